//! Counting: how many relations of a set have each value of a facet, and how many lie in each year.

use std::cell::OnceCell;

use entente_columns::{Bits, subtract};
use serde::Serialize;

use crate::pack::{Facet, UNDATED};
use crate::query::select::{Narrows, Selection};
use crate::store::Store;

/// A set of relations to be counted by several facets.
pub struct Heap {
    set: Bits,
    total: usize,
    /// Its members, or all others where those are fewer; made when a facet first needs them.
    ids: OnceCell<Vec<u32>>,
}

impl Heap {
    pub fn of(set: Bits) -> Heap {
        Heap { total: set.count(), set, ids: OnceCell::new() }
    }

    pub fn set(&self) -> &Bits {
        &self.set
    }

    pub fn total(&self) -> usize {
        self.total
    }

    /// How many of them have each value of a facet; in the last place, how many have none.
    ///
    /// Of all relations the counts are known. Of more than half of them those that are left out are counted, and taken
    /// from what is known.
    fn counts(&self, store: &Store, facet: Facet) -> Vec<u32> {
        let is_complement = self.total > store.len() / 2;
        let mut counts = match is_complement {
            true => store.all_counts(facet),
            false => vec![0; store.catalogue.len_of(facet) + 1],
        };
        if self.total == store.len() || self.total == 0 {
            return counts;
        }
        let n_others = if is_complement { store.len() - self.total } else { self.total };
        // Where the members are not listed yet, listing them takes as long as looking at each.
        let looks = if self.ids.get().is_some() { n_others } else { 2 * n_others };
        if let Some(counts) = store.count_by_value(facet, &self.set, looks) {
            return counts;
        }
        let ids = self.ids.get_or_init(|| self.set.ids(store.len(), is_complement));
        match is_complement {
            true => {
                let mut others = vec![0; counts.len()];
                store.count(facet, ids, &mut others);
                subtract(&mut counts, &others);
            }
            false => store.count(facet, ids, &mut counts),
        }
        counts
    }
}

impl Selection {
    /// The counts of a facet, taken from what all parts but its own keep; `all` is what all parts keep.
    pub fn counts(&self, store: &Store, facet: Facet, all: &Heap) -> Vec<u32> {
        let narrows = Narrows::Facet(facet);
        match self.is_narrowed(narrows) {
            true => Heap::of(self.without(narrows)).counts(store, facet),
            false => all.counts(store, facet),
        }
    }
}

/// How many relations are within a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct YearCount {
    pub year: i32,
    pub certain: u32,
    pub possible: u32,
}

/// How many relations are certainly, how many possibly within each year of the dataset's span.
pub fn histogram(store: &Store, within: &Bits) -> Vec<YearCount> {
    let Some((first, last)) = store.years() else {
        return Vec::new();
    };
    let calendar = store.calendar();
    let len = (last - first + 1) as usize;
    // What lies in one year stands between where the year begins and where the next one does. The rest is added one by
    // one: to the possible counts by their differences, +1 where a date may begin, -1 past where it may end.
    let mut spanning = calendar.spanning.clone();
    spanning.keep(within);
    let mut steps = vec![0i32; len + 1];
    let year_of = |day: i32| crate::date::Day(day).year();
    for id in spanning.iter() {
        let (earliest, latest) = store.days(id);
        if earliest == UNDATED {
            continue;
        }
        let from = if earliest == i32::MIN { first } else { year_of(earliest) };
        let to = if latest == i32::MAX { last } else { year_of(latest) };
        if to < first || from > last || from > to {
            continue;
        }
        steps[(from.clamp(first, last) - first) as usize] += 1;
        steps[(to.clamp(first, last) - first) as usize + 1] -= 1;
    }
    let mut possible = 0;
    let years = calendar.year_starts.windows(2).zip(&steps).zip(first..).map(|((ids, step), year)| {
        possible += step;
        let all = within.count_in(ids[0]..ids[1]);
        let certain = (all - spanning.count_in(ids[0]..ids[1])) as u32;
        YearCount { year, certain, possible: certain + possible as u32 }
    });
    years.collect()
}

//! Counting: how many relations of a set have each value of a facet, and how many lie in each year.

use std::borrow::Cow;
use std::cell::OnceCell;

use entente_columns::{Bits, subtract};
use serde::Serialize;

use crate::pack::{Facet, UNDATED};
use crate::query::select::{Counted, Narrows, Selection};
use crate::store::Store;

/// A set of relations to be counted by several facets.
pub struct Heap {
    set: Bits,
    total: usize,
    ground: Ground,
    /// How many relations are looked at for each facet.
    n_seen: usize,
    /// Those relations, made when a facet first needs them.
    ids: OnceCell<Vec<u32>>,
}

/// What is known beforehand, so that only the rest is looked at.
enum Ground {
    /// Nothing: every member is counted.
    Nothing,
    /// The counts of all relations, from which those that are no members are taken.
    All,
    /// The counts of one part of the query, from which likewise.
    Part(Counted),
}

impl Heap {
    /// What all parts of a selection keep.
    pub fn all(selection: &Selection) -> Heap {
        Heap::of(selection, selection.all(), None)
    }

    /// Some relations of which nothing is known beforehand.
    pub fn alone(set: Bits) -> Heap {
        let total = set.count();
        Heap { total, set, ground: Ground::Nothing, n_seen: total, ids: OnceCell::new() }
    }

    /// What the parts of a selection keep without those of a facet, or all of them.
    fn of(selection: &Selection, set: Bits, without: Option<Facet>) -> Heap {
        let total = set.count();
        let (mut ground, mut n_seen) = (Ground::Nothing, total);
        if selection.n() - total < n_seen {
            (ground, n_seen) = (Ground::All, selection.n() - total);
        }
        // Every member is in each of the parts.
        for part in selection.counted(without) {
            let n_others = part.total.saturating_sub(total);
            // Relations that are further apart take longer each.
            if 3 * n_others < n_seen {
                (ground, n_seen) = (Ground::Part(part.clone()), n_others);
            }
        }
        Heap { total, set, ground, n_seen, ids: OnceCell::new() }
    }

    pub fn set(&self) -> &Bits {
        &self.set
    }

    pub fn total(&self) -> usize {
        self.total
    }

    /// They, rising.
    pub fn ids(&self, store: &Store) -> Cow<'_, [u32]> {
        match self.ground {
            Ground::Nothing => Cow::Borrowed(self.ids.get_or_init(|| self.seen(store))),
            _ => Cow::Owned(self.set.ids(store.len(), false)),
        }
    }

    /// How many of them have each value of a facet; in the last place, how many have none.
    fn counts(&self, store: &Store, facet: Facet) -> Vec<u32> {
        let known = || match &self.ground {
            Ground::Nothing => vec![0; store.catalogue.len_of(facet) + 1],
            Ground::All => store.all_counts(facet),
            Ground::Part(part) => store.known_counts(facet, part.facet, &part.values),
        };
        if self.n_seen == 0 {
            return known();
        }
        // Where they are not listed yet, listing them takes as long as looking at each.
        let looks = if self.ids.get().is_some() { self.n_seen } else { 2 * self.n_seen };
        if let Some(counts) = store.count_by_value(facet, &self.set, looks) {
            return counts;
        }
        let ids = self.ids.get_or_init(|| self.seen(store));
        let mut counts = known();
        if let Ground::Nothing = self.ground {
            store.count(facet, ids, &mut counts);
            return counts;
        }
        let mut others = vec![0; counts.len()];
        store.count(facet, ids, &mut others);
        subtract(&mut counts, &others);
        counts
    }

    /// The relations to be counted, or to be taken from what is known; one may have to be taken several times.
    fn seen(&self, store: &Store) -> Vec<u32> {
        let n = store.len();
        let Ground::Part(part) = &self.ground else {
            return self.set.ids(n, matches!(self.ground, Ground::All));
        };
        let mut rest = Bits::clone(&part.set);
        rest.remove(&self.set);
        let mut ids = rest.ids(n, false);
        // What has a second value, or a third, is in what is known once more.
        let mut before = Bits::none(n);
        for value in &part.values {
            if ids.len() >= self.n_seen {
                break;
            }
            let having = store.any_of(part.facet, &[*value]);
            let mut again = before.clone();
            again.keep(&having);
            ids.extend(again.ids(n, false));
            before.add(&having);
        }
        ids
    }
}

impl Selection {
    /// The counts of a facet, taken from what all parts but its own keep; `all` is what all parts keep.
    pub fn counts(&self, store: &Store, facet: Facet, all: &Heap) -> Vec<u32> {
        let narrows = Narrows::Facet(facet);
        match self.is_narrowed(narrows) {
            true => Heap::of(self, self.without(narrows), Some(facet)).counts(store, facet),
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

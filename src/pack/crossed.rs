//! What is counted beforehand: of each value that many relations have, how many of them have each value of each facet.
//!
//! Who chooses one kind out of a million relations would wait while a quarter of them is looked at, once for each facet.
//! Those counts never change. So they are kept with the indexes, for the values that take the longest: some hundred and
//! fifty at a million relations, in a hundredth of the pack. What is chosen besides is counted as the difference
//! (`query/count.rs`).

use entente_columns::{Column, Malformed, Postings, Reader, Writer};

use super::Facet;
use super::facets::Values;

/// The counts of the values that many relations have.
#[derive(Default)]
pub struct Crossed {
    /// The values, in the order of [`Facet::ALL`] and of their numbers, and where the counts of each begin: for each facet
    /// two columns, the values that occur with it and how many relations have each. Where most values do, the first is left
    /// out. The value after the last stands for none.
    rows: Vec<((Facet, u32), u32)>,
}

/// A value is worth its counts where one relation in so many has it, and no fewer than these: what is sooner counted than
/// looked up takes no room.
const MANY: usize = 128;
const FEW: usize = 1 << 10;

/// The made-up datasets of tests are small, and their counts are kept all the same.
fn least(n: usize) -> usize {
    if cfg!(debug_assertions) && n < 1000 { 4 } else { (n / MANY).max(FEW) }
}

impl Crossed {
    /// Reads the counts of each value that so many relations have as the pack says.
    pub fn read(from: &mut Reader<'_>, postings: &[Postings], lens: &[usize]) -> Result<Crossed, Malformed> {
        let least = from.number()? as usize;
        let mut rows = Vec::new();
        for place in places(from.bytes(), postings, least) {
            rows.push((place, from.take(0)? as u32));
            for len in lens {
                let (values, counts) = (from.any_column()?, from.any_column()?);
                if counts.len() != if values.is_empty() { len + 1 } else { values.len() } {
                    return Err(from.malformed("has counts that do not fit"));
                }
            }
        }
        Ok(Crossed { rows })
    }

    /// Whether the counts of a value are known.
    pub fn has(&self, facet: Facet, value: u32) -> bool {
        self.start((facet, value)).is_some()
    }

    /// Adds how many relations with a value have each value of another facet.
    pub fn add(&self, bytes: &[u8], place: (Facet, u32), other: Facet, counts: &mut [u32]) {
        let Some(start) = self.start(place) else { return };
        let mut from = Reader::new(bytes, start..bytes.len(), "indexes", true);
        let mut column = || from.any_column().unwrap_or_default();
        let columns = (0..=other as usize).fold([Column::default(); 2], |_, _| [column(), column()]);
        let [values, known] = columns;
        if values.is_empty() {
            return known.add_to(bytes, counts);
        }
        for (value, more) in values.iter(bytes, 0..values.len()).zip(known.iter(bytes, 0..known.len())) {
            if let Some(count) = counts.get_mut(value as usize) {
                *count = count.saturating_add(more);
            }
        }
    }

    fn start(&self, place: (Facet, u32)) -> Option<usize> {
        self.rows.binary_search_by_key(&place, |row| row.0).ok().map(|at| self.rows[at].1 as usize)
    }
}

/// Counts, and writes the counts. `values` are those of each facet and the bytes they lie in; the postings lie in `bytes`.
pub fn write(values: &[(&[u8], Values)], bytes: &[u8], postings: &[Postings], n: usize) -> Writer {
    let least = least(n);
    let mut out = Writer::default();
    out.number(least as u32);
    for (facet, value) in places(bytes, postings, least) {
        let ids: Vec<u32> = postings[facet as usize].iter(bytes, value as usize).collect();
        for (&(bytes, values), postings) in values.iter().zip(postings) {
            let mut counts = vec![0; postings.len()];
            values.count(bytes, &ids, &mut counts);
            let mut occurring: Vec<u32> = (0..counts.len() as u32).filter(|&at| counts[at as usize] > 0).collect();
            match 2 * occurring.len() < counts.len() {
                true => counts.retain(|&count| count > 0),
                false => occurring.clear(),
            }
            out.numbers(&occurring);
            out.numbers(&counts);
        }
    }
    out
}

/// The values that so many relations have.
fn places<'a>(bytes: &'a [u8], postings: &'a [Postings], least: usize) -> impl Iterator<Item = (Facet, u32)> + use<'a> {
    Facet::ALL.into_iter().zip(postings).flat_map(move |(facet, postings)| {
        let is_one = move |&value: &usize| postings.count(bytes, value) >= least;
        (0..postings.len()).filter(is_one).map(move |value| (facet, value as u32))
    })
}

//! Scores of the relations that hold a word: the weights of its postings added up, then what each sum is worth.

use crate::column::Column;
use crate::postings::Postings;

/// The weights of one word of a query at some relations.
///
/// Where many relations are asked about, every posting is added into a table over all relations; where few are, each of
/// them is looked up in each list. Both add the same numbers.
pub struct Weights<'a> {
    ids: &'a [u32],
    /// By id, or by place in `ids`.
    sums: Vec<u16>,
    is_by_id: bool,
}

/// How many postings are added in the time of one look into a list.
const LOOK: usize = 8;

impl Weights<'_> {
    /// No weights yet, at `ids` out of `n`; so many lists with so many postings will follow.
    pub fn new(ids: &[u32], n: usize, lists: usize, postings: usize) -> Weights<'_> {
        let is_by_id = ids.len() * lists * LOOK > postings + n / 32;
        Weights { ids, sums: vec![0; if is_by_id { n } else { ids.len() }], is_by_id }
    }

    /// Adds a weight at each relation of a list.
    pub fn add(&mut self, bytes: &[u8], postings: Postings, list: usize, weight: u16) {
        if self.is_by_id {
            return postings.weigh(bytes, list, weight, &mut self.sums);
        }
        for (sum, &id) in self.sums.iter_mut().zip(self.ids) {
            if postings.contains(bytes, list, id) {
                *sum = sum.saturating_add(weight);
            }
        }
    }

    /// Adds a weight at one relation.
    pub fn add_at(&mut self, id: u32, weight: u16) {
        let at = if self.is_by_id { Some(id as usize) } else { self.ids.binary_search(&id).ok() };
        if let Some(sum) = at.and_then(|at| self.sums.get_mut(at)) {
            *sum = sum.saturating_add(weight);
        }
    }

    /// Adds to the score of each relation what its sum is worth, given the length of its text.
    #[inline(never)]
    pub fn score(&self, bytes: &[u8], lengths: Column, worth: &mut dyn FnMut(u16, u32) -> u32, scores: &mut [u32]) {
        // A sum and a length are small numbers that come again and again, and what they are worth takes divisions.
        if self.ids.len() > MANY && lengths.width == 1 {
            return self.score_known(lengths.slice(bytes), worth, scores);
        }
        for (at, (&id, score)) in self.ids.iter().zip(scores).enumerate() {
            let sum = self.sum(at, id);
            if sum > 0 {
                *score = score.saturating_add(worth(sum, lengths.get(bytes, id as usize)));
            }
        }
    }

    fn score_known(&self, lengths: &[u8], worth: &mut dyn FnMut(u16, u32) -> u32, scores: &mut [u32]) {
        let mut known = vec![UNKNOWN; 1 << 16];
        for (at, (&id, score)) in self.ids.iter().zip(scores).enumerate() {
            let sum = self.sum(at, id);
            let Some(&length) = lengths.get(id as usize).filter(|_| sum > 0) else {
                continue;
            };
            let added = match known.get_mut(usize::from(sum) << 8 | usize::from(length)) {
                Some(known) => {
                    if *known == UNKNOWN {
                        *known = worth(sum, u32::from(length));
                    }
                    *known
                }
                None => worth(sum, u32::from(length)),
            };
            *score = score.saturating_add(added);
        }
    }

    #[inline(always)]
    fn sum(&self, at: usize, id: u32) -> u16 {
        let at = if self.is_by_id { id as usize } else { at };
        self.sums.get(at).copied().unwrap_or(0)
    }
}

const UNKNOWN: u32 = u32::MAX;

/// So many relations are worth a table of what sums and lengths are worth.
const MANY: usize = 1 << 12;

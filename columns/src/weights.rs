//! Scores of the relations that hold a word: the weights of its postings added up, then what each sum is worth.

use crate::best::Least;
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
    pub fn score(&self, bytes: &[u8], lengths: Column, worth: Worth, scores: &mut [u32]) {
        let mut known = Known::new(self.ids.len(), worth);
        for (at, (&id, score)) in self.ids.iter().zip(scores).enumerate() {
            let sum = self.sum(at, id);
            if sum > 0 {
                *score = score.saturating_add(known.worth(sum, lengths.get(bytes, id as usize)));
            }
        }
    }

    /// The `k` relations of the highest worth, the highest first; of equal worth the highest id first. The same as
    /// [`Weights::score`] and then [`crate::best_scored`], for one word.
    ///
    /// What a sum is worth grows with the sum and shrinks with the length. So once `k` are found, a relation whose sum would
    /// not do even in the shortest text is passed over with one look.
    #[inline(never)]
    pub fn best(&self, bytes: &[u8], lengths: Column, shortest: u32, worth: Worth, k: usize) -> Vec<u32> {
        let mut known = Known::new(self.ids.len(), worth);
        let mut least = Least::new(k);
        let mut floor = 0;
        for (at, &id) in self.ids.iter().enumerate() {
            let sum = self.sum(at, id);
            if sum < floor {
                continue;
            }
            let score = if sum == 0 { 0 } else { known.worth(sum, lengths.get(bytes, id as usize)) };
            if least.see_scored(id, score)
                && let Some(bound) = least.lowest_score()
            {
                while floor < sum && known.worth(floor, shortest) < bound {
                    floor += 1;
                }
            }
        }
        least.scored()
    }

    #[inline(always)]
    fn sum(&self, at: usize, id: u32) -> u16 {
        let at = if self.is_by_id { id as usize } else { at };
        self.sums.get(at).copied().unwrap_or(0)
    }
}

/// What a sum of weights is worth in a text of some length.
pub type Worth<'a> = &'a mut dyn FnMut(u16, u32) -> u32;

/// What sums and lengths are worth. They are small numbers that come again and again, and their worth takes divisions; so it
/// is noted where many relations ask for it.
struct Known<'a> {
    worth: Worth<'a>,
    noted: Vec<u32>,
}

/// So many relations are worth the notes.
const MANY: usize = 1 << 12;

const UNKNOWN: u32 = u32::MAX;

impl Known<'_> {
    fn new(n: usize, worth: Worth<'_>) -> Known<'_> {
        Known { worth, noted: if n > MANY { vec![UNKNOWN; 1 << 16] } else { Vec::new() } }
    }

    #[inline(always)]
    fn worth(&mut self, sum: u16, length: u32) -> u32 {
        match self.noted.get_mut(usize::from(sum) << 8 | length as usize).filter(|_| length < 256) {
            Some(noted) => {
                if *noted == UNKNOWN {
                    *noted = (self.worth)(sum, length);
                }
                *noted
            }
            None => (self.worth)(sum, length),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Reader, Writer, best_scored};

    #[test]
    fn the_best_are_those_of_the_highest_scores() {
        let n = 20_000;
        let every = |step: usize, from: usize| (from..n).step_by(step).map(|id| id as u32).collect::<Vec<u32>>();
        let lists = [every(1, 0), every(7, 3), every(61, 5), every(997, 11)];
        let mut out = Writer::default();
        out.postings(n, &lists);
        out.column((0..n as u32).map(|id| 12 + id * 7919 % 19));
        let bytes = out.bytes;
        let mut reader = Reader::new(&bytes, 0..bytes.len(), "lists", false);
        let postings = reader.postings(Some(lists.len()), n).expect("it was written a moment ago");
        let lengths = reader.column(n, 64).expect("it was written a moment ago");
        let mut worth = |sum: u16, length: u32| u32::from(sum) * 1000 / (u32::from(sum) + length);
        // All relations, some, few; so many that sums stand by id, so few that they stand by place.
        for ids in [every(1, 0), every(3, 1), every(500, 7), vec![], vec![11]] {
            let mut weights = Weights::new(&ids, n, lists.len(), lists.iter().map(Vec::len).sum());
            for (list, weight) in [4, 12, 3, 40].into_iter().enumerate() {
                weights.add(&bytes, postings, list, weight);
            }
            weights.add_at(11, 500);
            let mut scores = vec![0; ids.len()];
            weights.score(&bytes, lengths, &mut worth, &mut scores);
            for (&id, &score) in ids.iter().zip(&scores) {
                let held = lists.iter().zip([4, 12, 3, 40]).filter(|(list, _)| list.contains(&id));
                let sum = held.map(|(_, weight)| weight).sum::<u16>() + if id == 11 { 500 } else { 0 };
                assert_eq!(score, worth(sum, lengths.get(&bytes, id as usize)), "{id}");
            }
            for k in [0, 1, 20, 5000] {
                assert_eq!(weights.best(&bytes, lengths, 12, &mut worth, k), best_scored(&ids, &scores, k));
            }
        }
    }
}

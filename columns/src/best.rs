//! The first of many in some order, without sorting the rest.

use std::collections::BinaryHeap;

use crate::column::Column;

/// The `k` ids of the highest scores, the highest first; of equal scores the highest id first.
#[inline(never)]
pub fn best_scored(ids: &[u32], scores: &[u32], k: usize) -> Vec<u32> {
    let mut least = Least::new(k);
    for (&id, &score) in ids.iter().zip(scores) {
        least.see_scored(id, score);
    }
    least.scored()
}

/// The `k` ids of the lowest ranks, the lowest first.
#[inline(never)]
pub fn lowest_ranked(bytes: &[u8], ranks: Column, ids: &[u32], k: usize) -> Vec<u32> {
    let mut least = Least::new(k);
    for &id in ids {
        least.see(u64::from(ranks.get(bytes, id as usize)) << 32 | u64::from(id));
    }
    least.places().map(|place| place as u32).collect()
}

/// The least of the numbers that were seen.
pub(crate) struct Least {
    k: usize,
    /// The greatest of them is on top.
    heap: BinaryHeap<u64>,
    /// What is greater than this is none of them.
    bound: u64,
}

impl Least {
    pub fn new(k: usize) -> Least {
        Least { k, heap: BinaryHeap::new(), bound: if k == 0 { 0 } else { u64::MAX } }
    }

    /// Whether it is among the least, so far.
    #[inline(always)]
    fn see(&mut self, place: u64) -> bool {
        let is_among = place <= self.bound;
        if is_among {
            self.take(place);
        }
        is_among
    }

    /// A relation by its score: the highest comes first, of equal ones the highest id.
    #[inline(always)]
    pub fn see_scored(&mut self, id: u32, score: u32) -> bool {
        self.see(u64::from(u32::MAX - score) << 32 | u64::from(u32::MAX - id))
    }

    /// The lowest score among those kept, once there are enough.
    pub fn lowest_score(&self) -> Option<u32> {
        let greatest = self.heap.peek().filter(|_| self.heap.len() == self.k)?;
        Some(u32::MAX - (greatest >> 32) as u32)
    }

    /// The relations that were seen with scores, in order.
    pub fn scored(self) -> Vec<u32> {
        self.places().map(|place| u32::MAX - place as u32).collect()
    }

    #[inline(never)]
    fn take(&mut self, place: u64) {
        self.heap.push(place);
        if self.heap.len() > self.k {
            self.heap.pop();
        }
        if self.heap.len() == self.k {
            self.bound = self.heap.peek().copied().unwrap_or(0);
        }
    }

    /// They, rising.
    fn places(self) -> impl Iterator<Item = u64> {
        self.heap.into_sorted_vec().into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_come_first_and_of_equals_the_newer() {
        let ids: Vec<u32> = (0..1000).collect();
        let scores: Vec<u32> = ids.iter().map(|id| id * 7919 % 13).collect();
        let mut all = ids.clone();
        all.sort_by_key(|&id| (u32::MAX - scores[id as usize], u32::MAX - id));
        for k in [0, 1, 20, 999, 1000, 2000] {
            assert_eq!(best_scored(&ids, &scores, k), all[..k.min(1000)]);
        }
    }
}

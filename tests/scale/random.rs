//! Numbers without a pattern, the same on every run and every machine.

use std::cell::Cell;

/// SplitMix64 (Steele, Lea and Flood 2014).
///
/// It is drawn from behind a shared reference, so that an argument can be drawn while another is.
pub struct Random(Cell<u64>);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(Cell::new(seed))
    }

    pub fn next(&self) -> u64 {
        self.0.set(self.0.get().wrapping_add(0x9e37_79b9_7f4a_7c15));
        let mixed = (self.0.get() ^ self.0.get() >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A number from 0, below `n`.
    pub fn below(&self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// True so many times in a hundred.
    pub fn chance(&self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of a list.
    pub fn of<'a, T>(&self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// Something, so many times in a hundred.
    pub fn maybe<T>(&self, percent: usize, draw: impl FnOnce(&Random) -> T) -> Option<T> {
        self.chance(percent).then(|| draw(self))
    }

    /// So many of them at most.
    pub fn some<T>(&self, most: usize, draw: impl Fn(&Random) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| draw(self)).collect()
    }
}

/// Draws a place in a list, the first far more often than the last (Zipf), in whole numbers.
pub struct Zipf(Vec<u64>);

impl Zipf {
    pub fn new(n: usize) -> Zipf {
        let sums = (1..=n as u64).scan(0, |sum, rank| {
            *sum += (1 << 32) / rank;
            Some(*sum)
        });
        Zipf(sums.collect())
    }

    pub fn draw(&self, random: &Random) -> usize {
        let total = self.0.last().copied().unwrap_or(1);
        let at = random.next() % total;
        self.0.partition_point(|sum| *sum <= at)
    }
}

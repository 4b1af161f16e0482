//! Sets of relations, one bit each.

use std::ops::Range;

/// A set of relations of one store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// The empty set over `n` relations.
    pub fn none(n: usize) -> Bits {
        Bits(vec![0; n.div_ceil(64)])
    }

    /// All of `n` relations.
    pub fn all(n: usize) -> Bits {
        Bits::span(n, 0..n)
    }

    /// The relations of a range of ids out of `n`.
    pub fn span(n: usize, range: Range<usize>) -> Bits {
        let mut bits = Bits::none(n);
        bits.fill(range);
        bits
    }

    /// The set of some relations out of `n`; an id past the end is left out.
    pub fn of(n: usize, mut ids: impl Iterator<Item = u32>) -> Bits {
        Bits::of_all(n, &mut ids)
    }

    /// Behind a pointer, or each iterator would bring a loop of its own.
    fn of_all(n: usize, ids: &mut dyn Iterator<Item = u32>) -> Bits {
        let mut bits = Bits::none(n);
        for id in ids {
            bits.insert(id);
        }
        bits
    }

    pub fn insert(&mut self, id: u32) {
        if let Some(word) = self.0.get_mut(id as usize / 64) {
            *word |= 1 << (id % 64);
        }
    }

    /// Adds a range of ids; what is past the end of the last word is left out.
    #[inline(never)]
    pub fn fill(&mut self, range: Range<usize>) {
        for_words(range, self.0.len(), |index, mask| self.0[index] |= mask);
    }

    pub fn contains(&self, id: u32) -> bool {
        self.0.get(id as usize / 64).is_some_and(|word| word >> (id % 64) & 1 == 1)
    }

    /// Keeps what is in the other set too.
    #[inline(never)]
    pub fn keep(&mut self, other: &Bits) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }

    /// Leaves out what is in the other set.
    #[inline(never)]
    pub fn remove(&mut self, other: &Bits) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= !other;
        }
    }

    /// Adds what is in the other set.
    #[inline(never)]
    pub fn add(&mut self, other: &Bits) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|&word| word == 0)
    }

    #[inline(never)]
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many members are within a range of ids.
    #[inline(never)]
    pub fn count_in(&self, range: Range<usize>) -> usize {
        let mut count = 0;
        for_words(range, self.0.len(), |index, mask| count += (self.0[index] & mask).count_ones() as usize);
        count
    }

    /// How many members are in the other set too.
    #[inline(never)]
    pub fn count_common(&self, other: &Bits) -> usize {
        self.0.iter().zip(&other.0).map(|(word, other)| (word & other).count_ones() as usize).sum()
    }

    /// The members, rising; or, of `n` relations, those that are no members.
    #[inline(never)]
    pub fn ids(&self, n: usize, is_complement: bool) -> Vec<u32> {
        let flip = if is_complement { !0 } else { 0 };
        let count = self.count();
        let mut ids = Vec::with_capacity(if is_complement { n.saturating_sub(count) } else { count });
        for (index, &word) in self.0.iter().enumerate() {
            let base = 64 * index as u32;
            let mut word = word ^ flip;
            while word != 0 {
                ids.push(base + word.trailing_zeros());
                word &= word - 1;
            }
        }
        while ids.last().is_some_and(|&id| id as usize >= n) {
            ids.pop();
        }
        ids
    }

    /// The members, rising.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = u32> + '_ {
        self.0.iter().enumerate().flat_map(|(index, &word)| Members { word, base: 64 * index as u32 })
    }

    pub(crate) fn words(&self) -> &[u64] {
        &self.0
    }

    pub(crate) fn words_mut(&mut self) -> &mut [u64] {
        &mut self.0
    }
}

/// Shows the words that a range of ids touches, each with the bits of the range.
#[inline(always)]
fn for_words(range: Range<usize>, n_words: usize, mut see: impl FnMut(usize, u64)) {
    let end = range.end.min(64 * n_words);
    if range.start >= end {
        return;
    }
    let (first, last) = (range.start / 64, (end - 1) / 64);
    let (head, tail) = (!0 << (range.start % 64), !0 >> (63 - (end - 1) % 64));
    if first == last {
        return see(first, head & tail);
    }
    see(first, head);
    (first + 1..last).for_each(|index| see(index, !0));
    see(last, tail);
}

/// The members of one word.
struct Members {
    word: u64,
    base: u32,
}

impl Iterator for Members {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let bit = self.word.trailing_zeros();
        self.word &= self.word.checked_sub(1)?;
        Some(self.base + bit)
    }
}

impl DoubleEndedIterator for Members {
    fn next_back(&mut self) -> Option<u32> {
        let bit = 63u32.checked_sub(self.word.leading_zeros())?;
        self.word &= !(1 << bit);
        Some(self.base + bit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_come_in_order_from_both_ends() {
        let ids = [0, 1, 63, 64, 130];
        let bits = Bits::of(131, ids.into_iter());
        assert_eq!(bits.iter().collect::<Vec<_>>(), ids);
        assert!(bits.iter().rev().eq(ids.into_iter().rev()));
        assert_eq!(bits.count(), 5);
        assert_eq!(bits.ids(131, false), ids);
        assert_eq!(bits.ids(131, true).len(), 126);
    }

    #[test]
    fn all_has_no_member_past_the_end() {
        for n in [0, 1, 63, 64, 65] {
            assert_eq!(Bits::all(n).count(), n);
            assert!(Bits::none(n).ids(n, true).into_iter().eq(0..n as u32));
        }
    }

    #[test]
    fn a_span_is_what_lies_between() {
        for (from, to) in [(0, 0), (5, 5), (5, 6), (0, 64), (3, 64), (64, 128), (10, 130), (63, 65), (7, 1000)] {
            let span = Bits::span(200, from..to);
            let to = to.min(256);
            assert!(span.iter().eq(from as u32..to.max(from) as u32), "{from}..{to}");
            let all = Bits::all(200);
            assert_eq!(all.count_in(from..to), to.min(200).saturating_sub(from));
        }
    }
}

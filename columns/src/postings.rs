//! Postings: for each of many values the relations that have it.
//!
//! A value that many relations have is a set of bits, since that is shorter than a list and joins another set a word at
//! a time. A rarer one is a list of the low sixteen bits of its ids, cut into runs that share the high ones:
//!
//! ```text
//! dense   (more than one in 32)  ⌈n / 64⌉ words of eight bytes
//! sparse  { high u16 · count - 1 u16 · count × low u16 }
//! ```

use crate::bits::Bits;
use crate::column::{Column, Strings};
use crate::search::count_before;

/// Where postings lie, out of `n` relations.
#[derive(Clone, Copy, Debug, Default)]
pub struct Postings {
    pub(crate) n: usize,
    pub(crate) lens: Column,
    pub(crate) lists: Strings,
}

/// One relation in so many makes a list dense.
const DENSE: usize = 32;

fn is_dense(len: usize, n: usize) -> bool {
    len > n / DENSE
}

impl Postings {
    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.lens.len
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many relations are in a list.
    #[inline]
    pub fn count(&self, bytes: &[u8], list: usize) -> usize {
        self.lens.get(bytes, list) as usize
    }

    /// How many relations are in each list.
    pub fn counts(&self) -> Column {
        self.lens
    }

    /// The relations of a list, rising.
    pub fn iter<'a>(&self, bytes: &'a [u8], list: usize) -> Members<'a> {
        let slice = self.lists.bytes(bytes, list);
        match is_dense(self.count(bytes, list), self.n) {
            true => Members { rest: slice, kind: Kind::Dense { word: 0, base: 0 } },
            false => Members { rest: slice, kind: Kind::Sparse { left: 0, high: 0 } },
        }
    }

    /// Adds the relations of a list to a set.
    #[inline(never)]
    pub fn add_to(&self, bytes: &[u8], list: usize, set: &mut Bits) {
        let slice = self.lists.bytes(bytes, list);
        if is_dense(self.count(bytes, list), self.n) {
            for (word, other) in set.words_mut().iter_mut().zip(slice.chunks_exact(8)) {
                *word |= read_word(other);
            }
            return;
        }
        runs(slice, |high, lows| {
            // All ids of a run lie in 1,024 words on end.
            let from = (high as usize) << 10;
            let all = set.words_mut();
            let end = all.len().min(from + 1024);
            let words = all.get_mut(from..end).unwrap_or_default();
            for &low in lows {
                let low = usize::from(u16::from_le_bytes(low));
                if let Some(word) = words.get_mut(low >> 6) {
                    *word |= 1 << (low & 63);
                }
            }
        });
    }

    /// How many relations of a list are in a set.
    #[inline(never)]
    pub fn count_common(&self, bytes: &[u8], list: usize, set: &Bits) -> usize {
        let slice = self.lists.bytes(bytes, list);
        let mut count = 0;
        if is_dense(self.count(bytes, list), self.n) {
            for (word, other) in set.words().iter().zip(slice.chunks_exact(8)) {
                count += (word & read_word(other)).count_ones() as usize;
            }
            return count;
        }
        runs(slice, |high, lows| {
            let words = set.words().get((high as usize) << 10..).unwrap_or_default();
            for &low in lows {
                let low = usize::from(u16::from_le_bytes(low));
                count += words.get(low >> 6).map_or(0, |word| (word >> (low & 63) & 1) as usize);
            }
        });
        count
    }

    /// About how long it takes to count all lists in a set, in the time of one look at one relation.
    pub fn cost(&self, bytes: &[u8]) -> usize {
        let cost = |len: usize| if is_dense(len, self.n) { self.n / 64 } else { len };
        (0..self.len()).map(|list| cost(self.count(bytes, list))).sum()
    }

    /// Adds a weight at each relation of a list.
    #[inline(never)]
    pub(crate) fn weigh(&self, bytes: &[u8], list: usize, weight: u16, sums: &mut [u16]) {
        let slice = self.lists.bytes(bytes, list);
        if is_dense(self.count(bytes, list), self.n) {
            for (sums, word) in sums.chunks_mut(64).zip(slice.chunks_exact(8)) {
                let mut word = read_word(word);
                while word != 0 {
                    if let Some(sum) = sums.get_mut(word.trailing_zeros() as usize) {
                        *sum = sum.saturating_add(weight);
                    }
                    word &= word - 1;
                }
            }
            return;
        }
        runs(slice, |high, lows| {
            let sums = sums.get_mut((high as usize) << 16..).unwrap_or_default();
            for &low in lows {
                let low = usize::from(u16::from_le_bytes(low));
                if let Some(sum) = sums.get_mut(low) {
                    *sum = sum.saturating_add(weight);
                }
            }
        });
    }

    /// Whether a relation is in a list.
    #[inline(never)]
    pub fn contains(&self, bytes: &[u8], list: usize, id: u32) -> bool {
        let slice = self.lists.bytes(bytes, list);
        if is_dense(self.count(bytes, list), self.n) {
            let at = id as usize / 64 * 8;
            return slice.get(at..at + 8).is_some_and(|word| read_word(word) >> (id % 64) & 1 == 1);
        }
        let mut is_found = false;
        runs(slice, |high, lows| {
            if high == id >> 16 {
                let at = count_before(lows.len(), |at| u16::from_le_bytes(lows[at]) < id as u16);
                is_found = lows.get(at).is_some_and(|&low| u16::from_le_bytes(low) == id as u16);
            }
        });
        is_found
    }

    /// What is wrong with a list, if anything.
    #[inline(never)]
    pub(crate) fn fault(&self, bytes: &[u8], list: usize) -> Option<&'static str> {
        let (slice, len) = (self.lists.bytes(bytes, list), self.count(bytes, list));
        if len > self.n {
            return Some("has more postings than relations");
        }
        if is_dense(len, self.n) {
            let count: usize = slice.chunks_exact(8).map(|word| read_word(word).count_ones() as usize).sum();
            let beyond = match (self.n % 64, slice.chunks_exact(8).last()) {
                (1.., Some(last)) => read_word(last) >> (self.n % 64),
                _ => 0,
            };
            let is_sound = slice.len() == self.n.div_ceil(64) * 8 && count == len && beyond == 0;
            return (!is_sound).then_some("has a set of postings that does not fit");
        }
        let (mut rest, mut next, mut count) = (slice, 0, 0);
        while !rest.is_empty() {
            let Some((high, lows, tail)) = run(rest) else {
                return Some("has postings that are cut short");
            };
            for &low in lows {
                let id = u64::from(high) << 16 | u64::from(u16::from_le_bytes(low));
                if id < next {
                    return Some("has postings out of order");
                }
                next = id + 1;
            }
            count += lows.len();
            rest = tail;
        }
        match count == len && next <= self.n as u64 {
            true => None,
            false => Some("points past the end of its list"),
        }
    }
}

/// Writes one list.
pub(crate) fn write(ids: &[u32], n: usize, out: &mut Vec<u8>) {
    if is_dense(ids.len(), n) {
        let set = Bits::of(n, ids.iter().copied());
        out.extend(set.words().iter().flat_map(|word| word.to_le_bytes()));
        return;
    }
    for run in ids.chunk_by(|a, b| a >> 16 == b >> 16) {
        out.extend(((run[0] >> 16) as u16).to_le_bytes());
        out.extend(((run.len() - 1) as u16).to_le_bytes());
        out.extend(run.iter().flat_map(|&id| (id as u16).to_le_bytes()));
    }
}

fn read_word(word: &[u8]) -> u64 {
    word.try_into().map_or(0, u64::from_le_bytes)
}

/// A run of a sparse list: the high bits that its ids share, the low ones of each, and what follows.
type Run<'a> = (u32, &'a [[u8; 2]], &'a [u8]);

/// The first run of a sparse list.
fn run(bytes: &[u8]) -> Option<Run<'_>> {
    let (&[a, b, c, d], rest) = bytes.split_first_chunk::<4>()?;
    let len = 2 * (usize::from(u16::from_le_bytes([c, d])) + 1);
    let (lows, rest) = rest.split_at_checked(len)?;
    Some((u32::from(u16::from_le_bytes([a, b])), lows.as_chunks().0, rest))
}

fn runs(mut bytes: &[u8], mut see: impl FnMut(u32, &[[u8; 2]])) {
    while let Some((high, lows, rest)) = run(bytes) {
        see(high, lows);
        bytes = rest;
    }
}

/// The relations of one list, rising.
pub struct Members<'a> {
    rest: &'a [u8],
    kind: Kind,
}

enum Kind {
    /// What is left of the last word, and the id of the next word's first bit.
    Dense { word: u64, base: u32 },
    /// How many ids are left of a run, and their high bits.
    Sparse { left: u32, high: u32 },
}

impl Iterator for Members<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        match &mut self.kind {
            Kind::Dense { word, base } => {
                while *word == 0 {
                    let (next, rest) = self.rest.split_first_chunk::<8>()?;
                    (*word, self.rest) = (u64::from_le_bytes(*next), rest);
                    *base += 64;
                }
                let id = *base - 64 + word.trailing_zeros();
                *word &= *word - 1;
                Some(id)
            }
            Kind::Sparse { left, high } => {
                if *left == 0 {
                    let (&[a, b, c, d], rest) = self.rest.split_first_chunk::<4>()?;
                    self.rest = rest;
                    *high = u32::from(u16::from_le_bytes([a, b])) << 16;
                    *left = u32::from(u16::from_le_bytes([c, d])) + 1;
                }
                let (&low, rest) = self.rest.split_first_chunk::<2>()?;
                self.rest = rest;
                *left -= 1;
                Some(*high | u32::from(u16::from_le_bytes(low)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Bits, Reader, Writer};

    #[test]
    fn what_is_written_is_read_again() {
        for n in [1usize, 63, 64, 1000, 65_536, 200_000] {
            let every = |step: usize| (0..n as u32).step_by(step).collect::<Vec<u32>>();
            let lists = [every(1), every(3), every(31), every(33), every(1000), vec![], vec![n as u32 - 1]];
            let mut out = Writer::default();
            out.postings(n, &lists);
            let bytes = out.bytes;
            let mut reader = Reader::new(&bytes, 0..bytes.len(), "lists", false);
            let postings = reader.postings(Some(lists.len()), n).expect("it was written a moment ago");
            for (index, list) in lists.iter().enumerate() {
                assert_eq!(postings.count(&bytes, index), list.len());
                assert_eq!(postings.iter(&bytes, index).collect::<Vec<u32>>(), *list);
                let mut set = Bits::none(n);
                postings.add_to(&bytes, index, &mut set);
                assert_eq!(set, Bits::of(n, list.iter().copied()));
                for id in (0..n as u32).step_by(7) {
                    assert_eq!(postings.contains(&bytes, index, id), set.contains(id), "{id} of {n}");
                }
                let thirds = Bits::of(n, (0..n as u32).step_by(3));
                assert_eq!(postings.count_common(&bytes, index, &thirds), set.count_common(&thirds));
                let mut sums = vec![0; n];
                postings.weigh(&bytes, index, 3, &mut sums);
                assert!((0..n).all(|id| sums[id] == if set.contains(id as u32) { 3 } else { 0 }));
            }
        }
    }
}

//! The plain shapes: a column of numbers, lists of numbers, strings.
//!
//! Numbers are little-endian and of as few bytes as the largest of their column allows. A shape is written once by the
//! packer and checked once at opening; after that a value is read where it lies, nothing is rebuilt.

use std::ops::Range;

use crate::search::count_before;

/// Where a column of numbers lies. Width 0 means that every number is 0.
#[derive(Clone, Copy, Debug, Default)]
pub struct Column {
    pub(crate) start: usize,
    pub(crate) width: usize,
    pub(crate) len: usize,
}

impl Column {
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The number at a position; 0 past the end, which opening has ruled out.
    #[inline]
    pub fn get(&self, bytes: &[u8], index: usize) -> u32 {
        let at = self.start + index * self.width;
        match (self.width, bytes.get(at..at + self.width)) {
            (1, Some(&[a])) => u32::from(a),
            (2, Some(&[a, b])) => u32::from(u16::from_le_bytes([a, b])),
            (3, Some(&[a, b, c])) => u32::from_le_bytes([a, b, c, 0]),
            (4, Some(&[a, b, c, d])) => u32::from_le_bytes([a, b, c, d]),
            _ => 0,
        }
    }

    /// The numbers of a range of positions, in order.
    #[inline]
    pub fn iter<'a>(&self, bytes: &'a [u8], range: Range<usize>) -> impl Iterator<Item = u32> + use<'a> {
        let column = *self;
        range.map(move |index| column.get(bytes, index))
    }

    /// The bytes of all numbers on end.
    pub(crate) fn slice<'a>(&self, bytes: &'a [u8]) -> &'a [u8] {
        bytes.get(self.start..self.start + self.len * self.width).unwrap_or_default()
    }

    /// Adds each number to the one at its place in a list.
    #[inline(never)]
    pub fn add_to(&self, bytes: &[u8], sums: &mut [u32]) {
        let slice = self.slice(bytes);
        let add = |(sum, number): (&mut u32, u32)| *sum = sum.saturating_add(number);
        match self.width {
            1 => sums.iter_mut().zip(slice.iter().map(|&number| number.into())).for_each(add),
            2 => {
                sums.iter_mut().zip(slice.as_chunks().0.iter().map(|&two| u16::from_le_bytes(two).into())).for_each(add)
            }
            3 => sums
                .iter_mut()
                .zip(slice.as_chunks().0.iter().map(|&[a, b, c]| u32::from_le_bytes([a, b, c, 0])))
                .for_each(add),
            4 => sums.iter_mut().zip(slice.as_chunks().0.iter().map(|&four| u32::from_le_bytes(four))).for_each(add),
            _ => {}
        }
    }

    /// The largest number; 0 of none.
    #[inline(never)]
    pub fn max(&self, bytes: &[u8]) -> u32 {
        let slice = self.slice(bytes);
        let max = match self.width {
            1 => slice.iter().max().map(|&number| u32::from(number)),
            2 => slice.as_chunks().0.iter().map(|&number| u32::from(u16::from_le_bytes(number))).max(),
            3 => slice.as_chunks().0.iter().map(|&[a, b, c]| u32::from_le_bytes([a, b, c, 0])).max(),
            4 => slice.as_chunks().0.iter().map(|&number| u32::from_le_bytes(number)).max(),
            _ => None,
        };
        max.unwrap_or(0)
    }

    /// Whether all numbers are below a bound.
    ///
    /// Of numbers of two bytes four are asked at once: to what they have below their highest bit so much is added that the
    /// bit is set where the bound is reached.
    #[inline(never)]
    pub fn is_below(&self, bytes: &[u8], bound: u32) -> bool {
        const LOW: u64 = 0x7fff_7fff_7fff_7fff;
        if self.width != 2 || bound == 0 || bound > 0x8000 {
            return self.is_empty() || self.max(bytes) < bound;
        }
        let (fours, rest) = self.slice(bytes).as_chunks::<8>();
        let more = u64::from(0x8000 - bound) * 0x0001_0001_0001_0001;
        let reached = fours.iter().fold(0, |reached, &four| {
            let four = u64::from_le_bytes(four);
            reached | four | ((four & LOW) + more)
        });
        let rest = rest.as_chunks().0.iter().all(|&two| u32::from(u16::from_le_bytes(two)) < bound);
        reached & !LOW == 0 && rest
    }

    /// The largest of what stands above a bit in the numbers, and the largest of what stands below it; 0 of none.
    #[inline(never)]
    pub fn max_parts(&self, bytes: &[u8], bits: u32) -> (u32, u32) {
        let slice = self.slice(bytes);
        let mask = !(!0 << bits);
        let larger = |most: (u32, u32), number: u32| (most.0.max(number >> bits), most.1.max(number & mask));
        match self.width {
            1 => slice.iter().fold((0, 0), |most, &number| larger(most, u32::from(number))),
            2 => {
                slice.as_chunks().0.iter().fold((0, 0), |most, &number| larger(most, u16::from_le_bytes(number).into()))
            }
            3 => slice
                .as_chunks()
                .0
                .iter()
                .fold((0, 0), |most, &[a, b, c]| larger(most, u32::from_le_bytes([a, b, c, 0]))),
            4 => slice.as_chunks().0.iter().fold((0, 0), |most, &number| larger(most, u32::from_le_bytes(number))),
            _ => (0, 0),
        }
    }

    /// The smallest number; 0 of none.
    #[inline(never)]
    pub fn min(&self, bytes: &[u8]) -> u32 {
        self.iter(bytes, 0..self.len).min().unwrap_or(0)
    }

    /// The sum of all numbers.
    #[inline(never)]
    pub fn sum(&self, bytes: &[u8]) -> u64 {
        (0..self.len).map(|index| u64::from(self.get(bytes, index))).sum()
    }

    /// How many numbers of a rising column are below a bound.
    pub fn below(&self, bytes: &[u8], bound: u32) -> usize {
        count_before(self.len, |index| self.get(bytes, index) < bound)
    }

    /// Whether the numbers rise or stay, from first to last.
    #[inline(never)]
    pub fn is_rising(&self, bytes: &[u8]) -> bool {
        let slice = self.slice(bytes);
        match self.width {
            1 => slice.is_sorted(),
            2 => slice.as_chunks().0.iter().is_sorted_by_key(|&number| u16::from_le_bytes(number)),
            3 => slice.as_chunks().0.iter().is_sorted_by_key(|&[a, b, c]| u32::from_le_bytes([a, b, c, 0])),
            4 => slice.as_chunks().0.iter().is_sorted_by_key(|&number| u32::from_le_bytes(number)),
            _ => true,
        }
    }
}

/// Where lists or strings begin that lie on end, and where the last one ends.
///
/// Each place is the sum of two numbers: where its block of places begins, and how far it is from there. A million short
/// lists take little more than a byte each so, instead of four.
#[derive(Clone, Copy, Debug, Default)]
pub struct Offsets {
    /// A block has two to the power of this many places.
    pub(crate) shift: u32,
    pub(crate) bases: Column,
    pub(crate) steps: Column,
}

impl Offsets {
    /// How many lists or strings there are: one less than places.
    pub fn len(&self) -> usize {
        self.steps.len.saturating_sub(1)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline]
    pub fn get(&self, bytes: &[u8], index: usize) -> usize {
        self.bases.get(bytes, index >> self.shift) as usize + self.steps.get(bytes, index) as usize
    }

    /// From where to where one list or string lies.
    #[inline]
    pub fn range(&self, bytes: &[u8], index: usize) -> Range<usize> {
        self.get(bytes, index)..self.get(bytes, index + 1)
    }

    /// Whether the places rise or stay, from 0 to `total`.
    #[inline(never)]
    pub(crate) fn is_sound(&self, bytes: &[u8], total: usize) -> bool {
        if self.steps.is_empty() || self.get(bytes, 0) != 0 {
            return false;
        }
        let mut last = 0;
        for block in 0..self.bases.len {
            // Within a block the base is the same, so its steps alone must rise.
            let from = block << self.shift;
            let to = self.steps.len.min((block + 1) << self.shift);
            let width = self.steps.width;
            let steps = Column { start: self.steps.start + from * width, width, len: to - from };
            if self.get(bytes, from) < last || !steps.is_rising(bytes) {
                return false;
            }
            last = self.get(bytes, to - 1);
        }
        last == total
    }
}

/// Where lists of numbers lie.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lists {
    pub(crate) offsets: Offsets,
    pub(crate) values: Column,
}

impl Lists {
    pub fn len(&self) -> usize {
        self.offsets.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The positions of one list within [`Lists::values`].
    #[inline]
    pub fn range(&self, bytes: &[u8], index: usize) -> Range<usize> {
        self.offsets.range(bytes, index)
    }

    /// All lists on end.
    pub fn values(&self) -> Column {
        self.values
    }

    /// One list.
    #[inline]
    pub fn iter<'a>(&self, bytes: &'a [u8], index: usize) -> impl Iterator<Item = u32> + use<'a> {
        self.values.iter(bytes, self.range(bytes, index))
    }
}

/// Where byte strings lie.
#[derive(Clone, Copy, Debug, Default)]
pub struct Strings {
    pub(crate) offsets: Offsets,
    pub(crate) start: usize,
}

impl Strings {
    pub fn len(&self) -> usize {
        self.offsets.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many bytes all strings have.
    pub fn total(&self, bytes: &[u8]) -> usize {
        self.offsets.get(bytes, self.len())
    }

    /// The bytes of one string.
    pub fn bytes<'a>(&self, bytes: &'a [u8], index: usize) -> &'a [u8] {
        let range = self.offsets.range(bytes, index);
        bytes.get(self.start + range.start..self.start + range.end).unwrap_or_default()
    }

    /// The bytes of each string; where one ends the next begins, so half as many places are looked up.
    pub fn iter<'a>(&self, bytes: &'a [u8]) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let strings = *self;
        let mut from = strings.start + strings.offsets.get(bytes, 0);
        (1..=strings.len()).map(move |index| {
            let to = strings.start + strings.offsets.get(bytes, index);
            bytes.get(std::mem::replace(&mut from, to)..to).unwrap_or_default()
        })
    }

    /// One string; opening has checked that it is UTF-8.
    pub fn get<'a>(&self, bytes: &'a [u8], index: usize) -> &'a str {
        std::str::from_utf8(self.bytes(bytes, index)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Reader, Writer};

    #[test]
    fn one_number_that_reaches_the_bound_is_noticed_wherever_it_stands() {
        for bound in [0, 1, 2, 255, 256, 300, 0x7fff, 0x8000, 0x8001, 0xffff, 0x1_0000, 70_000, 1 << 24] {
            for len in 0..10 {
                // The first makes the column as wide as the bound.
                for (at, number) in (0..len).flat_map(|at| [bound - bound.min(1), bound, bound + 1].map(|n| (at, n))) {
                    let numbers: Vec<u32> = (0..len)
                        .map(|place| if place == at { number } else { (bound - bound.min(1)) / (1 + place as u32 % 3) })
                        .collect();
                    let mut out = Writer::default();
                    out.numbers(&numbers);
                    let bytes = out.bytes;
                    let mut reader = Reader::new(&bytes, 0..bytes.len(), "numbers", true);
                    let column = reader.any_column().expect("it was written a moment ago");
                    assert_eq!(
                        column.is_below(&bytes, bound),
                        numbers.iter().all(|&number| number < bound),
                        "{numbers:?}"
                    );
                    let most = |part: fn(u32) -> u32| numbers.iter().map(|&number| part(number)).max().unwrap_or(0);
                    assert_eq!(column.max_parts(&bytes, 5), (most(|n| n >> 5), most(|n| n & 31)), "{numbers:?}");
                }
            }
        }
    }
}

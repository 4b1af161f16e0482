//! Writes the shapes, one after another.

use crate::postings;

/// Bytes to which shapes are added.
#[derive(Default)]
pub struct Writer {
    pub bytes: Vec<u8>,
}

impl Writer {
    /// One number of four bytes.
    pub fn number(&mut self, number: u32) {
        self.bytes.extend(number.to_le_bytes());
    }

    pub fn column(&mut self, numbers: impl IntoIterator<Item = u32>) {
        let numbers: Vec<u32> = numbers.into_iter().collect();
        self.numbers(&numbers);
    }

    /// A column of numbers that lie on end already.
    pub fn numbers(&mut self, numbers: &[u32]) {
        let width = width(numbers.iter().copied().max().unwrap_or(0));
        self.bytes.push(width as u8);
        self.number(numbers.len() as u32);
        self.bytes.reserve(numbers.len() * width);
        // A loop for each width: one that asks for the width at each number takes three times as long.
        match width {
            0 => {}
            1 => self.bytes.extend(numbers.iter().map(|&number| number as u8)),
            2 => self.bytes.extend(numbers.iter().flat_map(|&number| (number as u16).to_le_bytes())),
            3 => numbers.iter().for_each(|number| self.bytes.extend(&number.to_le_bytes()[..3])),
            _ => self.bytes.extend(numbers.iter().flat_map(|number| number.to_le_bytes())),
        }
    }

    /// Places on end, in the blocks that make them shortest. See [`crate::Offsets`].
    fn offsets(&mut self, offsets: &[u32]) {
        let size = |shift: u32| {
            let blocks = offsets.chunks(1 << shift);
            let longest = blocks.map(|block| block[block.len() - 1] - block[0]).max().unwrap_or(0);
            offsets.len() * width(longest) + offsets.len().div_ceil(1 << shift) * 4
        };
        let shift = (3..=24).min_by_key(|&shift| size(shift)).unwrap_or(24);
        self.bytes.push(shift as u8);
        let bases: Vec<u32> = offsets.chunks(1 << shift).map(|block| block[0]).collect();
        self.numbers(&bases);
        self.column(offsets.iter().enumerate().map(|(index, offset)| offset - bases[index >> shift]));
    }

    pub fn lists<L: AsRef<[u32]>>(&mut self, lists: impl IntoIterator<Item = L>) {
        let mut offsets = vec![0];
        let mut values = Vec::new();
        for list in lists {
            values.extend_from_slice(list.as_ref());
            offsets.push(values.len() as u32);
        }
        self.lists_on_end(&offsets, &values);
    }

    /// Lists of numbers that lie on end already, with where each begins and the last ends.
    pub fn lists_on_end(&mut self, offsets: &[u32], values: &[u32]) {
        self.offsets(offsets);
        self.numbers(values);
    }

    pub fn strings<S: AsRef<[u8]>>(&mut self, strings: impl IntoIterator<Item = S>) {
        let mut offsets = vec![0];
        let mut heap = Vec::new();
        for string in strings {
            heap.extend_from_slice(string.as_ref());
            offsets.push(heap.len() as u32);
        }
        self.heap(&offsets, &heap);
    }

    /// Byte strings that lie on end already, with where each begins and the last ends.
    pub fn heap(&mut self, offsets: &[u32], heap: &[u8]) {
        self.offsets(offsets);
        self.number(heap.len() as u32);
        self.bytes.extend(heap);
    }

    /// Postings: lists of ids out of `n`, each rising. See [`crate::Postings`].
    pub fn postings<L: AsRef<[u32]>>(&mut self, n: usize, lists: impl IntoIterator<Item = L>) {
        let (mut lens, mut offsets, mut heap) = (Vec::new(), vec![0], Vec::new());
        for list in lists {
            postings::write(list.as_ref(), n, &mut heap);
            lens.push(list.as_ref().len() as u32);
            offsets.push(heap.len() as u32);
        }
        self.numbers(&lens);
        self.heap(&offsets, &heap);
    }
}

/// How many bytes a column takes for each number, given its largest.
fn width(largest: u32) -> usize {
    match largest {
        0 => 0,
        1..=0xff => 1,
        0x100..=0xffff => 2,
        0x1_0000..=0xff_ffff => 3,
        _ => 4,
    }
}

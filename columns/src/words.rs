//! Words numbered as they come: what a packer looks up twenty million times.

/// Words, each with the number of its first appearance.
#[derive(Default)]
pub struct Words {
    /// All words on end.
    heap: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// For a word, at a place that its hash names or the next free one: the hash's other half and the number, plus 1. It is
    /// at most half full, and its length a power of two.
    table: Vec<(u32, u32)>,
}

impl Words {
    /// How many different words have come.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The word of a number.
    pub fn get(&self, number: u32) -> &str {
        &self.heap[self.range(number)]
    }

    /// The words in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|number| self.get(number))
    }

    /// The number of a word, new or known.
    #[inline(never)]
    pub fn number(&mut self, word: &str) -> u32 {
        if 2 * self.len() >= self.table.len() {
            self.grow();
        }
        let hash = hash(word.as_bytes());
        let half = (hash >> 32) as u32;
        let mask = self.table.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            match self.table[at] {
                (_, 0) => break,
                (known, number)
                    if known == half && is_same(word.as_bytes(), &self.heap.as_bytes()[self.range(number - 1)]) =>
                {
                    return number - 1;
                }
                _ => at = (at + 1) & mask,
            }
        }
        self.heap.push_str(word);
        self.ends.push(self.heap.len() as u32);
        self.table[at] = (half, self.len() as u32);
        self.len() as u32 - 1
    }

    fn range(&self, number: u32) -> std::ops::Range<usize> {
        let start = if number == 0 { 0 } else { self.ends[number as usize - 1] };
        start as usize..self.ends[number as usize] as usize
    }

    fn grow(&mut self) {
        let mut table = vec![(0, 0); (2 * self.table.len()).max(1 << 10)];
        let mask = table.len() - 1;
        for number in 0..self.len() as u32 {
            let hash = hash(self.get(number).as_bytes());
            let mut at = hash as usize & mask;
            while table[at].1 != 0 {
                at = (at + 1) & mask;
            }
            table[at] = ((hash >> 32) as u32, number + 1);
        }
        self.table = table;
    }
}

/// FNV-1a, eight bytes at a time. The standard library's hash withstands an enemy and took a quarter of the packing.
#[inline(always)]
fn hash(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let last = rest.iter().fold(bytes.len() as u64, |last, &byte| last << 8 | u64::from(byte));
    let words = words.iter().map(|&word| u64::from_le_bytes(word)).chain([last]);
    words.fold(0, |hash, word| {
        let hash = (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^ hash >> 29
    })
}

/// Whether two texts are the same, eight bytes at a time: in WebAssembly the compiler's own comparison goes byte by byte.
#[inline(always)]
pub fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let ((ones, one), (others, other)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    ones.iter().zip(others).all(|(one, other)| u64::from_le_bytes(*one) == u64::from_le_bytes(*other))
        && one.iter().zip(other).all(|(one, other)| one == other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_number_of_its_first_appearance() {
        let mut words = Words::default();
        let word = |at: u32| format!("{}{}", "né".repeat(at as usize % 9), at / 9);
        for at in 0..20_000 {
            assert_eq!(words.number(&word(at)), at);
        }
        for at in (0..20_000).rev() {
            assert_eq!(words.number(&word(at)), at);
            assert_eq!(words.get(at), word(at));
        }
        assert!(words.iter().zip(0..).all(|(known, at)| known == word(at)));
        assert_eq!((words.number(""), words.number("\0"), words.number("")), (20_000, 20_001, 20_000));
        assert_eq!(words.len(), 20_002);
    }

    #[test]
    fn texts_are_the_same_to_their_last_byte() {
        let text: Vec<u8> = (0..40).collect();
        for len in 0..40 {
            assert!(is_same(&text[..len], &text[..len]));
            for other in (0..40).filter(|&other| other != len) {
                assert!(!is_same(&text[..len], &text[..other]));
            }
            for at in 0..len {
                let mut other = text[..len].to_vec();
                other[at] ^= 1;
                assert!(!is_same(&text[..len], &other));
            }
        }
    }
}

//! Sets of relations, one bit each.

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
        let mut words = vec![!0; n.div_ceil(64)];
        if let Some(last) = words.last_mut().filter(|_| !n.is_multiple_of(64)) {
            *last = (1 << (n % 64)) - 1;
        }
        Bits(words)
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

    pub fn contains(&self, id: u32) -> bool {
        self.0.get(id as usize / 64).is_some_and(|word| word >> (id % 64) & 1 == 1)
    }

    /// Keeps what is in the other set too.
    pub fn keep(&mut self, other: &Bits) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }

    /// Leaves out what is in the other set.
    pub fn remove(&mut self, other: &Bits) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= !other;
        }
    }

    /// Adds what is in the other set.
    pub fn add(&mut self, other: &Bits) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }

    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The members, rising.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = u32> + '_ {
        self.0.iter().enumerate().flat_map(|(index, &word)| Members { word, base: 64 * index as u32 })
    }
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
    }

    #[test]
    fn all_has_no_member_past_the_end() {
        for n in [0, 1, 63, 64, 65] {
            assert_eq!(Bits::all(n).count(), n);
        }
    }
}

//! A row of numbers from which everything is drawn: smaller numbers make simpler things, and a row that has run out is all
//! zeros, so that proptest shrinks datasets and queries without knowing them.

pub struct Tape<'a> {
    numbers: &'a [u16],
}

impl<'a> Tape<'a> {
    pub fn new(numbers: &'a [u16]) -> Tape<'a> {
        Tape { numbers }
    }

    fn next(&mut self) -> usize {
        let Some((first, rest)) = self.numbers.split_first() else { return 0 };
        self.numbers = rest;
        usize::from(*first)
    }

    /// A number from 0, below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.next() % n.max(1)
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.next() % 100 >= 100 - percent
    }

    /// One of a list.
    pub fn of<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())].clone()
    }

    /// So many of them at most, perhaps some of them twice.
    pub fn some<T>(&mut self, most: usize, mut draw: impl FnMut(&mut Tape<'a>) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| draw(self)).collect()
    }

    /// Rarely something.
    pub fn rarely<T>(&mut self, percent: usize, draw: impl FnOnce(&mut Tape<'a>) -> T) -> Option<T> {
        self.chance(percent).then(|| draw(self))
    }
}

//! Lists on end, while they are gathered: texts as bytes, values as numbers.

use entente_columns::Writer;

/// Lists on end, and where each begins and the last one ends.
pub struct Heap<T> {
    values: Vec<T>,
    offsets: Vec<u32>,
}

impl<T> Default for Heap<T> {
    fn default() -> Heap<T> {
        Heap { values: Vec::new(), offsets: vec![0] }
    }
}

impl<T> Heap<T> {
    /// Adds a list.
    pub fn push(&mut self, values: impl IntoIterator<Item = T>) {
        self.fill(|heap| heap.extend(values));
    }

    /// Adds the list that is put behind the others.
    pub fn fill(&mut self, fill: impl FnOnce(&mut Vec<T>)) {
        fill(&mut self.values);
        self.offsets.push(self.values.len() as u32);
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    /// All lists on end.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// The lists, one after the other.
    pub fn iter(&self) -> impl Iterator<Item = &[T]> {
        self.offsets.windows(2).map(|ends| &self.values[ends[0] as usize..ends[1] as usize])
    }
}

#[cfg(any(not(target_arch = "wasm32"), feature = "packer"))]
impl Heap<u8> {
    pub fn write(&self, out: &mut Writer) {
        out.heap(&self.offsets, &self.values);
    }
}

impl Heap<u32> {
    /// Adds a list of numbers in rising order, each once.
    pub fn push_rising(&mut self, values: impl IntoIterator<Item = u32>) {
        let start = self.values.len();
        for value in values {
            // They are few, and mostly come in order.
            let place =
                self.values[start..].iter().rposition(|&known| known <= value).map_or(start, |at| start + at + 1);
            if place == start || self.values[place - 1] != value {
                self.values.insert(place, value);
            }
        }
        self.offsets.push(self.values.len() as u32);
    }

    pub fn write(&self, out: &mut Writer) {
        out.lists_on_end(&self.offsets, &self.values);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_back_and_rising_ones_rise() {
        let mut heap = Heap::default();
        heap.push([3, 1, 2]);
        heap.push([]);
        for list in [&[][..], &[5], &[2, 2, 2], &[9, 1, 4, 1, 9], &[1, 2, 3], &[3, 2, 1]] {
            heap.push_rising(list.iter().copied());
        }
        let lists: Vec<&[u32]> = heap.iter().collect();
        let expected: [&[u32]; 8] = [&[3, 1, 2], &[], &[], &[5], &[2], &[1, 4, 9], &[1, 2, 3], &[1, 2, 3]];
        assert_eq!(lists, expected);
        assert_eq!(heap.len(), 8);
    }
}

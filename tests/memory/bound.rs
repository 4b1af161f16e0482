//! How much memory opening a pack may take.

/// The most bytes that are taken at once while bytes of this length are opened, these bytes included.
///
/// A sound pack takes little more than itself. The most is taken by a catalogue of nothing but empty records: a text is one
/// byte in a pack and 24 in memory, an empty entity is twelve bytes and
/// three hundred; and while a list of them grows it is there twice, the second time twice as long. That came to 60 times.
pub fn most_memory(len: usize) -> usize {
    80 * len + (1 << 20)
}

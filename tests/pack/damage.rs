//! Damage done to a pack, the same on every run.

use crate::sections::{sections, with_section};

/// The pack with one bit turned.
pub fn flipped(bytes: &[u8], bit: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[bit / 8] ^= 1 << (bit % 8);
    bytes
}

/// The pack with other bytes in one place.
pub fn overwritten(bytes: &[u8], at: usize, with: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at..at + with.len()].copy_from_slice(with);
    bytes
}

/// The pack with one section cut to each shorter length, and a table that says so.
pub fn shortened(bytes: &[u8], section: usize) -> impl Iterator<Item = Vec<u8>> + '_ {
    let whole = sections(bytes)[section];
    (0..whole.len()).map(move |len| with_section(bytes, section, &whole[..len]))
}

/// Numbers without a pattern (xorshift64*, Vigna 2016), the same on every run.
pub struct Bits(u64);

impl Bits {
    pub fn new(seed: u64) -> Bits {
        Bits(seed)
    }
}

impl Iterator for Bits {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        Some((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16) as usize)
    }
}

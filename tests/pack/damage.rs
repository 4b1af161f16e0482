//! Damage done to a pack, the same on every run.

use entente::pack::{self, HEADER, SECTIONS};

/// The pack with the checksum of the bytes it now has: a forger's, not an accident.
pub fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = pack::checksum(&bytes[HEADER..]);
    bytes[16..HEADER].copy_from_slice(&sum.to_le_bytes());
    bytes
}

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
    let sections: Vec<&[u8]> = (0..SECTIONS)
        .map(|index| {
            let entry = HEADER + 8 * index;
            let word = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes")) as usize;
            &bytes[word(entry)..word(entry) + word(entry + 4)]
        })
        .collect();
    (0..sections[section].len()).map(move |len| {
        let mut cut = sections.clone();
        cut[section] = &cut[section][..len];
        let mut pack = bytes[..HEADER].to_vec();
        let mut offset = HEADER + 8 * SECTIONS;
        for section in &cut {
            pack.extend((offset as u32).to_le_bytes());
            pack.extend((section.len() as u32).to_le_bytes());
            offset += section.len();
        }
        pack.extend(cut.concat());
        sealed(pack)
    })
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

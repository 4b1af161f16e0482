//! A checksum over the bytes of a pack.

/// A checksum of 64 bits over words of eight bytes; it finds accidents, not forgers.
#[inline(never)]
pub fn checksum(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
    let words = bytes.chunks_exact(8);
    let rest = words.remainder();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let mut add = |word: [u8; 8]| {
        sum = (sum ^ u64::from_le_bytes(word)).wrapping_mul(PRIME);
        sum ^= sum >> 29;
    };
    for word in words {
        add([word[0], word[1], word[2], word[3], word[4], word[5], word[6], word[7]]);
    }
    if !rest.is_empty() {
        add(last);
    }
    sum ^ bytes.len() as u64
}

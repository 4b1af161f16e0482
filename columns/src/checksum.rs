//! A checksum over the bytes of a pack.

const PRIME: u64 = 0x0000_0100_0000_01b3;

/// So many sums are carried on beside each other: each step of one waits for the one before, and four wait together.
const LANES: usize = 4;

/// A checksum of 64 bits over words of eight bytes; it finds accidents, not forgers.
#[inline(never)]
pub fn checksum(bytes: &[u8]) -> u64 {
    let mut sums = [1u64, 2, 3, 4].map(|lane| 0xcbf2_9ce4_8422_2325 ^ lane);
    let (words, rest) = bytes.as_chunks::<8>();
    let (rows, words) = words.as_chunks::<LANES>();
    for row in rows {
        for (sum, &word) in sums.iter_mut().zip(row) {
            *sum = add(*sum, u64::from_le_bytes(word));
        }
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let words = words.iter().map(|&word| u64::from_le_bytes(word)).chain([u64::from_le_bytes(last)]);
    let sum = words.fold(0, add);
    sums.into_iter().fold(sum, add) ^ bytes.len() as u64
}

#[inline(always)]
fn add(sum: u64, word: u64) -> u64 {
    let sum = (sum ^ word).wrapping_mul(PRIME);
    sum ^ sum >> 29
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_bit_a_swap_and_a_zero_more_are_noticed() {
        for len in 0..100 {
            let bytes: Vec<u8> = (0..len).map(|at| (at * 37 + 11) as u8).collect();
            let sum = checksum(&bytes);
            for bit in 0..8 * len {
                let mut turned = bytes.clone();
                turned[bit / 8] ^= 1 << (bit % 8);
                assert_ne!(checksum(&turned), sum, "bit {bit} of {len} bytes");
            }
            for at in 8..len.saturating_sub(7) {
                let mut swapped = bytes.clone();
                (0..8).for_each(|step| swapped.swap(at - 8 + step, at + step));
                assert!(swapped == bytes || checksum(&swapped) != sum, "a swap at {at} of {len} bytes");
            }
            let longer = [&bytes[..], &[0]].concat();
            assert_ne!(checksum(&longer), sum);
        }
    }
}

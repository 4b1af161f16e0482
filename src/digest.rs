//! Digests, by which a text is known again: the first quarter of SHA-256.
//!
//! They travel to every reader, who may hold a text against the dataset. `xtask` compiles `sha2` for size; so it takes
//! 2.8 KB of the module, where its usual form takes 10.4, and sixty lines of our own would take 1.7.

use sha2::{Digest, Sha256};

/// The first 16 hex digits of SHA-256: 64 bits, enough to notice a change and too few to be taken for a proof.
pub fn digest(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter().take(8).flat_map(|byte| [byte >> 4, byte & 15]).map(hex).collect()
}

fn hex(digit: u8) -> char {
    char::from(if digit < 10 { b'0' + digit } else { b'a' + digit - 10 })
}

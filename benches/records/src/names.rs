//! The records' words for kinds, topics, actors and so on, each numbered when it is first met.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The fields whose values are words out of a list.
#[derive(Default)]
pub struct Names {
    pub kind: List,
    pub modality: List,
    pub topic: List,
    pub actor: List,
    pub place: List,
    pub source: List,
}

/// The words of one field.
#[derive(Default)]
pub struct List {
    /// In order of their first appearance.
    pub words: Vec<String>,
    numbers: HashMap<String, u32, BuildHasherDefault<Fnv>>,
}

impl List {
    /// The number of a word.
    pub fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = self.words.len() as u32;
        self.words.push(word.to_owned());
        self.numbers.insert(word.to_owned(), number);
        number
    }
}

/// FNV-1a, eight bytes at a time. Ten words of each record are looked up, and the standard library's hash, which
/// withstands an enemy, took a quarter of the reading.
#[derive(Default)]
struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0 ^ u64::from_le_bytes(word)).wrapping_mul(0x0000_0100_0000_01b3);
            self.0 ^= self.0 >> 29;
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

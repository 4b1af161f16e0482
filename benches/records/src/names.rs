//! The records' words for kinds, topics, actors and so on, each numbered when it is first met.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use entente_columns::Fnv;

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

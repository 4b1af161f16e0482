//! The text index of a pack: for every word form the relations that hold it, each with the weight it has there.
//!
//! Only a relation's own texts stand in it. The names of entities, topics and events are found through those records, each
//! once, and not again in every relation that has them.
//!
//! Weights and lengths are stored rather than scores: they are small numbers that compress to a few bits each, where a
//! score takes a byte, and the engine makes one of the other with a division (`index/score.rs`).

use std::collections::{BTreeMap, BTreeSet};

use crate::fold::tokens;
use crate::model::{Dataset, Text};
use crate::pack;

/// What a word counts by the field it stands in.
const STATEMENT: u32 = pack::STATEMENT_WEIGHT;
const REMARK: u32 = 1;

/// The text index, ready to be written.
#[derive(Default)]
pub struct Terms {
    /// Every word form, sorted by its bytes.
    pub forms: Vec<String>,
    /// For each form the relations that hold it, rising.
    pub relations: Vec<Vec<u32>>,
    /// For each of those, in the same order, the weight of the form there.
    pub weights: Vec<Vec<u32>>,
    /// The languages of the texts in which each form stands, as bits.
    pub languages: Vec<u32>,
    /// For each relation the number of words of its statement.
    pub lengths: Vec<u32>,
}

/// Builds the text index of a dataset.
pub fn terms(dataset: &Dataset) -> Terms {
    let mut weights: BTreeMap<String, BTreeMap<u32, u32>> = BTreeMap::new();
    let mut english = BTreeSet::new();
    let mut french = BTreeSet::new();
    let mut lengths = Vec::with_capacity(dataset.relations.len());
    for (id, relation) in dataset.relations.iter().enumerate() {
        let mut bag = Bag::default();
        lengths.push(bag.text(&relation.statement, STATEMENT, &mut english, &mut french));
        for text in relation.office.iter().chain(&relation.note) {
            bag.text(text, REMARK, &mut english, &mut french);
        }
        for (form, weight) in bag.0 {
            weights.entry(form).or_default().insert(id as u32, weight);
        }
    }
    let mut terms = Terms { lengths, ..Terms::default() };
    for (form, postings) in weights {
        let in_language = |forms: &BTreeSet<String>, bit| if forms.contains(&form) { bit } else { 0 };
        terms.languages.push(in_language(&english, pack::ENGLISH) | in_language(&french, pack::FRENCH));
        terms.relations.push(postings.keys().copied().collect());
        terms.weights.push(postings.into_values().collect());
        terms.forms.push(form);
    }
    terms
}

/// The forms of one relation with their weights.
#[derive(Default)]
struct Bag(BTreeMap<String, u32>);

impl Bag {
    /// Adds a text in all its languages and answers its length in English words.
    ///
    /// The two languages say the same, so a form counts as often as it stands in the one that has it more often.
    fn text(&mut self, text: &Text, weight: u32, english: &mut BTreeSet<String>, french: &mut BTreeSet<String>) -> u32 {
        let (en, length) = counts(&text.en);
        let (fr, _) = counts(&text.fr);
        let (km, _) = counts(text.km.as_deref().unwrap_or_default());
        let mut most: BTreeMap<&str, u32> = BTreeMap::new();
        for (form, count) in en.iter().chain(&fr).chain(&km) {
            let entry = most.entry(form).or_default();
            *entry = (*entry).max(*count);
        }
        for (form, count) in most {
            *self.0.entry(form.to_owned()).or_default() += count * weight;
        }
        english.extend(en.into_keys());
        french.extend(fr.into_keys());
        length
    }
}

/// How often each form stands in a text, and how many words the text has.
fn counts(text: &str) -> (BTreeMap<String, u32>, u32) {
    let mut counts = BTreeMap::new();
    let mut length = 0;
    for token in tokens(text) {
        *counts.entry(token.form).or_default() += 1;
        length += 1;
    }
    (counts, length)
}

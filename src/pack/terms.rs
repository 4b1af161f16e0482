//! The text index of a pack: for every word form the relations that hold it, each with the weight it has there.
//!
//! Weights and lengths are stored rather than scores: they are small numbers that compress to a few bits each, where a
//! score takes a byte, and the engine makes one of the other with a division (`index/score.rs`).

use std::collections::{BTreeMap, BTreeSet};

use crate::fold::tokens;
use crate::model::{Dataset, EntityId, Relation, Scheme, Text};
use crate::pack::{self, roles};

/// What a word counts by the field it stands in.
const STATEMENT: u32 = pack::STATEMENT_WEIGHT;
const NAME: u32 = 2;
const LABEL: u32 = 1;

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
        for text in relation.office.iter().chain(&relation.note).chain(relation.event.map(|id| &dataset.events[id.index()].title)) {
            bag.text(text, LABEL, &mut english, &mut french);
        }
        for text in labels(dataset, relation) {
            bag.text(text, LABEL, &mut english, &mut french);
        }
        for entity in named(relation) {
            bag.names(dataset, entity);
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

    /// Adds the words of an entity's names, each once: a body with many aliases is not more relevant for them.
    fn names(&mut self, dataset: &Dataset, entity: EntityId) {
        let entity = &dataset.entities[entity.index()];
        let everywhere = entity.alias.iter().filter(|alias| alias.only.is_empty()).map(|alias| alias.text.as_str());
        let names = [Some(entity.name.en.as_str()), Some(entity.name.fr.as_str()), entity.name.km.as_deref()];
        let forms: BTreeSet<String> =
            names.into_iter().flatten().chain(everywhere).flat_map(tokens).map(|token| token.form).collect();
        for form in forms {
            *self.0.entry(form).or_default() += NAME;
        }
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

/// The labels by which a reader may look for a relation.
fn labels<'a>(dataset: &'a Dataset, relation: &'a Relation) -> impl Iterator<Item = &'a Text> {
    let kind = &dataset.vocabulary.terms(Scheme::Kind)[relation.kind.index()].label;
    let topics = dataset.vocabulary.terms(Scheme::Topic);
    std::iter::once(kind).chain(relation.topic.iter().map(|id| &topics[id.index()].label))
}

/// The entities whose names a search should find it by: all but those by whose account it is known, since a ministry that
/// reports a meeting is not what each sentence of the report is about.
fn named(relation: &Relation) -> BTreeSet<EntityId> {
    roles(relation).filter(|(role, _)| *role != pack::THROUGH).map(|(_, entity)| entity).chain(relation.place.iter().copied()).collect()
}

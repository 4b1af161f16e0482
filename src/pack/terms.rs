//! The text index of a pack: for every word form the relations that hold it, each with its BM25 impact.
//!
//! Everything that a score needs but the query is worked out here, so that a search only adds up integers. BM25 after
//! Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), k1 = 1.2 and b = 0.75, over weighted fields;
//! in fixed point, because floating-point logarithms differ between machines and a pack must not.

use std::collections::{BTreeMap, BTreeSet};

use crate::fold::tokens;
use crate::model::{Dataset, EntityId, Relation, Scheme, Text};
use crate::pack::roles;
use crate::stem::Stems;

/// What a word counts by the field it stands in, in thirds of a word of the statement.
const STATEMENT: u32 = 3;
const NAME: u32 = 2;
const LABEL: u32 = 1;

/// The text index, ready to be written.
#[derive(Default)]
pub struct Terms {
    /// Every word form, sorted by its bytes.
    pub forms: Vec<String>,
    /// For each form the relations that hold it, rising.
    pub relations: Vec<Vec<u32>>,
    /// For each of those, in the same order, what the form adds to the score.
    pub impacts: Vec<Vec<u32>>,
    /// English stems, sorted, and the forms of English statements that share each.
    pub english: BTreeMap<String, Vec<u32>>,
    /// French stems likewise.
    pub french: BTreeMap<String, Vec<u32>>,
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
    let mut terms = Terms::default();
    let stems = Stems::new();
    let average = (lengths.iter().sum::<u64>() / lengths.len().max(1) as u64).max(1);
    for (form, postings) in weights {
        let number = terms.forms.len() as u32;
        if english.contains(&form) {
            terms.english.entry(stems.english(&form)).or_default().push(number);
        }
        if french.contains(&form) {
            terms.french.entry(stems.french(&form)).or_default().push(number);
        }
        let rarity = rarity(lengths.len() as u64, postings.len() as u64);
        terms.impacts.push(postings.iter().map(|(&id, &weight)| impact(rarity, weight, lengths[id as usize], average)).collect());
        terms.relations.push(postings.into_keys().collect());
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
    fn text(&mut self, text: &Text, weight: u32, english: &mut BTreeSet<String>, french: &mut BTreeSet<String>) -> u64 {
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
fn counts(text: &str) -> (BTreeMap<String, u32>, u64) {
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
    roles(relation).filter(|(role, _)| *role != crate::pack::THROUGH).map(|(_, entity)| entity).chain(relation.place.iter().copied()).collect()
}

/// Inverse document frequency in 1/256: log2 of (n + 1) / (k + 1/2) for a form that k of n relations hold.
fn rarity(n: u64, k: u64) -> u64 {
    log2((2 * n + 2) << 20, 2 * k + 1)
}

/// log2 of `ratio / 2^20` in 1/256, where `ratio = numerator / denominator`, at least 0; by repeated squaring.
fn log2(numerator: u64, denominator: u64) -> u64 {
    let mut value = (numerator / denominator).max(1 << 20);
    let mut result = 0;
    while value >= 2 << 20 {
        value >>= 1;
        result += 256;
    }
    for bit in (0..8).rev() {
        value = (value * value) >> 20;
        if value >= 2 << 20 {
            value >>= 1;
            result += 1 << bit;
        }
    }
    result
}

/// What a form adds to the score of one relation, in 1/8; never 0.
fn impact(rarity: u64, weight: u32, length: u64, average: u64) -> u32 {
    let frequency = 256 * u64::from(weight) / u64::from(STATEMENT);
    let norm = 307 * (64 + 192 * length / average) / 256;
    let score = rarity * (frequency * 563 / 256) / (frequency + norm);
    ((score >> 5) as u32).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_right_to_a_256th() {
        for (n, k) in [(1u64, 1u64), (200, 1), (200, 7), (200, 199), (1_000_000, 3), (1_000_000, 999_999)] {
            let exact = ((2 * n + 2) as f64 / (2 * k + 1) as f64).log2().max(0.0) * 256.0;
            assert!((rarity(n, k) as f64 - exact).abs() <= 1.5, "{n} {k}: {} {exact}", rarity(n, k));
        }
    }
}

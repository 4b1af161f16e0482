//! Words: which relations hold a word, and how much each counts for it.

use crate::fold::tokens;
use crate::model::{EntityId, RelationId, Scheme, Text};
use crate::pack::Facet;
use crate::stem;
use crate::store::Store;

/// The forms that answer one word of a query.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// Form numbers, rising.
    pub forms: Vec<u32>,
    /// The form that is the word itself, if the dataset has it.
    pub exact: Option<u32>,
}

/// A relation with what it scores, in order of ids.
pub type Hit = (u32, u32);

/// The forms of a word: itself, those that share its stem, and, for a word still being typed, those it begins.
pub fn group(store: &Store, word: &str, is_prefix: bool) -> Group {
    let exact = find(store, word).ok();
    let mut forms: Vec<u32> = exact.into_iter().collect();
    let stems = stem::Stems::new();
    for (table, stem) in [(store.english_stems, stems.english(word)), (store.french_stems, stems.french(word))] {
        let found = search(table.strings.len(), |index| table.strings.get(store.bytes(), index).cmp(&stem));
        if let Ok(index) = found {
            forms.extend(table.forms.iter(store.bytes(), index));
        }
    }
    if is_prefix {
        let from = find(store, word).unwrap_or_else(|at| at);
        forms.extend((from..store.forms.strings.len() as u32).take_while(|&form| text(store, form).starts_with(word)));
    }
    forms.sort_unstable();
    forms.dedup();
    Group { forms, exact }
}

/// The word of a form.
pub fn text(store: &Store, form: u32) -> &str {
    store.forms.strings.get(store.bytes(), form as usize)
}

/// How many relations hold a form.
pub fn count(store: &Store, form: u32) -> usize {
    store.forms.postings.range(store.bytes(), form as usize).len()
}

/// The number of a form, or where it would stand.
pub fn find(store: &Store, word: &str) -> Result<u32, u32> {
    search(store.forms.strings.len(), |index| text(store, index as u32).cmp(word)).map(|at| at as u32).map_err(|at| at as u32)
}

/// Binary search over positions.
fn search(len: usize, compare: impl Fn(usize) -> std::cmp::Ordering) -> Result<usize, usize> {
    let (mut from, mut to) = (0, len);
    while from < to {
        let middle = from + (to - from) / 2;
        match compare(middle) {
            std::cmp::Ordering::Less => from = middle + 1,
            std::cmp::Ordering::Greater => to = middle,
            std::cmp::Ordering::Equal => return Ok(middle),
        }
    }
    Err(from)
}

/// The relations that hold any form of a group; each scores its best form, and a form that is not the word itself
/// counts three quarters.
pub fn hits(store: &Store, group: &Group) -> Vec<Hit> {
    let bytes = store.bytes();
    let mut hits: Vec<Hit> = Vec::new();
    for &form in &group.forms {
        let share = if Some(form) == group.exact { 4 } else { 3 };
        let range = store.forms.postings.range(bytes, form as usize);
        let ids = store.forms.postings.values().iter(bytes, range.clone());
        let impacts = store.forms.impacts.iter(bytes, range);
        hits.extend(ids.zip(impacts).map(|(id, impact)| (id, impact * share)));
    }
    if group.forms.len() > 1 {
        // The best score of a relation first, so that it is the one that stays.
        hits.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        hits.dedup_by_key(|hit| hit.0);
    }
    hits
}

/// The relations of both lists, their scores added.
pub fn both(a: &[Hit], b: &[Hit]) -> Vec<Hit> {
    let mut common = Vec::with_capacity(a.len().min(b.len()));
    let mut others = b.iter().peekable();
    for &(id, score) in a {
        while others.next_if(|other| other.0 < id).is_some() {}
        if let Some(other) = others.next_if(|other| other.0 == id) {
            common.push((id, score + other.1));
        }
    }
    common
}

/// Whether the words stand side by side in some text by which the relation is found.
pub fn holds_phrase(store: &Store, id: u32, words: &[String]) -> bool {
    searched_texts(store, id, &mut |text| {
        let found = tokens(text);
        found.windows(words.len()).any(|window| window.iter().zip(words).all(|(token, word)| token.form == *word))
    })
}

/// Shows each text that the index holds of a relation to `see`, until one answers true. The same texts as in `pack/terms.rs`.
pub fn searched_texts(store: &Store, id: u32, see: &mut dyn FnMut(&str) -> bool) -> bool {
    let relation = store.relation(RelationId(id));
    let catalogue = &store.catalogue;
    let vocabulary = &catalogue.vocabulary;
    let title = relation.event.map(|event| &catalogue.events[event.index()].title);
    let own = std::iter::once(&relation.statement).chain(&relation.office).chain(&relation.note).chain(title);
    let kind = std::iter::once(&vocabulary.terms(Scheme::Kind)[relation.kind.index()].label);
    let topics = relation.topic.iter().map(|topic| &vocabulary.terms(Scheme::Topic)[topic.index()].label);
    if own.chain(kind).chain(topics).any(|text| any_language(text, see)) {
        return true;
    }
    let named = store.roles(id).filter(|(role, _)| *role != crate::pack::THROUGH).map(|(_, entity)| entity);
    let places = store.values(Facet::Place, id).map(EntityId);
    named.chain(places).any(|entity| {
        let entity = &catalogue.entities[entity.index()];
        let mut everywhere = entity.alias.iter().filter(|alias| alias.only.is_empty());
        any_language(&entity.name, see) || everywhere.any(|alias| see(&alias.text))
    })
}

fn any_language(text: &Text, see: &mut dyn FnMut(&str) -> bool) -> bool {
    see(&text.en) || see(&text.fr) || text.km.as_deref().is_some_and(see)
}

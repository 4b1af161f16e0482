//! Words: which relations hold a word, and how much each counts for it.

use crate::fold::tokens;
use crate::model::{EntityId, RelationId, Scheme, Text};
use crate::pack::{self, Facet};
use crate::index::score;
use crate::order;
use crate::stem::Stems;
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
    forms.extend(stem_mates(store, word));
    if is_prefix {
        forms.extend(beginning(store, word));
    }
    order::ids(&mut forms);
    Group { forms, exact }
}

/// The forms that share the stem of a word in the language in which they stand.
///
/// Stems are taken here and not stored: a word and its inflections begin alike, so only the forms that share its first
/// letters are stemmed, some dozens, and the pack is smaller by a tenth.
fn stem_mates(store: &Store, word: &str) -> Vec<u32> {
    let Some((end, _)) = word.char_indices().nth(SHARED_LETTERS) else {
        return Vec::new();
    };
    let stems = Stems::new();
    let (english, french) = (stems.english(word), stems.french(word));
    let is_mate = |form: &u32| {
        let languages = store.forms.languages.get(store.bytes(), *form as usize);
        let text = text(store, *form);
        languages & pack::ENGLISH > 0 && stems.english(text) == english || languages & pack::FRENCH > 0 && stems.french(text) == french
    };
    beginning(store, &word[..end]).filter(is_mate).collect()
}

/// How many letters a word and its inflections share at the least; shorter words have no stem.
const SHARED_LETTERS: usize = 3;

/// The forms that begin so.
pub fn beginning<'a>(store: &'a Store, prefix: &'a str) -> impl Iterator<Item = u32> + 'a {
    let from = find(store, prefix).unwrap_or_else(|at| at);
    (from..store.forms.strings.len() as u32).take_while(move |&form| text(store, form).starts_with(prefix))
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
        let rarity = score::rarity(store.len() as u64, range.len() as u64);
        let ids = store.forms.postings.values().iter(bytes, range.clone());
        let weights = store.forms.weights.iter(bytes, range);
        hits.extend(ids.zip(weights).map(|(id, weight)| (id, share * score::impact(rarity, weight, store.length(id), store.average_length()))));
    }
    if group.forms.len() > 1 {
        // The best score of a relation first, so that it is the one that stays.
        let mut keys: Vec<u64> = hits.iter().map(|&(id, score)| u64::from(id) << 32 | order::most(score)).collect();
        order::numbers(&mut keys);
        keys.dedup_by_key(|key| *key >> 32);
        hits = keys.into_iter().map(|key| ((key >> 32) as u32, u32::MAX - key as u32)).collect();
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

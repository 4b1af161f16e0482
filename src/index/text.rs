//! Words: which relations hold a word, and how much each counts for it.

use crate::fold::tokens;
use crate::index::names::{LazyNames, Target};
use crate::index::score;
use crate::model::{EntityId, RelationId, Scheme, Text};
use crate::order;
use crate::pack::{self, Facet};
use crate::stem::Stems;
use crate::store::Store;

/// What answers one word of a query: forms of the texts, and records that are called so.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// Form numbers, rising.
    pub forms: Vec<u32>,
    /// The form that is the word itself, if the dataset has it.
    pub exact: Option<u32>,
    /// Entities, topics, kinds and events with the word in one of their names, and whether it is the word itself.
    pub called: Vec<(Target, bool)>,
}

/// A relation with what it scores, in order of ids.
pub type Hit = (u32, u32);

/// What a word counts by the field it stands in, beside [`pack::STATEMENT_WEIGHT`] for a statement.
const NAME_WEIGHT: u32 = 2;
const LABEL_WEIGHT: u32 = 1;

/// What answers a word: itself, the forms that share its stem, and, for a word still being typed, those it begins.
pub fn group(store: &Store, names: &LazyNames, word: &str, is_prefix: bool) -> Group {
    let mut group = exactly(store, names, word);
    let stem = Stem::new(word);
    if let Some(stem) = &stem {
        group.forms.extend(
            beginning(store, stem.shared).filter(|&form| stem.is_of(text(store, form), languages(store, form))),
        );
    }
    if is_prefix {
        group.forms.extend(beginning(store, word));
    }
    order::ids(&mut group.forms);
    let shared = stem.as_ref().map_or(word, |stem| stem.shared);
    for (name, first) in names.of(store).words_beginning(shared) {
        let is_so = is_prefix && first.starts_with(word)
            || stem.as_ref().is_some_and(|stem| stem.is_of(first, pack::ENGLISH | pack::FRENCH));
        if is_so && first != word {
            group.call(name.target, false);
        }
    }
    group
}

/// What holds the very word.
pub fn exactly(store: &Store, names: &LazyNames, word: &str) -> Group {
    let exact = find(store, word).ok();
    let mut group = Group { forms: exact.into_iter().collect(), exact, called: Vec::new() };
    for (name, first) in names.of(store).words_beginning(word) {
        if first == word {
            group.call(name.target, true);
        }
    }
    group
}

impl Group {
    /// Notes a record, once. A source or a standing names no relation by its words: "press release" would bring all of one.
    fn call(&mut self, target: Target, is_exact: bool) {
        let is_searched = !matches!(target, Target::Source(_) | Target::Standing(_));
        if is_searched && !self.called.iter().any(|(known, _)| *known == target) {
            self.called.push((target, is_exact));
        }
    }
}

/// The stems of a word.
///
/// Stems are taken here and not stored: a word and its inflections begin alike, so only the forms that share its first
/// letters are stemmed, some dozens, and the pack is smaller by a tenth.
struct Stem<'a> {
    stems: Stems,
    english: String,
    french: String,
    /// What every inflection begins with.
    shared: &'a str,
}

/// How many letters a word and its inflections share at the least; shorter words have no stem.
const SHARED_LETTERS: usize = 3;

impl Stem<'_> {
    fn new(word: &str) -> Option<Stem<'_>> {
        let end = word.char_indices().map(|(at, c)| at + c.len_utf8()).nth(SHARED_LETTERS - 1)?;
        let stems = Stems::new();
        Some(Stem { english: stems.english(word), french: stems.french(word), shared: &word[..end], stems })
    }

    /// Another word has the same stem in one of its languages.
    fn is_of(&self, word: &str, languages: u32) -> bool {
        languages & pack::ENGLISH > 0 && self.stems.english(word) == self.english
            || languages & pack::FRENCH > 0 && self.stems.french(word) == self.french
    }
}

/// The languages of the texts in which a form stands.
fn languages(store: &Store, form: u32) -> u32 {
    let (bytes, words) = store.words();
    words.languages.get(bytes, form as usize)
}

/// The forms that begin so.
pub fn beginning<'a>(store: &'a Store, prefix: &'a str) -> impl Iterator<Item = u32> + 'a {
    let from = find(store, prefix).unwrap_or_else(|at| at);
    (from..store.words().1.strings.len() as u32).take_while(move |&form| text(store, form).starts_with(prefix))
}

/// The word of a form.
pub fn text(store: &Store, form: u32) -> &str {
    let (bytes, words) = store.words();
    words.strings.get(bytes, form as usize)
}

/// How many relations hold a form.
pub fn count(store: &Store, form: u32) -> usize {
    let (bytes, words) = store.words();
    words.postings.range(bytes, form as usize).len()
}

/// The number of a form, or where it would stand.
pub fn find(store: &Store, word: &str) -> Result<u32, u32> {
    search(store.words().1.strings.len(), |index| text(store, index as u32).cmp(word))
        .map(|at| at as u32)
        .map_err(|at| at as u32)
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

/// The relations that a group answers, each with its score. What is not the word itself counts three quarters.
pub fn hits(store: &Store, group: &Group) -> Vec<Hit> {
    let (bytes, words) = store.words();
    let share = |is_exact| if is_exact { 4 } else { 3 };
    let mut found: Vec<u64> = Vec::new();
    for &form in &group.forms {
        let share = share(Some(form) == group.exact);
        let range = words.postings.range(bytes, form as usize);
        let ids = words.postings.values().iter(bytes, range.clone());
        let weights = words.weights.iter(bytes, range);
        found.extend(ids.zip(weights).map(|(id, weight)| pair(id, weight * share)));
    }
    for &(target, is_exact) in &group.called {
        let weight = share(is_exact) * if matches!(target, Target::Entity(_)) { NAME_WEIGHT } else { LABEL_WEIGHT };
        called_so(store, target, &mut |id| found.push(pair(id, weight)));
    }
    order::numbers(&mut found);
    let mut weights: Vec<Hit> = Vec::new();
    for pair in found {
        let (id, weight) = ((pair >> 32) as u32, pair as u32);
        match weights.last_mut() {
            Some(last) if last.0 == id => last.1 += weight,
            _ => weights.push((id, weight)),
        }
    }
    let rarity = score::rarity(store.len() as u64, weights.len() as u64);
    for (id, weight) in &mut weights {
        *weight = score::impact(rarity, *weight, words.length(bytes, *id), words.average_length);
    }
    weights
}

/// A relation and its weight as one number, so that they sort by relation.
fn pair(id: u32, weight: u32) -> u64 {
    u64::from(id) << 32 | u64::from(weight)
}

/// Shows the relations that a record's names belong to.
///
/// An entity by whose mere account a relation is known does not count: a ministry that reports a meeting is not what
/// each sentence of the report is about.
fn called_so(store: &Store, target: Target, see: &mut dyn FnMut(u32)) {
    match target {
        Target::Entity(entity) => {
            let is_named = |id: u32| store.roles(id).any(|(role, named)| named == entity && role != pack::THROUGH);
            store.postings(Facet::Who, entity.0).filter(|&id| is_named(id)).for_each(&mut *see);
            store.postings(Facet::Place, entity.0).for_each(see);
        }
        Target::Kind(id) => store.postings(Facet::Kind, id.0).for_each(see),
        Target::Topic(id) => store.postings(Facet::Topic, id.0).for_each(see),
        Target::Event(id) => store.postings(Facet::Event, id.0).for_each(see),
        Target::Source(_) | Target::Standing(_) => {}
    }
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

/// Shows each text that the index holds of a relation to `see`, until one answers true. The same texts as `hits` finds it by.
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

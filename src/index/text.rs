//! Words: which relations hold a word, and how much each counts for it.

use crate::fold::{Token, tokens};
use crate::index::group::Group;
use crate::index::names::Target;
use crate::index::score;
use crate::lang::Lang;
use crate::model::{EntityId, RelationId, Scheme, TermId, Text};
use crate::order;
use crate::pack::{self, Facet};
use crate::store::Store;

/// A relation with what it scores, in order of ids.
pub type Hit = (u32, u32);

/// What a word counts by the field it stands in, beside [`pack::STATEMENT_WEIGHT`] for a statement.
const NAME_WEIGHT: u32 = 2;
const LABEL_WEIGHT: u32 = 1;

/// The languages of the texts in which a form stands.
pub fn languages(store: &Store, form: u32) -> u32 {
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

/// The relations that a group answers, each with its score. What is not the word itself counts three quarters,
/// what was probably meant a half.
pub fn hits(store: &Store, group: &Group) -> Vec<Hit> {
    let (bytes, words) = store.words();
    let share = |is_exact| if group.is_meant { 2 } else { 3 + u32::from(is_exact) };
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

/// Whether the words stand side by side in some text by which the relation is found, among those of the fields to look at.
pub fn holds_phrase(store: &Store, id: u32, words: &[String], is_looked_at: fn(Field) -> bool) -> bool {
    searched_texts(store, id, &mut |field, _, text| is_looked_at(field) && side_by_side(&tokens(text), words).is_some())
}

/// Where the words of a phrase first stand side by side.
pub fn side_by_side(tokens: &[Token], words: &[String]) -> Option<usize> {
    tokens.windows(words.len()).position(|window| window.iter().zip(words).all(|(token, word)| token.form == *word))
}

/// A text by which a relation is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Statement,
    Office,
    Note,
    Event,
    Kind,
    Topic(TermId),
    Name(EntityId),
}

impl Field {
    /// The relation's own words, not those that a record it names is called by.
    pub fn is_own(self) -> bool {
        matches!(self, Field::Statement | Field::Office | Field::Note)
    }
}

/// Shows each text that the index holds of a relation to `see`, until one answers true: what it is, its language (none for
/// an alias), and its words. The same texts as `hits` finds it by.
pub fn searched_texts(store: &Store, id: u32, see: &mut dyn FnMut(Field, Option<Lang>, &str) -> bool) -> bool {
    let relation = store.relation(RelationId(id));
    let catalogue = &store.catalogue;
    let vocabulary = &catalogue.vocabulary;
    let mut see_text = |field, text: Option<&Text>| text.is_some_and(|text| any_language(field, text, see));
    let label = |scheme, id: TermId| Some(&vocabulary.terms(scheme)[id.index()].label);
    if see_text(Field::Statement, Some(&relation.statement))
        || see_text(Field::Office, relation.office.as_ref())
        || see_text(Field::Note, relation.note.as_ref())
        || see_text(Field::Event, relation.event.map(|event| &catalogue.events[event.index()].title))
        || see_text(Field::Kind, label(Scheme::Kind, relation.kind))
        || relation.topic.iter().any(|&topic| see_text(Field::Topic(topic), label(Scheme::Topic, topic)))
    {
        return true;
    }
    let mut see_name = |id: EntityId| {
        let entity = &catalogue.entities[id.index()];
        let mut everywhere = entity.alias.iter().filter(|alias| alias.only.is_empty());
        any_language(Field::Name(id), &entity.name, see)
            || everywhere.any(|alias| see(Field::Name(id), None, &alias.text))
    };
    store.roles(id).any(|(role, entity)| role != pack::THROUGH && see_name(entity))
        || relation.place.iter().any(|&place| see_name(place))
}

fn any_language(field: Field, text: &Text, see: &mut dyn FnMut(Field, Option<Lang>, &str) -> bool) -> bool {
    see(field, Some(Lang::En), &text.en)
        || see(field, Some(Lang::Fr), &text.fr)
        || text.km.as_deref().is_some_and(|text| see(field, Some(Lang::Km), text))
}

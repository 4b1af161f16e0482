//! Words: which relations hold a word, and how much each counts for it.

use entente_columns::{Bits, Weights, count_before};

use crate::fold::{Token, tokens};
use crate::index::group::Group;
use crate::index::names::Target;
use crate::index::score;
use crate::lang::Lang;
use crate::model::{EntityId, RelationId, Scheme, TermId, Text};
use crate::pack::{self, Facet};
use crate::store::Store;

/// What a word counts by the field it stands in, beside [`pack::STATEMENT_WEIGHT`] for a statement.
const NAME_WEIGHT: u32 = 2;
const LABEL_WEIGHT: u32 = 1;

/// The languages of the texts in which a form stands.
pub fn languages(store: &Store, form: u32) -> u32 {
    let (bytes, words) = store.words();
    words.languages.get(bytes, form as usize)
}

/// How many forms there are.
pub fn n_forms(store: &Store) -> usize {
    store.words().1.strings.len()
}

/// The forms that begin so.
pub fn beginning<'a>(store: &'a Store, prefix: &'a str) -> impl Iterator<Item = u32> + 'a {
    let from = find(store, prefix).unwrap_or_else(|at| at);
    (from..n_forms(store) as u32).take_while(move |&form| text(store, form).starts_with(prefix))
}

/// The word of a form.
pub fn text(store: &Store, form: u32) -> &str {
    let (bytes, words) = store.words();
    words.strings.get(bytes, form as usize)
}

/// How many relations hold a form.
pub fn count(store: &Store, form: u32) -> usize {
    let (bytes, words) = store.words();
    words.levels.range(bytes, form as usize).map(|level| words.postings.count(bytes, level)).sum()
}

/// How many relations of a set hold a form.
pub fn count_common(store: &Store, form: u32, set: &Bits) -> usize {
    let (bytes, words) = store.words();
    words.levels.range(bytes, form as usize).map(|level| words.postings.count_common(bytes, level, set)).sum()
}

/// The number of a form, or where it would stand.
pub fn find(store: &Store, word: &str) -> Result<u32, u32> {
    let len = n_forms(store);
    let at = count_before(len, |index| text(store, index as u32) < word);
    if at < len && text(store, at as u32) == word { Ok(at as u32) } else { Err(at as u32) }
}

/// What answers some word of a query, and how many relations hold it.
#[derive(Clone, Debug)]
pub struct Answering {
    group: Group,
    count: usize,
}

impl Answering {
    /// The relations that a group answers, and what is needed to score them.
    pub fn new(store: &Store, group: Group) -> (Answering, Bits) {
        let (bytes, words) = store.words();
        let mut set = Bits::none(store.len());
        for &form in &group.forms {
            for level in words.levels.range(bytes, form as usize) {
                words.postings.add_to(bytes, level, &mut set);
            }
        }
        for &(target, _) in &group.called {
            called_so(store, target, &mut |tied| match tied {
                Tied::All(facet, value) => {
                    let (bytes, postings) = store.index(facet);
                    postings.add_to(bytes, value as usize, &mut set);
                }
                Tied::One(id) => set.insert(id),
            });
        }
        (Answering { group, count: set.count() }, set)
    }

    /// What answers the word.
    pub fn group(&self) -> &Group {
        &self.group
    }

    /// Adds what this word scores at each of some relations.
    pub fn score(&self, store: &Store, ids: &[u32], scores: &mut [u32]) {
        let (bytes, words) = store.words();
        self.weights(store, ids).score(bytes, words.lengths, &mut self.worth(store), scores);
    }

    /// The first so many of some relations by what this word alone scores at them.
    pub fn best(&self, store: &Store, ids: &[u32], count: usize) -> Vec<u32> {
        let (bytes, words) = store.words();
        let weights = self.weights(store, ids);
        weights.best(bytes, words.lengths, words.shortest, &mut self.worth(store), count)
    }

    /// What this word weighs at each of some relations.
    ///
    /// What is not the word itself counts three quarters, and what was probably meant a half, so weights are counted in
    /// quarters.
    fn weights<'a>(&self, store: &Store, ids: &'a [u32]) -> Weights<'a> {
        let (bytes, words) = store.words();
        let Group { forms, exact, called, is_meant } = &self.group;
        let share = |is_exact| if *is_meant { 2 } else { 3 + u32::from(is_exact) };
        let levels = |form: u32| words.levels.range(bytes, form as usize);
        let mut n_lists: usize = forms.iter().map(|&form| levels(form).len()).sum();
        let mut n_postings: usize = forms.iter().map(|&form| count(store, form)).sum();
        for (facet, value) in called.iter().flat_map(|(target, _)| target.facets()) {
            n_lists += 1;
            n_postings += store.posting_len(facet, value);
        }
        let mut weights = Weights::new(ids, store.len(), n_lists, n_postings);
        for &form in forms {
            for level in levels(form) {
                let weight = words.levels.values().get(bytes, level) * share(Some(form) == *exact);
                weights.add(bytes, words.postings, level, weight as u16);
            }
        }
        for &(target, is_exact) in called {
            let weight = if matches!(target, Target::Entity(_)) { NAME_WEIGHT } else { LABEL_WEIGHT } * share(is_exact);
            called_so(store, target, &mut |tied| match tied {
                Tied::All(facet, value) => {
                    let (bytes, postings) = store.index(facet);
                    weights.add(bytes, postings, value as usize, weight as u16);
                }
                Tied::One(id) => weights.add_at(id, weight as u16),
            });
        }
        weights
    }

    /// What a weight is worth in a statement of some length.
    fn worth(&self, store: &Store) -> impl FnMut(u16, u32) -> u32 + use<> {
        let rarity = score::rarity(store.len() as u64, self.count as u64);
        let average = store.words().1.average_length;
        move |sum: u16, length: u32| score::impact(rarity, u32::from(sum), u64::from(length), average)
    }
}

/// Shows the relations that a record's names belong to.
///
/// An entity by whose mere account a relation is known does not count: a ministry that reports a meeting is not what
/// each sentence of the report is about.
fn called_so(store: &Store, target: Target, see: &mut dyn FnMut(Tied)) {
    match target {
        Target::Entity(entity) => {
            // Few entities are ever in between, and of the others all relations that name them count.
            if store.is_in_between(entity) {
                let is_named = |id: u32| store.roles(id).any(|(role, named)| named == entity && role != pack::THROUGH);
                store.postings(Facet::Who, entity.0).filter(|&id| is_named(id)).for_each(|id| see(Tied::One(id)));
            } else {
                see(Tied::All(Facet::Who, entity.0));
            }
            see(Tied::All(Facet::Place, entity.0));
        }
        Target::Kind(id) => see(Tied::All(Facet::Kind, id.0)),
        Target::Topic(id) => see(Tied::All(Facet::Topic, id.0)),
        Target::Event(id) => see(Tied::All(Facet::Event, id.0)),
        Target::Source(_) | Target::Standing(_) => {}
    }
}

/// Relations that a record's names belong to: all that have a value, or one.
enum Tied {
    All(Facet, u32),
    One(u32),
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

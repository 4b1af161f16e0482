//! What is not on record: what no source states, which sources are silent, and what the relations leave open.

use entente_columns::Bits;
use serde::Serialize;

use crate::fold::{is_stop_word, tokens};
use crate::model::{self, RelationId, Scheme, SourceId, TermId};
use crate::pack::{Facet, UNDATED};
use crate::query::ast::{NOT_STATED, Query, facet_name};
use crate::query::edit::{self, Mode};
use crate::query::print::print;
use crate::query::say;
use crate::query::select::{Narrows, select};
use crate::query::shape::*;

/// What a reader would look for and no source states.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Absence {
    pub key: String,
    pub question: Text,
    pub answer: Text,
    pub topics: Vec<Term>,
    pub near: Vec<Near>,
}

/// A relation that comes close to what no source states.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Near {
    pub key: String,
    pub statement: Text,
}

/// The view, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Absences {
    pub query: String,
    pub total: u32,
    pub of: u32,
    pub topics: Vec<TopicAbsences>,
    pub sources: Vec<SourceShare>,
    pub unstated: Vec<Unstated>,
}

/// The absences of one topic; an absence of several topics stands at the first of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TopicAbsences {
    pub topic: Option<Term>,
    pub absences: Vec<Absence>,
}

/// How many relations of the query a source carries; none: it is silent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceShare {
    pub source: Ref,
    pub count: u32,
    pub of: u32,
    pub query: String,
}

/// How many of the relations leave something open.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Unstated {
    pub label: &'static str,
    pub count: u32,
    pub query: String,
}

/// What is not on record about a query.
pub fn absences(view: View, query: &Query) -> Absences {
    let asked = Asked::of(query);
    let is_about = |absence: &&model::Absence| asked.as_ref().is_none_or(|asked| asked.is_about(absence));
    let bearing: Vec<&model::Absence> = of_base(view).filter(is_about).collect();
    let selection = select(view, query);
    Absences {
        query: print(view.store, query),
        total: bearing.len() as u32,
        of: of_base(view).count() as u32,
        topics: by_topic(view, &bearing),
        sources: sources(view, query, &selection.without(Narrows::Facet(Facet::Source))),
        unstated: unstated(view, query, &selection.all()),
    }
}

/// The absences that bear on a query beside its answer; none where nothing is asked for.
pub fn of_query(view: View, query: &Query) -> Vec<Absence> {
    let asked = Asked::of(query);
    let is_about = |absence: &&model::Absence| asked.as_ref().is_some_and(|asked| asked.is_about(absence));
    of_base(view).filter(is_about).map(|absence| self::absence(view, absence)).collect()
}

/// The absences that bear on the base query.
pub fn of_base<'a>(view: View<'a>) -> impl Iterator<Item = &'a model::Absence> {
    let asked: Vec<Asked> = view.base.iter().flat_map(|base| &base.queries).filter_map(Asked::of).collect();
    let absences = &view.store.catalogue.absences;
    absences.iter().filter(move |absence| asked.iter().all(|asked| asked.is_about(absence)))
}

/// What of a query an absence can be about: topics, entities, words.
struct Asked<'a> {
    topics: &'a [u32],
    who: &'a [u32],
    words: Vec<&'a str>,
}

impl Asked<'_> {
    /// None where the query asks for none of them.
    fn of(query: &Query) -> Option<Asked<'_>> {
        let words = query.words.iter().filter(|words| !words.is_excluded).flat_map(|words| &words.forms);
        let asked = Asked {
            topics: &query.choice(Facet::Topic).chosen,
            who: &query.choice(Facet::Who).chosen,
            words: words.map(String::as_str).filter(|form| !is_stop_word(form)).collect(),
        };
        (!asked.topics.is_empty() || !asked.who.is_empty() || !asked.words.is_empty()).then_some(asked)
    }

    /// About a topic and an entity that are asked for, and holding all the words.
    fn is_about(&self, absence: &model::Absence) -> bool {
        (self.topics.is_empty() || absence.topic.iter().any(|id| self.topics.contains(&id.0)))
            && (self.who.is_empty() || absence.who.iter().any(|id| self.who.contains(&id.0)))
            && (self.words.is_empty() || holds_all(absence, &self.words))
    }
}

/// Every word begins some word of the question or the answer, in one of the languages.
fn holds_all(absence: &model::Absence, words: &[&str]) -> bool {
    let texts = [&absence.question, &absence.answer];
    let folded = |pick: fn(&model::Text) -> &str| -> Vec<String> {
        texts.iter().flat_map(|text| tokens(pick(text))).map(|token| token.form).collect()
    };
    let holds = |forms: Vec<String>| words.iter().all(|word| forms.iter().any(|form| form.starts_with(word)));
    holds(folded(|text| &text.en)) || holds(folded(|text| &text.fr))
}

fn absence(view: View, absence: &model::Absence) -> Absence {
    Absence {
        key: absence.key.clone(),
        question: view.text(&absence.question),
        answer: view.text(&absence.answer),
        topics: view.terms(Scheme::Topic, &absence.topic),
        near: absence.near.iter().filter(|id| view.holds(id.0)).map(|&id| near(view, id)).collect(),
    }
}

/// A relation by its statement alone.
pub fn near(view: View, id: RelationId) -> Near {
    Near { key: view.store.key(id).to_owned(), statement: view.statement(id) }
}

/// In the order of the vocabulary; those of no topic come last.
fn by_topic(view: View, absences: &[&model::Absence]) -> Vec<TopicAbsences> {
    let n_topics = view.store.catalogue.len_of(Facet::Topic);
    let mut groups: Vec<Vec<Absence>> = vec![Vec::new(); n_topics + 1];
    for absence in absences {
        let topic = absence.topic.first().map_or(n_topics, |id| id.index());
        groups[topic].push(self::absence(view, absence));
    }
    let filled = groups.into_iter().enumerate().filter(|(_, absences)| !absences.is_empty());
    filled
        .map(|(topic, absences)| TopicAbsences {
            topic: (topic < n_topics).then(|| view.term(Scheme::Topic, TermId(topic as u32))),
            absences,
        })
        .collect()
}

/// How much each source says, whichever sources the query asks for: to see who is silent is the point.
pub fn sources(view: View, query: &Query, within: &Bits) -> Vec<SourceShare> {
    let store = view.store;
    let mut free = query.clone();
    *free.choice_mut(Facet::Source) = Default::default();
    let share = |id: u32| {
        let mut only = free.clone();
        only.choice_mut(Facet::Source).chosen.push(id);
        SourceShare {
            source: view.source(SourceId(id)),
            count: store.postings(Facet::Source, id).filter(|&relation| within.contains(relation)).count() as u32,
            of: view.posting_len(Facet::Source, id),
            query: print(store, &only),
        }
    };
    // A source of which the base holds nothing is not silent: nobody asks it.
    let is_there = |share: &SourceShare| view.base.is_none() || share.of > 0;
    (0..store.catalogue.sources.len() as u32).map(share).filter(is_there).collect()
}

/// What the relations of a query leave open: the day, the place.
fn unstated(view: View, query: &Query, all: &Bits) -> Vec<Unstated> {
    let store = view.store;
    let unstated = |name: &str, count: usize| Unstated {
        label: say::facet_label(view.lang, name),
        count: count as u32,
        query: print(store, &edit::toggle(store, query, name, NOT_STATED, Mode::Choose)),
    };
    let undated = all.iter().filter(|&id| store.days(id).0 == UNDATED).count();
    let placeless = all.iter().filter(|&id| store.values(Facet::Place, id).next().is_none()).count();
    [unstated("year", undated), unstated(facet_name(Facet::Place), placeless)]
        .into_iter()
        .filter(|unstated| unstated.count > 0)
        .collect()
}

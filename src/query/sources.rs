//! Which documents are these, whose are they, and where in them stands what is asked for?

use entente_columns::Bits;
use serde::Serialize;

use crate::model::{RelationId, Scheme, SourceId, TermId};
use crate::order;
use crate::pack::Facet;
use crate::query::ast::Query;
use crate::query::print::print;
use crate::query::select::select;
use crate::query::shape::*;

/// The view, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sources {
    pub query: String,
    pub total: u32,
    pub of: u32,
    pub most: u32,
    pub sources: Vec<SourceOfQuery>,
}

/// A source and what it carries of a query.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceOfQuery {
    pub facts: SourceFacts,
    pub map: SourceMap,
}

/// What kind of document it is, whose, of when, and how all this is known.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SourceFacts {
    pub source: Ref,
    pub title: Text,
    pub title_basis: Text,
    pub genre: Term,
    pub language: String,
    pub publisher: Option<Ref>,
    pub publisher_basis: Option<Text>,
    pub authors: Vec<Ref>,
    pub voice: Ref,
    pub identifier: Option<String>,
    pub issued: Option<DateText>,
    pub standpoint: Term,
    pub party: Option<Ref>,
    pub draws_on: Vec<Ref>,
    pub address: Option<String>,
    pub lacks: Vec<Term>,
    pub note: Option<Text>,
    pub document: String,
    pub digest: String,
}

/// Where in a source the relations stand.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceMap {
    /// So many of its relations are the query's, which `query` brings.
    pub count: u32,
    pub of: u32,
    pub query: String,
    pub kinds: Vec<TermCount>,
    pub standings: Vec<TermCount>,
    pub paragraphs: Vec<MapParagraph>,
}

/// How many relations of the query have a term, and the query that brings them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TermCount {
    pub term: Term,
    pub count: u32,
    pub query: String,
}

/// A paragraph with the relations that have a passage in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MapParagraph {
    pub number: u32,
    pub is_boilerplate: bool,
    pub count: u32,
    pub of: u32,
    /// Of the relations of the query.
    pub kinds: Vec<Term>,
    pub standings: Vec<Term>,
}

/// Every source, whether or not it carries anything of the query; of a base query those alone that it holds something of.
pub fn sources(view: View, query: &Query) -> Sources {
    let store = view.store;
    let kept = select(view, query).all();
    let mut sources = Vec::new();
    let mut most = 0;
    for id in (0..store.catalogue.sources.len() as u32).map(SourceId) {
        let mut told = Vec::new();
        for relation in view.postings(Facet::Source, id.0) {
            let evidence = store.relation(RelationId(relation)).evidence;
            told.push((relation, paragraphs(evidence.iter().map(|evidence| evidence.paragraph).collect())));
        }
        if view.base.is_some() && told.is_empty() {
            continue;
        }
        let map = map(view, id, query, &kept, &told);
        most = map.most().max(most);
        sources.push(SourceOfQuery { facts: facts(view, id), map });
    }
    Sources { query: print(store, query), total: kept.count() as u32, of: view.total(), most, sources }
}

/// What is known about a source itself.
pub fn facts(view: View, id: SourceId) -> SourceFacts {
    let source = &view.store.catalogue.sources[id.index()];
    SourceFacts {
        source: view.source(id),
        title: view.text(&source.title),
        title_basis: view.text(&source.title_basis),
        genre: view.term(Scheme::Genre, source.genre),
        language: source.language.clone(),
        publisher: source.publisher.map(|id| view.entity(id)),
        publisher_basis: source.publisher_basis.as_ref().map(|text| view.text(text)),
        authors: view.entities(&source.author),
        voice: view.entity(source.voice),
        identifier: source.identifier.clone(),
        issued: view.dates(&source.issued),
        standpoint: view.term(Scheme::Standpoint, source.standpoint),
        party: source.party.map(|id| view.entity(id)),
        draws_on: view.entities(&source.draws_on),
        address: source.address.clone(),
        lacks: view.terms(Scheme::Part, &source.lacks),
        note: source.note.as_ref().map(|text| view.text(text)),
        document: source.document.clone(),
        digest: source.digest.clone(),
    }
}

/// Where in a source the relations of a query stand; `told` are all of the source, each with its paragraphs.
pub fn map(view: View, id: SourceId, query: &Query, kept: &Bits, told: &[(u32, Vec<u32>)]) -> SourceMap {
    let store = view.store;
    let source = &store.catalogue.sources[id.index()];
    let mut only = Query { page: 1, ..query.clone() };
    only.choice_mut(Facet::Source).chosen = vec![id.0];
    let (mut of, mut asked) = (0, Vec::new());
    let mut of_paragraph = vec![(0, Vec::new()); source.paragraphs as usize];
    for &(relation, ref numbers) in told {
        let is_kept = kept.contains(relation);
        of += 1;
        asked.extend(is_kept.then_some(relation));
        for number in numbers {
            if let Some((of, asked)) = of_paragraph.get_mut(*number as usize - 1) {
                *of += 1;
                asked.extend(is_kept.then_some(relation));
            }
        }
    }
    let mut paragraphs = Vec::new();
    for (number, (of, asked)) in (1..).zip(of_paragraph) {
        paragraphs.push(MapParagraph {
            number,
            is_boilerplate: source.boilerplate.contains(&number),
            count: asked.len() as u32,
            of,
            kinds: terms(view, Facet::Kind, &asked),
            standings: terms(view, Facet::Standing, &asked),
        });
    }
    SourceMap {
        count: asked.len() as u32,
        of,
        query: print(store, &only),
        kinds: tallies(view, Facet::Kind, &only, &asked),
        standings: tallies(view, Facet::Standing, &only, &asked),
        paragraphs,
    }
}

/// The paragraphs of some passages, rising, each once, counted from 1.
pub fn paragraphs(mut numbers: Vec<u32>) -> Vec<u32> {
    numbers.retain(|&number| number > 0);
    order::ids(&mut numbers);
    numbers
}

/// The kinds or the standings of some relations, in the order of the vocabulary.
fn terms(view: View, facet: Facet, relations: &[u32]) -> Vec<Term> {
    let mut values = Vec::new();
    for &relation in relations {
        values.extend(view.store.values(facet, relation));
    }
    order::ids(&mut values);
    let mut terms = Vec::new();
    for value in values {
        terms.push(view.term(scheme(facet), TermId(value)));
    }
    terms
}

/// The same with how many relations have each and the query that brings them, the most frequent first.
fn tallies(view: View, facet: Facet, query: &Query, relations: &[u32]) -> Vec<TermCount> {
    let mut counts = vec![0; view.store.catalogue.len_of(facet)];
    for &relation in relations {
        for value in view.store.values(facet, relation) {
            counts[value as usize] += 1;
        }
    }
    let mut tallies = Vec::new();
    for (value, count) in (0..).zip(counts) {
        if count > 0 {
            let mut one = query.clone();
            one.choice_mut(facet).chosen = vec![value];
            let term = view.term(scheme(facet), TermId(value));
            tallies.push(TermCount { term, count, query: print(view.store, &one) });
        }
    }
    order::by_key(tallies, |tally| order::most(tally.count))
}

/// Where the words for a facet's values stand.
fn scheme(facet: Facet) -> Scheme {
    if facet == Facet::Kind { Scheme::Kind } else { Scheme::Standing }
}

impl SourceMap {
    /// The most relations that a paragraph holds.
    pub fn most(&self) -> u32 {
        self.paragraphs.iter().map(|paragraph| paragraph.of).max().unwrap_or_default()
    }
}

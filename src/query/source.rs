//! What kind of document is this, how is its date known, and what does each paragraph carry?

use serde::Serialize;

use crate::model::{RelationId, Scheme, SourceId};
use crate::order;
use crate::pack::Facet;
use crate::query::card::{Card, card};
use crate::query::shape::*;

/// A source's page, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SourcePage {
    pub key: String,
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
    pub total: u32,
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph with the relations whose evidence begins in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Paragraph {
    pub number: u32,
    pub is_boilerplate: bool,
    pub relations: Vec<Card>,
}

/// The page of a source; none where no source has that key.
pub fn source(view: View, key: &str) -> Option<SourcePage> {
    let store = view.store;
    let id = SourceId(store.catalogue.sources.iter().position(|source| source.key == key)? as u32);
    let source = &store.catalogue.sources[id.index()];
    let mut relations: Vec<u32> = store.postings(Facet::Source, id.0).collect();
    order::positions(&mut relations, &|a, b| store.rank(a).cmp(&store.rank(b)));
    let mut paragraphs: Vec<Paragraph> = (1..=source.paragraphs)
        .map(|number| Paragraph { number, is_boilerplate: source.boilerplate.contains(&number), relations: Vec::new() })
        .collect();
    for &relation in &relations {
        let card = card(view, RelationId(relation), &[]);
        let number = card.evidence.first().map_or(0, |evidence| evidence.paragraph as usize);
        if let Some(paragraph) = number.checked_sub(1).and_then(|at| paragraphs.get_mut(at)) {
            paragraph.relations.push(card);
        }
    }
    Some(SourcePage {
        key: source.key.clone(),
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
        total: relations.len() as u32,
        paragraphs,
    })
}

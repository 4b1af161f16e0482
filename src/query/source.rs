//! What kind of document is this, how is its date known, and what does each paragraph carry?

use entente_columns::Bits;
use serde::Serialize;

use crate::model::RelationId;
use crate::order;
use crate::pack::Facet;
use crate::query::absences::{Near, near};
use crate::query::ast::Query;
use crate::query::card::{Card, card};
use crate::query::shape::*;
use crate::query::sources::{self, SourceFacts, SourceMap, facts, map};

/// A source's page, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourcePage {
    pub key: String,
    pub facts: SourceFacts,
    pub total: u32,
    pub map: SourceMap,
    pub most: u32,
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph with the relations whose evidence begins in it, and those whose evidence goes on here.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Paragraph {
    pub number: u32,
    pub is_boilerplate: bool,
    pub relations: Vec<Card>,
    pub also: Vec<Near>,
}

/// The page of a source; none where no source has that key.
pub fn source(view: View, key: &str) -> Option<SourcePage> {
    let store = view.store;
    let id = view.find_source(key)?;
    let source = &store.catalogue.sources[id.index()];
    let mut relations: Vec<u32> = view.postings(Facet::Source, id.0).collect();
    order::positions(&mut relations, &|a, b| store.rank(a).cmp(&store.rank(b)));
    let mut paragraphs: Vec<Paragraph> = (1..=source.paragraphs)
        .map(|number| Paragraph {
            number,
            is_boilerplate: source.boilerplate.contains(&number),
            relations: Vec::new(),
            also: Vec::new(),
        })
        .collect();
    let mut told = Vec::with_capacity(relations.len());
    for relation in relations {
        let id = RelationId(relation);
        let card = card(view, id, &[]);
        let numbers = sources::paragraphs(card.evidence.iter().map(|evidence| evidence.paragraph).collect());
        let mut card = Some(card);
        for &number in &numbers {
            let Some(paragraph) = paragraphs.get_mut(number as usize - 1) else { continue };
            match card.take() {
                Some(card) => paragraph.relations.push(card),
                None => paragraph.also.push(near(view, id)),
            }
        }
        told.push((relation, numbers));
    }
    let map = map(view, id, &Query::default(), &Bits::all(store.len()), &told);
    Some(SourcePage {
        key: source.key.clone(),
        facts: facts(view, id),
        total: told.len() as u32,
        most: map.most(),
        map,
        paragraphs,
    })
}

//! One relation on one line: what a view shows of it, with who says it and where, before a reader opens it.

use serde::Serialize;

use crate::model::{Relation, RelationId, Scheme};
use crate::query::card::speakers;
use crate::query::shape::*;

/// A relation in a view, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    pub key: String,
    pub statement: Text,
    pub standing: Term,
    pub is_negative: bool,
    pub when: Option<DateText>,
    pub by: Vec<Ref>,
    pub is_source_voice: bool,
    pub through: Vec<Ref>,
    pub source: Ref,
    pub paragraph: u32,
}

/// The line of a relation.
pub fn line(view: View, id: RelationId) -> Line {
    line_of(view, id, view.store.relation(id))
}

/// The line of a relation that has been read.
pub fn line_of(view: View, id: RelationId, relation: Relation) -> Line {
    Line {
        statement: view.statement(id),
        standing: view.term(Scheme::Standing, relation.standing),
        is_negative: relation.is_negative,
        when: view.dates(&relation.when),
        by: speakers(view, &relation),
        is_source_voice: relation.by.is_empty(),
        through: view.entities(&relation.through),
        source: view.source(relation.source),
        paragraph: relation.evidence.first().map_or(0, |evidence| evidence.paragraph),
        key: relation.key,
    }
}

//! What was this meeting, visit or letter, and what is on record about it?

use serde::Serialize;

use crate::model::{RelationId, Scheme};
use crate::pack::Facet;
use crate::query::card::{Card, card};
use crate::query::shape::*;

/// An event's page, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EventPage {
    pub key: String,
    pub kind: Term,
    pub title: Text,
    pub when: Option<DateText>,
    pub standing: Term,
    pub places: Vec<Ref>,
    pub participants: Vec<InRole>,
    pub series: Option<Ref>,
    pub ordinal: Option<u32>,
    pub part_of: Option<Ref>,
    pub query: String,
    pub total: u32,
    pub relations: Vec<Card>,
}

/// The page of an event; none where no event has that key.
pub fn event(view: View, key: &str) -> Option<EventPage> {
    let id = view.find_event(key)?;
    let event = &view.store.catalogue.events[id.index()];
    let relations: Vec<u32> = view.postings(Facet::Event, id.0).collect();
    Some(EventPage {
        key: event.key.clone(),
        kind: view.term(Scheme::EventKind, event.kind),
        title: view.text(&event.title),
        when: view.dates(&event.when),
        standing: view.term(Scheme::Standing, event.standing),
        places: view.entities(&event.place),
        participants: view.in_roles(&event.participant),
        series: event.series.map(|id| view.entity(id)),
        ordinal: event.ordinal,
        part_of: event.part_of.map(|id| view.event(id)),
        query: format!("event:{key}"),
        total: relations.len() as u32,
        relations: relations.into_iter().map(|id| card(view, RelationId(id), &[])).collect(),
    })
}

//! One thing told twice, with the same predicate, subject and object: once as so and once as not so, or of one event with
//! two dates or two places.

use super::offices::joined;
use super::{Bearing, Found, each_two, is_tied, may_overlap, same, sign, spread};
use crate::model::{RelationId, Scheme, SourceId};
use crate::pack::{Facet, OBJECT, SUBJECT, UNDATED};
use crate::query::say::disagreements as say;
use crate::query::shape::*;
use crate::store::Store;

/// Finds them among all relations.
pub fn find(view: View, all: &mut Vec<Bearing>) {
    let store = view.store;
    let mut signed: Vec<u64> = (0..store.len() as u32).map(|id| sign(of_what(store, id), id)).collect();
    each_two(&mut signed, |a, b| {
        let found = so_and_not_so(view, a, b).or_else(|| of_one_event(view, a, b));
        let (a, b) = (RelationId(a), RelationId(b));
        if let Some(found) = found.filter(|_| is_of_the_same(store, a, b) && !is_tied(view, a, b)) {
            found.add_relations(view, all, a, b);
        }
    });
}

/// Predicate, subjects and objects, whatever their order.
fn of_what(store: &Store, id: u32) -> u64 {
    let ends = store.roles(id).filter(|(role, _)| matches!(*role, SUBJECT | OBJECT));
    let ends = ends.map(|(role, entity)| spread(u64::from(role) << 32 | u64::from(entity.0)));
    ends.fold(spread(u64::from(store.predicate(RelationId(id)).0) << 40), u64::wrapping_add)
}

fn is_of_the_same(store: &Store, a: RelationId, b: RelationId) -> bool {
    let (a, b) = (store.relation(a), store.relation(b));
    a.predicate == b.predicate && same(&a.subject, &b.subject) && same(&a.object, &b.object)
}

/// One is negative, the other is not; both state something, of a topic in common, at times that may overlap.
fn so_and_not_so(view: View, a: u32, b: u32) -> Option<Found> {
    let store = view.store;
    let is_negative = |id| store.is_negative(RelationId(id));
    let is_time = is_undated(store, a) || is_undated(store, b) || may_overlap(store.days(a), store.days(b));
    if !is_time || !has_topic(store, a, b) || !states(store, a) || !states(store, b) || is_negative(a) == is_negative(b)
    {
        return None;
    }
    let relation = store.relation(RelationId(a));
    let predicate = view.term(Scheme::Predicate, relation.predicate).label;
    let question =
        say::is_it_so(view.lang, &joined(view, &relation.subject), &predicate, &joined(view, &relation.object));
    Some(Found { kind: "in-tension", question, reason: say::so_and_not_so(view.lang) })
}

/// Some topic belongs to both, or one of them has none.
fn has_topic(store: &Store, a: u32, b: u32) -> bool {
    let mut topics = store.values(Facet::Topic, a).peekable();
    let others: Vec<u32> = store.values(Facet::Topic, b).collect();
    topics.peek().is_none() || others.is_empty() || topics.any(|topic| others.contains(&topic))
}

/// What is planned, asked for, offered or conditional does not say that something is so.
fn states(store: &Store, id: u32) -> bool {
    let standings = store.catalogue.vocabulary.terms(Scheme::Standing);
    let standing = store.values(Facet::Standing, id).next().and_then(|id| standings.get(id as usize));
    !standing.is_some_and(|term| matches!(term.key.as_str(), "planned" | "requested" | "offered" | "conditional"))
}

/// Two sources tell the same of one event and date or place it otherwise.
fn of_one_event(view: View, a: u32, b: u32) -> Option<Found> {
    let store = view.store;
    let event = store.values(Facet::Event, a).next()?;
    let source = |id: u32| -> SourceId { store.source(RelationId(id)) };
    if store.values(Facet::Event, b).next() != Some(event) || source(a) == source(b) {
        return None;
    }
    if store.is_negative(RelationId(a)) || store.is_negative(RelationId(b)) {
        return None;
    }
    let event = &store.catalogue.events[event as usize];
    let title = view.words(&event.title);
    let is_within_event = |id| {
        let (first, last) = store.days(id);
        event.when.as_ref().is_some_and(|when| when.date.earliest().0 <= first && last <= when.date.latest().0)
    };
    let is_dated = !is_undated(store, a) && !is_undated(store, b);
    let places = |id| -> Vec<u32> { store.values(Facet::Place, id).collect() };
    let (here, there) = (places(a), places(b));
    let (question, reason) =
        if is_dated && !may_overlap(store.days(a), store.days(b)) && !(is_within_event(a) && is_within_event(b)) {
            (say::when_was(view.lang, &title), say::two_dates(view.lang))
        } else if !here.is_empty() && !there.is_empty() && !here.iter().any(|place| there.contains(place)) {
            (say::where_was(view.lang, &title), say::two_places(view.lang))
        } else {
            return None;
        };
    Some(Found { kind: "in-tension", question, reason })
}

fn is_undated(store: &Store, id: u32) -> bool {
    store.days(id).0 == UNDATED
}

//! One thing told twice, with the same predicate, subject and object: once as so and once as not so, or of one event with
//! two dates or two places.

use super::{Bearing, Found, each_two, may_overlap, same, sign, spread};
use crate::model::{RelationId, Scheme};
use crate::pack::{Facet, OBJECT, SUBJECT, UNDATED};
use crate::query::say::disagreements as say;
use crate::query::shape::*;
use crate::store::Store;

/// Finds them among all relations.
pub fn find(view: View, all: &mut Vec<Bearing>) {
    let store = view.store;
    let mut signed = Vec::new();
    for id in 0..store.len() as u32 {
        signed.push(sign(of_what(store, id), id));
    }
    each_two(&mut signed, &mut |a, b| {
        if let Some(found) = judge(view, a, b) {
            found.add_relations(view, all, a, b);
        }
    });
}

/// Predicate, subjects and objects, whatever their order.
fn of_what(store: &Store, id: u32) -> u64 {
    let mut sum = spread(u64::from(store.predicate(RelationId(id)).0) << 40);
    for (role, entity) in store.roles(id) {
        if matches!(role, SUBJECT | OBJECT) {
            sum = sum.wrapping_add(spread(u64::from(role) << 32 | u64::from(entity.0)));
        }
    }
    sum
}

/// What is read of all relations comes first, and whole ones are read only where it speaks for a pair.
fn judge(view: View, a: u32, b: u32) -> Option<Found> {
    let store = view.store;
    let (no_a, no_b) = (store.is_negative(RelationId(a)), store.is_negative(RelationId(b)));
    let event = if no_a || no_b { None } else { event_of_two_sources(store, a, b) };
    let (asks, rule) = if no_a != no_b && is_one_matter(store, a, b) {
        (&say::IS_IT_SO, &say::SO_AND_NOT_SO)
    } else {
        two_accounts(store, event?, a, b)?
    };
    let (a, b) = (store.relation(RelationId(a)), store.relation(RelationId(b)));
    if a.predicate != b.predicate || !same(&a.subject, &b.subject) || !same(&a.object, &b.object) {
        return None;
    }
    let question = match event {
        Some(event) => say::sentence(view.lang, asks, &[&view.words(&store.catalogue.events[event].title)]),
        None => {
            let predicate = view.term(Scheme::Predicate, a.predicate).label;
            let names = |ids| names(&view.entities(ids));
            say::sentence(view.lang, asks, &[&names(&a.subject), &predicate, &names(&a.object)])
        }
    };
    Some(Found { kind: "in-tension", question, rule, gap: String::new() })
}

/// Both state something, of a topic in common, at times that may overlap.
fn is_one_matter(store: &Store, a: u32, b: u32) -> bool {
    let is_time = is_undated(store, a) || is_undated(store, b) || may_overlap(store.days(a), store.days(b));
    is_time && states(store, a) && states(store, b) && shares(store, Facet::Topic, a, b) != Some(false)
}

/// What is planned, asked for, offered or conditional does not say that something is so.
fn states(store: &Store, id: u32) -> bool {
    !matches!(
        store.catalogue.vocabulary.key(Scheme::Standing, store.standing(RelationId(id))),
        "planned" | "requested" | "offered" | "conditional"
    )
}

/// Whether some value of a facet belongs to both; none where one of them has no value.
fn shares(store: &Store, facet: Facet, a: u32, b: u32) -> Option<bool> {
    store.values(facet, a).next()?;
    store.values(facet, b).next()?;
    Some(store.values(facet, a).any(|value| store.values(facet, b).any(|other| other == value)))
}

/// The event of which two sources tell the same.
fn event_of_two_sources(store: &Store, a: u32, b: u32) -> Option<usize> {
    let is_one = shares(store, Facet::Event, a, b) == Some(true) && shares(store, Facet::Source, a, b) == Some(false);
    store.values(Facet::Event, a).next().filter(|_| is_one).map(|event| event as usize)
}

/// They date it otherwise, and not on days that are all the event's; or they place it otherwise.
fn two_accounts(
    store: &Store,
    event: usize,
    a: u32,
    b: u32,
) -> Option<(&'static say::Sentence, &'static say::Sentence)> {
    let span = store.catalogue.events[event].when.as_ref().map(|when| (when.date.earliest().0, when.date.latest().0));
    let is_within = |id| span.is_some_and(|span| span.0 <= store.days(id).0 && store.days(id).1 <= span.1);
    let is_dated = !is_undated(store, a) && !is_undated(store, b);
    if is_dated && !may_overlap(store.days(a), store.days(b)) && !(is_within(a) && is_within(b)) {
        return Some((&say::WHEN_WAS, &say::TWO_DATES));
    }
    (shares(store, Facet::Place, a, b) == Some(false)).then_some((&say::WHERE_WAS, &say::TWO_PLACES))
}

fn is_undated(store: &Store, id: u32) -> bool {
    store.days(id).0 == UNDATED
}

//! How two are connected by the relations of a query: the shortest ways from one to the other, step by step, with what
//! carries each step.

use entente_columns::Bits;
use serde::Serialize;

use crate::model::{self, EntityId, EventId, RelationId, Scheme};
use crate::order;
use crate::pack::{Facet, OBJECT};
use crate::query::ast::Query;
use crate::query::line::{Line, line};
use crate::query::print::print;
use crate::query::select::select;
use crate::query::shape::*;
use crate::query::ties::*;

/// So many paths are shown, none of them more than so many steps longer than the shortest.
const MOST: usize = 4;
const LONGER: u32 = 1;
/// So many relations are shown at each step.
const SHOWN: usize = 2;
/// So many turns are tried; a dataset in which everybody knows everybody has more paths than anybody can read.
const PATIENCE: u32 = 20_000;
const FAR: u32 = u32::MAX;

/// The view, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Paths {
    pub query: String,
    pub from: Option<Ref>,
    pub to: Option<Ref>,
    /// Everybody who is tied to somebody, in order of their names.
    pub tied: Vec<Term>,
    pub denials: u32,
    pub paths: Vec<Path>,
}

/// One way from the one to the other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Path {
    /// The footing of its weakest step.
    pub footing: &'static str,
    pub steps: Vec<Step>,
}

/// From one to the next.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    pub from: Ref,
    pub to: Ref,
    pub footing: &'static str,
    /// What sort of relation carries it, or what sort of event both took part in.
    pub kind: Term,
    pub event: Option<Ref>,
    pub count: u32,
    pub lines: Vec<Line>,
    pub ways: Vec<Way>,
}

/// How two are connected; whom a key does not name is one of the two of whom the dataset mostly tells.
pub fn path(view: View, query: &Query, from: &str, to: &str) -> Paths {
    let store = view.store;
    let all = select(view, query).all();
    let (ties, denials) = ties(view, &all);
    let focus = &store.catalogue.about.focus;
    let find = |key: &str, usual: usize| {
        view.find_entity(key).or_else(|| focus.get(usual).copied().filter(|_| key.is_empty()))
    };
    let (from, to) = (find(from, 0), find(to, 1));
    let asked = Asked { view, query, all: &all };
    let found = match (from, to) {
        (Some(from), Some(to)) if from != to => ties.between(from.0, to.0),
        _ => Vec::new(),
    };
    Paths {
        query: print(store, query),
        from: from.map(|id| view.entity(id)),
        to: to.map(|id| view.entity(id)),
        tied: ties.names(view),
        denials,
        paths: found.into_iter().map(|stops| described(&asked, &stops)).collect(),
    }
}

/// Who is tied to whom, each pair in both directions: packed as `from`, `to` and rank, rising.
struct Pairs(Vec<u64>);

/// What carries a step, the firmest first: an act, an event that both took part in, something open, a view.
fn rank(footing: Footing) -> u64 {
    match footing {
        Footing::Act => 0,
        Footing::Open => 2,
        Footing::View | Footing::Denial => 3,
    }
}

const SHARED_EVENT: u64 = 1;

/// The pairs that the relations and events make, and how many relations deny something and so make none.
fn ties(view: View, all: &Bits) -> (Pairs, u32) {
    let store = view.store;
    let mut packed = Vec::new();
    let mut denials = 0;
    let mut add = |ends: &[End], rank: u64| {
        for (at, one) in ends.iter().enumerate() {
            for other in ends[..at].iter().filter(|other| is_pair(one, other)) {
                let (one, other) = (u64::from(one.1), u64::from(other.1));
                packed.extend([one << 26 | other << 2 | rank, other << 26 | one << 2 | rank]);
            }
        }
    };
    for id in all.iter() {
        match footing(store, id) {
            Footing::Denial => denials += 1,
            footing => add(&ends(store, id), rank(footing)),
        }
    }
    for id in 0..store.catalogue.events.len() as u32 {
        if store.postings(Facet::Event, id).any(|relation| all.contains(relation)) {
            add(&present(view, EventId(id)), SHARED_EVENT);
        }
    }
    order::numbers(&mut packed);
    (Pairs(packed), denials)
}

/// Two objects of one relation are tied to its subject and not to each other.
fn is_pair(one: &End, other: &End) -> bool {
    one.1 != other.1 && (one.0, other.0) != (OBJECT, OBJECT)
}

/// Who took part in an event that is not merely planned.
fn present(view: View, id: EventId) -> Vec<End> {
    let catalogue = &view.store.catalogue;
    let event = &catalogue.events[id.index()];
    if !is_act(view.store, event.standing) {
        return Vec::new();
    }
    let present =
        event.participant.iter().filter(|participant| view.key(Scheme::Role, participant.role) != "mentioned");
    present.map(|participant| (PLACE, participant.entity.0)).collect()
}

impl Pairs {
    /// Those to whom one is tied, with the rank of the firmest tie and how many there are.
    fn of(&self, from: u32) -> impl Iterator<Item = (u32, u64, u64)> + '_ {
        let start = self.0.partition_point(|pair| pair >> 26 < u64::from(from));
        let own = self.0[start..].iter().take_while(move |pair| **pair >> 26 == u64::from(from));
        let mut last = FAR;
        own.enumerate().filter_map(move |(at, pair)| {
            let to = (pair >> 2 & 0xff_ffff) as u32;
            let is_new = to != std::mem::replace(&mut last, to);
            let same = self.0[start + at..].iter().take_while(|other| **other >> 2 == pair >> 2);
            is_new.then(|| (to, pair & 3, same.count() as u64))
        })
    }

    /// Everybody in it, in order of their names.
    fn names(&self, view: View) -> Vec<Term> {
        let mut ids: Vec<u32> = self.0.iter().map(|pair| (pair >> 26) as u32).collect();
        order::ids(&mut ids);
        let names: Vec<Ref> = ids.into_iter().map(|id| view.entity(EntityId(id))).collect();
        let mut order: Vec<u32> = (0..names.len() as u32).collect();
        let name = |at: u32| &names[at as usize];
        order::positions(&mut order, &|a, b| name(a).label.cmp(&name(b).label).then(a.cmp(&b)));
        order.into_iter().map(|at| Term { key: name(at).key.clone(), label: name(at).label.clone() }).collect()
    }

    /// The best paths: the shortest first, of these the firmest, of these those that most relations carry.
    fn between(&self, from: u32, to: u32) -> Vec<Vec<u32>> {
        let mut search = Search {
            pairs: self,
            far: self.distances(to),
            to,
            stops: vec![from],
            found: Vec::new(),
            costs: Vec::new(),
            turns: 0,
        };
        let shortest = search.far.get(from as usize).copied().unwrap_or(FAR);
        let mut best = Vec::new();
        if shortest == FAR {
            return best;
        }
        for length in shortest..=shortest + LONGER {
            search.walk(length, 0);
            let mut found = std::mem::take(&mut search.found);
            for place in ranked(std::mem::take(&mut search.costs)).into_iter().take(MOST - best.len()) {
                best.push(std::mem::take(&mut found[place as usize]));
            }
        }
        best
    }

    /// How many steps it takes from each to one.
    fn distances(&self, to: u32) -> Vec<u32> {
        let last = self.0.last().map_or(0, |pair| pair >> 26) as usize;
        let mut far = vec![FAR; last.max(to as usize) + 1];
        far[to as usize] = 0;
        let mut reached = vec![to];
        let mut next = 0;
        while let Some(&at) = reached.get(next) {
            for (other, ..) in self.of(at) {
                if far[other as usize] == FAR {
                    far[other as usize] = far[at as usize] + 1;
                    reached.push(other);
                }
            }
            next += 1;
        }
        far
    }
}

/// A walk along all paths of one length.
struct Search<'a> {
    pairs: &'a Pairs,
    far: Vec<u32>,
    to: u32,
    stops: Vec<u32>,
    found: Vec<Vec<u32>>,
    /// What each of them costs, with its place.
    costs: Vec<u64>,
    turns: u32,
}

impl Search<'_> {
    fn walk(&mut self, left: u32, cost: u64) {
        let at = self.stops[self.stops.len() - 1];
        if left == 0 {
            if at == self.to {
                self.costs.push(cost << 32 | self.found.len() as u64);
                self.found.push(self.stops.clone());
            }
            return;
        }
        let pairs = self.pairs;
        for (next, rank, count) in pairs.of(at) {
            let is_end = next == self.to;
            if self.far[next as usize] < left && is_end == (left == 1) && !self.stops.contains(&next) {
                self.turns += 1;
                if self.turns > PATIENCE {
                    return;
                }
                self.stops.push(next);
                self.walk(left - 1, cost + (rank << 16) + 1024 / count);
                self.stops.pop();
            }
        }
    }
}

fn described(asked: &Asked, stops: &[u32]) -> Path {
    let mut weakest = Footing::Act;
    let mut steps = Vec::new();
    for two in stops.windows(2) {
        let (footing, step) = step(asked, two[0], two[1]);
        weakest = weakest.max(footing);
        steps.push(step);
    }
    Path { footing: weakest.key(), steps }
}

fn step(asked: &Asked, from: u32, to: u32) -> (Footing, Step) {
    let view = asked.view;
    let store = view.store;
    let mut bundle = Bundle::default();
    for id in store.postings(Facet::Who, from).filter(|&id| asked.all.contains(id)) {
        // The order of ends is that of acting: the subject comes before the object.
        let mut both = ends(store, id);
        both.retain(|end| end.1 == from || end.1 == to);
        let &[one, other] = both.as_slice() else { continue };
        let footing = footing(store, id);
        if footing != Footing::Denial && is_pair(&one, &other) {
            bundle.add(footing, id, &both, is_mutual(store, id, &both));
        }
    }
    let event = if bundle.footing() == Footing::Act { None } else { shared(asked, from, to) };
    let (footing, shown, kind) = match event {
        Some(event) => (Footing::Act, witnesses(asked, event, from, to), event_kind(view, event)),
        None => {
            let shown = bundle.foremost(store);
            let kind = shown.first().and_then(|&id| store.values(Facet::Kind, id).next()).unwrap_or_default();
            (bundle.footing(), shown, view.term(Scheme::Kind, model::TermId(kind)))
        }
    };
    let mut lines = Vec::new();
    for id in shown.into_iter().take(SHOWN) {
        lines.push(line(view, RelationId(id)));
    }
    let step = Step {
        from: view.entity(EntityId(from)),
        to: view.entity(EntityId(to)),
        footing: footing.key(),
        kind,
        event: event.map(|id| view.event(id)),
        count: bundle.count(),
        lines,
        ways: bundle.ways(asked, &[from, to]),
    };
    (footing, step)
}

/// The first event of the query in which both took part.
fn shared(asked: &Asked, from: u32, to: u32) -> Option<EventId> {
    let store = asked.view.store;
    let events = (0..store.catalogue.events.len() as u32).filter(|&id| {
        let present = present(asked.view, EventId(id));
        [from, to].iter().all(|one| present.iter().any(|end| end.1 == *one))
    });
    let asked_for = |id: &u32| store.postings(Facet::Event, *id).any(|relation| asked.all.contains(relation));
    events.filter(asked_for).map(EventId).next()
}

/// What is told of an event, of the one and of the other.
fn witnesses(asked: &Asked, event: EventId, from: u32, to: u32) -> Vec<u32> {
    let store = asked.view.store;
    let mut told = Bundle::default();
    for id in store.postings(Facet::Event, event.0).filter(|&id| asked.all.contains(id)) {
        told.relate(footing(store, id), id);
    }
    let mut witnesses = Vec::new();
    let told = told.foremost(store);
    for entity in [from, to] {
        let of = told.iter().find(|&&id| store.values(Facet::Who, id).any(|who| who == entity));
        witnesses.extend(of.filter(|id| !witnesses.contains(*id)));
    }
    witnesses
}

fn event_kind(view: View, event: EventId) -> Term {
    view.term(Scheme::EventKind, view.store.catalogue.events[event.index()].kind)
}

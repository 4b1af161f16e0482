//! Two sources, entities, speakers or periods beside each other: what both have, what only one has, where they clash.
//!
//! Every relation of the query that concerns either side lies in one of three heaps: only left, both, only right. A
//! relation has one source, so of two sources nothing lies in both: they meet in topics, in events, and in links.

mod sides;

use entente_columns::Bits;
use serde::Serialize;

use crate::model::{Link, RelationId, Scheme};
use crate::order;
use crate::pack::Facet;
use crate::query::answer::{page_of, value_label};
use crate::query::ast::*;
use crate::query::bearing::{is_clash, tied};
use crate::query::count;
use crate::query::line::{Line, line};
use crate::query::print::print;
use crate::query::say;
use crate::query::shape::{Term, Text, View};
use sides::{Ground, Of, Which};

/// How many relations of a heap are shown before a link leads to the list of them.
const SHOWN: usize = 5;
/// How many are shown of a heap that no query brings.
const SHOWN_ALL: usize = 50;

/// What a reader may set about a comparison; what is none of ours falls back to the usual.
#[derive(Clone, Debug, Default)]
pub struct Sides {
    /// `sources`, `entities`, `speakers` or `periods`.
    pub of: String,
    /// A key, or a span of time as a query has it.
    pub left: String,
    pub right: String,
}

/// A comparison, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    pub query: String,
    pub of: &'static str,
    /// How many relations of the query are compared or left aside.
    pub total: u32,
    pub left: Option<Side>,
    pub right: Option<Side>,
    pub choices: Vec<Side>,
    pub only_left: Heap,
    pub both: Heap,
    pub only_right: Heap,
    pub coverage: Vec<Coverage>,
    pub ties: Vec<Tie>,
}

/// What is compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    pub key: String,
    pub label: String,
    pub total: u32,
    pub query: String,
}

/// The relations of one heap.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Heap {
    pub total: u32,
    pub query: Option<String>,
    pub lines: Vec<Line>,
}

/// Of what the sides speak: the values of one facet.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    pub key: &'static str,
    pub label: &'static str,
    /// How many values both sides have, only the left one, only the right one.
    pub shared: u32,
    pub only_left: u32,
    pub only_right: u32,
    /// The largest count, by which bars are drawn.
    pub most: u32,
    pub rows: Vec<Row>,
}

/// One value with its counts and queries: only left, both, only right.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    pub key: String,
    pub label: String,
    pub counts: [u32; 3],
    pub queries: [Option<String>; 3],
}

/// A link between the sides.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tie {
    pub key: String,
    pub kind: Term,
    pub is_clash: bool,
    pub question: Text,
    pub reason: Text,
    pub left: Vec<Line>,
    pub both: Vec<Line>,
    pub right: Vec<Line>,
    /// How many more relations it ties, outside the comparison.
    pub beyond: u32,
}

/// A comparison of two sides within a query.
pub fn compare(view: View, query: &Query, sides: &Sides) -> Comparison {
    let of = Of::ALL.into_iter().find(|of| of.key() == sides.of).unwrap_or(Of::Sources);
    let ground = Ground::new(view, query, of);
    let choices = ground.choices(query);
    let (left, right) = ground.sides(&choices, sides);
    let none = || Bits::none(view.store.len());
    let (heaps, queries) = match (&left, &right) {
        (Some(left), Some(right)) => (ground.heaps(left, right), ground.queries(left, right)),
        _ => ([none(), none(), none()], [None, None, None]),
    };
    let heap = |at: usize| heap(&ground, &heaps[at], queries[at].as_ref());
    let side = |which: &Which| ground.side(which);
    let meeting = Meeting { ground: &ground, heaps: &heaps, queries: &queries, sides: [&left, &right] };
    Comparison {
        query: print(view.store, query),
        of: of.key(),
        total: ground.within.count() as u32,
        choices: choices.iter().map(side).collect(),
        coverage: FACETS.iter().map(|&facet| meeting.coverage(facet)).collect(),
        ties: meeting.ties(),
        left: left.as_ref().map(side),
        right: right.as_ref().map(side),
        only_left: heap(0),
        both: heap(1),
        only_right: heap(2),
    }
}

/// What the sides are compared by.
const FACETS: [Facet; 6] = [Facet::Topic, Facet::Standing, Facet::Kind, Facet::By, Facet::Who, Facet::Event];

fn heap(ground: &Ground, heap: &Bits, query: Option<&Query>) -> Heap {
    let store = ground.view.store;
    let most = if query.is_some() { SHOWN } else { SHOWN_ALL };
    let ids =
        page_of(store, query.unwrap_or(&ground.free), &ground.selection, &count::Heap::alone(heap.clone()), 0, most);
    Heap { total: heap.count() as u32, query: query.map(|query| print(store, query)), lines: lines(ground.view, ids) }
}

fn lines(view: View, ids: Vec<u32>) -> Vec<Line> {
    ids.into_iter().map(|id| line(view, RelationId(id))).collect()
}

/// Two sides, and where they meet.
struct Meeting<'a> {
    ground: &'a Ground<'a>,
    heaps: &'a [Bits; 3],
    queries: &'a [Option<Query>; 3],
    sides: [&'a Option<Which>; 2],
}

impl Meeting<'_> {
    /// How many relations of each heap have each value of a facet: what both sides have first, each part with the most first.
    fn coverage(&self, facet: Facet) -> Coverage {
        let view = self.ground.view;
        let len = view.store.catalogue.len_of(facet);
        let mut counts = vec![[0u32; 3]; len];
        for (at, heap) in self.heaps.iter().enumerate() {
            for value in heap.iter().flat_map(|id| view.store.values(facet, id)) {
                counts[value as usize][at] += 1;
            }
        }
        // That each side has itself needs no saying.
        let is_side =
            |value: u32| self.ground.of.facet() == Some(facet) && self.sides.contains(&&Some(Which::Value(value)));
        let key = facet_name(facet);
        let mut coverage = Coverage {
            key,
            label: say::facet_label(view.lang, key),
            shared: 0,
            only_left: 0,
            only_right: 0,
            most: 0,
            rows: Vec::new(),
        };
        let mut order: Vec<u64> = Vec::new();
        for (value, &[left, both, right]) in counts.iter().enumerate() {
            let n = left + both + right;
            if n == 0 || is_side(value as u32) {
                continue;
            }
            let (place, part) = match (left + both, both + right) {
                (_, 0) => (1, &mut coverage.only_left),
                (0, _) => (2, &mut coverage.only_right),
                _ => (0, &mut coverage.shared),
            };
            *part += 1;
            coverage.most = coverage.most.max(left).max(both).max(right);
            order.push(order::key(place, n, value as u32));
        }
        order::numbers(&mut order);
        for &place in &order {
            let value = order::item(place);
            coverage.rows.push(self.row(facet, value, counts[value as usize]));
        }
        coverage
    }

    fn row(&self, facet: Facet, value: u32, counts: [u32; 3]) -> Row {
        let view = self.ground.view;
        let query = |at: usize| {
            let query = self.queries[at].as_ref().filter(|_| counts[at] > 0)?;
            Some(print(view.store, &narrowed(query, facet, value)?))
        };
        Row {
            key: view.store.value_key(facet, value).to_owned(),
            label: value_label(view, facet, value),
            counts,
            queries: [query(0), query(1), query(2)],
        }
    }

    /// The links between the sides, clashes first.
    fn ties(&self) -> Vec<Tie> {
        let links = &self.ground.view.store.catalogue.links;
        let mut ties: Vec<Tie> = Vec::new();
        let mut n_clashes = 0;
        for tie in links.iter().filter_map(|link| self.tie(link)) {
            if tie.is_clash {
                ties.insert(n_clashes, tie);
                n_clashes += 1;
            } else {
                ties.push(tie);
            }
        }
        ties
    }

    /// A link whose relations lie in more than one heap: what lies in both sides alone is not between them.
    fn tie(&self, link: &Link) -> Option<Tie> {
        let view = self.ground.view;
        let mut ids = tied(view.store, &link.between);
        let first = ids.first().copied();
        order::ids(&mut ids);
        ids.retain(|&id| view.holds(id));
        let mut parts = [const { Vec::new() }; 3];
        for &id in &ids {
            for (part, heap) in parts.iter_mut().zip(self.heaps) {
                if heap.contains(id) {
                    part.push(id);
                }
            }
        }
        let [left, both, right] = parts;
        let n = left.len() + both.len() + right.len();
        if n == 0 || left.len() == n || both.len() == n || right.len() == n {
            return None;
        }
        let mut kind = view.term(Scheme::LinkKind, link.kind);
        // Read from left to right: the later side updates, the earlier one is updated.
        let nearest = if left.is_empty() { &both } else { &left };
        let is_earlier = |first: u32| !nearest.contains(&first) && (both.contains(&first) || right.contains(&first));
        if let Some(label) = say::from_the_other_side(view.lang, &kind.key).filter(|_| first.is_some_and(is_earlier)) {
            kind.label = label.to_owned();
        }
        Some(Tie {
            key: link.key.clone(),
            kind,
            is_clash: is_clash(view.store, link.kind),
            question: view.text(&link.question),
            reason: view.text(&link.reason),
            left: lines(view, left),
            both: lines(view, both),
            right: lines(view, right),
            beyond: (ids.len() - n) as u32,
        })
    }
}

/// The query with one value of a facet besides; none where the grammar cannot say so, since values of one facet are
/// alternatives.
fn narrowed(query: &Query, facet: Facet, value: u32) -> Option<Query> {
    let mut narrowed = query.clone();
    let choice = narrowed.choice_mut(facet);
    let is_single = matches!(facet, Facet::Kind | Facet::Standing | Facet::Source | Facet::Event);
    if !is_single && !choice.chosen.is_empty() && choice.chosen != [value] {
        return None;
    }
    choice.chosen = vec![value];
    Some(narrowed)
}

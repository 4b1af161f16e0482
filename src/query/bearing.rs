//! What bears on what: the links that a curator has tied, and the pairs that the fields of the records show by themselves.
//!
//! A pair that is found here is only set side by side, with the rule that brought it up; nothing is guessed from texts,
//! and what a link ties already is not brought up again.

mod figures;
mod offices;
mod told;

use crate::model::{Between, RelationId, Scheme, TermId};
use crate::order;
use crate::query::shape::*;
use crate::store::Store;

pub use figures::respects;

/// One question with the records that answer it.
pub struct Bearing {
    /// Of a link its key; of a pair that was found, the keys of both with two hyphens between them, which no link has.
    pub key: String,
    pub kind: TermId,
    pub question: Text,
    pub reason: Text,
    pub between: Between,
    /// Found by rule, not tied by a curator.
    pub is_found: bool,
}

/// A group of likes that is larger is a matter of which everyone speaks, and not one thing told twice: its members are not
/// set against each other, each against each.
const MOST_ALIKE: usize = 64;

/// Everything that bears on something else: the links in the order of their keys, then what is found.
pub fn bearings(view: View) -> Vec<Bearing> {
    let of_link = |link: &crate::model::Link| Bearing {
        key: link.key.clone(),
        kind: link.kind,
        question: view.text(&link.question),
        reason: view.text(&link.reason),
        between: link.between.clone(),
        is_found: false,
    };
    let mut all: Vec<Bearing> = view.store.catalogue.links.iter().map(of_link).collect();
    figures::find(view, &mut all);
    offices::find(view, &mut all);
    told::find(view, &mut all);
    all
}

impl Bearing {
    /// The key of its kind.
    pub fn kind_key<'a>(&self, store: &'a Store) -> &'a str {
        &store.catalogue.vocabulary.terms(Scheme::LinkKind)[self.kind.index()].key
    }

    /// The sides differ, or seem to.
    pub fn is_clash(&self, store: &Store) -> bool {
        matches!(self.kind_key(store), "contradicts" | "in-tension")
    }

    /// Its relations, or those that carry its figures, in the order of time, then of sources.
    pub fn relations(&self, store: &Store) -> Vec<u32> {
        let mut ids: Vec<u32> = match &self.between {
            Between::Relations(ids) => ids.iter().map(|id| id.0).collect(),
            Between::Figures(ids) => ids.iter().flat_map(|&id| store.carriers(id)).map(|id| id.0).collect(),
        };
        order::ids(&mut ids);
        ids
    }
}

/// What a rule has found out about two records.
struct Found {
    kind: &'static str,
    question: String,
    reason: String,
}

impl Found {
    /// Adds the pair, unless the vocabulary has no word for its kind.
    fn add(self, view: View, all: &mut Vec<Bearing>, keys: [&str; 2], between: Between) {
        let own = |text: String| Text { text, lang: view.lang.code() };
        if let Some(kind) = view.store.catalogue.vocabulary.find(Scheme::LinkKind, self.kind) {
            let (question, reason) = (own(self.question), own(self.reason));
            all.push(Bearing { key: keys.join("--"), kind, question, reason, between, is_found: true });
        }
    }

    /// Adds a pair of relations, the earlier one first.
    fn add_relations(self, view: View, all: &mut Vec<Bearing>, a: RelationId, b: RelationId) {
        self.add(view, all, [a, b].map(|id| view.store.key(id)), Between::Relations(vec![a, b]));
    }
}

/// Whether some link ties these two relations.
fn is_tied(view: View, a: RelationId, b: RelationId) -> bool {
    let ties = |between: &Between| matches!(between, Between::Relations(ids) if ids.contains(&a) && ids.contains(&b));
    view.store.catalogue.links.iter().any(|link| ties(&link.between))
}

/// Hands each two of those with an equal sign to a judge, the lower one first.
///
/// A sign may use 40 bits; where it is a sum of what is compared, the judge looks again.
fn each_two(signed: &mut [u64], mut judge: impl FnMut(u32, u32)) {
    order::numbers(signed);
    for alike in signed.chunk_by(|a, b| a >> 24 == b >> 24).filter(|alike| alike.len() <= MOST_ALIKE) {
        let ids: Vec<u32> = alike.iter().map(|signed| (signed & 0xff_ffff) as u32).collect();
        for (at, &a) in ids.iter().enumerate() {
            ids[at + 1..].iter().for_each(|&b| judge(a, b));
        }
    }
}

/// A sign of 40 bits with an id behind it.
fn sign(sum: u64, id: u32) -> u64 {
    (sum & 0xff_ffff_ffff) << 24 | u64::from(id)
}

/// A number spread over 64 bits, so that sums of different numbers differ.
fn spread(number: u64) -> u64 {
    let number = (number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (number ^ number >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9)
}

/// Both are dated and some day may belong to both.
fn may_overlap(a: (i32, i32), b: (i32, i32)) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

/// Both lists hold the same, in whatever order.
fn same<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    a.iter().all(|one| b.contains(one)) && b.iter().all(|one| a.contains(one))
}

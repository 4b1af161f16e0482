//! What bears on what: the links that a curator has tied, and the pairs that the fields of the records show by themselves.
//!
//! A pair that is found here is only set side by side, with the rule that brought it up; nothing is guessed from texts,
//! and what a link ties already is not brought up again.

mod figures;
mod offices;
mod told;

use crate::model::{self, Between, EntityId, RelationId, Scheme, TermId};
use crate::order;
use crate::query::say::disagreements::{Sentence, sentence};
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
    let of_link = |link: &model::Link| Bearing {
        key: link.key.clone(),
        kind: link.kind,
        question: view.text(&link.question),
        reason: view.text(&link.reason),
        between: link.between.clone(),
        is_found: false,
    };
    let mut all: Vec<Bearing> = view.store.catalogue.links.iter().map(of_link).collect();
    // What nobody says, such as two figures of our own, is nothing on which sources differ.
    all.retain(|bearing| !bearing.relations(view).is_empty());
    figures::find(view, &mut all);
    offices::find(view, &mut all);
    told::find(view, &mut all);
    if view.base.is_some() {
        all.retain_mut(|bearing| bearing.keep(view));
    }
    all
}

/// The sides of a link of this kind differ, or seem to.
pub fn is_clash(store: &Store, kind: TermId) -> bool {
    matches!(store.catalogue.vocabulary.key(Scheme::LinkKind, kind), "contradicts" | "in-tension")
}

/// The relations that are tied, or that carry the figures that are, as the link lists them: the same one may carry two.
pub fn tied(store: &Store, between: &Between) -> Vec<u32> {
    let mut all = Vec::new();
    match between {
        Between::Relations(ids) => ids.iter().for_each(|id| all.push(id.0)),
        Between::Figures(ids) => ids.iter().for_each(|&id| store.carriers(id).for_each(|id| all.push(id.0))),
    }
    all
}

impl Bearing {
    /// Its relations, or those that carry its figures, in the order of time, then of sources.
    pub fn relations(&self, view: View) -> Vec<u32> {
        let mut all = tied(view.store, &self.between);
        all.retain(|&id| view.holds(id));
        order::ids(&mut all);
        all
    }

    /// Leaves those sides that exist; false where nothing is left to bear on anything, or nobody to say it.
    fn keep(&mut self, view: View) -> bool {
        let n_sides = match &mut self.between {
            Between::Relations(ids) => {
                ids.retain(|id| view.holds(id.0));
                ids.len()
            }
            Between::Figures(ids) => {
                ids.retain(|&id| view.has_figure(id));
                ids.len()
            }
        };
        n_sides > 1 && !self.relations(view).is_empty()
    }
}

/// What a rule has found out about two records: how they bear on each other, the question they answer, the rule.
struct Found {
    kind: &'static str,
    question: String,
    rule: &'static Sentence,
    /// What the rule names.
    gap: String,
}

impl Found {
    /// Adds the pair, unless the vocabulary has no word for its kind.
    fn add(self, view: View, all: &mut Vec<Bearing>, a: &str, b: &str, between: Between) {
        let own = |text: String| Text { text, lang: view.lang.code() };
        if let Some(kind) = view.store.catalogue.vocabulary.find(Scheme::LinkKind, self.kind) {
            let mut key = a.to_owned();
            key.push_str("--");
            key.push_str(b);
            // What one rule has brought up, another does not bring up again.
            if all.iter().any(|known| known.key == key) {
                return;
            }
            let reason = own(sentence(view.lang, self.rule, &[&self.gap]));
            all.push(Bearing { key, kind, question: own(self.question), reason, between, is_found: true });
        }
    }

    /// Adds a pair of relations, the earlier one first, unless a link ties them.
    fn add_relations(self, view: View, all: &mut Vec<Bearing>, a: u32, b: u32) {
        let (a, b) = (RelationId(a), RelationId(b));
        let ties = |link: &model::Link| matches!(&link.between, Between::Relations(ids) if ids.contains(&a) && ids.contains(&b));
        if !view.store.catalogue.links.iter().any(ties) {
            self.add(view, all, view.store.key(a), view.store.key(b), Between::Relations(vec![a, b]));
        }
    }
}

/// Hands each two of those with an equal sign to a judge, the lower one first.
fn each_two(signed: &mut [u64], judge: &mut dyn FnMut(u32, u32)) {
    order::numbers(signed);
    let mut rest: &[u64] = signed;
    while let Some(first) = rest.first() {
        let n_alike = rest.iter().take_while(|sign| *sign >> 24 == *first >> 24).count();
        let (alike, after) = rest.split_at(n_alike);
        rest = after;
        if n_alike > MOST_ALIKE {
            continue;
        }
        for (at, a) in alike.iter().enumerate() {
            for b in &alike[at + 1..] {
                judge((a & 0xff_ffff) as u32, (b & 0xff_ffff) as u32);
            }
        }
    }
}

/// A sign with an id behind it. It keeps 40 bits of a sum, so unlike records may share it: the judge looks again.
fn sign(sum: u64, id: u32) -> u64 {
    sum << 24 | u64::from(id)
}

/// A number spread over 64 bits, so that sums of different numbers differ.
fn spread(number: u64) -> u64 {
    let number = (number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (number ^ number >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9)
}

/// Some day may belong to both.
fn may_overlap(a: (i32, i32), b: (i32, i32)) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

/// Both lists hold the same entities, in whatever order.
fn same(a: &[EntityId], b: &[EntityId]) -> bool {
    a.iter().all(|one| b.contains(one)) && b.iter().all(|one| a.contains(one))
}

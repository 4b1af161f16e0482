//! Where sides come from: who stands behind several of them, so that they are not as many confirmations.

use serde::Serialize;

use crate::model::{EntityId, RelationId, SourceId};
use crate::query::shape::*;

/// Somebody, or a text, behind several sides; described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shared {
    /// As what: `text`, `speaker`, `account`, `publisher` or `origin`; `several` where not as the same for all.
    pub r#as: &'static str,
    pub who: Ref,
    /// The sides by their place, from 1.
    pub sides: Vec<u32>,
}

/// What stands behind the side at one place: a source or an entity, and as what.
struct Behind {
    place: usize,
    who: Who,
    r#as: &'static str,
}

#[derive(Clone, Copy, PartialEq)]
enum Who {
    Source(SourceId),
    Entity(EntityId),
}

/// Who is behind several of these sides, and how many groups of sides are left that share nobody.
///
/// Only what the records name is looked at: speakers, the accounts by which they are known, publishers and voices of
/// the texts, and those from whom a text itself says it has its matter.
pub fn origins(view: View, sides: &[(u32, RelationId)]) -> (Vec<Shared>, u32) {
    let mut all: Vec<Behind> = Vec::new();
    for (place, &(_, relation)) in sides.iter().enumerate() {
        behind(view, place, relation, &mut all);
    }
    let mut shared = Vec::new();
    // To which group each side belongs; at first each to its own.
    let mut groups: Vec<usize> = (0..sides.len()).collect();
    for (at, first) in all.iter().enumerate() {
        if all[..at].iter().any(|known| known.who == first.who) {
            continue;
        }
        let source = view.store.source(sides[first.place].1);
        let (mut numbers, mut n_own, mut is_one_text, mut r#as) = (Vec::new(), 0, true, first.r#as);
        for other in all[at..].iter().filter(|other| other.who == first.who) {
            let from = groups[other.place];
            let to = groups[first.place];
            groups.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
            numbers.push(sides[other.place].0 + 1);
            n_own += u32::from(!matches!(other.r#as, "publisher" | "origin"));
            is_one_text &= view.store.source(sides[other.place].1) == source;
            if other.r#as != first.r#as {
                r#as = "several";
            }
        }
        let (who, is_text) = match first.who {
            Who::Source(id) => (view.source(id), true),
            Who::Entity(id) => (view.entity(id), false),
        };
        // What is true of a text is true of all that stands in it, and that it is one text is told already.
        let is_implied = is_one_text && !is_text && n_own < 2;
        if numbers.len() > 1 && !is_implied {
            shared.push(Shared { r#as, who, sides: numbers });
        }
    }
    let n_groups = (0..groups.len()).filter(|&at| !groups[..at].contains(&groups[at])).count();
    (shared, n_groups as u32)
}

/// Adds everything behind one side, each once, as the first that it is.
fn behind(view: View, place: usize, relation: RelationId, all: &mut Vec<Behind>) {
    let relation = view.store.relation(relation);
    let source = &view.store.catalogue.sources[relation.source.index()];
    let start = all.len();
    all.push(Behind { place, who: Who::Source(relation.source), r#as: "text" });
    let mut add = |r#as, ids: &[EntityId]| {
        for &id in ids {
            if all[start..].iter().all(|known| known.who != Who::Entity(id)) {
                all.push(Behind { place, who: Who::Entity(id), r#as });
            }
        }
    };
    let voice = std::slice::from_ref(&source.voice);
    add("speaker", if relation.by.is_empty() { voice } else { &relation.by });
    add("account", &relation.through);
    add("publisher", source.publisher.as_slice());
    add("publisher", voice);
    add("origin", &source.draws_on);
}

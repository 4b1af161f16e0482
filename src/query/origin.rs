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

/// What stands behind one side: a source or an entity, and as what.
struct Behind {
    side: u32,
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
    let behind: Vec<Behind> = sides.iter().flat_map(|&(side, relation)| behind(view, side, relation)).collect();
    let mut shared: Vec<Shared> = Vec::new();
    // To which group each side belongs; at first each to its own.
    let mut groups: Vec<u32> = (0..sides.len() as u32).collect();
    for (at, first) in behind.iter().enumerate() {
        let is_known = behind[..at].iter().any(|known| known.who == first.who);
        let all: Vec<&Behind> = behind[at..].iter().filter(|other| other.who == first.who).collect();
        if is_known || all.len() < 2 {
            continue;
        }
        let place = |side: u32| sides.iter().position(|known| known.0 == side).unwrap_or_default();
        for other in &all {
            let (from, to) = (groups[place(other.side)], groups[place(first.side)]);
            groups.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
        }
        // What is true of a text is true of all that stands in it, and that it is one text is told already.
        let source = |side: u32| view.store.source(sides[place(side)].1);
        let n_own = all.iter().filter(|other| !matches!(other.r#as, "publisher" | "origin")).count();
        let is_implied = n_own < 2
            && !matches!(first.who, Who::Source(_))
            && all.iter().all(|other| source(other.side) == source(first.side));
        if !is_implied {
            shared.push(Shared {
                r#as: if all.iter().all(|other| other.r#as == first.r#as) { first.r#as } else { "several" },
                who: match first.who {
                    Who::Source(id) => view.source(id),
                    Who::Entity(id) => view.entity(id),
                },
                sides: all.iter().map(|other| other.side + 1).collect(),
            });
        }
    }
    let n_groups = (0..groups.len()).filter(|&at| !groups[..at].contains(&groups[at])).count();
    (shared, n_groups as u32)
}

/// Everything behind one side, each once, as the first that it is.
fn behind(view: View, side: u32, relation: RelationId) -> Vec<Behind> {
    let relation = view.store.relation(relation);
    let source = &view.store.catalogue.sources[relation.source.index()];
    let speakers: &[EntityId] = if relation.by.is_empty() { std::slice::from_ref(&source.voice) } else { &relation.by };
    let mut all = vec![Behind { side, who: Who::Source(relation.source), r#as: "text" }];
    let publishers: Vec<EntityId> = source.publisher.into_iter().chain([source.voice]).collect();
    for (r#as, ids) in [
        ("speaker", speakers),
        ("account", &relation.through),
        ("publisher", &publishers),
        ("origin", &source.draws_on),
    ] {
        for &id in ids {
            if all.iter().all(|known| known.who != Who::Entity(id)) {
                all.push(Behind { side, who: Who::Entity(id), r#as });
            }
        }
    }
    all
}

//! Who is tied to whom: the ends of a relation, how far what it says came about, and the queries that bring it back.

use serde::Serialize;

use crate::model::{self, EntityId, RelationId, Scheme};
use crate::order;
use crate::pack::{BY, FIRST_NAMED_ROLE, Facet, OBJECT, SUBJECT, THROUGH, UNDATED};
use crate::query::ast::{InRole, Query};
use crate::query::bits::Bits;
use crate::query::print::print;
use crate::query::shape::*;
use crate::store::Store;

/// An entity in the role in which it is tied.
pub type End = (u32, u32);

/// The place of a relation, where it is tied: a role past those of the vocabulary.
pub const PLACE: u32 = u32::MAX;

/// Who has one of these roles is named beside what happens and takes no part in it.
const BYSTANDERS: [&str; 2] = ["mentioned", "addressee"];

/// What two do together, so that neither does it to the other, whichever a relation names first.
const MUTUAL: [&str; 6] = ["allied-with", "cooperates-with", "discussed", "met", "related-to", "trades-with"];

/// How far what a relation puts forward came about, the furthest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Footing {
    /// It happened or goes on.
    Act,
    /// Planned, asked for, offered, conditional.
    Open,
    /// Somebody thinks so.
    View,
    /// Somebody says that it is not so.
    Denial,
}

impl Footing {
    pub fn key(self) -> &'static str {
        match self {
            Footing::Act => "act",
            Footing::Open => "open",
            Footing::View => "view",
            Footing::Denial => "denial",
        }
    }
}

/// How far what a relation puts forward came about.
pub fn footing(store: &Store, relation: &model::Relation) -> Footing {
    match store.catalogue.vocabulary.terms(Scheme::Standing)[relation.standing.index()].key.as_str() {
        _ if relation.is_negative => Footing::Denial,
        "denied" => Footing::Denial,
        "occurred" | "ongoing" => Footing::Act,
        "opinion" => Footing::View,
        _ => Footing::Open,
    }
}

/// Who takes part in what a relation says, each once: all but speakers, accounts and bystanders.
pub fn partakers(store: &Store, id: u32) -> Vec<End> {
    let mut ends: Vec<End> = Vec::new();
    for (role, EntityId(entity)) in store.roles(id) {
        if takes_part(store, role) && ends.iter().all(|end| end.1 != entity) {
            ends.push((role, entity));
        }
    }
    ends
}

/// Who is tied by a relation: who takes part in it. Nobody, where there is no second, and where all are named in one
/// breath: several names in a list are not tied to each other.
pub fn ends(store: &Store, id: u32) -> Vec<End> {
    let mut ends = partakers(store, id);
    let is_list = |role| ends.iter().all(|end| end.0 == role);
    if ends.len() < 2 || is_list(SUBJECT) || is_list(OBJECT) {
        ends.clear();
    }
    ends
}

fn takes_part(store: &Store, role: u32) -> bool {
    let named =
        role.checked_sub(FIRST_NAMED_ROLE).map(|at| &store.catalogue.vocabulary.terms(Scheme::Role)[at as usize]);
    role != BY && role != THROUGH && named.is_none_or(|named| !BYSTANDERS.contains(&named.key.as_str()))
}

/// What the ends do together: by the word for it, or because they say it together.
pub fn is_mutual(store: &Store, relation: &model::Relation, ends: &[End]) -> bool {
    let predicate = &store.catalogue.vocabulary.terms(Scheme::Predicate)[relation.predicate.index()];
    MUTUAL.contains(&predicate.key.as_str()) || ends.iter().all(|end| relation.by.contains(&EntityId(end.1)))
}

/// Relations with what came about first, and of those the newest first; what has no date comes last.
pub fn foremost(store: &Store, relations: Vec<(Footing, u32)>) -> Vec<u32> {
    let place = |&(footing, id): &(Footing, u32)| {
        let (earliest, _) = store.days(id);
        let age = if earliest == UNDATED { u32::MAX } else { (UNDATED as u32).wrapping_sub(earliest as u32) };
        (footing as u64) << 32 | u64::from(age)
    };
    order::by_key(relations, place).into_iter().map(|(_, id)| id).collect()
}

/// One arrangement of the same ends: who stands as subject, and towards whom. Described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Way {
    /// Positions among the ends.
    pub from: Vec<u32>,
    pub to: Vec<u32>,
    pub count: u32,
    pub is_mutual: bool,
    /// A query cannot leave out who else is there, so it may find more than the tie counts.
    pub query: String,
    pub found: u32,
}

/// What is asked, with the relations that answer it.
pub struct Asked<'a> {
    pub view: View<'a>,
    pub query: &'a Query,
    pub all: &'a Bits,
}

impl Asked<'_> {
    /// An arrangement that `count` relations have; `ends` lists in order who is tied.
    pub fn way(&self, arrangement: &[End], ends: &[u32], count: u32, is_mutual: bool) -> Way {
        let acts = |end: &&End| matches!(end.0, SUBJECT | BY);
        let at = |end: &End| ends.iter().position(|&entity| entity == end.1).unwrap_or_default() as u32;
        // Where nobody is the subject, the first acts.
        let n_acting = arrangement.iter().take_while(acts).count().max(1);
        let (from, to) = arrangement.split_at(n_acting);
        Way {
            from: from.iter().map(at).collect(),
            to: to.iter().map(at).collect(),
            count,
            is_mutual,
            query: self.narrowed(arrangement),
            found: self.found(arrangement),
        }
    }

    /// The query for those of its relations that name an entity; none where the query asks for others by name already,
    /// since names of one facet are alternatives.
    pub fn naming(&self, entity: u32) -> Option<String> {
        let mut query = Query { page: 1, ..self.query.clone() };
        let chosen = &mut query.choice_mut(Facet::Who).chosen;
        let is_free = chosen.is_empty() || *chosen == [entity];
        *chosen = vec![entity];
        is_free.then(|| print(self.view.store, &query))
    }

    /// The query for those of its relations in which all of these stand in these roles.
    fn narrowed(&self, arrangement: &[End]) -> String {
        let mut query = Query { page: 1, ..self.query.clone() };
        for &(role, entity) in arrangement {
            let wanted = InRole { role, entity, is_excluded: false };
            if role == PLACE {
                query.choice_mut(Facet::Place).chosen = vec![entity];
            } else if !query.roles.contains(&wanted) {
                query.roles.push(wanted);
            }
        }
        print(self.view.store, &query)
    }

    /// How many relations that query brings.
    fn found(&self, arrangement: &[End]) -> u32 {
        let store = self.view.store;
        let stands = |id: u32, &(role, entity): &End| match role {
            PLACE => store.values(Facet::Place, id).any(|place| place == entity),
            _ => store.roles(id).any(|known| known == (role, EntityId(entity))),
        };
        let named = arrangement.iter().find(|end| end.0 != PLACE);
        let candidates = named.into_iter().flat_map(|end| store.postings(Facet::Who, end.1));
        candidates.filter(|&id| self.all.contains(id) && arrangement.iter().all(|end| stands(id, end))).count() as u32
    }
}

/// The keys of the first few relations of a list.
pub fn keys(store: &Store, relations: &[u32], most: usize) -> Vec<String> {
    relations.iter().take(most).map(|&id| store.key(RelationId(id)).to_owned()).collect()
}

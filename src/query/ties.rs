//! Who is tied to whom: the ends of a relation, how far what it says came about, and the queries that bring it back.

use entente_columns::Bits;
use serde::Serialize;

use crate::model::{EntityId, RelationId, Scheme, TermId};
use crate::order;
use crate::pack::{BY, FIRST_NAMED_ROLE, Facet, OBJECT, SUBJECT, THROUGH, UNDATED};
use crate::query::ast::{InRole, Query};
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

/// What has this standing happened or goes on.
pub fn is_act(store: &Store, standing: TermId) -> bool {
    matches!(store.catalogue.vocabulary.key(Scheme::Standing, standing), "occurred" | "ongoing")
}

/// How far what a relation puts forward came about.
pub fn footing(store: &Store, id: u32) -> Footing {
    let standing = store.standing(RelationId(id));
    match store.catalogue.vocabulary.key(Scheme::Standing, standing) {
        _ if store.is_negative(RelationId(id)) => Footing::Denial,
        "denied" => Footing::Denial,
        _ if is_act(store, standing) => Footing::Act,
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
    let named = role.checked_sub(FIRST_NAMED_ROLE).map(|at| store.catalogue.vocabulary.key(Scheme::Role, TermId(at)));
    role != BY && role != THROUGH && named.is_none_or(|named| !BYSTANDERS.contains(&named))
}

/// What the ends do together: by the word for it, or because they say it together.
pub fn is_mutual(store: &Store, id: u32, ends: &[End]) -> bool {
    let predicate = store.catalogue.vocabulary.key(Scheme::Predicate, store.predicate(RelationId(id)));
    let speaks = |end: &End| store.roles(id).any(|known| known == (BY, EntityId(end.1)));
    MUTUAL.contains(&predicate) || ends.iter().all(speaks)
}

/// The places of some counts, the largest first; of equal ones the earlier.
pub fn largest_first(counts: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut places: Vec<u64> = Vec::new();
    for count in counts {
        places.push(order::most(count) << 32 | places.len() as u64);
    }
    ranked(places)
}

/// What stands in the lower half of numbers, in their order.
pub fn ranked(mut numbers: Vec<u64>) -> Vec<u32> {
    order::numbers(&mut numbers);
    let mut places = Vec::new();
    for number in numbers {
        places.push(number as u32);
    }
    places
}

/// What ties the same ends: the relations, and in which arrangements they do.
#[derive(Default)]
pub struct Bundle {
    /// Each once, with its footing.
    pub relations: Vec<(Footing, u32)>,
    arrangements: Vec<(Vec<End>, u32, bool)>,
}

impl Bundle {
    /// Adds a relation in one arrangement; those of one relation follow each other.
    pub fn add(&mut self, footing: Footing, id: u32, arrangement: &[End], is_mutual: bool) {
        self.relate(footing, id);
        match self.arrangements.iter_mut().find(|known| known.0 == arrangement) {
            Some(known) => {
                known.1 += 1;
                known.2 &= is_mutual;
            }
            None => self.arrangements.push((arrangement.to_vec(), 1, is_mutual)),
        }
    }

    /// Adds a relation alone.
    pub fn relate(&mut self, footing: Footing, id: u32) {
        if self.relations.last().is_none_or(|last| last.1 != id) {
            self.relations.push((footing, id));
        }
    }

    /// How many relations there are.
    pub fn count(&self) -> u32 {
        self.relations.len() as u32
    }

    /// The footing of its firmest relation.
    pub fn footing(&self) -> Footing {
        let mut firmest = Footing::Denial;
        for known in &self.relations {
            firmest = firmest.min(known.0);
        }
        firmest
    }

    /// Its relations with what came about first, and of those the newest first; what has no date comes last.
    pub fn foremost(&self, store: &Store) -> Vec<u32> {
        let mut places = Vec::new();
        for (at, &(footing, id)) in self.relations.iter().enumerate() {
            let (earliest, _) = store.days(id);
            let age = if earliest == UNDATED { u32::MAX } else { (UNDATED as u32).wrapping_sub(earliest as u32) };
            // Of 64 bits a date takes 32, a footing 2, and a place the other 30.
            places.push((footing as u64) << 62 | u64::from(age) << 30 | at as u64);
        }
        let mut foremost = ranked(places);
        for place in &mut foremost {
            *place = self.relations[(*place & 0x3fff_ffff) as usize].1;
        }
        foremost
    }

    /// The keys of the first few of them.
    pub fn keys(&self, store: &Store, most: usize) -> Vec<String> {
        self.foremost(store).into_iter().take(most).map(|id| store.key(RelationId(id)).to_owned()).collect()
    }

    /// Its arrangements, those that most relations have first; `ends` lists in order who is tied.
    pub fn ways(&self, asked: &Asked, ends: &[u32]) -> Vec<Way> {
        let mut ways = Vec::new();
        for place in largest_first(self.arrangements.iter().map(|known| known.1)) {
            let (arrangement, count, is_mutual) = &self.arrangements[place as usize];
            ways.push(asked.way(arrangement, ends, *count, *is_mutual));
        }
        ways
    }
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
    /// A query cannot leave out who else is there, nor ask for a place beside others that it asks for already, so it may
    /// find more than the tie counts.
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
    fn way(&self, arrangement: &[End], ends: &[u32], count: u32, is_mutual: bool) -> Way {
        let (mut from, mut to) = (Vec::new(), Vec::new());
        for &(role, entity) in arrangement {
            let at = ends.iter().position(|&end| end == entity).unwrap_or_default() as u32;
            // Where nobody is the subject, the first acts.
            let acts = from.is_empty() || (to.is_empty() && matches!(role, SUBJECT | BY));
            if acts { from.push(at) } else { to.push(at) }
        }
        Way { from, to, count, is_mutual, query: self.narrowed(arrangement), found: self.found(arrangement) }
    }

    /// The query for those of its relations that name an entity or, where none does, that are placed there, and how many it
    /// brings; none where the query asks for others by name already, since names of one facet are alternatives.
    pub fn naming(&self, entity: u32) -> (Option<String>, u32) {
        let store = self.view.store;
        let n_within = |facet| store.postings(facet, entity).filter(|&id| self.all.contains(id)).count() as u32;
        let (facet, n) = match n_within(Facet::Who) {
            0 => (Facet::Place, n_within(Facet::Place)),
            n => (Facet::Who, n),
        };
        let mut query = Query { page: 1, ..self.query.clone() };
        let chosen = &mut query.choice_mut(facet).chosen;
        let is_free = chosen.is_empty() || *chosen == [entity];
        *chosen = vec![entity];
        (is_free.then(|| print(store, &query)), n)
    }

    /// The query for those of its relations in which all of these stand in these roles.
    fn narrowed(&self, arrangement: &[End]) -> String {
        let mut query = Query { page: 1, ..self.query.clone() };
        for &(role, entity) in arrangement {
            if role == PLACE {
                if self.may_ask_for_place(entity) {
                    query.choice_mut(Facet::Place).chosen = vec![entity];
                }
            } else {
                query.add_role(InRole { role, entity, is_excluded: false });
            }
        }
        print(self.view.store, &query)
    }

    /// Places of a query are alternatives: beside others that it asks for, one more would widen it, and instead of them bring
    /// what it leaves out.
    fn may_ask_for_place(&self, place: u32) -> bool {
        let chosen = &self.query.choice(Facet::Place).chosen;
        chosen.is_empty() || chosen.contains(&place)
    }

    /// How many relations that query brings.
    fn found(&self, arrangement: &[End]) -> u32 {
        let store = self.view.store;
        let stands = |id: u32, &(role, entity): &End| match role {
            PLACE => !self.may_ask_for_place(entity) || store.values(Facet::Place, id).any(|place| place == entity),
            _ => store.roles(id).any(|known| known == (role, EntityId(entity))),
        };
        let named = arrangement.iter().find(|end| end.0 != PLACE);
        let candidates = named.into_iter().flat_map(|end| store.postings(Facet::Who, end.1));
        candidates.filter(|&id| self.all.contains(id) && arrangement.iter().all(|end| stands(id, end))).count() as u32
    }
}

//! Who is tied to whom by the relations of a query, how often and on what footing, laid out for a picture.

mod layout;

use serde::Serialize;

use crate::model::{EntityId, RelationId, Scheme, TermId};
use crate::order;
use crate::pack::{BY, Facet};
use crate::query::ast::Query;
use crate::query::print::print;
use crate::query::select::select;
use crate::query::shape::*;
use crate::query::ties::*;
use crate::store::Store;

/// So many actors a picture holds; the others are in its table.
const DRAWN: usize = 60;
/// So many relations of an actor or a tie are named; the list has the rest.
const SHOWN: usize = 5;

/// What ties two actors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ties {
    /// Every relation between them, on whatever footing.
    #[default]
    All,
    /// Only what happened or goes on.
    Acts,
    /// One speaks, and the other is spoken of.
    Said,
    /// What one of them did, or what was done to it, has the other for its place.
    Places,
}

impl Ties {
    /// By its name in an address; an unknown one is the usual.
    pub fn parse(name: &str) -> Ties {
        [Ties::Acts, Ties::Said, Ties::Places].into_iter().find(|ties| ties.key() == name).unwrap_or_default()
    }

    pub fn key(self) -> &'static str {
        match self {
            Ties::All => "all",
            Ties::Acts => "acts",
            Ties::Said => "said",
            Ties::Places => "places",
        }
    }
}

/// The view, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Network {
    pub query: String,
    pub setting: &'static str,
    pub total: u32,
    pub tying: u32,
    pub alone: u32,
    pub left_out: u32,
    pub drawn: u32,
    pub squares: u32,
    pub width: i32,
    pub height: i32,
    pub actors: Vec<Actor>,
    pub ties: Vec<Tie>,
}

/// Somebody who is tied.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Actor {
    pub entity: Ref,
    pub kind: Term,
    pub count: u32,
    pub tied: u32,
    pub query: Option<String>,
    pub relations: Vec<String>,
    pub label: Option<Label>,
}

/// Where an actor stands in the picture, and what it is called there.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Label {
    pub text: String,
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub align: &'static str,
    pub is_anchor: bool,
}

/// What ties the same two actors, or the same several.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tie {
    pub ends: Vec<u32>,
    pub count: u32,
    pub footing: &'static str,
    pub arrow: &'static str,
    pub standings: Vec<Share>,
    pub ways: Vec<Way>,
    pub relations: Vec<String>,
    pub course: Option<Course>,
}

/// How many relations of a tie have a standing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Share {
    pub standing: Term,
    pub count: u32,
}

/// How a tie is drawn: one path for two, or one from the square in their midst to each of several.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Course {
    pub paths: Vec<String>,
    /// The middle, and which way the line runs there.
    pub at: (i32, i32),
    pub along: (i32, i32),
    /// In tenths.
    pub thickness: u32,
}

/// One relation as it ties, or one of the pairs that it ties.
struct Strand {
    id: u32,
    /// Who is tied, rising.
    ends: Vec<u32>,
    arrangement: Vec<End>,
    footing: Footing,
    is_mutual: bool,
}

/// Who is tied to whom.
pub fn network(view: View, query: &Query, ties: Ties) -> Network {
    let store = view.store;
    let all = select(store, view.names, query).all();
    let total = all.count() as u32;
    let (mut strands, mut alone, mut left_out) = (Vec::new(), 0, 0);
    for id in all.iter() {
        let before = strands.len();
        if !add_strands(store, id, ties, &mut strands) {
            left_out += 1;
        } else if strands.len() == before {
            alone += 1;
        }
    }
    let query_of_acts = only_acts(store, query, ties);
    let asked = Asked { view, query: &query_of_acts, all: &select(store, view.names, &query_of_acts).all() };

    let groups = groups(&strands);
    let mut actors = actors(&asked, &strands);
    let at = |entity: u32| actors.iter().position(|actor| actor.0 == entity).unwrap_or_default() as u32;
    let mut ties_drawn: Vec<Tie> = groups.iter().map(|group| tie(&asked, &strands, group, &at)).collect();
    for (position, actor) in actors.iter_mut().enumerate() {
        let mut others: Vec<u32> = Vec::new();
        for tie in ties_drawn.iter().filter(|tie| tie.ends.contains(&(position as u32))) {
            others.extend(&tie.ends);
        }
        order::ids(&mut others);
        actor.1.tied = others.len() as u32 - 1;
    }
    let (ids, mut actors): (Vec<u32>, Vec<Actor>) = actors.into_iter().unzip();
    let height = layout::lay_out(view, &ids[..ids.len().min(DRAWN)], &mut actors, &mut ties_drawn);
    Network {
        query: print(store, query),
        setting: ties.key(),
        total,
        tying: total - alone - left_out,
        alone,
        left_out,
        drawn: actors.len().min(DRAWN) as u32,
        squares: ties_drawn.iter().filter(|tie| tie.ends.len() > 2).count() as u32,
        width: layout::WIDTH,
        height,
        actors,
        ties: ties_drawn,
    }
}

/// Adds how a relation ties; false where the setting leaves it out.
fn add_strands(store: &Store, id: u32, ties: Ties, strands: &mut Vec<Strand>) -> bool {
    let relation = store.relation(RelationId(id));
    let footing = footing(store, &relation);
    if matches!(ties, Ties::Acts | Ties::Places) && footing != Footing::Act {
        return false;
    }
    let mut add = |arrangement: Vec<End>, is_mutual: bool| {
        let mut ends: Vec<u32> = arrangement.iter().map(|end| end.1).collect();
        order::ids(&mut ends);
        // Who is named twice ties once.
        let is_known =
            strands.iter().rev().take_while(|known| known.id == id).any(|known| known.arrangement == arrangement);
        if ends.len() > 1 && !is_known {
            strands.push(Strand { id, ends, arrangement, footing, is_mutual });
        }
    };
    let tied = ends(store, id);
    match ties {
        Ties::All | Ties::Acts => {
            let is_mutual = is_mutual(store, &relation, &tied);
            add(tied, is_mutual);
        }
        Ties::Said => {
            for speaker in &relation.by {
                for end in partakers(store, id) {
                    add(vec![(BY, speaker.0), end], false);
                }
            }
        }
        Ties::Places => {
            for place in &relation.place {
                for end in partakers(store, id) {
                    add(vec![end, (PLACE, place.0)], false);
                }
            }
        }
    }
    true
}

/// The query that the setting makes of a query: of acts only, those that happened or go on.
fn only_acts(store: &Store, query: &Query, ties: Ties) -> Query {
    let mut query = query.clone();
    if matches!(ties, Ties::Acts | Ties::Places) {
        let standings = store.catalogue.vocabulary.terms(Scheme::Standing);
        let chosen = &mut query.choice_mut(Facet::Standing).chosen;
        let is_free = chosen.is_empty();
        let acts = (0..standings.len() as u32).filter(|&id| {
            matches!(standings[id as usize].key.as_str(), "occurred" | "ongoing") && (is_free || chosen.contains(&id))
        });
        *chosen = acts.collect();
    }
    query
}

/// The strands with the same ends, those groups first that hold most.
fn groups(strands: &[Strand]) -> Vec<Vec<u32>> {
    let mut order: Vec<u32> = (0..strands.len() as u32).collect();
    let of = |at: u32| &strands[at as usize];
    order::positions(&mut order, &|a, b| of(a).ends.cmp(&of(b).ends).then(a.cmp(&b)));
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for at in order {
        match groups.last_mut() {
            Some(group) if of(group[0]).ends == of(at).ends => group.push(at),
            _ => groups.push(vec![at]),
        }
    }
    order::by_key(groups, |group| order::most(n_relations(strands, group)))
}

/// How many relations stand behind strands, which come relation by relation.
fn n_relations(strands: &[Strand], group: &[u32]) -> u32 {
    1 + group.windows(2).filter(|pair| strands[pair[0] as usize].id != strands[pair[1] as usize].id).count() as u32
}

/// Everybody who is tied, with their ids; those with most relations first.
fn actors(asked: &Asked, strands: &[Strand]) -> Vec<(u32, Actor)> {
    let view = asked.view;
    let n_entities = view.store.catalogue.entities.len();
    let mut behind: Vec<Vec<(Footing, u32)>> = vec![Vec::new(); n_entities];
    for strand in strands {
        for &end in &strand.ends {
            let known = &mut behind[end as usize];
            if known.last().is_none_or(|last| last.1 != strand.id) {
                known.push((strand.footing, strand.id));
            }
        }
    }
    let tied: Vec<(u32, Vec<(Footing, u32)>)> =
        (0..n_entities as u32).zip(behind).filter(|(_, relations)| !relations.is_empty()).collect();
    let tied = order::by_key(tied, |(_, relations)| order::most(relations.len() as u32));
    let actor = |(id, relations): (u32, Vec<(Footing, u32)>)| {
        let entity = &view.store.catalogue.entities[id as usize];
        let actor = Actor {
            entity: view.entity(EntityId(id)),
            kind: view.term(Scheme::EntityType, entity.entity_type),
            count: relations.len() as u32,
            tied: 0,
            query: asked.naming(id),
            relations: keys(view.store, &foremost(view.store, relations), SHOWN),
            label: None,
        };
        (id, actor)
    };
    tied.into_iter().map(actor).collect()
}

/// What ties the ends of one group of strands.
fn tie(asked: &Asked, strands: &[Strand], group: &[u32], at: &dyn Fn(u32) -> u32) -> Tie {
    let store = asked.view.store;
    let of = |at: &u32| &strands[*at as usize];
    let ends = &of(&group[0]).ends;
    let mut arrangements: Vec<(&[End], u32, bool)> = Vec::new();
    let mut relations: Vec<(Footing, u32)> = Vec::new();
    let mut standings = vec![0u32; store.catalogue.vocabulary.terms(Scheme::Standing).len()];
    for strand in group.iter().map(of) {
        match arrangements.iter_mut().find(|known| known.0 == strand.arrangement) {
            Some(known) => *known = (known.0, known.1 + 1, known.2 && strand.is_mutual),
            None => arrangements.push((&strand.arrangement, 1, strand.is_mutual)),
        }
        if relations.last().is_none_or(|last| last.1 != strand.id) {
            relations.push((strand.footing, strand.id));
            for standing in store.values(Facet::Standing, strand.id) {
                standings[standing as usize] += 1;
            }
        }
    }
    let arrangements = order::by_key(arrangements, |known| order::most(known.1));
    let ways: Vec<Way> = arrangements.iter().map(|known| asked.way(known.0, ends, known.1, known.2)).collect();
    let shares = standings.into_iter().enumerate().filter(|(_, count)| *count > 0);
    let share = |(id, count)| Share { standing: asked.view.term(Scheme::Standing, TermId(id as u32)), count };
    let strongest = relations.iter().map(|known| known.0).min().unwrap_or(Footing::View);
    Tie {
        ends: ends.iter().map(|&end| at(end)).collect(),
        count: relations.len() as u32,
        footing: strongest.key(),
        arrow: arrow(&ways, ends.len()),
        standings: shares.map(share).collect(),
        ways,
        relations: keys(store, &foremost(store, relations), SHOWN),
        course: None,
    }
}

/// Which way a line points: towards its second end, its first, both, or none, where all is mutual.
fn arrow(ways: &[Way], n_ends: usize) -> &'static str {
    let points_at = |end: u32| ways.iter().any(|way| !way.is_mutual && way.to.contains(&end));
    match (n_ends, points_at(1), points_at(0)) {
        (2, true, true) => "both",
        (2, true, false) => "there",
        (2, false, true) => "back",
        _ => "none",
    }
}

//! Who is tied to whom by the relations of a query, how often and on what footing, laid out for a picture.

mod layout;

use serde::Serialize;

use crate::model::{EntityId, Scheme, TermId};
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
    pub fn read(name: &str) -> Ties {
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
    pub found: u32,
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
    pub height: i32,
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
    let all = select(view, query).all();
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
    let asked = Asked { view, query: &query_of_acts, all: &select(view, &query_of_acts).all() };

    let (ids, mut actors) = actors(&asked, &strands);
    let mut drawn: Vec<Tie> = Vec::new();
    for group in groups(&strands) {
        drawn.push(tie(&asked, &strands, &group, &ids));
    }
    for (at, actor) in (0..).zip(actors.iter_mut()) {
        let mut others: Vec<u32> = Vec::new();
        for tie in drawn.iter().filter(|tie| tie.ends.contains(&at)) {
            others.extend_from_slice(&tie.ends);
        }
        order::ids(&mut others);
        actor.tied = others.len() as u32 - 1;
    }
    let height = layout::lay_out(view, &ids[..ids.len().min(DRAWN)], &mut actors, &mut drawn);
    Network {
        query: print(store, query),
        setting: ties.key(),
        total,
        tying: total - alone - left_out,
        alone,
        left_out,
        drawn: ids.len().min(DRAWN) as u32,
        squares: drawn.iter().filter(|tie| tie.ends.len() > 2).count() as u32,
        width: layout::WIDTH,
        height,
        actors,
        ties: drawn,
    }
}

/// Adds how a relation ties; false where the setting leaves it out.
fn add_strands(store: &Store, id: u32, ties: Ties, strands: &mut Vec<Strand>) -> bool {
    let footing = footing(store, id);
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
            let is_mutual = is_mutual(store, id, &tied);
            add(tied, is_mutual);
        }
        Ties::Said => {
            for speaker in store.roles(id).filter(|known| known.0 == BY) {
                for end in partakers(store, id) {
                    add(vec![(BY, speaker.1.0), end], false);
                }
            }
        }
        Ties::Places => {
            for place in store.values(Facet::Place, id) {
                for end in partakers(store, id) {
                    add(vec![end, (PLACE, place)], false);
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
        let n_standings = store.catalogue.len_of(Facet::Standing) as u32;
        let chosen = &mut query.choice_mut(Facet::Standing).chosen;
        let is_free = chosen.is_empty();
        let acts = (0..n_standings).filter(|&id| is_act(store, TermId(id)) && (is_free || chosen.contains(&id)));
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
    let mut counts: Vec<u32> = Vec::new();
    for at in order {
        match (groups.last_mut(), counts.last_mut()) {
            (Some(group), Some(count)) if of(group[0]).ends == of(at).ends => {
                *count += u32::from(of(group[group.len() - 1]).id != of(at).id);
                group.push(at);
            }
            _ => {
                groups.push(vec![at]);
                counts.push(1);
            }
        }
    }
    let mut sorted = Vec::new();
    for place in largest_first(counts.into_iter()) {
        sorted.push(std::mem::take(&mut groups[place as usize]));
    }
    sorted
}

/// Everybody who is tied, with their ids; those with most relations first.
fn actors(asked: &Asked, strands: &[Strand]) -> (Vec<u32>, Vec<Actor>) {
    let view = asked.view;
    let entities = &view.store.catalogue.entities;
    let mut behind: Vec<Bundle> = Vec::new();
    behind.resize_with(entities.len(), Bundle::default);
    for strand in strands {
        for &end in &strand.ends {
            behind[end as usize].relate(strand.footing, strand.id);
        }
    }
    let (mut ids, mut actors) = (Vec::new(), Vec::new());
    for id in largest_first(behind.iter().map(Bundle::count)) {
        let bundle = &behind[id as usize];
        if bundle.count() == 0 {
            break;
        }
        ids.push(id);
        let (query, found) = asked.naming(id);
        actors.push(Actor {
            entity: view.entity(EntityId(id)),
            kind: view.term(Scheme::EntityType, entities[id as usize].entity_type),
            count: bundle.count(),
            tied: 0,
            query,
            found,
            relations: bundle.keys(view.store, SHOWN),
            label: None,
        });
    }
    (ids, actors)
}

/// What ties the ends of one group of strands; `ids` lists the actors.
fn tie(asked: &Asked, strands: &[Strand], group: &[u32], ids: &[u32]) -> Tie {
    let store = asked.view.store;
    let mut bundle = Bundle::default();
    for &at in group {
        let strand = &strands[at as usize];
        bundle.add(strand.footing, strand.id, &strand.arrangement, strand.is_mutual);
    }
    let mut counts = vec![0; store.catalogue.len_of(Facet::Standing)];
    for &(_, id) in &bundle.relations {
        for standing in store.values(Facet::Standing, id) {
            counts[standing as usize] += 1;
        }
    }
    let mut standings = Vec::new();
    for (id, count) in (0..).zip(counts) {
        if count > 0 {
            standings.push(Share { standing: asked.view.term(Scheme::Standing, TermId(id)), count });
        }
    }
    let known = &strands[group[0] as usize].ends;
    let ways = bundle.ways(asked, known);
    let mut ends = Vec::new();
    for end in known {
        ends.push(ids.iter().position(|id| id == end).unwrap_or_default() as u32);
    }
    Tie {
        count: bundle.count(),
        footing: bundle.footing().key(),
        arrow: arrow(&ways, ends.len()),
        standings,
        ways,
        relations: bundle.keys(store, SHOWN),
        course: None,
        ends,
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

//! Who is this, what do the sources say of them, and with whom must they not be confused?

use serde::Serialize;

use crate::model::{self, EntityId, RelationId, Scheme, TermId};
use crate::order;
use crate::pack::{self, Facet};
use crate::query::card::{Card, card};
use crate::query::shape::*;

/// How many relations of a kind the page shows before it leads to the list.
const SHOWN: usize = 5;

/// An entity's page, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EntityPage {
    pub key: String,
    pub r#type: Term,
    pub name: Text,
    pub description: Option<Text>,
    pub side: Option<Ref>,
    pub note: Option<Text>,
    pub wikidata: Option<String>,
    pub names: Vec<Name>,
    pub offices: Vec<Office>,
    pub confusable: Vec<Neighbour>,
    pub possibly_same_as: Vec<Neighbour>,
    pub total: u32,
    pub said: u32,
    pub groups: Vec<KindGroup>,
    pub sources: Vec<SourceCount>,
}

/// Another name, and the only places where it means this entity.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Name {
    pub text: String,
    pub kind: Term,
    pub only: Vec<Place>,
}

/// A paragraph of a source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Place {
    pub source: Ref,
    pub paragraph: u32,
}

/// An office with the date on which it is attested.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Office {
    pub title: Text,
    pub holder: Ref,
    pub body: Option<Ref>,
    pub when: Option<DateText>,
    pub relation: String,
    pub source: Ref,
}

/// An entity that stands beside this one, with the reason.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Neighbour {
    pub entity: Ref,
    pub reason: Text,
}

/// Relations of one kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KindGroup {
    pub kind: Term,
    pub total: u32,
    pub query: String,
    pub relations: Vec<Card>,
}

/// How many of its relations a source carries.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceCount {
    pub source: Ref,
    pub count: u32,
}

/// The page of an entity; none where no entity has that key.
pub fn entity(view: View, key: &str) -> Option<EntityPage> {
    let id = view.find_entity(key)?;
    let entity = &view.store.catalogue.entities[id.index()];
    let named: Vec<u32> = view.postings(Facet::Who, id.0).collect();
    Some(EntityPage {
        key: entity.key.clone(),
        r#type: view.term(Scheme::EntityType, entity.entity_type),
        name: view.text(&entity.name),
        description: entity.description.as_ref().map(|text| view.text(text)),
        side: entity.side.as_ref().and_then(|side| view.find_entity(side)).map(|side| view.entity(side)),
        note: entity.note.as_ref().map(|text| view.text(text)),
        wikidata: entity.wikidata.clone(),
        names: entity.alias.iter().map(|alias| name(view, alias)).collect(),
        offices: offices(view, id, &named),
        confusable: neighbours(view, &entity.confusable),
        possibly_same_as: neighbours(view, &entity.possibly_same_as),
        total: named.len() as u32,
        said: view.posting_len(Facet::By, id.0),
        groups: groups(view, key, id, &named),
        sources: sources(view, &named),
    })
}

fn name(view: View, alias: &model::Alias) -> Name {
    Name {
        text: alias.text.clone(),
        kind: view.term(Scheme::AliasKind, alias.kind),
        only: alias.only.iter().map(|&(source, paragraph)| Place { source: view.source(source), paragraph }).collect(),
    }
}

fn neighbours(view: View, neighbours: &[model::Neighbour]) -> Vec<Neighbour> {
    neighbours.iter().map(|n| Neighbour { entity: view.entity(n.entity), reason: view.text(&n.reason) }).collect()
}

/// The offices that it holds, or that are held in it: what is said of an office, subject first.
fn offices(view: View, id: EntityId, named: &[u32]) -> Vec<Office> {
    // Only an office has a title, so nothing else is read for one.
    let kind = view.store.catalogue.vocabulary.find(Scheme::Kind, "office");
    let is_office = |&&id: &&u32| view.store.values(Facet::Kind, id).next().map(TermId) == kind;
    let held = named.iter().filter(is_office).filter_map(|&relation| {
        let relation = view.store.relation(RelationId(relation));
        let title = relation.office.as_ref()?;
        let &holder = relation.subject.first()?;
        let concerns = holder == id || relation.object.contains(&id);
        concerns.then(|| Office {
            title: view.text(title),
            holder: view.entity(holder),
            body: relation.object.first().map(|&body| view.entity(body)),
            when: view.dates(&relation.when),
            source: view.source(relation.source),
            relation: relation.key,
        })
    });
    held.collect()
}

/// Its relations by kind, the kinds with most of them first. What merely came through it is not about it and comes last.
fn groups(view: View, key: &str, id: EntityId, named: &[u32]) -> Vec<KindGroup> {
    let store = view.store;
    let is_about = |relation: u32| store.roles(relation).any(|(role, entity)| entity == id && role != pack::THROUGH);
    let kinds = store.catalogue.vocabulary.terms(Scheme::Kind).len();
    let mut by_kind: Vec<Vec<u32>> = vec![Vec::new(); kinds];
    for &relation in named {
        for kind in store.values(Facet::Kind, relation) {
            by_kind[kind as usize].push(relation);
        }
    }
    let groups: Vec<(usize, Vec<u32>)> =
        by_kind.into_iter().enumerate().filter(|(_, group)| !group.is_empty()).collect();
    let groups =
        order::by_key(groups, |(_, group)| order::most(group.iter().filter(|&&id| is_about(id)).count() as u32));
    let group = |(kind, relations): (usize, Vec<u32>)| {
        let kind = view.term(Scheme::Kind, TermId(kind as u32));
        let relations = order::by_key(relations, |&relation| u64::from(!is_about(relation)));
        KindGroup {
            total: relations.len() as u32,
            query: format!("kind:{} who:{key}", kind.key),
            relations: relations.into_iter().take(SHOWN).map(|id| card(view, RelationId(id), &[])).collect(),
            kind,
        }
    };
    groups.into_iter().map(group).collect()
}

fn sources(view: View, named: &[u32]) -> Vec<SourceCount> {
    let mut counts = vec![0u32; view.store.catalogue.sources.len()];
    for &relation in named {
        for source in view.store.values(Facet::Source, relation) {
            counts[source as usize] += 1;
        }
    }
    let counted = counts.into_iter().enumerate().filter(|(_, count)| *count > 0);
    counted.map(|(source, count)| SourceCount { source: view.source(model::SourceId(source as u32)), count }).collect()
}

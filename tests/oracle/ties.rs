//! The naive judge of ties: who is tied to whom is read off each relation anew, and paths are tried one by one.

use std::collections::{BTreeMap, BTreeSet};

use entente::model::{Dataset, EntityId, Relation};
use entente::query::network::{Network, Ties};
use entente::query::path::Paths;
use proptest::prelude::*;

/// The keys of those whom a tie joins.
pub type Ends = BTreeSet<String>;

pub struct Judge<'a> {
    pub dataset: &'a Dataset,
    /// The relations of the query.
    pub kept: Vec<&'a Relation>,
}

impl Judge<'_> {
    fn key(&self, id: EntityId) -> String {
        self.dataset.entities[id.index()].key.clone()
    }

    fn standing(&self, relation: &Relation) -> &'static str {
        // The standings of made-up datasets: happened, planned, denied.
        ["act", "open", "denial"][if relation.is_negative { 2 } else { relation.standing.index() }]
    }

    fn partakers(&self, relation: &Relation) -> Ends {
        let named = relation.participant.iter().map(|participant| participant.entity);
        relation.subject.iter().chain(&relation.object).copied().chain(named).map(|id| self.key(id)).collect()
    }

    fn is_list(&self, relation: &Relation) -> bool {
        let all = self.partakers(relation);
        let keys = |ids: &[EntityId]| -> Ends { ids.iter().map(|&id| self.key(id)).collect() };
        let (subject, object) = (keys(&relation.subject), keys(&relation.object));
        all.is_subset(&subject) || (all.is_subset(&object) && all.is_disjoint(&subject))
    }

    /// What a relation ties, under a setting.
    fn tied(&self, relation: &Relation, ties: Ties) -> BTreeSet<Ends> {
        let all = self.partakers(relation);
        let is_act = self.standing(relation) == "act";
        let with = |others: &[EntityId]| -> BTreeSet<Ends> {
            let pair = |other: &EntityId| all.iter().map(|one| Ends::from([one.clone(), self.key(*other)])).collect();
            others
                .iter()
                .flat_map(|other: &EntityId| -> Vec<Ends> { pair(other) })
                .filter(|pair| pair.len() == 2)
                .collect()
        };
        match ties {
            Ties::Acts | Ties::Places if !is_act => BTreeSet::new(),
            Ties::Said => with(&relation.by),
            Ties::Places => with(&relation.place),
            _ if all.len() < 2 || self.is_list(relation) => BTreeSet::new(),
            _ => BTreeSet::from([all]),
        }
    }

    /// Every tie with how many relations make it.
    pub fn ties(&self, ties: Ties) -> BTreeMap<Ends, u32> {
        let mut found = BTreeMap::new();
        for tied in self.kept.iter().flat_map(|relation| self.tied(relation, ties)) {
            *found.entry(tied).or_default() += 1;
        }
        found
    }

    /// The rank of the firmest relation that ties two, by which a path may go.
    fn rank(&self, one: &str, other: &str) -> Option<u64> {
        let is_object = |relation: &Relation, key: &str| {
            let holds = |ids: &[EntityId]| ids.iter().any(|&id| self.key(id) == key);
            holds(&relation.object) && !holds(&relation.subject)
        };
        let ties = |relation: &&&Relation| {
            let tied = self.tied(relation, Ties::All).into_iter().next().unwrap_or_default();
            tied.contains(one) && tied.contains(other) && !(is_object(relation, one) && is_object(relation, other))
        };
        let ranks = self.kept.iter().filter(ties).map(|relation| self.standing(relation));
        ranks.filter(|standing| *standing != "denial").map(|standing| if standing == "act" { 0 } else { 2 }).min()
    }

    /// Every way of so many steps from one to another, with its ranks added up.
    pub fn paths(&self, from: &str, to: &str, steps: usize) -> Vec<(Vec<String>, u64)> {
        let mut ways = vec![(vec![from.to_owned()], 0)];
        for _ in 0..steps {
            let on = |(stops, cost): &(Vec<String>, u64)| {
                let last = stops[stops.len() - 1].clone();
                let next = self.dataset.entities.iter().map(|entity| entity.key.clone());
                let (stops, cost) = (stops.clone(), *cost);
                let on = move |next: String| {
                    let rank = self.rank(&last, &next).filter(|_| last != to && !stops.contains(&next))?;
                    Some(([stops.clone(), vec![next]].concat(), cost + rank))
                };
                next.filter_map(on).collect::<Vec<_>>()
            };
            ways = ways.iter().flat_map(on).collect();
        }
        ways.into_iter().filter(|(stops, _)| stops.last().is_some_and(|last| last == to)).collect()
    }
}

/// The stops of the paths that an answer gives.
pub fn stops(answer: &Paths) -> Vec<Vec<String>> {
    let stops = |path: &entente::query::path::Path| {
        let mut stops = vec![path.steps[0].from.key.clone()];
        stops.extend(path.steps.iter().map(|step| step.to.key.clone()));
        stops
    };
    answer.paths.iter().map(stops).collect()
}

/// Nothing of a picture lies on anything else, or outside.
pub fn is_legible(network: &Network) -> Result<(), TestCaseError> {
    let label = |label: &entente::query::network::Label| {
        (label.x, label.y - label.height / 2, label.x + label.width, label.y + label.height / 2)
    };
    let mut boxes: Vec<_> = network.actors.iter().filter_map(|actor| actor.label.as_ref()).map(label).collect();
    let squares = network.ties.iter().filter(|tie| tie.ends.len() > 2).filter_map(|tie| tie.course.as_ref());
    boxes.extend(squares.map(|course| (course.at.0 - 12, course.at.1 - 12, course.at.0 + 12, course.at.1 + 12)));
    for (at, one) in boxes.iter().enumerate() {
        prop_assert!(one.0 >= 0 && one.1 >= 0 && one.2 <= network.width && one.3 <= network.height, "{:?}", one);
        for other in &boxes[..at] {
            let is_apart = one.2 <= other.0 || other.2 <= one.0 || one.3 <= other.1 || other.3 <= one.1;
            prop_assert!(is_apart, "{:?} lies on {:?}", one, other);
        }
    }
    Ok(())
}

//! The naive map of the sources: each paragraph of each source is asked for, and every relation is looked at each time.

use std::collections::BTreeMap;

use entente::model::{Dataset, Relation};
use entente::query::sources::{SourceMap, Sources};

use crate::dataset::{KINDS, STANDINGS};

/// A source as both sides tell it: how many of how many, kinds and standings with how many, paragraphs.
type Told = (u32, u32, Vec<(String, u32)>, Vec<(String, u32)>, Vec<Paragraph>);

/// Boilerplate or not, how many of how many, the kinds and the standings.
type Paragraph = (bool, u32, u32, Vec<String>, Vec<String>);

pub fn told(found: &Sources) -> Vec<Told> {
    let tallies = |list: &[entente::query::sources::TermCount]| {
        let mut list: Vec<_> = list.iter().map(|tally| (tally.term.key.clone(), tally.count)).collect();
        assert!(list.is_sorted_by(|a, b| a.1 >= b.1), "{list:?} does not begin with the most");
        list.sort();
        list
    };
    let keys = |terms: &[entente::query::shape::Term]| terms.iter().map(|term| term.key.clone()).collect();
    let told = |map: &SourceMap| {
        let paragraphs = map.paragraphs.iter();
        let paragraphs =
            paragraphs.map(|one| (one.is_boilerplate, one.count, one.of, keys(&one.kinds), keys(&one.standings)));
        (map.count, map.of, tallies(&map.kinds), tallies(&map.standings), paragraphs.collect())
    };
    found.sources.iter().map(|source| told(&source.map)).collect()
}

pub fn walked(dataset: &Dataset, asked: &[String]) -> Vec<Told> {
    let kind = |relation: &&Relation| KINDS[relation.kind.index()].0.to_owned();
    let standing = |relation: &&Relation| STANDINGS[relation.standing.index()].0.to_owned();
    let walk = |(number, source): (usize, &entente::model::Source)| {
        let own: Vec<&Relation> =
            dataset.relations.iter().filter(|relation| relation.source.index() == number).collect();
        let kept = |list: &[&Relation]| -> Vec<_> {
            let mut kept = list.to_vec();
            kept.retain(|relation| asked.contains(&relation.key));
            // Values stand in the order of the vocabulary.
            kept.sort_by_key(|relation| relation.kind.0);
            let mut kinds: Vec<String> = kept.iter().map(kind).collect();
            kept.sort_by_key(|relation| relation.standing.0);
            let mut standings: Vec<String> = kept.iter().map(standing).collect();
            kinds.dedup();
            standings.dedup();
            vec![kinds, standings]
        };
        let count = |list: &[&Relation]| list.iter().filter(|relation| asked.contains(&relation.key)).count() as u32;
        let tally = |key: &dyn Fn(&&Relation) -> String| {
            let mut counts: BTreeMap<String, u32> = BTreeMap::new();
            for relation in own.iter().filter(|relation| asked.contains(&relation.key)) {
                *counts.entry(key(relation)).or_default() += 1;
            }
            counts.into_iter().collect::<Vec<_>>()
        };
        let paragraph = |number: u32| {
            let stands = |relation: &&&Relation| relation.evidence.iter().any(|evidence| evidence.paragraph == number);
            let here: Vec<&Relation> = own.iter().filter(stands).copied().collect();
            let [kinds, standings] = kept(&here).try_into().expect("two lists");
            (source.boilerplate.contains(&number), count(&here), here.len() as u32, kinds, standings)
        };
        (
            count(&own),
            own.len() as u32,
            tally(&kind),
            tally(&standing),
            (1..=source.paragraphs).map(paragraph).collect(),
        )
    };
    dataset.sources.iter().enumerate().map(walk).collect()
}

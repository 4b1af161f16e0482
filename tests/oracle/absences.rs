//! The naive judge of what is not on record: the open questions, the silent sources, and what is left open.

use std::collections::BTreeMap;

use entente::fold::is_stop_word;
use entente::model::{Relation, Scheme};
use entente::query::absences::Absences;
use proptest::prelude::*;

use crate::case::Round;
use crate::{ALL, ONE, check};

#[test]
fn the_open_questions_stand_each_once_at_the_first_of_their_topics() {
    check(|round| {
        let dataset = &round.case.dataset;
        let topics = dataset.vocabulary.terms(Scheme::Topic);
        let mut expected: BTreeMap<String, Option<String>> = BTreeMap::new();
        let bearing = round.scan.absences(&round.ask);
        let there = round.scan.absences_there();
        let absences = dataset.absences.iter().filter(|one| there.contains(&one.key));
        for absence in absences.filter(|one| !asks(round) || bearing.contains(&one.key)) {
            expected.insert(absence.key.clone(), absence.topic.first().map(|id| topics[id.index()].key.clone()));
        }
        let view = view(round);
        let of_group = |group: &entente::query::absences::TopicAbsences| {
            let topic = group.topic.as_ref().map(|topic| topic.key.clone());
            group.absences.iter().map(|one| (one.key.clone(), topic.clone())).collect::<Vec<_>>()
        };
        let shown: Vec<_> = view.topics.iter().flat_map(of_group).collect();
        prop_assert_eq!(shown.len(), expected.len());
        prop_assert_eq!(shown.into_iter().collect::<BTreeMap<_, _>>(), expected.clone());
        prop_assert_eq!((view.total as usize, view.of as usize), (expected.len(), there.len()));
        Ok(())
    });
}

#[test]
fn every_source_is_counted_whichever_the_query_asks_for() {
    check(|round| {
        let counted = round.scan.counts(&round.ask, "source");
        let shares = view(round).sources;
        let carries = |id: usize| round.case.dataset.relations.iter().any(|relation| relation.source.index() == id);
        let n_sources = (0..round.case.dataset.sources.len()).filter(|&id| !round.is_within || carries(id)).count();
        prop_assert_eq!(shares.len(), n_sources);
        for share in shares {
            let count = counted.iter().find(|(key, ..)| *key == share.source.key).map_or(0, |(_, count, ..)| *count);
            let is_its =
                |relation: &&Relation| round.case.dataset.sources[relation.source.index()].key == share.source.key;
            let of = round.case.dataset.relations.iter().filter(is_its).count();
            prop_assert_eq!((share.count, share.of as usize), (count, of), "{}", share.source.key);
            prop_assert_eq!(round.ask_for(&share.query, ONE).total, share.count, "{}", share.query);
        }
        Ok(())
    });
}

#[test]
fn what_is_left_open_is_counted_and_leads_to_the_relations() {
    check(|round| {
        let kept = round.scan.matching(&round.ask);
        let relations = &round.case.dataset.relations;
        let n = |is_open: fn(&Relation) -> bool| {
            relations.iter().filter(|one| kept.contains(&one.key) && is_open(one)).count() as u32
        };
        let expected = [n(|relation| relation.when.is_none()), n(|relation| relation.place.is_empty())];
        let unstated = view(round).unstated;
        let counts: Vec<u32> = unstated.iter().map(|one| one.count).collect();
        prop_assert_eq!(counts, expected.into_iter().filter(|count| *count > 0).collect::<Vec<_>>());
        if !round.ask.narrows("year") && !round.ask.narrows("place") {
            for one in unstated {
                prop_assert_eq!(round.ask_for(&one.query, ONE).total, one.count, "{}", one.query);
            }
        }
        Ok(())
    });
}

fn view(round: &Round) -> Absences {
    round.engine.absences(&round.text, ALL).unwrap_or_else(|error| panic!("`{}` is refused: {error}", round.text))
}

/// The query asks for something that an absence can be about.
fn asks(round: &Round) -> bool {
    let is_chosen = |facet: &str| round.ask.chosen.get(facet).is_some_and(|values| !values.is_empty());
    let words = round.ask.words.iter().filter(|words| !words.is_excluded).flat_map(|words| words.forms());
    is_chosen("topic") || is_chosen("who") || words.into_iter().any(|form| !is_stop_word(&form))
}

//! The naive judge of the disagreements: every record is set against every other, and every side is asked who stands behind
//! it.

use std::collections::BTreeSet;

use entente::engine::Engine;
use entente::model::*;
use entente::pack::{self, Index};
use entente::query::answer::Options;
use entente::query::disagreements::{Disagreements, Question, Show};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::case::Round;
use crate::pairs;
use crate::quarrel::quarrel;
use crate::scan::Scan;

/// A question as the walk finds it: its key, the key of its kind, and the keys of its sides in order.
type Walked = (String, String, Vec<String>);

#[test]
fn the_questions_are_those_that_a_walk_over_all_pairs_finds() {
    check(|dataset, kept, answer| {
        let walked = walk(dataset);
        let bears =
            |sides: &[String]| sides.iter().any(|side| relations_of(dataset, side).any(|key| kept.contains(key)));
        let is_clash = |(_, kind, _): &&Walked| kind == "contradicts" || kind == "in-tension";
        let expected: BTreeSet<Walked> = walked.iter().filter(|(_, _, sides)| bears(sides)).cloned().collect();
        prop_assert_eq!(answer.of as usize, walked.iter().filter(is_clash).count());
        prop_assert_eq!(answer.clashes as usize, expected.iter().filter(is_clash).count());
        prop_assert_eq!(answer.others as usize, expected.len() - answer.clashes as usize);
        prop_assert_eq!(questions(answer).map(told).collect::<BTreeSet<Walked>>(), expected);
        prop_assert_eq!(questions(answer).count(), answer.clashes as usize + answer.others as usize);
        Ok(())
    });
}

#[test]
fn every_side_says_whether_the_query_keeps_it() {
    check(|dataset, kept, answer| {
        for question in questions(answer) {
            for (side, key) in question.sides.iter().zip(told(question).2) {
                prop_assert_eq!(side.is_within, relations_of(dataset, &key).any(|key| kept.contains(key)), "{}", key);
            }
        }
        Ok(())
    });
}

#[test]
fn who_agrees_is_independent_only_where_nobody_stands_behind_both() {
    check(|dataset, _, answer| {
        for question in questions(answer) {
            let keys = question.sides.iter().filter_map(|side| side.line.as_ref());
            let behind: Vec<BTreeSet<String>> = keys.map(|line| behind(dataset, &line.key)).collect();
            let expected = match question.kind.key.as_str() {
                "repeats" => Some(1),
                "corroborates" => Some(n_apart(behind)),
                _ => None,
            };
            prop_assert_eq!(question.origins, expected, "{}", &question.key);
            for shared in &question.shared {
                for &side in &shared.sides {
                    let line = question.sides[side as usize - 1].line.as_ref().expect("somebody stands behind it");
                    prop_assert!(self::behind(dataset, &line.key).contains(&shared.who.key));
                }
                prop_assert!(shared.sides.len() > 1);
            }
        }
        Ok(())
    });
}

#[test]
fn the_groups_stand_in_order_and_are_never_empty() {
    const ORDER: [&str; 7] =
        ["contradicts", "in-tension", "incomparable", "updates", "independent", "dependent", "other"];
    check(|_, _, answer| {
        let places: Vec<_> = answer.groups.iter().map(|group| ORDER.iter().position(|key| *key == group.key)).collect();
        prop_assert!(places.is_sorted() && places.iter().all(Option::is_some), "{:?}", places);
        prop_assert!(answer.groups.iter().all(|group| !group.questions.is_empty()));
        for group in &answer.groups {
            for Question { kind, origins, .. } in &group.questions {
                let expected = match origins {
                    Some(1) | Some(0) => "dependent",
                    Some(_) => "independent",
                    None if kind.key == "derived-from" => "other",
                    None => &kind.key,
                };
                prop_assert_eq!(group.key, expected);
            }
        }
        Ok(())
    });
}

#[test]
fn the_first_screen_counts_the_same() {
    crate::check(|round| {
        if round.is_within {
            return Ok(());
        }
        let dataset = quarrel(&round.case.dataset, round.spelling);
        let engine = Engine::open(pack::write(&dataset, Index::Held)).expect("a sound pack");
        let overview = engine.overview(entente::lang::Lang::En);
        let view = engine.disagreements("", crate::ALL, Show::Clashes).expect("nothing is asked");
        let listed: Vec<&str> = overview.disagreements.iter().map(|one| one.key.as_str()).collect();
        let shown: BTreeSet<&str> = questions(&view).map(|one| one.key.as_str()).collect();
        prop_assert_eq!(overview.counts.disagreements, view.of);
        prop_assert_eq!(listed.len(), view.of as usize);
        prop_assert_eq!(shown, listed.into_iter().collect::<BTreeSet<&str>>());
        Ok(())
    });
}

/// Draws datasets with quarrels; hands each to the judge with the keys that the query keeps and the answer.
fn check(judge: impl Fn(&Dataset, &BTreeSet<String>, &Disagreements) -> Result<(), TestCaseError>) {
    // They ask engines of their own; `within.rs` asks these within base queries.
    crate::check(|round: &Round| {
        if round.is_within {
            return Ok(());
        }
        let dataset = quarrel(&round.case.dataset, round.spelling);
        let engine =
            Engine::open(pack::write(&dataset, Index::Held)).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let kept = Scan::new(&dataset).matching(&round.ask).into_iter().collect();
        let options = Options { lenient: true, ..crate::ALL };
        let answer = engine.disagreements(&round.text, options, Show::All).expect("what is lenient is not refused");
        judge(&dataset, &kept, &answer)
    });
}

fn questions(answer: &Disagreements) -> impl Iterator<Item = &Question> {
    answer.groups.iter().flat_map(|group| &group.questions)
}

fn told(question: &Question) -> Walked {
    let key = |side: &entente::query::disagreements::Side| match (&side.figure, &side.line) {
        (Some(figure), _) => figure.key.clone(),
        (None, line) => line.as_ref().expect("a side is a relation or a figure").key.clone(),
    };
    (question.key.clone(), question.kind.key.clone(), question.sides.iter().map(key).collect())
}

/// The keys of the relations of a side: its own, or those that carry it.
fn relations_of<'a>(dataset: &'a Dataset, side: &'a str) -> impl Iterator<Item = &'a String> {
    let carries = move |relation: &&Relation| {
        relation.key == side || relation.figure.iter().any(|id| dataset.figures[id.index()].key == side)
    };
    dataset.relations.iter().filter(carries).map(|relation| &relation.key)
}

/// All links, then every two figures, then every two relations.
fn walk(dataset: &Dataset) -> Vec<Walked> {
    let mut all: Vec<Walked> = dataset.links.iter().map(|link| of_link(dataset, link)).collect();
    let mut add = |kind: &str, a: &str, b: &str, sides: [&str; 2]| {
        all.push((format!("{a}--{b}"), kind.to_owned(), sides.map(str::to_owned).to_vec()));
    };
    for (a, one) in dataset.figures.iter().enumerate() {
        for (b, other) in dataset.figures.iter().enumerate().skip(a + 1) {
            if let Some(kind) = pairs::figures(dataset, a, b) {
                let mut sides = [one, other];
                sides.sort_by_key(|figure| place_of(dataset, figure));
                add(kind, &one.key, &other.key, sides.map(|figure| figure.key.as_str()));
            }
        }
    }
    for (a, one) in dataset.relations.iter().enumerate() {
        for (b, other) in dataset.relations.iter().enumerate().skip(a + 1) {
            if let Some(kind) = pairs::relations(dataset, a, b) {
                add(kind, &one.key, &other.key, [&one.key, &other.key]);
            }
        }
    }
    // What nobody says is nothing on which sources differ.
    all.retain(|(_, _, sides)| sides.iter().any(|side| relations_of(dataset, side).next().is_some()));
    all
}

fn of_link(dataset: &Dataset, link: &Link) -> Walked {
    let sides = match &link.between {
        Between::Relations(ids) => {
            let ids: BTreeSet<RelationId> = ids.iter().copied().collect();
            ids.into_iter().map(|id| dataset.relations[id.index()].key.clone()).collect()
        }
        Between::Figures(ids) => {
            let mut figures: Vec<&Figure> = ids.iter().map(|id| &dataset.figures[id.index()]).collect();
            figures.sort_by_key(|figure| place_of(dataset, figure));
            figures.into_iter().map(|figure| figure.key.clone()).collect()
        }
    };
    (link.key.clone(), dataset.vocabulary.terms(Scheme::LinkKind)[link.kind.index()].key.clone(), sides)
}

/// Where a figure stands among the sides: what has no period last, then by its first day, as stated before worked out, by
/// its last day, its source, the paragraph of the relation that says least beside it, and its key.
fn place_of<'a>(dataset: &Dataset, figure: &'a Figure) -> impl Ord + use<'a> {
    let first = figure.period.as_ref().map(|period| period.earliest());
    let last = figure.period.as_ref().map(|period| period.latest());
    let source = figure.source.map(|source| dataset.sources[source.index()].key.clone());
    let carriers = relations_of(dataset, &figure.key);
    let carriers = carriers.filter_map(|key| dataset.relations.iter().find(|relation| relation.key == *key));
    let paragraph =
        carriers.min_by_key(|relation| relation.figure.len()).map(|relation| relation.evidence[0].paragraph);
    let time = (first.is_none(), first, figure.derived.is_some(), last);
    (time, source.is_none(), source, paragraph.is_none(), paragraph, &figure.key)
}

/// The keys of everybody and everything behind a relation.
fn behind(dataset: &Dataset, key: &str) -> BTreeSet<String> {
    let relation = dataset.relations.iter().find(|relation| relation.key == key).expect("a side is on record");
    let source = &dataset.sources[relation.source.index()];
    let lists = [&relation.by, &relation.through, &source.draws_on];
    let entities = lists.into_iter().flatten().chain([&source.voice]).chain(&source.publisher);
    entities.map(|id| dataset.entities[id.index()].key.clone()).chain([source.key.clone()]).collect()
}

/// How many groups are left when all that have somebody in common are put together.
fn n_apart(mut groups: Vec<BTreeSet<String>>) -> u32 {
    'again: loop {
        for a in 0..groups.len() {
            for b in a + 1..groups.len() {
                if !groups[a].is_disjoint(&groups[b]) {
                    let other = groups.remove(b);
                    groups[a].extend(other);
                    continue 'again;
                }
            }
        }
        return groups.len() as u32;
    }
}

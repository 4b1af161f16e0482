//! The naive judge: over made-up datasets and made-up queries, every part of an answer is what a plain walk over all
//! relations says it is. Where an index answers quickly, a slow loop is the judge.
//!
//! Each run draws 256 datasets with six queries each. `PROPTEST_CASES=10000` draws more, `PROPTEST_RNG_SEED=7` draws the
//! same ones again; what once failed is kept in `oracle/regressions.txt` and drawn first.

#[path = "oracle/absences.rs"]
mod absences;
#[path = "oracle/ask.rs"]
mod ask;
#[path = "oracle/case.rs"]
mod case;
#[path = "oracle/compare.rs"]
mod compare;
#[path = "oracle/dataset.rs"]
mod dataset;
#[path = "oracle/disagreements.rs"]
mod disagreements;
#[path = "oracle/explain.rs"]
mod explain;
#[path = "oracle/join.rs"]
mod join;
#[path = "oracle/letters.rs"]
mod letters;
#[path = "oracle/near.rs"]
mod near;
#[path = "oracle/pairs.rs"]
mod pairs;
#[path = "oracle/quarrel.rs"]
mod quarrel;
#[path = "oracle/relax.rs"]
mod relax;
#[path = "oracle/scan.rs"]
mod scan;
#[path = "oracle/sources.rs"]
mod sources;
#[path = "oracle/tape.rs"]
mod tape;
#[path = "oracle/ties.rs"]
mod ties;
#[path = "oracle/timeline.rs"]
mod timeline;
#[path = "oracle/typing.rs"]
mod typing;
#[path = "oracle/within.rs"]
mod within;

use std::collections::BTreeMap;

use entente::lang::Lang;
use entente::query::answer::{Answer, Options};
use entente::query::edit::Mode;
use entente::query::network::Ties;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use case::{Case, Round};

/// An answer with everything on one page.
const ALL: Options = Options { lang: Lang::En, size: Options::MOST, lenient: false };

/// An answer of which only the numbers are wanted.
const ONE: Options = Options { size: 1, ..ALL };

#[test]
fn the_relations_are_those_that_a_walk_finds() {
    check(|round| {
        let mut found = keys(&round.answer(ALL));
        let mut walked = round.scan.matching(&round.ask);
        found.sort_unstable();
        walked.sort_unstable();
        prop_assert_eq!(found, walked);
        prop_assert_eq!(round.answer(ALL).of as usize, round.case.dataset.relations.len());
        Ok(())
    });
}

#[test]
fn they_stand_in_the_order_asked_for() {
    check(|round| {
        for sort in ["date", "newest", "source"] {
            let ask = round.ask.sorted(sort);
            prop_assert_eq!(keys(&round.ask_for(&ask.text(round.spelling), ALL)), round.scan.ordered(&ask));
        }
        Ok(())
    });
}

#[test]
fn the_order_is_the_one_told_or_the_usual_one() {
    check(|round| {
        prop_assert_eq!(round.answer(ALL).sort, round.ask.order());
        Ok(())
    });
}

#[test]
fn the_pages_are_the_whole_cut_into_pieces() {
    check(|round| {
        let whole = keys(&round.answer(ALL));
        let size = 1 + round.spelling % 7;
        let paged = Options { size, ..ALL };
        let pages = whole.len().div_ceil(size as usize).max(1) as u32;
        for page in [1, 1 + round.spelling % pages, pages, pages + 1] {
            let answer = round.ask_for(&round.engine.turn(&round.text, page), paged);
            let expected = whole.chunks(size as usize).nth(page.min(pages) as usize - 1).unwrap_or_default();
            prop_assert_eq!((answer.page, answer.pages, answer.size), (page.min(pages), pages, size));
            prop_assert_eq!(keys(&answer), expected);
        }
        Ok(())
    });
}

#[test]
fn each_facet_counts_what_the_other_parts_keep() {
    check(|round| {
        for facet in round.answer(ALL).facets {
            let counted: Vec<_> =
                facet.values.into_iter().map(|value| (value.key, value.count, value.certain, value.state)).collect();
            prop_assert_eq!(counted, round.scan.counts(&round.ask, facet.key), "{} of `{}`", facet.key, &round.text);
        }
        Ok(())
    });
}

#[test]
fn a_count_is_what_choosing_the_value_brings() {
    check(|round| {
        for facet in round.answer(ALL).facets {
            if round.ask.narrows(facet.key) || (facet.key == "year" && round.ask.is_certain) {
                continue;
            }
            for value in facet.values.iter().skip(round.spelling as usize % 5).step_by(5) {
                let chosen = round.engine.toggle(&round.text, facet.key, &value.key, Mode::Choose);
                prop_assert_eq!(round.ask_for(&chosen, ALL).total, value.count, "{}", chosen);
            }
        }
        Ok(())
    });
}

#[test]
fn the_histogram_counts_year_by_year() {
    check(|round| {
        let years: Vec<_> =
            round.answer(ALL).histogram.iter().map(|year| (year.year, year.certain, year.possible)).collect();
        prop_assert_eq!(years, round.scan.histogram(&round.ask));
        Ok(())
    });
}

#[test]
fn each_part_can_be_taken_out_and_nothing_else_changes() {
    check(|round| {
        let parts = round.answer(ALL).parts;
        prop_assert_eq!(parts.len(), round.ask.n_parts());
        for (index, part) in parts.iter().enumerate() {
            let rest = round.ask.without(index);
            prop_assert_eq!(&part.without, &round.engine.turn(&rest.text(round.spelling), 1));
            let walked = round.scan.matching(&rest).len();
            prop_assert_eq!(
                round.ask_for(&part.without, ALL).total as usize,
                walked,
                "`{}` without `{}`",
                &round.text,
                part.text
            );
        }
        Ok(())
    });
}

#[test]
fn the_parts_together_are_the_query() {
    check(|round| {
        let answer = round.answer(ALL);
        let parts: Vec<&str> = answer.parts.iter().map(|part| part.text.as_str()).collect();
        prop_assert_eq!(round.ask_for(&parts.join(" "), ALL).total, answer.total);
        prop_assert!(answer.query.starts_with(&parts.join(" ")), "{} is not {}", answer.query, parts.join(" "));
        Ok(())
    });
}

#[test]
fn what_is_highlighted_is_what_was_asked_for() {
    check(|round| {
        for lang in [Lang::En, Lang::Fr, Lang::Km] {
            for card in round.answer(Options { lang, ..ALL }).relations {
                prop_assert_eq!(
                    card.marks,
                    round.scan.marks(&round.ask, &card.statement.text),
                    "{}",
                    card.statement.text
                );
            }
        }
        Ok(())
    });
}

#[test]
fn the_absences_are_those_that_bear_on_the_query() {
    check(|round| {
        let found: Vec<String> = round.answer(ALL).absences.into_iter().map(|absence| absence.key).collect();
        prop_assert_eq!(found, round.scan.absences(&round.ask));
        Ok(())
    });
}

#[test]
fn each_source_carries_what_a_walk_finds_in_its_paragraphs() {
    check(|round| {
        let found = round.engine.sources(&round.text, ALL).unwrap();
        let mut walked = sources::walked(&round.case.dataset, &round.scan.matching(&round.ask));
        walked.retain(|(_, of, ..)| !round.is_within || *of > 0);
        prop_assert_eq!(sources::told(&found), walked);
        prop_assert_eq!((found.total, found.of), (round.answer(ONE).total, round.answer(ONE).of));
        for map in found.sources.iter().map(|source| &source.map) {
            let tallies = map.kinds.iter().chain(&map.standings).map(|tally| (&tally.query, tally.count));
            for (query, count) in tallies.chain([(&map.query, map.count)]).filter(|(_, count)| *count > 0) {
                prop_assert_eq!(round.ask_for(query, ONE).total, count, "`{}`", query);
            }
        }
        Ok(())
    });
}

#[test]
fn a_query_can_be_said_in_every_language() {
    check(|round| {
        for lang in Lang::ALL {
            let answer = round.answer(Options { lang, ..ONE });
            for words in answer.parts.iter().map(|part| &part.label).chain([&answer.words]) {
                prop_assert!(!words.is_empty() && words.trim() == words && !words.contains("  "), "`{}`", words);
                prop_assert!(!words.contains("not not") && !words.contains("sauf non"), "`{}`", words);
            }
        }
        Ok(())
    });
}

#[test]
fn a_query_is_spelt_in_one_way() {
    check(|round| {
        let answer = round.answer(ALL);
        prop_assert_eq!(&round.ask_for(&answer.query, ALL), &answer);
        for spelling in [1, 77, 4711] {
            prop_assert_eq!(&round.ask_for(&round.ask.text(spelling), ALL).query, &answer.query);
        }
        Ok(())
    });
}

#[test]
fn a_second_click_undoes_the_first() {
    check(|round| {
        let first_page = round.engine.turn(&round.text, 1);
        for facet in round.answer(ALL).facets {
            for (value, mode) in facet.values.iter().flat_map(|value| [(value, Mode::Choose), (value, Mode::Exclude)]) {
                // A value that is excluded is let go of when it is chosen, and is not excluded again by letting go of it.
                let is_other = matches!((value.state, mode), ("chosen", Mode::Exclude) | ("excluded", Mode::Choose));
                let once = round.engine.toggle(&round.text, facet.key, &value.key, mode);
                let twice = round.engine.toggle(&once, facet.key, &value.key, mode);
                prop_assert!(once != first_page);
                prop_assert!(
                    is_other || round.ask.has_both(facet.key, &value.key) || twice == first_page,
                    "{} and {}",
                    once,
                    twice
                );
            }
        }
        Ok(())
    });
}

#[test]
fn each_suggestion_keeps_what_was_written_and_brings_what_it_says() {
    check(|round| {
        for typed in typing::typed(&round.ask, &round.case.dataset, round.spelling) {
            for suggestion in round.engine.suggest(&typed.text, Lang::En) {
                let kept = round.ask_for(&typed.kept, ONE);
                let answer = round.ask_for(&suggestion.query, ONE);
                let added = typing::added(&kept, &answer);
                prop_assert!(added.is_some(), "`{}` loses something of `{}`", suggestion.query, typed.text);
                let added = added.unwrap_or_default();
                prop_assert!(
                    added.iter().all(|part| part.starts_with('-') == typed.is_excluded),
                    "`{}` turns `{}` round",
                    suggestion.query,
                    typed.text
                );
                // A suggestion completes the last of the words typed, and the words before it stay words; what its own
                // number says is of what it puts there.
                let is_word = suggestion.r#type == "word";
                let stays = |part: &str| !part.contains(':') && typed.text.to_lowercase().contains(part);
                let is_own = |part: &&str| if is_word { *part == suggestion.label } else { !stays(part) };
                for part in added.iter().map(|part| part.trim_start_matches('-')).filter(is_own) {
                    let alone = round.ask_for(part, ONE).total;
                    let is_said =
                        if suggestion.r#type == "word" { alone >= suggestion.count } else { alone == suggestion.count };
                    prop_assert!(
                        is_said && alone > 0,
                        "`{}` ({} `{}`) is said to bring {}, and brings {}",
                        part,
                        suggestion.r#type,
                        suggestion.label,
                        suggestion.count,
                        alone
                    );
                }
            }
        }
        Ok(())
    });
}

#[test]
fn an_explanation_says_of_each_part_whether_it_keeps_the_relation() {
    check(|round| {
        let found = round.scan.matching(&round.ask);
        let kept = explain::kept_by_part(round.scan, &round.ask);
        for key in round.case.dataset.relations.iter().map(|relation| &relation.key) {
            let said = round.engine.explain(&round.text, key, ALL).expect("understood").expect("there");
            let keeps: Vec<bool> = said.parts.iter().map(|part| part.keeps).collect();
            let walked: Vec<bool> = kept.iter().map(|kept| kept.contains(key)).collect();
            prop_assert_eq!(&keeps, &walked, "{} in `{}`", key, said.query);
            prop_assert_eq!(said.is_match, found.contains(key), "{} in `{}`", key, said.query);
            prop_assert!(said.parts.iter().all(|part| !part.reasons.is_empty()), "{} in `{}`", key, said.query);
        }
        Ok(())
    });
}

#[test]
fn without_the_parts_that_leave_it_out_a_relation_is_found() {
    check(|round| {
        for key in round.case.dataset.relations.iter().map(|relation| &relation.key).take(9) {
            let said = round.engine.explain(&round.text, key, ALL).expect("understood").expect("there");
            prop_assert_eq!(said.rest.is_none(), said.is_match);
            let rest = said.rest.unwrap_or(said.query);
            prop_assert!(keys(&round.ask_for(&rest, ALL)).contains(key), "{} in `{}`", key, rest);
        }
        Ok(())
    });
}

#[test]
fn a_comparison_lays_each_relation_on_its_heap_and_counts_what_lies_there() {
    check(|round| {
        let answer = round.engine.compare(&round.text, ALL, &compare::draw(round)).expect("understood");
        let heaps = compare::heaps(round, &answer);
        for (heap, walked) in [&answer.only_left, &answer.both, &answer.only_right].into_iter().zip(&heaps) {
            prop_assert_eq!(heap.total as usize, walked.len(), "{:?} {:?}", answer.left, answer.right);
            prop_assert!(heap.lines.iter().all(|line| walked.contains(&line.key)));
            if let Some(query) = &heap.query {
                let mut listed = keys(&round.ask_for(query, ALL));
                listed.sort_unstable();
                let mut walked = walked.clone();
                walked.sort_unstable();
                prop_assert_eq!(listed, walked, "`{}`", query);
            }
        }
        for coverage in &answer.coverage {
            let mut walked = compare::counts(round, coverage.key, &heaps);
            let is_of_sides = matches!((answer.of, coverage.key), ("entities", "who") | ("speakers", "by"));
            for side in answer.left.iter().chain(&answer.right).filter(|_| is_of_sides) {
                walked.remove(&side.key);
            }
            let counted = coverage.rows.iter().map(|row| (row.key.clone(), row.counts)).collect();
            prop_assert_eq!(&walked, &counted, "{}", coverage.key);
            for row in &coverage.rows {
                for (count, query) in row.counts.iter().zip(&row.queries) {
                    let brought = query.as_ref().map_or(*count, |query| round.ask_for(query, ONE).total);
                    prop_assert_eq!(brought, *count, "{:?}", query);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn the_ties_are_those_that_a_walk_finds() {
    check(|round| {
        let judge = judge(round);
        for setting in [Ties::All, Ties::Acts, Ties::Said, Ties::Places] {
            let network = round.engine.network(&round.text, ALL, setting).expect("the query is understood");
            let key = |at: &u32| network.actors[*at as usize].entity.key.clone();
            let found: Vec<_> =
                network.ties.iter().map(|tie| (tie.ends.iter().map(key).collect(), tie.count)).collect();
            prop_assert!(found.is_sorted_by_key(|(_, count)| u32::MAX - count));
            prop_assert_eq!(found.into_iter().collect::<BTreeMap<_, _>>(), judge.ties(setting));
            ties::is_legible(&network)?;
            for actor in &network.actors {
                if let Some(query) = &actor.query {
                    prop_assert_eq!(round.ask_for(query, ONE).total, actor.found, "{}", query);
                    prop_assert!(actor.found > 0, "{} brings nothing", query);
                }
            }
            for tie in &network.ties {
                prop_assert_eq!(tie.standings.iter().map(|share| share.count).sum::<u32>(), tie.count);
                for way in &tie.ways {
                    let brought = round.ask_for(&way.query, ALL);
                    prop_assert_eq!(brought.total, way.found, "{}", way.query);
                    let is_kept = |key: &String| judge.kept.iter().any(|relation| relation.key == *key);
                    prop_assert!(keys(&brought).iter().all(is_kept), "{} brings more", way.query);
                    prop_assert!(way.count <= way.found);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn what_may_be_compared_is_counted_as_its_query_brings_it() {
    check(|round| {
        let answer = round.engine.compare(&round.text, ALL, &compare::draw(round)).expect("understood");
        for side in answer.choices.iter().chain(&answer.left).chain(&answer.right) {
            prop_assert_eq!(round.ask_for(&side.query, ONE).total, side.total, "`{}`", &side.query);
        }
        if let (Some(left), Some(right)) = (&answer.left, &answer.right) {
            prop_assert_ne!(&left.key, &right.key);
        }
        Ok(())
    });
}

#[test]
fn the_paths_are_the_shortest_that_there_are() {
    check(|round| {
        let judge = judge(round);
        let entities = &round.case.dataset.entities;
        let (from, to) = (&entities[round.spelling as usize % entities.len()].key, &entities[0].key);
        let answer = round.engine.path(&round.text, ALL, from, to).expect("the query is understood");
        let found = ties::stops(&answer);
        let shortest = (1..entities.len()).find(|&steps| from != to && !judge.paths(from, to, steps).is_empty());
        let Some(shortest) = shortest else {
            prop_assert_eq!(found.len(), 0);
            return Ok(());
        };
        let (best, longer) = (judge.paths(from, to, shortest), judge.paths(from, to, shortest + 1));
        prop_assert_eq!(found.len(), (best.len() + longer.len()).min(4));
        prop_assert!(found.is_sorted_by_key(Vec::len));
        let costs: Vec<_> = found.iter().filter_map(|stops| best.iter().find(|known| known.0 == *stops)).collect();
        prop_assert_eq!(costs.len(), best.len().min(4));
        prop_assert!(costs.is_sorted_by_key(|known| known.1));
        prop_assert_eq!(costs.first().map(|known| known.1), best.iter().map(|known| known.1).min());
        for stops in &found[costs.len()..] {
            prop_assert!(longer.iter().any(|known| known.0 == *stops), "{:?}", stops);
        }
        for step in answer.paths.iter().flat_map(|path| &path.steps) {
            prop_assert!(step.count > 0 && !step.lines.is_empty() && step.lines.iter().all(|line| !line.is_negative));
            prop_assert_eq!(step.ways.iter().map(|way| way.count).sum::<u32>(), step.count);
        }
        Ok(())
    });
}

fn judge<'a>(round: &'a Round) -> ties::Judge<'a> {
    let kept = round.scan.matching(&round.ask);
    let dataset = &round.case.dataset;
    ties::Judge { dataset, kept: dataset.relations.iter().filter(|relation| kept.contains(&relation.key)).collect() }
}

/// Draws datasets with queries and puts each query to the judge.
fn check(judge: impl Fn(&Round) -> Result<(), TestCaseError>) {
    let regressions = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/regressions.txt");
    let config = ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(regressions))),
        ..ProptestConfig::default()
    };
    proptest!(config, |(case in case::case())| {
        let case: Case = case;
        case.rounds(&judge)?;
    });
}

fn keys(answer: &Answer) -> Vec<String> {
    answer.relations.iter().map(|relation| relation.key.clone()).collect()
}

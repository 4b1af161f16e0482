//! Within a base query nothing else exists: no question of any sort lets a relation be seen that the base does not keep,
//! and what is counted is counted without it. (That each question answers as a walk does holds within a base query too:
//! every third round of the other tests is asked within one.)

use std::collections::BTreeSet;

use entente::engine::Engine;
use entente::export::take::{self, Format};
use entente::lang::Lang;
use entente::model::{Between, Dataset, FigureId, Relation};
use entente::pack::{self, Index};
use entente::query::answer::Options;
use entente::query::compare::Sides;
use entente::query::disagreements::Show;
use entente::query::figures::WorkedOut;
use entente::query::network::Ties;
use entente::query::timeline::{Axis, Shown};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde::Serialize;

use crate::ALL;
use crate::quarrel::quarrel;
use crate::scan::Scan;

/// A dataset with quarrels, the engine within a base query of it, and the keys that this keeps.
struct Within<'a> {
    dataset: &'a Dataset,
    all: &'a Engine,
    engine: &'a Engine,
    base: &'a str,
    there: BTreeSet<String>,
    number: u32,
}

#[test]
fn no_answer_shows_what_the_base_query_leaves_out() {
    check(|within| {
        let Within { dataset, engine, number, .. } = within;
        let lenient = Options { lenient: true, ..ALL };
        let hidden = within.hidden();
        let sees = |what: &str, said: String| {
            for key in &hidden {
                let is_told = said.contains(&format!("\"{key}\""));
                prop_assert!(!is_told, "within `{}` {} tells of {}: {}", within.base, what, key, said);
            }
            Ok(())
        };
        for query in ["", "topic:aid,mines", hidden.first().copied().unwrap_or_default()] {
            sees("answer", json(&engine.answer(query, lenient).ok()))?;
            sees("absences", json(&engine.absences(query, lenient).ok()))?;
            sees("disagreements", json(&engine.disagreements(query, lenient, Show::All).ok()))?;
            sees("figures", json(&engine.figures(query, lenient, WorkedOut::Shown).ok()))?;
            sees("network", json(&engine.network(query, lenient, Ties::All).ok()))?;
            sees("path", json(&engine.path(query, lenient, "", "").ok()))?;
            sees("sources", json(&engine.sources(query, lenient).ok()))?;
            for (lanes, axis) in [("event", "happened"), ("topic", "said"), ("actor", "said")] {
                sees("timeline", json(&engine.timeline(query, lenient, &Shown::read(lanes, axis, "")).ok()))?;
            }
            for of in ["sources", "entities", "speakers", "periods"] {
                let sides = Sides { of: of.to_owned(), ..Sides::default() };
                sees("compare", json(&engine.compare(query, lenient, &sides).ok()))?;
            }
            for format in [Format::Json, Format::JsonLd] {
                let taken = engine.take(query, format, &take::Options::default());
                sees("take", taken.map_or_else(|_| String::new(), |taken| taken.text))?;
            }
        }
        sees("overview", json(&engine.overview(Lang::En)))?;
        for entity in dataset.entities.iter().skip(*number as usize % 3).step_by(3) {
            sees("entity", json(&engine.entity(&entity.key, Lang::Fr)))?;
        }
        for source in &dataset.sources {
            sees("source", json(&engine.source(&source.key, Lang::En)))?;
            sees("verify", json(&engine.verify(Some(&source.key), b"some text", Lang::En)))?;
        }
        for event in &dataset.events {
            sees("event", json(&engine.event(&event.key, Lang::En)))?;
        }
        for key in hidden.iter().take(5) {
            prop_assert!(engine.relation(key, Lang::En).is_none());
            prop_assert_eq!(engine.explain("", key, ALL).expect("nothing is asked"), None);
            let options = take::Options { relation: Some(*key), ..take::Options::default() };
            prop_assert_eq!(engine.take("", Format::Csv, &options).expect("nothing is asked").total, 0);
        }
        for key in within.there.iter().take(5) {
            sees("relation", json(&engine.relation(key, Lang::En)))?;
        }
        for figure in &dataset.figures {
            sees("figure", json(&engine.figure(&figure.key, Lang::En)))?;
        }
        Ok(())
    });
}

#[test]
fn the_numbers_of_a_picture_are_of_what_exists() {
    check(|within| {
        let tally = within.engine.tally("", ALL, &pack::Facet::ALL).expect("nothing is asked");
        prop_assert_eq!(tally.total as usize, within.there.len());
        let keys: BTreeSet<String> = within.engine.keys(&tally.ids).map(str::to_owned).collect();
        prop_assert_eq!(&keys, &within.there);
        let every: Vec<u32> = (0..within.dataset.relations.len() as u32 + 3).collect();
        prop_assert_eq!(within.engine.keys(&every).count(), within.there.len());
        for (facet, counts) in pack::Facet::ALL.into_iter().zip(&tally.facets) {
            let all = within.all.tally("", ALL, &[facet]).expect("nothing is asked");
            prop_assert!(counts.iter().zip(&all.facets[0]).all(|(some, all)| some <= all), "{:?}", facet);
        }
        Ok(())
    });
}

#[test]
fn the_first_screen_counts_what_exists() {
    check(|within| {
        let Within { dataset, engine, .. } = within;
        let there: Vec<&Relation> = within.relations().collect();
        let overview = engine.overview(Lang::En);
        let is_named = |id: usize| {
            there.iter().any(|relation| {
                let lists = [&relation.subject, &relation.object, &relation.by, &relation.through, &relation.place];
                lists.into_iter().flatten().any(|one| one.index() == id)
                    || relation.participant.iter().any(|one| one.entity.index() == id)
            })
        };
        let entities = (0..dataset.entities.len()).filter(|&id| is_named(id)).count();
        let sources: BTreeSet<_> = there.iter().map(|relation| relation.source).collect();
        let events: BTreeSet<_> = there.iter().filter_map(|relation| relation.event).collect();
        let counts = &overview.counts;
        if within.is_narrowed() {
            prop_assert_eq!(counts.entities as usize, entities);
            prop_assert_eq!(counts.sources as usize, sources.len());
            prop_assert_eq!(counts.events as usize, events.len());
            prop_assert_eq!(counts.figures as usize, within.figures().len());
        }
        prop_assert_eq!(counts.relations as usize, there.len());
        prop_assert_eq!(overview.sources.iter().map(|source| source.total).sum::<u32>(), counts.relations);
        let disagreements = engine.disagreements("", ALL, Show::Clashes).expect("nothing is asked");
        prop_assert_eq!(counts.disagreements, disagreements.of);
        Ok(())
    });
}

#[test]
fn a_question_on_which_sources_differ_keeps_the_sides_that_exist() {
    check(|within| {
        let Within { dataset, all, engine, there, .. } = within;
        let figures = within.figures();
        let carried: BTreeSet<&str> = within
            .relations()
            .flat_map(|relation| &relation.figure)
            .map(|id| dataset.figures[id.index()].key.as_str())
            .collect();
        let is_told = |side: &String| there.contains(side) || carried.contains(side.as_str());
        let exists =
            |side: &String| there.contains(side) || figures.iter().any(|id| dataset.figures[id.index()].key == *side);
        let mut expected = questions(all);
        if within.is_narrowed() {
            expected.iter_mut().for_each(|(_, sides)| sides.retain(exists));
            expected.retain(|(_, sides)| sides.len() > 1 && sides.iter().any(is_told));
        }
        prop_assert_eq!(questions(engine), expected, "within `{}`", within.base);
        Ok(())
    });
}

#[test]
fn a_link_that_ties_nothing_any_more_is_not_shown() {
    check(|within| {
        let Within { dataset, engine, there, .. } = within;
        for relation in within.relations() {
            let card = engine.relation(&relation.key, Lang::En).expect("it exists");
            for link in &card.links {
                let own = dataset.links.iter().find(|own| own.key == link.key).expect("it is on record");
                if let Between::Relations(ids) = &own.between {
                    let mut others: Vec<&String> = ids.iter().map(|id| &dataset.relations[id.index()].key).collect();
                    others.retain(|key| **key != relation.key && there.contains(*key));
                    prop_assert_eq!(link.others.iter().map(|side| &side.key).collect::<Vec<_>>(), others);
                    prop_assert!(!link.others.is_empty());
                }
            }
        }
        Ok(())
    });
}

#[test]
fn a_stretch_of_time_is_as_wide_as_what_exists() {
    check(|within| {
        let query = within.engine.during("", i32::MIN, i32::MAX, Axis::Happened);
        prop_assert_eq!(query, "");
        Ok(())
    });
}

#[test]
fn within_two_base_queries_both_hold() {
    check(|within| {
        for base in ["topic:aid,mines", "-kind:meeting", "when:2020"] {
            let Ok(both) = within.engine.within(base, Lang::En) else { continue };
            let one = within.all.within(base, Lang::En).expect("it was understood");
            let found = keys(&both, "");
            let expected: BTreeSet<String> = keys(&one, "").intersection(&within.there).cloned().collect();
            prop_assert_eq!(&found, &expected, "within `{}` and `{}`", within.base, base);
            prop_assert_eq!(both.answer("", ALL).expect("nothing is asked").of as usize, expected.len());
        }
        Ok(())
    });
}

#[test]
fn a_base_query_that_is_not_understood_is_refused_with_its_place() {
    let engine = Engine::embedded();
    for (base, from, to) in [("topic:moon", 0, 10), ("kind:visit  knid:visit", 12, 22), ("when:soon", 0, 9)] {
        let error = engine.within(base, Lang::En).map(|_| ()).expect_err(base);
        assert!(error.is_base && error.sentence.starts_with("in the base query, "), "{error}");
        assert_eq!((error.from, error.to), (from, to), "{base}");
    }
    assert!(!engine.answer("topic:moon", ALL).expect_err("there is no such topic").is_base);
    let aid = engine.within("topic:mine-action", Lang::En).expect("it is understood");
    assert!(!aid.answer("topic:moon", ALL).expect_err("there is no such topic").is_base);
}

#[test]
fn a_base_query_that_asks_for_nothing_keeps_everything() {
    let engine = Engine::embedded();
    for base in ["", " ", "sort:date page:2"] {
        let within = engine.within(base, Lang::En).expect("it is understood");
        assert_eq!(within.answer("mine", ALL), engine.answer("mine", ALL), "{base}");
        assert_eq!(within.overview(Lang::En), engine.overview(Lang::En), "{base}");
    }
}

#[test]
fn where_nothing_is_asked_the_words_are_those_of_the_base_query() {
    let all = Engine::embedded();
    let words = |engine: &Engine, query: &str| engine.answer(query, ALL).expect("it is understood").words;
    let base = "who:canada when:2023";
    let canada = all.within(base, Lang::En).expect("it is understood");
    assert_eq!(words(&canada, ""), words(&all, base));
    assert_eq!(words(&canada, "mine"), words(&all, "mine"));
    let trade = canada.within("topic:trade", Lang::En).expect("it is understood");
    assert_eq!(words(&trade, ""), [words(&all, base), words(&all, "topic:trade")].join("; "));
    let nothing = all.within("sort:date", Lang::En).expect("it is understood");
    assert_eq!(words(&nothing, ""), words(&all, ""));
}

impl Within<'_> {
    fn relations(&self) -> impl Iterator<Item = &Relation> {
        self.dataset.relations.iter().filter(|relation| self.there.contains(&relation.key))
    }

    /// The keys of relations that must not be seen.
    fn hidden(&self) -> Vec<&str> {
        let keys = self.dataset.relations.iter().map(|relation| relation.key.as_str());
        keys.filter(|key| !self.there.contains(*key)).collect()
    }

    /// A base query that asks for nothing is none.
    fn is_narrowed(&self) -> bool {
        !self.all.answer(self.base, ALL).expect("it was understood").parts.is_empty()
    }

    /// The figures that the relations carry, and what is worked out from these alone.
    fn figures(&self) -> BTreeSet<FigureId> {
        let mut there: BTreeSet<FigureId> = self.relations().flat_map(|relation| relation.figure.clone()).collect();
        loop {
            let before = there.len();
            for (figure, id) in self.dataset.figures.iter().zip(0..) {
                let from = figure.derived.as_ref().map_or(&[][..], |derived| &derived.from);
                if !from.is_empty() && from.iter().all(|id| there.contains(id)) {
                    there.insert(FigureId(id));
                }
            }
            if there.len() == before {
                return there;
            }
        }
    }
}

/// Draws datasets with quarrels and, for each, an engine within a base query.
fn check(judge: impl Fn(&Within) -> Result<(), TestCaseError>) {
    crate::check(|round| {
        if round.is_within {
            return Ok(());
        }
        let dataset = quarrel(&round.case.dataset, round.spelling);
        let all = Engine::open(pack::write(&dataset, Index::Held)).expect("a sound pack");
        // What the quarrel has renamed may make a name of the query ambiguous.
        let Ok(engine) = all.within(&round.text, Lang::En) else { return Ok(()) };
        let there = Scan::new(&dataset).matching(&round.ask).into_iter().collect();
        let number = round.spelling;
        judge(&Within { dataset: &dataset, all: &all, engine: &engine, base: &round.text, there, number })
    });
}

/// Every question with its sides, those of one question in the order of their keys.
fn questions(engine: &Engine) -> Vec<(String, BTreeSet<String>)> {
    let answer = engine.disagreements("", ALL, Show::All).expect("nothing is asked");
    let side = |side: &entente::query::disagreements::Side| match (&side.figure, &side.line) {
        (Some(figure), _) => figure.key.clone(),
        (None, line) => line.as_ref().expect("a side is a relation or a figure").key.clone(),
    };
    let questions = answer.groups.iter().flat_map(|group| &group.questions);
    let mut all: Vec<_> =
        questions.map(|one| (one.key.clone(), one.sides.iter().map(side).collect::<BTreeSet<_>>())).collect();
    all.sort();
    all
}

fn keys(engine: &Engine, query: &str) -> BTreeSet<String> {
    let answer = engine.answer(query, ALL).expect("it is understood");
    answer.relations.into_iter().map(|relation| relation.key).collect()
}

fn json(answer: &impl Serialize) -> String {
    serde_json::to_string(answer).expect("an answer has no map with other keys than texts")
}

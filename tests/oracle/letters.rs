//! Typing: whatever an engine keeps from one question to the next, after each letter it answers as a fresh one does.

use entente::engine::Engine;
use entente::lang::Lang;
use entente::pack::{self, Facet, Index};
use proptest::prelude::*;

use crate::{ALL, check};

#[test]
fn after_each_letter_an_engine_answers_as_a_fresh_one_does() {
    check(|round| {
        if round.is_within {
            return Ok(());
        }
        let bytes = pack::write(&round.case.dataset, Index::Held);
        let typing = Engine::open(bytes.clone()).expect("a sound pack");
        let options = entente::query::answer::Options { lenient: true, size: 5, ..ALL };
        // The parts as they are printed, so that a filter and a word come in turn; and back again, letter by letter.
        let parts: Vec<String> = round.answer(ALL).parts.into_iter().rev().map(|part| part.text).collect();
        let text = parts.join(" ");
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let step = 1 + ends.len() / 24;
        let forth = ends.iter().step_by(step);
        for &end in forth.clone().chain(forth.rev()).chain([&text.len()]) {
            let typed = &text[..end];
            let fresh = Engine::open(bytes.clone()).expect("a sound pack");
            let mut asked = vec![(typing.clone(), fresh.clone())];
            if round.spelling.is_multiple_of(4) {
                // Within a base query the same parts come to the same.
                let within = |engine: &Engine| engine.within("-topic:mines", Lang::En).expect("it is understood");
                asked.push((within(&typing), within(&fresh)));
            }
            for (typing, fresh) in &asked {
                prop_assert_eq!(typing.answer(typed, options), fresh.answer(typed, options), "`{}`", typed);
                let tally = |engine: &Engine| engine.tally(typed, options, &Facet::ALL).expect("it is lenient");
                prop_assert_eq!(tally(typing), tally(fresh), "`{}`", typed);
                prop_assert_eq!(typing.suggest(typed, Lang::En), fresh.suggest(typed, Lang::En), "`{}`", typed);
            }
        }
        Ok(())
    });
}

#[test]
fn what_is_kept_is_told_apart_by_all_that_it_depends_on() {
    let engine = Engine::embedded();
    // Words and sets that differ in one respect alone; in turn, so that each finds the others kept.
    let queries = [
        "trade",
        "\"trade\"",
        "trade*",
        "text:trade",
        "-trade",
        "trade mine",
        "mine trade",
        "\"trade mine\"",
        "text:\"trade mine\"",
        "topic:trade",
        "-topic:trade",
        "topic:trade,tourism",
        "who:canada",
        "by:canada",
        "role:subject=canada",
        "role:object=canada",
        "when:2023",
        "-when:2023",
        "when:2023 when:certain",
        "year:2023",
        "-year:2023",
        "year:2023 when:certain",
        "said:2023",
        "when:certain",
        "phnom phen",
        "pnom phen",
        "tarde",
    ];
    for query in queries.iter().chain(queries.iter().rev()).chain(&queries) {
        assert_eq!(engine.answer(query, ALL), Engine::embedded().answer(query, ALL), "`{query}`");
    }
}

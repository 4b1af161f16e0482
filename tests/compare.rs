//! The links that a comparison shows, by a walk over all links of the dataset: those that tie what lies on different heaps.

use std::collections::BTreeSet;

use entente::engine::Engine;
use entente::model::Between;
use entente::query::answer::Options;
use entente::query::compare::{Comparison, Sides};

/// An answer with everything on one page.
const ALL: Options = Options { size: Options::MOST, lang: entente::lang::Lang::En, lenient: false };

#[test]
fn every_pair_of_sources_shows_the_links_between_them() {
    let engine = Engine::embedded();
    let sources: Vec<&str> = engine.store().catalogue.sources.iter().map(|source| source.key.as_str()).collect();
    let mut n_ties = 0;
    for left in &sources {
        for right in sources.iter().filter(|right| *right != left) {
            n_ties += check(&engine, "", "sources", left, right);
        }
    }
    assert!(n_ties > 30, "the sources are tied by {n_ties} links only");
}

#[test]
fn so_do_entities_speakers_and_periods() {
    let engine = Engine::embedded();
    for (query, of, left, right, least) in [
        ("", "entities", "canada", "cambodia", 9),
        ("topic:defence", "speakers", "vong-pisen", "seun-sam", 3),
        ("", "speakers", "prak-sokhonn", "francois-philippe-champagne", 1),
        ("", "periods", "..2020", "2021..", 9),
        ("topic:trade", "periods", "2019", "2022", 1),
    ] {
        let n_ties = check(&engine, query, of, left, right);
        assert!(n_ties >= least, "{left} and {right} are tied by {n_ties} links only");
    }
}

#[test]
fn the_one_updates_the_other_whichever_stands_left() {
    let engine = Engine::embedded();
    let kind = |left: &str, right: &str| {
        let answer = compare(&engine, "", "sources", left, right);
        let tie = answer.ties.into_iter().find(|tie| tie.key == "consultations-from-wish-to-first-session");
        tie.expect("the two are tied by this link").kind.label
    };
    assert_eq!(kind("mfaic-press-release-2026", "post-sokhonn-letter"), "updates");
    assert_eq!(kind("post-sokhonn-letter", "mfaic-press-release-2026"), "updated by");
}

fn compare(engine: &Engine, query: &str, of: &str, left: &str, right: &str) -> Comparison {
    let sides = Sides { of: of.to_owned(), left: left.to_owned(), right: right.to_owned() };
    engine.compare(query, ALL, &sides).expect("the query is understood")
}

/// Holds the ties of a comparison against a walk; how many there are.
#[track_caller]
fn check(engine: &Engine, query: &str, of: &str, left: &str, right: &str) -> usize {
    let answer = compare(engine, query, of, left, right);
    let store = engine.store();
    let listed = |query: &str| -> BTreeSet<String> {
        let found = engine.answer(query, ALL).expect("the engine prints what it reads");
        found.relations.into_iter().map(|relation| relation.key).collect()
    };
    let brought = [&answer.only_left, &answer.both, &answer.only_right].map(|heap| match &heap.query {
        Some(query) => listed(query),
        None => heap.lines.iter().map(|line| line.key.clone()).collect(),
    });
    let mut expected = BTreeSet::new();
    for link in &store.catalogue.links {
        let ids: Vec<_> = match &link.between {
            Between::Relations(ids) => ids.clone(),
            Between::Figures(ids) => ids.iter().flat_map(|&id| store.carriers(id)).collect(),
        };
        let on = |heap: &BTreeSet<String>| ids.iter().any(|&id| heap.contains(store.key(id)));
        if brought.iter().filter(|heap| on(heap)).count() > 1 {
            expected.insert(link.key.clone());
        }
    }
    let shown: BTreeSet<String> = answer.ties.iter().map(|tie| tie.key.clone()).collect();
    assert_eq!(shown, expected, "{left} and {right}");
    for tie in &answer.ties {
        for (lines, heap) in [&tie.left, &tie.both, &tie.right].into_iter().zip(&brought) {
            assert!(lines.iter().all(|line| heap.contains(&line.key)), "{}", tie.key);
        }
    }
    assert!(answer.ties.is_sorted_by_key(|tie| !tie.is_clash), "clashes come first");
    shown.len()
}

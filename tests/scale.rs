//! The naive judge over a hundred thousand relations: each of two hundred queries of every class is answered as a plain loop
//! over all relations answers it, to the last count and in the same order.

#[path = "scale/ask.rs"]
mod ask;
#[path = "scale/judge.rs"]
mod judge;
#[path = "scale/random.rs"]
mod random;
#[path = "scale/world.rs"]
mod world;

use std::collections::BTreeMap;

use entente::engine::Engine;
use entente::lang::Lang;
use entente::model::Dataset;
use entente::pack::{self, Facet, Index};
use entente::query::answer::{Answer, Options};
use entente::query::tally::Tally;

use ask::{Ask, CLASSES, key};
use judge::{Judge, Told};
use random::Random;

const RELATIONS: usize = 100_000;
const QUERIES: usize = 200;
const SIZE: u32 = 20;

#[test]
fn a_hundred_thousand_relations_are_answered_as_a_loop_over_all_answers() {
    let dataset = world::dataset(RELATIONS);
    let engine = Engine::open(pack::write(&dataset, Index::Held)).expect("it was written a moment ago");
    let judge = Judge::new(&dataset);
    let numbers: BTreeMap<&str, u32> =
        dataset.relations.iter().map(|relation| relation.key.as_str()).zip(0..).collect();
    let random = &Random::new(100);
    let mut n_found = [0; CLASSES];
    for number in 0..QUERIES {
        let ask = Ask::draw(random, &dataset, number);
        let text = ask.text(&dataset);
        let options = Options { lang: Lang::En, size: SIZE, lenient: false };
        let answer = engine.answer(&text, options).unwrap_or_else(|error| panic!("`{text}` is refused: {error}"));
        let told = judge.tell(&ask);
        compare(&dataset, &numbers, &ask, &text, &answer, &told);
        let tally = engine.tally(&text, options, &Facet::ALL).unwrap_or_else(|error| panic!("`{text}`: {error}"));
        compare_numbers(&ask, &text, &tally, &told);
        n_found[number % CLASSES] += u32::from(answer.total > 0);
    }
    let least = QUERIES / CLASSES / 2;
    assert!(n_found.iter().all(|found| *found as usize >= least), "too many queries find nothing: {n_found:?}");
}

fn compare(dataset: &Dataset, numbers: &BTreeMap<&str, u32>, ask: &Ask, text: &str, answer: &Answer, told: &Told) {
    assert_eq!(answer.total as usize, told.ids.len(), "`{text}` finds another number");
    assert_eq!(answer.sort, ask.order(), "`{text}`");
    let page = (ask.page as usize).min(told.ids.len().div_ceil(SIZE as usize).max(1));
    let ids: Vec<u32> = answer.relations.iter().map(|card| numbers[card.key.as_str()]).collect();
    if ask.order() == "relevance" {
        // Which of them come first is measured elsewhere; here, that they are of those found, each once.
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(
            once.len(),
            told.ids.len().saturating_sub((page - 1) * SIZE as usize).min(SIZE as usize),
            "`{text}`"
        );
        assert!(once.iter().all(|id| told.ids.binary_search(id).is_ok()), "`{text}` brings what it does not find");
    } else {
        let expected = told.ids.chunks(SIZE as usize).nth(page - 1).unwrap_or_default();
        assert_eq!(ids, expected, "`{text}` has another page");
    }
    for (facet, counts) in Facet::ALL.into_iter().zip(&told.facets) {
        let shown = &answer.facets[facet as usize].values;
        let of =
            |value: u32| (ask.chosen[facet as usize].contains(&value), ask.excluded[facet as usize].contains(&value));
        let mut expected: Vec<(usize, u32)> = counts.iter().copied().enumerate().collect();
        expected.retain(|(value, count)| *count > 0 || of(*value as u32) != (false, false));
        expected.sort_by_key(|(value, count)| (*value + 1 == counts.len(), u32::MAX - count, *value));
        let expected = expected.iter().map(|(value, count)| (key(dataset, facet, *value as u32), *count));
        let shown = shown.iter().map(|value| (value.key.as_str(), value.count));
        assert!(
            shown.clone().eq(expected.clone()),
            "`{text}` counts {facet:?} otherwise:\n{:?}\n{:?}",
            shown.collect::<Vec<_>>(),
            expected.collect::<Vec<_>>()
        );
    }
    let years: Vec<_> = answer.histogram.iter().map(|year| (year.year, year.certain, year.possible)).collect();
    assert!(years == told.years, "`{text}` counts years otherwise");
    let undated = answer.facets[8].values.iter().find(|value| value.key == "not-stated").map_or(0, |value| value.count);
    assert_eq!(undated, told.n_undated, "`{text}`");
}

/// The numbers alone are those of the answer, and past the last page stands the last one.
fn compare_numbers(ask: &Ask, text: &str, tally: &Tally, told: &Told) {
    assert_eq!(tally.total as usize, told.ids.len(), "`{text}` finds another number");
    assert!(tally.facets == told.facets, "`{text}` counts facets otherwise");
    assert_eq!(tally.first_year, told.years[0].0);
    assert!(tally.years == told.years_found, "`{text}` counts years otherwise");
    if ask.order() != "relevance" {
        let mut pages = told.ids.chunks(SIZE as usize);
        let last = pages.clone().last().unwrap_or_default();
        let page = pages.nth(ask.page as usize - 1).unwrap_or(last);
        assert_eq!(tally.ids, page, "`{text}` has another page");
    }
}

//! A comparison by a plain walk: each relation is looked at and laid on its heap.

use std::collections::BTreeMap;

use entente::model::Relation;
use entente::query::compare::{Comparison, Sides};
use entente::query::parse::span;

use crate::ask::Ask;
use crate::case::Round;
use crate::scan::{days, is_within, value_keys, values};
use crate::tape::Tape;

/// What is compared, with the facet whose values are; none: spans of time.
const OF: [(&str, Option<&str>); 4] =
    [("sources", Some("source")), ("entities", Some("who")), ("speakers", Some("by")), ("periods", None)];

const SPANS: [&str; 6] = ["..2019", "2020..", "2020", "2018/2020", "2019-06..2020-06", "2021..2019"];

/// Draws what is compared: known sides, unknown ones, the same twice.
pub fn draw(round: &Round) -> Sides {
    let numbers: Vec<u16> = (1..9u32).map(|n| (round.spelling.wrapping_mul(2 * n + 1) >> 3) as u16).collect();
    let tape = &mut Tape::new(&numbers);
    let (of, facet) = tape.of(&OF);
    let mut side = || match facet {
        Some(facet) => tape.of(&value_keys(&round.case.dataset, facet)),
        None => tape.of(&SPANS).to_owned(),
    };
    let (left, right) = (side(), side());
    Sides { of: of.to_owned(), left, right }
}

/// The keys of the three heaps, by the sides that the answer says it compared.
pub fn heaps(round: &Round, answer: &Comparison) -> [Vec<String>; 3] {
    let dataset = &round.case.dataset;
    let mut heaps = [const { Vec::new() }; 3];
    let (Some(left), Some(right)) = (&answer.left, &answer.right) else {
        return heaps;
    };
    let facet = OF.iter().find(|(of, _)| *of == answer.of).and_then(|(_, facet)| *facet);
    let kept = round.scan.matching(&freed(&round.ask, answer.of));
    for relation in dataset.relations.iter().filter(|relation| kept.contains(&relation.key)) {
        let (in_left, in_right) = match facet {
            Some(facet) => {
                let values = values(dataset, facet, relation);
                (sure(values.contains(&left.key)), sure(values.contains(&right.key)))
            }
            None => (lies(relation, &left.key), lies(relation, &right.key)),
        };
        match (in_left, in_right) {
            ((_, true), (_, false)) => heaps[0].push(relation.key.clone()),
            ((_, false), (_, true)) => heaps[2].push(relation.key.clone()),
            ((false, _), (false, _)) => {}
            _ => heaps[1].push(relation.key.clone()),
        }
    }
    heaps
}

/// How many relations of each heap have each value of a facet.
pub fn counts(round: &Round, facet: &str, heaps: &[Vec<String>; 3]) -> BTreeMap<String, [u32; 3]> {
    let dataset = &round.case.dataset;
    let mut counts: BTreeMap<String, [u32; 3]> = BTreeMap::new();
    for (at, heap) in heaps.iter().enumerate() {
        for relation in dataset.relations.iter().filter(|relation| heap.contains(&relation.key)) {
            for value in values(dataset, facet, relation) {
                counts.entry(value).or_default()[at] += 1;
            }
        }
    }
    counts.remove("not-stated");
    counts
}

/// The query without what is compared.
pub fn freed(ask: &Ask, of: &str) -> Ask {
    let mut free = ask.clone();
    let facet = match of {
        "sources" => "source",
        "speakers" => "by",
        "periods" => {
            (free.when, free.is_certain) = (None, false);
            "year"
        }
        _ => return free,
    };
    free.chosen.remove(facet);
    free.excluded.remove(facet);
    free
}

/// Possibly and certainly alike.
fn sure(is_in: bool) -> (bool, bool) {
    (is_in, is_in)
}

fn lies(relation: &Relation, text: &str) -> (bool, bool) {
    let span = span(text).expect("an answer names spans that can be read");
    let bounds = (span.from, span.to);
    (is_within(days(relation), bounds, false), is_within(days(relation), bounds, true))
}

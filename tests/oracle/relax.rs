//! What may be left out of a query that finds nothing: each part and, where none is to blame, each two are left out in turn.

use proptest::prelude::*;

use crate::ask::Ask;
use crate::case::Round;
use crate::{ALL, check};

#[test]
fn where_nothing_matches_it_is_said_what_to_drop() {
    check(|round| {
        let relax: Vec<_> =
            round.answer(ALL).relax.into_iter().map(|part| (part.without, part.total as usize)).collect();
        prop_assert_eq!(relax, way_on(round));
        Ok(())
    });
}

/// The queries without one part that find something; where none does, the best of those without two.
fn way_on(round: &Round) -> Vec<(String, usize)> {
    if !round.scan.matching(&round.ask).is_empty() {
        return Vec::new();
    }
    let n_parts = round.ask.n_parts();
    let offers = |rests: Vec<Ask>| {
        let mut offers: Vec<_> = rests
            .into_iter()
            .map(|rest| (round.engine.turn(&rest.text(round.spelling), 1), round.scan.matching(&rest).len()))
            .filter(|(_, total)| *total > 0)
            .collect();
        offers.sort_by_key(|(_, total)| usize::MAX - total);
        offers
    };
    let single = offers((0..n_parts).map(|index| round.ask.without(index)).collect());
    if !single.is_empty() || n_parts == 2 {
        return single;
    }
    let pairs = (0..n_parts.min(10)).flat_map(|first| (first + 1..n_parts.min(10)).map(move |second| (first, second)));
    let mut pairs = offers(pairs.map(|(first, second)| round.ask.without(second).without(first)).collect());
    pairs.truncate(5);
    pairs
}

//! A base query and a query within it, joined: what the joined query brings the whole dataset is what the base query and the
//! other bring together; where the grammar cannot say that, it says so, leaves out nothing, and stays within the base.

use std::collections::BTreeSet;

use entente::lang::Lang;
use proptest::prelude::*;

use crate::ask::Ask;
use crate::{ALL, keys};

#[test]
fn a_joined_query_brings_what_both_bring() {
    check(|pair| {
        let Pair { base, text, joined, both, wanted, .. } = pair;
        prop_assert!(joined.is_superset(wanted), "`{}` within `{}` is no `{}`", text, base, both.query);
        prop_assert_eq!(both.is_whole, *joined == **wanted, "`{}` within `{}` is `{}`", text, base, both.query);
        prop_assert!(joined.is_subset(pair.there), "`{}` leads past `{}`", both.query, base);
        Ok(())
    });
}

#[test]
fn what_bears_on_different_things_is_joined_whole() {
    check(|pair| {
        if !pair.ask.bears_on_the_same(pair.base_ask) {
            prop_assert!(pair.both.is_whole, "`{}` within `{}` is `{}`", pair.text, pair.base, pair.both.query);
        }
        Ok(())
    });
}

#[test]
fn a_query_within_itself_is_itself() {
    crate::check(|round| {
        if round.is_within {
            return Ok(());
        }
        let within = round.engine.within(&round.text, Lang::En).expect("it is understood");
        let both = within.join(&round.text);
        prop_assert!(both.is_whole, "`{}` within itself is `{}`", &round.text, both.query);
        Ok(())
    });
}

/// A query within a base query, and what the two are joined to.
struct Pair<'a> {
    base_ask: &'a Ask,
    base: &'a str,
    ask: &'a Ask,
    text: &'a str,
    both: entente::query::join::Joined,
    /// What the joined query brings, what both bring together, and what the base brings.
    joined: BTreeSet<String>,
    wanted: &'a BTreeSet<String>,
    there: &'a BTreeSet<String>,
}

/// Draws datasets and, for each, queries of which each is asked within the others.
fn check(judge: impl Fn(&Pair) -> Result<(), TestCaseError>) {
    crate::check(|round| {
        if round.is_within {
            return Ok(());
        }
        let all = |ask: &Ask| -> BTreeSet<String> { round.scan.matching(ask).into_iter().collect() };
        let there = all(&round.ask);
        let within = round.engine.within(&round.text, Lang::En).expect("it is understood");
        for (ask, text) in round.case.asked() {
            let wanted = there.intersection(&all(ask)).cloned().collect();
            let both = within.join(&text);
            let joined = keys(&round.ask_for(&both.query, ALL)).into_iter().collect();
            judge(&Pair {
                base_ask: &round.ask,
                base: &round.text,
                ask,
                text: &text,
                both,
                joined,
                wanted: &wanted,
                there: &there,
            })?;
        }
        Ok(())
    });
}

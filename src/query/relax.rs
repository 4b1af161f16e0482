//! The way on from a query that finds nothing: what comes back without one of its parts, or, where no one part is to blame,
//! without two.

use serde::Serialize;

use crate::order;
use crate::query::answer::{Part, part_of};
use crate::query::ast::Query;
use crate::query::print::{self, PartOf};
use crate::query::say;
use crate::query::select::select;
use crate::query::shape::View;

/// What comes back without some part, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Relaxed {
    pub text: String,
    pub label: String,
    pub without: String,
    pub total: u32,
}

/// Two are dropped from among so many parts, which makes 45 more queries at the most.
const MOST_PARTS: usize = 10;
/// How many pairs a reader is offered.
const MOST_PAIRS: usize = 5;

/// What to drop so that something comes back, what brings the most first.
pub fn relax(view: View, query: &Query) -> Vec<Relaxed> {
    let parts = print::parts(query);
    let mut offers = Vec::new();
    for &part in &parts {
        offers.extend(offer(view, query, part, None));
    }
    // Of two parts nothing would be left to ask.
    let is_single = !offers.is_empty() || parts.len() < 3;
    if !is_single {
        let few = &parts[..parts.len().min(MOST_PARTS)];
        for (at, &first) in few.iter().enumerate() {
            for &second in &few[at + 1..] {
                offers.extend(offer(view, query, first, Some(second)));
            }
        }
    }
    let mut offers = order::by_key(offers, |offer: &Relaxed| order::most(offer.total));
    if !is_single {
        offers.truncate(MOST_PAIRS);
    }
    offers
}

/// The query without a part, and without one that comes after it; none where nothing comes back.
fn offer(view: View, query: &Query, first: PartOf, second: Option<PartOf>) -> Option<Relaxed> {
    // The later one goes first: where the earlier one stands does not change by that.
    let shorter = second.map(|second| print::without(query, second));
    let rest = print::without(shorter.as_ref().unwrap_or(query), first);
    let total = select(view, &rest).all().count() as u32;
    if total == 0 {
        return None;
    }
    let Part { mut text, mut label, .. } = part_of(view, query, first);
    if let Some(second) = second.map(|second| part_of(view, query, second)) {
        say::add(&mut text, " ", &second.text);
        label = say::both(view.lang, &label, &second.label);
    }
    Some(Relaxed { text, label, without: print::print(view.store, &rest), total })
}

#[cfg(test)]
mod tests {
    use crate::engine::Engine;
    use crate::query::answer::Options;

    fn offers(query: &str) -> Vec<(String, String, u32)> {
        let answer = Engine::embedded().answer(query, Options::default()).unwrap();
        answer.relax.into_iter().map(|offer| (offer.text, offer.label, offer.total)).collect()
    }

    #[test]
    fn two_parts_that_find_nothing_are_offered_together() {
        let found = offers("standing:denied xylophone \"zeppelins\"");
        let denied = Engine::embedded().answer("standing:denied", Options::default()).unwrap().total;
        assert_eq!(
            found,
            [("xylophone \"zeppelins\"".to_owned(), "“xylophone” and the exact word “zeppelins”".to_owned(), denied)]
        );
    }

    #[test]
    fn of_two_parts_neither_is_offered_with_the_other() {
        assert_eq!(offers("xylophone \"zeppelins\""), []);
    }
}

//! Figures of the same measure: do they agree within what they give, do they contradict, or can they not be compared?

use super::{Bearing, Found, each_two, may_overlap, sign, spread};
use crate::model::{Between, Change, Decimal, EntityId, Figure, FigureId, RelationId, Scheme, SourceId};
use crate::query::say::disagreements as say;
use crate::query::shape::*;
use crate::store::Store;

/// Finds each two stated figures of one measure, direction and pair of states whose periods may overlap.
pub fn find(view: View, all: &mut Vec<Bearing>) {
    let figures = &view.store.catalogue.figures;
    let mut signed = Vec::new();
    for (id, figure) in figures.iter().enumerate() {
        if figure.derived.is_none() {
            signed.push(sign(of_what(figure), id as u32));
        }
    }
    each_two(&mut signed, &mut |a, b| {
        let (one, other) = (&figures[a as usize], &figures[b as usize]);
        let ids = [FigureId(a), FigureId(b)];
        if is_of_the_same(view.store, one, other) && !is_one_passage(view.store, ids) && !is_tied(view.store, ids) {
            judge(view, one, other).add(view, all, &one.key, &other.key, Between::Figures(ids.to_vec()));
        }
    });
}

/// What figures must share to be set side by side; the two states in whatever order.
fn of_what(figure: &Figure) -> u64 {
    let state = |id: Option<EntityId>| spread(id.map_or(0, |id| u64::from(id.0) + 1));
    let kind = u64::from(figure.measure.0) << 32 | u64::from(figure.direction.0);
    spread(kind).wrapping_add(state(figure.reporter)).wrapping_add(state(figure.partner))
}

fn is_of_the_same(store: &Store, a: &Figure, b: &Figure) -> bool {
    // What one state sells is not what the other sells; what goes in both directions is the same seen from either.
    let is_pair = (a.reporter == b.reporter && a.partner == b.partner)
        || (a.reporter == b.partner
            && a.partner == b.reporter
            && matches!(store.catalogue.vocabulary.key(Scheme::Direction, a.direction), "two-way" | "none"));
    let is_time = a.period.is_none() || b.period.is_none() || may_overlap(days(a), days(b));
    a.measure == b.measure && a.direction == b.direction && is_pair && is_time
}

/// The first and the last day of the period; of one that is not stated, nothing that a day could be.
fn days(figure: &Figure) -> (i32, i32) {
    figure.period.as_ref().map_or((i32::MAX, i32::MIN), |period| (period.earliest().0, period.latest().0))
}

/// One passage that gives several values does not differ from itself; and what no relation carries stands nowhere.
fn is_one_passage(store: &Store, [a, b]: [FigureId; 2]) -> bool {
    let place = |id: FigureId| -> Option<(SourceId, u32)> {
        let carrier = store.relation(store.carriers(id).next()?);
        Some((carrier.source, carrier.evidence.first()?.paragraph))
    };
    let place_of_a = place(a);
    place_of_a.is_none() || place(b).is_none_or(|place| Some(place) == place_of_a)
}

/// A link ties the figures, or relations that carry them.
fn is_tied(store: &Store, [a, b]: [FigureId; 2]) -> bool {
    let carries = |ids: &[RelationId], figure| store.carriers(figure).any(|id| ids.contains(&id));
    store.catalogue.links.iter().any(|link| match &link.between {
        Between::Figures(ids) => ids.contains(&a) && ids.contains(&b),
        Between::Relations(ids) => carries(ids, a) && carries(ids, b),
    })
}

/// How two figures of the same bear on each other, and the rule that says so.
fn judge(view: View, a: &Figure, b: &Figure) -> Found {
    let store = view.store;
    let respects = respects(store, a, b);
    let is_about = |figure: &Figure| store.catalogue.vocabulary.key(Scheme::Bound, figure.bound) == "about";
    let (kind, rule) = if respects != 0 {
        ("incomparable", &say::IN_THE_WAY)
    } else if is_turned(a, b) {
        ("contradicts", &say::RISE_AND_FALL)
    } else if can_both_hold(open_values(store, a), open_values(store, b)) {
        ("corroborates", &say::BOTH_HOLD)
    } else if is_about(a) || is_about(b) {
        ("in-tension", &say::ABOUT_DIFFERS)
    } else {
        ("contradicts", &say::DIFFERS)
    };
    let mut what = view.term(Scheme::Measure, a.measure).label;
    if let Some(period) = &a.period {
        what.push_str(", ");
        what.push_str(&period.words(view.lang));
    }
    let question = say::sentence(view.lang, &say::WHAT_FIGURE, &[&what]);
    Found { kind, question, rule, gap: say::respects(view.lang, respects) }
}

/// In what two figures differ, or leave unstated, so that their values cannot be compared: bits, as `say` has them in words.
pub fn respects(store: &Store, a: &Figure, b: &Figure) -> u32 {
    let unit = store.catalogue.vocabulary.key(Scheme::Unit, a.unit);
    // Two sources that write the same sign may mean two currencies; one source means one.
    let is_unnamed = a.currency.is_none() && a.source != b.source;
    let is_other_start = match (&a.change, &b.change) {
        (Some(a), Some(b)) => !is_same_start(a, b),
        (a, b) => a.is_some() || b.is_some(),
    };
    [
        a.measure != b.measure,
        a.direction != b.direction,
        a.unit != b.unit,
        a.reporter != b.reporter,
        a.period.is_none() || days(a) != days(b),
        unit == "currency" && a.unit == b.unit && (is_unnamed || a.currency != b.currency),
        matches!(unit, "percent" | "times") && is_other_start,
    ]
    .iter()
    .rev()
    .fold(0, |set, &differs| set << 1 | u32::from(differs))
}

fn is_same_start(a: &Change, b: &Change) -> bool {
    a.baseline == b.baseline && a.since == b.since
}

/// Measured from one start, one has risen and the other fallen.
fn is_turned(a: &Figure, b: &Figure) -> bool {
    a.change.iter().zip(&b.change).any(|(a, b)| is_same_start(a, b) && a.is_rise != b.is_rise)
}

/// Some value is open to both. Where one ends and the other begins is rounded to either, not to both.
fn can_both_hold(a: (i128, i128), b: (i128, i128)) -> bool {
    a == b || (a.0 < b.1 && b.0 < a.1)
}

/// The least and the greatest value that a figure leaves open, rounding and bound considered, in 2 × 10^18 parts of one.
fn open_values(store: &Store, figure: &Figure) -> (i128, i128) {
    let parts = |number: Decimal| (number.scale..18).fold(i128::from(number.mantissa), |parts, _| parts * 10);
    let (value, step) = (2 * parts(figure.value), parts(figure.precision));
    match store.catalogue.vocabulary.key(Scheme::Bound, figure.bound) {
        "over" | "at-least" => (value, i128::MAX),
        _ => (value - step, value + step),
    }
}

//! Figures of the same measure: do they agree within what they give, do they contradict, or can they not be compared?

use super::{Bearing, Found, each_two, may_overlap, sign, spread};
use crate::model::{Between, Change, Decimal, EntityId, Figure, FigureId, RelationId, Scheme, TermId};
use crate::query::say::disagreements as say;
use crate::query::say::disagreements::Respect;
use crate::query::shape::*;
use crate::store::Store;

/// Finds each two stated figures of one measure, direction and pair of states whose periods may overlap.
pub fn find(view: View, all: &mut Vec<Bearing>) {
    let figures = &view.store.catalogue.figures;
    let stated = (0..figures.len() as u32).filter(|&id| figures[id as usize].derived.is_none());
    let mut signed: Vec<u64> = stated.map(|id| sign(of_what(&figures[id as usize]), id)).collect();
    each_two(&mut signed, |a, b| {
        let (one, other) = (&figures[a as usize], &figures[b as usize]);
        let (a, b) = (FigureId(a), FigureId(b));
        if is_of_the_same(view, one, other) && !is_one_passage(view.store, a, b) && !is_tied(view.store, a, b) {
            let (kind, reason) = judge(view, one, other);
            let question = say::what_figure(view.lang, &what(view, one));
            let between = Between::Figures(vec![a, b]);
            Found { kind, question, reason }.add(view, all, [&one.key, &other.key], between);
        }
    });
}

/// What figures must share to be set side by side; the two states in whatever order.
fn of_what(figure: &Figure) -> u64 {
    let state = |id: Option<EntityId>| spread(id.map_or(0, |id| u64::from(id.0) + 1));
    let kind = u64::from(figure.measure.0) << 32 | u64::from(figure.direction.0);
    spread(kind).wrapping_add(state(figure.reporter)).wrapping_add(state(figure.partner))
}

fn is_of_the_same(view: View, a: &Figure, b: &Figure) -> bool {
    // What one state sells is not what the other sells; what goes in both directions is the same seen from either.
    let is_pair = (a.reporter, a.partner) == (b.reporter, b.partner)
        || ((a.reporter, a.partner) == (b.partner, b.reporter)
            && matches!(term(view, Scheme::Direction, a.direction), "two-way" | "none"));
    let is_time = match (days(a), days(b)) {
        (Some(a), Some(b)) => may_overlap(a, b),
        _ => true,
    };
    a.measure == b.measure && a.direction == b.direction && is_pair && is_time
}

fn days(figure: &Figure) -> Option<(i32, i32)> {
    figure.period.as_ref().map(|period| (period.earliest().0, period.latest().0))
}

/// One passage that gives several values does not differ from itself.
fn is_one_passage(store: &Store, a: FigureId, b: FigureId) -> bool {
    let place = |id: FigureId| {
        let carrier = store.relation(store.carriers(id).next()?);
        Some((carrier.source, carrier.evidence.first()?.paragraph))
    };
    // A figure that no relation carries stands nowhere.
    place(a).is_none() || place(b).is_none() || place(a) == place(b)
}

/// A link ties the figures, or relations that carry them.
fn is_tied(store: &Store, a: FigureId, b: FigureId) -> bool {
    let carries = |ids: &[RelationId], figure| store.carriers(figure).any(|id| ids.contains(&id));
    store.catalogue.links.iter().any(|link| match &link.between {
        Between::Figures(ids) => ids.contains(&a) && ids.contains(&b),
        Between::Relations(ids) => carries(ids, a) && carries(ids, b),
    })
}

/// Measure and period in words.
fn what(view: View, figure: &Figure) -> String {
    let mut text = view.term(Scheme::Measure, figure.measure).label;
    if let Some(period) = &figure.period {
        text.push_str(", ");
        text.push_str(&period.words(view.lang));
    }
    text
}

/// How two figures of the same bear on each other, and the rule that says so.
fn judge(view: View, a: &Figure, b: &Figure) -> (&'static str, String) {
    let lang = view.lang;
    let respects = respects(view, a, b);
    if !respects.is_empty() {
        return ("incomparable", say::in_the_way(lang, &respects.join(", ")));
    }
    let is_turned = a.change.iter().zip(&b.change).any(|(a, b)| is_same_start(a, b) && a.is_rise != b.is_rise);
    let is_about = |figure: &Figure| term(view, Scheme::Bound, figure.bound) == "about";
    match (is_turned, can_both_hold(view, a, b)) {
        (true, _) => ("contradicts", say::rise_and_fall(lang)),
        (_, true) => ("corroborates", say::both_hold(lang)),
        _ if is_about(a) || is_about(b) => ("in-tension", say::about_differs(lang)),
        _ => ("contradicts", say::differs(lang)),
    }
}

/// In what two figures differ, or leave unstated, so that their values cannot be compared.
pub fn respects(view: View, a: &Figure, b: &Figure) -> Vec<&'static str> {
    let unit = |figure: &Figure| term(view, Scheme::Unit, figure.unit);
    // Two sources that write the same sign may mean two currencies; one source means one.
    let is_unnamed = a.currency.is_none() && a.source != b.source;
    let is_share = matches!(unit(a), "percent" | "times");
    let is_other_start = match (&a.change, &b.change) {
        (Some(a), Some(b)) => !is_same_start(a, b),
        (None, None) => false,
        _ => true,
    };
    let differs = [
        (Respect::Measure, a.measure != b.measure),
        (Respect::Direction, a.direction != b.direction),
        (Respect::Unit, a.unit != b.unit),
        (Respect::Reporter, a.reporter != b.reporter),
        (Respect::Period, a.period.is_none() || days(a) != days(b)),
        (Respect::Currency, unit(a) == "currency" && unit(b) == "currency" && (is_unnamed || a.currency != b.currency)),
        (Respect::Start, is_share && is_other_start),
    ];
    differs.into_iter().filter(|(_, differs)| *differs).map(|(what, _)| say::respect(view.lang, what)).collect()
}

fn is_same_start(a: &Change, b: &Change) -> bool {
    a.baseline == b.baseline && a.since == b.since
}

fn term(view: View<'_>, scheme: Scheme, id: TermId) -> &str {
    &view.store.catalogue.vocabulary.terms(scheme)[id.index()].key
}

/// The values that each leaves open, rounding and bounds considered, have some in common.
fn can_both_hold(view: View, a: &Figure, b: &Figure) -> bool {
    let (a, b) = (open_values(view, a), open_values(view, b));
    a == b || (a.0 < b.1 && b.0 < a.1)
}

/// The least and the greatest value that a figure leaves open, in halves of the smallest step there is.
fn open_values(view: View, figure: &Figure) -> (i128, i128) {
    let halves = |number: Decimal| 2 * i128::from(number.mantissa) * 10i128.pow(18 - u32::from(number.scale.min(18)));
    let (value, step) = (halves(figure.value), halves(figure.precision) / 2);
    match term(view, Scheme::Bound, figure.bound) {
        "over" | "at-least" => (value, i128::MAX),
        _ => (value - step, value + step),
    }
}

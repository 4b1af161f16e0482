//! The naive judge of pairs: what two records say of each other by their fields alone, rule by rule as a reader would ask.

use std::collections::BTreeSet;

use entente::fold::fold;
use entente::model::*;

/// A group of more likes is not set against itself.
const MOST_ALIKE: usize = 64;

type Days = Option<(i32, i32)>;

/// How two figures bear on each other; none where they are not set side by side.
pub fn figures(dataset: &Dataset, a: usize, b: usize) -> Option<&'static str> {
    let tied = |link: &Link| match &link.between {
        Between::Figures(ids) => [a, b].iter().all(|&at| ids.contains(&FigureId(at as u32))),
        Between::Relations(ids) => {
            [a, b].iter().all(|&at| carriers(dataset, at).any(|carrier| ids.contains(&RelationId(carrier as u32))))
        }
    };
    let place = |at: usize| {
        let relation = &dataset.relations[carriers(dataset, at).next()?];
        Some((relation.source, relation.evidence[0].paragraph))
    };
    let is_elsewhere = place(a).is_some() && place(b).is_some() && place(a) != place(b);
    if !is_elsewhere || dataset.links.iter().any(tied) {
        return None;
    }
    let (a, b) = (&dataset.figures[a], &dataset.figures[b]);
    let key = |scheme: Scheme, id: TermId| dataset.vocabulary.terms(scheme)[id.index()].key.as_str();
    let is_turnable = key(Scheme::Direction, a.direction) == "two-way";
    let is_pair = (a.reporter, a.partner) == (b.reporter, b.partner)
        || (is_turnable && (a.reporter, a.partner) == (b.partner, b.reporter));
    let days = |figure: &Figure| figure.period.as_ref().map(|period| (period.earliest().0, period.latest().0));
    let is_stated = a.derived.is_none() && b.derived.is_none();
    let is_same = a.measure == b.measure && a.direction == b.direction && is_pair;
    if !is_stated || !is_same || !may_meet(days(a), days(b)) {
        return None;
    }
    let units = [key(Scheme::Unit, a.unit), key(Scheme::Unit, b.unit)];
    let start = |figure: &Figure| figure.change.as_ref().map(|change| (change.baseline, change.since));
    let is_incomparable = units[0] != units[1]
        || a.reporter != b.reporter
        || days(a).is_none()
        || days(a) != days(b)
        || (units[0] == "currency" && (a.currency != b.currency || (a.currency.is_none() && a.source != b.source)))
        || (units[0] == "percent" && start(a) != start(b));
    let is_turned = start(a).is_some()
        && start(a) == start(b)
        && a.change.as_ref().map(|c| c.is_rise) != b.change.as_ref().map(|c| c.is_rise);
    let bounds = [key(Scheme::Bound, a.bound), key(Scheme::Bound, b.bound)];
    Some(if is_incomparable {
        "incomparable"
    } else if is_turned {
        "contradicts"
    } else if can_both_hold(a, bounds[0], b, bounds[1]) {
        "corroborates"
    } else if bounds.contains(&"about") {
        "in-tension"
    } else {
        "contradicts"
    })
}

/// Tries every value in steps of a fortieth: is there one that both leave open?
fn can_both_hold(a: &Figure, bound_of_a: &str, b: &Figure, bound_of_b: &str) -> bool {
    let fortieths = |number: Decimal| number.mantissa * if number.scale == 0 { 40 } else { 4 };
    let is_open = |figure: &Figure, bound: &str, value: i64| {
        let (own, step) = (fortieths(figure.value), fortieths(figure.precision));
        let from_own = 2 * (value - own);
        if matches!(bound, "over" | "at-least") { from_own > 0 } else { -step < from_own && from_own < step }
    };
    (0..4000).any(|value| is_open(a, bound_of_a, value) && is_open(b, bound_of_b, value))
}

fn carriers(dataset: &Dataset, figure: usize) -> impl Iterator<Item = usize> + '_ {
    let carries = move |at: &usize| dataset.relations[*at].figure.contains(&FigureId(figure as u32));
    (0..dataset.relations.len()).filter(carries)
}

/// How two relations bear on each other by their fields.
pub fn relations(dataset: &Dataset, a: usize, b: usize) -> Option<&'static str> {
    let ties = |link: &Link| matches!(&link.between, Between::Relations(ids) if [a, b].iter().all(|&at| ids.contains(&RelationId(at as u32))));
    if dataset.links.iter().any(ties) {
        return None;
    }
    let (a, b) = (&dataset.relations[a], &dataset.relations[b]);
    offices(dataset, a, b).or_else(|| told_twice(dataset, a, b))
}

fn offices(dataset: &Dataset, a: &Relation, b: &Relation) -> Option<&'static str> {
    let is_office = |relation: &Relation| kind(dataset, relation) == "office" && relation.when.is_some();
    let likes = dataset.relations.iter().filter(|one| is_office(one) && one.object == a.object).count();
    let is_pair = is_office(a) && is_office(b) && !a.object.is_empty() && a.object == b.object && likes <= MOST_ALIKE;
    if !is_pair || a.is_negative || b.is_negative || !may_meet(days(a), days(b)) {
        return None;
    }
    let (title, other) = (fold(&a.office.as_ref()?.en), fold(&b.office.as_ref()?.en));
    match (a.subject == b.subject, title == other) {
        (true, true) if a.source != b.source => Some("corroborates"),
        (true, false) | (false, true) => Some("in-tension"),
        _ => None,
    }
}

fn told_twice(dataset: &Dataset, a: &Relation, b: &Relation) -> Option<&'static str> {
    let is_like = |one: &Relation| one.predicate == a.predicate && one.subject == a.subject && one.object == a.object;
    if !is_like(b) || dataset.relations.iter().filter(|one| is_like(one)).count() > MOST_ALIKE {
        return None;
    }
    let is_plan = |one: &Relation| dataset.vocabulary.terms(Scheme::Standing)[one.standing.index()].key == "planned";
    let is_opposed = a.is_negative != b.is_negative
        && meet(&a.topic, &b.topic) != Some(false)
        && may_meet(days(a), days(b))
        && !is_plan(a)
        && !is_plan(b);
    (is_opposed || of_one_event(dataset, a, b)).then_some("in-tension")
}

/// Two sources, one event, two dates or two places.
fn of_one_event(dataset: &Dataset, a: &Relation, b: &Relation) -> bool {
    let Some(event) = a.event.filter(|event| b.event == Some(*event)) else { return false };
    if a.source == b.source || a.is_negative || b.is_negative {
        return false;
    }
    let span = dataset.events[event.index()].when.as_ref().map(|when| (when.date.earliest().0, when.date.latest().0));
    let is_its =
        |one: &Relation| matches!((days(one), span), (Some(own), Some(span)) if span.0 <= own.0 && own.1 <= span.1);
    let is_one_date = may_meet(days(a), days(b)) || (is_its(a) && is_its(b));
    !is_one_date || meet(&a.place, &b.place) == Some(false)
}

fn kind<'a>(dataset: &'a Dataset, relation: &Relation) -> &'a str {
    &dataset.vocabulary.terms(Scheme::Kind)[relation.kind.index()].key
}

fn days(relation: &Relation) -> Days {
    relation.when.as_ref().map(|when| (when.date.earliest().0, when.date.latest().0))
}

/// They may fall together; what is not dated may fall anywhere.
fn may_meet(a: Days, b: Days) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    (a.0.max(b.0)) <= (a.1.min(b.1))
}

/// Whether two lists share something; none where one of them is empty.
fn meet<T: Ord + Copy>(a: &[T], b: &[T]) -> Option<bool> {
    let (a, b): (BTreeSet<T>, BTreeSet<T>) = (a.iter().copied().collect(), b.iter().copied().collect());
    (!a.is_empty() && !b.is_empty()).then(|| !a.is_disjoint(&b))
}

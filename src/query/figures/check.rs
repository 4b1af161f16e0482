//! Checks: whether sums and changes that the sources state fit their own numbers, and what cannot be compared at all.
//!
//! A verdict is reached in exact numbers, and only from what the stated digits leave open: what might agree is not said to
//! differ, and nothing is concluded from a figure without an end.

use super::extent::{Ends, number, result};
use super::panel::{figure_links, is_unnamed, lacks_start};
use super::{Check, Shown, extent, is_worked_out, label};
use crate::model::{Decimal, Figure, FigureId, Link, Scheme};
use crate::query::absences::Near;
use crate::query::bearing::is_clash;
use crate::query::say::{self, figures as words};
use crate::query::shape::*;

const AGREES: &str = "agrees";
const DIFFERS: &str = "differs";
const CANNOT: &str = "cannot";

/// The checks that the figures shown allow: sums, then changes, then what the record says of figures side by side.
pub fn checks(view: View, shown: &[Shown]) -> Vec<Check> {
    let mut checks = Vec::new();
    let mut changes = Vec::new();
    let mut told: Vec<&str> = Vec::new();
    for one in shown.iter().filter(|one| !is_worked_out(one.figure)) {
        let is_there = |id: &FigureId| view.has_figure(*id);
        if !one.figure.parts.is_empty() && one.figure.parts.iter().all(is_there) {
            // What a curator wrote about the very sum says it better.
            let is_about =
                |ids: &[FigureId]| ids.contains(&one.id) && one.figure.parts.iter().all(|id| ids.contains(id));
            let link = figure_links(view).find(|(link, ids)| agrees(view, link) && is_about(ids)).map(|(link, _)| link);
            told.extend(link.map(|link| link.key.as_str()));
            checks.push(sum(view, one, link));
        }
        changes.extend(change(view, one));
    }
    checks.append(&mut changes);
    for (link, ids) in figure_links(view) {
        let n_shown = ids.iter().filter(|id| shown.iter().any(|one| one.id == **id)).count();
        let verdict = match view.key(Scheme::LinkKind, link.kind) {
            _ if n_shown < 2 || told.contains(&link.key.as_str()) => continue,
            "corroborates" => AGREES,
            "incomparable" => CANNOT,
            _ if is_clash(view.store, link.kind) => DIFFERS,
            _ => continue,
        };
        checks.push(check(view, verdict, Vec::new(), Some(link), ids));
    }
    checks
}

fn agrees(view: View, link: &Link) -> bool {
    view.key(Scheme::LinkKind, link.kind) == "corroborates"
}

/// Do the parts make the total?
fn sum(view: View, total: &Shown, link: Option<&Link>) -> Check {
    let (lang, stated) = (view.lang, &total.extent);
    let mut text = String::new();
    let (mut made, mut rounding) = (Exact::default(), half(total.figure));
    let (mut low, mut high) = (0.0, 0.0);
    let mut open = (stated.ends != Ends::Both).then_some(total.figure);
    let mut is_alike = true;
    for &id in &total.figure.parts {
        let part = figure(view, id);
        let extent = extent::extent(view, part);
        say::add(&mut text, " + ", &say::number(lang, part.value));
        made = made.plus(part.value.into());
        rounding = rounding.plus(half(part));
        low += extent.low;
        high += extent.high;
        open = open.or((extent.ends != Ends::Both).then_some(part));
        is_alike &= is_counted_alike(part, total.figure);
    }
    text.push_str(&result(view, made.approximate()));
    let mut said = vec![words::total(lang, &text, &say::number(lang, total.figure.value))];
    let mut verdict = CANNOT;
    if !is_alike {
        said.push(words::unlike(lang));
    } else if let Some(open) = open {
        said.push(words::no_end(lang, &view.term(Scheme::Bound, open.bound).label));
    } else {
        let end = |end: f64| number(view, end);
        said.push(words::sums(lang, &end(low), &end(high), &end(stated.low), &end(stated.high)));
        let apart = made.minus(total.figure.value.into()).size();
        verdict = if apart > rounding { DIFFERS } else { AGREES };
    }
    if is_unnamed(view, total.figure) {
        said.push(words::one_currency(lang));
    }
    let mut between = total.figure.parts.clone();
    between.push(total.id);
    check(view, verdict, said, link, &between)
}

/// Did it rise or fall as the source says? None where it says neither.
fn change(view: View, one: &Shown) -> Option<Check> {
    let lang = view.lang;
    let change = one.figure.change.as_ref()?;
    if change.baseline.is_some_and(|id| !view.has_figure(id)) {
        return None;
    }
    let Some(id) = change.baseline else {
        return lacks_start(one.figure).then(|| check(view, CANNOT, vec![words::no_start(lang)], None, &[one.id]));
    };
    let baseline = figure(view, id);
    let mut verdict = CANNOT;
    let mut said = Vec::new();
    let (now, before) = (&one.extent, extent::extent(view, baseline));
    if !is_counted_alike(one.figure, baseline) || one.figure.measure != baseline.measure {
        said.push(words::unlike(lang));
    } else {
        let difference = Exact::from(one.figure.value).minus(baseline.value.into());
        let mut text = say::number(lang, one.figure.value);
        text.push_str(" − ");
        text.push_str(&say::number(lang, baseline.value));
        text.push_str(&result(view, difference.approximate()));
        said.push(if change.is_rise { words::rise(lang, &text) } else { words::fall(lang, &text) });
        let open =
            if now.ends != Ends::Both { Some(one.figure) } else { (before.ends != Ends::Both).then_some(baseline) };
        if let Some(open) = open {
            said.push(words::no_end(lang, &view.term(Scheme::Bound, open.bound).label));
        } else {
            said.push(words::leaves(lang, &number(view, now.low - before.high), &number(view, now.high - before.low)));
            // What rounding may turn round does not go against the source.
            let rounding = half(one.figure).plus(half(baseline));
            let rise = if change.is_rise { difference } else { Exact::default().minus(difference) };
            verdict = if rise.plus(rounding) > Exact::default() { AGREES } else { DIFFERS };
        }
        if is_unnamed(view, one.figure) {
            said.push(words::one_currency(lang));
        }
    }
    Some(check(view, verdict, said, None, &[one.id, id]))
}

fn check(view: View, verdict: &str, said: Vec<String>, link: Option<&Link>, between: &[FigureId]) -> Check {
    let mut near = Vec::new();
    for &id in between.iter().filter(|&&id| view.has_figure(id)) {
        near.push(self::near(view, id));
    }
    let label = say::figures::verdict(view.lang, verdict, !said.is_empty());
    Check {
        verdict: Term { key: verdict.to_owned(), label },
        said,
        question: link.map(|link| view.text(&link.question)),
        reason: link.map(|link| view.text(&link.reason)),
        between: near,
    }
}

/// A figure in words, under the relation that carries it.
fn near(view: View, id: FigureId) -> Near {
    let figure = figure(view, id);
    let carrier = view.carriers(id).next();
    let mut text = label(view, figure);
    if let Some(period) = &figure.period {
        text.push_str(", ");
        text.push_str(&period.words(view.lang));
    }
    let text = say::part(view.lang, &text, &crate::query::figure::words(view, figure), false);
    Near {
        key: carrier.map_or_else(String::new, |id| view.store.key(id).to_owned()),
        statement: Text { text, lang: view.lang.code() },
    }
}

fn figure(view: View<'_>, id: FigureId) -> &Figure {
    &view.store.catalogue.figures[id.index()]
}

fn is_counted_alike(one: &Figure, other: &Figure) -> bool {
    one.unit == other.unit && one.currency == other.currency
}

/// Half of the last digit that a figure gives.
fn half(figure: &Figure) -> Exact {
    // The steps of a precision are even: ten times what its last digit needs.
    Exact(Exact::from(figure.precision).0 >> 1)
}

/// A number in steps of ten to the power of -19: every decimal and its half is a whole number of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Exact(i128);

impl Exact {
    /// Sums that leave 128 bits are of nothing that anybody counts; they stay at the end.
    fn plus(self, other: Exact) -> Exact {
        Exact(self.0.saturating_add(other.0))
    }

    fn minus(self, other: Exact) -> Exact {
        Exact(self.0.saturating_sub(other.0))
    }

    fn size(self) -> Exact {
        Exact(self.0.saturating_abs())
    }

    fn approximate(self) -> f64 {
        self.0 as f64 / 1e19
    }
}

impl From<Decimal> for Exact {
    fn from(decimal: Decimal) -> Exact {
        let steps = (decimal.scale..19).fold(1, |steps: i128, _| steps * 10);
        Exact(i128::from(decimal.mantissa) * steps)
    }
}

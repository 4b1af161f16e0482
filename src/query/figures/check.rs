//! Checks: whether sums and changes that the sources state fit their own numbers, and what cannot be compared at all.
//!
//! A verdict is reached in exact numbers, and only from what the stated digits leave open: what might agree is not said to
//! differ, and nothing is concluded from a figure without an end.

use super::extent::{Ends, Extent, OF_END, number, result};
use super::panel::{is_unnamed, lacks_start};
use super::{Check, Shown, extent, is_worked_out, key, label};
use crate::exact::Ratio;
use crate::model::{Between, Figure, FigureId, Link, Scheme};
use crate::query::absences::Near;
use crate::query::say::{self, figures as words};
use crate::query::shape::*;

const AGREES: &str = "agrees";
const DIFFERS: &str = "differs";
const CANNOT: &str = "cannot";

/// The checks that the figures shown allow: sums, then changes, then what the record says of figures side by side.
pub fn checks(view: View, shown: &[Shown]) -> Vec<Check> {
    let stated = || shown.iter().filter(|one| !is_worked_out(one.figure));
    let is_shown = |id: &FigureId| shown.iter().any(|one| one.id == *id);
    let links = view.store.catalogue.links.iter().filter(|link| match &link.between {
        Between::Figures(ids) => ids.iter().filter(|id| is_shown(id)).count() > 1,
        Between::Relations(_) => false,
    });
    let sums = stated().filter(|one| !one.figure.parts.is_empty()).map(|one| sum(view, one));
    let changes = stated().filter_map(|one| change(view, one));
    sums.chain(changes).chain(links.filter_map(|link| of_link(view, link, shown))).collect()
}

/// Do the parts make the total?
fn sum(view: View, total: &Shown) -> Check {
    let lang = view.lang;
    let parts: Vec<&Figure> = total.figure.parts.iter().map(|id| figure(view, *id)).collect();
    let extents: Vec<Extent> = parts.iter().map(|part| extent::extent(view, part)).collect();
    let mut text = String::new();
    for part in &parts {
        text.push_str(if text.is_empty() { "" } else { " + " });
        text.push_str(&say::number(lang, part.value));
    }
    let all = |pick: fn(&Extent) -> Ratio| extents.iter().try_fold(Ratio::ZERO, |sum, extent| sum.plus(pick(extent)));
    let made = (all(|extent| extent.value), all(|extent| extent.low), all(|extent| extent.high));
    let mut said = Vec::new();
    let mut verdict = CANNOT;
    if let (Some(value), Some(low), Some(high)) = made {
        text.push_str(&result(view, value));
        said.push(words::total(lang, &text, &say::number(lang, total.figure.value)));
        let stated = &total.extent;
        let open = parts.iter().zip(&extents).chain([(&total.figure, stated)]).find(|(_, one)| one.ends != Ends::Both);
        if !parts.iter().all(|part| is_counted_alike(part, total.figure)) {
            said.push(words::unlike(lang));
        } else if let Some((open, _)) = open {
            said.push(words::no_end(lang, &view.term(Scheme::Bound, open.bound).label));
        } else {
            let [low_words, high_words, from, to] =
                [low, high, stated.low, stated.high].map(|end| number(view, end, OF_END));
            said.push(words::sums(lang, &low_words, &high_words, &from, &to));
            let is_apart = is_above(low, stated.high) || is_above(stated.low, high);
            verdict = if is_apart { DIFFERS } else { AGREES };
        }
        if is_unnamed(view, total.figure) {
            said.push(words::one_currency(lang));
        }
    }
    // What a curator wrote about the very sum says it better.
    let link = view.store.catalogue.links.iter().find(|link| is_about(view, link, total));
    let ids: Vec<FigureId> = total.figure.parts.iter().copied().chain([total.id]).collect();
    check(view, verdict, said, link, &ids)
}

/// Did it rise or fall as the source says? None where it says neither.
fn change(view: View, one: &Shown) -> Option<Check> {
    let lang = view.lang;
    let change = one.figure.change.as_ref()?;
    let Some(id) = change.baseline else {
        return lacks_start(one.figure).then(|| check(view, CANNOT, vec![words::no_start(lang)], None, &[one.id]));
    };
    let baseline = figure(view, id);
    let mut verdict = CANNOT;
    let mut said = Vec::new();
    let (now, before) = (&one.extent, extent::extent(view, baseline));
    let ranges = (now.value.minus(before.value), now.low.minus(before.high), now.high.minus(before.low));
    if !is_counted_alike(one.figure, baseline) || one.figure.measure != baseline.measure {
        said.push(words::unlike(lang));
    } else if let (Some(value), Some(low), Some(high)) = ranges {
        let mut text = say::number(lang, one.figure.value);
        text.push_str(" − ");
        text.push_str(&say::number(lang, baseline.value));
        text.push_str(&result(view, value));
        said.push(if change.is_rise { words::rise(lang, &text) } else { words::fall(lang, &text) });
        let open = [(one.figure, now.ends), (baseline, before.ends)].into_iter().find(|(_, ends)| *ends != Ends::Both);
        if let Some((open, _)) = open {
            said.push(words::no_end(lang, &view.term(Scheme::Bound, open.bound).label));
        } else {
            said.push(words::leaves(lang, &number(view, low, OF_END), &number(view, high, OF_END)));
            // What may be nothing neither rises nor falls for certain, and agrees within rounding.
            let is_against = if change.is_rise { !is_above(high, Ratio::ZERO) } else { !is_above(Ratio::ZERO, low) };
            verdict = if is_against { DIFFERS } else { AGREES };
        }
        if is_unnamed(view, one.figure) {
            said.push(words::one_currency(lang));
        }
    }
    Some(check(view, verdict, said, None, &[one.id, id]))
}

/// What the record says of figures side by side, save what a sum has told already.
fn of_link(view: View, link: &Link, shown: &[Shown]) -> Option<Check> {
    let verdict = match key(view, Scheme::LinkKind, link.kind) {
        "corroborates" => AGREES,
        "contradicts" | "in-tension" => DIFFERS,
        "incomparable" => CANNOT,
        _ => return None,
    };
    let Between::Figures(ids) = &link.between else { return None };
    let is_told = shown.iter().any(|one| !one.figure.parts.is_empty() && is_about(view, link, one));
    (!is_told).then(|| check(view, verdict, Vec::new(), Some(link), ids))
}

/// The link corroborates a total and all its parts.
fn is_about(view: View, link: &Link, total: &Shown) -> bool {
    match &link.between {
        Between::Figures(ids) => {
            key(view, Scheme::LinkKind, link.kind) == "corroborates"
                && ids.contains(&total.id)
                && total.figure.parts.iter().all(|part| ids.contains(part))
        }
        Between::Relations(_) => false,
    }
}

fn check(view: View, verdict: &str, said: Vec<String>, link: Option<&Link>, between: &[FigureId]) -> Check {
    // Where the engine has said nothing, the verdict is the record's own.
    let label = match link {
        Some(link) if said.is_empty() => view.term(Scheme::LinkKind, link.kind).label,
        _ => say::figures::verdict(view.lang, verdict).to_owned(),
    };
    Check {
        verdict: Term { key: verdict.to_owned(), label },
        said,
        question: link.map(|link| view.text(&link.question)),
        reason: link.map(|link| view.text(&link.reason)),
        between: between.iter().map(|&id| near(view, id)).collect(),
    }
}

/// A figure in words, under the relation that carries it.
fn near(view: View, id: FigureId) -> Near {
    let figure = figure(view, id);
    let carrier = view.store.carriers(id).next();
    let mut text = label(view, figure);
    if let Some(period) = &figure.period {
        text.push_str(", ");
        text.push_str(&period.words(view.lang));
    }
    text.push_str(": ");
    text.push_str(&crate::query::figure::words(view, figure));
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

fn is_above(one: Ratio, other: Ratio) -> bool {
    one.compare(other) == Some(std::cmp::Ordering::Greater)
}

//! Panels: figures that may share a scale, what they differ in all the same, and why other panels stand apart.

use super::{Asked, Mark, Panel, Shown, Tick, extent, is_worked_out, key, label, reporter};
use crate::model::{Between, Figure, FigureId, Scheme};
use crate::order::by_key;
use crate::query::figure::{self, AssumedCurrency};
use crate::query::figures::extent::Ends;
use crate::query::figures::scale::Scale;
use crate::query::line::line;
use crate::query::say::{self, figures as words};
use crate::query::shape::View;

/// The panels: those with figures of sources first, in the order of the vocabulary.
pub fn panels(asked: &Asked, shown: &[Shown]) -> Vec<Panel> {
    let mut groups: Vec<Vec<&Shown>> = Vec::new();
    for one in shown {
        match groups.iter_mut().find(|group| is_alike(group[0].figure, one.figure)) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    let groups = by_key(groups, |group| {
        let is_ours = group.iter().all(|one| is_worked_out(one.figure));
        u64::from(is_ours) << 32 | u64::from(group[0].figure.measure.0)
    });
    let mut panels = Vec::with_capacity(groups.len());
    let mut drawn: Vec<Vec<&Shown>> = Vec::with_capacity(groups.len());
    for group in groups {
        let group = by_key(group, |one| time(one.figure));
        let mut panel = panel(asked, &group);
        for other in &drawn {
            panel.notes.extend(apart(asked.view, &group, other));
        }
        panels.push(panel);
        drawn.push(group);
    }
    panels
}

/// Two figures may share a scale: what they measure, in what, and who reports it are the same.
///
/// A change whose starting value is not given stands by itself, for nobody can say of what it is a share.
fn is_alike(one: &Figure, other: &Figure) -> bool {
    one.measure == other.measure
        && one.unit == other.unit
        && one.reporter == other.reporter
        && is_one_currency(one, other)
        && lacks_start(one) == lacks_start(other)
}

fn is_one_currency(one: &Figure, other: &Figure) -> bool {
    one.currency == other.currency && assumed(one) == assumed(other)
}

fn assumed(figure: &Figure) -> Option<&str> {
    figure.assumed_currency.as_ref().map(|assumed| assumed.code.as_str())
}

pub fn lacks_start(figure: &Figure) -> bool {
    figure.change.as_ref().is_some_and(|change| change.baseline.is_none())
}

/// In order of time, and what sources state before what is worked out; what has no period comes last.
fn time(figure: &Figure) -> u64 {
    let day = figure.period.as_ref().map_or(u32::MAX, |date| (date.earliest().0 as u32) ^ 1 << 31);
    u64::from(day) << 1 | u64::from(is_worked_out(figure))
}

fn panel(asked: &Asked, group: &[&Shown]) -> Panel {
    let view = asked.view;
    let figure = group[0].figure;
    let measure = view.term(Scheme::Measure, figure.measure);
    let places: Vec<[f64; 3]> = group.iter().map(|one| places(view, one)).collect();
    let ends = |pick: fn(f64, f64) -> f64| places.iter().flatten().fold(0.0, |end, &place| pick(end, place));
    let scale = Scale::over(ends(f64::min), ends(f64::max));
    let (query, total) = asked.narrowed(&origins(group));
    Panel {
        title: words::reported(view.lang, &measure.label, &reporter(view, figure)),
        measure,
        unit: view.term(Scheme::Unit, figure.unit),
        currency: figure.currency.clone(),
        assumed: group
            .iter()
            .find(|one| !is_worked_out(one.figure))
            .map_or(figure, |stated| stated.figure)
            .assumed_currency
            .as_ref()
            .map(|assumed| AssumedCurrency { code: assumed.code.clone(), reason: view.text(&assumed.reason) }),
        notes: shared(view, group).into_iter().collect(),
        zero: scale.place(0.0),
        ticks: scale.ticks().map(|(at, value)| Tick { at, label: say::number(view.lang, value) }).collect(),
        marks: group.iter().zip(&places).map(|(one, places)| mark(asked, one, *places, &scale)).collect(),
        query,
        total,
    }
}

/// Value, lower and upper end as they are drawn.
fn places(view: View, one: &Shown) -> [f64; 3] {
    let extent = &one.extent;
    let [at, from, to] = [extent.value, extent.low, extent.high].map(|end| end.approximate());
    // A share by which something fell is given without a sign, and goes the other way.
    let is_share = matches!(key(view, Scheme::Unit, one.figure.unit), "percent" | "times");
    if is_share && at > 0.0 && one.figure.change.as_ref().is_some_and(|change| !change.is_rise) {
        return [-at, -to, -from];
    }
    // What has no upper end needs room to go on.
    let room = if extent.ends == Ends::Lower { at.abs() * 0.1 } else { 0.0 };
    [at, from, to + room]
}

fn mark(asked: &Asked, one: &Shown, [at, from, to]: [f64; 3], scale: &Scale) -> Mark {
    let view = asked.view;
    let figure = one.figure;
    Mark {
        figure: figure::figure(view, one.id),
        label: label(view, figure),
        at: scale.place(at),
        from: scale.place(from),
        to: if one.extent.ends == Ends::Lower { 1000 } else { scale.place(to) },
        extent: extent::words(view, figure, &one.extent),
        working: extent::working(view, figure),
        lines: view.store.carriers(one.id).map(|id| line(view, id)).collect(),
        query: asked.narrowed(&origins(&[one])).0,
    }
}

/// The figures of sources from which some figures come, or which they are.
fn origins(group: &[&Shown]) -> Vec<FigureId> {
    let of = |one: &&Shown| one.figure.derived.as_ref().map_or_else(|| vec![one.id], |derived| derived.from.clone());
    group.iter().flat_map(of).collect()
}

/// What figures on one scale differ in; none where they differ in time alone.
fn shared(view: View, group: &[&Shown]) -> Option<String> {
    let lang = view.lang;
    let several = |name: &dyn Fn(&Figure) -> Option<String>| {
        let mut names: Vec<String> = Vec::new();
        for name in group.iter().filter_map(|one| name(one.figure)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        (names.len() > 1).then(|| names.join(", "))
    };
    let direction = several(&|figure| Some(view.term(Scheme::Direction, figure.direction).label));
    let partner = several(&|figure| figure.partner.map(|id| view.entity(id).label));
    let source = several(&|figure| {
        let source = view.source(figure.source?);
        Some(source.short.unwrap_or(source.label))
    });
    let is_mixed = group.iter().any(|one| is_worked_out(one.figure) != is_worked_out(group[0].figure));
    let list: Vec<String> = [
        direction.map(|list| words::direction(lang, &list)),
        partner.map(|list| words::partner(lang, &list)),
        source.map(|list| words::source(lang, &list)),
        is_mixed.then(|| words::origin(lang)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut note = if list.is_empty() { String::new() } else { words::differ(lang, &list.join(", ")) };
    let figure = group[0].figure;
    if group.len() > 1 && is_unnamed(view, figure) {
        note.push_str(if note.is_empty() { "" } else { " " });
        note.push_str(&words::one_currency(lang));
    }
    (!note.is_empty()).then_some(note)
}

/// An amount of money in a currency that no source names.
pub fn is_unnamed(view: View, figure: &Figure) -> bool {
    figure.currency.is_none() && key(view, Scheme::Unit, figure.unit) == "currency"
}

/// Why two panels do not share a scale, where a reader may wonder: they measure the same, or a link ties them.
fn apart(view: View, group: &[&Shown], other: &[&Shown]) -> Option<String> {
    let (here, there, lang) = (group[0].figure, other[0].figure, view.lang);
    let is_same = here.measure == there.measure;
    if !is_same && !are_incomparable(view, group, other) {
        return None;
    }
    let currency = |figure: &Figure| match (&figure.currency, assumed(figure)) {
        (Some(code), _) => code.clone(),
        (None, Some(code)) => words::unnamed(lang, code),
        (None, None) => say::not_stated(lang).to_owned(),
    };
    let unit = |figure: &Figure| view.term(Scheme::Unit, figure.unit).label;
    let is_one_unit = here.unit == there.unit;
    let list: Vec<String> = [
        (!is_same).then(|| words::other_measure(lang)),
        (!is_one_unit).then(|| words::other_unit(lang, &unit(here), &unit(there))),
        (is_one_unit && !is_one_currency(here, there))
            .then(|| words::other_currency(lang, &currency(here), &currency(there))),
        (here.reporter != there.reporter)
            .then(|| words::other_reporter(lang, &reporter(view, here), &reporter(view, there))),
        (is_same && lacks_start(here) != lacks_start(there)).then(|| words::other_start(lang)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let title = words::reported(lang, &view.term(Scheme::Measure, there.measure).label, &reporter(view, there));
    Some(words::apart(lang, &title, &list.join("; ")))
}

/// The record says of a figure here and one there that they cannot be compared.
fn are_incomparable(view: View, group: &[&Shown], other: &[&Shown]) -> bool {
    view.store.catalogue.links.iter().any(|link| match &link.between {
        Between::Figures(ids) => {
            let ties = |group: &[&Shown]| group.iter().any(|one| ids.contains(&one.id));
            key(view, Scheme::LinkKind, link.kind) == "incomparable" && ties(group) && ties(other)
        }
        Between::Relations(_) => false,
    })
}

//! Panels: figures that may share a scale, what they differ in all the same, and why other panels stand apart.

use super::{Asked, Mark, Panel, Shown, Tick, extent, is_worked_out, label, reporter};
use crate::lang::Lang;
use crate::model::{Between, Figure, FigureId, Link, Scheme};
use crate::order::by_key;
use crate::query::figure;
use crate::query::figures::extent::Ends;
use crate::query::figures::scale::Scale;
use crate::query::line::{Line, line};
use crate::query::say::{self, add, figures as words};
use crate::query::shape::View;
use crate::query::ties::is_act;

/// The panels: those with figures of sources first, in the order of the vocabulary.
pub fn panels(asked: &Asked, shown: &[Shown]) -> Vec<Panel> {
    let mut groups: Vec<Group> = Vec::new();
    for one in shown {
        match groups.iter_mut().find(|group| is_alike(group[0].figure, one.figure)) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    let mut drawn: Vec<Group> = Vec::new();
    let mut panels = Vec::new();
    for group in by_key(groups, |group| {
        let is_ours = group.iter().all(|one| is_worked_out(one.figure));
        u64::from(is_ours) << 32 | u64::from(group[0].figure.measure.0)
    }) {
        let group = by_key(group, |one| time(one.figure));
        let mut panel = panel(asked, &group);
        for other in &drawn {
            apart(asked.view, &group, other, &mut panel.notes);
        }
        panels.push(panel);
        drawn.push(group);
    }
    panels
}

/// The figures of one panel.
type Group<'a> = Vec<&'a Shown<'a>>;

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
    let (mut least, mut greatest) = (0.0, 0.0);
    for one in group {
        for place in places(view, one) {
            least = f64::min(least, place);
            greatest = f64::max(greatest, place);
        }
    }
    let scale = Scale::over(least, greatest);
    let (mut ticks, mut marks, mut from) = (Vec::new(), Vec::new(), Vec::new());
    for (at, value) in scale.ticks() {
        ticks.push(Tick { at, label: say::number(view.lang, value) });
    }
    for one in group {
        marks.push(mark(asked, one, &scale));
        origins(one, &mut from);
    }
    let (query, total) = asked.narrowed(&from);
    let mut notes = Vec::new();
    shared(view, group, &mut notes);
    Panel { title: title(view, group[0].figure), notes, zero: scale.place(0.0), ticks, marks, query, total }
}

/// What a panel shows; a share is not taken for an amount of the same measure, nor a change with a start for one without.
fn title(view: View, figure: &Figure) -> String {
    let mut text = view.term(Scheme::Measure, figure.measure).label;
    if is_share(view, figure) {
        add(&mut text, ", ", &view.term(Scheme::Unit, figure.unit).label);
    }
    if lacks_start(figure) {
        add(&mut text, ", ", &words::startless(view.lang));
    }
    words::reported(view.lang, &text, &reporter(view, figure))
}

fn is_share(view: View, figure: &Figure) -> bool {
    matches!(view.key(Scheme::Unit, figure.unit), "percent" | "times")
}

/// Value, lower and upper end as they are drawn.
fn places(view: View, one: &Shown) -> [f64; 3] {
    let extent = &one.extent;
    let (at, from, to) = (extent.value, extent.low, extent.high);
    // A share by which something fell is given without a sign, and goes the other way.
    if is_share(view, one.figure) && at > 0.0 && one.figure.change.as_ref().is_some_and(|change| !change.is_rise) {
        return [-at, -to, -from];
    }
    // What has no upper end needs room to go on.
    let room = if extent.ends == Ends::Lower { at.abs() * 0.1 } else { 0.0 };
    [at, from, to + room]
}

fn mark(asked: &Asked, one: &Shown, scale: &Scale) -> Mark {
    let view = asked.view;
    let figure = one.figure;
    let [at, from, to] = places(view, one);
    let mut lines: Vec<Line> = Vec::new();
    let mut standing = None;
    for id in view.carriers(one.id) {
        let line = line(view, id);
        if lines.is_empty() && !is_act(view.store, view.store.standing(id)) {
            standing = Some(line.standing.clone());
        }
        lines.push(line);
    }
    let mut own = Vec::new();
    origins(one, &mut own);
    let (in_words, in_numbers) = extent::working(view, figure);
    Mark {
        figure: figure::figure(view, one.id),
        label: label(view, figure),
        at: scale.place(at),
        from: scale.place(from),
        to: if one.extent.ends == Ends::Lower { 1000 } else { scale.place(to) },
        extent: extent::words(view, figure, &one.extent),
        in_words,
        in_numbers,
        standing,
        lines,
        query: asked.narrowed(&own).0,
    }
}

/// The figure of a source, or those from which it is worked out.
fn origins(one: &Shown, origins: &mut Vec<FigureId>) {
    match &one.figure.derived {
        Some(derived) => origins.extend_from_slice(&derived.from),
        None => origins.push(one.id),
    }
}

/// What figures on one scale differ in; nothing where they differ in time alone.
fn shared(view: View, group: &[&Shown], notes: &mut Vec<String>) {
    let lang = view.lang;
    let mut names = [Vec::new(), Vec::new(), Vec::new()];
    for one in group {
        let Figure { direction, partner, source, .. } = one.figure;
        let source = source.map(|id| view.source(id));
        let own = [
            Some(view.term(Scheme::Direction, *direction).label),
            partner.map(|id| view.entity(id).label),
            source.map(|source| source.short.unwrap_or(source.label)),
        ];
        for (names, name) in names.iter_mut().zip(own) {
            if let Some(name) = name.filter(|name| !names.contains(name)) {
                names.push(name);
            }
        }
    }
    let mut differ = String::new();
    let what: [fn(Lang, &str) -> String; 3] = [words::direction, words::partner, words::source];
    for (names, what) in names.iter().zip(what) {
        if names.len() > 1 {
            add(&mut differ, ", ", &what(lang, &names.join(", ")));
        }
    }
    let figure = group[0].figure;
    if group.iter().any(|one| is_worked_out(one.figure) != is_worked_out(figure)) {
        add(&mut differ, ", ", &words::origin(lang));
    }
    if !differ.is_empty() {
        notes.push(words::differ(lang, &differ));
    }
    if group.len() > 1 && is_unnamed(view, figure) {
        notes.push(words::one_currency(lang));
    }
}

/// An amount of money in a currency that no source names.
pub fn is_unnamed(view: View, figure: &Figure) -> bool {
    figure.currency.is_none() && view.key(Scheme::Unit, figure.unit) == "currency"
}

/// Why two panels do not share a scale, where a reader may wonder: they measure the same, or a link ties them.
fn apart(view: View, group: &[&Shown], other: &[&Shown], notes: &mut Vec<String>) {
    let (here, there, lang) = (group[0].figure, other[0].figure, view.lang);
    let is_same = here.measure == there.measure;
    if !is_same && !are_incomparable(view, group, other) {
        return;
    }
    let mut list = String::new();
    if !is_same {
        add(&mut list, "; ", &words::other_measure(lang));
    }
    if here.unit != there.unit {
        let unit = |figure: &Figure| view.term(Scheme::Unit, figure.unit).label;
        add(&mut list, "; ", &words::other_unit(lang, &unit(here), &unit(there)));
    } else if !is_one_currency(here, there) {
        let currency = |figure: &Figure| match (&figure.currency, assumed(figure)) {
            (Some(code), _) => code.clone(),
            (None, Some(code)) => words::unnamed(lang, code),
            (None, None) => say::not_stated(lang).to_owned(),
        };
        add(&mut list, "; ", &words::other_currency(lang, &currency(here), &currency(there)));
    }
    if here.reporter != there.reporter {
        add(&mut list, "; ", &words::other_reporter(lang, &reporter(view, here), &reporter(view, there)));
    }
    if is_same && lacks_start(here) != lacks_start(there) {
        add(&mut list, "; ", &words::other_start(lang));
    }
    notes.push(words::apart(lang, &title(view, there), &list));
}

/// The record says of a figure here and one there that they cannot be compared.
fn are_incomparable(view: View, group: &[&Shown], other: &[&Shown]) -> bool {
    let ties = |ids: &[FigureId], group: &[&Shown]| group.iter().any(|one| ids.contains(&one.id));
    figure_links(view).any(|(link, ids)| {
        view.key(Scheme::LinkKind, link.kind) == "incomparable" && ties(ids, group) && ties(ids, other)
    })
}

/// The links between figures.
pub fn figure_links<'a>(view: View<'a>) -> impl Iterator<Item = (&'a Link, &'a [FigureId])> {
    view.store.catalogue.links.iter().filter_map(|link| match &link.between {
        Between::Figures(ids) => Some((link, ids.as_slice())),
        Between::Relations(_) => None,
    })
}

//! One number with all that is needed to read it.

use serde::Serialize;

use crate::model::{self, FigureId, Scheme};
use crate::query::say;
use crate::query::shape::*;

/// A figure, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figure {
    pub key: String,
    pub measure: Term,
    pub words: String,
    pub value: String,
    pub precision: String,
    pub bound: Term,
    pub unit: Term,
    pub currency: Option<String>,
    pub assumed_currency: Option<AssumedCurrency>,
    pub reporter: Option<Ref>,
    pub partner: Option<Ref>,
    pub direction: Term,
    pub period: Option<DateText>,
    pub change: Option<Change>,
    pub derived: Option<Derived>,
    pub source: Option<Ref>,
    pub carried_by: Vec<String>,
}

/// A currency that no source states.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AssumedCurrency {
    pub code: String,
    pub reason: Text,
}

/// How a figure stands to what was before.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    pub is_rise: bool,
    pub baseline: Option<Brief>,
    pub since: Option<Ref>,
}

/// How a figure follows from others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Derived {
    pub formula: String,
    pub from: Vec<Brief>,
    pub reason: Text,
}

/// Another figure in short.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Brief {
    pub key: String,
    pub words: String,
}

/// A figure in the reader's language.
pub fn figure(view: View, id: FigureId) -> Figure {
    let figure = &view.store.catalogue.figures[id.index()];
    Figure {
        key: figure.key.clone(),
        measure: view.term(Scheme::Measure, figure.measure),
        words: words(view, figure),
        value: decimal(figure.value),
        precision: decimal(figure.precision),
        bound: view.term(Scheme::Bound, figure.bound),
        unit: view.term(Scheme::Unit, figure.unit),
        currency: figure.currency.clone(),
        assumed_currency: figure
            .assumed_currency
            .as_ref()
            .map(|assumed| AssumedCurrency { code: assumed.code.clone(), reason: view.text(&assumed.reason) }),
        reporter: figure.reporter.map(|id| view.entity(id)),
        partner: figure.partner.map(|id| view.entity(id)),
        direction: view.term(Scheme::Direction, figure.direction),
        period: figure.period.as_ref().map(|date| DateText {
            edtf: date.to_string(),
            words: date.words(view.lang),
            basis: None,
            is_stated: !date.is_uncertain() && !date.is_approximate(),
        }),
        change: figure.change.as_ref().map(|change| Change {
            is_rise: change.is_rise,
            baseline: change.baseline.map(|id| brief(view, id)),
            since: change.since.map(|id| view.event(id)),
        }),
        derived: figure.derived.as_ref().map(|derived| Derived {
            formula: derived.formula.clone(),
            from: derived.from.iter().map(|&id| brief(view, id)).collect(),
            reason: view.text(&derived.reason),
        }),
        source: figure.source.map(|id| view.source(id)),
        carried_by: view.carriers(id).map(|id| view.store.key(id).to_owned()).collect(),
    }
}

fn brief(view: View, id: FigureId) -> Brief {
    let figure = &view.store.catalogue.figures[id.index()];
    Brief { key: figure.key.clone(), words: words(view, figure) }
}

/// The value with bound, unit and currency, in words.
pub fn words(view: View, figure: &model::Figure) -> String {
    let bound = view.key(Scheme::Bound, figure.bound);
    let unit = view.key(Scheme::Unit, figure.unit);
    say::figure(view.lang, figure.value, bound, unit, figure.currency.as_deref())
}

/// A decimal in full: `2100000000`, `12.5`.
pub fn decimal(number: model::Decimal) -> String {
    let digits = number.mantissa.unsigned_abs().to_string();
    let scale = usize::from(number.scale);
    let padded = format!("{digits:0>width$}", width = scale + 1);
    let (whole, part) = padded.split_at(padded.len() - scale);
    let part = part.trim_end_matches('0');
    let minus = if number.mantissa < 0 { "-" } else { "" };
    if part.is_empty() { format!("{minus}{whole}") } else { format!("{minus}{whole}.{part}") }
}

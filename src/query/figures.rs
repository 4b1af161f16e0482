//! The figures that the relations of a query carry, and what follows from them: drawn to scale, worked out, and held
//! against one another.

mod check;
mod extent;
mod panel;
mod scale;

use entente_columns::Bits;
use serde::Serialize;

use crate::model::{self, FigureId, Scheme};
use crate::order::insert;
use crate::pack::Facet;
use crate::query::absences::Near;
use crate::query::ast::Query;
use crate::query::base::carried;
use crate::query::figure::Figure;
use crate::query::line::Line;
use crate::query::print::print;
use crate::query::say;
use crate::query::select::select;
use crate::query::shape::*;
use extent::Extent;

/// The view, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    pub query: String,
    pub stated: u32,
    pub worked_out: u32,
    pub of: u32,
    pub panels: Vec<Panel>,
    pub checks: Vec<Check>,
}

/// Figures on one scale.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Panel {
    pub title: String,
    pub notes: Vec<String>,
    pub zero: u32,
    pub ticks: Vec<Tick>,
    pub marks: Vec<Mark>,
    pub query: String,
    pub total: u32,
}

/// A line of the scale.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tick {
    pub at: u32,
    pub label: String,
}

/// One figure on its scale; places are in thousandths.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    pub figure: Figure,
    pub label: String,
    pub at: u32,
    pub from: u32,
    pub to: u32,
    pub extent: String,
    pub in_words: Option<String>,
    pub in_numbers: Option<String>,
    /// The standing of the first relation, unless it says what happened or goes on.
    pub standing: Option<Term>,
    pub lines: Vec<Line>,
    pub query: String,
}

/// Figures held against one another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Check {
    pub verdict: Term,
    pub said: Vec<String>,
    pub question: Option<Text>,
    pub reason: Option<Text>,
    pub between: Vec<Near>,
}

/// Whether what is worked out stands beside what sources state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WorkedOut {
    #[default]
    Shown,
    Hidden,
}

/// The figures of a query.
pub fn figures(view: View, query: &Query, worked_out: WorkedOut) -> Figures {
    let all = select(view, query).all();
    let asked = Asked { view, query, all: &all };
    let shown = asked.shown(worked_out);
    let worked_out = shown.iter().filter(|shown| is_worked_out(shown.figure)).count() as u32;
    Figures {
        query: print(view.store, query),
        stated: shown.len() as u32 - worked_out,
        worked_out,
        of: view.n_figures(),
        panels: panel::panels(&asked, &shown),
        checks: check::checks(view, &shown),
    }
}

/// A query with the relations that it keeps.
struct Asked<'a> {
    view: View<'a>,
    query: &'a Query,
    all: &'a Bits,
}

/// A figure in the view.
struct Shown<'a> {
    id: FigureId,
    figure: &'a model::Figure,
    extent: Extent,
}

impl<'a> Asked<'a> {
    /// What the relations carry, and what is worked out from nothing else than what is shown.
    fn shown(&self, worked_out: WorkedOut) -> Vec<Shown<'a>> {
        let view = self.view;
        let figures = &view.store.catalogue.figures;
        let is_shown = carried(view.store, self.all, worked_out == WorkedOut::Shown);
        let mut shown = Vec::new();
        for (figure, id) in figures.iter().zip(0..) {
            if is_shown[id as usize] {
                shown.push(Shown { id: FigureId(id), figure, extent: extent::extent(view, figure) });
            }
        }
        shown
    }

    /// The query that narrows to the kinds and sources of the relations that carry some figures, and how many it brings.
    fn narrowed(&self, figures: &[FigureId]) -> (String, u32) {
        let store = self.view.store;
        let mut carriers = Bits::none(store.len());
        for &id in figures {
            for relation in store.carriers(id) {
                carriers.insert(relation.0);
            }
        }
        carriers.keep(self.all);
        let mut narrow = Query { page: 1, ..self.query.clone() };
        for facet in NARROWING {
            let chosen = &mut narrow.choice_mut(facet).chosen;
            chosen.clear();
            for id in carriers.iter() {
                for value in store.values(facet, id) {
                    insert(chosen, value, |value| value);
                }
            }
        }
        let is_chosen =
            |id: u32, facet| store.values(facet, id).any(|value| narrow.choice(facet).chosen.contains(&value));
        let total = self.all.iter().filter(|&id| NARROWING.iter().all(|&facet| is_chosen(id, facet))).count();
        (print(store, &narrow), total as u32)
    }
}

/// What tells the relations that carry a figure from others: a relation has one kind and one source.
const NARROWING: [Facet; 2] = [Facet::Kind, Facet::Source];

/// What a figure counts, which way, with whom, and who reports it.
fn label(view: View, figure: &model::Figure) -> String {
    let measure = view.term(Scheme::Measure, figure.measure).label;
    let direction = view.term(Scheme::Direction, figure.direction);
    // "Imports" need not be said to be imports.
    let is_said = direction.key == "none" || measure.contains(&direction.label);
    let partner = figure.partner.map(|id| view.entity(id).label);
    let direction_label = (!is_said).then_some(direction.label.as_str());
    let what = say::figures::counted(view.lang, &measure, direction_label, &direction.key, partner.as_deref());
    say::figures::reported(view.lang, &what, &reporter(view, figure))
}

fn reporter(view: View, figure: &model::Figure) -> String {
    figure.reporter.map_or_else(|| say::figures::no_reporter(view.lang), |id| view.entity(id).label)
}

/// A figure is not a source's own.
fn is_worked_out(figure: &model::Figure) -> bool {
    figure.derived.is_some()
}

//! Questions with rival answers side by side: where the sources clash, where they cannot be compared, where they agree,
//! and whether those who agree are independent of each other.

use serde::Serialize;

use crate::model::{Between, FigureId, RelationId, Scheme};
use crate::order;
use crate::pack::Facet;
use crate::query::absences::{SourceShare, sources};
use crate::query::ast::Query;
use crate::query::bearing::{Bearing, bearings, respects};
use crate::query::bits::Bits;
use crate::query::figure::{Figure, figure};
use crate::query::line::{Line, line};
use crate::query::origin::{Shared, origins};
use crate::query::print::print;
use crate::query::select::{Narrows, select};
use crate::query::shape::*;
use crate::store::Store;

/// Which questions to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// Those on which the sources differ, or seem to.
    #[default]
    Clashes,
    /// All that bear on something else.
    All,
}

impl Show {
    /// Parses on read; what is none of ours is the usual one.
    pub fn read(text: &str) -> Show {
        if text == "all" { Show::All } else { Show::Clashes }
    }
}

/// The view, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Disagreements {
    pub query: String,
    pub clashes: u32,
    pub of: u32,
    pub others: u32,
    pub groups: Vec<Group>,
    pub sources: Vec<SourceShare>,
}

/// The questions of one verdict.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    pub key: &'static str,
    pub questions: Vec<Question>,
}

/// One question and the sides that answer it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    pub key: String,
    pub kind: Term,
    pub question: Text,
    pub reason: Text,
    pub is_found: bool,
    pub differs_in: Vec<&'static str>,
    pub shared: Vec<Shared>,
    pub origins: Option<u32>,
    pub sides: Vec<Side>,
}

/// One side: a relation, or a figure with the relation that carries it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Side {
    pub line: Option<Line>,
    pub figure: Option<Figure>,
    pub is_within: bool,
}

/// The groups in the order of their urgency; what agrees is told apart by whether it agrees independently.
const GROUPS: [&str; 7] = ["contradicts", "in-tension", "incomparable", "updates", "independent", "dependent", "other"];

/// The questions on which something is said within a query.
pub fn disagreements(view: View, query: &Query, show: Show) -> Disagreements {
    let store = view.store;
    let selection = select(store, view.names, query);
    let within = selection.all();
    let bearings = bearings(view);
    let is_clash = |bearing: &&Bearing| bearing.is_clash(store);
    let bears = |bearing: &&Bearing| bearing.relations(store).iter().any(|&id| within.contains(id));
    let asked: Vec<&Bearing> = bearings.iter().filter(bears).collect();
    let clashes = asked.iter().copied().filter(|bearing| bearing.is_clash(store)).count();
    let mut groups = GROUPS.map(|key| Group { key, questions: Vec::new() });
    for &bearing in asked.iter().filter(|bearing| show == Show::All || bearing.is_clash(store)) {
        let question = question(view, bearing, &within);
        groups[group(&question)].questions.push(question);
    }
    Disagreements {
        query: print(store, query),
        clashes: clashes as u32,
        of: bearings.iter().filter(is_clash).count() as u32,
        others: (asked.len() - clashes) as u32,
        groups: groups.into_iter().filter(|group| !group.questions.is_empty()).collect(),
        sources: sources(view, query, &selection.without(Narrows::Facet(Facet::Source))),
    }
}

/// The place of a question among the groups.
fn group(question: &Question) -> usize {
    let key = match (question.kind.key.as_str(), question.origins) {
        (_, Some(2..)) => "independent",
        (_, Some(_)) => "dependent",
        (kind, None) => kind,
    };
    GROUPS.iter().position(|known| *known == key).unwrap_or(GROUPS.len() - 1)
}

fn question(view: View, bearing: &Bearing, within: &Bits) -> Question {
    let store = view.store;
    let (sides, told): (Vec<Side>, Vec<Option<RelationId>>) = match &bearing.between {
        Between::Relations(_) => {
            let side = |id| (side(view, Some(RelationId(id)), None, within.contains(id)), Some(RelationId(id)));
            bearing.relations(store).into_iter().map(side).unzip()
        }
        Between::Figures(ids) => by_time(view, ids)
            .into_iter()
            .map(|id| {
                let carrier = carrier(store, id);
                let is_within = store.carriers(id).any(|carrier| within.contains(carrier.0));
                (side(view, carrier, Some(id), is_within), carrier)
            })
            .unzip(),
    };
    let kind = view.term(Scheme::LinkKind, bearing.kind);
    // What repeats is one witness however it is told; whoever agrees may be more.
    let is_agreement = matches!(kind.key.as_str(), "corroborates" | "repeats");
    let told: Vec<(u32, RelationId)> = (0..).zip(told).filter_map(|(at, id)| Some((at, id?))).collect();
    let (shared, n_origins) = if is_agreement { origins(view, &told) } else { (Vec::new(), 0) };
    Question {
        key: bearing.key.clone(),
        question: bearing.question.clone(),
        reason: bearing.reason.clone(),
        is_found: bearing.is_found,
        differs_in: differs_in(view, bearing, &kind.key),
        shared,
        origins: is_agreement.then_some(if kind.key == "repeats" { 1 } else { n_origins }),
        kind,
        sides,
    }
}

fn side(view: View, relation: Option<RelationId>, of: Option<FigureId>, is_within: bool) -> Side {
    Side { line: relation.map(|id| line(view, id)), figure: of.map(|id| figure(view, id)), is_within }
}

/// The relation that carries a figure, of several the one that has least to say beside it.
fn carrier(store: &Store, figure: FigureId) -> Option<RelationId> {
    store.carriers(figure).min_by_key(|&id| (store.relation(id).figure.len(), id.0))
}

/// Figures in the order of their periods, then of their sources, then of their keys; none of them comes first otherwise.
fn by_time(view: View, ids: &[FigureId]) -> Vec<FigureId> {
    let figures = &view.store.catalogue.figures;
    let place = |id: u32| {
        let figure = &figures[id as usize];
        let first = figure.period.as_ref().map_or(i32::MAX, |period| period.earliest().0);
        (first, figure.source.map_or(u32::MAX, |source| source.0), id)
    };
    let mut ids: Vec<u32> = ids.iter().map(|id| id.0).collect();
    order::positions(&mut ids, &|a, b| place(a).cmp(&place(b)));
    ids.into_iter().map(FigureId).collect()
}

/// In what the figures of a link differ; of a pair that was found its reason says so.
fn differs_in(view: View, bearing: &Bearing, kind: &str) -> Vec<&'static str> {
    let mut all = Vec::new();
    let Between::Figures(ids) = &bearing.between else { return all };
    if bearing.is_found || !matches!(kind, "incomparable" | "contradicts" | "in-tension") {
        return all;
    }
    let figure = |id: &FigureId| &view.store.catalogue.figures[id.index()];
    for (at, a) in ids.iter().enumerate() {
        for respect in ids[at + 1..].iter().flat_map(|b| respects(view, figure(a), figure(b))) {
            if !all.contains(&respect) {
                all.push(respect);
            }
        }
    }
    all
}

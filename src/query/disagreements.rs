//! Questions with rival answers side by side: where the sources clash, where they cannot be compared, where they agree,
//! and whether those who agree are independent of each other.

use entente_columns::Bits;
use serde::Serialize;

use crate::model::{Between, FigureId, RelationId, Scheme};
use crate::order;
use crate::pack::Facet;
use crate::query::absences::{SourceShare, sources};
use crate::query::ast::Query;
use crate::query::bearing::{Bearing, bearings, is_clash, respects};
use crate::query::figure::{Figure, figure};
use crate::query::line::{Line, line};
use crate::query::origin::{Shared, origins};
use crate::query::print::print;
use crate::query::say::disagreements as say;
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
    pub is_clash: bool,
    pub is_found: bool,
    pub differs_in: Option<String>,
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
    let selection = select(view, query);
    let within = selection.all();
    let mut groups = Vec::new();
    for key in GROUPS {
        groups.push(Group { key, questions: Vec::new() });
    }
    let (mut clashes, mut of, mut others) = (0, 0, 0);
    for bearing in bearings(view) {
        let is_clash = is_clash(store, bearing.kind);
        of += u32::from(is_clash);
        if !bearing.relations(view).iter().any(|&id| within.contains(id)) {
            continue;
        }
        *(if is_clash { &mut clashes } else { &mut others }) += 1;
        if is_clash || show == Show::All {
            let question = question(view, bearing, &within);
            groups[group(&question)].questions.push(question);
        }
    }
    groups.retain(|group| !group.questions.is_empty());
    let sources = sources(view, query, &selection.without(Narrows::Facet(Facet::Source)));
    Disagreements { query: print(store, query), clashes, of, others, groups, sources }
}

/// The place of a question among the groups.
fn group(question: &Question) -> usize {
    let key = match question.origins {
        Some(2..) => "independent",
        Some(_) => "dependent",
        None => &question.kind.key,
    };
    GROUPS.iter().position(|known| *known == key).unwrap_or(GROUPS.len() - 1)
}

fn question(view: View, bearing: Bearing, within: &Bits) -> Question {
    let store = view.store;
    let kind = view.term(Scheme::LinkKind, bearing.kind);
    let is_clash = is_clash(store, bearing.kind);
    let mut sides = Vec::new();
    let mut told = Vec::new();
    let mut side = |relation: Option<RelationId>, of: Option<FigureId>, is_within| {
        relation.iter().for_each(|&id| told.push((sides.len() as u32, id)));
        sides.push(Side { line: relation.map(|id| line(view, id)), figure: of.map(|id| figure(view, id)), is_within });
    };
    let mut differs_in = 0;
    match &bearing.between {
        Between::Relations(_) => {
            for id in bearing.relations(view) {
                side(Some(RelationId(id)), None, within.contains(id));
            }
        }
        Between::Figures(ids) => {
            for id in by_time(view, ids) {
                side(carrier(view, id), Some(id), view.carriers(id).any(|carrier| within.contains(carrier.0)));
            }
            // Of a pair that was found its reason says so.
            if !bearing.is_found && (kind.key == "incomparable" || is_clash) {
                differs_in = differs_among(store, ids);
            }
        }
    }
    // What repeats is one witness however it is told; whoever agrees may be more.
    let is_agreement = matches!(kind.key.as_str(), "corroborates" | "repeats");
    let (shared, n_origins) = if is_agreement { origins(view, &told) } else { (Vec::new(), 0) };
    Question {
        key: bearing.key,
        question: bearing.question,
        reason: bearing.reason,
        is_clash,
        is_found: bearing.is_found,
        differs_in: (differs_in != 0).then(|| say::respects(view.lang, differs_in)),
        shared,
        origins: is_agreement.then_some(if kind.key == "repeats" { 1 } else { n_origins }),
        kind,
        sides,
    }
}

/// The relation that carries a figure, of several the one that has least to say beside it.
fn carrier(view: View, figure: FigureId) -> Option<RelationId> {
    let mut least: Option<(usize, RelationId)> = None;
    for id in view.carriers(figure) {
        let n_figures = view.store.relation(id).figure.len();
        if least.is_none_or(|(n, _)| n_figures < n) {
            least = Some((n_figures, id));
        }
    }
    least.map(|(_, id)| id)
}

/// Figures in the order in which relations stand: by the first and the last day of their periods, then by their sources and
/// the paragraphs there, then by their keys, which their ids follow. What has none of these comes after what has, and of
/// those that begin together what is worked out after what sources state.
fn by_time(view: View, ids: &[FigureId]) -> Vec<FigureId> {
    let store = view.store;
    let place = |id: u32| {
        let figure = &store.catalogue.figures[id as usize];
        let (first, last) =
            figure.period.as_ref().map_or((i32::MAX, i32::MAX), |period| (period.earliest().0, period.latest().0));
        let source = figure.source.map_or(u32::MAX, |source| source.0);
        let told = carrier(view, FigureId(id)).and_then(|id| Some(store.relation(id).evidence.first()?.paragraph));
        (first, figure.derived.is_some(), last, source, told.unwrap_or(u32::MAX), id)
    };
    let mut places: Vec<u32> = ids.iter().map(|id| id.0).collect();
    order::positions(&mut places, &|a, b| place(a).cmp(&place(b)));
    places.into_iter().map(FigureId).collect()
}

/// In what any two of these figures differ.
fn differs_among(store: &Store, ids: &[FigureId]) -> u32 {
    let figure = |id: &FigureId| &store.catalogue.figures[id.index()];
    let mut all = 0;
    for (at, a) in ids.iter().enumerate() {
        for b in &ids[at + 1..] {
            all |= respects(store, figure(a), figure(b));
        }
    }
    all
}

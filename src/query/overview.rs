//! What is in the dataset, and what is worth asking?

use serde::Serialize;

use crate::date::Date;
use crate::model::{self, RelationId, Scheme, SourceId};
use crate::pack::Facet;
use crate::query::absences::of_base;
use crate::query::bearing::{Bearing, bearings, is_clash};
use crate::query::card::{Side, side};
use crate::query::parse::parse;
use crate::query::select::select;
use crate::query::shape::*;

/// The first screen, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Overview {
    pub title: Text,
    pub description: Text,
    pub version: String,
    pub compiled: String,
    pub licence: String,
    pub counts: Counts,
    pub questions: Vec<Question>,
    pub sources: Vec<SourceLine>,
    pub threads: Vec<Thread>,
    pub disagreements: Vec<Disagreement>,
    pub absences: Vec<AbsenceLine>,
}

/// What no source states, in short.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AbsenceLine {
    pub key: String,
    pub question: Text,
    pub answer: Text,
}

/// How much there is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Counts {
    pub sources: u32,
    pub relations: u32,
    pub entities: u32,
    pub people: u32,
    pub events: u32,
    pub figures: u32,
    pub disagreements: u32,
    pub absences: u32,
}

/// A question worth asking.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    pub query: String,
    pub label: String,
    pub total: u32,
}

/// A source in short.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceLine {
    pub source: Ref,
    pub genre: Term,
    pub issued: Option<DateText>,
    pub total: u32,
}

/// One story told across sources.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Thread {
    pub key: String,
    pub title: Text,
    pub steps: Vec<Step>,
}

/// One step of a thread.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    pub relation: String,
    pub label: Text,
    pub when: Option<DateText>,
    pub after: Option<String>,
    pub source: Ref,
}

/// One question on which the sources differ, or seem to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Disagreement {
    pub key: String,
    pub kind: Term,
    pub question: Text,
    pub reason: Text,
    pub sides: Vec<DisagreementSide>,
}

/// One answer to that question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DisagreementSide {
    pub relation: String,
    pub statement: Text,
    pub by: Vec<Ref>,
    pub source: Ref,
    pub when: Option<DateText>,
}

/// The dataset at a glance.
pub fn overview(view: View) -> Overview {
    let catalogue = &view.store.catalogue;
    let about = &catalogue.about;
    let person = catalogue.vocabulary.find(Scheme::EntityType, "person");
    let clashes = bearings(view).into_iter().filter(|bearing| is_clash(view.store, bearing.kind));
    let disagreements: Vec<Disagreement> = clashes.map(|bearing| disagreement(view, bearing)).collect();
    let sources: Vec<SourceLine> =
        there(view, Facet::Source, catalogue.sources.len()).map(|id| source_line(view, SourceId(id))).collect();
    let is_there = |facet, id: usize| view.posting_len(facet, id as u32) > 0;
    let entities = catalogue.entities.iter().enumerate();
    let entities: Vec<&model::Entity> = entities
        .filter(|&(id, _)| view.base.is_none() || is_there(Facet::Who, id) || is_there(Facet::Place, id))
        .map(|(_, entity)| entity)
        .collect();
    let absences: Vec<AbsenceLine> = of_base(view).map(|absence| absence_line(view, absence)).collect();
    Overview {
        title: view.text(&about.title),
        description: view.text(&about.description),
        version: about.version.clone(),
        compiled: about.compiled.clone(),
        licence: about.licence.clone(),
        counts: Counts {
            sources: sources.len() as u32,
            relations: view.total(),
            entities: entities.len() as u32,
            people: entities.iter().filter(|entity| Some(entity.entity_type) == person).count() as u32,
            events: there(view, Facet::Event, catalogue.events.len()).count() as u32,
            figures: view.n_figures(),
            disagreements: disagreements.len() as u32,
            absences: absences.len() as u32,
        },
        questions: about
            .questions
            .iter()
            .map(|question| {
                let (query, _) = parse(view.store, view.names, &question.query, view.lang);
                let total = select(view, &query).all().count() as u32;
                Question { query: question.query.clone(), label: view.words(&question.label), total }
            })
            .filter(|question| view.base.is_none() || question.total > 0)
            .collect(),
        sources,
        threads: catalogue
            .threads
            .iter()
            .map(|thread| self::thread(view, thread))
            .filter(|thread| !thread.steps.is_empty())
            .collect(),
        disagreements,
        absences,
    }
}

/// The values of a facet: of a base query those alone that one of its relations has.
fn there(view: View, facet: Facet, len: usize) -> impl Iterator<Item = u32> {
    (0..len as u32).filter(move |&value| view.base.is_none() || view.posting_len(facet, value) > 0)
}

fn absence_line(view: View, absence: &model::Absence) -> AbsenceLine {
    AbsenceLine { key: absence.key.clone(), question: view.text(&absence.question), answer: view.text(&absence.answer) }
}

fn source_line(view: View, id: SourceId) -> SourceLine {
    let source = &view.store.catalogue.sources[id.index()];
    SourceLine {
        source: view.source(id),
        genre: view.term(Scheme::Genre, source.genre),
        issued: view.dates(&source.issued),
        total: view.posting_len(Facet::Source, id.0),
    }
}

/// A thread with those of its steps that exist.
pub fn thread(view: View, thread: &model::Thread) -> Thread {
    let mut last: Option<Date> = None;
    let step = |step: &model::Step| {
        let Side { key, when, source, .. } = side(view, step.relation);
        let date = view.store.when(step.relation).map(|when| when.date);
        let after = last.as_ref().zip(date.as_ref()).and_then(|(last, date)| last.until(date, view.lang));
        last = date.or(last.take());
        Step { relation: key, label: view.text(&step.label), when, after, source }
    };
    let steps = thread.step.iter().filter(|step| view.holds(step.relation.0)).map(step).collect();
    Thread { key: thread.key.clone(), title: view.text(&thread.title), steps }
}

/// A clash; where figures clash, the relations that carry them are the sides.
fn disagreement(view: View, bearing: Bearing) -> Disagreement {
    let sides = bearing.relations(view).into_iter().map(|id| {
        let Side { key, statement, source, by, when } = side(view, RelationId(id));
        DisagreementSide { relation: key, statement, by, source, when }
    });
    Disagreement {
        sides: sides.collect(),
        key: bearing.key,
        kind: view.term(Scheme::LinkKind, bearing.kind),
        question: bearing.question,
        reason: bearing.reason,
    }
}

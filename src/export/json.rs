//! The whole dataset as plain JSON: every record with keys in place of ids, every relation with its source, its
//! evidence paragraphs and the links that bear on it. Field names are those of the seeds.

mod keys;

use serde::Serialize;

use crate::model::*;
use crate::store::Store;
use keys::Keys;

/// The dataset, ready for a serialiser.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Export<'a> {
    pub about: AboutOut<'a>,
    pub sources: Vec<SourceOut<'a>>,
    pub entities: Vec<EntityOut<'a>>,
    pub events: Vec<EventOut<'a>>,
    pub relations: Vec<RelationOut>,
    pub figures: Vec<FigureOut<'a>>,
    pub links: Vec<LinkOut<'a>>,
    pub absences: Vec<AbsenceOut<'a>>,
    pub threads: Vec<ThreadOut<'a>>,
    pub vocabulary: Vec<SchemeOut<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct AboutOut<'a> {
    pub key: &'a str,
    pub version: &'a str,
    pub compiled: &'a str,
    pub licence: &'a str,
    pub title: &'a Text,
    pub description: &'a Text,
    pub focus: Vec<&'a str>,
    pub tombstones: &'a [Tombstone],
}

/// A date with its reason; no reason: the source states it.
#[derive(Serialize)]
pub struct WhenOut {
    pub edtf: String,
    /// Earliest and latest day, where the date bounds them.
    pub earliest: Option<String>,
    pub latest: Option<String>,
    pub basis: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SourceOut<'a> {
    pub key: &'a str,
    pub document: &'a str,
    pub digest: &'a str,
    pub paragraphs: u32,
    pub title: &'a Text,
    pub short: Option<&'a Text>,
    pub title_basis: &'a Text,
    pub genre: &'a str,
    pub language: &'a str,
    pub publisher: Option<&'a str>,
    pub publisher_basis: Option<&'a Text>,
    pub author: Vec<&'a str>,
    pub voice: &'a str,
    pub identifier: Option<&'a str>,
    pub issued: Option<WhenOut>,
    pub standpoint: &'a str,
    pub party: Option<&'a str>,
    pub draws_on: Vec<&'a str>,
    pub address: Option<&'a str>,
    pub lacks: Vec<&'a str>,
    pub boilerplate: &'a [u32],
    pub note: Option<&'a Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct EntityOut<'a> {
    pub key: &'a str,
    pub r#type: &'a str,
    pub name: &'a Text,
    pub description: Option<&'a Text>,
    pub side: Option<&'a str>,
    pub alias: Vec<AliasOut<'a>>,
    pub confusable: Vec<NeighbourOut<'a>>,
    pub possibly_same_as: Vec<NeighbourOut<'a>>,
    pub note: Option<&'a Text>,
    pub wikidata: Option<&'a str>,
}

#[derive(Serialize)]
pub struct AliasOut<'a> {
    pub text: &'a str,
    pub kind: &'a str,
    /// `source:paragraph`, where the name means this entity only there.
    pub only: Vec<String>,
}

#[derive(Serialize)]
pub struct NeighbourOut<'a> {
    pub entity: &'a str,
    pub reason: &'a Text,
}

#[derive(Serialize)]
pub struct ParticipantOut {
    pub entity: String,
    pub role: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct EventOut<'a> {
    pub key: &'a str,
    pub kind: &'a str,
    pub title: &'a Text,
    pub when: Option<WhenOut>,
    pub place: Vec<&'a str>,
    pub participant: Vec<ParticipantOut>,
    pub standing: &'a str,
    pub series: Option<&'a str>,
    pub ordinal: Option<u32>,
    pub part_of: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct RelationOut {
    pub key: String,
    pub source: String,
    pub document: String,
    pub kind: String,
    pub predicate: String,
    pub standing: String,
    pub polarity: &'static str,
    pub open_list: bool,
    pub statement: Text,
    pub subject: Vec<String>,
    pub object: Vec<String>,
    pub participant: Vec<ParticipantOut>,
    pub place: Vec<String>,
    pub topic: Vec<String>,
    pub event: Option<String>,
    pub when: Option<WhenOut>,
    pub said: Option<WhenOut>,
    /// Who says it; where the relation names nobody, the source's own voice.
    pub by: Vec<String>,
    pub by_source_voice: bool,
    pub through: Vec<String>,
    pub office: Option<Text>,
    pub figure: Vec<String>,
    pub note: Option<Text>,
    pub evidence: Vec<EvidenceOut>,
    pub links: Vec<String>,
}

#[derive(Serialize)]
pub struct EvidenceOut {
    pub paragraph: u32,
    pub start: String,
    pub end: Option<String>,
    pub occurrence: u32,
    pub digest: String,
    pub url: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct FigureOut<'a> {
    pub key: &'a str,
    pub source: Option<&'a str>,
    pub measure: &'a str,
    pub value: String,
    pub precision: String,
    pub bound: &'a str,
    pub unit: &'a str,
    pub currency: Option<&'a str>,
    pub assumed_currency: Option<&'a AssumedCurrency>,
    pub reporter: Option<&'a str>,
    pub partner: Option<&'a str>,
    pub direction: &'a str,
    pub period: Option<String>,
    pub change: Option<ChangeOut<'a>>,
    pub parts: Vec<&'a str>,
    pub derived: Option<DerivedOut<'a>>,
    pub carried_by: Vec<&'a str>,
}

#[derive(Serialize)]
pub struct ChangeOut<'a> {
    pub direction: &'static str,
    pub baseline: Option<&'a str>,
    pub since: Option<&'a str>,
}

#[derive(Serialize)]
pub struct DerivedOut<'a> {
    pub formula: &'a str,
    pub from: Vec<&'a str>,
    pub reason: &'a Text,
}

#[derive(Serialize)]
pub struct LinkOut<'a> {
    pub key: &'a str,
    pub kind: &'a str,
    /// What is tied: `relation` or `figure`.
    pub of: &'static str,
    pub between: Vec<&'a str>,
    pub question: &'a Text,
    pub reason: &'a Text,
}

#[derive(Serialize)]
pub struct AbsenceOut<'a> {
    pub key: &'a str,
    pub question: &'a Text,
    pub answer: &'a Text,
    pub topic: Vec<&'a str>,
    pub who: Vec<&'a str>,
    pub near: Vec<&'a str>,
}

#[derive(Serialize)]
pub struct ThreadOut<'a> {
    pub key: &'a str,
    pub title: &'a Text,
    pub step: Vec<StepOut<'a>>,
}

#[derive(Serialize)]
pub struct StepOut<'a> {
    pub relation: &'a str,
    pub label: &'a Text,
}

#[derive(Serialize)]
pub struct SchemeOut<'a> {
    pub scheme: &'static str,
    pub terms: &'a [Term],
}

/// The whole dataset of a store.
pub fn export(store: &Store) -> Export<'_> {
    let keys = Keys(store);
    let catalogue = &store.catalogue;
    let about = &catalogue.about;
    Export {
        about: AboutOut {
            key: &about.key,
            version: &about.version,
            compiled: &about.compiled,
            licence: &about.licence,
            title: &about.title,
            description: &about.description,
            focus: keys.entities(&about.focus),
            tombstones: &about.tombstones,
        },
        sources: catalogue.sources.iter().map(|source| keys.source_out(source)).collect(),
        entities: catalogue.entities.iter().map(|entity| keys.entity_out(entity)).collect(),
        events: catalogue.events.iter().map(|event| keys.event_out(event)).collect(),
        relations: (0..store.len() as u32).map(|id| keys.relation_out(RelationId(id))).collect(),
        figures: (0..catalogue.figures.len() as u32).map(|id| keys.figure_out(FigureId(id))).collect(),
        links: catalogue.links.iter().map(|link| keys.link_out(link)).collect(),
        absences: catalogue.absences.iter().map(|absence| keys.absence_out(absence)).collect(),
        threads: catalogue.threads.iter().map(|thread| keys.thread_out(thread)).collect(),
        vocabulary: Scheme::ALL
            .into_iter()
            .map(|scheme| SchemeOut { scheme: scheme.key(), terms: catalogue.vocabulary.terms(scheme) })
            .collect(),
    }
}

//! The dataset's records as plain data: what the seeds become once every key is an id.
//!
//! An id is a position in one of [`Dataset`]'s lists and means nothing outside that dataset; the lasting name of a
//! record is its `key`. Relations stand in order of time, every other list in order of its keys.

use serde::Serialize;

use crate::date::Date;

/// A text in the languages of the dataset: English and French always, Khmer where there is one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Text {
    pub en: String,
    pub fr: String,
    pub km: Option<String>,
}

/// Defines an id: a position in one list of the dataset.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position as an index.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A term of the vocabulary, within its scheme.
    TermId,
    /// An entity.
    EntityId,
    /// An event.
    EventId,
    /// A source.
    SourceId,
    /// A relation; ids follow time.
    RelationId,
    /// A figure.
    FigureId,
    /// A reason why a date is what it is.
    BasisId,
}

/// Everything that one dataset knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    pub about: About,
    pub vocabulary: Vocabulary,
    /// Reasons for dates, each once. The first one is "stated".
    pub bases: Vec<Text>,
    pub sources: Vec<Source>,
    pub entities: Vec<Entity>,
    pub events: Vec<Event>,
    pub threads: Vec<Thread>,
    pub figures: Vec<Figure>,
    pub links: Vec<Link>,
    pub absences: Vec<Absence>,
    /// In order of earliest day, latest day, source, paragraph, key; what has no date stands last.
    pub relations: Vec<Relation>,
}

/// The dataset itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    pub key: String,
    pub version: String,
    pub title: Text,
    pub description: Text,
    pub licence: String,
    /// The day it was compiled, as EDTF.
    pub compiled: String,
    /// The entities whose relations it is about.
    pub focus: Vec<EntityId>,
    /// Questions worth asking, for a first screen.
    pub questions: Vec<Question>,
    pub tombstones: Vec<Tombstone>,
}

/// A query worth asking, with the words a reader sees.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    pub query: String,
    pub label: Text,
}

/// What is left of a withdrawn record, so that its key still says something.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tombstone {
    pub key: String,
    pub reason: Text,
    pub replaced_by: Option<String>,
}

/// The controlled lists of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    Kind,
    Standing,
    Predicate,
    Topic,
    Role,
    EntityType,
    EventKind,
    Measure,
    Unit,
    Bound,
    Direction,
    Genre,
    Standpoint,
    Part,
    AliasKind,
    LinkKind,
}

impl Scheme {
    /// Every scheme, in the order in which [`Vocabulary`] holds them.
    pub const ALL: [Scheme; 16] = [
        Scheme::Kind,
        Scheme::Standing,
        Scheme::Predicate,
        Scheme::Topic,
        Scheme::Role,
        Scheme::EntityType,
        Scheme::EventKind,
        Scheme::Measure,
        Scheme::Unit,
        Scheme::Bound,
        Scheme::Direction,
        Scheme::Genre,
        Scheme::Standpoint,
        Scheme::Part,
        Scheme::AliasKind,
        Scheme::LinkKind,
    ];

    /// The name of the scheme in `vocabulary.toml`.
    pub fn key(self) -> &'static str {
        match self {
            Scheme::Kind => "kind",
            Scheme::Standing => "standing",
            Scheme::Predicate => "predicate",
            Scheme::Topic => "topic",
            Scheme::Role => "role",
            Scheme::EntityType => "entity-type",
            Scheme::EventKind => "event-kind",
            Scheme::Measure => "measure",
            Scheme::Unit => "unit",
            Scheme::Bound => "bound",
            Scheme::Direction => "direction",
            Scheme::Genre => "genre",
            Scheme::Standpoint => "standpoint",
            Scheme::Part => "part",
            Scheme::AliasKind => "alias-kind",
            Scheme::LinkKind => "link-kind",
        }
    }
}

/// The controlled words of the dataset.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabulary {
    /// One list for each of [`Scheme::ALL`], in that order; terms in the order of the seed.
    pub schemes: Vec<Vec<Term>>,
}

impl Vocabulary {
    /// The terms of one scheme.
    pub fn terms(&self, scheme: Scheme) -> &[Term] {
        self.schemes.get(scheme as usize).map_or(&[], Vec::as_slice)
    }

    /// The key of a term.
    pub fn key(&self, scheme: Scheme, id: TermId) -> &str {
        &self.terms(scheme)[id.index()].key
    }

    /// The position of a key in its scheme.
    pub fn find(&self, scheme: Scheme, key: &str) -> Option<TermId> {
        let position = self.terms(scheme).iter().position(|term| term.key == key)?;
        Some(TermId(position as u32))
    }
}

/// One controlled word.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Term {
    pub key: String,
    pub label: Text,
    pub description: Option<Text>,
    /// The crosswalk to PLOVER (manual of 2024): a type for a kind, contexts for a topic.
    pub plover: Vec<String>,
}

/// A date with the reason why it is what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    pub date: Date,
    pub basis: BasisId,
}

/// A document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    pub key: String,
    /// The name of the file that holds its text; the project does not hold it.
    pub document: String,
    /// First 16 hex digits of SHA-256 over that file.
    pub digest: String,
    /// Number of non-empty lines in that file.
    pub paragraphs: u32,
    pub title: Text,
    /// What a footnote calls it, where the title is long or several have the same.
    pub short: Option<Text>,
    pub title_basis: Text,
    pub genre: TermId,
    pub language: String,
    pub publisher: Option<EntityId>,
    pub publisher_basis: Option<Text>,
    pub author: Vec<EntityId>,
    /// Who speaks where a relation names no speaker.
    pub voice: EntityId,
    pub identifier: Option<String>,
    pub issued: Option<When>,
    pub standpoint: TermId,
    /// The state whose side it takes, where its standpoint is that of a party.
    pub party: Option<EntityId>,
    /// From whom the text itself says it has its matter.
    pub draws_on: Vec<EntityId>,
    pub address: Option<String>,
    /// What the text itself does not carry: terms of the scheme `part`.
    pub lacks: Vec<TermId>,
    /// Paragraphs that carry nothing about the subject.
    pub boilerplate: Vec<u32>,
    pub note: Option<Text>,
}

/// Who or what relations are about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entity {
    pub key: String,
    pub entity_type: TermId,
    pub name: Text,
    pub description: Option<Text>,
    /// The state on whose side it stands, by its key, where that is plain.
    pub side: Option<String>,
    pub alias: Vec<Alias>,
    pub confusable: Vec<Neighbour>,
    pub possibly_same_as: Vec<Neighbour>,
    pub note: Option<Text>,
    pub wikidata: Option<String>,
}

/// Another name of an entity, as some source prints it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alias {
    pub text: String,
    pub kind: TermId,
    /// The only places where the name means this entity; empty: everywhere.
    pub only: Vec<(SourceId, u32)>,
}

/// An entity that stands beside another, with the reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    pub entity: EntityId,
    pub reason: Text,
}

/// An entity in a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Participant {
    pub entity: EntityId,
    pub role: TermId,
}

/// A meeting, visit or letter that several relations belong to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Event {
    pub key: String,
    pub kind: TermId,
    pub title: Text,
    pub when: Option<When>,
    pub place: Vec<EntityId>,
    pub participant: Vec<Participant>,
    pub standing: TermId,
    /// The mechanism of which it is a session, and which session.
    pub series: Option<EntityId>,
    pub ordinal: Option<u32>,
    pub part_of: Option<EventId>,
}

/// One story told across sources, its steps in order of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Thread {
    pub key: String,
    pub title: Text,
    pub step: Vec<Step>,
}

/// One step of a thread.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub relation: RelationId,
    pub label: Text,
}

/// One thing that one source puts forward about entities, dated, attributed, with evidence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relation {
    pub key: String,
    pub source: SourceId,
    pub kind: TermId,
    pub predicate: TermId,
    pub standing: TermId,
    /// It says that something is not so.
    pub is_negative: bool,
    /// The source leaves the enumeration open.
    pub is_open_list: bool,
    pub statement: Text,
    pub subject: Vec<EntityId>,
    pub object: Vec<EntityId>,
    pub participant: Vec<Participant>,
    pub place: Vec<EntityId>,
    pub topic: Vec<TermId>,
    pub event: Option<EventId>,
    /// When what is said holds or happened.
    pub when: Option<When>,
    /// When it was said.
    pub said: Option<When>,
    /// Who says it; empty: the source's own voice.
    pub by: Vec<EntityId>,
    /// By whose account it is known, nearest to the speaker first; the source itself is not repeated.
    pub through: Vec<EntityId>,
    pub office: Option<Text>,
    pub figure: Vec<FigureId>,
    pub note: Option<Text>,
    pub evidence: Vec<Evidence>,
}

/// A place in a source: a locator, never a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The n-th non-empty line of the text, from 1.
    pub paragraph: u32,
    /// The first words of the passage, at most four.
    pub start: String,
    /// Its last words, at most four; none: `start` is the whole passage.
    pub end: Option<String>,
    /// Which of several passages of the paragraph that begin with `start`, from 1.
    pub occurrence: u32,
    /// First 16 hex digits of SHA-256 over the passage, runs of white space as one space.
    pub digest: String,
}

/// A decimal number, kept exactly: `mantissa` divided by ten to the power of `scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    pub mantissa: i64,
    pub scale: u8,
}

/// A number with all that is needed to read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub key: String,
    /// The source that states it; none: it is derived from figures of several sources.
    pub source: Option<SourceId>,
    pub measure: TermId,
    pub value: Decimal,
    /// The last digit that the source gives, as a step of the value.
    pub precision: Decimal,
    pub bound: TermId,
    pub unit: TermId,
    /// ISO 4217, only where the source names it.
    pub currency: Option<String>,
    pub assumed_currency: Option<AssumedCurrency>,
    pub reporter: Option<EntityId>,
    pub partner: Option<EntityId>,
    pub direction: TermId,
    pub period: Option<Date>,
    pub change: Option<Change>,
    /// Stated figures that add up to this one.
    pub parts: Vec<FigureId>,
    pub derived: Option<Derived>,
}

/// A currency that no source states, with the reason for the guess.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AssumedCurrency {
    pub code: String,
    pub reason: Text,
}

/// How a figure stands to what was before.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// It rose; otherwise it fell.
    pub is_rise: bool,
    /// The figure it is measured against.
    pub baseline: Option<FigureId>,
    /// The event since which it is counted, where no value is given.
    pub since: Option<EventId>,
}

/// How a figure follows from others; such a figure is never a source's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    pub formula: String,
    /// The figures that the formula names.
    pub from: Vec<FigureId>,
    pub reason: Text,
}

/// What a link ties together.
#[derive(Clone, Debug, PartialEq)]
pub enum Between {
    Relations(Vec<RelationId>),
    Figures(Vec<FigureId>),
}

impl Between {
    /// It ties a relation, or a figure that the relation carries.
    pub fn holds(&self, id: RelationId, figures: &[FigureId]) -> bool {
        match self {
            Between::Relations(ids) => ids.contains(&id),
            Between::Figures(ids) => ids.iter().any(|figure| figures.contains(figure)),
        }
    }
}

/// How relations or figures bear on each other, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub key: String,
    pub kind: TermId,
    pub between: Between,
    /// The question that all of them answer.
    pub question: Text,
    pub reason: Text,
}

/// What a reader would look for and no source states.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Absence {
    pub key: String,
    pub question: Text,
    pub answer: Text,
    pub topic: Vec<TermId>,
    pub who: Vec<EntityId>,
    /// The relations that come closest.
    pub near: Vec<RelationId>,
}

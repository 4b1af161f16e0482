//! The schema: every record as its curator writes it. `seeds/README.md` shows the same by example.

use super::lists::{Filled, Sorted};
use super::reader::{Read, Reader, Value, entries};
use super::values::*;
use crate::model::{self, Scheme};
use crate::seed::diagnostic::{Place, Placed};

/// Declares records: how each is called in a finding, and its fields, whose TOML names have hyphens.
///
/// A field of type `Option`, `Vec` or `Sorted` may be left out. Reading and walking follow from the types, so a new
/// field is checked for unknown keys, bad dates and missing languages without another line.
macro_rules! records {
    ($($(#[$doc:meta])* $noun:literal $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name {
            /// Where it stands.
            pub at: Place,
            $($(#[$field_doc])* pub $field: $type,)*
        }

        impl Read for $name {
            fn read(value: &Value, reader: &mut Reader) -> Self {
                let fields = reader.fields(value, $noun);
                let names = [$(toml_name(stringify!($field))),*];
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                fields.finish(&names, reader);
                $name {
                    at: fields.place,
                    $($field: fields.take(&toml_name(stringify!($field)), reader),)*
                }
            }

            fn blank(place: Place) -> Self {
                $name { at: place, $($field: <$type>::blank(place),)* }
            }
        }

        impl Walk for $name {
            fn walk<'a>(&'a self, visit: &mut dyn FnMut(Leaf<'a>)) {
                $(self.$field.walk(visit);)*
            }
        }
    )*};
}

/// `when_basis` is written `when-basis`, and `r#type` is `type`.
fn toml_name(field: &str) -> String {
    field.trim_start_matches("r#").replace('_', "-")
}

records! {
    /// `dataset.toml`.
    "dataset" About {
        key: Own,
        version: Word,
        title: Text,
        description: Text,
        licence: Word,
        languages: Filled<Word>,
        focus: Sorted<To<Entity>>,
        compiled: Day,
        question: Vec<Question>,
        tombstone: Vec<Tombstone>,
    }

    "question" Question {
        query: Word,
        label: Label,
    }

    "tombstone" Tombstone {
        key: Own,
        reason: Text,
        replaced_by: Option<Word>,
        /// What it was called, where that may be said.
        title: Option<Text>,
    }

    /// `releases/VERSION.toml`.
    "release" Release {
        version: Word,
        compiled: Day,
        added: Vec<Recorded>,
        changed: Vec<Recorded>,
        withdrawn: Vec<Word>,
    }

    /// What a release records of a relation: all of [`crate::changes::FIELDS`] where it is added, else those that changed.
    "recorded relation" Recorded {
        key: Word,
        statement: Option<Word>,
        standing: Option<Word>,
        kind: Option<Word>,
        when: Option<Word>,
        said: Option<Word>,
        who: Option<Word>,
        by: Option<Word>,
        place: Option<Word>,
        topic: Option<Word>,
        event: Option<Word>,
        source: Option<Word>,
        figures: Option<Word>,
        more: Option<Word>,
    }

    /// One controlled word of `vocabulary.toml`.
    "term" Term {
        key: Own,
        label: Label,
        description: Option<Text>,
        plover: Option<Plover>,
    }

    /// The crosswalk of a term: a type for a kind, contexts for a topic.
    "crosswalk" Plover {
        r#type: Option<Word>,
        mode: Vec<Word>,
        context: Vec<Word>,
    }

    "source" Source {
        key: Own,
        document: Word,
        digest: Option<Digest>,
        paragraphs: Count,
        title: Text,
        short: Option<Text>,
        title_basis: Option<Text>,
        genre: TermOf<GENRE>,
        language: Word,
        publisher: Option<To<Entity>>,
        publisher_basis: Option<Text>,
        author: Sorted<To<Entity>>,
        voice: To<Entity>,
        identifier: Option<Word>,
        issued: Option<Day>,
        issued_basis: Option<Text>,
        standpoint: TermOf<STANDPOINT>,
        party: Option<To<Entity>>,
        draws_on: Sorted<To<Entity>>,
        address: Option<Word>,
        lacks: Sorted<TermOf<PART>>,
        boilerplate: Sorted<Count>,
        note: Option<Text>,
    }

    "entity" Entity {
        key: Own,
        r#type: TermOf<ENTITY_TYPE>,
        name: Text,
        description: Option<Text>,
        side: Option<To<Entity>>,
        alias: Vec<Alias>,
        confusable: Vec<Neighbour>,
        possibly_same_as: Vec<Neighbour>,
        note: Option<Text>,
        wikidata: Option<Word>,
    }

    "alias" Alias {
        text: Word,
        kind: TermOf<ALIAS_KIND>,
        only: Sorted<Word>,
    }

    "neighbour" Neighbour {
        entity: To<Entity>,
        reason: Text,
    }

    /// `events.toml`.
    "file of events" EventsFile {
        event: Vec<Event>,
        thread: Vec<Thread>,
    }

    "event" Event {
        key: Own,
        kind: TermOf<EVENT_KIND>,
        title: Text,
        when: Day,
        when_basis: Option<Text>,
        place: Sorted<To<Entity>>,
        participant: Vec<Participant>,
        standing: TermOf<STANDING>,
        series: Option<To<Entity>>,
        ordinal: Option<Count>,
        part_of: Option<To<Event>>,
    }

    "participant" Participant {
        entity: To<Entity>,
        role: TermOf<ROLE>,
    }

    "thread" Thread {
        key: Own,
        title: Text,
        step: Filled<Step>,
    }

    "step" Step {
        relation: To<Relation>,
        label: Text,
    }

    /// `relations/SOURCE.toml`.
    "file of relations" RelationsFile {
        basis: Vec<Basis>,
        relation: Vec<Relation>,
    }

    "relation" Relation {
        key: Own,
        kind: TermOf<KIND>,
        predicate: TermOf<PREDICATE>,
        statement: Text,
        subject: Filled<To<Entity>>,
        object: Vec<To<Entity>>,
        participant: Vec<Participant>,
        place: Sorted<To<Entity>>,
        topic: Sorted<TermOf<TOPIC>>,
        event: Option<To<Event>>,
        when: Day,
        when_basis: Option<To<Basis>>,
        said_on: Option<Day>,
        said_basis: Option<To<Basis>>,
        standing: TermOf<STANDING>,
        polarity: Option<Choice<Polarity>>,
        by: Vec<To<Entity>>,
        through: Vec<To<Entity>>,
        office: Option<Text>,
        figure: Sorted<To<Figure>>,
        open_list: Option<Placed<bool>>,
        note: Option<Text>,
        evidence: Filled<Evidence>,
    }

    "locator" Evidence {
        paragraph: Count,
        start: Word,
        end: Option<Word>,
        occurrence: Option<Count>,
        digest: Option<Digest>,
    }

    /// `figures/SOURCE.toml`.
    "file of figures" FiguresFile {
        figure: Vec<Figure>,
    }

    "figure" Figure {
        key: Own,
        measure: TermOf<MEASURE>,
        value: Number,
        precision: Number,
        bound: TermOf<BOUND>,
        unit: TermOf<UNIT>,
        currency: Option<Word>,
        assumed_currency: Option<AssumedCurrency>,
        reporter: Option<To<Entity>>,
        partner: Option<To<Entity>>,
        direction: TermOf<DIRECTION>,
        period: Day,
        change: Option<Change>,
        parts: Sorted<To<Figure>>,
        derived: Option<Derived>,
    }

    "assumption" AssumedCurrency {
        code: Word,
        reason: Text,
    }

    "change" Change {
        direction: Choice<Turn>,
        baseline: Option<To<Figure>>,
        since: Option<To<Event>>,
    }

    "derivation" Derived {
        formula: Word,
        reason: Text,
    }

    "file of links" LinksFile {
        link: Vec<Link>,
    }

    "link" Link {
        key: Own,
        kind: TermOf<LINK_KIND>,
        between: Filled<To<Linked>>,
        question: Text,
        reason: Option<Text>,
    }

    "file of absences" AbsencesFile {
        absence: Vec<Absence>,
    }

    "absence" Absence {
        key: Own,
        question: Text,
        answer: Text,
        topic: Sorted<TermOf<TOPIC>>,
        who: Sorted<To<Entity>>,
        near: Sorted<To<Relation>>,
    }

    "file of sources" SourcesFile {
        source: Vec<Source>,
    }

    "file of entities" EntitiesFile {
        entity: Vec<Entity>,
    }

    /// `expect.toml`: how much the dataset must hold at least.
    "file of floors" Expect {
        total: Floors,
        kind: Floors,
        source: Floors,
        entity_type: Floors,
    }
}

pub const KIND: usize = Scheme::Kind as usize;
pub const STANDING: usize = Scheme::Standing as usize;
pub const PREDICATE: usize = Scheme::Predicate as usize;
pub const TOPIC: usize = Scheme::Topic as usize;
pub const ROLE: usize = Scheme::Role as usize;
pub const ENTITY_TYPE: usize = Scheme::EntityType as usize;
pub const EVENT_KIND: usize = Scheme::EventKind as usize;
pub const MEASURE: usize = Scheme::Measure as usize;
pub const UNIT: usize = Scheme::Unit as usize;
pub const BOUND: usize = Scheme::Bound as usize;
pub const DIRECTION: usize = Scheme::Direction as usize;
pub const GENRE: usize = Scheme::Genre as usize;
pub const STANDPOINT: usize = Scheme::Standpoint as usize;
pub const PART: usize = Scheme::Part as usize;
pub const ALIAS_KIND: usize = Scheme::AliasKind as usize;
pub const LINK_KIND: usize = Scheme::LinkKind as usize;

/// Says of which kind the keys are that point to a record.
macro_rules! targets {
    ($($name:ident,)*) => {$(
        impl Target for $name {
            const SPECIES: Species = Species::$name;
        }
    )*};
}

targets![Entity, Event, Relation, Figure, Basis,];

impl Evidence {
    /// The locator as the library knows it; none where a part could not be read.
    pub fn locator(&self) -> Option<model::Evidence> {
        let occurrence = self.occurrence.as_ref().map_or(Some(1), |occurrence| occurrence.value);
        Some(model::Evidence {
            paragraph: self.paragraph.value?,
            start: (!self.start.is_blank()).then(|| self.start.value.clone())?,
            end: self.end.as_ref().map(|end| end.value.clone()),
            occurrence: occurrence?,
            digest: self.digest.as_ref().map(|digest| digest.value.clone()).unwrap_or_default(),
        })
    }
}

/// What a link ties together; there is no such record, only such a key.
#[derive(Clone, Debug)]
pub struct Linked;

impl Target for Linked {
    const SPECIES: Species = Species::RelationOrFigure;
}

/// Whether a relation says that something is so or is not so.
#[derive(Clone, Debug)]
pub struct Polarity;

impl Choices for Polarity {
    const WORDS: &'static [&'static str] = &["negative", "positive"];
}

/// Whether a figure rose or fell.
#[derive(Clone, Debug)]
pub struct Turn;

impl Choices for Turn {
    const WORDS: &'static [&'static str] = &["fall", "rise"];
}

/// A reason for dates, with its languages beside its key.
#[derive(Clone, Debug)]
pub struct Basis {
    pub key: Own,
    pub reason: Text,
}

impl Read for Basis {
    fn read(value: &Value, reader: &mut Reader) -> Self {
        let fields = reader.fields(value, "basis");
        fields.finish(&["key", "en", "fr", "km"], reader);
        let key = fields.take("key", reader);
        Basis { key, reason: Text { place: fields.shown, ..Text::of_entries(value, reader).0 } }
    }

    fn blank(place: Place) -> Self {
        Basis { key: Own::blank(place), reason: Text::blank(place) }
    }
}

impl Walk for Basis {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Leaf<'a>)) {
        self.key.walk(visit);
        self.reason.walk(visit);
    }
}

/// `vocabulary.toml`: one list of terms for each scheme, in the order of [`Scheme::ALL`].
#[derive(Clone, Debug)]
pub struct Vocabulary {
    pub schemes: Vec<Vec<Term>>,
}

impl Read for Vocabulary {
    fn read(value: &Value, reader: &mut Reader) -> Self {
        let fields = reader.fields(value, "vocabulary");
        fields.finish(&Scheme::ALL.map(Scheme::key), reader);
        Vocabulary { schemes: Scheme::ALL.iter().map(|scheme| fields.take(scheme.key(), reader)).collect() }
    }

    fn blank(_: Place) -> Self {
        Vocabulary { schemes: Scheme::ALL.map(|_| Vec::new()).to_vec() }
    }
}

impl Walk for Vocabulary {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Leaf<'a>)) {
        self.schemes.walk(visit);
    }
}

/// Names with the least number of records each must have.
#[derive(Clone, Debug)]
pub struct Floors(pub Vec<(Word, Count)>);

impl Read for Floors {
    const IS_REQUIRED: bool = false;

    fn read(value: &Value, reader: &mut Reader) -> Self {
        let names = entries(value, reader);
        Floors(names.into_iter().map(|(name, value)| (name, Count::read(value, reader))).collect())
    }

    fn blank(_: Place) -> Self {
        Floors(Vec::new())
    }
}

impl Walk for Floors {
    fn walk<'a>(&'a self, _: &mut dyn FnMut(Leaf<'a>)) {}
}

//! The tables of a dataset, opened: what every question reads.
//!
//! Opening checks each offset, length, id and run of UTF-8 once; past that line nothing can be out of place, and the
//! accessors answer without a `Result`. What a checksum and the checks let through is at worst nonsense, never a panic.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use crate::date::Day;
use crate::model::*;
use crate::pack::{self, Catalogue, Column, Details, Facet, Lists, Malformed, Reader, Section, Strings, Terms, Writer};

/// The seeds of this project, compiled.
#[cfg(feature = "dataset")]
static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dataset.pack"));

/// A dataset ready to be asked.
pub struct Store {
    bytes: Cow<'static, [u8]>,
    pub catalogue: Catalogue,
    keys: Strings,
    english: Strings,
    french: Strings,
    predicate: Column,
    earliest: Column,
    latest: Column,
    said_earliest: Column,
    said_latest: Column,
    rank: Column,
    roles: Lists,
    details: Strings,
    facets: Vec<FacetTable>,
    /// For each figure the relations that carry it.
    carriers: Lists,
    /// First and last year that some date names.
    years: Option<(i32, i32)>,
    /// The text index; where the pack leaves it out, not before the first word is asked for.
    words: OnceLock<Words>,
}

/// One facet: the values of each relation, and the relations of each value.
#[derive(Clone, Copy)]
pub struct FacetTable {
    values: Lists,
    postings: Lists,
}

/// The word forms with their postings, and the lengths of the statements.
pub(crate) struct Words {
    /// The bytes they lie in, where those are not the pack's.
    own: Option<Vec<u8>>,
    pub strings: Strings,
    pub postings: Lists,
    pub weights: Column,
    pub languages: Column,
    lengths: Column,
    /// The mean of all lengths, at least 1.
    pub average_length: u64,
}

impl Words {
    fn read(bytes: &[u8], mut section: Reader, n: usize) -> Result<Words, Malformed> {
        let strings = section.strings(None)?;
        let postings = section.postings(Some(strings.len()), n as u32)?;
        let weights = section.column(postings.values().len(), 1 << 16)?;
        let languages = section.column(strings.len(), 4)?;
        let lengths = section.column(n, 1 << 24)?;
        let average_length = (lengths.iter(bytes, 0..n).map(u64::from).sum::<u64>() / n.max(1) as u64).max(1);
        Ok(Words { own: None, strings, postings, weights, languages, lengths, average_length })
    }

    /// How many words the statement of a relation has.
    pub fn length(&self, bytes: &[u8], id: u32) -> u64 {
        u64::from(self.lengths.get(bytes, id as usize))
    }
}

impl Store {
    /// The dataset that is built in.
    #[cfg(feature = "dataset")]
    pub fn embedded() -> Store {
        Store::read(Cow::Borrowed(EMBEDDED), true).expect("the build script wrote this pack, and a test opens it")
    }

    /// Opens another pack.
    ///
    /// # Errors
    ///
    /// Says in a sentence what is wrong with bytes that are no pack, of another version, damaged or inconsistent.
    pub fn open(bytes: Vec<u8>) -> Result<Store, Malformed> {
        Store::read(Cow::Owned(bytes), false)
    }

    /// The pack that is built in is our own bytes in our own module, so what a test checks of it once is not checked again
    /// at every reader's start.
    fn read(bytes: Cow<'static, [u8]>, is_trusted: bool) -> Result<Store, Malformed> {
        let sections = sections(&bytes, is_trusted)?;
        let read = |section: Section, part| Reader::new(&bytes, sections[section as usize].clone(), part, is_trusted);

        let catalogue: Catalogue = pack::unpack(&bytes[sections[Section::Catalogue as usize].clone()])
            .ok_or_else(|| Malformed("the pack's catalogue cannot be read".to_owned()))?;
        let keys = read(Section::Keys, "keys").strings(None)?;
        let n = keys.len();
        let limit = n as u32;
        let size = |len: usize| len as u32;
        let vocabulary = &catalogue.vocabulary;

        let english = read(Section::English, "English statements").strings(Some(n))?;
        let french = read(Section::French, "French statements").strings(Some(n))?;

        let mut columns = read(Section::Columns, "columns");
        let predicate = columns.column(n, size(vocabulary.terms(Scheme::Predicate).len()))?;
        let earliest = columns.column(n, u32::MAX)?;
        let latest = columns.column(n, u32::MAX)?;
        let said_earliest = columns.column(n, u32::MAX)?;
        let said_latest = columns.column(n, u32::MAX)?;
        let rank = columns.column(n, limit)?;
        let carriers = columns.postings(Some(catalogue.figures.len()), limit)?;

        let roles = read(Section::Roles, "roles").lists(Some(n), u32::MAX)?;
        let details = read(Section::Details, "details").blobs(Some(n))?;

        let mut tables = read(Section::Facets, "facets");
        let mut facets = Vec::with_capacity(Facet::ALL.len());
        for facet in Facet::ALL {
            let len = catalogue.len_of(facet);
            let values = tables.postings(Some(n), size(len))?;
            facets.push(FacetTable { values, postings: tables.postings(Some(len + 1), limit)? });
        }
        if !is_trusted {
            check_catalogue(&catalogue, n)?;
            check_roles(&bytes, roles, &catalogue)?;
            check_details(&bytes, details, &catalogue)?;
            check_single(&bytes, &facets, n)?;
        }

        let words = match sections[Section::Forms as usize].is_empty() {
            true => OnceLock::new(),
            false => OnceLock::from(Words::read(&bytes, read(Section::Forms, "word forms"), n)?),
        };
        let years = span_of_years(&bytes, earliest, latest);
        Ok(Store {
            carriers,
            years,
            catalogue,
            keys,
            english,
            french,
            predicate,
            earliest,
            latest,
            said_earliest,
            said_latest,
            rank,
            roles,
            details,
            facets,
            words,
            bytes,
        })
    }

    /// The pack that all this lies in.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many relations there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text index and the bytes it lies in.
    pub(crate) fn words(&self) -> (&[u8], &Words) {
        let words = self.words.get_or_init(|| self.find_words());
        (words.own.as_deref().unwrap_or(&self.bytes), words)
    }

    /// Works the text index out from the texts, as the packer would have.
    fn find_words(&self) -> Words {
        let mut terms = Terms::default();
        for id in (0..self.len() as u32).map(RelationId) {
            let (en, fr) = self.statement(id);
            let details = self.details(id);
            let statement = Text { en: en.to_owned(), fr: fr.to_owned(), km: details.khmer };
            terms.relation(&statement, details.office.iter().chain(&details.note));
        }
        let mut out = Writer::default();
        terms.write(&mut out);
        let bytes = out.bytes;
        let words = Words::read(&bytes, Reader::new(&bytes, 0..bytes.len(), "word forms", true), self.len());
        Words { own: Some(bytes), ..words.expect("it was written a moment ago") }
    }

    pub fn key(&self, id: RelationId) -> &str {
        self.keys.get(&self.bytes, id.index())
    }

    /// The relation of a key; keys are few enough to be looked through, and the caller does so once a page.
    pub fn find(&self, key: &str) -> Option<RelationId> {
        (0..self.len() as u32).map(RelationId).find(|&id| self.key(id) == key)
    }

    /// Earliest and latest day of what a relation says; [`pack::UNDATED`] twice where it has no date.
    #[inline]
    pub fn days(&self, id: u32) -> (i32, i32) {
        (self.earliest.get(&self.bytes, id as usize) as i32, self.latest.get(&self.bytes, id as usize) as i32)
    }

    /// Earliest and latest day of its being said.
    #[inline]
    pub fn said_days(&self, id: u32) -> (i32, i32) {
        (self.said_earliest.get(&self.bytes, id as usize) as i32, self.said_latest.get(&self.bytes, id as usize) as i32)
    }

    /// Its place when relations are read source by source, paragraph by paragraph.
    #[inline]
    pub fn rank(&self, id: u32) -> u32 {
        self.rank.get(&self.bytes, id as usize)
    }

    /// The values that one relation has in a facet.
    #[inline]
    pub fn values(&self, facet: Facet, id: u32) -> impl Iterator<Item = u32> + '_ {
        self.facets[facet as usize].values.iter(&self.bytes, id as usize)
    }

    /// The relations that have a value; past the last value, those that have none.
    pub fn postings(&self, facet: Facet, value: u32) -> impl Iterator<Item = u32> + '_ {
        self.facets[facet as usize].postings.iter(&self.bytes, value as usize)
    }

    /// How many relations have a value.
    pub fn posting_len(&self, facet: Facet, value: u32) -> usize {
        self.facets[facet as usize].postings.range(&self.bytes, value as usize).len()
    }

    /// The entities of one relation in their roles.
    pub fn roles(&self, id: u32) -> impl Iterator<Item = (u32, EntityId)> + '_ {
        let mask = (1 << pack::ENTITY_BITS) - 1;
        self.roles.iter(&self.bytes, id as usize).map(move |entry| (entry >> pack::ENTITY_BITS, EntityId(entry & mask)))
    }

    /// The relations that carry a figure.
    pub fn carriers(&self, figure: FigureId) -> impl Iterator<Item = RelationId> + '_ {
        self.carriers.iter(&self.bytes, figure.index()).map(RelationId)
    }

    /// First and last year that some date names; none where nothing is dated.
    pub fn years(&self) -> Option<(i32, i32)> {
        self.years
    }

    /// When what a relation says holds or happened, without reading the rest of it.
    pub fn when(&self, id: RelationId) -> Option<When> {
        pack::unpack_when(self.details.bytes(&self.bytes, id.index()))
    }

    /// Whether a relation says that something is not so, likewise.
    pub fn is_negative(&self, id: RelationId) -> bool {
        pack::unpack_negative(self.details.bytes(&self.bytes, id.index()))
    }

    /// How the subject of a relation stands to its object.
    pub fn predicate(&self, id: RelationId) -> TermId {
        TermId(self.predicate.get(&self.bytes, id.index()))
    }

    /// The English and the French of a statement.
    pub fn statement(&self, id: RelationId) -> (&str, &str) {
        (self.english.get(&self.bytes, id.index()), self.french.get(&self.bytes, id.index()))
    }

    /// The source of a relation.
    pub fn source(&self, id: RelationId) -> SourceId {
        SourceId(self.values(Facet::Source, id.0).next().unwrap_or_default())
    }

    fn details(&self, id: RelationId) -> Details {
        pack::unpack(self.details.bytes(&self.bytes, id.index())).unwrap_or_default()
    }

    /// One relation, whole.
    pub fn relation(&self, id: RelationId) -> Relation {
        let index = id.index();
        let details = self.details(id);
        let in_role =
            |wanted| self.roles(id.0).filter(move |(role, _)| *role == wanted).map(|(_, entity)| entity).collect();
        let only = |facet| self.values(facet, id.0).next().unwrap_or_default();
        Relation {
            key: self.key(id).to_owned(),
            source: SourceId(only(Facet::Source)),
            kind: TermId(only(Facet::Kind)),
            predicate: self.predicate(id),
            standing: TermId(only(Facet::Standing)),
            is_negative: details.is_negative,
            is_open_list: details.is_open_list,
            statement: Text {
                en: self.english.get(&self.bytes, index).to_owned(),
                fr: self.french.get(&self.bytes, index).to_owned(),
                km: details.khmer,
            },
            subject: in_role(pack::SUBJECT),
            object: in_role(pack::OBJECT),
            participant: self
                .roles(id.0)
                .filter_map(|(role, entity)| {
                    Some(Participant { entity, role: TermId(role.checked_sub(pack::FIRST_NAMED_ROLE)?) })
                })
                .collect(),
            place: self.values(Facet::Place, id.0).map(EntityId).collect(),
            topic: self.values(Facet::Topic, id.0).map(TermId).collect(),
            event: self.values(Facet::Event, id.0).next().map(EventId),
            when: details.when,
            said: details.said,
            by: in_role(pack::BY),
            through: in_role(pack::THROUGH),
            office: details.office,
            figure: details.figure,
            note: details.note,
            evidence: details.evidence,
        }
    }
}

impl Catalogue {
    /// How many values a facet may have.
    pub fn len_of(&self, facet: Facet) -> usize {
        match facet {
            Facet::Kind => self.vocabulary.terms(Scheme::Kind).len(),
            Facet::Standing => self.vocabulary.terms(Scheme::Standing).len(),
            Facet::Topic => self.vocabulary.terms(Scheme::Topic).len(),
            Facet::Who | Facet::By | Facet::Place => self.entities.len(),
            Facet::Source => self.sources.len(),
            Facet::Event => self.events.len(),
        }
    }
}

/// Where the sections lie, once header and checksum are right.
fn sections(bytes: &[u8], is_trusted: bool) -> Result<Vec<Range<usize>>, Malformed> {
    let refuse = |sentence: &str| Err(Malformed(sentence.to_owned()));
    let word =
        |at: usize| bytes.get(at..at + 4).map_or(0, |word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]));
    if bytes.get(..8) != Some(pack::MAGIC) {
        return refuse("these bytes are no Entente pack");
    }
    if word(8) != pack::VERSION {
        return Err(Malformed(format!(
            "the pack is of version {}, this engine reads version {}",
            word(8),
            pack::VERSION
        )));
    }
    if bytes.len() < pack::HEADER + 8 * pack::SECTIONS || word(12) as usize != pack::SECTIONS {
        return refuse("the pack's table of sections is incomplete");
    }
    let stated = u64::from(word(16)) | u64::from(word(20)) << 32;
    if !is_trusted && stated != pack::checksum(&bytes[pack::HEADER..]) {
        return refuse("the pack is damaged: its checksum does not match");
    }
    let mut ranges = Vec::with_capacity(pack::SECTIONS);
    let mut end = pack::HEADER + 8 * pack::SECTIONS;
    for index in 0..pack::SECTIONS {
        let at = pack::HEADER + 8 * index;
        let (offset, len) = (word(at) as usize, word(at + 4) as usize);
        if offset != end || len > bytes.len() - end {
            return refuse("the pack's sections do not lie on end");
        }
        end += len;
        ranges.push(offset..end);
    }
    if end != bytes.len() {
        return refuse("the pack goes on past its last section");
    }
    Ok(ranges)
}

/// Every relation has one kind, one standing, one source.
fn check_single(bytes: &[u8], facets: &[FacetTable], n: usize) -> Result<(), Malformed> {
    for (facet, name) in [(Facet::Kind, "kind"), (Facet::Standing, "standing"), (Facet::Source, "source")] {
        let values = facets[facet as usize].values;
        if (0..n).any(|id| values.range(bytes, id).len() != 1) {
            return Err(Malformed(format!("the pack has a relation without exactly one {name}")));
        }
    }
    Ok(())
}

fn check_roles(bytes: &[u8], roles: Lists, catalogue: &Catalogue) -> Result<(), Malformed> {
    let n_roles = pack::FIRST_NAMED_ROLE as usize + catalogue.vocabulary.terms(Scheme::Role).len();
    let mask = (1 << pack::ENTITY_BITS) - 1;
    let fits = |entry: u32| {
        ((entry >> pack::ENTITY_BITS) as usize) < n_roles && ((entry & mask) as usize) < catalogue.entities.len()
    };
    match roles.values().iter(bytes, 0..roles.values().len()).all(fits) {
        true => Ok(()),
        false => Err(Malformed("the pack's roles name an entity or a role that is not there".to_owned())),
    }
}

/// All details can be read, and name figures and bases that are there.
fn check_details(bytes: &[u8], details: Strings, catalogue: &Catalogue) -> Result<(), Malformed> {
    for index in 0..details.len() {
        let details: Details = pack::unpack(details.bytes(bytes, index))
            .ok_or_else(|| Malformed(format!("the pack's details of relation {index} cannot be read")))?;
        let figures = details.figure.iter().all(|id| id.index() < catalogue.figures.len());
        let bases = details.when.iter().chain(&details.said).all(|when| when.basis.index() < catalogue.bases.len());
        if !figures || !bases {
            return Err(Malformed(format!("the pack's details of relation {index} point past the end of a list")));
        }
    }
    Ok(())
}

/// First and last year among the days that bound a date; open ends name none.
///
/// Years that no query can name are left out: a histogram has a number for each year, and a date may lie millions away.
fn span_of_years(bytes: &[u8], earliest: Column, latest: Column) -> Option<(i32, i32)> {
    let days = earliest.iter(bytes, 0..earliest.len()).chain(latest.iter(bytes, 0..latest.len())).map(|day| day as i32);
    let days = days.filter(|&day| day > i32::MIN && day < i32::MAX);
    let (first, last) = days.fold((i32::MAX, i32::MIN), |(first, last), day| (first.min(day), last.max(day)));
    (first <= last).then(|| (Day(first).year().clamp(-9999, 9999), Day(last).year().clamp(-9999, 9999)))
}

/// Every id of the catalogue names a record that is there.
fn check_catalogue(catalogue: &Catalogue, n_relations: usize) -> Result<(), Malformed> {
    let vocabulary = &catalogue.vocabulary;
    let term = |scheme: Scheme, id: TermId| id.index() < vocabulary.terms(scheme).len();
    let entity = |id: &EntityId| id.index() < catalogue.entities.len();
    let entities = |ids: &[EntityId]| ids.iter().all(entity);
    let source = |id: &SourceId| id.index() < catalogue.sources.len();
    let event = |id: &EventId| id.index() < catalogue.events.len();
    let figures = |ids: &[FigureId]| ids.iter().all(|id| id.index() < catalogue.figures.len());
    let relations = |ids: &[RelationId]| ids.iter().all(|id| id.index() < n_relations);
    let when = |when: &Option<When>| when.iter().all(|when| when.basis.index() < catalogue.bases.len());
    let people = |list: &[Participant]| list.iter().all(|p| entity(&p.entity) && term(Scheme::Role, p.role));

    let sound = vocabulary.schemes.len() == Scheme::ALL.len()
        && catalogue.entities.len() < 1 << pack::ENTITY_BITS
        && vocabulary.terms(Scheme::Role).len() < 200
        && entities(&catalogue.about.focus)
        && catalogue.sources.iter().all(|s| {
            // A source's page has an entry for each paragraph, whether or not a relation stands there.
            s.paragraphs <= 1 << 16
                && term(Scheme::Genre, s.genre)
                && term(Scheme::Standpoint, s.standpoint)
                && entity(&s.voice)
                && when(&s.issued)
                && entities(&s.author)
                && entities(&s.draws_on)
                && s.publisher.iter().chain(&s.party).all(entity)
                && s.lacks.iter().all(|&id| term(Scheme::Part, id))
        })
        && catalogue.entities.iter().all(|e| {
            term(Scheme::EntityType, e.entity_type)
                && e.alias.iter().all(|a| term(Scheme::AliasKind, a.kind) && a.only.iter().all(|(id, _)| source(id)))
                && e.confusable.iter().chain(&e.possibly_same_as).all(|n| entity(&n.entity))
        })
        && catalogue.events.iter().all(|e| {
            term(Scheme::EventKind, e.kind)
                && term(Scheme::Standing, e.standing)
                && when(&e.when)
                && entities(&e.place)
                && people(&e.participant)
                && e.series.iter().all(entity)
                && e.part_of.iter().all(event)
        })
        && catalogue.threads.iter().all(|t| t.step.iter().all(|step| step.relation.index() < n_relations))
        && catalogue.figures.iter().all(|f| {
            term(Scheme::Measure, f.measure)
                && term(Scheme::Bound, f.bound)
                && term(Scheme::Unit, f.unit)
                && term(Scheme::Direction, f.direction)
                && f.source.iter().all(source)
                && figures(&f.parts)
                && f.reporter.iter().chain(&f.partner).all(entity)
                && f.derived.iter().all(|d| figures(&d.from))
                && f.change.iter().all(|c| c.baseline.iter().all(|id| figures(&[*id])) && c.since.iter().all(event))
        })
        && catalogue.links.iter().all(|l| {
            term(Scheme::LinkKind, l.kind)
                && match &l.between {
                    Between::Relations(ids) => relations(ids),
                    Between::Figures(ids) => figures(ids),
                }
        })
        && catalogue
            .absences
            .iter()
            .all(|a| entities(&a.who) && relations(&a.near) && a.topic.iter().all(|&id| term(Scheme::Topic, id)));
    if sound { Ok(()) } else { Err(Malformed("the pack's catalogue points past the end of a list".to_owned())) }
}

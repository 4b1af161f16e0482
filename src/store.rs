//! The tables of a dataset, opened: what every question reads.
//!
//! Opening checks each offset, length, id and run of UTF-8 once; past that line nothing can be out of place, and the
//! accessors answer without a `Result`. What a checksum and the checks let through is at worst nonsense, never a panic.

mod calendar;
mod check;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use entente_columns::{Bits, Column, Days, Lists, Postings, Reader, Strings, Writer, count_before, lowest_ranked};

use crate::model::*;
use crate::pack::{self, Catalogue, Details, Facet, Ground, Indexes, Malformed, Section, Terms, Texts, Values};

pub(crate) use calendar::{BLOCK, Calendar};

/// The seeds of this project, compiled.
#[cfg(feature = "dataset")]
static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dataset.pack"));

/// A dataset ready to be asked.
pub struct Store {
    bytes: Cow<'static, [u8]>,
    pub catalogue: Catalogue,
    keys: Strings,
    texts: Texts,
    predicate: Column,
    earliest: Days,
    latest: Days,
    said_earliest: Days,
    said_latest: Days,
    roles: Lists,
    /// How many bits of an entry of `roles` hold the entity.
    entity_bits: u32,
    details: Strings,
    /// The values of the facets; where they are derived, they lie where the indexes do.
    facets: Vec<Values>,
    indexes: Indexes,
    /// For each figure the relations that carry it.
    carriers: Lists,
    calendar: Calendar,
    /// The text index; where the pack leaves it out, not before the first word is asked for.
    words: OnceLock<Words>,
    /// The entities by whose account some relation is known, likewise.
    in_between: OnceLock<Bits>,
}

/// A facet of more values is counted by relations and not by values.
const MANY_VALUES: usize = 64;

/// The word forms with their postings, and the lengths of the statements.
pub(crate) struct Words {
    /// The bytes they lie in, where those are not the pack's.
    own: Option<Vec<u8>>,
    pub strings: Strings,
    pub languages: Column,
    /// For each form the weights that it has in relations: its places are those of `postings`.
    pub levels: Lists,
    /// For each weight of each form the relations in which it weighs so much.
    pub postings: Postings,
    pub lengths: Column,
    /// The mean of all lengths, at least 1.
    pub average_length: u64,
    /// The least of all lengths.
    pub shortest: u32,
}

impl Words {
    fn read(bytes: &[u8], mut section: Reader, n: usize) -> Result<Words, Malformed> {
        let strings = section.strings(None)?;
        let languages = section.column(strings.len(), 4)?;
        let levels = section.lists(Some(strings.len()), pack::MOST_WEIGHT + 1)?;
        let postings = section.postings(Some(levels.values().len()), n)?;
        let lengths = section.column(n, 1 << 24)?;
        let average_length = (lengths.sum(bytes) / n.max(1) as u64).max(1);
        let shortest = lengths.min(bytes);
        Ok(Words { own: None, strings, languages, levels, postings, lengths, average_length, shortest })
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
        let sections = check::sections(&bytes, is_trusted)?;
        let read = |section: Section, part| Reader::new(&bytes, sections[section as usize].clone(), part, is_trusted);

        let catalogue: Catalogue = pack::unpack(&bytes[sections[Section::Catalogue as usize].clone()])
            .ok_or_else(|| Malformed("the pack's catalogue cannot be read".to_owned()))?;
        let keys = read(Section::Keys, "keys").strings(None)?;
        let n = keys.len();
        let texts = Texts::read(&mut read(Section::Texts, "statements"), &bytes, n, is_trusted)?;

        let mut columns = read(Section::Columns, "columns");
        let predicate = columns.column(n, catalogue.vocabulary.terms(Scheme::Predicate).len() as u32)?;
        let earliest = Days::read(&mut columns, n)?;
        let latest = Days::read_beside(earliest, &mut columns, n)?;
        let said_earliest = Days::read(&mut columns, n)?;
        let said_latest = Days::read_beside(said_earliest, &mut columns, n)?;
        let carriers = columns.rising(Some(catalogue.figures.len()), n as u32)?;

        let roles = read(Section::Roles, "roles").lists(Some(n), u32::MAX)?;
        let details = read(Section::Details, "details").blobs(Some(n))?;
        let entity_bits = pack::entity_bits(&catalogue);

        let lens = Facet::ALL.map(|facet| catalogue.len_of(facet));
        let mut facets = pack::stated(&mut read(Section::Facets, "facets"), n, &lens)?;
        if !is_trusted {
            check::catalogue(&catalogue, n)?;
            check::roles(&bytes, roles, &catalogue)?;
            check::details(&bytes, details, [earliest, latest, said_earliest, said_latest], &catalogue)?;
            check::single(&bytes, &facets, &lens)?;
            check::order(&bytes, earliest)?;
        }

        let indexes = match sections[Section::Indexes as usize].is_empty() {
            true => {
                let voices: Vec<u32> = catalogue.sources.iter().map(|source| source.voice.0).collect();
                let (bytes, stated, lens, voices) = (&bytes[..], &facets[..], &lens[..], &voices[..]);
                Indexes::of(&Ground { bytes, keys, roles, entity_bits, details, stated, lens, voices })
            }
            false => Indexes::read(&mut read(Section::Indexes, "indexes"), n, &lens)?,
        };
        facets[Facet::Who as usize] = indexes.who;
        facets[Facet::By as usize] = indexes.by;
        let words = match sections[Section::Forms as usize].is_empty() {
            true => OnceLock::new(),
            false => OnceLock::from(Words::read(&bytes, read(Section::Forms, "word forms"), n)?),
        };
        let calendar = Calendar::of(&bytes, n, earliest, latest);
        Ok(Store {
            carriers,
            calendar,
            entity_bits,
            catalogue,
            keys,
            texts,
            predicate,
            earliest,
            latest,
            said_earliest,
            said_latest,
            roles,
            details,
            facets,
            indexes,
            words,
            in_between: OnceLock::new(),
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
            let details = self.details(id);
            let remarks = details.office.iter().chain(&details.note);
            terms.relation(&self.bytes, &self.texts, id.index(), details.khmer.as_deref(), remarks);
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

    /// The relation of a key.
    pub fn find(&self, key: &str) -> Option<RelationId> {
        let bytes = self.indexes.bytes(&self.bytes);
        let id = |at: usize| RelationId(self.indexes.by_key.get(bytes, at));
        let at = count_before(self.len(), |at| self.key(id(at)) < key);
        (at < self.len()).then(|| id(at)).filter(|&id| self.key(id) == key)
    }

    /// Earliest and latest day of what a relation says; [`pack::UNDATED`] twice where it has no date.
    #[inline]
    pub fn days(&self, id: u32) -> (i32, i32) {
        (self.earliest.get(&self.bytes, id as usize), self.latest.get(&self.bytes, id as usize))
    }

    /// Earliest and latest day of its being said.
    #[inline]
    pub fn said_days(&self, id: u32) -> (i32, i32) {
        (self.said_earliest.get(&self.bytes, id as usize), self.said_latest.get(&self.bytes, id as usize))
    }

    /// How many relations begin before a day.
    pub(crate) fn before(&self, day: i32) -> usize {
        self.earliest.before(&self.bytes, day)
    }

    /// Adds to a set those of a range of relations that last until a day or longer.
    pub(crate) fn note_lasting(&self, range: Range<usize>, until: i32, set: &mut Bits) {
        self.latest.note_from(&self.bytes, range.start..range.end.min(self.len()), until, set);
    }

    /// The relations that may have been said within a span.
    pub(crate) fn said_within(&self, from: i32, to: i32) -> Bits {
        let mut set = Bits::none(self.len());
        Days::note_within(&self.bytes, [self.said_earliest, self.said_latest], from, to, &mut set);
        set
    }

    /// The first so many of some relations when they are read source by source, paragraph by paragraph.
    pub(crate) fn by_source(&self, ids: &[u32], count: usize) -> Vec<u32> {
        lowest_ranked(self.indexes.bytes(&self.bytes), self.indexes.rank, ids, count)
    }

    pub(crate) fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Its place when relations are read source by source, paragraph by paragraph.
    #[inline]
    pub fn rank(&self, id: u32) -> u32 {
        self.indexes.rank.get(self.indexes.bytes(&self.bytes), id as usize)
    }

    /// The values that one relation has in a facet.
    #[inline]
    pub fn values(&self, facet: Facet, id: u32) -> impl Iterator<Item = u32> + '_ {
        self.facets[facet as usize].iter(self.value_bytes(facet), id, self.catalogue.len_of(facet))
    }

    /// The bytes in which the values of a facet lie.
    #[inline]
    fn value_bytes(&self, facet: Facet) -> &[u8] {
        if facet.is_derived() { self.indexes.bytes(&self.bytes) } else { &self.bytes }
    }

    /// The relations that have a value; past the last value, those that have none.
    pub fn postings(&self, facet: Facet, value: u32) -> impl Iterator<Item = u32> + '_ {
        let (bytes, postings) = self.index(facet);
        postings.iter(bytes, value as usize)
    }

    /// The postings of a facet and the bytes they lie in.
    pub(crate) fn index(&self, facet: Facet) -> (&[u8], Postings) {
        (self.indexes.bytes(&self.bytes), self.indexes.postings[facet as usize])
    }

    /// The relations that have some of these values.
    pub(crate) fn any_of(&self, facet: Facet, values: &[u32]) -> Bits {
        let (bytes, postings) = self.index(facet);
        pack::any_of(bytes, postings, self.len(), values)
    }

    /// How many relations have a value.
    pub fn posting_len(&self, facet: Facet, value: u32) -> usize {
        let (bytes, postings) = self.index(facet);
        postings.count(bytes, value as usize)
    }

    /// How many relations of a set have a value.
    pub(crate) fn count_common(&self, facet: Facet, value: u32, set: &Bits) -> usize {
        let (bytes, postings) = self.index(facet);
        postings.count_common(bytes, value as usize, set)
    }

    /// How many relations have each value of a facet; in the last place, how many have none.
    pub(crate) fn all_counts(&self, facet: Facet) -> Vec<u32> {
        let (bytes, postings) = self.index(facet);
        let mut counts = vec![0; postings.len()];
        postings.counts().add_to(bytes, &mut counts);
        counts
    }

    /// Whether the counts are known of the relations that have some of these values.
    pub(crate) fn is_counted(&self, facet: Facet, values: &[u32]) -> bool {
        values.iter().all(|&value| self.indexes.crossed.has(facet, value))
    }

    /// How many relations have each value of a facet and one of these values of another; one that has several of these is
    /// counted for each.
    pub(crate) fn known_counts(&self, facet: Facet, other: Facet, values: &[u32]) -> Vec<u32> {
        let bytes = self.indexes.bytes(&self.bytes);
        let mut counts = vec![0; self.catalogue.len_of(facet) + 1];
        for &value in values {
            self.indexes.crossed.add(bytes, (other, value), facet, &mut counts);
        }
        counts
    }

    /// How many relations of a set have each, by the postings of the values; none where it takes less time to look at so many
    /// relations one by one.
    pub(crate) fn count_by_value(&self, facet: Facet, set: &Bits, looks: usize) -> Option<Vec<u32>> {
        let (bytes, postings) = self.index(facet);
        // Of a facet with many values it is plain that one by one is quicker, and working that out would take time.
        let is_quicker = postings.len() <= MANY_VALUES && postings.cost(bytes) < looks;
        is_quicker.then(|| (0..postings.len()).map(|value| postings.count_common(bytes, value, set) as u32).collect())
    }

    /// How many of some relations have each value of a facet; in the last place, how many have none.
    pub(crate) fn count(&self, facet: Facet, ids: &[u32], counts: &mut [u32]) {
        self.facets[facet as usize].count(self.value_bytes(facet), ids, counts);
    }

    /// The entities of one relation in their roles.
    pub fn roles(&self, id: u32) -> impl Iterator<Item = (u32, EntityId)> + '_ {
        let (bits, mask) = (self.entity_bits, (1 << self.entity_bits) - 1);
        self.roles.iter(&self.bytes, id as usize).map(move |entry| (entry >> bits, EntityId(entry & mask)))
    }

    /// By its account some relation is known.
    pub(crate) fn is_in_between(&self, entity: EntityId) -> bool {
        // One pass over the roles of all relations: 2 ms at a million.
        let find = || {
            let entries = self.roles.values();
            let entries = entries.iter(&self.bytes, 0..entries.len());
            let through = entries.filter(|entry| entry >> self.entity_bits == pack::THROUGH);
            let mask = (1 << self.entity_bits) - 1;
            Bits::of(self.catalogue.entities.len(), through.map(|entry| entry & mask))
        };
        self.in_between.get_or_init(find).contains(entity.0)
    }

    /// The relations that carry a figure.
    pub fn carriers(&self, figure: FigureId) -> impl Iterator<Item = RelationId> + '_ {
        self.carriers.iter(&self.bytes, figure.index()).map(RelationId)
    }

    /// First and last year that some date names; none where nothing is dated.
    pub fn years(&self) -> Option<(i32, i32)> {
        self.calendar.years
    }

    /// When what a relation says holds or happened, without reading the rest of it.
    pub fn when(&self, id: RelationId) -> Option<When> {
        pack::unpack_when(self.details.bytes(&self.bytes, id.index()), self.bounds(id))
    }

    /// Whether a relation says that something is not so, likewise.
    pub fn is_negative(&self, id: RelationId) -> bool {
        pack::unpack_negative(self.details.bytes(&self.bytes, id.index()))
    }

    /// How the subject of a relation stands to its object.
    pub fn predicate(&self, id: RelationId) -> TermId {
        TermId(self.predicate.get(&self.bytes, id.index()))
    }

    /// The English of a statement, and the French where it is not the same.
    pub fn statement(&self, id: RelationId) -> (Cow<'_, str>, Option<Cow<'_, str>>) {
        (self.texts.english(&self.bytes, id.index()), self.texts.french(&self.bytes, id.index()))
    }

    /// The source of a relation.
    pub fn source(&self, id: RelationId) -> SourceId {
        SourceId(self.values(Facet::Source, id.0).next().unwrap_or_default())
    }

    /// The standing of a relation: how far what it says came about.
    pub fn standing(&self, id: RelationId) -> TermId {
        TermId(self.values(Facet::Standing, id.0).next().unwrap_or_default())
    }

    fn bounds(&self, id: RelationId) -> [(i32, i32); 2] {
        [self.days(id.0), self.said_days(id.0)]
    }

    fn details(&self, id: RelationId) -> Details {
        pack::unpack_details(self.details.bytes(&self.bytes, id.index()), self.bounds(id)).unwrap_or_default()
    }

    /// One relation, whole.
    pub fn relation(&self, id: RelationId) -> Relation {
        let details = self.details(id);
        let (en, fr) = self.statement(id);
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
                fr: fr.unwrap_or_else(|| en.clone()).into_owned(),
                en: en.into_owned(),
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

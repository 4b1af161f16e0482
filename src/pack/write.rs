//! Writes a dataset as a pack. The same dataset gives the same bytes on every machine.

use entente_columns::{Days, MOST_SLOTS, Reader, Writer};

use super::codec::pack;
use super::facets::{Values, write_indexes};
use super::texts::TextsWriter;
use super::*;

/// Whether a pack holds what follows from its texts and values, or leaves it to be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Index {
    Held,
    LeftOut,
}

/// The bytes of a dataset.
///
/// # Panics
///
/// Never for a dataset that the seed compiler made; a dataset put together by hand must keep its ids within its lists, and
/// its relations in order of their earliest day, or the pack is refused when it is opened.
pub fn write(dataset: &Dataset, index: Index) -> Vec<u8> {
    let catalogue = Catalogue {
        about: dataset.about.clone(),
        vocabulary: dataset.vocabulary.clone(),
        bases: dataset.bases.clone(),
        sources: dataset.sources.clone(),
        entities: dataset.entities.clone(),
        events: dataset.events.clone(),
        threads: dataset.threads.clone(),
        figures: dataset.figures.clone(),
        links: dataset.links.clone(),
        absences: dataset.absences.clone(),
    };
    let mut packer = Packer::new(catalogue, index);
    for relation in &dataset.relations {
        packer.push(relation);
    }
    packer.finish()
}

/// Writes a pack relation by relation, so that a million of them need not be held at once.
pub struct Packer {
    catalogue: Catalogue,
    index: Index,
    keys: Heap,
    texts: TextsWriter,
    /// The forms of each word of the texts.
    forms: Vec<Vec<u32>>,
    terms: Terms,
    predicates: Vec<u32>,
    /// Earliest and latest day of what is said, then of its being said.
    days: [Vec<i32>; 4],
    /// Source and paragraph of each relation.
    places: Vec<(u32, u32)>,
    carriers: Vec<Vec<u32>>,
    roles: Flat,
    details: Heap,
    /// For each facet the values of each relation.
    facets: [Flat; 8],
}

/// Byte strings on end.
#[derive(Default)]
struct Heap {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Heap {
    fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        self.ends.push(self.bytes.len() as u32);
    }

    fn write(&self, out: &mut Writer) {
        let offsets: Vec<u32> = std::iter::once(0).chain(self.ends.iter().copied()).collect();
        out.heap(&offsets, &self.bytes);
    }
}

/// Lists of numbers on end.
#[derive(Default)]
struct Flat {
    values: Vec<u32>,
    ends: Vec<u32>,
}

impl Flat {
    fn push(&mut self, values: impl IntoIterator<Item = u32>) {
        self.values.extend(values);
        self.ends.push(self.values.len() as u32);
    }

    fn iter(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(&from, &to)| &self.values[from as usize..to as usize])
    }
}

impl Packer {
    /// A packer of relations whose ids are places in this catalogue.
    pub fn new(catalogue: Catalogue, index: Index) -> Packer {
        let carriers = vec![Vec::new(); catalogue.figures.len()];
        Packer {
            catalogue,
            index,
            carriers,
            keys: Heap::default(),
            texts: TextsWriter::default(),
            forms: Vec::new(),
            terms: Terms::default(),
            predicates: Vec::new(),
            days: Default::default(),
            places: Vec::new(),
            roles: Flat::default(),
            details: Heap::default(),
            facets: Default::default(),
        }
    }

    /// Adds the next relation; relations come in order of their earliest day, those without a date last.
    pub fn push(&mut self, relation: &Relation) {
        let id = self.predicates.len() as u32;
        self.keys.push(relation.key.as_bytes());
        self.statement(relation);
        self.predicates.push(relation.predicate.0);
        let bounds = |when: &Option<When>| {
            when.as_ref().map_or([UNDATED; 2], |when| [when.date.earliest().0, when.date.latest().0])
        };
        let days = [bounds(&relation.when), bounds(&relation.said)];
        for (column, day) in self.days.iter_mut().zip(days.into_iter().flatten()) {
            column.push(day);
        }
        let paragraph = relation.evidence.first().map_or(0, |evidence| evidence.paragraph);
        self.places.push((relation.source.0, paragraph));
        for figure in &relation.figure {
            let carriers = &mut self.carriers[figure.index()];
            if carriers.last() != Some(&id) {
                carriers.push(id);
            }
        }
        let bits = entity_bits(&self.catalogue);
        self.roles.push(roles(relation).map(|(role, entity)| role << bits | entity.0));
        self.details.push(&details(relation));
        for (facet, column) in Facet::ALL.into_iter().zip(&mut self.facets) {
            column.push(facet_values(&self.catalogue, facet, relation));
        }
    }

    /// The statement goes to the texts, and its words to the index.
    fn statement(&mut self, relation: &Relation) {
        let Text { en, fr, km } = &relation.statement;
        let (terms, forms) = (&mut self.terms, &mut self.forms);
        if self.index == Index::LeftOut {
            return self.texts.push(en, fr, &mut |_, _, _| {});
        }
        let mut length = 0;
        self.texts.push(en, fr, &mut |language, number, word| {
            if let Some(word) = word {
                // No word of an index runs across a space, so what stands between two spaces has the same forms everywhere.
                forms.push(crate::fold::tokens(word).into_iter().map(|token| terms.form(token.form)).collect());
            }
            let forms = &forms[number as usize];
            length += if language == 0 { forms.len() as u32 } else { 0 };
            forms.iter().for_each(|&form| terms.word(form, language));
        });
        if let Some(km) = km {
            terms.words(km, 2);
        }
        terms.end_text(STATEMENT_WEIGHT);
        terms.remarks(relation.office.iter().chain(&relation.note));
        terms.end_relation(length);
    }

    /// The bytes of the pack.
    pub fn finish(self) -> Vec<u8> {
        let Packer { catalogue, index, texts, terms, days, carriers, facets, .. } = self;
        let lens = Facet::ALL.map(|facet| catalogue.len_of(facet));
        let keys = section(|out| self.keys.write(out));
        let values = section(|out| facets.iter().zip(lens).for_each(|(facet, len)| write_values(facet, len, out)));
        let indexes = section(|out| {
            if index == Index::Held {
                let read = |bytes, part| Reader::new(bytes, 0..usize::MAX, part, true);
                // Keys and values side by side, since the indexes are made of both.
                let bytes = [&keys[..], &values[..]].concat();
                let mut reader = read(&bytes, "keys");
                let keys = reader.strings(None).expect("they were written a moment ago");
                let values = lens.map(|len| {
                    let values = Values::read(&mut reader, keys.len(), len);
                    (values.expect("they were written a moment ago"), len)
                });
                write_indexes(&bytes, keys, &values, out);
            }
        });
        let sections = [
            pack(&catalogue),
            keys,
            section(|out| texts.write(out)),
            section(|out| {
                out.column(self.predicates);
                days.iter().for_each(|days| Days::write(days, out));
                out.column(ranks(&self.places));
                out.lists(carriers);
            }),
            section(|out| out.lists(self.roles.iter())),
            section(|out| self.details.write(out)),
            values,
            indexes,
            section(|out| match index {
                Index::Held => terms.write(out),
                Index::LeftOut => {}
            }),
        ];
        join(&sections)
    }
}

/// Sections behind their header.
fn join(sections: &[Vec<u8>; SECTIONS]) -> Vec<u8> {
    let start = HEADER + 8 * SECTIONS;
    let mut bytes = Vec::with_capacity(start + sections.iter().map(Vec::len).sum::<usize>());
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend((SECTIONS as u32).to_le_bytes());
    bytes.extend([0; 8]);
    let mut offset = start;
    for section in sections {
        bytes.extend((offset as u32).to_le_bytes());
        bytes.extend((section.len() as u32).to_le_bytes());
        offset += section.len();
    }
    sections.iter().for_each(|section| bytes.extend(section));
    let sum = checksum(&bytes[HEADER..]);
    bytes[HEADER - 8..HEADER].copy_from_slice(&sum.to_le_bytes());
    bytes
}

fn section(fill: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut out = Writer::default();
    fill(&mut out);
    out.bytes
}

fn details(relation: &Relation) -> Vec<u8> {
    let details = Details {
        khmer: relation.statement.km.clone(),
        is_negative: relation.is_negative,
        is_open_list: relation.is_open_list,
        when: relation.when.clone(),
        said: relation.said.clone(),
        office: relation.office.clone(),
        note: relation.note.clone(),
        figure: relation.figure.clone(),
        evidence: relation.evidence.clone(),
    };
    pack(&details)
}

/// Each relation's place when they are read source by source, paragraph by paragraph.
fn ranks(places: &[(u32, u32)]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..places.len() as u32).collect();
    order.sort_by_key(|&id| (places[id as usize], id));
    let mut ranks = vec![0; places.len()];
    for (rank, id) in order.into_iter().enumerate() {
        ranks[id as usize] = rank as u32;
    }
    ranks
}

/// Values of one facet: places for them where no relation has many and few places stay empty, else lists.
fn write_values(facet: &Flat, len: usize, out: &mut Writer) {
    let slots = facet.iter().map(<[u32]>::len).max().unwrap_or(0).max(1);
    let is_few = slots == 1 || slots <= MOST_SLOTS && slots * facet.ends.len() <= 2 * facet.values.len();
    out.number(if is_few { slots as u32 } else { 0 });
    if !is_few {
        return out.lists(facet.iter());
    }
    let empty = |place: usize| (len + place) as u32;
    let slots_of =
        |values: &[u32]| (0..slots).map(|at| values.get(at).copied().unwrap_or(empty(at))).collect::<Vec<_>>();
    out.column(facet.iter().flat_map(slots_of));
}

/// The values of one relation, rising, each once.
fn facet_values(catalogue: &Catalogue, facet: Facet, relation: &Relation) -> Vec<u32> {
    let mut values: Vec<u32> = match facet {
        Facet::Kind => vec![relation.kind.0],
        Facet::Standing => vec![relation.standing.0],
        Facet::Topic => relation.topic.iter().map(|id| id.0).collect(),
        Facet::Who => roles(relation).map(|(_, entity)| entity.0).collect(),
        // Where nobody is named, the source itself speaks.
        Facet::By if relation.by.is_empty() => vec![catalogue.sources[relation.source.index()].voice.0],
        Facet::By => relation.by.iter().map(|id| id.0).collect(),
        Facet::Source => vec![relation.source.0],
        Facet::Place => relation.place.iter().map(|id| id.0).collect(),
        Facet::Event => relation.event.iter().map(|id| id.0).collect(),
    };
    values.sort_unstable();
    values.dedup();
    values
}

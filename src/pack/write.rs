//! Writes a dataset as a pack. The same dataset gives the same bytes on every machine.

use entente_columns::{Days, Reader, Writer};

use super::details::pack_details;
use super::facets::{Ground, stated, write_indexes, write_values};
use super::heap::Heap;
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

/// A sound pack without what follows from its texts and values: what [`Index::LeftOut`] would have written.
pub fn leave_out(pack: &[u8]) -> Vec<u8> {
    let entry = |section: Section| HEADER + 8 * section as usize;
    let at = entry(Section::Indexes);
    let end = u32::from_le_bytes(pack[at..at + 4].try_into().expect("these are four bytes"));
    let mut lean = pack[..end as usize].to_vec();
    for section in [Section::Indexes, Section::Forms] {
        lean[entry(section)..entry(section) + 4].copy_from_slice(&end.to_le_bytes());
        lean[entry(section) + 4..entry(section) + 8].fill(0);
    }
    seal(&mut lean);
    lean
}

/// Puts the checksum into its place.
fn seal(pack: &mut [u8]) {
    let sum = checksum(&pack[HEADER..]);
    pack[HEADER - 8..HEADER].copy_from_slice(&sum.to_le_bytes());
}

/// Writes a pack relation by relation, so that a million of them need not be held at once.
pub struct Packer {
    catalogue: Catalogue,
    index: Index,
    keys: Heap<u8>,
    texts: TextsWriter,
    terms: Terms,
    predicates: Vec<u32>,
    /// Earliest and latest day of what is said, then of its being said.
    days: [Vec<i32>; 4],
    carriers: Vec<Vec<u32>>,
    roles: Heap<u32>,
    details: Heap<u8>,
    /// For each facet the values of each relation; none of one that is derived.
    facets: [Heap<u32>; 8],
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
            terms: Terms::default(),
            predicates: Vec::new(),
            days: Default::default(),
            roles: Heap::default(),
            details: Heap::default(),
            facets: Default::default(),
        }
    }

    /// Adds the next relation; relations come in order of their earliest day, those without a date last.
    pub fn push(&mut self, relation: &Relation) {
        let id = self.predicates.len() as u32;
        self.keys.fill(|keys| keys.extend_from_slice(relation.key.as_bytes()));
        self.statement(relation);
        self.predicates.push(relation.predicate.0);
        let bounds = |when: &Option<When>| {
            when.as_ref().map_or([UNDATED; 2], |when| [when.date.earliest().0, when.date.latest().0])
        };
        let days = [bounds(&relation.when), bounds(&relation.said)];
        for (column, day) in self.days.iter_mut().zip(days.into_iter().flatten()) {
            column.push(day);
        }
        for figure in &relation.figure {
            let carriers = &mut self.carriers[figure.index()];
            if carriers.last() != Some(&id) {
                carriers.push(id);
            }
        }
        let bits = entity_bits(&self.catalogue);
        self.roles.push(roles(relation).map(|(role, entity)| role << bits | entity.0));
        self.details.fill(|details| pack_details(relation, details));
        for (facet, column) in Facet::ALL.into_iter().zip(&mut self.facets) {
            push_values(facet, relation, column);
        }
    }

    /// The statement goes to the texts, and its words to the index.
    fn statement(&mut self, relation: &Relation) {
        let Text { en, fr, km } = &relation.statement;
        let terms = &mut self.terms;
        if self.index == Index::LeftOut {
            return self.texts.push(en, fr, &mut |_, _, _| {});
        }
        let mut length = 0;
        self.texts.push(en, fr, &mut |language, number, word| {
            let n_words = terms.numbered(number, language, || word);
            length += if language == 0 { n_words } else { 0 };
        });
        terms.end_statement(km.as_deref());
        terms.remarks(relation.office.iter().chain(&relation.note));
        terms.end_relation(length);
    }

    /// The bytes of the pack.
    pub fn finish(self) -> Vec<u8> {
        let Packer { catalogue, index, keys, texts, terms, predicates, days, carriers, roles, details, facets, .. } =
            self;
        let lens = Facet::ALL.map(|facet| catalogue.len_of(facet));
        let mut pack = Sections::default();
        // What is written is dropped: a million relations are held once, not twice.
        pack.add(|out| out.bytes.extend(codec::pack(&catalogue)));
        pack.add(|out| {
            keys.write(out);
            drop(keys);
        });
        pack.add(|out| texts.write(out));
        pack.add(|out| {
            out.numbers(&predicates);
            let [earliest, latest, said_earliest, said_latest] = &days;
            Days::write(earliest, out);
            Days::write_beside(latest, earliest, out);
            Days::write(said_earliest, out);
            Days::write_beside(said_latest, said_earliest, out);
            out.lists(carriers);
            drop(days);
        });
        pack.add(|out| {
            roles.write(out);
            drop(roles);
        });
        pack.add(|out| {
            details.write(out);
            drop(details);
        });
        pack.add(|out| {
            let values = Facet::ALL.into_iter().zip(facets).zip(lens).filter(|((facet, _), _)| !facet.is_derived());
            values.for_each(|((_, values), len)| write_values(&values, len, out));
        });
        let indexes = match index {
            Index::Held => pack.indexes(&catalogue, &lens),
            Index::LeftOut => Vec::new(),
        };
        pack.add(|out| out.bytes.extend(indexes));
        pack.add(|out| match index {
            Index::Held => terms.write(out),
            Index::LeftOut => {}
        });
        pack.finish()
    }
}

/// A pack that grows section by section, its header first.
struct Sections {
    out: Writer,
    ends: Vec<usize>,
}

impl Default for Sections {
    fn default() -> Sections {
        let start = HEADER + 8 * SECTIONS;
        Sections { out: Writer { bytes: vec![0; start] }, ends: vec![start] }
    }
}

impl Sections {
    fn add(&mut self, fill: impl FnOnce(&mut Writer)) {
        fill(&mut self.out);
        self.ends.push(self.out.bytes.len());
    }

    /// The section `indexes`, which follows from those before it.
    fn indexes(&self, catalogue: &Catalogue, lens: &[usize]) -> Vec<u8> {
        const WRITTEN: &str = "it was written a moment ago";
        let bytes = &self.out.bytes[..];
        let read = |section: Section| {
            let range = self.ends[section as usize]..self.ends[section as usize + 1];
            Reader::new(bytes, range, "indexes", true)
        };
        let keys = read(Section::Keys).strings(None).expect(WRITTEN);
        let n = keys.len();
        let voices: Vec<u32> = catalogue.sources.iter().map(|source| source.voice.0).collect();
        let mut out = Writer::default();
        let ground = Ground {
            bytes,
            keys,
            roles: read(Section::Roles).lists(Some(n), u32::MAX).expect(WRITTEN),
            entity_bits: entity_bits(catalogue),
            details: read(Section::Details).blobs(Some(n)).expect(WRITTEN),
            stated: &stated(&mut read(Section::Facets), n, lens).expect(WRITTEN),
            lens,
            voices: &voices,
        };
        write_indexes(&ground, &mut out);
        out.bytes
    }

    /// The bytes, once their header says where everything lies.
    fn finish(self) -> Vec<u8> {
        let Sections { out: Writer { mut bytes }, ends } = self;
        let mut header = MAGIC.to_vec();
        header.extend(VERSION.to_le_bytes());
        header.extend((SECTIONS as u32).to_le_bytes());
        header.extend([0; 8]);
        for ends in ends.windows(2) {
            header.extend((ends[0] as u32).to_le_bytes());
            header.extend(((ends[1] - ends[0]) as u32).to_le_bytes());
        }
        bytes[..header.len()].copy_from_slice(&header);
        seal(&mut bytes);
        // It grew in steps, and who holds it should hold no more than it.
        bytes.shrink_to_fit();
        bytes
    }
}

/// Adds the values of one relation that are stated, rising, each once.
fn push_values(facet: Facet, relation: &Relation, values: &mut Heap<u32>) {
    match facet {
        Facet::Kind => values.push([relation.kind.0]),
        Facet::Standing => values.push([relation.standing.0]),
        Facet::Topic => values.push_rising(relation.topic.iter().map(|id| id.0)),
        Facet::Source => values.push([relation.source.0]),
        Facet::Place => values.push_rising(relation.place.iter().map(|id| id.0)),
        Facet::Event => values.push(relation.event.map(|id| id.0)),
        // These follow from the roles.
        Facet::Who | Facet::By => {}
    }
}

//! Writes a dataset as a pack. The same dataset gives the same bytes on every machine.

use super::codec::pack;
use super::*;

/// Whether a pack holds its text index or leaves it to be worked out from the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextIndex {
    Held,
    LeftOut,
}

/// The bytes of a dataset.
///
/// # Panics
///
/// Never for a dataset that the seed compiler made; a dataset put together by hand must keep its ids within its lists.
pub fn write(dataset: &Dataset, text_index: TextIndex) -> Vec<u8> {
    let sections = [
        catalogue(dataset),
        section(|out| out.strings(dataset.relations.iter().map(|relation| &relation.key))),
        section(|out| out.strings(dataset.relations.iter().map(|relation| &relation.statement.en))),
        section(|out| out.strings(dataset.relations.iter().map(|relation| &relation.statement.fr))),
        section(|out| columns(dataset, out)),
        section(|out| out.lists(dataset.relations.iter().map(role_entries))),
        section(|out| out.strings(dataset.relations.iter().map(details))),
        section(|out| facets(dataset, out)),
        section(|out| match text_index {
            TextIndex::Held => forms(dataset, out),
            TextIndex::LeftOut => {}
        }),
    ];
    let mut body = Vec::new();
    let mut offset = HEADER + 8 * sections.len();
    for bytes in &sections {
        body.extend((offset as u32).to_le_bytes());
        body.extend((bytes.len() as u32).to_le_bytes());
        offset += bytes.len();
    }
    body.extend(sections.iter().flatten());
    let mut bytes = Vec::with_capacity(HEADER + body.len());
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend((sections.len() as u32).to_le_bytes());
    bytes.extend(checksum(&body).to_le_bytes());
    bytes.extend(body);
    bytes
}

fn section(fill: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut out = Writer::default();
    fill(&mut out);
    out.bytes
}

fn catalogue(dataset: &Dataset) -> Vec<u8> {
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
    pack(&catalogue)
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

fn columns(dataset: &Dataset, out: &mut Writer) {
    let relations = &dataset.relations;
    let earliest = |when: &Option<When>| when.as_ref().map_or(UNDATED, |when| when.date.earliest().0) as u32;
    let latest = |when: &Option<When>| when.as_ref().map_or(UNDATED, |when| when.date.latest().0) as u32;
    out.column(relations.iter().map(|relation| relation.predicate.0));
    out.column(relations.iter().map(|relation| earliest(&relation.when)));
    out.column(relations.iter().map(|relation| latest(&relation.when)));
    out.column(relations.iter().map(|relation| earliest(&relation.said)));
    out.column(relations.iter().map(|relation| latest(&relation.said)));
    out.column(ranks(relations));
    out.lists(carriers(dataset));
}

/// For each figure the relations that carry it.
fn carriers(dataset: &Dataset) -> Vec<Vec<u32>> {
    let mut carriers = vec![Vec::new(); dataset.figures.len()];
    for (id, relation) in dataset.relations.iter().enumerate() {
        for figure in &relation.figure {
            carriers[figure.index()].push(id as u32);
        }
    }
    carriers.iter_mut().for_each(Vec::dedup);
    carriers
}

/// Each relation's place when they are read source by source, paragraph by paragraph.
fn ranks(relations: &[Relation]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..relations.len()).collect();
    order.sort_by_key(|&id| {
        let paragraph = relations[id].evidence.first().map_or(0, |evidence| evidence.paragraph);
        (relations[id].source, paragraph, id)
    });
    let mut ranks = vec![0; relations.len()];
    for (rank, id) in order.into_iter().enumerate() {
        ranks[id] = rank as u32;
    }
    ranks
}

fn role_entries(relation: &Relation) -> Vec<u32> {
    roles(relation).map(|(role, entity)| role << ENTITY_BITS | entity.0).collect()
}

fn facets(dataset: &Dataset, out: &mut Writer) {
    for facet in Facet::ALL {
        let values: Vec<Vec<u32>> =
            dataset.relations.iter().map(|relation| facet_values(dataset, facet, relation)).collect();
        let mut postings = vec![Vec::new(); facet_size(dataset, facet) + 1];
        for (id, values) in values.iter().enumerate() {
            for &value in values {
                postings[value as usize].push(id as u32);
            }
            if values.is_empty() {
                postings.last_mut().expect("there is always the list of what has no value").push(id as u32);
            }
        }
        out.lists(values);
        out.lists(postings);
    }
}

/// How many values a facet may have.
fn facet_size(dataset: &Dataset, facet: Facet) -> usize {
    match facet {
        Facet::Kind => dataset.vocabulary.terms(Scheme::Kind).len(),
        Facet::Standing => dataset.vocabulary.terms(Scheme::Standing).len(),
        Facet::Topic => dataset.vocabulary.terms(Scheme::Topic).len(),
        Facet::Who | Facet::By | Facet::Place => dataset.entities.len(),
        Facet::Source => dataset.sources.len(),
        Facet::Event => dataset.events.len(),
    }
}

/// The values of one relation, rising, each once.
fn facet_values(dataset: &Dataset, facet: Facet, relation: &Relation) -> Vec<u32> {
    let mut values: Vec<u32> = match facet {
        Facet::Kind => vec![relation.kind.0],
        Facet::Standing => vec![relation.standing.0],
        Facet::Topic => relation.topic.iter().map(|id| id.0).collect(),
        Facet::Who => roles(relation).map(|(_, entity)| entity.0).collect(),
        // Where nobody is named, the source itself speaks.
        Facet::By if relation.by.is_empty() => vec![dataset.sources[relation.source.index()].voice.0],
        Facet::By => relation.by.iter().map(|id| id.0).collect(),
        Facet::Source => vec![relation.source.0],
        Facet::Place => relation.place.iter().map(|id| id.0).collect(),
        Facet::Event => relation.event.iter().map(|id| id.0).collect(),
    };
    values.sort_unstable();
    values.dedup();
    values
}

fn forms(dataset: &Dataset, out: &mut Writer) {
    let mut terms = Terms::default();
    for relation in &dataset.relations {
        terms.relation(&relation.statement, relation.office.iter().chain(&relation.note));
    }
    terms.write(out);
}

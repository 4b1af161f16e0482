//! What is checked of a pack once, at opening, beyond the shapes themselves: header, order, and ids that point somewhere.

use std::ops::Range;

use entente_columns::{Days, Lists, Strings};

use crate::model::*;
use crate::pack::{self, Catalogue, Facet, Malformed, Values};

/// Where the sections lie, once header and checksum are right.
pub fn sections(bytes: &[u8], is_trusted: bool) -> Result<Vec<Range<usize>>, Malformed> {
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
pub fn single(bytes: &[u8], facets: &[Values], lens: &[usize]) -> Result<(), Malformed> {
    for (facet, name) in [(Facet::Kind, "kind"), (Facet::Standing, "standing"), (Facet::Source, "source")] {
        if !facets[facet as usize].is_single(bytes, lens[facet as usize]) {
            return Err(Malformed(format!("the pack has a relation without exactly one {name}")));
        }
    }
    Ok(())
}

pub fn roles(bytes: &[u8], roles: Lists, catalogue: &Catalogue) -> Result<(), Malformed> {
    let n_roles = pack::FIRST_NAMED_ROLE as usize + catalogue.vocabulary.terms(Scheme::Role).len();
    let bits = pack::entity_bits(catalogue);
    let (role, entity) = roles.values().max_parts(bytes, bits);
    let fits = roles.values().is_empty() || (role as usize) < n_roles && (entity as usize) < catalogue.entities.len();
    match fits {
        true => Ok(()),
        false => Err(Malformed("the pack's roles name an entity or a role that is not there".to_owned())),
    }
}

/// All details can be read, name figures and bases that are there, and a plain day only where the columns have one.
pub fn details(bytes: &[u8], details: Strings, days: [Days; 4], catalogue: &Catalogue) -> Result<(), Malformed> {
    let (n_figures, n_bases) = (catalogue.figures.len(), catalogue.bases.len());
    let fits = |(index, details): (usize, &[u8])| {
        let [earliest, latest, said_earliest, said_latest] = days.map(|days| days.get(bytes, index));
        let bounds = [(earliest, latest), (said_earliest, said_latest)];
        pack::details_fit(details, bounds, n_figures, n_bases)
    };
    match details.iter(bytes).enumerate().position(|each| !fits(each)) {
        None => Ok(()),
        Some(index) => Err(Malformed(format!(
            "the pack's details of relation {index} cannot be read, or point past the end of a list"
        ))),
    }
}

/// Every id of the catalogue names a record that is there.
pub fn catalogue(catalogue: &Catalogue, n_relations: usize) -> Result<(), Malformed> {
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
        && catalogue.entities.len() < pack::MOST_ENTITIES
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

/// Relations stand in order of their earliest day.
pub fn order(bytes: &[u8], earliest: Days) -> Result<(), Malformed> {
    match earliest.is_rising(bytes) {
        true => Ok(()),
        false => Err(Malformed("the pack's relations do not stand in order of time".to_owned())),
    }
}

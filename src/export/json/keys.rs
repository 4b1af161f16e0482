//! Records as the outside world sees them: every id is a key.

use super::*;
use crate::date::Day;
use crate::evidence::deep_link;
use crate::query::figure::decimal;

/// Turns ids into keys.
pub struct Keys<'a>(pub &'a Store);

impl<'a> Keys<'a> {
    fn term(&self, scheme: Scheme, id: TermId) -> &'a str {
        self.0.catalogue.vocabulary.key(scheme, id)
    }

    fn terms(&self, scheme: Scheme, ids: &[TermId]) -> Vec<&'a str> {
        ids.iter().map(|&id| self.term(scheme, id)).collect()
    }

    fn entity(&self, id: EntityId) -> &'a str {
        &self.0.catalogue.entities[id.index()].key
    }

    pub fn entities(&self, ids: &[EntityId]) -> Vec<&'a str> {
        ids.iter().map(|&id| self.entity(id)).collect()
    }

    fn owned(&self, ids: &[EntityId]) -> Vec<String> {
        ids.iter().map(|&id| self.entity(id).to_owned()).collect()
    }

    fn source(&self, id: SourceId) -> &'a Source {
        &self.0.catalogue.sources[id.index()]
    }

    fn event(&self, id: EventId) -> &'a str {
        &self.0.catalogue.events[id.index()].key
    }

    fn figure(&self, id: FigureId) -> &'a str {
        &self.0.catalogue.figures[id.index()].key
    }

    fn figures(&self, ids: &[FigureId]) -> Vec<&'a str> {
        ids.iter().map(|&id| self.figure(id)).collect()
    }

    fn relations(&self, ids: &[RelationId]) -> Vec<&'a str> {
        ids.iter().map(|&id| self.0.key(id)).collect()
    }

    fn participants(&self, participants: &[Participant]) -> Vec<ParticipantOut> {
        let out = |p: &Participant| ParticipantOut {
            entity: self.entity(p.entity).to_owned(),
            role: self.term(Scheme::Role, p.role).to_owned(),
        };
        participants.iter().map(out).collect()
    }

    fn when(&self, when: &Option<When>) -> Option<WhenOut> {
        let when = when.as_ref()?;
        let day = |day: Day, open: Day| (day != open).then(|| day.to_string());
        Some(WhenOut {
            edtf: when.date.to_string(),
            earliest: day(when.date.earliest(), Day::MIN),
            latest: day(when.date.latest(), Day::MAX),
            basis: (when.basis.0 > 0).then(|| self.0.catalogue.bases[when.basis.index()].clone()),
        })
    }

    pub fn source_out(&self, source: &'a Source) -> SourceOut<'a> {
        SourceOut {
            key: &source.key,
            document: &source.document,
            digest: &source.digest,
            paragraphs: source.paragraphs,
            title: &source.title,
            short: source.short.as_ref(),
            title_basis: &source.title_basis,
            genre: self.term(Scheme::Genre, source.genre),
            language: &source.language,
            publisher: source.publisher.map(|id| self.entity(id)),
            publisher_basis: source.publisher_basis.as_ref(),
            author: self.entities(&source.author),
            voice: self.entity(source.voice),
            identifier: source.identifier.as_deref(),
            issued: self.when(&source.issued),
            standpoint: self.term(Scheme::Standpoint, source.standpoint),
            party: source.party.map(|id| self.entity(id)),
            draws_on: self.entities(&source.draws_on),
            address: source.address.as_deref(),
            lacks: self.terms(Scheme::Part, &source.lacks),
            boilerplate: &source.boilerplate,
            note: source.note.as_ref(),
        }
    }

    pub fn entity_out(&self, entity: &'a Entity) -> EntityOut<'a> {
        let neighbours = |list: &'a [Neighbour]| {
            list.iter().map(|n| NeighbourOut { entity: self.entity(n.entity), reason: &n.reason }).collect()
        };
        EntityOut {
            key: &entity.key,
            r#type: self.term(Scheme::EntityType, entity.entity_type),
            name: &entity.name,
            description: entity.description.as_ref(),
            side: entity.side.as_deref(),
            alias: entity.alias.iter().map(|alias| self.alias_out(alias)).collect(),
            confusable: neighbours(&entity.confusable),
            possibly_same_as: neighbours(&entity.possibly_same_as),
            note: entity.note.as_ref(),
            wikidata: entity.wikidata.as_deref(),
        }
    }

    fn alias_out(&self, alias: &'a Alias) -> AliasOut<'a> {
        let place = |&(source, paragraph): &(SourceId, u32)| format!("{}:{paragraph}", self.source(source).key);
        AliasOut {
            text: &alias.text,
            kind: self.term(Scheme::AliasKind, alias.kind),
            only: alias.only.iter().map(place).collect(),
        }
    }

    pub fn event_out(&self, event: &'a Event) -> EventOut<'a> {
        EventOut {
            key: &event.key,
            kind: self.term(Scheme::EventKind, event.kind),
            title: &event.title,
            when: self.when(&event.when),
            place: self.entities(&event.place),
            participant: self.participants(&event.participant),
            standing: self.term(Scheme::Standing, event.standing),
            series: event.series.map(|id| self.entity(id)),
            ordinal: event.ordinal,
            part_of: event.part_of.map(|id| self.event(id)),
        }
    }

    pub fn relation_out(&self, id: RelationId) -> RelationOut {
        let relation = self.0.relation(id);
        let source = self.source(relation.source);
        RelationOut {
            source: source.key.clone(),
            document: source.document.clone(),
            kind: self.term(Scheme::Kind, relation.kind).to_owned(),
            predicate: self.term(Scheme::Predicate, relation.predicate).to_owned(),
            standing: self.term(Scheme::Standing, relation.standing).to_owned(),
            polarity: if relation.is_negative { "negative" } else { "positive" },
            open_list: relation.is_open_list,
            subject: self.owned(&relation.subject),
            object: self.owned(&relation.object),
            participant: self.participants(&relation.participant),
            place: self.owned(&relation.place),
            topic: self.terms(Scheme::Topic, &relation.topic).into_iter().map(str::to_owned).collect(),
            event: relation.event.map(|id| self.event(id).to_owned()),
            when: self.when(&relation.when),
            said: self.when(&relation.said),
            by: match relation.by.is_empty() {
                true => vec![self.entity(source.voice).to_owned()],
                false => self.owned(&relation.by),
            },
            by_source_voice: relation.by.is_empty(),
            through: self.owned(&relation.through),
            figure: self.figures(&relation.figure).into_iter().map(str::to_owned).collect(),
            evidence: relation.evidence.iter().map(|evidence| evidence_out(evidence, source)).collect(),
            links: self.links_of(id, &relation.figure),
            statement: relation.statement,
            office: relation.office,
            note: relation.note,
            key: relation.key,
        }
    }

    fn links_of(&self, id: RelationId, figures: &[FigureId]) -> Vec<String> {
        let links = self.0.catalogue.links.iter().filter(|link| link.between.holds(id, figures));
        links.map(|link| link.key.clone()).collect()
    }

    pub fn figure_out(&self, id: FigureId) -> FigureOut<'a> {
        let figure = &self.0.catalogue.figures[id.index()];
        FigureOut {
            key: &figure.key,
            source: figure.source.map(|id| self.source(id).key.as_str()),
            measure: self.term(Scheme::Measure, figure.measure),
            value: decimal(figure.value),
            precision: decimal(figure.precision),
            bound: self.term(Scheme::Bound, figure.bound),
            unit: self.term(Scheme::Unit, figure.unit),
            currency: figure.currency.as_deref(),
            assumed_currency: figure.assumed_currency.as_ref(),
            reporter: figure.reporter.map(|id| self.entity(id)),
            partner: figure.partner.map(|id| self.entity(id)),
            direction: self.term(Scheme::Direction, figure.direction),
            period: figure.period.as_ref().map(|date| date.to_string()),
            change: figure.change.as_ref().map(|change| ChangeOut {
                direction: if change.is_rise { "rise" } else { "fall" },
                baseline: change.baseline.map(|id| self.figure(id)),
                since: change.since.map(|id| self.event(id)),
            }),
            parts: self.figures(&figure.parts),
            derived: figure.derived.as_ref().map(|derived| DerivedOut {
                formula: &derived.formula,
                from: self.figures(&derived.from),
                reason: &derived.reason,
            }),
            carried_by: self.0.carriers(id).map(|id| self.0.key(id)).collect(),
        }
    }

    pub fn link_out(&self, link: &'a Link) -> LinkOut<'a> {
        let (of, between) = match &link.between {
            Between::Relations(ids) => ("relation", self.relations(ids)),
            Between::Figures(ids) => ("figure", self.figures(ids)),
        };
        let kind = self.term(Scheme::LinkKind, link.kind);
        LinkOut { key: &link.key, kind, of, between, question: &link.question, reason: &link.reason }
    }

    pub fn absence_out(&self, absence: &'a Absence) -> AbsenceOut<'a> {
        AbsenceOut {
            key: &absence.key,
            question: &absence.question,
            answer: &absence.answer,
            topic: self.terms(Scheme::Topic, &absence.topic),
            who: self.entities(&absence.who),
            near: self.relations(&absence.near),
        }
    }

    pub fn thread_out(&self, thread: &'a Thread) -> ThreadOut<'a> {
        let step = |step: &'a Step| StepOut { relation: self.0.key(step.relation), label: &step.label };
        ThreadOut { key: &thread.key, title: &thread.title, step: thread.step.iter().map(step).collect() }
    }
}

fn evidence_out(evidence: &Evidence, source: &Source) -> EvidenceOut {
    EvidenceOut {
        paragraph: evidence.paragraph,
        start: evidence.start.clone(),
        end: evidence.end.clone(),
        occurrence: evidence.occurrence,
        digest: evidence.digest.clone(),
        url: source.address.as_ref().map(|address| deep_link(address, &evidence.start, evidence.end.as_deref())),
    }
}

//! The whole dataset as plain JSON: every record with keys in place of ids, every relation with its source, its
//! evidence paragraphs and the links that bear on it. Field names are those of the seeds.

use serde::Serialize;

use crate::evidence::deep_link;
use crate::model::*;
use crate::query::figure::decimal;
use crate::store::Store;

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

/// Turns ids into keys.
struct Keys<'a>(&'a Store);

impl<'a> Keys<'a> {
    fn term(&self, scheme: Scheme, id: TermId) -> &'a str {
        &self.0.catalogue.vocabulary.terms(scheme)[id.index()].key
    }

    fn terms(&self, scheme: Scheme, ids: &[TermId]) -> Vec<&'a str> {
        ids.iter().map(|&id| self.term(scheme, id)).collect()
    }

    fn entity(&self, id: EntityId) -> &'a str {
        &self.0.catalogue.entities[id.index()].key
    }

    fn entities(&self, ids: &[EntityId]) -> Vec<&'a str> {
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
        let day = |day: crate::date::Day, open: i32| {
            let (year, month, date) = day.ymd();
            (day.0 != open).then(|| format!("{year:04}-{month:02}-{date:02}"))
        };
        Some(WhenOut {
            edtf: when.date.to_string(),
            earliest: day(when.date.earliest(), i32::MIN),
            latest: day(when.date.latest(), i32::MAX),
            basis: (when.basis.0 > 0).then(|| self.0.catalogue.bases[when.basis.index()].clone()),
        })
    }

    fn source_out(&self, source: &'a Source) -> SourceOut<'a> {
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

    fn entity_out(&self, entity: &'a Entity) -> EntityOut<'a> {
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

    fn event_out(&self, event: &'a Event) -> EventOut<'a> {
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

    fn relation_out(&self, id: RelationId) -> RelationOut {
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
        let ties = |link: &&Link| match &link.between {
            Between::Relations(ids) => ids.contains(&id),
            Between::Figures(ids) => ids.iter().any(|figure| figures.contains(figure)),
        };
        self.0.catalogue.links.iter().filter(ties).map(|link| link.key.clone()).collect()
    }

    fn figure_out(&self, id: FigureId) -> FigureOut<'a> {
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

    fn link_out(&self, link: &'a Link) -> LinkOut<'a> {
        let (of, between) = match &link.between {
            Between::Relations(ids) => ("relation", self.relations(ids)),
            Between::Figures(ids) => ("figure", self.figures(ids)),
        };
        let kind = self.term(Scheme::LinkKind, link.kind);
        LinkOut { key: &link.key, kind, of, between, question: &link.question, reason: &link.reason }
    }

    fn absence_out(&self, absence: &'a Absence) -> AbsenceOut<'a> {
        AbsenceOut {
            key: &absence.key,
            question: &absence.question,
            answer: &absence.answer,
            topic: self.terms(Scheme::Topic, &absence.topic),
            who: self.entities(&absence.who),
            near: self.relations(&absence.near),
        }
    }

    fn thread_out(&self, thread: &'a Thread) -> ThreadOut<'a> {
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
        url: source.address.as_ref().map(|address| deep_link(address, evidence)),
    }
}

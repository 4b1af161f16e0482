//! From keys to ids: the dataset, once no rule objects.
//!
//! A key that leads nowhere ends this with `None`; the rules have found every such key before.

use std::collections::BTreeSet;

use super::index::{Listed, Seeds};
use super::parse::{self, Basis, Day, Species, TermOf, To, Word};
use crate::formula;
use crate::model::*;

/// Makes the dataset: relations in order of time, every other list in order of its keys.
pub fn resolve(seeds: &Seeds) -> Option<Dataset> {
    Resolver::new(seeds).dataset()
}

/// What keys become, for one set of seeds.
struct Resolver<'a> {
    seeds: &'a Seeds<'a>,
    bases: Vec<Text>,
    sources: Order,
    entities: Order,
    events: Order,
    figures: Order,
    relations: Order,
}

/// The order in which one list of records goes into the dataset.
struct Order {
    /// The position in the seeds, for each id.
    positions: Vec<usize>,
    /// The id, for each position in the seeds.
    ids: Vec<u32>,
}

impl Order {
    fn new<T, K: Ord>(records: &[T], sort_by: impl Fn(&T) -> K) -> Order {
        let mut positions: Vec<usize> = (0..records.len()).collect();
        positions.sort_by_key(|position| sort_by(&records[*position]));
        let mut ids = vec![0; records.len()];
        for (id, position) in positions.iter().enumerate() {
            ids[*position] = id as u32;
        }
        Order { positions, ids }
    }

    fn of_keys<T: Listed>(seeds: &Seeds) -> Order {
        Order::new(T::list(seeds), |record| record.key().value.clone())
    }
}

/// The reason that every dataset has: the text says it.
fn stated() -> Text {
    Text { en: "stated in the text".into(), fr: "indiqué dans le texte".into(), km: None }
}

impl<'a> Resolver<'a> {
    fn new(seeds: &'a Seeds<'a>) -> Resolver<'a> {
        Resolver {
            seeds,
            bases: bases(seeds),
            sources: Order::of_keys::<parse::Source>(seeds),
            entities: Order::of_keys::<parse::Entity>(seeds),
            events: Order::of_keys::<parse::Event>(seeds),
            figures: Order::of_keys::<parse::Figure>(seeds),
            relations: Order::new(&seeds.relations, |relation| in_time(seeds, relation)),
        }
    }

    fn dataset(&self) -> Option<Dataset> {
        let seeds = self.seeds;
        Some(Dataset {
            about: self.about()?,
            vocabulary: Vocabulary {
                schemes: seeds.vocabulary.schemes.iter().map(|terms| terms.iter().map(term).collect()).collect(),
            },
            bases: self.bases.clone(),
            sources: each(&self.sources, &seeds.sources, |source| self.source(source))?,
            entities: each(&self.entities, &seeds.entities, |entity| self.entity(entity))?,
            events: each(&self.events, &seeds.events, |event| self.event(event))?,
            threads: each(&Order::of_keys::<parse::Thread>(seeds), &seeds.threads, |thread| self.thread(thread))?,
            figures: each(&self.figures, &seeds.figures, |figure| self.figure(figure))?,
            links: each(&Order::of_keys::<parse::Link>(seeds), &seeds.links, |link| self.link(link))?,
            absences: each(&Order::of_keys::<parse::Absence>(seeds), &seeds.absences, |absence| self.absence(absence))?,
            relations: each(&self.relations, &seeds.relations, |relation| self.relation(relation))?,
        })
    }

    fn about(&self) -> Option<About> {
        let about = &self.seeds.about;
        Some(About {
            key: about.key.value.clone(),
            version: about.version.value.clone(),
            title: text(&about.title),
            description: text(&about.description),
            licence: about.licence.value.clone(),
            compiled: about.compiled.known().map(ToString::to_string).unwrap_or_default(),
            focus: self.all(&about.focus)?,
            questions: about
                .question
                .iter()
                .map(|question| Question { query: question.query.value.clone(), label: text(&question.label.0) })
                .collect(),
            tombstones: about
                .tombstone
                .iter()
                .map(|tombstone| Tombstone {
                    key: tombstone.key.value.clone(),
                    reason: text(&tombstone.reason),
                    replaced_by: plain(&tombstone.replaced_by),
                })
                .collect(),
        })
    }

    fn source(&self, source: &parse::Source) -> Option<Source> {
        Some(Source {
            key: source.key.value.clone(),
            document: source.document.value.clone(),
            digest: digest(&source.digest),
            paragraphs: source.paragraphs.value?,
            title: text(&source.title),
            short: source.short.as_ref().map(text),
            title_basis: source.title_basis.as_ref().map_or_else(stated, reason),
            genre: self.term(&source.genre)?,
            language: source.language.value.clone(),
            publisher: self.one(&source.publisher)?,
            publisher_basis: source.publisher_basis.as_ref().map(reason),
            author: self.all(&source.author)?,
            voice: self.entity_id(&source.voice)?,
            identifier: plain(&source.identifier),
            issued: self.when(source.issued.as_ref(), source.issued_basis.as_ref().map(reason))?,
            standpoint: self.term(&source.standpoint)?,
            party: self.one(&source.party)?,
            draws_on: self.all(&source.draws_on)?,
            address: plain(&source.address),
            lacks: self.terms(&source.lacks)?,
            boilerplate: source.boilerplate.iter().map(|paragraph| paragraph.value).collect::<Option<_>>()?,
            note: source.note.as_ref().map(text),
        })
    }

    fn entity(&self, entity: &parse::Entity) -> Option<Entity> {
        let neighbours = |list: &[parse::Neighbour]| -> Option<Vec<Neighbour>> {
            list.iter()
                .map(|other| Some(Neighbour { entity: self.entity_id(&other.entity)?, reason: text(&other.reason) }))
                .collect()
        };
        Some(Entity {
            key: entity.key.value.clone(),
            entity_type: self.term(&entity.r#type)?,
            name: text(&entity.name),
            description: entity.description.as_ref().map(text),
            side: entity.side.as_ref().map(|side| side.value.clone()),
            alias: entity.alias.iter().map(|alias| self.alias(alias)).collect::<Option<_>>()?,
            confusable: neighbours(&entity.confusable)?,
            possibly_same_as: neighbours(&entity.possibly_same_as)?,
            note: entity.note.as_ref().map(text),
            wikidata: plain(&entity.wikidata),
        })
    }

    fn alias(&self, alias: &parse::Alias) -> Option<Alias> {
        let only = |word: &Word| -> Option<(SourceId, u32)> {
            let (source, paragraph) = word.value.split_once(':')?;
            let source = Word { value: source.to_string(), place: word.place };
            let position = self.seeds.position(Species::Source, &source)?;
            Some((SourceId(*self.sources.ids.get(position)?), paragraph.parse().ok()?))
        };
        Some(Alias {
            text: alias.text.value.clone(),
            kind: self.term(&alias.kind)?,
            only: alias.only.iter().map(only).collect::<Option<_>>()?,
        })
    }

    fn event(&self, event: &parse::Event) -> Option<Event> {
        Some(Event {
            key: event.key.value.clone(),
            kind: self.term(&event.kind)?,
            title: text(&event.title),
            when: self.when(Some(&event.when), event.when_basis.as_ref().map(reason))?,
            place: self.all(&event.place)?,
            participant: self.participants(&event.participant)?,
            standing: self.term(&event.standing)?,
            series: self.one(&event.series)?,
            ordinal: event.ordinal.as_ref().and_then(|ordinal| ordinal.value),
            part_of: match &event.part_of {
                Some(whole) => Some(self.event_id(whole)?),
                None => None,
            },
        })
    }

    fn thread(&self, thread: &parse::Thread) -> Option<Thread> {
        let step =
            |step: &parse::Step| Some(Step { relation: self.relation_id(&step.relation)?, label: text(&step.label) });
        Some(Thread {
            key: thread.key.value.clone(),
            title: text(&thread.title),
            step: thread.step.iter().map(step).collect::<Option<_>>()?,
        })
    }

    fn relation(&self, relation: &parse::Relation) -> Option<Relation> {
        let when_basis = self.basis(&relation.when_basis)?;
        let said_basis = self.basis(&relation.said_basis)?;
        Some(Relation {
            key: relation.key.value.clone(),
            source: self.source_id(relation.key.place.file)?,
            kind: self.term(&relation.kind)?,
            predicate: self.term(&relation.predicate)?,
            standing: self.term(&relation.standing)?,
            is_negative: relation.polarity.as_ref().is_some_and(|polarity| polarity.value == "negative"),
            is_open_list: relation.open_list.as_ref().is_some_and(|open| open.value),
            statement: text(&relation.statement),
            subject: self.all(&relation.subject)?,
            object: self.all(&relation.object)?,
            participant: self.participants(&relation.participant)?,
            place: self.all(&relation.place)?,
            topic: self.terms(&relation.topic)?,
            event: match &relation.event {
                Some(event) => Some(self.event_id(event)?),
                None => None,
            },
            when: self.when(Some(&relation.when), when_basis)?,
            said: self.when(relation.said_on.as_ref(), said_basis)?,
            by: self.all(&relation.by)?,
            through: self.all(&relation.through)?,
            office: relation.office.as_ref().map(text),
            figure: relation.figure.iter().map(|figure| self.figure_id(figure)).collect::<Option<_>>()?,
            note: relation.note.as_ref().map(text),
            evidence: relation.evidence.iter().map(parse::Evidence::locator).collect::<Option<_>>()?,
        })
    }

    fn figure(&self, figure: &parse::Figure) -> Option<Figure> {
        Some(Figure {
            key: figure.key.value.clone(),
            source: self.source_id(figure.key.place.file),
            measure: self.term(&figure.measure)?,
            value: figure.value.value?,
            precision: figure.precision.value?,
            bound: self.term(&figure.bound)?,
            unit: self.term(&figure.unit)?,
            currency: plain(&figure.currency).filter(|currency| currency != "not-stated"),
            assumed_currency: figure
                .assumed_currency
                .as_ref()
                .map(|assumed| AssumedCurrency { code: assumed.code.value.clone(), reason: text(&assumed.reason) }),
            reporter: self.one(&figure.reporter)?,
            partner: self.one(&figure.partner)?,
            direction: self.term(&figure.direction)?,
            period: figure.period.known().cloned(),
            change: match &figure.change {
                Some(change) => Some(self.change(change)?),
                None => None,
            },
            parts: figure.parts.iter().map(|part| self.figure_id(part)).collect::<Option<_>>()?,
            derived: match &figure.derived {
                Some(derived) => Some(self.derived(derived)?),
                None => None,
            },
        })
    }

    fn change(&self, change: &parse::Change) -> Option<Change> {
        Some(Change {
            is_rise: change.direction.value == "rise",
            baseline: match &change.baseline {
                Some(baseline) => Some(self.figure_id(baseline)?),
                None => None,
            },
            since: match &change.since {
                Some(since) => Some(self.event_id(since)?),
                None => None,
            },
        })
    }

    fn derived(&self, derived: &parse::Derived) -> Option<Derived> {
        let names = formula::figures(&derived.formula.value);
        let from = names.into_iter().map(|name| {
            let key = Word { value: name.to_string(), place: derived.formula.place };
            self.figure_id(&key)
        });
        Some(Derived {
            formula: derived.formula.value.clone(),
            from: from.collect::<Option<_>>()?,
            reason: text(&derived.reason),
        })
    }

    fn link(&self, link: &parse::Link) -> Option<Link> {
        let relations = link.between.iter().map(|end| self.relation_id(end)).collect::<Option<_>>();
        let figures = || link.between.iter().map(|end| self.figure_id(end)).collect::<Option<_>>();
        Some(Link {
            key: link.key.value.clone(),
            kind: self.term(&link.kind)?,
            between: match relations {
                Some(relations) => Between::Relations(relations),
                None => Between::Figures(figures()?),
            },
            question: text(&link.question),
            reason: text(link.reason.as_ref()?),
        })
    }

    fn absence(&self, absence: &parse::Absence) -> Option<Absence> {
        Some(Absence {
            key: absence.key.value.clone(),
            question: text(&absence.question),
            answer: text(&absence.answer),
            topic: self.terms(&absence.topic)?,
            who: self.all(&absence.who)?,
            near: absence.near.iter().map(|relation| self.relation_id(relation)).collect::<Option<_>>()?,
        })
    }

    fn participants(&self, list: &[parse::Participant]) -> Option<Vec<Participant>> {
        let participant = |participant: &parse::Participant| {
            Some(Participant { entity: self.entity_id(&participant.entity)?, role: self.term(&participant.role)? })
        };
        list.iter().map(participant).collect()
    }

    fn when(&self, day: Option<&Day>, basis: Option<Text>) -> Option<Option<When>> {
        let Some(date) = day.and_then(Day::known) else { return Some(None) };
        let basis = basis.unwrap_or_else(stated);
        let position = self.bases.iter().position(|known| *known == basis)?;
        Some(Some(When { date: date.clone(), basis: BasisId(position as u32) }))
    }

    fn basis(&self, key: &Option<To<Basis>>) -> Option<Option<Text>> {
        match key {
            Some(key) if key.value != "stated" => {
                let position = self.seeds.position(Species::Basis, key)?;
                Some(self.seeds.bases.get(position).map(|basis| text(&basis.reason)))
            }
            _ => Some(None),
        }
    }

    fn term<const SCHEME: usize>(&self, term: &TermOf<SCHEME>) -> Option<TermId> {
        Some(TermId(self.seeds.term(Scheme::ALL[SCHEME], &term.value)? as u32))
    }

    fn terms<const SCHEME: usize>(&self, terms: &[TermOf<SCHEME>]) -> Option<Vec<TermId>> {
        terms.iter().map(|term| self.term(term)).collect()
    }

    fn all(&self, keys: &[To<parse::Entity>]) -> Option<Vec<EntityId>> {
        keys.iter().map(|key| self.entity_id(key)).collect()
    }

    fn one(&self, key: &Option<To<parse::Entity>>) -> Option<Option<EntityId>> {
        match key {
            Some(key) => Some(Some(self.entity_id(key)?)),
            None => Some(None),
        }
    }

    fn source_id(&self, file: u32) -> Option<SourceId> {
        let source = self.seeds.source_of(super::Place::of_file(file))?;
        self.id(Species::Source, &source.key, &self.sources).map(SourceId)
    }

    fn entity_id(&self, key: &Word) -> Option<EntityId> {
        self.id(Species::Entity, key, &self.entities).map(EntityId)
    }

    fn event_id(&self, key: &Word) -> Option<EventId> {
        self.id(Species::Event, key, &self.events).map(EventId)
    }

    fn relation_id(&self, key: &Word) -> Option<RelationId> {
        self.id(Species::Relation, key, &self.relations).map(RelationId)
    }

    fn figure_id(&self, key: &Word) -> Option<FigureId> {
        self.id(Species::Figure, key, &self.figures).map(FigureId)
    }

    fn id(&self, species: Species, key: &Word, order: &Order) -> Option<u32> {
        order.ids.get(self.seeds.position(species, key)?).copied()
    }
}

/// The records of one list in the order of their ids.
fn each<T, R>(order: &Order, records: &[T], make: impl Fn(&T) -> Option<R>) -> Option<Vec<R>> {
    order.positions.iter().map(|position| make(records.get(*position)?)).collect()
}

/// Where a relation stands in time; what has no date stands after everything that has one. Of one day, relations stand as
/// their source tells them.
fn in_time(seeds: &Seeds, relation: &parse::Relation) -> impl Ord + use<> {
    let days = relation.when.known().map(|date| (date.earliest(), date.latest()));
    let paragraph = relation.evidence.first().and_then(|evidence| evidence.paragraph.value);
    let source = seeds.source_of(relation.key.place).map(|source| source.key.value.clone());
    (days.is_none(), days, source, paragraph, relation.key.value.clone())
}

/// Every reason that some date has, each once, "stated" first.
fn bases(seeds: &Seeds) -> Vec<Text> {
    let relations = seeds.relations.iter().flat_map(|relation| [&relation.when_basis, &relation.said_basis]);
    let shared = relations.flatten().filter_map(|key| seeds.bases.get(seeds.position(Species::Basis, key)?));
    let shared = shared.map(|basis| text(&basis.reason));
    let events = seeds.events.iter().filter_map(|event| event.when_basis.as_ref()).map(reason);
    let sources = seeds.sources.iter().filter_map(|source| source.issued_basis.as_ref()).map(reason);
    let all = shared.chain(events).chain(sources).map(|text| (text.en, text.fr, text.km));
    let others: BTreeSet<_> = all.filter(|(en, _, _)| *en != stated().en).collect();
    let others = others.into_iter().map(|(en, fr, km)| Text { en, fr, km });
    std::iter::once(stated()).chain(others).collect()
}

/// A reason given in full; the word "stated" stands for the built-in one.
fn reason(written: &parse::Text) -> Text {
    let is_stated = written.en.as_ref().is_some_and(|en| en.value == "stated");
    if is_stated { stated() } else { text(written) }
}

fn text(written: &parse::Text) -> Text {
    let language = |word: &Option<Word>| word.as_ref().filter(|word| !word.is_blank()).map(|word| word.value.clone());
    Text {
        en: language(&written.en).unwrap_or_default(),
        fr: language(&written.fr).unwrap_or_default(),
        km: language(&written.km),
    }
}

fn plain(word: &Option<Word>) -> Option<String> {
    word.as_ref().map(|word| word.value.clone())
}

fn term(term: &parse::Term) -> Term {
    let plover = term.plover.iter().flat_map(|plover| plover.r#type.iter().chain(&plover.mode).chain(&plover.context));
    Term {
        key: term.key.value.clone(),
        label: text(&term.label.0),
        description: term.description.as_ref().map(text),
        plover: plover.map(|word| word.value.clone()).collect(),
    }
}

/// A digest that nobody has noted yet is an empty one.
fn digest(digest: &Option<parse::Digest>) -> String {
    digest.as_ref().map(|digest| digest.value.clone()).unwrap_or_default()
}

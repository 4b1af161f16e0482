//! Everything but the relations: the terms, sources and entities that the records name.
//!
//! Which value of the pack stands for which of the records' is told as JSON, one list a facet in the order of its ids:
//!
//! ```text
//! { "kind": [["treaty", "treaty"], …], "standing": …, "topic": …, "source": …, "event": [[key, word], …],
//!   "entity": [["korbrel-vala", "Korbrel Vala", "actor"], …] }
//! ```

use std::collections::BTreeSet;

use entente::model::*;
use entente::pack::Catalogue;
use entente_columns::Words;

use crate::names::Names;
use crate::rows::Rows;

/// What stands for a tone of -1, 0 and 1: a relation has no tone, and a record belongs to no event.
const TONES: [&str; 3] = ["critical", "neutral", "favourable"];

/// Who speaks in every source: a record has no speaker.
const VOICE: &str = "narrator";

/// What a list of paragraphs may be long at most; a source's page has an entry for each.
const MOST_PARAGRAPHS: u32 = 1 << 16;

/// For each word, by its number in [`Names`], its id in the catalogue.
pub struct Ids {
    pub kind: Vec<u32>,
    pub modality: Vec<u32>,
    pub topic: Vec<u32>,
    pub source: Vec<u32>,
    pub actor: Vec<u32>,
    pub place: Vec<u32>,
    tones: Vec<u32>,
}

impl Ids {
    /// The event that stands for a tone.
    pub fn tone(&self, tone: i8) -> EventId {
        EventId(self.tones[(tone.clamp(-1, 1) + 1) as usize])
    }
}

/// The catalogue, where each word stands in it, and the same for a program that does not know our types.
pub fn catalogue(names: &Names, rows: &Rows) -> (Catalogue, Ids, String) {
    let kinds = Sorted::of(&[("kind", &names.kind)]);
    let standings = Sorted::of(&[("modality", &names.modality)]);
    let topics = Sorted::of(&[("topic", &names.topic)]);
    let sources = Sorted::of(&[("source", &names.source)]);
    let tones = Sorted::of(&[("tone", &words(&TONES))]);
    let voices = words(&[VOICE]);
    let fields = [("actor", &names.actor), ("place", &names.place), ("voice", &voices)];
    let entities = Sorted::of(&fields);
    let ids = Ids {
        kind: kinds.ids(0),
        modality: standings.ids(0),
        topic: topics.ids(0),
        source: sources.ids(0),
        actor: entities.ids(0),
        place: entities.ids(1),
        tones: tones.ids(0),
    };

    let mut schemes = vec![Vec::new(); Scheme::ALL.len()];
    let mut set = |scheme: Scheme, terms: Vec<Term>| schemes[scheme as usize] = terms;
    set(Scheme::Kind, kinds.terms());
    set(Scheme::Standing, standings.terms());
    set(Scheme::Topic, topics.terms());
    set(Scheme::Predicate, vec![term("relates-to", "relates to")]);
    set(Scheme::EntityType, fields.iter().map(|(field, _)| term(field, field)).collect());
    set(Scheme::EventKind, vec![term("tone", "tone")]);
    set(Scheme::Genre, vec![term("generated", "generated records")]);
    set(Scheme::Standpoint, vec![term("none", "none")]);

    let voice = EntityId(entities.ids(2)[0]);
    let mut lengths = vec![0; sources.entries.len()];
    for (number, &count) in rows.by_source().iter().enumerate() {
        lengths[ids.source[number] as usize] = count.min(MOST_PARAGRAPHS);
    }
    let catalogue = Catalogue {
        about: about(rows.len()),
        vocabulary: Vocabulary { schemes },
        bases: vec![both("stated")],
        sources: sources.entries.iter().zip(lengths).map(|(entry, length)| source(entry, length, voice)).collect(),
        entities: entities.entries.iter().map(entity).collect(),
        events: tones.entries.iter().map(event).collect(),
        ..Catalogue::default()
    };
    let list = |sorted: &Sorted| sorted.entries.iter().map(|entry| [entry.key.clone(), entry.word.clone()]).collect();
    let pairs: [(&str, Vec<[String; 2]>); 5] = [
        ("kind", list(&kinds)),
        ("standing", list(&standings)),
        ("topic", list(&topics)),
        ("source", list(&sources)),
        ("event", list(&tones)),
    ];
    let mut told: serde_json::Map<String, serde_json::Value> =
        pairs.into_iter().map(|(facet, list)| (facet.to_owned(), serde_json::json!(list))).collect();
    let entities: Vec<[&str; 3]> =
        entities.entries.iter().map(|entry| [entry.key.as_str(), &entry.word, fields[entry.field].0]).collect();
    told.insert("entity".to_owned(), serde_json::json!(entities));
    (catalogue, ids, serde_json::Value::Object(told).to_string())
}

/// Words in order of their keys, as every list of a dataset stands.
struct Sorted {
    entries: Vec<Entry>,
}

struct Entry {
    key: String,
    word: String,
    /// Which of several fields it comes from, and its number there.
    field: usize,
    number: usize,
}

impl Sorted {
    fn of(fields: &[(&str, &Words)]) -> Sorted {
        let mut words: Vec<(String, &str, usize, usize)> = Vec::new();
        for (field, (_, list)) in fields.iter().enumerate() {
            words.extend(list.iter().enumerate().map(|(number, word)| (key(word), word, field, number)));
        }
        // Two words may have one key, a place and an actor for instance; the later one is given a number.
        words.sort();
        let mut taken = BTreeSet::new();
        let mut entries = Vec::with_capacity(words.len());
        for (key, word, field, number) in words {
            let again = (2..).map(|time| format!("{key}-{time}"));
            let key = std::iter::once(key.clone()).chain(again).find(|key| taken.insert(key.clone()));
            let key = key.expect("there is always a further number");
            entries.push(Entry { key, word: word.to_owned(), field, number });
        }
        entries.sort_by(|a, b| a.key.cmp(&b.key));
        Sorted { entries }
    }

    /// For each word of a field, by its number there, its place.
    fn ids(&self, field: usize) -> Vec<u32> {
        let mut ids = vec![0; self.entries.iter().filter(|entry| entry.field == field).count()];
        for (id, entry) in self.entries.iter().enumerate().filter(|(_, entry)| entry.field == field) {
            ids[entry.number] = id as u32;
        }
        ids
    }

    fn terms(&self) -> Vec<Term> {
        self.entries.iter().map(|entry| term(&entry.key, &entry.word)).collect()
    }
}

/// Words that no record holds.
fn words(list: &[&str]) -> Words {
    let mut words = Words::default();
    list.iter().for_each(|word| {
        words.number(word);
    });
    words
}

/// Lower-case letters and digits, whatever else stands between them a hyphen.
fn key(word: &str) -> String {
    let is_kept = |c: char| c.is_ascii_alphanumeric();
    let parts: Vec<String> =
        word.split(|c| !is_kept(c)).filter(|part| !part.is_empty()).map(str::to_ascii_lowercase).collect();
    parts.join("-")
}

/// A text that reads the same in both languages: the records are in none.
fn both(text: &str) -> Text {
    Text { en: text.to_owned(), fr: text.to_owned(), km: None }
}

fn term(key: &str, label: &str) -> Term {
    Term { key: key.to_owned(), label: both(label), ..Term::default() }
}

fn about(n_relations: usize) -> About {
    About {
        key: "bench".to_owned(),
        version: "1".to_owned(),
        title: both(&format!("{n_relations} generated relations")),
        description: both("Made-up records to measure with"),
        licence: "CC0-1.0".to_owned(),
        compiled: "2026-11-22".to_owned(),
        ..About::default()
    }
}

fn source(entry: &Entry, paragraphs: u32, voice: EntityId) -> Source {
    Source {
        key: entry.key.clone(),
        document: format!("{}.txt", entry.key),
        paragraphs,
        title: both(&entry.word),
        title_basis: both("made up"),
        language: "en".to_owned(),
        voice,
        ..Source::default()
    }
}

fn entity(entry: &Entry) -> Entity {
    Entity {
        key: entry.key.clone(),
        entity_type: TermId(entry.field as u32),
        name: both(&entry.word),
        ..Entity::default()
    }
}

fn event(entry: &Entry) -> Event {
    Event { key: entry.key.clone(), title: both(&entry.word), ..Event::default() }
}

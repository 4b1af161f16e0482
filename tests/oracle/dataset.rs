//! Made-up datasets: small, sound, and full of what makes searching hard. Words share stems and beginnings, differ by case
//! and accents, stand in one language or both; dates have every shape; lists are empty.

#[path = "../scale/made.rs"]
mod made;

use entente::date::Date;
use entente::model::*;

use crate::tape::Tape;

use made::{about, evidence, plain, rising};

pub const ENGLISH: [&str; 40] = [
    "minister",
    "ministers",
    "Ministry",
    "ministerial",
    "mine",
    "mines",
    "mining",
    "negotiation",
    "negotiations",
    "negotiated",
    "negotiate",
    "agree",
    "Agreed",
    "agreement",
    "agreements",
    "trade",
    "traded",
    "trading",
    "trader",
    "embassy",
    "embassies",
    "rules-based",
    "rule",
    "the",
    "of",
    "in",
    "on",
    "with",
    "41,900",
    "2.4",
    "2,4",
    "2020",
    "Phnom",
    "Penh",
    "ASEAN",
    "Sokhonn’s",
    "cooperation",
    "co-operate",
    "naïve",
    "ship",
];

pub const FRENCH: [&str; 30] = [
    "ministre",
    "ministres",
    "ministère",
    "ministériel",
    "déminage",
    "mines",
    "négociations",
    "négocier",
    "négocié",
    "accord",
    "accords",
    "d'accord",
    "commerce",
    "commercial",
    "commerciaux",
    "l’ambassade",
    "ambassades",
    "été",
    "Été",
    "coopération",
    "coopérer",
    "règles",
    "la",
    "de",
    "41\u{202f}900",
    "2,4",
    "œuvre",
    "Phnom",
    "ANASE",
    "agréé",
];

pub const KHMER: [&str; 4] = ["កម្ពុជា", "កាណាដា", "កម្ពុជា\u{200b}និង", "ទំនាក់ទំនង"];

const NAMES: [&str; 10] = [
    "Ana Orlo",
    "Ministry of Mines",
    "Port Selm",
    "François Été",
    "Embassy of Arvenia",
    "MFA",
    "The Trading Post",
    "Orlo",
    "Bram Tull",
    "L’Œuvre",
];

const DATES: [&str; 26] = [
    "2020",
    "2020-07",
    "2020-07-15",
    "2020-07~",
    "2020-01-01",
    "2020-12-31",
    "2021?",
    "2021-02-28",
    "2019/2021",
    "2019/..",
    "../2019",
    "2020-12-31/2021-01-01",
    "[2019..2021]",
    "[2020-02-13..]",
    "[..2018-05]",
    "[2016,2022]",
    "201X",
    "19XX",
    "2018-XX",
    "2018-XX-XX",
    "2020-21",
    "2024-02-29",
    "2023?-09-18",
    "2022/",
    "/2016",
    "1999-12-31",
];

pub const KINDS: [(&str, &str, &str); 4] = [
    ("agreement", "agreement", "accord"),
    ("meeting", "meeting", "rencontre"),
    ("request", "request", "demande"),
    ("trade-figure", "trade figure", "chiffre du commerce"),
];

pub const STANDINGS: [(&str, &str, &str); 3] =
    [("occurred", "happened", "a eu lieu"), ("planned", "planned", "prévu"), ("denied", "denied", "démenti")];

const TOPICS: [(&str, &str, &str); 5] = [
    ("mines", "mine clearance", "déminage"),
    ("naval", "naval visits", "visites navales"),
    ("rules", "rules-based order", "ordre fondé sur des règles"),
    ("trade", "trade", "commerce"),
    ("trading", "trading posts", "comptoirs"),
];

pub const ROLES: [(&str, &str, &str); 2] = [("guest", "guest", "invité"), ("host", "host", "hôte")];

/// Draws a dataset: the lists from one row of numbers, each relation from one of its own.
pub fn dataset<'a>(head: &mut Tape, relations: impl Iterator<Item = Tape<'a>>) -> Dataset {
    let n_entities = 2 + head.below(7);
    let n_sources = 1 + head.below(4);
    let n_events = head.below(4);
    let mut dataset = Dataset {
        about: about(),
        vocabulary: vocabulary(),
        bases: vec![plain("stated in the text", "indiqué dans le texte")],
        sources: (0..n_sources).map(|number| source(head, number, n_entities)).collect(),
        entities: (0..n_entities).map(|number| entity(head, number, n_sources)).collect(),
        events: (0..n_events).map(|number| event(head, number)).collect(),
        threads: Vec::new(),
        figures: Vec::new(),
        links: Vec::new(),
        absences: Vec::new(),
        relations: Vec::new(),
    };
    dataset.absences = (0..head.below(4)).map(|number| absence(head, number, &dataset)).collect();
    dataset.relations = relations.zip(0..).map(|(mut tape, number)| relation(&mut tape, number, &dataset)).collect();
    dataset.relations.sort_by_key(|relation| (time(relation), relation.key.clone()));
    dataset
}

/// Without a date last, else by the first and the last day.
pub fn time(relation: &Relation) -> (bool, i32, i32) {
    match &relation.when {
        Some(when) => (false, when.date.earliest().0, when.date.latest().0),
        None => (true, 0, 0),
    }
}

fn relation(tape: &mut Tape, number: u32, dataset: &Dataset) -> Relation {
    let entity = |tape: &mut Tape| EntityId(tape.below(dataset.entities.len()) as u32);
    Relation {
        statement: statement(tape),
        when: tape.rarely(85, date),
        kind: TermId(tape.below(KINDS.len()) as u32),
        topic: rising(tape.some(3, |tape| TermId(tape.below(TOPICS.len()) as u32))),
        subject: tape.some(2, entity),
        source: SourceId(tape.below(dataset.sources.len()) as u32),
        object: tape.some(2, entity),
        by: tape.some(2, entity),
        standing: TermId(tape.below(STANDINGS.len()) as u32),
        place: rising(tape.some(2, entity)),
        event: tape
            .rarely(30, |tape| tape.below(dataset.events.len().max(1)))
            .filter(|event| *event < dataset.events.len())
            .map(|event| EventId(event as u32)),
        said: tape.rarely(60, date),
        through: tape.some(1, entity),
        participant: tape
            .some(2, |tape| Participant { entity: entity(tape), role: TermId(tape.below(ROLES.len()) as u32) }),
        // Keys do not follow the order of drawing, nor that of time.
        key: format!("{}-{number}", tape.of(&["m", "b", "z", "a"])),
        evidence: [evidence(1 + tape.below(6) as u32)]
            .into_iter()
            // Past the last paragraph there may be one as well: a pack is believed in what it says of a text.
            .chain(tape.some(2, |tape| evidence(1 + tape.below(7) as u32)))
            .collect(),
        office: tape.rarely(20, statement),
        note: tape.rarely(20, statement),
        is_negative: tape.chance(10),
        is_open_list: tape.chance(10),
        predicate: TermId(0),
        figure: Vec::new(),
    }
}

fn statement(tape: &mut Tape) -> Text {
    let words = |tape: &mut Tape, list: &[&str], separators: &[&str]| {
        let count = 1 + tape.below(5);
        (0..count)
            .fold(String::new(), |text, index| text + if index == 0 { "" } else { tape.of(separators) } + tape.of(list))
    };
    Text {
        en: words(tape, &ENGLISH, &[" ", " ", ", ", " 𝔐 ", "; "]),
        fr: words(tape, &FRENCH, &[" ", " ", " « ", "\u{a0}: "]),
        km: tape.rarely(20, |tape| words(tape, &KHMER, &["", " "])),
    }
}

fn date(tape: &mut Tape) -> When {
    let text = tape.of(&DATES);
    When { date: Date::parse(text).expect("these are dates"), basis: BasisId(0) }
}

fn entity(tape: &mut Tape, number: usize, n_sources: usize) -> Entity {
    let alias = |tape: &mut Tape| Alias {
        text: tape.of(&NAMES).to_owned(),
        kind: TermId(0),
        only: tape.rarely(40, |tape| (SourceId(tape.below(n_sources) as u32), 1)).into_iter().collect(),
    };
    Entity {
        key: format!("entity-{number}"),
        name: Text {
            en: NAMES[number].to_owned(),
            fr: tape.of(&NAMES).to_owned(),
            km: tape.rarely(20, |tape| tape.of(&KHMER).to_owned()),
        },
        alias: tape.some(2, alias),
        ..Entity::default()
    }
}

fn source(tape: &mut Tape, number: usize, n_entities: usize) -> Source {
    Source {
        key: format!("source-{number}"),
        paragraphs: 6,
        title: statement(tape),
        language: "en".to_owned(),
        voice: EntityId(tape.below(n_entities) as u32),
        boilerplate: rising(tape.some(2, |tape| 1 + tape.below(6) as u32)),
        ..Source::default()
    }
}

fn event(tape: &mut Tape, number: usize) -> Event {
    Event { key: format!("event-{number}"), title: statement(tape), ..Event::default() }
}

fn absence(tape: &mut Tape, number: usize, dataset: &Dataset) -> Absence {
    Absence {
        key: format!("absence-{number}"),
        question: statement(tape),
        answer: statement(tape),
        topic: rising(tape.some(2, |tape| TermId(tape.below(TOPICS.len()) as u32))),
        who: rising(tape.some(2, |tape| EntityId(tape.below(dataset.entities.len()) as u32))),
        near: Vec::new(),
    }
}

fn vocabulary() -> Vocabulary {
    let terms = |list: &[(&str, &str, &str)]| -> Vec<Term> {
        let term = |(key, en, fr): &(&str, &str, &str)| Term {
            key: (*key).to_owned(),
            label: plain(en, fr),
            description: None,
            plover: Vec::new(),
        };
        list.iter().map(term).collect()
    };
    let list = |scheme: Scheme| match scheme {
        Scheme::Kind => terms(&KINDS),
        Scheme::Standing => terms(&STANDINGS),
        Scheme::Topic => terms(&TOPICS),
        Scheme::Role => terms(&ROLES),
        _ => terms(&[("only", "only one", "un seul")]),
    };
    Vocabulary { schemes: Scheme::ALL.into_iter().map(list).collect() }
}

//! A made-up dataset of any size: actors, topics and words that stand often and rarely, dates of every shape, lists that
//! are empty or long, French that differs from the English. The same size gives the same dataset on every machine.

#[path = "made.rs"]
mod made;

use std::collections::BTreeSet;

use entente::date::Date;
use entente::model::*;

use crate::random::{Random, Zipf};

use made::{about, evidence, plain, rising};

const KINDS: usize = 24;
const STANDINGS: usize = 8;
const TOPICS: usize = 40;
const ROLES: usize = 4;
const ENTITIES: usize = 2000;
const SOURCES: usize = 300;
const EVENTS: usize = 200;
const WORDS: usize = 12_000;

/// The endings that make families of words, English and French.
const ENDINGS: [(&str, &str); 8] = [
    ("", "e"),
    ("s", "es"),
    ("ed", "é"),
    ("ing", "ant"),
    ("ation", "ation"),
    ("ations", "ations"),
    ("ment", "ement"),
    ("ly", "ivement"),
];

/// What stands in every sentence.
const COMMON: [(&str, &str); 8] = [
    ("the", "la"),
    ("of", "de"),
    ("in", "dans"),
    ("and", "et"),
    ("on", "sur"),
    ("with", "avec"),
    ("Phnom", "Phnom"),
    ("2.4", "2,4"),
];

const KHMER: [&str; 4] = ["កម្ពុជា", "កាណាដា", "ទំនាក់ទំនង", "ពាណិជ្ជកម្ម"];

/// What relations are made of.
struct World {
    words: Vec<(String, String)>,
    common_first: Zipf,
    kinds: Zipf,
    standings: Zipf,
    topics: Zipf,
    entities: Zipf,
    sources: Zipf,
}

/// A dataset of so many relations, in order of time as a pack has them.
pub fn dataset(n: usize) -> Dataset {
    let random = &Random::new(20_261_122);
    let world = World {
        words: words(random),
        common_first: Zipf::new(WORDS),
        kinds: Zipf::new(KINDS),
        standings: Zipf::new(STANDINGS),
        topics: Zipf::new(TOPICS),
        entities: Zipf::new(ENTITIES),
        sources: Zipf::new(SOURCES),
    };
    let mut dataset = Dataset {
        about: about(),
        vocabulary: world.vocabulary(random),
        bases: vec![plain("stated in the text", "indiqué dans le texte")],
        sources: (0..SOURCES).map(|number| world.source(random, number)).collect(),
        entities: (0..ENTITIES).map(|number| world.entity(random, number)).collect(),
        events: (0..EVENTS).map(|number| world.event(random, number)).collect(),
        threads: Vec::new(),
        figures: Vec::new(),
        links: Vec::new(),
        absences: Vec::new(),
        relations: Vec::new(),
    };
    dataset.relations = (0..n).map(|number| world.relation(random, number)).collect();
    dataset.relations.sort_by_cached_key(|relation| (days(&relation.when), relation.key.clone()));
    dataset
}

/// First and last day; what has no date comes last.
fn days(when: &Option<When>) -> (bool, i32, i32) {
    when.as_ref().map_or((true, 0, 0), |when| (false, when.date.earliest().0, when.date.latest().0))
}

impl World {
    fn relation(&self, random: &Random, number: usize) -> Relation {
        let topics = random.below(5);
        let places = [0, 1, 1, 1, 2][random.below(5)];
        Relation {
            // Keys do not follow the order of time.
            key: format!("{}-{number}", random.of(&["m", "b", "z", "a"])),
            source: SourceId(self.sources.draw(random) as u32),
            kind: TermId(self.kinds.draw(random) as u32),
            predicate: TermId(random.below(2) as u32),
            standing: TermId(self.standings.draw(random) as u32),
            is_negative: random.chance(5),
            is_open_list: random.chance(5),
            statement: self.text(random, 12, 19),
            subject: (0..1 + random.below(2)).map(|_| self.someone(random)).collect(),
            object: random.some(3, |random| self.someone(random)),
            participant: random
                .maybe(10, |random| Participant {
                    entity: self.someone(random),
                    role: TermId(random.below(ROLES) as u32),
                })
                .into_iter()
                .collect(),
            place: rising((0..places).map(|_| self.someone(random)).collect()),
            topic: rising((0..topics).map(|_| TermId(self.topics.draw(random) as u32)).collect()),
            event: random.maybe(20, |random| EventId(random.below(EVENTS) as u32)),
            when: random.maybe(95, when),
            said: random.maybe(50, when),
            by: random.some(2, |random| self.someone(random)),
            through: random.maybe(15, |random| self.someone(random)).into_iter().collect(),
            office: random.maybe(5, |random| self.text(random, 1, 3)),
            figure: Vec::new(),
            note: random.maybe(10, |random| self.text(random, 3, 8)),
            evidence: (0..1 + random.below(2)).map(|_| evidence(1 + random.below(60) as u32)).collect(),
        }
    }

    fn someone(&self, random: &Random) -> EntityId {
        EntityId(self.entities.draw(random) as u32)
    }

    /// A text whose French is sometimes its English, and mostly another.
    fn text(&self, random: &Random, least: usize, more: usize) -> Text {
        let drawn: Vec<&(String, String)> =
            (0..least + random.below(more)).map(|_| &self.words[self.common_first.draw(random)]).collect();
        let en: Vec<&str> = drawn.iter().map(|word| word.0.as_str()).collect();
        let fr: Vec<&str> = drawn.iter().map(|word| word.1.as_str()).collect();
        let en = en.join(if random.chance(25) { ", " } else { " " });
        let fr = if random.chance(30) { en.clone() } else { fr.join(" ") };
        Text { en, fr, km: random.maybe(3, |random| random.of(&KHMER).to_string()) }
    }

    /// A name of one to three words, none of them common.
    fn name(&self, random: &Random) -> Text {
        let name = |random: &Random| {
            let words =
                (0..1 + random.below(3)).map(|_| &self.words[COMMON.len() + random.below(WORDS - COMMON.len())]);
            words.map(|word| capital(&word.0)).collect::<Vec<_>>().join(" ")
        };
        let en = name(random);
        let fr = if random.chance(70) { en.clone() } else { name(random) };
        Text { en, fr, km: random.maybe(2, |random| random.of(&KHMER).to_string()) }
    }

    /// Keys rise with the number, as in every dataset that was compiled.
    fn entity(&self, random: &Random, number: usize) -> Entity {
        let alias = |random: &Random| Alias {
            text: self.name(random).en,
            kind: TermId(0),
            only: random.maybe(40, |random| (SourceId(random.below(SOURCES) as u32), 1)).into_iter().collect(),
        };
        Entity {
            key: format!("entity-{number:04}"),
            name: self.name(random),
            alias: random.maybe(20, alias).into_iter().collect(),
            ..Entity::default()
        }
    }

    fn source(&self, random: &Random, number: usize) -> Source {
        Source {
            key: format!("source-{number:03}"),
            paragraphs: 60,
            title: self.text(random, 2, 5),
            language: "en".to_owned(),
            voice: EntityId(random.below(ENTITIES) as u32),
            ..Source::default()
        }
    }

    fn event(&self, random: &Random, number: usize) -> Event {
        Event { key: format!("event-{number:03}"), title: self.text(random, 2, 4), ..Event::default() }
    }

    fn vocabulary(&self, random: &Random) -> Vocabulary {
        let list = |name: &str, n: usize| -> Vec<Term> {
            let term = |number| Term {
                key: format!("{name}-{number}"),
                label: self.name(random),
                description: None,
                plover: Vec::new(),
            };
            (0..n).map(term).collect()
        };
        let mut terms = |scheme: Scheme| match scheme {
            Scheme::Kind => list("kind", KINDS),
            Scheme::Standing => list("standing", STANDINGS),
            Scheme::Topic => list("topic", TOPICS),
            Scheme::Role => list("role", ROLES),
            Scheme::Predicate => list("predicate", 2),
            other => list(other.key(), 1),
        };
        Vocabulary { schemes: Scheme::ALL.into_iter().map(&mut terms).collect() }
    }
}

/// Days mostly, and every other shape that EDTF has; more of them late than early.
fn when(random: &Random) -> When {
    let year = 2026 - (random.below(76) * random.below(77)) / 76;
    let (month, day) = (1 + random.below(12), 1 + random.below(28));
    let date = match random.below(100) {
        0..70 => format!("{year}-{month:02}-{day:02}"),
        70..76 => format!("{year}-{month:02}"),
        76..84 => format!("{year}"),
        84..89 => format!("{year}-{month:02}/{}-01", year + random.below(12)),
        89 => format!("{year}/.."),
        90 => format!("../{year}-{month:02}"),
        91 => format!("[{year},{}]", year + 3),
        92 => format!("[{year}-{month:02}..]"),
        93 => format!("{}X", year / 10),
        94 => format!("{year}-2{}", 1 + random.below(4)),
        95 => format!("{year}?-{month:02}~"),
        96 => format!("{year}-{month:02}-XX"),
        97 => format!("{:04}", 1066 + random.below(400)),
        98 => "-0043-03-15".to_owned(),
        _ => format!("{year}-{month:02}-{day:02}/"),
    };
    // An interval may end before it begins by a month; then it is a plain year.
    let date = Date::parse(&date).or_else(|_| Date::parse(&year.to_string()));
    When { date: date.expect("a year is a date"), basis: BasisId(0) }
}

/// Words with their French, the common ones first; many share a beginning, many are forms of one another.
fn words(random: &Random) -> Vec<(String, String)> {
    const BEGIN: [&str; 24] = [
        "b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "br", "cl", "dr", "fl", "gr", "kr", "pl",
        "pr", "sh", "st", "tr",
    ];
    const MIDDLE: [&str; 9] = ["a", "e", "i", "o", "u", "ai", "ea", "io", "é"];
    const END: [&str; 8] = ["", "", "n", "r", "s", "l", "nd", "st"];
    let syllable = |random: &Random| [*random.of(&BEGIN), *random.of(&MIDDLE), *random.of(&END)].concat();
    let mut words: Vec<(String, String)> = COMMON.iter().map(|(en, fr)| ((*en).to_owned(), (*fr).to_owned())).collect();
    let mut known: BTreeSet<String> = words.iter().map(|word| word.0.clone()).collect();
    while words.len() < WORDS {
        let stem = match random.chance(35) {
            true => random.of(&words).0.chars().take(4).collect::<String>() + &syllable(random),
            false => (0..1 + random.below(3)).map(|_| syllable(random)).collect(),
        };
        for _ in 0..1 + random.below(3) {
            let (en, fr) = random.of(&ENDINGS);
            let english = format!("{stem}{en}");
            if english.chars().count() > 2 && words.len() < WORDS && known.insert(english.clone()) {
                words.push((english, format!("{stem}{fr}")));
            }
        }
    }
    words
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

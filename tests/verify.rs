//! What became of a text: over made-up texts the engine finds exactly what a naive search finds; over the miniature, and over
//! the documents themselves where they are at hand, its verdict is the one a reader would give.

#[path = "verify/naive.rs"]
mod naive;

use std::path::Path;

use entente::digest;
use entente::engine::Engine;
use entente::lang::Lang;
use entente::model::{Dataset, Evidence};
use entente::query::verify::{MOST_BYTES, Verification};
use entente::{pack, seed};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

#[test]
fn digests_are_those_of_the_standard() {
    // FIPS 180-2, appendix B, and the empty message.
    let long = "a".repeat(1_000_000);
    for (text, hash) in [
        ("", "e3b0c44298fc1c14"),
        ("abc", "ba7816bf8f01cfea"),
        ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8"),
        (&long, "cdc76e5c9914fb92"),
    ] {
        assert_eq!(digest::digest(text.as_bytes()), hash);
    }
}

proptest! {
    #[test]
    fn the_passages_are_those_that_a_naive_search_finds(made in made(), changes in vec(change(), 0..5)) {
        let mut dataset = miniature();
        let of_first = dataset.relations[0].source;
        dataset.relations.retain(|relation| relation.source == of_first);
        let (text, evidence) = made;
        let n = dataset.relations.len();
        for (at, relation) in dataset.relations.iter_mut().enumerate() {
            relation.evidence = evidence.iter().skip(at).step_by(n).cloned().collect();
        }
        // Links and absences name relations by their place.
        (dataset.links, dataset.absences, dataset.threads) = Default::default();
        let engine = Engine::open(pack::write(&dataset, pack::Index::Held)).unwrap();
        let text = changes.iter().fold(text, |text, change| change.made_to(text));
        let key = &dataset.sources[of_first.index()].key;
        let told = engine.verify(Some(key), text.as_bytes(), Lang::En);
        if naive::paragraphs(&text).is_empty() {
            prop_assert_eq!(told.refusal, Some("empty"));
            return Ok(());
        }
        let mut found: Vec<_> = told
            .passages
            .iter()
            .map(|one| (one.relation.key.clone(), one.noted, one.start.clone(), one.end.clone(), (one.fate, one.why, one.paragraph)))
            .collect();
        let naive = |evidence: &Evidence| naive::judge(&text, evidence);
        let mut walked: Vec<_> = dataset
            .relations
            .iter()
            .flat_map(|relation| relation.evidence.iter().map(|one| (relation.key.clone(), one)))
            .map(|(key, one)| (key, one.paragraph, one.start.clone(), one.end.clone(), naive(one)))
            .collect();
        found.sort();
        walked.sort();
        prop_assert_eq!(found, walked, "in {:?}", text);
        marks_are_passages(&told, &dataset)?;
    }
}

/// What is marked as found is, put together, the very passage; and marks are in order and do not overlap.
fn marks_are_passages(told: &Verification, dataset: &Dataset) -> Result<(), TestCaseError> {
    let mut marked = vec![String::new(); told.passages.len()];
    for paragraph in &told.paragraphs {
        let units: Vec<u16> = paragraph.text.encode_utf16().collect();
        let mut at = 0;
        for mark in &paragraph.marks {
            prop_assert!(at <= mark.from && mark.from < mark.to && !mark.passages.is_empty());
            at = mark.to;
            for &passage in &mark.passages {
                marked[passage as usize] += &String::from_utf16_lossy(&units[mark.from as usize..mark.to as usize]);
            }
        }
        prop_assert!(at as usize <= units.len());
    }
    for (passage, marked) in told.passages.iter().zip(marked) {
        let digest = naive::digest(naive::squeeze(&marked).as_bytes());
        let mut noted = dataset.relations.iter().filter(|relation| relation.key == passage.relation.key);
        let is_same = noted.any(|relation| relation.evidence.iter().any(|one| one.digest == digest));
        prop_assert!(is_same || !matches!(passage.fate, "found" | "moved"), "`{}` is {}", marked, passage.fate);
    }
    Ok(())
}

const WORDS: [&str; 18] = [
    "port",
    "Port",
    "ports",
    "on",
    "London",
    "harbour’s",
    "harbour's",
    "“boats”",
    "\"boats\"",
    "boats",
    "été",
    "e\u{301}té",
    "co-operate",
    "2,4",
    "កម្ពុជា",
    "𝔐",
    "so\u{ad}me",
    "(and)",
];
const GAPS: [&str; 4] = [" ", "  ", "\u{a0}", "\t "];
const ENDS: [&str; 4] = ["\n", "\r\n", "\n\n", " \n"];

/// A made-up text, and locators of passages that do stand in it.
fn made() -> impl Strategy<Value = (String, Vec<Evidence>)> {
    let paragraph = (vec((select(&WORDS[..]), select(&GAPS[..])), 1..14), select(&ENDS[..]));
    let passage = (any::<u16>(), any::<u16>(), 0..9usize, 1..4usize, 1..4usize);
    (vec(paragraph, 1..7), vec(passage, 1..12)).prop_map(|(paragraphs, passages)| {
        let text: String = paragraphs
            .iter()
            .flat_map(|(words, end)| words.iter().flat_map(|(word, gap)| [*word, *gap]).chain([*end]))
            .collect();
        let evidence = passages.into_iter().map(|(at, from, len, start, end)| {
            let at = at as usize % paragraphs.len();
            let words: Vec<&str> = paragraphs[at].0.iter().map(|(word, _)| *word).collect();
            let from = from as usize % words.len();
            locator(at as u32 + 1, &words, from, len.min(words.len() - from - 1), start, end)
        });
        (text, evidence.collect())
    })
}

/// The locator of some words of a paragraph: the first few, the last few, and which of several it is.
fn locator(paragraph: u32, words: &[&str], from: usize, len: usize, start: usize, end: usize) -> Evidence {
    let passage = &words[from..=from + len];
    let end = (passage.len() > start).then(|| passage[passage.len() - end.min(passage.len() - start)..].join(" "));
    let start = passage[..start.min(passage.len())].join(" ");
    let occurrence = 1 + from as u32 % 2;
    Evidence { paragraph, start, end, occurrence, digest: naive::digest(passage.join(" ").as_bytes()) }
}

/// What may happen to a text on its way.
#[derive(Clone, Debug)]
enum Change {
    Replace(&'static str, &'static str),
    DropLine(usize),
    Line(usize, &'static str),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        3 => (select(&WORDS[..]), select(&WORDS[..])).prop_map(|(from, to)| Change::Replace(from, to)),
        1 => Just(Change::Replace("’", "'")),
        1 => Just(Change::Replace("\n", "\r\n")),
        1 => (0..6usize).prop_map(Change::DropLine),
        1 => (0..6usize, select(&WORDS[..])).prop_map(|(at, word)| Change::Line(at, word)),
    ]
}

impl Change {
    fn made_to(&self, text: String) -> String {
        let mut lines: Vec<&str> = text.split('\n').collect();
        match self {
            Change::Replace(from, to) => return text.replacen(from, to, 2),
            Change::DropLine(at) if *at < lines.len() => drop(lines.remove(*at)),
            Change::Line(at, word) if *at <= lines.len() => lines.insert(*at, word),
            _ => {}
        }
        lines.join("\n")
    }
}

/// What the verdict over a text must be: fates in the order found, moved, altered, gone; the whole; what differs.
type Verdict = ([u32; 4], &'static str, &'static [&'static str]);

#[test]
fn a_text_of_the_miniature_gets_the_verdict_that_a_reader_would_give() {
    let times = std::fs::read_to_string("tests/mini/texts/harbour-times.txt").unwrap();
    let check = |what: &str, text: String, expected: Verdict| {
        let told = engine().verify(Some("harbour-times"), text.as_bytes(), Lang::En);
        let counts = [told.found, told.moved, told.altered, told.gone];
        assert_eq!((counts, told.whole, &told.differences[..]), (expected.0, expected.1, expected.2), "{what}");
        assert_eq!(counts.iter().sum::<u32>() as usize, told.passages.len());
    };
    check("as it was", times.clone(), ([7, 0, 0, 0], "same", &[]));
    check("lines of Windows", times.replace('\n', "\r\n"), ([7, 0, 0, 0], "nearly", &["line-ends"]));
    check("a byte order mark", format!("\u{feff}{times}"), ([7, 0, 0, 0], "nearly", &["bom"]));
    check("white space at the end", times.trim_end().to_owned(), ([7, 0, 0, 0], "nearly", &["edges"]));
    check("a word is another", times.replace("patrol boats", "steam boats"), ([6, 0, 0, 1], "other", &[]));
    check("a word between is another", times.replace("two patrol", "some patrol"), ([6, 0, 1, 0], "other", &[]));
    check("capitals", times.replace("We asked", "WE asked"), ([6, 0, 1, 0], "other", &[]));
    check("one more line", format!("A line\n{times}"), ([0, 7, 0, 0], "other", &[]));
    check("a text of another hand", "Nothing of it.".to_owned(), ([0, 0, 0, 7], "other", &[]));
}

#[test]
fn a_text_is_recognised_or_refused_with_a_reason() {
    let note = std::fs::read_to_string("tests/mini/texts/belmark-note.txt").unwrap();
    let check = |named: Option<&str>, text: &str, expected: [Option<&str>; 4]| {
        let told = engine().verify(named, text.as_bytes(), Lang::En);
        let key = |source: &Option<entente::query::shape::Ref>| source.as_ref().map(|source| source.key.clone());
        let found =
            [told.refusal.map(str::to_owned), key(&told.source), told.basis.map(str::to_owned), key(&told.rather)];
        assert_eq!(found, expected.map(|one| one.map(str::to_owned)), "{text:.30}");
    };
    check(None, &note, [None, Some("belmark-note"), Some("digest"), None]);
    check(None, &note.replace("PRESS", "Press"), [None, Some("belmark-note"), Some("passages"), None]);
    check(None, note.lines().nth(2).unwrap(), [None, Some("belmark-note"), Some("passages"), None]);
    check(Some("no-source"), &note, [None, Some("belmark-note"), Some("digest"), None]);
    check(Some("harbour-times"), &note, [None, Some("harbour-times"), Some("named"), Some("belmark-note")]);
    check(None, "Arvenia and Belmark.", [Some("foreign"), None, None, None]);
    check(None, "", [Some("empty"), None, None, None]);
    check(Some("belmark-note"), " \r\n\t\u{a0}\n", [Some("empty"), None, None, None]);
    check(None, "PRESS\0NOTE", [Some("no-text"), None, None, None]);
    check(None, &"a ".repeat(MOST_BYTES), [Some("too-long"), None, None, None]);
    assert_eq!(engine().verify(None, &[b'P', 0xff], Lang::En).refusal, Some("no-text"));
}

#[test]
fn a_text_made_to_be_slow_is_answered_all_the_same() {
    let locator = "We asked Belmark ";
    let n = MOST_BYTES / locator.len() - 1;
    for text in [
        locator.repeat(n),
        format!("{}patrol boats", locator.repeat(n)),
        "\n.".repeat(MOST_BYTES / 2),
        "“".repeat(MOST_BYTES / 3),
    ] {
        let told = engine().verify(Some("harbour-times"), text.as_bytes(), Lang::En);
        assert_eq!((told.refusal, told.found), (None, 0));
    }
}

#[test]
fn the_documents_themselves_are_recognised_and_every_passage_is_found() {
    let folder = Path::new("../shared/sources");
    let engine = Engine::embedded();
    for source in engine.store().catalogue.sources.iter().filter(|_| folder.is_dir()) {
        let text = std::fs::read(folder.join(&source.document)).unwrap();
        let told = engine.verify(None, &text, Lang::En);
        assert_eq!(told.source.map(|source| source.key).as_deref(), Some(&*source.key));
        assert_eq!((told.basis, told.whole), (Some("digest"), "same"));
        assert_eq!(told.found as usize, told.passages.len());
    }
}

fn miniature() -> Dataset {
    let files = seed::read(Path::new("tests/mini/seeds")).unwrap();
    seed::compile(&files).unwrap_or_else(|findings| panic!("{findings}")).0
}

fn engine() -> Engine {
    Engine::open(pack::write(&miniature(), pack::Index::LeftOut)).unwrap()
}

//! Answers queries over texts that are given to it, for measuring how good the answers are.
//!
//! Reads lines of JSON: `{"text": […]}` adds a record with a statement and a remark, `{"query": …}` asks for the numbers of
//! the records that answer, the best first, `{"pack": PATH}` writes the records as a pack, and `{"slips": true}` tells the misspelt words of `tests/typing/slips.rs` with
//! what the built-in dataset's engine makes of each. `benches/relevance.mjs` judges the answers.
//!
//! ```sh
//! echo '{"text": ["mine clearance", ""]} {"query": "mines"}' | tr ' ' '\n' | cargo run --quiet --example relevance
//! ```

#[path = "../tests/typing/slips.rs"]
mod slips;

use std::io::{self, BufRead, BufWriter, Write};

use entente::engine::Engine;
use entente::lang::Lang;
use entente::model::*;
use entente::pack::{self, Index};
use entente::query::answer::Options;
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut dataset = empty();
    let mut engine = None;
    for line in io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        if let Some(text) = line["text"].as_array() {
            let words = |at: usize| text.get(at).and_then(Value::as_str).unwrap_or_default();
            dataset.relations.push(relation(dataset.relations.len(), words(0), words(1)));
        } else if let Some(query) = line["query"].as_str() {
            let open = || Engine::open(pack::write(&dataset, Index::Held)).expect("it was packed a moment ago");
            writeln!(out, "{}", found(engine.get_or_insert_with(open), query))?;
        } else if let Some(path) = line["pack"].as_str() {
            std::fs::write(path, pack::write(&dataset, Index::Held))?;
        } else if line["slips"].as_bool() == Some(true) {
            told_slips(&Engine::embedded(), &mut out)?;
        }
    }
    out.flush()
}

/// The numbers of the records that answer, the best first.
fn found(engine: &Engine, query: &str) -> Value {
    let options = Options { size: Options::MOST, lenient: true, ..Options::default() };
    let answer = engine.answer(query, options).expect("what is not understood is dropped");
    let number = |key: &str| key.trim_start_matches('r').parse::<u32>().unwrap_or_default();
    answer.relations.iter().map(|relation| number(&relation.key)).collect()
}

/// Each misspelt word or name with the words looked for in its place, and what was suggested.
fn told_slips(engine: &Engine, out: &mut impl Write) -> io::Result<()> {
    let names = slips::NAMES.iter().map(|(written, key)| (written.to_string(), key.to_string(), true));
    let words = slips::words(engine).into_iter().map(|(written, word)| (written, word, false));
    for (written, meant, is_name) in words.chain(names) {
        let answer = engine.answer(&written, Options::default()).expect("words are understood");
        let looked_for = answer.meant.iter().flat_map(|meant| &meant.words).map(|instead| &instead.word);
        let suggested = engine.suggest(&written, Lang::En).into_iter();
        let suggested = suggested.map(|one| [one.query.trim().to_owned(), entente::fold::fold(&one.label)]);
        let of_whom = |facet: &str| format!("{written} {facet}:{meant}");
        let is_answered = is_name
            && ["who", "place"]
                .iter()
                .any(|facet| engine.answer(&of_whom(facet), Options::default()).is_ok_and(|answer| answer.total > 0));
        let told = json!({
            "written": written, "meant": meant, "isName": is_name, "isAnswered": is_answered,
            "lookedFor": looked_for.collect::<Vec<_>>(), "suggested": suggested.collect::<Vec<_>>(),
        });
        writeln!(out, "{told}")?;
    }
    let forms = entente::index::text::find(engine.store(), "\u{10ffff}").unwrap_or_else(|end| end);
    let words: Vec<&str> = (0..forms).map(|form| entente::index::text::text(engine.store(), form)).collect();
    writeln!(out, "{}", json!({ "vocabulary": words }))
}

fn relation(number: usize, statement: &str, remark: &str) -> Relation {
    let both = |text: &str| Text { en: text.to_owned(), fr: text.to_owned(), km: None };
    Relation {
        key: format!("r{number}"),
        statement: both(statement),
        note: (!remark.is_empty()).then(|| both(remark)),
        evidence: vec![Evidence { paragraph: 1, occurrence: 1, ..Evidence::default() }],
        ..Relation::default()
    }
}

/// A dataset of one source and no names, so that nothing but words can answer.
fn empty() -> Dataset {
    let term = || Term { key: "only".to_owned(), ..Term::default() };
    Dataset {
        about: About { key: "texts".to_owned(), version: "1".to_owned(), ..About::default() },
        vocabulary: Vocabulary { schemes: Scheme::ALL.iter().map(|_| vec![term()]).collect() },
        sources: vec![Source {
            key: "texts".to_owned(),
            paragraphs: 1,
            language: "en".to_owned(),
            ..Source::default()
        }],
        entities: vec![Entity { key: "nobody".to_owned(), ..Entity::default() }],
        ..Dataset::default()
    }
}

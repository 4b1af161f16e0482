//! What the engine answers, word for word: `golden/calls.json` lists the calls, and `wasm.test.mjs` holds the same files
//! against the door. `BLESS=1 cargo test --test engine` writes them anew; the difference is read by a person.

#[path = "engine/call.rs"]
mod call;
#[path = "engine/json.rs"]
mod json;

use std::path::PathBuf;

use entente::engine::Engine;

use call::Call;

/// Together the files stay small enough to be read in a diff.
const MOST_BYTES: usize = 600_000;

#[test]
fn every_call_gets_its_golden_answer() {
    check(|name, answer| match std::fs::read_to_string(file(name)) {
        Ok(golden) if golden == answer => Ok(()),
        Ok(golden) => Err(first_difference(&golden, answer)),
        Err(_) => Err("it has no golden file yet".to_owned()),
    });
}

#[test]
fn a_golden_answer_is_json_again() {
    check(|_, answer| {
        let value: Result<serde_json::Value, _> = serde_json::from_str(answer);
        value.map(drop).map_err(|error| error.to_string())
    });
}

#[test]
fn the_golden_answers_can_be_read_by_a_person() {
    let mut bytes = 0;
    check(|_, answer| {
        bytes += answer.len();
        if bytes <= MOST_BYTES { Ok(()) } else { Err(format!("with it there are {bytes} bytes; ask for less")) }
    });
}

/// Makes every call and tells all that is wrong at once.
fn check(mut judge: impl FnMut(&str, &str) -> Result<(), String>) {
    let calls: Vec<Call> = serde_json::from_str(include_str!("golden/calls.json")).expect("calls.json lists calls");
    let engine = Engine::embedded();
    let failures: Vec<String> = calls
        .iter()
        .filter_map(|call| {
            let answer = json::laid_out(&call.answer(&engine));
            if std::env::var_os("BLESS").is_some() {
                std::fs::write(file(&call.name), &answer).expect("tests/golden can be written");
            }
            let reason = judge(&call.name, &answer).err()?;
            Some(format!("{}: {reason}", call.name))
        })
        .collect();
    assert!(
        failures.is_empty(),
        "{} of {} calls:\n{}\nBLESS=1 writes the answers anew",
        failures.len(),
        calls.len(),
        failures.join("\n")
    );
}

fn file(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "golden", &format!("{name}.json")].iter().collect()
}

/// The first line in which two texts differ.
fn first_difference(golden: &str, answer: &str) -> String {
    let mut lines = (1..).zip(golden.lines().zip(answer.lines()));
    match lines.find(|(_, (golden, answer))| golden != answer) {
        Some((number, (golden, answer))) => format!("line {number} was\n    {golden}\n  and is\n    {answer}"),
        None => format!("it had {} lines and has {}", golden.lines().count(), answer.lines().count()),
    }
}

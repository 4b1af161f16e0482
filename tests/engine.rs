//! What the engine answers, word for word: `calls.json` in `golden/` and in each of its folders lists calls, whose answers
//! lie beside it, and `wasm.test.mjs` holds the same files against the door. `BLESS=1 cargo test --test engine` writes them
//! anew; the difference is read by a person.

#[path = "engine/call.rs"]
mod call;
#[path = "engine/json.rs"]
mod json;

use std::path::PathBuf;
use std::sync::LazyLock;

use entente::engine::Engine;

use call::Call;

/// Together the files stay small enough to be read in a diff.
const MOST_BYTES: usize = 900_000;

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

/// Every call by its name, with its answer; made once for all tests, and written where they are to be blessed.
static ANSWERS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let engine = Engine::embedded();
    let answer = |(name, call): (String, Call)| {
        let answer = json::laid_out(&call.answer(&engine));
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(file(&name), &answer).expect("tests/golden can be written");
        }
        (name, answer)
    };
    calls().into_iter().map(answer).collect()
});

/// Looks at every answer and tells all that is wrong at once.
fn check(mut judge: impl FnMut(&str, &str) -> Result<(), String>) {
    let mut failures: Vec<String> = Vec::new();
    for (name, answer) in ANSWERS.iter() {
        failures.extend(judge(name, answer).err().map(|reason| format!("{name}: {reason}")));
    }
    assert!(
        failures.is_empty(),
        "{} of {} calls:\n{}\nBLESS=1 writes the answers anew",
        failures.len(),
        ANSWERS.len(),
        failures.join("\n")
    );
}

/// Every call, by its name with the folder before it.
fn calls() -> Vec<(String, Call)> {
    let mut folders = vec![String::new()];
    for entry in std::fs::read_dir(golden()).expect("there is tests/golden") {
        let path = entry.expect("tests/golden can be read").path();
        if path.is_dir() {
            let name = path.file_name().expect("a folder has a name").to_string_lossy().into_owned();
            folders.push(format!("{name}/"));
        }
    }
    folders.sort_unstable();
    let of_folder = |folder: &String| {
        let list = std::fs::read_to_string(golden().join(folder).join("calls.json")).expect("a folder lists its calls");
        let calls: Vec<Call> = serde_json::from_str(&list).expect("calls.json lists calls");
        calls.into_iter().map(|call| (format!("{folder}{}", call.name), call)).collect::<Vec<_>>()
    };
    folders.iter().flat_map(of_folder).collect()
}

fn golden() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "golden"].iter().collect()
}

fn file(name: &str) -> PathBuf {
    golden().join(format!("{name}.json"))
}

/// The first line in which two texts differ.
fn first_difference(golden: &str, answer: &str) -> String {
    let mut lines = (1..).zip(golden.lines().zip(answer.lines()));
    match lines.find(|(_, (golden, answer))| golden != answer) {
        Some((number, (golden, answer))) => format!("line {number} was\n    {golden}\n  and is\n    {answer}"),
        None => format!("it had {} lines and has {}", golden.lines().count(), answer.lines().count()),
    }
}

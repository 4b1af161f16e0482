//! Ten thousand made-up queries, each asked in one language with a page of its own size: the native engine answers them and
//! writes a digest of each answer to `target/agree/`, where `agree.test.mjs` holds the door to them. A tenth of them are
//! damaged, so that refusals are compared too.

// What only the judge reads of a query is left unread here.
#[allow(dead_code)]
#[path = "scale/ask.rs"]
mod ask;
#[path = "engine/call.rs"]
mod call;
#[path = "scale/random.rs"]
mod random;
#[path = "scale/world.rs"]
mod world;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use entente::engine::Engine;
use entente::model::Dataset;
use entente::pack::{self, Facet, Index};
use entente::query::answer::Options;
use entente::seed;
use serde_json::{Value, json};

use ask::Ask;
use call::Call;
use random::Random;

/// How many queries are put to the dataset that is built in, and how many to one of ten thousand relations.
const QUERIES: [usize; 2] = [7000, 3000];
const RELATIONS: usize = 10_000;

/// How many in a hundred of them ask for the numbers alone. An answer of the larger dataset names two thousand actors, and
/// takes ten times as long to write down as to find.
const TALLIED: [usize; 2] = [10, 75];

#[test]
fn ten_thousand_queries_are_answered_and_noted_for_the_door() {
    let made_up = world::dataset(RELATIONS);
    let pack = pack::write(&made_up, Index::Held);
    let engines = [Engine::embedded(), Engine::open(pack.clone()).expect("it was written a moment ago")];
    let mut lines = String::new();
    let mut n_refused = 0;
    for (which, dataset) in [dataset(), made_up].iter().enumerate() {
        let random = &Random::new(7 + which as u64);
        for number in 0..QUERIES[which] {
            let call = draw(random, dataset, number, TALLIED[which]);
            let answer = answer(&call, &engines[which]);
            n_refused += usize::from(answer.starts_with("{\"name\":\"QueryError\""));
            let Call { method, args, .. } = call;
            let line = json!({ "pack": which, "method": method, "args": args, "digest": digest(answer.as_bytes()) });
            writeln!(lines, "{line}").expect("a text takes all that is written");
        }
    }
    assert!((200..3000).contains(&n_refused), "{n_refused} queries are refused, which is no good mixture");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/agree");
    fs::create_dir_all(&folder).expect("a folder can be made");
    fs::write(folder.join("made-up.pack"), pack).expect("a pack can be written");
    fs::write(folder.join("calls.jsonl"), lines).expect("calls can be written");
}

#[test]
fn a_pack_without_its_index_gives_the_same_answers() {
    let dataset = world::dataset(RELATIONS / 10);
    let [held, left_out] = [Index::Held, Index::LeftOut]
        .map(|index| Engine::open(pack::write(&dataset, index)).expect("it was written a moment ago"));
    let random = &Random::new(9);
    for number in 0..500 {
        let call = draw(random, &dataset, number, 0);
        assert_eq!(call.answer(&held), call.answer(&left_out), "{:?}", call.args);
    }
}

/// A call of the door: a query mostly, sometimes one half typed, in each language in turn.
fn draw(random: &Random, dataset: &Dataset, number: usize, tallied: usize) -> Call {
    let mut text = Ask::draw(random, dataset, number / 3).text(dataset);
    let lang = ["en", "fr", "km"][number % 3];
    if random.chance(10) {
        text = damaged(random, &text);
    }
    let size = [1, 3, 10, 20][random.below(4)];
    let call = |method: &str, args: Vec<Value>| Call { name: String::new(), method: method.to_owned(), args };
    if random.chance(tallied) {
        let facets = random.below(256);
        return call("tally", vec![text.into(), facets.into(), size.into()]);
    }
    let (method, options) = match random.chance(10) {
        true => {
            text.truncate(text.char_indices().nth(random.below(12)).map_or(text.len(), |(at, _)| at));
            ("suggest", Value::from(lang))
        }
        false => ("answer", json!({ "lang": lang, "size": size, "lenient": random.chance(10) })),
    };
    call(method, vec![text.into(), options])
}

/// What the door answers, as JSON; the numbers of a tally in its order, what is not understood left out as it does.
fn answer(call: &Call, engine: &Engine) -> String {
    if call.method != "tally" {
        return call.answer(engine);
    }
    let text = call.args[0].as_str().expect("a query is a text");
    let [facets, size] = [1, 2].map(|at| call.args[at].as_u64().expect("it is a number") as u32);
    let facets: Vec<Facet> = Facet::ALL.into_iter().filter(|&facet| facets >> facet as u32 & 1 == 1).collect();
    let options = Options { size, lenient: true, ..Options::default() };
    let tally = engine.tally(text, options, &facets).expect("lenience refuses nothing");
    let mut numbers = vec![tally.total, tally.ids.len() as u32];
    numbers.extend(tally.ids);
    for counts in tally.facets {
        numbers.push(counts.len() as u32);
        numbers.extend(counts);
    }
    numbers.extend([tally.first_year as u32, tally.years.len() as u32]);
    numbers.extend(tally.years);
    json!(numbers).to_string()
}

/// The text with a few letters taken out or put in, some of them such as queries have a meaning for.
fn damaged(random: &Random, text: &str) -> String {
    const LETTERS: [char; 16] =
        ['"', '-', ':', ',', '*', '=', '.', ' ', '«', 'é', 'ក', '𝔐', '\u{200b}', '\u{0}', 'x', '9'];
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..1 + random.below(4) {
        let at = random.below(letters.len() + 1);
        match random.below(3) {
            0 if at < letters.len() => drop(letters.remove(at)),
            1 if at < letters.len() => letters[at] = *random.of(&LETTERS),
            _ => letters.insert(at, *random.of(&LETTERS)),
        }
    }
    letters.into_iter().collect()
}

/// FNV-1a (Fowler, Noll and Vo) in 32 bits, twice with another beginning: JavaScript multiplies no wider numbers quickly.
fn digest(bytes: &[u8]) -> String {
    let of =
        |beginning| bytes.iter().fold(beginning, |sum: u32, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    format!("{:08x}{:08x}", of(0x811c_9dc5), of(0x9747_b28c))
}

fn dataset() -> Dataset {
    let files = seed::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")).expect("the seeds can be read");
    seed::compile(&files).unwrap_or_else(|findings| panic!("{findings}")).0
}

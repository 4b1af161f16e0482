//! The seeds of the fuzz targets, and what the targets once found: each is held to the promises of its target, with the
//! stable compiler and without libFuzzer. `BLESS=1` writes the seeds anew, but those that are called `found-…`.

#[path = "pack/coded.rs"]
mod coded;
#[path = "../fuzz/src/date.rs"]
mod date;
#[path = "../fuzz/src/open.rs"]
mod open;
#[path = "../fuzz/src/query.rs"]
mod query;
#[path = "pack/questions.rs"]
mod questions;
#[path = "pack/sections.rs"]
mod sections;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use entente::engine::Engine;
use entente::model::Dataset;
use entente::pack::{self, HEADER, Index, SECTIONS};
use entente::seed;

use sections::{sealed, with_section};

#[test]
fn packs_are_refused_with_a_sentence_or_answered_from() {
    let seeds = seeds("open", packs());
    let sound = seeds.values().filter(|bytes| Engine::open(bytes.to_vec()).is_ok()).count();
    assert!(sound >= 3, "the packs are of an older layout: BLESS=1 cargo test --test fuzz writes them anew");
    for bytes in seeds.values() {
        if let Some(engine) = open::opened(sealed(bytes.clone())) {
            open::ask(&engine, bytes);
        }
    }
}

#[test]
fn queries_are_refused_at_a_place_or_printed_as_they_are_meant() {
    let engine = Engine::embedded();
    seeds("query", queries()).values().for_each(|bytes| query::check(&engine, bytes));
}

#[test]
fn dates_are_refused_at_a_place_or_printed_as_they_are_meant() {
    seeds("date", dates()).values().for_each(|bytes| date::check(bytes));
}

/// Packs by their names: sound ones, and such as were damaged on purpose.
fn packs() -> BTreeMap<String, Vec<u8>> {
    let mini = dataset();
    let whole = pack::write(&mini, Index::Held);
    let of = |n: usize| {
        let mut dataset = mini.clone();
        dataset.relations.truncate(n);
        let is_kept = |ids: &[entente::model::RelationId]| ids.iter().all(|id| id.index() < n);
        dataset.threads.clear();
        dataset.absences.retain(|absence| is_kept(&absence.near));
        dataset.links.retain(|link| match &link.between {
            entente::model::Between::Relations(ids) => is_kept(ids),
            entente::model::Between::Figures(_) => true,
        });
        pack::write(&dataset, Index::Held)
    };
    let table = &whole[..HEADER + 8 * SECTIONS];
    let with_ones = |bytes: &[u8], at: usize| [&bytes[..at], &[0xff; 4], &bytes[at + 4..]].concat();
    let mut packs = BTreeMap::from([
        ("mini".to_owned(), whole.clone()),
        ("mini-without-index".to_owned(), pack::write(&mini, Index::LeftOut)),
        ("mini-in-numbers".to_owned(), coded::in_numbers(&mini)),
        ("mini-of-three".to_owned(), of(3)),
        ("mini-of-none".to_owned(), of(0)),
        ("header-alone".to_owned(), whole[..HEADER].to_vec()),
        ("header-of-another-version".to_owned(), with_ones(table, 8)),
        ("header-of-many-sections".to_owned(), with_ones(table, 12)),
        ("table-alone".to_owned(), table.to_vec()),
        ("table-past-the-end".to_owned(), sealed(with_ones(&of(0), HEADER + 4))),
    ]);
    for index in 0..SECTIONS {
        packs.insert(format!("without-section-{index}"), with_section(&of(3), index, &[]));
    }
    packs
}

/// Queries by their names: what readers ask, and what nobody in good faith does.
fn queries() -> BTreeMap<String, Vec<u8>> {
    const HOSTILE: [&str; 24] = [
        "-",
        "\"",
        "-\"",
        "«",
        ":",
        "who:",
        "who:,,,",
        "-who:\"\",canada",
        "WHO:\"Cambodia\",«Canada»",
        "role:=",
        "role:any=canada -role:by=\"Prak Sokhonn\"",
        "when:..",
        "when:2020..2019",
        "-when:certain when:certain",
        "said:not-stated when:not-stated",
        "year:-9999,9999,10000,not-stated",
        "year:2147483648 page:4294967296",
        "page:0 page:100000000 sort:date sort:x",
        "\u{0}\u{1}\u{7f}\u{ffff}",
        "\u{202e}cba\u{2066}",
        "កម្ពុជា\u{200b}និង \u{17d2} \u{300}e\u{301}",
        "ﬀ ß İı ŉ ẞ 𝔐 Ⱥ １２３",
        "1,2,3,4 1.2.3 12:30 41\u{a0}900 2,4 -rules-based",
        "text:\"mine\" text:min* near:x (a OR b) kind:a..z",
    ];
    let text = read("tests/questions.toml");
    let quoted = |line: &str| Some(line.strip_prefix("query = ")?.trim_matches(['"', '\'']).to_owned());
    let asked: Vec<String> = text.lines().filter_map(quoted).collect();
    assert!(asked.len() > 50, "the queries of tests/questions.toml are not found");
    numbered("asked", asked.into_iter().step_by(4)).chain(numbered("hostile", HOSTILE.map(str::to_owned))).collect()
}

/// Dates by their names: those of the tests, and what looks like one.
fn dates() -> BTreeMap<String, Vec<u8>> {
    const HOSTILE: [&str; 20] = [
        "",
        "-",
        "Y",
        "Y-",
        "Y99999999999999999999",
        "Y-2147483648",
        "-0000",
        "0000-00-00",
        "2023-02-29",
        "2024-13",
        "2024-1X",
        "XXXX-XX-XX",
        "?~%",
        "%2004?-~06?-11~",
        "/",
        "../..",
        "[",
        "[..]",
        "[2024,,2023]",
        "２０２４",
    ];
    let text = read("tests/dates.rs");
    let case = |line: &str| Some(line.split_once(" | ")?.0.trim().to_owned());
    let tested: Vec<String> = text.lines().filter_map(case).collect();
    assert!(tested.len() > 100, "the dates of tests/dates.rs are not found");
    numbered("tested", tested.into_iter().step_by(4)).chain(numbered("hostile", HOSTILE.map(str::to_owned))).collect()
}

fn numbered(name: &str, texts: impl IntoIterator<Item = String>) -> impl Iterator<Item = (String, Vec<u8>)> {
    texts.into_iter().enumerate().map(move |(number, text)| (format!("{name}-{number:03}"), text.into_bytes()))
}

/// Every seed that is stored for a target, once those that can be written are written where that is wished.
fn seeds(target: &str, written: BTreeMap<String, Vec<u8>>) -> BTreeMap<PathBuf, Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(&folder).expect("a folder can be made");
        for path in files(&folder) {
            let is_found = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("found-"));
            if !is_found {
                fs::remove_file(path).expect("a seed can be taken away");
            }
        }
        for (name, bytes) in written {
            fs::write(folder.join(name), bytes).expect("a seed can be written");
        }
    }
    let seeds: BTreeMap<PathBuf, Vec<u8>> =
        files(&folder).into_iter().map(|path| (path.clone(), fs::read(path).expect("a seed can be read"))).collect();
    assert!(!seeds.is_empty(), "{} is empty: BLESS=1 cargo test --test fuzz fills it", folder.display());
    seeds
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

fn dataset() -> Dataset {
    let files = seed::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mini/seeds")).expect("they can be read");
    seed::compile(&files).unwrap_or_else(|findings| panic!("{findings}")).0
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a test can be read")
}

//! The seeds are refused for every reason there is, at the right place and with no reason too many.
//!
//! `tests/mini` is a valid dataset in miniature. Each file of `tests/broken` is named after a rule, says in its first
//! line what is wrong, and changes the miniature:
//!
//! ```text
//! # in FILE: OLD => NEW      puts NEW for the first OLD; a semicolon and a space are a line break
//! # add to FILE              adds the lines that follow to the end of FILE
//! # remove FILE
//! # without texts            holds the seeds against no documents
//! ```
//!
//! The findings stand beside it, in a file of the same name that ends in `.txt`. `BLESS=1 cargo test` rewrites those;
//! read what has changed before you keep it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use entente::seed::diagnostic::{Findings, Paint};
use entente::seed::{self, Texts, rules};
use proptest::prelude::*;

/// Where the documents lie beside the repository, every passage is looked up as well.
#[test]
fn the_seeds_are_in_order_and_nobody_need_look_at_them() {
    let files = seed::read(Path::new("seeds")).unwrap();
    let (records, _) = seed::parse(&files);
    let documents = records.sources.iter().map(|source| source.document.value.clone());
    let text = |name: String| Some((name.clone(), fs::read_to_string(Path::new("../shared/sources").join(name)).ok()?));
    match seed::check(&files, &documents.filter_map(text).collect()) {
        Ok((_, findings)) => assert_eq!(findings.count(), "no findings", "\n{findings}"),
        Err(findings) => panic!("\n{findings}"),
    }
}

#[test]
fn the_miniature_is_in_order() {
    let (dataset, findings) = seed::check(&miniature(), &texts()).unwrap();
    assert_eq!(findings.count(), "no findings");
    assert_eq!((dataset.relations.len(), dataset.figures.len()), (10, 5));
}

#[test]
fn every_rule_has_a_broken_seed_and_every_broken_seed_a_rule() {
    let rules: BTreeSet<String> = rules::names().map(str::to_string).collect();
    assert_eq!(rules, broken("toml"));
    assert_eq!(rules, broken("txt"));
}

#[test]
fn a_broken_seed_is_refused_by_its_rule_and_by_no_other() {
    let wrong: Vec<String> = broken("toml").iter().filter_map(|rule| check(rule).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_same_seeds_give_the_same_bytes() {
    let bytes = || entente::pack::write(&seed::compile(&miniature()).unwrap().0, entente::pack::Index::Held);
    assert_eq!(bytes(), bytes());
}

#[test]
fn the_order_of_files_does_not_matter() {
    let mut turned = miniature();
    turned.reverse();
    assert_eq!(seed::compile(&turned).unwrap().0, seed::compile(&miniature()).unwrap().0);
}

#[test]
fn relations_stand_in_order_of_time_and_what_has_no_date_last() {
    let (dataset, _) = seed::compile(&miniature()).unwrap();
    let keys: Vec<&str> = dataset.relations.iter().map(|relation| relation.key.as_str()).collect();
    assert_eq!(keys[..2], ["trade-in-the-note", "trade-of-2020"]);
    // Of one day, or of none, they stand as their source tells them.
    assert_eq!(keys[8..], ["pilots-offered", "boats-requested"]);
}

#[test]
fn reasons_are_kept_once_and_the_stated_one_first() {
    let (dataset, _) = seed::compile(&miniature()).unwrap();
    let english: Vec<&str> = dataset.bases.iter().map(|basis| basis.en.as_str()).collect();
    let expected = [
        "stated in the text",
        "It tells of the meeting as news.",
        "The article is taken to be of March 2021.",
        "The number is of 2021 and the meeting of 3 March.",
    ];
    assert_eq!(english, expected);
}

proptest! {
    /// Whatever a slip of the hand does to a file, there are findings or a dataset, and never a panic.
    #[test]
    fn no_seed_makes_the_compiler_panic(
        file in any::<prop::sample::Index>(),
        slips in prop::collection::vec((any::<prop::sample::Index>(), 0..6_u8), 1..12),
    ) {
        let mut files = miniature();
        let text = &mut files[file.index(13)].1;
        for (at, slip) in slips {
            *text = slipped(text, at, slip);
        }
        let findings = match seed::check(&files, &texts()) {
            Ok((_, findings)) | Err(findings) => findings,
        };
        prop_assert!(findings.render(Paint::Colour).ends_with('\n'));
    }
}

/// One broken seed: its findings are the expected ones and all of its own rule, or else a sentence says why not.
fn check(rule: &str) -> Result<(), String> {
    let path = format!("tests/broken/{rule}.txt");
    let findings = findings_of(rule);
    let foreign: Vec<_> = findings.list.iter().filter(|finding| finding.rule != rule).collect();
    let found = findings.render(Paint::Plain);
    if findings.list.is_empty() || !foreign.is_empty() {
        return Err(format!("{rule} should make findings of its own and no others, and made:\n{found}"));
    }
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &found).unwrap();
    }
    match fs::read_to_string(&path) {
        Ok(expected) if expected == found => Ok(()),
        expected => Err(format!("{path} says:\n{}\nand now it is:\n{found}", expected.unwrap_or_default())),
    }
}

fn findings_of(rule: &str) -> Findings {
    let written = fs::read_to_string(format!("tests/broken/{rule}.toml")).unwrap();
    let mut files: BTreeMap<String, String> = miniature().into_iter().collect();
    let mut texts = texts();
    let mut open: Option<String> = None;
    for line in written.lines().skip(1) {
        if let Some(file) = line.strip_prefix("# add to ") {
            files.entry(file.to_string()).or_default().push('\n');
            open = Some(file.to_string());
        } else if let Some(file) = line.strip_prefix("# remove ") {
            files.remove(file).unwrap();
        } else if line == "# without texts" {
            texts.clear();
        } else if let Some((file, change)) = line.strip_prefix("# in ").and_then(|rest| rest.split_once(": ")) {
            let (old, new) = change.split_once(" =>").unwrap();
            let [old, new] = [old, new.trim_start()].map(|part| part.replace("; ", "\n"));
            let text = files.get_mut(file).unwrap();
            assert!(text.contains(&old), "{rule}: there is no {old:?} in {file}");
            *text = text.replacen(&old, &new, 1);
        } else if let Some(file) = &open {
            *files.get_mut(file).unwrap() += &format!("{line}\n");
        } else {
            assert!(line.is_empty(), "{rule}: `{line}` changes nothing");
        }
    }
    let files: Vec<(String, String)> = files.into_iter().collect();
    match seed::check(&files, &texts) {
        Ok((_, findings)) | Err(findings) => findings.under("seeds"),
    }
}

fn miniature() -> Vec<(String, String)> {
    seed::read(Path::new("tests/mini/seeds")).unwrap()
}

fn texts() -> Texts {
    let read = |name: &str| (name.to_string(), fs::read_to_string(format!("tests/mini/texts/{name}")).unwrap());
    ["belmark-note.txt", "harbour-times.txt"].map(read).into()
}

/// The names in `tests/broken` that end so.
fn broken(ending: &str) -> BTreeSet<String> {
    let names = fs::read_dir("tests/broken").unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter_map(|name| Some(name.strip_suffix(&format!(".{ending}"))?.to_string())).collect()
}

/// A text with one slip of the hand: a letter or a line gone, doubled or swapped, or something put in.
fn slipped(text: &str, at: prop::sample::Index, slip: u8) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    if letters.is_empty() {
        return text.to_string();
    }
    let at = at.index(letters.len());
    match slip {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters.swap(at, (at + 1) % text.chars().count()),
        3 => letters[at] = '"',
        4 => letters[at] = '9',
        _ => {
            let end = letters[at..].iter().position(|letter| *letter == '\n').map_or(letters.len(), |end| at + end);
            letters.drain(at..end);
        }
    }
    letters.into_iter().collect()
}

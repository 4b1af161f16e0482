//! The house rules: each invariant of ARCHITECTURE.md that a compiler does not hold is held here, by a test that names it.

#[path = "tidy/files.rs"]
mod files;
#[path = "tidy/shared.rs"]
mod shared;

use std::collections::BTreeSet;
use std::process::Command;

use files::{File, below, read, root};

/// The longest file that is still one idea.
const MOST_LINES: usize = 500;

#[test]
fn a_module_uses_only_those_above_it() {
    let modules = modules();
    let place = |name: &str| modules.iter().position(|module| module == name);
    check(&sources(), |file| {
        let own = place(&file.module())?;
        let below_it =
            file.uses().into_iter().filter(|used| place(used).is_none_or(|used| used > own)).collect::<Vec<_>>();
        (!below_it.is_empty())
            .then(|| format!("uses {}, which src/lib.rs lists after it, or not at all", below_it.join(", ")))
    });
}

#[test]
fn every_module_stands_in_the_list() {
    let listed: BTreeSet<String> = modules().into_iter().collect();
    check(&sources(), |file| {
        (!listed.contains(&file.module())).then(|| "is of no module that src/lib.rs lists".to_owned())
    });
}

#[test]
fn only_the_reading_of_seeds_and_the_command_line_touch_files() {
    check(&rooms_but("src/seed/parse/", "src/bin/"), |file| {
        file.names(&["std::fs", "fs::", "File::", "std::net", "std::env"])
    });
}

#[test]
fn only_the_reading_of_seeds_and_the_command_line_know_toml() {
    check(&rooms_but("src/seed/parse/", "src/bin/"), |file| file.names(&["toml::"]));
}

#[test]
fn the_module_for_browsers_carries_no_toml() {
    let tree = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "--package",
            "entente",
            "--target",
            "wasm32-unknown-unknown",
            "--edges",
            "normal",
            "--prefix",
            "none",
        ])
        .current_dir(root())
        .output()
        .expect("cargo can be run");
    let tree = String::from_utf8_lossy(&tree.stdout).into_owned();
    assert!(tree.contains("wasm-bindgen"), "cargo tells another tree:\n{tree}");
    let known: Vec<&str> = tree.lines().filter(|line| line.starts_with("toml")).collect();
    assert!(known.is_empty(), "the module for browsers carries {known:?}");
}

#[test]
fn there_is_no_unsafe_code() {
    check(&below("src", &["rs"]), |file| file.names(&["unsafe"]));
    assert!(read("Cargo.toml").contains("unsafe_code = \"forbid\""), "Cargo.toml does not forbid it");
}

#[test]
fn no_order_comes_from_a_hash_and_no_day_from_a_clock() {
    // The packer looks up one word at a time in a map that it never walks through.
    const LOOKS_UP_ONLY: &str = "src/pack/texts.rs";
    check(&below("src", &["rs"]), |file| {
        let hashes: &[&str] = if file.path == LOOKS_UP_ONLY { &[] } else { &["HashMap"] };
        file.names(hashes).or_else(|| file.names(&["HashSet", "Instant", "SystemTime", "std::time", "RandomState"]))
    });
}

#[test]
fn a_file_is_one_idea() {
    let files = [
        below("src", &["rs"]),
        below("www", &["js", "jsx", "css", "html"]),
        below("xtask/src", &["rs"]),
        below("tests", &["rs", "mjs"]),
    ];
    check(&files.concat(), |file| {
        let lines = file.text.lines().count();
        (lines > MOST_LINES).then(|| format!("has {lines} lines, and {MOST_LINES} are enough"))
    });
}

#[test]
fn a_file_says_in_its_first_line_what_it_is() {
    check(&[below("src", &["rs"]), below("xtask/src", &["rs"]), below("tests", &["rs"])].concat(), |file| {
        (!file.text.starts_with("//! ")).then(|| "does not begin with `//! `".to_owned())
    });
}

#[test]
fn every_golden_answer_has_a_call_and_every_call_an_answer() {
    let (lists, answers): (Vec<File>, Vec<File>) =
        below("tests/golden", &["json"]).into_iter().partition(|file| file.path.ends_with("/calls.json"));
    let mut called = Vec::new();
    for list in lists {
        let folder = list.path.trim_end_matches("calls.json");
        let calls: serde_json::Value = serde_json::from_str(&list.text).expect("calls.json is JSON");
        let names = calls.as_array().expect("a list").iter().map(|call| call["name"].as_str().unwrap_or_default());
        called.extend(names.map(|name| format!("{folder}{name}.json")));
    }
    let stored = answers.into_iter().map(|file| file.path);
    let once: BTreeSet<String> = called.iter().cloned().collect();
    assert_eq!(once.len(), called.len(), "two calls have one name");
    assert_eq!(stored.collect::<BTreeSet<_>>(), once);
}

#[test]
fn the_version_is_told_in_the_changelog() {
    let version = env!("CARGO_PKG_VERSION");
    assert!(
        read("CHANGELOG.md").lines().any(|line| line.starts_with("## ") && line.contains(version)),
        "CHANGELOG.md has no heading for {version}"
    );
}

#[test]
fn the_readme_names_the_two_commands() {
    let readme = read("README.md");
    for command in ["cargo xtask serve", "cargo xtask test"] {
        assert!(readme.contains(command), "README.md does not name `{command}`");
    }
}

#[test]
fn no_text_becomes_html_or_code() {
    const SINKS: [&str; 13] = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "setHTMLUnsafe",
        "parseFromString",
        "createContextualFragment",
        "srcdoc",
        "dangerouslySetInnerHTML",
        "javascript:",
        "eval(",
        "new Function",
        "setTimeout(\"",
    ];
    check(&below("www", &["js", "jsx", "html"]), |file| file.names(&SINKS));
}

#[test]
fn the_page_asks_nothing_of_other_hosts() {
    check(&below("www", &["js", "jsx", "css"]), |file| {
        file.names(&[
            "fetch(\"http",
            "fetch('http",
            "url(http",
            "url(//",
            "@import url",
            "sendBeacon",
            "localStorage",
            "document.cookie",
        ])
    });
}

#[test]
fn the_page_neither_sorts_nor_reads_dates() {
    const ANSWERS: [&str; 7] =
        ["toSorted", "sort()", "sort((", "new Date", "Date.parse", "Date.now", "Intl.DateTimeFormat"];
    check(&below("www", &["js", "jsx"]), |file| file.names(&ANSWERS));
}

#[test]
fn every_language_says_the_same_things() {
    let en = keys("en");
    assert!(en.len() > 50, "the reader of locales finds {} keys only", en.len());
    for lang in ["fr", "km"] {
        assert_eq!(keys(lang), en, "www/locales/{lang}.js");
    }
}

#[test]
fn no_sentence_of_a_source_is_ours() {
    let texts = shared::source_texts();
    let names = shared::names();
    let files = [
        below("seeds", &["toml", "md"]),
        below("www", &["js", "jsx", "html"]),
        below("src", &["rs", "ts"]),
        files::pages(),
    ];
    check(&files.concat(), |file| texts.iter().find_map(|text| text.shared_with(&file.text, &names)));
}

/// Looks at each file and tells all that is wrong with any.
fn check(files: &[File], judge: impl Fn(&File) -> Option<String>) {
    assert!(!files.is_empty(), "there is nothing to look at");
    let found: Vec<String> = files.iter().filter_map(|file| Some(format!("{} {}", file.path, judge(file)?))).collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// The modules in the order of src/lib.rs.
fn modules() -> Vec<String> {
    let lib = read("src/lib.rs");
    let name =
        |line: &str| Some(line.trim_start_matches("pub ").strip_prefix("mod ")?.trim_end_matches(';').to_owned());
    lib.lines().filter_map(name).collect()
}

/// The files of the library's modules.
fn sources() -> Vec<File> {
    below("src", &["rs"])
        .into_iter()
        .filter(|file| !file.path.starts_with("src/bin/") && file.path != "src/lib.rs")
        .collect()
}

fn rooms_but(one: &str, other: &str) -> Vec<File> {
    below("src", &["rs"])
        .into_iter()
        .filter(|file| !file.path.starts_with(one) && !file.path.starts_with(other))
        .collect()
}

/// What a language of the page has words for: the names at the left of its table, in order of the alphabet.
fn keys(lang: &str) -> BTreeSet<String> {
    let text = read(&format!("www/locales/{lang}.js"));
    let table = text.split_once(&format!("export const {lang} = {{\n")).expect("a language is one table").1;
    let table = table.split_once("\n};").expect("a table ends").0;
    let of_table =
        table.lines().filter(|line| line.starts_with("  ") && line[2..].starts_with(|c: char| c.is_ascii_alphabetic()));
    let keys = of_table.flat_map(|line| match line.split_once(':') {
        Some((key, _)) => vec![key.trim().to_owned()],
        // Several names on one line stand for themselves.
        None => line.trim().trim_end_matches(',').split(", ").map(str::to_owned).collect(),
    });
    keys.collect()
}

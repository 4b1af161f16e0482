//! The invariants of the house, each held by a test that names it. They are listed in ARCHITECTURE.md.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The modules in reading order; each uses only those above it.
const MODULES: [&str; 15] = [
    "lang", "date", "model", "fold", "nearest", "order", "stem", "evidence", "seed", "pack", "store", "index", "query",
    "export", "engine",
];

#[test]
fn the_list_of_modules_is_the_one_of_the_library() {
    let listed: Vec<String> =
        lines("src/lib.rs", "pub mod ").map(|name| name.trim_end_matches(';').to_owned()).collect();
    assert_eq!(listed, MODULES);
}

#[test]
fn a_module_uses_only_those_above_it() {
    check(files("src", "rs"), |path, text| {
        let own = MODULES.iter().position(|module| path.starts_with(&format!("src/{module}")))?;
        let used = text.match_indices("crate::").filter_map(|(at, _)| module_at(&text[at + 7..]));
        let above = used.filter(|module| MODULES.iter().position(|known| known == module) > Some(own));
        first(above.map(|module| format!("uses `{module}`, which stands below it")))
    });
}

#[test]
fn only_the_seed_parser_and_the_command_line_know_files_and_toml() {
    check(files("src", "rs"), |path, text| {
        let may = path.starts_with("src/seed/parse") || path.starts_with("src/bin");
        let words = ["std::fs", "File::open", "toml::"];
        first(words.into_iter().filter(|word| !may && code(text).contains(word)).map(|word| format!("names `{word}`")))
    });
}

#[test]
fn the_module_for_the_browser_depends_on_no_toml() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let arguments =
        ["tree", "--package", "entente", "--target", "wasm32-unknown-unknown", "--edges", "normal", "--prefix", "none"];
    let output = Command::new(cargo).args(arguments).current_dir(root()).output().expect("cargo runs");
    let tree = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && tree.contains("wasm-bindgen "), "{}", String::from_utf8_lossy(&output.stderr));
    for crate_name in ["toml ", "sha2 ", "serde_json "] {
        assert!(!tree.contains(crate_name), "the module would carry {crate_name}");
    }
}

#[test]
fn nothing_depends_on_a_clock_or_on_the_order_of_a_hash() {
    check(files("src", "rs"), |_, text| {
        let words = ["HashMap", "HashSet", "SystemTime", "Instant::now", "rand::"];
        first(words.into_iter().filter(|word| code(text).contains(word)).map(|word| format!("names `{word}`")))
    });
}

#[test]
fn no_code_of_ours_is_unsafe() {
    check(files("src", "rs"), |_, text| code(text).contains("unsafe ").then(|| "says `unsafe`".to_owned()));
    assert!(read("Cargo.toml").contains("unsafe_code = \"forbid\""));
}

#[test]
fn each_file_says_one_idea_in_its_first_line_and_is_short() {
    let sources =
        [files("src", "rs"), files("xtask/src", "rs"), files("tests", "rs"), files("www", "jsx"), files("www", "js")];
    check(sources.concat(), |path, text| {
        let is_rust = path.ends_with(".rs") && !path.starts_with("tests/");
        match text.lines().count() {
            n if n > 520 => Some(format!("has {n} lines; is there a door in it?")),
            _ if is_rust && !text.starts_with("//!") => Some("does not begin with what it is".to_owned()),
            _ => None,
        }
    });
}

#[test]
fn the_page_has_no_way_from_text_to_html_or_to_code() {
    let sources = [files("www", "jsx"), files("www", "js")];
    check(sources.concat(), |_, text| {
        let sinks = [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "dangerouslySetInnerHTML",
            "eval(",
            "new Function",
            "localStorage",
            "sessionStorage",
            "indexedDB",
            "document.cookie",
        ];
        first(sinks.into_iter().filter(|sink| text.contains(sink)).map(|sink| format!("speaks of `{sink}`")))
    });
}

#[test]
fn the_page_does_not_sort_or_count_or_reckon_with_dates() {
    check(files("www/views", "jsx"), |_, text| {
        let words = [".sort(", ".toSorted(", "new Date(", "Date.parse", "localeCompare"];
        // Sorting a query is asked of the engine.
        let text = text.replace("desk.ask.sort(", "");
        first(words.into_iter().filter(|word| text.contains(word)).map(|word| format!("does `{word}` itself")))
    });
}

#[test]
fn every_golden_answer_has_a_call_and_every_call_its_answer() {
    let calls: serde_json::Value = serde_json::from_str(&read("tests/golden/calls.json")).expect("calls.json is JSON");
    let names = calls.as_array().expect("calls.json is a list").iter();
    let called: BTreeSet<String> = names.map(|call| call["name"].as_str().unwrap_or_default().to_owned()).collect();
    let stems = files("tests/golden", "json").into_iter().map(|path| stem(&path));
    assert_eq!(called, stems.filter(|name| name != "calls").collect());
}

#[test]
fn the_version_stands_in_the_changelog() {
    let version = env!("CARGO_PKG_VERSION");
    assert!(read("CHANGELOG.md").contains(version), "CHANGELOG.md says nothing of {version}");
    assert!(read("seeds/dataset.toml").contains(&format!("\"{version}\"")), "dataset.toml is of another version");
}

#[test]
fn the_readme_names_both_commands() {
    let readme = read("README.md");
    assert!(readme.contains("cargo xtask serve") && readme.contains("cargo xtask test"));
}

#[test]
fn nothing_repeats_eight_words_of_a_source() {
    let Ok(folder) = fs::read_dir(root().join("../shared/sources")) else {
        // The texts are not part of the project; where they are at hand, this is asked.
        return;
    };
    let texts: Vec<String> = folder.flatten().filter_map(|file| fs::read_to_string(file.path()).ok()).collect();
    let grams: BTreeSet<Vec<String>> = texts.iter().flat_map(|text| eights(&words(text))).collect();
    assert!(!grams.is_empty());
    // Full names of bodies run to more than eight words; they are names, not sentences.
    let names: String = [read("seeds/entities.toml"), read("seeds/sources.toml")].concat();
    let named: BTreeSet<Vec<String>> = names.lines().flat_map(|line| eights(&words(line))).collect();
    let ours = [files("seeds", "toml"), files("www", "js"), files("www", "jsx"), files("src", "rs"), files(".", "md")];
    check(ours.concat(), |path, text| {
        if path.ends_with("entities.toml") || path.ends_with("sources.toml") {
            return None;
        }
        let lines = text.lines().flat_map(|line| eights(&words(line)));
        first(lines.filter(|gram| grams.contains(gram) && !named.contains(gram)).map(|gram| gram.join(" ")))
    });
}

/// Judges every file and tells all that is wrong at once.
fn check(paths: Vec<PathBuf>, judge: impl Fn(&str, &str) -> Option<String>) {
    assert!(!paths.is_empty(), "there is nothing to look at");
    let wrong: Vec<String> = paths
        .iter()
        .filter_map(|path| {
            let name = path.strip_prefix(root()).expect("it is below the root").to_string_lossy().into_owned();
            let reason = judge(&name, &fs::read_to_string(path).ok()?)?;
            Some(format!("{name} {reason}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files of a folder and, but for the root, of all below it.
fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() && folder != "." {
            let below = path.strip_prefix(root()).expect("it is below the root").to_string_lossy().into_owned();
            found.extend(files(&below, extension));
        } else if path.extension().is_some_and(|known| known == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn lines(path: &str, prefix: &'static str) -> impl Iterator<Item = String> {
    let text = read(path);
    let found: Vec<String> = text.lines().filter_map(|line| line.strip_prefix(prefix)).map(str::to_owned).collect();
    found.into_iter()
}

/// The module that a path after `crate::` begins with, if it is one of the list.
fn module_at(path: &str) -> Option<&'static str> {
    let name: String = path.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
    MODULES.into_iter().find(|module| *module == name)
}

/// A file without its tests and its comments.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn first(mut found: impl Iterator<Item = String>) -> Option<String> {
    found.next()
}

fn words(text: &str) -> Vec<String> {
    let split = text.split(|c: char| !c.is_alphanumeric() && c != '\u{2019}' && c != '\'');
    split.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn eights(words: &[String]) -> Vec<Vec<String>> {
    words.windows(8).map(<[String]>::to_vec).collect()
}

//! The files of the house, and what stands in them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A file by its path from the root.
#[derive(Clone)]
pub struct File {
    pub path: String,
    pub text: String,
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file's text.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files below a folder with one of these endings, in order of their paths.
pub fn below(folder: &str, endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for path in entries.map(|entry| entry.expect("a folder can be read").path()) {
            let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
            match path.is_dir() {
                true => folders.push(path),
                false => found.extend(endings.contains(&ending.as_str()).then(|| open(path))),
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// README and the other pages at the root.
pub fn pages() -> Vec<File> {
    let entries = fs::read_dir(root()).expect("the root can be read");
    let paths = entries.map(|entry| entry.expect("the root can be read").path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "md")).map(open).collect()
}

fn open(path: PathBuf) -> File {
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let from_root = path.strip_prefix(root()).expect("it lies below the root");
    File { path: from_root.to_string_lossy().replace('\\', "/"), text }
}

impl File {
    /// The module of the library to which it belongs: the room below src/.
    pub fn module(&self) -> String {
        let name = self.path.trim_start_matches("src/");
        name.split(['/', '.']).next().unwrap_or_default().to_owned()
    }

    /// Its code, without comments and without the tests at its end.
    pub fn code(&self) -> String {
        let text = self.text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let plain = |line: &str| {
            if line.trim_start().starts_with("//") {
                String::new()
            } else {
                line.split(" // ").next().unwrap_or_default().to_owned()
            }
        };
        text.lines().map(plain).collect::<Vec<_>>().join("\n")
    }

    /// The modules of the library that its code names.
    pub fn uses(&self) -> BTreeSet<String> {
        let code = self.code();
        let after = code.split("crate::").skip(1);
        let names = after.flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default().split(',').map(first_name).collect::<Vec<_>>(),
            None => vec![first_name(rest)],
        });
        names.filter(|name| !name.is_empty()).collect()
    }

    /// Which of these its code names, as a sentence, if it names one.
    pub fn names(&self, words: &[&str]) -> Option<String> {
        let code = self.code();
        let named: Vec<&str> = words.iter().copied().filter(|word| stands_in(&code, word)).collect();
        (!named.is_empty()).then(|| format!("names `{}`", named.join("`, `")))
    }
}

fn first_name(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

/// A word stands in a text, and not as the end of a longer one: `retrieval(` is no `eval(`.
fn stands_in(text: &str, word: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(is_letter) && {
            let after = &text[at + word.len()..];
            !word.ends_with(is_letter) || !after.starts_with(is_letter)
        }
    })
}

//! How many words in a row two texts have in common.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::seed::index::Seeds;
use crate::seed::parse::Word;

/// A text as words, cut where a paragraph ends.
pub struct Source {
    /// Lower-case words; an empty one ends a paragraph and equals nothing.
    words: Vec<String>,
}

/// A run of words that two texts share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// How many words it has, those of names not counted.
    pub n_words: usize,
    /// Its bytes in the text that was asked about.
    pub range: Range<usize>,
}

impl Source {
    pub fn new(text: &str) -> Source {
        let lines = text.lines().map(|line| words(line).into_iter().map(|(word, _)| word).chain([String::new()]));
        Source { words: lines.flatten().collect() }
    }

    /// The longest run of words that a text has in common with this one, names aside.
    ///
    /// Every pair of equal words is the end of a run that is one longer than the run before it, so one pass over
    /// statement and source suffices.
    pub fn longest_shared(&self, text: &str, names: &BTreeSet<Vec<String>>) -> Option<Shared> {
        let written = words(text);
        let is_name = marked(&written, names);
        let mut runs = vec![0; self.words.len() + 1];
        let mut longest: Option<Shared> = None;
        for (at, (word, range)) in written.iter().enumerate() {
            let before = std::mem::replace(&mut runs, vec![0; self.words.len() + 1]);
            for (position, theirs) in self.words.iter().enumerate() {
                if theirs != word {
                    continue;
                }
                let run = before[position] + 1;
                runs[position + 1] = run;
                let from = at + 1 - run;
                let n_words = is_name[from..=at].iter().filter(|is_name| !**is_name).count();
                if longest.as_ref().is_none_or(|shared| shared.n_words < n_words) {
                    longest = Some(Shared { n_words, range: written[from].1.start..range.end });
                }
            }
        }
        longest
    }
}

/// The names and aliases of every entity, as words.
pub fn names(seeds: &Seeds) -> BTreeSet<Vec<String>> {
    let aliases = seeds.entities.iter().flat_map(|entity| entity.alias.iter().map(|alias| &alias.text));
    let names = seeds.entities.iter().flat_map(|entity| entity.name.spoken());
    let plain = |name: &Word| words(&name.value).into_iter().map(|(word, _)| word).collect();
    names.chain(aliases).map(plain).filter(|name: &Vec<String>| !name.is_empty()).collect()
}

/// Which words belong to a name.
fn marked(written: &[(String, Range<usize>)], names: &BTreeSet<Vec<String>>) -> Vec<bool> {
    let mut is_name = vec![false; written.len()];
    for name in names {
        for start in 0..(written.len() + 1).saturating_sub(name.len()) {
            if written[start..start + name.len()].iter().zip(name).all(|((word, _), part)| word == part) {
                is_name[start..start + name.len()].fill(true);
            }
        }
    }
    is_name
}

/// The words of a text in lower case, with their bytes. An apostrophe belongs to its word, whichever way it is curved.
fn words(text: &str) -> Vec<(String, Range<usize>)> {
    let mut words: Vec<(String, Range<usize>)> = Vec::new();
    let mut is_within = false;
    for (at, letter) in text.char_indices() {
        let apostrophe = matches!(letter, '\'' | '’') && is_within;
        if letter.is_alphanumeric() || apostrophe {
            if !is_within {
                words.push((String::new(), at..at));
            }
            is_within = true;
            if let Some((word, range)) = words.last_mut() {
                word.extend(if apostrophe { '\''.to_lowercase() } else { letter.to_lowercase() });
                range.end = at + letter.len_utf8();
            }
        } else {
            is_within = false;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(usize, &str)>) {
        let source = Source::new("The old harbour of Port Selm was closed.\nIt was “closed” for the minister’s sake.");
        let names = BTreeSet::from([vec!["port".to_string(), "selm".to_string()]]);
        let shared = source.longest_shared(text, &names);
        assert_eq!(
            shared.map(|shared| (shared.n_words, text[shared.range].to_string())),
            expected.map(|(n, words)| (n, words.to_string()))
        );
    }

    #[test]
    fn names_are_not_counted() {
        check("They say the harbour of Port Selm was shut", Some((3, "harbour of Port Selm was")));
    }

    #[test]
    fn paragraphs_and_punctuation_part_words_differently() {
        check("closed it was", Some((2, "it was")));
        check("was closed for the minister's", Some((5, "was closed for the minister's")));
        check("nothing shared here", None);
    }
}

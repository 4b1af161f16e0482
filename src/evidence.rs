//! A place in a source: how a passage is found again, and how a reader is led to it.
//!
//! A locator names the paragraph, the first and the last words of the passage, and a digest. From the words comes a
//! link into the live page; with the text at hand, the passage itself, and whether it still says what it said.

// The paths are written out because the build script takes this file in by `#[path]` as well.
#[path = "evidence/document.rs"]
pub mod document;
#[path = "evidence/fate.rs"]
pub mod fate;

use std::ops::Range;

use crate::model::Evidence;

/// A passage, found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub paragraph: u32,
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its words, runs of white space as one space.
    pub words: String,
    /// How many passages of the paragraph begin with the same words.
    pub n_candidates: usize,
}

/// Why a passage is not where its locator says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The text has fewer paragraphs.
    Paragraph { n_paragraphs: usize },
    /// The first words do not stand in the paragraph, but perhaps in others.
    Start { elsewhere: Vec<u32> },
    /// The first words stand there, but not so often.
    Occurrence { n_candidates: usize },
    /// After the first words, the last ones do not follow.
    End,
}

impl Lost {
    /// The reason as a sentence without a full stop.
    pub fn sentence(&self, evidence: &Evidence) -> String {
        let Evidence { paragraph, start, .. } = evidence;
        match self {
            Lost::Paragraph { n_paragraphs } => {
                format!("there is no paragraph {paragraph}, the text has {n_paragraphs}")
            }
            Lost::Start { elsewhere } if elsewhere.is_empty() => format!("`{start}` stands nowhere in the text"),
            Lost::Start { elsewhere } => {
                let list = elsewhere.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
                format!("`{start}` does not stand in paragraph {paragraph}, but in {list}")
            }
            Lost::Occurrence { n_candidates } => {
                let times = times(*n_candidates);
                let n = evidence.occurrence;
                format!("`{start}` stands {times} in paragraph {paragraph}, and occurrence {n} is asked for")
            }
            Lost::End => {
                let end = evidence.end.as_deref().unwrap_or_default();
                format!("after `{start}`, `{end}` does not follow in paragraph {paragraph}")
            }
        }
    }
}

/// "once", "twice", "3 times".
pub fn times(n: usize) -> String {
    match n {
        1 => "once".to_string(),
        2 => "twice".to_string(),
        _ => format!("{n} times"),
    }
}

/// The words with every run of white space as one space.
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The address of a passage in a live page, by its first and last words: `ADDRESS#:~:text=START,END`.
///
/// The browser scrolls to the first text that fits and marks it. One without text fragments ignores the addition.
/// <https://wicg.github.io/scroll-to-text-fragment/>
pub fn deep_link(address: &str, start: &str, end: Option<&str>) -> String {
    // What stands before `:~:` is the page's own business; a page without a fragment gets an empty one.
    let mut link = address.to_string();
    link.push_str(if address.contains('#') { ":~:text=" } else { "#:~:text=" });
    // The specification asks for `-`, `,` and `&`, which are its own punctuation; a URL asks for spaces and all that is
    // not ASCII.
    percent_encode(&squeeze(start), b"._~", &mut link);
    if let Some(end) = end {
        link.push(',');
        percent_encode(&squeeze(end), b"._~", &mut link);
    }
    link
}

/// Encodes everything but letters, digits and what shall be kept.
pub fn percent_encode(text: &str, kept: &[u8], out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::document::Document;
    use super::fate::{Fate, judge};
    use super::*;
    use crate::digest::digest;

    const TEXT: &str =
        "The  harbour opened.\r\n\n  On Monday “a ship” came,\u{a0}and on  Tuesday another ship left London.\n";

    fn evidence(paragraph: u32, start: &str, end: &str, occurrence: u32) -> Evidence {
        let end = (!end.is_empty()).then(|| end.to_string());
        Evidence { paragraph, start: start.to_string(), end, occurrence, digest: String::new() }
    }

    #[track_caller]
    fn check(evidence: &Evidence, expected: Result<&str, &str>) {
        let document = Document::new(TEXT);
        let found = document.look_up(evidence).own().map(|passage| TEXT[passage.range].to_string());
        assert_eq!(found, expected.map(str::to_string).map_err(|_| document.look_up(evidence).own().unwrap_err()));
        if let Err(sentence) = expected {
            assert_eq!(document.look_up(evidence).own().unwrap_err().sentence(evidence), sentence);
        }
    }

    #[test]
    fn a_passage_is_found_whatever_its_white_space() {
        check(&evidence(1, "The harbour", "opened.", 1), Ok("The  harbour opened."));
        check(&evidence(2, "came, and on", "Tuesday", 1), Ok("came,\u{a0}and on  Tuesday"));
    }

    #[test]
    fn words_are_whole_words() {
        check(&evidence(2, "on", "", 1), Ok("on"));
        check(&evidence(2, "on", "", 2), Err("`on` stands once in paragraph 2, and occurrence 2 is asked for"));
    }

    #[test]
    fn an_occurrence_is_counted_within_its_paragraph() {
        check(&evidence(2, "ship", "left", 1), Ok("ship” came,\u{a0}and on  Tuesday another ship left"));
        check(&evidence(2, "ship", "left", 2), Ok("ship left"));
    }

    #[test]
    fn what_is_lost_says_why() {
        check(&evidence(3, "The", "", 1), Err("there is no paragraph 3, the text has 2"));
        check(&evidence(1, "On Monday", "", 1), Err("`On Monday` does not stand in paragraph 1, but in 2"));
        check(&evidence(1, "nobody", "", 1), Err("`nobody` stands nowhere in the text"));
        check(&evidence(2, "Tuesday", "came", 1), Err("after `Tuesday`, `came` does not follow in paragraph 2"));
    }

    #[test]
    fn a_changed_passage_is_noticed() {
        let mut changed = evidence(1, "The harbour", "opened.", 1);
        changed.digest = digest("The harbour opened.".as_bytes());
        let fate = |text: &str| judge(&Document::new(text), &changed).fate;
        assert_eq!(fate(TEXT), Fate::Found);
        assert_eq!(fate(&TEXT.replace("harbour ", "harbour never ")), Fate::Changed);
    }

    #[test]
    fn a_deep_link_encodes_its_own_punctuation() {
        let link = |address| deep_link(address, "first-hand, “so & so”", Some("the end"));
        assert_eq!(
            link("https://example.org/a?b=c"),
            "https://example.org/a?b=c#:~:text=first%2Dhand%2C%20%E2%80%9Cso%20%26%20so%E2%80%9D,the%20end"
        );
        assert_eq!(link("https://example.org/#top").find("#top:~:text=first"), Some(20));
    }
}

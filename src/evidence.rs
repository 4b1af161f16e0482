//! A place in a source: how a passage is found again, and how a reader is led to it.
//!
//! A locator names the paragraph, the first and the last words of the passage, and a digest. From the words comes a
//! link into the live page; with the text at hand, the passage itself, and whether it still says what it said.

use std::ops::Range;

use crate::model::Evidence;

/// A passage, found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
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
    NoParagraph { n_paragraphs: usize },
    /// The first words do not stand in the paragraph, but perhaps in others.
    NoStart { elsewhere: Vec<u32> },
    /// The first words stand there, but not so often.
    NoOccurrence { n_candidates: usize },
    /// After the first words, the last ones do not follow.
    NoEnd,
    /// The words are there, and what stands between them is not what it was.
    Changed { digest: String },
}

impl Lost {
    /// The reason as a sentence without a full stop.
    pub fn sentence(&self, evidence: &Evidence) -> String {
        let Evidence { paragraph, start, .. } = evidence;
        match self {
            Lost::NoParagraph { n_paragraphs } => {
                format!("there is no paragraph {paragraph}, the text has {n_paragraphs}")
            }
            Lost::NoStart { elsewhere } if elsewhere.is_empty() => format!("`{start}` stands nowhere in the text"),
            Lost::NoStart { elsewhere } => {
                let list = elsewhere.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
                format!("`{start}` does not stand in paragraph {paragraph}, but in {list}")
            }
            Lost::NoOccurrence { n_candidates } => {
                let times = times(*n_candidates);
                let n = evidence.occurrence;
                format!("`{start}` stands {times} in paragraph {paragraph}, and occurrence {n} is asked for")
            }
            Lost::NoEnd => {
                let end = evidence.end.as_deref().unwrap_or_default();
                format!("after `{start}`, `{end}` does not follow in paragraph {paragraph}")
            }
            Lost::Changed { digest } => {
                format!("the passage has changed: its digest is {digest}, and {} was noted", evidence.digest)
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

/// The paragraphs of a text: its non-empty lines, each with its bytes in the text.
pub fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let trimmed = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        start..start + trimmed.len()
    });
    lines.filter(|range| !range.is_empty()).collect()
}

/// The words with every run of white space as one space.
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Finds the passage of a locator by its words alone.
pub fn find(text: &str, evidence: &Evidence) -> Result<Passage, Lost> {
    let paragraphs = paragraphs(text);
    let paragraph = (evidence.paragraph as usize).checked_sub(1).and_then(|index| paragraphs.get(index));
    let Some(paragraph) = paragraph else { return Err(Lost::NoParagraph { n_paragraphs: paragraphs.len() }) };
    let line = Line::new(&text[paragraph.clone()]);
    let start = squeeze(&evidence.start);
    let starts = line.find(&start);
    if starts.is_empty() {
        let holds = |range: &Range<usize>| !Line::new(&text[range.clone()]).find(&start).is_empty();
        let elsewhere = (1..).zip(&paragraphs).filter(|(_, range)| holds(range)).map(|(number, _)| number);
        return Err(Lost::NoStart { elsewhere: elsewhere.collect() });
    }
    let first = (evidence.occurrence as usize).checked_sub(1).and_then(|index| starts.get(index));
    let Some(&first) = first else { return Err(Lost::NoOccurrence { n_candidates: starts.len() }) };
    let after_start = first + start.len();
    let end = match evidence.end.as_deref().map(squeeze) {
        None => after_start,
        Some(end) => match line.find(&end).into_iter().find(|at| *at >= after_start) {
            Some(at) => at + end.len(),
            None => return Err(Lost::NoEnd),
        },
    };
    Ok(Passage {
        range: paragraph.start + line.origin[first]..paragraph.start + line.origin_end(end),
        words: line.words[first..end].to_string(),
        n_candidates: starts.len(),
    })
}

/// Finds the passage of a locator and makes sure that it says what it said.
#[cfg(not(target_arch = "wasm32"))]
pub fn locate(text: &str, evidence: &Evidence) -> Result<Passage, Lost> {
    let passage = find(text, evidence)?;
    let digest = digest(passage.words.as_bytes());
    if digest == evidence.digest { Ok(passage) } else { Err(Lost::Changed { digest }) }
}

/// The first paragraph in which the very passage of a locator stands, wherever the locator says it is.
#[cfg(not(target_arch = "wasm32"))]
pub fn search(text: &str, evidence: &Evidence) -> Option<u32> {
    let n_paragraphs = paragraphs(text).len() as u32;
    (1..=n_paragraphs).find(|paragraph| {
        let mut here = Evidence { paragraph: *paragraph, occurrence: 1, ..evidence.clone() };
        let n_candidates = find(text, &here).map_or(0, |passage| passage.n_candidates as u32);
        (1..=n_candidates).any(|occurrence| {
            here.occurrence = occurrence;
            locate(text, &here).is_ok()
        })
    })
}

/// The first 16 hex digits of SHA-256: 64 bits, enough to notice a change and too few to be taken for a proof.
#[cfg(not(target_arch = "wasm32"))]
pub fn digest(bytes: &[u8]) -> String {
    use sha2::Digest;
    let hash = sha2::Sha256::digest(bytes);
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The address of a passage in a live page: `ADDRESS#:~:text=START,END`.
///
/// The browser scrolls to the first text that fits and marks it. One without text fragments ignores the addition.
/// <https://wicg.github.io/scroll-to-text-fragment/>
pub fn deep_link(address: &str, evidence: &Evidence) -> String {
    // What stands before `:~:` is the page's own business; a page without a fragment gets an empty one.
    let mut link = address.to_string();
    link.push_str(if address.contains('#') { ":~:text=" } else { "#:~:text=" });
    // The specification asks for `-`, `,` and `&`, which are its own punctuation; a URL asks for spaces and all that is
    // not ASCII.
    percent_encode(&squeeze(&evidence.start), b"._~", &mut link);
    if let Some(end) = &evidence.end {
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

/// A paragraph with its white space squeezed, and where each byte of it came from.
struct Line {
    words: String,
    origin: Vec<usize>,
}

impl Line {
    fn new(paragraph: &str) -> Line {
        let mut line = Line { words: String::with_capacity(paragraph.len()), origin: Vec::new() };
        for (at, letter) in paragraph.char_indices() {
            let letter = if letter.is_whitespace() { ' ' } else { letter };
            if letter == ' ' && line.words.ends_with(' ') {
                continue;
            }
            line.words.push(letter);
            line.origin.resize(line.words.len(), at);
        }
        line
    }

    /// Where in the paragraph a stretch of the squeezed words ends.
    fn origin_end(&self, end: usize) -> usize {
        let last = self.words[..end].chars().next_back().map_or(0, char::len_utf8);
        end.checked_sub(last).and_then(|at| self.origin.get(at)).map_or(0, |at| at + last)
    }

    /// Where some words stand, as whole words: "on" does not stand in "London".
    fn find(&self, words: &str) -> Vec<usize> {
        let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let begins_with_letter = is_letter(words.chars().next());
        let ends_with_letter = is_letter(words.chars().next_back());
        let is_whole = |at: usize| {
            let before = self.words[..at].chars().next_back();
            let after = self.words[at + words.len()..].chars().next();
            let is_cut = begins_with_letter && is_letter(before) || ends_with_letter && is_letter(after);
            !is_cut
        };
        if words.is_empty() {
            return Vec::new();
        }
        self.words.match_indices(words).map(|(at, _)| at).filter(|at| is_whole(*at)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "The  harbour opened.\r\n\n  On Monday “a ship” came,\u{a0}and on  Tuesday another ship left London.\n";

    fn evidence(paragraph: u32, start: &str, end: &str, occurrence: u32) -> Evidence {
        let end = (!end.is_empty()).then(|| end.to_string());
        Evidence { paragraph, start: start.to_string(), end, occurrence, digest: String::new() }
    }

    #[track_caller]
    fn check(evidence: &Evidence, expected: Result<&str, &str>) {
        let found = find(TEXT, evidence).map(|passage| TEXT[passage.range].to_string());
        assert_eq!(found, expected.map(str::to_string).map_err(|_| find(TEXT, evidence).unwrap_err()));
        if let Err(sentence) = expected {
            assert_eq!(find(TEXT, evidence).unwrap_err().sentence(evidence), sentence);
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
        assert!(locate(TEXT, &changed).is_ok());
        assert!(matches!(locate(&TEXT.replace("harbour ", "harbour never "), &changed), Err(Lost::Changed { .. })));
    }

    #[test]
    fn a_deep_link_encodes_its_own_punctuation() {
        let evidence = evidence(1, "first-hand, “so & so”", "the end", 1);
        assert_eq!(
            deep_link("https://example.org/a?b=c", &evidence),
            "https://example.org/a?b=c#:~:text=first%2Dhand%2C%20%E2%80%9Cso%20%26%20so%E2%80%9D,the%20end"
        );
        assert_eq!(deep_link("https://example.org/#top", &evidence).find("#top:~:text=first"), Some(20));
    }
}

//! A text taken apart: its paragraphs, and where in them some words stand.

use std::cell::OnceCell;
use std::ops::Range;

use crate::digest::digest;
use crate::evidence::{Lost, Passage, squeeze};
use crate::fold::{Token, tokens};
use crate::model::Evidence;

/// The longest passage that is looked for in other paragraphs than its own, in bytes. Those of a source have a few
/// hundred; without a limit, a text of nothing but first words would be hashed over and over.
const LONGEST: usize = 4096;

/// A text with its paragraphs: its non-empty lines.
pub struct Document<'a> {
    text: &'a str,
    lines: Vec<Line>,
    tokens: OnceCell<Vec<Vec<Token>>>,
}

/// A paragraph with its white space squeezed, and where each byte of it came from.
struct Line {
    range: Range<usize>,
    words: String,
    origin: Vec<u32>,
}

impl<'a> Document<'a> {
    pub fn new(text: &'a str) -> Document<'a> {
        let mut at = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            let trimmed = line.trim();
            let start = at + (line.len() - line.trim_start().len());
            at += line.len();
            start..start + trimmed.len()
        });
        let lines = lines.filter(|range| !range.is_empty()).map(|range| Line::new(text, range)).collect();
        Document { text, lines, tokens: OnceCell::new() }
    }

    pub fn len(&self) -> usize {
        self.lines.len()
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Each paragraph's bytes in the text.
    pub fn paragraphs(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.lines.iter().map(|line| line.range.clone())
    }

    /// Finds the passage of a locator by its words alone, in the paragraph that it names.
    pub fn find(&self, evidence: &Evidence) -> Result<Passage, Lost> {
        let line = (evidence.paragraph as usize).checked_sub(1).and_then(|index| self.lines.get(index));
        let Some(line) = line else { return Err(Lost::NoParagraph { n_paragraphs: self.len() }) };
        let (start, end) = ends(evidence);
        let starts = line.find(&start);
        if starts.is_empty() {
            let elsewhere = (1..).zip(&self.lines).filter(|(_, line)| !line.find(&start).is_empty());
            return Err(Lost::NoStart { elsewhere: elsewhere.map(|(number, _)| number).collect() });
        }
        let first = (evidence.occurrence as usize).checked_sub(1).and_then(|index| starts.get(index));
        let Some(&first) = first else { return Err(Lost::NoOccurrence { n_candidates: starts.len() }) };
        let after_start = first + start.len();
        let last = match end {
            None => after_start,
            Some(end) => match line.find(&end).into_iter().find(|at| *at >= after_start) {
                Some(at) => at + end.len(),
                None => return Err(Lost::NoEnd),
            },
        };
        Ok(line.passage(evidence.paragraph, first..last, starts.len()))
    }

    /// The first passage that begins and ends as a locator says and has its digest, wherever it stands.
    pub fn find_same(&self, evidence: &Evidence) -> Option<Passage> {
        let is_same = |passage: &str| digest(passage.as_bytes()) == evidence.digest;
        self.find_where(evidence, &|passage| passage.len() <= LONGEST && is_same(passage))
    }

    /// The first passage that begins and ends as a locator says, whatever stands between.
    pub fn find_like(&self, evidence: &Evidence) -> Option<Passage> {
        self.find_where(evidence, &|passage| passage.len() <= LONGEST)
    }

    fn find_where(&self, evidence: &Evidence, is_it: &dyn Fn(&str) -> bool) -> Option<Passage> {
        let (start, end) = ends(evidence);
        for (number, line) in (1..).zip(&self.lines) {
            let starts = line.find(&start);
            let ends = end.as_ref().filter(|_| !starts.is_empty()).map(|end| line.find(end));
            let mut next = 0;
            for &first in &starts {
                let after_start = first + start.len();
                let last = match (&ends, &end) {
                    (Some(ends), Some(end)) => {
                        // Both lists rise, so neither is gone through twice.
                        next += ends[next..].iter().take_while(|at| **at < after_start).count();
                        let Some(at) = ends.get(next) else { break };
                        at + end.len()
                    }
                    _ => after_start,
                };
                if is_it(&line.words[first..last]) {
                    return Some(line.passage(number, first..last, starts.len()));
                }
            }
        }
        None
    }

    /// The first passage that begins and ends with the words of a locator in some spelling, in its own paragraph or in any:
    /// other capitals, accents, quotation marks and hyphens are the same.
    pub fn find_respelt(&self, evidence: &Evidence, is_anywhere: bool) -> Option<(u32, Range<usize>)> {
        let (start, end) = ends(evidence);
        let start = tokens(&start);
        let end = end.map(|end| tokens(&end)).unwrap_or_default();
        let of_lines =
            self.tokens.get_or_init(|| self.lines.iter().map(|line| tokens(&self.text[line.range.clone()])).collect());
        let begins = |tokens: &[Token], words: &[Token]| {
            tokens.len() >= words.len() && tokens.iter().zip(words).all(|(token, word)| token.form == word.form)
        };
        if start.is_empty() {
            return None;
        }
        for ((number, line), tokens) in (1..).zip(&self.lines).zip(of_lines) {
            if !is_anywhere && number != evidence.paragraph {
                continue;
            }
            let Some(first) = (0..tokens.len()).find(|&at| begins(&tokens[at..], &start)) else { continue };
            let after_start = first + start.len();
            let Some(last) = (after_start..=tokens.len()).find(|&at| begins(&tokens[at..], &end)) else { continue };
            let last = &tokens[(last + end.len()).saturating_sub(1)];
            let range = line.range.start + tokens[first].start..line.range.start + last.end;
            if range.len() <= LONGEST {
                return Some((number, range));
            }
        }
        None
    }
}

/// The first and the last words of a locator's passage, squeezed.
fn ends(evidence: &Evidence) -> (String, Option<String>) {
    (squeeze(&evidence.start), evidence.end.as_deref().map(squeeze))
}

impl Line {
    fn new(text: &str, range: Range<usize>) -> Line {
        let mut line =
            Line { words: String::with_capacity(range.len()), origin: Vec::with_capacity(range.len()), range };
        for (at, letter) in text[line.range.clone()].char_indices() {
            let letter = if letter.is_whitespace() { ' ' } else { letter };
            if letter == ' ' && line.words.ends_with(' ') {
                continue;
            }
            line.words.push(letter);
            line.origin.resize(line.words.len(), at as u32);
        }
        line
    }

    fn passage(&self, paragraph: u32, words: Range<usize>, n_candidates: usize) -> Passage {
        let begin = self.range.start + self.origin[words.start] as usize;
        Passage {
            paragraph,
            range: begin..self.range.start + self.origin_end(words.end),
            words: self.words[words].to_string(),
            n_candidates,
        }
    }

    /// Where in the paragraph a stretch of the squeezed words ends.
    fn origin_end(&self, end: usize) -> usize {
        let last = self.words[..end].chars().next_back().map_or(0, char::len_utf8);
        end.checked_sub(last).and_then(|at| self.origin.get(at)).map_or(0, |at| *at as usize + last)
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

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
pub struct Document {
    /// The paragraphs with their white space squeezed, a line for each. One text is gone through much faster than the
    /// hundred thousand lines that a reader may give.
    words: String,
    /// For each byte of it, where its letter stands in the text.
    origin: Vec<u32>,
    /// Where each paragraph begins in the words, and where the last one ends.
    bounds: Vec<usize>,
    tokens: OnceCell<Vec<Token>>,
}

/// Where the first and the last words of a locator stand.
pub struct Lookup<'a> {
    document: &'a Document,
    evidence: &'a Evidence,
    start: String,
    end: Option<String>,
    starts: Vec<usize>,
    ends: Vec<usize>,
}

impl Document {
    pub fn new(text: &str) -> Document {
        let mut document =
            Document { words: String::new(), origin: Vec::new(), bounds: vec![0], tokens: OnceCell::new() };
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let begin = at + line.len() - line.trim_start().len();
            at += line.len();
            if !line.trim().is_empty() {
                document.take(begin, line.trim());
            }
        }
        document
    }

    /// Takes in a paragraph that begins at a byte of the text.
    fn take(&mut self, begin: usize, paragraph: &str) {
        let mut is_space = false;
        for (at, letter) in paragraph.char_indices() {
            if letter.is_whitespace() && is_space {
                continue;
            }
            is_space = letter.is_whitespace();
            self.words.push(if is_space { ' ' } else { letter });
            self.origin.resize(self.words.len(), (begin + at) as u32);
        }
        self.words.push('\n');
        self.origin.push((begin + paragraph.len()) as u32);
        self.bounds.push(self.words.len());
    }

    /// How many paragraphs it has.
    pub fn len(&self) -> usize {
        self.bounds.len() - 1
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes of a paragraph in the text; the first is 1.
    pub fn paragraph(&self, number: u32) -> Range<usize> {
        let line = self.line(number as usize - 1);
        self.origin[line.start] as usize..self.origin[line.end - 1] as usize
    }

    /// Looks for the words of a locator in all paragraphs.
    pub fn look_up<'a>(&'a self, evidence: &'a Evidence) -> Lookup<'a> {
        let start = squeeze(&evidence.start);
        let end = evidence.end.as_deref().map(squeeze);
        let starts = self.places(&start);
        let ends = match &end {
            Some(end) if !starts.is_empty() => self.places(end),
            _ => Vec::new(),
        };
        Lookup { document: self, evidence, start, end, starts, ends }
    }

    /// The first passage that begins and ends with the words of a locator in some spelling, in its own paragraph or in any:
    /// other capitals, accents, quotation marks and hyphens are the same.
    pub fn find_respelt(&self, evidence: &Evidence, is_anywhere: bool) -> Option<(u32, Range<usize>)> {
        let all = self.tokens.get_or_init(|| tokens(&self.words));
        let start = tokens(&evidence.start);
        let end = evidence.end.as_deref().map(tokens).unwrap_or_default();
        let stands = |at: usize, words: &[Token], within: &Range<usize>| {
            at + words.len() <= all.len()
                && words.iter().zip(&all[at..]).all(|(word, token)| token.form == word.form && token.end <= within.end)
        };
        let mut at = if start.is_empty() { all.len() } else { 0 };
        while at < all.len() {
            let line = self.line_of(all[at].start);
            let within = self.line(line);
            let number = line as u32 + 1;
            if (is_anywhere || number == evidence.paragraph) && stands(at, &start, &within) {
                let mut last = at + start.len();
                while last < all.len() && all[last].start < within.end && !stands(last, &end, &within) {
                    last += 1;
                }
                if stands(last, &end, &within) {
                    let range = self.range(all[at].start..all[(last + end.len()).saturating_sub(1)].end);
                    if range.len() <= LONGEST {
                        return Some((number, range));
                    }
                }
                // What does not follow its first place in a paragraph follows none after it.
                at = last;
            } else {
                at += 1;
            }
        }
        None
    }

    /// The words of a paragraph with the end of its line.
    fn line(&self, index: usize) -> Range<usize> {
        self.bounds[index]..self.bounds[index + 1]
    }

    /// In which line a byte of the words stands.
    fn line_of(&self, at: usize) -> usize {
        self.bounds.partition_point(|bound| *bound <= at) - 1
    }

    /// The bytes of the text from which a stretch of the words comes.
    fn range(&self, words: Range<usize>) -> Range<usize> {
        let last = self.words[..words.end].chars().next_back().map_or(0, char::len_utf8);
        self.origin[words.start] as usize..self.origin[words.end - last] as usize + last
    }

    /// Where some words stand, as whole words: "on" does not stand in "London".
    fn places(&self, words: &str) -> Vec<usize> {
        let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let begins_with_letter = is_letter(words.chars().next());
        let ends_with_letter = is_letter(words.chars().next_back());
        let mut places = Vec::new();
        if words.is_empty() {
            return places;
        }
        for (at, _) in self.words.match_indices(words) {
            let before = self.words[..at].chars().next_back();
            let after = self.words[at + words.len()..].chars().next();
            let is_cut = begins_with_letter && is_letter(before) || ends_with_letter && is_letter(after);
            if !is_cut {
                places.push(at);
            }
        }
        places
    }
}

impl Lookup<'_> {
    /// The passage where the locator says that it stands, whatever it says now.
    pub fn own(&self) -> Result<Passage, Lost> {
        let Lookup { document, evidence, .. } = self;
        let index = (evidence.paragraph as usize).wrapping_sub(1);
        if index >= document.len() {
            return Err(Lost::Paragraph { n_paragraphs: document.len() });
        }
        let line = document.line(index);
        let here = &self.starts[within(&self.starts, &line)];
        if here.is_empty() {
            let mut elsewhere: Vec<u32> = self.starts.iter().map(|at| document.line_of(*at) as u32 + 1).collect();
            elsewhere.dedup();
            return Err(Lost::Start { elsewhere });
        }
        let first = (evidence.occurrence as usize).checked_sub(1).and_then(|index| here.get(index));
        let Some(&first) = first else { return Err(Lost::Occurrence { n_candidates: here.len() }) };
        let words = self.words(first).ok_or(Lost::End)?;
        Ok(self.passage(words, here.len()))
    }

    /// The first passage that has the digest of the locator, wherever it stands.
    pub fn same(&self) -> Option<Passage> {
        self.first(&|passage| digest(passage.as_bytes()) == self.evidence.digest)
    }

    /// The first passage that begins and ends as the locator says, whatever stands between.
    pub fn like(&self) -> Option<Passage> {
        self.first(&|_| true)
    }

    fn first(&self, is_it: &dyn Fn(&str) -> bool) -> Option<Passage> {
        for &first in &self.starts {
            if let Some(words) = self.words(first)
                && words.len() <= LONGEST
                && is_it(&self.document.words[words.clone()])
            {
                return Some(self.passage(words, 1));
            }
        }
        None
    }

    /// From the first words at a place to the last words that follow in the same paragraph.
    fn words(&self, first: usize) -> Option<Range<usize>> {
        let after_start = first + self.start.len();
        let Some(end) = &self.end else { return Some(first..after_start) };
        let line = self.document.line(self.document.line_of(first));
        let last = self.ends.get(within(&self.ends, &(after_start..line.end)).start)?;
        (*last < line.end).then(|| first..last + end.len())
    }

    fn passage(&self, words: Range<usize>, n_candidates: usize) -> Passage {
        Passage {
            paragraph: self.document.line_of(words.start) as u32 + 1,
            range: self.document.range(words.clone()),
            words: self.document.words[words].to_string(),
            n_candidates,
        }
    }
}

/// Which of some rising places lie in a range.
fn within(places: &[usize], range: &Range<usize>) -> Range<usize> {
    places.partition_point(|at| *at < range.start)..places.partition_point(|at| *at < range.end)
}

//! What became of a passage: one judge for the command line, which reads the documents, and for a reader's browser.

use std::ops::Range;

use crate::digest::digest;
use crate::evidence::document::Document;
use crate::evidence::{Lost, Passage};
use crate::model::Evidence;

/// The words at both ends by which a passage that has changed is known in another paragraph than its own: with fewer,
/// "Canada … Cambodia" would stand almost anywhere.
const ENOUGH_WORDS: usize = 5;

/// What became of one passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stands where the locator says, and says what it said.
    Found,
    /// It says what it said, and stands elsewhere.
    Moved,
    /// Its first and last words stand there, and what is between them is not what it was.
    Changed,
    /// Its first and last words stand there with other capitals, accents, quotation marks or hyphens.
    Respelt,
    Gone(Lost),
}

/// A fate, and where in the text the passage stands, unless it is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub fate: Fate,
    pub place: Option<Place>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub paragraph: u32,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// Looks a passage up: where its locator says, then the very same elsewhere, then what is left of it.
pub fn judge(document: &Document, evidence: &Evidence) -> Verdict {
    let at = |fate: Fate, Passage { paragraph, range, .. }: Passage| Verdict {
        fate,
        place: Some(Place { paragraph, range }),
    };
    let lookup = document.look_up(evidence);
    let own = lookup.own();
    if let Ok(passage) = &own
        && digest(passage.words.as_bytes()) == evidence.digest
    {
        return at(Fate::Found, passage.clone());
    }
    if let Some(passage) = lookup.same() {
        return at(Fate::Moved, passage);
    }
    let lost = match own {
        Ok(passage) => return at(Fate::Changed, passage),
        Err(lost) => lost,
    };
    let is_plain = n_words(evidence) >= ENOUGH_WORDS;
    if let Some(passage) = lookup.like().filter(|_| is_plain) {
        return at(Fate::Changed, passage);
    }
    match document.find_respelt(evidence, false).or_else(|| document.find_respelt(evidence, true).filter(|_| is_plain))
    {
        Some((paragraph, range)) => Verdict { fate: Fate::Respelt, place: Some(Place { paragraph, range }) },
        None => Verdict { fate: Fate::Gone(lost), place: None },
    }
}

/// How many words a locator gives.
fn n_words(evidence: &Evidence) -> usize {
    let ends = [Some(&evidence.start), evidence.end.as_ref()];
    ends.into_iter().flatten().map(|words| words.split_whitespace().count()).sum()
}

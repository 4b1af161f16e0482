//! The naive judge of a text: every place of every paragraph is tried, letter by letter, with the digest of a known crate.

use entente::fold::fold;
use entente::model::Evidence;
use sha2::{Digest, Sha256};

/// What became of a passage: fate, reason, and the paragraph where it stands.
pub type Fate = (&'static str, &'static str, Option<u32>);

pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Runs of white space as one space.
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The non-empty lines, squeezed.
pub fn paragraphs(text: &str) -> Vec<String> {
    text.split('\n').map(squeeze).filter(|line| !line.is_empty()).collect()
}

pub fn judge(text: &str, evidence: &Evidence) -> Fate {
    let paragraphs = paragraphs(text);
    let own = paragraphs.get(evidence.paragraph as usize - 1).map_or("", String::as_str);
    let at = evidence.occurrence as usize - 1;
    let candidates = |paragraph: &str| passages(paragraph, &evidence.start, evidence.end.as_deref());
    let is_same =
        |passage: &Option<String>| passage.as_ref().is_some_and(|text| digest(text.as_bytes()) == evidence.digest);
    let here = candidates(own);
    if here.get(at).is_some_and(&is_same) {
        return ("found", "", Some(evidence.paragraph));
    }
    let first =
        |is_it: &dyn Fn(&String) -> bool| (1..).zip(&paragraphs).find(|(_, one)| is_it(one)).map(|(number, _)| number);
    if let Some(number) = first(&|one| candidates(one).iter().any(&is_same)) {
        return ("moved", "", Some(number));
    }
    if here.get(at).is_some_and(Option::is_some) {
        return ("altered", "between", Some(evidence.paragraph));
    }
    let words = format!("{} {}", evidence.start, evidence.end.as_deref().unwrap_or_default());
    let is_plain = words.split_whitespace().count() >= 5;
    let like = first(&|one| candidates(one).iter().any(Option::is_some)).filter(|_| is_plain);
    if like.is_some() {
        return ("altered", "between", like);
    }
    if is_respelt(own, evidence) {
        return ("altered", "spelling", Some(evidence.paragraph));
    }
    let respelt = first(&|one| is_respelt(one, evidence)).filter(|_| is_plain);
    if respelt.is_some() {
        return ("altered", "spelling", respelt);
    }
    let why = match (own, here.len()) {
        ("", _) => "paragraph",
        (_, 0) => "start",
        (_, n) if n <= at => "occurrence",
        _ => "end",
    };
    ("gone", why, None)
}

/// For each place where the first words stand, the passage that begins there; none where the last words do not follow.
fn passages(paragraph: &str, start: &str, end: Option<&str>) -> Vec<Option<String>> {
    let begins = places(paragraph, &squeeze(start));
    let passage = |from: usize| match end.map(squeeze) {
        None => Some(paragraph[from..from + squeeze(start).len()].to_owned()),
        Some(end) => {
            let after = from + squeeze(start).len();
            let at = places(paragraph, &end).into_iter().find(|at| *at >= after)?;
            Some(paragraph[from..at + end.len()].to_owned())
        }
    };
    begins.into_iter().map(passage).collect()
}

/// Where words stand as whole words: leftmost first, without overlap.
fn places(paragraph: &str, words: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while !words.is_empty() && at + words.len() <= paragraph.len() {
        if !paragraph.is_char_boundary(at) || !paragraph[at..].starts_with(words) {
            at += 1;
            continue;
        }
        let is_joined = |a: Option<char>, b: Option<char>| [a, b].iter().all(|c| c.is_some_and(char::is_alphanumeric));
        let before = is_joined(paragraph[..at].chars().next_back(), words.chars().next());
        let after = is_joined(words.chars().next_back(), paragraph[at + words.len()..].chars().next());
        if !before && !after {
            found.push(at);
        }
        at += words.len();
    }
    found
}

/// The folded words of one end stand, and after them those of the other.
fn is_respelt(paragraph: &str, evidence: &Evidence) -> bool {
    let words =
        |text: &str| fold(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (all, start, end) =
        (words(paragraph), words(&evidence.start), words(evidence.end.as_deref().unwrap_or_default()));
    let stands = |at: usize, run: &[String]| all.get(at..at + run.len()) == Some(run);
    let from = (0..all.len()).find(|&at| stands(at, &start));
    !start.is_empty() && from.is_some_and(|from| (from + start.len()..=all.len()).any(|at| stands(at, &end)))
}

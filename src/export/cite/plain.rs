//! Citations to be read: the notes and the bibliography of the Chicago Manual of Style (17th edition), and APA (7th).

use super::Work;
use crate::date::Date;
use crate::export::say;
use crate::export::write::joined;
use crate::lang::Lang;
use crate::query::say::{fill, pick};

/// A note has its parts between commas and says the paragraph; a bibliography has them between full stops.
pub fn chicago(work: &Work, lang: Lang, is_note: bool) -> String {
    let between = if is_note { ", " } else { ". " };
    let mut parts = Vec::new();
    if is_note {
        parts.push(work.speakers.clone());
    }
    parts.push(joined(work.authors.iter().map(String::as_str), ", "));
    parts.push(title(work, lang));
    if work.genre.is_some() {
        parts.push(bracketed(publisher(work), work.is_publisher_inferred));
        parts.push(work.identifier.clone());
        parts.push(issued(work, lang));
    }
    if is_note {
        parts.push(work.paragraphs.clone());
    }
    parts.push(work.address.clone());
    parts.push(home(work, lang));
    if let Some(seen) = &work.seen {
        parts.push(fill(say::accessed(lang), &[&seen.words(lang)]));
    }
    parts.push(work.permalink.clone());
    sentence(&parts, between)
}

pub fn apa(work: &Work, lang: Lang) -> String {
    let authors = joined(work.authors.iter().map(String::as_str), ", ");
    let publisher = bracketed(publisher(work), work.is_publisher_inferred);
    let has_author = !authors.is_empty();
    let first = if has_author { authors } else { publisher.clone() };
    let date = match issued(work, lang) {
        date if date.is_empty() => say::undated_short(lang).to_owned(),
        date => date,
    };
    let mut title = bracketed(work.title.clone(), work.is_titled_by_us);
    let kind = match &work.genre {
        Some(genre) => genre.label.as_str(),
        None => pick(lang, "data set", "jeu de données", "សំណុំទិន្នន័យ"),
    };
    for part in [" [", kind, "]"] {
        title.push_str(part);
    }
    let mut date = fill("({})", &[&date]);
    if !work.paragraphs.is_empty() {
        date.push_str(", ");
        date.push_str(&work.paragraphs);
    }
    let second = if has_author { publisher } else { String::new() };
    let mut parts = vec![first, date, title, work.identifier.clone(), second, work.address.clone(), home(work, lang)];
    parts.push(work.speakers.clone());
    if let Some(seen) = &work.seen {
        parts.push(fill(say::accessed(lang), &[&seen.words(lang)]));
    }
    parts.push(work.permalink.clone());
    sentence(&parts, ". ")
}

/// The dataset in which it was read.
fn home(work: &Work, lang: Lang) -> String {
    let mut home = match work.relation.is_empty() {
        true => fill(pick(lang, "in {}", "dans {}", "ក្នុង {}"), &[&work.dataset]),
        false => fill(say::within(lang), &[&work.relation, &work.dataset]),
    };
    home.push_str(", Entente, ");
    home.push_str(&fill(say::version(lang), &[&work.version]));
    // The dataset's own day is that of its version; a document has another.
    if work.genre.is_none() {
        home.push_str(", ");
        home.push_str(&fill(say::compiled(lang), &[&words(&work.issued, lang)]));
    }
    home
}

fn title(work: &Work, lang: Lang) -> String {
    match work.is_titled_by_us {
        true => bracketed(work.title.clone(), true),
        false => fill(say::quoted(lang), &[&work.title]),
    }
}

fn publisher(work: &Work) -> String {
    if work.authors.contains(&work.publisher) { String::new() } else { work.publisher.clone() }
}

fn issued(work: &Work, lang: Lang) -> String {
    bracketed(words(&work.issued, lang), work.is_issue_inferred)
}

fn words(date: &Option<Date>, lang: Lang) -> String {
    date.as_ref().map(|date| date.words(lang)).unwrap_or_default()
}

fn bracketed(text: String, is_ours: bool) -> String {
    if is_ours && !text.is_empty() { fill("[{}]", &[&text]) } else { text }
}

/// The parts that there are, the first letter large and a full stop at the end.
fn sentence(parts: &[String], between: &str) -> String {
    let mut out = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push_str(between);
        }
        let is_start = out.is_empty() || between.starts_with('.');
        let mut letters = part.chars();
        match letters.next() {
            // No address and no key begins with a large letter.
            Some(first) if is_start && first.is_ascii_lowercase() && !part.contains("://") => {
                out.push(first.to_ascii_uppercase());
                out.push_str(letters.as_str());
            }
            _ => out.push_str(part),
        }
    }
    out.push('.');
    out
}

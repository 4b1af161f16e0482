//! Citations to be read by reference managers: biblatex, RIS, CSL-JSON. Each is a list of fields and the parts they hold.

use super::work::Part::{self, *};
use super::work::Work;
use crate::export::dates;
use crate::export::write::Json;

/// The types of a genre in RIS and CSL.
fn types(work: &Work) -> (&'static str, &'static str) {
    match work.get(Genre) {
        "" => ("DATA", "dataset"),
        "news-article" => ("NEWS", "article-newspaper"),
        "web-post" => ("BLOG", "post-weblog"),
        "web-page" => ("ELEC", "webpage"),
        _ => ("GEN", "document"),
    }
}

const BIBLATEX: &[(&str, Part)] = &[
    ("author", Author),
    ("title", Title),
    ("publisher", Publisher),
    ("titleaddon", GenreLabel),
    ("number", Identifier),
    ("version", Version),
    ("url", Url),
    ("note", Note),
];
const RIS: &[(&str, Part)] = &[
    ("TI", Title),
    ("PB", Publisher),
    ("ET", Version),
    ("M1", Identifier),
    ("SE", Paragraphs),
    ("LA", Language),
    ("DB", Database),
    ("AN", Relation),
    ("UR", Url),
    ("LK", Permalink),
    ("N1", Note),
];
const CSL: &[(&str, Part)] = &[
    ("title", Title),
    ("publisher", Publisher),
    ("genre", GenreLabel),
    ("number", Identifier),
    ("version", Version),
    ("language", Language),
    ("section", Paragraphs),
    ("source", Database),
    ("archive_location", Permalink),
    ("URL", Url),
    ("note", Note),
];

/// An entry of biblatex. Names and titles stand in braces of their own, so that none is taken apart.
pub fn biblatex(work: &Work) -> String {
    let mut out = String::from(match (work.is_document(), work.get(Address)) {
        (false, _) => "@dataset{",
        (true, "") => "@misc{",
        (true, _) => "@online{",
    });
    out.push_str(work.get(Key));
    let mut field = |name: &str, text: &str| {
        if text.is_empty() {
            return;
        }
        for part in [",\n  ", name, " = {"] {
            out.push_str(part);
        }
        match name {
            "url" => braces(text, &mut out),
            "author" => {
                for (at, author) in work.authors.iter().enumerate() {
                    out.push_str(if at > 0 { " and {" } else { "{" });
                    tex(author, &mut out);
                    out.push('}');
                }
            }
            "title" | "publisher" | "organization" => {
                out.push('{');
                tex(text, &mut out);
                out.push('}');
            }
            _ => tex(text, &mut out),
        }
        out.push('}');
    };
    for (name, date) in [("date", &work.issued), ("urldate", &work.seen)] {
        field(name, &date.as_ref().and_then(dates::level_one).unwrap_or_default());
    }
    for &(name, part) in BIBLATEX {
        // What a page is put out by is its organization.
        let name = if name == "publisher" && work.is_document() { "organization" } else { name };
        field(name, work.get(part));
    }
    out.push_str("\n}\n");
    out
}

/// A record of RIS, whose lines end in CR and LF.
pub fn ris(work: &Work) -> String {
    let mut out = String::from("TY  - ");
    out.push_str(types(work).0);
    out.push_str("\r\n");
    if let Some(issued) = &work.issued {
        dates::ris(issued, work.get(Issued), &mut out);
    }
    let mut line = |tag: &str, text: &str| {
        if !text.is_empty() {
            out.push_str(tag);
            out.push_str("  - ");
            text.chars().for_each(|letter| out.push(if letter.is_ascii_control() { ' ' } else { letter }));
            out.push_str("\r\n");
        }
    };
    work.authors.iter().for_each(|author| line("AU", author));
    for &(tag, part) in RIS {
        line(tag, work.get(part));
    }
    if let Some(seen) = &work.seen {
        out.push_str("Y2  - ");
        out.push_str(&seen.to_string().replace('-', "/"));
        out.push_str("\r\n");
    }
    out.push_str("DP  - Entente\r\nER  - \r\n");
    out
}

/// A list of one item in CSL-JSON.
pub fn csl(work: &Work) -> String {
    let mut json = Json::default();
    json.text.push('[');
    json.open('{');
    json.member("id", work.get(Key));
    json.member("type", types(work).1);
    if !work.authors.is_empty() {
        json.open_member("author", '[');
        for author in &work.authors {
            json.open('{');
            json.member("literal", author);
            json.close('}');
        }
        json.close(']');
    }
    for (name, date, part) in [("issued", &work.issued, Issued), ("accessed", &work.seen, Seen)] {
        if let Some(date) = date {
            json.name(name);
            dates::csl(date, work.get(part), &mut json);
        }
    }
    for &(name, part) in CSL {
        if !work.get(part).is_empty() {
            json.member(name, work.get(part));
        }
    }
    json.text.push_str("}]\n");
    json.text
}

/// A text as TeX: what is its punctuation is escaped.
fn tex(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '%' | '#' | '&' | '$' | '_' => {
                out.push('\\');
                out.push(letter);
            }
            _ if letter.is_ascii_control() => out.push(' '),
            _ => out.push(letter),
        }
    }
}

/// An address: what would end its field early is encoded.
fn braces(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            _ => out.push(letter),
        }
    }
}

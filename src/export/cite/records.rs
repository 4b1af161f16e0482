//! Citations to be read by reference managers: biblatex, RIS, CSL-JSON.

use super::Work;
use crate::export::dates;
use crate::export::say;
use crate::export::write::Json;
use crate::lang::Lang;
use crate::query::say::{fill, pick};

/// An entry of biblatex. Names stand in braces of their own, so that none is taken apart.
pub fn biblatex(work: &Work, lang: Lang) -> String {
    let kind = match (&work.genre, work.address.is_empty()) {
        (None, _) => "@dataset{",
        (Some(_), false) => "@online{",
        (Some(_), true) => "@misc{",
    };
    let mut out = String::from(kind);
    out.push_str(&work.key);
    let mut field = |name: &str, value: &str, is_whole: bool| {
        if value.is_empty() {
            return;
        }
        for part in [",\n  ", name, " = {", if is_whole { "{" } else { "" }] {
            out.push_str(part);
        }
        // An address is taken as it is, every other text as TeX.
        if name.starts_with("url") { braces(value, &mut out) } else { tex(value, &mut out) }
        out.push_str(if is_whole { "}}" } else { "}" });
    };
    let authors: Vec<String> = work.authors.iter().map(|author| fill("\u{1}{}\u{2}", &[author])).collect();
    field("author", &authors.join(" and "), false);
    field("title", &work.title, true);
    field(if work.genre.is_some() { "organization" } else { "publisher" }, &work.publisher, true);
    field("titleaddon", work.genre.as_ref().map_or("", |genre| &genre.label), false);
    field("number", &work.identifier, false);
    let date = work.issued.as_ref().and_then(dates::level_one);
    field("date", date.as_deref().unwrap_or_default(), false);
    if work.genre.is_none() {
        field("version", &work.version, false);
    }
    field("url", if work.genre.is_some() { &work.address } else { &work.permalink }, false);
    let seen = work.seen.as_ref().and_then(dates::level_one);
    field("urldate", seen.as_deref().unwrap_or_default(), false);
    field("note", &note(work, lang), false);
    out.push_str("\n}\n");
    out
}

/// A record of RIS, whose lines end in CR and LF.
pub fn ris(work: &Work, lang: Lang) -> String {
    let mut out = String::new();
    let kind = match work.genre.as_ref().map(|genre| genre.key.as_str()) {
        None => "DATA",
        Some("news-article") => "NEWS",
        Some("web-post") => "BLOG",
        Some("web-page") => "ELEC",
        Some(_) => "GEN",
    };
    ris_line("TY", kind, &mut out);
    work.authors.iter().for_each(|author| ris_line("AU", author, &mut out));
    ris_line("TI", &work.title, &mut out);
    ris_line("PB", &work.publisher, &mut out);
    if let Some(issued) = &work.issued {
        dates::ris(issued, &issued.words(lang), &mut out);
    }
    ris_line("ET", if work.genre.is_none() { &work.version } else { "" }, &mut out);
    ris_line("M1", &work.identifier, &mut out);
    ris_line("SE", &work.paragraphs, &mut out);
    ris_line("LA", &work.language, &mut out);
    let database = fill("{} ({})", &[&work.dataset, &fill(say::version(lang), &[&work.version])]);
    ris_line("DB", &database, &mut out);
    ris_line("DP", "Entente", &mut out);
    ris_line("AN", &work.relation, &mut out);
    ris_line("UR", &work.address, &mut out);
    ris_line(if work.address.is_empty() { "UR" } else { "LK" }, &work.permalink, &mut out);
    if let Some(seen) = &work.seen {
        out.push_str("Y2  - ");
        let text = seen.to_string();
        out.push_str(&text.replace('-', "/"));
        out.push_str("\r\n");
    }
    ris_line("N1", &note(work, lang), &mut out);
    out.push_str("ER  - \r\n");
    out
}

fn ris_line(tag: &str, text: &str, out: &mut String) {
    if text.is_empty() {
        return;
    }
    out.push_str(tag);
    out.push_str("  - ");
    text.chars().for_each(|letter| out.push(if letter.is_ascii_control() { ' ' } else { letter }));
    out.push_str("\r\n");
}

/// A list of one item in CSL-JSON.
pub fn csl(work: &Work, lang: Lang) -> String {
    let mut json = Json::default();
    json.text.push('[');
    json.open('{');
    json.member("id", &work.key);
    json.member("type", match work.genre.as_ref().map(|genre| genre.key.as_str()) {
        None => "dataset",
        Some("news-article") => "article-newspaper",
        Some("web-post") => "post-weblog",
        Some("web-page") => "webpage",
        Some(_) => "document",
    });
    if !work.authors.is_empty() {
        json.open_member("author", '[');
        for author in &work.authors {
            json.open('{');
            json.member("literal", author);
            json.close('}');
        }
        json.close(']');
    }
    json.member("title", &work.title);
    if let Some(issued) = &work.issued {
        json.name("issued");
        dates::csl(issued, &issued.words(lang), &mut json);
    }
    if let Some(seen) = &work.seen {
        json.name("accessed");
        dates::csl(seen, &seen.words(lang), &mut json);
    }
    let version = if work.genre.is_none() { work.version.as_str() } else { "" };
    let url = if work.address.is_empty() { &work.permalink } else { &work.address };
    for (name, text) in [
        ("publisher", work.publisher.as_str()),
        ("genre", work.genre.as_ref().map_or("", |genre| &genre.label)),
        ("number", &work.identifier),
        ("version", version),
        ("language", &work.language),
        ("section", &work.paragraphs),
        ("source", &fill("Entente, {}, {}", &[&work.dataset, &fill(say::version(lang), &[&work.version])])),
        ("archive_location", &work.permalink),
        ("URL", url),
        ("note", &note(work, lang)),
    ] {
        json.some(name, Some(text).filter(|text| !text.is_empty()));
    }
    json.close('}');
    json.text.push_str("]\n");
    json.text
}

/// What no field holds: the paragraph, who says it, what is inferred, and where it was read.
fn note(work: &Work, lang: Lang) -> String {
    let mut parts: Vec<String> = vec![work.speakers.clone(), work.paragraphs.clone()];
    if let Some(issued) = work.issued.as_ref().filter(|_| work.genre.is_some()) {
        let text = pick(lang, "issued {} (EDTF {}{})", "publié : {} (EDTF {}{})", "ចេញផ្សាយ {} (EDTF {}{})");
        let inferred = pick(lang, ", inferred", ", déduit", " ដោយសន្និដ្ឋាន");
        parts.push(fill(text, &[&issued.words(lang), &issued.to_string(), if work.is_issue_inferred { inferred } else { "" }]));
    }
    if work.is_titled_by_us {
        parts.push(pick(lang, "title supplied", "titre forgé", "ចំណងជើងដាក់ដោយយើង").to_owned());
    }
    if work.is_publisher_inferred {
        parts.push(pick(lang, "publisher inferred", "éditeur déduit", "អ្នកបោះពុម្ពដោយសន្និដ្ឋាន").to_owned());
    }
    let home = match work.relation.is_empty() {
        true => work.dataset.clone(),
        false => fill(say::within(lang), &[&work.relation, &work.dataset]),
    };
    let version = fill(say::version(lang), &[&work.version]);
    parts.push(fill("{}, Entente, {}, {}", &[&home, &version, &work.permalink]));
    parts.retain(|part| !part.is_empty());
    parts.join("; ")
}

/// A text as TeX: what is its punctuation is escaped.
fn tex(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '\u{1}' => out.push('{'),
            '\u{2}' => out.push('}'),
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

/// An address: only what would end its field early is taken out of its way.
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

//! The styles: which parts of a work, in which order. The notes and the bibliography of the Chicago Manual of Style (17th
//! edition) and APA (7th) are sentences; the records for reference managers are beside them.

use super::Citation;
use super::records;
use super::work::Part::{self, *};
use super::work::Work;

/// A note says the paragraph and who speaks there.
const NOTE: &[Part] = &[
    Speakers,
    Author,
    TitleQuoted,
    PublisherShown,
    Identifier,
    IssuedShown,
    Paragraphs,
    Address,
    Home,
    SeenShown,
    Permalink,
];
const BIBLIOGRAPHY: &[Part] =
    &[Author, TitleQuoted, PublisherShown, Identifier, IssuedShown, Address, Home, SeenShown, Permalink];
const APA: &[Part] =
    &[FirstApa, IssuedApa, TitleApa, Identifier, SecondApa, Address, Speakers, Paragraphs, Home, SeenShown, Permalink];

/// Every style, in the order in which a page offers them.
pub fn all(work: &Work) -> Vec<Citation> {
    let mut all = Vec::with_capacity(6);
    let mut add = |style, label, text, ending| {
        let mut name = work.get(Key).to_owned();
        name.push_str(ending);
        all.push(Citation { style, label, text, name });
    };
    add("chicago-note", "Chicago 17, note", sentence(work, NOTE, ", "), ".txt");
    add("chicago-bibliography", "Chicago 17, bibliography", sentence(work, BIBLIOGRAPHY, ". "), ".txt");
    add("apa", "APA 7", sentence(work, APA, ". "), ".txt");
    add("biblatex", "BibTeX (biblatex)", records::biblatex(work), ".bib");
    add("ris", "RIS", records::ris(work), ".ris");
    add("csl-json", "CSL-JSON", records::csl(work), ".json");
    all
}

/// The parts that there are, the first letter large and a full stop at the end.
fn sentence(work: &Work, parts: &[Part], between: &str) -> String {
    let mut out = String::new();
    for &part in parts {
        let text = work.get(part);
        if text.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str(between);
        }
        let start = out.len();
        let is_start = start == 0 || between == ". ";
        out.push_str(text);
        // An address begins as it begins.
        if is_start && !matches!(part, Address | Permalink) {
            out[start..].get_mut(..1).map(str::make_ascii_uppercase);
        }
    }
    out.push('.');
    out
}

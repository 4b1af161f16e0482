//! Evidence: where a source says what a relation says.

use std::collections::BTreeMap;

use crate::digest::digest;
use crate::evidence::document::Document;
use crate::evidence::{self as locator, Lost, Passage};
use crate::seed::diagnostic::Report;
use crate::seed::index::Seeds;
use crate::seed::parse::{Digest, Evidence, Relation, Source};

/// What fills in every digest.
const FILL_IN: &str = "`entente verify --texts DIR --write` fills it in";

/// A source says by which file its text is known, and no two sources share one.
pub fn documents_are_identified(seeds: &Seeds, report: &mut Report) {
    let mut first: BTreeMap<&str, &Source> = BTreeMap::new();
    for source in &seeds.sources {
        digest_is_readable(source.digest.as_ref(), report);
        if source.document.value.contains(['/', '\\']) {
            report.error(source.document.place, "a document is named without its folder");
        }
        let earlier = *first.entry(&source.document.value).or_insert(source);
        if earlier.key.value != source.key.value && !source.document.is_blank() {
            let sentence = format!("`{}` is the document of another source", source.document.value);
            report.error(source.document.place, sentence).note("the first one stands at", earlier.document.place);
        }
    }
}

/// A locator has what it takes to find a passage: a paragraph that is there, and at most four words at either end.
///
/// More than four words would be a copy, and the project holds none of its sources' sentences.
pub fn evidence_is_located(seeds: &Seeds, report: &mut Report) {
    for (relation, evidence) in all_evidence(seeds) {
        let n_paragraphs = seeds.source_of(relation.key.place).and_then(|source| source.paragraphs.value);
        if let (Some(paragraph), Some(last)) = (evidence.paragraph.value, n_paragraphs)
            && !(1..=last).contains(&paragraph)
        {
            let sentence = format!("there is no paragraph {paragraph}, the source has 1 to {last}");
            report.error(evidence.paragraph.place, sentence);
        }
        for words in [Some(&evidence.start), evidence.end.as_ref()].into_iter().flatten() {
            let n_words = words.value.split_whitespace().count();
            if n_words > 4 {
                let finding = report.error(words.place, format!("these are {n_words} words, and a locator has four"));
                finding.hint("`start` holds the first words of the passage, `end` the last");
            }
        }
        if let Some(occurrence) = evidence.occurrence.as_ref().filter(|occurrence| occurrence.value == Some(0)) {
            report.error(occurrence.place, "occurrences are counted from 1");
        }
        digest_is_readable(evidence.digest.as_ref(), report);
    }
}

fn digest_is_readable(digest: Option<&Digest>, report: &mut Report) {
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    for digest in digest.into_iter().filter(|digest| !digest.is_blank()) {
        if digest.value.len() != 16 || !digest.value.bytes().all(is_hex) {
            let sentence = format!("`{}` is no digest, which is 16 digits from 0 to f", digest.value);
            report.error(digest.place, sentence).hint(FILL_IN);
        }
    }
}

/// Documents and passages have their digest noted, so that a change in a text is noticed.
///
/// This is a warning, because the program that fills digests in must be built with the very seeds that lack them.
pub fn digests_are_noted(seeds: &Seeds, report: &mut Report) {
    let documents = seeds.sources.iter().map(|source| (&source.digest, source.key.place));
    let passages = all_evidence(seeds).map(|(_, evidence)| (&evidence.digest, evidence.at));
    for (digest, otherwise) in documents.chain(passages) {
        if digest.as_ref().is_none_or(|digest| digest.is_blank()) {
            let place = digest.as_ref().map_or(otherwise, |digest| digest.place);
            report.warning(place, "the digest is missing").hint(FILL_IN);
        }
    }
}

/// The passages of a relation are listed in the order of the text, none of them twice.
pub fn evidence_follows_the_text(seeds: &Seeds, report: &mut Report) {
    for relation in &seeds.relations {
        for (before, after) in relation.evidence.iter().zip(relation.evidence.iter().skip(1)) {
            let (Some(a), Some(b)) = (before.paragraph.value, after.paragraph.value) else { continue };
            if a > b {
                let sentence = format!("paragraph {b} stands after paragraph {a}, and evidence follows the text");
                report.error(after.paragraph.place, sentence);
            }
            if a == b && same_words(before, after) {
                report.error(after.at, "this passage is listed twice").note("the first one stands at", before.at);
            }
        }
    }
}

fn same_words(a: &Evidence, b: &Evidence) -> bool {
    let words = |evidence: &Evidence| {
        let end = evidence.end.as_ref().map(|end| end.value.clone());
        let occurrence = evidence.occurrence.as_ref().and_then(|occurrence| occurrence.value);
        (evidence.start.value.clone(), end, occurrence.unwrap_or(1))
    };
    words(a) == words(b)
}

/// With the text at hand, every locator finds its passage, and only that.
pub fn evidence_resolves(seeds: &Seeds, report: &mut Report) {
    for (relation, evidence) in all_evidence(seeds) {
        let text = seeds.source_of(relation.key.place).and_then(|source| seeds.text_of(source));
        let (Some(text), Some(locator)) = (text, evidence.locator()) else { continue };
        match Document::new(text).look_up(&locator).own() {
            Ok(passage) if is_ambiguous(&passage, evidence) => {
                let times = locator::times(passage.n_candidates);
                let sentence = format!("`{}` stands {times} in paragraph {}", locator.start, locator.paragraph);
                report.error(evidence.start.place, sentence).hint("say which with `occurrence`, or give more words");
            }
            Ok(_) => {}
            Err(lost) => {
                let place = match &lost {
                    Lost::Paragraph { .. } => evidence.paragraph.place,
                    Lost::End => evidence.end.as_ref().map_or(evidence.at, |end| end.place),
                    _ => evidence.start.place,
                };
                report.error(place, lost.sentence(&locator));
            }
        }
    }
}

/// Whether a locator could mean several passages.
fn is_ambiguous(passage: &Passage, evidence: &Evidence) -> bool {
    passage.n_candidates > 1 && evidence.occurrence.is_none()
}

/// With the text at hand, documents and passages are what they were when they were read.
pub fn digests_match(seeds: &Seeds, report: &mut Report) {
    for source in &seeds.sources {
        let Some(text) = seeds.text_of(source) else { continue };
        let digest = digest(text.as_bytes());
        if let Some(noted) = source.digest.as_ref().filter(|noted| !noted.is_blank() && noted.value != digest) {
            let sentence = format!("`{}` has changed: its digest is {digest}", source.document.value);
            report.error(noted.place, sentence).hint("read it again; then `entente verify --texts DIR --write`");
        }
        let n_paragraphs = Document::new(text).len();
        if source.paragraphs.value.is_some_and(|noted| noted as usize != n_paragraphs) {
            let sentence = format!("`{}` has {n_paragraphs} paragraphs", source.document.value);
            report.error(source.paragraphs.place, sentence);
        }
    }
    for (relation, evidence) in all_evidence(seeds) {
        let text = seeds.source_of(relation.key.place).and_then(|source| seeds.text_of(source));
        let noted = evidence.digest.as_ref().filter(|digest| !digest.is_blank());
        let (Some(text), Some(locator), Some(noted)) = (text, evidence.locator(), noted) else { continue };
        let Ok(passage) = Document::new(text).look_up(&locator).own() else { continue };
        let digest = digest(passage.words.as_bytes());
        if digest != noted.value && !is_ambiguous(&passage, evidence) {
            let sentence = format!("the passage is not what was noted: its digest is {digest}");
            report.error(noted.place, sentence).hint("read it again; then `entente verify --texts DIR --write`");
        }
    }
}

fn all_evidence<'a>(seeds: &'a Seeds) -> impl Iterator<Item = (&'a Relation, &'a Evidence)> {
    seeds.relations.iter().flat_map(|relation| relation.evidence.iter().map(move |evidence| (relation, evidence)))
}

/// With the text at hand, no statement or note has eight words in a row in common with it, names aside.
///
/// A locator leads to the source's words; the dataset itself is written in our own.
pub fn words_are_our_own(seeds: &Seeds, report: &mut Report) {
    let names = super::wording::names(seeds);
    let mut texts: BTreeMap<&str, super::wording::Source> = BTreeMap::new();
    for source in &seeds.sources {
        if let Some(text) = seeds.text_of(source) {
            texts.insert(&source.key.value, super::wording::Source::new(text));
        }
    }
    for relation in &seeds.relations {
        let Some(source) = seeds.source_of(relation.key.place) else { continue };
        let Some(text) = texts.get(source.key.value.as_str()) else { continue };
        for written in [Some(&relation.statement), relation.note.as_ref()].into_iter().flatten() {
            for word in written.spoken() {
                if let Some(shared) = text.longest_shared(&word.value, &names).filter(|shared| shared.n_words >= 8) {
                    let sentence = format!("{} words in a row are the source's own", shared.n_words);
                    report.error(word.part(shared.range), sentence).hint("say it in other words or another order");
                }
            }
        }
    }
}

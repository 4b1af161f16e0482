//! `entente verify`: every passage of every source, looked up in the documents.

use std::io::Write;
use std::path::Path;
use std::{fmt, fs};

use entente::digest::digest;
use entente::evidence::document::Document;
use entente::evidence::fate::{self, judge};
use entente::evidence::times;
use entente::seed::diagnostic::{Files, Place, Severity};
use entente::seed::parse::{Digest, Evidence, Records, Source};
use entente::seed::{self};

use crate::arguments::Arguments;
use crate::check::{read_seeds, read_texts};
use crate::{Answer, Command, Failure, Output};

pub const COMMAND: Command = Command {
    name: "verify",
    usage: "--texts DIR [--seeds DIR] [--write]",
    summary: "Looks every passage up in the documents and says which are found, changed, moved or lost.",
    details:
        "With --write, notes the digests that are missing or have changed in the seed files, and touches nothing else.
Read a changed passage before you do: the digest says that it is another text, not that it says the same.",
    options: &["texts", "seeds"],
    flags: &["write"],
    most: 0,
    run,
};

/// What became of one passage.
enum Fate {
    Found,
    /// Its words are there, and no digest was noted.
    Unnoted(String),
    /// Its first and last words are there, and what is between them is not what it was.
    Changed(String),
    /// It stands in another paragraph.
    Moved(u32),
    Lost(String),
}

/// How many passages of a source met which fate.
#[derive(Clone, Copy, Default)]
struct Tally {
    found: usize,
    unnoted: usize,
    changed: usize,
    moved: usize,
    lost: usize,
}

/// A digest to be written into a seed file.
struct Edit {
    place: Place,
    text: String,
}

fn run(arguments: &Arguments, output: &mut Output) -> Result<Answer, Failure> {
    let folder = arguments.value("seeds").unwrap_or("seeds");
    let Some(texts_folder) = arguments.value("texts") else {
        return Err(Failure::Usage(format!("where are the documents? usage: entente verify {}", COMMAND.usage)));
    };
    let texts = read_seeds(folder)?;
    let (records, findings) = seed::parse(&texts);
    let findings = findings.under(folder);
    if findings.list.iter().any(|finding| finding.severity == Severity::Error) {
        write!(output, "{}", findings.render(output.paint))?;
        return Ok(Answer::No);
    }
    let (documents, _) = read_texts(&records.sources, texts_folder)?;
    let mut edits = Vec::new();
    let mut is_in_order = true;
    let mut total = Tally::default();
    for source in &records.sources {
        let Some(text) = documents.get(&source.document.value) else {
            writeln!(output, "{}: `{}` is not in {texts_folder}", source.key.value, source.document.value)?;
            is_in_order = false;
            continue;
        };
        let tally = passages(source, &records, text, &findings.files, &mut edits, output)?;
        let digest = digest(text.as_bytes());
        let noted = source.digest.as_ref().map_or("", |noted| noted.value.as_str());
        let document = match noted {
            "" => "has no digest noted",
            _ if noted == digest => "is unchanged",
            _ => "has changed",
        };
        if noted != digest {
            let after_document = Place { start: source.document.place.end, ..source.document.place };
            edits.push(note(&source.digest, &digest, after_document, "\ndigest = "));
        }
        writeln!(output, "{}: {} {document}; {tally}", source.key.value, source.document.value)?;
        total = total.plus(tally);
    }
    is_in_order &= total.moved + total.lost == 0;
    if arguments.has("write") {
        let n_files = write(folder, &texts, &edits)?;
        writeln!(output, "{total}; {} digests noted in {n_files} files", edits.len())?;
    } else {
        writeln!(output, "{total}")?;
        is_in_order &= edits.is_empty();
    }
    Ok(if is_in_order { Answer::Yes } else { Answer::No })
}

/// Looks up the passages of one source, and says where each one is that is not in its place.
fn passages(
    source: &Source,
    records: &Records,
    text: &str,
    files: &Files,
    edits: &mut Vec<Edit>,
    output: &mut Output,
) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    let document = Document::new(text);
    let is_of_source =
        |file: u32| files.path(file).strip_suffix(".toml").and_then(|path| path.strip_prefix("relations/"));
    let relations = records.relations.iter();
    let relations = relations.filter(|relation| is_of_source(relation.key.place.file) == Some(&source.key.value));
    for evidence in relations.flat_map(|relation| relation.evidence.iter()) {
        let mut say = |word: &str, rest: String| writeln!(output, "  {word} {}: {rest}", files.address(evidence.at));
        // Where the bracket closes, less the space before it.
        let before_bracket = files.slice(evidence.at).trim_end_matches('}').trim_end().len() as u32;
        let at =
            Place { start: evidence.at.start + before_bracket, end: evidence.at.start + before_bracket, ..evidence.at };
        match fate(&document, evidence) {
            Fate::Found => tally.found += 1,
            Fate::Unnoted(digest) => {
                tally.unnoted += 1;
                edits.push(note(&evidence.digest, &digest, at, ", digest = "));
            }
            Fate::Changed(digest) => {
                tally.changed += 1;
                say("changed", format!("it reads otherwise than when it was noted; now its digest is {digest}"))?;
                edits.push(note(&evidence.digest, &digest, at, ", digest = "));
            }
            Fate::Moved(paragraph) => {
                tally.moved += 1;
                say("moved  ", format!("it stands in paragraph {paragraph}"))?;
            }
            Fate::Lost(reason) => {
                tally.lost += 1;
                say("lost   ", reason)?;
            }
        }
    }
    Ok(tally)
}

fn fate(document: &Document, evidence: &Evidence) -> Fate {
    let Some(locator) = evidence.locator() else { return Fate::Lost("the locator cannot be read".to_string()) };
    let verdict = judge(document, &locator);
    let is_moved = verdict.fate == fate::Fate::Moved;
    let paragraph = verdict.place.map_or(0, |place| place.paragraph);
    match (verdict.fate, document.look_up(&locator).own()) {
        (fate::Fate::Found, _) => Fate::Found,
        (_, Ok(passage)) if passage.n_candidates > 1 && evidence.occurrence.is_none() => {
            let times = times(passage.n_candidates);
            Fate::Lost(format!("`{}` stands {times} there; say which with `occurrence`", locator.start))
        }
        _ if is_moved => Fate::Moved(paragraph),
        (_, Ok(passage)) => {
            let digest = digest(passage.words.as_bytes());
            if locator.digest.is_empty() { Fate::Unnoted(digest) } else { Fate::Changed(digest) }
        }
        (_, Err(lost)) if paragraph == 0 => Fate::Lost(lost.sentence(&locator)),
        (_, Err(lost)) => Fate::Lost(format!("{}; paragraph {paragraph} is like it", lost.sentence(&locator))),
    }
}

/// The edit that notes a digest: in its field, or as a new field.
fn note(noted: &Option<Digest>, digest: &str, otherwise: Place, field: &str) -> Edit {
    match noted {
        Some(noted) => Edit { place: noted.place, text: format!("\"{digest}\"") },
        None => Edit { place: Place { end: otherwise.start, ..otherwise }, text: format!("{field}\"{digest}\"") },
    }
}

/// Writes the files that have edits, each from its end, so that no place moves before its turn.
fn write(folder: &str, texts: &[(String, String)], edits: &[Edit]) -> Result<usize, Failure> {
    let mut n_files = 0;
    for (file, (path, text)) in texts.iter().enumerate() {
        let mut edits: Vec<&Edit> = edits.iter().filter(|edit| edit.place.file as usize == file).collect();
        edits.sort_by_key(|edit| edit.place);
        let mut edited = text.clone();
        for edit in edits.iter().rev() {
            edited.replace_range(edit.place.start as usize..edit.place.end as usize, &edit.text);
        }
        if edited != *text {
            fs::write(Path::new(folder).join(path), edited)?;
            n_files += 1;
        }
    }
    Ok(n_files)
}

impl Tally {
    fn plus(self, other: Tally) -> Tally {
        Tally {
            found: self.found + other.found,
            unnoted: self.unnoted + other.unnoted,
            changed: self.changed + other.changed,
            moved: self.moved + other.moved,
            lost: self.lost + other.lost,
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tally { found, unnoted, changed, moved, lost } = self;
        let n = found + unnoted + changed + moved + lost;
        write!(out, "of {n} passages {found} found, {changed} changed, {moved} moved, {lost} lost")?;
        if *unnoted > 0 { write!(out, ", {unnoted} without a digest") } else { Ok(()) }
    }
}

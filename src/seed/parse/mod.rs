//! From a folder of seed files to records whose every value knows its place.

pub mod lists;
mod reader;
mod records;
mod values;

use std::path::Path;
use std::{fs, io};

use reader::{Read, Reader};

pub use records::*;
pub use values::*;

use super::diagnostic::{Files, Place, Placed, Report};
use crate::nearest::nearest;

/// Everything that the files of one folder say, as it was written.
#[derive(Clone, Debug)]
pub struct Records {
    pub about: About,
    pub vocabulary: Vocabulary,
    pub sources: Vec<Source>,
    pub entities: Vec<Entity>,
    pub events: Vec<Event>,
    pub threads: Vec<Thread>,
    pub links: Vec<Link>,
    pub absences: Vec<Absence>,
    pub expect: Expect,
    /// Of all sources, file after file.
    pub bases: Vec<Basis>,
    pub relations: Vec<Relation>,
    pub figures: Vec<Figure>,
    /// The files that speak for one source, each with the source's key out of its name.
    pub of_source: Vec<Word>,
    /// The releases so far, each with the version out of the name of its file.
    pub releases: Vec<(Word, Release)>,
}

impl Walk for Records {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Leaf<'a>)) {
        self.about.walk(visit);
        self.vocabulary.walk(visit);
        self.sources.walk(visit);
        self.entities.walk(visit);
        self.events.walk(visit);
        self.threads.walk(visit);
        self.links.walk(visit);
        self.absences.walk(visit);
        self.bases.walk(visit);
        self.relations.walk(visit);
        self.figures.walk(visit);
        self.releases.iter().for_each(|(_, release)| release.compiled.walk(visit));
    }
}

/// The files without which there is no dataset.
const NEEDED: [&str; 4] = ["dataset.toml", "vocabulary.toml", "sources.toml", "entities.toml"];

/// The files that a small dataset can do without.
const OPTIONAL: [&str; 4] = ["events.toml", "links.toml", "absences.toml", "expect.toml"];

/// Reads every file. What cannot be read is reported and left blank.
pub fn parse(files: &mut Files, texts: &[(String, String)], report: &mut Report) -> Records {
    let nowhere = Place::of_file(0);
    let mut records = Records {
        about: About::blank(nowhere),
        vocabulary: Vocabulary::blank(nowhere),
        sources: Vec::new(),
        entities: Vec::new(),
        events: Vec::new(),
        threads: Vec::new(),
        links: Vec::new(),
        absences: Vec::new(),
        expect: Expect::blank(nowhere),
        bases: Vec::new(),
        relations: Vec::new(),
        figures: Vec::new(),
        of_source: Vec::new(),
        releases: Vec::new(),
    };
    for (file, (path, text)) in texts.iter().enumerate() {
        let mut reader = Reader { file: file as u32, report };
        let folder_and_source = path.strip_suffix(".toml").and_then(|path| path.split_once('/'));
        match (path.as_str(), folder_and_source) {
            ("dataset.toml", _) => records.about = reader.file(text),
            ("vocabulary.toml", _) => records.vocabulary = reader.file(text),
            ("sources.toml", _) => records.sources = reader.file::<SourcesFile>(text).source,
            ("entities.toml", _) => records.entities = reader.file::<EntitiesFile>(text).entity,
            ("events.toml", _) => {
                let found: EventsFile = reader.file(text);
                records.events = found.event;
                records.threads = found.thread;
            }
            ("links.toml", _) => records.links = reader.file::<LinksFile>(text).link,
            ("absences.toml", _) => records.absences = reader.file::<AbsencesFile>(text).absence,
            ("expect.toml", _) => records.expect = reader.file(text),
            (_, Some(("relations", source))) => {
                let found: RelationsFile = reader.file(text);
                records.bases.extend(found.basis);
                records.relations.extend(found.relation);
                records.of_source.push(Placed { value: source.to_string(), place: Place::of_file(file as u32) });
            }
            (_, Some(("figures", source))) => {
                records.figures.extend(reader.file::<FiguresFile>(text).figure);
                records.of_source.push(Placed { value: source.to_string(), place: Place::of_file(file as u32) });
            }
            (_, Some(("releases", version))) => {
                let place = Place::of_file(file as u32);
                records.releases.push((Placed { value: version.to_string(), place }, reader.file(text)));
            }
            _ => foreign(path, file as u32, report),
        }
    }
    for path in NEEDED.iter().filter(|path| !texts.iter().any(|(there, _)| there == *path)) {
        let place = files.absent(path);
        report.rule = "files_are_in_their_place";
        report.error(place, "this file is missing").hint("`seeds/README.md` shows what it holds");
    }
    records
}

fn foreign(path: &str, file: u32, report: &mut Report) {
    report.rule = "files_are_in_their_place";
    let finding = report.error(Place::of_file(file), "no record lives in a file of this name");
    match nearest(path, NEEDED.into_iter().chain(OPTIONAL)) {
        Some(near) => finding.did_you_mean(Some(near)),
        None => {
            finding.hint("relations of a source live in `relations/SOURCE.toml`, its numbers in `figures/SOURCE.toml`")
        }
    };
}

/// Reads the TOML files of a folder and of the folders in it, in order of their paths.
pub fn read(folder: &Path) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    read_into(folder, "", &mut files)?;
    files.sort();
    Ok(files)
}

fn read_into(folder: &Path, below: &str, files: &mut Vec<(String, String)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{below}{name}");
        if entry.path().is_dir() {
            read_into(&entry.path(), &format!("{path}/"), files)?;
        } else if name.ends_with(".toml") {
            // Bytes that are no UTF-8 become a mark that the reader refuses with its place.
            let text = String::from_utf8_lossy(&fs::read(entry.path())?).into_owned();
            files.push((path, text));
        }
    }
    Ok(())
}

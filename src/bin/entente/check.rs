//! `entente check`: every finding about the seeds.

use std::io::Write;
use std::path::Path;
use std::{fs, io};

use entente::seed::{self, Texts, parse::Source};

use crate::arguments::Arguments;
use crate::{Answer, Command, Failure, Output};

pub const COMMAND: Command = Command {
    name: "check",
    usage: "[DIR] [--texts DIR]",
    summary: "Says line by line what is wrong with the seeds in DIR (default: seeds).",
    details: "With --texts, holds them against the documents in that folder as well: whether every passage is found,
whether it has changed, and whether a statement repeats its source word for word.",
    options: &["texts"],
    flags: &[],
    most: 1,
    run,
};

fn run(arguments: &Arguments, output: &mut Output) -> Result<Answer, Failure> {
    let folder = arguments.plain().first().map_or("seeds", String::as_str);
    let files = read_seeds(folder)?;
    let texts = match arguments.value("texts") {
        Some(texts) => {
            let (records, _) = seed::parse(&files);
            let (texts, missing) = read_texts(&records.sources, texts)?;
            for document in missing {
                writeln!(output, "note: `{document}` is not there, so its passages were not looked up")?;
            }
            texts
        }
        None => Texts::new(),
    };
    let (findings, counts) = match seed::check(&files, &texts) {
        Ok((dataset, findings)) => {
            let [n_relations, n_sources] = [dataset.relations.len(), dataset.sources.len()];
            (findings, format!("{n_relations} relations from {n_sources} sources: "))
        }
        Err(findings) => (findings, String::new()),
    };
    let findings = findings.under(folder);
    for finding in &findings.list {
        writeln!(output, "{}", findings.render_one(finding, output.paint))?;
    }
    writeln!(output, "{counts}{}", findings.count())?;
    Ok(if findings.is_refusal() { Answer::No } else { Answer::Yes })
}

/// Reads a folder of seeds; one that is not there is wrong usage, said with its name.
pub fn read_seeds(folder: &str) -> Result<Vec<(String, String)>, Failure> {
    seed::read(Path::new(folder))
        .map_err(|error| Failure::Usage(format!("cannot read the seeds in `{folder}`: {error}")))
}

/// Reads the documents that sources name, and says which are not there.
pub fn read_texts(sources: &[Source], folder: &str) -> Result<(Texts, Vec<String>), Failure> {
    if !Path::new(folder).is_dir() {
        return Err(Failure::Usage(format!("`{folder}` is no folder of texts")));
    }
    let mut texts = Texts::new();
    let mut missing = Vec::new();
    for document in sources.iter().map(|source| &source.document.value).filter(|document| !document.is_empty()) {
        match fs::read(Path::new(folder).join(document)) {
            Ok(bytes) => {
                texts.insert(document.clone(), String::from_utf8_lossy(&bytes).into_owned());
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => missing.push(document.clone()),
            Err(error) => return Err(Failure::Usage(format!("cannot read `{document}`: {error}"))),
        }
    }
    Ok((texts, missing))
}

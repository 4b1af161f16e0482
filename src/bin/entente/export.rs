//! `entente export`: relations, or the whole dataset, in the formats of other programs.

use std::io::Write;
use std::path::Path;

use entente::engine::Engine;
use entente::export::take::{Format, Group, Options};
use entente::export::{json, package};
use entente::nearest::nearest;

use crate::arguments::Arguments;
use crate::query::{joined, language, refusal};
use crate::{Answer, Command, Failure, Output};

pub const COMMAND: Command = Command {
    name: "export",
    usage: "FORMAT [QUERY] [--lang en|fr|km] [--base ADDRESS] [--group topic|date|source] [--bom] | export datapackage DIR",
    summary: "Prints the relations of a query, or the whole dataset, for other programs.",
    details: "  entente export csv kind:request          a table (RFC 4180); cells that a spreadsheet would run begin with an apostrophe
  entente export json topic:defence        a list of flat records
  entente export jsonld topic:defence      linked data: schema.org, PROV-O, Web Annotation, with its context inside
  entente export graphml who:canada        a graph whose points are actors and relations
  entente export md topic:trade            a briefing note with footnotes, by --group topic, date or source
  entente export ics kind:meeting          a calendar of what is dated to the day
  entente export datapackage DIR           the whole dataset as CSV tables with a datapackage.json
  entente export json                      the whole dataset as one JSON document, with the field names of the seeds

Without a query all relations are exported. --base is the address of your page, which makes the addresses whole;
--bom begins a table with the mark by which Excel knows UTF-8.",
    options: &["lang", "base", "group"],
    flags: &["bom"],
    most: usize::MAX,
    run,
};

fn run(arguments: &Arguments, output: &mut Output) -> Result<Answer, Failure> {
    let Some((name, rest)) = arguments.plain().split_first() else {
        return Err(Failure::Usage("export as what? `entente export csv`".to_string()));
    };
    let engine = Engine::embedded();
    if name == "datapackage" {
        return write_package(&engine, rest, output);
    }
    if name == "json" && rest.is_empty() {
        crate::query::json(&json::export(engine.store()), output)?;
        return Ok(Answer::Yes);
    }
    let Some(format) = Format::find(name) else {
        let known = Format::ALL.map(Format::key);
        let hint = nearest(name, known).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        let known = known.join(", ");
        return Err(Failure::Usage(format!("`{name}` is no format of ours{hint}; there are {known} and datapackage")));
    };
    let query = joined(rest);
    let options = Options {
        lang: language(arguments)?,
        base: arguments.value("base").unwrap_or_default(),
        group: Group::find(arguments.value("group").unwrap_or_default()),
        is_marked: arguments.has("bom"),
        ..Options::default()
    };
    let taken = engine.take(&query, format, &options).map_err(|error| Failure::Usage(refusal(&query, &error)))?;
    output.write_all(taken.text.as_bytes())?;
    Ok(if taken.total > 0 { Answer::Yes } else { Answer::No })
}

fn write_package(engine: &Engine, rest: &[String], output: &mut Output) -> Result<Answer, Failure> {
    let [folder] = rest else {
        return Err(Failure::Usage("where to? `entente export datapackage DIR`".to_string()));
    };
    std::fs::create_dir_all(folder)?;
    for (path, text) in package::package(engine.store()) {
        std::fs::write(Path::new(folder).join(&path), text)?;
        writeln!(output, "{folder}/{path}")?;
    }
    Ok(Answer::Yes)
}

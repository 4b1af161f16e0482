//! `entente export`: the whole dataset in a foreign format.

use entente::export::json;
use entente::store::Store;

use crate::arguments::Arguments;
use crate::{Answer, Command, Failure, Output};

pub const COMMAND: Command = Command {
    name: "export",
    usage: "json",
    summary: "Prints the whole dataset.",
    details:
        "json: sources, entities, events, relations with their source and evidence paragraphs, figures, links, absences,
threads and the vocabulary, with keys in place of ids and the field names of the seeds.",
    options: &[],
    flags: &[],
    most: 1,
    run,
};

fn run(arguments: &Arguments, output: &mut Output) -> Result<Answer, Failure> {
    match arguments.plain().first().map(String::as_str) {
        Some("json") => crate::query::json(&json::export(&Store::embedded()), output)?,
        Some(other) => return Err(Failure::Usage(format!("`{other}` is no format of ours; there is json"))),
        None => return Err(Failure::Usage("export as what? `entente export json`".to_string())),
    }
    Ok(Answer::Yes)
}

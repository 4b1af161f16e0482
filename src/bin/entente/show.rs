//! `entente show`: one record by its key.

use std::io::Write;

use entente::engine::Engine;

use crate::arguments::Arguments;
use crate::query::{card, json, language};
use crate::{Answer, Command, Failure, Output};

pub const COMMAND: Command = Command {
    name: "show",
    usage: "KEY [--json] [--lang en|fr|km]",
    summary: "Shows the relation, entity, source, event or figure of a key.",
    details: "A relation is shown as a paragraph with its footnote, every other record as JSON. A withdrawn key says why it is gone.",
    options: &["lang"],
    flags: &["json"],
    most: 1,
    run,
};

fn run(arguments: &Arguments, output: &mut Output) -> Result<Answer, Failure> {
    let Some(key) = arguments.plain().first() else {
        return Err(Failure::Usage("show what? `entente show KEY`".to_string()));
    };
    let lang = language(arguments)?;
    let engine = Engine::embedded();
    if let Some(relation) = engine.relation(key, lang) {
        match arguments.has("json") {
            true => json(&relation, output)?,
            false => card(&relation, output)?,
        }
    } else if let Some(entity) = engine.entity(key, lang) {
        json(&entity, output)?;
    } else if let Some(source) = engine.source(key, lang) {
        json(&source, output)?;
    } else if let Some(event) = engine.event(key, lang) {
        json(&event, output)?;
    } else if let Some(figure) = engine.figure(key, lang) {
        json(&figure, output)?;
    } else if let Some(gone) = engine.store().catalogue.about.tombstones.iter().find(|gone| gone.key == *key) {
        writeln!(output, "{} was withdrawn: {}", gone.key, gone.reason.en)?;
        return Ok(Answer::No);
    } else {
        writeln!(output, "no record has the key `{key}`")?;
        return Ok(Answer::No);
    }
    Ok(Answer::Yes)
}

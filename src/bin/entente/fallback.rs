//! `entente fallback`: the plain list that a page carries for readers without WebAssembly.

use std::io::Write;

use entente::engine::Engine;
use entente::lang::Lang;
use entente::query::shape::{DateText, Ref};

use crate::arguments::Arguments;
use crate::query::language;
use crate::{Answer, Command, Failure, Output};

pub const COMMAND: Command = Command {
    name: "fallback",
    usage: "[--lang en|fr|km]",
    summary: "Prints the sources and all relations as a fragment of HTML.",
    details: "The build of the site puts it into index.html, where it serves readers without WebAssembly, crawlers and print.",
    options: &["lang"],
    flags: &[],
    most: 0,
    run,
};

fn run(arguments: &Arguments, output: &mut Output) -> Result<Answer, Failure> {
    let lang = language(arguments)?;
    let engine = Engine::embedded();
    let overview = engine.overview(lang);
    writeln!(output, "<h1>{}</h1>", text(&overview.title.text))?;
    writeln!(output, "<p>{}</p>", text(&overview.description.text))?;
    for line in &overview.sources {
        source(&engine, &line.source, lang, output)?;
    }
    Ok(Answer::Yes)
}

/// A source with its relations, paragraph by paragraph.
fn source(engine: &Engine, source: &Ref, lang: Lang, output: &mut Output) -> Result<(), Failure> {
    let Some(page) = engine.source(&source.key, lang) else {
        return Ok(());
    };
    let title = text(&page.facts.title.text);
    let title = match &page.facts.address {
        Some(address) => format!("<a href=\"{}\">{title}</a>", text(address)),
        None => title,
    };
    let issued = page.facts.issued.as_ref().map_or(String::new(), |date| format!(", {}", text(&date.words)));
    // The source speaks wherever a relation names nobody else.
    let voice = text(&page.facts.voice.label);
    writeln!(output, "<h2>{title}</h2>\n<p>{}{issued} · {voice}</p>\n<ul>", text(&page.facts.genre.label))?;
    for relation in page.paragraphs.iter().flat_map(|paragraph| &paragraph.relations) {
        let speakers: Vec<&str> = relation.by.iter().map(|speaker| speaker.label.as_str()).collect();
        let mut footnote = vec![relation.standing.label.clone()];
        footnote.extend(relation.when.as_ref().map(|when: &DateText| when.words.clone()));
        footnote.extend((!relation.is_source_voice).then(|| speakers.join(", ")));
        footnote.extend(relation.evidence.first().map(|evidence| format!("¶{}", evidence.paragraph)));
        writeln!(output, "<li>{} <small>{}</small>", text(&relation.statement.text), text(&footnote.join(" · ")))?;
    }
    Ok(writeln!(output, "</ul>")?)
}

/// A text as HTML.
fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

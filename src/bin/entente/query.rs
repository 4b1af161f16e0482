//! `entente query`: what is on record, narrowed by words and filters.

use std::io::Write;

use entente::engine::Engine;
use entente::lang::Lang;
use entente::query::answer::{Answer as Found, Options};
use entente::query::card::Card;
use entente::query::parse::QueryError;

use crate::arguments::Arguments;
use crate::{Answer, Command, Failure, Output};

pub const COMMAND: Command = Command {
    name: "query",
    usage: "QUERY [--json] [--lang en|fr|km] [--size N] [--explain KEY]",
    summary: "Shows the relations that a query keeps, newest first or best match first.",
    details: "The query is the one of the search box and the address bar:

  entente query mine clearance
  entente query kind:request,offer topic:defence
  entente query 'by:\"Donica Pottie\"'
  entente query standing:denied when:2020..2024 sort:date

Filters: kind standing topic who by source place event year role when said; `-` excludes; `not-stated` is a value of each.
Put `--` before a query that begins with `-`. With --json the whole answer is printed, as the page gets it.
With --explain, it says of one relation which parts of the query keep it, which leave it out, and why.",
    options: &["explain", "lang", "size"],
    flags: &["json"],
    most: usize::MAX,
    run,
};

fn run(arguments: &Arguments, output: &mut Output) -> Result<Answer, Failure> {
    let query = joined(arguments.plain());
    let options = Options { lang: language(arguments)?, size: size(arguments)?, lenient: false };
    if let Some(key) = arguments.value("explain") {
        return explain(&query, key, options, arguments.has("json"), output);
    }
    let found = Engine::embedded().answer(&query, options).map_err(|error| Failure::Usage(refusal(&query, &error)))?;
    if arguments.has("json") {
        json(&found, output)?;
    } else {
        show(&found, output)?;
    }
    Ok(if found.total > 0 { Answer::Yes } else { Answer::No })
}

/// Which parts of a query keep a relation, which leave it out, and why.
fn explain(query: &str, key: &str, options: Options, is_json: bool, output: &mut Output) -> Result<Answer, Failure> {
    let explained = Engine::embedded().explain(query, key, options);
    let Some(said) = explained.map_err(|error| Failure::Usage(refusal(query, &error)))? else {
        writeln!(output, "no relation has the key `{key}`")?;
        return Ok(Answer::No);
    };
    if is_json {
        json(&said, output)?;
    } else {
        writeln!(output, "{key} is {}in the answer: {}", if said.is_match { "" } else { "not " }, said.words)?;
        for part in &said.parts {
            writeln!(output, "  {:<13} {}", if part.keeps { "keeps it" } else { "leaves it out" }, part.part.label)?;
            for reason in &part.reasons {
                writeln!(output, "                {reason}")?;
            }
        }
        if let Some(rest) = &said.rest {
            writeln!(output, "without what leaves it out: entente query '{rest}'")?;
        }
    }
    Ok(if said.is_match { Answer::Yes } else { Answer::No })
}

/// The words of the command line as one query. A shell has taken the quotation marks off a word with spaces in it.
pub fn joined(words: &[String]) -> String {
    let quoted = |word: &String| match word.contains(char::is_whitespace) && !word.contains('"') && words.len() > 1 {
        false => word.clone(),
        true => match word.split_once(':') {
            Some((facet, value)) if !facet.contains(char::is_whitespace) => format!("{facet}:\"{value}\""),
            _ => format!("\"{word}\""),
        },
    };
    words.iter().map(quoted).collect::<Vec<_>>().join(" ")
}

/// The language that is asked for, English unless told.
pub fn language(arguments: &Arguments) -> Result<Lang, Failure> {
    let Some(tag) = arguments.value("lang") else {
        return Ok(Lang::En);
    };
    Lang::parse(tag).ok_or_else(|| Failure::Usage(format!("`{tag}` is no language of ours; there are en, fr and km")))
}

fn size(arguments: &Arguments) -> Result<u32, Failure> {
    let Some(size) = arguments.value("size") else {
        return Ok(Options::default().size);
    };
    let within = size.parse().ok().filter(|size| (1..=Options::MOST).contains(size));
    within.ok_or_else(|| Failure::Usage(format!("`--size {size}` is no number from 1 to {}", Options::MOST)))
}

/// Any answer as JSON, for other programs.
pub fn json(answer: &impl serde::Serialize, output: &mut Output) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *output, answer).map_err(std::io::Error::from)?;
    Ok(writeln!(output)?)
}

/// The sentence, the query with the place marked, and what may have been meant.
pub fn refusal(query: &str, error: &QueryError) -> String {
    let before = query[..error.from].chars().count();
    let width = query[error.from..error.to].chars().count().max(1);
    let hint = error.hint.as_ref().map(|hint| format!("\n  did you mean `{hint}`?")).unwrap_or_default();
    format!("{}\n  {query}\n  {}{}{hint}", error.sentence, " ".repeat(before), "^".repeat(width))
}

fn show(found: &Found, output: &mut Output) -> Result<(), Failure> {
    writeln!(output, "{} of {} relations: {}\n", found.total, found.of, found.words)?;
    for meant in &found.meant {
        writeln!(output, "{}", meant.sentence)?;
        let query =
            meant.words.first().map_or(&meant.exactly, |one| if meant.is_used { &meant.exactly } else { &one.query });
        writeln!(output, "  {}: entente query '{query}'\n", if meant.is_used { "only as written" } else { "ask so" })?;
    }
    for relation in &found.relations {
        card(relation, output)?;
    }
    if found.pages > 1 {
        writeln!(output, "page {} of {}; add page:{} for the next", found.page, found.pages, found.page + 1)?;
    }
    for relaxed in &found.relax {
        writeln!(
            output,
            "without {}: {} relations (entente query '{}')",
            relaxed.label, relaxed.total, relaxed.without
        )?;
    }
    for absence in &found.absences {
        writeln!(output, "not on record: {} {}", absence.question.text, absence.answer.text)?;
    }
    Ok(())
}

/// A relation as a paragraph with its footnote.
pub fn card(relation: &Card, output: &mut Output) -> Result<(), Failure> {
    let list = |refs: &[entente::query::shape::Ref]| {
        refs.iter().map(|found| found.label.as_str()).collect::<Vec<_>>().join(", ")
    };
    let when = relation.when.as_ref().map_or(String::new(), |when| format!("{} · ", when.words));
    writeln!(
        output,
        "{}\n  {when}{} · {} · {}",
        relation.statement.text, relation.standing.label, relation.kind.label, relation.key
    )?;
    let mut paragraphs: Vec<String> =
        relation.evidence.iter().map(|evidence| format!("¶{}", evidence.paragraph)).collect();
    paragraphs.dedup();
    let through =
        if relation.through.is_empty() { String::new() } else { format!(", through {}", list(&relation.through)) };
    writeln!(output, "  {}{through}; {} {}", list(&relation.by), relation.source.label, paragraphs.join(" "))?;
    for link in &relation.links {
        for other in &link.others {
            writeln!(output, "  {}: {} ({})", link.kind.label, other.key, other.source.label)?;
        }
    }
    Ok(writeln!(output)?)
}

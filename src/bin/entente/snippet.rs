//! `entente snippet`: a table of HTML for another page, which the element replaces where script runs.

use std::io::Write;

use entente::engine::Engine;
use entente::export::html::{Shape, is_near};
use entente::export::take::Options;
use entente::nearest::nearest;

use crate::arguments::Arguments;
use crate::query::{joined, language, refusal};
use crate::{Answer, Command, Failure, Output};

pub const COMMAND: Command = Command {
    name: "snippet",
    usage: "[QUERY] [--lang en|fr|km] [--view VIEW] [--home ADDRESS] [--size N] [--heading 1-6] [--no-script]",
    summary: "Prints the relations of a query as a fragment of HTML to put into another page.",
    details: "A table with its caption, dates, standings, speakers and sources, and a block of linked data, within an
<entente-explorer> that takes its place where script runs. It is whole without script: in feeds, on paper, for crawlers.

  entente snippet topic:defence --lang fr --heading 2
  entente snippet kind:request --home https://example.org/entente/ --view timeline

--home is the folder of your copy of Entente: links lead there, and its element.js is loaded unless --no-script is given.
--size is the most rows there are (default: all); the caption says of how many.",
    options: &["heading", "home", "lang", "size", "view"],
    flags: &["no-script"],
    most: usize::MAX,
    run,
};

/// What the element knows beside the list, as `www/views.js` has it.
const VIEWS: [&str; 9] =
    ["list", "timeline", "figures", "disagreements", "absences", "network", "path", "compare", "sources"];

fn run(arguments: &Arguments, output: &mut Output) -> Result<Answer, Failure> {
    let query = joined(arguments.plain());
    let home = home(arguments.value("home").unwrap_or_default())?;
    let shape = Shape {
        view: view(arguments.value("view").unwrap_or("list"))?,
        size: number(arguments, "size", 1_000_000)?,
        heading: number(arguments, "heading", 6)?,
        has_script: !home.is_empty() && !arguments.has("no-script"),
    };
    let options = Options { lang: language(arguments)?, base: &home, ..Options::default() };
    let snippet = Engine::embedded().snippet(&query, &shape, &options);
    let (html, total) = snippet.map_err(|error| Failure::Usage(refusal(&query, &error)))?;
    output.write_all(html.as_bytes())?;
    Ok(if total > 0 { Answer::Yes } else { Answer::No })
}

/// The folder of a copy of Entente; one that is no folder of the web gets its slash, one that is no address is refused.
fn home(home: &str) -> Result<String, Failure> {
    let is_web = home.starts_with("https://") || home.starts_with("http://");
    if !(home.is_empty() || is_web || is_near(home)) {
        return Err(Failure::Usage(format!("`{home}` is no address of the web; write it with https://")));
    }
    let is_folder = home.is_empty() || home.ends_with('/') || home.ends_with(".html");
    Ok(format!("{home}{}", if is_folder { "" } else { "/" }))
}

/// A view by its name; nothing for the list, which needs no telling.
fn view(name: &str) -> Result<&str, Failure> {
    if VIEWS.contains(&name) {
        return Ok(if name == "list" { "" } else { name });
    }
    let hint = nearest(name, VIEWS).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    Err(Failure::Usage(format!("`{name}` is no view of ours{hint}; there are {}", VIEWS.join(", "))))
}

fn number(arguments: &Arguments, name: &str, most: u32) -> Result<u32, Failure> {
    let Some(text) = arguments.value(name) else {
        return Ok(0);
    };
    let within = text.parse().ok().filter(|number| (1..=most).contains(number));
    within.ok_or_else(|| Failure::Usage(format!("`--{name} {text}` is no number from 1 to {most}")))
}

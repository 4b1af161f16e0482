//! Sizes and times beside what they must not exceed: measurements that are printed, never timed tests.

use std::fs::File;
use std::time::{Instant, SystemTime};

use crate::house;
use crate::install;
use crate::page;
use crate::program::Program;
use crate::step::{Outcome, say, step};
use crate::wasm;

/// What `cargo xtask budgets` may be told.
#[derive(Default)]
pub struct Options {
    pub no_browsers: bool,
}

impl Options {
    pub fn read(arguments: &[&str]) -> Outcome<Options> {
        match arguments {
            [] => Ok(Options::default()),
            ["--no-browsers"] => Ok(Options { no_browsers: true }),
            [other, ..] => Err(format!("`budgets` does not know `{other}`; it takes --no-browsers")),
        }
    }
}

/// One figure: what the script printed as `name`, and what it may be at most; infinite where nobody has set a budget.
struct Row {
    name: &'static str,
    what: &'static str,
    limit: f64,
    unit: &'static str,
}

const ROWS: [Row; 30] = [
    Row { name: "visit", what: "everything a first visit transfers, brotli", limit: 150.0, unit: "KB" },
    Row { name: "wasm", what: "  the engine with its dataset", limit: 100.0, unit: "KB" },
    Row { name: "script", what: "  JavaScript", limit: 35.0, unit: "KB" },
    Row { name: "more", what: "what the first view transfers besides", limit: f64::INFINITY, unit: "KB" },
    Row { name: "alone", what: "the engine alone, without dataset, with its door", limit: 60.0, unit: "KB" },
    Row { name: "scripts", what: "JavaScript once every view was looked at", limit: 35.0, unit: "KB" },
    Row { name: "plain", what: "what stands for WebAssembly where there is none", limit: f64::INFINITY, unit: "KB" },
    Row { name: "single", what: "the single file", limit: 450.0, unit: "KB" },
    Row { name: "opening", what: "open the engine and answer once, in Node", limit: 15.0, unit: "ms" },
    Row { name: "slowest", what: "the slowest of the engine's questions, in Node", limit: 1.0, unit: "ms" },
    Row { name: "recovery", what: "the slowest answer under which the engine died, of 1,000", limit: 50.0, unit: "ms" },
    Row { name: "keystroke", what: "a keystroke to the drawn answer, Chromium", limit: 16.0, unit: "ms" },
    Row {
        name: "first-chromium",
        what: "a cold visit to the first answer, Chromium",
        limit: f64::INFINITY,
        unit: "ms",
    },
    Row { name: "first-firefox", what: "a cold visit to the first answer, Firefox", limit: f64::INFINITY, unit: "ms" },
    Row {
        name: "first-plain",
        what: "a cold visit to the first answer without WebAssembly",
        limit: 2000.0,
        unit: "ms",
    },
    Row { name: "paid", what: "a host page pays before an element is in view", limit: 3.0, unit: "KB" },
    Row { name: "paid-then", what: "  and when it is", limit: f64::INFINITY, unit: "KB" },
    Row { name: "crowd-engine", what: "20 explorers: the engine, times that of one", limit: 1.2, unit: "×" },
    Row { name: "crowd-lazy", what: "  all memory, in an article", limit: 1.2, unit: "×" },
    Row { name: "crowd-drawn", what: "  all memory, all drawn and left alone", limit: 1.2, unit: "×" },
    Row { name: "left-elements", what: "10,000 elements come and go: left of them", limit: 0.0, unit: "" },
    Row { name: "left-nodes", what: "  nodes and listeners, more or less", limit: 0.0, unit: "" },
    Row { name: "left-pages", what: "  pages of WebAssembly, more", limit: 0.0, unit: "" },
    Row { name: "foreign", what: "requests beyond the site's own files", limit: 0.0, unit: "" },
    Row { name: "calls", what: "  other ways to call out, in the scripts", limit: 0.0, unit: "" },
    Row { name: "storage", what: "storage, in the scripts", limit: 0.0, unit: "" },
    Row { name: "policies", what: "policies of Trusted Types, in the scripts", limit: 0.0, unit: "" },
    Row { name: "html", what: "ways from text to HTML, in the scripts", limit: 0.0, unit: "" },
    Row { name: "code", what: "ways from text to code, in the scripts", limit: 0.0, unit: "" },
    Row { name: "check", what: "cargo check after a changed seed", limit: 1.0, unit: "s" },
];

/// A figure that was measured, with a remark (which question was the slowest, over how many runs).
struct Figure {
    name: String,
    value: f64,
    remark: String,
}

/// Builds the site, measures, and prints the table.
pub fn budgets(options: &Options) -> Outcome {
    page::site()?;
    wasm::door(wasm::Build::Alone)?;
    let mut figures = Vec::new();
    for part in ["sizes", "paid", "sinks", "opening", "questions", "traps"] {
        figures.extend(step(&format!("measuring: {part}"), || measure(part))?);
    }
    if !options.no_browsers {
        install::browsers()?;
        for part in ["keystroke", "first", "crowd", "mounts"] {
            figures.extend(step(&format!("measuring: {part}"), || measure(part))?);
        }
    }
    figures.extend(step("measuring: cargo check after a changed seed", check_time)?);

    println!("\n{:<50}{:>10}{:>10}  verdict", "", "figure", "budget");
    for row in &ROWS {
        println!("{}", line(row, figures.iter().find(|figure| figure.name == row.name)));
    }
    let last = house::read(&house::root().join("target/test/time")).unwrap_or_else(|_| "not run yet".into());
    println!(
        "{:<50}{:>10}{:>10}  (the last run here, whatever was installed already)",
        "cargo xtask test", last, "25 min"
    );
    Ok(())
}

fn line(row: &Row, figure: Option<&Figure>) -> String {
    let limit = if row.limit.is_finite() { format!("{} {}", row.limit, row.unit) } else { String::new() };
    let Some(Figure { value, remark, .. }) = figure else {
        return format!("{:<50}{:>10}{limit:>10}  not measured", row.what, "");
    };
    let shown = if *value < 10.0 { format!("{value:.2} {}", row.unit) } else { format!("{value:.1} {}", row.unit) };
    let verdict = match row.limit.is_finite() {
        true if *value <= row.limit => "within",
        true => "OVER",
        false => "no budget",
    };
    let remark = if remark.is_empty() { String::new() } else { format!(" ({remark})") };
    format!("{:<50}{shown:>10}{limit:>10}  {verdict}{remark}", row.what)
}

/// Asks the script, which prints `name`, a tab, a number, a tab and a remark on each line.
fn measure(part: &str) -> Outcome<Vec<Figure>> {
    let said = Program::new("node").args(["xtask/js/measure.mjs", part]).listen()?;
    eprint!("{}", said.err);
    if !said.content {
        say("this could not be measured");
    }
    let figure = |line: &str| {
        let mut parts = line.split('\t');
        let name = parts.next()?.to_owned();
        let value = parts.next()?.parse().ok()?;
        Some(Figure { name, value, remark: parts.next().unwrap_or_default().to_owned() })
    };
    Ok(said.out.lines().filter_map(figure).collect())
}

/// How long a curator waits: the seed's time is set to now, as saving it would, and cargo asked again.
fn check_time() -> Outcome<Option<Figure>> {
    let seeds = house::files(&house::root().join("seeds"));
    let Some(seed) = seeds.iter().find(|path| path.extension().is_some_and(|kind| kind == "toml")) else {
        say("there are no seeds yet");
        return Ok(None);
    };
    let check = || Program::cargo().args(["check", "--quiet", "--package", "entente"]).run();
    check()?;
    let mut times = Vec::new();
    for _ in 0..5 {
        File::options()
            .write(true)
            .open(seed)
            .and_then(|file| file.set_modified(SystemTime::now()))
            .map_err(|error| format!("`{}` cannot be touched: {error}", house::from_root(seed)))?;
        let start = Instant::now();
        check()?;
        times.push(start.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    Ok(Some(Figure { name: "check".into(), value: times[times.len() / 2], remark: "median of 5".into() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_above_its_limit_is_called_over() {
        let row = &ROWS[0];
        let figure = |value| Figure { name: "visit".into(), value, remark: String::new() };
        assert!(line(row, Some(&figure(150.0))).ends_with("within"));
        assert!(line(row, Some(&figure(150.1))).ends_with("OVER"));
        assert!(line(row, None).ends_with("not measured"));
    }
}

//! Runs every test there is, in the order in which a fault is cheapest to find.

mod counts;

mod fuzz;

mod report;

mod steps;

use std::time::Instant;

use crate::house;
use crate::program::Program;
use crate::step::{Outcome, say, seconds, step};
use report::{Line, Verdict};
use steps::STEPS;

/// What `cargo xtask test` may be told.
#[derive(Default)]
pub struct Options {
    pub only: Vec<String>,
    pub no_browsers: bool,
    /// How many seconds each fuzz target looks.
    pub fuzz: Option<u32>,
}

impl Options {
    pub fn read(arguments: &[&str]) -> Outcome<Options> {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        let mut options = Options::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match *argument {
                "--no-browsers" => options.no_browsers = true,
                "--fuzz" => {
                    let seconds = rest.next().and_then(|seconds| seconds.parse().ok()).filter(|seconds| *seconds > 0);
                    options.fuzz = Some(seconds.ok_or("`--fuzz` wants a number of seconds")?);
                }
                "--only" => {
                    for name in rest.next().ok_or("`--only` wants the name of a step")?.split(',') {
                        if !names.contains(&name) {
                            return Err(format!("`{name}` is no step; the steps are {}", names.join(", ")));
                        }
                        options.only.push(name.to_owned());
                    }
                }
                other => {
                    return Err(format!(
                        "`test` does not know `{other}`; it takes --only NAME, --no-browsers, --fuzz SECONDS"
                    ));
                }
            }
        }
        Ok(options)
    }

    fn wants(&self, name: &str) -> bool {
        (self.only.is_empty() || self.only.iter().any(|only| only == name)) && !(self.no_browsers && name == "browsers")
    }
}

/// Runs the steps, then says in a table what each came to; the last line is the count alone.
pub fn test(options: &Options) -> Outcome {
    let start = Instant::now();
    let mut lines: Vec<Line> = Vec::new();
    for part in STEPS.iter().filter(|part| options.wants(part.name)) {
        let lacks = lines.iter().find(|line| line.failed() && part.needs == Some(line.name));
        let begin = Instant::now();
        let (verdict, counts) = match lacks {
            Some(line) => (Verdict::Skipped(format!("`{}` failed", line.name)), counts::Counts::default()),
            None => (part.work)(options),
        };
        if let Verdict::Failed(reason) = &verdict {
            say(format!("{} failed: {reason}", part.name));
        }
        lines.push(Line { name: part.name, verdict, counts, time: begin.elapsed() });
    }
    // For `cargo xtask budgets`, when nothing was left out.
    if options.only.is_empty() && !options.no_browsers {
        house::write(&house::root().join("target/test/time"), seconds(start.elapsed()))?;
    }
    println!("\n{}", report::report(&lines, start.elapsed()));
    if lines.iter().any(Line::failed) {
        // Not an error of ours to explain: the table has just done so, and its last line stays the last.
        std::process::exit(1);
    }
    Ok(())
}

/// The compiler and the rules of the dataset, for somebody who has just changed a seed.
pub fn check() -> Outcome {
    step("cargo check", || Program::cargo().args(["check", "--package", "entente"]).run())?;
    step("entente check", || steps::entente(&["check"]).run())
}

//! The steps of a test run, one function each.

use std::path::PathBuf;

use super::Options;
use super::counts::{Counts, of_cargo, of_node};
use super::fuzz;
use super::report::Verdict;
use crate::house;
use crate::install;
use crate::package;
use crate::page;
use crate::program::Program;
use crate::step::{Outcome, say, step};

/// A part of the run that can be asked for by name.
pub struct Step {
    pub name: &'static str,
    /// The step without which this one says nothing.
    pub needs: Option<&'static str>,
    pub work: fn(&Options) -> (Verdict, Counts),
}

/// Every step, cheap ones first.
pub const STEPS: &[Step] = &[
    Step { name: "format", needs: None, work: format },
    Step { name: "lints", needs: None, work: lints },
    Step { name: "rust", needs: None, work: rust },
    Step { name: "seeds", needs: None, work: seeds },
    Step { name: "texts", needs: None, work: texts },
    Step { name: "fuzz", needs: Some("rust"), work: fuzzing },
    Step { name: "site", needs: None, work: site },
    Step { name: "package", needs: Some("site"), work: package },
    Step { name: "types", needs: Some("site"), work: types },
    Step { name: "node", needs: Some("site"), work: node },
    Step { name: "browsers", needs: Some("site"), work: browsers },
];

/// Our packages, tested one by one: taken together cargo would join the features of what they depend
/// on, and compile all of that a second time.
const PACKAGES: [&str; 2] = ["entente", "xtask"];

fn format(_: &Options) -> (Verdict, Counts) {
    if !cargo_has("fmt") {
        return skipped("rustfmt is not installed: rustup component add rustfmt");
    }
    plainly("the layout of the code", || {
        Program::cargo().args(["fmt", "--all", "--check"]).run()?;
        // The fuzz targets are a workspace of their own.
        Program::cargo().args(["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"]).run()
    })
}

fn lints(_: &Options) -> (Verdict, Counts) {
    if !cargo_has("clippy") {
        return skipped("clippy is not installed: rustup component add clippy");
    }
    plainly("the lints of clippy", || {
        PACKAGES.iter().try_for_each(|package| {
            Program::cargo().args(["clippy", "--package", package, "--all-targets", "--", "--deny", "warnings"]).run()
        })
    })
}

fn rust(_: &Options) -> (Verdict, Counts) {
    counted("the tests in Rust", || {
        let mut counts = Counts::default();
        let mut content = true;
        for package in PACKAGES {
            let tests = Program::cargo().args(["test", "--package", package, "--no-fail-fast", "--", "--quiet"]);
            content &= tests.run_reading(|line| counts.add(of_cargo(line)))?;
        }
        Ok((content, counts))
    })
}

fn seeds(_: &Options) -> (Verdict, Counts) {
    plainly("the rules of the dataset", || entente(&["check"]).run())
}

/// Whether each passage that we point to stands in its source, where the sources' texts are at hand.
fn texts(_: &Options) -> (Verdict, Counts) {
    let texts = house::root().join("../shared/sources");
    if !texts.is_dir() {
        return skipped("the texts of the sources are not at hand");
    }
    plainly("the passages in the sources' texts", || entente(&["verify", "--texts"]).arg(texts).run())
}

/// What breaks a promise, looked for at random but for a fixed time.
fn fuzzing(options: &Options) -> (Verdict, Counts) {
    counted("what libFuzzer finds", || fuzz::fuzz(options.fuzz.unwrap_or(fuzz::USUAL_SECONDS)))
}

fn site(_: &Options) -> (Verdict, Counts) {
    verdict(page::site().map(|_| ()))
}

/// The npm package, which the tests in Node and in browsers install.
fn package(_: &Options) -> (Verdict, Counts) {
    verdict(what_the_site_brings().and_then(|()| package::make()))
}

fn types(_: &Options) -> (Verdict, Counts) {
    plainly("the types of the JavaScript", || {
        what_the_site_brings()?;
        Program::new("node").args(["node_modules/typescript/bin/tsc", "--project", "."]).run()
    })
}

/// The engine as WebAssembly against its golden answers, and its dates against another implementation.
fn node(_: &Options) -> (Verdict, Counts) {
    let mut files = tests_in("tests");
    files.extend(tests_in("tests/node"));
    node_tests("node", "the tests in Node", files)
}

fn browsers(_: &Options) -> (Verdict, Counts) {
    let files = tests_in("tests/browser");
    if files.is_empty() {
        return skipped("there are no such tests yet");
    }
    if let Err(reason) = install::browsers() {
        return (Verdict::Failed(reason), Counts::default());
    }
    node_tests("browsers", "the tests in Chromium, Firefox and WebKit", files)
}

fn node_tests(name: &str, what: &str, files: Vec<PathBuf>) -> (Verdict, Counts) {
    if files.is_empty() {
        return skipped("there are no such tests yet");
    }
    counted(what, || {
        what_the_site_brings()?;
        let tap = house::root().join(format!("target/test/{name}.tap"));
        house::write(&tap, "")?;
        let content = Program::new("node")
            // One file at a time: on two cores three browsers at once only slow each other down.
            .args(["--test", "--test-concurrency=1"])
            .args(["--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=tap"])
            .arg(format!("--test-reporter-destination={}", tap.display()))
            .args(&files)
            .run_reading(|_| {})?;
        Ok((content, of_node(&house::read(&tap)?)))
    })
}

/// The packages and the engine, where one of the later steps was asked for alone.
fn what_the_site_brings() -> Outcome {
    install::npm_packages()?;
    if house::door().join("entente_bg.wasm").exists() {
        return Ok(());
    }
    Err("the site is not built yet; run `cargo xtask site` first".into())
}

/// The test files directly in a folder, from the root.
fn tests_in(folder: &str) -> Vec<PathBuf> {
    let folder = house::root().join(folder);
    let is_test =
        |path: &PathBuf| path.parent() == Some(folder.as_path()) && path.to_string_lossy().ends_with(".test.mjs");
    house::files(&folder).into_iter().filter(is_test).collect()
}

/// Our command line.
pub fn entente(arguments: &[&str]) -> Program {
    Program::cargo().args(["run", "--quiet", "--package", "entente", "--bin", "entente", "--"]).args(arguments)
}

fn cargo_has(command: &str) -> bool {
    Program::cargo().args([command, "--version"]).listen().is_ok_and(|said| said.content)
}

/// A step that holds no tests of its own: it is content or it is not.
fn plainly(what: &str, work: impl FnOnce() -> Outcome) -> (Verdict, Counts) {
    verdict(step(what, work))
}

fn verdict(outcome: Outcome) -> (Verdict, Counts) {
    (outcome.map_or_else(Verdict::Failed, |()| Verdict::Passed), Counts::default())
}

/// A step that counts tests. That none ran is a failure: it hides a mistake in how they are found.
fn counted(what: &str, work: impl FnOnce() -> Outcome<(bool, Counts)>) -> (Verdict, Counts) {
    match step(what, work) {
        Err(reason) => (Verdict::Failed(reason), Counts::default()),
        Ok((true, counts)) if counts.ran() == 0 => (Verdict::Failed("no test ran".into()), counts),
        Ok((true, counts)) if counts.failed == 0 => (Verdict::Passed, counts),
        Ok((_, counts)) => (Verdict::Failed("see above".into()), counts),
    }
}

fn skipped(reason: &str) -> (Verdict, Counts) {
    say(reason);
    (Verdict::Skipped(reason.to_owned()), Counts::default())
}

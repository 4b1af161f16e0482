//! `cargo xtask lighthouse`: the four figures that Lighthouse gives the built site, and what keeps each from 100.

use crate::house;
use crate::install;
use crate::page;
use crate::program::Program;
use crate::step::{Outcome, step};

/// The last version that runs on Node 20 without complaint. It takes 185 MB, so who asks for the figures installs it, and
/// nobody else.
const LIGHTHOUSE: &str = "12.8.2";

/// What `cargo xtask lighthouse` may be told.
#[derive(Default)]
pub struct Options {
    pub no_build: bool,
}

impl Options {
    pub fn read(arguments: &[&str]) -> Outcome<Options> {
        match arguments {
            [] => Ok(Options::default()),
            ["--no-build"] => Ok(Options { no_build: true }),
            [other, ..] => Err(format!("`lighthouse` does not know `{other}`; it takes --no-build")),
        }
    }
}

/// Builds the site, serves it as a careful static host would, and has it judged as a telephone and a desktop see it.
pub fn lighthouse(options: &Options) -> Outcome {
    if !options.no_build {
        page::site()?;
    }
    if !house::site().join("index.html").exists() {
        return Err("there is no site yet; run `cargo xtask site`, or `lighthouse` without --no-build".into());
    }
    install::browsers()?;
    install()?;
    // It asks nobody else: neither for updates nor about the machine.
    Program::new("node").arg("xtask/js/lighthouse.mjs").run()
}

fn install() -> Outcome {
    let folder = house::root().join("target/lighthouse");
    let installed = house::read(&folder.join("node_modules/lighthouse/package.json")).unwrap_or_default();
    if installed.contains(&format!("\"version\": \"{LIGHTHOUSE}\"")) {
        return Ok(());
    }
    step("Lighthouse, in a folder of its own", || {
        Program::new("npm")
            .args(["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"])
            .arg(&folder)
            .arg(format!("lighthouse@{LIGHTHOUSE}"))
            .run_quietly()
    })
}

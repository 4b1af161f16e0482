//! The plain list of sources and relations, asked of our own command line.
//!
//! It is what a reader sees where WebAssembly is missing or forbidden, and what a search engine reads.

use crate::program::Program;
use crate::step::{Outcome, say};

/// What stands in a page before any script runs.
pub struct Plain {
    /// What crawlers and reference managers read of the dataset.
    pub head: String,
    pub list: String,
}

/// Both as HTML; nothing while the command line has no such command.
pub fn fallback() -> Outcome<Option<Plain>> {
    let Some(list) = ask(&[])? else {
        say("`entente fallback` does not exist yet; the pages keep their placeholder");
        return Ok(None);
    };
    let head = ask(&["--head"])?.unwrap_or_default();
    Ok(Some(Plain { head, list }))
}

fn ask(more: &[&str]) -> Outcome<Option<String>> {
    let said = Program::cargo()
        .args(["run", "--quiet", "--package", "entente", "--bin", "entente", "--", "fallback", "--lang", "en"])
        .args(more)
        .listen()?;
    // By custom 2 is "I do not know this command".
    let unknown = said.code == Some(2) || (said.content && said.out.trim().is_empty());
    if !unknown && !said.content {
        eprint!("{}", said.err);
        return Err("`entente fallback` failed, for the reason above".into());
    }
    Ok((!unknown).then_some(said.out))
}

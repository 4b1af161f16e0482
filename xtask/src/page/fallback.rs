//! The plain list of sources and relations, asked of our own command line.
//!
//! It is what a reader sees where WebAssembly is missing or forbidden, and what a search engine reads.

use crate::program::Program;
use crate::step::{Outcome, say};

/// The list as HTML; nothing while the command line has no such command.
pub fn fallback() -> Outcome<Option<String>> {
    let said = Program::cargo()
        .args(["run", "--quiet", "--package", "entente", "--bin", "entente", "--", "fallback", "--lang", "en"])
        .listen()?;
    // By custom 2 is "I do not know this command".
    let unknown = said.code == Some(2) || (said.content && said.out.trim().is_empty());
    if unknown {
        say("`entente fallback` does not exist yet; the pages keep their placeholder");
        return Ok(None);
    }
    if !said.content {
        eprint!("{}", said.err);
        return Err("`entente fallback` failed, for the reason above".into());
    }
    Ok(Some(said.out))
}

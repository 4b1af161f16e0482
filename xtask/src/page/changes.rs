//! What changed from release to release, asked of our own command line: `changes.json` beside the page, and within files
//! that hold everything.

use crate::house;
use crate::program::Program;
use crate::step::Outcome;

/// Asks for it, and puts it where the bundles of files that hold everything find it.
pub fn ask() -> Outcome<String> {
    let said = Program::cargo()
        .args(["run", "--quiet", "--package", "entente", "--bin", "entente", "--", "changes"])
        .listen()?;
    if !said.content {
        eprint!("{}", said.err);
        return Err("`entente changes` failed, for the reason above".into());
    }
    house::write(&house::root().join("target/single/changes.json"), &said.out)?;
    Ok(said.out)
}

/// Puts it beside the page, which asks for it only where an address names another version, or a relation that is not there.
pub fn write(changes: &str) -> Outcome {
    house::write(&house::site().join("changes.json"), changes)
}

//! What changed from release to release, asked of our own command line: `changes.json` beside the page.

use crate::house;
use crate::program::Program;
use crate::step::Outcome;

/// Writes it; a page asks for it only where an address names another version, or a relation that is not there.
pub fn write() -> Outcome {
    let said = Program::cargo()
        .args(["run", "--quiet", "--package", "entente", "--bin", "entente", "--", "changes"])
        .listen()?;
    if !said.content {
        eprint!("{}", said.err);
        return Err("`entente changes` failed, for the reason above".into());
    }
    house::write(&house::site().join("changes.json"), said.out)
}

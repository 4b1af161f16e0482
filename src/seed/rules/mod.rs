//! What a dataset must be. Each rule is a function; its name ends every finding it makes.

pub mod formula;

use super::diagnostic::Report;
use super::index::Seeds;

/// A rule with its name.
pub type Check = (&'static str, fn(&Seeds, &mut Report));

/// Every rule, in the order in which a curator should learn them.
pub const CHECKS: &[Check] = &[];

/// Asks every rule.
pub fn ask(seeds: &Seeds, report: &mut Report) {
    for (rule, check) in CHECKS {
        report.rule = rule;
        check(seeds, report);
    }
}

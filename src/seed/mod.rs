//! A dataset as its curator wrote it, made into one that cannot be wrong, or refused with every reason.
//!
//! The stages are the modules: [`parse`] gives every value its place, `index` makes keys findable, [`rules`] asks
//! everything, and `resolve` turns keys into ids once no rule objects. Nothing here touches a file but [`parse::read`],
//! and nothing panics, whatever the files hold.
//!
//! ```
//! use entente::seed;
//!
//! let refused = seed::compile(&[("dataset.toml".to_string(), "knid = 1".to_string())]).unwrap_err();
//! assert!(refused.to_string().contains("`knid` is no field of a dataset [fields_are_known]"));
//! ```

pub mod diagnostic;
mod index;
pub mod parse;
pub mod releases;
mod resolve;
pub mod rules;

use std::collections::BTreeMap;

use crate::model::Dataset;
use diagnostic::{Files, Findings, Place, Report};
use index::Seeds;
use parse::Records;

pub use parse::read;

/// The texts of sources, by the name of their document. Without them the rules on words and passages have nothing to ask.
pub type Texts = BTreeMap<String, String>;

/// Makes a dataset of seed files, given as paths below their folder and texts.
///
/// The findings beside a dataset are warnings.
pub fn compile(files: &[(String, String)]) -> Result<(Dataset, Findings), Findings> {
    check(files, &Texts::new())
}

/// Like [`compile`], and holds the seeds against the texts of their sources.
pub fn check(files: &[(String, String)], texts: &Texts) -> Result<(Dataset, Findings), Findings> {
    let (records, findings) = parse(files);
    if findings.list.iter().any(|finding| finding.rule == "toml_is_valid") {
        // Half of a file would make every key of the other half unknown.
        return Err(findings);
    }
    let Findings { files, list } = findings;
    let mut report = Report { found: list, ..Report::default() };
    let seeds = Seeds::new(&records, texts);
    rules::ask(&seeds, &mut report);
    let findings = Findings::new(files, report.found);
    if findings.is_refusal() {
        return Err(findings);
    }
    match resolve::resolve(&seeds) {
        Some(dataset) => Ok((dataset, findings)),
        None => Err(fault(findings)),
    }
}

/// Reads seed files without asking a rule. The findings are about syntax and fields.
pub fn parse(files: &[(String, String)]) -> (Records, Findings) {
    let mut report = Report::default();
    let mut known = Files::new(files);
    let records = parse::parse(&mut known, files, &mut report);
    (records, Findings::new(known, report.found))
}

/// A key that no rule missed and that still leads nowhere: a fault of this program, said rather than hidden.
fn fault(findings: Findings) -> Findings {
    let mut report = Report { rule: "ends_exist", found: findings.list };
    report.error(Place::of_file(0), "a key leads nowhere, and no rule said so").hint("this is a fault of Entente");
    Findings::new(findings.files, report.found)
}

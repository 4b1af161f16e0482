//! Compiles the seeds into the pack that the engine embeds, or says line by line why not.
//!
//! The modules are the library's own, mounted here under their own names. `ENTENTE_SEEDS` names another folder of
//! seeds, for an explorer of another dataset.

#![allow(dead_code)]

#[path = "src/changes.rs"]
mod changes;
#[path = "src/date.rs"]
mod date;
#[path = "src/digest.rs"]
mod digest;
#[path = "src/evidence.rs"]
mod evidence;
#[path = "src/exact.rs"]
mod exact;
#[path = "src/fold.rs"]
mod fold;
#[path = "src/formula.rs"]
mod formula;
#[path = "src/lang.rs"]
mod lang;
#[path = "src/model.rs"]
mod model;
#[path = "src/nearest.rs"]
mod nearest;
#[path = "src/order.rs"]
mod order;
#[path = "src/pack/mod.rs"]
mod pack;
#[path = "src/seed/mod.rs"]
mod seed;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use seed::diagnostic::Paint;

fn main() -> ExitCode {
    let folder = env::var("ENTENTE_SEEDS").unwrap_or_else(|_| "seeds".to_string());
    let files = match seed::read(Path::new(&folder)) {
        Ok(files) => files,
        Err(error) => return refuse(&format!("cannot read the seeds in `{folder}`: {error}")),
    };
    let (dataset, warnings) = match seed::compile(&files) {
        Ok(compiled) => compiled,
        // Cargo prints what stands on both outputs, so nothing but the findings does.
        Err(findings) => return refuse(&findings.under(&folder).render(Paint::Plain)),
    };
    let out = env::var("OUT_DIR").unwrap_or_default();
    if let Err(error) = fs::write(Path::new(&out).join("dataset.pack"), pack::write(&dataset, pack::Index::LeftOut)) {
        return refuse(&format!("cannot write the pack: {error}"));
    }
    let warnings = warnings.under(&folder);
    for warning in &warnings.list {
        let address = warnings.files.address(warning.place);
        println!("cargo::warning={} [{}] at {address}", warning.sentence, warning.rule);
    }
    println!("cargo::rerun-if-env-changed=ENTENTE_SEEDS");
    println!("cargo::rerun-if-changed={folder}");
    for module in [
        "changes.rs",
        "date.rs",
        "date",
        "evidence.rs",
        "exact.rs",
        "fold.rs",
        "formula.rs",
        "digest.rs",
        "evidence",
        "lang.rs",
        "model.rs",
        "nearest.rs",
        "order.rs",
        "pack",
        "seed",
    ] {
        println!("cargo::rerun-if-changed=src/{module}");
    }
    ExitCode::SUCCESS
}

fn refuse(reasons: &str) -> ExitCode {
    eprintln!("\n{reasons}");
    ExitCode::FAILURE
}

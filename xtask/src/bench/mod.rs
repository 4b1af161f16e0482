//! The engine beside its peers: what is needed is built, data made, adapters measured in Node, one table printed.

mod build;

mod options;

use std::path::PathBuf;

pub use options::Options;

use crate::house;
use crate::program::Program;
use crate::step::{Outcome, step};

/// Where data, results and what is built for the bench lie.
fn folder() -> PathBuf {
    house::root().join("target/bench")
}

/// Above this many records the oracle takes minutes, and is asked only when answers are to be compared.
const QUICKLY_TRUE: u32 = 100_000;

/// Measures and prints.
pub fn bench(options: &Options) -> Outcome {
    build::peers()?;
    build::engine()?;
    for &n in &options.counts {
        let is_compared = options.is_checked || n <= QUICKLY_TRUE;
        prepare(n, is_compared)?;
    }
    let counts = list(&options.counts);
    let adapters = options.adapters().join(",");
    step("measuring, each in a process of its own", || {
        script("run.mjs").args(["--n", &counts, "--adapters", &adapters, "--verbose"]).run()
    })?;
    let mut report = script("report.mjs").args(["--n", &counts, "--adapters", &adapters]);
    if options.is_checked {
        report = report.arg("--check");
    }
    report.run()?;
    if options.is_brushed {
        step("dragging a window", || script("brush.mjs").args(["--n", &counts]).run())?;
    }
    if options.is_typed {
        step("typing", || script("typing.mjs").args(["--n", &counts]).run())?;
    }
    if options.is_drawn {
        script("curves.mjs").args(["--n", &counts]).run()?;
    }
    Ok(())
}

/// The records, their pack, the queries, and the right answers, each made once.
fn prepare(n: u32, is_compared: bool) -> Outcome {
    let of = |what: &str| folder().join(format!("{n}.{what}"));
    if !of("jsonl").exists() || !of("queries.json").exists() {
        step(&format!("{n} records"), || script("gen.mjs").arg(n.to_string()).run())?;
    }
    step(&format!("the pack of {n} records"), || {
        Program::new(build::records_program()).args([of("jsonl"), of("pack"), of("lean.pack")]).run()
    })?;
    if is_compared && !of("truth.json").exists() {
        step(&format!("the right answers over {n} records, by the naive oracle"), || {
            script("truth.mjs").args(["--n", &n.to_string()]).run()
        })?;
    }
    Ok(())
}

/// A script of the harness; the oracle keeps a million records as objects, and needs the room.
fn script(name: &str) -> Program {
    Program::new("node")
        .env("BENCH_DATA", folder())
        .args(["--no-warnings", "--max-old-space-size=12000"])
        .arg(house::root().join("benches/peers").join(name))
}

fn list(counts: &[u32]) -> String {
    counts.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}

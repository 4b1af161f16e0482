//! Lets the fuzz targets look for inputs that break a promise, side by side and for a fixed time; see `fuzz/README.md`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::counts::Counts;
use crate::house;
use crate::install;
use crate::program::{Program, is_here};
use crate::step::{Outcome, say, step};

/// How many seconds each target looks where nobody says otherwise.
pub const USUAL_SECONDS: u32 = 60;

/// A fuzz target and the longest input that it is given, in bytes.
struct Target {
    name: &'static str,
    longest: u32,
}

const TARGETS: [Target; 3] = [
    // The pack in miniature has eleven thousand bytes.
    Target { name: "open", longest: 16_384 },
    // A query of 4,097 bytes is the first that is too long.
    Target { name: "query", longest: 4_200 },
    Target { name: "date", longest: 96 },
];

/// What has rustc count branches and comparisons for libFuzzer; all of it is in the stable compiler.
///
/// No sanitizer is asked for: those need a nightly compiler, and watch over unsafe code, of which we have none.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Compiles the targets and runs them all at once; a target that finds nothing counts as a test that passed.
pub fn fuzz(seconds: u32) -> Outcome<(bool, Counts)> {
    let programs = step("the fuzz targets, compiled", compile)?;
    step(&format!("{} targets, {seconds} s each, side by side", TARGETS.len()), || {
        let found: Vec<Outcome<Option<String>>> = std::thread::scope(|scope| {
            let runs: Vec<_> = TARGETS.iter().map(|target| scope.spawn(|| look(target, &programs, seconds))).collect();
            runs.into_iter().map(|run| run.join().unwrap_or_else(|_| Err("a run broke off".to_owned()))).collect()
        });
        let mut counts = Counts::default();
        for (target, found) in TARGETS.iter().zip(found) {
            match found? {
                None => counts.passed += 1,
                Some(report) => {
                    counts.failed += 1;
                    say(format!("`{}` found something:\n{report}", target.name));
                }
            }
        }
        Ok((counts.failed == 0, counts))
    })
}

/// Compiles the targets and answers where their programs lie.
fn compile() -> Outcome<PathBuf> {
    if !is_here("c++") {
        // libFuzzer is C++, and the crate that brings it compiles it.
        install::debian(&["g++"]).map_err(|reason| format!("libFuzzer needs a C++ compiler; {reason}"))?;
    }
    let folder = house::root().join("target/fuzz");
    // With a target named, build scripts are compiled without the flags; they could not be linked with them.
    let host = host()?;
    Program::cargo()
        .env("RUSTFLAGS", FLAGS)
        .args([
            "build",
            "--release",
            "--locked",
            "--manifest-path",
            "fuzz/Cargo.toml",
            "--target",
            &host,
            "--target-dir",
        ])
        .arg(&folder)
        .run()?;
    Ok(folder.join(host).join("release"))
}

/// The machine that rustc compiles for by itself.
fn host() -> Outcome<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let said = Program::new(rustc).arg("-vV").listen()?;
    let host = said.out.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc does not say for which machine it compiles".to_owned())
}

/// Lets one target look; what it found, with the input.
fn look(target: &Target, programs: &Path, seconds: u32) -> Outcome<Option<String>> {
    let name = target.name;
    // Each search begins with the seeds: to read again what an earlier one has gathered would take the minute.
    let corpus = house::root().join("target/fuzz/corpus").join(name);
    let _ = fs::remove_dir_all(&corpus);
    let finds = house::root().join("target/fuzz/finds").join(name);
    for folder in [&corpus, &finds] {
        fs::create_dir_all(folder)
            .map_err(|error| format!("`{}` cannot be made: {error}", house::from_root(folder)))?;
    }
    let before: BTreeSet<PathBuf> = house::files(&finds).into_iter().collect();
    let said = Program::new(programs.join(name))
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-max_len={}", target.longest))
        // One input that takes ten seconds is a find, and so is a gigabyte of memory.
        .args(["-timeout=10", "-rss_limit_mb=1024", "-print_final_stats=1"])
        .arg(format!("-artifact_prefix={}/", finds.display()))
        .arg(&corpus)
        .arg(format!("fuzz/seeds/{name}"))
        .listen()?;
    house::write(&house::root().join(format!("target/fuzz/{name}.log")), &said.err)?;
    if said.content {
        say(format!("`{name}` tried {} inputs and found nothing", tried(&said.err)));
        return Ok(None);
    }
    let why = said.err.lines().filter(|line| line.contains("panicked at") || line.starts_with("SUMMARY")).take(4);
    let mut report: Vec<String> = why.map(str::to_owned).collect();
    for path in house::files(&finds).into_iter().filter(|path| !before.contains(path)) {
        let bytes = house::read_bytes(&path)?;
        report.push(format!("{} in base64: {}", house::from_root(&path), STANDARD.encode(bytes)));
    }
    report.push(format!("target/fuzz/{name}.log says more; `tests/fuzz.rs` is where it becomes a test"));
    Ok(Some(report.join("\n")))
}

/// How many inputs a run of libFuzzer tried, from its closing lines.
fn tried(log: &str) -> &str {
    let line = log.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    line.map_or("some", str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_inputs_is_read_from_the_closing_lines() {
        let log = "Done 7 runs in 1 second(s)\nstat::number_of_executed_units: 7\nstat::peak_rss_mb: 29\n";
        assert_eq!((tried(log), tried("")), ("7", "some"));
    }
}

//! What the bench needs before it can measure: the peers' packages, the engine in both forms, and what makes its packs.

use std::fs;
use std::path::PathBuf;

use wasm_bindgen_cli_support::Bindgen;

use super::folder;
use crate::house;
use crate::program::Program;
use crate::step::{Outcome, say, step};
use crate::wasm;
use crate::wasm::toolchain::{self, TARGET, Toolchain};

/// The profile of what is not downloaded by anybody: fast before small.
const PROFILE: &str = "fast";

/// The peers' npm packages, installed when the bench is first run and when their lock file changes.
pub fn peers() -> Outcome {
    let peers = house::root().join("benches/peers");
    let lock = house::read_bytes(&peers.join("package-lock.json"))?;
    let note = peers.join("node_modules/.entente-lock");
    if fs::read(&note).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step("the peers' npm packages, as their lock file says", || {
        let quiet = ["--ignore-scripts", "--no-audit", "--no-fund"];
        Program::new("npm").args(["ci", "--prefix"]).arg(&peers).args(quiet).run()?;
        house::write(&note, lock)
    })
}

/// The engine for browsers and for Node, and what makes packs of records, likewise twice.
pub fn engine() -> Outcome {
    wasm::door()?;
    let toolchain = toolchain::prepare()?;
    step("the maker of packs, compiled for WebAssembly", || records_module(&toolchain))?;
    step("the engine and the maker of packs, native", native)
}

/// The program that makes packs.
pub fn records_program() -> PathBuf {
    house::root().join("target").join(PROFILE).join(format!("entente-records{}", std::env::consts::EXE_SUFFIX))
}

fn records_module(toolchain: &Toolchain) -> Outcome {
    let target = house::root().join("target/wasm");
    let mut cargo = Program::cargo()
        .args(["build", "--lib", "--profile", PROFILE, "--package", "entente-records", "--target", TARGET])
        .args(&toolchain.arguments)
        .env("CARGO_TARGET_DIR", &target);
    for (name, value) in &toolchain.environment {
        cargo = cargo.env(name, value);
    }
    cargo.run()?;
    let module = target.join(TARGET).join(PROFILE).join("entente_records.wasm");
    let bind = || -> Result<(), Box<dyn std::error::Error>> {
        // CommonJS, which Node can forget again: an ECMAScript module would keep its instance for good.
        Bindgen::new().input_path(&module).nodejs(true)?.typescript(false).generate(folder().join("records"))?;
        Ok(())
    };
    bind().map_err(|error| format!("wasm-bindgen refused the module: {error:#}"))
}

fn native() -> Outcome {
    let build = |package: &str| Program::cargo().args(["build", "--profile", PROFILE, "--package", package]).run();
    build("entente-records")?;
    build("entente-native")?;
    let name = format!("{}entente_native{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    let from = house::root().join("target").join(PROFILE).join(name);
    let to = folder().join("entente-native.node");
    fs::create_dir_all(folder())
        .and_then(|()| fs::copy(&from, &to))
        .map_err(|error| format!("`{}` cannot be copied: {error}", house::from_root(&from)))?;
    say(format!("`{}`", house::from_root(&to)));
    Ok(())
}

//! Makes the door: wasm-bindgen writes the JavaScript, wasm-opt makes the module small.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::house;
use crate::install;
use crate::program::Program;
use crate::step::{Outcome, say};

/// The engine's files for JavaScript.
pub struct Door {
    pub wasm: PathBuf,
}

/// What wasm-opt may use: what rustc uses by itself for this target, named one by one.
///
/// `--all-features` writes a module that engines refuse.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What wasm-opt does: it takes out what nobody calls and what is there twice, puts functions of one kind beside each
/// other, and changes little else.
///
/// A reader's browser receives the module compressed, and the compiler's own output compresses better than
/// anything that wasm-opt makes of it: `docs/size.md` has the figures.
const PASSES: [&str; 8] = [
    "--rse",
    "--duplicate-function-elimination",
    "--remove-unused-module-elements",
    "--remove-unused-brs",
    "--remove-unused-names",
    "--vacuum",
    "--reorder-locals",
    "--reorder-functions-by-name",
];

/// Turns the compiled module into the door, unless the same module already was.
pub fn bind(module: &Path, folder: &Path) -> Outcome<Door> {
    install::npm_packages()?;
    let door = Door { wasm: folder.join("entente_bg.wasm") };

    // wasm-opt takes seconds, so its result is kept as long as what went in is the same.
    let recipe = recipe(module, include_str!("bind.rs"))?;
    let note = folder.join("recipe");
    if fs::read_to_string(&note).is_ok_and(|made| made == recipe) && door.wasm.exists() {
        say("the module is the same as last time");
        return Ok(door);
    }
    if folder.exists() {
        fs::remove_dir_all(folder)
            .map_err(|error| format!("`{}` cannot be renewed: {error}", house::from_root(folder)))?;
    }

    write_javascript(module, folder).map_err(refused)?;
    let before = house::read_bytes(&door.wasm)?.len();
    make_smaller(&door.wasm)?;
    let after = house::read_bytes(&door.wasm)?.len();
    say(format!("{} KB, {} KB before wasm-opt", after / 1000, before / 1000));
    house::write(&note, recipe)?;
    Ok(door)
}

/// The door as wasm-bindgen writes it, names and all; only the module is of interest.
pub fn bind_with_names(module: &Path, folder: &Path) -> Outcome<PathBuf> {
    write_javascript(module, folder).map_err(refused)?;
    Ok(folder.join("entente_bg.wasm"))
}

pub(super) fn refused(error: Box<dyn std::error::Error>) -> String {
    format!("wasm-bindgen refused the module: {error:#}")
}

/// All that decides what is made of a module: its bytes, the versions of the tools, and the code that calls them.
pub(super) fn recipe(module: &Path, code: &str) -> Outcome<String> {
    let lock = house::read(&house::root().join("Cargo.lock"))?;
    let npm = house::read(&house::root().join("package-lock.json"))?;
    let mut hash = Sha256::new();
    hash.update(house::read_bytes(module)?);
    hash.update(lock);
    hash.update(npm);
    hash.update(code);
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

pub(super) fn write_javascript(module: &Path, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name("entente")
        .web(true)?
        .typescript(true)
        // The page brings the bytes itself: from a side file, or from within the single file,
        // where `import.meta.url` would be a syntax error.
        .omit_default_module_path(true)
        // A trap kills an instance for good; this exports `__wbg_reset_state`, which makes a new one
        // from the module already compiled.
        .reset_state_function(true)
        // `wasm-opt` puts the functions in the order of their names, and strips those then.
        .remove_name_section(false)
        .remove_producers_section(true);
    bindgen.generate(folder)?;
    Ok(())
}

fn make_smaller(wasm: &Path) -> Outcome {
    let small = wasm.with_extension("small");
    Program::new("node")
        .arg("node_modules/binaryen/bin/wasm-opt")
        .args(FEATURES)
        .args(PASSES)
        .args(["--strip-debug", "--strip-producers", "--strip-target-features"])
        .arg(wasm)
        .arg("-o")
        .arg(&small)
        .run_quietly()?;
    fs::rename(&small, wasm).map_err(|error| format!("`{}` cannot be replaced: {error}", house::from_root(wasm)))
}

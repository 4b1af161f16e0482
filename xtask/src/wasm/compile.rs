//! Compiles the package `entente` for WebAssembly, with no path of this machine in it.

use std::path::{Path, PathBuf};

use super::toolchain::{TARGET, Toolchain};
use crate::house;
use crate::program::Program;
use crate::step::Outcome;

/// Builds the module with these features of the package, at this level of optimisation, and returns its path; the next build takes its place.
pub fn compile(toolchain: &Toolchain, features: &str, opt_level: &str) -> Outcome<PathBuf> {
    // A target folder of its own: the third rung uses another compiler, and the two would
    // throw away each other's work.
    let target = house::root().join("target/wasm");
    let hidden = hidden_paths(toolchain);
    let mut flags: Vec<String> =
        hidden.iter().map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display())).collect();
    // SHA-256 without its rounds written out: 7.6 KB less.
    flags.extend(["--cfg".to_owned(), "sha2_backend_soft=\"compact\"".to_owned()]);

    let mut cargo = Program::cargo()
        .args(["build", "--lib", "--release", "--package", "entente", "--target", TARGET])
        .args(["--no-default-features", "--features", features])
        .args(&toolchain.arguments)
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    for (name, value) in &toolchain.environment {
        cargo = cargo.env(name, value);
    }
    cargo.run()?;

    let module = target.join(TARGET).join("release/entente.wasm");
    let bytes = house::read_bytes(&module)?;
    for (path, _) in hidden {
        if holds(&bytes, path.to_string_lossy().as_bytes()) {
            return Err(format!("the compiled module holds the path `{}`; it must be remapped", path.display()));
        }
    }
    Ok(module)
}

/// The folders whose names would tell where this machine keeps its files, and what stands for them.
///
/// Without this the same sources give other bytes in another folder, and a panic's message shows
/// the builder's home to every reader.
fn hidden_paths(toolchain: &Toolchain) -> Vec<(PathBuf, &'static str)> {
    // rustc applies the last prefix that fits, so the most general comes first.
    let mut hidden = Vec::new();
    if let Some(home) = cargo_home() {
        let registries = home.join("registry/src");
        hidden.push((home, "cargo"));
        // The folder of a registry is named after its address, which differs where there is a mirror.
        let inside = std::fs::read_dir(registries).into_iter().flatten().flatten();
        let mut folders: Vec<PathBuf> = inside.map(|entry| entry.path()).collect();
        folders.sort();
        hidden.extend(folders.into_iter().map(|folder| (folder, "crates")));
    }
    hidden.extend(toolchain.std_sources.iter().map(|sources| (sources.clone(), "std")));
    hidden.push((house::root().to_path_buf(), "entente"));
    hidden
}

fn cargo_home() -> Option<PathBuf> {
    let home = |name: &str| std::env::var_os(name).map(PathBuf::from);
    home("CARGO_HOME").or_else(|| home("HOME").map(|home| home.join(".cargo"))).filter(|home| home.is_dir())
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    needle.len() > Path::new("/").as_os_str().len() && bytes.windows(needle.len()).any(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_found_in_the_middle_of_bytes() {
        assert!(holds(b"\0/home/ada/.cargo\0", b"/home/ada"));
        assert!(!holds(b"\0/home/ada/.cargo\0", b"/home/bob"));
        assert!(!holds(b"\0/home", b"/"));
    }
}

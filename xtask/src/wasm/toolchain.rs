//! The ladder to a toolchain for `wasm32-unknown-unknown`: present, rustup's, or Debian's.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::house;
use crate::install;
use crate::program::{Program, is_here};
use crate::step::{Outcome, say};

pub const TARGET: &str = "wasm32-unknown-unknown";

/// How cargo is to be called so that it compiles for WebAssembly.
pub struct Toolchain {
    pub environment: Vec<(&'static str, PathBuf)>,
    pub arguments: Vec<&'static str>,
    /// Where the standard library's sources lie when it is compiled along; its paths are hidden too.
    pub std_sources: Option<PathBuf>,
}

/// Stands on the first rung that holds.
///
/// `ENTENTE_WASM=debian` goes straight to the third, to try what a closed network would do.
pub fn prepare() -> Outcome<Toolchain> {
    let wish = std::env::var("ENTENTE_WASM").unwrap_or_default();
    // A machine that once had to take Debian's packages need not ask the network each time.
    let note = house::root().join("target/wasm-from-debian");
    let only_debian = wish == "debian" || (note.exists() && !has_target());

    if !only_debian {
        if has_target() {
            say(format!("rung 1: {} has the target", rustc_version()));
            return Ok(plain());
        }
        if is_here("rustup") {
            say("rustup is asked for the target");
            let added = Program::new("rustup")
                .env("RUST_BACKTRACE", "0")
                .args(["target", "add", TARGET])
                .run_within(Duration::from_secs(120));
            if added.is_ok() && has_target() {
                say("rung 2: rustup added the target");
                return Ok(plain());
            }
            say("rustup could not add it");
        }
    }
    let toolchain = debian().map_err(|reason| {
        format!(
            "no WebAssembly toolchain: `rustup target add {TARGET}` is needed once, or Debian's packages ({reason})"
        )
    })?;
    say("rung 3: Debian's rustc-web compiles the standard library along");
    if wish.is_empty() {
        house::write(&note, "rustup could not add the target here\n")?;
    }
    Ok(toolchain)
}

fn plain() -> Toolchain {
    Toolchain { environment: Vec::new(), arguments: Vec::new(), std_sources: None }
}

fn has_target() -> bool {
    let folder = ask_rustc(&["--print", "target-libdir", "--target", TARGET]);
    folder.is_some_and(|folder| Path::new(&folder).is_dir())
}

/// Debian's `rustc-web` with the sources of its standard library.
///
/// Cargo fetches the few crates that the standard library depends on from the registry, as it does ours.
fn debian() -> Outcome<Toolchain> {
    const RUSTC: &str = "/usr/bin/rustc";
    const SOURCES: &str = "/usr/lib/rustlib/src/rust/library/Cargo.lock";
    if !Path::new(RUSTC).exists() || !Path::new(SOURCES).exists() {
        install::debian(&["rustc-web", "rust-web-src"])?;
    }
    let sources = fs::canonicalize(SOURCES).map_err(|error| format!("no sources of the standard library: {error}"))?;
    let library = sources.parent().expect("a lock file lies in a folder").to_path_buf();

    // Debian ships no linker for WebAssembly beside rustc-web; rustup's toolchain holds one.
    let linker = linker().ok_or("no `rust-lld` beside the Rust toolchain of rustup")?;
    Ok(Toolchain {
        environment: vec![
            ("RUSTC", RUSTC.into()),
            ("RUSTC_BOOTSTRAP", "1".into()),
            ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker),
        ],
        arguments: vec!["-Zbuild-std=std,panic_abort"],
        std_sources: Some(library),
    })
}

fn linker() -> Option<PathBuf> {
    let sysroot = ask_rustc(&["--print", "sysroot"])?;
    let host = ask_rustc(&["-vV"])?.lines().find_map(|line| line.strip_prefix("host: ").map(str::to_owned))?;
    let linker = Path::new(&sysroot).join(format!("lib/rustlib/{host}/bin/rust-lld"));
    linker.exists().then_some(linker)
}

fn rustc_version() -> String {
    ask_rustc(&["--version"]).unwrap_or_else(|| "rustc".into())
}

fn ask_rustc(arguments: &[&str]) -> Option<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let said = Program::new(rustc).args(arguments).listen().ok()?;
    said.content.then(|| said.out.trim().to_owned())
}

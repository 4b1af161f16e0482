//! Bundles `www/` with esbuild, twice: as modules for a server, as one script for the single file.

use std::fs;
use std::path::Path;

use super::bytes;
use crate::house;
use crate::program::Program;
use crate::step::Outcome;
use crate::wasm::Door;

/// What the pages are put together from.
pub struct Bundle {
    /// The whole page as one classic script, the engine's bytes within.
    pub script: String,
    pub style: String,
}

/// What is copied as it is. Everything else in `www/` is bundled, or is a page.
const COPIED: [&str; 6] = ["svg", "png", "ico", "webp", "webmanifest", "txt"];

/// Writes the site's scripts, style sheet, engine and pictures.
pub fn bundle(door: &Door) -> Outcome<Bundle> {
    let site = house::site();
    if site.exists() {
        fs::remove_dir_all(&site)
            .map_err(|error| format!("`target/site` cannot be renewed: {error}"))?;
    }
    let wasm = house::read_bytes(&door.wasm)?;
    house::write(&site.join("entente_bg.wasm"), &wasm)?;

    // The single file's counterpart of `www/wasm-bytes.js`.
    let inlined = house::root().join("target/single/wasm-bytes.js");
    house::write(&inlined, bytes::module(&wasm)?)?;
    Program::new("node").arg("xtask/js/bundle.mjs").run()?;

    for path in house::files(&house::www()) {
        let kind = path
            .extension()
            .and_then(|kind| kind.to_str())
            .unwrap_or_default();
        if COPIED.contains(&kind) {
            let name = path.strip_prefix(house::www()).expect("it was found there");
            house::write(&site.join(name), house::read_bytes(&path)?)?;
        }
    }
    let single =
        |name: &str| house::read(Path::new(&house::root().join("target/single").join(name)));
    Ok(Bundle {
        script: single("page.js")?,
        style: single("style.css")?,
    })
}

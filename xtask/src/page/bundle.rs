//! Bundles `www/` with esbuild, twice: as modules for a server, as one script for the single file.

use std::fs;
use std::path::Path;

use super::{Doors, bytes, offline, sums};
use crate::house;
use crate::program::Program;
use crate::step::Outcome;

/// What the pages are put together from.
pub struct Bundle {
    /// The whole page as one classic script, the engine's bytes within.
    pub script: String,
    /// The page for frames, made likewise.
    pub frame: String,
    pub style: String,
}

/// What is copied as it is. Everything else in `www/` is bundled, or is a page.
const COPIED: [&str; 6] = ["svg", "png", "ico", "webp", "webmanifest", "txt"];

/// Writes the site's scripts, style sheet, engine and pictures.
pub fn bundle(doors: &Doors) -> Outcome<Bundle> {
    let site = house::site();
    if site.exists() {
        fs::remove_dir_all(&site).map_err(|error| format!("`target/site` cannot be renewed: {error}"))?;
    }
    house::write(&site.join("entente_bg.wasm"), house::read_bytes(&doors.first.wasm)?)?;
    house::write(&site.join("more_bg.wasm"), house::read_bytes(&doors.more.wasm)?)?;

    // The single file's counterpart of `www/wasm-bytes.js`.
    let inlined = house::root().join("target/single/wasm-bytes.js");
    house::write(&inlined, bytes::module(&house::read_bytes(&doors.whole.wasm)?)?)?;
    // And that of the engine without WebAssembly, which a host may let fetch as little.
    let image = house::read_bytes(&doors.plain.image)?;
    house::write(&doors.plain.image.with_file_name("bytes.js"), bytes::module(&image)?)?;
    sums::write_for_scripts(doors)?;
    Program::new("node").arg("xtask/js/bundle.mjs").run()?;

    for path in house::files(&house::www()) {
        let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        if COPIED.contains(&kind) {
            let name = path.strip_prefix(house::www()).expect("it was found there");
            house::write(&site.join(name), house::read_bytes(&path)?)?;
        }
    }
    for path in house::files(&site) {
        if path.extension().is_some_and(|kind| kind == "js") {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            only_text(&name, &house::read(&path)?)
                .map_err(|reason| format!("`{}` {reason}", house::from_root(&path)))?;
        }
    }
    let single = |name: &str| house::read(Path::new(&house::root().join("target/single").join(name)));
    Ok(Bundle { script: single("page.js")?, frame: single("embed.js")?, style: single("style.css")? })
}

/// What makes HTML or script out of text, asks the network by other ways than `fetch`, or stores something.
const FORBIDDEN: [&str; 18] = [
    "innerHTML=",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "createContextualFragment",
    "parseFromString",
    "setHTMLUnsafe",
    "srcdoc",
    "eval(",
    "new Function",
    "sendBeacon",
    "XMLHttpRequest",
    "WebSocket",
    "document.cookie",
    "indexedDB",
    "serviceWorker",
    "caches.",
    "localStorage",
];

/// Refuses a bundle that holds a word of that list, unless it is what the file is for.
fn only_text(name: &str, script: &str) -> Outcome {
    let may = |word: &str| offline::SCRIPTS.contains(&name) && offline::WORDS.contains(&word);
    match FORBIDDEN.iter().find(|word| script.contains(**word) && !may(word)) {
        Some(word) => Err(format!("holds `{word}`, which nothing of ours may use")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_that_parses_html_is_refused() {
        assert!(only_text("entente.js", "a.textContent=b;dangerouslySetInnerHTML;c.evaluate()").is_ok());
        assert!(only_text("entente.js", "a.innerHTML=b").is_err());
        assert!(only_text("offline.js", "eval(b)").is_err());
    }

    #[test]
    fn only_what_keeps_the_site_for_offline_use_may_store_it() {
        for script in ["caches.open(a)", "navigator.serviceWorker"] {
            assert!(only_text("offline.js", script).is_ok());
            assert!(only_text("entente.js", script).is_err());
        }
        assert!(only_text("offline.js", "indexedDB").is_err());
    }
}

//! Offline use: the service worker is told each file of the release, with its digest and its length.
//!
//! It runs when every other file is written. A browser compares the worker byte by byte with the one it has, so a release
//! that differs in a single byte of a single file is noticed, and only then.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::house;
use crate::step::{Outcome, say};

/// The page that keeps the site and removes it again.
pub const PAGE: &str = "offline.html";

/// The scripts that may store something, by the reader's act.
pub const SCRIPTS: [&str; 3] = ["offline.js", "newer.js", "worker.js"];

/// What those, and only those, may name.
pub const WORDS: [&str; 2] = ["serviceWorker", "caches."];

const WORKER: &str = "worker.js";

/// What a kept site has no use for: the worker is kept by the browser itself, the single file is for those who keep
/// files, a frame without an origin is no worker's to answer, and the rest is read by machines and from the host.
const LEFT_OUT: [&str; 6] =
    [WORKER, "entente.html", "embed-alone.html", "integrity.json", "custom-elements.json", "robots.txt"];

/// And a folder that only machines read.
const LEFT_OUT_FOLDER: &str = "oembed/";

/// The policy of the page: like that of the others but for Trusted Types, which would refuse the worker's address, a text.
pub fn policy() -> String {
    let policy = [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ];
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", policy.join("; "))
}

/// A file of the release: its name within the site, its digest in base64, its length in bytes.
type Kept = (String, String, usize);

/// Tells the page how much there is to keep, and the worker what.
pub fn write() -> Outcome {
    let place = house::site().join(PAGE);
    let kept = files()?;
    let bytes: usize = kept.iter().map(|(_, _, length)| length).sum();
    let page = fill(&house::read(&place)?, kept.len(), bytes)?;
    house::write(&place, page)?;

    let worker = house::site().join(WORKER);
    let script = house::read(&worker)?;
    let (told, release) = tell(&files()?, &version()?, &script);
    house::write(&worker, told)?;
    say(format!("{} files, {} KB as they are; release {release}", kept.len(), bytes.div_ceil(1000)));
    Ok(())
}

fn files() -> Outcome<Vec<Kept>> {
    let site = house::site();
    let mut kept = Vec::new();
    for path in house::files(&site) {
        let name = path.strip_prefix(&site).expect("it was found there").to_string_lossy().replace('\\', "/");
        if name.contains(|c: char| !c.is_ascii_alphanumeric() && !"-_./".contains(c)) {
            return Err(format!(
                "`{name}` is kept for offline use, so its name may hold letters, digits, `-`, `_` and `.` only"
            ));
        }
        if !LEFT_OUT.contains(&name.as_str()) && !name.starts_with(LEFT_OUT_FOLDER) {
            let bytes = house::read_bytes(&path)?;
            kept.push((name, STANDARD.encode(Sha256::digest(&bytes)), bytes.len()));
        }
    }
    Ok(kept)
}

/// The page with how many files there are and how many bytes, give or take those digits.
fn fill(page: &str, files: usize, bytes: usize) -> Outcome<String> {
    let mut page = page.to_owned();
    for (placeholder, number) in [("<!-- files -->", files), ("<!-- bytes -->", bytes)] {
        if page.matches(placeholder).count() != 1 {
            return Err(format!("`www/{PAGE}` must hold `{placeholder}` exactly once"));
        }
        page = page.replace(placeholder, &number.to_string());
    }
    Ok(page)
}

/// The worker with its constants before it, and the name of the release: a digest of everything that makes it up.
///
/// The worker's own text counts, for what it does to the files is part of what a reader gets.
fn tell(kept: &[Kept], version: &str, script: &str) -> (String, String) {
    // Names and digests are plain letters, so they stand in quotation marks as they are.
    let list: Vec<String> =
        kept.iter().map(|(name, digest, length)| format!("[\"{name}\",\"{digest}\",{length}]")).collect();
    let list = format!("[{}]", list.join(","));
    let digest = Sha256::digest(format!("{version}\n{list}\n{script}"));
    let release: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let told = format!(
        "const ENTENTE_RELEASE=\"{release}\",ENTENTE_VERSION=\"{version}\",ENTENTE_FILES={list};\n{}\n",
        script.trim_end()
    );
    (told, release)
}

/// The version of the dataset, as its curators state it.
fn version() -> Outcome<String> {
    let dataset = house::read(&house::root().join("seeds/dataset.toml"))?;
    let stated = dataset.lines().find_map(|line| line.strip_prefix("version")?.split('"').nth(1).map(str::to_owned));
    stated.ok_or_else(|| "`seeds/dataset.toml` states no version".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(digest: &str) -> [Kept; 1] {
        [("entente.js".into(), digest.into(), 3)]
    }

    #[test]
    fn a_release_has_another_name_when_a_file_or_the_worker_itself_differs() {
        let (told, release) = tell(&kept("a"), "1.0", "go()\n");
        assert_eq!((told, release.clone()), tell(&kept("a"), "1.0", "go()\n"));
        for (files, version, script) in
            [(kept("b"), "1.0", "go()\n"), (kept("a"), "1.1", "go()\n"), (kept("a"), "1.0", "stop()\n")]
        {
            assert_ne!(tell(&files, version, script).1, release);
        }
    }

    #[test]
    fn the_worker_begins_with_what_it_keeps() {
        let (told, release) = tell(&kept("a="), "1.0", "go()\n");
        assert_eq!(
            told,
            format!(
                "const ENTENTE_RELEASE=\"{release}\",ENTENTE_VERSION=\"1.0\",ENTENTE_FILES=[[\"entente.js\",\"a=\",3]];\ngo()\n"
            )
        );
    }

    #[test]
    fn the_page_says_how_much_there_is_to_keep() {
        assert_eq!(
            fill("<p data-n=\"<!-- files -->\" data-b=\"<!-- bytes -->\">", 4, 20).unwrap(),
            "<p data-n=\"4\" data-b=\"20\">"
        );
        assert!(fill("<p>", 4, 20).is_err());
    }

    #[test]
    fn the_dataset_states_a_version() {
        assert!(version().unwrap().contains('.'));
    }
}

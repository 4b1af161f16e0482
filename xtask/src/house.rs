//! Where things lie.

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::Outcome;

/// The repository's root: the folder above this crate.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository")
}

/// What a host serves, ready for any folder of any server.
pub fn site() -> PathBuf {
    root().join("target/site")
}

/// The engine as WebAssembly with the JavaScript that opens it; `#door` in our JavaScript.
pub fn door() -> PathBuf {
    root().join("target/door")
}

/// The pages as they were written.
pub fn www() -> PathBuf {
    root().join("www")
}

/// Reads a file as text.
pub fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("`{}` cannot be read: {error}", from_root(path)))
}

/// Reads a file as bytes.
pub fn read_bytes(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(|error| format!("`{}` cannot be read: {error}", from_root(path)))
}

/// Writes a file, and the folders it needs.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Outcome {
    let folder = path.parent().expect("every file we write lies in a folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, content))
        .map_err(|error| format!("`{}` cannot be written: {error}", from_root(path)))
}

/// Every file under a folder, sorted, so that no step depends on the disk's order.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// A path as a person would say it.
pub fn from_root(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

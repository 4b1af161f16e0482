//! What every file of the site must be, to the byte: the sums that browsers compare (Subresource Integrity).
//!
//! The pages carry those of the files they name, the scripts those of the engine's two modules, and `integrity.json` those
//! of all files, for hosts that take them from elsewhere. Scripts that come later are not in the pages: naming their sums
//! takes an import map within the page, which a host's own policy would refuse unless it knew the map's hash.

use std::fmt::Write as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use super::Doors;
use crate::house;
use crate::step::Outcome;

/// As the attribute `integrity` wants it.
pub fn sum(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Writes `#sums` for our scripts: what they compare the engine's modules with when they fetch them.
pub fn write_for_scripts(doors: &Doors) -> Outcome {
    let [first, more] = [&doors.first, &doors.more].map(|door| house::read_bytes(&door.wasm).map(|bytes| sum(&bytes)));
    let script = format!("export const SUMS = {{ first: \"{}\", more: \"{}\" }};\n", first?, more?);
    house::write(&doors.first.wasm.with_file_name("sums.js"), script)
}

/// The page with the sum of each script and style sheet that it names and that lies beside it.
pub fn in_page(page: &str, folder: &Path) -> Outcome<String> {
    let mut out = String::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        let end = start + rest[start..].find('>').map_or(rest.len() - start, |end| end + 1);
        let tag = &rest[start..end];
        out.push_str(&rest[..start]);
        match named(tag).map(|name| folder.join(name)).filter(|path| path.is_file()) {
            Some(path) => {
                let sum = sum(&house::read_bytes(&path)?);
                out.push_str(&format!("{} integrity=\"{sum}\">", tag.trim_end_matches('>')));
            }
            None => out.push_str(tag),
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    Ok(out)
}

/// The file that a tag brings, where it is of a kind whose sum browsers compare.
fn named(tag: &str) -> Option<&str> {
    let attribute = if tag.starts_with("<script ") {
        " src=\""
    } else if tag.starts_with("<link ") && ["\"stylesheet\"", "\"modulepreload\""].iter().any(|rel| tag.contains(rel)) {
        " href=\""
    } else {
        return None;
    };
    tag.split_once(attribute)?.1.split_once('"').map(|(name, _)| name)
}

/// Writes `integrity.json`, which has every other file of the folder.
pub fn write(folder: &Path) -> Outcome {
    let list = folder.join("integrity.json");
    let mut json = String::from("{");
    for path in house::files(folder).iter().filter(|path| **path != list) {
        let name = path.strip_prefix(folder).expect("it was found there").to_string_lossy().replace('\\', "/");
        let comma = if json.len() > 1 { "," } else { "" };
        write!(json, "{comma}\n  \"{name}\": \"{}\"", sum(&house::read_bytes(path)?)).expect("a text takes all");
    }
    house::write(&list, json + "\n}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_the_one_that_browsers_compute() {
        // The example of the specification.
        let expected = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(sum(b"alert('Hello, world.');"), expected);
    }

    #[test]
    fn scripts_and_style_sheets_are_named_and_pictures_are_not() {
        assert_eq!(named("<script type=\"module\" src=\"a.js\">"), Some("a.js"));
        assert_eq!(named("<link rel=\"stylesheet\" href=\"a.css\">"), Some("a.css"));
        assert_eq!(named("<link rel=\"icon\" href=\"a.svg\">"), None);
        assert_eq!(named("<a href=\"a.js\">"), None);
    }
}

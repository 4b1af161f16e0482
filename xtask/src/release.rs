//! A release: the site in a folder named after the version of its dataset, beside those before it.
//!
//! `target/release-site/` is what a host serves: `0.1.0/`, `0.2.0/`, …, `latest/`, and `versions.json`, by which a page
//! leads a pinned link to its version. A folder once published is not written again.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::house;
use crate::page;
use crate::step::{Outcome, say, step};

/// Builds the site and puts it where releases lie.
pub fn release() -> Outcome {
    let site = page::site()?;
    let releases = house::root().join("target/release-site");
    step("the release", || put(&site, &releases))
}

fn put(site: &Path, releases: &Path) -> Outcome {
    let history = history(site)?;
    let version = history["version"].as_str().unwrap_or_default().to_owned();
    let all = history["releases"].as_array().cloned().unwrap_or_default();
    if !all.iter().any(|release| release["version"] == version.as_str()) {
        return Err(format!("version {version} has no record; `cargo run -q -- changes --record` writes it"));
    }
    let own = releases.join(&version);
    if own.exists() && !is_same(site, &own)? {
        return Err(format!(
            "`{}` holds another site of this version; raise `version` in seeds/dataset.toml, or remove the folder if nobody has it",
            house::from_root(&own)
        ));
    }
    for folder in [own, releases.join("latest")] {
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|error| format!("`{}`: {error}", house::from_root(&folder)))?;
        }
        for path in house::files(site) {
            let name = path.strip_prefix(site).expect("it was found there");
            house::write(&folder.join(name), house::read_bytes(&path)?)?;
        }
    }
    // In order of the releases, and only what really lies there and says so itself.
    let lies_there = |release: &&Value| {
        let name = release["version"].as_str().unwrap_or_default();
        history_of(&releases.join(name)).is_some_and(|own| own["version"] == name)
    };
    let versions: Vec<Value> = all
        .iter()
        .filter(lies_there)
        .map(|release| json!({ "version": release["version"], "compiled": release["compiled"] }))
        .collect();
    say(format!("{} versions lie in `{}`", versions.len(), house::from_root(releases)));
    let list = json!({ "latest": version, "versions": versions });
    house::write(&releases.join("versions.json"), format!("{list}\n"))
}

fn history(folder: &Path) -> Outcome<Value> {
    let text = house::read(&folder.join("changes.json"))?;
    serde_json::from_str(&text).map_err(|error| format!("changes.json cannot be read: {error}"))
}

fn history_of(folder: &Path) -> Option<Value> {
    folder.join("changes.json").exists().then(|| history(folder).ok())?
}

/// Whether two folders hold the same files.
fn is_same(left: &Path, right: &Path) -> Outcome<bool> {
    let names = |folder: &Path| -> Vec<_> {
        house::files(folder).iter().filter_map(|path| path.strip_prefix(folder).ok().map(Path::to_path_buf)).collect()
    };
    let (left_names, right_names) = (names(left), names(right));
    if left_names != right_names {
        return Ok(false);
    }
    for name in left_names {
        if house::read_bytes(&left.join(&name))? != house::read_bytes(&right.join(&name))? {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_lie_side_by_side_and_one_that_is_there_is_not_written_over() {
        let folder = std::env::temp_dir().join(format!("entente-release-{}", std::process::id()));
        let (site, releases) = (folder.join("site"), folder.join("releases"));
        let build = |version: &str, versions: &[&str], page: &str| {
            let all: Vec<Value> =
                versions.iter().map(|version| json!({ "version": version, "compiled": "2022-01-15" })).collect();
            house::write(&site.join("changes.json"), json!({ "version": version, "releases": all }).to_string())
                .unwrap();
            house::write(&site.join("index.html"), page).unwrap();
            put(&site, &releases)
        };
        let page = |name: &str| fs::read_to_string(releases.join(name).join("index.html")).unwrap();
        let listed = || {
            let text = fs::read_to_string(releases.join("versions.json")).unwrap();
            serde_json::from_str::<Value>(&text).unwrap()
        };
        assert!(build("1", &[], "one").unwrap_err().contains("has no record"));
        build("1", &["1"], "one").unwrap();
        build("1", &["1"], "one").unwrap();
        assert!(build("1", &["1"], "another").unwrap_err().contains("holds another site"));
        assert_eq!(page("1"), "one");
        build("2", &["1", "2"], "two").unwrap();
        assert_eq!((page("1"), page("2"), page("latest")), ("one".into(), "two".into(), "two".into()));
        assert_eq!(listed()["latest"], "2");
        let versions =
            [json!({ "version": "1", "compiled": "2022-01-15" }), json!({ "version": "2", "compiled": "2022-01-15" })];
        assert_eq!(listed()["versions"], json!(versions));
        fs::remove_dir_all(&folder).unwrap();
    }
}

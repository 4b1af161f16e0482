//! What is installed when it is missing: npm packages anywhere, Debian packages where apt is ours.

use std::fs;
use std::path::Path;

use crate::house;
use crate::program::{Program, is_here};
use crate::step::{Outcome, say, step};

/// The npm packages of `package-lock.json`, installed again only when that file has changed.
pub fn npm_packages() -> Outcome {
    let lock = house::read_bytes(&house::root().join("package-lock.json"))?;
    let note = house::root().join("node_modules/.entente-lock");
    if fs::read(&note).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let node = Program::new("node").arg("--version").listen();
    let version = node.map(|said| said.out).unwrap_or_default();
    if !is_recent(&version) || !is_here("npm") {
        return Err("Node 20 or later with npm is needed to bundle the page; install it from https://nodejs.org".into());
    }
    step("npm packages, as the lock file says", || {
        // No package may run a script of its own while it is installed; esbuild and TypeScript work without theirs.
        Program::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).run()?;
        house::write(&note, lock)
    })
}

fn is_recent(node: &str) -> bool {
    let major = node.trim().trim_start_matches('v').split('.').next();
    major.and_then(|major| major.parse::<u32>().ok()).is_some_and(|major| major >= 20)
}

/// The three browsers, their drivers, a screen for the one that needs it, and a font for Khmer.
pub fn browsers() -> Outcome {
    const WANTED: [(&str, &str); 7] = [
        ("/usr/bin/chromium", "chromium"),
        ("/usr/bin/chromedriver", "chromium-driver"),
        ("/usr/bin/firefox-esr", "firefox-esr"),
        ("/usr/bin/WebKitWebDriver", "webkit2gtk-driver"),
        ("/usr/bin/Xvfb", "xvfb"),
        ("/usr/share/fonts/truetype/khmeros", "fonts-khmeros"),
        ("/usr/share/fonts/truetype/liberation", "fonts-liberation"),
    ];
    let missing: Vec<&str> =
        WANTED.iter().filter(|(file, _)| !Path::new(file).exists()).map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    debian(&missing)
        .map_err(|reason| format!("{reason}; or leave the browsers out with `cargo xtask test --no-browsers`"))
}

/// Debian packages, where there is apt and we may use it.
pub fn debian(packages: &[&str]) -> Outcome {
    let line = format!("apt-get install --no-install-recommends {}", packages.join(" "));
    if !is_here("apt-get") {
        return Err(format!("this machine has no apt-get; please install what Debian calls {}", packages.join(", ")));
    }
    if !is_root() {
        return Err(format!("please run `sudo {line}`, which only root may do"));
    }
    step(&format!("Debian packages: {}", packages.join(" ")), || {
        let apt = |command: &str| {
            Program::new("apt-get")
                .env("DEBIAN_FRONTEND", "noninteractive")
                // Another apt may be at work: wait for it rather than fail.
                .args([command, "-qq", "-o", "DPkg::Lock::Timeout=300"])
        };
        if apt("update").run_quietly().is_err() {
            say("the list of packages could not be renewed; the one at hand is used");
        }
        apt("install")
            .args(["-y", "--no-install-recommends"])
            .args(packages)
            .run_quietly()
            .map_err(|_| format!("Debian's packages could not be installed; try `{line}` by hand"))
    })
}

fn is_root() -> bool {
    Program::new("id").arg("-u").listen().is_ok_and(|said| said.out.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_20_is_recent_and_18_is_not() {
        assert!(is_recent("v20.11.0\n"));
        assert!(is_recent("v24.1.0"));
        assert!(!is_recent("v18.19.1"));
        assert!(!is_recent(""));
    }
}

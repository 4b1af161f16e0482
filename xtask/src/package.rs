//! The npm package: `target/npm`, ready to be published, and the tarball that its tests install.

use crate::install;
use crate::page;
use crate::program::Program;
use crate::step::{Outcome, step};

/// Builds the site and makes the package of what it brings.
pub fn package() -> Outcome {
    page::site()?;
    make()
}

/// Makes the package of a site that is built: the engine, the same as text, the elements.
pub fn make() -> Outcome {
    install::npm_packages()?;
    step("the npm package", || Program::new("node").arg("xtask/js/package.mjs").run())
}

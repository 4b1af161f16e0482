//! The site: the engine with the page around it, in `target/site/`.

mod bundle;
mod bytes;

mod changes;

mod fallback;

mod html;

mod policy;

mod single;

use std::path::PathBuf;

use crate::house;
use crate::step::{Outcome, say, step};
use crate::wasm::{self, Door};

/// The engine in the shapes that pages need: whole in the single file, in two parts beside the page.
pub struct Doors {
    pub whole: Door,
    pub first: Door,
    pub more: Door,
}

/// Builds everything a host needs to serve, and the single file.
pub fn site() -> Outcome<PathBuf> {
    let doors = Doors {
        whole: wasm::door(wasm::Build::Whole)?,
        first: wasm::door(wasm::Build::First)?,
        more: wasm::door(wasm::Build::More)?,
    };
    let bundle = step("the page, bundled", || bundle::bundle(&doors))?;
    let plain = step("the plain list for browsers without WebAssembly", fallback::fallback)?;
    step("what changed from release to release", changes::write)?;
    step("the pages", || {
        html::write(&bundle, plain.as_ref())?;
        single::write(&bundle, plain.as_ref())
    })?;
    for path in house::files(&house::site()) {
        let size = house::read_bytes(&path)?.len();
        say(format!("{:>8}  {}", format!("{} KB", size.div_ceil(1000)), house::from_root(&path)));
    }
    Ok(house::site())
}

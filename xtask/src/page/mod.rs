//! The site: the engine with the page around it, in `target/site/`.

mod bundle;
mod bytes;

mod fallback;

mod html;

mod policy;

mod single;

use std::path::PathBuf;

use crate::house;
use crate::step::{Outcome, say, step};
use crate::wasm;

/// Builds everything a host needs to serve, and the single file.
pub fn site() -> Outcome<PathBuf> {
    let door = wasm::door()?;
    let bundle = step("the page, bundled", || bundle::bundle(&door))?;
    let plain = step("the plain list for browsers without WebAssembly", fallback::fallback)?;
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

//! The site: the engine with the page around it, in `target/site/`.

mod bundle;
mod bytes;

mod changes;

mod fallback;

mod home;

mod oembed;

mod html;

mod offline;

mod policy;

mod single;

mod frame;

mod sums;

use std::path::PathBuf;

pub use home::Home;

use crate::house;
use crate::step::{Outcome, say, step};
use crate::wasm::{self, Door, Plain};

/// The engine in the shapes that pages need: whole in the single file, in two parts beside the page.
pub struct Doors {
    pub whole: Door,
    /// The whole once more, without WebAssembly.
    pub plain: Plain,
    pub first: Door,
    pub more: Door,
}

/// Builds everything a host needs to serve, and the single file.
pub fn site() -> Outcome<PathBuf> {
    site_at(None)
}

/// The same for a site whose home is known: with the files of oEmbed, which must name it.
pub fn site_at(home: Option<&Home>) -> Outcome<PathBuf> {
    let (whole, plain) = wasm::doors_of_the_whole()?;
    let doors = Doors { whole, plain, first: wasm::door(wasm::Build::First)?, more: wasm::door(wasm::Build::More)? };
    let changes = step("what changed from release to release", changes::ask)?;
    let bundle = step("the page, bundled", || bundle::bundle(&doors))?;
    let plain = step("the plain list for browsers without WebAssembly", fallback::fallback)?;
    changes::write(&changes)?;
    step("the pages", || {
        html::write(plain.as_ref(), home)?;
        single::write(&bundle, plain.as_ref())?;
        frame::write(&bundle, plain.as_ref())?;
        home.map_or(Ok(()), oembed::write)
    })?;
    step("the list of what can be kept for offline use", offline::write)?;
    step("the sums of all files", || sums::write(&house::site()))?;
    for path in house::files(&house::site()) {
        let size = house::read_bytes(&path)?.len();
        say(format!("{:>8}  {}", format!("{} KB", size.div_ceil(1000)), house::from_root(&path)));
    }
    Ok(house::site())
}

//! The engine as WebAssembly: find a toolchain, compile, bind to JavaScript, make it small.

pub mod toolchain;

mod compile;

mod bind;

pub use bind::Door;

use crate::step::{Outcome, step};

/// Builds `target/door/`: the module and the JavaScript that opens it.
pub fn door() -> Outcome<Door> {
    let toolchain = step("WebAssembly toolchain", toolchain::prepare)?;
    let module = step("the engine, compiled for WebAssembly", || compile::compile(&toolchain))?;
    step("the door to JavaScript", || bind::bind(&module))
}

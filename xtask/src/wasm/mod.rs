//! The engine as WebAssembly: find a toolchain, compile, bind to JavaScript, make it small.

pub mod toolchain;

mod compile;

mod bind;

mod plain;

use std::path::PathBuf;

pub use bind::Door;
pub use plain::Plain;

use crate::house;
use crate::step::{Outcome, step};

/// What of the engine is compiled. Its sources are one; the door's features decide what is reached from JavaScript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    Whole,
    First,
    More,
    Alone,
}

impl Build {
    pub const ALL: [Build; 4] = [Build::Whole, Build::First, Build::More, Build::Alone];

    pub fn name(self) -> &'static str {
        match self {
            Build::Whole => "whole",
            Build::First => "first",
            Build::More => "more",
            Build::Alone => "alone",
        }
    }

    /// What it is for.
    pub fn about(self) -> &'static str {
        match self {
            Build::Whole => "every question and the dataset, for the single file and for Node",
            Build::First => "list, search and the dataset, which a page loads first",
            Build::More => "every question and no dataset, which a page loads with the first view",
            Build::Alone => "list and search without a dataset, the engine for packs of others",
        }
    }

    fn features(self) -> &'static str {
        match self {
            Build::Whole => "dataset,views",
            Build::First => "dataset",
            Build::More => "views",
            Build::Alone => "",
        }
    }

    /// What a page downloads is compiled for size; what opens packs of millions of bytes, for speed, which makes it 27 KB
    /// larger and a question over few relations take half the time.
    fn opt_level(self) -> &'static str {
        match self {
            Build::Alone => "3",
            _ => "z",
        }
    }

    /// Where its door is written; `#door`, `#door-first` and `#door-more` in our JavaScript.
    pub fn folder(self) -> PathBuf {
        match self {
            Build::Whole => house::door(),
            _ => house::door().with_file_name(format!("door-{}", self.name())),
        }
    }
}

/// Builds the module and the JavaScript that opens it.
pub fn door(build: Build) -> Outcome<Door> {
    let module = compiled(build)?;
    step("the door to JavaScript", || bind::bind(&module, &build.folder()))
}

/// Builds the whole engine and its door twice: for WebAssembly, and in plain JavaScript.
pub fn doors_of_the_whole() -> Outcome<(Door, Plain)> {
    let module = compiled(Build::Whole)?;
    let folder = Build::Whole.folder();
    let door = step("the door to JavaScript", || bind::bind(&module, &folder))?;
    let plain = step("the whole engine as JavaScript", || plain::write(&module, &folder.with_file_name("door-plain")))?;
    Ok((door, plain))
}

/// Builds the module with the names of its functions, for whoever wonders what they weigh.
pub fn named(build: Build) -> Outcome<PathBuf> {
    let module = compiled(build)?;
    step("the module with names", || {
        bind::bind_with_names(&module, &house::root().join("target/size").join(build.name()))
    })
}

fn compiled(build: Build) -> Outcome<PathBuf> {
    let toolchain = step("WebAssembly toolchain", toolchain::prepare)?;
    step(&format!("the engine, compiled for WebAssembly: {}", build.name()), || {
        compile::compile(&toolchain, build.features(), build.opt_level())
    })
}

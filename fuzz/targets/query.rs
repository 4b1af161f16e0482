//! Looks for a query that breaks the promises about queries, put to the dataset that is built in.

#![no_main]

#[path = "../src/query.rs"]
mod query;

use std::sync::LazyLock;

use entente::engine::Engine;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::embedded);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| query::check(&ENGINE, bytes));

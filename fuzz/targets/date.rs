//! Looks for a text that breaks the promises about dates.

#![no_main]

#[path = "../src/date.rs"]
mod date;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| date::check(bytes));

//! Looks for a pack that makes the engine panic, run on or take more memory than it may, at opening or when it is asked.
//!
//! Bytes changed at random never have the checksum that stands in their header. So the checksum is put right before a
//! pack is opened, and half of the changes are made within a section, after which the table is put right as well.

#![no_main]

#[path = "../../tests/memory/bound.rs"]
mod bound;
#[path = "../src/open.rs"]
mod open;
#[path = "../../tests/pack/questions.rs"]
mod questions;
#[path = "../../tests/pack/sections.rs"]
mod sections;

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use peak_alloc::PeakAlloc;
use sections::{sealed, with_section};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

fuzz_target!(|bytes: &[u8]| {
    let len = bytes.len();
    let pack = sealed(bytes.to_vec());
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let engine = open::opened(pack);
    let taken = MEMORY.peak_usage() - before;
    assert!(taken <= bound::most_memory(len), "opening {len} bytes takes {taken} bytes");
    if let Some(engine) = engine {
        open::ask(&engine, bytes);
    }
});

fuzz_mutator!(|bytes: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let sections = sections::sections(&bytes[..size]);
    if sections.is_empty() || seed.is_multiple_of(4) {
        return fuzzer_mutate(bytes, size, max_size);
    }
    let chosen = (seed / 4) as usize % sections.len();
    let mut section = sections[chosen].to_vec();
    let room = max_size.saturating_sub(size - section.len());
    let len = section.len();
    // libFuzzer wants room for one byte at the least, even where a section is empty and the pack as long as it may be.
    let room = room.max(len).max(1);
    section.resize(room, 0);
    let len = fuzzer_mutate(&mut section, len, room);
    section.truncate(len);
    let changed = with_section(&bytes[..size], chosen, &section);
    if changed.len() > max_size {
        return fuzzer_mutate(bytes, size, max_size);
    }
    bytes[..changed.len()].copy_from_slice(&changed);
    changed.len()
});

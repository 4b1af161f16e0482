//! Where the sections of a sound pack lie.

use std::ops::Range;

use entente::pack::{HEADER, SECTIONS, Section};

use crate::sections::sections;

/// Where a section lies in a pack, in bytes from its beginning.
pub fn place(bytes: &[u8], section: Section) -> Range<usize> {
    let lens: Vec<usize> = sections(bytes).iter().map(|section| section.len()).collect();
    let start = HEADER + 8 * SECTIONS + lens[..section as usize].iter().sum::<usize>();
    start..start + lens[section as usize]
}

//! A pack taken apart into its sections and put together again, with a table and a checksum that are right.

use entente::pack::{self, HEADER, SECTIONS};

/// The pack with the checksum of the bytes it now has: a forger's, not an accident. What has no header stays as it is.
pub fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.len() < HEADER {
        return bytes;
    }
    let sum = pack::checksum(&bytes[HEADER..]);
    bytes[16..HEADER].copy_from_slice(&sum.to_le_bytes());
    bytes
}

/// The sections of a pack as its table has them; none where the table cannot be believed.
pub fn sections(bytes: &[u8]) -> Vec<&[u8]> {
    let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize);
    let section = |index: usize| {
        let entry = HEADER + 8 * index;
        let from = word(entry)?;
        bytes.get(from..from.checked_add(word(entry + 4)?)?)
    };
    (0..SECTIONS).map(section).collect::<Option<_>>().unwrap_or_default()
}

/// The pack with another section in the place of one, and a table that says so.
pub fn with_section(bytes: &[u8], index: usize, section: &[u8]) -> Vec<u8> {
    let mut sections = sections(bytes);
    sections[index] = section;
    let mut pack = bytes[..HEADER].to_vec();
    let mut offset = HEADER + 8 * SECTIONS;
    for section in &sections {
        pack.extend((offset as u32).to_le_bytes());
        pack.extend((section.len() as u32).to_le_bytes());
        offset += section.len();
    }
    pack.extend(sections.concat());
    sealed(pack)
}

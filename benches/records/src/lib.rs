//! The bench's records, one JSON object a line, become a pack that the engine opens.
//!
//! Bytes come in pieces of any size and are read as they come. What is kept of a record is a row of numbers and its
//! words: the catalogue must be known before the first relation is packed, and relations are packed in order of time,
//! so both wait for the last line. How a record becomes a relation is said in `benches/README.md`.

mod catalogue;
mod names;
mod record;
mod rows;
#[cfg(target_arch = "wasm32")]
mod wasm;

use entente::pack::{Index, Packer};

use names::Names;
use record::Record;
use rows::Rows;

/// Why the records are refused: a sentence with the line.
#[derive(Debug)]
pub struct Refused(pub String);

impl std::fmt::Display for Refused {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

/// Records on their way into a pack.
#[derive(Default)]
pub struct Records {
    /// The beginning of a line whose end has not come yet.
    unfinished: Vec<u8>,
    names: Names,
    rows: Rows,
}

/// A pack, and which of its values stands for which of the records'.
pub struct Built {
    pub pack: Vec<u8>,
    /// JSON, described in `catalogue.rs`.
    pub names: String,
}

impl Records {
    /// Reads the next piece.
    ///
    /// # Errors
    ///
    /// Names the first line that is no record.
    pub fn feed(&mut self, mut piece: &[u8]) -> Result<(), Refused> {
        while let Some(end) = piece.iter().position(|&byte| byte == b'\n') {
            let (line, rest) = piece.split_at(end);
            piece = &rest[1..];
            if self.unfinished.is_empty() {
                self.line(line)?;
            } else {
                let mut whole = std::mem::take(&mut self.unfinished);
                whole.extend_from_slice(line);
                self.line(&whole)?;
            }
        }
        self.unfinished.extend_from_slice(piece);
        Ok(())
    }

    /// Packs what was read. Nothing is left of it afterwards.
    ///
    /// # Errors
    ///
    /// Names the last line, where it has no end and is no record.
    pub fn finish(mut self) -> Result<Built, Refused> {
        let last = std::mem::take(&mut self.unfinished);
        self.line(&last)?;
        let Records { names, mut rows, .. } = self;
        let (catalogue, ids, names) = catalogue::catalogue(&names, &rows);
        let mut packer = Packer::new(catalogue, Index::Held);
        rows.relations(&ids, |relation| packer.push(relation));
        drop(rows);
        Ok(Built { pack: packer.finish(), names })
    }

    fn line(&mut self, line: &[u8]) -> Result<(), Refused> {
        if line.is_empty() {
            return Ok(());
        }
        match serde_json::from_slice::<Record<'_>>(line) {
            Ok(record) => {
                self.rows.push(&record, &mut self.names);
                Ok(())
            }
            Err(error) => Err(Refused(format!("line {} is no record: {error}", self.rows.len() + 1))),
        }
    }
}

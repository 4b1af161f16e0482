//! One record as `benches/peers/gen.mjs` writes it.

use serde::Deserialize;

/// One line. Its texts hold no escapes, so they are read where they lie.
#[derive(Deserialize)]
pub struct Record<'a> {
    pub id: u32,
    pub kind: &'a str,
    pub modality: &'a str,
    #[serde(borrow)]
    pub topics: Vec<&'a str>,
    #[serde(borrow)]
    pub actors: Vec<&'a str>,
    pub place: Option<&'a str>,
    pub source: &'a str,
    /// Days after 1 January 1950.
    pub start: u32,
    /// Likewise; two records in five have one.
    #[serde(default)]
    pub end: Option<u32>,
    /// -1, 0 or 1.
    pub tone: i8,
    pub summary: &'a str,
}

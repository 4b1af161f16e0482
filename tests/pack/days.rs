//! The section `columns` of a pack, its days running past the last day that there is.

use entente::model::Dataset;
use entente_columns::Writer;

/// The columns of a dataset whose days begin with one and go on by steps, wherever that leads.
pub fn columns_from(dataset: &Dataset, first: i32, step: u32) -> Vec<u8> {
    let n = dataset.relations.len() as u32;
    let mut out = Writer::default();
    out.column((0..n).map(|_| 0));
    for _ in ["earliest", "latest", "earliest said", "latest said"] {
        out.number(first as u32);
        out.number(u32::MAX);
        out.column((0..n).map(|id| 1 + id * step));
    }
    out.lists(dataset.figures.iter().map(|_| [0; 0]));
    out.bytes
}

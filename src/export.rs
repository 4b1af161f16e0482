//! An answer or the whole dataset in a foreign format.

pub mod json;

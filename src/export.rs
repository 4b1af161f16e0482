//! An answer, a citation or the whole dataset in a foreign format.

mod address;
pub mod cite;
mod csv;
mod dates;
mod graphml;
pub mod html;
mod ics;
mod jsonld;
mod markdown;
mod row;
mod say;
pub mod take;
mod write;

#[cfg(not(target_arch = "wasm32"))]
pub mod json;
#[cfg(not(target_arch = "wasm32"))]
pub mod package;

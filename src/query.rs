//! The questions: one file, one question, one answer type.

pub mod absences;
pub mod answer;
pub mod ast;
pub mod base;
pub mod bearing;
pub mod card;
pub mod compare;
pub(crate) mod count;
pub mod disagreements;
pub mod edit;
pub mod entity;
pub mod event;
pub mod explain;
pub mod figure;
pub mod figures;
pub mod kept;
pub mod line;
pub mod meant;
pub mod network;
mod origin;
pub mod overview;
pub mod parse;
pub mod path;
pub mod print;
pub(crate) mod say;
pub mod select;
pub mod shape;
pub mod source;
pub mod sources;
pub mod suggest;
pub mod tally;
pub mod ties;
pub mod timeline;
pub mod verify;

/// Sets of relations, by the name that the questions use.
pub(crate) mod bits {
    pub use entente_columns::Bits;
}

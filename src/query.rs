//! The questions: one file, one question, one answer type.

pub mod absences;
pub mod answer;
pub mod ast;
pub mod bits;
pub mod card;
pub mod edit;
pub mod entity;
pub mod event;
pub mod figure;
pub mod line;
pub mod overview;
pub mod parse;
pub mod print;
pub(crate) mod say;
pub mod select;
pub mod shape;
pub mod source;
pub mod suggest;

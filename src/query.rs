//! The questions: one file, one question, one answer type.

pub mod absences;
pub mod answer;
pub mod ast;
pub mod bearing;
pub mod bits;
pub mod card;
pub mod compare;
pub mod disagreements;
pub mod edit;
pub mod entity;
pub mod event;
pub mod explain;
pub mod figure;
pub mod figures;
pub mod line;
mod origin;
pub mod overview;
pub mod parse;
pub mod print;
mod say;
pub mod select;
pub mod shape;
pub mod source;
pub mod suggest;

//! Words: what finds a relation by them, the names and the texts in which they stand, and how much each counts.

pub mod group;
pub mod names;
pub mod near;
pub mod score;
pub mod text;

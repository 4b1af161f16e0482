//! What is derived from the store once, when it is opened: the names by which a reader may call things.

pub mod group;
pub mod names;
pub mod near;
pub mod score;
pub mod text;

//! Entente: an explorer of documented relations between states, people and organisations.

pub mod date;
pub mod model;

//! Entente: an explorer of documented relations between states, people and organisations.

pub mod lang;

pub mod date;

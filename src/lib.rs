//! Entente: an explorer of documented relations between states, people and organisations.

pub mod lang;

pub mod date;
pub mod model;

pub mod evidence;
#[cfg(not(target_arch = "wasm32"))]
pub mod seed;

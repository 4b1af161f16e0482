//! Entente: an explorer of documented relations between states, people and organisations.

pub mod date;
pub mod evidence;
pub mod lang;
pub mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod seed;

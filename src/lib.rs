//! Entente: an explorer of documented relations between states, people and organisations.
//!
//! Sources become seeds, seeds become a pack, a store opens the pack, questions are asked of the store, and the door
//! hands the answers to JavaScript. The modules below stand in that order, and each uses only those above it.
//!
//! ```
//! use entente::engine::Engine;
//! use entente::query::answer::Options;
//!
//! let engine = Engine::embedded();
//! let answer = engine.answer("\"mine clearance\" standing:occurred", Options::default())?;
//! for relation in &answer.relations {
//!     println!("{} ({})", relation.statement.text, relation.source.label);
//! }
//! # Ok::<(), entente::query::parse::QueryError>(())
//! ```

pub mod lang;

pub mod date;

pub mod model;

pub mod formula;

#[cfg(not(target_arch = "wasm32"))]
pub mod exact;

pub mod fold;

pub mod nearest;

pub mod order;

pub mod stem;

pub mod digest;

pub mod evidence;

#[cfg(not(target_arch = "wasm32"))]
pub mod changes;

#[cfg(not(target_arch = "wasm32"))]
pub mod seed;

pub mod pack;

pub mod store;

pub mod index;

pub mod query;

pub mod export;

pub mod engine;

#[cfg(target_arch = "wasm32")]
mod wasm;

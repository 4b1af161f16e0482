//! What the parts of the last queries came to, so that a query that is typed on pays only for what is new in it.
//!
//! A part is kept by all that its relations depend on, and by nothing else: the same part of another query, or of the same
//! query within another base query, comes to the same. `tests/oracle/letters.rs` types queries into one engine and
//! asks a fresh one after each letter.

use std::sync::{Arc, Mutex, PoisonError};

use entente_columns::Bits;

use crate::index::group::Reach;
use crate::index::text::Answering;
use crate::pack::Facet;

/// What a part depends on.
#[derive(PartialEq)]
pub enum Key {
    Words {
        forms: Vec<String>,
        reach: Reach,
        is_own: bool,
        is_excluded: bool,
        /// The word that was written before it, by which a misspelt one is understood.
        before: Option<String>,
    },
    Values(Facet, Vec<u32>),
    /// A role and an entity.
    Role(u32, u32),
    /// The first and the last day, and whether certainly.
    Span(i32, i32, bool),
    /// Years, and whether certainly.
    Years(Vec<Option<i32>>, bool),
    Said(i32, i32),
}

/// What a part comes to.
pub struct Part {
    /// What it keeps; of what is left out, what it takes away.
    pub set: Arc<Bits>,
    /// What answers its words.
    pub answering: Vec<Answering>,
    /// The words that were put in the place of one that nothing holds.
    pub instead: Vec<String>,
}

impl Part {
    /// A part that has no words.
    pub fn of(set: Bits) -> Part {
        Part { set: Arc::new(set), answering: Vec::new(), instead: Vec::new() }
    }
}

/// The parts that were asked for last, the last one at the end.
#[derive(Default)]
pub struct Kept(Mutex<Vec<(Key, Arc<Part>)>>);

/// A query rarely has more parts; at a million relations a set has 125 KB.
const MOST: usize = 16;

impl Kept {
    /// What a part comes to, known or worked out now.
    pub fn part(&self, key: Key, work_out: &dyn Fn() -> Part) -> Arc<Part> {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = {
            let mut all = lock();
            let at = all.iter().position(|(known, _)| *known == key);
            at.map(|at| all.remove(at).1)
        };
        let part = known.unwrap_or_else(|| Arc::new(work_out()));
        let mut all = lock();
        if all.len() >= MOST {
            all.remove(0);
        }
        all.push((key, part.clone()));
        part
    }
}

//! What holds of all bytes that are opened as a pack: they are refused with a sentence, or they are answered from.

use entente::engine::Engine;
use entente::pack::checksum;

use crate::questions::questions;

/// How many questions one pack is asked; other bytes are asked others.
const QUESTIONS: usize = 4;

/// The engine over these bytes, unless they are refused.
///
/// # Panics
///
/// Where they are refused without a sentence; that is a find.
pub fn opened(bytes: Vec<u8>) -> Option<Engine> {
    match Engine::open(bytes) {
        Ok(engine) => Some(engine),
        Err(error) => {
            assert!(error.to_string().starts_with("the pack") || error.to_string().starts_with("these bytes"));
            None
        }
    }
}

/// Asks a few of all questions that there are.
pub fn ask(engine: &Engine, bytes: &[u8]) {
    let questions = questions(engine);
    let mut place = checksum(bytes);
    for _ in 0..QUESTIONS {
        questions[(place % questions.len() as u64) as usize]();
        place = place.rotate_right(13) ^ 0x9e37_79b9;
    }
}

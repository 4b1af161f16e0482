//! The records' words for kinds, topics, actors and so on, each numbered when it is first met.

use entente_columns::Words;

/// The fields whose values are words out of a list.
#[derive(Default)]
pub struct Names {
    pub kind: Words,
    pub modality: Words,
    pub topic: Words,
    pub actor: Words,
    pub place: Words,
    pub source: Words,
}

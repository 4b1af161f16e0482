//! What every made-up dataset has alike.

use entente::model::*;

pub fn about() -> About {
    About {
        key: "made-up".to_owned(),
        version: "1".to_owned(),
        title: plain("Made up", "Inventé"),
        compiled: "2026-01-01".to_owned(),
        ..About::default()
    }
}

pub fn evidence(paragraph: u32) -> Evidence {
    Evidence { paragraph, start: "In the".to_owned(), end: None, occurrence: 1, digest: "0".repeat(16) }
}

pub fn plain(en: &str, fr: &str) -> Text {
    Text { en: en.to_owned(), fr: fr.to_owned(), km: None }
}

/// The values in order, each once.
pub fn rising<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort_unstable();
    list.dedup();
    list
}

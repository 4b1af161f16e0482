//! The releases that a folder of seeds records, and the history that they and the tombstones tell.

use super::parse::{Recorded, Records, Release, Text, Word};
use crate::changes::{self, Gone, History};
use crate::model;

/// The releases in order of their versions.
pub fn releases(records: &Records) -> Vec<changes::Release> {
    changes::in_order(records.releases.iter().map(|(_, release)| plain(release)).collect())
}

/// What a page needs to say what is new since a release.
pub fn history(records: &Records) -> History {
    let tombstones = records.about.tombstone.iter().map(|tombstone| Gone {
        at: None,
        key: tombstone.key.value.clone(),
        title: tombstone.title.as_ref().map(text),
        reason: text(&tombstone.reason),
        replaced_by: tombstone.replaced_by.as_ref().map(|heir| heir.value.clone()),
        under: Vec::new(),
    });
    let about = &records.about;
    changes::history(&about.key.value, &about.version.value, &releases(records), tombstones.collect())
}

fn plain(release: &Release) -> changes::Release {
    let key = |recorded: &Recorded| recorded.key.value.clone();
    let changed = |recorded: &Recorded| {
        let values = fields(recorded).into_iter().enumerate();
        values.filter_map(|(at, value)| Some((at, value.as_ref()?.value.clone()))).collect()
    };
    let all = |recorded: &Recorded| {
        let value = |value: &Option<Word>| value.as_ref().map(|word| word.value.clone()).unwrap_or_default();
        fields(recorded).into_iter().map(value).collect()
    };
    changes::Release {
        version: release.version.value.clone(),
        compiled: release.compiled.word.value.clone(),
        added: release.added.iter().map(|recorded| (key(recorded), all(recorded))).collect(),
        changed: release.changed.iter().map(|recorded| (key(recorded), changed(recorded))).collect(),
        withdrawn: release.withdrawn.iter().map(|key| key.value.clone()).collect(),
    }
}

/// In the order of [`changes::FIELDS`].
fn fields(recorded: &Recorded) -> [&Option<Word>; changes::FIELDS.len()] {
    let Recorded { statement, standing, kind, when, said, who, by, place, topic, event, source, figures, more, .. } =
        recorded;
    [statement, standing, kind, when, said, who, by, place, topic, event, source, figures, more]
}

fn text(text: &Text) -> model::Text {
    let word = |word: &Option<Word>| word.as_ref().map(|word| word.value.clone());
    model::Text { en: word(&text.en).unwrap_or_default(), fr: word(&text.fr).unwrap_or_default(), km: word(&text.km) }
}

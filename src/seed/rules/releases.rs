//! What was published: it is not rewritten, and what is gone from it says why.

use std::collections::BTreeSet;

use crate::changes::{self, State};
use crate::seed::diagnostic::{Place, Report, plural};
use crate::seed::index::Seeds;
use crate::seed::parse::{Release, Word};
use crate::seed::releases::releases;
use crate::seed::resolve::resolve;

/// Each release is named after its version, comes before the version that is being written, and changes or withdraws
/// only what was there; what it adds is new, and a key that was withdrawn is not.
///
/// Otherwise nobody could say what an old link was about.
pub fn releases_follow_each_other(seeds: &Seeds, report: &mut Report) {
    let present = changes::number(&seeds.about.version.value);
    let mut there: BTreeSet<&str> = BTreeSet::new();
    let mut ever: BTreeSet<&str> = BTreeSet::new();
    for (name, release) in in_order(seeds) {
        let Word { value: version, place } = &release.version;
        if *version != name.value {
            report.error(*place, format!("this is version `{version}`, and the file is named after `{}`", name.value));
        }
        match changes::number(version) {
            None => {
                let hint = "write up to three numbers with points between them";
                report.error(*place, format!("`{version}` is no version that can be compared")).hint(hint);
            }
            number if number > present => {
                let sentence =
                    format!("version `{version}` is after `{}`, the version of the seeds", seeds.about.version.value);
                report.error(*place, sentence).hint("raise `version` in `dataset.toml`");
            }
            Some(_) => {}
        }
        for key in release.added.iter().map(|recorded| &recorded.key) {
            if !ever.insert(&key.value) {
                report.error(key.place, format!("`{}` was released before and cannot be added again", key.value));
            }
            there.insert(&key.value);
        }
        let changed = release.changed.iter().map(|recorded| &recorded.key);
        for key in changed.chain(&release.withdrawn).filter(|key| !there.contains(key.value.as_str())) {
            report.error(key.place, format!("no release before `{version}` holds `{}`", key.value));
        }
        for key in &release.withdrawn {
            there.remove(key.value.as_str());
        }
    }
}

/// A relation that was released and is gone has a tombstone that says why.
///
/// Somebody may have linked to it or cited it.
pub fn withdrawn_keys_leave_a_tombstone(seeds: &Seeds, report: &mut Report) {
    let mut released: Vec<&Word> = Vec::new();
    for (_, release) in in_order(seeds) {
        released.extend(release.added.iter().map(|recorded| &recorded.key));
    }
    for key in released.into_iter().filter(|key| !key.is_blank()) {
        let is_there = seeds.relations.iter().any(|relation| relation.key.value == key.value);
        let is_mourned = seeds.about.tombstone.iter().any(|tombstone| tombstone.key.value == key.value);
        if !is_there && !is_mourned {
            report
                .error(key.place, format!("`{}` was released and is gone without a word", key.value))
                .hint("put it back, or add a [[tombstone]] with the reason to `dataset.toml`");
        }
    }
}

/// The record of the present version says what the seeds say.
///
/// Otherwise two different datasets would go by one version, and a link to it would mean either. A warning, since the
/// command that writes the record is compiled with the seeds.
pub fn releases_say_what_is_so(seeds: &Seeds, report: &mut Report) {
    let present = &seeds.about.version.value;
    let Some((_, release)) = seeds.releases.iter().find(|(_, release)| release.version.value == *present) else {
        return;
    };
    let Some(dataset) = resolve(seeds) else { return };
    let mut recorded = State::new();
    releases(seeds).iter().for_each(|release| changes::apply(&mut recorded, release));
    let difference = changes::difference(&recorded, &changes::state_of(&dataset));
    let added = difference.added.iter().map(|(key, _)| key);
    let changed = difference.changed.iter().map(|(key, _)| key);
    let keys: Vec<&String> = added.chain(changed).chain(&difference.withdrawn).collect();
    if let Some(first) = keys.first() {
        let n = plural(keys.len(), "relation");
        let sentence = format!("{n} of the seeds and the record of version `{present}` differ, `{first}` first");
        let place: Place = release.version.place;
        let hint = "raise `version` in `dataset.toml`; or, if nobody has this version yet, `entente changes --record`";
        report.warning(place, sentence).hint(hint);
    }
}

/// The releases in order of their versions; those without a number first.
fn in_order<'a>(seeds: &'a Seeds) -> Vec<&'a (Word, Release)> {
    let all = seeds.releases.iter().collect();
    crate::order::by_key(all, |(_, release)| changes::number(&release.version.value).unwrap_or_default())
}

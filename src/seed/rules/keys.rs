//! Keys: what names a record, what points to one, and what no longer may.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::Scheme;
use crate::nearest::nearest;
use crate::seed::diagnostic::{Place, Report};
use crate::seed::index::{Seeds, own_keys};
use crate::seed::parse::{Basis, Leaf, Own, Species, Walk, Word};

/// A key names one record of its kind, whatever file it stands in; a basis is one of its file.
///
/// Otherwise a link could mean either, and which one it meant would depend on the order of files.
pub fn keys_are_unique(seeds: &Seeds, report: &mut Report) {
    let mut keys: Vec<(String, &str, &Own)> = Vec::new();
    keys.extend(own_keys(seeds).map(|(species, key)| (species.noun().to_string(), species.noun(), key)));
    for Basis { key, .. } in &seeds.bases {
        keys.push((format!("basis {}", key.place.file), "basis", key));
    }
    for (scheme, terms) in Scheme::ALL.iter().zip(&seeds.vocabulary.schemes) {
        keys.extend(terms.iter().map(|term| (format!("term {}", scheme.key()), scheme.key(), &term.key)));
    }
    keys.extend(seeds.about.tombstone.iter().map(|dead| ("tombstone".to_string(), "tombstone", &dead.key)));

    let mut first: BTreeMap<(String, &str), &Own> = BTreeMap::new();
    for (scope, noun, key) in keys.into_iter().filter(|(_, _, key)| !key.is_blank()) {
        match first.entry((scope, &key.value)) {
            Entry::Vacant(entry) => {
                entry.insert(key);
            }
            Entry::Occupied(earlier) => {
                let sentence = format!("`{}` is the key of another {noun}", key.value);
                report.error(key.place, sentence).note("the first one stands at", earlier.get().place);
            }
        }
    }
}

/// A key is lower-case words joined by hyphens, because it stands in addresses and must survive rewording.
///
/// `stated` and `not-stated` are words of the notation and no keys.
pub fn keys_are_lasting(seeds: &Seeds, report: &mut Report) {
    seeds.walk(&mut |leaf| {
        let Leaf::Key(key) = leaf else { return };
        if ["stated", "not-stated"].contains(&key.value.as_str()) {
            report.error(key.place, format!("`{}` has a meaning of its own and cannot be a key", key.value));
            return;
        }
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if !key.value.split('-').all(is_word) || key.value.len() > 64 {
            let sentence = format!("`{}` is no lasting key", key.value);
            let hint = "use lower-case words and numbers joined by hyphens, 64 letters at most";
            report.error(key.place, sentence).hint(hint);
        }
    });
}

/// A withdrawn key is never used again, and what replaces it is there.
///
/// Somebody may have linked to it; the old address must not lead to something else.
pub fn tombstones_stay_dead(seeds: &Seeds, report: &mut Report) {
    let tombstones = &seeds.about.tombstone;
    for (species, key) in own_keys(seeds) {
        if let Some(dead) = tombstones.iter().find(|tombstone| tombstone.key.value == key.value && !key.is_blank()) {
            let sentence = format!("`{}` was withdrawn and cannot name a {} again", key.value, species.noun());
            report.error(key.place, sentence).note("it was withdrawn at", dead.key.place);
        }
    }
    for heir in tombstones.iter().filter_map(|tombstone| tombstone.replaced_by.as_ref()) {
        let keys = || own_keys(seeds).map(|(_, key)| key.value.as_str());
        if !heir.is_blank() && !keys().any(|key| key == heir.value) {
            let near = nearest(&heir.value, keys());
            report.error(heir.place, format!("`{}` is no key of ours", heir.value)).did_you_mean(near);
        }
    }
}

/// The key of a record leads to one: of an entity, an event, a relation, a figure, or a basis of the same file.
pub fn ends_exist(seeds: &Seeds, report: &mut Report) {
    seeds.walk(&mut |leaf| {
        let Leaf::End(species, key) = leaf else { return };
        if is_built_in(species, key) || seeds.position(species, key).is_some() {
            return;
        }
        let near = nearest(&key.value, seeds.keys(species, key.place.file));
        let whose = if species == Species::Basis { "of this file" } else { "of ours" };
        let sentence = format!("`{}` is no {} {whose}", key.value, species.noun());
        report.error(key.place, sentence).did_you_mean(near);
    });
}

/// The one basis that every file has.
fn is_built_in(species: Species, key: &Word) -> bool {
    species == Species::Basis && key.value == "stated"
}

/// A word stands in its list of the vocabulary.
pub fn terms_exist(seeds: &Seeds, report: &mut Report) {
    seeds.walk(&mut |leaf| {
        let Leaf::Term(scheme, word) = leaf else { return };
        if seeds.term(scheme, &word.value).is_some() {
            return;
        }
        let sentence = format!("`{}` is no {} of the vocabulary", word.value, scheme.key());
        report.error(word.place, sentence).did_you_mean(nearest(&word.value, seeds.terms(scheme)));
    });
}

/// Where the program itself must understand a word, it is one of a few.
pub fn choices_are_known(seeds: &Seeds, report: &mut Report) {
    seeds.walk(&mut |leaf| {
        let Leaf::Choice(choices, word) = leaf else { return };
        if !choices.contains(&word.value.as_str()) {
            let sentence = format!("`{}` is not one of: {}", word.value, choices.join(", "));
            report.error(word.place, sentence).did_you_mean(nearest(&word.value, choices.iter().copied()));
        }
    });
}

/// The words of the vocabulary that rules and readers' pages know by name.
const KEPT: [(Scheme, &[&str]); 6] = [
    (Scheme::Kind, &["office"]),
    (Scheme::Standing, &["occurred", "ongoing", "planned", "requested", "offered", "opinion", "denied", "conditional"]),
    (Scheme::Unit, &["currency"]),
    (Scheme::Bound, &["exact"]),
    (Scheme::Standpoint, &["party"]),
    (Scheme::LinkKind, &["contradicts", "corroborates", "derived-from", "repeats", "updates"]),
];

/// The vocabulary holds the words that the rules speak of.
///
/// A standing renamed from `denied` to `refused` would silence the rule on denials without anybody noticing.
pub fn known_words_are_kept(seeds: &Seeds, report: &mut Report) {
    // Without any vocabulary, its absence is the finding.
    let Some(file) = seeds.vocabulary.schemes.iter().flatten().map(|term| term.key.place.file).next() else { return };
    for (scheme, words) in KEPT {
        for word in words.iter().filter(|word| seeds.term(scheme, word).is_none()) {
            let sentence = format!("the {} `{word}` is missing, and the program knows it by name", scheme.key());
            report.error(Place::of_file(file), sentence).hint("change its label, and keep its key");
        }
    }
}

/// A list of keys is in alphabetical order and names nothing twice, so that two curators write it alike.
pub fn lists_are_sorted(seeds: &Seeds, report: &mut Report) {
    seeds.walk(&mut |leaf| {
        let Leaf::Sorted(list) = leaf else { return };
        let mut pairs = list.iter().zip(list.iter().skip(1));
        let wrong = pairs.find(|(before, after)| before.order >= after.order && !after.written.is_empty());
        if let Some((before, after)) = wrong {
            let [first, second] = [before, after].map(|entry| &entry.written);
            let sentence = match before.order == after.order {
                true => format!("`{second}` stands twice in this list"),
                false => format!("`{second}` stands after `{first}`, and the list is a sorted one"),
            };
            report.error(after.place, sentence);
        }
    });
}

/// A file of relations or figures is named after its source; `figures/derived.toml` holds what follows from several.
pub fn files_name_their_source(seeds: &Seeds, report: &mut Report) {
    for word in &seeds.of_source {
        let mut figures = seeds.figures.iter().filter(|figure| figure.key.place.file == word.place.file);
        let is_derived = word.value == "derived" && figures.all(|figure| figure.derived.is_some());
        let has_relations = seeds.relations.iter().any(|relation| relation.key.place.file == word.place.file);
        if seeds.position(Species::Source, word).is_some() || (is_derived && !has_relations) {
            continue;
        }
        let near = nearest(&word.value, seeds.keys(Species::Source, word.place.file));
        let sentence = format!("`{}` is no source of ours, and this file is named after it", word.value);
        report.error(word.place, sentence).did_you_mean(near);
    }
}

/// Every entity, event and basis is referred to by something besides itself.
///
/// What nothing refers to is a leftover, or a fact that somebody forgot to enter.
pub fn everything_is_used(seeds: &Seeds, report: &mut Report) {
    let mut used: BTreeSet<(&str, u32, String)> = BTreeSet::new();
    let name = |species: Species, key: &Word| {
        let file = if species == Species::Basis { key.place.file } else { 0 };
        (species.noun(), file, key.value.clone())
    };
    seeds.walk(&mut |leaf| {
        if let Leaf::End(species, key) = leaf {
            used.insert(name(species, key));
        }
    });
    let keys = own_keys(seeds).filter(|(species, _)| [Species::Entity, Species::Event].contains(species));
    let bases = seeds.bases.iter().map(|basis| (Species::Basis, &basis.key));
    for (species, key) in keys.chain(bases) {
        if !key.is_blank() && !used.contains(&name(species, key)) {
            let noun = species.noun();
            report.warning(key.place, format!("nothing refers to the {noun} `{}`", key.value));
        }
    }
}

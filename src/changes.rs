//! What changed from one release of a dataset to the next: which relations were added, changed or withdrawn.
//!
//! A release is recorded as its difference from the one before (`seeds/releases/`), so that the compiler can hold the
//! seeds against what was published, and a page can tell a reader of an old link what is new. Of what it recorded a text
//! is a digest, so that a withdrawn statement is not published once more by its own record; keys stand as they are.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::digest::digest;
use crate::model::{Dataset, Entity, EntityId, Event, Figure, Relation, Source, Text, Vocabulary, When};
use crate::model::{Scheme, TermId};
use crate::order;

/// What is recorded of a relation, in the order of its values.
pub const FIELDS: [&str; 13] = [
    "statement",
    "standing",
    "kind",
    "when",
    "said",
    "who",
    "by",
    "place",
    "topic",
    "event",
    "source",
    "figures",
    "more",
];

/// Stands for a value that there is none of.
const NONE: &str = "-";

/// The relations of a release by their keys, each with its values in the order of [`FIELDS`].
pub type State = BTreeMap<String, Vec<String>>;

/// One release, as its difference from the one before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Release {
    pub version: String,
    /// The day it was compiled, as EDTF.
    pub compiled: String,
    pub added: Vec<(String, Vec<String>)>,
    /// The fields that are others now, by their place in [`FIELDS`], with their new values.
    pub changed: Vec<(String, Vec<(usize, String)>)>,
    pub withdrawn: Vec<String>,
}

/// The records that relations point to.
pub struct Names<'a> {
    pub vocabulary: &'a Vocabulary,
    pub bases: &'a [Text],
    pub sources: &'a [Source],
    pub entities: &'a [Entity],
    pub events: &'a [Event],
    pub figures: &'a [Figure],
}

/// The values of every relation of a dataset.
pub fn state_of(dataset: &Dataset) -> State {
    let Dataset { vocabulary, bases, sources, entities, events, figures, .. } = dataset;
    state(dataset.relations.iter(), &Names { vocabulary, bases, sources, entities, events, figures })
}

/// The values of some relations.
pub fn state<'a>(relations: impl Iterator<Item = &'a Relation>, names: &Names) -> State {
    relations.map(|relation| (relation.key.clone(), names.values(relation))).collect()
}

impl Names<'_> {
    fn values(&self, relation: &Relation) -> Vec<String> {
        let source = self.sources.get(relation.source.index()).map_or("", |source| &source.key);
        let passages = relation.evidence.iter().map(|place| format!("{}:{}", place.paragraph, place.digest));
        let roles = relation.participant.iter();
        let roles = roles.map(|part| format!("{}={}", self.term(Scheme::Role, part.role), self.entity(part.entity)));
        let ends = |ids: &[EntityId]| list(ids.iter().map(|&id| self.entity(id)));
        let who = [ends(&relation.subject), ends(&relation.object), list(roles)];
        let event = relation.event.and_then(|id| self.events.get(id.index())).map_or(NONE, |event| &event.key);
        let negative = relation.is_negative.then(|| "negative".to_owned());
        let values = vec![
            texts(&[Some(&relation.statement)]),
            list(std::iter::once(self.term(Scheme::Standing, relation.standing)).chain(negative)),
            format!("{} {}", self.term(Scheme::Kind, relation.kind), self.term(Scheme::Predicate, relation.predicate)),
            date(&relation.when),
            date(&relation.said),
            who.join(" / "),
            [ends(&relation.by), ends(&relation.through)].join(" / "),
            ends(&relation.place),
            list(relation.topic.iter().map(|&topic| self.term(Scheme::Topic, topic))),
            event.to_owned(),
            list(std::iter::once(source.to_owned()).chain(passages)),
            list(
                relation.figure.iter().filter_map(|id| self.figures.get(id.index())).map(|figure| self.figure(figure)),
            ),
            self.more(relation),
        ];
        debug_assert_eq!(values.len(), FIELDS.len());
        values
    }

    /// What is of little weight to a reader, as one digest.
    fn more(&self, relation: &Relation) -> String {
        let basis = |when: &Option<When>| when.as_ref().and_then(|when| self.bases.get(when.basis.index()));
        let open = Text { en: relation.is_open_list.to_string(), fr: String::new(), km: None };
        texts(&[
            relation.office.as_ref(),
            relation.note.as_ref(),
            basis(&relation.when),
            basis(&relation.said),
            Some(&open),
        ])
    }

    fn figure(&self, figure: &Figure) -> String {
        let value = format!(
            "{}e-{} {} {} {} {} {} {}",
            figure.value.mantissa,
            figure.value.scale,
            self.term(Scheme::Measure, figure.measure),
            self.term(Scheme::Bound, figure.bound),
            self.term(Scheme::Unit, figure.unit),
            self.term(Scheme::Direction, figure.direction),
            figure.currency.as_deref().unwrap_or(NONE),
            figure.period.as_ref().map_or(NONE.to_owned(), ToString::to_string),
        );
        format!("{}:{}", figure.key, digest(value.as_bytes()))
    }

    fn entity(&self, id: EntityId) -> String {
        self.entities.get(id.index()).map(|entity| entity.key.clone()).unwrap_or_default()
    }

    fn term(&self, scheme: Scheme, id: TermId) -> String {
        self.vocabulary.key(scheme, id).to_owned()
    }
}

fn date(when: &Option<When>) -> String {
    when.as_ref().map_or_else(|| NONE.to_owned(), |when| when.date.to_string())
}

fn list(members: impl Iterator<Item = String>) -> String {
    let members: Vec<String> = members.collect();
    if members.is_empty() { NONE.to_owned() } else { members.join(" ") }
}

/// A digest of texts in all their languages.
fn texts(texts: &[Option<&Text>]) -> String {
    let mut all = String::new();
    for text in texts {
        for language in text.iter().flat_map(|text| [Some(&text.en), Some(&text.fr), text.km.as_ref()]) {
            all.push_str(language.map_or("", String::as_str));
            all.push('\u{1f}');
        }
        all.push('\u{1e}');
    }
    digest(all.as_bytes())
}

/// What must be done to one state to make it the other.
pub fn difference(old: &State, new: &State) -> Release {
    let mut release = Release::default();
    for (key, values) in new {
        let Some(before) = old.get(key) else {
            release.added.push((key.clone(), values.clone()));
            continue;
        };
        let changed = values.iter().enumerate().filter(|(at, value)| before.get(*at) != Some(value));
        let changed: Vec<(usize, String)> = changed.map(|(at, value)| (at, value.clone())).collect();
        if !changed.is_empty() {
            release.changed.push((key.clone(), changed));
        }
    }
    release.withdrawn = old.keys().filter(|key| !new.contains_key(*key)).cloned().collect();
    release
}

/// What a dataset held after a release, given what it held before.
pub fn apply(state: &mut State, release: &Release) {
    for (key, values) in &release.added {
        state.insert(key.clone(), values.clone());
    }
    for (key, changed) in &release.changed {
        for (at, value) in changed {
            if let Some(place) = state.get_mut(key).and_then(|values| values.get_mut(*at)) {
                place.clone_from(value);
            }
        }
    }
    for key in &release.withdrawn {
        state.remove(key);
    }
}

/// A version as a number that can be compared: `1.10` is after `1.9`. Up to three numbers, each below 8,192.
pub fn number(version: &str) -> Option<u64> {
    let parts: Option<Vec<u64>> = version
        .split('.')
        .map(|part| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten())
        .map(|part| part.filter(|part| *part < 8192))
        .collect();
    let parts = parts.filter(|parts| parts.len() <= 3)?;
    Some((0..3).fold(0, |number, at| number << 13 | parts.get(at).copied().unwrap_or(0)))
}

/// Releases in order of their versions.
pub fn in_order(releases: Vec<Release>) -> Vec<Release> {
    order::by_key(releases, |release| number(&release.version).unwrap_or_default())
}

/// A release as the file in which it is kept, one relation a line.
pub fn write(release: &Release) -> String {
    let mut out = format!(
        "# What version {0} changed. Written by `entente changes --record`; once {0} is published, nobody changes it.\n\n\
         version  = {1}\ncompiled = {2}\n\nadded = [\n",
        release.version,
        quoted(&release.version),
        quoted(&release.compiled)
    );
    let line = |key: &str, values: &mut dyn Iterator<Item = (usize, &String)>| {
        let values = values.map(|(at, value)| format!(", {} = {}", FIELDS[at], quoted(value)));
        format!("  {{ key = {}{} }},\n", quoted(key), values.collect::<String>())
    };
    for (key, values) in &release.added {
        out += &line(key, &mut values.iter().enumerate());
    }
    out += "]\n\nchanged = [\n";
    for (key, changed) in &release.changed {
        out += &line(key, &mut changed.iter().map(|(at, value)| (*at, value)));
    }
    out += "]\n\nwithdrawn = [\n";
    for key in &release.withdrawn {
        out += &format!("  {},\n", quoted(key));
    }
    out += "]\n";
    out
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\0'..='\u{1f}' | '\u{7f}' => out += &format!("\\u{:04X}", letter as u32),
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// All that a page needs to say what is new since a release. It is shipped with each release as `changes.json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct History {
    pub dataset: String,
    /// The version of the seeds, which may have no release yet.
    pub version: String,
    /// The releases, the earliest first; numbers below are places in this list.
    pub releases: Vec<Released>,
    /// What each later release did, in order of releases, then of keys.
    pub steps: Vec<Step>,
    /// What is there no longer.
    pub withdrawn: Vec<Gone>,
}

/// A release of the dataset.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Released {
    pub version: String,
    pub compiled: String,
    /// How many relations it holds.
    pub total: usize,
}

/// What a release did to a relation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    pub at: usize,
    pub key: String,
    pub what: &'static str,
    /// Which of [`FIELDS`] are others, where it was changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<&'static str>,
    /// Under which values of facets it stood before it was changed; see [`Gone::under`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<String>,
}

/// A withdrawn key with what may be said of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Gone {
    /// The release that withdrew it; none where it was never part of one.
    pub at: Option<usize>,
    pub key: String,
    /// What it was called, where that may be said.
    pub title: Option<Text>,
    pub reason: Text,
    pub replaced_by: Option<String>,
    /// Under which values of facets it stood: `kind:meeting`. Enough to see that it was not part of a view; never enough
    /// to see that it was.
    pub under: Vec<String>,
}

/// Tells the history of a dataset by its releases, which stand in order, and the tombstones of withdrawn keys.
///
/// `at` and `under` of a tombstone are worked out here, whatever they say.
pub fn history(dataset: &str, version: &str, releases: &[Release], tombstones: Vec<Gone>) -> History {
    let mut history = History {
        dataset: dataset.to_owned(),
        version: version.to_owned(),
        releases: Vec::new(),
        steps: Vec::new(),
        withdrawn: tombstones.into_iter().map(|gone| Gone { at: None, under: Vec::new(), ..gone }).collect(),
    };
    let mut state = State::new();
    for (at, release) in releases.iter().enumerate() {
        let step = |key: &String, what| Step { at, key: key.clone(), what, fields: Vec::new(), was: Vec::new() };
        let before = |key: &String| state.get(key).map(|values| under(values)).unwrap_or_default();
        if at > 0 {
            history.steps.extend(release.added.iter().map(|(key, _)| step(key, "added")));
        }
        for (key, changed) in &release.changed {
            let fields = changed.iter().map(|(at, _)| FIELDS[*at]).collect();
            history.steps.push(Step { fields, was: before(key), ..step(key, "changed") });
        }
        for key in &release.withdrawn {
            history.steps.push(step(key, "withdrawn"));
            if let Some(gone) = history.withdrawn.iter_mut().find(|gone| gone.key == *key) {
                gone.at = Some(at);
                gone.under = before(key);
            }
        }
        apply(&mut state, release);
        let (version, compiled) = (release.version.clone(), release.compiled.clone());
        history.releases.push(Released { version, compiled, total: state.len() });
    }
    history
}

/// The values of facets that a relation's record tells. Of the others a record tells too little.
fn under(values: &[String]) -> Vec<String> {
    let mut under = Vec::new();
    for (field, is_list) in [("kind", false), ("standing", false), ("topic", true), ("event", false), ("source", false)]
    {
        let value = FIELDS.iter().position(|name| *name == field).and_then(|at| values.get(at));
        let members = value.map_or("", String::as_str).split(' ').filter(|member| *member != NONE);
        let members = members.take(if is_list { usize::MAX } else { 1 });
        let before = under.len();
        under.extend(members.map(|member| format!("{field}:{member}")));
        if under.len() == before {
            under.push(format!("{field}:not-stated"));
        }
    }
    under
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_their_numbers() {
        assert!(number("1.9") < number("1.10"));
        assert!(number("2026.1") < number("2026.1.1"));
        assert!(number("2026.11") < number("2027"));
        assert_eq!(number("1"), number("1.0.0"));
        for wrong in ["", "1.", "v1", "1.2.3.4", "1.-2", "1 ", "99999"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_difference_makes_one_state_of_the_other() {
        let values = |first: &str| std::iter::once(first).chain(["x"; 12]).map(str::to_owned).collect::<Vec<_>>();
        let state = |entries: &[(&str, &str)]| -> State {
            entries.iter().map(|(key, first)| ((*key).to_owned(), values(first))).collect()
        };
        let old = state(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let new = state(&[("b", "1"), ("c", "2"), ("d", "1")]);
        let release = difference(&old, &new);
        assert_eq!(release.added, [("d".to_owned(), values("1"))]);
        assert_eq!(release.changed, [("c".to_owned(), vec![(0, "2".to_owned())])]);
        assert_eq!(release.withdrawn, ["a"]);
        let mut applied = old;
        apply(&mut applied, &release);
        assert_eq!(applied, new);
    }
}

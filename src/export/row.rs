//! One relation, flattened into named fields: what the tables, lists and graphs of all exports are made of.

use crate::date::Day;
use crate::export::address;
use crate::export::write::{joined, number};
use crate::pack::UNDATED;
use crate::query::card::Card;
use crate::query::shape::*;
use crate::store::Store;

/// The value of a field.
pub enum Value {
    /// Empty: there is none.
    Text(String),
    Flag(bool),
    Numbers(Vec<u32>),
    Texts(Vec<String>),
    /// Records by their keys, all of one type.
    Keys(&'static str, Vec<String>),
}

/// The fields, in the order of the columns. A key and its label stand beside each other.
pub const NAMES: [&str; 48] = [
    "key",
    "statement",
    "language",
    "standing",
    "standing-label",
    "is-negative",
    "kind",
    "kind-label",
    "predicate",
    "predicate-label",
    "subject",
    "subject-names",
    "object",
    "object-names",
    "participants",
    "place",
    "place-names",
    "topic",
    "topic-labels",
    "event",
    "event-title",
    "when",
    "when-words",
    "when-earliest",
    "when-latest",
    "when-basis",
    "said",
    "said-words",
    "said-basis",
    "by",
    "by-names",
    "is-source-voice",
    "through",
    "through-names",
    "source",
    "source-title",
    "genre",
    "publisher",
    "paragraph",
    "passage",
    "passage-digest",
    "passage-address",
    "figure",
    "figure-words",
    "office",
    "is-open-list",
    "links",
    "address",
];

/// The fields of a relation.
pub fn row(store: &Store, id: u32, card: &Card, base: &str) -> [Value; NAMES.len()] {
    let text = |text: &str| Value::Text(text.to_owned());
    let some = |text: Option<&str>| Value::Text(text.unwrap_or_default().to_owned());
    let names = |refs: &[Ref]| Value::Texts(refs.iter().map(|record| record.label.clone()).collect());
    let date = |date: &Option<DateText>, pick: fn(&DateText) -> &str| some(date.as_ref().map(pick));
    let basis = |date: &Option<DateText>| some(date.as_ref().and_then(|date| Some(date.basis.as_ref()?.text.as_str())));
    let (earliest, latest) = store.days(id);
    let evidence = &card.evidence;
    [
        text(&card.key),
        text(&card.statement.text),
        text(card.statement.lang),
        text(&card.standing.key),
        text(&card.standing.label),
        Value::Flag(card.is_negative),
        text(&card.kind.key),
        text(&card.kind.label),
        text(&card.predicate.key),
        text(&card.predicate.label),
        keys(&card.subject),
        names(&card.subject),
        keys(&card.object),
        names(&card.object),
        Value::Texts(card.participants.iter().map(|one| pair(&one.role.key, "=", &one.entity.key)).collect()),
        keys(&card.places),
        names(&card.places),
        Value::Texts(card.topics.iter().map(|topic| topic.key.clone()).collect()),
        Value::Texts(card.topics.iter().map(|topic| topic.label.clone()).collect()),
        Value::Keys("event", card.event.iter().map(|event| event.key.clone()).collect()),
        some(card.event.as_ref().map(|event| event.label.as_str())),
        date(&card.when, |date| &date.edtf),
        date(&card.when, |date| &date.words),
        Value::Text(day(earliest)),
        Value::Text(day(latest)),
        basis(&card.when),
        date(&card.said, |date| &date.edtf),
        date(&card.said, |date| &date.words),
        basis(&card.said),
        keys(&card.by),
        names(&card.by),
        Value::Flag(card.is_source_voice),
        keys(&card.through),
        names(&card.through),
        Value::Keys("source", vec![card.source.key.clone()]),
        text(&card.source.label),
        text(&card.genre.key),
        some(card.publisher.as_ref().map(|publisher| publisher.label.as_str())),
        Value::Numbers(evidence.iter().map(|place| place.paragraph).collect()),
        Value::Texts(evidence.iter().map(|place| passage(&place.start, place.end.as_deref())).collect()),
        Value::Texts(evidence.iter().map(|place| place.digest.clone()).collect()),
        Value::Texts(evidence.iter().filter_map(|place| place.url.clone()).collect()),
        Value::Texts(card.figures.iter().map(|figure| figure.key.clone()).collect()),
        Value::Texts(card.figures.iter().map(|figure| pair(&figure.measure.label, ": ", &figure.words)).collect()),
        some(card.office.as_ref().map(|office| office.text.as_str())),
        Value::Flag(card.is_open_list),
        Value::Texts(
            card.links
                .iter()
                .flat_map(|link| link.others.iter().map(|other| pair(&link.kind.key, "=", &other.key)))
                .collect(),
        ),
        Value::Text(address::record(base, "relation", &card.key)),
    ]
}

impl Value {
    /// The value as one text: a list with semicolons between, a truth as `true` or `false`.
    pub fn flat(&self) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::Flag(true) => "true".to_owned(),
            Value::Flag(false) => "false".to_owned(),
            Value::Texts(texts) | Value::Keys(_, texts) => joined(texts.iter().map(String::as_str), "; "),
            Value::Numbers(numbers) => {
                let mut out = String::new();
                for &one in numbers {
                    out.push_str(if out.is_empty() { "" } else { "; " });
                    number(one, &mut out);
                }
                out
            }
        }
    }
}

/// The first and last words of a passage.
pub fn passage(start: &str, end: Option<&str>) -> String {
    end.map_or_else(|| start.to_owned(), |end| pair(start, " … ", end))
}

fn keys(refs: &[Ref]) -> Value {
    Value::Keys("entity", refs.iter().map(|record| record.key.clone()).collect())
}

fn pair(one: &str, between: &str, other: &str) -> String {
    joined([one, other].into_iter(), between)
}

/// A day as `2026-02-12`; nothing where it is open or there is none.
fn day(day: i32) -> String {
    let mut out = String::new();
    let (year, month, date) = Day(day).ymd();
    if day != UNDATED && day != i32::MIN && day != i32::MAX && (0..=9999).contains(&year) {
        push_day(year as u32, month, date, "-", &mut out);
    }
    out
}

/// Year, month and day with leading zeros and something between.
pub fn push_day(year: u32, month: u8, day: u8, between: &str, out: &mut String) {
    for power in [1000, 100, 10] {
        out.push_str(if year < power { "0" } else { "" });
    }
    number(year, out);
    for part in [month, day] {
        out.push_str(between);
        out.push_str(if part < 10 { "0" } else { "" });
        number(u32::from(part), out);
    }
}

//! One relation, flattened into named fields: what the tables, lists and graphs of all exports are made of.

use crate::date::Day;
use crate::export::address;
use crate::query::card::Card;
use crate::query::shape::*;
use crate::store::Store;

/// What sort of value a field has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One text; empty: there is none.
    Text,
    /// `true` or `false`.
    Flag,
    Numbers,
    Texts,
    /// Keys of entities, of events, of sources.
    Entities,
    Events,
    Sources,
}

/// Stands between the members of a list while they are one text: the sign that ASCII has for it.
const BETWEEN: char = '\u{1f}';

/// The fields, in the order of the columns. A key and its label stand beside each other.
pub const NAMES: [&str; 48] = [
    "key",
    "statement",
    "language",
    "standing",
    "standing-label",
    "kind",
    "kind-label",
    "predicate",
    "predicate-label",
    "is-negative",
    "is-open-list",
    "is-source-voice",
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
    "when-basis",
    "when-earliest",
    "when-latest",
    "said",
    "said-words",
    "said-basis",
    "by",
    "by-names",
    "through",
    "through-names",
    "source",
    "source-title",
    "genre",
    "genre-label",
    "publisher",
    "paragraph",
    "passage",
    "passage-digest",
    "passage-address",
    "figures",
    "office",
    "links",
    "address",
];

/// The fields of a relation, in the order of [`NAMES`].
pub struct Row(pub Vec<(Kind, String)>);

/// The fields of a relation.
pub fn row(store: &Store, id: u32, card: &Card, base: &str) -> Row {
    let mut row = Row(Vec::with_capacity(NAMES.len()));
    let (earliest, latest) = store.days(id);
    row.text(&card.key);
    row.text(&card.statement.text);
    row.text(card.statement.lang);
    row.term(&card.standing);
    row.term(&card.kind);
    row.term(&card.predicate);
    for flag in [card.is_negative, card.is_open_list, card.is_source_voice] {
        row.add(Kind::Flag, if flag { "true" } else { "false" });
    }
    row.records(Kind::Entities, &card.subject);
    row.records(Kind::Entities, &card.object);
    row.open(Kind::Texts);
    for part in &card.participants {
        row.member(&[&part.role.key, "=", &part.entity.key]);
    }
    row.records(Kind::Entities, &card.places);
    row.open(Kind::Texts);
    card.topics.iter().for_each(|topic| row.member(&[&topic.key]));
    row.open(Kind::Texts);
    card.topics.iter().for_each(|topic| row.member(&[&topic.label]));
    row.records(Kind::Events, card.event.as_slice());
    row.date(&card.when);
    row.text(&day(earliest));
    row.text(&day(latest));
    row.date(&card.said);
    row.records(Kind::Entities, &card.by);
    row.records(Kind::Entities, &card.through);
    row.records(Kind::Sources, std::slice::from_ref(&card.source));
    row.term(&card.genre);
    row.text(card.publisher.as_ref().map_or("", |publisher| &publisher.label));
    for (field, kind) in [Kind::Numbers, Kind::Texts, Kind::Texts, Kind::Texts].into_iter().enumerate() {
        row.open(kind);
        for place in &card.evidence {
            match field {
                0 => row.member(&[&super::say::digits(place.paragraph)]),
                1 => row.member(&[&passage(&place.start, place.end.as_deref())]),
                2 => row.member(&[&place.digest]),
                _ => row.member(&[place.url.as_deref().unwrap_or_default()]),
            }
        }
    }
    row.open(Kind::Texts);
    for figure in &card.figures {
        row.member(&[&figure.key, "=", &figure.words]);
    }
    row.text(card.office.as_ref().map_or("", |office| &office.text));
    row.open(Kind::Texts);
    for link in &card.links {
        for other in &link.others {
            row.member(&[&link.kind.key, "=", &other.key]);
        }
    }
    row.text(&address::record(base, "relation", &card.key));
    row
}

impl Row {
    #[inline(never)]
    fn add(&mut self, kind: Kind, text: &str) {
        self.0.push((kind, text.to_owned()));
    }

    fn text(&mut self, text: &str) {
        self.add(Kind::Text, text);
    }

    #[inline(never)]
    fn term(&mut self, term: &Term) {
        self.text(&term.key);
        self.text(&term.label);
    }

    /// Date, words and reason.
    #[inline(never)]
    fn date(&mut self, date: &Option<DateText>) {
        let basis = date.as_ref().and_then(|date| date.basis.as_ref());
        self.text(date.as_ref().map_or("", |date| &date.edtf));
        self.text(date.as_ref().map_or("", |date| &date.words));
        self.text(basis.map_or("", |basis| &basis.text));
    }

    /// The keys of records, then their names.
    #[inline(never)]
    fn records(&mut self, kind: Kind, records: &[Ref]) {
        self.open(kind);
        records.iter().for_each(|record| self.member(&[&record.key]));
        self.open(Kind::Texts);
        records.iter().for_each(|record| self.member(&[&record.label]));
    }

    /// Begins a list.
    fn open(&mut self, kind: Kind) {
        self.add(kind, "");
    }

    /// Adds a member to the list that was begun last; an empty one is none.
    #[inline(never)]
    fn member(&mut self, parts: &[&str]) {
        if let Some((_, list)) = self.0.last_mut() {
            if !list.is_empty() && !parts[0].is_empty() {
                list.push(BETWEEN);
            }
            parts.iter().for_each(|part| list.push_str(part));
        }
    }
}

/// The members of a list.
pub fn members(list: &str) -> impl Iterator<Item = &str> {
    list.split(BETWEEN).filter(|member| !member.is_empty())
}

/// A value as one text, the members of a list with semicolons between.
pub fn flat(value: &str) -> String {
    value.replace(BETWEEN, "; ")
}

/// The first and last words of a passage.
pub fn passage(start: &str, end: Option<&str>) -> String {
    let mut words = start.to_owned();
    if let Some(end) = end {
        words.push_str(" … ");
        words.push_str(end);
    }
    words
}

/// A day as `2026-02-12`; nothing for a year that has not four digits, as that of an open end or of no date.
pub fn day(day: i32) -> String {
    let day = Day(day);
    if (1000..=9999).contains(&day.year()) { day.to_string() } else { String::new() }
}

//! The relations of a query in a format of other programs: all of them, not a page.

use serde::Serialize;

use crate::export::html::{self, Shape};
use crate::export::row::{self, Kind, NAMES, Row};
use crate::export::write::Json;
use crate::export::{address, csv, graphml, ics, jsonld, markdown, say};
use crate::lang::Lang;
use crate::model::{self, RelationId, Scheme};
use crate::pack::Facet;
use crate::query::answer;
use crate::query::ast::Query;
use crate::query::card::{Card, card};
use crate::query::join::join;
use crate::query::print::print;
use crate::query::shape::*;

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv,
    Json,
    JsonLd,
    GraphMl,
    Markdown,
    ICalendar,
    Html,
}

impl Format {
    /// Every format, in the order in which a page offers them.
    pub const ALL: [Format; 7] =
        [Format::Markdown, Format::Html, Format::Csv, Format::Json, Format::JsonLd, Format::GraphMl, Format::ICalendar];

    /// Its name, which is also the ending of its files.
    pub fn key(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Json => "json",
            Format::JsonLd => "jsonld",
            Format::GraphMl => "graphml",
            Format::Markdown => "md",
            Format::ICalendar => "ics",
            Format::Html => "html",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv;charset=utf-8;header=present",
            Format::Json => "application/json",
            Format::JsonLd => "application/ld+json",
            Format::GraphMl => "application/graphml+xml",
            Format::Markdown => "text/markdown;charset=utf-8",
            Format::ICalendar => "text/calendar;charset=utf-8",
            Format::Html => "text/html;charset=utf-8",
        }
    }

    /// The format of a name.
    pub fn find(key: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.key() == key)
    }
}

/// What a briefing note is ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Group {
    /// A relation of several topics stands at the first of them.
    #[default]
    Topic,
    Date,
    Source,
}

impl Group {
    /// The order of a name; the usual one where there is none of that name.
    pub fn find(key: &str) -> Group {
        match key {
            "date" => Group::Date,
            "source" => Group::Source,
            _ => Group::Topic,
        }
    }
}

/// What may be set about an export.
#[derive(Clone, Debug)]
pub struct Options<'a> {
    pub lang: Lang,
    /// The address of the page, before the question mark; empty: addresses are relative.
    pub base: &'a str,
    /// Only this relation, whatever the query.
    pub relation: Option<&'a str>,
    pub group: Group,
    /// Begin a table with the mark by which a spreadsheet knows UTF-8.
    pub is_marked: bool,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options { lang: Lang::En, base: "", relation: None, group: Group::Topic, is_marked: false }
    }
}

/// A file to take away, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Taken {
    pub text: String,
    pub name: String,
    pub r#type: &'static str,
    pub total: u32,
    pub note: String,
}

/// Relations on their way out, and what is said of all of them.
pub(super) struct Load<'a> {
    pub view: View<'a>,
    pub options: &'a Options<'a>,
    pub relations: Vec<(u32, Card)>,
    /// The topics that the query asks for.
    pub topics: &'a [u32],
    /// The query in words, or the statement of the one relation.
    pub words: String,
    /// Where a page shows the same.
    pub address: String,
    /// The query in its own spelling; empty where one relation was asked for.
    pub query: String,
}

/// The relations of a query as a file.
pub fn take(view: View, query: &Query, format: Format, options: &Options) -> Taken {
    let (load, name) = load(view, query, options);
    let mut total = load.relations.len() as u32;
    let mut note = String::new();
    let text = match format {
        Format::Csv => {
            let (text, n_defused) = load.csv();
            note = say::defused(options.lang, n_defused);
            text
        }
        Format::Json => load.json(),
        Format::JsonLd => jsonld::write(&load),
        Format::GraphMl => {
            note = say::projection(options.lang).to_owned();
            graphml::write(&load)
        }
        Format::Markdown => markdown::write(&load),
        Format::ICalendar => {
            let (text, n_entries) = ics::write(&load);
            note = say::dated(options.lang, n_entries, total);
            total = n_entries;
            text
        }
        Format::Html => html::write(&load, &Shape::default()),
    };
    let mut name = file_name(&view.store.catalogue.about, &name);
    name.push('.');
    name.push_str(format.key());
    Taken { text, name, r#type: format.media_type(), total, note }
}

/// The relations of a query as a fragment of HTML, and how many they are.
pub fn snippet(view: View, query: &Query, shape: &Shape, options: &Options) -> (String, u32) {
    let (load, _) = load(view, query, options);
    (html::write(&load, shape), load.relations.len() as u32)
}

/// Gathers what a query or a key asks for, and the name of a file of it.
fn load<'a>(view: View<'a>, query: &'a Query, options: &'a Options<'a>) -> (Load<'a>, String) {
    let topics = &query.choice(Facet::Topic).chosen;
    let (ids, words, address, name) = match options.relation {
        // A key that no relation has brings nothing.
        Some(key) => {
            let id = view.find(key);
            let words = id.map_or(String::new(), |id| view.statement(id).text);
            let ids = id.map(|id| id.0).into_iter().collect();
            (ids, words, address::record(options.base, "relation", key), key.to_owned())
        }
        None => {
            let (ids, words) = answer::whole(view, query);
            let query = Query { page: 1, ..query.clone() };
            // An address leads to where there is no base query.
            (ids, words, address::query(options.base, &join(view, &query).query), print(view.store, &query))
        }
    };
    let relations = ids.into_iter().map(|id| (id, card(view, RelationId(id), &[]))).collect();
    let query = if options.relation.is_none() { name.clone() } else { String::new() };
    (Load { view, options, relations, topics, words, address, query }, name)
}

/// `canada-cambodia-0.1.0-topic-defence`: letters that every disk takes.
pub(super) fn file_name(about: &model::About, query: &str) -> String {
    let mut name = String::new();
    for part in [&about.key, "-", &about.version, "-"] {
        name.push_str(part);
    }
    for byte in query.bytes().take(80) {
        if byte.is_ascii_alphanumeric() {
            name.push(char::from(byte.to_ascii_lowercase()));
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    while name.ends_with('-') {
        name.pop();
    }
    name
}

impl Load<'_> {
    /// The fields of one relation.
    pub fn row(&self, (id, card): &(u32, Card)) -> Row {
        row::row(self.view.store, *id, card, self.options.base)
    }

    /// A table, and how many of its cells were kept from being formulas.
    fn csv(&self) -> (String, u32) {
        let mut out = String::from(if self.options.is_marked { "\u{feff}" } else { "" });
        for (at, name) in NAMES.into_iter().enumerate() {
            csv::cell(name, at == 0, &mut out);
        }
        out.push_str("\r\n");
        let mut n_defused = 0;
        for relation in &self.relations {
            for (at, (_, value)) in self.row(relation).0.iter().enumerate() {
                n_defused += u32::from(csv::cell(&row::flat(value), at == 0, &mut out));
            }
            out.push_str("\r\n");
        }
        (out, n_defused)
    }

    fn json(&self) -> String {
        let mut json = Json::default();
        json.open('{');
        json.open_member("about", '{');
        self.about(Some(&self.address), &mut json);
        json.close('}');
        json.open_member("relations", '[');
        for relation in &self.relations {
            json.line();
            json.open('{');
            self.members(relation, &mut json, false, &NAMES);
            json.close('}');
        }
        json.text.push_str("\n]}\n");
        json.text
    }

    /// What the dataset is and what was asked of it.
    pub fn about(&self, address: Option<&str>, json: &mut Json) {
        let about = &self.view.store.catalogue.about;
        for (name, text) in [
            ("title", self.view.words(&about.title).as_str()),
            ("version", &about.version),
            ("compiled", &about.compiled),
            ("licence", &about.licence),
            ("query", &self.words),
        ] {
            json.member(name, text);
        }
        json.some("address", address);
        json.name("total");
        json.raw(&say::digits(self.relations.len() as u32));
    }

    /// The wanted fields of one relation as members, each always there; keys as names of the records where they are wanted.
    pub fn members(&self, relation: &(u32, Card), json: &mut Json, is_named: bool, wanted: &[&str]) {
        for (name, (kind, value)) in NAMES.iter().zip(self.row(relation).0).filter(|(name, _)| wanted.contains(name)) {
            json.name(name);
            let r#type = match kind {
                Kind::Text if value.is_empty() => {
                    json.raw("null");
                    continue;
                }
                Kind::Text => {
                    json.string(&value);
                    continue;
                }
                Kind::Flag => {
                    json.raw(&value);
                    continue;
                }
                Kind::Numbers | Kind::Texts => "",
                Kind::Entities => "entity",
                Kind::Events => "event",
                Kind::Sources => "source",
            };
            json.open('[');
            for member in row::members(&value) {
                match kind {
                    Kind::Numbers => json.raw(member),
                    _ if is_named && !r#type.is_empty() => json.string(&jsonld::name(self, r#type, member)),
                    _ => json.string(member),
                }
            }
            json.close(']');
        }
    }

    /// Every entity that a relation names, each once, in the order in which they are met.
    pub fn cast(&self) -> Vec<&Ref> {
        let mut cast: Vec<&Ref> = Vec::new();
        for (_, card) in &self.relations {
            for named in [&card.subject, &card.object, &card.places, &card.by, &card.through] {
                named.iter().for_each(|one| meet(one, &mut cast));
            }
            card.participants.iter().for_each(|part| meet(&part.entity, &mut cast));
        }
        cast
    }

    /// The type of an entity.
    pub fn type_of(&self, key: &str) -> &str {
        let entity = self.view.find_entity(key).map(|id| &self.view.store.catalogue.entities[id.index()]);
        entity.map_or("", |entity| self.view.key(Scheme::EntityType, entity.entity_type))
    }
}

fn meet<'a>(one: &'a Ref, cast: &mut Vec<&'a Ref>) {
    if !cast.iter().any(|known| known.key == one.key) {
        cast.push(one);
    }
}

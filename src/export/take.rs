//! The relations of a query in a format of other programs: all of them, not a page.

use serde::Serialize;

use crate::export::row::{NAMES, Value, row};
use crate::export::write::{Json, number};
use crate::export::{address, csv, graphml, ics, jsonld, markdown, say};
use crate::lang::Lang;
use crate::model::RelationId;
use crate::query::answer;
use crate::query::ast::Query;
use crate::query::card::{Card, card};
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
}

impl Format {
    /// Every format, in the order in which a page offers them.
    pub const ALL: [Format; 6] =
        [Format::Markdown, Format::Csv, Format::Json, Format::JsonLd, Format::GraphMl, Format::ICalendar];

    /// Its name, which is also the ending of its files.
    pub fn key(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Json => "json",
            Format::JsonLd => "jsonld",
            Format::GraphMl => "graphml",
            Format::Markdown => "md",
            Format::ICalendar => "ics",
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
    /// The query in words, or the key of the one relation.
    pub words: String,
    /// Where a page shows the same.
    pub address: String,
}

/// The relations of a query as a file.
pub fn take(view: View, query: &Query, format: Format, options: &Options) -> Taken {
    let one = options.relation.and_then(|key| view.store.find(key));
    let (ids, words, address, name) = match one {
        Some(id) => {
            let key = view.store.key(id);
            (vec![id.0], key.to_owned(), address::record(options.base, "relation", key), key.to_owned())
        }
        None => {
            let (ids, words) = answer::whole(view, query);
            let text = print(view.store, &Query { page: 1, ..query.clone() });
            (ids, words, address::query(options.base, &text), text)
        }
    };
    let relations = ids.into_iter().map(|id| (id, card(view, RelationId(id), &[]))).collect();
    let load = Load { view, options, relations, words, address };
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
    };
    Taken { text, name: load.file_name(&name, format.key()), r#type: format.media_type(), total, note }
}

impl Load<'_> {
    /// The fields of one relation.
    pub fn row(&self, (id, card): &(u32, Card)) -> [Value; NAMES.len()] {
        row(self.view.store, *id, card, self.options.base)
    }

    /// `canada-cambodia-0.1.0-topic-defence.csv`: letters that every disk takes.
    fn file_name(&self, query: &str, ending: &str) -> String {
        let about = &self.view.store.catalogue.about;
        let mut name = String::from(about.key.as_str());
        name.push('-');
        name.push_str(&about.version);
        name.push('-');
        for letter in query.chars().take(80) {
            match letter.is_ascii_alphanumeric() {
                true => name.push(letter.to_ascii_lowercase()),
                false if name.ends_with('-') => {}
                false => name.push('-'),
            }
        }
        name.truncate(name.trim_end_matches('-').len());
        name.push('.');
        name.push_str(ending);
        name
    }

    /// A table, and how many of its cells were kept from being formulas.
    fn csv(&self) -> (String, u32) {
        let mut out = String::from(if self.options.is_marked { "\u{feff}" } else { "" });
        csv::line(NAMES.into_iter(), &mut out);
        let mut n_defused = 0;
        for relation in &self.relations {
            let cells = self.row(relation).map(|value| value.flat());
            n_defused += csv::line(cells.iter().map(String::as_str), &mut out);
        }
        (out, n_defused)
    }

    fn json(&self) -> String {
        let mut json = Json::default();
        json.open('{');
        json.open_member("about", '{');
        self.about(&mut json);
        json.close('}');
        json.open_member("relations", '[');
        for relation in &self.relations {
            json.line();
            json.open('{');
            self.members(relation, &mut json, &|json, _, key| json.string(key));
            json.close('}');
        }
        json.text.push_str("\n]}\n");
        json.text
    }

    /// What the dataset is and what was asked of it.
    pub fn about(&self, json: &mut Json) {
        let about = &self.view.store.catalogue.about;
        json.member("title", &self.view.words(&about.title));
        json.member("version", &about.version);
        json.member("compiled", &about.compiled);
        json.member("licence", &about.licence);
        json.member("query", &self.words);
        json.member("address", &self.address);
        let mut total = String::new();
        number(self.relations.len() as u32, &mut total);
        json.name("total");
        json.raw(&total);
    }

    /// The fields of one relation as members; what there is none of is left out of no object.
    pub fn members(&self, relation: &(u32, Card), json: &mut Json, key: &dyn Fn(&mut Json, &str, &str)) {
        for (name, value) in NAMES.into_iter().zip(self.row(relation)) {
            json.name(name);
            match &value {
                Value::Text(text) if text.is_empty() => json.raw("null"),
                Value::Text(text) => json.string(text),
                Value::Flag(_) => json.raw(&value.flat()),
                Value::Numbers(numbers) => {
                    json.open('[');
                    for &one in numbers {
                        let mut text = String::new();
                        number(one, &mut text);
                        json.raw(&text);
                    }
                    json.close(']');
                }
                Value::Texts(texts) => {
                    json.open('[');
                    texts.iter().for_each(|text| json.string(text));
                    json.close(']');
                }
                Value::Keys(r#type, keys) => {
                    json.open('[');
                    keys.iter().for_each(|one| key(json, r#type, one));
                    json.close(']');
                }
            }
        }
    }

    /// Every entity that a relation names, each once, in the order in which they are met.
    pub fn cast(&self) -> Vec<&Ref> {
        let mut cast: Vec<&Ref> = Vec::new();
        for (_, card) in &self.relations {
            let named = [&card.subject, &card.object, &card.places, &card.by, &card.through].into_iter().flatten();
            for one in named.chain(card.participants.iter().map(|part| &part.entity)).chain(&card.publisher) {
                if !cast.iter().any(|known| known.key == one.key) {
                    cast.push(one);
                }
            }
        }
        cast
    }

    /// The type of an entity.
    pub fn type_of(&self, key: &str) -> &str {
        let catalogue = &self.view.store.catalogue;
        let entity = catalogue.entities.iter().find(|entity| entity.key == key);
        let terms = catalogue.vocabulary.terms(crate::model::Scheme::EntityType);
        entity.map_or("", |entity| terms[entity.entity_type.index()].key.as_str())
    }
}

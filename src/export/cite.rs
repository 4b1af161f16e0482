//! How to cite: a relation, a source, or what a query, an entity or an event brings, in the styles that people and
//! reference managers ask for.
//!
//! The document comes first, with who made it, and then where it was read. Names stand as the sources print them: which
//! part of "Prak Sokhonn" is the family's is not on record, and in Khmer it is the first. What a document does not print
//! of itself, its title or day, stands in square brackets, as libraries have it.

mod plain;
mod records;

use serde::Serialize;

use crate::date::Date;
use crate::export::{address, say};
use crate::lang::Lang;
use crate::model::{self, Scheme};
use crate::query::answer;
use crate::query::ast::Query;
use crate::query::card::card;
use crate::query::shape::*;

/// What is cited.
pub enum Cited<'a> {
    Relation(&'a str),
    Source(&'a str),
    Entity(&'a str),
    Event(&'a str),
    Query(&'a Query),
}

/// What may be set about a citation.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    pub lang: Lang,
    /// The address of the page, before the question mark.
    pub base: &'a str,
    /// Where the very thing is shown, where that is known better than by its key.
    pub address: &'a str,
    /// The view in which an answer was seen, in words.
    pub view: &'a str,
    /// The day on which it was seen, in EDTF; no clock runs here.
    pub seen: &'a str,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options { lang: Lang::En, base: "", address: "", view: "", seen: "" }
    }
}

/// A citation in one style, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Citation {
    pub style: &'static str,
    pub label: &'static str,
    pub text: String,
    pub name: String,
    pub r#type: &'static str,
}

/// A work as all styles need it. What does not apply is empty.
#[derive(Default)]
struct Work {
    /// What reference managers file it under.
    key: String,
    /// The genre of a document; none: it is a part of the dataset.
    genre: Option<Term>,
    /// The speaker, where that is not the source.
    speakers: String,
    authors: Vec<String>,
    title: String,
    /// The title is ours, the publisher or the day is inferred.
    is_titled_by_us: bool,
    publisher: String,
    is_publisher_inferred: bool,
    issued: Option<Date>,
    is_issue_inferred: bool,
    language: String,
    identifier: String,
    address: String,
    /// "paragraph 3".
    paragraphs: String,
    /// The relation that is cited.
    relation: String,
    dataset: String,
    version: String,
    permalink: String,
    seen: Option<Date>,
}

/// The citation of something in every style; none where nothing has that key.
pub fn cite(view: View, cited: &Cited, options: &Options) -> Option<Vec<Citation>> {
    let about = &view.store.catalogue.about;
    let mut work = match cited {
        Cited::Relation(key) => relation(view, key)?,
        Cited::Source(key) => source(view, view.store.catalogue.sources.iter().find(|source| source.key == *key)?),
        Cited::Entity(key) => {
            let entity = view.store.catalogue.entities.iter().find(|entity| entity.key == *key)?;
            part(about, key, view.words(&entity.name))
        }
        Cited::Event(key) => {
            let event = view.store.catalogue.events.iter().find(|event| event.key == *key)?;
            part(about, key, view.words(&event.title))
        }
        Cited::Query(query) => answered(view, query, options),
    };
    work.dataset = view.words(&about.title);
    work.version = about.version.clone();
    work.seen = Date::parse(options.seen).ok();
    work.permalink = match (options.address, cited) {
        ("", Cited::Relation(key)) => address::record(options.base, "relation", key),
        ("", Cited::Source(key)) => address::record(options.base, "source", key),
        ("", Cited::Entity(key)) => address::record(options.base, "entity", key),
        ("", Cited::Event(key)) => address::record(options.base, "event", key),
        ("", Cited::Query(query)) => address::query(options.base, &crate::query::print::print(view.store, query)),
        (address, _) => address.to_owned(),
    };
    let lang = options.lang;
    let citation = |style, label, text, ending: &str, r#type| {
        let mut name = work.key.clone();
        name.push('.');
        name.push_str(ending);
        Citation { style, label, text, name, r#type }
    };
    const PLAIN: &str = "text/plain;charset=utf-8";
    Some(vec![
        citation("chicago-note", "Chicago 17, note", plain::chicago(&work, lang, true), "txt", PLAIN),
        citation("chicago-bibliography", "Chicago 17, bibliography", plain::chicago(&work, lang, false), "txt", PLAIN),
        citation("apa", "APA 7", plain::apa(&work, lang), "txt", PLAIN),
        citation("biblatex", "BibTeX (biblatex)", records::biblatex(&work, lang), "bib", "application/x-bibtex"),
        citation("ris", "RIS", records::ris(&work, lang), "ris", "application/x-research-info-systems"),
        citation("csl-json", "CSL-JSON", records::csl(&work, lang), "json", "application/vnd.citationstyles.csl+json"),
    ])
}

fn relation(view: View, key: &str) -> Option<Work> {
    let id = view.store.find(key)?;
    let card = card(view, id, &[]);
    let document = &view.store.catalogue.sources[view.store.source(id).index()];
    let mut work = source(view, document);
    work.key = key.to_owned();
    work.relation = key.to_owned();
    if !card.is_source_voice {
        work.speakers = say::speakers(view.lang, &card);
    }
    work.paragraphs = say::paragraphs(view.lang, &card);
    // A link to the passage rather than to the page.
    if let Some(url) = card.evidence.first().and_then(|evidence| evidence.url.as_ref()) {
        work.address = url.clone();
    }
    Some(work)
}

fn source(view: View, source: &model::Source) -> Work {
    let names = |ids: &[model::EntityId]| view.entities(ids).into_iter().map(|one| one.label).collect();
    // A title is cited in the language of the document; what stands there in another one is our translation.
    let title = match source.language.as_str() {
        "fr" => &source.title.fr,
        "km" => source.title.km.as_ref().unwrap_or(&source.title.en),
        _ => &source.title.en,
    };
    let is_stated = |basis: &model::Text| basis.en == "stated";
    Work {
        key: source.key.clone(),
        genre: Some(view.term(Scheme::Genre, source.genre)),
        authors: names(&source.author),
        title: title.clone(),
        is_titled_by_us: !is_stated(&source.title_basis),
        publisher: source.publisher.map(|id| view.entity(id).label).unwrap_or_default(),
        is_publisher_inferred: source.publisher_basis.as_ref().is_some_and(|basis| !is_stated(basis)),
        issued: source.issued.as_ref().map(|when| when.date.clone()),
        // The first basis is "stated".
        is_issue_inferred: source.issued.as_ref().is_some_and(|when| when.basis.0 > 0),
        language: source.language.clone(),
        identifier: source.identifier.clone().unwrap_or_default(),
        address: source.address.clone().unwrap_or_default(),
        ..Work::default()
    }
}

/// Something that the dataset alone puts together.
fn part(about: &model::About, key: &str, title: String) -> Work {
    let mut work = Work { title, publisher: "Entente".to_owned(), ..Work::default() };
    for part in [about.key.as_str(), "-", key] {
        work.key.push_str(part);
    }
    work.issued = Date::parse(&about.compiled).ok();
    work
}

fn answered(view: View, query: &Query, options: &Options) -> Work {
    let (ids, mut title) = answer::whole(view, query);
    for part in [options.view, &say::relations(view.lang, ids.len() as u32)] {
        if !part.is_empty() {
            title.push_str("; ");
            title.push_str(part);
        }
    }
    let text = crate::query::print::print(view.store, query);
    let mut key = String::new();
    for letter in text.chars().take(40) {
        key.push(if letter.is_ascii_alphanumeric() { letter } else { '-' });
    }
    let key = key.trim_matches('-');
    part(&view.store.catalogue.about, if key.is_empty() { "all" } else { key }, title)
}

//! A work with all that any style wants to know of it, each thing as a text: a style is then a list of them.

use crate::date::Date;
use crate::export::cite::{Cited, Options};
use crate::export::{address, say};
use crate::lang::Lang;
use crate::model::{self, Scheme};
use crate::query::answer;
use crate::query::card::card;
use crate::query::print::print;
use crate::query::say::{add, fill, pick};
use crate::query::shape::{View, names};

/// What is known of a work.
#[derive(Clone, Copy)]
pub enum Part {
    /// What reference managers file it under.
    Key,
    /// Key and label of a document's genre; empty for what only the dataset puts together.
    Genre,
    GenreLabel,
    Speakers,
    Author,
    /// As it is printed; then in brackets where it is ours; then with quotation marks where it is not.
    Title,
    TitleShown,
    TitleQuoted,
    TitleApa,
    /// As it is named; then in brackets where it is inferred, and empty where the author is meant.
    Publisher,
    PublisherShown,
    /// Who stands first in APA, and who after the title.
    FirstApa,
    SecondApa,
    /// In words; then in brackets where it is inferred; then in the parentheses of APA.
    Issued,
    IssuedShown,
    IssuedApa,
    /// For people: the notation too.
    IssuedNote,
    Language,
    Identifier,
    Address,
    /// "paragraph 3".
    Paragraphs,
    Relation,
    /// The dataset's title with its version; the version alone where the dataset is cited.
    Database,
    Version,
    /// "relation “…” in …, Entente, version 0.1.0".
    Home,
    Permalink,
    /// The page of a document, or where a part of the dataset is shown.
    Url,
    /// In words; then in a sentence.
    Seen,
    SeenShown,
    /// What no field of a record holds.
    Note,
}

/// How many parts there are.
const PARTS: usize = Part::Note as usize + 1;

/// What is cited. What does not apply is empty.
pub struct Work {
    parts: [String; PARTS],
    pub authors: Vec<String>,
    pub issued: Option<Date>,
    pub seen: Option<Date>,
}

impl Work {
    pub fn get(&self, part: Part) -> &str {
        &self.parts[part as usize]
    }

    #[inline(never)]
    fn set(&mut self, part: Part, text: &str) {
        self.parts[part as usize] = text.to_owned();
    }

    /// Puts other parts into a wording, unless one of them is empty.
    #[inline(never)]
    fn put(&mut self, part: Part, wording: &str, gaps: &[Part]) {
        let mut rest = wording;
        let mut text = String::new();
        for &gap in gaps {
            let (before, after) = rest.split_once("{}").unwrap_or((rest, ""));
            if self.get(gap).is_empty() {
                return;
            }
            text.push_str(before);
            text.push_str(self.get(gap));
            rest = after;
        }
        text.push_str(rest);
        self.set(part, &text);
    }

    pub fn is_document(&self) -> bool {
        !self.get(Part::Genre).is_empty()
    }
}

/// Gathers what is known; none where nothing has that key.
pub fn work(view: View, cited: &Cited, options: &Options) -> Option<Work> {
    let lang = view.lang;
    let catalogue = &view.store.catalogue;
    let about = &catalogue.about;
    let mut work =
        Work { parts: Default::default(), authors: Vec::new(), issued: None, seen: Date::parse(options.seen).ok() };
    let (r#type, key) = match *cited {
        Cited::Relation(key) => ("relation", key),
        Cited::Source(key) => ("source", key),
        Cited::Entity(key) => ("entity", key),
        Cited::Event(key) => ("event", key),
        Cited::Query(_) => ("", ""),
    };
    work.set(Part::Key, key);
    work.set(Part::Permalink, &address::record(options.base, r#type, key));
    // Title, publisher and day of a document may be ours.
    let mut is_ours = [false; 3];
    match *cited {
        Cited::Relation(key) => {
            let id = view.store.find(key)?;
            let card = card(view, id, &[]);
            is_ours = document(view, &catalogue.sources[view.store.source(id).index()], &mut work);
            work.set(Part::Relation, key);
            if !card.is_source_voice {
                work.set(Part::Speakers, &say::speakers(lang, &card));
            }
            work.set(Part::Paragraphs, &say::paragraphs(lang, &card));
            // A link to the passage rather than to the page.
            if let Some(url) = card.evidence.first().and_then(|evidence| evidence.url.as_ref()) {
                work.set(Part::Address, url);
            }
        }
        Cited::Source(key) => {
            is_ours = document(view, &catalogue.sources[view.find_source(key)?.index()], &mut work);
        }
        Cited::Entity(key) => {
            work.set(Part::Title, &view.entity(view.find_entity(key)?).label);
        }
        Cited::Event(key) => {
            work.set(Part::Title, &view.event(view.find_event(key)?).label);
        }
        Cited::Query(query) => {
            let (ids, mut title) = answer::whole(view, query);
            for part in [options.view, &say::relations(lang, ids.len() as u32)] {
                if !part.is_empty() {
                    title.push_str(pick(lang, "; ", " ; ", "; "));
                    title.push_str(part);
                }
            }
            let text = print(view.store, query);
            work.set(Part::Title, &title);
            work.set(Part::Key, &crate::export::take::file_name(about, &text));
            work.set(Part::Permalink, &address::query(options.base, &text));
        }
    }
    if !options.address.is_empty() {
        work.set(Part::Permalink, options.address);
    }
    let title = view.words(&about.title);
    let version = fill(say::version(lang), &[&about.version]);
    work.set(Part::Home, &title);
    if !work.get(Part::Relation).is_empty() {
        let within = pick(lang, "relation “{}” in {}", "relation « {} » dans {}", "ទំនាក់ទំនង “{}” ក្នុង {}");
        work.put(Part::Home, within, &[Part::Relation, Part::Home]);
    }
    work.set(Part::Database, &version);
    work.put(Part::Home, "{}, Entente, {}", &[Part::Home, Part::Database]);
    work.put(Part::Url, "{}", &[Part::Address]);
    let is_document = work.is_document();
    if !is_document {
        // The dataset's own day is that of its version.
        work.issued = Date::parse(&about.compiled).ok();
        work.set(Part::Version, &about.version);
        work.set(Part::Publisher, "Entente");
        work.set(Part::GenreLabel, pick(lang, "data set", "jeu de données", "សំណុំទិន្នន័យ"));
        // What is relative is no address to others.
        if work.get(Part::Permalink).contains("://") {
            work.put(Part::Url, "{}", &[Part::Permalink]);
        }
    }
    for (date, part) in [(work.issued.clone(), Part::Issued), (work.seen.clone(), Part::Seen)] {
        if let Some(date) = date {
            work.set(part, &date.words(lang));
        }
    }
    if !is_document {
        work.set(Part::Database, &fill(say::compiled(lang), &[work.get(Part::Issued)]));
        work.put(Part::Home, "{}, {}", &[Part::Home, Part::Database]);
    }
    work.set(Part::Database, &fill("{} ({})", &[&title, &version]));
    shown(&mut work, lang, is_ours);
    Some(work)
}

/// A document; says whether its title, its publisher and its day are ours.
fn document(view: View, source: &model::Source, work: &mut Work) -> [bool; 3] {
    // A title is cited in the language of the document; what stands there in another one is our translation.
    let title = match source.language.as_str() {
        "fr" => &source.title.fr,
        "km" => source.title.km.as_ref().unwrap_or(&source.title.en),
        _ => &source.title.en,
    };
    let genre = view.term(Scheme::Genre, source.genre);
    work.set(Part::Genre, &genre.key);
    work.set(Part::GenreLabel, &genre.label);
    let authors = view.entities(&source.author);
    work.set(Part::Author, &names(&authors));
    authors.into_iter().for_each(|author| work.authors.push(author.label));
    work.set(Part::Title, title);
    if let Some(publisher) = source.publisher {
        work.set(Part::Publisher, &view.entity(publisher).label);
    }
    work.issued = source.issued.as_ref().map(|when| when.date.clone());
    work.set(Part::Language, &source.language);
    work.set(Part::Identifier, source.identifier.as_deref().unwrap_or_default());
    work.set(Part::Address, source.address.as_deref().unwrap_or_default());
    // The first basis says that something is stated.
    let is_ours = |basis: &model::Text| Some(basis) != view.store.catalogue.bases.first();
    [
        is_ours(&source.title_basis),
        source.publisher_basis.as_ref().is_some_and(is_ours),
        source.issued.as_ref().is_some_and(|when| when.basis.0 > 0),
    ]
}

/// The forms in which the styles show what is gathered.
fn shown(work: &mut Work, lang: Lang, is_ours: [bool; 3]) {
    use Part::*;
    const FORMS: &[(Part, Part)] = &[(Title, TitleShown), (Publisher, PublisherShown), (Issued, IssuedShown)];
    for (&(from, to), is_ours) in FORMS.iter().zip(is_ours) {
        work.put(to, if is_ours { "[{}]" } else { "{}" }, &[from]);
    }
    if work.get(Author) == work.get(Publisher) {
        work.set(PublisherShown, "");
    }
    work.put(TitleQuoted, if is_ours[0] { "{}" } else { say::quoted(lang) }, &[TitleShown]);
    work.put(TitleApa, "{} [{}]", &[TitleShown, GenreLabel]);
    work.put(FirstApa, "{}", &[PublisherShown]);
    work.put(SecondApa, "{}", &[PublisherShown]);
    match work.get(Author).is_empty() {
        true => work.set(SecondApa, ""),
        false => work.put(FirstApa, "{}", &[Author]),
    }
    work.set(IssuedApa, pick(lang, "(n.d.)", "(s. d.)", "(គ.ថ.)"));
    work.put(IssuedApa, "({})", &[IssuedShown]);
    work.put(SeenShown, pick(lang, "accessed {}", "consulté le {}", "ចូលមើល {}"), &[Seen]);
    if let Some(date) = &work.issued {
        let edtf = date.to_string();
        let text = pick(lang, "issued {} (EDTF {})", "publié : {} (EDTF {})", "ចេញផ្សាយ {} (EDTF {})");
        let issued = fill(text, &[work.get(Issued), &edtf]);
        work.set(IssuedNote, &issued);
    }
    if !work.is_document() {
        // Of the dataset's parts the styles say publisher and day where they say the dataset.
        for part in [PublisherShown, IssuedShown, IssuedNote] {
            work.set(part, "");
        }
    }
    let supplied = [
        pick(lang, "title supplied", "titre forgé", "ចំណងជើងដាក់ដោយយើង"),
        pick(lang, "publisher inferred", "éditeur déduit", "អ្នកបោះពុម្ពដោយសន្និដ្ឋាន"),
        pick(lang, "date inferred", "date déduite", "កាលបរិច្ឆេទដោយសន្និដ្ឋាន"),
    ];
    let mut note = String::new();
    let mut tell = |text: &str| {
        if !text.is_empty() {
            add(&mut note, "; ", text);
        }
    };
    const NOTE: &[Part] = &[Speakers, Paragraphs, IssuedNote, Home, Permalink];
    for (at, &part) in NOTE.iter().enumerate() {
        tell(work.get(part));
        if at == 2 {
            supplied.iter().zip(is_ours).filter(|(_, is_ours)| *is_ours).for_each(|(words, _)| tell(words));
        }
    }
    work.set(Note, &note);
}

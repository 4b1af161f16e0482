//! Reads a query. The grammar is one everywhere: search box, address bar, attribute, command line.
//!
//! ```text
//! query  = { part }
//! part   = [ "-" ] ( words | facet ":" value { "," value } | "text:" words { "," words } )
//! words  = word [ "*" ] | '"' word { word } '"'
//! facet  = kind standing topic who by source place event year · role when said · sort page
//! value  = what has no space or comma, or anything in quotation marks; a key or a name in any language
//! ```
//!
//! Values of one facet are alternatives, facets add up, `-` excludes, `not-stated` is a value of every facet.
//!
//! A word brings what shares its stem; in quotation marks it is that very word, and several stand side by side; `trad*` is
//! any word that begins so. Words look in a relation's own texts and in the names of what it mentions, `text:` only in its
//! own, and all of them must be found.

use crate::date::Date;
use crate::fold::{fold, tokens};
use crate::index::group::Reach;
use crate::index::names::{LazyNames, Target};
use crate::lang::Lang;
use crate::model::Scheme;
use crate::nearest::nearest;
use crate::order::{self, insert};
use crate::pack::{self, Facet};
use crate::query::ast::*;
use crate::query::say;
use crate::query::shape::place;
use crate::store::Store;

/// The longest query that is read, in bytes; a longer one is a mistake or an attack.
pub const LONGEST: usize = 4096;

/// Why a part of a query is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// Where the part stands, in bytes.
    pub from: usize,
    pub to: usize,
    /// What is wrong, in the reader's language.
    pub sentence: String,
    /// The nearest name we know.
    pub hint: Option<String>,
    /// It is the base query that is refused, and the place is in that.
    pub is_base: bool,
}

impl std::fmt::Display for QueryError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.sentence)
    }
}

impl std::error::Error for QueryError {}

/// Reads a query; what cannot be understood is left out of it and said in the list.
pub fn parse(store: &Store, names: &LazyNames, text: &str, lang: Lang) -> (Query, Vec<QueryError>) {
    let mut reading = Reading { store, names, lang, query: Query::default(), errors: Vec::new() };
    if text.len() > LONGEST {
        let sentence = say::too_long(lang, LONGEST);
        reading.errors.push(QueryError { from: 0, to: text.len(), sentence, hint: None, is_base: false });
        return (reading.query, reading.errors);
    }
    for part in parts(text) {
        let before = reading.errors.len();
        reading.part(&part);
        for error in &mut reading.errors[before..] {
            (error.from, error.to) = (part.from, part.to);
        }
    }
    (reading.query, reading.errors)
}

/// One part as it is written.
pub struct Part {
    pub from: usize,
    pub to: usize,
    pub is_excluded: bool,
    /// What stands before the first colon outside quotation marks.
    pub facet: Option<String>,
    /// Where the last value begins, with its quotation mark.
    pub last_value: usize,
    values: Vec<Value>,
}

impl Part {
    /// Words to look for, as they stand there.
    pub fn is_plain(&self) -> bool {
        !self.is_excluded && self.facet.is_none() && self.values.iter().all(|value| !value.is_quoted)
    }
}

impl Part {
    /// Words to look for in the relations' own texts.
    pub fn is_of_texts(&self) -> bool {
        self.facet.as_ref().is_some_and(|facet| facet.eq_ignore_ascii_case("text"))
    }
}

/// One value as it is written.
#[derive(Default)]
struct Value {
    text: String,
    is_quoted: bool,
}

/// Cuts a query into its parts; every text has parts.
pub fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some(&(from, first)) = rest.peek() {
        if first.is_whitespace() {
            rest.next();
            continue;
        }
        let mut part = Part { from, to: text.len(), is_excluded: false, facet: None, last_value: from, values: vec![] };
        let mut value = Value::default();
        let mut closing = None;
        while let Some(&(at, c)) = rest.peek() {
            let is_at_start =
                part.facet.is_none() && part.values.is_empty() && value.text.is_empty() && !value.is_quoted;
            match closing {
                Some(quote) if c == quote => closing = None,
                Some(_) => value.text.push(c),
                None if c.is_whitespace() => {
                    part.to = at;
                    break;
                }
                None if is_at_start && c == '-' && !part.is_excluded => part.is_excluded = true,
                None if closing_quote(c).is_some() => {
                    closing = closing_quote(c);
                    value.is_quoted = true;
                }
                None if c == ':' && part.facet.is_none() && part.values.is_empty() && is_facet_like(&value) => {
                    part.facet = Some(std::mem::take(&mut value.text));
                    part.last_value = at + 1;
                }
                None if c == ',' && part.facet.is_some() => {
                    part.values.push(std::mem::take(&mut value));
                    part.last_value = at + 1;
                }
                None => value.text.push(c),
            }
            rest.next();
        }
        part.values.push(value);
        parts.push(part);
    }
    parts
}

/// Straight, curly and French quotation marks all quote.
fn closing_quote(c: char) -> Option<char> {
    match c {
        '"' => Some('"'),
        '\u{201c}' => Some('\u{201d}'),
        '«' => Some('»'),
        _ => None,
    }
}

/// Only letters and hyphens before a colon name a facet: `12:30` is two words.
fn is_facet_like(value: &Value) -> bool {
    !value.is_quoted && !value.text.is_empty() && value.text.chars().all(|c| c.is_ascii_alphabetic() || c == '-')
}

/// The words of a text; one that is cut into overlapping pairs is one run.
fn runs(text: &str) -> Vec<Vec<String>> {
    let mut runs: Vec<Vec<String>> = Vec::new();
    let mut end = 0;
    for token in tokens(text) {
        match runs.last_mut().filter(|_| token.start < end) {
            Some(run) => run.push(token.form),
            None => runs.push(vec![token.form]),
        }
        end = token.end;
    }
    runs
}

struct Reading<'a> {
    store: &'a Store,
    names: &'a LazyNames,
    lang: Lang,
    query: Query,
    errors: Vec<QueryError>,
}

/// Every name that may stand before a colon.
const NAMES: [&str; 15] = [
    "kind", "standing", "topic", "who", "by", "source", "place", "event", "year", "role", "when", "said", "text",
    "sort", "page",
];

impl Reading<'_> {
    fn part(&mut self, part: &Part) {
        let Some(facet) = &part.facet else {
            for value in &part.values {
                self.words(value, false, part.is_excluded);
            }
            return;
        };
        let facet = facet.to_ascii_lowercase();
        for value in &part.values {
            if value.text.trim().is_empty() {
                self.refuse(say::no_value(self.lang, &facet), None);
                continue;
            }
            match facet.as_str() {
                "text" if !self.words(value, true, part.is_excluded) => {
                    self.refuse(say::no_value(self.lang, &facet), None);
                }
                "text" => {}
                "year" => self.year(&value.text, part.is_excluded),
                "role" => self.role(&value.text, part.is_excluded),
                "when" | "said" => self.span(&facet, &value.text, part.is_excluded),
                "sort" => self.sort(&value.text),
                "page" => self.page(&value.text),
                name => match facet_named(name) {
                    Some(facet) => self.choose(facet, &value.text, part.is_excluded),
                    None => {
                        let near = nearest(name, NAMES).map(str::to_owned);
                        return self.refuse(say::no_facet(self.lang, name), near.map(|near| near + ":"));
                    }
                },
            }
        }
    }

    fn refuse(&mut self, sentence: String, hint: Option<String>) {
        // `part` puts in the place.
        self.errors.push(QueryError { from: 0, to: 0, sentence, hint, is_base: false });
    }

    /// Takes in the words of a value, and says whether it has any.
    fn words(&mut self, value: &Value, is_own: bool, is_excluded: bool) -> bool {
        let runs = runs(&value.text);
        let is_beginning = !value.is_quoted && value.text.ends_with('*');
        let new = |forms, reach| Words { forms, reach, is_own, is_excluded };
        let Some(last) = runs.last() else {
            return false;
        };
        let is_several = runs.len() > 1 && is_excluded || last.len() > 1;
        if is_beginning && is_several {
            self.refuse(say::whole_beginning(self.lang, &value.text), None);
        } else if value.is_quoted || is_excluded && is_several {
            // `-rules-based` leaves out what holds both words side by side, not what holds either.
            self.query.words.push(new(runs.concat(), Reach::Exactly));
        } else {
            let n_runs = runs.len();
            let reach = |at, run: &[String]| match is_beginning && at + 1 == n_runs {
                true => Reach::Beginning,
                // The pairs of a run of Khmer stand side by side as the words of a phrase do.
                false if run.len() > 1 => Reach::Exactly,
                false => Reach::Stems,
            };
            self.query.words.extend(runs.into_iter().enumerate().map(|(at, run)| {
                let reach = reach(at, &run);
                new(run, reach)
            }));
        }
        true
    }

    fn choose(&mut self, facet: Facet, text: &str, is_excluded: bool) {
        match self.value(facet, text) {
            Ok(value) => {
                let choice = self.query.choice_mut(facet);
                let list = if is_excluded { &mut choice.excluded } else { &mut choice.chosen };
                insert(list, value, |value| value);
            }
            Err((sentence, hint)) => self.refuse(sentence, hint),
        }
    }

    /// The value that a key or a name means in a facet.
    fn value(&self, facet: Facet, text: &str) -> Result<u32, (String, Option<String>)> {
        let len = self.store.catalogue.len_of(facet) as u32;
        if text == NOT_STATED {
            return Ok(len);
        }
        if let Some(value) = self.store.value_of_key(facet, text) {
            return Ok(value);
        }
        let folded = fold(text);
        let mut called: Vec<u32> =
            self.names.of(self.store).called(&folded).filter_map(|name| value_in(facet, name.target)).collect();
        order::ids(&mut called);
        match called[..] {
            [value] => Ok(value),
            [] => {
                let keys = (0..len).map(|value| self.store.value_key(facet, value));
                let names = self.names.of(self.store).iter().filter(|name| value_in(facet, name.target).is_some());
                let near_name = nearest(&folded, names.clone().map(|name| name.folded.as_str()));
                let key_of = |folded: &str| {
                    let value = names
                        .clone()
                        .find(|name| name.folded == folded)
                        .and_then(|name| value_in(facet, name.target))?;
                    Some(self.store.value_key(facet, value))
                };
                let near = nearest(text, keys).or_else(|| near_name.and_then(key_of));
                let hint = near.map(|key| format!("{}:{key}", facet_name(facet)));
                Err((say::no_such_value(self.lang, facet, text), hint))
            }
            _ => {
                let keys: Vec<&str> = called.iter().map(|&value| self.store.value_key(facet, value)).collect();
                let hint = format!("{}:{}", facet_name(facet), keys[0]);
                Err((say::ambiguous(self.lang, text, &keys), Some(hint)))
            }
        }
    }

    fn year(&mut self, text: &str, is_excluded: bool) {
        let year = match text {
            NOT_STATED => None,
            text => match text.parse::<i32>() {
                Ok(year) if (-9999..=9999).contains(&year) => Some(year),
                _ => return self.refuse(say::no_year(self.lang, text), None),
            },
        };
        let years = &mut self.query.year;
        let list = if is_excluded { &mut years.excluded } else { &mut years.chosen };
        insert(list, year, year_place);
    }

    fn role(&mut self, text: &str, is_excluded: bool) {
        let Some((role, entity)) = text.split_once('=') else {
            return self.refuse(say::role_form(self.lang), Some("role:host=cambodia".to_owned()));
        };
        let Some(role) = self.store.role_number(role) else {
            let near = nearest(role, self.store.role_names()).map(|near| format!("role:{near}={entity}"));
            return self.refuse(say::no_role(self.lang, role), near);
        };
        match self.value(Facet::Who, entity) {
            Ok(entity) if (entity as usize) < self.store.catalogue.entities.len() => {
                self.query.add_role(InRole { role, entity, is_excluded });
            }
            Ok(_) => self.refuse(say::role_form(self.lang), Some("role:host=cambodia".to_owned())),
            Err((sentence, hint)) => {
                let role = self.store.role_name(role).to_owned();
                self.refuse(sentence, hint.map(|hint| hint.replacen("who:", &format!("role:{role}="), 1)));
            }
        }
    }

    fn span(&mut self, facet: &str, text: &str, is_excluded: bool) {
        match text {
            "certain" if facet == "when" && !is_excluded => return self.query.is_certain = true,
            // The time when something was said has no list of years; what has no date at all is a year's `not-stated`.
            NOT_STATED if facet == "when" => return self.year(NOT_STATED, is_excluded),
            _ => {}
        }
        let (from, to) = match span_days(text, self.lang) {
            Ok(days) => days,
            Err(error) => {
                return self.refuse(say::no_date(self.lang, text, &error), Some(format!("{facet}:2020..2024")));
            }
        };
        if from > to {
            return self.refuse(say::backwards(self.lang, text), None);
        }
        let slot = if facet == "when" { &mut self.query.when } else { &mut self.query.said };
        if slot.is_some() {
            return self.refuse(say::twice(self.lang, facet), None);
        }
        *slot = Some(Span { from, to, text: text.to_owned(), is_excluded });
    }

    fn sort(&mut self, text: &str) {
        match Sort::named(text) {
            Some(sort) => self.query.sort = Some(sort),
            None => {
                let near = nearest(text, Sort::ALL.map(Sort::key)).unwrap_or(Sort::Newest.key());
                self.refuse(say::no_sort(self.lang, text), Some(format!("sort:{near}")));
            }
        }
    }

    fn page(&mut self, text: &str) {
        match text.parse::<u32>() {
            Ok(page) if (1..=100_000_000).contains(&page) => self.query.page = page,
            _ => self.refuse(say::no_page(self.lang, text), None),
        }
    }
}

/// A span of time as it stands in a query; none where it is no date or ends before it begins.
pub fn span(text: &str) -> Option<Span> {
    let (from, to) = span_days(text, Lang::En).ok()?;
    (from <= to).then(|| Span { from, to, text: text.to_owned(), is_excluded: false })
}

/// First and last day of `2020..2024`, `2020..`, `..2024` or of any EDTF date, or why it is none.
fn span_days(text: &str, lang: Lang) -> Result<(i32, i32), String> {
    let parse = |text: &str| Date::parse(text).map_err(|error| error.words(lang));
    match text.split_once("..") {
        Some(("", "")) => Err(say::no_ends(lang)),
        // An EDTF set or open interval keeps its dots.
        Some((from, to)) if !text.contains(['[', '/']) => {
            let from = if from.is_empty() { i32::MIN } else { parse(from)?.earliest().0 };
            let to = if to.is_empty() { i32::MAX } else { parse(to)?.latest().0 };
            Ok((from, to))
        }
        _ => parse(text).map(|date| (date.earliest().0, date.latest().0)),
    }
}

/// The value that a target is in a facet.
fn value_in(facet: Facet, target: Target) -> Option<u32> {
    match (facet, target) {
        (Facet::Kind, Target::Kind(id))
        | (Facet::Standing, Target::Standing(id))
        | (Facet::Topic, Target::Topic(id)) => Some(id.0),
        (Facet::Who | Facet::By | Facet::Place, Target::Entity(id)) => Some(id.0),
        (Facet::Source, Target::Source(id)) => Some(id.0),
        (Facet::Event, Target::Event(id)) => Some(id.0),
        _ => None,
    }
}

/// The names of the roles that every relation knows, in the order of their numbers.
const PLAIN_ROLES: [&str; pack::FIRST_NAMED_ROLE as usize] = ["subject", "object", "by", "through"];
/// Stands for every role: `role:any=canada role:any=asean` asks for both, where `who:canada,asean` asks for either.
const ANY_ROLE: &str = "any";

impl Store {
    /// The key of a value of a facet; `not-stated` past the last.
    pub fn value_key(&self, facet: Facet, value: u32) -> &str {
        let catalogue = &self.catalogue;
        let index = value as usize;
        let term = |scheme| catalogue.vocabulary.terms(scheme).get(index).map(|term| term.key.as_str());
        let key = match facet {
            Facet::Kind => term(Scheme::Kind),
            Facet::Standing => term(Scheme::Standing),
            Facet::Topic => term(Scheme::Topic),
            Facet::Who | Facet::By | Facet::Place => catalogue.entities.get(index).map(|entity| entity.key.as_str()),
            Facet::Source => catalogue.sources.get(index).map(|source| source.key.as_str()),
            Facet::Event => catalogue.events.get(index).map(|event| event.key.as_str()),
        };
        key.unwrap_or(NOT_STATED)
    }

    /// The value of a facet that has this key.
    ///
    /// Terms stand in an order of their own and are few; all else stands in order of its keys.
    pub fn value_of_key(&self, facet: Facet, key: &str) -> Option<u32> {
        let catalogue = &self.catalogue;
        let term = |scheme| catalogue.vocabulary.find(scheme, key).map(|term| term.0);
        match facet {
            Facet::Kind => term(Scheme::Kind),
            Facet::Standing => term(Scheme::Standing),
            Facet::Topic => term(Scheme::Topic),
            Facet::Who | Facet::By | Facet::Place => place(&catalogue.entities, key, |entity| &entity.key),
            Facet::Source => place(&catalogue.sources, key, |source| &source.key),
            Facet::Event => place(&catalogue.events, key, |event| &event.key),
        }
    }

    /// Every role by itself that a query may name.
    fn role_names(&self) -> impl Iterator<Item = &str> {
        PLAIN_ROLES
            .into_iter()
            .chain(self.catalogue.vocabulary.terms(Scheme::Role).iter().map(|term| term.key.as_str()))
    }

    /// The number that stands for every role: it follows those of the vocabulary.
    pub fn any_role(&self) -> u32 {
        pack::FIRST_NAMED_ROLE + self.catalogue.vocabulary.terms(Scheme::Role).len() as u32
    }

    fn role_number(&self, name: &str) -> Option<u32> {
        match name {
            ANY_ROLE => Some(self.any_role()),
            name => self.role_names().position(|role| role == name).map(|at| at as u32),
        }
    }

    pub fn role_name(&self, number: u32) -> &str {
        if number == self.any_role() {
            return ANY_ROLE;
        }
        self.role_names().nth(number as usize).unwrap_or_default()
    }
}

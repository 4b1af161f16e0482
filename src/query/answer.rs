//! The main question: what is on record, narrowed by words and filters.

use entente_columns::Bits;
use serde::Serialize;

use crate::date::Day;
use crate::lang::Lang;
use crate::model::{self, RelationId, Scheme};
use crate::order;
use crate::pack::{Facet, UNDATED};
use crate::query::absences::{self, Absence};
use crate::query::ast::*;
use crate::query::card::{Card, card};
use crate::query::count::{Heap, YearCount, histogram};
use crate::query::meant::{Meant, instead, meant};
use crate::query::parse::QueryError;
use crate::query::print::{self, PartOf};
use crate::query::relax::{Relaxed, relax};
use crate::query::say;
use crate::query::select::{Narrows, Selection, is_within, select};
use crate::query::shape::*;
use crate::store::Store;

/// What a reader may set about an answer.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub lang: Lang,
    /// Relations on a page, at most [`Options::MOST`].
    pub size: u32,
    /// Drop what is not understood and say so, instead of refusing.
    pub lenient: bool,
}

impl Options {
    /// More relations than anyone reads on a page.
    pub const MOST: u32 = 1000;
}

impl Default for Options {
    fn default() -> Options {
        Options { lang: Lang::En, size: 20, lenient: false }
    }
}

/// An answer, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    pub query: String,
    pub words: String,
    pub parts: Vec<Part>,
    pub total: u32,
    pub of: u32,
    pub page: u32,
    pub pages: u32,
    pub size: u32,
    pub sort: &'static str,
    pub relations: Vec<Card>,
    pub facets: Vec<FacetCounts>,
    pub histogram: Vec<YearCount>,
    pub relax: Vec<Relaxed>,
    pub dropped: Vec<Dropped>,
    pub meant: Vec<Meant>,
    pub absences: Vec<Absence>,
}

/// A removable part of the query.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    pub text: String,
    pub label: String,
    pub without: String,
}

/// A facet with the counts of its values.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FacetCounts {
    pub key: &'static str,
    pub label: &'static str,
    pub values: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FacetValue {
    pub key: String,
    pub label: String,
    pub count: u32,
    pub certain: Option<u32>,
    pub state: &'static str,
}

/// A part that was not understood.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dropped {
    pub text: String,
    pub reason: String,
}

/// Answers a query that has been read; `refused` are the parts that were left out of it.
pub fn answer(view: View, text: &str, query: &Query, refused: &[QueryError], options: Options) -> Answer {
    let store = view.store;
    let selection = select(view, query);
    let all = Heap::all(&selection);
    let total = all.total() as u32;
    let size = options.size.clamp(1, Options::MOST);
    let pages = total.div_ceil(size).max(1);
    let page = query.page().min(pages);
    let query = &Query { page, ..query.clone() };
    let ids = page_of(store, query, &selection, &all, ((page - 1) * size) as usize, size as usize);
    let parts: Vec<Part> = print::parts(query).into_iter().map(|part| part_of(view, query, part)).collect();
    let at_any_time = selection.without(Narrows::Time);
    let histogram = histogram(store, &at_any_time);
    let mut facets = facets(view, query, &selection, &all);
    facets.push(year_counts(view, query, &at_any_time, &histogram));
    Answer {
        query: print::print(store, query),
        words: in_words(view, query, &parts),
        total,
        of: view.total(),
        page,
        pages,
        size,
        sort: query.sort().key(),
        relations: ids.into_iter().map(|id| card(view, RelationId(id), &selection.marks)).collect(),
        facets,
        histogram,
        relax: if total == 0 { relax(view, query) } else { Vec::new() },
        dropped: refused
            .iter()
            .map(|error| Dropped { text: text[error.from..error.to].to_owned(), reason: error.sentence.clone() })
            .collect(),
        absences: absences::of_query(view, query),
        meant: meant(view, query),
        parts,
    }
}

/// Every relation of a query, in the order asked for, and the query in words.
pub fn whole(view: View, query: &Query) -> (Vec<u32>, String) {
    let selection = select(view, query);
    let all = Heap::all(&selection);
    let parts: Vec<Part> = print::parts(query).into_iter().map(|part| part_of(view, query, part)).collect();
    (page_of(view.store, query, &selection, &all, 0, all.total()), in_words(view, query, &parts))
}

/// One page of relations, in the order asked for.
pub(super) fn page_of(
    store: &Store,
    query: &Query,
    selection: &Selection,
    all: &Heap,
    skip: usize,
    size: usize,
) -> Vec<u32> {
    let first = |ids: Vec<u32>| ids.into_iter().skip(skip).collect();
    match query.sort() {
        // Ids stand in order of time, what has no date last.
        Sort::Date => all.set().iter().skip(skip).take(size).collect(),
        Sort::Newest => newest(store, all.set(), skip, size),
        Sort::Source => first(store.by_source(&all.ids(store), skip + size)),
        Sort::Relevance => first(selection.best(store, &all.ids(store), skip + size)),
    }
}

/// The newest first, what has no date last; of one day, as the sources tell it.
fn newest(store: &Store, all: &Bits, skip: usize, size: usize) -> Vec<u32> {
    let mut page = Vec::with_capacity(size);
    let mut day = Vec::new();
    let mut seen = 0;
    let mut flush = |day: &mut Vec<u32>| {
        for id in day.drain(..).rev() {
            if seen >= skip && page.len() < size {
                page.push(id);
            }
            seen += 1;
        }
        page.len() == size
    };
    for id in all.iter().rev().filter(|&id| store.days(id).0 != UNDATED) {
        if day.last().is_some_and(|&last| store.days(last) != store.days(id)) && flush(&mut day) {
            break;
        }
        day.push(id);
    }
    flush(&mut day);
    let undated = all.iter().filter(|&id| store.days(id).0 == UNDATED);
    let n_dated = seen;
    let room = size - page.len();
    page.extend(undated.skip(skip.saturating_sub(n_dated)).take(room));
    page
}

/// The counts of every facet but the years, each taken from what the other facets keep.
fn facets(view: View, query: &Query, selection: &Selection, all: &Heap) -> Vec<FacetCounts> {
    let counts = |facet| facet_counts(view, query, facet, selection.counts(view.store, facet, all));
    Facet::ALL.into_iter().map(counts).collect()
}

fn facet_counts(view: View, query: &Query, facet: Facet, counts: Vec<u32>) -> FacetCounts {
    let store = view.store;
    let not_stated = store.catalogue.len_of(facet);
    let choice = query.choice(facet);
    let state = |value: u32| match (choice.chosen.contains(&value), choice.excluded.contains(&value)) {
        (true, _) => "chosen",
        (_, true) => "excluded",
        _ => "free",
    };
    let shown = counts.iter().enumerate().map(|(value, &count)| (value as u32, count));
    let shown: Vec<(u32, u32)> = shown.filter(|&(value, count)| count > 0 || state(value) != "free").collect();
    // Most frequent first, then in the order of the vocabulary; `not-stated` last.
    let shown =
        order::by_key(shown, |&(value, count)| order::most(count) | u64::from(value as usize == not_stated) << 32);
    let values = shown.into_iter().map(|(value, count)| FacetValue {
        key: store.value_key(facet, value).to_owned(),
        label: value_label(view, facet, value),
        count,
        certain: None,
        state: state(value),
    });
    let key = facet_name(facet);
    FacetCounts { key, label: say::facet_label(view.lang, key), values: values.collect() }
}

fn year_counts(view: View, query: &Query, within: &Bits, histogram: &[YearCount]) -> FacetCounts {
    let state = |year: Option<i32>| match (query.year.chosen.contains(&year), query.year.excluded.contains(&year)) {
        (true, _) => "chosen",
        (_, true) => "excluded",
        _ => "free",
    };
    let mut counts = histogram.to_vec();
    for &year in query.year.chosen.iter().chain(&query.year.excluded).flatten() {
        // A link may name a year far from all dates, and it must be possible to let go of it.
        if counts.iter().all(|count| count.year != year) {
            counts.push(year_count(view.store, within, year));
        }
    }
    let counts = order::by_key(counts, |count| (count.year + 10_000) as u64).into_iter();
    let counts = counts.filter(|year| year.possible > 0 || state(Some(year.year)) != "free");
    let mut values: Vec<FacetValue> = counts
        .map(|count| FacetValue {
            key: count.year.to_string(),
            label: count.year.to_string(),
            count: count.possible,
            certain: Some(count.certain),
            state: state(Some(count.year)),
        })
        .collect();
    let undated = within.count_in(view.store.calendar().n_dated..view.store.len()) as u32;
    if undated > 0 || state(None) != "free" {
        values.push(FacetValue {
            key: NOT_STATED.to_owned(),
            label: say::not_stated(view.lang).to_owned(),
            count: undated,
            certain: Some(undated),
            state: state(None),
        });
    }
    FacetCounts { key: "year", label: say::facet_label(view.lang, "year"), values }
}

fn year_count(store: &Store, within: &Bits, year: i32) -> YearCount {
    let (first, last) = Day::of_year(year);
    let count = |is_certain| {
        let is_in = |id: &u32| is_within(store.days(*id), first.0, last.0, is_certain);
        within.iter().filter(is_in).count() as u32
    };
    YearCount { year, certain: count(true), possible: count(false) }
}

pub(super) fn part_of(view: View, query: &Query, part: PartOf) -> Part {
    Part {
        text: print::print_part(view.store, query, part),
        label: part_in_words(view, query, part),
        without: print::print(view.store, &print::without(query, part)),
    }
}

fn part_in_words(view: View, query: &Query, part: PartOf) -> String {
    let lang = view.lang;
    let label = |name| say::facet_label(lang, name);
    let values = |facet: Facet, list: &[u32], is_excluded| {
        let labels: Vec<String> = list.iter().map(|&value| value_label(view, facet, value)).collect();
        say::part(lang, label(facet_name(facet)), &say::join(lang, &labels), is_excluded)
    };
    let years = |list: &[Option<i32>], is_excluded| {
        let year = |year: &Option<i32>| year.map_or_else(|| say::not_stated(lang).to_owned(), |year| year.to_string());
        let labels: Vec<String> = list.iter().map(year).collect();
        say::part(lang, label("year"), &say::join(lang, &labels), is_excluded)
    };
    let span = |name, span: &Option<Span>| {
        span.as_ref().map_or_else(String::new, |span| {
            say::part(lang, label(name), &say::span(lang, &span.text), span.is_excluded)
        })
    };
    match part {
        PartOf::Words(index) => {
            let words = &query.words[index];
            say::words(lang, words, &instead(view, query, words))
        }
        PartOf::Chosen(facet) => values(facet, &query.choice(facet).chosen, false),
        PartOf::Excluded(facet) => values(facet, &query.choice(facet).excluded, true),
        PartOf::ChosenYears => years(&query.year.chosen, false),
        PartOf::ExcludedYears => years(&query.year.excluded, true),
        PartOf::Role(index) => {
            let role = &query.roles[index];
            say::part(lang, &role_label(view, role.role), &value_label(view, Facet::Who, role.entity), role.is_excluded)
        }
        PartOf::When => span("when", &query.when),
        PartOf::Said => span("said", &query.said),
        PartOf::Certain => say::certain(lang).to_owned(),
    }
}

pub(super) fn role_label(view: View, role: u32) -> String {
    if role == view.store.any_role() {
        return say::any_role(view.lang).to_owned();
    }
    match role.checked_sub(crate::pack::FIRST_NAMED_ROLE) {
        Some(term) => view.term(Scheme::Role, model::TermId(term)).label,
        None => say::plain_role(view.lang, role).to_owned(),
    }
}

/// A query in words. Where nothing is asked these are the words of the base: what it holds is not everything on record.
fn in_words(view: View, query: &Query, parts: &[Part]) -> String {
    let mut labels: Vec<String> = parts.iter().map(|part| part.label.clone()).collect();
    if parts.is_empty() {
        for base in view.base.map_or(&[][..], |base| &base.queries) {
            labels.extend(print::parts(base).into_iter().map(|part| part_in_words(view, base, part)));
        }
    }
    let usual = Query { sort: None, ..query.clone() }.sort();
    say::query(view.lang, &labels, Some(query.sort()).filter(|&sort| sort != usual))
}

/// The label of a value of a facet.
pub fn value_label(view: View, facet: Facet, value: u32) -> String {
    let catalogue = &view.store.catalogue;
    if value as usize >= catalogue.len_of(facet) {
        return say::not_stated(view.lang).to_owned();
    }
    let term = |scheme| view.term(scheme, model::TermId(value)).label;
    match facet {
        Facet::Kind => term(Scheme::Kind),
        Facet::Standing => term(Scheme::Standing),
        Facet::Topic => term(Scheme::Topic),
        Facet::Who | Facet::By | Facet::Place => view.entity(model::EntityId(value)).label,
        Facet::Source => {
            let source = view.source(model::SourceId(value));
            source.short.unwrap_or(source.label)
        }
        Facet::Event => view.event(model::EventId(value)).label,
    }
}

//! Which relations a query keeps.
//!
//! Each part of a query is a set of relations of its own. All of them together are the answer; all but those of one
//! facet are what that facet's counts are taken from.

use std::sync::Arc;

use entente_columns::{Bits, best_scored};

use crate::date::Day;
use crate::fold::is_stop_word;
use crate::index::group::Reach;
use crate::index::text::Answering;
use crate::model::EntityId;
use crate::pack::{Facet, UNDATED};
use crate::query::ast::*;
use crate::query::kept::{Key, Part};
use crate::query::meant::answering;
use crate::query::shape::View;
use crate::store::{BLOCK, Store};

/// What a part narrows: a facet, the time, or nothing that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Narrows {
    Facet(Facet),
    Time,
    Other,
}

/// The sets of one query.
pub struct Selection {
    n: usize,
    sets: Vec<(Narrows, Arc<Bits>)>,
    /// The parts whose counts are known.
    counted: Vec<Counted>,
    /// What the words asked for come to, to score relations by.
    words: Vec<Arc<Part>>,
    /// The forms that answer the words asked for, for highlighting: one group a word, or the words of a phrase.
    pub marks: Vec<Mark>,
}

/// Relations that have some of these values, when it is known how many of them have which other values.
#[derive(Clone)]
pub struct Counted {
    pub facet: Facet,
    pub values: Vec<u32>,
    pub set: Arc<Bits>,
    /// How many there are, each counted for every one of the values that it has.
    pub total: usize,
}

/// What to highlight for one part of the query.
#[derive(Clone, Debug)]
pub enum Mark {
    Forms(Vec<u32>),
    Phrase(Vec<String>),
}

/// Works out the sets of a query.
pub fn select(view: View, query: &Query) -> Selection {
    let store = view.store;
    let n = store.len();
    let mut selection = Selection { n, sets: Vec::new(), counted: Vec::new(), words: Vec::new(), marks: Vec::new() };
    if let Some(base) = view.base {
        selection.sets.push((Narrows::Other, base.relations.clone()));
    }
    selection.words(view, query);
    for facet in Facet::ALL {
        let choice = query.choice(facet);
        for (values, is_excluded) in [(&choice.chosen, false), (&choice.excluded, true)] {
            if !values.is_empty() {
                let set = set(view, Key::Values(facet, values.clone()), &|| store.any_of(facet, values));
                if !is_excluded && store.is_counted(facet, values) {
                    let total = values.iter().map(|&value| store.posting_len(facet, value)).sum();
                    selection.counted.push(Counted { facet, values: values.clone(), set: set.clone(), total });
                }
                selection.add(Narrows::Facet(facet), set, is_excluded);
            }
        }
    }
    for role in &query.roles {
        let is_any = role.role == store.any_role();
        let stands = |(number, entity): (u32, EntityId)| entity.0 == role.entity && (is_any || number == role.role);
        let set = set(view, Key::Role(role.role, role.entity), &|| {
            let named = store.postings(Facet::Who, role.entity);
            Bits::of(n, named.filter(|&id| store.roles(id).any(stands)))
        });
        selection.add(Narrows::Other, set, role.is_excluded);
    }
    selection.time(view, query);
    selection
}

impl Selection {
    /// The relations that every part keeps.
    pub fn all(&self) -> Bits {
        self.but(|_| false)
    }

    /// The relations that every part keeps but those that narrow the same thing.
    pub fn without(&self, narrows: Narrows) -> Bits {
        self.but(|set| set == narrows)
    }

    /// How many relations there are to select from.
    pub fn n(&self) -> usize {
        self.n
    }

    /// The parts whose counts are known, but those of a facet.
    pub fn counted(&self, but: Option<Facet>) -> impl Iterator<Item = &Counted> {
        self.counted.iter().filter(move |part| Some(part.facet) != but)
    }

    /// Some part narrows this.
    pub fn is_narrowed(&self, narrows: Narrows) -> bool {
        self.sets.iter().any(|(set, _)| *set == narrows)
    }

    /// Adds what a part keeps, or what is left without it.
    fn add(&mut self, narrows: Narrows, set: Arc<Bits>, is_excluded: bool) {
        self.sets.push((narrows, if is_excluded { Arc::new(complement(self.n, &set)) } else { set }));
    }

    fn but(&self, leave_out: impl Fn(Narrows) -> bool) -> Bits {
        let mut sets = self.sets.iter().filter(|(narrows, _)| !leave_out(*narrows)).map(|(_, set)| set);
        let Some(first) = sets.next() else {
            return Bits::all(self.n);
        };
        let mut kept = Bits::clone(first);
        sets.for_each(|set| kept.keep(set));
        kept
    }

    /// The first so many of some relations by what they score for the words asked for; of equal scores the newer first.
    pub fn best(&self, store: &Store, ids: &[u32], count: usize) -> Vec<u32> {
        let answering: Vec<&Answering> = self.words.iter().flat_map(|part| &part.answering).collect();
        if let [only] = answering[..] {
            return only.best(store, ids, count);
        }
        let mut scores = vec![0; ids.len()];
        for answering in answering {
            answering.score(store, ids, &mut scores);
        }
        best_scored(ids, &scores, count)
    }

    fn words(&mut self, view: View, query: &Query) {
        for words in asked(query) {
            let part = answering(view, query, words);
            self.marks.push(match &part.answering[..] {
                [word] if !words.is_phrase() => Mark::Forms(word.group().forms.clone()),
                _ => Mark::Phrase(words.forms.clone()),
            });
            self.sets.push((Narrows::Other, part.set.clone()));
            self.words.push(part);
        }
        for words in query.words.iter().filter(|words| words.is_excluded) {
            let set = answering(view, query, words).set.clone();
            self.add(Narrows::Other, set, true);
        }
    }

    fn time(&mut self, view: View, query: &Query) {
        let store = view.store;
        let mut span = |from: i32, to: i32, is_certain: bool, is_excluded: bool| {
            let set = set(view, Key::Span(from, to, is_certain), &|| within(store, from, to, is_certain));
            self.add(Narrows::Time, set, is_excluded);
        };
        if let Some(when) = &query.when {
            span(when.from, when.to, query.is_certain, when.is_excluded);
        }
        let is_asked = query.when.as_ref().is_some_and(|when| !when.is_excluded) || !query.year.chosen.is_empty();
        if query.is_certain && !is_asked {
            // Without a span of its own, certain means: both ends are known.
            span(i32::MIN + 1, i32::MAX - 1, true, false);
        }
        for (years, is_excluded) in [(&query.year.chosen, false), (&query.year.excluded, true)] {
            if !years.is_empty() {
                let key = Key::Years(years.clone(), query.is_certain);
                let set = set(view, key, &|| in_years(store, years, query.is_certain));
                self.add(Narrows::Time, set, is_excluded);
            }
        }
        if let Some(said) = &query.said {
            let set = set(view, Key::Said(said.from, said.to), &|| store.said_within(said.from, said.to));
            self.add(Narrows::Other, set, said.is_excluded);
        }
    }
}

/// In a small dataset a set is sooner made than found among those that are kept. Tests keep them all the same.
const FEW: usize = if cfg!(debug_assertions) { 2 } else { 1 << 13 };

/// The set of a part without words.
fn set(view: View, key: Key, make: &dyn Fn() -> Bits) -> Arc<Bits> {
    match view.store.len() < FEW {
        true => Arc::new(make()),
        false => view.kept.part(key, &|| Part::of(make())).set.clone(),
    }
}

/// The relations that are possibly, or certainly, within a span; see [`is_within`].
///
/// They stand in order of their earliest day. So what begins in the span is a range of ids, and only where a block of
/// relations has a date that is long enough are its relations looked at one by one.
fn within(store: &Store, from: i32, to: i32, is_certain: bool) -> Bits {
    let n_dated = store.calendar().n_dated;
    let begin = store.before(from).min(n_dated);
    let end = to.checked_add(1).map_or(n_dated, |next| store.before(next)).min(n_dated);
    let mut set = Bits::span(store.len(), begin..end);
    let blocks = store.calendar().latest_by_block.iter().enumerate();
    let blocks = blocks.map(|(index, &latest)| (index * BLOCK..(index + 1) * BLOCK, latest));
    match (is_certain, to.checked_add(1)) {
        // What began before the span may reach into it.
        (false, _) => {
            for (ids, _) in blocks.filter(|(ids, latest)| ids.start < begin && *latest >= from) {
                store.note_lasting(ids.start..ids.end.min(begin), from, &mut set);
            }
        }
        // What begins in it may go on past its end.
        (true, Some(next)) => {
            let mut late = Bits::none(store.len());
            for (ids, _) in blocks.filter(|(ids, latest)| ids.end > begin && ids.start < end && *latest >= next) {
                store.note_lasting(ids.start..ids.end.min(end), next, &mut late);
            }
            set.remove(&late);
        }
        (true, None) => {}
    }
    set
}

/// The relations of some years; `None` stands for what has no date.
fn in_years(store: &Store, years: &[Option<i32>], is_certain: bool) -> Bits {
    let mut set = Bits::none(store.len());
    for year in years {
        match year {
            None => set.fill(store.calendar().n_dated..store.len()),
            Some(year) => {
                let (first, last) = Day::of_year(*year);
                set.add(&within(store, first.0, last.0, is_certain));
            }
        }
    }
    set
}

/// The words that must be found. One that is in every sentence says nothing, unless nothing else is asked or the reader
/// insists on it by quotation marks or an asterisk.
pub fn asked(query: &Query) -> Vec<&Words> {
    let says_something = |words: &&Words| words.reach != Reach::Stems || !is_stop_word(&words.forms[0]);
    let asked = query.words.iter().filter(|words| !words.is_excluded);
    let telling: Vec<&Words> = asked.clone().filter(says_something).collect();
    if telling.is_empty() { asked.collect() } else { telling }
}

/// The word that may still be being typed: what it begins answers too.
pub fn typed(query: &Query) -> Option<&Words> {
    query.words.iter().rev().find(|words| words.reach == Reach::Stems && !words.is_excluded)
}

/// Possibly within: some day in common. Certainly within: no day outside. Without a date: neither.
pub fn is_within((earliest, latest): (i32, i32), from: i32, to: i32, is_certain: bool) -> bool {
    match (earliest, is_certain) {
        (UNDATED, _) => false,
        (_, true) => earliest >= from && latest <= to,
        (_, false) => earliest <= to && latest >= from,
    }
}

fn complement(n: usize, set: &Bits) -> Bits {
    let mut rest = Bits::all(n);
    rest.remove(set);
    rest
}

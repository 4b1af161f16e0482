//! Which relations a query keeps.
//!
//! Each part of a query is a set of relations of its own. All of them together are the answer; all but those of one
//! facet are what that facet's counts are taken from.

use crate::fold::is_stop_word;
use crate::index::group::{Reach, Sought, group};
use crate::index::names::LazyNames;
use crate::index::text::{self, Field, Hit};
use crate::model::EntityId;
use crate::pack::{Facet, UNDATED};
use crate::query::ast::*;
use crate::query::bits::Bits;
use crate::query::meant::answering;
use crate::store::Store;

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
    sets: Vec<(Narrows, Bits)>,
    /// The relations that hold all words with their scores; none where no word is asked for.
    pub hits: Option<Vec<Hit>>,
    /// The forms that answer the words asked for, for highlighting: one group a word, or the words of a phrase.
    pub marks: Vec<Mark>,
}

/// What to highlight for one part of the query.
#[derive(Clone, Debug)]
pub enum Mark {
    Forms(Vec<u32>),
    Phrase(Vec<String>),
}

/// Works out the sets of a query.
pub fn select(store: &Store, names: &LazyNames, query: &Query) -> Selection {
    let n = store.len();
    let mut selection = Selection { n, sets: Vec::new(), hits: None, marks: Vec::new() };
    selection.words(store, names, query);
    for facet in Facet::ALL {
        let choice = query.choice(facet);
        let any = |values: &[u32]| Bits::of(n, values.iter().flat_map(|&value| store.postings(facet, value)));
        if !choice.chosen.is_empty() {
            selection.sets.push((Narrows::Facet(facet), any(&choice.chosen)));
        }
        if !choice.excluded.is_empty() {
            selection.sets.push((Narrows::Facet(facet), complement(n, &any(&choice.excluded))));
        }
    }
    for role in &query.roles {
        let named = store.postings(Facet::Who, role.entity);
        let is_any = role.role == store.any_role();
        let stands = |(number, entity): (u32, EntityId)| entity.0 == role.entity && (is_any || number == role.role);
        let set = Bits::of(n, named.filter(|&id| store.roles(id).any(stands)));
        selection.sets.push((Narrows::Other, if role.is_excluded { complement(n, &set) } else { set }));
    }
    selection.time(store, query);
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

    /// Some part narrows this.
    pub fn is_narrowed(&self, narrows: Narrows) -> bool {
        self.sets.iter().any(|(set, _)| *set == narrows)
    }

    fn but(&self, leave_out: impl Fn(Narrows) -> bool) -> Bits {
        let mut kept = Bits::all(self.n);
        for (_, set) in self.sets.iter().filter(|(narrows, _)| !leave_out(*narrows)) {
            kept.keep(set);
        }
        kept
    }

    fn words(&mut self, store: &Store, names: &LazyNames, query: &Query) {
        for words in asked(query) {
            let found = if words.is_phrase() {
                self.marks.push(Mark::Phrase(words.forms.clone()));
                phrase(store, names, words)
            } else {
                let (group, _) = answering(store, names, query, words);
                self.marks.push(Mark::Forms(group.forms.clone()));
                text::hits(store, &group)
            };
            self.hits = Some(match self.hits.take() {
                Some(hits) => text::both(&hits, &found),
                None => found,
            });
        }
        if let Some(hits) = &self.hits {
            self.sets.push((Narrows::Other, Bits::of(self.n, hits.iter().map(|hit| hit.0))));
        }
        for words in query.words.iter().filter(|words| words.is_excluded) {
            let found = match words.is_phrase() {
                true => phrase(store, names, words),
                false => text::hits(store, &group(store, names, words.sought(false))),
            };
            let set = Bits::of(self.n, found.into_iter().map(|hit| hit.0));
            self.sets.push((Narrows::Other, complement(self.n, &set)));
        }
    }

    fn time(&mut self, store: &Store, query: &Query) {
        let n = self.n;
        let pick = |keep: &dyn Fn(i32, i32) -> bool| {
            Bits::of(
                n,
                (0..n as u32).filter(|&id| {
                    let (earliest, latest) = store.days(id);
                    keep(earliest, latest)
                }),
            )
        };
        if let Some(when) = &query.when {
            let within = |earliest, latest| is_within((earliest, latest), when.from, when.to, query.is_certain);
            self.sets.push((Narrows::Time, pick(&|earliest, latest| within(earliest, latest) != when.is_excluded)));
        }
        let is_asked = query.when.as_ref().is_some_and(|when| !when.is_excluded) || !query.year.chosen.is_empty();
        if query.is_certain && !is_asked {
            // Without a span of its own, certain means: both ends are known.
            self.sets.push((Narrows::Time, pick(&|earliest, latest| earliest > i32::MIN && latest < i32::MAX)));
        }
        let in_years = |years: &[Option<i32>], earliest, latest| {
            years.iter().any(|year| match year {
                None => earliest == UNDATED,
                Some(year) => {
                    let (first, last) = year_days(*year);
                    is_within((earliest, latest), first, last, query.is_certain)
                }
            })
        };
        if !query.year.chosen.is_empty() {
            self.sets.push((Narrows::Time, pick(&|earliest, latest| in_years(&query.year.chosen, earliest, latest))));
        }
        if !query.year.excluded.is_empty() {
            self.sets
                .push((Narrows::Time, pick(&|earliest, latest| !in_years(&query.year.excluded, earliest, latest))));
        }
        if let Some(said) = &query.said {
            let is_said = |id: &u32| is_within(store.said_days(*id), said.from, said.to, false) != said.is_excluded;
            self.sets.push((Narrows::Other, Bits::of(n, (0..n as u32).filter(is_said))));
        }
    }
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

/// First and last day of a year.
pub fn year_days(year: i32) -> (i32, i32) {
    use crate::date::Day;
    let day = |month, day| Day::from_ymd(year, month, day).map_or(0, |day| day.0);
    (day(1, 1), day(12, 31))
}

fn complement(n: usize, set: &Bits) -> Bits {
    let mut rest = Bits::all(n);
    rest.remove(set);
    rest
}

/// The relations that hold all words of a phrase side by side.
fn phrase(store: &Store, names: &LazyNames, words: &Words) -> Vec<Hit> {
    let sought = |word| Sought { word, reach: Reach::Exactly, is_own: words.is_own };
    let mut lists = words.forms.iter().map(|form| text::hits(store, &group(store, names, sought(form))));
    let first = lists.next().unwrap_or_default();
    let mut hits = lists.fold(first, |found, list| text::both(&found, &list));
    let is_looked_at = if words.is_own { Field::is_own } else { |_| true };
    hits.retain(|hit| text::holds_phrase(store, hit.0, &words.forms, is_looked_at));
    hits
}

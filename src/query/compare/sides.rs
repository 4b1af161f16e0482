//! The two sides of a comparison: what may stand there, which relations lie in one, in both, in the other, and the queries
//! that bring them.

use entente_columns::Bits;

use crate::order;
use crate::pack::{self, Facet};
use crate::query::answer::value_label;
use crate::query::ast::*;
use crate::query::compare::{Side, Sides};
use crate::query::count::histogram;
use crate::query::parse::span;
use crate::query::print::print;
use crate::query::say;
use crate::query::select::{Narrows, Selection, is_within, select};
use crate::query::shape::View;

/// What is compared.
#[derive(Clone, Copy, PartialEq)]
pub enum Of {
    Sources,
    Entities,
    Speakers,
    Periods,
}

/// One side, understood.
#[derive(Clone, PartialEq)]
pub enum Which {
    Value(u32),
    Period(Span),
}

/// What a comparison stands on.
pub struct Ground<'a> {
    pub view: View<'a>,
    pub of: Of,
    /// The query without what is compared.
    pub free: Query,
    pub selection: Selection,
    /// The relations of that query.
    pub within: Bits,
}

impl Of {
    pub const ALL: [Of; 4] = [Of::Sources, Of::Entities, Of::Speakers, Of::Periods];

    pub fn key(self) -> &'static str {
        match self {
            Of::Sources => "sources",
            Of::Entities => "entities",
            Of::Speakers => "speakers",
            Of::Periods => "periods",
        }
    }

    /// The facet whose values are compared; none: spans of time are.
    pub fn facet(self) -> Option<Facet> {
        match self {
            Of::Sources => Some(Facet::Source),
            Of::Entities => Some(Facet::Who),
            Of::Speakers => Some(Facet::By),
            Of::Periods => None,
        }
    }
}

impl<'a> Ground<'a> {
    /// What is compared does not narrow the comparison: a query of one source is asked of the other too. Only entities are
    /// compared within those that the query names, since two of them may be asked for at once.
    pub fn new(view: View<'a>, query: &Query, of: Of) -> Ground<'a> {
        let selection = select(view, query);
        let mut free = Query { page: 1, ..query.clone() };
        let within = match of {
            Of::Entities => selection.all(),
            Of::Periods => {
                (free.when, free.is_certain, free.year) = (None, false, Years::default());
                selection.without(Narrows::Time)
            }
            Of::Sources | Of::Speakers => {
                let facet = of.facet().unwrap_or(Facet::Source);
                *free.choice_mut(facet) = Choice::default();
                selection.without(Narrows::Facet(facet))
            }
        };
        Ground { view, of, free, selection, within }
    }

    /// What may stand on either side, the usual ones first.
    pub fn choices(&self, query: &Query) -> Vec<Which> {
        match self.of.facet() {
            Some(facet) => self.values(facet, query.choice(facet)),
            None => self.periods(),
        }
    }

    /// What the query names, then the pair that the dataset is about, then the most frequent. Every source, since one may be
    /// silent; of others those that the relations have.
    fn values(&self, facet: Facet, named: &Choice) -> Vec<Which> {
        let catalogue = &self.view.store.catalogue;
        let mut order: Vec<u64> = Vec::new();
        for value in 0..catalogue.len_of(facet) as u32 {
            let count = self.of_value(facet, value).count() as u32;
            let may_be_silent =
                facet == Facet::Source && (self.view.base.is_none() || self.view.posting_len(facet, value) > 0);
            if count == 0 && !may_be_silent {
                continue;
            }
            let is_focus = facet == Facet::Who && catalogue.about.focus.iter().any(|id| id.0 == value);
            let part = if named.chosen.contains(&value) { 0 } else { 2 - u32::from(is_focus) };
            order.push(order::key(part, count, value));
        }
        order::numbers(&mut order);
        order.into_iter().map(|place| Which::Value(order::item(place))).collect()
    }

    /// Two spans that halve what is dated, then each year in which something certainly lies.
    fn periods(&self) -> Vec<Which> {
        let mut years = histogram(self.view.store, &self.selection.all());
        years.retain(|year| year.certain > 0);
        let n: u32 = years.iter().map(|year| year.certain).sum();
        let first = years.first().map_or(2000, |year| year.year);
        let last = years.last().map_or(first, |year| year.year);
        // The year after which the two halves are most alike.
        let (mut before, mut split, mut least) = (0, first, u32::MAX);
        let mut texts = Vec::new();
        for year in &years {
            before += year.certain;
            let uneven = (2 * before).abs_diff(n);
            if uneven < least {
                (least, split) = (uneven, year.year);
            }
            texts.push(year.year.to_string());
        }
        let is_closed = self.selection.is_narrowed(Narrows::Time) && split < last;
        let end = |year: i32| if is_closed { year.to_string() } else { String::new() };
        texts.insert(0, (split + 1).to_string() + ".." + &end(last));
        texts.insert(0, end(first) + ".." + &split.to_string());
        texts.iter().filter_map(|text| span(text)).map(Which::Period).collect()
    }

    /// The sides that are asked for, where they are known and differ, else the usual ones.
    pub fn sides(&self, choices: &[Which], asked: &Sides) -> (Option<Which>, Option<Which>) {
        let known = |text: &str| match self.of.facet() {
            Some(facet) => self.view.store.value_of_key(facet, text).map(Which::Value),
            None => span(text).map(Which::Period),
        };
        let (left, right) = (known(&asked.left), known(&asked.right));
        let other = |one: &Option<Which>| choices.iter().find(|which| Some(*which) != one.as_ref()).cloned();
        let left = left.or_else(|| other(&right));
        let right = right.filter(|right| Some(right) != left.as_ref()).or_else(|| other(&left));
        (left, right)
    }

    /// A side as a page shows it.
    pub fn side(&self, which: &Which) -> Side {
        let (view, store) = (self.view, self.view.store);
        let (key, label) = match (self.of.facet(), which) {
            (Some(facet), Which::Value(value)) => {
                (store.value_key(facet, *value).to_owned(), value_label(view, facet, *value))
            }
            (_, Which::Period(span)) => (span.text.clone(), say::span(view.lang, &span.text)),
            _ => Default::default(),
        };
        Side { key, label, total: self.all_of(which).count() as u32, query: print(store, &self.query_of(which)) }
    }

    /// Only left, both, only right. Of periods: certainly in the one, in both or perhaps in either, certainly in the other.
    pub fn heaps(&self, left: &Which, right: &Which) -> [Bits; 3] {
        let (all_left, all_right) = (self.all_of(left), self.all_of(right));
        let (mut only_left, mut only_right) = match (left, right) {
            (Which::Period(left), Which::Period(right)) => (self.in_span(left, true), self.in_span(right, true)),
            _ => (all_left.clone(), all_right.clone()),
        };
        let mut in_both = only_left.clone();
        in_both.keep(&only_right);
        only_left.remove(&in_both);
        only_right.remove(&in_both);
        let mut both = all_left;
        both.add(&all_right);
        both.remove(&only_left);
        both.remove(&only_right);
        [only_left, both, only_right]
    }

    /// The queries that bring the heaps, where a query can say so.
    pub fn queries(&self, left: &Which, right: &Which) -> [Option<Query>; 3] {
        match (left, right) {
            (&Which::Value(left), &Which::Value(right)) => [
                Some(self.but(left, right)),
                (self.of != Of::Sources).then(|| {
                    let role = if self.of == Of::Speakers { pack::BY } else { self.view.store.any_role() };
                    let query = in_role(self.free.clone(), role, left, false);
                    in_role(query, role, right, false)
                }),
                Some(self.but(right, left)),
            ],
            // What is certainly in spans that overlap may be in both, and no query leaves that out.
            (Which::Period(left), Which::Period(right)) if left.from > right.to || right.from > left.to => {
                let certain =
                    |span: &Span| Some(Query { when: Some(span.clone()), is_certain: true, ..self.free.clone() });
                [certain(left), None, certain(right)]
            }
            _ => [None, None, None],
        }
    }

    /// The query that brings what one value has and not the other.
    fn but(&self, one: u32, other: u32) -> Query {
        let mut query = self.query_of(&Which::Value(one));
        match self.of {
            Of::Entities => in_role(query, self.view.store.any_role(), other, true),
            Of::Speakers => {
                query.choice_mut(Facet::By).excluded.push(other);
                query
            }
            // A relation has one source.
            _ => query,
        }
    }

    /// The query that brings all of a side.
    fn query_of(&self, which: &Which) -> Query {
        let mut query = self.free.clone();
        match (self.of.facet(), which) {
            // Values of `who:` would be alternatives to those that the query names.
            (Some(Facet::Who), &Which::Value(value)) => {
                return in_role(query, self.view.store.any_role(), value, false);
            }
            (Some(facet), &Which::Value(value)) => query.choice_mut(facet).chosen.push(value),
            (_, Which::Period(span)) => query.when = Some(span.clone()),
            _ => {}
        }
        query
    }

    fn of_value(&self, facet: Facet, value: u32) -> Bits {
        let mut set = Bits::of(self.view.store.len(), self.view.store.postings(facet, value));
        set.keep(&self.within);
        set
    }

    fn in_span(&self, span: &Span, is_certain: bool) -> Bits {
        let store = self.view.store;
        let is_in = |id: &u32| is_within(store.days(*id), span.from, span.to, is_certain);
        Bits::of(store.len(), self.within.iter().filter(is_in))
    }

    /// All that a side has: what names it, or may lie in it.
    fn all_of(&self, which: &Which) -> Bits {
        match (self.of.facet(), which) {
            (Some(facet), Which::Value(value)) => self.of_value(facet, *value),
            (_, Which::Period(span)) => self.in_span(span, false),
            _ => Bits::none(self.view.store.len()),
        }
    }
}

/// The query with an entity in a role besides, or without it.
fn in_role(mut query: Query, role: u32, entity: u32, is_excluded: bool) -> Query {
    query.add_role(InRole { role, entity, is_excluded });
    query
}

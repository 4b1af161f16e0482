//! Numbers alone: how many relations a query finds, how they fall on the values of facets and on years, which come first.
//!
//! An answer for a reader spends most of its time on words. What draws a picture of a large dataset, or steers one while
//! somebody drags across it, wants the numbers, and wants them in a frame.

use crate::pack::Facet;
use crate::query::answer::{Options, page_of};
use crate::query::ast::Query;
use crate::query::count::{Heap, histogram};
use crate::query::select::select;
use crate::query::shape::View;

/// The numbers of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many relations the query finds.
    pub total: u32,
    /// Those of the page asked for, or of the last one, in the order asked for. They are numbers of this pack.
    pub ids: Vec<u32>,
    /// For each facet asked for: how many relations have each value, and in the last place how many have none. The counts
    /// of a facet leave its own part of the query out.
    pub facets: Vec<Vec<u32>>,
    /// The first year of the dataset.
    pub first_year: i32,
    /// How many of the relations found are possibly within each year of the dataset, from the first.
    pub years: Vec<u32>,
}

/// Counts what a query finds.
pub fn tally(view: View, query: &Query, options: Options, facets: &[Facet]) -> Tally {
    let store = view.store;
    let selection = select(view, query);
    let all = Heap::all(&selection);
    let size = options.size.clamp(1, Options::MOST) as usize;
    let pages = all.total().div_ceil(size).max(1);
    let skip = (query.page() as usize).min(pages).saturating_sub(1) * size;
    Tally {
        total: all.total() as u32,
        ids: page_of(store, query, &selection, &all, skip, size),
        facets: facets.iter().map(|&facet| selection.counts(store, facet, &all)).collect(),
        first_year: store.years().map_or(0, |(first, _)| first),
        years: histogram(store, all.set()).into_iter().map(|year| year.possible).collect(),
    }
}

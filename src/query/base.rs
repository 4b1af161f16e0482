//! The base query: what is set beforehand, so that for every question only its relations exist.
//!
//! A page that shows a part of a dataset sets it once. It is no part of the query that a reader asks: it is not printed,
//! is said in words only where nothing is asked, and no choice of a reader widens it. What does not exist within it is as if
//! it had not been packed: it is counted nowhere, links do not lead to it, and a figure is there only if a relation within
//! carries it, or if it is worked out from such figures alone. Records of other sorts stay: an entity that nothing within
//! names is still an entity. Words are understood as the whole dataset has them, and score as they do there, so that a base
//! changes no order.

use std::sync::Arc;

use entente_columns::Bits;

use crate::index::text;
use crate::model::{FigureId, RelationId};
use crate::pack::Facet;
use crate::query::ast::Query;
use crate::query::select::select;
use crate::query::shape::View;
use crate::store::Store;

/// What exists for a question.
pub struct Base {
    /// One query, or several of which each holds.
    pub queries: Vec<Query>,
    pub(super) relations: Arc<Bits>,
    total: u32,
    figures: Vec<bool>,
}

impl Base {
    /// What a query keeps of what exists.
    pub fn new(view: View, query: Query) -> Base {
        let relations = select(view, &query).all();
        let mut queries = view.base.map_or_else(Vec::new, |base| base.queries.clone());
        queries.push(query);
        Base {
            queries,
            total: relations.count() as u32,
            figures: carried(view.store, &relations, true),
            relations: Arc::new(relations),
        }
    }
}

/// Which figures the relations of a set carry; and, where that is wanted, what is worked out from nothing else.
pub fn carried(store: &Store, relations: &Bits, with_worked_out: bool) -> Vec<bool> {
    let figures = &store.catalogue.figures;
    let mut is_there: Vec<bool> = (0..figures.len() as u32)
        .map(|id| store.carriers(FigureId(id)).any(|relation| relations.contains(relation.0)))
        .collect();
    let mut is_growing = with_worked_out;
    while is_growing {
        is_growing = false;
        for (at, figure) in figures.iter().enumerate() {
            let from = figure.derived.as_ref().map_or(&[][..], |derived| &derived.from);
            if !is_there[at] && !from.is_empty() && from.iter().all(|id| is_there[id.index()]) {
                is_there[at] = true;
                is_growing = true;
            }
        }
    }
    is_there
}

impl<'a> View<'a> {
    /// How many relations exist.
    pub fn total(&self) -> u32 {
        self.base.map_or(self.store.len() as u32, |base| base.total)
    }

    /// A relation exists.
    pub fn holds(&self, id: u32) -> bool {
        self.base.is_none_or(|base| base.relations.contains(id))
    }

    /// A figure exists.
    pub fn has_figure(&self, id: FigureId) -> bool {
        self.base.is_none_or(|base| base.figures[id.index()])
    }

    /// How many figures exist.
    pub fn n_figures(&self) -> u32 {
        self.base.map_or(self.store.catalogue.figures.len(), |base| base.figures.iter().filter(|&&is| is).count())
            as u32
    }

    /// The relation of a key, if it exists.
    pub fn find(&self, key: &str) -> Option<RelationId> {
        self.store.find(key).filter(|id| self.holds(id.0))
    }

    /// The relations that have a value; past the last value, those that have none.
    pub fn postings(self, facet: Facet, value: u32) -> impl Iterator<Item = u32> + 'a {
        self.store.postings(facet, value).filter(move |&id| self.holds(id))
    }

    /// How many relations have a value.
    pub fn posting_len(&self, facet: Facet, value: u32) -> u32 {
        match self.base {
            None => self.store.posting_len(facet, value) as u32,
            Some(base) => self.store.count_common(facet, value, &base.relations) as u32,
        }
    }

    /// How many relations hold a form of a word in their own texts.
    pub fn n_holding(&self, form: u32) -> u32 {
        match self.base {
            None => text::count(self.store, form) as u32,
            Some(base) => text::count_common(self.store, form, &base.relations) as u32,
        }
    }

    /// The relations that carry a figure.
    pub fn carriers(self, figure: FigureId) -> impl Iterator<Item = RelationId> + 'a {
        self.store.carriers(figure).filter(move |id| self.holds(id.0))
    }
}

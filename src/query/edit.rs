//! What a click on a value does to a query: the value is chosen, left out, or let go of.

use crate::order::insert;
use crate::query::ast::*;
use crate::store::Store;

/// Whether a click chooses a value or leaves it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Choose,
    Exclude,
}

/// The query after choosing a value, or, where it is chosen already, after letting go of it; on its first page.
///
/// A facet or value that is not there changes nothing: a page may hold on to names of another dataset.
pub fn toggle(store: &Store, query: &Query, facet: &str, value: &str, mode: Mode) -> Query {
    let mut edited = Query { page: 1, ..query.clone() };
    if facet == "year" {
        let year = if value == NOT_STATED { Some(None) } else { value.parse().ok().map(Some) };
        let Some(year) = year else {
            return edited;
        };
        let years = &mut edited.year;
        flip(&mut years.chosen, &mut years.excluded, year, mode, year_place);
    } else if let Some(facet) = facet_named(facet) {
        let not_stated = (value == NOT_STATED).then(|| store.catalogue.len_of(facet) as u32);
        if let Some(value) = store.value_of_key(facet, value).or(not_stated) {
            let choice = edited.choice_mut(facet);
            flip(&mut choice.chosen, &mut choice.excluded, value, mode, |value| value);
        }
    }
    edited
}

/// A value is chosen, excluded or neither, never both.
fn flip<T: PartialEq + Copy, K: PartialOrd>(
    chosen: &mut Vec<T>,
    excluded: &mut Vec<T>,
    value: T,
    mode: Mode,
    key: impl Fn(T) -> K,
) {
    let (list, other) = match mode {
        Mode::Choose => (chosen, excluded),
        Mode::Exclude => (excluded, chosen),
    };
    other.retain(|known| *known != value);
    match list.iter().position(|known| *known == value) {
        Some(at) => drop(list.remove(at)),
        None => insert(list, value, key),
    }
}

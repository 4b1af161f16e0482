//! How to cite: a relation, a source, or what a query, an entity or an event brings, in the styles that people and
//! reference managers ask for.
//!
//! The document comes first, with who made it, and then where it was read. Names stand as the sources print them: which
//! part of "Prak Sokhonn" is the family's is not on record, and in Khmer it is the first. What a document does not print
//! of itself, its title or day, stands in square brackets, as libraries have it.

mod records;
mod styles;
mod work;

use serde::Serialize;

use crate::lang::Lang;
use crate::query::ast::Query;
use crate::query::shape::View;

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
}

/// The citation of something in every style; none where nothing has that key.
pub fn cite(view: View, cited: &Cited, options: &Options) -> Option<Vec<Citation>> {
    let work = work::work(view, cited, options)?;
    Some(styles::all(&work))
}

//! What answers a word: what holds it, or, where nothing does, what holds the words that were probably meant.

use serde::Serialize;

use crate::index::group::{self, Group, Reach, Sought, group};
use crate::index::names::LazyNames;
use crate::index::near;
use crate::nearest::{Part, slips};
use crate::order;
use crate::pack::Facet;
use crate::query::ast::*;
use crate::query::print::print;
use crate::query::say;
use crate::query::select::{asked, select, typed};
use crate::query::shape::View;
use crate::store::Store;

/// A word for which others were looked for, or of which a reader is asked whether it was meant; described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Meant {
    /// As it was written, folded.
    pub word: String,
    pub sentence: String,
    /// The words were looked for in its place; if not, it is only asked whether they were meant.
    pub is_used: bool,
    pub words: Vec<Instead>,
    /// The query with the word in quotation marks, which lets nothing answer in its place.
    pub exactly: String,
}

/// A word that was probably meant, and the query with it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Instead {
    pub word: String,
    pub query: String,
}

/// What answers a word of a query that is no phrase, and the words that were put in its place, none where something holds it.
///
/// Only a word that a reader writes without quotation marks or asterisk gives way to others, and none that is to be left
/// out: what is taken away must be what was named.
pub fn answering(store: &Store, names: &LazyNames, query: &Query, words: &Words) -> (Group, Vec<String>) {
    let is_typed = typed(query).is_some_and(|typed| std::ptr::eq(typed, words));
    let group = group(store, names, words.sought(is_typed));
    if !group.is_empty() || words.reach != Reach::Stems || words.is_excluded {
        return (group, Vec::new());
    }
    let near = near::meant(store, names, words.sought(false), before(query, words));
    let instead: Vec<String> = near.into_iter().map(|near| near.word).collect();
    let group = group::meant(store, names, instead.iter().map(|word| Sought { word, ..words.sought(false) }));
    (group, instead)
}

/// The words that were put in the place of others; none where something holds them.
pub fn instead(view: View, query: &Query, words: &Words) -> Vec<String> {
    match words.is_phrase() {
        true => Vec::new(),
        false => answering(view.store, view.names, query, words).1,
    }
}

/// The plain word that was written before one.
fn before<'a>(query: &'a Query, words: &Words) -> Option<&'a str> {
    let at = query.words.iter().position(|other| std::ptr::eq(other, words))?;
    let before = query.words.get(at.checked_sub(1)?)?;
    (before.reach == Reach::Stems && !before.is_excluded).then_some(before.sought(false).word)
}

/// What is said of the words of a query that nothing, or little, holds.
pub fn meant(view: View, query: &Query) -> Vec<Meant> {
    let single = asked(query).into_iter().filter(|words| words.reach == Reach::Stems);
    single.filter_map(|words| of_word(view, query, words)).collect()
}

fn of_word(view: View, query: &Query, words: &Words) -> Option<Meant> {
    let (group, mut instead) = answering(view.store, view.names, query, words);
    let is_used = !instead.is_empty();
    if !is_used {
        instead.extend(rather(view, words, &group).filter(|word| is_there(view, words, word)));
    }
    if instead.is_empty() {
        return None;
    }
    let at = query.words.iter().position(|other| std::ptr::eq(other, words))?;
    let with = |form: &str, reach| {
        let mut edited = Query { page: 1, ..query.clone() };
        edited.words[at] = Words { forms: vec![form.to_owned()], reach, ..words.clone() };
        print(view.store, &edited)
    };
    let word = words.sought(false).word;
    Some(Meant {
        word: word.to_owned(),
        sentence: say::meant(view.lang, words, &instead, is_used),
        is_used,
        exactly: with(word, Reach::Exactly),
        words: instead.into_iter().map(|word| Instead { query: with(&word, Reach::Stems), word }).collect(),
    })
}

/// Something within the base query holds a word that would stand in the place of another.
fn is_there(view: View, words: &Words, word: &str) -> bool {
    let one = || Words { forms: vec![word.to_owned()], ..words.clone() };
    view.base.is_none() || !select(view, &Query { words: vec![one()], ..Query::default() }).all().is_empty()
}

/// A word that few relations hold, where one of its letters away another is that many hold.
const FEW: u32 = 2;
/// So many times as many, and at least so many.
const MANY: u32 = 10;
/// The shortest word of which that is asked, in letters: of short words too many are one letter apart.
const SHORTEST: usize = 5;

/// The word that was probably meant, though something holds the one that was written.
///
/// It is only asked about: what was written answers, so that every count stays what the query says.
fn rather(view: View, words: &Words, group: &Group) -> Option<String> {
    let View { store, names, .. } = view;
    let sought = words.sought(false);
    let called = group.called.iter().flat_map(|(target, _)| target.facets());
    let held = group.forms.iter().map(|&form| crate::index::text::count(store, form)).sum::<usize>()
        + called.map(|(facet, value): (Facet, u32)| store.posting_len(facet, value)).sum::<usize>();
    if held as u32 > FEW || slips(sought.word) == 0 || sought.word.chars().count() < SHORTEST {
        return None;
    }
    let many = MANY * (held as u32).max(1);
    let near = near::around(store, names, sought, Part::Whole);
    let near = near.into_iter().filter(|near| near.distance == 1 && near.count >= many).collect();
    order::by_key(near, |near: &near::Near| order::most(near.count)).into_iter().next().map(|near| near.word)
}

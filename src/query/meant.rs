//! What answers a word: what holds it, or, where nothing does, what holds the words that were probably meant.

use std::sync::Arc;

use entente_columns::Bits;
use serde::Serialize;

use crate::index::group::{self, Group, Reach, Sought, group};
use crate::index::names::LazyNames;
use crate::index::near;
use crate::index::text::{self, Answering, Field};
use crate::nearest::{self, slips};
use crate::order;
use crate::pack::Facet;
use crate::query::ast::*;
use crate::query::kept::{Key, Part};
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

/// What the words of a query come to: a word, or several that stand side by side.
pub fn answering(view: View, query: &Query, words: &Words) -> Arc<Part> {
    let is_typed = typed(query).is_some_and(|typed| std::ptr::eq(typed, words));
    let before = before(query, words);
    let key = Key::Words {
        forms: words.forms.clone(),
        reach: if is_typed { Reach::Typed } else { words.reach },
        is_own: words.is_own,
        is_excluded: words.is_excluded,
        before: before.map(str::to_owned),
    };
    view.kept.part(key, &|| match words.is_phrase() {
        true => phrase(view.store, view.names, words),
        false => word(view.store, view.names, words, is_typed, before),
    })
}

/// What answers a word, and the words that were put in its place, none where something holds it.
///
/// Only a word that a reader writes without quotation marks or asterisk gives way to others, and none that is to be left
/// out: what is taken away must be what was named.
fn word(store: &Store, names: &LazyNames, words: &Words, is_typed: bool, before: Option<&str>) -> Part {
    let mut group = group(store, names, words.sought(is_typed));
    let mut instead = Vec::new();
    if group.is_empty() && words.reach == Reach::Stems && !words.is_excluded {
        let near = near::meant(store, names, words.sought(false), before);
        instead.extend(near.into_iter().map(|near| near.word));
        group = group::meant(store, names, instead.iter().map(|word| Sought { word, ..words.sought(false) }));
    }
    let (answering, set) = Answering::new(store, group);
    Part { set: Arc::new(set), answering: vec![answering], instead }
}

/// The relations that hold all words of a phrase side by side, and what answers each of its words.
fn phrase(store: &Store, names: &LazyNames, words: &Words) -> Part {
    let mut kept = Bits::all(store.len());
    let mut answering = Vec::new();
    for word in &words.forms {
        let sought = Sought { word, reach: Reach::Exactly, is_own: words.is_own };
        let (word, set) = Answering::new(store, group(store, names, sought));
        answering.push(word);
        kept.keep(&set);
    }
    let is_looked_at = if words.is_own { Field::is_own } else { |_| true };
    let ids = kept.ids(store.len(), false).into_iter();
    let set = Bits::of(store.len(), ids.filter(|&id| text::holds_phrase(store, id, &words.forms, is_looked_at)));
    Part { set: Arc::new(set), answering, instead: Vec::new() }
}

/// The words that were put in the place of others; none where something holds them.
pub fn instead(view: View, query: &Query, words: &Words) -> Vec<String> {
    answering(view, query, words).instead.clone()
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
    let part = answering(view, query, words);
    let mut instead = part.instead.clone();
    let is_used = !instead.is_empty();
    if !is_used {
        let [answering] = &part.answering[..] else { return None };
        instead.extend(rather(view, words, answering.group()).filter(|word| is_there(view, words, word)));
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
    let held = group.forms.iter().map(|&form| text::count(store, form)).sum::<usize>()
        + called.map(|(facet, value): (Facet, u32)| store.posting_len(facet, value)).sum::<usize>();
    if held as u32 > FEW || slips(sought.word) == 0 || sought.word.chars().count() < SHORTEST {
        return None;
    }
    let many = MANY * (held as u32).max(1);
    let near = near::around(store, names, sought, nearest::Part::Whole);
    let near = near.into_iter().filter(|near| near.distance == 1 && near.count >= many).collect();
    order::by_key(near, |near: &near::Near| order::most(near.count)).into_iter().next().map(|near| near.word)
}

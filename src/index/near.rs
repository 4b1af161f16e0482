//! The words that were probably meant where nothing holds the one that was written.

use crate::fold::is_stop_word;
use crate::index::group::Sought;
use crate::index::names::{LazyNames, Target, first_word};
use crate::index::text;
use crate::nearest::{self, Part, distance, slips};
use crate::order;
use crate::store::Store;

/// How many words may answer in the place of one; more would be a guess at random.
const MOST_WORDS: usize = 3;

/// A word that something holds, near to one that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    pub word: String,
    /// How many slips of the pen lie between the two.
    pub distance: usize,
    /// How many relations hold it; one that holds it and is called so counts twice.
    pub count: u32,
}

/// The words that were probably meant, the likeliest first; `before` is the word that was written before it.
///
/// These are the nearest of all, those with the same first letter before others, then the most frequent. Where none is
/// near, a word that follows the one before it in some name may hold one slip more: `Phnom Phen`.
pub fn meant(store: &Store, names: &LazyNames, sought: Sought, before: Option<&str>) -> Vec<Near> {
    let most = slips(sought.word);
    if most == 0 {
        return Vec::new();
    }
    let mut found = around(store, names, sought, Part::Whole);
    if let Some(before) = before.filter(|_| found.is_empty() && !sought.is_own) {
        let following = names.of(store).after_word(before).map(|(_, rest)| first_word(rest));
        let measured = following.map(|word| (word, distance(sought.word, word)));
        let near = measured.filter(|&(word, distance)| distance <= most + 1 && slips(word) > 0);
        found = counted(store, names, sought, near.collect());
    }
    let initial = sought.word.chars().next();
    let tier = |near: &Near| 2 * near.distance + usize::from(near.word.chars().next() != initial);
    let best = found.iter().map(tier).min();
    found.retain(|near| Some(tier(near)) == best);
    let mut found = order::by_key(found, |near| order::most(near.count));
    found.truncate(MOST_WORDS);
    found
}

/// All words that are near, or of which some beginning is, in order of the alphabet.
pub fn around(store: &Store, names: &LazyNames, sought: Sought, part: Part) -> Vec<Near> {
    let most = slips(sought.word);
    let of_texts = |form: usize| text::text(store, form as u32);
    let found = nearest::near(sought.word, most, part, text::n_forms(store), &of_texts);
    let mut words: Vec<(&str, usize)> = found.into_iter().map(|(form, distance)| (of_texts(form), distance)).collect();
    if !sought.is_own {
        let names = names.of(store);
        let of_names = |place: usize| first_word(names.from_word(place).1);
        let found = nearest::near(sought.word, most, part, names.n_words(), &of_names);
        words.extend(found.into_iter().map(|(place, distance)| (of_names(place), distance)));
    }
    counted(store, names, sought, words)
}

/// Each word once, with how many relations hold it, but for those that none holds.
fn counted(store: &Store, names: &LazyNames, sought: Sought, words: Vec<(&str, usize)>) -> Vec<Near> {
    let mut order: Vec<u32> = (0..words.len() as u32).collect();
    order::positions(&mut order, &|a, b| words[a as usize].0.cmp(words[b as usize].0));
    order.dedup_by_key(|at| words[*at as usize].0);
    let words = order.into_iter().map(|at| words[at as usize]).filter(|(word, _)| is_guessed(word));
    let all = words.map(|(word, distance)| {
        let in_texts = text::find(store, word).map_or(0, |form| text::count(store, form) as u32);
        let in_names = if sought.is_own { 0 } else { called_so(store, names, word) };
        Near { word: word.to_owned(), distance, count: in_texts + in_names }
    });
    all.filter(|near| near.count > 0).collect()
}

/// A number is never guessed, nor a word that says nothing.
fn is_guessed(word: &str) -> bool {
    !is_stop_word(word) && !word.chars().any(char::is_numeric)
}

/// How many relations are tied to the records with this word in one of their names.
fn called_so(store: &Store, names: &LazyNames, word: &str) -> u32 {
    let mut targets: Vec<Target> = Vec::new();
    for (name, first) in names.of(store).words_beginning(word) {
        if first != word {
            break;
        }
        if name.target.is_searched() && !targets.contains(&name.target) {
            targets.push(name.target);
        }
    }
    let count = |target: Target| target.facets().iter().map(|&(facet, value)| store.posting_len(facet, value)).sum();
    targets.into_iter().map(count).map(|count: usize| count as u32).sum()
}

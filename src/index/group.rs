//! What answers one word of a query: itself, what shares its stem, what it begins, and what is called so.

use crate::fold::khmer;
use crate::index::names::{LazyNames, Target};
use crate::index::text::{beginning, find, languages, text};
use crate::order;
use crate::pack;
use crate::stem::Stems;
use crate::store::Store;

/// A word that is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Sought<'a> {
    /// Folded.
    pub word: &'a str,
    pub reach: Reach,
    /// Only in the relation's own words, not in the names of what it mentions.
    pub is_own: bool,
}

/// How far beyond itself a word reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Nothing but the word: `"trade"`.
    Exactly,
    /// The words that it begins: `trad*`.
    Beginning,
    /// The words that share its stem: `trade`.
    Stems,
    /// Those, and the words that it begins, for it may still be being typed.
    Typed,
}

impl Reach {
    fn has_beginnings(self) -> bool {
        matches!(self, Reach::Beginning | Reach::Typed)
    }

    fn has_stems(self) -> bool {
        matches!(self, Reach::Stems | Reach::Typed)
    }
}

/// What answers one word of a query: forms of the texts, and records that are called so.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// Form numbers, rising.
    pub forms: Vec<u32>,
    /// The form that is the word itself, if the dataset has it.
    pub exact: Option<u32>,
    /// Entities, topics, kinds and events with the word in one of their names, and whether it is the word itself.
    pub called: Vec<(Target, bool)>,
    /// It is of words that were probably meant, and counts half.
    pub is_meant: bool,
}

impl Group {
    /// Nothing holds the word.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty() && self.called.is_empty()
    }
}

/// What answers words that were probably meant, each as if it had been written.
pub fn meant<'a>(store: &Store, names: &LazyNames, words: impl Iterator<Item = Sought<'a>>) -> Group {
    let mut all = Group { is_meant: true, ..Group::default() };
    for sought in words {
        let group = group(store, names, sought);
        all.forms.extend(group.forms);
        all.called.extend(group.called);
    }
    order::ids(&mut all.forms);
    all.called = each_once(all.called);
    all
}

/// What answers a word, as far as it reaches.
pub fn group(store: &Store, names: &LazyNames, sought: Sought) -> Group {
    let Sought { word, reach, is_own } = sought;
    let exact = find(store, word).ok();
    let mut group = Group { forms: exact.into_iter().collect(), exact, called: Vec::new(), is_meant: false };
    let stem = Stem::new(word).filter(|_| reach.has_stems());
    if let Some(stem) = &stem {
        group.forms.extend(
            beginning(store, stem.shared).filter(|&form| stem.is_of(text(store, form), languages(store, form))),
        );
    }
    if reach.has_beginnings() {
        group.forms.extend(beginning(store, word));
    }
    if let [_] = khmer(word)[..] {
        group.forms.extend(of_cluster(store, word));
    }
    order::ids(&mut group.forms);
    if !is_own {
        if let [_] = khmer(word)[..] {
            let words = names.of(store).words_between(FIRST_KHMER, PAST_KHMER);
            let has = words.filter(|(name, first)| name.target.is_searched() && khmer(first).contains(&word));
            group.called.extend(has.map(|(name, first)| (name.target, first == word)));
        }
        let shared = stem.as_ref().map_or(word, |stem| stem.shared);
        for (name, first) in names.of(store).words_beginning(shared) {
            let is_so = first == word
                || reach.has_beginnings() && first.starts_with(word)
                || stem.as_ref().is_some_and(|stem| stem.is_of(first, pack::ENGLISH | pack::FRENCH));
            if is_so && name.target.is_searched() {
                group.called.push((name.target, first == word));
            }
        }
        group.called = each_once(group.called);
    }
    group
}

/// The forms of which a cluster of Khmer is one: it may be the second of a pair, which its beginning does not tell.
fn of_cluster<'a>(store: &'a Store, cluster: &'a str) -> impl Iterator<Item = u32> + 'a {
    let [from, to] = [FIRST_KHMER, PAST_KHMER].map(|end| find(store, end).unwrap_or_else(|at| at));
    (from..to).filter(move |&form| khmer(text(store, form)).contains(&cluster))
}

const FIRST_KHMER: &str = "\u{1780}";
const PAST_KHMER: &str = "\u{1800}";

/// Each record once, as the word itself where one of its names has that.
fn each_once(called: Vec<(Target, bool)>) -> Vec<(Target, bool)> {
    let mut order: Vec<u32> = (0..called.len() as u32).collect();
    let place = |at: u32| (called[at as usize].0, !called[at as usize].1);
    order::positions(&mut order, &|a, b| place(a).cmp(&place(b)));
    let mut once: Vec<(Target, bool)> = order.into_iter().map(|at| called[at as usize]).collect();
    once.dedup_by_key(|(target, _)| *target);
    once
}

/// The stems of a word.
///
/// Stems are taken here and not stored: a word and its inflections begin alike, so only the forms that share its first
/// letters are stemmed, some dozens, and the pack is smaller by a tenth.
struct Stem<'a> {
    stems: Stems,
    english: String,
    french: String,
    /// What every inflection begins with.
    shared: &'a str,
}

/// How many letters a word and its inflections share at the least; shorter words have no stem.
const SHARED_LETTERS: usize = 3;

impl Stem<'_> {
    fn new(word: &str) -> Option<Stem<'_>> {
        let end = word.char_indices().map(|(at, c)| at + c.len_utf8()).nth(SHARED_LETTERS - 1)?;
        let stems = Stems::new();
        Some(Stem { english: stems.english(word), french: stems.french(word), shared: &word[..end], stems })
    }

    /// Another word has the same stem in one of its languages.
    fn is_of(&self, word: &str, languages: u32) -> bool {
        languages & pack::ENGLISH > 0 && self.stems.english(word) == self.english
            || languages & pack::FRENCH > 0 && self.stems.french(word) == self.french
    }
}

/// How a word answers a word that is asked for, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    Same,
    Begun,
    Stem,
    /// It answers a word that was probably meant.
    Meant,
}

/// How a word of a text that is looked at answers one of a query; the same as [`group`] finds, asked of one word.
///
/// A word of the relation's own texts counts for the languages in which it stands somewhere, one of a name for all.
pub fn likeness(store: &Store, sought: Sought, word: &str, stands_in_name: bool) -> Option<Likeness> {
    if word == sought.word {
        return Some(Likeness::Same);
    }
    if sought.reach.has_beginnings() && word.starts_with(sought.word) {
        return Some(Likeness::Begun);
    }
    if let [_] = khmer(sought.word)[..] {
        return khmer(word).contains(&sought.word).then_some(Likeness::Same);
    }
    if !sought.reach.has_stems() {
        return None;
    }
    let stem = Stem::new(sought.word).filter(|stem| word.starts_with(stem.shared))?;
    let languages = match stands_in_name {
        true => pack::ENGLISH | pack::FRENCH,
        false => languages(store, find(store, word).ok()?),
    };
    stem.is_of(word, languages).then_some(Likeness::Stem)
}

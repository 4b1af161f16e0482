//! What may complete a query while it is typed: entities, topics, kinds, sources, events, and words.

use serde::Serialize;

use crate::fold::{fold, tokens};
use crate::index::group::{Reach, Sought};
use crate::index::names::{Name, Names, Target, first_word};
use crate::index::near::{self, Near};
use crate::index::text;
use crate::nearest::{self, Part};
use crate::order;
use crate::pack::Facet;
use crate::query::answer::value_label;
use crate::query::ast::{facet_name, facet_named};
use crate::query::parse::parts;
use crate::query::shape::View;

/// How many suggestions a reader takes in at a glance.
const MOST: usize = 8;
/// How many of them may be plain words.
const MOST_WORDS: usize = 3;
/// How many words before the caret may belong to one name.
const LONGEST_NAME: usize = 4;

/// One way to complete a query, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Suggestion {
    pub r#type: &'static str,
    pub label: String,
    pub matched: Option<String>,
    pub count: u32,
    pub query: String,
}

/// Completes the end of a text.
pub fn suggest(view: View, text: &str) -> Vec<Suggestion> {
    let mut typed = Typed::new(text);
    let mut found: Vec<(u32, Suggestion)> = Vec::new();
    // The longest run of words that begins a name, or nearly does, is what is being typed.
    for &(start, named) in &typed.starts {
        let folded = fold(&text[start..]);
        if folded.is_empty() {
            continue;
        }
        let names = view.names.of(view.store);
        let mut complete = |called: &[(&Name, usize)]| {
            for &(name, slips) in called {
                for (facet, value) in facets(named, name.target) {
                    let query = completed(&text[..start], named, facet, view.store.value_key(facet, value));
                    push(view, &mut found, (name, slips), (facet, value), &folded, query);
                }
            }
            found.is_empty()
        };
        let called: Vec<(&Name, usize)> = names.beginning(&folded).map(|name| (name, 0)).collect();
        if complete(&called) {
            complete(&nearly_beginning(names, &folded));
        }
        if !found.is_empty() {
            typed.is_value |= named.is_some();
            break;
        }
    }
    let found =
        order::by_key(found, |(closeness, suggestion)| u64::from(*closeness) << 32 | order::most(suggestion.count));
    let mut suggestions: Vec<Suggestion> = found.into_iter().map(|(_, suggestion)| suggestion).take(MOST).collect();
    if !typed.is_value {
        let room = (MOST - suggestions.len()).clamp(0, MOST_WORDS);
        suggestions.extend(words(view, text, typed.last).into_iter().take(room));
    }
    suggestions
}

/// The names that nearly begin so, each with its slips.
///
/// Of several words the first must be near by itself: `a canada` is two letters from `canada`, and another question.
fn nearly_beginning<'a>(names: &'a Names, folded: &str) -> Vec<(&'a Name, usize)> {
    let rest = |place: usize| names.from_word(place).1;
    let near = nearest::near(folded, nearest::slips(folded), Part::Beginning, names.n_words(), &rest);
    let first = folded.split_once(' ').map(|(first, _)| first);
    let is_near = |place: usize| {
        first.is_none_or(|first| nearest::distance(first, first_word(rest(place))) <= nearest::slips(first))
    };
    let near = near.into_iter().filter(|&(place, slips)| slips > 0 && is_near(place));
    near.map(|(place, slips)| (names.from_word(place).0, slips)).collect()
}

/// What is being typed, and where.
struct Typed {
    /// Where the last part of the query begins; after a space, nowhere yet.
    last: usize,
    /// It is the value of a facet, not a word.
    is_value: bool,
    /// Where the name that is being typed may begin, the longest first, with the facet whose value it is, if one is named.
    starts: Vec<(usize, Option<Facet>)>,
}

impl Typed {
    fn new(text: &str) -> Typed {
        let parts = parts(text);
        let n_plain = parts.iter().rev().take_while(|part| part.is_plain()).count();
        let (others, plain) = parts.split_at(parts.len() - n_plain);
        let last = parts.last().filter(|part| part.to == text.len());
        let is_value = n_plain == 0 && last.is_some_and(|part| part.facet.is_some() && !part.is_of_texts());
        // A value of several words may want its quotation marks: `who:prak sokh`.
        let value = others.last().filter(|part| part.to == text.len() || n_plain > 0).and_then(|part| {
            let name = part.facet.as_ref()?.to_ascii_lowercase();
            Some((part.last_value, Some(facet_named(&name)?)))
        });
        let words = plain[n_plain.saturating_sub(LONGEST_NAME)..].iter().map(|part| (part.from, None));
        Typed {
            last: last.map_or(text.len(), |part| if part.is_of_texts() { part.last_value } else { part.from }),
            is_value,
            starts: value.into_iter().chain(words).collect(),
        }
    }
}

/// The query once a value is put where a name was being typed. All that was written before stays.
fn completed(before: &str, named: Option<Facet>, facet: Facet, key: &str) -> String {
    match (named, before.trim_end()) {
        (Some(_), _) => format!("{before}{key} "),
        (None, "") => format!("{}:{key} ", facet_name(facet)),
        (None, before) => format!("{before} {}:{key} ", facet_name(facet)),
    }
}

/// The facets that a name may complete where one is named, or none.
fn facets(named: Option<Facet>, target: Target) -> Vec<(Facet, u32)> {
    match (named, target) {
        (None, target) => target.facets(),
        (Some(Facet::By), Target::Entity(id)) => vec![(Facet::By, id.0)],
        (Some(wanted), target) => target.facets().into_iter().filter(|&(facet, _)| facet == wanted).collect(),
    }
}

fn push(
    view: View,
    found: &mut Vec<(u32, Suggestion)>,
    (name, slips): (&Name, usize),
    (facet, value): (Facet, u32),
    folded: &str,
    query: String,
) {
    let count = view.posting_len(facet, value);
    if count == 0 || found.iter().any(|(_, other)| other.query == query) {
        return;
    }
    let label = value_label(view, facet, value);
    // A name that begins with what was typed comes before one that has it further on.
    // Of names with slips, one that is near as a whole comes before one that only begins so.
    let is_first = match slips {
        0 => name.folded.starts_with(folded),
        slips => nearest::distance(folded, &name.folded) == slips,
    };
    let closeness = 2 * slips as u32 + u32::from(!is_first);
    let matched = (fold(&label) != name.folded && !fold(&label).contains(folded)).then(|| name.text.clone());
    found.push((closeness, Suggestion { r#type: type_of(facet), label, matched, count, query }));
}

fn type_of(facet: Facet) -> &'static str {
    match facet {
        Facet::Kind => "kind",
        Facet::Standing => "standing",
        Facet::Topic => "topic",
        Facet::Who | Facet::By => "entity",
        Facet::Source => "source",
        Facet::Place => "place",
        Facet::Event => "event",
    }
}

/// The words of the dataset that begin like the last one, the most frequent first; if none does, those of which some
/// beginning is near.
fn words(view: View, text: &str, last: usize) -> Vec<Suggestion> {
    let minus = if text[last..].starts_with('-') { "-" } else { "" };
    let typed = tokens(&text[last..]);
    let [token] = &typed[..] else {
        return Vec::new();
    };
    let store = view.store;
    let forms = text::beginning(store, &token.form);
    let near = |word: &str, distance, count| Near { word: word.to_owned(), distance, count };
    let mut words: Vec<Near> = forms.map(|form| near(text::text(store, form), 0, view.n_holding(form))).collect();
    if words.is_empty() {
        let sought = Sought { word: &token.form, reach: Reach::Typed, is_own: true };
        words = near::around(store, view.names, sought, Part::Beginning);
        for near in &mut words {
            near.count = text::find(store, &near.word).map_or(0, |form| view.n_holding(form));
        }
    }
    words.retain(|near| near.count > 0);
    // Of words with slips, one that is near as a whole comes before one that only begins so.
    let is_whole = |near: &Near| near.distance == 0 || nearest::distance(&token.form, &near.word) == near.distance;
    let closeness = |near: &Near| 2 * near.distance as u32 + u32::from(!is_whole(near));
    let words = order::by_key(words, |near| order::key(closeness(near), near.count, 0) >> 24);
    let suggestion = |Near { word, count, .. }: Near| {
        let query = format!("{}{minus}{word} ", &text[..last]);
        Suggestion { r#type: "word", label: word, matched: None, count, query }
    };
    words.into_iter().take(MOST_WORDS).map(suggestion).collect()
}

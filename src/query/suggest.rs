//! What may complete a query while it is typed: entities, topics, kinds, sources, events, and words.

use serde::Serialize;

use crate::fold::{fold, tokens};
use crate::index::names::{Name, Target};
use crate::index::text;
use crate::order;
use crate::pack::Facet;
use crate::query::answer::value_label;
use crate::query::ast::facet_name;
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
    // The longest run of words that begins a name is what is being typed.
    for &(start, named) in &typed.starts {
        let folded = fold(&text[start..]);
        if folded.is_empty() {
            continue;
        }
        for name in view.names.of(view.store).beginning(&folded) {
            for (facet, value) in facets(named, name.target) {
                let query = completed(&text[..start], named, facet, view.store.value_key(facet, value));
                push(view, &mut found, name, facet, value, &folded, query);
            }
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
        let is_value = n_plain == 0 && last.is_some_and(|part| part.facet.is_some());
        // A value of several words may want its quotation marks: `who:prak sokh`.
        let value = others.last().filter(|part| part.to == text.len() || n_plain > 0).and_then(|part| {
            let name = part.facet.as_ref()?.to_ascii_lowercase();
            Some((part.last_value, Some(Facet::ALL.into_iter().find(|&facet| facet_name(facet) == name)?)))
        });
        let words = plain[n_plain.saturating_sub(LONGEST_NAME)..].iter().map(|part| (part.from, None));
        Typed {
            last: last.map_or(text.len(), |part| part.from),
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
    name: &Name,
    facet: Facet,
    value: u32,
    folded: &str,
    query: String,
) {
    let count = view.store.posting_len(facet, value) as u32;
    if count == 0 || found.iter().any(|(_, other)| other.query == query) {
        return;
    }
    let label = value_label(view, facet, value);
    // A name that begins with what was typed comes before one that has it further on.
    let closeness = u32::from(!name.folded.starts_with(folded));
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

/// The words of the dataset that begin like the last one, the most frequent first.
fn words(view: View, text: &str, last: usize) -> Vec<Suggestion> {
    let minus = if text[last..].starts_with('-') { "-" } else { "" };
    let typed = tokens(&text[last..]);
    let [token] = &typed[..] else {
        return Vec::new();
    };
    let store = view.store;
    let forms = text::beginning(store, &token.form);
    let forms: Vec<(u32, u32)> = forms.map(|form| (text::count(store, form) as u32, form)).collect();
    let forms = order::by_key(forms, |&(count, _)| order::most(count));
    let suggestion = |(count, form): (u32, u32)| {
        let word = text::text(store, form);
        let query = format!("{}{minus}{word} ", &text[..last]);
        Suggestion { r#type: "word", label: word.to_owned(), matched: None, count, query }
    };
    forms.into_iter().take(MOST_WORDS).map(suggestion).collect()
}

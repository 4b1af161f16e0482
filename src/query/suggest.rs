//! What may complete a query while it is typed: entities, topics, kinds, sources, events, and words.

use serde::Serialize;

use crate::fold::{fold, tokens};
use crate::index::names::{Name, Target};
use crate::index::text;
use crate::order;
use crate::pack::Facet;
use crate::query::answer::value_label;
use crate::query::ast::facet_name;
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
    let typed = Typed::new(text);
    let mut found: Vec<(u32, Suggestion)> = Vec::new();
    // The longest run of words that begins a name is what is being typed.
    for start in typed.starts() {
        let folded = fold(&text[start..]);
        if folded.is_empty() {
            continue;
        }
        for name in view.names.beginning(&folded) {
            for (facet, value) in typed.facets(name.target) {
                push(view, &mut found, name, facet, value, &folded, &text[..start - typed.prefix_len(start)]);
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    let found =
        order::by_key(found, |(closeness, suggestion)| u64::from(*closeness) << 32 | order::most(suggestion.count));
    let mut suggestions: Vec<Suggestion> = found.into_iter().map(|(_, suggestion)| suggestion).take(MOST).collect();
    if typed.facet.is_none() {
        let room = (MOST - suggestions.len()).clamp(0, MOST_WORDS);
        suggestions.extend(words(view, text, typed.last).into_iter().take(room));
    }
    suggestions
}

/// What is being typed: where its last word begins, and the facet that it completes, if one is named.
struct Typed<'a> {
    text: &'a str,
    last: usize,
    facet: Option<Facet>,
}

impl Typed<'_> {
    fn new(text: &str) -> Typed<'_> {
        let last =
            text.rfind(char::is_whitespace).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        let word = text[last..].trim_start_matches('-');
        let named = word.split_once(':').map(|(name, _)| name.to_ascii_lowercase());
        let facet = named.and_then(|name| Facet::ALL.into_iter().find(|&facet| facet_name(facet) == name));
        Typed { text, last, facet }
    }

    /// Where the name that is being typed may begin, the longest first.
    fn starts(&self) -> Vec<usize> {
        if let Some(facet) = self.facet {
            let value = self.text[self.last..].rfind([':', ',']).map_or(0, |at| at + 1);
            let _ = facet;
            return vec![self.last + value];
        }
        let begins: Vec<usize> = tokens(self.text)
            .iter()
            .map(|token| token.start)
            .filter(|&start| {
                let before = self.text[..start].chars().next_back();
                before.is_none_or(char::is_whitespace) && !self.text[start..].contains([':', '"'])
            })
            .collect();
        begins[begins.len().saturating_sub(LONGEST_NAME)..].to_vec()
    }

    /// How many bytes before a start belong to the part that is replaced: the name of the facet.
    fn prefix_len(&self, start: usize) -> usize {
        if self.facet.is_some() { start - self.last } else { 0 }
    }

    /// The facets that a name may complete here.
    fn facets(&self, target: Target) -> Vec<(Facet, u32)> {
        match (self.facet, target) {
            (None, target) => target.facets(),
            (Some(Facet::By), Target::Entity(id)) => vec![(Facet::By, id.0)],
            (Some(wanted), target) => target.facets().into_iter().filter(|&(facet, _)| facet == wanted).collect(),
        }
    }
}

fn push(
    view: View,
    found: &mut Vec<(u32, Suggestion)>,
    name: &Name,
    facet: Facet,
    value: u32,
    folded: &str,
    before: &str,
) {
    let count = view.store.posting_len(facet, value) as u32;
    let part = format!("{}:{}", facet_name(facet), view.store.value_key(facet, value));
    let query =
        format!("{}{part} ", if before.trim().is_empty() { String::new() } else { format!("{} ", before.trim_end()) });
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

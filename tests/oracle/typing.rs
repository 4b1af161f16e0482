//! A query that is being typed: where it breaks off, and what a completion must keep of it.

use std::collections::BTreeSet;

use entente::model::Dataset;
use entente::query::answer::Answer;

use crate::ask::Ask;
use crate::dataset::{ENGLISH, KINDS};
use crate::tape::Tape;

/// A text that breaks off in the middle of a word.
pub struct Typed {
    pub text: String,
    /// The query that is finished, which a completion keeps.
    pub kept: String,
    /// What is being typed is to be left out.
    pub is_excluded: bool,
}

/// Three of the ways in which a query may break off, others each time.
pub fn typed(ask: &Ask, dataset: &Dataset, spelling: u32) -> Vec<Typed> {
    let numbers = [spelling as u16, (spelling >> 3) as u16, (spelling >> 5) as u16, (spelling >> 7) as u16];
    let tape = &mut Tape::new(&numbers);
    let before = Ask { sort: None, ..ask.clone() }.text(spelling);
    let name = beginning(&tape.of(&dataset.entities).name.en);
    let first = name.split(' ').next().unwrap_or_default();
    let (kind, _, _) = tape.of(&KINDS);
    let word = beginning(tape.of(&ENGLISH));
    let key = beginning(kind);
    let cases: [(String, String, bool); 9] = [
        (word.clone(), String::new(), false),
        (format!("-{word}"), String::new(), true),
        (name.clone(), String::new(), false),
        (format!("who:{first}"), String::new(), false),
        (format!("by:\"{name}"), String::new(), false),
        (format!("-who:{first}"), String::new(), true),
        (format!("kind:{key}"), String::new(), false),
        (format!("kind:meeting,{key}"), "kind:meeting".to_owned(), false),
        (format!("-topic:mines,{word}"), "-topic:mines".to_owned(), true),
    ];
    let cases = cases.into_iter().map(|(partial, kept, is_excluded)| Typed {
        text: format!("{before} {partial}"),
        kept: format!("{before} {kept}"),
        is_excluded,
    });
    cases.skip(spelling as usize % 7).take(3).collect()
}

/// What one answer's query has and the other's has not; none where something is missing that a name cannot have taken in.
pub fn added(kept: &Answer, answer: &Answer) -> Option<Vec<String>> {
    let (kept, all) = (atoms(kept), atoms(answer));
    // "embassy of arv" is the beginning of one name, so its first words go with the last.
    let is_plain = |part: &String| !part.starts_with(['-', '"']) && !part.contains(':');
    kept.difference(&all).all(is_plain).then(|| all.difference(&kept).cloned().collect())
}

/// The parts of a query, each value by itself.
fn atoms(answer: &Answer) -> BTreeSet<String> {
    let split = |part: &str| match part.split_once(':') {
        Some((facet, values)) if !part.contains('"') => {
            values.split(',').map(|value| format!("{facet}:{value}")).collect()
        }
        _ => vec![part.to_owned()],
    };
    answer.parts.iter().flat_map(|part| split(&part.text)).collect()
}

fn beginning(word: &str) -> String {
    word.chars().take(1 + word.chars().count() / 2).collect()
}

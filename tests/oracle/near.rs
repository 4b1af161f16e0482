//! The words that were probably meant, found by measuring every word there is.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use entente::fold::is_stop_word;
use entente::index::group::Reach;
use entente::model::Scheme;
use entente::nearest::{distance, slips};

use crate::ask::Ask;
use crate::scan::{Scan, forms, languages, spoken, values};

impl Scan<'_> {
    /// The words that stand in the place of one that nothing holds.
    pub fn instead(&self, ask: &Ask, at: usize, reach: Reach) -> Vec<String> {
        let words = &ask.words[at];
        let (asked, is_own) = (&words.forms()[0], words.is_own);
        let (texts, names) = (self.own_words(), self.named_words());
        let is_held = texts.iter().any(|word| self.answers(asked, reach, word))
            || !is_own && names.iter().flat_map(|name| &name.words).any(|word| self.names(asked, reach, word));
        if is_held || slips(asked) == 0 {
            return Vec::new();
        }
        let of_names = names.iter().filter(|_| !is_own).flat_map(|name| &name.words);
        let all: BTreeSet<&String> = texts.iter().chain(of_names).collect();
        let near = self.likeliest(asked, slips(asked), is_own, &all);
        let before = at.checked_sub(1).map(|at| &ask.words[at]).filter(|words| words.is_plain());
        match before {
            Some(before) if near.is_empty() && !is_own => {
                let pairs = names.iter().flat_map(|name| name.words.windows(2));
                let following = pairs.filter(|pair| pair[0] == before.forms()[0] && slips(&pair[1]) > 0);
                self.likeliest(asked, slips(asked) + 1, is_own, &following.map(|pair| &pair[1]).collect())
            }
            _ => near,
        }
    }

    /// Of the nearest words those with the same first letter, if any have it, and of these the three most frequent.
    fn likeliest(&self, asked: &str, most: usize, is_own: bool, words: &BTreeSet<&String>) -> Vec<String> {
        let is_guessed = |word: &&String| !is_stop_word(word) && !word.chars().any(char::is_numeric);
        let far = |word: &str| (distance(asked, word), word.chars().next() != asked.chars().next());
        let near = words.iter().copied().filter(|word| distance(asked, word) <= most).filter(is_guessed);
        let counted = near.map(|word| (self.count(word, is_own), word)).filter(|(count, _)| *count > 0);
        let counted: Vec<(usize, &String)> = counted.collect();
        let best = counted.iter().map(|(_, word)| far(word)).min();
        let mut likely: Vec<_> = counted.into_iter().filter(|(_, word)| Some(far(word)) == best).collect();
        likely.sort_by_key(|(count, word)| (Reverse(*count), *word));
        likely.into_iter().map(|(_, word)| word.clone()).take(3).collect()
    }

    /// The relations that hold a word, and those tied to what is called so, each as often as it is.
    fn count(&self, word: &String, is_own: bool) -> usize {
        let in_texts = self.own_texts().iter().filter(|texts| texts.iter().any(|text| text.contains(word))).count();
        let names = self.named_words().into_iter().filter(|name| !is_own && name.words.contains(word));
        let tags: BTreeSet<(&str, String)> = names.flat_map(|name| name.values).collect();
        let tied = |(facet, key): &(&str, String)| {
            self.dataset.relations.iter().filter(|relation| values(self.dataset, facet, relation).contains(key)).count()
        };
        in_texts + tags.iter().map(tied).sum::<usize>()
    }

    fn own_words(&self) -> BTreeSet<String> {
        self.own_texts().iter().flat_map(|texts| texts.iter().flatten().cloned()).collect()
    }

    /// Each name of what may be searched by its name, with the values that it stands for.
    fn named_words(&self) -> Vec<Named> {
        let dataset = self.dataset;
        let mut named = Vec::new();
        let mut push = |texts: Vec<&str>, values: Vec<(&'static str, String)>| {
            named.extend(texts.into_iter().map(|text| Named { words: forms(text), values: values.clone() }));
        };
        for (scheme, facet) in [(Scheme::Kind, "kind"), (Scheme::Topic, "topic")] {
            for term in dataset.vocabulary.terms(scheme) {
                push(languages(&term.label), vec![(facet, term.key.clone())]);
            }
        }
        for entity in &dataset.entities {
            push(spoken(entity), vec![("who", entity.key.clone()), ("place", entity.key.clone())]);
        }
        for event in &dataset.events {
            push(languages(&event.title), vec![("event", event.key.clone())]);
        }
        named
    }
}

struct Named {
    words: Vec<String>,
    values: Vec<(&'static str, String)>,
}

//! Names: every way to call an entity, a term, a source or an event, sorted so that a beginning finds them.

use std::sync::OnceLock;

use crate::fold::{fold, tokens};
use crate::model::*;
use crate::order;
use crate::pack::{Catalogue, Facet};
use crate::store::Store;

/// What a name may stand for: a value of a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    Kind(TermId),
    Standing(TermId),
    Topic(TermId),
    Entity(EntityId),
    Source(SourceId),
    Event(EventId),
}

/// One name with what it stands for.
#[derive(Clone, Debug)]
pub struct Name {
    pub target: Target,
    /// As a reader sees it.
    pub text: String,
    /// Folded: in this form names compare.
    pub folded: String,
    /// It is another name than the one shown as a label.
    pub is_alias: bool,
    /// The words of a description that means this entity only in places; it completes nothing.
    pub is_local: bool,
}

/// The names of a dataset, made when they are first asked for: the first screen needs none of them.
#[derive(Default)]
pub struct LazyNames(OnceLock<Names>);

impl LazyNames {
    pub fn of(&self, store: &Store) -> &Names {
        self.0.get_or_init(|| Names::new(&store.catalogue))
    }
}

/// All names of a dataset.
pub struct Names {
    names: Vec<Name>,
    /// Positions in `names` in order of their folded form.
    by_name: Vec<u32>,
    /// For each word of each name: the name, and the byte at which the word begins; in order of what follows.
    by_word: Vec<(u32, u32)>,
}

impl Names {
    pub fn new(catalogue: &Catalogue) -> Names {
        let mut names = Vec::new();
        let vocabulary = &catalogue.vocabulary;
        type Make = fn(TermId) -> Target;
        let make: [(Scheme, Make); 3] =
            [(Scheme::Kind, Target::Kind), (Scheme::Standing, Target::Standing), (Scheme::Topic, Target::Topic)];
        for (scheme, target) in make {
            for (id, term) in vocabulary.terms(scheme).iter().enumerate() {
                push_text(&mut names, target(TermId(id as u32)), &term.label);
            }
        }
        for (id, entity) in catalogue.entities.iter().enumerate() {
            let target = Target::Entity(EntityId(id as u32));
            push_text(&mut names, target, &entity.name);
            for alias in &entity.alias {
                push(&mut names, target, &alias.text, true, !alias.only.is_empty());
            }
        }
        for (id, source) in catalogue.sources.iter().enumerate() {
            push_text(&mut names, Target::Source(SourceId(id as u32)), &source.title);
        }
        for (id, event) in catalogue.events.iter().enumerate() {
            push_text(&mut names, Target::Event(EventId(id as u32)), &event.title);
        }
        let mut by_name: Vec<u32> = (0..names.len() as u32).collect();
        order::positions(&mut by_name, &|a, b| names[a as usize].folded.cmp(&names[b as usize].folded).then(a.cmp(&b)));
        let mut by_word: Vec<(u32, u32)> = Vec::new();
        for (id, name) in names.iter().enumerate().filter(|(_, name)| !name.is_local) {
            by_word.extend(tokens(&name.folded).iter().map(|token| (id as u32, token.start as u32)));
        }
        let mut in_order: Vec<u32> = (0..by_word.len() as u32).collect();
        let word = |at: u32| by_word[at as usize];
        order::positions(&mut in_order, &|a, b| rest(&names, word(a)).cmp(rest(&names, word(b))).then(a.cmp(&b)));
        let by_word = in_order.into_iter().map(word).collect();
        Names { names, by_name, by_word }
    }

    /// The names that are, folded, exactly this text.
    pub fn called<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = &'a Name> + 'a {
        let from = self.by_name.partition_point(|&id| self.names[id as usize].folded.as_str() < folded);
        self.by_name[from..].iter().map(|&id| &self.names[id as usize]).take_while(move |name| name.folded == folded)
    }

    /// The names with a word that begins so, and that word, in alphabetical order.
    pub fn words_beginning<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a Name, &'a str)> + 'a {
        let from = self.by_word.partition_point(|&at| rest(&self.names, at) < prefix);
        let words =
            self.by_word[from..].iter().map(|&at| (&self.names[at.0 as usize], first_word(rest(&self.names, at))));
        words.take_while(move |(_, word)| word.starts_with(prefix))
    }

    /// The names with a word at which this folded text begins, in alphabetical order of what follows.
    pub fn beginning<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = &'a Name> + 'a {
        let from = self.by_word.partition_point(|&at| rest(&self.names, at) < folded);
        self.by_word[from..]
            .iter()
            .take_while(move |&&at| rest(&self.names, at).starts_with(folded))
            .map(|&(id, _)| &self.names[id as usize])
    }

    /// The names with a word that stands from one place of the alphabet up to another, and that word.
    pub fn words_between<'a>(&'a self, from: &str, to: &'a str) -> impl Iterator<Item = (&'a Name, &'a str)> + 'a {
        let from = self.by_word.partition_point(|&at| rest(&self.names, at) < from);
        let words =
            self.by_word[from..].iter().map(|&at| (&self.names[at.0 as usize], first_word(rest(&self.names, at))));
        words.take_while(move |(_, word)| *word < to)
    }

    /// How many words there are in all names together, each at its place in the order of what follows it.
    pub fn n_words(&self) -> usize {
        self.by_word.len()
    }

    /// The name at one of these places, from that word to its end.
    pub fn from_word(&self, place: usize) -> (&Name, &str) {
        let at = self.by_word[place];
        (&self.names[at.0 as usize], rest(&self.names, at))
    }

    /// The names with this word, each from the word that follows it to its end.
    pub fn after_word<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (&'a Name, &'a str)> + 'a {
        let from = self.by_word.partition_point(|&at| rest(&self.names, at) < word);
        let all = self.by_word[from..].iter().map(|&at| (&self.names[at.0 as usize], rest(&self.names, at)));
        let same = all.take_while(move |(_, rest)| rest.starts_with(word));
        same.filter_map(move |(name, rest)| Some((name, rest[word.len()..].strip_prefix(' ')?)))
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Name> {
        self.names.iter()
    }
}

/// A name from one of its words to its end.
fn rest(names: &[Name], (id, start): (u32, u32)) -> &str {
    &names[id as usize].folded[start as usize..]
}

pub(crate) fn first_word(text: &str) -> &str {
    text.split_once(' ').map_or(text, |(word, _)| word)
}

fn push_text(names: &mut Vec<Name>, target: Target, text: &Text) {
    for text in [Some(&text.en), Some(&text.fr), text.km.as_ref()].into_iter().flatten() {
        push(names, target, text, false, false);
    }
}

fn push(names: &mut Vec<Name>, target: Target, text: &str, is_alias: bool, is_local: bool) {
    let folded = fold(text);
    let mut of_target = names.iter_mut().rev().take_while(|name| name.target == target);
    if let Some(known) = of_target.find(|name| name.folded == folded) {
        // What is a name everywhere is not local for having been met in one place first.
        known.is_local &= is_local;
    } else if !folded.is_empty() {
        names.push(Name { target, text: text.to_owned(), folded, is_alias, is_local });
    }
}

impl Target {
    /// A source or a standing names no relation by its words: "press release" would bring all of one.
    pub fn is_searched(self) -> bool {
        !matches!(self, Target::Source(_) | Target::Standing(_))
    }

    /// The facets in which it may be chosen, the usual one first, with the value.
    pub fn facets(self) -> Vec<(Facet, u32)> {
        match self {
            Target::Kind(id) => vec![(Facet::Kind, id.0)],
            Target::Standing(id) => vec![(Facet::Standing, id.0)],
            Target::Topic(id) => vec![(Facet::Topic, id.0)],
            Target::Entity(id) => vec![(Facet::Who, id.0), (Facet::Place, id.0)],
            Target::Source(id) => vec![(Facet::Source, id.0)],
            Target::Event(id) => vec![(Facet::Event, id.0)],
        }
    }
}

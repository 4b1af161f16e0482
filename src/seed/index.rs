//! The records with what makes them findable: all that a rule may ask.

use std::collections::BTreeMap;
use std::ops::Deref;

use super::Texts;
use super::diagnostic::Place;
use super::parse::{
    Absence, Basis, Entity, Event, Figure, Link, Own, Records, Relation, Source, Species, Target, Thread, To, Word,
};
use crate::model::Scheme;

/// The records of one dataset and the texts of its sources, as far as they are at hand.
pub struct Seeds<'a> {
    records: &'a Records,
    texts: &'a Texts,
    keys: BTreeMap<&'static str, BTreeMap<&'a str, usize>>,
    bases: BTreeMap<(u32, &'a str), usize>,
    terms: Vec<BTreeMap<&'a str, usize>>,
    /// Which source a file of relations or figures speaks for.
    sources_of_files: BTreeMap<u32, usize>,
}

/// A record with a key of its own, in a list of its own.
pub trait Listed: Sized {
    const KIND: Species;
    fn key(&self) -> &Own;
    fn list(records: &Records) -> &[Self];
}

macro_rules! listed {
    ($($name:ident in $list:ident,)*) => {
        $(impl Listed for $name {
            const KIND: Species = Species::$name;

            fn key(&self) -> &Own {
                &self.key
            }

            fn list(records: &Records) -> &[Self] {
                &records.$list
            }
        })*

        /// Every key of every record but the bases, with the kind of its record.
        pub fn own_keys(records: &Records) -> impl Iterator<Item = (Species, &Own)> {
            std::iter::empty()$(.chain($name::list(records).iter().map(|record| ($name::KIND, record.key()))))*
        }
    };
}

listed![
    Source in sources,
    Entity in entities,
    Event in events,
    Thread in threads,
    Relation in relations,
    Figure in figures,
    Link in links,
    Absence in absences,
];

impl<'a> Seeds<'a> {
    /// Makes every key findable. Of two records with one key, the first is found.
    pub fn new(records: &'a Records, texts: &'a Texts) -> Seeds<'a> {
        let mut keys: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
        let mut positions: BTreeMap<&str, usize> = BTreeMap::new();
        for (species, key) in own_keys(records) {
            let position = positions.entry(species.noun()).or_default();
            keys.entry(species.noun()).or_default().entry(&key.value).or_insert(*position);
            *position += 1;
        }
        let mut seeds = Seeds {
            records,
            texts,
            keys,
            bases: BTreeMap::new(),
            terms: Vec::new(),
            sources_of_files: BTreeMap::new(),
        };
        for (position, Basis { key, .. }) in records.bases.iter().enumerate() {
            seeds.bases.entry((key.place.file, &key.value)).or_insert(position);
        }
        for terms in &records.vocabulary.schemes {
            let positions = terms.iter().enumerate().rev().map(|(position, term)| (term.key.value.as_str(), position));
            seeds.terms.push(positions.collect());
        }
        for word in &records.of_source {
            if let Some(position) = seeds.position(Species::Source, word) {
                seeds.sources_of_files.insert(word.place.file, position);
            }
        }
        seeds
    }

    /// The position of a record in its list.
    pub fn position(&self, species: Species, key: &Word) -> Option<usize> {
        let find = |species: Species| self.keys.get(species.noun())?.get(key.value.as_str()).copied();
        match species {
            Species::Basis => self.bases.get(&(key.place.file, key.value.as_str())).copied(),
            Species::RelationOrFigure => find(Species::Relation).or_else(|| find(Species::Figure)),
            _ => find(species),
        }
    }

    /// The keys of all records of a kind that a file can point to.
    pub fn keys(&self, species: Species, file: u32) -> Vec<&'a str> {
        let keys = |species: Species| self.keys.get(species.noun()).into_iter().flat_map(|keys| keys.keys().copied());
        match species {
            Species::Basis => self.bases.keys().filter(|(of, _)| *of == file).map(|(_, key)| *key).collect(),
            Species::RelationOrFigure => keys(Species::Relation).chain(keys(Species::Figure)).collect(),
            _ => keys(species).collect(),
        }
    }

    /// The position of a term in its scheme.
    pub fn term(&self, scheme: Scheme, key: &str) -> Option<usize> {
        self.terms.get(scheme as usize)?.get(key).copied()
    }

    /// The words of a scheme.
    pub fn terms(&self, scheme: Scheme) -> impl Iterator<Item = &'a str> {
        self.terms.get(scheme as usize).into_iter().flat_map(|terms| terms.keys().copied())
    }

    /// The record that a key points to.
    pub fn get<T: Target + Listed>(&self, to: &To<T>) -> Option<&'a T> {
        T::list(self.records).get(self.position(T::SPECIES, to)?)
    }

    /// The relation, or else the figure, of a key.
    pub fn find<T: Listed>(&self, key: &Word) -> Option<&'a T> {
        T::list(self.records).get(self.position(T::KIND, key)?)
    }

    /// The source that a file of relations or figures speaks for.
    pub fn source_of(&self, place: Place) -> Option<&'a Source> {
        self.records.sources.get(*self.sources_of_files.get(&place.file)?)
    }

    /// The words of a source, where they are at hand.
    pub fn text_of(&self, source: &Source) -> Option<&'a str> {
        self.texts.get(&source.document.value).map(String::as_str)
    }
}

impl<'a> Deref for Seeds<'a> {
    type Target = Records;

    fn deref(&self) -> &Records {
        self.records
    }
}

//! The small shapes that all answers share, and how a record takes on a reader's language. Described in `door.d.ts`.

use serde::Serialize;

use crate::index::names::LazyNames;
use crate::lang::Lang;
use crate::model::Scheme;
use crate::model::{self, EntityId, EventId, FigureId, RelationId, SourceId, TermId, When};
use crate::query::base::Base;
use crate::query::kept::Kept;
use crate::query::say;
use crate::store::Store;

/// A text in the language it is really in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Text {
    pub text: String,
    pub lang: &'static str,
}

/// A controlled word.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Term {
    pub key: String,
    pub label: String,
}

/// A record one can open.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ref {
    pub key: String,
    pub label: String,
    /// What a footnote calls it, where that is not its full name.
    pub short: Option<String>,
    pub r#type: &'static str,
}

/// A date in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DateText {
    pub edtf: String,
    pub words: String,
    pub basis: Option<Text>,
    pub is_stated: bool,
}

/// An entity in a role.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InRole {
    pub entity: Ref,
    pub role: Term,
}

/// A store seen by a reader of one language, or what a base query keeps of it.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub store: &'a Store,
    pub names: &'a LazyNames,
    pub lang: Lang,
    /// Only this exists; none: everything does.
    pub base: Option<&'a Base>,
    /// What the last questions worked out.
    pub kept: &'a Kept,
}

impl<'a> View<'a> {
    /// The key of a controlled word.
    pub fn key(&self, scheme: Scheme, id: TermId) -> &'a str {
        self.store.catalogue.vocabulary.key(scheme, id)
    }

    pub fn find_source(&self, key: &str) -> Option<SourceId> {
        place(&self.store.catalogue.sources, key, |source| &source.key).map(SourceId)
    }

    pub fn find_entity(&self, key: &str) -> Option<EntityId> {
        place(&self.store.catalogue.entities, key, |entity| &entity.key).map(EntityId)
    }

    pub fn find_figure(&self, key: &str) -> Option<FigureId> {
        place(&self.store.catalogue.figures, key, |figure| &figure.key).map(FigureId)
    }

    pub fn find_event(&self, key: &str) -> Option<EventId> {
        place(&self.store.catalogue.events, key, |event| &event.key).map(EventId)
    }

    /// A text in the reader's language, else in English.
    pub fn text(&self, text: &model::Text) -> Text {
        let (text, lang) = in_lang(text, self.lang);
        Text { text: text.to_owned(), lang: lang.code() }
    }

    /// A statement, read in one language only. Statements are in English and French; what they have in Khmer stands in the
    /// details, and a short form does without.
    pub fn statement(&self, id: RelationId) -> Text {
        let (english, french) = self.store.statement(id);
        match french.filter(|_| self.lang == Lang::Fr) {
            Some(french) => Text { text: french.into_owned(), lang: Lang::Fr.code() },
            None => Text { text: english.into_owned(), lang: Lang::En.code() },
        }
    }

    /// The words of a text alone, where their language is plain.
    pub fn words(&self, text: &model::Text) -> String {
        in_lang(text, self.lang).0.to_owned()
    }

    pub fn term(&self, scheme: Scheme, id: TermId) -> Term {
        let term = &self.store.catalogue.vocabulary.terms(scheme)[id.index()];
        Term { key: term.key.clone(), label: self.words(&term.label) }
    }

    pub fn terms(&self, scheme: Scheme, ids: &[TermId]) -> Vec<Term> {
        ids.iter().map(|&id| self.term(scheme, id)).collect()
    }

    pub fn entity(&self, id: EntityId) -> Ref {
        let entity = &self.store.catalogue.entities[id.index()];
        Ref { key: entity.key.clone(), label: self.words(&entity.name), short: None, r#type: "entity" }
    }

    pub fn entities(&self, ids: &[EntityId]) -> Vec<Ref> {
        ids.iter().map(|&id| self.entity(id)).collect()
    }

    pub fn source(&self, id: SourceId) -> Ref {
        let source = &self.store.catalogue.sources[id.index()];
        let short = source.short.as_ref().map(|short| self.words(short));
        Ref { key: source.key.clone(), label: self.words(&source.title), short, r#type: "source" }
    }

    pub fn event(&self, id: EventId) -> Ref {
        let event = &self.store.catalogue.events[id.index()];
        Ref { key: event.key.clone(), label: self.words(&event.title), short: None, r#type: "event" }
    }

    pub fn in_roles(&self, participants: &[model::Participant]) -> Vec<InRole> {
        participants
            .iter()
            .map(|p| InRole { entity: self.entity(p.entity), role: self.term(Scheme::Role, p.role) })
            .collect()
    }

    pub fn date(&self, when: &When) -> DateText {
        // The first basis is "stated"; it needs no reason.
        let basis = (when.basis.0 > 0).then(|| self.text(&self.store.catalogue.bases[when.basis.index()]));
        let is_plain = !when.date.is_uncertain() && !when.date.is_approximate();
        DateText {
            edtf: when.date.to_string(),
            words: when.date.words(self.lang),
            is_stated: basis.is_none() && is_plain,
            basis,
        }
    }

    pub fn dates(&self, when: &Option<When>) -> Option<DateText> {
        when.as_ref().map(|when| self.date(when))
    }
}

/// The names of records with commas between.
pub fn names(records: &[Ref]) -> String {
    let mut names = String::new();
    records.iter().for_each(|record| say::add(&mut names, ", ", &record.label));
    names
}

/// The place of a key in a list of the catalogue, which stands in the order of its keys.
pub fn place<T>(records: &[T], key: &str, of: fn(&T) -> &str) -> Option<u32> {
    records.binary_search_by(|record| of(record).cmp(key)).ok().map(|at| at as u32)
}

/// A text in a language, or in English where it has none in that one.
fn in_lang(text: &model::Text, lang: Lang) -> (&str, Lang) {
    match lang {
        Lang::Fr => (&text.fr, Lang::Fr),
        Lang::Km => text.km.as_deref().map_or((text.en.as_str(), Lang::En), |km| (km, Lang::Km)),
        Lang::En => (&text.en, Lang::En),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_is_found_by_its_key_and_nothing_by_another() {
        let (store, names, kept) = (Store::embedded(), LazyNames::default(), Kept::default());
        let view = View { store: &store, names: &names, lang: Lang::En, base: None, kept: &kept };
        for (source, id) in store.catalogue.sources.iter().zip(0..) {
            assert_eq!(view.find_source(&source.key), Some(SourceId(id)));
        }
        for (entity, id) in store.catalogue.entities.iter().zip(0..) {
            assert_eq!(view.find_entity(&entity.key), Some(EntityId(id)));
        }
        for (event, id) in store.catalogue.events.iter().zip(0..) {
            assert_eq!(view.find_event(&event.key), Some(EventId(id)));
        }
        for (figure, id) in store.catalogue.figures.iter().zip(0..) {
            assert_eq!(view.find_figure(&figure.key), Some(FigureId(id)));
        }
        for key in ["", "nobody", "~"] {
            assert_eq!((view.find_source(key), view.find_entity(key), view.find_event(key)), (None, None, None));
        }
    }
}

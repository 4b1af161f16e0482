//! The small shapes that all answers share, and how a record takes on a reader's language. Described in `door.d.ts`.

use serde::Serialize;

use crate::index::names::LazyNames;
use crate::lang::Lang;
use crate::model::Scheme;
use crate::model::{self, EntityId, EventId, RelationId, SourceId, TermId, When};
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

/// A store seen by a reader of one language.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub store: &'a Store,
    pub names: &'a LazyNames,
    pub lang: Lang,
}

impl View<'_> {
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

/// A text in a language, or in English where it has none in that one.
fn in_lang(text: &model::Text, lang: Lang) -> (&str, Lang) {
    match lang {
        Lang::Fr => (&text.fr, Lang::Fr),
        Lang::Km => text.km.as_deref().map_or((text.en.as_str(), Lang::En), |km| (km, Lang::Km)),
        Lang::En => (&text.en, Lang::En),
    }
}

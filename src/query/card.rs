//! One relation as a card shows it: statement, date, speaker, standing, evidence, and what agrees or clashes with it.

use serde::Serialize;

use crate::evidence::deep_link;
use crate::fold::{Token, tokens};
use crate::index::text;
use crate::model::{self, Between, EntityId, FigureId, RelationId, Scheme};
use crate::order;
use crate::pack::Facet;
use crate::query::bearing::{is_clash, tied};
use crate::query::figure::{self, Figure};
use crate::query::say;
use crate::query::select::Mark;
use crate::query::shape::*;
use crate::store::Store;

/// One relation, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Card {
    pub key: String,
    pub kind: Term,
    pub predicate: Term,
    pub standing: Term,
    pub is_negative: bool,
    pub is_open_list: bool,
    pub statement: Text,
    pub marks: Vec<(u32, u32)>,
    pub subject: Vec<Ref>,
    pub object: Vec<Ref>,
    pub participants: Vec<InRole>,
    pub places: Vec<Ref>,
    pub topics: Vec<Term>,
    pub event: Option<Ref>,
    pub when: Option<DateText>,
    pub said: Option<DateText>,
    pub by: Vec<Ref>,
    pub is_source_voice: bool,
    pub through: Vec<Ref>,
    pub source: Ref,
    pub genre: Term,
    pub publisher: Option<Ref>,
    pub evidence: Vec<Evidence>,
    pub office: Option<Text>,
    pub figures: Vec<Figure>,
    pub note: Option<Text>,
    pub links: Vec<Link>,
}

/// A passage of a source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evidence {
    pub paragraph: u32,
    pub start: String,
    pub end: Option<String>,
    pub occurrence: u32,
    pub digest: String,
    pub url: Option<String>,
}

/// How a relation bears on others.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    pub key: String,
    pub kind: Term,
    pub question: Text,
    pub reason: Text,
    pub is_clash: bool,
    pub others: Vec<Side>,
}

/// A relation in short, where it stands beside another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    pub key: String,
    pub statement: Text,
    pub source: Ref,
    pub by: Vec<Ref>,
    pub when: Option<DateText>,
}

/// The card of a relation, with what the query's words found in its statement.
pub fn card(view: View, id: RelationId, marks: &[Mark]) -> Card {
    let catalogue = &view.store.catalogue;
    let relation = view.store.relation(id);
    let source = &catalogue.sources[relation.source.index()];
    let statement = view.text(&relation.statement);
    Card {
        marks: highlights(view.store, &statement.text, marks),
        statement,
        kind: view.term(Scheme::Kind, relation.kind),
        predicate: view.term(Scheme::Predicate, relation.predicate),
        standing: view.term(Scheme::Standing, relation.standing),
        is_negative: relation.is_negative,
        is_open_list: relation.is_open_list,
        subject: view.entities(&relation.subject),
        object: view.entities(&relation.object),
        participants: view.in_roles(&relation.participant),
        places: view.entities(&relation.place),
        topics: view.terms(Scheme::Topic, &relation.topic),
        event: relation.event.map(|id| view.event(id)),
        when: view.dates(&relation.when),
        said: view.dates(&relation.said),
        by: speakers(view, &relation),
        is_source_voice: relation.by.is_empty(),
        through: view.entities(&relation.through),
        source: view.source(relation.source),
        genre: view.term(Scheme::Genre, source.genre),
        publisher: source.publisher.map(|id| view.entity(id)),
        evidence: relation.evidence.iter().map(|evidence| passage(evidence, source.address.as_deref())).collect(),
        office: relation.office.as_ref().map(|office| view.text(office)),
        figures: relation.figure.iter().map(|&id| figure::figure(view, id)).collect(),
        note: relation.note.as_ref().map(|note| view.text(note)),
        links: links(view, id, &relation.figure),
        key: relation.key,
    }
}

/// A relation in short, of which only that is read.
pub fn side(view: View, id: RelationId) -> Side {
    let store = view.store;
    Side {
        key: store.key(id).to_owned(),
        statement: view.statement(id),
        source: view.source(store.source(id)),
        by: store.values(Facet::By, id.0).map(|speaker| view.entity(EntityId(speaker))).collect(),
        when: view.dates(&store.when(id)),
    }
}

/// Who says it; where nobody is named, the source's own voice.
pub fn speakers(view: View, relation: &model::Relation) -> Vec<Ref> {
    match relation.by.is_empty() {
        true => vec![view.entity(view.store.catalogue.sources[relation.source.index()].voice)],
        false => view.entities(&relation.by),
    }
}

fn passage(evidence: &model::Evidence, address: Option<&str>) -> Evidence {
    Evidence {
        paragraph: evidence.paragraph,
        start: evidence.start.clone(),
        end: evidence.end.clone(),
        occurrence: evidence.occurrence,
        digest: evidence.digest.clone(),
        url: address.map(|address| deep_link(address, &evidence.start, evidence.end.as_deref())),
    }
}

/// The links that tie a relation, or a figure it carries, to other relations.
fn links(view: View, id: RelationId, figures: &[FigureId]) -> Vec<Link> {
    let others = |link: &model::Link| {
        let mut others = tied(view.store, &link.between);
        others.retain(|&other| view.holds(other));
        // What a link lists stands in the curator's order; who carries a figure has none.
        if matches!(link.between, Between::Figures(_)) {
            order::ids(&mut others);
        }
        others.into_iter().map(RelationId).filter(|&other| other != id).map(|other| side(view, other)).collect()
    };
    let ties = view.store.catalogue.links.iter().filter(|link| link.between.holds(id, figures) && is_there(view, link));
    ties.map(|link| Link {
        key: link.key.clone(),
        kind: link_kind(view, link, id, figures),
        question: view.text(&link.question),
        reason: view.text(&link.reason),
        is_clash: is_clash(view.store, link.kind),
        others: others(link),
    })
    .collect()
}

/// With what exists of it, a link still ties something.
fn is_there(view: View, link: &model::Link) -> bool {
    let n_sides = match &link.between {
        Between::Relations(ids) => ids.iter().filter(|id| view.holds(id.0)).count(),
        Between::Figures(ids) => ids.iter().filter(|&&id| view.has_figure(id)).count(),
    };
    n_sides > 1
}

/// The kind of a link, worded from where the relation stands: the later one updates, the earlier one is updated.
fn link_kind(view: View, link: &model::Link, id: RelationId, figures: &[FigureId]) -> Term {
    let mut kind = view.term(Scheme::LinkKind, link.kind);
    let is_later = match &link.between {
        Between::Relations(ids) => ids.first() == Some(&id),
        Between::Figures(ids) => ids.first().is_some_and(|first| figures.contains(first)),
    };
    if let Some(label) = say::from_the_other_side(view.lang, &kind.key).filter(|_| !is_later) {
        kind.label = label.to_owned();
    }
    kind
}

/// Where the words of a query stand in a text, as UTF-16 offsets, in order and without overlap.
fn highlights(store: &Store, text: &str, marks: &[Mark]) -> Vec<(u32, u32)> {
    if marks.is_empty() {
        return Vec::new();
    }
    let words = tokens(text);
    let mut is_marked = vec![false; words.len()];
    for mark in marks {
        match mark {
            Mark::Forms(forms) => {
                // A word that is written out has few forms, a beginning of one letter has hundreds.
                let is_found = |word: &Token| match forms.len() {
                    0..=8 => forms.iter().any(|&form| text::text(store, form) == word.form),
                    _ => text::find(store, &word.form).is_ok_and(|form| forms.binary_search(&form).is_ok()),
                };
                for (word, is_marked) in words.iter().zip(&mut is_marked) {
                    *is_marked |= is_found(word);
                }
            }
            Mark::Phrase(forms) => {
                for start in 0..=words.len().saturating_sub(forms.len()) {
                    let window = words.get(start..start + forms.len()).unwrap_or_default();
                    if !window.is_empty() && window.iter().zip(forms).all(|(word, form)| word.form == *form) {
                        is_marked[start..start + forms.len()].fill(true);
                    }
                }
            }
        }
    }
    let mut marked: Vec<(usize, usize)> = Vec::new();
    for (word, _) in words.iter().zip(is_marked).filter(|(_, is_marked)| *is_marked) {
        match marked.last_mut() {
            // The pairs of a run of Khmer overlap.
            Some(last) if word.start < last.1 => last.1 = word.end,
            _ => marked.push((word.start, word.end)),
        }
    }
    marked.into_iter().map(|(start, end)| (utf16_len(&text[..start]), utf16_len(&text[..end]))).collect()
}

/// The length of a text as JavaScript counts it.
pub fn utf16_len(text: &str) -> u32 {
    text.chars().map(|c| c.len_utf16() as u32).sum()
}

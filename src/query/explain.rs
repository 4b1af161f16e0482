//! Why does a relation answer a query, and if it does not, which parts of the query leave it out?
//!
//! The index finds many relations at once; here one relation is looked at, text by text and part by part, and what is seen
//! is said. `tests/oracle.rs` holds that both come to the same.

use serde::Serialize;

use crate::date::Day;
use crate::fold::{tokens, written};
use crate::index::group::{Likeness, Sought, likeness};
use crate::index::text::{self, Field};
use crate::lang::Lang;
use crate::model::{EntityId, RelationId, When};
use crate::pack::{Facet, UNDATED};
use crate::query::answer::{Part, part_of, role_label, value_label};
use crate::query::ast::*;
use crate::query::meant::instead;
use crate::query::print::{self, PartOf};
use crate::query::say;
use crate::query::say::explain::{self as words, Lies};
use crate::query::select::{asked, is_within, typed};
use crate::query::shape::View;

/// Why one relation answers a query or not, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    pub key: String,
    pub query: String,
    /// The query in words.
    pub words: String,
    pub is_match: bool,
    pub parts: Vec<ExplainedPart>,
    pub rest: Option<String>,
}

/// One part of the query, whether it keeps the relation, and why.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExplainedPart {
    pub part: Part,
    pub keeps: bool,
    pub reasons: Vec<String>,
}

/// Whether a part keeps the relation, and why.
type Judged = (bool, Vec<String>);

/// Explains one relation by each part of a query.
pub fn explain(view: View, query: &Query, id: RelationId) -> Explanation {
    let parts: Vec<ExplainedPart> = print::parts(query)
        .into_iter()
        .map(|part| {
            let (keeps, reasons) = judge(view, query, part, id);
            ExplainedPart { part: part_of(view, query, part), keeps, reasons }
        })
        .collect();
    let labels: Vec<String> = parts.iter().map(|part| part.part.label.clone()).collect();
    let is_match = parts.iter().all(|part| part.keeps);
    Explanation {
        key: view.store.key(id).to_owned(),
        query: print::print(view.store, query),
        words: say::query(view.lang, &labels, None),
        is_match,
        parts,
        rest: (!is_match).then(|| print::print(view.store, &rest(view, query, id))),
    }
}

/// The query without the parts that leave the relation out.
///
/// A word that was passed over is asked for once it stands alone, so what is left is judged again.
fn rest(view: View, query: &Query, id: RelationId) -> Query {
    let mut rest = Query { page: 1, ..query.clone() };
    loop {
        let excluding = print::parts(&rest).into_iter().rev().find(|&part| !judge(view, &rest, part, id).0);
        match excluding {
            Some(part) => rest = print::without(&rest, part),
            None => return rest,
        }
    }
}

fn judge(view: View, query: &Query, part: PartOf, id: RelationId) -> Judged {
    match part {
        PartOf::Words(index) => by_words(view, query, &query.words[index], id),
        PartOf::Chosen(facet) => by_values(view, facet, &query.choice(facet).chosen, false, id),
        PartOf::Excluded(facet) => by_values(view, facet, &query.choice(facet).excluded, true, id),
        PartOf::Role(index) => by_role(view, &query.roles[index], id),
        PartOf::When | PartOf::Said | PartOf::ChosenYears | PartOf::ExcludedYears => by_time(view, query, part, id),
        PartOf::Certain => by_certainty(view, query, id),
    }
}

fn by_words(view: View, query: &Query, wanted: &Words, id: RelationId) -> Judged {
    let is_one = |words: &Words| std::ptr::eq(words, wanted);
    if !wanted.is_excluded && !asked(query).into_iter().any(is_one) {
        return (true, vec![words::too_common(view.lang)]);
    }
    let asked = written(&wanted.forms);
    let mut sought = vec![wanted.sought(typed(query).is_some_and(is_one))];
    let instead = instead(view, query, wanted);
    sought.extend(instead.iter().map(|word| Sought { word, ..wanted.sought(false) }));
    let mut looking = Looking { view, id, wanted, asked, sought, found: Vec::new() };
    text::searched_texts(view.store, id.0, &mut |field, lang, text| {
        looking.look(field, lang, text);
        false
    });
    let found = &looking.found;
    let mut reasons: Vec<String> = Vec::new();
    for one in found {
        let is_nearest = found.iter().all(|other| other.field != one.field || other.rank >= one.rank);
        if is_nearest && !reasons.contains(&one.sentence) {
            reasons.push(one.sentence.clone());
        }
    }
    let is_found = !reasons.is_empty();
    if !is_found {
        reasons.push(words::nowhere(view.lang, wanted));
    }
    (is_found != wanted.is_excluded, reasons)
}

/// A word or phrase found in some text.
struct Found {
    field: Field,
    /// The nearest first: the same word, in the reader's language, a whole name.
    rank: u32,
    sentence: String,
}

/// What is looked for in the texts of one relation, and what was found.
struct Looking<'a> {
    view: View<'a>,
    id: RelationId,
    wanted: &'a Words,
    /// The words as they were asked for.
    asked: String,
    /// The one word, where it is no phrase, and those that were put in its place.
    sought: Vec<Sought<'a>>,
    found: Vec<Found>,
}

impl Looking<'_> {
    /// Notes each place of one text that answers the words.
    fn look(&mut self, field: Field, lang: Option<Lang>, text: &str) {
        if self.wanted.is_own && !field.is_own() {
            return;
        }
        let all = tokens(text);
        if self.wanted.is_phrase() {
            if let Some(first) = text::side_by_side(&all, &self.wanted.forms) {
                let end = all[first + self.wanted.forms.len() - 1].end;
                let is_whole = self.wanted.forms.len() == all.len();
                self.note(field, lang, text, &text[all[first].start..end], is_whole, Likeness::Same);
            }
            return;
        }
        for token in &all {
            let like = |sought: &Sought| likeness(self.view.store, *sought, &token.form, !field.is_own());
            let how = match self.sought.iter().position(|sought| like(sought).is_some()) {
                Some(0) => like(&self.sought[0]),
                Some(_) => Some(Likeness::Meant),
                None => None,
            };
            if let Some(how) = how {
                self.note(field, lang, text, &text[token.start..token.end], all.len() == 1, how);
            }
        }
    }

    fn note(&mut self, field: Field, lang: Option<Lang>, text: &str, word: &str, is_whole: bool, how: Likeness) {
        // What a reader of Khmer sees of a statement is mostly its English.
        let distance = match lang {
            Some(lang) if lang == self.view.lang => 0,
            Some(Lang::En) | None => 1,
            Some(_) => 2,
        };
        let Looking { view, id, .. } = *self;
        let (rank, sentence) = match field {
            Field::Name(entity) => {
                let in_role = in_roles(view, entity, id);
                let sentence = if text == view.entity(entity).label {
                    words::answers(view.lang, word, how, &self.asked, &words::name_field(view.lang, &in_role))
                } else if is_whole && how == Likeness::Same {
                    words::is_a_name(view.lang, text, &in_role)
                } else {
                    words::answers(view.lang, word, how, &self.asked, &words::alias_field(view.lang, text, &in_role))
                };
                (16 * u32::from(!is_whole) + 4 * (how as u32) + distance, sentence)
            }
            _ => {
                let place = match field.is_own() {
                    true => words::own_field(view.lang, field, lang),
                    false => words::label_field(view.lang, field, text),
                };
                (4 * distance + how as u32, words::answers(view.lang, word, how, &self.asked, &place))
            }
        };
        self.found.push(Found { field, rank, sentence });
    }
}

/// An entity with what it is in a relation: "Canada (object, speaker)".
fn in_roles(view: View, entity: EntityId, id: RelationId) -> String {
    let mut text = view.entity(entity).label;
    let mut opening = " (";
    let mut last = None;
    // Roles stand in the order of their numbers, but for those of the vocabulary; the same one twice in a row is said once.
    for (role, named) in view.store.roles(id.0) {
        if named == entity && last.replace(role) != Some(role) {
            text.push_str(opening);
            text.push_str(&role_label(view, role));
            opening = ", ";
        }
    }
    if view.store.values(Facet::Place, id.0).any(|place| place == entity.0) {
        text.push_str(opening);
        text.push_str(words::as_place(view.lang));
        opening = ", ";
    }
    if opening == ", " {
        text.push(')');
    }
    text
}

fn by_values(view: View, facet: Facet, values: &[u32], is_excluded: bool, id: RelationId) -> Judged {
    let not_stated = view.store.catalogue.len_of(facet) as u32;
    let mut own: Vec<u32> = view.store.values(facet, id.0).collect();
    if own.is_empty() {
        own.push(not_stated);
    }
    let has_one = own.iter().any(|value| values.contains(value));
    let mut told = String::new();
    for &value in &own {
        // Of what is asked for, what it has; where it has none of it, what it has instead.
        if has_one && !values.contains(&value) {
            continue;
        }
        if !told.is_empty() {
            told.push_str(", ");
        }
        told.push_str(&match facet {
            Facet::Who if value < not_stated => in_roles(view, EntityId(value), id),
            _ => value_label(view, facet, value),
        });
    }
    let label = say::facet_label(view.lang, facet_name(facet));
    (has_one != is_excluded, vec![words::here(view.lang, label, &told)])
}

fn by_role(view: View, wanted: &InRole, id: RelationId) -> Judged {
    let entity = EntityId(wanted.entity);
    let is_any = wanted.role == view.store.any_role();
    let mut is_named = false;
    let mut is_so = false;
    for (role, named) in view.store.roles(id.0) {
        is_named |= named == entity;
        is_so |= named == entity && (is_any || role == wanted.role);
    }
    let reason = match is_named {
        true => words::here(view.lang, say::facet_label(view.lang, "role"), &in_roles(view, entity, id)),
        false => words::not_named(view.lang, &view.entity(entity).label),
    };
    (is_so != wanted.is_excluded, vec![reason])
}

fn lies(days: (i32, i32), from: i32, to: i32) -> Lies {
    match (is_within(days, from, to, true), is_within(days, from, to, false)) {
        (true, _) => Lies::Within,
        (_, true) => Lies::Partly,
        _ => Lies::Outside,
    }
}

/// A date in a sentence about it; none where there is none.
fn dated(view: View, when: &Option<When>, is_of_saying: bool) -> Option<String> {
    when.as_ref().map(|when| words::the_date(view.lang, &when.date.words(view.lang), is_of_saying))
}

/// By the span or the years of a query.
///
/// What lies within them only in part is kept here and left out by `when:certain`, which asks for that; but of what is to
/// stay away, certainty is a part of the question.
fn by_time(view: View, query: &Query, part: PartOf, id: RelationId) -> Judged {
    let store = view.store;
    let (date, days) = match part {
        PartOf::Said => (dated(view, &store.relation(id).said, true), store.said_days(id.0)),
        _ => (dated(view, &store.when(id), false), store.days(id.0)),
    };
    let is_certain = query.is_certain && part != PartOf::Said;
    let mut has_one = false;
    let mut is_excluded = part == PartOf::ExcludedYears;
    let mut reasons = Vec::new();
    let mut see = |from: i32, to: i32, span: &str, is_excluded: bool| {
        let lies = lies(days, from, to);
        has_one |= lies == Lies::Within || lies == Lies::Partly && !(is_certain && is_excluded);
        reasons.extend(date.as_ref().map(|date| words::lies(view.lang, date, lies, span)));
    };
    match part {
        PartOf::When | PartOf::Said => {
            let span = if part == PartOf::When { &query.when } else { &query.said };
            if let Some(span) = span {
                is_excluded = span.is_excluded;
                see(span.from, span.to, &say::span(view.lang, &span.text), is_excluded);
            }
        }
        _ => {
            let years = if is_excluded { &query.year.excluded } else { &query.year.chosen };
            for year in years.iter().flatten() {
                let (from, to) = Day::of_year(*year);
                see(from.0, to.0, &year.to_string(), is_excluded);
            }
            has_one |= years.contains(&None) && days.0 == UNDATED;
        }
    }
    if reasons.is_empty() {
        reasons.push(date.unwrap_or_else(|| words::undated(view.lang)));
    }
    (has_one != is_excluded, reasons)
}

/// By `when:certain`: wholly within the time asked for.
///
/// A date that lies outside that time is left out by the time; what certainty asks of it then is what it asks where no
/// time is named: a date with both ends.
fn by_certainty(view: View, query: &Query, id: RelationId) -> Judged {
    let days = view.store.days(id.0);
    let Some(date) = dated(view, &view.store.when(id), false) else {
        return (query.year.chosen.contains(&None), vec![words::undated(view.lang)]);
    };
    let span = query.when.as_ref().filter(|when| !when.is_excluded);
    let span = span.map(|span| (lies(days, span.from, span.to), say::span(view.lang, &span.text)));
    let years = query.year.chosen.iter().flatten().map(|&year| {
        let (from, to) = Day::of_year(year);
        (lies(days, from.0, to.0), year.to_string())
    });
    // One year that holds the whole date is enough.
    let years: Vec<(Lies, String)> = years.collect();
    let within = years.iter().position(|(lies, _)| *lies == Lies::Within);
    let years = within.map_or(&years[..], |at| &years[at..=at]);
    let touched = || span.iter().chain(years).filter(|(lies, _)| *lies != Lies::Outside);
    if touched().next().is_none() {
        let are_known = days.0 > i32::MIN && days.1 < i32::MAX;
        return (are_known, vec![words::ends(view.lang, &date, are_known)]);
    }
    let reasons = touched().map(|(lies, span)| words::lies(view.lang, &date, *lies, span)).collect();
    (touched().all(|(lies, _)| *lies == Lies::Within), reasons)
}

//! A briefing note: what is on record, under headings, with a footnote each that says who says it and where.

use crate::date::Day;
use crate::export::row::passage;
use crate::export::say;
use crate::export::take::{Group, Load};
use crate::export::write::slashed;
use crate::export::{address, say::digits};
use crate::model::Scheme;
use crate::order;
use crate::pack::{Facet, UNDATED};
use crate::query::card::Card;
use crate::query::say::fill;

/// What Markdown would read as its own.
const SPECIAL: &str = "\\`*_[]<>#|~$^&!@";

pub(super) fn write(load: &Load) -> String {
    let lang = load.options.lang;
    let about = &load.view.store.catalogue.about;
    let mut out = String::from("# ");
    slashed(&load.words, SPECIAL, &mut out);
    out.push_str("\n\n*");
    slashed(&load.view.words(&about.title), SPECIAL, &mut out);
    out.push_str("*, Entente, ");
    slashed(&fill(say::version(lang), &[&about.version]), SPECIAL, &mut out);
    out.push_str(" · ");
    out.push_str(&say::relations(lang, load.relations.len() as u32));
    out.push_str(" · ");
    link(&load.address, &mut out);
    out.push_str("\n\n");
    out.push_str(say::promise(lang));
    out.push('\n');
    let mut notes = String::new();
    let mut number = 0;
    for (heading, members) in groups(load) {
        out.push_str("\n## ");
        slashed(&heading, SPECIAL, &mut out);
        out.push_str("\n\n");
        for at in members {
            number += 1;
            let card = &load.relations[at as usize].1;
            entry(load, card, number, &mut out);
            footnote(load, card, number, &mut notes);
        }
    }
    out.push_str("\n---\n\n");
    out.push_str(&fill(say::compiled(lang), &[&about.compiled]));
    out.push_str(" · ");
    out.push_str(&about.licence);
    out.push_str("\n\n");
    out.push_str(&notes);
    out
}

/// The headings with the places of their relations; a relation stands under one only.
fn groups(load: &Load) -> Vec<(String, Vec<u32>)> {
    let store = load.view.store;
    let mut places: Vec<u32> = (0..load.relations.len() as u32).collect();
    let id = |place: u32| load.relations[place as usize].0;
    // What is asked for comes in an order of its own, which stays within a heading.
    let rank: &dyn Fn(u32) -> u32 = match load.options.group {
        // Of several topics the one that was asked for, else the first.
        Group::Topic => &|place| {
            let mut topics = store.values(Facet::Topic, id(place));
            let first = topics.next().unwrap_or(u32::MAX);
            if load.topics.contains(&first) {
                first
            } else {
                topics.find(|topic| load.topics.contains(topic)).unwrap_or(first)
            }
        },
        Group::Source => &|place| store.rank(id(place)),
        Group::Date => &|place| id(place),
    };
    order::positions(&mut places, &|a, b| (rank(a), a).cmp(&(rank(b), b)));
    let mut groups: Vec<(String, Vec<u32>)> = Vec::new();
    for place in places {
        let card = &load.relations[place as usize].1;
        let heading = match load.options.group {
            Group::Topic => match rank(place) {
                u32::MAX => say::no_topic(load.options.lang).to_owned(),
                topic => load.view.term(Scheme::Topic, crate::model::TermId(topic)).label,
            },
            Group::Source => card.source.label.clone(),
            Group::Date => year(load, &load.relations[place as usize]),
        };
        match groups.last_mut() {
            Some((last, members)) if *last == heading => members.push(place),
            _ => groups.push((heading, vec![place])),
        }
    }
    groups
}

/// The year in which a date begins; where its beginning is open, the date in words.
fn year(load: &Load, (id, card): &(u32, Card)) -> String {
    match (load.view.store.days(*id).0, &card.when) {
        (i32::MIN, Some(when)) => when.words.clone(),
        (UNDATED, _) | (_, None) => say::undated(load.options.lang).to_owned(),
        (earliest, _) => digits(Day(earliest).year().max(0) as u32),
    }
}

fn entry(load: &Load, card: &Card, number: u32, out: &mut String) {
    let lang = load.options.lang;
    out.push_str("- **");
    slashed(&card.standing.label, SPECIAL, out);
    out.push_str("**");
    let no = say::negative(lang, card);
    if !no.is_empty() {
        out.push_str(" (");
        out.push_str(no);
        out.push(')');
    }
    out.push_str(" · ");
    if let Some(when) = &card.when {
        slashed(&when.words, SPECIAL, out);
        out.push_str(" · ");
    }
    slashed(&card.statement.text, SPECIAL, out);
    out.push_str("[^");
    out.push_str(&digits(number));
    out.push_str("]\n");
    for link in card.links.iter().filter(|link| link.is_clash) {
        for other in &link.others {
            out.push_str("  - ≠ ");
            slashed(&link.kind.label, SPECIAL, out);
            out.push_str(": ");
            slashed(&other.statement.text, SPECIAL, out);
            out.push_str(" (*");
            slashed(&other.source.label, SPECIAL, out);
            out.push_str("*, ");
            self::link(&address::record(load.options.base, "relation", &other.key), out);
            out.push_str(")\n");
        }
    }
    if let Some(note) = &card.note {
        out.push_str("  - *");
        out.push_str(say::note(lang));
        slashed(&note.text, SPECIAL, out);
        out.push_str("*\n");
    }
}

fn footnote(load: &Load, card: &Card, number: u32, out: &mut String) {
    let lang = load.options.lang;
    out.push_str("[^");
    out.push_str(&digits(number));
    out.push_str("]: ");
    slashed(&say::speakers(lang, card), SPECIAL, out);
    if let Some(said) = &card.said {
        out.push_str("; ");
        slashed(&fill(say::said_on(lang), &[&said.words]), SPECIAL, out);
    }
    out.push_str("; *");
    slashed(&card.source.label, SPECIAL, out);
    out.push('*');
    for evidence in &card.evidence {
        out.push_str(", ¶ ");
        out.push_str(&digits(evidence.paragraph));
        out.push_str(" (");
        let words = fill(say::quoted(lang), &[&passage(&evidence.start, evidence.end.as_deref())]);
        slashed(&words, SPECIAL, out);
        out.push(')');
        if let Some(url) = &evidence.url {
            out.push(' ');
            link(url, out);
        }
    }
    out.push_str(". ");
    link(&address::record(load.options.base, "relation", &card.key), out);
    out.push('\n');
}

/// An address as a link; one that is relative, or holds what would end the brackets, as plain text.
fn link(address: &str, out: &mut String) {
    match address.starts_with("http") && !address.contains(['<', '>', ' ', '\n']) {
        true => {
            out.push('<');
            out.push_str(address);
            out.push('>');
        }
        false => slashed(address, SPECIAL, out),
    }
}

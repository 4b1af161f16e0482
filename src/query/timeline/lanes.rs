//! The lanes of a timeline: which there are, in which order, and in which row of its lane each bar lies.

use serde::Serialize;

use crate::date::{Date, Day};
use crate::model::{EventId, Scheme};
use crate::order;
use crate::pack::Facet;
use crate::query::answer::value_label;
use crate::query::ast::Query;
use crate::query::bits::Bits;
use crate::query::print::print;
use crate::query::shape::*;
use crate::query::timeline::scale::{LONG, Stretch};
use crate::query::timeline::{Mark, Picture};

/// More lanes than a reader can compare; the others are named with their counts.
const MOST: usize = 24;
const MOST_ELSEWHERE: usize = 100;

/// So much room has what stands beside a bar, be the page ever so narrow.
const BESIDE: u32 = LONG as u32 / 10;

/// What happened at one event, about one topic, with one entity; `of` is none for those of no event or topic.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lane {
    pub of: Option<Term>,
    pub count: u32,
    pub query: String,
    pub event: Option<EventMark>,
    pub rows: u32,
    pub bars: Vec<Bar>,
}

/// When an event took place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EventMark {
    pub when: Option<DateText>,
    pub standing: Term,
    pub at: Option<Stretch>,
}

/// Relations of one lane that have the same date and the same standing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Bar {
    pub at: Stretch,
    pub row: u32,
    /// What stands beside it stands to its left, since at the end of the axis there is no room.
    pub is_late: bool,
    pub lines: Vec<u32>,
}

/// A lane that is not drawn: nothing of it lies within the axis, or fuller ones took the room.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Elsewhere {
    pub of: Option<Term>,
    pub count: u32,
    pub query: String,
}

/// The lanes: events in the order of time, topics and entities with the fullest first.
pub fn lanes(picture: &Picture, query: &Query, all: &Bits, facet: Facet) -> (Vec<Lane>, Vec<Elsewhere>) {
    let store = picture.view.store;
    let none = store.catalogue.len_of(facet) as u32;
    let mut counts = vec![0u32; none as usize + 1];
    for id in all.iter() {
        values(picture, query, facet, id, |value| counts[value as usize] += 1);
    }
    let mut bars: Vec<Vec<Bar>> = vec![Vec::new(); counts.len()];
    for (index, mark) in picture.marks.iter().enumerate() {
        if let Some(at) = mark.at {
            values(picture, query, facet, mark.id, |value| add(&mut bars[value as usize], picture, index as u32, at));
        }
    }

    let filled: Vec<u32> = (0..=none).filter(|&value| counts[value as usize] > 0).collect();
    let fullest = order::by_key(filled, |&value| u64::from(value == none) << 32 | order::most(counts[value as usize]));
    let (mut drawn, mut rest): (Vec<u32>, Vec<u32>) =
        fullest.into_iter().partition(|&value| !bars[value as usize].is_empty());
    if drawn.len() > MOST {
        let mut too_many = drawn.split_off(MOST);
        too_many.append(&mut rest);
        rest = too_many;
    }
    if facet == Facet::Event {
        let time = |value: u32| (value == none, days_of(picture, value, &bars[value as usize]), value);
        order::positions(&mut drawn, &|a, b| time(a).cmp(&time(b)));
    }
    rest.truncate(MOST_ELSEWHERE);

    let of = |value: u32| {
        let label = || value_label(picture.view, facet, value);
        (value < none).then(|| Term { key: store.value_key(facet, value).to_owned(), label: label() })
    };
    let only = |value: u32| {
        let mut only = Query { page: 1, ..query.clone() };
        only.choice_mut(facet).chosen = vec![value];
        print(store, &only)
    };
    let lane = |value: u32| {
        let mut bars = std::mem::take(&mut bars[value as usize]);
        let rows = pack(&mut bars);
        let event = (facet == Facet::Event && value < none).then(|| event_mark(picture, EventId(value)));
        Lane { of: of(value), count: counts[value as usize], query: only(value), event, rows, bars }
    };
    let drawn = drawn.into_iter().map(lane).collect();
    let elsewhere = |value: u32| Elsewhere { of: of(value), count: counts[value as usize], query: only(value) };
    (drawn, rest.into_iter().map(elsewhere).collect())
}

/// The days by which the lane of an event is put in order: its own, or, where its beginning is not known, those of its
/// first bar.
fn days_of(picture: &Picture, event: u32, bars: &[Bar]) -> (i32, i32) {
    let days = |date: &Date| (date.earliest().0, date.latest().0);
    let own = picture.view.store.catalogue.events.get(event as usize).and_then(|event| event.when.as_ref());
    let of_bar = || bars.first().and_then(|bar| picture.marks[bar.lines[0] as usize].date.as_ref());
    let own = own.map(|when| &when.date).filter(|date| date.earliest() > Day::MIN);
    own.or_else(of_bar).map_or((i32::MAX, i32::MAX), days)
}

/// Does something with each lane of a relation. Where a query chooses lanes, no others are there: what they hold could not
/// be asked for, since values of one facet are alternatives.
fn values(picture: &Picture, query: &Query, facet: Facet, id: u32, mut each: impl FnMut(u32)) {
    let store = picture.view.store;
    let chosen = &query.choice(facet).chosen;
    let mut has_value = false;
    for value in store.values(facet, id) {
        has_value = true;
        if chosen.is_empty() || chosen.contains(&value) {
            each(value);
        }
    }
    if !has_value {
        each(store.catalogue.len_of(facet) as u32);
    }
}

/// Puts a line into the bar of its date and standing, or begins one.
fn add(bars: &mut Vec<Bar>, picture: &Picture, index: u32, at: Stretch) {
    let is_like = |bar: &&mut Bar| {
        let first = bar.lines[0] as usize;
        let (own, other) = (&picture.lines[index as usize].line, &picture.lines[first].line);
        let date = |mark: &Mark| mark.date.clone();
        date(&picture.marks[first]) == date(&picture.marks[index as usize])
            && own.standing.key == other.standing.key
            && own.is_negative == other.is_negative
    };
    match bars.iter_mut().find(is_like) {
        Some(bar) => bar.lines.push(index),
        None => bars.push(Bar { at, row: 0, is_late: at.from > 9 * BESIDE, lines: vec![index] }),
    }
}

/// Lays each bar into the first row that has room; how many rows that takes.
fn pack(bars: &mut [Bar]) -> u32 {
    let mut ends: Vec<u32> = Vec::new();
    for bar in bars {
        let (from, to) = match bar.is_late {
            true => (bar.at.from - BESIDE, bar.at.to),
            false => (bar.at.from, bar.at.to.max(bar.at.from + BESIDE)),
        };
        let row = ends.iter().position(|&end| end < from).unwrap_or(ends.len());
        ends.resize(ends.len().max(row + 1), 0);
        ends[row] = to;
        bar.row = row as u32;
    }
    ends.len() as u32
}

fn event_mark(picture: &Picture, id: EventId) -> EventMark {
    let view = picture.view;
    let event = &view.store.catalogue.events[id.index()];
    EventMark {
        when: view.dates(&event.when),
        standing: view.term(Scheme::Standing, event.standing),
        at: picture.place(event.when.as_ref().map(|when| &when.date)),
    }
}

//! The lanes of a timeline: which there are, in which order, and in which row of its lane each bar lies.

use entente_columns::Bits;
use serde::Serialize;

use crate::date::Day;
use crate::model::{Event, EventId, Scheme};
use crate::order;
use crate::pack::Facet;
use crate::query::answer::value_label;
use crate::query::ast::Query;
use crate::query::print::print;
use crate::query::shape::*;
use crate::query::timeline::scale::{LONG, Stretch};
use crate::query::timeline::{Axis, Picture, TimeLine};

/// More lanes than a reader can compare; the others are named with their counts.
const MOST: usize = 24;
const MOST_ELSEWHERE: usize = 100;

/// So much room has what stands beside a bar, be the page ever so narrow.
const BESIDE: u32 = LONG as u32 / 10;

/// What happened at one event, about one topic, with one entity; `of` is none for those of no event or topic. A lane without
/// bars is not drawn: nothing of it lies within the axis, or fuller ones took the room.
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
    /// How much later than the session before it.
    pub after: Option<String>,
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

/// The lanes: events in the order of time, topics and entities with the fullest first; and those that are not drawn.
pub fn lanes(picture: &Picture, query: &Query, all: &Bits, facet: Facet) -> (Vec<Lane>, Vec<Lane>) {
    let none = picture.view.store.catalogue.len_of(facet) as u32;
    let mut counts = vec![0u32; none as usize + 1];
    for id in all.iter() {
        for value in values(picture, query, facet, id) {
            counts[value as usize] += 1;
        }
    }
    let mut bars: Vec<Vec<Bar>> = Vec::new();
    bars.resize_with(counts.len(), Vec::new);
    for (index, mark) in picture.marks.iter().enumerate() {
        if let Some(at) = mark.at {
            for value in values(picture, query, facet, mark.id) {
                add(&mut bars[value as usize], picture, index as u32, at);
            }
        }
    }

    let mut order: Vec<u32> = (0..=none).filter(|&value| counts[value as usize] > 0).collect();
    let place = |value: u32| (bars[value as usize].is_empty(), value == none, u32::MAX - counts[value as usize], value);
    order::positions(&mut order, &|a, b| place(a).cmp(&place(b)));
    let n_filled = order.iter().filter(|&&value| !bars[value as usize].is_empty()).count();
    let mut elsewhere = order.split_off(n_filled.min(MOST));
    elsewhere.truncate(MOST_ELSEWHERE);
    if facet == Facet::Event {
        let time = |value: u32| (value == none, days_of(picture, value, &bars[value as usize]), value);
        order::positions(&mut order, &|a, b| time(a).cmp(&time(b)));
    }

    let lane = |value: u32, mut bars: Vec<Bar>| {
        let mut only = Query { page: 1, ..query.clone() };
        only.choice_mut(facet).chosen = vec![value];
        let view = picture.view;
        let is_event = facet == Facet::Event && value < none && !bars.is_empty();
        let of = || Term { key: view.store.value_key(facet, value).to_owned(), label: value_label(view, facet, value) };
        Lane {
            of: (value < none).then(of),
            count: counts[value as usize],
            query: print(view.store, &only),
            event: is_event.then(|| event_mark(picture, EventId(value))),
            rows: pack(&mut bars),
            bars,
        }
    };
    let mut lanes = (Vec::new(), Vec::new());
    for value in order {
        lanes.0.push(lane(value, std::mem::take(&mut bars[value as usize])));
    }
    for value in elsewhere {
        lanes.1.push(lane(value, Vec::new()));
    }
    lanes
}

/// The days by which the lane of an event is put in order: its own, or, where its beginning is not known, those of its
/// first bar.
fn days_of(picture: &Picture, event: u32, bars: &[Bar]) -> (i32, i32) {
    if let Some(Event { when: Some(when), .. }) = picture.view.store.catalogue.events.get(event as usize)
        && when.date.earliest() > Day::MIN
    {
        return (when.date.earliest().0, when.date.latest().0);
    }
    bars.first().map_or((i32::MAX, 0), |bar| picture.axis.days(picture.view, picture.marks[bar.lines[0] as usize].id))
}

/// The lanes of a relation. Where a query chooses lanes, no others are there: what they hold could not be asked for, since
/// values of one facet are alternatives.
fn values(picture: &Picture, query: &Query, facet: Facet, id: u32) -> Vec<u32> {
    let store = picture.view.store;
    let chosen = &query.choice(facet).chosen;
    let mut values: Vec<u32> = store.values(facet, id).collect();
    if values.is_empty() {
        values.push(store.catalogue.len_of(facet) as u32);
    } else if !chosen.is_empty() {
        values.retain(|value| chosen.contains(value));
    }
    values
}

/// Puts a line into the bar of its date and standing, or begins one.
fn add(bars: &mut Vec<Bar>, picture: &Picture, index: u32, at: Stretch) {
    let kind = |index: u32| {
        let TimeLine { line, said, .. } = &picture.lines[index as usize];
        let date = if picture.axis == Axis::Said { said } else { &line.when };
        (date.as_ref().map_or("", |date| date.edtf.as_str()), line.standing.key.as_str(), line.is_negative)
    };
    let own = kind(index);
    match bars.iter_mut().rev().find(|bar| kind(bar.lines[0]) == own) {
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
    let events = &view.store.catalogue.events;
    let event = &events[id.index()];
    let mut after = None;
    for other in events {
        let is_before = event.series.is_some()
            && other.series == event.series
            && other.ordinal.is_some_and(|nth| Some(nth + 1) == event.ordinal);
        if let (true, Some(last), Some(own)) = (is_before, &other.when, &event.when) {
            after = last.date.until(&own.date, view.lang);
        }
    }
    EventMark {
        when: view.dates(&event.when),
        standing: view.term(Scheme::Standing, event.standing),
        at: picture.place(&event.when),
        after,
    }
}

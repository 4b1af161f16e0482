//! The threads of a timeline: stories told across sources, as lines that join the bars of their steps.

use serde::Serialize;

use crate::date::Day;
use crate::model::{self, RelationId};
use crate::query::bits::Bits;
use crate::query::card::{Side, side};
use crate::query::overview::Step;
use crate::query::say::timeline as say;
use crate::query::shape::*;
use crate::query::timeline::Picture;
use crate::query::timeline::lanes::Lane;

/// A thread of which the query finds a step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimeThread {
    pub key: String,
    pub title: Text,
    pub steps: Vec<ThreadStep>,
}

/// One step: where it is drawn, or why it is not.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ThreadStep {
    pub step: Step,
    /// The query does not find it.
    pub is_outside: bool,
    /// The lane and the bar in it where it is drawn first.
    pub at: Option<(u32, u32)>,
    /// How long after an earlier step, by our own count.
    pub gap: Option<String>,
}

/// The threads that lead through what the query finds.
pub fn threads(picture: &Picture, all: &Bits, lanes: &[Lane]) -> Vec<TimeThread> {
    let threads = picture.view.store.catalogue.threads.iter();
    threads
        .filter(|thread| thread.step.iter().any(|step| all.contains(step.relation.0)))
        .map(|thread| thread_of(picture, all, lanes, thread))
        .collect()
}

fn thread_of(picture: &Picture, all: &Bits, lanes: &[Lane], thread: &model::Thread) -> TimeThread {
    let view = picture.view;
    let days: Vec<_> = thread.step.iter().map(|step| known_days(view, step.relation)).collect();
    let step = |(number, step): (usize, &model::Step)| {
        let Side { key, when, source, .. } = side(view, step.relation);
        ThreadStep {
            step: Step { relation: key, label: view.text(&step.label), when, source },
            is_outside: !all.contains(step.relation.0),
            at: place(picture, lanes, step.relation.0),
            gap: gap(view, &days[..=number]),
        }
    };
    TimeThread {
        key: thread.key.clone(),
        title: view.text(&thread.title),
        steps: thread.step.iter().enumerate().map(step).collect(),
    }
}

/// The first bar of a relation.
fn place(picture: &Picture, lanes: &[Lane], id: u32) -> Option<(u32, u32)> {
    let line = picture.marks.iter().position(|mark| mark.id == id)? as u32;
    lanes.iter().zip(0..).find_map(|(lane, at)| {
        let bar = lane.bars.iter().position(|bar| bar.lines.contains(&line))?;
        Some((at, bar as u32))
    })
}

/// First and last day of a relation, where both are known and nothing about them is in doubt.
fn known_days(view: View, id: RelationId) -> Option<(i32, i32)> {
    let (first, last) = view.store.days(id.0);
    let date = view.store.when(id)?.date;
    let is_known = first > i32::MIN && last < i32::MAX && !date.is_uncertain() && !date.is_approximate();
    is_known.then_some((first, last))
}

/// How many months lie between the last of these dates and the nearest one that is wholly before it; nothing for a step of
/// the same date as the one before it, and nothing where the dates leave more than a year open.
fn gap(view: View, days: &[Option<(i32, i32)>]) -> Option<String> {
    let (&Some((first, last)), before) = days.split_last()? else {
        return None;
    };
    if before.last() == Some(&Some((first, last))) {
        return None;
    }
    let month = |day: i32| {
        let (year, month, _) = Day(day).ymd();
        12 * year + i32::from(month)
    };
    before.iter().enumerate().rev().find_map(|(index, earlier)| {
        let (earliest, latest) = (*earlier)?;
        let (least, most) = (month(first) - month(latest), month(last) - month(earliest));
        (least > 0 && most - least <= 12).then(|| say::months_after(view.lang, (least, most), index as i32 + 1))
    })
}

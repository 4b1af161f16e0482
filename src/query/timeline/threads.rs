//! The threads of a timeline: stories told across sources, and where on the picture each step stands.

use entente_columns::Bits;
use serde::Serialize;

use crate::model;
use crate::query::overview::{Thread, thread};
use crate::query::timeline::Picture;
use crate::query::timeline::lanes::Lane;

/// A thread of which the query finds a step, with a place for each of its steps.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimeThread {
    pub thread: Thread,
    pub places: Vec<StepPlace>,
}

/// Where a step is drawn, or why it is not.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StepPlace {
    /// The query does not find it.
    pub is_outside: bool,
    /// The lane and the bar in it where it is drawn first.
    pub at: Option<(u32, u32)>,
}

/// The threads that lead through what the query finds.
pub fn threads(picture: &Picture, all: &Bits, lanes: &[Lane]) -> Vec<TimeThread> {
    let view = picture.view;
    let is_found = |step: &model::Step| all.contains(step.relation.0);
    let place =
        |step: &model::Step| StepPlace { is_outside: !is_found(step), at: place(picture, lanes, step.relation.0) };
    let found = view.store.catalogue.threads.iter().filter(|thread| thread.step.iter().any(is_found));
    let places = |one: &model::Thread| one.step.iter().filter(|step| view.holds(step.relation.0)).map(place).collect();
    found.map(|one| TimeThread { thread: thread(view, one), places: places(one) }).collect()
}

/// The first bar of a relation.
fn place(picture: &Picture, lanes: &[Lane], id: u32) -> Option<(u32, u32)> {
    let line = picture.marks.iter().position(|mark| mark.id == id)? as u32;
    for (at, lane) in lanes.iter().enumerate() {
        if let Some(bar) = lane.bars.iter().position(|bar| bar.lines.contains(&line)) {
            return Some((at as u32, bar as u32));
        }
    }
    None
}

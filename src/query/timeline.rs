//! What happened when: the relations of a query on lanes, along an axis of time.

#[path = "timeline/lanes.rs"]
mod lanes;
#[path = "timeline/scale.rs"]
mod scale;
#[path = "timeline/threads.rs"]
mod threads;

use entente_columns::Bits;
use serde::Serialize;

use crate::model::{RelationId, When};
use crate::order;
use crate::pack::{Facet, UNDATED};
use crate::query::ast::{Query, Span};
use crate::query::line::{Line, line_of};
use crate::query::print::print;
use crate::query::select::select;
use crate::query::shape::*;

pub use lanes::{Bar, EventMark, Lane};
pub use scale::{Scale, Stop, Stretch};
pub use threads::{StepPlace, TimeThread};

/// More relations than anyone reads in a picture; past them a reader narrows the query.
const MOST: usize = 600;

/// What a reader sets about a timeline; what is not understood falls back to the usual.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    pub lanes: Facet,
    pub axis: Axis,
    /// The stretch of time in EDTF, `2019/2026`; else what holds the most.
    pub span: &'a str,
}

/// Two readings of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// When what is said holds or happened.
    Happened,
    /// When it was said.
    Said,
}

impl<'a> Shown<'a> {
    pub fn read(lanes: &str, axis: &str, span: &'a str) -> Shown<'a> {
        let lanes = match lanes {
            "topic" => Facet::Topic,
            "actor" => Facet::Who,
            _ => Facet::Event,
        };
        Shown { lanes, axis: Axis::read(axis), span }
    }
}

impl Axis {
    pub fn read(name: &str) -> Axis {
        if name == "said" { Axis::Said } else { Axis::Happened }
    }

    /// Earliest and latest day of a relation, without reading the rest of it.
    fn days(self, view: View, id: u32) -> (i32, i32) {
        match self {
            Axis::Happened => view.store.days(id),
            Axis::Said => view.store.said_days(id),
        }
    }

    /// The part of a query that this reading narrows.
    fn span(self, query: &mut Query) -> &mut Option<Span> {
        match self {
            Axis::Happened => &mut query.when,
            Axis::Said => &mut query.said,
        }
    }
}

/// The view, described in `door.d.ts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Timeline {
    pub query: String,
    pub total: u32,
    pub window: Option<Window>,
    pub lanes: Vec<Lane>,
    pub elsewhere: Vec<Lane>,
    pub lines: Vec<TimeLine>,
    pub undated: Vec<u32>,
    pub n_undated: u32,
    pub left_out: u32,
    pub threads: Vec<TimeThread>,
}

/// The stretch of time that is shown, and where a reader can go from it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Window {
    pub words: String,
    pub n_shown: u32,
    pub closer: Option<String>,
    pub wider: Option<String>,
    pub all: Option<String>,
    pub earlier: Option<Beyond>,
    pub later: Option<Beyond>,
    pub stops: Vec<Stop>,
    pub chosen: Option<(u32, u32)>,
    /// The query at any time.
    pub any_time: Option<String>,
}

/// How many relations lie wholly past an end of the axis, and the stretch that reaches the nearest of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Beyond {
    pub count: u32,
    pub span: String,
}

/// A relation with both readings of its time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimeLine {
    pub line: Line,
    pub said: Option<DateText>,
    /// Where it lies by the other reading.
    pub other: Option<Stretch>,
}

/// The relations of a query along an axis of time.
pub fn timeline(view: View, query: &Query, shown: &Shown) -> Timeline {
    let axis = shown.axis;
    let all = select(view, query).all();
    let dated = dated(view, axis, &all);
    let whole = whole(view, axis, &dated);
    let days = beginnings(view, axis, &dated);
    let scale = whole.map(|whole| usual(query, shown, &days, whole));

    let mut picture = Picture { view, axis, scale, lines: Vec::new(), marks: Vec::new() };
    let mut left_out = 0;
    for &id in &dated {
        let (first, last) = axis.days(view, id);
        if scale.is_some_and(|scale| scale.touches(first, last)) {
            if picture.lines.len() < MOST { picture.add(id) } else { left_out += 1 }
        }
    }
    let (lanes, elsewhere) = lanes::lanes(&picture, query, &all, shown.lanes);
    let threads = threads::threads(&picture, &all, &lanes);
    let n_drawn = picture.lines.len();
    for id in all.iter() {
        if axis.days(view, id).0 == UNDATED && picture.lines.len() - n_drawn < MOST {
            picture.add(id);
        }
    }
    let total = all.count();
    Timeline {
        query: print(view.store, query),
        total: total as u32,
        window: whole.zip(scale).map(|(whole, scale)| window(view, query, axis, &dated, &days, whole, scale)),
        lanes,
        elsewhere,
        undated: (n_drawn as u32..picture.lines.len() as u32).collect(),
        n_undated: (total - dated.len()) as u32,
        left_out,
        lines: picture.lines,
        threads,
    }
}

/// The query narrowed to a stretch of time by one reading of it; as wide as all that there is, it is not narrowed at all.
pub fn during(view: View, query: &Query, axis: Axis, from: i32, to: i32) -> Query {
    let mut narrowed = Query { page: 1, ..query.clone() };
    *axis.span(&mut narrowed) = None;
    let all = select(view, &narrowed).all();
    let span = Scale::between(from, to);
    if from <= to && whole(view, axis, &dated(view, axis, &all)).is_some_and(|whole| !span.holds(whole)) {
        let span = Span { from: span.from, to: span.to, text: span.print(".."), is_excluded: false };
        *axis.span(&mut narrowed) = Some(span);
    }
    narrowed
}

/// What is being drawn: the relations within the axis, with where each of them lies.
pub(super) struct Picture<'a> {
    view: View<'a>,
    axis: Axis,
    scale: Option<Scale>,
    lines: Vec<TimeLine>,
    marks: Vec<Mark>,
}

/// What is drawn of a line of the same number.
struct Mark {
    id: u32,
    at: Option<Stretch>,
}

impl Picture<'_> {
    fn place(&self, when: &Option<When>) -> Option<Stretch> {
        self.scale?.place(&when.as_ref()?.date)
    }

    fn add(&mut self, id: u32) {
        let relation = self.view.store.relation(RelationId(id));
        let happened = self.place(&relation.when);
        let said = self.place(&relation.said);
        let (at, other) = if self.axis == Axis::Said { (said, happened) } else { (happened, said) };
        let said = self.view.dates(&relation.said);
        self.lines.push(TimeLine { line: line_of(self.view, RelationId(id), relation), said, other });
        self.marks.push(Mark { id, at });
    }
}

/// The relations that have a date, in the order of time; of one time by standing, so that what is drawn as one bar is side
/// by side.
fn dated(view: View, axis: Axis, all: &Bits) -> Vec<u32> {
    let mut dated = Vec::new();
    for id in all.iter() {
        if axis.days(view, id).0 != UNDATED {
            dated.push(id);
        }
    }
    let place = |id| (axis.days(view, id), view.store.standing(RelationId(id)), id);
    order::positions(&mut dated, &|a, b| place(a).cmp(&place(b)));
    dated
}

/// The years that hold every day that is named; nothing where none is.
fn whole(view: View, axis: Axis, dated: &[u32]) -> Option<Scale> {
    let (mut first, mut last) = (i32::MAX, i32::MIN);
    for &id in dated {
        let days = axis.days(view, id);
        for day in [days.0, days.1] {
            if day > i32::MIN && day < i32::MAX {
                first = first.min(day);
                last = last.max(day);
            }
        }
    }
    (first <= last).then(|| Scale::whole_years(first, last))
}

/// The days by which relations are counted along the axis, rising: those on which their dates begin.
fn beginnings(view: View, axis: Axis, dated: &[u32]) -> Vec<i32> {
    let mut days = Vec::new();
    for &id in dated {
        let (first, _) = axis.days(view, id);
        if first > i32::MIN {
            days.push(first);
        }
    }
    days
}

/// What the axis shows: what a reader asks for; else the time to which the query is narrowed; else what is dense.
fn usual(query: &Query, shown: &Shown, days: &[i32], whole: Scale) -> Scale {
    if let Some(scale) = Scale::read(shown.span) {
        return scale;
    }
    if let Some(span) = shown.axis.span(&mut query.clone()).as_ref().filter(|span| !span.is_excluded) {
        let (from, to) = (span.from, span.to);
        return Scale::between(
            if from == i32::MIN { whole.from.min(to) } else { from },
            if to == i32::MAX { whole.to.max(from) } else { to },
        );
    }
    dense(days, whole)
}

/// The years without the few that lie far off: what is past a gap longer than half of the rest is left to the marks at the
/// ends, as long as it is no more than a tenth at either end, and where all of it would not do as well.
fn dense(days: &[i32], whole: Scale) -> Scale {
    let most = days.len() / 10;
    if most == 0 || whole.n_days() <= 12 * 366 {
        return whole;
    }
    let last = days.len() - 1;
    let mut dense = whole;
    let mut left = 0;
    for cut in 1..=most {
        let (gap, rest) = (between(days[cut - 1], days[cut]), between(days[cut], days[last]));
        if 2 * gap > rest {
            left = cut;
            dense.from = Scale::whole_years(days[cut], days[cut]).from;
        }
    }
    for cut in 1..=most {
        let (end, next) = (days[last - cut], days[last - cut + 1]);
        if 2 * between(end, next) > between(days[left], end) {
            dense.to = Scale::whole_years(end, end).to;
        }
    }
    dense
}

fn between(first: i32, last: i32) -> i64 {
    i64::from(last) - i64::from(first)
}

/// The window of an axis over what is dated, with the days on which that begins.
fn window(view: View, query: &Query, axis: Axis, dated: &[u32], days: &[i32], whole: Scale, scale: Scale) -> Window {
    let (mut n_before, mut n_after, mut last_before, mut first_after) = (0, 0, i32::MIN, i32::MAX);
    for &id in dated {
        let (first, last) = axis.days(view, id);
        if last < scale.from {
            n_before += 1;
            last_before = last_before.max(last);
        } else if first > scale.to {
            n_after += 1;
            first_after = first_after.min(first);
        }
    }
    let beyond = |count: u32, moved: Scale| (count > 0).then(|| Beyond { count, span: moved.print("/") });
    let print_span = |scale: Option<Scale>| scale.map(|scale| scale.print("/"));
    let mut free = Query { page: 1, ..query.clone() };
    let span = axis.span(&mut free).take();
    let stops = scale.stops(view.lang);
    let chosen = span.as_ref().filter(|span| !span.is_excluded).and_then(|span| {
        let from = stops.iter().position(|stop| stop.to >= span.from)?;
        let to = stops.iter().rposition(|stop| stop.from <= span.to)?;
        (from <= to).then_some((from as u32, to as u32))
    });
    Window {
        words: scale.words(view.lang),
        n_shown: dated.len() as u32 - n_before - n_after,
        closer: print_span(scale.closer(days)),
        wider: print_span(scale.wider(whole)),
        all: print_span((scale != whole).then_some(whole)),
        earlier: beyond(n_before, scale.earlier(last_before)),
        later: beyond(n_after, scale.later(first_after)),
        chosen,
        stops,
        any_time: span.map(|_| print(view.store, &free)),
    }
}

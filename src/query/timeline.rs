//! What happened when: the relations of a query on lanes, along an axis of time.

#[path = "timeline/lanes.rs"]
mod lanes;
#[path = "timeline/scale.rs"]
mod scale;
#[path = "timeline/threads.rs"]
mod threads;

use serde::Serialize;

use crate::date::Date;
use crate::model::{RelationId, When};
use crate::order;
use crate::pack::{Facet, UNDATED};
use crate::query::ast::{Query, Span};
use crate::query::line::{Line, line};
use crate::query::print::print;
use crate::query::select::select;
use crate::query::shape::*;

pub use lanes::{Bar, Elsewhere, EventMark, Lane};
pub use scale::{Scale, Stop, Stretch};
pub use threads::{ThreadStep, TimeThread};

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

    fn other(self) -> Axis {
        if self == Axis::Said { Axis::Happened } else { Axis::Said }
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
    pub elsewhere: Vec<Elsewhere>,
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
    let all = select(view.store, view.names, query).all();
    let days = |id| axis.days(view, id);
    let (mut dated, undated): (Vec<u32>, Vec<u32>) = all.iter().partition(|&id| days(id).0 != UNDATED);
    let standing = |id| view.store.values(Facet::Standing, id).next();
    order::positions(&mut dated, &|a, b| (days(a), standing(a), a).cmp(&(days(b), standing(b), b)));
    let scale = whole(view, axis, &dated).map(|whole| (whole, usual(view, query, shown, &dated, whole)));

    let mut picture =
        Picture { view, axis, scale: scale.map(|(_, scale)| scale), lines: Vec::new(), marks: Vec::new() };
    let here: Vec<u32> = dated.iter().copied().filter(|&id| picture.is_here(id)).collect();
    picture.add(&here[..here.len().min(MOST)]);
    let (lanes, elsewhere) = lanes::lanes(&picture, query, &all, shown.lanes);
    let threads = threads::threads(&picture, &all, &lanes);
    let n_drawn = picture.lines.len();
    picture.add(&undated[..undated.len().min(MOST)]);
    Timeline {
        query: print(view.store, query),
        total: all.count() as u32,
        window: scale.map(|(whole, scale)| window(view, query, axis, &dated, whole, scale)),
        lanes,
        elsewhere,
        undated: (n_drawn as u32..picture.lines.len() as u32).collect(),
        n_undated: undated.len() as u32,
        left_out: (here.len() - n_drawn) as u32,
        lines: picture.lines,
        threads,
    }
}

/// The query narrowed to a stretch of time by one reading of it; as wide as all that there is, it is not narrowed at all.
pub fn during(view: View, query: &Query, axis: Axis, from: i32, to: i32) -> Query {
    let mut narrowed = Query { page: 1, ..query.clone() };
    *axis.span(&mut narrowed) = None;
    let all = select(view.store, view.names, &narrowed).all();
    let dated: Vec<u32> = all.iter().filter(|&id| axis.days(view, id).0 != UNDATED).collect();
    let span = Scale::between(from, to);
    if from <= to && whole(view, axis, &dated).is_none_or(|whole| !span.holds(whole)) {
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
    date: Option<Date>,
    at: Option<Stretch>,
}

impl Picture<'_> {
    fn is_here(&self, id: u32) -> bool {
        let (first, last) = self.axis.days(self.view, id);
        self.scale.is_some_and(|scale| first <= scale.to && last >= scale.from)
    }

    fn place(&self, date: Option<&Date>) -> Option<Stretch> {
        self.scale?.place(date?)
    }

    fn add(&mut self, ids: &[u32]) {
        for &id in ids {
            let relation = self.view.store.relation(RelationId(id));
            let date = |axis| {
                let when: &Option<When> = if axis == Axis::Said { &relation.said } else { &relation.when };
                when.as_ref().map(|when| when.date.clone())
            };
            let own = date(self.axis);
            self.lines.push(TimeLine {
                line: line(self.view, RelationId(id)),
                said: self.view.dates(&relation.said),
                other: self.place(date(self.axis.other()).as_ref()),
            });
            self.marks.push(Mark { id, at: self.place(own.as_ref()), date: own });
        }
    }
}

/// The years that hold every day that is named; nothing where none is.
fn whole(view: View, axis: Axis, dated: &[u32]) -> Option<Scale> {
    let named = dated.iter().map(|&id| axis.days(view, id)).flat_map(|(first, last)| [first, last]);
    let mut span: Option<(i32, i32)> = None;
    for day in named.filter(|&day| day > i32::MIN && day < i32::MAX) {
        let (first, last) = span.unwrap_or((day, day));
        span = Some((first.min(day), last.max(day)));
    }
    span.map(|(first, last)| Scale::whole_years(first, last))
}

/// The day by which a relation is counted: where its date begins, or, where that is open, where it ends.
fn anchors(view: View, axis: Axis, dated: &[u32]) -> Vec<i32> {
    let anchor = |&id: &u32| match axis.days(view, id) {
        (i32::MIN, last) => last,
        (first, _) => first,
    };
    let mut anchors: Vec<u32> = dated.iter().map(anchor).map(|day| day as u32 ^ 1 << 31).collect();
    order::positions(&mut anchors, &|a, b| a.cmp(&b));
    anchors.into_iter().map(|day| (day ^ 1 << 31) as i32).collect()
}

/// What the axis shows: what a reader asks for; else the time to which the query is narrowed; else what is dense.
fn usual(view: View, query: &Query, shown: &Shown, dated: &[u32], whole: Scale) -> Scale {
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
    dense(&anchors(view, shown.axis, dated), whole)
}

/// The years without the few that lie far off: what is past a gap longer than half of the rest is left to the marks at the
/// ends, as long as it is no more than a tenth at either end, and where all of it would not do as well.
fn dense(days: &[i32], whole: Scale) -> Scale {
    let most = days.len() / 10;
    if most == 0 || whole.len() <= 12 * 366 {
        return whole;
    }
    let span = |from: usize, to: usize| i64::from(days[to]) - i64::from(days[from]);
    let last = days.len() - 1;
    let left = (1..=most).rev().find(|&cut| 2 * span(cut - 1, cut) > span(cut, last)).unwrap_or(0);
    let right = (1..=most).rev().find(|&cut| 2 * span(last - cut, last - cut + 1) > span(left, last - cut));
    Scale {
        from: if left == 0 { whole.from } else { Scale::whole_years(days[left], days[left]).from },
        to: right.map_or(whole.to, |cut| Scale::whole_years(days[last - cut], days[last - cut]).to),
    }
}

fn window(view: View, query: &Query, axis: Axis, dated: &[u32], whole: Scale, scale: Scale) -> Window {
    let days = |id: u32| axis.days(view, id);
    let before: Vec<i32> = dated.iter().map(|&id| days(id).1).filter(|&last| last < scale.from).collect();
    let after: Vec<i32> = dated.iter().map(|&id| days(id).0).filter(|&first| first > scale.to).collect();
    let beyond = |days: &[i32], moved: Scale| Beyond { count: days.len() as u32, span: moved.print("/") };
    let print_span = |scale: Scale| scale.print("/");
    let stops = scale.stops(view.lang);
    let mut free = Query { page: 1, ..query.clone() };
    let span = axis.span(&mut free).take();
    let chosen = span.as_ref().filter(|span| !span.is_excluded).and_then(|span| {
        let from = stops.iter().position(|stop| stop.to >= span.from)?;
        let to = stops.iter().rposition(|stop| stop.from <= span.to)?;
        (from <= to).then_some((from as u32, to as u32))
    });
    Window {
        words: scale.words(view.lang),
        n_shown: (dated.len() - before.len() - after.len()) as u32,
        closer: scale.closer(&anchors(view, axis, dated)).map(print_span),
        wider: scale.wider(whole).map(print_span),
        all: (scale != whole).then(|| print_span(whole)),
        earlier: before.iter().max().map(|&nearest| beyond(&before, scale.earlier(nearest))),
        later: after.iter().min().map(|&nearest| beyond(&after, scale.later(nearest))),
        chosen,
        stops,
        any_time: span.map(|_| print(view.store, &free)),
    }
}

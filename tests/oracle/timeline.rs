//! The naive timeline: every relation is looked at for every lane and every stretch of time, and every two bars of a row
//! are held against each other.

use std::collections::{BTreeMap, BTreeSet};

use entente::date::{Date, Day};
use entente::model::Relation;
use entente::query::timeline::{Axis, Shown, Stretch, Timeline};
use proptest::prelude::*;

use crate::case::Round;
use crate::scan::values;
use crate::{ALL, check};

const FACETS: [(&str, &str); 3] = [("event", "event"), ("topic", "topic"), ("actor", "who")];
const AXES: [&str; 2] = ["happened", "said"];
const SPANS: [&str; 7] =
    ["", "2019/2021", "2020-03", "2020-07-10/2020-08-02", "1980/2030", "2019/..", "neither here nor there"];

/// What a date states without doubt; of all others it states nothing.
const STATED: [(&str, &str, &str); 16] = [
    ("2020", "2020-01-01", "2020-12-31"),
    ("2020-07", "2020-07-01", "2020-07-31"),
    ("2020-07-15", "2020-07-15", "2020-07-15"),
    ("2020-01-01", "2020-01-01", "2020-01-01"),
    ("2020-12-31", "2020-12-31", "2020-12-31"),
    ("2021-02-28", "2021-02-28", "2021-02-28"),
    ("2019/2021", "2019-01-01", "2021-12-31"),
    ("2019/..", "2019-01-01", "2019-12-31"),
    ("../2019", "2019-01-01", "2019-12-31"),
    ("2020-12-31/2021-01-01", "2020-12-31", "2021-01-01"),
    ("2024-02-29", "2024-02-29", "2024-02-29"),
    ("2022/", "2022-01-01", "2022-12-31"),
    ("/2016", "2016-01-01", "2016-12-31"),
    ("1999-12-31", "1999-12-31", "1999-12-31"),
    ("2018/2020", "2018-01-01", "2020-12-31"),
    ("2016/2019", "2016-01-01", "2019-12-31"),
];

#[test]
fn a_relation_stands_in_each_of_its_lanes_where_its_date_lies() {
    every_picture(|picture| {
        let facet = picture.facet;
        let mut expected: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for relation in picture.here() {
            for value in picture.lanes_of(relation) {
                expected.entry(value).or_default().insert(&relation.key);
            }
        }
        let mut drawn: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for lane in &picture.answer.lanes {
            let keys = drawn.entry(lane.of.as_ref().map_or("not-stated", |of| &of.key).to_owned()).or_default();
            for line in lane.bars.iter().flat_map(|bar| &bar.lines) {
                prop_assert!(keys.insert(picture.key(*line)), "{} stands twice in a lane", picture.key(*line));
            }
            let total = picture.round.ask_for(&lane.query, ALL).total;
            prop_assert_eq!(lane.count, total, "`{}` of {}", &lane.query, facet);
        }
        prop_assert_eq!(drawn, expected);
        for lane in &picture.answer.elsewhere {
            prop_assert_eq!(lane.count, picture.round.ask_for(&lane.query, ALL).total);
            prop_assert!(lane.bars.is_empty() && lane.count > 0);
        }
        let named = picture.answer.lanes.len() + picture.answer.elsewhere.len();
        let all: BTreeSet<String> = picture.matching.iter().flat_map(|relation| picture.lanes_of(relation)).collect();
        prop_assert_eq!(named, all.len());
        Ok(())
    });
}

#[test]
fn nothing_is_dropped_between_the_axis_its_ends_and_the_undated() {
    every_picture(|picture| {
        let answer = picture.answer;
        let undated: BTreeSet<&str> = answer.undated.iter().map(|line| picture.key(*line)).collect();
        let expected = picture.matching.iter().filter(|relation| picture.date(relation).is_none());
        prop_assert_eq!(undated, expected.map(|relation| relation.key.as_str()).collect::<BTreeSet<_>>());
        prop_assert_eq!(answer.n_undated as usize, answer.undated.len());
        prop_assert_eq!((answer.total as usize, answer.left_out), (picture.matching.len(), 0));
        let Some(window) = &answer.window else {
            return Ok(());
        };
        let count =
            |beyond: &Option<_>| beyond.as_ref().map_or(0, |beyond: &entente::query::timeline::Beyond| beyond.count);
        let dated: Vec<(i32, i32)> = picture.matching.iter().filter_map(|relation| picture.days(relation)).collect();
        let before = dated.iter().filter(|days| days.1 < picture.from).count() as u32;
        let after = dated.iter().filter(|days| days.0 > picture.to).count() as u32;
        prop_assert_eq!((count(&window.earlier), count(&window.later)), (before, after));
        prop_assert_eq!(window.n_shown as usize, picture.here().count());
        // Each end leads to something.
        for beyond in window.earlier.iter().chain(&window.later) {
            let moved = picture.again(&beyond.span);
            let seen = moved.window.map_or(0, |window| window.n_shown);
            prop_assert!(seen > 0, "`{}` holds nothing", beyond.span);
        }
        let all = window.all.as_ref().map(|span| picture.again(span));
        let whole = all.as_ref().and_then(|all| all.window.as_ref()).unwrap_or(window);
        prop_assert_eq!(count(&whole.earlier) + count(&whole.later), 0);
        Ok(())
    });
}

#[test]
fn a_bar_lies_where_a_ruler_puts_it_and_touches_no_other() {
    every_picture(|picture| {
        for lane in &picture.answer.lanes {
            for bar in &lane.bars {
                let relations: Vec<&Relation> = bar.lines.iter().map(|line| picture.relation(*line)).collect();
                for relation in &relations {
                    prop_assert_eq!(Some(bar.at), picture.place(relation), "{}", relation.key);
                    prop_assert_eq!(picture.date(relation), picture.date(relations[0]));
                    prop_assert_eq!(relation.standing, relations[0].standing);
                }
                prop_assert!(bar.row < lane.rows);
            }
            // With the room of the sign beside it, a tenth of the axis.
            let room = |bar: &entente::query::timeline::Bar| match bar.is_late {
                true => (i64::from(bar.at.from) - 1000, i64::from(bar.at.to)),
                false => (i64::from(bar.at.from), i64::from(bar.at.to.max(bar.at.from + 1000))),
            };
            for (index, bar) in lane.bars.iter().enumerate() {
                prop_assert!(room(bar).0 >= 0 && room(bar).1 <= 10_000, "{bar:?} sticks out");
                for other in lane.bars[..index].iter().filter(|other| other.row == bar.row) {
                    let apart = room(bar).0 > room(other).1 || room(other).0 > room(bar).1;
                    prop_assert!(apart, "{:?} and {:?}", bar, other);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn the_stops_are_the_axis_cut_into_pieces() {
    every_picture(|picture| {
        let Some(window) = &picture.answer.window else {
            return Ok(());
        };
        let mut next = (picture.from, 0);
        for stop in &window.stops {
            prop_assert_eq!(stop.from, next.0);
            prop_assert!(stop.to >= stop.from && stop.x >= next.1 && !stop.words.is_empty());
            next = (stop.to + 1, stop.x);
        }
        prop_assert_eq!(next.0, picture.to + 1);
        prop_assert!(
            window.stops.len() <= 130 && window.stops.iter().filter(|stop| stop.label.is_some()).count() <= 14
        );
        if SPANS[1..5].contains(&picture.span) {
            let asked = Date::parse(picture.span).expect("these are dates");
            prop_assert_eq!((picture.from, picture.to), (asked.earliest().0, asked.latest().0));
        }
        Ok(())
    });
}

#[test]
fn a_brushed_stretch_keeps_what_a_walk_finds_in_it() {
    check(|round| {
        if round.ask.is_certain {
            return Ok(());
        }
        for axis in [Axis::Happened, Axis::Said] {
            let mut free = round.ask.clone();
            *(if axis == Axis::Said { &mut free.said } else { &mut free.when }) = None;
            let kept = relations(round, &round.scan.matching(&free));
            let first = 17_000 + (round.spelling % 3000) as i32;
            for (from, to) in [(first, first), (first, first + 40), (first - 900, first + 900), (i32::MIN, i32::MAX)] {
                let query = round.engine.during(&round.text, from, to, axis);
                let mut found = crate::keys(&round.ask_for(&query, ALL));
                let is_within = |relation: &&&Relation| {
                    let days = date(relation, axis).map(|date| (date.earliest().0, date.latest().0));
                    from == i32::MIN || days.is_some_and(|days| days.0 <= to && days.1 >= from)
                };
                let mut walked: Vec<String> =
                    kept.iter().filter(is_within).map(|relation| relation.key.clone()).collect();
                // What is as wide as all that is dated is no filter, and keeps the undated.
                let is_free = !query.contains(if axis == Axis::Said { "said:" } else { "when:" });
                if is_free {
                    prop_assert!(
                        kept.iter().filter_map(|relation| date(relation, axis)).all(|date| is_inside(date, from, to))
                    );
                    walked = kept.iter().map(|relation| relation.key.clone()).collect();
                }
                found.sort_unstable();
                walked.sort_unstable();
                prop_assert_eq!(found, walked, "`{}`", query);
            }
        }
        Ok(())
    });
}

/// One picture and what is needed to judge it.
struct Picture<'a> {
    round: &'a Round<'a>,
    answer: &'a Timeline,
    facet: &'static str,
    lanes: &'static str,
    axis: Axis,
    span: &'static str,
    matching: Vec<&'a Relation>,
    from: i32,
    to: i32,
}

/// Hands every picture of every round to the judge.
fn every_picture(judge: impl Fn(&Picture) -> Result<(), TestCaseError>) {
    check(|round| {
        let turn = round.spelling as usize;
        let (lanes, facet) = FACETS[turn % 3];
        let (axis, span) = (AXES[turn / 3 % 2], SPANS[turn / 6 % 7]);
        let answer = round.engine.timeline(&round.text, ALL, &Shown::read(lanes, axis, span));
        let answer = &answer.unwrap_or_else(|error| panic!("`{}` is refused: {error}", round.text));
        let stops = answer.window.as_ref().map_or(&[][..], |window| &window.stops);
        let (from, to) = (stops.first().map_or(1, |stop| stop.from), stops.last().map_or(0, |stop| stop.to));
        let matching = relations(round, &round.scan.matching(&round.ask));
        judge(&Picture { round, answer, facet, lanes, axis: Axis::read(axis), span, matching, from, to })
    });
}

impl Picture<'_> {
    fn key(&self, line: u32) -> &str {
        &self.answer.lines[line as usize].line.key
    }

    fn relation(&self, line: u32) -> &Relation {
        let key = self.key(line);
        self.matching.iter().find(|relation| relation.key == key).expect("a line is a relation of the query")
    }

    fn date<'a>(&self, relation: &'a Relation) -> Option<&'a Date> {
        date(relation, self.axis)
    }

    fn days(&self, relation: &Relation) -> Option<(i32, i32)> {
        self.date(relation).map(|date| (date.earliest().0, date.latest().0))
    }

    /// Those that may lie within the axis.
    fn here(&self) -> impl Iterator<Item = &Relation> {
        let is_here = |days: (i32, i32)| days.0 <= self.to && days.1 >= self.from;
        self.matching.iter().copied().filter(move |relation| self.days(relation).is_some_and(is_here))
    }

    /// The values of a relation, of which a query that chooses some keeps only those.
    fn lanes_of(&self, relation: &Relation) -> Vec<String> {
        let chosen = self.round.ask.chosen.get(self.facet);
        let values = values(&self.round.case.dataset, self.facet, relation);
        let is_kept = |value: &String| value == "not-stated" || chosen.is_none_or(|chosen| chosen.contains(value));
        values.into_iter().filter(is_kept).collect()
    }

    /// By a ruler: how far a day is along the axis, in ten thousandths.
    fn place(&self, relation: &Relation) -> Option<Stretch> {
        let ruler = |day: f64| {
            let (from, len) = (f64::from(self.from), f64::from(self.to) - f64::from(self.from) + 1.0);
            ((day - from) / len * 10_000.0 + 1e-7).floor().clamp(0.0, 10_000.0) as u32
        };
        let on_axis = |first: i32, last: i32| (ruler(f64::from(first)), ruler(f64::from(last) + 1.0));
        let date = self.date(relation)?;
        let (first, last) = self.days(relation)?;
        let text = date.to_string();
        let stated = STATED.iter().find(|(stated, ..)| *stated == text).map(|(_, first, last)| (day(first), day(last)));
        let (from, to) = on_axis(first, last);
        let beyond = |is_open: bool, is_past: bool| is_open.then_some("open").or(is_past.then_some("beyond"));
        Some(Stretch {
            from,
            to,
            stated: stated
                .filter(|(first, last)| *first <= self.to && *last >= self.from)
                .map(|(first, last)| on_axis(first, last)),
            before: beyond(first == i32::MIN, first < self.from),
            after: beyond(last == i32::MAX, last > self.to),
        })
    }

    /// The same picture with another stretch of time.
    fn again(&self, span: &str) -> Timeline {
        let axis = if self.axis == Axis::Said { "said" } else { "happened" };
        let shown = Shown::read(self.lanes, axis, span);
        self.round.engine.timeline(&self.round.text, ALL, &shown).expect("the query is understood")
    }
}

fn relations<'a>(round: &'a Round, keys: &[String]) -> Vec<&'a Relation> {
    round.case.dataset.relations.iter().filter(|relation| keys.contains(&relation.key)).collect()
}

fn date(relation: &Relation, axis: Axis) -> Option<&Date> {
    let when = if axis == Axis::Said { &relation.said } else { &relation.when };
    when.as_ref().map(|when| &when.date)
}

fn day(text: &str) -> i32 {
    Date::parse(text).expect("these are dates").earliest().0
}

/// Every day that the date names lies within; an open end names none.
fn is_inside(date: &Date, from: i32, to: i32) -> bool {
    let is_in = |day: Day| day == Day::MIN || day == Day::MAX || (from <= day.0 && day.0 <= to);
    is_in(date.earliest()) && is_in(date.latest())
}

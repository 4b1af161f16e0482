//! The axis of a timeline: which days it shows, where a date lies on it, its stops and their labels, and how it moves.

use serde::Serialize;

use crate::date::{Date, Day};
use crate::lang::Lang;
use crate::query::say::{add, timeline as say};

/// The axis is so many units long, whatever it shows.
pub const LONG: i64 = 10_000;

/// No axis is shorter than a week.
const SHORTEST: i64 = 7;

/// Where a date lies on the axis, cut at its ends.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Stretch {
    pub from: u32,
    pub to: u32,
    /// What of it is stated without doubt.
    pub stated: Option<(u32, u32)>,
    /// How it goes on before the axis: `beyond` to a known day, `open` without one.
    pub before: Option<&'static str>,
    pub after: Option<&'static str>,
}

/// A piece of the axis, the least that a reader can choose.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stop {
    pub x: u32,
    /// First and last day, counted from 1970.
    pub from: i32,
    pub to: i32,
    pub words: String,
    /// What stands at the tick; most stops have none.
    pub label: Option<String>,
    /// There is room for the label on a wide page only.
    pub is_spare: bool,
}

/// A stretch of days, both ends included, from the year 0 to 9999.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    pub from: i32,
    pub to: i32,
}

/// What an axis is counted in, so that it moves by whole years, months or days.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Unit {
    Year,
    Month,
    Day,
}

impl Unit {
    /// The coarsest in which a stretch of so many days can be halved and moved.
    fn of(days: i64) -> Unit {
        match days {
            1461.. => Unit::Year,
            93.. => Unit::Month,
            _ => Unit::Day,
        }
    }

    fn days(self) -> i64 {
        match self {
            Unit::Year => 365,
            Unit::Month => 30,
            Unit::Day => 1,
        }
    }

    /// Which year, month or day, counted on and on.
    fn index(self, day: i32) -> i64 {
        let (year, month, _) = Day(day).ymd();
        match self {
            Unit::Year => i64::from(year),
            Unit::Month => 12 * i64::from(year) + i64::from(month) - 1,
            Unit::Day => i64::from(day),
        }
    }

    fn first_day(self, index: i64) -> i32 {
        let (year, month) = match self {
            Unit::Year => (index, 0),
            Unit::Month => (index.div_euclid(12), index.rem_euclid(12)),
            Unit::Day => return index as i32,
        };
        Day::from_ymd(year as i32, month as u8 + 1, 1).map_or(0, |day| day.0)
    }

    fn stretch(self, index: i64, len: i64) -> Scale {
        Scale::between(self.first_day(index), self.first_day(index + len) - 1)
    }
}

impl Scale {
    /// From one day to another, as far as years have four digits.
    pub fn between(from: i32, to: i32) -> Scale {
        let bounds = (Unit::Year.first_day(0), Unit::Year.first_day(10_000) - 1);
        let from = from.clamp(bounds.0, bounds.1);
        Scale { from, to: to.clamp(from, bounds.1) }
    }

    /// The years that hold a stretch of days.
    pub fn whole_years(from: i32, to: i32) -> Scale {
        let (first, last) = (Unit::Year.index(from).clamp(0, 9999), Unit::Year.index(to).clamp(0, 9999));
        Unit::Year.stretch(first, last - first + 1)
    }

    /// Reads `2019/2026`; nothing where a text is no date with two ends.
    pub fn read(text: &str) -> Option<Scale> {
        let date = Date::parse(text).ok()?;
        let (from, to) = (date.earliest(), date.latest());
        (from > Day::MIN && to < Day::MAX).then(|| Scale::between(from.0, to.0))
    }

    pub fn n_days(self) -> i64 {
        i64::from(self.to) - i64::from(self.from) + 1
    }

    /// Some day of a stretch is here.
    pub fn touches(self, first: i32, last: i32) -> bool {
        first <= self.to && last >= self.from
    }

    pub fn holds(self, other: Scale) -> bool {
        self.from <= other.from && other.to <= self.to
    }

    /// The place where a day begins.
    fn x(self, day: i64) -> u32 {
        ((day - i64::from(self.from)) * LONG / self.n_days()).clamp(0, LONG) as u32
    }

    fn stretch_of(self, first: i32, last: i32) -> (u32, u32) {
        (self.x(i64::from(first)), self.x(i64::from(last) + 1))
    }

    /// Where a date lies; nothing where it lies elsewhere.
    pub fn place(self, date: &Date) -> Option<Stretch> {
        let (first, last) = (date.earliest().0, date.latest().0);
        if !self.touches(first, last) {
            return None;
        }
        let stated = date.stated().map(|days| (days[0].0, days[1].0)).filter(|days| self.touches(days.0, days.1));
        let (from, to) = self.stretch_of(first, last);
        let goes_on = |is_open: bool, is_cut: bool| match (is_open, is_cut) {
            (true, _) => Some("open"),
            (_, true) => Some("beyond"),
            _ => None,
        };
        Some(Stretch {
            from,
            to,
            stated: stated.map(|(first, last)| self.stretch_of(first, last)),
            before: goes_on(first == i32::MIN, first < self.from),
            after: goes_on(last == i32::MAX, last > self.to),
        })
    }

    /// Half as long, at the place that holds the most of these days; nothing where it would be too short to read.
    pub fn closer(self, days: &[i32]) -> Option<Scale> {
        let half = self.n_days() / 2;
        if half < SHORTEST {
            return None;
        }
        let unit = Unit::of(half);
        let (first, last) = (unit.index(self.from), unit.index(self.to));
        let len = (half / unit.days()).max(1);
        let rest = last + 1 - first - len;
        let mut best = (0, self);
        // Of places that hold as many the last wins, which is the latest.
        for at in [0, rest / 2, rest] {
            let scale = unit.stretch(first + at, len);
            let n_within = days.iter().filter(|&&day| scale.touches(day, day)).count();
            if n_within >= best.0 {
                best = (n_within, scale);
            }
        }
        Some(best.1)
    }

    /// Twice as long, within what there is; nothing where there is no more.
    pub fn wider(self, whole: Scale) -> Option<Scale> {
        if self.holds(whole) {
            return None;
        }
        let unit = Unit::of(2 * self.n_days());
        let (first, last) = (unit.index(self.from), unit.index(self.to));
        let len = last + 1 - first;
        let more = unit.stretch(first - (len + 1) / 2, 2 * len);
        let (from, to) = (whole.from.min(self.from), whole.to.max(self.to));
        Some(Scale::between(more.from.max(from), more.to.min(to)))
    }

    /// As long, moved back by half, or as far as it takes to reach the nearest day before it.
    pub fn earlier(self, nearest: i32) -> Scale {
        let unit = Unit::of(self.n_days());
        let (first, last) = (unit.index(self.from), unit.index(self.to));
        let len = last + 1 - first;
        let by = ((len + 1) / 2).max(first - unit.index(nearest.max(Unit::Year.first_day(0))) + len / 4);
        unit.stretch((first - by).max(unit.index(Unit::Year.first_day(0))), len)
    }

    /// As long, moved on by half, or as far as it takes to reach the nearest day after it.
    pub fn later(self, nearest: i32) -> Scale {
        let unit = Unit::of(self.n_days());
        let (first, last) = (unit.index(self.from), unit.index(self.to));
        let len = last + 1 - first;
        let end = Unit::Year.first_day(10_000) - 1;
        let by = ((len + 1) / 2).max(unit.index(nearest.min(end)) - last + len / 4);
        unit.stretch((first + by).min(unit.index(end) + 1 - len), len)
    }

    /// In EDTF, or with `..` as a query has it, as short as it can be said.
    pub fn print(self, joint: &str) -> String {
        let is_made_of = |unit: Unit| {
            let first = unit.index(self.from);
            unit.stretch(first, unit.index(self.to) + 1 - first) == self
        };
        let mut unit = Unit::Day;
        for coarser in [Unit::Month, Unit::Year] {
            if is_made_of(coarser) {
                unit = coarser;
            }
        }
        let mut text = date(unit, self.from);
        if unit.index(self.from) != unit.index(self.to) {
            text.push_str(joint);
            text.push_str(&date(unit, self.to));
        }
        text
    }

    pub fn words(self, lang: Lang) -> String {
        Date::parse(&self.print("/")).map_or_else(|_| String::new(), |date| date.words(lang))
    }

    /// The pieces of the axis, and what stands at the ticks between them.
    pub fn stops(self, lang: Lang) -> Vec<Stop> {
        let [(unit, step), labelled] = self.steps();
        let mut stops = Vec::new();
        let mut n_labels = 0;
        let mut index = unit.index(self.from).div_euclid(step) * step;
        while unit.first_day(index) <= self.to {
            let whole = unit.stretch(index, step);
            let (from, to) = (whole.from.max(self.from), whole.to.min(self.to));
            let x = self.x(i64::from(from));
            let is_tick = labelled.0.first_day(labelled.0.index(from).div_euclid(labelled.1) * labelled.1) == from;
            // At the very end there is no room for it.
            let label =
                (is_tick && i64::from(x) < LONG * 19 / 20).then(|| label(labelled.0, from, n_labels == 0, lang));
            stops.push(Stop {
                x,
                from,
                to,
                words: words(unit, step, Scale { from, to }, lang),
                is_spare: n_labels % 2 == 1,
                label,
            });
            n_labels += i32::from(is_tick);
            index += step;
        }
        stops
    }

    /// The unit and the number of it that make a stop, and those that make a label.
    fn steps(self) -> [(Unit, i64); 2] {
        let years = self.n_days() / 365 + 1;
        let nice = |most: i64, at_least: i64| {
            for step in [1, 2, 5, 10, 20, 50, 100, 200, 500] {
                if step >= at_least && years / step <= most {
                    return step;
                }
            }
            1000
        };
        match self.n_days() {
            ..=14 => [(Unit::Day, 1), (Unit::Day, 1)],
            15..=45 => [(Unit::Day, 1), (Unit::Day, 5)],
            46..=124 => [(Unit::Day, 1), (Unit::Month, 1)],
            125..=400 => [(Unit::Month, 1), (Unit::Month, 1)],
            401..=1200 => [(Unit::Month, 1), (Unit::Month, 3)],
            1201..=5900 => [(Unit::Month, 3), (Unit::Year, if years > 12 { 2 } else { 1 })],
            _ => [(Unit::Year, nice(75, 1)), (Unit::Year, nice(12, nice(75, 1)))],
        }
    }
}

/// The year, month or day of a day in EDTF.
fn date(unit: Unit, day: i32) -> String {
    let mut text = Day(day).to_string();
    // The years of an axis have four digits.
    text.truncate(match unit {
        Unit::Year => 4,
        Unit::Month => 7,
        Unit::Day => 10,
    });
    text
}

/// A stop in words; three months are a quarter.
fn words(unit: Unit, step: i64, stop: Scale, lang: Lang) -> String {
    if (unit, step) != (Unit::Month, 3) {
        return stop.words(lang);
    }
    let (_, month, _) = Day(stop.from).ymd();
    let mut quarter = date(Unit::Year, stop.from);
    quarter.push_str(["-33", "-34", "-35", "-36"][usize::from((month - 1) / 3)]);
    Date::parse(&quarter).map_or(quarter, |date| date.words(lang))
}

/// The first label says the year besides; so does each January.
fn label(unit: Unit, day: i32, is_first: bool, lang: Lang) -> String {
    let (year, month, day) = Day(day).ymd();
    let mut label = String::new();
    if unit == Unit::Day {
        label.push_str(&say::digits(lang, i32::from(day)));
    }
    if unit == Unit::Month && (month > 1 || is_first) || unit == Unit::Day && (day < 6 || is_first) {
        add(&mut label, " ", say::month(lang, month));
    }
    if label.is_empty() || is_first && unit == Unit::Month {
        add(&mut label, " ", &say::digits(lang, year));
    }
    label
}

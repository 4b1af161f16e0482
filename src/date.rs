//! Dates as sources give them: what is certain about them, what is possible, and how to say it.
//!
//! The notation is EDTF, the Extended Date/Time Format of the Library of Congress (4 February 2019),
//! which is a profile of ISO 8601-1:2019 (level 0) and ISO 8601-2:2019, annex A (levels 1 and 2):
//!
//! | written | read | where in EDTF |
//! |---|---|---|
//! | `2026-02-12` `2024-09` `2023` | a day, a month, a year | level 0, Date |
//! | `2016/2019` | from 2016 to 2019 | level 0, Time Interval |
//! | `Y17000` `-0043` | years past 9999, years before 0 | level 1, Letter-prefixed and Negative calendar year |
//! | `2020-21` | spring 2020 | level 1, Seasons |
//! | `2020-07?` `2020-07~` `2020-07%` | uncertain, approximate, both | level 1, Qualification of a date |
//! | `201X` `20XX` `2004-XX` `1985-04-XX` `1985-XX-XX` | digits left open from the right | level 1, Unspecified digit(s) |
//! | `1952/..` `1952/` | no end stated; an end that is unknown | level 1, Extended Interval |
//! | `2023?-09-18` `2004-?06-11` | only a part is in doubt | level 2, Qualification |
//! | `[2020-07..2020-11]` `[2019,2020]` | one of these | level 2, Set representation |
//! | `2020-33` | the first quarter of 2020 | level 2, Sub-year groupings |
//!
//! Times of day and the rest of level 2 are refused, with a sentence that says so.
//!
//! ```
//! use entente::date::{Date, Day};
//! use entente::lang::Lang;
//!
//! let date = Date::parse("[2026-02-13..2026-12-31]")?;
//! assert_eq!(date.words(Lang::En), "between 13 February and 31 December 2026");
//! assert_eq!(Some(date.earliest()), Day::from_ymd(2026, 2, 13));
//! assert!(date.certainly_within(date.earliest(), date.latest()));
//!
//! let error = Date::parse("2023-02-30").unwrap_err();
//! assert_eq!(error.to_string(), "February 2023 has 28 days");
//! assert_eq!(error.range, 8..10);
//! # Ok::<(), entente::date::DateError>(())
//! ```

// The paths are written out because the build script takes this file in by `#[path]` as well, and
// then a plain `mod calendar;` would be looked for beside it.
#[path = "date/calendar.rs"]
mod calendar;
#[path = "date/elapsed.rs"]
mod elapsed;
#[path = "date/error.rs"]
mod error;
#[path = "date/extent.rs"]
mod extent;
#[path = "date/parse.rs"]
mod parse;
#[path = "date/reader.rs"]
mod reader;
#[path = "date/reason.rs"]
mod reason;
#[path = "date/single.rs"]
mod single;
#[path = "date/words.rs"]
mod words;

use crate::lang::Lang;
use single::Single;
use std::fmt::{self, Write};

pub use calendar::{Day, certainly_within, possibly_within};
pub use error::DateError;

/// A date in EDTF, which is possible once it exists.
///
/// Two dates are equal when they say the same thing, however they were written: `?2023-09-18` is
/// `2023?-09-18`. There is no order among dates, because "2024" is neither before nor after
/// "May 2024"; compare [`earliest`](Date::earliest) or [`latest`](Date::latest), as the question asks.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Date(Form);

/// What a date is made of.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Form {
    Single(Single),
    /// At least one end is written, and the end is not before the beginning.
    Interval(End, End),
    /// Never empty; only the first member may lack a beginning, and only the last an end.
    OneOf(Vec<Member>),
}

/// One end of an interval.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum End {
    Written(Single),
    /// `..`: there is none, or none is stated.
    Open,
    /// Nothing: there is one, and it is not known.
    Unknown,
}

/// One alternative of a set.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Member {
    Single(Single),
    Between(Single, Single),
    OrLater(Single),
    OrEarlier(Single),
}

/// How a date is given: as one day, month or year, or as several.
///
/// Digits left open make a date as coarse as what is known of it: `1985-04-XX` is a [`Shape::Month`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Shape {
    /// `2026-02-12`
    Day,
    /// `2024-09`, `2024-09-XX`
    Month,
    /// `2020-21`, and every other division of a year from 21 to 41.
    Season,
    /// `2023`, `2023-XX`, `2023-XX-XX`
    Year,
    /// `201X`
    Decade,
    /// `20XX`
    Century,
    /// `2016/2019`, `1952/..`
    Interval,
    /// `[2019,2020]`, `[2024..]`
    OneOf,
}

impl Date {
    /// Reads an EDTF expression, or says what is wrong with it and where.
    pub fn parse(text: &str) -> Result<Date, DateError> {
        parse::form(text).map(Date)
    }

    /// The date that is this day, and nothing more is said of it.
    pub fn of_day(day: Day) -> Date {
        let (year, month, day) = day.ymd();
        Date(Form::Single(Single::of_day(year, month, day)))
    }

    /// The day, where a date is one day without a doubt; [`Date::of_day`] makes the date of it again.
    pub fn plain_day(&self) -> Option<Day> {
        Some(self.earliest()).filter(|&day| *self == Date::of_day(day))
    }

    /// How the date is given.
    pub fn shape(&self) -> Shape {
        match &self.0 {
            Form::Single(single) => single.shape(),
            Form::Interval(..) => Shape::Interval,
            Form::OneOf(_) => Shape::OneOf,
        }
    }

    /// The first day that the date allows; [`Day::MIN`] where the beginning is open or unknown.
    ///
    /// A doubt does not widen it. `2020-07~` is bounded by July 2020, as written: a source that says
    /// "about July" names no margin, and inventing one would be an assumption nobody could check.
    /// Ask [`is_approximate`](Date::is_approximate) and [`is_uncertain`](Date::is_uncertain) besides.
    pub fn earliest(&self) -> Day {
        match &self.0 {
            Form::Single(single) => single.first(),
            Form::Interval(start, _) => start.single().map_or(Day::MIN, |single| single.first()),
            Form::OneOf(members) => members.iter().map(|member| member.first()).min().unwrap_or(Day::MIN),
        }
    }

    /// The last day that the date allows; [`Day::MAX`] where the end is open or unknown.
    ///
    /// As with [`earliest`](Date::earliest), a doubt does not widen it.
    pub fn latest(&self) -> Day {
        match &self.0 {
            Form::Single(single) => single.last(),
            Form::Interval(_, end) => end.single().map_or(Day::MAX, |single| single.last()),
            Form::OneOf(members) => members.iter().map(|member| member.last()).max().unwrap_or(Day::MAX),
        }
    }

    /// Whether the date cannot but lie within `from` to `to`, as written; see [`certainly_within`].
    pub fn certainly_within(&self, from: Day, to: Day) -> bool {
        certainly_within(self.earliest(), self.latest(), from, to)
    }

    /// Whether the date may touch a day from `from` to `to`, as written; see [`possibly_within`].
    ///
    /// A set counts as the whole stretch from its first day to its last. What is kept of a date in
    /// the store is these two days, and a question must have one answer wherever it is asked.
    pub fn possibly_within(&self, from: Day, to: Day) -> bool {
        possibly_within(self.earliest(), self.latest(), from, to)
    }

    /// Whether some part of the date is marked uncertain, by `?` or `%`.
    pub fn is_uncertain(&self) -> bool {
        self.singles().any(|single| single.is_uncertain())
    }

    /// Whether some part of the date is marked approximate, by `~` or `%`.
    pub fn is_approximate(&self) -> bool {
        self.singles().any(|single| single.is_approximate())
    }

    /// The date in words, as a careful editor would print it in that language.
    ///
    /// ```
    /// use entente::{date::Date, lang::Lang};
    ///
    /// let date = Date::parse("2023?-09-18")?;
    /// assert_eq!(date.words(Lang::En), "18 September, probably 2023");
    /// assert_eq!(date.words(Lang::Fr), "18 septembre, probablement 2023");
    /// # Ok::<(), entente::date::DateError>(())
    /// ```
    pub fn words(&self, lang: Lang) -> String {
        words::words(&self.0, lang)
    }

    fn singles(&self) -> impl Iterator<Item = Single> {
        let (ends, members): ([Option<Single>; 2], &[Member]) = match &self.0 {
            Form::Single(single) => ([Some(*single), None], &[]),
            Form::Interval(start, end) => ([start.single(), end.single()], &[]),
            Form::OneOf(members) => ([None, None], members),
        };
        ends.into_iter().chain(members.iter().flat_map(|member| member.singles())).flatten()
    }
}

impl End {
    fn single(self) -> Option<Single> {
        match self {
            End::Written(single) => Some(single),
            End::Open | End::Unknown => None,
        }
    }
}

impl Member {
    fn singles(self) -> [Option<Single>; 2] {
        match self {
            Member::Between(first, last) => [Some(first), Some(last)],
            Member::Single(single) | Member::OrLater(single) | Member::OrEarlier(single) => [Some(single), None],
        }
    }

    fn first(self) -> Day {
        match self {
            Member::Single(single) | Member::Between(single, _) | Member::OrLater(single) => single.first(),
            Member::OrEarlier(_) => Day::MIN,
        }
    }

    fn last(self) -> Day {
        match self {
            Member::Single(single) | Member::Between(_, single) | Member::OrEarlier(single) => single.last(),
            Member::OrLater(_) => Day::MAX,
        }
    }
}

/// The date in EDTF, in one way for each meaning; reading it gives the same date again.
impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Single(single) => single.write(out),
            Form::Interval(start, end) => {
                start.write(out)?;
                out.write_char('/')?;
                end.write(out)
            }
            Form::OneOf(members) => {
                for (index, member) in members.iter().enumerate() {
                    out.write_char(if index == 0 { '[' } else { ',' })?;
                    member.write(out)?;
                }
                out.write_char(']')
            }
        }
    }
}

impl End {
    fn write(self, out: &mut impl Write) -> fmt::Result {
        match self {
            End::Written(single) => single.write(out),
            End::Open => out.write_str(".."),
            End::Unknown => Ok(()),
        }
    }
}

impl Member {
    fn write(self, out: &mut impl Write) -> fmt::Result {
        let (before, after) = match self {
            Member::Single(single) => return single.write(out),
            Member::Between(first, last) => (Some(first), Some(last)),
            Member::OrLater(single) => (Some(single), None),
            Member::OrEarlier(single) => (None, Some(single)),
        };
        before.map_or(Ok(()), |single| single.write(out))?;
        out.write_str("..")?;
        after.map_or(Ok(()), |single| single.write(out))
    }
}

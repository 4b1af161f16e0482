//! The calendar: days counted from 1970, months and their lengths, and what a code from 21 to 41 covers.
//!
//! Everything is the proleptic Gregorian calendar with a year 0, as ISO 8601-1 has it.

use super::single::write_digits;
use std::fmt::{self, Write};

/// A day, counted from 1 January 1970.
///
/// The type reaches some 5.8 million years either way. Its two ends are no days at all: they stand
/// for "no bound", so that an open interval needs no other column than a closed one.
///
/// ```
/// use entente::date::Day;
///
/// assert_eq!(Day::from_ymd(1970, 1, 2), Some(Day(1)));
/// assert_eq!(Day(19618).ymd(), (2023, 9, 18));
/// assert_eq!(Day::from_ymd(2023, 2, 29), None);
/// assert_eq!(Day(19618).to_string(), "2023-09-18");
/// assert_eq!(Day::from_ymd(-43, 3, 15).unwrap().to_string(), "-0043-03-15");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(
    /// How many days after 1 January 1970; negative before.
    pub i32,
);

impl Day {
    /// Before every day: the earliest of what has no known beginning.
    pub const MIN: Day = Day(i32::MIN);

    /// After every day: the latest of what has no known end.
    pub const MAX: Day = Day(i32::MAX);

    /// The day of that year, month and day, or nothing if the calendar has none or the count cannot reach it.
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Day> {
        if !(1..=12).contains(&month) || day == 0 || day > month_length(year, month) {
            return None;
        }
        let count = count(year, month, day);
        let reachable = count > Day::MIN.0 as i64 && count < Day::MAX.0 as i64;
        reachable.then_some(Day(count as i32))
    }

    /// The year, month and day.
    pub fn ymd(self) -> (i32, u8, u8) {
        // The inverse of `count`, with the same years that begin in March.
        let shifted = self.0 as i64 + 719_468;
        let cycle = shifted.div_euclid(146_097);
        let of_cycle = shifted.rem_euclid(146_097);
        let year_of_cycle = (of_cycle - of_cycle / 1_460 + of_cycle / 36_524 - of_cycle / 146_096) / 365;
        let of_year = of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year_of_cycle + cycle * 400 + i64::from(month <= 2);
        (year as i32, month as u8, day as u8)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.ymd().0
    }

    /// The first and the last day of a year, as far as the count reaches.
    ///
    /// ```
    /// use entente::date::Day;
    ///
    /// assert_eq!(Day::of_year(1970), (Day(0), Day(364)));
    /// ```
    pub fn of_year(year: i32) -> (Day, Day) {
        (Day::nearest(year, 1, 1), Day::nearest(year, 12, 31))
    }

    /// The nearest day that the count can reach; the month and day must be possible.
    ///
    /// EDTF's own example of a far year, `Y170000002`, is beyond the count. Clamping keeps every
    /// comparison with a day that people write true, and never looks like an open end.
    pub(super) fn nearest(year: i32, month: u8, day: u8) -> Day {
        let count = count(year, month, day);
        Day(count.clamp(Day::MIN.0 as i64 + 1, Day::MAX.0 as i64 - 1) as i32)
    }
}

/// Year, month and day, the year with at least four digits.
impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        if year < 0 {
            out.write_char('-')?;
        }
        write_digits(year.unsigned_abs(), 4, out)?;
        for part in [month, day] {
            out.write_char('-')?;
            write_digits(part.into(), 2, out)?;
        }
        Ok(())
    }
}

/// Whether what happened between `earliest` and `latest` cannot but have happened within `from` to `to`.
///
/// ```
/// use entente::date::{Day, certainly_within, possibly_within};
///
/// let (from, to) = (Day(100), Day(200));
/// assert!(certainly_within(Day(100), Day(150), from, to));
/// assert!(!certainly_within(Day(150), Day::MAX, from, to));
/// assert!(possibly_within(Day(150), Day::MAX, from, to));
/// ```
pub fn certainly_within(earliest: Day, latest: Day, from: Day, to: Day) -> bool {
    from <= earliest && latest <= to
}

/// Whether what happened between `earliest` and `latest` may have touched a day from `from` to `to`.
pub fn possibly_within(earliest: Day, latest: Day, from: Day, to: Day) -> bool {
    earliest <= to && from <= latest
}

/// How many days a month has; the month must be 1 to 12.
pub(super) fn month_length(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The first month and the number of months that a division of the year covers, for codes 21 to 41.
///
/// The specification names seasons and gives them no months. A source that says "spring" may mean
/// the months of the weather service (March to May) or the sky's (20 March to 21 June), so a season
/// covers four months and what is certain stays certain under either reading. 21 to 24, which are
/// "independent of location", are read as northern; a winter belongs to the year it begins in.
pub(super) fn division_months(code: u8) -> (u8, u8) {
    match code {
        21 | 25 | 31 => (3, 4),
        22 | 26 | 32 => (6, 4),
        23 | 27 | 29 => (9, 4),
        24 | 28 | 30 => (12, 4),
        33..=36 => (1 + (code - 33) * 3, 3),
        37..=39 => (1 + (code - 37) * 4, 4),
        _ => (if code == 40 { 1 } else { 7 }, 6),
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Counts days by years that begin in March, so that the leap day comes last and months need no table.
///
/// The method is Howard Hinnant's "chrono-compatible low-level date algorithms".
fn count(year: i32, month: u8, day: u8) -> i64 {
    let year = year as i64 - i64::from(month <= 2);
    let cycle = year.div_euclid(400);
    let year_of_cycle = year.rem_euclid(400);
    let from_march = (month as i64 + 9) % 12;
    let of_year = (153 * from_march + 2) / 5 + day as i64 - 1;
    let of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + of_year;
    cycle * 146_097 + of_cycle - 719_468
}

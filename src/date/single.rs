//! One written date: a day, a month, a season, a year, a decade or a century, with its doubts.

use super::Shape;
use super::calendar::{Day, division_months, month_length};
use std::fmt::{self, Write};

/// A date that is neither an interval nor a set: `2023?-09-18`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Single {
    pub unit: Unit,
    /// The doubts about year, month and day; a part that is not written has none.
    pub doubts: [Doubt; 3],
}

/// A stretch of the calendar, by what is known of it. Years, months and days are always possible.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Unit {
    /// `20XX`, by its lowest year: for `-20XX` that is -2099.
    Century(i32),
    /// `201X`, by its lowest year.
    Decade(i32),
    /// `2023`
    Year(i32),
    /// `2004-XX`
    MonthOfYear(i32),
    /// `1985-XX-XX`
    DayOfYear(i32),
    /// `2020-21`: a year and a code from 21 to 41.
    Division(i32, u8),
    /// `2024-09`
    Month(i32, u8),
    /// `1985-04-XX`
    DayOfMonth(i32, u8),
    /// `2026-02-12`
    Day(i32, u8, u8),
}

/// The doubt that a qualifier casts on a part.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Doubt(u8);

impl Doubt {
    pub const NONE: Doubt = Doubt(0);
    pub const UNCERTAIN: Doubt = Doubt(1);
    pub const APPROXIMATE: Doubt = Doubt(2);
    pub const BOTH: Doubt = Doubt(3);

    pub fn from_byte(byte: u8) -> Option<Doubt> {
        match byte {
            b'?' => Some(Doubt::UNCERTAIN),
            b'~' => Some(Doubt::APPROXIMATE),
            b'%' => Some(Doubt::BOTH),
            _ => None,
        }
    }

    pub fn with(self, other: Doubt) -> Doubt {
        Doubt(self.0 | other.0)
    }

    fn mark(self) -> &'static str {
        ["", "?", "~", "%"][self.0 as usize & 3]
    }
}

impl Single {
    pub fn of_day(year: i32, month: u8, day: u8) -> Single {
        Single { unit: Unit::Day(year, month, day), doubts: [Doubt::NONE; 3] }
    }

    pub fn shape(self) -> Shape {
        match self.unit {
            Unit::Century(_) => Shape::Century,
            Unit::Decade(_) => Shape::Decade,
            Unit::Year(_) | Unit::MonthOfYear(_) | Unit::DayOfYear(_) => Shape::Year,
            Unit::Division(..) => Shape::Season,
            Unit::Month(..) | Unit::DayOfMonth(..) => Shape::Month,
            Unit::Day(..) => Shape::Day,
        }
    }

    /// The earliest day.
    pub fn first(self) -> Day {
        let (year, month, day) = match self.unit {
            Unit::Century(year) | Unit::Decade(year) | Unit::Year(year) => (year, 1, 1),
            Unit::MonthOfYear(year) | Unit::DayOfYear(year) => (year, 1, 1),
            Unit::Division(year, code) => (year, division_months(code).0, 1),
            Unit::Month(year, month) | Unit::DayOfMonth(year, month) => (year, month, 1),
            Unit::Day(year, month, day) => (year, month, day),
        };
        Day::nearest(year, month, day)
    }

    /// The latest day.
    pub fn last(self) -> Day {
        let (year, month) = match self.unit {
            Unit::Century(year) => (year + 99, 12),
            Unit::Decade(year) => (year + 9, 12),
            Unit::Year(year) | Unit::MonthOfYear(year) | Unit::DayOfYear(year) => (year, 12),
            Unit::Division(year, code) => {
                let (first, n_months) = division_months(code);
                let from_january = first + n_months - 2;
                (year + i32::from(from_january / 12), from_january % 12 + 1)
            }
            Unit::Month(year, month) | Unit::DayOfMonth(year, month) => (year, month),
            Unit::Day(..) => return self.first(),
        };
        Day::nearest(year, month, month_length(year, month))
    }

    pub fn is_uncertain(self) -> bool {
        self.doubts.iter().any(|doubt| doubt.0 & Doubt::UNCERTAIN.0 != 0)
    }

    pub fn is_approximate(self) -> bool {
        self.doubts.iter().any(|doubt| doubt.0 & Doubt::APPROXIMATE.0 != 0)
    }

    pub fn is_plain(self) -> bool {
        self == self.without_doubts()
    }

    /// The same date with its doubts left out.
    fn without_doubts(self) -> Single {
        Single { unit: self.unit, doubts: [Doubt::NONE; 3] }
    }

    /// The doubt that all written parts share; none if they differ.
    pub fn whole_doubt(self) -> Doubt {
        if self.n_qualified_together() == self.unit.n_parts() { self.doubts[0] } else { Doubt::NONE }
    }

    /// How many parts, from the year on, carry one and the same doubt.
    fn n_qualified_together(self) -> usize {
        let first = self.doubts[0];
        if first == Doubt::NONE {
            return 0;
        }
        self.doubts.iter().take_while(|&&doubt| doubt == first).count()
    }

    /// Writes the date in EDTF.
    ///
    /// A qualifier to the right of a part is about that part and all before it, one to the left is
    /// about that part alone (level 2, Qualification). The one on the right comes first here, so that
    /// `2023-09-18?` needs one mark and not three.
    pub fn write(self, out: &mut impl Write) -> fmt::Result {
        let together = self.n_qualified_together();
        for index in 0..self.unit.n_parts() {
            if index > 0 {
                out.write_char('-')?;
            }
            if index >= together {
                out.write_str(self.doubts[index].mark())?;
            }
            self.unit.write_part(index, out)?;
            if index + 1 == together {
                out.write_str(self.doubts[index].mark())?;
            }
        }
        Ok(())
    }
}

impl Unit {
    /// How many of year, month and day are written, be it as `XX`.
    pub fn n_parts(self) -> usize {
        match self {
            Unit::Century(_) | Unit::Decade(_) | Unit::Year(_) => 1,
            Unit::MonthOfYear(_) | Unit::Division(..) | Unit::Month(..) => 2,
            Unit::DayOfYear(_) | Unit::DayOfMonth(..) | Unit::Day(..) => 3,
        }
    }

    fn write_part(self, index: usize, out: &mut impl Write) -> fmt::Result {
        match (index, self) {
            (0, Unit::Century(year)) => write_year(year, 2, out),
            (0, Unit::Decade(year)) => write_year(year, 1, out),
            (0, Unit::Year(year) | Unit::MonthOfYear(year) | Unit::DayOfYear(year)) => write_year(year, 0, out),
            (0, Unit::Division(year, _) | Unit::Month(year, _)) => write_year(year, 0, out),
            (0, Unit::DayOfMonth(year, _) | Unit::Day(year, ..)) => write_year(year, 0, out),
            (1, Unit::Division(_, month) | Unit::Month(_, month)) => write_digits(month as u32, 2, out),
            (1, Unit::DayOfMonth(_, month) | Unit::Day(_, month, _)) => write_digits(month as u32, 2, out),
            (2, Unit::Day(_, _, day)) => write_digits(day as u32, 2, out),
            _ => out.write_str("XX"),
        }
    }
}

/// Writes a year of at least four digits, the last `n_open` of them as `X`.
fn write_year(year: i32, n_open: usize, out: &mut impl Write) -> fmt::Result {
    let size = year.unsigned_abs();
    if size > 9999 {
        out.write_char('Y')?;
    }
    if year < 0 {
        out.write_char('-')?;
    }
    write_digits(size / 10u32.pow(n_open as u32), 4 - n_open, out)?;
    (0..n_open).try_for_each(|_| out.write_char('X'))
}

/// Writes a number with leading zeros up to `width`.
pub fn write_digits(number: u32, width: usize, out: &mut impl Write) -> fmt::Result {
    let mut power = 1;
    let mut n_digits = 1;
    while number / power >= 10 || n_digits < width {
        power *= 10;
        n_digits += 1;
    }
    while power > 0 {
        out.write_char((b'0' + (number / power % 10) as u8) as char)?;
        power /= 10;
    }
    Ok(())
}

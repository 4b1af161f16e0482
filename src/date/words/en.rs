//! Dates in English.

use super::{Said, Voice, doubt_words, historical, push_doubts, push_number, year_in_doubt};
use crate::date::single::{Doubt, Single, Unit};

pub(super) struct English;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Year, month and day in doubt: uncertain, approximate, both.
const DOUBTS: [[&str; 3]; 3] = [
    [
        "year uncertain",
        "year approximate",
        "year uncertain and approximate",
    ],
    [
        "month uncertain",
        "month approximate",
        "month uncertain and approximate",
    ],
    [
        "day uncertain",
        "day approximate",
        "day uncertain and approximate",
    ],
];

/// "February 2023"
pub(in crate::date) fn month_and_year(year: i32, month: u8) -> String {
    let mut out = String::new();
    push_month(&mut out, year, month, Said::Nothing);
    out
}

impl Voice for English {
    fn alone(&self, single: Single, said: Said) -> String {
        let mut out = String::new();
        if let Some((rest, year, doubt)) = year_in_doubt(single) {
            push_unit(&mut out, rest.unit, Said::Year);
            out.push_str(", ");
            out.push_str(before(doubt));
            push_year(&mut out, year);
        } else {
            out.push_str(before(single.whole_doubt()));
            push_unit(&mut out, single.unit, said);
            if single.whole_doubt() == Doubt::NONE {
                push_doubts(&mut out, single, DOUBTS);
            }
        }
        out
    }

    fn stretch(&self, start: Single, said: Said, end: Single) -> String {
        let (start, end) = (self.alone(start, said), self.alone(end, Said::Nothing));
        match said {
            Said::MonthAndYear => [&start, "–", &end].concat(),
            _ => ["from ", &start, " to ", &end].concat(),
        }
    }

    fn since(&self, start: Single) -> String {
        ["since ", &self.alone(start, Said::Nothing)].concat()
    }

    fn until(&self, end: Single) -> String {
        ["until ", &self.alone(end, Said::Nothing)].concat()
    }

    fn with_unknown_end(&self, start: Single) -> String {
        [
            "from ",
            &self.alone(start, Said::Nothing),
            " to an unknown date",
        ]
        .concat()
    }

    fn with_unknown_start(&self, end: Single) -> String {
        ["from an unknown date to ", &self.alone(end, Said::Nothing)].concat()
    }

    fn between(&self, first: Single, said: Said, last: Single) -> String {
        [
            "between ",
            &self.alone(first, said),
            " and ",
            &self.alone(last, Said::Nothing),
        ]
        .concat()
    }

    fn or_later(&self, first: Single) -> String {
        let words = self.alone(first, Said::Nothing);
        if is_day(first) {
            ["on or after ", &words].concat()
        } else {
            [&words, " or later"].concat()
        }
    }

    fn or_earlier(&self, last: Single) -> String {
        let words = self.alone(last, Said::Nothing);
        if is_day(last) {
            ["on or before ", &words].concat()
        } else {
            [&words, " or earlier"].concat()
        }
    }

    fn or(&self) -> &'static str {
        " or "
    }
}

fn is_day(single: Single) -> bool {
    matches!(single.unit, Unit::Day(..))
}

fn before(doubt: Doubt) -> &'static str {
    doubt_words(doubt, ["probably ", "about ", "probably about "]).unwrap_or("")
}

fn push_unit(out: &mut String, unit: Unit, said: Said) {
    match unit {
        Unit::Century(first) => push_years(out, first, first + 99),
        // "The 2000s" might be a century, so only the other decades have a name.
        Unit::Decade(first) if first < 10 || first % 100 == 0 => push_years(out, first, first + 9),
        Unit::Decade(first) => {
            out.push_str("the ");
            push_year(out, first);
            out.push('s');
        }
        Unit::Year(year) => push_year(out, year),
        Unit::MonthOfYear(year) => {
            out.push_str("a month in ");
            push_year(out, year);
        }
        Unit::DayOfYear(year) => {
            out.push_str("a day in ");
            push_year(out, year);
        }
        Unit::Division(year, code) => push_division(out, year, code),
        Unit::Month(year, month) => push_month(out, year, month, said),
        Unit::DayOfMonth(year, month) => {
            out.push_str("a day in ");
            push_month(out, year, month, said);
        }
        Unit::Day(year, month, day) => {
            push_number(out, day as u32, '0');
            if said != Said::MonthAndYear {
                out.push(' ');
                push_month(out, year, month, said);
            }
        }
    }
}

fn push_month(out: &mut String, year: i32, month: u8, said: Said) {
    out.push_str(MONTHS[(month as usize).wrapping_sub(1) % 12]);
    if said == Said::Nothing {
        out.push(' ');
        push_year(out, year);
    }
}

fn push_division(out: &mut String, year: i32, code: u8) {
    out.push_str(match code {
        33 => "the first quarter of",
        34 => "the second quarter of",
        35 => "the third quarter of",
        36 => "the fourth quarter of",
        37 => "the first four months of",
        38 => "the middle four months of",
        39 => "the last four months of",
        40 => "the first half of",
        41 => "the second half of",
        season => ["spring", "summer", "autumn", "winter"][(season as usize + 3) % 4],
    });
    out.push(' ');
    push_year(out, year);
    out.push_str(match code {
        25..=28 => " (northern hemisphere)",
        29..=32 => " (southern hemisphere)",
        _ => "",
    });
}

fn push_years(out: &mut String, first: i32, last: i32) {
    out.push_str("the years ");
    match (historical(first), historical(last)) {
        ((number, true), (_, true)) => push_number(out, number, '0'),
        _ => push_year(out, first),
    }
    out.push('–');
    push_year(out, last);
}

fn push_year(out: &mut String, year: i32) {
    let (number, is_before_christ) = historical(year);
    push_number(out, number, '0');
    if is_before_christ {
        out.push_str(" BC");
    }
}

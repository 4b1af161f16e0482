//! How much time lies between two dates, in words, as surely as the dates allow.

use crate::date::Date;
use crate::lang::Lang;

/// Days in 400 years, and so in 4,800 months.
const CYCLE_DAYS: i64 = 146_097;
const CYCLE_MONTHS: i64 = 4_800;
const CYCLE_YEARS: i64 = 400;

/// Up to here days are counted, then up to two years months.
const MOST_DAYS: i64 = 62;
const MOST_MONTHS: i64 = 24;

impl Date {
    /// How much later another date is: "16 to 17 months later", "about 4 years later".
    ///
    /// Between the least and the most that both dates allow, to the nearest day, month or year, by how much it is at most.
    /// None where an end is open, where the other date is not certainly later, and where the dates are so vague that the
    /// most is more than twice the least.
    ///
    /// ```
    /// use entente::date::Date;
    /// use entente::lang::Lang;
    ///
    /// let (first, second) = (Date::parse("2024-09")?, Date::parse("2026-02-12")?);
    /// assert_eq!(first.until(&second, Lang::En).as_deref(), Some("16 to 17 months later"));
    /// assert_eq!(second.until(&first, Lang::En), None);
    /// # Ok::<(), entente::date::DateError>(())
    /// ```
    pub fn until(&self, later: &Date, lang: Lang) -> Option<String> {
        let bounds = [self.earliest().0, self.latest().0, later.earliest().0, later.latest().0];
        if bounds.iter().any(|&day| day == i32::MIN || day == i32::MAX) {
            return None;
        }
        let [first, last, from, to] = bounds.map(i64::from);
        let (least, most) = (from - last, to - first);
        if least < 0 || most == 0 || most > 2 * least.max(1) {
            return None;
        }
        let (unit, number): (usize, fn(i64) -> i64) = match most {
            ..=MOST_DAYS => (0, |days| days),
            _ if months(most) <= MOST_MONTHS => (1, months),
            _ => (2, years),
        };
        Some(say(lang, number(least), number(most), unit, least == most && unit == 0))
    }
}

/// To the nearest month.
fn months(days: i64) -> i64 {
    (days * CYCLE_MONTHS + CYCLE_DAYS / 2) / CYCLE_DAYS
}

/// To the nearest year.
fn years(days: i64) -> i64 {
    (days * CYCLE_YEARS + CYCLE_DAYS / 2) / CYCLE_DAYS
}

/// `unit` is 0 for days, 1 for months, 2 for years.
fn say(lang: Lang, least: i64, most: i64, unit: usize, is_exact: bool) -> String {
    let (about, to, one, many, later) = match lang {
        Lang::En => ("about ", " to ", ["day", "month", "year"], ["days", "months", "years"], " later"),
        Lang::Fr => ("environ ", " à ", ["jour", "mois", "an"], ["jours", "mois", "ans"], " plus tard"),
        Lang::Km => ("ប្រហែល ", " ទៅ ", ["ថ្ងៃ", "ខែ", "ឆ្នាំ"], ["ថ្ងៃ", "ខែ", "ឆ្នាំ"], "ក្រោយមក"),
    };
    let mut text = String::new();
    match least == most {
        true if !is_exact => text.push_str(about),
        true => {}
        false => {
            text.push_str(&least.to_string());
            text.push_str(to);
        }
    }
    text.push_str(&most.to_string());
    text.push(' ');
    text.push_str(if most == 1 { one[unit] } else { many[unit] });
    text.push_str(later);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_between_two_dates_is_said_as_surely_as_they_allow() {
        for (first, second, en, fr) in [
            ("2026-02-12", "2026-02-13", "1 day later", "1 jour plus tard"),
            ("2024-05-21/2024-05-22", "[2024-06-20..2024-06-30]", "29 to 40 days later", "29 à 40 jours plus tard"),
            ("2024-09", "2026-02-12", "16 to 17 months later", "16 à 17 mois plus tard"),
            ("[2020-07..2020-11]", "2024-09", "about 4 years later", "environ 4 ans plus tard"),
            ("1952", "1991", "38 to 40 years later", "38 à 40 ans plus tard"),
        ] {
            let until = |lang| Date::parse(first).unwrap().until(&Date::parse(second).unwrap(), lang);
            assert_eq!(until(Lang::En).as_deref(), Some(en), "{first} to {second}");
            assert_eq!(until(Lang::Fr).as_deref(), Some(fr), "{first} to {second}");
        }
    }

    #[test]
    fn nothing_is_said_where_the_order_is_not_certain() {
        for (first, second) in [
            ("2024", "2024-05"),
            ("2026", "2024"),
            ("1952/..", "2024"),
            ("2024", "[2025..]"),
            ("2024-05-01", "2024-05-01"),
            ("2019", "2020-07"),
        ] {
            assert_eq!(
                Date::parse(first).unwrap().until(&Date::parse(second).unwrap(), Lang::En),
                None,
                "{first} to {second}"
            );
        }
    }

    #[test]
    fn months_and_years_are_those_of_the_calendar() {
        // Over whole years of any length the count never drifts by half a month.
        for n in 1..2000 {
            let days = (crate::date::Day::from_ymd(1900 + n, 1, 1).unwrap().0
                - crate::date::Day::from_ymd(1900, 1, 1).unwrap().0)
                .into();
            assert_eq!((months(days), years(days)), (12 * i64::from(n), n.into()));
        }
    }
}

//! The table that a language fills in so that dates can be said in it.

use crate::date::single::Unit;

/// What one language needs to say dates. An array of three doubts is: uncertain, approximate, both.
pub(super) struct Language {
    /// The first of ten digits.
    pub zero: char,
    pub months: [&'static str; 12],
    /// What stands before a month's name.
    pub month: &'static str,
    /// What follows the number of the first day of a month.
    pub first_day: &'static str,
    /// What stands before every year.
    pub year: &'static str,
    /// What follows a year before the year 1.
    pub before_christ: &'static str,
    /// What stands around a decade that has a name.
    pub decade: [&'static str; 2],
    /// What stands before and between the first and last of some years.
    pub years: [&'static str; 2],
    /// "a month in ", before a year.
    pub month_of_year: &'static str,
    /// "a day in ", before a year.
    pub day_of_year: &'static str,
    /// "a day in ", before a month.
    pub day_of_month: &'static str,
    /// The divisions of a year: four seasons, four quarters, three times four months, two halves.
    pub divisions: [&'static str; 13],
    /// What follows a season of the north, and one of the south.
    pub hemispheres: [&'static str; 2],
    /// What stands between a day or a month and a year that alone is in doubt.
    pub doubtful_year: &'static str,
    /// Doubts before a date.
    pub doubt_before: [&'static str; 3],
    /// Doubts after a date in a phrase, if the language prefers them there.
    pub doubt_after: Option<[&'static str; 3]>,
    /// Doubts about the year alone, the month alone, the day alone.
    pub doubt_of_part: [[&'static str; 3]; 3],
    /// What melts with a date in this case: an article, a preposition.
    pub particle: fn(Unit, Case) -> &'static str,
    /// Two days of one month: "21–22 May 2024".
    pub days: Phrase,
    /// "from 2016 to 2019"
    pub stretch: Phrase,
    /// "since 1952"
    pub since: Phrase,
    /// "until 1952"
    pub until: Phrase,
    /// "from 1952 to an unknown date"
    pub with_unknown_end: Phrase,
    /// "from an unknown date to 1952"
    pub with_unknown_start: Phrase,
    /// "between July and November 2020"
    pub between: Phrase,
    /// "2024 or later"
    pub or_later: Phrase,
    /// "on or after 18 September 2023"
    pub day_or_later: Phrase,
    /// "1952 or earlier"
    pub or_earlier: Phrase,
    /// "on or before 18 September 2023"
    pub day_or_earlier: Phrase,
    /// " or ", between the last two of several.
    pub or: &'static str,
}

/// A phrase with room for one date or two.
pub(super) type Phrase = &'static [Piece];

/// A piece of a phrase.
pub(super) enum Piece {
    Says(&'static str),
    Date(Case),
}

/// How a date joins what stands before it; of our languages French tells all five apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// "18 septembre 2023"
    Alone,
    /// "depuis le 18 septembre 2023"
    After,
    /// "du 18 septembre 2023"
    From,
    /// "au 18 septembre 2023", "à 2023"
    To,
    /// "jusqu’au 18 septembre 2023", "jusqu’en 2023"
    Until,
}

//! Dates in words, in the three languages of the page.
//!
//! Here is what the languages share: which form a date has, and which parts of it need not be said
//! twice. Each language has a file of its own that knows its grammar.

#[path = "words/en.rs"]
mod en;
#[path = "words/fr.rs"]
mod fr;
#[path = "words/km.rs"]
mod km;

use super::single::{Doubt, Single, Unit};
use super::{End, Form, Member};
use crate::lang::Lang;

/// Puts a date into words.
pub(super) fn words(form: &Form, lang: Lang) -> String {
    let voice: &dyn Voice = match lang {
        Lang::En => &en::English,
        Lang::Fr => &fr::French,
        Lang::Km => &km::Khmer,
    };
    match form {
        Form::Single(single) => voice.alone(*single, Said::Nothing),
        Form::Interval(start, end) => interval(voice, *start, *end),
        Form::OneOf(members) => one_of(voice, members),
    }
}

/// A month and its year in English, for the sentences of errors.
pub(super) use en::month_and_year;

/// What one language needs to know in order to say dates.
///
/// In a pair, `said` is what the second date will say and the first can therefore leave out.
trait Voice {
    /// A date that stands by itself: "about July 2020".
    fn alone(&self, single: Single, said: Said) -> String;
    /// "from 2016 to 2019"
    fn stretch(&self, start: Single, said: Said, end: Single) -> String;
    /// "since 1952"
    fn since(&self, start: Single) -> String;
    /// "until 1952"
    fn until(&self, end: Single) -> String;
    /// "from 1952 to an unknown date"
    fn with_unknown_end(&self, start: Single) -> String;
    /// "from an unknown date to 1952"
    fn with_unknown_start(&self, end: Single) -> String;
    /// "between July and November 2020"
    fn between(&self, first: Single, said: Said, last: Single) -> String;
    /// "2024 or later"
    fn or_later(&self, first: Single) -> String;
    /// "1952 or earlier"
    fn or_earlier(&self, last: Single) -> String;
    /// " or "
    fn or(&self) -> &'static str;
}

/// What a neighbouring date says already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    Year,
    MonthAndYear,
}

fn interval(voice: &dyn Voice, start: End, end: End) -> String {
    match (start, end) {
        (End::Written(start), End::Written(end)) if start == end => {
            voice.alone(start, Said::Nothing)
        }
        (End::Written(start), End::Written(end)) => voice.stretch(start, said_by(start, end), end),
        (End::Written(start), End::Open) => voice.since(start),
        (End::Written(start), End::Unknown) => voice.with_unknown_end(start),
        (End::Unknown, End::Written(end)) => voice.with_unknown_start(end),
        // An interval has an end that is written, so only `..` is left for the beginning.
        (_, End::Written(end)) => voice.until(end),
        _ => String::new(),
    }
}

fn one_of(voice: &dyn Voice, members: &[Member]) -> String {
    let said = said_by_last(members);
    // "1667, or December 1760 or later": the comma keeps one "or" from the other.
    let is_open = |member: &Member| matches!(member, Member::OrLater(_) | Member::OrEarlier(_));
    let comma = if members.iter().any(is_open) { "," } else { "" };
    let mut out = String::new();
    for (index, member) in members.iter().enumerate() {
        let is_last = index + 1 == members.len();
        match index {
            0 => {}
            _ if is_last => out.push_str(&[comma, voice.or()].concat()),
            _ => out.push_str(", "),
        }
        out.push_str(&match *member {
            Member::Single(single) => {
                voice.alone(single, if is_last { Said::Nothing } else { said })
            }
            Member::Between(first, last) if first == last => voice.alone(first, Said::Nothing),
            Member::Between(first, last) => voice.between(first, said_by(first, last), last),
            Member::OrLater(first) => voice.or_later(first),
            Member::OrEarlier(last) => voice.or_earlier(last),
        });
    }
    out
}

/// What `first` need not say because `last`, which follows, says it.
///
/// A date in doubt says everything: "from 3 to about 9 May" would leave open whose May it is.
fn said_by(first: Single, last: Single) -> Said {
    if !first.is_plain() || !last.is_plain() {
        return Said::Nothing;
    }
    match (first.unit, last.unit) {
        (Unit::Day(year, month, _), Unit::Day(last_year, last_month, _)) if year == last_year => {
            if month == last_month {
                Said::MonthAndYear
            } else {
                Said::Year
            }
        }
        (Unit::Month(year, _), Unit::Month(last_year, _)) if year == last_year => Said::Year,
        _ => Said::Nothing,
    }
}

/// What every member of a set may leave to the last one; nothing unless all may.
fn said_by_last(members: &[Member]) -> Said {
    let Some((Member::Single(last), others)) = members.split_last() else {
        return Said::Nothing;
    };
    let mut common = Said::MonthAndYear;
    for member in others {
        let Member::Single(single) = member else {
            return Said::Nothing;
        };
        match said_by(*single, *last) {
            Said::Nothing => return Said::Nothing,
            Said::Year => common = Said::Year,
            Said::MonthAndYear => {}
        }
    }
    common
}

/// Whether only the year of a day or a month is in doubt: then the doubt can stand beside the year.
fn year_in_doubt(single: Single) -> Option<(Single, i32, Doubt)> {
    let [doubt, Doubt::NONE, Doubt::NONE] = single.doubts else {
        return None;
    };
    let (Unit::Day(year, ..) | Unit::Month(year, _)) = single.unit else {
        return None;
    };
    (doubt != Doubt::NONE).then_some((single.without_doubts(), year, doubt))
}

/// Appends which parts are in doubt and how, in brackets: " (month uncertain, year approximate)".
///
/// `parts` has for year, month and day the words for uncertain, approximate and both.
fn push_doubts(out: &mut String, single: Single, parts: [[&str; 3]; 3]) {
    let mut opening = " (";
    for index in (0..3).rev() {
        if let Some(words) = doubt_words(single.doubts[index], parts[index]) {
            out.push_str(opening);
            out.push_str(words);
            opening = ", ";
        }
    }
    if opening == ", " {
        out.push(')');
    }
}

/// The words for a doubt, out of those for uncertain, approximate and both.
fn doubt_words(doubt: Doubt, words: [&str; 3]) -> Option<&str> {
    match doubt {
        Doubt::UNCERTAIN => Some(words[0]),
        Doubt::APPROXIMATE => Some(words[1]),
        Doubt::BOTH => Some(words[2]),
        _ => None,
    }
}

/// Appends a number in the ten digits that begin at `zero`.
fn push_number(out: &mut String, number: u32, zero: char) {
    if number >= 10 {
        push_number(out, number / 10, zero);
    }
    out.push(char::from_u32(zero as u32 + number % 10).unwrap_or(zero));
}

/// The year as historians count it, and whether that is before the year 1, which follows 1 BC.
fn historical(year: i32) -> (u32, bool) {
    if year > 0 {
        (year.unsigned_abs(), false)
    } else {
        (year.unsigned_abs() + 1, true)
    }
}

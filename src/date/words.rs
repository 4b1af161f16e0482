//! Dates in words, in the three languages of the page.
//!
//! Here is what the languages share: which form a date has, which parts of it need not be said
//! twice, and in what order the parts stand. What differs is in a table for each language.

#[path = "words/en.rs"]
mod en;
#[path = "words/fr.rs"]
mod fr;
#[path = "words/km.rs"]
mod km;
#[path = "words/language.rs"]
mod language;

use super::single::{Doubt, Single, Unit};
use super::{End, Form, Member};
use crate::lang::Lang;
use language::{Case, Language, Phrase, Piece};

/// Puts a date into words.
pub(super) fn words(form: &Form, lang: Lang) -> String {
    let mut voice = Voice::new(lang);
    match form {
        Form::Single(single) => voice.single(*single, Said::Nothing, Case::Alone),
        Form::Interval(start, end) => voice.interval(*start, *end),
        Form::OneOf(members) => voice.one_of(members),
    }
    voice.out
}

/// A month and its year, for the sentences of errors.
pub(super) fn month_and_year(year: i32, month: u8, lang: Lang) -> String {
    let single = Single { unit: Unit::Month(year, month), doubts: [Doubt::NONE; 3] };
    words(&Form::Single(single), lang)
}

/// A number in the digits in which dates are said.
pub(super) fn number(number: u32, lang: Lang) -> String {
    let mut voice = Voice::new(lang);
    voice.number(number);
    voice.out
}

/// What a neighbouring date says already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    Year,
    MonthAndYear,
}

/// A language while it speaks.
struct Voice {
    language: &'static Language,
    out: String,
}

impl Voice {
    fn new(lang: Lang) -> Voice {
        let language = match lang {
            Lang::En => &en::ENGLISH,
            Lang::Fr => &fr::FRENCH,
            Lang::Km => &km::KHMER,
        };
        // Nearly every date in English or French fits; Khmer takes three bytes a letter.
        Voice { language, out: String::with_capacity(48) }
    }

    fn interval(&mut self, start: End, end: End) {
        let language = self.language;
        match (start, end) {
            (End::Written(start), End::Written(end)) => match said_by(start, end) {
                _ if start == end => self.single(start, Said::Nothing, Case::Alone),
                said @ Said::MonthAndYear => self.phrase(language.days, start, said, end),
                said => self.phrase(language.stretch, start, said, end),
            },
            (End::Written(start), End::Open) => self.phrase_of_one(language.since, start),
            (End::Written(start), End::Unknown) => self.phrase_of_one(language.with_unknown_end, start),
            (End::Open, End::Written(end)) => self.phrase_of_one(language.until, end),
            (End::Unknown, End::Written(end)) => self.phrase_of_one(language.with_unknown_start, end),
            // An interval has an end that is written.
            (End::Open | End::Unknown, End::Open | End::Unknown) => {}
        }
    }

    fn one_of(&mut self, members: &[Member]) {
        let said = said_by_last(members);
        // "1667, or December 1760 or later": the comma keeps one "or" from the other.
        let is_open = |member: &Member| matches!(member, Member::OrLater(_) | Member::OrEarlier(_));
        let needs_comma = members.iter().any(is_open);
        for (index, member) in members.iter().enumerate() {
            let is_last = index + 1 == members.len();
            if index > 0 && (!is_last || needs_comma) {
                self.out.push(',');
            }
            if index > 0 {
                self.out.push_str(if is_last { self.language.or } else { " " });
            }
            self.member(*member, if is_last { Said::Nothing } else { said });
        }
    }

    fn member(&mut self, member: Member, said: Said) {
        let language = self.language;
        let is_day = |single: Single| matches!(single.unit, Unit::Day(..));
        match member {
            Member::Single(single) => self.single(single, said, Case::Alone),
            Member::Between(first, last) if first == last => self.single(first, Said::Nothing, Case::Alone),
            Member::Between(first, last) => self.phrase(language.between, first, said_by(first, last), last),
            Member::OrLater(day) if is_day(day) => self.phrase_of_one(language.day_or_later, day),
            Member::OrLater(first) => self.phrase_of_one(language.or_later, first),
            Member::OrEarlier(day) if is_day(day) => self.phrase_of_one(language.day_or_earlier, day),
            Member::OrEarlier(last) => self.phrase_of_one(language.or_earlier, last),
        }
    }

    fn phrase_of_one(&mut self, phrase: Phrase, single: Single) {
        self.phrase(phrase, single, Said::Nothing, single);
    }

    /// Says a phrase; `said` is what its second date says and its first may leave out.
    // Copied into its callers it adds 2 KB to the wasm module.
    #[inline(never)]
    fn phrase(&mut self, phrase: Phrase, first: Single, said: Said, second: Single) {
        let mut next = (first, said);
        for piece in phrase {
            match *piece {
                Piece::Says(text) => self.out.push_str(text),
                Piece::Date(case) => {
                    self.single(next.0, next.1, case);
                    next = (second, Said::Nothing);
                }
            }
        }
    }

    fn single(&mut self, single: Single, said: Said, case: Case) {
        let language = self.language;
        let doubt = single.whole_doubt();
        if let Some((year, doubt)) = year_in_doubt(single) {
            self.out.push_str((language.particle)(single.unit, case));
            self.unit(single.unit, Said::Year);
            self.out.push_str(language.doubtful_year);
            self.out.push_str(doubt_words(doubt, &language.doubt_before));
            self.year(year);
        } else if doubt == Doubt::NONE {
            self.out.push_str((language.particle)(single.unit, case));
            self.unit(single.unit, said);
            self.doubts_of_parts(single.doubts);
        } else if let (Some(doubts), true) = (&language.doubt_after, case != Case::Alone) {
            self.out.push_str((language.particle)(single.unit, case));
            self.unit(single.unit, said);
            self.out.push_str(doubt_words(doubt, doubts));
        } else {
            self.out.push_str(doubt_words(doubt, &language.doubt_before));
            self.out.push_str((language.particle)(single.unit, Case::After));
            self.unit(single.unit, said);
        }
    }

    /// Which parts are in doubt and how, in brackets: " (month uncertain, year approximate)".
    fn doubts_of_parts(&mut self, doubts: [Doubt; 3]) {
        let mut opening = " (";
        for index in (0..3).rev() {
            let words = doubt_words(doubts[index], &self.language.doubt_of_part[index]);
            if !words.is_empty() {
                self.out.push_str(opening);
                self.out.push_str(words);
                opening = ", ";
            }
        }
        if opening == ", " {
            self.out.push(')');
        }
    }

    fn unit(&mut self, unit: Unit, said: Said) {
        let language = self.language;
        match unit {
            Unit::Century(first) => self.years(first, first + 99),
            // "The 2000s" might be a century, so only the other decades have a name.
            Unit::Decade(first) if first < 10 || first % 100 == 0 => self.years(first, first + 9),
            Unit::Decade(first) => {
                self.out.push_str(language.decade[0]);
                self.year(first);
                self.out.push_str(language.decade[1]);
            }
            Unit::Year(year) => self.year(year),
            Unit::MonthOfYear(year) => {
                self.out.push_str(language.month_of_year);
                self.year(year);
            }
            Unit::DayOfYear(year) => {
                self.out.push_str(language.day_of_year);
                self.year(year);
            }
            Unit::Division(year, code) => self.division(year, code),
            Unit::Month(year, month) => self.month(year, month, said),
            Unit::DayOfMonth(year, month) => {
                self.out.push_str(language.day_of_month);
                let of_month = (language.particle)(Unit::Month(year, month), Case::From);
                self.out.push_str(of_month);
                self.month(year, month, said);
            }
            Unit::Day(year, month, day) => {
                self.number(u32::from(day));
                if day == 1 {
                    self.out.push_str(language.first_day);
                }
                if said != Said::MonthAndYear {
                    self.out.push(' ');
                    self.month(year, month, said);
                }
            }
        }
    }

    fn month(&mut self, year: i32, month: u8, said: Said) {
        self.out.push_str(self.language.month);
        let name = self.language.months.get(usize::from(month) - 1);
        self.out.push_str(name.copied().unwrap_or_default());
        if said == Said::Nothing {
            self.out.push(' ');
            self.year(year);
        }
    }

    fn division(&mut self, year: i32, code: u8) {
        // The seasons come three times: of no place, of the north and of the south.
        let index = if code < 33 { (code - 21) % 4 } else { code - 29 };
        let name = self.language.divisions.get(usize::from(index));
        self.out.push_str(name.copied().unwrap_or_default());
        self.out.push(' ');
        self.year(year);
        match code {
            25..=28 => self.out.push_str(self.language.hemispheres[0]),
            29..=32 => self.out.push_str(self.language.hemispheres[1]),
            _ => {}
        }
    }

    fn years(&mut self, first: i32, last: i32) {
        self.out.push_str(self.language.years[0]);
        self.historical(first);
        if last > 0 {
            self.era(first);
        }
        self.out.push_str(self.language.years[1]);
        self.historical(last);
        self.era(last);
    }

    fn year(&mut self, year: i32) {
        self.out.push_str(self.language.year);
        self.historical(year);
        self.era(year);
    }

    /// The year as historians count it: before the year 1 comes 1 BC, which EDTF writes `0000`.
    fn historical(&mut self, year: i32) {
        self.number(year.unsigned_abs() + u32::from(year <= 0));
    }

    fn era(&mut self, year: i32) {
        if year <= 0 {
            self.out.push_str(self.language.before_christ);
        }
    }

    fn number(&mut self, number: u32) {
        if number >= 10 {
            self.number(number / 10);
        }
        let zero = self.language.zero;
        self.out.push(char::from_u32(zero as u32 + number % 10).unwrap_or(zero));
    }
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
            if month == last_month { Said::MonthAndYear } else { Said::Year }
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

/// The year and its doubt where nothing else of a day or a month is in doubt: "18 September, probably 2023".
fn year_in_doubt(single: Single) -> Option<(i32, Doubt)> {
    let (Unit::Day(year, ..) | Unit::Month(year, _)) = single.unit else {
        return None;
    };
    match single.doubts {
        [doubt, Doubt::NONE, Doubt::NONE] if doubt != Doubt::NONE => Some((year, doubt)),
        _ => None,
    }
}

fn doubt_words(doubt: Doubt, words: &[&'static str; 3]) -> &'static str {
    match doubt {
        Doubt::UNCERTAIN => words[0],
        Doubt::APPROXIMATE => words[1],
        Doubt::BOTH => words[2],
        _ => "",
    }
}

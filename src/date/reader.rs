//! Reads one written date part by part: year, month, day and the qualifiers around them.

use super::calendar::month_length;
use super::error::{DateError, FORMS, Result};
use super::reason::Reason;
use super::single::{Doubt, Single, Unit};
use std::ops::Range;

/// Reads what stands in `range`, which must be neither an interval nor a set.
pub(super) fn single(text: &str, range: Range<usize>) -> Result<Single> {
    let mut reader = Reader { text, at: range.start, end: range.end };
    let mut doubts = [Doubt::NONE; 3];
    let mut unit = reader.part(0, &mut doubts, Reader::year)?;
    if reader.skip(b'-') {
        unit = reader.part(1, &mut doubts, |reader| reader.month(unit))?;
    }
    if unit.n_parts() == 2 && reader.skip(b'-') {
        unit = reader.part(2, &mut doubts, |reader| reader.day(unit))?;
    }
    if reader.at < reader.end {
        return Err(reader.unexpected());
    }
    Ok(Single { unit, doubts })
}

/// A place in the expression; it never leaves a character's boundary, since it only steps over ASCII.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl Reader<'_> {
    /// Reads a part with the qualifiers around it.
    ///
    /// One on the left is about this part; one on the right is about every part so far.
    fn part<T>(
        &mut self,
        index: usize,
        doubts: &mut [Doubt; 3],
        read: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        if let Some(doubt) = self.doubt() {
            doubts[index] = doubts[index].with(doubt);
        }
        let part = read(self)?;
        if let Some(doubt) = self.doubt() {
            for earlier in &mut doubts[..=index] {
                *earlier = earlier.with(doubt);
            }
        }
        Ok(part)
    }

    fn year(&mut self) -> Result<Unit> {
        let start = self.at;
        let is_long = self.skip(b'Y');
        let is_negative = self.skip(b'-');
        let digits = self.digits();
        let range = start..self.at;
        if range.is_empty() || matches!(self.peek(), Some(b'x' | b'u')) {
            return Err(self.unexpected());
        }
        if is_long {
            return self.long_year(range, digits, is_negative);
        }
        let n_open = self.text[digits.clone()].bytes().rev().take_while(|&byte| byte == b'X').count();
        let known = &self.text[digits.start..digits.end - n_open];
        if n_open > 2 || known.contains('X') {
            return Err(self.error(range, Reason::OpenDigits));
        }
        if digits.len() != 4 {
            return Err(self.not_four_digits(range, digits));
        }
        let lowest = number(known) * [1, 10, 100][n_open];
        let lowest = match (is_negative, n_open) {
            (false, _) => lowest,
            (true, 0) if lowest == 0 => {
                let error = self.error(range, Reason::MinusZero);
                return Err(error.hint("write `0000` for 1 BC"));
            }
            (true, _) => -lowest - [0, 9, 99][n_open],
        };
        Ok([Unit::Year, Unit::Decade, Unit::Century][n_open](lowest))
    }

    /// Level 1, Letter-prefixed calendar year: "when (and only when) the year exceeds four digits".
    fn long_year(&self, range: Range<usize>, digits: Range<usize>, is_negative: bool) -> Result<Unit> {
        let shown = &self.text[digits];
        let reason = match shown.len() {
            _ if self.peek() == Some(b'E') => Reason::Exponent,
            _ if shown.contains('X') => Reason::LongYearOpen,
            10.. => Reason::LongestYear,
            5..=9 if !shown.starts_with('0') => {
                let year = number(shown);
                return Ok(Unit::Year(if is_negative { -year } else { year }));
            }
            _ => {
                let without_letter = self.text[range.start + 1..range.end].to_owned();
                let error = self.error(range, Reason::ShortWithY);
                return Err(match shown.len() {
                    4 => error.hint_if_date(without_letter),
                    _ => error,
                });
            }
        };
        Err(self.error(range, reason))
    }

    #[cold]
    fn not_four_digits(&self, range: Range<usize>, digits: Range<usize>) -> DateError {
        let (written, shown) = (&self.text[range.clone()], &self.text[digits]);
        let sign = &written[..written.len() - shown.len()];
        let error = self.error(range.clone(), Reason::FourDigits);
        let proposal = match shown.len() {
            2 => [written, "XX"].concat(),
            3 => [written, "X"].concat(),
            8 => [sign, &shown[..4], "-", &shown[4..6], "-", &shown[6..]].concat(),
            5..=9 => ["Y", written].concat(),
            _ => return error,
        };
        error.hint_if_date(proposal)
    }

    fn month(&mut self, year: Unit) -> Result<Unit> {
        let digits = self.digits();
        let written = &self.text[digits.clone()];
        let year = match year {
            Unit::Year(year) if year.unsigned_abs() <= 9999 => year,
            Unit::Year(_) => return Err(self.error(digits, Reason::MonthOfLongYear)),
            _ => {
                return Err(self.error(digits, Reason::MonthOfOpenYear));
            }
        };
        if written == "XX" {
            return Ok(Unit::MonthOfYear(year));
        }
        match self.two_digits(&digits)? {
            month @ 1..=12 => Ok(Unit::Month(year, month)),
            code @ 21..=41 => Ok(Unit::Division(year, code)),
            _ => {
                let hint = "months are `01` to `12`, seasons and other divisions `21` to `41`";
                let error = self.error(digits, Reason::NoMonth);
                Err(error.hint(hint))
            }
        }
    }

    fn day(&mut self, month: Unit) -> Result<Unit> {
        let digits = self.digits();
        let written = &self.text[digits.clone()];
        let (year, month) = match month {
            Unit::Month(year, month) => (year, month),
            Unit::MonthOfYear(year) if written == "XX" => return Ok(Unit::DayOfYear(year)),
            Unit::MonthOfYear(_) => {
                return Err(self.error(digits, Reason::DayOfOpenMonth));
            }
            _ => return Err(self.error(digits, Reason::DayOfSeason)),
        };
        if written == "XX" {
            return Ok(Unit::DayOfMonth(year, month));
        }
        let n_days = month_length(year, month);
        match self.two_digits(&digits)? {
            0 => Err(self.error(digits, Reason::DayZero)),
            day if day > n_days => Err(self.error(digits, Reason::DayPast(year, month))),
            day => Ok(Unit::Day(year, month, day)),
        }
    }

    /// The value of a month or a day, which have two digits.
    fn two_digits(&self, digits: &Range<usize>) -> Result<u8> {
        let written = &self.text[digits.clone()];
        let (reason, hint) = match written.len() {
            0 => return Err(self.unexpected()),
            _ if written.contains('X') => (Reason::DigitOpen, "write `XX` for an unknown month or day"),
            1 => {
                let error = self.error(digits.clone(), Reason::OneDigit);
                return Err(error.hint(&["write `0", written, "`"].concat()));
            }
            2 => return Ok(number(written) as u8),
            _ => (Reason::ManyDigits, "write `/` between the two ends of an interval"),
        };
        Err(self.error(digits.clone(), reason).hint(hint))
    }

    /// Says what stands where the date should go on or end.
    #[cold]
    fn unexpected(&self) -> DateError {
        let Some(found) = self.text[self.at..self.end].chars().next() else {
            return self.error(self.at..self.end, Reason::BreaksOff).hint(FORMS);
        };
        let reason = match found {
            'T' => Reason::TimeOfDay,
            'S' => Reason::SignificantDigits,
            'E' => Reason::Exponent,
            '?' | '~' | '%' => Reason::SecondQualifier,
            _ => Reason::Unexpected,
        };
        let hint = match found {
            'T' | 'S' | 'E' => return self.error(self.at..self.end, reason),
            '?' | '~' | '%' => "write `%` for both uncertain and approximate",
            'u' | 'x' => "write `X` for an unknown digit",
            'y' => "write `Y`",
            '.' => "`..` stands in a set, `[2023..2024]`, or for an end of an interval, `2023/..`",
            '–' | '—' | '−' => "write `-` between the parts of a date, and `/` between two dates",
            _ => FORMS,
        };
        self.error(self.at..self.at + found.len_utf8(), reason).hint(hint)
    }

    #[cold]
    fn error(&self, range: Range<usize>, reason: Reason) -> DateError {
        DateError::new(self.text, range, reason)
    }

    fn doubt(&mut self) -> Option<Doubt> {
        let doubt = Doubt::from_byte(self.peek()?)?;
        self.at += 1;
        Some(doubt)
    }

    /// Steps over digits, known or left open.
    fn digits(&mut self) -> Range<usize> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit() || byte == b'X') {
            self.at += 1;
        }
        start..self.at
    }

    fn skip(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes()[..self.end].get(self.at).copied()
    }
}

impl DateError {
    /// Proposes another expression, unless that were refused as well.
    ///
    /// The proposal must have a year of four digits or a `Y`, or each refusal would propose the next.
    fn hint_if_date(self, text: String) -> DateError {
        match single(&text, 0..text.len()) {
            Ok(_) => self.hint(&["write `", &text, "`"].concat()),
            Err(_) => self,
        }
    }
}

/// The value of up to nine digits; nothing else reaches it.
fn number(digits: &str) -> i32 {
    digits.bytes().fold(0, |value, digit| value * 10 + i32::from(digit - b'0'))
}

//! A column of days, as narrow as the span between its first and its last day.
//!
//! A day is stored as its distance from the first one, plus 1. What has no beginning is 0; what has no end, or no date
//! at all, is the number after the last day.

use std::ops::Range;

use crate::bits::Bits;
use crate::column::Column;
use crate::reader::{Malformed, Reader};
use crate::writer::Writer;

/// Where days lie, counted from 1970-01-01; `i32::MIN` and `i32::MAX` are open.
#[derive(Clone, Copy, Debug, Default)]
pub struct Days {
    first: i32,
    /// The number that stands for `i32::MAX`.
    open: u32,
    codes: Column,
}

/// Where the number for an open end would stand: these days are those of the column before.
const SAME: u32 = 0;

impl Days {
    /// Writes a column of days that are often those of another one, which is written already: where all are, nothing is
    /// written again.
    pub fn write_beside(days: &[i32], other: &[i32], out: &mut Writer) {
        if days != other {
            return Days::write(days, out);
        }
        out.number(0);
        out.number(SAME);
    }

    pub fn write(days: &[i32], out: &mut Writer) {
        let dated = days.iter().copied().filter(|&day| day != i32::MIN && day != i32::MAX);
        let (first, last) = dated.fold((i32::MAX, i32::MIN), |(first, last), day| (first.min(day), last.max(day)));
        let (first, span) = if first > last { (0, 0) } else { (first, last.wrapping_sub(first) as u32) };
        // Two days further apart than four bytes can say do not occur: a year has at most nine digits.
        let open = span.saturating_add(2);
        out.number(first as u32);
        out.number(open);
        out.column(days.iter().map(|&day| match day {
            i32::MIN => 0,
            i32::MAX => open,
            day => (day.wrapping_sub(first) as u32).saturating_add(1).min(open - 1),
        }));
    }

    pub fn read(from: &mut Reader<'_>, n: usize) -> Result<Days, Malformed> {
        let (first, open) = (from.number()? as i32, from.number()?);
        Days::of(first, open, from, n)
    }

    /// Reads what [`Days::write_beside`] wrote.
    pub fn read_beside(other: Days, from: &mut Reader<'_>, n: usize) -> Result<Days, Malformed> {
        match (from.number()? as i32, from.number()?) {
            (0, SAME) => Ok(other),
            (first, open) => Days::of(first, open, from, n),
        }
    }

    fn of(first: i32, open: u32, from: &mut Reader<'_>, n: usize) -> Result<Days, Malformed> {
        if open < 2 {
            return Err(from.malformed("has days without a span"));
        }
        // Past the last day that there is they would begin anew, and no longer rise as their numbers do.
        if first == i32::MIN || i64::from(first) + i64::from(open) - 2 >= i64::from(i32::MAX) {
            return Err(from.malformed("has days past the last one"));
        }
        Ok(Days { first, open, codes: from.column(n, open.saturating_add(1))? })
    }

    #[inline]
    pub fn get(&self, bytes: &[u8], index: usize) -> i32 {
        self.day(self.codes.get(bytes, index))
    }

    fn day(&self, code: u32) -> i32 {
        match code {
            0 => i32::MIN,
            code if code >= self.open => i32::MAX,
            code => self.first.wrapping_add((code - 1) as i32),
        }
    }

    /// How many days of a rising column are before a day.
    pub fn before(&self, bytes: &[u8], day: i32) -> usize {
        self.codes.below(bytes, self.bound(day))
    }

    /// The least number of a day that is not before a day.
    fn bound(&self, day: i32) -> u32 {
        match day {
            i32::MIN => 0,
            i32::MAX => self.open,
            day => (i64::from(day) - i64::from(self.first) + 1).clamp(1, i64::from(self.open)) as u32,
        }
    }

    /// Whether the days rise or stay.
    pub fn is_rising(&self, bytes: &[u8]) -> bool {
        self.codes.is_rising(bytes)
    }

    /// The last day of each block of so many.
    #[inline(never)]
    pub fn latest_by_block(&self, bytes: &[u8], block: usize) -> Vec<i32> {
        let width = self.codes.width;
        if width == 0 {
            return vec![i32::MIN; self.codes.len.div_ceil(block)];
        }
        let latest = |codes: &[u8]| {
            let codes = Column { start: 0, width, len: codes.len() / width }.max(codes);
            self.day(codes)
        };
        self.codes.slice(bytes).chunks(block * width).map(latest).collect()
    }

    /// Adds to a set those of a range of relations whose day is `from` or later.
    #[inline(never)]
    pub fn note_from(&self, bytes: &[u8], range: Range<usize>, from: i32, set: &mut Bits) {
        let bound = self.bound(from);
        for index in range {
            if self.codes.get(bytes, index) >= bound {
                set.insert(index as u32);
            }
        }
    }

    /// Adds to a set the relations, out of so many, that may lie within a span: that begin by its last day and end on its
    /// first day or later. What has no date does not.
    #[inline(never)]
    pub fn note_within(bytes: &[u8], [earliest, latest]: [Days; 2], from: i32, to: i32, set: &mut Bits) {
        let from = latest.bound(from);
        let end = to.checked_add(1).map_or(earliest.open, |next| earliest.bound(next));
        for index in 0..earliest.codes.len {
            if earliest.codes.get(bytes, index) < end && latest.codes.get(bytes, index) >= from {
                set.insert(index as u32);
            }
        }
    }

    /// First and last day that is no open end; none where there is none.
    #[inline(never)]
    pub fn span(&self, bytes: &[u8]) -> Option<(i32, i32)> {
        let codes = (0..self.codes.len).map(|index| self.codes.get(bytes, index));
        let codes = codes.filter(|&code| code > 0 && code < self.open);
        let (first, last) = codes.fold((u32::MAX, 0), |(first, last), code| (first.min(code), last.max(code)));
        (first <= last).then(|| (self.day(first), self.day(last)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_beside_the_same_days_take_no_place() {
        let days = [3, 5, 5, i32::MAX];
        for (latest, is_same) in [(days, true), ([3, 5, 6, i32::MAX], false)] {
            let mut out = Writer::default();
            Days::write(&days, &mut out);
            let before = out.bytes.len();
            Days::write_beside(&latest, &days, &mut out);
            assert_eq!(out.bytes.len() - before == 8, is_same);
            let bytes = out.bytes;
            let mut reader = Reader::new(&bytes, 0..bytes.len(), "days", false);
            let earliest = Days::read(&mut reader, 4).expect("written a moment ago");
            let read = Days::read_beside(earliest, &mut reader, 4).expect("written a moment ago");
            assert!((0..4).all(|index| read.get(&bytes, index) == latest[index]));
        }
    }

    #[test]
    fn days_come_back() {
        let all = [i32::MIN, -700_000, -1, 0, 20_000, 65_533, 1 << 30, i32::MAX];
        for end in 0..=all.len() {
            for start in 0..=end {
                let days = &all[start..end];
                let mut out = Writer::default();
                Days::write(days, &mut out);
                let bytes = out.bytes;
                let mut reader = Reader::new(&bytes, 0..bytes.len(), "days", false);
                let read = Days::read(&mut reader, days.len()).expect("written a moment ago");
                assert!(days.iter().enumerate().all(|(index, &day)| read.get(&bytes, index) == day), "{days:?}");
                assert!(read.is_rising(&bytes));
                for day in all {
                    let expected = days.iter().filter(|&&other| other < day).count();
                    assert_eq!(read.before(&bytes, day), expected, "{days:?} {day}");
                }
                let dated: Vec<i32> = days.iter().copied().filter(|&day| day != i32::MIN && day != i32::MAX).collect();
                assert_eq!(read.span(&bytes), dated.first().map(|&first| (first, dated[dated.len() - 1])));
                assert_eq!(
                    read.latest_by_block(&bytes, 2),
                    days.chunks(2).map(|two| two[two.len() - 1]).collect::<Vec<i32>>()
                );
            }
        }
    }
}

//! From an expression to a date, or to the first thing that is wrong with it: intervals and sets.
//!
//! The dates in them are read in `reader.rs`.

use super::error::{DateError, FORMS, Result};
use super::reader::single;
use super::single::Single;
use super::{End, Form, Member};
use std::ops::Range;

/// Reads a whole expression.
pub(super) fn form(text: &str) -> Result<Form> {
    let whole = 0..text.len();
    if text.is_empty() {
        return Err(DateError::new(text, whole, "the date is empty"));
    }
    if let Some(space) = text.find(' ') {
        let range = space..space + 1;
        return Err(DateError::new(text, range, "a date has no spaces").hint(FORMS));
    }
    if text.starts_with('{') {
        let message = "a set of all its dates, `{…}`, is not supported";
        let hint = "write `[…]` for one date out of several, or give each its own relation";
        return Err(DateError::new(text, whole, message).hint(hint));
    }
    if text.starts_with('[') {
        return set(text).map(Form::OneOf);
    }
    match text.find('/') {
        Some(slash) => interval(text, slash),
        None => single(text, whole).map(Form::Single),
    }
}

/// Level 0, Time Interval; level 1, Extended Interval.
fn interval(text: &str, slash: usize) -> Result<Form> {
    let (before, after) = (0..slash, slash + 1..text.len());
    if let Some(second) = text[after.clone()].find('/') {
        let at = after.start + second;
        let error = DateError::new(text, at..at + 1, "an interval has only two ends");
        return Err(error.hint(FORMS));
    }
    let (start, end) = (end(text, before.clone())?, end(text, after.clone())?);
    match (start.single(), end.single()) {
        (None, None) => {
            let message = "neither end of the interval `{}` is a date";
            let hint = "leave the date out where nothing is known";
            Err(DateError::new(text, 0..text.len(), message).hint(hint))
        }
        (Some(first), Some(last)) => {
            in_order(text, (first, before), (last, after))?;
            Ok(Form::Interval(start, end))
        }
        _ => Ok(Form::Interval(start, end)),
    }
}

fn end(text: &str, range: Range<usize>) -> Result<End> {
    let (message, hint) = match &text[range.clone()] {
        "" => return Ok(End::Unknown),
        ".." => return Ok(End::Open),
        "open" => ("`open` is of an older draft of EDTF", "write `..`"),
        "unknown" => ("`unknown` is of an older draft of EDTF", "leave that end empty"),
        _ => return single(text, range).map(End::Written),
    };
    Err(DateError::new(text, range, message).hint(hint))
}

/// Level 2, Set representation, of which only `[…]`: one date out of these.
fn set(text: &str) -> Result<Vec<Member>> {
    let Some(inner) = text[1..].strip_suffix(']') else {
        let error = DateError::new(text, 0..text.len(), "the set is not closed");
        return Err(error.hint("end it with `]`"));
    };
    let last = inner.bytes().filter(|&byte| byte == b',').count();
    let mut members = Vec::with_capacity(last + 1);
    let mut at = 1;
    for (index, piece) in inner.split(',').enumerate() {
        let range = at..at + piece.len();
        at = range.end + 1;
        let member = member(text, range.clone())?;
        let refusal = match member {
            Member::OrEarlier(_) if index > 0 => "only the first date of a set may be open towards the past",
            Member::OrLater(_) if index < last => "only the last date of a set may be open towards the future",
            _ => {
                members.push(member);
                continue;
            }
        };
        return Err(DateError::new(text, range, refusal));
    }
    Ok(members)
}

fn member(text: &str, range: Range<usize>) -> Result<Member> {
    let piece = &text[range.clone()];
    if piece.is_empty() {
        return Err(DateError::new(text, range, "a date is missing from the set"));
    }
    if let Some(slash) = piece.find('/') {
        let at = range.start + slash;
        let error = DateError::new(text, at..at + 1, "a set has no intervals");
        return Err(error.hint("write `..` in place of `/`"));
    }
    let Some(dots) = piece.as_bytes().windows(2).position(|two| two == b"..") else {
        return single(text, range).map(Member::Single);
    };
    let before = range.start..range.start + dots;
    let after = before.end + 2..range.end;
    match (before.is_empty(), after.is_empty()) {
        (true, true) => {
            let message = "`..` stands beside a date or between two";
            Err(DateError::new(text, range, message))
        }
        (true, false) => single(text, after).map(Member::OrEarlier),
        (false, true) => single(text, before).map(Member::OrLater),
        (false, false) => {
            let (first, last) = (single(text, before.clone())?, single(text, after.clone())?);
            in_order(text, (first, before), (last, after))?;
            Ok(Member::Between(first, last))
        }
    }
}

/// Refuses two dates of which the second is over before the first begins.
fn in_order(text: &str, first: (Single, Range<usize>), last: (Single, Range<usize>)) -> Result<()> {
    if first.0.first() <= last.0.last() {
        return Ok(());
    }
    let between = &text[first.1.end..last.1.start];
    let whole = first.1.start..last.1.end;
    let (first, last) = (&text[first.1], &text[last.1]);
    let hint = ["write `", last, between, first, "`"].concat();
    let error = DateError::new(text, whole, "`{}` ends before it begins");
    Err(error.hint(&hint))
}

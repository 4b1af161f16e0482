//! From an expression to a date, or to the first thing that is wrong with it: intervals and sets.
//!
//! The dates in them are read in `reader.rs`.

use super::error::{DateError, FORMS, Result};
use super::reader::single;
use super::reason::Reason;
use super::single::Single;
use super::{End, Form, Member};
use std::ops::Range;

/// Reads a whole expression.
pub(super) fn form(text: &str) -> Result<Form> {
    let whole = 0..text.len();
    if text.is_empty() {
        return Err(DateError::new(text, whole, Reason::Empty));
    }
    if let Some(space) = text.find(' ') {
        let range = space..space + 1;
        return Err(DateError::new(text, range, Reason::Space).hint(FORMS));
    }
    if text.starts_with('{') {
        let reason = Reason::SetOfAll;
        let hint = "write `[…]` for one date out of several, or give each its own relation";
        return Err(DateError::new(text, whole, reason).hint(hint));
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
        let error = DateError::new(text, at..at + 1, Reason::ThreeEnds);
        return Err(error.hint(FORMS));
    }
    let (start, end) = (end(text, before.clone())?, end(text, after.clone())?);
    match (start.single(), end.single()) {
        (None, None) => {
            let reason = Reason::NoEnd;
            let hint = "leave the date out where nothing is known";
            Err(DateError::new(text, 0..text.len(), reason).hint(hint))
        }
        (Some(first), Some(last)) => {
            in_order(text, (first, before), (last, after))?;
            Ok(Form::Interval(start, end))
        }
        _ => Ok(Form::Interval(start, end)),
    }
}

fn end(text: &str, range: Range<usize>) -> Result<End> {
    let (reason, hint) = match &text[range.clone()] {
        "" => return Ok(End::Unknown),
        ".." => return Ok(End::Open),
        "open" => (Reason::OlderDraft, "write `..`"),
        "unknown" => (Reason::OlderDraft, "leave that end empty"),
        _ => return single(text, range).map(End::Written),
    };
    Err(DateError::new(text, range, reason).hint(hint))
}

/// Level 2, Set representation, of which only `[…]`: one date out of these.
fn set(text: &str) -> Result<Vec<Member>> {
    let Some(inner) = text[1..].strip_suffix(']') else {
        let error = DateError::new(text, 0..text.len(), Reason::NotClosed);
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
            Member::OrEarlier(_) if index > 0 => Reason::OpenPast,
            Member::OrLater(_) if index < last => Reason::OpenFuture,
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
        return Err(DateError::new(text, range, Reason::NoMember));
    }
    if let Some(slash) = piece.find('/') {
        let at = range.start + slash;
        let error = DateError::new(text, at..at + 1, Reason::IntervalInSet);
        return Err(error.hint("write `..` in place of `/`"));
    }
    let Some(dots) = piece.as_bytes().windows(2).position(|two| two == b"..") else {
        return single(text, range).map(Member::Single);
    };
    let before = range.start..range.start + dots;
    let after = before.end + 2..range.end;
    match (before.is_empty(), after.is_empty()) {
        (true, true) => Err(DateError::new(text, range, Reason::DotsAlone)),
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
    let error = DateError::new(text, whole, Reason::Backwards);
    Err(error.hint(&hint))
}

//! What only a card shows of a relation, as bytes: flags, and behind them what the flags say is there.
//!
//! ```text
//! flags     2 bits for the date of what is said, 2 for when it was said:
//!             0 none · 1 the plain day of the columns, its basis the first · 2 that day, a basis follows · 3 a date follows
//!           negative · open list · more follows · one passage and no other
//! date      as text with its basis (`codec.rs`); or the basis alone
//! more      4 bits for the statement in Khmer, an office, a note, figures; then they, in that order
//! passages  their number, unless there is one; for each:
//!             paragraph << 2 | it ends in words << 1 | it begins with words
//!             where it begins with words, these, those it ends in, which of several it is, and its digest
//! ```
//!
//! Most relations have a plain day, one passage and nothing else, and take three bytes beside the words of the passage.
//! A million of them took twenty when each field said for itself that it was not there.

#[cfg(any(not(target_arch = "wasm32"), feature = "packer"))]
use entente_columns::write_code;

use super::codec::{Packed, Unpacker};
use super::{Details, UNDATED};
use crate::date::{Date, Day};
use crate::model::*;

/// How a date is written, two bits of the flags.
const STATED_DAY: u8 = 1;
const DAY: u8 = 2;
const DATE: u8 = 3;

/// Where the bits of the second date begin.
const SAID: u8 = 2;

const IS_NEGATIVE: u8 = 1 << 4;
const IS_OPEN_LIST: u8 = 1 << 5;
const HAS_MORE: u8 = 1 << 6;
const IS_ONE_PASSAGE: u8 = 1 << 7;

const KHMER: u8 = 1;
const OFFICE: u8 = 1 << 1;
const NOTE: u8 = 1 << 2;
const FIGURES: u8 = 1 << 3;
const ALL_MORE: u8 = (1 << 4) - 1;

/// The bits of a passage below its paragraph.
const BEGINS_IN_WORDS: u64 = 1;
const ENDS_IN_WORDS: u64 = 1 << 1;
const PASSAGE_BITS: u32 = 2;

/// The basis that needs no bytes.
const STATED: BasisId = BasisId(0);

/// The earliest and the latest day of what a relation says, then of its being said, as the columns have them.
pub type Bounds = [(i32, i32); 2];

/// The day, where both bounds of a date are the same and neither is open.
fn day((earliest, latest): (i32, i32)) -> Option<Day> {
    (earliest == latest && earliest != i32::MIN && earliest != UNDATED).then_some(Day(earliest))
}

/// Adds the details of a relation.
#[cfg(any(not(target_arch = "wasm32"), feature = "packer"))]
pub fn pack_details(relation: &Relation, out: &mut Vec<u8>) {
    let shape = |when: &Option<When>| match when {
        None => 0,
        Some(when) if when.date.plain_day().is_none() => DATE,
        Some(when) if when.basis == STATED => STATED_DAY,
        Some(_) => DAY,
    };
    let bit = |is_set: bool, bit: u8| if is_set { bit } else { 0 };
    let Relation { statement, office, note, figure, evidence, .. } = relation;
    let more = bit(statement.km.is_some(), KHMER)
        | bit(office.is_some(), OFFICE)
        | bit(note.is_some(), NOTE)
        | bit(!figure.is_empty(), FIGURES);
    out.push(
        shape(&relation.when)
            | shape(&relation.said) << SAID
            | bit(relation.is_negative, IS_NEGATIVE)
            | bit(relation.is_open_list, IS_OPEN_LIST)
            | bit(more > 0, HAS_MORE)
            | bit(evidence.len() == 1, IS_ONE_PASSAGE),
    );
    for when in [&relation.when, &relation.said] {
        match (shape(when), when) {
            (DATE, Some(when)) => when.pack(out),
            (DAY, Some(when)) => when.basis.pack(out),
            _ => {}
        }
    }
    if more > 0 {
        out.push(more);
        statement.km.iter().for_each(|text| text.pack(out));
        office.iter().chain(note).for_each(|text| text.pack(out));
        if !figure.is_empty() {
            figure.pack(out);
        }
    }
    if evidence.len() != 1 {
        write_code(evidence.len() as u64, out);
    }
    evidence.iter().for_each(|passage| pack_passage(passage, out));
}

#[cfg(any(not(target_arch = "wasm32"), feature = "packer"))]
fn pack_passage(passage: &Evidence, out: &mut Vec<u8>) {
    let Evidence { paragraph, start, end, occurrence, digest } = passage;
    let is_bare = *passage == bare(*paragraph);
    let bits = if is_bare { 0 } else { BEGINS_IN_WORDS } | if end.is_some() { ENDS_IN_WORDS } else { 0 };
    write_code(u64::from(*paragraph) << PASSAGE_BITS | bits, out);
    if !is_bare {
        start.pack(out);
        end.iter().for_each(|end| end.pack(out));
        occurrence.pack(out);
        digest.pack(out);
    }
}

/// A passage of which nothing is known but its paragraph.
fn bare(paragraph: u32) -> Evidence {
    Evidence { paragraph, occurrence: 1, ..Evidence::default() }
}

/// The details of a relation whose days are these; none where the bytes are not exactly that.
pub fn unpack_details(details: &[u8], bounds: Bounds) -> Option<Details> {
    let from = &mut Unpacker::new(details);
    let flags = from.byte();
    let [when, said] = unpack_dates(from, flags, bounds);
    let more = more(from, flags);
    let khmer = (more & KHMER != 0).then(|| String::unpack(from));
    let office = (more & OFFICE != 0).then(|| Text::unpack(from));
    let note = (more & NOTE != 0).then(|| Text::unpack(from));
    let figure = if more & FIGURES != 0 { Vec::unpack(from) } else { Vec::new() };
    let mut evidence = Vec::new();
    for _ in 0..n_passages(from, flags) {
        if !from.is_sound {
            break;
        }
        evidence.push(unpack_passage(from));
    }
    let (is_negative, is_open_list) = (flags & IS_NEGATIVE != 0, flags & IS_OPEN_LIST != 0);
    let details = Details { when, khmer, is_negative, is_open_list, said, office, note, figure, evidence };
    from.is_done().then_some(details)
}

/// When what a relation says holds or happened, without reading the rest of it.
pub fn unpack_when(details: &[u8], bounds: Bounds) -> Option<When> {
    let from = &mut Unpacker::new(details);
    // No bit of the second date: it stands behind the first.
    let flags = from.byte() & DATE;
    let [when, _] = unpack_dates(from, flags, bounds);
    when.filter(|_| from.is_sound)
}

/// Whether the details of a relation say that it says no.
pub fn unpack_negative(details: &[u8]) -> bool {
    details.first().is_some_and(|flags| flags & IS_NEGATIVE != 0)
}

/// The paragraph of the first passage; 0 where there is none.
pub fn first_paragraph(details: &[u8]) -> u32 {
    let from = &mut Unpacker::new(details);
    let flags = from.byte();
    skip_to_passages(from, flags);
    if n_passages(from, flags) > 0 { (from.number() >> PASSAGE_BITS) as u32 } else { 0 }
}

/// Whether details can be read, given the days of the columns, and name figures and bases below these bounds; nothing is
/// put together for it, since opening a large pack asks it a million times.
pub fn details_fit(details: &[u8], bounds: Bounds, n_figures: usize, n_bases: usize) -> bool {
    if is_plain(details) {
        let mut dated = shapes(details[0]).into_iter().zip(bounds).filter(|(shape, _)| *shape > 0);
        return dated.all(|(_, bounds)| day(bounds).is_some() && n_bases > 0);
    }
    let from = &mut Unpacker::new(details);
    let flags = from.byte();
    let mut fits = true;
    for (shape, bounds) in shapes(flags).into_iter().zip(bounds) {
        if shape == DATE {
            match from.text() {
                "" => _ = from.day(),
                text => from.is_sound &= Date::parse(text).is_ok(),
            }
        } else if shape > 0 {
            fits &= day(bounds).is_some();
        }
        if shape > 0 {
            fits &= (if shape == STATED_DAY { STATED } else { BasisId::unpack(from) }).index() < n_bases;
        }
    }
    let more = more(from, flags);
    skip_more(from, more);
    if more & FIGURES != 0 {
        for _figure in 0..from.length() {
            fits &= (u32::unpack(from) as usize) < n_figures;
        }
    }
    for _passage in 0..n_passages(from, flags) {
        let bits = passage_bits(from);
        if bits & BEGINS_IN_WORDS != 0 {
            from.text();
            if bits & ENDS_IN_WORDS != 0 {
                from.text();
            }
            _ = u32::unpack(from);
            from.text();
        }
    }
    fits && from.is_done()
}

/// What most relations have, asked in a few steps: stated days or none, and one passage that is a short number.
fn is_plain(details: &[u8]) -> bool {
    let [flags, number @ .., last] = details else { return false };
    let bits = u64::from(*number.first().unwrap_or(last)) & (BEGINS_IN_WORDS | ENDS_IN_WORDS);
    flags & (HAS_MORE | IS_ONE_PASSAGE) == IS_ONE_PASSAGE
        && shapes(*flags).iter().all(|&shape| shape <= STATED_DAY)
        && (bits == 0 && *last < 0x80 && number.len() < 4)
        && number.iter().all(|&byte| byte >= 0x80)
}

/// How the two dates are written.
fn shapes(flags: u8) -> [u8; 2] {
    [flags & DATE, flags >> SAID & DATE]
}

fn unpack_dates(from: &mut Unpacker, flags: u8, bounds: Bounds) -> [Option<When>; 2] {
    let mut whens = [None, None];
    for ((shape, bounds), when) in shapes(flags).into_iter().zip(bounds).zip(&mut whens) {
        *when = match shape {
            0 => None,
            DATE => Some(When::unpack(from)),
            _ => {
                let basis = if shape == DAY { BasisId::unpack(from) } else { STATED };
                from.is_sound &= day(bounds).is_some();
                Some(When { date: Date::of_day(day(bounds).unwrap_or(Day(0))), basis })
            }
        };
    }
    whens
}

/// What else there is; nothing that is not known.
fn more(from: &mut Unpacker, flags: u8) -> u8 {
    let more = if flags & HAS_MORE != 0 { from.byte() } else { 0 };
    from.is_sound &= more <= ALL_MORE;
    more
}

/// Passes over the texts of what else there is.
fn skip_more(from: &mut Unpacker, more: u8) {
    if more & KHMER != 0 {
        from.text();
    }
    for text in [OFFICE, NOTE] {
        if more & text != 0 {
            from.text();
            from.text();
            if bool::unpack(from) {
                from.text();
            }
        }
    }
}

fn skip_to_passages(from: &mut Unpacker, flags: u8) {
    for shape in shapes(flags) {
        if shape == DATE && from.text().is_empty() {
            from.number();
        }
        if shape >= DAY {
            from.number();
        }
    }
    let more = more(from, flags);
    skip_more(from, more);
    if more & FIGURES != 0 {
        for _figure in 0..from.length() {
            from.number();
        }
    }
}

fn n_passages(from: &mut Unpacker, flags: u8) -> usize {
    if flags & IS_ONE_PASSAGE != 0 { 1 } else { from.length() }
}

/// What is known of a passage, its paragraph above it; what ends in words begins with some.
fn passage_bits(from: &mut Unpacker) -> u64 {
    let number = from.number();
    from.is_sound &= number >> PASSAGE_BITS <= u64::from(u32::MAX) && number & 3 != ENDS_IN_WORDS;
    number
}

fn unpack_passage(from: &mut Unpacker) -> Evidence {
    let bits = passage_bits(from);
    let paragraph = (bits >> PASSAGE_BITS) as u32;
    if bits & BEGINS_IN_WORDS == 0 {
        return bare(paragraph);
    }
    Evidence {
        paragraph,
        start: String::unpack(from),
        end: (bits & ENDS_IN_WORDS != 0).then(|| String::unpack(from)),
        occurrence: u32::unpack(from),
        digest: String::unpack(from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAYS: Bounds = [(7, 7), (9, 9)];
    /// No plain days: a date of several, and none.
    const NO_DAYS: Bounds = [(7, 8), (UNDATED, UNDATED)];

    fn when(date: &str, basis: u32) -> Option<When> {
        Some(When { date: Date::parse(date).expect("a date"), basis: BasisId(basis) })
    }

    fn text() -> Option<Text> {
        Some(Text { en: "a".to_owned(), fr: "b".to_owned(), km: Some("c".to_owned()) })
    }

    fn passage(end: Option<&str>) -> Evidence {
        let end = end.map(str::to_owned);
        Evidence { paragraph: 300, start: "x".to_owned(), end, occurrence: 1, digest: "0a".to_owned() }
    }

    /// Relations with each part alone, and with all of them.
    fn relations() -> Vec<Relation> {
        let plain = || Relation::default();
        let day = |basis| Some(When { date: Date::of_day(Day(7)), basis: BasisId(basis) });
        let said = |basis| Some(When { date: Date::of_day(Day(9)), basis: BasisId(basis) });
        let khmer = Text { km: Some("k".to_owned()), ..Text::default() };
        vec![
            plain(),
            Relation { when: day(0), said: said(0), evidence: vec![bare(5)], ..plain() },
            Relation { when: day(1), ..plain() },
            Relation { said: said(1), is_negative: true, ..plain() },
            Relation { when: when("2026-02", 1), said: when("2026/..", 0), is_open_list: true, ..plain() },
            Relation { office: text(), ..plain() },
            Relation { note: text(), evidence: vec![bare(u32::MAX)], ..plain() },
            Relation { figure: vec![FigureId(2), FigureId(0)], evidence: vec![passage(None)], ..plain() },
            Relation { statement: khmer.clone(), evidence: vec![passage(None), passage(Some("")), bare(1)], ..plain() },
            Relation {
                when: day(1),
                said: when("2026-02", 1),
                is_negative: true,
                is_open_list: true,
                statement: khmer,
                office: text(),
                note: text(),
                figure: vec![FigureId(2)],
                evidence: vec![passage(Some("y")), Evidence { occurrence: 2, ..bare(9) }],
                ..plain()
            },
        ]
    }

    fn packed(relation: &Relation) -> Vec<u8> {
        let mut out = Vec::new();
        pack_details(relation, &mut out);
        out
    }

    #[test]
    fn what_is_packed_comes_back() {
        for relation in relations() {
            let bytes = packed(&relation);
            let details = unpack_details(&bytes, DAYS).expect("it was packed a moment ago");
            assert_eq!((&details.when, &details.said), (&relation.when, &relation.said));
            assert_eq!((details.is_negative, details.is_open_list), (relation.is_negative, relation.is_open_list));
            assert_eq!((&details.khmer, &details.office), (&relation.statement.km, &relation.office));
            assert_eq!((&details.note, &details.figure), (&relation.note, &relation.figure));
            assert_eq!(details.evidence, relation.evidence);
            assert_eq!(unpack_when(&bytes, DAYS), relation.when);
            assert_eq!(unpack_negative(&bytes), relation.is_negative);
            assert_eq!(first_paragraph(&bytes), relation.evidence.first().map_or(0, |passage| passage.paragraph));
        }
    }

    #[test]
    fn a_plain_day_and_a_bare_passage_take_three_bytes() {
        let mut relation = relations().swap_remove(1);
        relation.evidence[0].paragraph = 300;
        assert_eq!(packed(&relation).len(), 3);
    }

    #[test]
    fn details_are_judged_without_being_put_together() {
        for relation in relations() {
            let sound = packed(&relation);
            assert!(details_fit(&sound, DAYS, 3, 2), "{relation:?}");
            let has_day = relation.when.iter().chain(&relation.said).any(|when| when.date.plain_day().is_some());
            assert_eq!(details_fit(&sound, NO_DAYS, 3, 2), !has_day, "a day that is none: {relation:?}");
            let figures = relation.figure.iter().any(|figure| figure.0 >= 2);
            assert_eq!(details_fit(&sound, DAYS, 2, 2), !figures, "a figure that is not there: {relation:?}");
            let bases = relation.when.iter().chain(&relation.said).map(|when| when.basis.0).max();
            assert_eq!(details_fit(&sound, DAYS, 3, 1), bases < Some(1), "a basis that is not there: {relation:?}");
            for end in 0..sound.len() {
                assert!(!details_fit(&sound[..end], DAYS, 3, 2), "cut at {end}");
                assert_eq!(unpack_details(&sound[..end], DAYS).map(|_| ()), None, "cut at {end}");
            }
            for (at, turn) in (0..sound.len()).flat_map(|at| (1..=255).map(move |turn| (at, turn))) {
                let mut turned = sound.clone();
                turned[at] ^= turn;
                let fits = |details: Details| {
                    let whens = details.when.iter().chain(&details.said).all(|when| when.basis.0 < 2);
                    whens && details.figure.iter().all(|figure| figure.0 < 3)
                };
                for days in [DAYS, NO_DAYS] {
                    let expected = unpack_details(&turned, days).is_some_and(fits);
                    assert_eq!(details_fit(&turned, days, 3, 2), expected, "{turn} turned at {at} of {relation:?}");
                }
                first_paragraph(&turned);
            }
        }
    }
}

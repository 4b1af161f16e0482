//! Records as bytes, for the parts of a pack that are read whole.
//!
//! A record is its fields on end: numbers as little-endian base 128, texts and lists behind their length, an absent
//! value as 0 and a present one as 1 before it. Reading never stops half way: where bytes are wrong it goes on with
//! empty values and remembers that something was wrong. With an error path behind each of two hundred fields the
//! decoder was eight times as large, and it travels to every reader.

use crate::date::{Date, Day};
use crate::model::*;
use crate::pack::{Catalogue, Details};

/// What can be written as bytes and read back.
pub trait Packed: Sized {
    fn pack(&self, out: &mut Vec<u8>);
    fn unpack(from: &mut Unpacker<'_>) -> Self;
}

/// The bytes of a record.
#[cfg(any(not(target_arch = "wasm32"), feature = "packer"))]
pub fn pack(record: &impl Packed) -> Vec<u8> {
    let mut out = Vec::new();
    record.pack(&mut out);
    out
}

/// The record of some bytes; none where they are not exactly one record.
pub fn unpack<T: Packed>(bytes: &[u8]) -> Option<T> {
    let mut from = Unpacker { bytes, is_sound: true };
    let record = T::unpack(&mut from);
    (from.is_sound && from.bytes.is_empty()).then_some(record)
}

/// The date with which the details of a relation begin.
pub fn unpack_when(details: &[u8]) -> Option<When> {
    let mut from = Unpacker { bytes: details, is_sound: true };
    Option::unpack(&mut from).filter(|_| from.is_sound)
}

/// Whether the details of a relation say that it says no; their date and their Khmer stand before that.
pub fn unpack_negative(details: &[u8]) -> bool {
    let mut from = Unpacker { bytes: details, is_sound: true };
    let _: (Option<When>, Option<String>) = (Option::unpack(&mut from), Option::unpack(&mut from));
    bool::unpack(&mut from) && from.is_sound
}

/// Whether details can be read, and name figures and bases below these bounds; nothing is put together for it, since
/// opening a large pack asks it a million times. The fields stand as [`Details`] has them.
pub fn details_fit(details: &[u8], n_figures: usize, n_bases: usize) -> bool {
    let from = &mut Unpacker { bytes: details, is_sound: true };
    let mut fits = true;
    let mut when = |from: &mut Unpacker| {
        match from.text() {
            "" => _ = from.day(),
            text => from.is_sound &= Date::parse(text).is_ok(),
        }
        fits &= (u32::unpack(from) as usize) < n_bases;
    };
    skip_option(from, &mut when);
    skip_option(from, &mut skip_text);
    let _: (bool, bool) = (bool::unpack(from), bool::unpack(from));
    skip_option(from, &mut when);
    for _text in ["office", "note"] {
        skip_option(from, &mut |from| {
            skip_text(from);
            skip_text(from);
            skip_option(from, &mut skip_text);
        });
    }
    for _figure in 0..from.length() {
        fits &= (u32::unpack(from) as usize) < n_figures;
    }
    for _passage in 0..from.length() {
        _ = u32::unpack(from);
        skip_text(from);
        skip_option(from, &mut skip_text);
        _ = u32::unpack(from);
        skip_text(from);
    }
    fits && from.is_sound && from.bytes.is_empty()
}

fn skip_text(from: &mut Unpacker) {
    from.text();
}

fn skip_option(from: &mut Unpacker, skip: &mut dyn FnMut(&mut Unpacker)) {
    if bool::unpack(from) {
        skip(from);
    }
}

/// Bytes being read.
pub struct Unpacker<'a> {
    bytes: &'a [u8],
    is_sound: bool,
}

impl<'a> Unpacker<'a> {
    fn byte(&mut self) -> u8 {
        match self.bytes.split_first() {
            Some((&byte, rest)) => {
                self.bytes = rest;
                byte
            }
            None => {
                self.is_sound = false;
                0
            }
        }
    }

    fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
        }
        self.is_sound = false;
        0
    }

    /// A length; whatever is that long takes at least that many bytes, so a longer one is wrong.
    fn length(&mut self) -> usize {
        match usize::try_from(self.number()) {
            Ok(length) if length <= self.bytes.len() => length,
            _ => {
                self.is_sound = false;
                0
            }
        }
    }

    /// A day; none is as far away as an open end.
    fn day(&mut self) -> Day {
        match i32::try_from(unfolded(self.number())) {
            Ok(day) if day > i32::MIN && day < i32::MAX => Day(day),
            _ => {
                self.is_sound = false;
                Day(0)
            }
        }
    }

    fn text(&mut self) -> &'a str {
        let length = self.length();
        let (text, rest) = self.bytes.split_at(length);
        self.bytes = rest;
        std::str::from_utf8(text).unwrap_or_else(|_| {
            self.is_sound = false;
            ""
        })
    }
}

fn number(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn text(text: &str, out: &mut Vec<u8>) {
    number(text.len() as u64, out);
    out.extend_from_slice(text.as_bytes());
}

impl Packed for u32 {
    fn pack(&self, out: &mut Vec<u8>) {
        number(u64::from(*self), out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> u32 {
        u32::try_from(from.number()).unwrap_or_else(|_| {
            from.is_sound = false;
            0
        })
    }
}

impl Packed for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn unpack(from: &mut Unpacker<'_>) -> bool {
        let byte = from.byte();
        from.is_sound &= byte <= 1;
        byte == 1
    }
}

impl Packed for String {
    fn pack(&self, out: &mut Vec<u8>) {
        text(self, out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> String {
        from.text().to_owned()
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.is_some().pack(out);
        if let Some(value) = self {
            value.pack(out);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<T> {
        bool::unpack(from).then(|| T::unpack(from))
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        number(self.len() as u64, out);
        self.iter().for_each(|value| value.pack(out));
    }

    fn unpack(from: &mut Unpacker<'_>) -> Vec<T> {
        let mut values = Vec::new();
        for _ in 0..from.length() {
            if !from.is_sound {
                break;
            }
            values.push(T::unpack(from));
        }
        values
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
        self.1.pack(out);
    }

    fn unpack(from: &mut Unpacker<'_>) -> (A, B) {
        (A::unpack(from), B::unpack(from))
    }
}

/// A date travels as its EDTF text; a plain day, since most dates are one, as an empty text and the day's number.
impl Packed for Date {
    fn pack(&self, out: &mut Vec<u8>) {
        match self.plain_day() {
            Some(day) => {
                text("", out);
                number(folded(i64::from(day.0)), out);
            }
            None => text(&self.to_string(), out),
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Date {
        let text = from.text();
        if text.is_empty() {
            return Date::of_day(from.day());
        }
        Date::parse(text).unwrap_or_else(|_| {
            from.is_sound = false;
            Date::of_day(Day(0))
        })
    }
}

/// A number with its sign in the lowest bit, so that small ones of either sign are short.
fn folded(number: i64) -> u64 {
    (number << 1 ^ number >> 63) as u64
}

fn unfolded(folded: u64) -> i64 {
    (folded >> 1) as i64 ^ -((folded & 1) as i64)
}

impl Packed for Decimal {
    fn pack(&self, out: &mut Vec<u8>) {
        number(folded(self.mantissa), out);
        out.push(self.scale);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Decimal {
        let mantissa = unfolded(from.number());
        let scale = from.byte();
        // More digits than an i64 has would only be zeros.
        from.is_sound &= scale <= 18;
        Decimal { mantissa, scale: scale.min(18) }
    }
}

impl Packed for Between {
    fn pack(&self, out: &mut Vec<u8>) {
        match self {
            Between::Relations(ids) => (false, ids.clone()).pack(out),
            Between::Figures(ids) => (true, ids.clone()).pack(out),
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Between {
        match bool::unpack(from) {
            false => Between::Relations(Vec::unpack(from)),
            true => Between::Figures(Vec::unpack(from)),
        }
    }
}

/// Ids travel as their number.
macro_rules! ids {
    ($($id:ident)*) => {$(
        impl Packed for $id {
            fn pack(&self, out: &mut Vec<u8>) {
                self.0.pack(out);
            }

            fn unpack(from: &mut Unpacker<'_>) -> $id {
                $id(u32::unpack(from))
            }
        }
    )*};
}

ids! { TermId EntityId EventId SourceId RelationId FigureId BasisId }

/// Records travel as their fields, in the order written here; a field that is not named does not compile.
macro_rules! records {
    ($($record:ident { $($field:ident)* })*) => {$(
        impl Packed for $record {
            fn pack(&self, out: &mut Vec<u8>) {
                let $record { $($field),* } = self;
                $($field.pack(out);)*
            }

            fn unpack(from: &mut Unpacker<'_>) -> $record {
                $(let $field = Packed::unpack(from);)*
                $record { $($field),* }
            }
        }
    )*};
}

records! {
    Text { en fr km }
    About { key version title description licence compiled focus questions tombstones }
    Question { query label }
    Tombstone { key reason replaced_by }
    Vocabulary { schemes }
    Term { key label description plover }
    When { date basis }
    Source {
        key document digest paragraphs title short title_basis genre language publisher publisher_basis author voice
        identifier issued standpoint party draws_on address lacks boilerplate note
    }
    Entity { key entity_type name description side alias confusable possibly_same_as note wikidata }
    Alias { text kind only }
    Neighbour { entity reason }
    Participant { entity role }
    Event { key kind title when place participant standing series ordinal part_of }
    Thread { key title step }
    Step { relation label }
    Evidence { paragraph start end occurrence digest }
    Figure {
        key source measure value precision bound unit currency assumed_currency reporter partner direction period change
        parts derived
    }
    AssumedCurrency { code reason }
    Change { is_rise baseline since }
    Derived { formula from reason }
    Link { key kind between question reason }
    Absence { key question answer topic who near }
    Catalogue { about vocabulary bases sources entities events threads figures links absences }
    Details { when khmer is_negative is_open_list said office note figure evidence }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        let decimals = [0, 1, -1, 2_100_000_000, i64::MAX, i64::MIN].map(|mantissa| Decimal { mantissa, scale: 2 });
        for decimal in decimals {
            assert_eq!(unpack::<Decimal>(&pack(&decimal)), Some(decimal));
        }
        let texts = vec![Some("é".to_owned()), None, Some(String::new())];
        assert_eq!(unpack::<Vec<Option<String>>>(&pack(&texts)), Some(texts));
    }

    #[test]
    fn wrong_bytes_are_no_record() {
        let sound = pack(&vec![("a".to_owned(), 7u32), ("bc".to_owned(), 1 << 31)]);
        for end in 0..sound.len() {
            assert_eq!(unpack::<Vec<(String, u32)>>(&sound[..end]), None, "cut at {end}");
        }
        assert_eq!(unpack::<String>(&[2, 0xff, 0xff]), None, "not UTF-8");
        assert_eq!(unpack::<Vec<u32>>(&[0xff, 0xff, 0xff, 0xff, 0x0f, 1]), None, "longer than the bytes");
        assert_eq!(unpack::<u32>(&[1, 1]), None, "something left over");
        assert_eq!(unpack::<Date>(&[2, b'x', b'y']), None, "no date");
        assert_eq!(unpack::<Date>(&pack(&i32::MIN.to_string())), None, "no day");
    }

    #[test]
    fn a_plain_day_is_short_and_every_date_comes_back() {
        for text in ["2026-02-12", "0001-01-01", "-0043-03-15", "2024-09", "2026-02-12?", "1952/..", "[2019,2020]"] {
            let date = Date::parse(text).expect("a date");
            assert_eq!(unpack::<Date>(&pack(&date)), Some(date));
        }
        assert_eq!(pack(&Date::parse("2026-02-12").expect("a date")).len(), 4);
    }

    #[test]
    fn details_are_judged_without_being_put_together() {
        let when = Some(When { date: Date::parse("2026-02").expect("a month"), basis: BasisId(1) });
        let text = Text { en: "a".to_owned(), fr: "b".to_owned(), km: Some("c".to_owned()) };
        let passage = |end| Evidence { paragraph: 300, start: "x".into(), end, occurrence: 1, digest: "0a".into() };
        let details = Details {
            when: when.clone(),
            khmer: Some("k".to_owned()),
            said: when,
            office: Some(text.clone()),
            note: Some(text),
            figure: vec![FigureId(2)],
            evidence: vec![passage(None), passage(Some("y".to_owned()))],
            ..Details::default()
        };
        let sound = pack(&details);
        assert!(details_fit(&sound, 3, 2));
        assert!(!details_fit(&sound, 2, 2), "a figure that is not there");
        assert!(!details_fit(&sound, 3, 1), "a basis that is not there");
        for end in 0..sound.len() {
            assert!(!details_fit(&sound[..end], 3, 2), "cut at {end}");
        }
        for at in 0..sound.len() {
            let mut turned = sound.clone();
            turned[at] ^= 0x81;
            let fits = |details: Details| {
                let whens = details.when.iter().chain(&details.said).all(|when| when.basis.0 < 2);
                whens && details.figure.iter().all(|figure| figure.0 < 3)
            };
            assert_eq!(details_fit(&turned, 3, 2), unpack(&turned).is_some_and(fits), "turned at {at}");
        }
    }
}

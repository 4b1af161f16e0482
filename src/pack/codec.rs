//! Records as bytes, for the parts of a pack that are read whole.
//!
//! A record is its fields on end: numbers as little-endian base 128, texts and lists behind their length, an absent
//! value as 0 and a present one as 1 before it. Reading never stops half way: where bytes are wrong it goes on with
//! empty values and remembers that something was wrong. With an error path behind each of two hundred fields the
//! decoder was eight times as large, and it travels to every reader.

use entente_columns::write_code;

use crate::date::{Date, Day};
use crate::model::*;
use crate::pack::Catalogue;

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
    let mut from = Unpacker::new(bytes);
    let record = T::unpack(&mut from);
    from.is_done().then_some(record)
}

/// Bytes being read.
pub struct Unpacker<'a> {
    bytes: &'a [u8],
    pub(super) is_sound: bool,
}

impl<'a> Unpacker<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Unpacker<'a> {
        Unpacker { bytes, is_sound: true }
    }

    /// All was sound, and nothing is left over.
    pub(super) fn is_done(&self) -> bool {
        self.is_sound && self.bytes.is_empty()
    }

    pub(super) fn byte(&mut self) -> u8 {
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

    pub(super) fn number(&mut self) -> u64 {
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
    pub(super) fn length(&mut self) -> usize {
        match usize::try_from(self.number()) {
            Ok(length) if length <= self.bytes.len() => length,
            _ => {
                self.is_sound = false;
                0
            }
        }
    }

    /// A day; none is as far away as an open end.
    pub(super) fn day(&mut self) -> Day {
        match i32::try_from(unfolded(self.number())) {
            Ok(day) if day > i32::MIN && day < i32::MAX => Day(day),
            _ => {
                self.is_sound = false;
                Day(0)
            }
        }
    }

    pub(super) fn text(&mut self) -> &'a str {
        let length = self.length();
        let (text, rest) = self.bytes.split_at(length);
        self.bytes = rest;
        std::str::from_utf8(text).unwrap_or_else(|_| {
            self.is_sound = false;
            ""
        })
    }
}

fn text(text: &str, out: &mut Vec<u8>) {
    write_code(text.len() as u64, out);
    out.extend_from_slice(text.as_bytes());
}

impl Packed for u32 {
    fn pack(&self, out: &mut Vec<u8>) {
        write_code(*self, out);
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
        write_code(self.len() as u64, out);
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
                write_code(folded(i64::from(day.0)), out);
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
        write_code(folded(self.mantissa), out);
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
}

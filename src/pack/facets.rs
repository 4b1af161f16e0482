//! Facets: which values each relation has, and the other way round, which relations each value has.
//!
//! Most values are stated in every pack. What follows from them, and from keys, roles and passages, is the section
//! `indexes`: a pack that is opened often holds it; where it is left out it is made when the pack is opened.

use entente_columns::{
    Bits, Column, Lists, MOST_SLOTS, Malformed, Postings, Reader, Strings, Writer, count_lists, count_slots,
};

use super::crossed::{self, Crossed};
use super::details::first_paragraph;
use super::heap::Heap;
use super::{BY, Facet};
use crate::order;

/// The values of one facet by relation.
#[derive(Clone, Copy, Debug)]
pub enum Values {
    /// So many places for each relation, filled from the first. In an empty place stands the number of all values, plus
    /// the number of places before it.
    Slots(Column, usize),
    Many(Lists),
}

impl Values {
    /// Reads the values of `n` relations, which are below `len`.
    pub fn read(from: &mut Reader<'_>, n: usize, len: usize) -> Result<Values, Malformed> {
        match from.number()? as usize {
            0 => Ok(Values::Many(from.rising(Some(n), len as u32)?)),
            slots @ 1..=MOST_SLOTS => Ok(Values::Slots(from.column(n * slots, (len + slots) as u32)?, slots)),
            _ => Err(from.malformed("has more places for values than there may be")),
        }
    }

    /// The values of one relation, rising, out of `len`.
    #[inline]
    pub fn iter<'a>(&self, bytes: &'a [u8], id: u32, len: usize) -> impl Iterator<Item = u32> + use<'a> {
        let (values, range) = match *self {
            Values::Slots(column, slots) => (column, id as usize * slots..(id as usize + 1) * slots),
            Values::Many(lists) => (lists.values(), lists.range(bytes, id as usize)),
        };
        values.iter(bytes, range).take_while(move |&value| (value as usize) < len)
    }

    /// Whether each relation has a value, and no more than one.
    pub fn is_single(&self, bytes: &[u8], len: usize) -> bool {
        match self {
            Values::Slots(column, slots) => column.is_empty() || *slots == 1 && (column.max(bytes) as usize) < len,
            Values::Many(lists) => (0..lists.len()).all(|id| lists.range(bytes, id).len() == 1),
        }
    }

    /// Counts the values of some relations; in the last place those that have none.
    pub fn count(&self, bytes: &[u8], ids: &[u32], counts: &mut [u32]) {
        match self {
            Values::Slots(column, slots) => count_slots(bytes, *column, *slots, ids, counts),
            Values::Many(lists) => count_lists(bytes, *lists, ids, counts),
        }
    }
}

/// The values of the facets that are stated, in the order of [`Facet::ALL`]; in the place of one that is derived, none.
pub fn stated(from: &mut Reader<'_>, n: usize, lens: &[usize]) -> Result<Vec<Values>, Malformed> {
    let read = |(facet, &len): (Facet, &usize)| match facet.is_derived() {
        true => Ok(Values::Slots(Column::default(), 1)),
        false => Values::read(from, n, len),
    };
    Facet::ALL.into_iter().zip(lens).map(read).collect()
}

/// Writes the values of one facet: places for them where no relation has many and few places stay empty, else lists.
pub fn write_values(values: &Heap<u32>, len: usize, out: &mut Writer) {
    let slots = values.iter().map(<[u32]>::len).max().unwrap_or(0).max(1);
    let is_few = slots == 1 || slots <= MOST_SLOTS && slots * values.len() <= 2 * values.values().len();
    out.number(if is_few { slots as u32 } else { 0 });
    if !is_few {
        return values.write(out);
    }
    let mut column = Vec::with_capacity(slots * values.len());
    for values in values.iter() {
        column.extend_from_slice(values);
        column.extend((len + values.len()..len + slots).map(|empty| empty as u32));
    }
    out.numbers(&column);
}

/// What is worked out from the rest of a pack.
pub struct Indexes {
    /// The bytes they lie in, where those are not the pack's.
    pub own: Option<Vec<u8>>,
    /// The relations in the order of their keys.
    pub by_key: Column,
    /// The place of each relation when they are read source by source, paragraph by paragraph.
    pub rank: Column,
    /// The values of the facets that are derived.
    pub who: Values,
    pub by: Values,
    /// For each facet the relations of each value, and in the last place those that have none.
    pub postings: Vec<Postings>,
    /// What is counted beforehand.
    pub crossed: Crossed,
}

impl Indexes {
    /// Reads them; `lens` says how many values each facet has.
    pub fn read(from: &mut Reader<'_>, n: usize, lens: &[usize]) -> Result<Indexes, Malformed> {
        let mut indexes = Indexes::read_plain(from, n, lens)?;
        indexes.crossed = Crossed::read(from, &indexes.postings, lens)?;
        Ok(indexes)
    }

    /// What stands before the counts.
    fn read_plain(from: &mut Reader<'_>, n: usize, lens: &[usize]) -> Result<Indexes, Malformed> {
        let by_key = from.column(n, n as u32)?;
        let rank = from.column(n, n as u32)?;
        let who = Values::read(from, n, lens[Facet::Who as usize])?;
        let by = Values::read(from, n, lens[Facet::By as usize])?;
        let postings = lens.iter().map(|len| from.postings(Some(len + 1), n)).collect::<Result<_, Malformed>>()?;
        Ok(Indexes { own: None, by_key, rank, who, by, postings, crossed: Crossed::default() })
    }

    /// Makes them, and reads what was made.
    pub fn of(ground: &Ground) -> Indexes {
        let mut out = Writer::default();
        write_indexes(ground, &mut out);
        let own = out.bytes;
        let mut from = Reader::new(&own, 0..own.len(), "indexes", true);
        let read = Indexes::read(&mut from, ground.keys.len(), ground.lens).expect("it was written a moment ago");
        Indexes { own: Some(own), ..read }
    }

    /// The bytes they lie in.
    pub fn bytes<'a>(&'a self, pack: &'a [u8]) -> &'a [u8] {
        self.own.as_deref().unwrap_or(pack)
    }
}

/// What indexes are worked out from.
pub struct Ground<'a> {
    /// What all this lies in.
    pub bytes: &'a [u8],
    pub keys: Strings,
    pub roles: Lists,
    /// How many bits of an entry of `roles` hold the entity.
    pub entity_bits: u32,
    pub details: Strings,
    /// The values of the facets that are stated.
    pub stated: &'a [Values],
    /// How many values each facet has.
    pub lens: &'a [usize],
    /// Who speaks in each source where nobody is named.
    pub voices: &'a [u32],
}

/// Writes the section `indexes`: see [`Indexes`].
pub fn write_indexes(ground: &Ground, out: &mut Writer) {
    let &Ground { bytes, keys, lens, .. } = ground;
    let n = keys.len();
    let begin = out.bytes.len();
    out.numbers(&by_key(bytes, keys));
    out.numbers(&ranks(ground));
    let start = out.bytes.len();
    write_values(&who(ground), lens[Facet::Who as usize], out);
    write_values(&by(ground), lens[Facet::By as usize], out);
    let derived = out.bytes[start..].to_vec();
    let mut from = Reader::new(&derived, 0..derived.len(), "indexes", true);
    for facet in Facet::ALL {
        let len = lens[facet as usize];
        let (bytes, values) = match facet.is_derived() {
            true => (&derived[..], Values::read(&mut from, n, len).expect("it was written a moment ago")),
            false => (bytes, ground.stated[facet as usize]),
        };
        write_postings(bytes, values, n, len, out);
    }
    drop(derived);
    let mut from = Reader::new(&out.bytes, begin..out.bytes.len(), "indexes", true);
    let written = Indexes::read_plain(&mut from, n, lens).expect("it was written a moment ago");
    let values = Facet::ALL.map(|facet| match facet {
        Facet::Who => (&out.bytes[..], written.who),
        Facet::By => (&out.bytes[..], written.by),
        _ => (bytes, ground.stated[facet as usize]),
    });
    let crossed = crossed::write(&values, &out.bytes, &written.postings, n);
    // No more than that: whoever opens a lean pack holds these bytes from then on.
    out.bytes.reserve_exact(crossed.bytes.len());
    out.bytes.extend(crossed.bytes);
}

/// The relations of each value, and in the last place those that have none.
fn write_postings(bytes: &[u8], values: Values, n: usize, len: usize, out: &mut Writer) {
    // Counted first, so that all lists lie in one: some facets have thousands of values that nobody has.
    let each = |see: &mut dyn FnMut(usize, u32)| {
        for id in 0..n as u32 {
            let mut has_none = true;
            for value in values.iter(bytes, id, len) {
                see(value as usize, id);
                has_none = false;
            }
            if has_none {
                see(len, id);
            }
        }
    };
    let mut ends = vec![0u32; len + 2];
    each(&mut |value, _| ends[value + 1] += 1);
    for value in 0..=len {
        ends[value + 1] += ends[value];
    }
    let mut ids = vec![0; ends[len + 1] as usize];
    let mut next = ends.clone();
    each(&mut |value, id| {
        ids[next[value] as usize] = id;
        next[value] += 1;
    });
    out.postings(n, ends.windows(2).map(|ends| &ids[ends[0] as usize..ends[1] as usize]));
}

/// The entities of each relation, whatever their role.
fn who(ground: &Ground) -> Heap<u32> {
    let mask = (1 << ground.entity_bits) - 1;
    let mut who = Heap::default();
    for id in 0..ground.keys.len() {
        who.push_rising(ground.roles.iter(ground.bytes, id).map(|entry| entry & mask));
    }
    who
}

/// Who says each relation; where nobody is named, the source itself speaks.
fn by(ground: &Ground) -> Heap<u32> {
    let (bits, mask) = (ground.entity_bits, (1 << ground.entity_bits) - 1);
    let mut by = Heap::default();
    for id in 0..ground.keys.len() {
        let mut named =
            ground.roles.iter(ground.bytes, id).filter(|entry| entry >> bits == BY).map(|entry| entry & mask);
        match named.next() {
            Some(first) => by.push_rising(std::iter::once(first).chain(named)),
            None => by.push(ground.voices.get(ground.source(id) as usize).copied()),
        }
    }
    by
}

/// Each relation's place when they are read source by source, paragraph by paragraph, and of one paragraph in their order.
fn ranks(ground: &Ground) -> Vec<u32> {
    let n = ground.keys.len();
    let place = |id| (ground.source(id), first_paragraph(ground.details.bytes(ground.bytes, id)));
    let places: Vec<(u32, u32)> = (0..n).map(place).collect();
    let last = places.iter().map(|place| place.1).max().unwrap_or(0);
    let (paragraph_bits, id_bits) = (u64::BITS - u64::from(last).leading_zeros(), n.max(1).ilog2() + 1);
    let mut ids: Vec<u32> = (0..n as u32).collect();
    // As one number where that has room for all, as it nearly always has.
    let source_bits = 63u32.saturating_sub(paragraph_bits + id_bits);
    if (ground.voices.len() as u64) < 1 << source_bits {
        let number = |(id, &(source, paragraph)): (usize, &(u32, u32))| {
            (u64::from(source) << paragraph_bits | u64::from(paragraph)) << id_bits | id as u64
        };
        let mut numbers: Vec<u64> = places.iter().enumerate().map(number).collect();
        order::numbers(&mut numbers);
        ids = numbers.into_iter().map(|number| (number & ((1 << id_bits) - 1)) as u32).collect();
    } else {
        order::positions(&mut ids, &|a, b| places[a as usize].cmp(&places[b as usize]));
    }
    let mut ranks = vec![0; n];
    for (rank, id) in ids.into_iter().enumerate() {
        ranks[id as usize] = rank as u32;
    }
    ranks
}

impl Ground<'_> {
    fn source(&self, id: usize) -> u32 {
        let (values, len) = (self.stated[Facet::Source as usize], self.lens[Facet::Source as usize]);
        values.iter(self.bytes, id as u32, len).next().unwrap_or_default()
    }
}

/// The relations in the order of their keys.
///
/// They are sorted by their first letters, as numbers, and only where those are equal by the next ones: a million keys lie
/// far apart, and each look at one takes as long as comparing fifty numbers.
fn by_key(bytes: &[u8], keys: Strings) -> Vec<u32> {
    let n = keys.len();
    if n >= 1 << ID_BITS {
        let key = |id: u32| keys.bytes(bytes, id as usize);
        let mut ids: Vec<u32> = (0..n as u32).collect();
        order::positions(&mut ids, &|a, b| key(a).cmp(key(b)));
        return ids;
    }
    let mut places: Vec<u64> = (0..n as u64).collect();
    // Ranges whose keys are equal before a letter. A list and no recursion: two keys may have a million letters in common.
    let mut alike = vec![(0, n, 0)];
    while let Some((start, end, from)) = alike.pop() {
        let places = &mut places[start..end];
        for place in places.iter_mut() {
            let id = *place & ID;
            let letters = keys.bytes(bytes, id as usize).get(from..).unwrap_or_default();
            *place = beginning(letters) << ID_BITS | id;
        }
        order::numbers(places);
        let mut at = start;
        for run in places.chunk_by(|a, b| a >> ID_BITS == b >> ID_BITS) {
            // Where the last of these letters is none, the keys are the same to their end, and stand in order of their ids.
            if run.len() > 1 && !(run[0] >> ID_BITS).is_multiple_of(LETTER) {
                alike.push((at, at + run.len(), from + LETTERS));
            }
            at += run.len();
        }
    }
    places.into_iter().map(|place| (place & ID) as u32).collect()
}

/// The first letters as a number: none is 0, and no byte of UTF-8 is above 247, so that five take forty bits.
fn beginning(letters: &[u8]) -> u64 {
    let letter = |at: usize| letters.get(at).map_or(0, |&letter| u64::from(letter.min(247)) + 1);
    (0..LETTERS).fold(0, |number, at| number * LETTER + letter(at))
}

/// How many bits of a place hold the id, behind so many letters.
const ID_BITS: u32 = 24;
const ID: u64 = (1 << ID_BITS) - 1;
const LETTERS: usize = 5;
/// How many letters there are, none among them.
const LETTER: u64 = 249;

/// The relations of some values of a facet.
pub fn any_of(bytes: &[u8], postings: Postings, n: usize, values: &[u32]) -> Bits {
    let mut set = Bits::none(n);
    for &value in values {
        postings.add_to(bytes, value as usize, &mut set);
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_stand_in_the_order_of_their_keys() {
        let long = "abcde".repeat(40_000);
        let longer = format!("{long}f");
        let keys = [
            &longer,
            &long,
            &longer,
            "abcde\0",
            "a\0",
            "a\0\0",
            "abcde\0\0",
            "b",
            "",
            "abcde",
            "abcdef",
            "abcd",
            "abcdeé",
            "zz",
            "abcdea",
            "a",
            "b-1",
            "abcdf",
        ];
        let mut out = Writer::default();
        out.strings(keys);
        let bytes = out.bytes;
        let strings = Reader::new(&bytes, 0..bytes.len(), "keys", false).strings(None).expect("written a moment ago");
        let mut sorted = keys;
        sorted.sort_unstable();
        let by_key = by_key(&bytes, strings);
        assert!(by_key.iter().map(|&id| keys[id as usize]).eq(sorted));
        assert!(by_key.windows(2).all(|ids| keys[ids[0] as usize] < keys[ids[1] as usize] || ids[0] < ids[1]));
    }
}

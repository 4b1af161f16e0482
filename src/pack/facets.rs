//! Facets: which values each relation has, and the other way round, which relations each value has.
//!
//! The values stand in every pack. What follows from them, and from the keys, is the section `indexes`: a large pack holds
//! it, and of a small one it is made when the pack is opened.

use entente_columns::{
    Bits, Column, Lists, MOST_SLOTS, Malformed, Postings, Reader, Strings, Writer, count_lists, count_slots,
};

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

/// What is worked out from the values and the keys.
pub struct Indexes {
    /// The bytes they lie in, where those are not the pack's.
    pub own: Option<Vec<u8>>,
    /// The relations in the order of their keys.
    pub by_key: Column,
    /// For each facet the relations of each value, and in the last place those that have none.
    pub postings: Vec<Postings>,
}

impl Indexes {
    /// Reads them; `lens` says how many values each facet has.
    pub fn read(from: &mut Reader<'_>, n: usize, lens: &[usize]) -> Result<Indexes, Malformed> {
        let by_key = from.column(n, n as u32)?;
        let postings = lens.iter().map(|len| from.postings(Some(len + 1), n)).collect::<Result<_, Malformed>>()?;
        Ok(Indexes { own: None, by_key, postings })
    }

    /// Makes them, and reads what was made.
    pub fn of(bytes: &[u8], keys: Strings, facets: &[(Values, usize)]) -> Indexes {
        let mut out = Writer::default();
        write_indexes(bytes, keys, facets, &mut out);
        let own = out.bytes;
        let lens: Vec<usize> = facets.iter().map(|facet| facet.1).collect();
        let mut from = Reader::new(&own, 0..own.len(), "indexes", true);
        let read = Indexes::read(&mut from, keys.len(), &lens).expect("it was written a moment ago");
        Indexes { own: Some(own), ..read }
    }

    /// The bytes they lie in.
    pub fn bytes<'a>(&'a self, pack: &'a [u8]) -> &'a [u8] {
        self.own.as_deref().unwrap_or(pack)
    }
}

/// Writes the section `indexes`: see [`Indexes`].
pub fn write_indexes(bytes: &[u8], keys: Strings, facets: &[(Values, usize)], out: &mut Writer) {
    let n = keys.len();
    out.column(by_key(bytes, keys));
    for &(values, len) in facets {
        let mut postings = vec![Vec::new(); len + 1];
        for id in 0..n as u32 {
            let mut has_none = true;
            for value in values.iter(bytes, id, len) {
                postings[value as usize].push(id);
                has_none = false;
            }
            if has_none {
                postings[len].push(id);
            }
        }
        out.postings(n, postings);
    }
}

/// The relations in the order of their keys.
///
/// They are sorted by the first letters, as numbers, and only where those are equal by the whole key: a million keys lie
/// far apart, and each look at one takes as long as comparing fifty numbers.
fn by_key(bytes: &[u8], keys: Strings) -> Vec<u32> {
    let key = |id: u32| keys.bytes(bytes, id as usize);
    let compare = |a: u32, b: u32| key(a).cmp(key(b)).then(a.cmp(&b));
    let mut ids: Vec<u32> = (0..keys.len() as u32).collect();
    if ids.len() >= 1 << ID_BITS {
        order::positions(&mut ids, &compare);
        return ids;
    }
    let beginning =
        |id: u32| (0..5).fold(0, |number, at| number << 8 | u64::from(key(id).get(at).copied().unwrap_or(0)));
    let mut places: Vec<u64> = ids.iter().map(|&id| beginning(id) << ID_BITS | u64::from(id)).collect();
    order::numbers(&mut places);
    for (id, place) in ids.iter_mut().zip(&places) {
        *id = (place & ((1 << ID_BITS) - 1)) as u32;
    }
    let mut rest = &mut ids[..];
    for alike in places.chunk_by(|a, b| a >> ID_BITS == b >> ID_BITS) {
        let (run, others) = rest.split_at_mut(alike.len());
        if run.len() > 1 {
            order::positions(run, &compare);
        }
        rest = others;
    }
    ids
}

/// How many bits of a place hold the id, behind five letters.
const ID_BITS: u32 = 24;

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
        let keys = ["b", "", "abcde", "abcdef", "abcd", "abcdeé", "zz", "abcdea", "a", "b-1", "abcdf"];
        let mut out = Writer::default();
        out.strings(keys);
        let bytes = out.bytes;
        let strings = Reader::new(&bytes, 0..bytes.len(), "keys", false).strings(None).expect("written a moment ago");
        let mut sorted = keys;
        sorted.sort();
        let by_key: Vec<&str> = by_key(&bytes, strings).into_iter().map(|id| keys[id as usize]).collect();
        assert_eq!(by_key, sorted);
    }
}

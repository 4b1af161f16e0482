//! How many relations of a list have each value: one pass over one narrow column.

use std::ops::Range;

use crate::column::{Column, Lists, Offsets};

/// Counts the values that each of some relations has in a column of `slots` numbers a relation; a value past the end of
/// `counts` is not counted.
///
/// Every slot of a relation is counted, filled or not, since a loop that runs as often for each relation takes a third of
/// the time of one that does not. What stands in an empty slot is a number past the values, another for each slot.
#[inline(never)]
pub fn count_slots(bytes: &[u8], column: Column, slots: usize, ids: &[u32], counts: &mut [u32]) {
    let mut all = counts.to_vec();
    all.resize(counts.len() + slots, 0);
    match slots {
        1 => count_by_width::<1>(bytes, column, ids, &mut all),
        2 => count_by_width::<2>(bytes, column, ids, &mut all),
        3 => count_by_width::<3>(bytes, column, ids, &mut all),
        4 => count_by_width::<4>(bytes, column, ids, &mut all),
        5 => count_by_width::<5>(bytes, column, ids, &mut all),
        6 => count_by_width::<6>(bytes, column, ids, &mut all),
        _ => {}
    }
    counts.copy_from_slice(&all[..counts.len()]);
}

/// So many relations are worth a table of 64 K places.
const MANY: usize = 1 << 14;

/// The most slots that are counted so.
pub const MOST_SLOTS: usize = 6;

#[inline(always)]
fn count_by_width<const SLOTS: usize>(bytes: &[u8], column: Column, ids: &[u32], counts: &mut [u32]) {
    let values = column.slice(bytes);
    match column.width {
        1 => {
            // A table with a place for every byte needs no look at its length.
            let mut table = [0u32; 256];
            let (rows, _) = values.as_chunks::<SLOTS>();
            for row in ids.iter().filter_map(|&id| rows.get(id as usize)) {
                row.iter().for_each(|&value| table[usize::from(value)] += 1);
            }
            counts.iter_mut().zip(table).for_each(|(count, more)| *count += more);
        }
        2 => {
            let (rows, _) = values.as_chunks::<2>();
            let (rows, _) = rows.as_chunks::<SLOTS>();
            if ids.len() > MANY {
                // Likewise for every pair of bytes, where the table is worth its making.
                let mut table = vec![0u32; 1 << 16];
                if let Ok(table) = <&mut [u32; 1 << 16]>::try_from(&mut table[..]) {
                    for row in ids.iter().filter_map(|&id| rows.get(id as usize)) {
                        row.iter().for_each(|&value| table[usize::from(u16::from_le_bytes(value))] += 1);
                    }
                }
                return counts.iter_mut().zip(table).for_each(|(count, more)| *count += more);
            }
            for row in ids.iter().filter_map(|&id| rows.get(id as usize)) {
                row.iter().for_each(|&value| add(counts, u32::from(u16::from_le_bytes(value))));
            }
        }
        3 => count_wide::<SLOTS, 3>(values, ids, counts),
        4 => count_wide::<SLOTS, 4>(values, ids, counts),
        _ => (0..SLOTS * ids.len()).for_each(|_| add(counts, 0)),
    }
}

#[inline(always)]
fn count_wide<const SLOTS: usize, const WIDTH: usize>(values: &[u8], ids: &[u32], counts: &mut [u32]) {
    let (rows, _) = values.as_chunks::<WIDTH>();
    let (rows, _) = rows.as_chunks::<SLOTS>();
    for row in ids.iter().filter_map(|&id| rows.get(id as usize)) {
        row.iter().for_each(|&value| add(counts, number(value)));
    }
}

/// Counts every value that each of some relations has, and in the last place those that have none.
#[inline(never)]
pub fn count_lists(bytes: &[u8], lists: Lists, ids: &[u32], counts: &mut [u32]) {
    let values = lists.values.slice(bytes);
    match lists.values.width {
        1 => walk(bytes, lists.offsets, ids, counts, |list, counts| see::<1>(values, list, counts)),
        2 => walk(bytes, lists.offsets, ids, counts, |list, counts| see::<2>(values, list, counts)),
        3 => walk(bytes, lists.offsets, ids, counts, |list, counts| see::<3>(values, list, counts)),
        4 => walk(bytes, lists.offsets, ids, counts, |list, counts| see::<4>(values, list, counts)),
        _ => walk(bytes, lists.offsets, ids, counts, |list, counts| list.for_each(|_| add(counts, 0))),
    }
}

/// Counts the values of one list.
#[inline(always)]
fn see<const WIDTH: usize>(values: &[u8], list: Range<usize>, counts: &mut [u32]) {
    let list = values.as_chunks::<WIDTH>().0.get(list).unwrap_or_default();
    list.iter().for_each(|&value| add(counts, number(value)));
}

/// Shows the list of each relation, where there is one.
#[inline(always)]
fn walk(bytes: &[u8], offsets: Offsets, ids: &[u32], counts: &mut [u32], see: impl Fn(Range<usize>, &mut [u32])) {
    let steps = offsets.steps.slice(bytes);
    let n_without = match offsets.steps.width {
        1 => walk_steps(bytes, offsets, ids, counts, see, |at| step::<1>(steps, at)),
        2 => walk_steps(bytes, offsets, ids, counts, see, |at| step::<2>(steps, at)),
        3 => walk_steps(bytes, offsets, ids, counts, see, |at| step::<3>(steps, at)),
        4 => walk_steps(bytes, offsets, ids, counts, see, |at| step::<4>(steps, at)),
        _ => walk_steps(bytes, offsets, ids, counts, see, |_| 0),
    };
    if let Some(last) = counts.last_mut() {
        *last += n_without;
    }
}

/// Answers how many have no list. Ids rise, so the base of a block is read once for all that stand in it.
#[inline(always)]
fn walk_steps(
    bytes: &[u8],
    Offsets { shift, bases, .. }: Offsets,
    ids: &[u32],
    counts: &mut [u32],
    see: impl Fn(Range<usize>, &mut [u32]),
    step: impl Fn(usize) -> u32,
) -> u32 {
    let mut n_without = 0;
    let (mut block, mut base) = (usize::MAX, 0);
    for &id in ids {
        let id = id as usize;
        if id >> shift != block {
            block = id >> shift;
            base = bases.get(bytes, block) as usize;
        }
        let from = base + step(id) as usize;
        let end = if (id + 1) >> shift == block { base } else { bases.get(bytes, block + 1) as usize };
        let to = end + step(id + 1) as usize;
        if from >= to {
            n_without += 1;
        } else {
            see(from..to, counts);
        }
    }
    n_without
}

/// Counts of all less counts of a part: counts of the rest.
#[inline(never)]
pub fn subtract(all: &mut [u32], part: &[u32]) {
    for (all, part) in all.iter_mut().zip(part) {
        *all = all.saturating_sub(*part);
    }
}

#[inline(always)]
fn add(counts: &mut [u32], value: u32) {
    if let Some(count) = counts.get_mut(value as usize) {
        *count += 1;
    }
}

/// The number at a place; 0 past the end.
#[inline(always)]
fn step<const WIDTH: usize>(steps: &[u8], at: usize) -> u32 {
    steps.as_chunks::<WIDTH>().0.get(at).map_or(0, |&step| number(step))
}

#[inline(always)]
fn number<const WIDTH: usize>(bytes: [u8; WIDTH]) -> u32 {
    bytes.iter().rev().fold(0, |number, &byte| number << 8 | u32::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Reader, Writer};

    /// Numbers below each bound, whose columns have each width.
    const BOUNDS: [u32; 5] = [1, 200, 60_000, 100_000, 1 << 25];

    fn value(at: u32, bound: u32) -> u32 {
        (at * 7919 + at / 3) % bound.min(3000) * (bound / bound.min(3000))
    }

    #[test]
    fn every_value_of_every_width_is_counted() {
        let n = 20_000;
        for bound in BOUNDS {
            // What is past the end of the counts is not counted.
            let len = bound.min(1 << 20) as usize;
            let add = |counts: &mut [u32], value: u32| counts.get_mut(value as usize).map_or((), |count| *count += 1);
            for step in [1, 3] {
                let ids: Vec<u32> = (0..n).step_by(step).collect();
                for slots in 1..=MOST_SLOTS as u32 {
                    let mut out = Writer::default();
                    out.column((0..n * slots).map(|at| value(at, bound)));
                    let bytes = out.bytes;
                    // Trusted, or so many numbers of no bytes would be refused.
                    let mut reader = Reader::new(&bytes, 0..bytes.len(), "slots", true);
                    let column = reader.column((n * slots) as usize, bound).expect("it was written a moment ago");
                    let mut counts = vec![0; len];
                    count_slots(&bytes, column, slots as usize, &ids, &mut counts);
                    let mut expected = vec![0; len];
                    let at = ids.iter().flat_map(|id| id * slots..(id + 1) * slots);
                    at.for_each(|at| add(&mut expected, value(at, bound)));
                    assert!(counts == expected, "{slots} slots of numbers below {bound}");
                }
                // No list, or some values in it.
                let list = |id: u32| (0..id % 4).map(move |at| value(id + at, bound)).collect::<Vec<u32>>();
                let mut out = Writer::default();
                out.lists((0..n).map(list));
                let bytes = out.bytes;
                let mut reader = Reader::new(&bytes, 0..bytes.len(), "lists", true);
                let lists = reader.lists(Some(n as usize), bound).expect("it was written a moment ago");
                let mut counts = vec![0; len + 1];
                count_lists(&bytes, lists, &ids, &mut counts);
                let mut expected = vec![0; len + 1];
                ids.iter().flat_map(|&id| list(id)).for_each(|value| add(&mut expected, value));
                expected[len] += ids.iter().filter(|id| *id % 4 == 0).count() as u32;
                assert!(counts == expected, "lists of numbers below {bound}");
            }
        }
    }
}

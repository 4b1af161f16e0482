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
        4 => {
            let (rows, _) = values.as_chunks::<4>();
            let (rows, _) = rows.as_chunks::<SLOTS>();
            for row in ids.iter().filter_map(|&id| rows.get(id as usize)) {
                row.iter().for_each(|&value| add(counts, u32::from_le_bytes(value)));
            }
        }
        _ => (0..SLOTS * ids.len()).for_each(|_| add(counts, 0)),
    }
}

/// Counts every value that each of some relations has, and in the last place those that have none.
#[inline(never)]
pub fn count_lists(bytes: &[u8], lists: Lists, ids: &[u32], counts: &mut [u32]) {
    let values = lists.values.slice(bytes);
    match lists.values.width {
        1 => walk(bytes, lists, ids, counts, |list, counts| {
            let list = values.get(list).unwrap_or_default();
            list.iter().for_each(|&value| add(counts, u32::from(value)));
        }),
        2 => walk(bytes, lists, ids, counts, |list, counts| {
            let list = values.get(2 * list.start..2 * list.end).unwrap_or_default();
            list.chunks_exact(2).for_each(|value| add(counts, two(value, 0)));
        }),
        4 => walk(bytes, lists, ids, counts, |list, counts| {
            let list = values.get(4 * list.start..4 * list.end).unwrap_or_default();
            list.chunks_exact(4).for_each(|value| add(counts, four(value, 0)));
        }),
        _ => walk(bytes, lists, ids, counts, |list, counts| list.for_each(|_| add(counts, 0))),
    }
}

/// Shows the list of each relation, where there is one.
#[inline(always)]
fn walk(bytes: &[u8], lists: Lists, ids: &[u32], counts: &mut [u32], see: impl Fn(Range<usize>, &mut [u32])) {
    let Offsets { shift, bases, steps } = lists.offsets;
    let n_without = match steps.width {
        1 => walk_steps(bytes, shift, bases, ids, counts, see, |steps: &[u8], at| one(steps, at), steps.slice(bytes)),
        2 => walk_steps(bytes, shift, bases, ids, counts, see, |steps: &[u8], at| two(steps, at), steps.slice(bytes)),
        4 => walk_steps(bytes, shift, bases, ids, counts, see, |steps: &[u8], at| four(steps, at), steps.slice(bytes)),
        _ => walk_steps(bytes, shift, bases, ids, counts, see, |_: &[u8], _| 0, &[]),
    };
    if let Some(last) = counts.last_mut() {
        *last += n_without;
    }
}

/// Answers how many have no list. Ids rise, so the base of a block is read once for all that stand in it.
#[inline(always)]
#[allow(clippy::too_many_arguments)]
fn walk_steps(
    bytes: &[u8],
    shift: u32,
    bases: Column,
    ids: &[u32],
    counts: &mut [u32],
    see: impl Fn(Range<usize>, &mut [u32]),
    step: impl Fn(&[u8], usize) -> u32,
    steps: &[u8],
) -> u32 {
    let mut n_without = 0;
    let (mut block, mut base) = (usize::MAX, 0);
    for &id in ids {
        let id = id as usize;
        if id >> shift != block {
            block = id >> shift;
            base = bases.get(bytes, block) as usize;
        }
        let from = base + step(steps, id) as usize;
        let end = if (id + 1) >> shift == block { base } else { bases.get(bytes, block + 1) as usize };
        let to = end + step(steps, id + 1) as usize;
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

#[inline(always)]
fn one(values: &[u8], at: usize) -> u32 {
    values.get(at).map_or(0, |&value| u32::from(value))
}

#[inline(always)]
fn two(values: &[u8], at: usize) -> u32 {
    values.get(2 * at..2 * at + 2).map_or(0, |value| u32::from(u16::from_le_bytes([value[0], value[1]])))
}

#[inline(always)]
fn four(values: &[u8], at: usize) -> u32 {
    let value = values.get(4 * at..4 * at + 4);
    value.map_or(0, |value| u32::from_le_bytes([value[0], value[1], value[2], value[3]]))
}

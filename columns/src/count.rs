//! How many relations of a list have each value: one pass over one narrow column.

use crate::column::{Column, Lists};

/// Counts the value that each of some relations has in a column; a value past the end of `counts` is not counted.
pub fn count_column(bytes: &[u8], column: Column, ids: &[u32], counts: &mut [u32]) {
    let values = column.slice(bytes);
    match column.width {
        1 => ids.iter().for_each(|&id| add(counts, one(values, id))),
        2 => ids.iter().for_each(|&id| add(counts, two(values, id))),
        4 => ids.iter().for_each(|&id| add(counts, four(values, id))),
        _ => {
            if let Some(first) = counts.first_mut() {
                *first += ids.len() as u32;
            }
        }
    }
}

/// Counts every value that each of some relations has, and in the last place those that have none.
pub fn count_lists(bytes: &[u8], lists: Lists, ids: &[u32], counts: &mut [u32]) {
    let Some(none) = counts.len().checked_sub(1) else {
        return;
    };
    let values = lists.values.slice(bytes);
    match lists.values.width {
        1 => walk(bytes, lists, ids, counts, none, |at| u32::from(values.get(at).copied().unwrap_or(0))),
        2 => walk(bytes, lists, ids, counts, none, |at| two(values, at as u32)),
        4 => walk(bytes, lists, ids, counts, none, |at| four(values, at as u32)),
        _ => walk(bytes, lists, ids, counts, none, |_| 0),
    }
}

#[inline(always)]
fn walk(bytes: &[u8], lists: Lists, ids: &[u32], counts: &mut [u32], none: usize, value: impl Fn(usize) -> u32) {
    let (bases, steps, shift) = (lists.offsets.bases, lists.offsets.steps.slice(bytes), lists.offsets.shift);
    let base = |id: u32| bases.get(bytes, (id >> shift) as usize);
    let mut n_none = 0;
    let mut see = |from: u32, to: u32| {
        n_none += u32::from(from == to);
        (from..to).for_each(|at| add(counts, value(at as usize)));
    };
    match lists.offsets.steps.width {
        1 => ids.iter().for_each(|&id| see(base(id) + one(steps, id), base(id + 1) + one(steps, id + 1))),
        2 => ids.iter().for_each(|&id| see(base(id) + two(steps, id), base(id + 1) + two(steps, id + 1))),
        4 => ids.iter().for_each(|&id| see(base(id) + four(steps, id), base(id + 1) + four(steps, id + 1))),
        _ => ids.iter().for_each(|&id| see(base(id), base(id + 1))),
    }
    counts[none] += n_none;
}

/// Counts of all less counts of a part: counts of the rest.
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
fn one(values: &[u8], id: u32) -> u32 {
    values.get(id as usize).map_or(0, |&value| u32::from(value))
}

#[inline(always)]
fn two(values: &[u8], id: u32) -> u32 {
    let at = id as usize * 2;
    values.get(at..at + 2).map_or(0, |value| u32::from(u16::from_le_bytes([value[0], value[1]])))
}

#[inline(always)]
fn four(values: &[u8], id: u32) -> u32 {
    let at = id as usize * 4;
    values.get(at..at + 4).map_or(0, |value| u32::from_le_bytes([value[0], value[1], value[2], value[3]]))
}

//! How many relations of a list have each value: one pass over one narrow column.

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

/// The most slots that are counted so.
pub const MOST_SLOTS: usize = 6;

/// A table of so many places is worth its making for any number of relations.
const PLACES: usize = 1 << 12;

#[inline(always)]
fn count_by_width<const SLOTS: usize>(bytes: &[u8], column: Column, ids: &[u32], counts: &mut [u32]) {
    let values = column.slice(bytes);
    match column.width {
        1 => {
            // A table with a place for every byte needs no look at its length.
            let mut table = [0u32; 256];
            walk_rows::<SLOTS, 1>(values, ids, |[value]| table[usize::from(value)] += 1);
            counts.iter_mut().zip(table).for_each(|(count, more)| *count += more);
        }
        2 if counts.len() <= PLACES => {
            // Likewise, since opening has ruled out larger numbers.
            let mut table = [0u32; PLACES];
            walk_rows::<SLOTS, 2>(values, ids, |value| table[usize::from(u16::from_le_bytes(value)) % PLACES] += 1);
            counts.iter_mut().zip(table).for_each(|(count, more)| *count += more);
        }
        2 => walk_rows::<SLOTS, 2>(values, ids, |value| add(counts, number(value))),
        _ => count_any(bytes, column, SLOTS, ids, counts),
    }
}

/// The values of a facet that nobody has, or of one that has more than 65,536, which is rare: one loop for all of them.
#[inline(never)]
fn count_any(bytes: &[u8], column: Column, slots: usize, ids: &[u32], counts: &mut [u32]) {
    for &id in ids {
        let row = id as usize * slots..(id as usize + 1) * slots;
        column.iter(bytes, row).for_each(|value| add(counts, value));
    }
}

/// So many relations are counted at a time.
const BLOCK: usize = 256;

/// A column of this many bytes stays near the processor.
const NEAR: usize = 1 << 20;

/// Where fewer than one relation in so many is counted, the memory does not guess what will be read next.
const FAR_APART: usize = 16;

/// Shows every value of some relations.
#[inline(always)]
fn walk_rows<const SLOTS: usize, const WIDTH: usize>(values: &[u8], ids: &[u32], mut see: impl FnMut([u8; WIDTH])) {
    let (rows, _) = values.as_chunks::<WIDTH>();
    let (rows, _) = rows.as_chunks::<SLOTS>();
    for ids in ids.chunks(BLOCK) {
        let is_far_apart = ids[ids.len() - 1].saturating_sub(ids[0]) as usize > FAR_APART * ids.len();
        if is_far_apart && values.len() > NEAR {
            fetch(values, SLOTS * WIDTH, ids);
        }
        for row in ids.iter().filter_map(|&id| rows.get(id as usize)) {
            row.iter().for_each(|&value| see(value));
        }
    }
}

/// Reads the ends of each row, and nothing comes of it but that the rows are near when they are counted. Each waits for the
/// memory by itself: looks that do nothing else wait together, ten times as many as fit into a loop that counts.
#[inline(never)]
fn fetch(values: &[u8], row: usize, ids: &[u32]) {
    let ends = ids.iter().map(|&id| {
        let at = id as usize * row;
        values.get(at).copied().unwrap_or(0) ^ values.get(at + row - 1).copied().unwrap_or(0)
    });
    std::hint::black_box(ends.fold(0, |all, end| all ^ end));
}

/// Counts every value that each of some relations has, and in the last place those that have none.
///
/// Where the lists begin and end is read for some hundred relations, and then their values, so that there is a loop for each
/// width of the one and of the other, and none for each two.
#[inline(never)]
pub fn count_lists(bytes: &[u8], lists: Lists, ids: &[u32], counts: &mut [u32]) {
    let values = lists.values.slice(bytes);
    let mut ranges = [(0, 0); BLOCK];
    for ids in ids.chunks(BLOCK) {
        let ranges = &mut ranges[..ids.len()];
        find_ranges(bytes, lists.offsets, ids, ranges);
        match lists.values.width {
            1 => count_ranges::<1>(values, ranges, counts),
            2 => count_ranges::<2>(values, ranges, counts),
            3 => count_ranges::<3>(values, ranges, counts),
            4 => count_ranges::<4>(values, ranges, counts),
            _ => ranges.iter().for_each(|range| (range.0..range.1).for_each(|_| add(counts, 0))),
        }
        let n_without = ranges.iter().filter(|range| range.0 >= range.1).count();
        if let Some(last) = counts.last_mut() {
            *last += n_without as u32;
        }
    }
}

#[inline(always)]
fn count_ranges<const WIDTH: usize>(values: &[u8], ranges: &[(usize, usize)], counts: &mut [u32]) {
    let (values, _) = values.as_chunks::<WIDTH>();
    for list in ranges.iter().filter_map(|&(from, to)| values.get(from..to)) {
        list.iter().for_each(|&value| add(counts, number(value)));
    }
}

/// From where to where the list of each relation lies.
#[inline(never)]
fn find_ranges(bytes: &[u8], offsets: Offsets, ids: &[u32], ranges: &mut [(usize, usize)]) {
    let steps = offsets.steps.slice(bytes);
    match offsets.steps.width {
        1 => find_by_width(bytes, offsets, ids, ranges, |at| step::<1>(steps, at)),
        2 => find_by_width(bytes, offsets, ids, ranges, |at| step::<2>(steps, at)),
        3 => find_by_width(bytes, offsets, ids, ranges, |at| step::<3>(steps, at)),
        4 => find_by_width(bytes, offsets, ids, ranges, |at| step::<4>(steps, at)),
        _ => find_by_width(bytes, offsets, ids, ranges, |_| 0),
    }
}

/// Ids mostly rise, so the base of a block is read once for all that stand in it.
#[inline(always)]
fn find_by_width(
    bytes: &[u8],
    Offsets { shift, bases, .. }: Offsets,
    ids: &[u32],
    ranges: &mut [(usize, usize)],
    step: impl Fn(usize) -> u32,
) {
    let (mut block, mut base) = (usize::MAX, 0);
    for (range, &id) in ranges.iter_mut().zip(ids) {
        let id = id as usize;
        if id >> shift != block {
            block = id >> shift;
            base = bases.get(bytes, block) as usize;
        }
        let end = if (id + 1) >> shift == block { base } else { bases.get(bytes, block + 1) as usize };
        *range = (base + step(id) as usize, end + step(id + 1) as usize);
    }
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

//! Sorting, in the two forms that everything here can be put into.
//!
//! Each type and closure that is sorted costs the module some four kilobytes of its own; the answers once held twenty
//! of them, a fifth of the engine. So orders are packed into numbers, or asked of one comparison behind a pointer.

use std::cmp::Ordering;

/// Sorts numbers, rising.
pub fn numbers(numbers: &mut [u64]) {
    numbers.sort_unstable();
}

/// Sorts positions by a comparison; equal ones stay in order.
///
/// Runs of double length are merged until there is one. The library's own sort is faster and costs another three
/// kilobytes; these are lists that a reader sees.
pub fn positions(positions: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    let mut merged = Vec::with_capacity(positions.len());
    let mut length = 1;
    while length < positions.len() {
        for pair in positions.chunks(2 * length) {
            let (mut left, mut right) = pair.split_at(length.min(pair.len()));
            while let ([first, left_rest @ ..], [second, right_rest @ ..]) = (left, right) {
                if compare(*first, *second).is_gt() {
                    merged.push(*second);
                    right = right_rest;
                } else {
                    merged.push(*first);
                    left = left_rest;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        positions.copy_from_slice(&merged);
        merged.clear();
        length *= 2;
    }
}

/// Sorts ids, rising, each once.
pub fn ids(ids: &mut Vec<u32>) {
    positions(ids, &|a, b| a.cmp(&b));
    ids.dedup();
}

/// The items in rising order of their keys; of equal keys the earlier item comes first.
///
/// A key may use 40 bits, and there may be 2^24 items: these are lists that a reader sees.
pub fn by_key<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let mut order: Vec<u64> = items.iter().enumerate().map(|(at, item)| key(item) << 24 | at as u64).collect();
    numbers(&mut order);
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|place| items[(place & 0xff_ffff) as usize].take()).collect()
}

/// A count as a key by which the largest comes first.
pub fn most(count: u32) -> u64 {
    u64::from(u32::MAX - count)
}

/// A place in a list as one number: parts in order, within a part the largest count first, then the smallest item.
///
/// There may be 256 parts and 2^24 items.
pub fn key(part: u32, count: u32, item: u32) -> u64 {
    u64::from(part) << 56 | most(count) << 24 | u64::from(item & 0xff_ffff)
}

/// The item at a place.
pub fn item(place: u64) -> u32 {
    (place & 0xff_ffff) as u32
}

/// Puts a value into a rising list, unless it is there.
pub fn insert<T: PartialEq + Copy, K: PartialOrd>(list: &mut Vec<T>, value: T, key: impl Fn(T) -> K) {
    if !list.contains(&value) {
        let at = list.iter().position(|&known| key(known) > key(value)).unwrap_or(list.len());
        list.insert(at, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_equal_keys_the_earlier_item_comes_first() {
        let items = vec![("b", 2), ("a", 1), ("c", 2), ("d", 0)];
        let sorted: Vec<&str> = by_key(items, |item| most(item.1)).into_iter().map(|item| item.0).collect();
        assert_eq!(sorted, ["b", "c", "a", "d"]);
    }

    #[test]
    fn positions_are_sorted_as_the_library_sorts_them() {
        let mut number = 1u32;
        for length in 0..70 {
            let mut list: Vec<u32> = (0..length)
                .map(|_| {
                    number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    number >> 24
                })
                .collect();
            let by_tens = |a: u32, b: u32| (a / 10).cmp(&(b / 10));
            let mut sorted = list.clone();
            sorted.sort_by(|a, b| by_tens(*a, *b));
            positions(&mut list, &by_tens);
            assert_eq!(list, sorted);
        }
    }

    #[test]
    fn a_list_stays_in_order_and_holds_each_once() {
        let mut list = Vec::new();
        for value in [3, 1, 2, 3, 1] {
            insert(&mut list, value, |value| value);
        }
        assert_eq!(list, [1, 2, 3]);
    }
}

//! The one binary search, over whatever stands in order.

/// How many of `len` positions come before what is looked for, given that they stand in order: the first position where
/// `is_before` says no.
#[inline]
pub fn count_before(len: usize, mut is_before: impl FnMut(usize) -> bool) -> usize {
    let (mut from, mut to) = (0, len);
    while from < to {
        let middle = from + (to - from) / 2;
        match is_before(middle) {
            true => from = middle + 1,
            false => to = middle,
        }
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_finds_what_a_walk_finds() {
        for len in 0..20 {
            for first in 0..=len {
                assert_eq!(count_before(len, |at| at < first), first);
            }
        }
    }
}

//! Numbers of as many bytes as they need, on end: texts as the numbers of their words.

use crate::column::Strings;

/// Adds a number: seven bits a byte, the lowest first, the highest bit saying that more follows.
pub fn write_code(code: impl Into<u64>, out: &mut Vec<u8>) {
    let mut code = code.into();
    while code >= 0x80 {
        out.push(code as u8 | 0x80);
        code >>= 7;
    }
    out.push(code as u8);
}

/// The numbers of some bytes.
pub struct Codes<'a>(pub &'a [u8]);

impl Iterator for Codes<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let mut code = 0;
        for shift in [0, 7, 14, 21, 28] {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            code |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        Some(code)
    }
}

impl Strings {
    /// Whether each string is whole numbers below a bound.
    #[inline(never)]
    pub fn are_codes_below(&self, bytes: &[u8], bound: u32) -> bool {
        let all = bytes.get(self.start..self.start + self.total(bytes)).unwrap_or_default();
        let is_whole = |end: usize| end == 0 || all.get(end - 1).is_some_and(|&last| last < 0x80);
        all.is_empty()
            || (1..=self.len()).all(|index| is_whole(self.offsets.get(bytes, index))) && are_below(all, bound)
    }
}

/// The bits that say that a number goes on.
const GOES_ON: u64 = 0x8080_8080_8080_8080;

/// Whether numbers on end are below a bound.
///
/// A number of few bytes is below it whatever it is, and most have few. So eight bytes at a time are asked whether so many
/// of them on end go on that the number may be too large, and only such a number is read.
fn are_below(codes: &[u8], bound: u32) -> bool {
    // What is of that many bytes and ends is below the bound.
    let short = bound.max(1).ilog2() as usize / 7;
    if short == 0 || short > 4 {
        return Codes(codes).all(|code| code < bound);
    }
    let (words, rest) = codes.as_chunks::<8>();
    let mut before = 0;
    for (at, &word) in words.iter().enumerate() {
        let mut ends = u64::from_le_bytes(word) & GOES_ON;
        let here = ends;
        for step in 1..short as u32 {
            ends &= here << (8 * step) | before >> (64 - 8 * step);
        }
        before = here;
        while ends != 0 {
            let end = 8 * at + ends.trailing_zeros() as usize / 8;
            if !is_below(codes, end + 1 - short, bound) {
                return false;
            }
            ends &= ends - 1;
        }
    }
    // What is left, from where its first number begins.
    let mut start = codes.len() - rest.len();
    while start > 0 && codes[start - 1] >= 0x80 {
        start -= 1;
    }
    Codes(&codes[start..]).all(|code| code < bound)
}

/// Whether the number that begins at a place is below a bound, and no longer than a number may be; at a place where none
/// begins, yes.
fn is_below(codes: &[u8], start: usize, bound: u32) -> bool {
    if start > 0 && codes[start - 1] >= 0x80 {
        return true;
    }
    let is_short = codes[start..].iter().take(5).any(|&byte| byte < 0x80);
    is_short && Codes(&codes[start..]).next().is_some_and(|code| code < bound)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each string by itself, number by number.
    fn are_plainly_below(strings: &[Vec<u8>], bound: u32) -> bool {
        strings.iter().all(|string| {
            let mut rest = &string[..];
            while !rest.is_empty() {
                let Some(len) = rest.iter().take(5).position(|&byte| byte < 0x80) else { return false };
                if Codes(rest).next().is_none_or(|code| code >= bound) {
                    return false;
                }
                rest = &rest[len + 1..];
            }
            true
        })
    }

    #[test]
    fn numbers_are_judged_eight_bytes_at_a_time_as_one_by_one() {
        let mut seed = 88_172_645_463_325_252u64;
        let mut random = |below: u64| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            seed % below
        };
        let mut n_below = 0;
        for round in 0..20_000 {
            let bound = [1, 2, 127, 128, 129, 300, 16_383, 16_384, 16_385, 70_000, 1 << 21, 3 << 21, 1 << 28, u32::MAX]
                [random(14) as usize];
            // Mostly numbers just below the bound, with now and then one that is not, or a byte turned.
            let mut strings: Vec<Vec<u8>> = Vec::new();
            for _ in 0..random(6) {
                let mut string = Vec::new();
                for _ in 0..random(9) {
                    let least = if random(3) == 0 { bound.saturating_sub(3) } else { 0 };
                    let code = least + (random(u64::from(bound - least)) as u32);
                    write_code(if random(60) == 0 { bound } else { code }, &mut string);
                }
                if round % 3 == 0 && !string.is_empty() {
                    let at = random(string.len() as u64) as usize;
                    string[at] ^= 1 << random(8);
                }
                strings.push(string);
            }
            let mut out = crate::Writer::default();
            out.strings(&strings);
            let bytes = out.bytes;
            let read =
                crate::Reader::new(&bytes, 0..bytes.len(), "texts", true).blobs(None).expect("written a moment ago");
            let is_below = are_plainly_below(&strings, bound);
            n_below += u32::from(is_below);
            let judged = read.are_codes_below(&bytes, bound);
            // A number of more than five bytes is refused where numbers that large are looked at; elsewhere it is read as several.
            assert!(judged == is_below || judged && has_longer(&strings), "{strings:?} below {bound}");
        }
        assert!(n_below > 5000, "{n_below}");
    }

    fn has_longer(strings: &[Vec<u8>]) -> bool {
        strings.iter().any(|string| string.windows(5).any(|five| five.iter().all(|&byte| byte >= 0x80)))
    }

    #[test]
    fn codes_come_back() {
        let codes = [0, 1, 127, 128, 16_383, 16_384, 1 << 28, u32::MAX];
        let mut bytes = Vec::new();
        codes.iter().for_each(|&code| write_code(code, &mut bytes));
        assert!(Codes(&bytes).eq(codes));
        assert_eq!(Codes(&[0x80]).next(), None, "cut short");
    }
}

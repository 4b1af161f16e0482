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
        (0..self.len()).all(|index| {
            let string = self.bytes(bytes, index);
            string.last().is_none_or(|&last| last < 0x80) && Codes(string).all(|code| code < bound)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_back() {
        let codes = [0, 1, 127, 128, 16_383, 16_384, 1 << 28, u32::MAX];
        let mut bytes = Vec::new();
        codes.iter().for_each(|&code| write_code(code, &mut bytes));
        assert!(Codes(&bytes).eq(codes));
        assert_eq!(Codes(&[0x80]).next(), None, "cut short");
    }
}

//! Numbers as they are written, and the formulas of derived figures: `goods-trade-2023 - canadian-exports-2023`.
//!
//! ```text
//! sum     = product { ("+" | "-") product }
//! product = operand { ("*" | "/") operand }
//! operand = number | key | "(" sum ")"
//! ```
//!
//! Operators stand between spaces, because a key may hold a hyphen.

use crate::model::Decimal;

/// How deep parentheses may be nested; deeper ones are no derivation anybody follows.
const DEEPEST: u32 = 32;

/// More figures than this have more corners than a range is worth.
const MOST_ENDS: usize = 6;

/// Why a formula has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault<'a> {
    /// This stands where an operator should.
    NoOperator(&'a str),
    /// This is neither a number nor a key.
    NoOperand(&'a str),
    Unclosed,
    TooDeep,
    EndsEarly,
    /// It names a figure that there is none of, or one without a value.
    Unknown(&'a str),
    /// It divides by nothing, or leaves 128 bits.
    Arithmetic,
}

/// The keys that a formula names, in order, each once.
pub fn figures(formula: &str) -> Vec<&str> {
    let mut keys: Vec<&str> = Vec::new();
    for token in tokens(formula) {
        if token.starts_with(|first: char| first.is_ascii_lowercase()) && !keys.contains(&token) {
            keys.push(token);
        }
    }
    keys
}

/// A number with which formulas are reckoned; `None` where a result cannot be kept.
pub trait Number: Copy + From<Decimal> {
    fn plus(self, other: Self) -> Option<Self>;
    fn minus(self, other: Self) -> Option<Self>;
    fn times(self, other: Self) -> Option<Self>;
    fn over(self, other: Self) -> Option<Self>;
    fn is_negative(self) -> bool;
}

/// A floating-point number, which is finite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Float(pub f64);

impl From<Decimal> for Float {
    fn from(decimal: Decimal) -> Float {
        let ten_to_scale = (0..decimal.scale).fold(1.0, |tens, _| tens * 10.0);
        Float(decimal.mantissa as f64 / ten_to_scale)
    }
}

impl Number for Float {
    fn plus(self, other: Float) -> Option<Float> {
        Some(Float(self.0 + other.0))
    }

    fn minus(self, other: Float) -> Option<Float> {
        Some(Float(self.0 - other.0))
    }

    fn times(self, other: Float) -> Option<Float> {
        Some(Float(self.0 * other.0))
    }

    fn over(self, other: Float) -> Option<Float> {
        let quotient = self.0 / other.0;
        quotient.is_finite().then_some(Float(quotient))
    }

    fn is_negative(self) -> bool {
        self.0 < 0.0
    }
}

const PLAIN: &str = "write the number in plain digits, such as 1_500_000 or 12.5";

/// Reads a number as TOML writes it: `2_100_000_000`, `-12.5`.
pub fn decimal(written: &str) -> Result<Decimal, &'static str> {
    let digits = written.strip_prefix(['+', '-']).unwrap_or(written);
    let mut mantissa = Some(0_i64);
    let (mut n_digits, mut scale) = (0_u8, None);
    for byte in digits.bytes() {
        match byte {
            b'_' => {}
            b'.' if n_digits > 0 && scale.is_none() => scale = Some(0_u8),
            b'0'..=b'9' => {
                mantissa = mantissa.and_then(|sum| sum.checked_mul(10)?.checked_add(i64::from(byte - b'0')));
                n_digits = n_digits.saturating_add(1);
                scale = scale.map(|places| places.saturating_add(1));
            }
            _ => return Err(PLAIN),
        }
    }
    match (mantissa, scale.unwrap_or(0)) {
        _ if n_digits == 0 => Err(PLAIN),
        (Some(mantissa), scale @ ..=18) => {
            Ok(Decimal { mantissa: if written.starts_with('-') { -mantissa } else { mantissa }, scale })
        }
        _ => Err("numbers have at most 18 digits"),
    }
}

/// The value of a formula, given the values of figures.
pub fn value<'a, N: Number>(formula: &'a str, figure: &dyn Fn(&str) -> Option<N>) -> Result<N, Fault<'a>> {
    evaluated(formula, figure).map(|(value, _)| value)
}

/// The least and the greatest value of a formula while each figure may lie anywhere between its two ends.
///
/// They are found at the ends. That is right for whatever rises or falls with each figure all the way, as sums,
/// differences, shares and growth rates do. None where a divisor may be nothing in between, or the figures are many.
pub fn range(formula: &str, ends: &[(&str, f64, f64)]) -> Option<(f64, f64)> {
    if ends.len() > MOST_ENDS {
        return None;
    }
    let mut range: Option<(f64, f64, u32)> = None;
    for corner in 0..1_usize << ends.len() {
        let end = |key: &str| {
            let at = ends.iter().position(|end| end.0 == key)?;
            Some(Float(if corner >> at & 1 == 0 { ends[at].1 } else { ends[at].2 }))
        };
        let (Float(value), signs) = evaluated(formula, &end).ok()?;
        range = Some(match range {
            None => (value, value, signs),
            // A divisor that changes its sign from one corner to the other is nothing on the way.
            Some((_, _, known)) if known != signs => return None,
            Some((least, greatest, _)) => (least.min(value), greatest.max(value), signs),
        });
    }
    range.map(|(least, greatest, _)| (least, greatest))
}

/// The value, and the signs of all divisors.
fn evaluated<'a, N: Number>(formula: &'a str, figure: &dyn Fn(&str) -> Option<N>) -> Result<(N, u32), Fault<'a>> {
    let mut parser = Parser { tokens: tokens(formula), at: 0, depth: 0, signs: 1, figure };
    let value = parser.sum()?;
    match parser.next() {
        None => Ok((value, parser.signs)),
        Some(token) => Err(Fault::NoOperator(token)),
    }
}

/// Words between spaces, with parentheses on their own.
pub fn tokens(formula: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = 0;
    for (at, byte) in formula.bytes().enumerate() {
        let is_parenthesis = matches!(byte, b'(' | b')');
        if is_parenthesis || byte.is_ascii_whitespace() {
            tokens.extend((start < at).then(|| &formula[start..at]));
            tokens.extend(is_parenthesis.then(|| &formula[at..at + 1]));
            start = at + 1;
        }
    }
    tokens.extend((start < formula.len()).then(|| &formula[start..]));
    tokens
}

struct Parser<'a, 'f, N> {
    tokens: Vec<&'a str>,
    at: usize,
    depth: u32,
    /// One bit for each divisor so far.
    signs: u32,
    figure: &'f dyn Fn(&str) -> Option<N>,
}

impl<'a, N: Number> Parser<'a, '_, N> {
    fn next(&mut self) -> Option<&'a str> {
        let token = self.tokens.get(self.at).copied();
        self.at += 1;
        token
    }

    /// Takes the next token if it is one of two operators.
    fn operator(&mut self, operators: [&str; 2]) -> Option<&'a str> {
        let token = self.tokens.get(self.at).copied().filter(|token| operators.contains(token))?;
        self.at += 1;
        Some(token)
    }

    fn sum(&mut self) -> Result<N, Fault<'a>> {
        let mut left = self.product()?;
        while let Some(operator) = self.operator(["+", "-"]) {
            let right = self.product()?;
            let sum = if operator == "+" { left.plus(right) } else { left.minus(right) };
            left = sum.ok_or(Fault::Arithmetic)?;
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<N, Fault<'a>> {
        let mut left = self.operand()?;
        while let Some(operator) = self.operator(["*", "/"]) {
            let right = self.operand()?;
            let product = if operator == "*" {
                left.times(right)
            } else {
                self.signs = self.signs << 1 | u32::from(right.is_negative());
                left.over(right)
            };
            left = product.ok_or(Fault::Arithmetic)?;
        }
        Ok(left)
    }

    fn operand(&mut self) -> Result<N, Fault<'a>> {
        let token = self.next().ok_or(Fault::EndsEarly)?;
        if token == "(" {
            self.depth += 1;
            if self.depth > DEEPEST {
                return Err(Fault::TooDeep);
            }
            let value = self.sum()?;
            self.depth -= 1;
            return match self.next() {
                Some(")") => Ok(value),
                _ => Err(Fault::Unclosed),
            };
        }
        if token.starts_with(|first: char| first.is_ascii_lowercase()) {
            return (self.figure)(token).ok_or(Fault::Unknown(token));
        }
        decimal(token).map(N::from).map_err(|_| Fault::NoOperand(token))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::Ratio;

    #[track_caller]
    fn check(formula: &str, expected: &str) {
        let ten = Ratio::from(decimal("10").expect("a number of a test"));
        let shown = match value(formula, &|key| (key == "ten-a").then_some(ten)) {
            Ok(value) => value.to_string(),
            Err(fault) => format!("{fault:?}"),
        };
        assert_eq!(shown, expected);
    }

    #[test]
    fn decimals_are_kept_as_written() {
        assert_eq!(decimal("2_100_000_000"), Ok(Decimal { mantissa: 2_100_000_000, scale: 0 }));
        assert_eq!(decimal("-12.50"), Ok(Decimal { mantissa: -1250, scale: 2 }));
        for refused in ["1e6", "inf", "", "-", ".5", "1.2.3", "1-2", "99999999999999999999"] {
            assert!(decimal(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn products_come_before_sums() {
        check("1 + 2 * ten-a", "21");
        check("(1 + 2) * ten-a / 4", "7.5");
    }

    #[test]
    fn a_broken_formula_says_where() {
        check("1 +", "EndsEarly");
        check("(1", "Unclosed");
        check("1 2", r#"NoOperator("2")"#);
        check("ten-b - 1", r#"Unknown("ten-b")"#);
        check("1 / 0", "Arithmetic");
        check(&"(".repeat(10_000), "TooDeep");
    }

    #[track_caller]
    fn check_range(formula: &str, expected: Option<(f64, f64)>) {
        assert_eq!(range(formula, &[("a", 9.0, 11.0), ("b", -1.0, 2.0)]), expected);
    }

    #[test]
    fn a_range_is_found_at_the_ends_of_its_figures() {
        check_range("a - b", Some((7.0, 12.0)));
        check_range("a * b", Some((-11.0, 22.0)));
        // A figure that stands twice is the same figure twice.
        check_range("(a - 1) / a * 99", Some((88.0, 90.0)));
        check_range("a - a", Some((0.0, 0.0)));
    }

    #[test]
    fn a_divisor_that_may_be_nothing_leaves_no_range() {
        check_range("a / b", None);
        check_range("a / (a - 10)", None);
    }
}

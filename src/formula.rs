//! Formulas of derived figures: `goods-trade-2023 - canadian-exports-2023`.
//!
//! ```text
//! sum     = product { ("+" | "-") product }
//! product = operand { ("*" | "/") operand }
//! operand = number | key | "(" sum ")"
//! ```
//!
//! Operators stand between spaces, because a key may hold a hyphen.

use crate::exact::{self, Ratio};

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

/// The value of a formula, given the values of figures.
pub fn value<'a>(formula: &'a str, figure: &dyn Fn(&str) -> Option<Ratio>) -> Result<Ratio, Fault<'a>> {
    evaluated(formula, figure).map(|(value, _)| value)
}

/// The least and the greatest value of a formula while each figure may lie anywhere between its two ends.
///
/// They are found at the ends. That is right for whatever rises or falls with each figure all the way, as sums,
/// differences, shares and growth rates do. None where a divisor may be nothing in between, or the figures are many.
pub fn range(formula: &str, ends: &[(&str, Ratio, Ratio)]) -> Option<(Ratio, Ratio)> {
    if ends.len() > MOST_ENDS {
        return None;
    }
    let mut range: Option<(Ratio, Ratio, u32)> = None;
    for corner in 0..1_usize << ends.len() {
        let end = |key: &str| {
            let at = ends.iter().position(|end| end.0 == key)?;
            Some(if corner >> at & 1 == 0 { ends[at].1 } else { ends[at].2 })
        };
        let (value, signs) = evaluated(formula, &end).ok()?;
        range = Some(match range {
            None => (value, value, signs),
            // A divisor that changes its sign from one corner to the other is nothing on the way.
            Some((_, _, known)) if known != signs => return None,
            Some((least, greatest, _)) => (least.in_order(value)?.0, greatest.in_order(value)?.1, signs),
        });
    }
    range.map(|(least, greatest, _)| (least, greatest))
}

/// The value, and the signs of all divisors.
fn evaluated<'a>(formula: &'a str, figure: &dyn Fn(&str) -> Option<Ratio>) -> Result<(Ratio, u32), Fault<'a>> {
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
    for mut word in formula.split_ascii_whitespace() {
        while let Some(at) = word.find(['(', ')']) {
            tokens.extend([&word[..at], &word[at..at + 1]].into_iter().filter(|token| !token.is_empty()));
            word = &word[at + 1..];
        }
        tokens.extend((!word.is_empty()).then_some(word));
    }
    tokens
}

struct Parser<'a, 'f> {
    tokens: Vec<&'a str>,
    at: usize,
    depth: u32,
    /// One bit for each divisor so far.
    signs: u32,
    figure: &'f dyn Fn(&str) -> Option<Ratio>,
}

impl<'a> Parser<'a, '_> {
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

    fn sum(&mut self) -> Result<Ratio, Fault<'a>> {
        let mut left = self.product()?;
        while let Some(operator) = self.operator(["+", "-"]) {
            let right = self.product()?;
            let sum = if operator == "+" { left.plus(right) } else { left.minus(right) };
            left = sum.ok_or(Fault::Arithmetic)?;
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Ratio, Fault<'a>> {
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

    fn operand(&mut self) -> Result<Ratio, Fault<'a>> {
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
        let number = exact::decimal(token);
        number.map(Ratio::from).map_err(|_| Fault::NoOperand(token))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(formula: &str, expected: &str) {
        let ten = Ratio::from(exact::decimal("10").expect("a number of a test"));
        let shown = match value(formula, &|key| (key == "ten-a").then_some(ten)) {
            Ok(value) => value.to_string(),
            Err(fault) => format!("{fault:?}"),
        };
        assert_eq!(shown, expected);
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
    fn check_range(formula: &str, expected: Option<(&str, &str)>) {
        let number = |written| Ratio::from(exact::decimal(written).expect("a number of a test"));
        let ends = [("a", number("9"), number("11")), ("b", number("-1"), number("2"))];
        let range = range(formula, &ends).map(|(least, greatest)| (least.to_string(), greatest.to_string()));
        assert_eq!(range, expected.map(|(least, greatest)| (least.to_string(), greatest.to_string())));
    }

    #[test]
    fn a_range_is_found_at_the_ends_of_its_figures() {
        check_range("a - b", Some(("7", "12")));
        check_range("a * b", Some(("-11", "22")));
        // A figure that stands twice is the same figure twice.
        check_range("(a - 1) / a * 99", Some(("88", "90")));
        check_range("a - a", Some(("0", "0")));
    }

    #[test]
    fn a_divisor_that_may_be_nothing_leaves_no_range() {
        check_range("a / b", None);
        check_range("a / (a - 10)", None);
    }
}

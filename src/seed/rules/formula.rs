//! Formulas of derived figures: `goods-trade-2023 - canadian-exports-2023`.
//!
//! ```text
//! sum     = product { ("+" | "-") product }
//! product = operand { ("*" | "/") operand }
//! operand = number | key | "(" sum ")"
//! ```
//!
//! Operators stand between spaces, because a key may hold a hyphen.

use crate::seed::exact::{self, Ratio};

/// How deep parentheses may be nested; deeper ones are no derivation anybody follows.
const DEEPEST: u32 = 32;

/// Why a formula has no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It does not read as a formula: what stands there, and what should.
    Syntax(String),
    /// It names a figure that there is none of, or one without a value.
    Unknown(String),
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
pub fn value(formula: &str, figure: &dyn Fn(&str) -> Option<Ratio>) -> Result<Ratio, Fault> {
    let mut parser = Parser { tokens: tokens(formula), at: 0, depth: 0, figure };
    let value = parser.sum()?;
    match parser.next() {
        None => Ok(value),
        Some(token) => Err(Fault::Syntax(format!("`{token}` stands where an operator should"))),
    }
}

/// Words between spaces, with parentheses on their own.
fn tokens(formula: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    for mut word in formula.split_whitespace() {
        while let Some(at) = word.find(['(', ')']) {
            tokens.extend([&word[..at], &word[at..at + 1]].into_iter().filter(|token| !token.is_empty()));
            word = &word[at + 1..];
        }
        tokens.extend((!word.is_empty()).then_some(word));
    }
    tokens
}

struct Parser<'a> {
    tokens: Vec<&'a str>,
    at: usize,
    depth: u32,
    figure: &'a dyn Fn(&str) -> Option<Ratio>,
}

impl<'a> Parser<'a> {
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

    fn sum(&mut self) -> Result<Ratio, Fault> {
        let mut left = self.product()?;
        while let Some(operator) = self.operator(["+", "-"]) {
            let right = self.product()?;
            let sum = if operator == "+" { left.plus(right) } else { left.minus(right) };
            left = sum.ok_or(Fault::Arithmetic)?;
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Ratio, Fault> {
        let mut left = self.operand()?;
        while let Some(operator) = self.operator(["*", "/"]) {
            let right = self.operand()?;
            let product = if operator == "*" { left.times(right) } else { left.over(right) };
            left = product.ok_or(Fault::Arithmetic)?;
        }
        Ok(left)
    }

    fn operand(&mut self) -> Result<Ratio, Fault> {
        let token = self.next().ok_or_else(|| Fault::Syntax("the formula ends too early".to_string()))?;
        if token == "(" {
            self.depth += 1;
            if self.depth > DEEPEST {
                return Err(Fault::Syntax("the parentheses are nested too deep".to_string()));
            }
            let value = self.sum()?;
            self.depth -= 1;
            return match self.next() {
                Some(")") => Ok(value),
                _ => Err(Fault::Syntax("a parenthesis is not closed".to_string())),
            };
        }
        if token.starts_with(|first: char| first.is_ascii_lowercase()) {
            return (self.figure)(token).ok_or_else(|| Fault::Unknown(token.to_string()));
        }
        let number = exact::decimal(token);
        number.map(Ratio::from).map_err(|_| Fault::Syntax(format!("`{token}` is neither a number nor a key")))
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
        check("1 +", r#"Syntax("the formula ends too early")"#);
        check("(1", r#"Syntax("a parenthesis is not closed")"#);
        check("1 2", r#"Syntax("`2` stands where an operator should")"#);
        check("ten-b - 1", r#"Unknown("ten-b")"#);
        check("1 / 0", "Arithmetic");
        check(&"(".repeat(10_000), r#"Syntax("the parentheses are nested too deep")"#);
    }
}

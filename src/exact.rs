//! Exact arithmetic, so that a sum is wrong only where the source is. Rules reckon with it; what is shown needs no more
//! than floating-point numbers.

use std::cmp::Ordering;
use std::fmt;

use crate::formula::Number;
use crate::model::Decimal;

/// A fraction. Every operation is exact, or says `None` where it would leave 128 bits or divide by nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    numerator: i128,
    /// Above zero, and without a common divisor with the numerator.
    denominator: i128,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Ratio = Ratio { numerator: 0, denominator: 1 };

    fn new(numerator: i128, denominator: i128) -> Option<Ratio> {
        let divisor = i128::try_from(divisor(numerator.unsigned_abs(), denominator.unsigned_abs())).ok()?;
        if divisor == 0 || denominator == 0 {
            return None;
        }
        let sign = denominator.signum();
        Some(Ratio { numerator: numerator / divisor * sign, denominator: denominator / divisor * sign })
    }

    /// Half of it.
    pub fn half(self) -> Option<Ratio> {
        self.over(Ratio { numerator: 2, denominator: 1 })
    }

    /// Whether it has no broken part.
    pub fn is_whole(self) -> bool {
        self.denominator == 1
    }

    /// How far two numbers are from each other.
    pub fn distance(self, other: Ratio) -> Option<Ratio> {
        let difference = self.minus(other)?;
        Some(Ratio { numerator: difference.numerator.checked_abs()?, ..difference })
    }

    /// Which one is larger.
    pub fn compare(self, other: Ratio) -> Option<Ordering> {
        Some(self.minus(other)?.numerator.cmp(&0))
    }
}

impl Number for Ratio {
    fn plus(self, other: Ratio) -> Option<Ratio> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Ratio::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    fn minus(self, other: Ratio) -> Option<Ratio> {
        self.plus(Ratio { numerator: -other.numerator, ..other })
    }

    fn times(self, other: Ratio) -> Option<Ratio> {
        let numerator = self.numerator.checked_mul(other.numerator)?;
        Ratio::new(numerator, self.denominator.checked_mul(other.denominator)?)
    }

    fn over(self, other: Ratio) -> Option<Ratio> {
        let numerator = self.numerator.checked_mul(other.denominator)?;
        Ratio::new(numerator, self.denominator.checked_mul(other.numerator)?)
    }

    fn is_negative(self) -> bool {
        self.numerator < 0
    }
}

impl From<Decimal> for Ratio {
    fn from(decimal: Decimal) -> Ratio {
        // Both are within range: a mantissa has 64 bits, and ten to the power of 18 has 60.
        let denominator = 10_i128.pow(u32::from(decimal.scale.min(18)));
        Ratio::new(i128::from(decimal.mantissa), denominator).unwrap_or(Ratio::ZERO)
    }
}

/// A number as a curator would write it: in full where it is whole, else to three places.
impl fmt::Display for Ratio {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = (self.numerator / self.denominator).to_string();
        let rest = self.numerator.unsigned_abs() % self.denominator.unsigned_abs();
        let sign = if self.numerator < 0 && !whole.starts_with('-') { "-" } else { "" };
        let mut grouped = String::new();
        for (at, digit) in whole.char_indices() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) && !grouped.ends_with('-') {
                grouped.push('_');
            }
            grouped.push(digit);
        }
        write!(out, "{sign}{grouped}")?;
        match rest.checked_mul(1000) {
            Some(rest) if rest > 0 => {
                let places = format!("{:03}", rest / self.denominator.unsigned_abs());
                write!(out, ".{}", places.trim_end_matches('0')).map(|_| ())
            }
            _ => Ok(()),
        }
    }
}

/// The greatest common divisor.
fn divisor(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::decimal;

    fn ratio(written: &str) -> Ratio {
        decimal(written).expect("a number of a test").into()
    }

    #[test]
    fn thirds_do_not_round() {
        let third = ratio("1").over(ratio("3")).expect("three is not nothing");
        assert_eq!(third.times(ratio("3")), Some(ratio("1")));
        assert_eq!(ratio("1").over(Ratio::ZERO), None);
    }

    #[test]
    fn numbers_read_as_a_curator_writes_them() {
        for written in ["2_100_000_000", "-37_200_000", "12.5", "-0.25", "0", "999"] {
            assert_eq!(ratio(written).to_string(), written);
        }
    }
}

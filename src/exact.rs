//! Exact arithmetic, so that a sum is wrong only where the source is.

use std::cmp::Ordering;
use std::fmt;

use crate::model::Decimal;

/// Reads a number as TOML writes it: `2_100_000_000`, `-12.5`.
pub fn decimal(written: &str) -> Result<Decimal, &'static str> {
    let plain = written.replace('_', "");
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = whole.trim_start_matches(['+', '-']);
    if digits.is_empty() || !digits.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return Err("write the number in plain digits, such as 1_500_000 or 12.5");
    }
    let mantissa = format!("{whole}{fraction}").parse();
    match (mantissa, u8::try_from(fraction.len())) {
        (Ok(mantissa), Ok(scale)) if scale <= 18 => Ok(Decimal { mantissa, scale }),
        _ => Err("numbers have at most 18 digits"),
    }
}

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

    pub fn plus(self, other: Ratio) -> Option<Ratio> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Ratio::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    pub fn minus(self, other: Ratio) -> Option<Ratio> {
        self.plus(Ratio { numerator: -other.numerator, ..other })
    }

    pub fn times(self, other: Ratio) -> Option<Ratio> {
        let numerator = self.numerator.checked_mul(other.numerator)?;
        Ratio::new(numerator, self.denominator.checked_mul(other.denominator)?)
    }

    pub fn over(self, other: Ratio) -> Option<Ratio> {
        let numerator = self.numerator.checked_mul(other.denominator)?;
        Ratio::new(numerator, self.denominator.checked_mul(other.numerator)?)
    }

    /// Half of it.
    pub fn half(self) -> Option<Ratio> {
        self.over(Ratio { numerator: 2, denominator: 1 })
    }

    /// The smaller and the larger of two.
    pub fn in_order(self, other: Ratio) -> Option<(Ratio, Ratio)> {
        Some(if self.compare(other)? == Ordering::Greater { (other, self) } else { (self, other) })
    }

    /// Whether it is below nothing.
    pub fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// To so many digits that count, and whether nothing was lost: 2433.3 to three is 2430.
    pub fn rounded(self, digits: u32) -> Option<(Decimal, bool)> {
        let (least, size) = (10_u128.checked_pow(digits.checked_sub(1)?)?, self.numerator.unsigned_abs());
        let (mut over, mut under, mut scale) = (size, self.denominator.unsigned_abs(), 0);
        while scale < 18 && over / under < least && over > 0 {
            over = over.checked_mul(10)?;
            scale += 1;
        }
        let mut zeros = 1_u128;
        while over / under / zeros >= least.checked_mul(10)? {
            zeros = zeros.checked_mul(10)?;
        }
        under = under.checked_mul(zeros)?;
        let whole = (over.checked_add(under / 2)? / under).checked_mul(zeros)?;
        let mantissa = i64::try_from(whole).ok()?;
        let is_exact = over % under == 0;
        Some((Decimal { mantissa: if self.is_negative() { -mantissa } else { mantissa }, scale }, is_exact))
    }

    /// The nearest floating-point number, for drawing.
    pub fn approximate(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
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

    fn ratio(written: &str) -> Ratio {
        decimal(written).expect("a number of a test").into()
    }

    #[test]
    fn decimals_are_kept_as_written() {
        assert_eq!(decimal("2_100_000_000"), Ok(Decimal { mantissa: 2_100_000_000, scale: 0 }));
        assert_eq!(decimal("-12.50"), Ok(Decimal { mantissa: -1250, scale: 2 }));
        for refused in ["1e6", "inf", "", "-", "99999999999999999999"] {
            assert!(decimal(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn thirds_do_not_round() {
        let third = ratio("1").over(ratio("3")).expect("three is not nothing");
        assert_eq!(third.times(ratio("3")), Some(ratio("1")));
        assert_eq!(ratio("1").over(Ratio::ZERO), None);
    }

    #[test]
    fn digits_that_do_not_count_are_rounded_away() {
        for (over, under, digits, mantissa, scale, is_exact) in [
            ("2_433_300_000", "1", 5, 2_433_300_000, 0, true),
            ("2_433_300_000", "1", 3, 2_430_000_000, 0, false),
            ("-2_435_000_000", "1", 3, -2_440_000_000, 0, false),
            ("2", "3", 4, 6667, 4, false),
            ("1", "8", 4, 1250, 4, true),
            ("9_999", "10", 3, 1000, 0, false),
            ("0", "7", 3, 0, 0, true),
        ] {
            let rounded = ratio(over).over(ratio(under)).and_then(|ratio| ratio.rounded(digits));
            assert_eq!(rounded, Some((Decimal { mantissa, scale }, is_exact)), "{over} / {under} to {digits}");
        }
    }

    #[test]
    fn numbers_read_as_a_curator_writes_them() {
        for written in ["2_100_000_000", "-37_200_000", "12.5", "-0.25", "0", "999"] {
            assert_eq!(ratio(written).to_string(), written);
        }
    }
}

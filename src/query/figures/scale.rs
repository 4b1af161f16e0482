//! A scale that holds some values and nothing: at most four even steps of 1, 2 or 5, and places in thousandths.

use crate::model::Decimal;

/// Steps of one size, from one count of them to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    first: i64,
    last: i64,
    digit: i64,
    power: i32,
    step: f64,
}

const MOST_STEPS: f64 = 4.0;

impl Scale {
    /// The narrowest scale over a least value, at most nothing, and a greatest one, at least nothing.
    pub fn over(least: f64, greatest: f64) -> Scale {
        let span = greatest - least;
        let (mut unit, mut power) = (1.0, 0);
        // Values have at most 19 digits before the sign and 18 behind; what is no number stops both loops.
        while unit * 10.0 <= span && power < 40 {
            unit *= 10.0;
            power += 1;
        }
        while unit > span && power > -40 {
            unit /= 10.0;
            power -= 1;
        }
        let mut scale = Scale { first: 0, last: 1, digit: 1, power: 0, step: 1.0 };
        if span > 0.0 && span < 1e30 {
            for (digit, power, step) in [
                (2, power - 1, unit / 5.0),
                (5, power - 1, unit / 2.0),
                (1, power, unit),
                (2, power, unit * 2.0),
                (5, power, unit * 5.0),
            ] {
                let (first, last) = ((least / step).floor(), (greatest / step).ceil());
                scale = Scale { first: first as i64, last: last as i64, digit, power, step };
                if last - first <= MOST_STEPS {
                    break;
                }
            }
        }
        scale
    }

    /// Where a value stands, in thousandths of the way; what lies outside stands at the end.
    pub fn place(&self, value: f64) -> u32 {
        let share = (value / self.step - self.first as f64) / (self.last - self.first) as f64;
        (share * 1000.0 + 0.5).clamp(0.0, 1000.0) as u32
    }

    /// Each line with its value.
    pub fn ticks(&self) -> impl Iterator<Item = (u32, Decimal)> + '_ {
        (self.first..=self.last).map(|n| {
            let (way, whole) = (n - self.first, self.last - self.first);
            let at = (2000 * way + whole) / (2 * whole);
            let tens = 10_i64.saturating_pow(self.power.unsigned_abs().min(18));
            let steps = n * self.digit;
            let value = match self.power {
                0.. => Decimal { mantissa: steps.saturating_mul(tens), scale: 0 },
                _ => Decimal { mantissa: steps, scale: self.power.unsigned_abs().min(18) as u8 },
            };
            (at as u32, value)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(least: f64, greatest: f64, ticks: &[(i64, u8)]) {
        let found: Vec<(i64, u8)> =
            Scale::over(least, greatest).ticks().map(|(_, value)| (value.mantissa, value.scale)).collect();
        assert_eq!(found, ticks);
    }

    #[test]
    fn a_scale_has_few_round_lines_and_holds_nothing_and_all() {
        check(0.0, 2.45e9, &[(0, 0), (1_000_000_000, 0), (2_000_000_000, 0), (3_000_000_000, 0)]);
        check(0.0, 37.25e6, &[(0, 0), (10_000_000, 0), (20_000_000, 0), (30_000_000, 0), (40_000_000, 0)]);
        check(-0.3, 0.8, &[(-5, 1), (0, 1), (5, 1), (10, 1)]);
        check(-16.3, 40.0, &[(-20, 0), (0, 0), (20, 0), (40, 0)]);
        check(0.0, 0.0, &[(0, 0), (1, 0)]);
    }

    #[test]
    fn places_are_thousandths_of_the_way() {
        let scale = Scale::over(-1.0, 3.0);
        assert_eq!([-1.0, 0.0, 1.0, 3.0, 9.0, -9.0].map(|value| scale.place(value)), [0, 250, 500, 1000, 1000, 0]);
        assert_eq!(scale.ticks().map(|(at, _)| at).collect::<Vec<_>>(), [0, 250, 500, 750, 1000]);
    }
}

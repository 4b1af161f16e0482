//! How far the true value of a figure may lie from the one given, in numbers to draw and in words.

use super::is_worked_out;
use crate::formula::{self, Float, tokens};
use crate::model::{Decimal, Figure, Scheme};
use crate::query::say;
use crate::query::shape::View;

/// So many digits of a result count: 2.4 billion and 33.3 million make 2.4333 billion.
const OF_RESULT: u8 = 5;
/// So many digits of the end of a range.
const OF_END: u8 = 4;

/// Which ends of a range are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    Both,
    /// "More than": there is no upper one.
    Lower,
    /// "About": no margin is named, and a guess at one would be ours.
    Neither,
}

/// Where the true value may lie; what is no end of the range is near it, for drawing.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    pub value: f64,
    pub low: f64,
    pub high: f64,
    pub ends: Ends,
}

/// The extent of a figure: half of the last digit given to either side, or what the rounding of its origins leaves.
pub fn extent(view: View, figure: &Figure) -> Extent {
    let Float(value) = figure.value.into();
    if is_worked_out(figure) {
        return match range(view, figure) {
            Some((low, high)) => Extent { value, low, high, ends: Ends::Both },
            None => Extent { value, low: value, high: value, ends: Ends::Neither },
        };
    }
    let Float(step) = figure.precision.into();
    let (low, high) = (value - step / 2.0, value + step / 2.0);
    match view.key(Scheme::Bound, figure.bound) {
        "exact" => Extent { value, low, high, ends: Ends::Both },
        "over" | "at-least" => Extent { value, low: value, high: value, ends: Ends::Lower },
        _ => Extent { value, low, high, ends: Ends::Neither },
    }
}

/// Between which ends a derived figure lies, where those of its origins are stated.
fn range(view: View, figure: &Figure) -> Option<(f64, f64)> {
    let derived = figure.derived.as_ref()?;
    let mut ends = Vec::with_capacity(derived.from.len());
    for id in &derived.from {
        let origin = &view.store.catalogue.figures[id.index()];
        let extent = (!is_worked_out(origin)).then(|| extent(view, origin))?;
        if extent.ends != Ends::Both {
            return None;
        }
        ends.push((origin.key.as_str(), extent.low, extent.high));
    }
    formula::range(&derived.formula, &ends)
}

/// The extent in words.
pub fn words(view: View, figure: &Figure, extent: &Extent) -> String {
    use say::figures::{above, follows, no_margin, no_range, rounded};
    let end = |end: f64| number(view, end);
    match (extent.ends, is_worked_out(figure)) {
        (Ends::Both, false) => rounded(view.lang, &end(extent.low), &end(extent.high)),
        (Ends::Both, true) => follows(view.lang, &end(extent.low), &end(extent.high)),
        (Ends::Lower, _) => above(view.lang, &say::number(view.lang, figure.value)),
        (Ends::Neither, false) => no_margin(view.lang),
        (Ends::Neither, true) => no_range(view.lang),
    }
}

/// The end of a range in words.
pub fn number(view: View, end: f64) -> String {
    say::number(view.lang, rounded(end, OF_END))
}

/// ` = 2.4333 billion`, or ` ≈ …` where digits were rounded away.
pub fn result(view: View, value: f64) -> String {
    let decimal = rounded(value, OF_RESULT);
    let lost = (Float::from(decimal).0 - value).abs();
    let mut text = String::from(if lost <= value.abs() * 1e-12 { " = " } else { " ≈ " });
    text.push_str(&say::number(view.lang, decimal));
    text
}

/// To so many digits that count: 2435.2 to three is 2440.
fn rounded(value: f64, digits: u8) -> Decimal {
    // Tens times whole numbers below 2^53 are exact, so that a half is one on every machine.
    let (mut tens, mut zeros, mut scale) = (1.0, 1, 0);
    let most = (0..digits).fold(1.0, |most, _| most * 10.0);
    while (value * tens).abs() < most / 10.0 && value != 0.0 && scale < 18 {
        tens *= 10.0;
        scale += 1;
    }
    while (value / zeros as f64).abs() >= most && zeros < 1_000_000_000_000_000 {
        zeros *= 10;
    }
    let half = if value < 0.0 { -0.5 } else { 0.5 };
    Decimal { mantissa: ((value * tens / zeros as f64 + half) as i64).saturating_mul(zeros), scale }
}

/// How a derived figure follows from others, in words and in numbers.
pub fn working(view: View, figure: &Figure) -> (Option<String>, Option<String>) {
    let Some(derived) = &figure.derived else { return (None, None) };
    let figures = &view.store.catalogue.figures;
    let origin = |key: &str| derived.from.iter().map(|id| &figures[id.index()]).find(|figure| figure.key == key);
    let (mut words, mut numbers) = (String::new(), String::new());
    for token in tokens(&derived.formula) {
        match (origin(token), token) {
            (Some(origin), _) => {
                words.push_str(&short(view, origin));
                numbers.push_str(&say::number(view.lang, origin.value));
            }
            (None, token) => {
                let sign = match token {
                    "+" => " + ",
                    "-" => " − ",
                    "*" => " × ",
                    "/" => " ÷ ",
                    other => other,
                };
                words.push_str(sign);
                numbers.push_str(sign);
            }
        }
    }
    if let Ok(Float(value)) = formula::value(&derived.formula, &|key| Some(origin(key)?.value.into())) {
        numbers.push_str(&result(view, value));
    }
    (Some(words), Some(numbers))
}

/// What a figure counts, and of when.
fn short(view: View, figure: &Figure) -> String {
    let mut text = view.term(Scheme::Measure, figure.measure).label;
    if let Some(period) = &figure.period {
        text.push(' ');
        text.push_str(&period.words(view.lang));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_that_do_not_count_are_rounded_away() {
        for (value, digits, mantissa, scale) in [
            (2_433_300_000.0, 5, 2_433_300_000, 0),
            (2_433_300_000.0, 3, 2_430_000_000, 0),
            (-2_435_000_000.0, 3, -2_440_000_000, 0),
            (2_012_750_000.0, 4, 2_013_000_000, 0),
            (2.0 / 3.0, 4, 6667, 4),
            (0.125, 4, 1250, 4),
            (999.9, 3, 1000, 0),
            (0.0, 3, 0, 0),
        ] {
            assert_eq!(rounded(value, digits), Decimal { mantissa, scale }, "{value} to {digits}");
        }
    }
}

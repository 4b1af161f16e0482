//! How far the true value of a figure may lie from the one given, in exact numbers and in words.

use super::{Working, is_worked_out, key};
use crate::exact::Ratio;
use crate::formula::{self, tokens};
use crate::model::{Figure, Scheme};
use crate::query::say;
use crate::query::shape::View;

/// So many digits of a result count: 2.4 billion and 33.3 million make 2.4333 billion.
pub const OF_RESULT: u32 = 5;
/// So many digits of the end of a range.
pub const OF_END: u32 = 4;

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
    pub value: Ratio,
    pub low: Ratio,
    pub high: Ratio,
    pub ends: Ends,
}

/// The extent of a figure: half of the last digit given to either side, or what the rounding of its origins leaves.
pub fn extent(view: View, figure: &Figure) -> Extent {
    let value = Ratio::from(figure.value);
    if is_worked_out(figure) {
        return match range(view, figure) {
            Some((low, high)) => Extent { value, low, high, ends: Ends::Both },
            None => Extent { value, low: value, high: value, ends: Ends::Neither },
        };
    }
    let half = Ratio::from(figure.precision).half().unwrap_or(Ratio::ZERO);
    let (low, high) = (value.minus(half).unwrap_or(value), value.plus(half).unwrap_or(value));
    match key(view, Scheme::Bound, figure.bound) {
        "exact" => Extent { value, low, high, ends: Ends::Both },
        "over" | "at-least" => Extent { value, low: value, high: value, ends: Ends::Lower },
        _ => Extent { value, low, high, ends: Ends::Neither },
    }
}

/// Between which ends a derived figure lies, where those of its origins are stated.
fn range(view: View, figure: &Figure) -> Option<(Ratio, Ratio)> {
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
    let end = |end: Ratio| number(view, end, OF_END);
    match (extent.ends, is_worked_out(figure)) {
        (Ends::Both, false) => rounded(view.lang, &end(extent.low), &end(extent.high)),
        (Ends::Both, true) => follows(view.lang, &end(extent.low), &end(extent.high)),
        (Ends::Lower, _) => above(view.lang, &say::number(view.lang, figure.value)),
        (Ends::Neither, false) => no_margin(view.lang),
        (Ends::Neither, true) => no_range(view.lang),
    }
}

/// A number in words, to so many digits that count.
pub fn number(view: View, number: Ratio, digits: u32) -> String {
    number.rounded(digits).map_or_else(String::new, |(decimal, _)| say::number(view.lang, decimal))
}

/// ` = 2.4333 billion`, or ` ≈ …` where digits were rounded away.
pub fn result(view: View, number: Ratio) -> String {
    let Some((decimal, is_exact)) = number.rounded(OF_RESULT) else { return String::new() };
    let mut text = String::from(if is_exact { " = " } else { " ≈ " });
    text.push_str(&say::number(view.lang, decimal));
    text
}

/// How a derived figure follows from others, in words and in numbers.
pub fn working(view: View, figure: &Figure) -> Option<Working> {
    let derived = figure.derived.as_ref()?;
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
    if let Ok(value) = formula::value(&derived.formula, &|key| origin(key).map(|origin| Ratio::from(origin.value))) {
        numbers.push_str(&result(view, value));
    }
    Some(Working { words, numbers })
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

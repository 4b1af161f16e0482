//! Figures: sums, derivations, currencies, and who carries them.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::exact::Ratio;
use crate::formula::{self, Fault, Number as _};
use crate::nearest::nearest;
use crate::seed::diagnostic::Report;
use crate::seed::index::Seeds;
use crate::seed::parse::{Figure, Number, Species};

/// The precision of a figure is a step above nothing, and its value is a whole number of steps.
///
/// Not so where the value follows from others: then the precision says how far they can be trusted.
pub fn precisions_are_steps(seeds: &Seeds, report: &mut Report) {
    for figure in &seeds.figures {
        let (Some(value), Some(step)) = (ratio(&figure.value), ratio(&figure.precision)) else { continue };
        if step.compare(Ratio::ZERO) != Some(Ordering::Greater) {
            report.error(figure.precision.place, "a precision is above nothing");
        } else if figure.derived.is_none() && !value.over(step).is_some_and(Ratio::is_whole) {
            let sentence = format!("the value {value} is no multiple of the precision {step}");
            let hint = "the precision is the last digit that the text gives: 100_000 for 2.1 million";
            report.error(figure.precision.place, sentence).hint(hint);
        }
    }
}

/// Parts add up to their total, within the rounding of all of them.
///
/// Nothing is concluded from "over" and "about", nor are parts added that count different things or times.
pub fn figures_add_up(seeds: &Seeds, report: &mut Report) {
    for total in seeds.figures.iter().filter(|figure| !figure.parts.is_empty()) {
        let parts: Vec<&Figure> = total.parts.iter().filter_map(|part| seeds.get(part)).collect();
        for (part, key) in parts.iter().zip(total.parts.iter()) {
            if part.unit.value != total.unit.value {
                let sentence =
                    format!("`{}` counts {}, and its total {}", key.value, part.unit.value, total.unit.value);
                report.error(key.place, sentence);
            }
            if let (Some(a), Some(b)) = (part.period.known(), total.period.known())
                && a != b
            {
                report.error(key.place, format!("`{}` is of {a}, and its total of {b}", key.value));
            }
        }
        let is_exact = |figure: &Figure| figure.bound.value == "exact";
        if !is_exact(total) || !parts.iter().all(|part| is_exact(part)) {
            continue;
        }
        let all: Vec<&Figure> = parts.iter().copied().chain([total]).collect();
        let sum = sum(parts.iter().map(|part| ratio(&part.value)));
        let rounding = sum_of_halves(&all);
        if let (Some(sum), Some(rounding), Some(stated)) = (sum, rounding, ratio(&total.value))
            && is_apart(sum, stated, rounding)
        {
            let sentence = format!("the parts add up to {sum}, and the total is {stated}");
            let hint = format!("rounding allows {rounding}; if the source says so, leave `parts` out and link them");
            report.error(total.value.place, sentence).hint(hint);
        }
    }
}

/// What follows from other figures is what the formula gives, to half of its precision.
pub fn derived_figures_follow(seeds: &Seeds, report: &mut Report) {
    for figure in &seeds.figures {
        let Some(derived) = figure.derived.as_ref().filter(|derived| !derived.formula.is_blank()) else { continue };
        let value_of = |key: &str| {
            let other = seeds.figures.iter().find(|other| other.key.value == key && key != figure.key.value)?;
            ratio(&other.value)
        };
        let place = derived.formula.place;
        match formula::value(&derived.formula.value, &value_of) {
            Ok(value) => {
                let tolerance = ratio(&figure.precision).and_then(Ratio::half);
                if let (Some(stated), Some(tolerance)) = (ratio(&figure.value), tolerance)
                    && is_apart(value, stated, tolerance)
                {
                    let sentence = format!("the formula gives {value}, and the value is {stated}");
                    report.error(figure.value.place, sentence).note("the formula stands at", place);
                }
            }
            Err(Fault::Unknown(key)) => {
                let near = nearest(key, seeds.keys(Species::Figure, place.file));
                report.error(place, format!("`{key}` is no other figure of ours")).did_you_mean(near);
            }
            Err(Fault::Arithmetic) => {
                report.error(place, "this divides by nothing, or the numbers grow too large");
            }
            Err(fault) => {
                let hint = "a formula has + - * /, numbers, parentheses and keys, with spaces around every operator";
                report.error(place, unreadable(fault)).hint(hint);
            }
        }
    }
}

/// What makes a formula unreadable.
fn unreadable(fault: Fault) -> String {
    match fault {
        Fault::NoOperator(token) => format!("`{token}` stands where an operator should"),
        Fault::NoOperand(token) => format!("`{token}` is neither a number nor a key"),
        Fault::Unclosed => "a parenthesis is not closed".to_string(),
        Fault::TooDeep => "the parentheses are nested too deep".to_string(),
        _ => "the formula ends too early".to_string(),
    }
}

/// A figure that a source states is carried by a relation of that source; a derived one is carried by none.
///
/// Its evidence is the relation's. A derived figure shown with evidence would pass for the source's own.
pub fn figures_are_carried(seeds: &Seeds, report: &mut Report) {
    let mut carried = BTreeSet::new();
    for relation in &seeds.relations {
        for key in relation.figure.iter() {
            carried.insert(&key.value);
            let Some(figure) = seeds.get(key) else { continue };
            let sources = [figure.key.place, key.place].map(|place| seeds.source_of(place));
            let [Some(of_figure), Some(of_relation)] = sources.map(|source| source.map(|source| &source.key.value))
            else {
                continue;
            };
            if of_figure != of_relation {
                let sentence = format!("`{}` is a figure of `{of_figure}`", key.value);
                report.error(key.place, sentence).hint("each source carries its own numbers; link the two");
            }
        }
    }
    for figure in seeds.figures.iter().filter(|figure| !figure.key.is_blank()) {
        let key = &figure.key;
        match (carried.contains(&key.value), figure.derived.is_some()) {
            (false, false) => {
                let finding = report.error(key.place, format!("no relation carries the figure `{}`", key.value));
                finding.hint("name it in `figure` of the relation that states it");
            }
            (true, true) => {
                let sentence =
                    format!("`{}` is derived, and a relation carries it as if the source said it", key.value);
                report.error(key.place, sentence).hint("take it out of `figure` of that relation");
            }
            _ => {}
        }
    }
}

/// An amount says in which currency the text gives it, or that the text does not.
///
/// A code stands only where the text names the currency; a guess is a field of its own, with its reason.
pub fn currencies_are_stated(seeds: &Seeds, report: &mut Report) {
    for figure in seeds.figures.iter().filter(|figure| !figure.unit.is_blank()) {
        let is_amount = figure.unit.value == "currency";
        match (&figure.currency, &figure.assumed_currency) {
            (None, _) if is_amount => {
                let finding = report.error(figure.unit.place, "this amount does not say in which currency");
                finding.hint("add `currency = \"not-stated\"`, or the code that the text names");
            }
            (Some(currency), _) if !is_amount => {
                let sentence = format!("a figure in {} has no currency", figure.unit.value);
                report.error(currency.place, sentence);
            }
            (Some(currency), Some(assumed)) if currency.value != "not-stated" => {
                let sentence = format!("the currency is stated as {}, and assumed besides", currency.value);
                report.error(assumed.at, sentence).hint("keep the one that is true");
            }
            _ => {}
        }
        let codes = [&figure.currency, &figure.assumed_currency.as_ref().map(|assumed| assumed.code.clone())];
        for code in codes.into_iter().flatten().filter(|code| code.value != "not-stated" && !code.is_blank()) {
            if code.value.len() != 3 || !code.value.bytes().all(|byte| byte.is_ascii_uppercase()) {
                let sentence = format!("`{}` is no currency code of ISO 4217", code.value);
                report.error(code.place, sentence).hint("write three capitals, such as CAD");
            }
        }
    }
}

/// A figure that rose is above its baseline, one that fell is below, and there is one thing it is measured against.
pub fn changes_go_their_way(seeds: &Seeds, report: &mut Report) {
    for figure in &seeds.figures {
        let Some(change) = &figure.change else { continue };
        if change.baseline.is_some() && change.since.is_some() {
            report.error(change.at, "a change is measured against a figure or since an event, not both");
        }
        let baseline = change.baseline.as_ref().and_then(|baseline| seeds.get(baseline));
        // The rise of exports is measured against exports, and is no amount of exports itself.
        let is_alike =
            |other: &&Figure| other.unit.value == figure.unit.value && other.measure.value == figure.measure.value;
        let Some(baseline) = baseline.filter(is_alike) else { continue };
        let (Some(now), Some(before)) = (ratio(&figure.value), ratio(&baseline.value)) else { continue };
        let wanted = if change.direction.value == "rise" { Ordering::Greater } else { Ordering::Less };
        let is_known = ["rise", "fall"].contains(&change.direction.value.as_str());
        if is_known && now.compare(before).is_some_and(|order| order != wanted) {
            let sentence = format!("this is a {} from {before} to {now}", change.direction.value);
            report.error(change.direction.place, sentence).note("the baseline stands at", baseline.value.place);
        }
    }
}

fn ratio(number: &Number) -> Option<Ratio> {
    number.value.map(Ratio::from)
}

fn sum(numbers: impl Iterator<Item = Option<Ratio>>) -> Option<Ratio> {
    numbers.into_iter().try_fold(Ratio::ZERO, |sum, number| sum.plus(number?))
}

/// How far rounding can lead astray: half a step for each figure.
fn sum_of_halves(figures: &[&Figure]) -> Option<Ratio> {
    sum(figures.iter().map(|figure| ratio(&figure.precision)?.half()))
}

fn is_apart(a: Ratio, b: Ratio, tolerance: Ratio) -> bool {
    a.distance(b).and_then(|distance| distance.compare(tolerance)) == Some(Ordering::Greater)
}

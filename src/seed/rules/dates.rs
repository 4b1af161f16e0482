//! Dates: readable, possible, with their reasons.

use crate::date::{Date, Day as CalendarDay};
use crate::seed::diagnostic::{Place, Report};
use crate::seed::index::Seeds;
use crate::seed::parse::{Day, Leaf, Walk};

/// A date is written in EDTF (ISO 8601-2), or is `not-stated`.
pub fn dates_are_edtf(seeds: &Seeds, report: &mut Report) {
    seeds.walk(&mut |leaf| {
        let Leaf::Day(Day { word, date: Err(error) }) = leaf else { return };
        let sentence = format!("`{}` is no date: {error}", word.value);
        let finding = report.error(word.part(error.range.clone()), sentence);
        if let Some(hint) = &error.hint {
            finding.hint(hint.clone());
        }
    });
}

/// A date says why it is what it is, and what has no date has no reason either.
///
/// `stated` is the reason where the text gives the date; everything else is an inference, and a reader must see it.
pub fn dates_have_a_basis(seeds: &Seeds, report: &mut Report) {
    let mut ask = |field: &str, day: Option<&Day>, basis: Option<Place>| {
        let Some(day) = day else {
            if let Some(basis) = basis {
                report.error(basis, format!("`{field}` is not given, and this says why it is what it is"));
            }
            return;
        };
        match (&day.date, basis) {
            // A blank was reported as such.
            (Ok(None), Some(basis)) if !day.word.is_blank() => {
                report.error(basis, format!("`{field}` is not stated, and this says why it is what it is"));
            }
            (Ok(Some(_)), None) => {
                let finding = report.error(day.word.place, "this date has no basis");
                finding.hint("`stated` where the text says it, else the reasoning");
            }
            _ => {}
        }
    };
    for relation in &seeds.relations {
        ask("when", Some(&relation.when), relation.when_basis.as_ref().map(|basis| basis.place));
        ask("said-on", relation.said_on.as_ref(), relation.said_basis.as_ref().map(|basis| basis.place));
    }
    for event in &seeds.events {
        ask("when", Some(&event.when), event.when_basis.as_ref().map(|basis| basis.place));
    }
    for source in &seeds.sources {
        ask("issued", source.issued.as_ref(), source.issued_basis.as_ref().map(|basis| basis.place));
    }
}

/// Nothing is said after it was printed, nothing has happened after it was told, and nothing comes from the future.
///
/// Only what no reading of the dates allows is an error: the earliest day of one against the latest of the other.
/// A date marked approximate may be off by an unknown margin, so nothing is concluded from it.
pub fn dates_are_possible(seeds: &Seeds, report: &mut Report) {
    let compiled = seeds.about.compiled.known();
    for relation in &seeds.relations {
        let issued = seeds.source_of(relation.key.place).and_then(|source| source.issued.as_ref());
        let said = relation.said_on.as_ref().or(issued);
        if let Some(said_on) = &relation.said_on {
            in_order(report, said_on, "it was said", issued, "its source was issued");
            not_from_the_future(report, said_on, compiled);
        }
        if relation.standing.value == "occurred" {
            in_order(report, &relation.when, "it happened", said, "it was told");
        }
    }
    for event in seeds.events.iter().filter(|event| event.standing.value == "occurred") {
        not_from_the_future(report, &event.when, compiled);
    }
    for issued in seeds.sources.iter().filter_map(|source| source.issued.as_ref()) {
        not_from_the_future(report, issued, compiled);
    }
}

fn in_order(report: &mut Report, first: &Day, first_is: &str, then: Option<&Day>, then_is: &str) {
    let Some(then) = then else { return };
    if is_certainly_after(first.known(), then.known()) {
        let [a, b] = [first, then].map(|day| day.word.value.as_str());
        let finding = report.error(first.word.place, format!("{first_is} on `{a}`, after {then_is} on `{b}`"));
        finding.note("the later date stands at", then.word.place);
    }
}

fn not_from_the_future(report: &mut Report, day: &Day, compiled: Option<&Date>) {
    if is_certainly_after(day.known(), compiled) {
        let written = &day.word.value;
        let sentence = format!("`{written}` is later than the day on which this dataset was compiled");
        report.error(day.word.place, sentence).hint("set `compiled` in `dataset.toml` when facts are added");
    }
}

/// Whether no reading lets `a` begin before `b` is over.
fn is_certainly_after(a: Option<&Date>, b: Option<&Date>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => !a.is_approximate() && !b.is_approximate() && a.earliest() > b.latest(),
        _ => false,
    }
}

/// The steps of a thread follow each other in time, as far as their dates can tell.
pub fn threads_follow_time(seeds: &Seeds, report: &mut Report) {
    for thread in &seeds.threads {
        let mut latest_beginning: Option<(CalendarDay, &str)> = None;
        for step in thread.step.iter() {
            let Some(date) = seeds.get(&step.relation).and_then(|relation| relation.when.known()) else { continue };
            if let Some((_, earlier)) = latest_beginning.filter(|(day, _)| date.latest() < *day) {
                let key = &step.relation.value;
                let sentence = format!("`{key}` comes before `{earlier}` in time, and after it in this thread");
                report.error(step.relation.place, sentence);
            }
            if latest_beginning.is_none_or(|(day, _)| date.earliest() > day) {
                latest_beginning = Some((date.earliest(), &step.relation.value));
            }
        }
    }
}

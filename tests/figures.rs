//! The view of figures before a naive judge: over made-up figures of a small dataset, what is shown, where it stands on its
//! scale, and what each check finds are what a plain reckoning in whole numbers says.

#[path = "oracle/tape.rs"]
mod tape;

use std::collections::BTreeSet;

use entente::engine::Engine;
use entente::model::*;
use entente::query::answer::Options;
use entente::query::figures::{Check, Figures, Mark, Panel, WorkedOut};
use entente::{pack, seed};
use proptest::collection::vec;
use proptest::prelude::*;
use tape::Tape;

const QUERIES: [&str; 5] = ["", "source:harbour-times", "-source:harbour-times", "kind:request", "when:2020.."];

#[test]
fn what_is_shown_is_carried_or_follows_from_what_is_shown() {
    check(|round| {
        let shown: BTreeSet<String> = round.marks().map(|mark| mark.figure.key.clone()).collect();
        let mut walked: BTreeSet<String> = BTreeSet::new();
        for relation in &round.matching {
            walked.extend(relation.figure.iter().map(|id| round.figure(*id).key.clone()));
        }
        prop_assert_eq!(round.view.stated as usize, walked.len());
        for _ in 0..round.dataset.figures.len() {
            for figure in &round.dataset.figures {
                let follows = |derived: &Derived| derived.from.iter().all(|id| walked.contains(&round.figure(*id).key));
                if figure.derived.as_ref().is_some_and(follows) {
                    walked.insert(figure.key.clone());
                }
            }
        }
        prop_assert_eq!(round.view.worked_out as usize, walked.len() - round.view.stated as usize);
        prop_assert_eq!(shown, walked);
        let stated = round.ask(WorkedOut::Hidden);
        prop_assert!(stated.panels.iter().flat_map(|panel| &panel.marks).all(|mark| mark.figure.derived.is_none()));
        prop_assert_eq!((stated.stated, stated.worked_out), (round.view.stated, 0));
        Ok(())
    });
}

#[test]
fn what_shares_a_scale_is_counted_alike() {
    check(|round| {
        let alike = |mark: &Mark| {
            let figure = &mark.figure;
            let lacks_start = figure.change.as_ref().is_some_and(|change| change.baseline.is_none());
            let reporter = figure.reporter.as_ref().map(|reporter| reporter.key.clone());
            let assumed = figure.assumed_currency.as_ref().map(|assumed| assumed.code.clone());
            let (measure, unit) = (figure.measure.key.clone(), figure.unit.key.clone());
            (measure, unit, figure.currency.clone(), assumed, reporter, lacks_start)
        };
        let mut panels = BTreeSet::new();
        for panel in &round.view.panels {
            let first = alike(&panel.marks[0]);
            prop_assert!(panel.marks.iter().all(|mark| alike(mark) == first));
            prop_assert!(panels.insert(first), "two panels hold what is counted alike");
        }
        Ok(())
    });
}

#[test]
fn each_figure_stands_where_its_value_is_and_reaches_as_far_as_its_last_digit() {
    check(|round| {
        for panel in &round.view.panels {
            let scale = Scale::of(panel);
            prop_assert!(panel.ticks.len() <= 6 && scale.place(0) == panel.zero);
            for mark in &panel.marks {
                let figure = round.find(&mark.figure.key);
                let fell = figure.change.as_ref().is_some_and(|change| !change.is_rise);
                let sign = if mark.figure.unit.key == "percent" && fell && figure.value.mantissa > 0 { -1 } else { 1 };
                prop_assert!(is_near(mark.at, scale.place(sign * hundredths(figure.value) * 2)), "{}", &figure.key);
                if figure.derived.is_none() {
                    let (low, high) = ends(figure);
                    let (low, high) = if sign < 0 { (-high, -low) } else { (low, high) };
                    let is_open = mark.figure.bound.key == "over";
                    let (from, to) = if is_open { (mark.at, 1000) } else { (scale.place(low), scale.place(high)) };
                    prop_assert!(
                        is_near(mark.from, from) && is_near(mark.to, to),
                        "{} from {from} to {to}",
                        &figure.key
                    );
                }
            }
        }
        Ok(())
    });
}

#[test]
fn a_derived_figure_reaches_from_its_least_corner_to_its_greatest() {
    check(|round| {
        for panel in &round.view.panels {
            let scale = Scale::of(panel);
            for mark in &panel.marks {
                let figure = round.find(&mark.figure.key);
                let Some(derived) = &figure.derived else { continue };
                let origins = [round.figure(derived.from[0]), round.figure(derived.from[1])];
                if origins.iter().any(|origin| bound(round.dataset, origin) != "exact") {
                    prop_assert_eq!((mark.from, mark.to), (mark.at, mark.at));
                    continue;
                }
                // Half a hundredth is the smallest step that an end can stand on.
                let [(a, b), (c, d)] = origins.map(ends);
                let (low, high) = if derived.formula.contains(" - ") { (a - d, b - c) } else { (a + c, b + d) };
                prop_assert!(
                    is_near(mark.from, scale.place(low)) && is_near(mark.to, scale.place(high)),
                    "{}",
                    &derived.formula
                );
            }
        }
        Ok(())
    });
}

#[test]
fn sums_and_changes_agree_where_rounding_lets_them() {
    check(|round| {
        let mut expected: Vec<&str> = Vec::new();
        let stated =
            || round.marks().map(|mark| round.find(&mark.figure.key)).filter(|figure| figure.derived.is_none());
        let mut order: Vec<&Figure> = stated().collect();
        order.sort_by_key(|figure| &figure.key);
        for total in order.iter().filter(|figure| !figure.parts.is_empty()) {
            let parts: Vec<&Figure> = total.parts.iter().map(|id| round.figure(*id)).collect();
            let is_known = parts.iter().all(|part| is_alike(part, total))
                && parts.iter().chain([total]).all(|figure| bound(round.dataset, figure) == "exact");
            let (low, high) = parts.iter().map(|part| ends(part)).fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
            let (from, to) = ends(total);
            expected.push(if !is_known {
                "cannot"
            } else if low <= to && from <= high {
                "agrees"
            } else {
                "differs"
            });
        }
        for figure in &order {
            let Some(change) = &figure.change else { continue };
            let baseline = change.baseline.map(|id| round.figure(id));
            expected.push(match baseline {
                Some(before)
                    if is_alike(figure, before)
                        && figure.measure == before.measure
                        && [figure, &before].iter().all(|figure| bound(round.dataset, figure) == "exact") =>
                {
                    let ((low, high), (from, to)) = (ends(figure), ends(before));
                    let may_be = if change.is_rise { high > from } else { low < to };
                    if may_be { "agrees" } else { "differs" }
                }
                _ => "cannot",
            });
        }
        let found: Vec<&str> = round.view.checks.iter().map(|check: &Check| check.verdict.key.as_str()).collect();
        prop_assert_eq!(found, expected);
        Ok(())
    });
}

#[test]
fn a_panel_leads_to_its_relations() {
    check(|round| {
        for panel in &round.view.panels {
            let answer = |query: &str| round.engine.answer(query, ALL).expect("the engine has printed it");
            prop_assert_eq!(answer(&panel.query).total, panel.total);
            for mark in &panel.marks {
                let brought: Vec<String> = answer(&mark.query).relations.into_iter().map(|card| card.key).collect();
                let carried = round.matching.iter().filter(|relation| mark.figure.carried_by.contains(&relation.key));
                for relation in carried {
                    prop_assert!(brought.contains(&relation.key), "`{}` leaves out {}", mark.query, relation.key);
                }
            }
        }
        Ok(())
    });
}

const ALL: Options = Options { lang: entente::lang::Lang::En, size: Options::MOST, lenient: false };

/// A query put to a dataset, with its answer and the relations that it keeps.
struct Round<'a> {
    dataset: &'a Dataset,
    engine: &'a Engine,
    query: &'a str,
    matching: Vec<&'a Relation>,
    view: Figures,
}

impl Round<'_> {
    fn ask(&self, worked_out: WorkedOut) -> Figures {
        self.engine.figures(self.query, ALL, worked_out).expect("the query is understood")
    }

    fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.view.panels.iter().flat_map(|panel| &panel.marks)
    }

    fn figure(&self, id: FigureId) -> &Figure {
        &self.dataset.figures[id.index()]
    }

    fn find(&self, key: &str) -> &Figure {
        self.dataset.figures.iter().find(|figure| figure.key == key).expect("the engine shows figures of the dataset")
    }
}

/// Draws figures and puts each query to the judge.
fn check(judge: impl Fn(&Round) -> Result<(), TestCaseError>) {
    let seeds = seed::read(std::path::Path::new("tests/mini/seeds")).expect("the miniature can be read");
    let (miniature, _) = seed::compile(&seeds).expect("the miniature is in order");
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(row in vec(any::<u16>(), 160))| {
        let dataset = made_up(&miniature, &mut Tape::new(&row));
        let engine = Engine::open(pack::write(&dataset, pack::Index::Held)).expect("it was written a moment ago");
        for query in QUERIES {
            let found = engine.answer(query, ALL).expect("the query is understood").relations;
            let is_found = |relation: &&Relation| found.iter().any(|card| card.key == relation.key);
            let matching = dataset.relations.iter().filter(is_found).collect();
            let view = engine.figures(query, ALL, WorkedOut::Shown).expect("the query is understood");
            judge(&Round { dataset: &dataset, engine: &engine, query, matching, view })?;
        }
    });
}

/// The miniature with other figures: values of few digits, so that sums often fit and often just miss.
fn made_up(miniature: &Dataset, tape: &mut Tape) -> Dataset {
    let mut dataset = Dataset { figures: Vec::new(), links: Vec::new(), ..miniature.clone() };
    let bounds = &mut dataset.vocabulary.schemes[Scheme::Bound as usize];
    let over = Term { key: "over".to_owned(), ..bounds[0].clone() };
    bounds.push(over);
    let n_stated = 2 + tape.below(6);
    for number in 0..n_stated + tape.below(4) {
        let figure = figure(tape, &dataset, number as u32, n_stated as u32);
        dataset.figures.push(figure);
    }
    for relation in &mut dataset.relations {
        let mut carried = tape.some(2, |tape| FigureId(tape.below(n_stated) as u32));
        carried.sort_unstable();
        carried.dedup();
        relation.figure = carried;
    }
    dataset
}

fn figure(tape: &mut Tape, dataset: &Dataset, number: u32, n_stated: u32) -> Figure {
    let term = |scheme, key: &str| dataset.vocabulary.find(scheme, key).expect("the miniature has it");
    let is_derived = number >= n_stated;
    let before = |tape: &mut Tape| FigureId(tape.below(number.min(n_stated).max(1) as usize) as u32);
    let unit = tape.of(&["currency", "currency", "percent"]);
    let step = tape.of(&[1, 10, 100, 1000]);
    let mantissa = step * (tape.below(12) as i64 - 2);
    let derived = is_derived.then(|| {
        let from = vec![before(tape), before(tape)];
        let sign = tape.of(&["-", "+"]);
        let formula = format!("figure-{} {sign} figure-{}", from[0].0, from[1].0);
        Derived { formula, from, reason: Text::default() }
    });
    // The same figure twice is one figure, and its ends do not add up as two would.
    let derived = derived.filter(|derived| derived.from[0] != derived.from[1]);
    let change = (!is_derived && number > 0).then(|| Change {
        is_rise: tape.chance(50),
        baseline: tape.rarely(70, before),
        since: None,
    });
    Figure {
        key: format!("figure-{number}"),
        source: None,
        measure: TermId(tape.below(2) as u32),
        value: Decimal { mantissa, scale: 2 },
        precision: Decimal { mantissa: step, scale: 2 },
        bound: term(Scheme::Bound, tape.of(&["exact", "exact", "exact", "exact", "about", "over"])),
        unit: term(Scheme::Unit, unit),
        currency: tape.rarely(30, |_| "XTS".to_owned()),
        assumed_currency: None,
        reporter: tape.rarely(60, |tape| EntityId(tape.below(2) as u32)),
        partner: None,
        direction: TermId(0),
        period: None,
        change: change.filter(|_| tape.chance(40)),
        parts: if is_derived || number == 0 || tape.chance(50) { Vec::new() } else { vec![before(tape)] },
        derived,
    }
}

/// The line on which a panel's values stand, in half hundredths.
struct Scale {
    first: i64,
    last: i64,
}

impl Scale {
    /// From what the outermost lines say.
    fn of(panel: &Panel) -> Scale {
        let read = |label: &str| {
            let plain: String = label.replace('\u{2212}', "-").replace(',', "");
            let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
            let written = format!("{whole}{part:0<3}");
            let thousandths: i64 = written.parse().expect("small numbers are written in digits");
            assert!(thousandths % 5 == 0);
            thousandths / 5
        };
        Scale { first: read(&panel.ticks[0].label), last: read(&panel.ticks[panel.ticks.len() - 1].label) }
    }

    /// The nearest thousandth; a half goes up.
    fn place(&self, value: i64) -> u32 {
        let (way, whole) = (value - self.first, self.last - self.first);
        u32::try_from((2000 * way + whole).div_euclid(2 * whole)).expect("the scale holds it")
    }
}

/// A half of a thousandth may go either way.
fn is_near(place: u32, reckoned: u32) -> bool {
    place.abs_diff(reckoned) <= 1
}

fn hundredths(decimal: Decimal) -> i64 {
    decimal.mantissa
}

/// Between which half hundredths a figure lies.
fn ends(figure: &Figure) -> (i64, i64) {
    let (value, step) = (2 * hundredths(figure.value), hundredths(figure.precision));
    (value - step, value + step)
}

fn bound<'a>(dataset: &'a Dataset, figure: &Figure) -> &'a str {
    &dataset.vocabulary.terms(Scheme::Bound)[figure.bound.index()].key
}

fn is_alike(one: &Figure, other: &Figure) -> bool {
    one.unit == other.unit && one.currency == other.currency
}

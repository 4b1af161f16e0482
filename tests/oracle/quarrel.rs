//! Made-up quarrels: a made-up dataset with links, figures, offices and texts that lean on each other, few of each kind, so
//! that many of them meet.

use entente::date::Date;
use entente::model::*;

use crate::tape::Tape;

const LINK_KINDS: [&str; 7] =
    ["contradicts", "corroborates", "derived-from", "in-tension", "incomparable", "repeats", "updates"];
const PERIODS: [&str; 9] = ["2020", "2020", "2020", "2019", "2020", "2020~", "2019/2020", "2020-07", "[2019..2021]"];
const TITLES: [&str; 3] = ["Minister", "minister", "envoy"];
const WHEN: [&str; 5] = ["2019", "2020", "2020-07-15", "2019/..", "2021"];

/// The dataset with quarrels, drawn from a number.
pub fn quarrel(dataset: &Dataset, seed: u32) -> Dataset {
    let mut state = u64::from(seed) + 1;
    let numbers: Vec<u16> = (0..4000)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as u16
        })
        .collect();
    let tape = &mut Tape::new(&numbers);
    let mut dataset = dataset.clone();
    vocabulary(&mut dataset);
    for relation in &mut dataset.relations {
        quarrelsome(tape, relation, dataset.entities.len(), dataset.events.len());
    }
    let time = |relation: &Relation| (crate::dataset::time(relation), relation.key.clone());
    dataset.relations.sort_by_key(time);
    let n_entities = dataset.entities.len();
    for source in &mut dataset.sources {
        let entity = |tape: &mut Tape| EntityId(tape.below(n_entities) as u32);
        source.publisher = tape.rarely(50, entity);
        source.draws_on = tape.rarely(30, entity).into_iter().collect();
        source.voice = entity(tape);
    }
    for event in &mut dataset.events {
        event.when = tape.rarely(40, |tape| when(tape.of(&WHEN)));
    }
    dataset.figures = (0..tape.below(13)).map(|number| figure(tape, number, &dataset)).collect();
    for id in 0..dataset.figures.len() {
        if dataset.figures[id].derived.is_none() {
            let at = tape.below(dataset.relations.len());
            dataset.relations[at].figure.push(FigureId(id as u32));
        }
    }
    dataset.links = (0..tape.below(6)).map(|number| link(tape, number, &dataset)).collect();
    dataset
}

fn vocabulary(dataset: &mut Dataset) {
    for (scheme, keys) in [
        (Scheme::LinkKind, &LINK_KINDS[..]),
        (Scheme::Predicate, &["met", "wrote-to"]),
        (Scheme::Kind, &["agreement", "meeting", "request", "trade-figure", "office"]),
        (Scheme::Measure, &["exports", "trade"]),
        (Scheme::Unit, &["currency", "percent", "persons"]),
        (Scheme::Bound, &["exact", "over", "about", "at-least"]),
        (Scheme::Direction, &["two-way", "export"]),
    ] {
        let text = |key: &str| Text { en: key.to_owned(), fr: key.to_owned(), km: None };
        let term =
            |key: &&str| Term { key: (*key).to_owned(), label: text(key), description: None, plover: Vec::new() };
        dataset.vocabulary.schemes[scheme as usize] = keys.iter().map(term).collect();
    }
}

/// Gives a relation few enough ends that others have the same.
fn quarrelsome(tape: &mut Tape, relation: &mut Relation, n_entities: usize, n_events: usize) {
    let few = n_entities.min(2);
    relation.subject = vec![EntityId(tape.below(few) as u32)];
    relation.object = tape.rarely(70, |tape| EntityId(tape.below(few) as u32)).into_iter().collect();
    relation.predicate = TermId(tape.below(2) as u32);
    relation.is_negative = tape.chance(20);
    relation.by = tape.rarely(50, |tape| EntityId(tape.below(n_entities) as u32)).into_iter().collect();
    relation.through = tape.rarely(20, |tape| EntityId(tape.below(n_entities) as u32)).into_iter().collect();
    relation.event = (n_events > 0 && tape.chance(50)).then_some(EventId(0));
    relation.place = tape.rarely(50, |tape| EntityId(tape.below(few) as u32)).into_iter().collect();
    if tape.chance(60) {
        relation.when = tape.rarely(90, |tape| when(tape.of(&WHEN)));
    }
    if tape.chance(40) {
        relation.kind = TermId(4);
        let title = tape.of(&TITLES).to_owned();
        relation.office = tape.rarely(90, |_| Text { en: title.clone(), fr: title, km: None });
    }
}

fn figure(tape: &mut Tape, number: usize, dataset: &Dataset) -> Figure {
    let few = dataset.entities.len().min(2);
    let state = |tape: &mut Tape, usual: u32| match tape.below(10) {
        0 => None,
        1 => Some(EntityId(tape.below(few) as u32)),
        _ => Some(EntityId(usual)),
    };
    let is_derived = tape.chance(10);
    let reason = || Text { en: String::new(), fr: String::new(), km: None };
    Figure {
        // Lists stand in the order of their keys, as every dataset has them, past the tenth too.
        key: format!("figure-{number:02}"),
        source: Some(SourceId(tape.below(dataset.sources.len()) as u32)),
        measure: TermId(tape.of(&[0, 0, 0, 1])),
        value: Decimal { mantissa: 20 + tape.below(5) as i64, scale: tape.of(&[0, 0, 0, 1]) },
        precision: tape.of(&[
            Decimal { mantissa: 1, scale: 0 },
            Decimal { mantissa: 1, scale: 1 },
            Decimal { mantissa: 2, scale: 0 },
        ]),
        bound: TermId(tape.of(&[0, 0, 0, 0, 0, 1, 2, 3])),
        unit: TermId(tape.of(&[2, 2, 2, 2, 0, 1])),
        currency: tape.rarely(50, |tape| tape.of(&["CAD", "USD"]).to_owned()),
        assumed_currency: None,
        reporter: state(tape, 0),
        partner: state(tape, 1),
        direction: TermId(tape.of(&[0, 0, 0, 1])),
        period: tape.rarely(90, |tape| Date::parse(tape.of(&PERIODS)).expect("these are dates")),
        change: tape.rarely(20, |tape| Change {
            is_rise: tape.chance(50),
            baseline: None,
            since: tape.rarely(30, |_| EventId(0)).filter(|_| !dataset.events.is_empty()),
        }),
        parts: Vec::new(),
        derived: is_derived.then(|| Derived { formula: "0".to_owned(), from: Vec::new(), reason: reason() }),
    }
}

fn link(tape: &mut Tape, number: usize, dataset: &Dataset) -> Link {
    let text = |text: &str| Text { en: text.to_owned(), fr: text.to_owned(), km: None };
    let n = dataset.figures.len();
    let between = if n > 1 && tape.chance(50) {
        let first = tape.below(n);
        Between::Figures(vec![FigureId(first as u32), FigureId(((first + 1 + tape.below(n - 1)) % n) as u32)])
    } else {
        let n = dataset.relations.len();
        let first = tape.below(n);
        let others = (0..1 + tape.below(3)).map(|step| RelationId(((first + 1 + step) % n) as u32));
        Between::Relations(others.chain([RelationId(first as u32)]).collect())
    };
    Link {
        key: format!("link-{number}"),
        kind: TermId(tape.of(&[1, 0, 1, 2, 3, 4, 5, 6])),
        between,
        question: text("question"),
        reason: text("reason"),
    }
}

fn when(text: &str) -> When {
    When { date: Date::parse(text).expect("these are dates"), basis: BasisId(0) }
}

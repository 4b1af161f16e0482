//! One case: a dataset, packed and opened, with the queries that are put to it.

use std::fmt;

use entente::engine::Engine;
use entente::lang::Lang;
use entente::model::{Dataset, Relation, When};
use entente::pack::{self, Index};
use entente::query::answer::{Answer, Options};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::ask::Ask;
use crate::dataset::dataset;
use crate::scan::Scan;
use crate::tape::Tape;

/// A dataset and what is asked of it.
pub struct Case {
    pub dataset: Dataset,
    asks: Vec<(Ask, u32)>,
}

/// One query put to one dataset.
pub struct Round<'a> {
    pub case: &'a Case,
    pub engine: &'a Engine,
    pub scan: &'a Scan<'a>,
    /// The question is asked within a base query: the dataset of the case is what that keeps.
    pub is_within: bool,
    pub ask: Ask,
    /// Which of the many ways to write the query was drawn.
    pub spelling: u32,
    pub text: String,
}

/// Few relations more often than many: small datasets hold the corners, large ones fill more than one word of a bit set.
pub fn case() -> impl Strategy<Value = Case> {
    let row = |len| vec(any::<u16>(), len);
    let relations = prop_oneof![7 => vec(row(48), 5..=30), 1 => vec(row(48), 60..=120)];
    let asks = vec((row(40), any::<u16>()), 1..=6);
    (row(160), relations, asks).prop_map(|(head, relations, asks)| {
        let dataset = dataset(&mut Tape::new(&head), relations.iter().map(|row| Tape::new(row)));
        let asks = asks
            .iter()
            .map(|(row, spelling)| (Ask::draw(&mut Tape::new(row), &dataset), u32::from(*spelling)))
            .collect();
        Case { dataset, asks }
    })
}

impl Case {
    /// The queries, each as it is written.
    pub fn asked(&self) -> impl Iterator<Item = (&Ask, String)> {
        self.asks.iter().map(|(ask, spelling)| (ask, ask.text(*spelling)))
    }

    /// Packs and opens the dataset, then hands each query to the judge.
    pub fn rounds(&self, judge: impl Fn(&Round) -> Result<(), TestCaseError>) -> Result<(), TestCaseError> {
        // A pack may hold its text index or leave it to the engine; both find the same.
        let text_index = if (self.asks.len() + self.dataset.relations.len()).is_multiple_of(2) {
            Index::Held
        } else {
            Index::LeftOut
        };
        let engine = Engine::open(pack::write(&self.dataset, text_index))
            .map_err(|error| TestCaseError::fail(error.to_string()))?;
        let scan = Scan::new(&self.dataset);
        let asks = self.asks.iter().zip(self.asks.iter().cycle().skip(1));
        asks.into_iter().try_for_each(|((ask, spelling), (base, base_spelling))| {
            let (ask, spelling, text) = (ask.clone(), *spelling, ask.text(*spelling));
            let round = Round { case: self, engine: &engine, scan: &scan, is_within: false, ask, spelling, text };
            judge(&round)?;
            // Of the other queries of the case each is now and then the base of the one before it.
            if !spelling.is_multiple_of(3) {
                return Ok(());
            }
            let base_text = base.text(*base_spelling);
            let within = engine.within(&base_text, Lang::En).unwrap_or_else(|error| panic!("`{base_text}`: {error}"));
            let scan = Scan::new(&self.dataset).within(base);
            let mut dataset = self.dataset.clone();
            dataset.relations.retain(|relation| scan.holds(relation));
            let case = Case { dataset, asks: Vec::new() };
            judge(&Round { case: &case, engine: &within, scan: &scan, is_within: !base_text.is_empty(), ..round })
                .map_err(|error| TestCaseError::fail(format!("within `{base_text}`: {error}")))
        })
    }
}

impl Round<'_> {
    /// The answer to the query of this round.
    pub fn answer(&self, options: Options) -> Answer {
        self.ask_for(&self.text, options)
    }

    /// The answer to another query.
    pub fn ask_for(&self, text: &str, options: Options) -> Answer {
        self.engine.answer(text, options).unwrap_or_else(|error| panic!("`{text}` is refused: {error}"))
    }
}

/// What a person needs to see of a case that failed.
impl fmt::Debug for Case {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (ask, spelling) in &self.asks {
            writeln!(out, "\nquery: {}", ask.text(*spelling))?;
        }
        for relation in &self.dataset.relations {
            let date = |when: &Option<When>| when.as_ref().map_or("-".to_owned(), |when| when.date.to_string());
            let Relation { key, statement, subject, object, by, through, place, topic, .. } = relation;
            writeln!(out, "{key} {} said {} {statement:?}", date(&relation.when), date(&relation.said))?;
            writeln!(
                out,
                "    {subject:?} {object:?} by {by:?} through {through:?} in {place:?} on {topic:?}, {:?}",
                relation.note
            )?;
        }
        for entity in &self.dataset.entities {
            writeln!(out, "{} {:?} {:?}", entity.key, entity.name, entity.alias)?;
        }
        Ok(())
    }
}

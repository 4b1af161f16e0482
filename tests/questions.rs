//! What readers ask: each question of `questions.toml` brings back what its answer needs.

#[path = "engine/call.rs"]
mod call;

use std::collections::BTreeSet;

use entente::engine::Engine;
use entente::lang::Lang;
use entente::query::answer::{Answer, Options};
use entente::query::card::Card;
use serde::Deserialize;
use serde_json::Value;

use call::Call;

/// How many relations the first page shows.
const FIRST_PAGE: u32 = 20;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Question {
    id: String,
    /// For a person who reads the table.
    #[serde(rename = "question")]
    _question: String,
    query: String,
    must: Vec<String>,
    #[serde(default)]
    must_not: Vec<String>,
    within: Option<u32>,
    entity: Option<String>,
    source: Option<String>,
    #[serde(default)]
    figure: Vec<String>,
    #[serde(default)]
    link: Vec<String>,
    #[serde(default)]
    absence: Vec<String>,
    #[serde(default)]
    view: Vec<View>,
}

/// A view that answers the question, and what it must show.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct View {
    ask: String,
    args: Vec<Value>,
    /// Records that stand in the answer, by their keys.
    #[serde(default)]
    shows: Vec<String>,
    /// Words that stand in some text of the answer.
    #[serde(default)]
    says: Vec<String>,
}

#[test]
fn what_a_question_needs_comes_back_on_the_first_page() {
    check(|engine, question| {
        let answer = ask(engine, question, question.within.unwrap_or(FIRST_PAGE))?;
        lacking(&question.must, &keys(&answer), "missing among the relations")
    });
}

#[test]
fn what_a_question_must_not_bring_stays_away() {
    check(|engine, question| {
        let found = keys(&ask(engine, question, Options::MOST)?);
        let unwanted = || question.must_not.iter().map(String::as_str);
        // A key that was misspelt would stay away for ever.
        report("no such relations", unwanted().filter(|key| engine.relation(key, Lang::En).is_none()).collect())?;
        report("must not come back", unwanted().filter(|key| found.contains(*key)).collect())
    });
}

#[test]
fn the_page_of_an_entity_holds_what_is_asked_about_it() {
    check(|engine, question| {
        let Some(key) = &question.entity else { return Ok(()) };
        let page = engine.entity(key, Lang::En).ok_or_else(|| format!("there is no entity `{key}`"))?;
        let shown = page.groups.iter().flat_map(|group| &group.relations).map(|relation| relation.key.clone());
        let offices = page.offices.iter().map(|office| office.relation.clone());
        lacking(&question.must, &shown.chain(offices).collect(), &format!("missing on the page of `{key}`"))
    });
}

#[test]
fn the_page_of_a_source_holds_what_is_asked_about_it() {
    check(|engine, question| {
        let Some(key) = &question.source else { return Ok(()) };
        let page = engine.source(key, Lang::En).ok_or_else(|| format!("there is no source `{key}`"))?;
        let shown =
            page.paragraphs.iter().flat_map(|paragraph| &paragraph.relations).map(|relation| relation.key.clone());
        lacking(&question.must, &shown.collect(), &format!("missing on the page of `{key}`"))
    });
}

#[test]
fn figures_are_carried_by_the_relations_or_worked_out() {
    check(|engine, question| {
        let answer = ask(engine, question, Options::MOST)?;
        let carried = needed(&answer, question).flat_map(|relation| &relation.figures).map(|figure| figure.key.clone());
        let derived =
            engine.figures(Lang::En).into_iter().filter(|figure| figure.derived.is_some()).map(|figure| figure.key);
        lacking(&question.figure, &carried.chain(derived).collect(), "neither carried nor worked out are the figures")
    });
}

#[test]
fn links_are_shown_with_the_relations_they_tie() {
    check(|engine, question| {
        let answer = ask(engine, question, Options::MOST)?;
        let shown = needed(&answer, question).flat_map(|relation| &relation.links).map(|link| link.key.clone());
        lacking(&question.link, &shown.collect(), "not shown with the relations are the links")
    });
}

#[test]
fn what_no_source_states_is_said() {
    check(|engine, question| {
        let answer = ask(engine, question, FIRST_PAGE)?;
        let said = answer.absences.iter().map(|absence| absence.key.clone());
        lacking(&question.absence, &said.collect(), "not beside the answer are the absences")
    });
}

#[test]
fn the_views_show_what_the_question_asks_for() {
    check(|engine, question| {
        for view in &question.view {
            let call = Call { name: question.id.clone(), method: view.ask.clone(), args: view.args.clone() };
            let answer = serde_json::from_str(&call.answer(engine)).expect("an answer is JSON");
            let mut texts = Vec::new();
            collect(&answer, &mut texts);
            let keys = texts.iter().map(|text| (*text).to_owned()).collect();
            lacking(&view.shows, &keys, &format!("the view `{}` does not show", view.ask))?;
            let unsaid = view.says.iter().filter(|words| !texts.iter().any(|text| text.contains(words.as_str())));
            report(&format!("the view `{}` does not say", view.ask), unsaid.map(String::as_str).collect())?;
        }
        Ok(())
    });
}

/// Every text in an answer, keys of records among them.
fn collect<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
        Value::Object(fields) => fields.values().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

#[test]
fn the_table_is_in_order() {
    let mut ids = BTreeSet::new();
    check_table(|question| {
        let is_new = ids.insert(question.id.clone());
        let lists = [&question.must, &question.must_not, &question.figure, &question.link, &question.absence];
        match (is_new, lists.iter().all(|list| list.is_sorted())) {
            (false, _) => Err("a question of this id stands above".to_owned()),
            (_, false) => Err("a list is not sorted".to_owned()),
            _ => Ok(()),
        }
    });
}

/// Puts every question to the engine and tells all failures at once.
fn check(judge: impl Fn(&Engine, &Question) -> Result<(), String>) {
    let engine = Engine::embedded();
    check_table(|question| judge(&engine, question));
}

fn check_table(mut judge: impl FnMut(&Question) -> Result<(), String>) {
    let table: Table = toml::from_str(include_str!("questions.toml")).expect("questions.toml can be read");
    let failures: Vec<String> = table
        .question
        .iter()
        .filter_map(|question| {
            let reason = judge(question).err()?;
            Some(format!("{} `{}`: {reason}", question.id, question.query))
        })
        .collect();
    assert!(
        failures.is_empty(),
        "{} of {} questions fail:\n{}",
        failures.len(),
        table.question.len(),
        failures.join("\n")
    );
}

/// The answer with so many relations on its page.
fn ask(engine: &Engine, question: &Question, size: u32) -> Result<Answer, String> {
    let options = Options { lang: Lang::En, size, lenient: false };
    engine.answer(&question.query, options).map_err(|error| format!("refused: {error}"))
}

fn keys(answer: &Answer) -> BTreeSet<String> {
    answer.relations.iter().map(|relation| relation.key.clone()).collect()
}

/// The relations of an answer that the question needs.
fn needed<'a>(answer: &'a Answer, question: &'a Question) -> impl Iterator<Item = &'a Card> {
    answer.relations.iter().filter(|relation| question.must.contains(&relation.key))
}

fn lacking(wanted: &[String], found: &BTreeSet<String>, what: &str) -> Result<(), String> {
    report(what, wanted.iter().map(String::as_str).filter(|key| !found.contains(*key)).collect())
}

fn report(what: &str, keys: Vec<&str>) -> Result<(), String> {
    if keys.is_empty() { Ok(()) } else { Err(format!("{what}: {}", keys.join(", "))) }
}

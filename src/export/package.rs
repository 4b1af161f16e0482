//! The whole dataset as a Data Package: tables in CSV, and a `datapackage.json` that says what each column means and
//! which table it points into (<https://datapackage.org>).
//!
//! What a record has several of stands in a table of its own, one line each, so that nothing has to be taken apart.

mod tables;

use crate::export::csv;
use crate::export::write::Json;
use crate::store::Store;

/// A column: its name, its type of Table Schema, and the table whose `key` it names.
pub(super) struct Column(pub &'static str, pub &'static str, pub Option<&'static str>);

/// A table with its columns and its lines.
pub(super) struct Table {
    pub name: &'static str,
    /// What a line is.
    pub description: &'static str,
    /// The columns that tell one line from another.
    pub primary: &'static [&'static str],
    pub columns: Vec<Column>,
    pub lines: Vec<Vec<String>>,
}

/// The files of the package, each with its path.
pub fn package(store: &Store) -> Vec<(String, String)> {
    let tables = tables::all(store);
    let mut files = vec![("datapackage.json".to_owned(), description(store, &tables))];
    files.extend(tables.iter().map(|table| (path(table), text(table))));
    files
}

fn path(table: &Table) -> String {
    format!("{}.csv", table.name)
}

fn text(table: &Table) -> String {
    let mut out = String::new();
    let names: Vec<String> = table.columns.iter().map(|column| column.0.to_owned()).collect();
    for line in std::iter::once(&names).chain(&table.lines) {
        for (at, cell) in line.iter().enumerate() {
            csv::cell(cell, at == 0, &mut out);
        }
        out.push_str("\r\n");
    }
    out
}

fn description(store: &Store, tables: &[Table]) -> String {
    let about = &store.catalogue.about;
    let mut json = Json::default();
    json.open('{');
    json.member("profile", "tabular-data-package");
    json.member("name", &about.key);
    json.member("id", &format!("urn:x-entente:{}:{}", about.key, about.version));
    json.member("title", &about.title.en);
    json.member(
        "description",
        &format!(
            "{} Cells that a spreadsheet would take for a formula begin with an apostrophe, which is not part of them.",
            about.description.en
        ),
    );
    json.member("version", &about.version);
    json.member("created", &format!("{}T00:00:00Z", about.compiled));
    json.open_member("licenses", '[');
    json.open('{');
    json.member("name", &about.licence);
    if about.licence == "CC-BY-4.0" {
        json.member("title", "Creative Commons Attribution 4.0");
        json.member("path", "https://creativecommons.org/licenses/by/4.0/");
    }
    json.close('}');
    json.close(']');
    json.open_member("sources", '[');
    for source in &store.catalogue.sources {
        json.open('{');
        json.member("title", &source.title.en);
        json.some("path", source.address.as_deref());
        json.close('}');
    }
    json.close(']');
    json.open_member("resources", '[');
    for table in tables {
        json.line();
        resource(table, &mut json);
    }
    json.text.push_str("\n]}\n");
    json.text
}

fn resource(table: &Table, json: &mut Json) {
    json.open('{');
    for (name, value) in [
        ("name", table.name),
        ("path", &path(table)),
        ("description", table.description),
        ("profile", "tabular-data-resource"),
        ("format", "csv"),
        ("mediatype", "text/csv"),
        ("encoding", "utf-8"),
    ] {
        json.member(name, value);
    }
    json.open_member("dialect", '{');
    json.member("lineTerminator", "\r\n");
    json.close('}');
    json.open_member("schema", '{');
    json.open_member("fields", '[');
    for Column(name, r#type, _) in &table.columns {
        json.open('{');
        json.member("name", name);
        json.member("type", r#type);
        json.close('}');
    }
    json.close(']');
    json.open_member("primaryKey", '[');
    table.primary.iter().for_each(|name| json.string(name));
    json.close(']');
    json.open_member("foreignKeys", '[');
    for Column(name, _, other) in &table.columns {
        let Some(other) = other else { continue };
        json.open('{');
        json.member("fields", name);
        json.open_member("reference", '{');
        json.member("resource", other);
        json.member("fields", "key");
        json.text.push_str("}}");
    }
    json.close(']');
    json.close('}');
    json.close('}');
}

//! One call of the door, made natively: a method by name, with arguments as JavaScript would give them.

use entente::engine::Engine;
use entente::export::cite;
use entente::export::take::{self, Format, Group};
use entente::lang::Lang;
use entente::query::answer::Options;
use entente::query::card::utf16_len;
use entente::query::edit::Mode;
use entente::query::parse::QueryError;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// The name of its golden file.
    pub name: String,
    method: String,
    args: Vec<Value>,
}

/// A refused query as JavaScript sees it.
#[derive(Serialize)]
struct Refused<'a> {
    name: &'static str,
    message: &'a str,
    from: u32,
    to: u32,
    hint: Option<&'a str>,
}

impl Call {
    /// The answer as JSON on one line.
    pub fn answer(&self, engine: &Engine) -> String {
        let lang = |index: usize| self.text(index).and_then(Lang::parse).unwrap_or(Lang::En);
        let text = |index: usize| self.text(index).unwrap_or_default();
        let first = text(0);
        match self.method.as_str() {
            "answer" => reply(first, engine.answer(first, self.options())),
            "absences" => reply(first, engine.absences(first, self.options())),
            "take" => match Format::find(text(1)) {
                Some(format) => reply(first, engine.take(first, format, &self.take_options())),
                None => "null".to_owned(),
            },
            "cite" => json(&engine.cite(first, text(1), &self.cite_options())),
            "suggest" => json(&engine.suggest(first, lang(1))),
            "toggle" => json(&engine.toggle(first, text(1), text(2), self.mode())),
            "turn" => json(&engine.turn(first, self.args[1].as_u64().expect("a page is a number") as u32)),
            "sort" => json(&engine.sort(first, text(1))),
            "relation" => json(&engine.relation(first, lang(1))),
            "entity" => json(&engine.entity(first, lang(1))),
            "source" => json(&engine.source(first, lang(1))),
            "event" => json(&engine.event(first, lang(1))),
            "figures" => json(&engine.figures(lang(0))),
            "overview" => json(&engine.overview(lang(0))),
            method => panic!("`{method}` is no method of the door"),
        }
    }

    fn text(&self, index: usize) -> Option<&str> {
        self.args.get(index)?.as_str()
    }

    fn mode(&self) -> Mode {
        if self.text(3) == Some("exclude") { Mode::Exclude } else { Mode::Choose }
    }

    /// An option that is a text, of the third argument.
    fn told(&self, name: &str) -> &str {
        self.args.get(2).and_then(|options| options.get(name)).and_then(Value::as_str).unwrap_or_default()
    }

    fn take_options(&self) -> take::Options<'_> {
        take::Options {
            lang: Lang::parse(self.told("lang")).unwrap_or(Lang::En),
            base: self.told("base"),
            relation: Some(self.told("relation")).filter(|key| !key.is_empty()),
            group: Group::find(self.told("group")),
            is_marked: self.args.get(2).is_some_and(|options| options["mark"] == true),
        }
    }

    fn cite_options(&self) -> cite::Options<'_> {
        cite::Options {
            lang: Lang::parse(self.told("lang")).unwrap_or(Lang::En),
            base: self.told("base"),
            address: self.told("address"),
            view: self.told("view"),
            seen: self.told("seen"),
        }
    }

    fn options(&self) -> Options {
        let usual = Options::default();
        let get = |name| self.args.get(1).and_then(|options| options.get(name));
        Options {
            lang: get("lang").and_then(Value::as_str).and_then(Lang::parse).unwrap_or(usual.lang),
            size: get("size").and_then(Value::as_u64).map_or(usual.size, |size| size as u32),
            lenient: get("lenient").and_then(Value::as_bool).unwrap_or(usual.lenient),
        }
    }
}

fn reply(query: &str, answer: Result<impl Serialize, QueryError>) -> String {
    match answer {
        Ok(answer) => json(&answer),
        Err(error) => json(&refused(query, &error)),
    }
}

fn refused<'a>(query: &str, error: &'a QueryError) -> Refused<'a> {
    Refused {
        name: "QueryError",
        message: &error.sentence,
        from: utf16_len(&query[..error.from]),
        to: utf16_len(&query[..error.to]),
        hint: error.hint.as_deref(),
    }
}

fn json(answer: &impl Serialize) -> String {
    serde_json::to_string(answer).expect("an answer has no map with other keys than texts")
}

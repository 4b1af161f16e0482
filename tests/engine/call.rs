//! One call of the door, made natively: a method by name, with arguments as JavaScript would give them.

use entente::engine::Engine;
use entente::export::cite;
use entente::export::take::{self, Format, Group};
use entente::lang::Lang;
use entente::query::answer::Options;
use entente::query::card::utf16_len;
use entente::query::compare::Sides;
use entente::query::disagreements::Show;
use entente::query::edit::Mode;
use entente::query::figures::WorkedOut;
use entente::query::network::Ties;
use entente::query::parse::QueryError;
use entente::query::timeline::{Axis, Shown};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// The name of its golden file.
    pub name: String,
    pub method: String,
    pub args: Vec<Value>,
}

/// A refused query as JavaScript sees it.
#[derive(Serialize)]
struct Refused<'a> {
    name: &'static str,
    message: &'a str,
    from: u32,
    to: u32,
    hint: Option<&'a str>,
    #[serde(rename = "isBase")]
    is_base: bool,
}

impl Call {
    /// The answer as JSON on one line.
    pub fn answer(&self, all: &Engine) -> String {
        let engine = &match all.within(self.base(), self.base_lang()) {
            Ok(engine) => engine,
            Err(error) => return json(&refused(self.base(), &error)),
        };
        let lang = |index: usize| self.text(index).and_then(Lang::parse).unwrap_or(Lang::En);
        let text = |index: usize| self.text(index).unwrap_or_default();
        let first = text(0);
        match self.method.as_str() {
            "answer" => reply(first, engine.answer(first, self.options(1))),
            "absences" => reply(first, engine.absences(first, self.options(1))),
            "disagreements" => reply(first, engine.disagreements(first, self.options(1), self.show())),
            "compare" => reply(first, engine.compare(first, self.options(1), &self.sides())),
            "explain" => reply(first, engine.explain(first, text(1), self.options(2))),
            "figures" => reply(first, engine.figures(first, self.options(1), self.worked_out())),
            "network" => reply(first, engine.network(first, self.options(1), Ties::read(self.option("ties")))),
            "path" => reply(first, engine.path(first, self.options(1), self.option("from"), self.option("to"))),
            "sources" => reply(first, engine.sources(first, self.options(1))),
            "verify" => json(&engine.verify(self.text(0), text(1).as_bytes(), lang(2))),
            "timeline" => {
                let [lanes, axis, span] = ["lanes", "axis", "span"].map(|name| self.option(name));
                reply(first, engine.timeline(first, self.options(1), &Shown::read(lanes, axis, span)))
            }
            "during" => json(&engine.during(first, self.day(1), self.day(2), Axis::read(text(3)))),
            "take" => match Format::find(text(1)) {
                Some(format) => reply(first, engine.take(first, format, &self.take_options())),
                None => "null".to_owned(),
            },
            "cite" => json(&engine.cite(first, text(1), &self.cite_options())),
            "suggest" => json(&engine.suggest(first, lang(1))),
            "toggle" => json(&engine.toggle(first, text(1), text(2), self.mode())),
            "turn" => json(&engine.turn(first, self.args[1].as_u64().expect("a page is a number") as u32)),
            "sort" => json(&engine.sort(first, text(1))),
            "join" => json(&engine.join(first)),
            "relation" => json(&engine.relation(first, lang(1))),
            "entity" => json(&engine.entity(first, lang(1))),
            "source" => json(&engine.source(first, lang(1))),
            "event" => json(&engine.event(first, lang(1))),
            "overview" => json(&engine.overview(lang(0))),
            method => panic!("{}: `{method}` is no method of the door", self.name),
        }
    }

    /// The base query: among the options, or the last of the arguments.
    fn base(&self) -> &str {
        let of_options = self.args.iter().find_map(|arg| arg.get("within")?.as_str());
        let last = match self.method.as_str() {
            "overview" | "join" => 1,
            "suggest" | "relation" | "entity" | "source" | "event" => 2,
            "verify" => 3,
            "during" => 4,
            _ => return of_options.unwrap_or_default(),
        };
        self.text(last).unwrap_or_default()
    }

    fn base_lang(&self) -> Lang {
        let of_options = self.args.iter().find_map(|arg| arg.get("lang")?.as_str());
        of_options.or(self.text(1)).and_then(Lang::parse).unwrap_or(Lang::En)
    }

    fn text(&self, index: usize) -> Option<&str> {
        self.args.get(index)?.as_str()
    }

    fn mode(&self) -> Mode {
        if self.text(3) == Some("exclude") { Mode::Exclude } else { Mode::Choose }
    }

    fn show(&self) -> Show {
        Show::read(self.option("show"))
    }

    fn sides(&self) -> Sides {
        let text = |name| self.option(name).to_owned();
        Sides { of: text("of"), left: text("left"), right: text("right") }
    }

    /// A text among the options of a view; empty where it is not given.
    fn option(&self, name: &str) -> &str {
        self.args.get(1).and_then(|options| options.get(name)?.as_str()).unwrap_or_default()
    }

    fn worked_out(&self) -> WorkedOut {
        if self.option("derived") == "hidden" { WorkedOut::Hidden } else { WorkedOut::Shown }
    }

    fn day(&self, index: usize) -> i32 {
        self.args[index].as_i64().expect("a day is a number") as i32
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

    fn options(&self, index: usize) -> Options {
        let usual = Options::default();
        let get = |name| self.args.get(index).and_then(|options| options.get(name));
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
        is_base: error.is_base,
    }
}

fn json(answer: &impl Serialize) -> String {
    serde_json::to_string(answer).expect("an answer has no map with other keys than texts")
}

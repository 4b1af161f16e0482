//! The door to JavaScript: it translates and does nothing else. Its face is designed by hand in `door.d.ts`.

mod plain;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::engine::Engine as Inner;
use crate::export::cite;
use crate::export::take::{self, Format, Group};
use crate::lang::Lang;
use crate::pack::Facet;
use crate::query::answer::Options;
use crate::query::card::utf16_len;
use crate::query::compare::Sides;
use crate::query::disagreements::Show;
use crate::query::edit::Mode;
use crate::query::figures::WorkedOut;
use crate::query::network::Ties;
use crate::query::parse::QueryError;
use crate::query::timeline::{Axis, Shown};
use crate::query::verify::MOST_BYTES;

use plain::plain;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("door.d.ts");

/// Reports a panic on the console before the instance dies; the page then makes a new one.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&JsValue::from_str(&panic.to_string()))));
}

/// The engine over one dataset.
#[wasm_bindgen(skip_typescript)]
pub struct Engine(Inner);

#[wasm_bindgen]
impl Engine {
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new() -> Engine {
        mark("entente:open");
        Engine(Inner::embedded())
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn open(bytes: &js_sys::Uint8Array) -> Result<Engine, JsError> {
        Ok(Engine(Inner::open(bytes.to_vec())?))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn answer(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        reply_or_refuse(query, self.0.answer(query, read_options(&options)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn tally(&self, query: &str, facets: u32, size: u32) -> Result<Vec<u32>, JsValue> {
        let facets: Vec<Facet> = Facet::ALL.into_iter().filter(|&facet| facets >> facet as u32 & 1 == 1).collect();
        let options = Options { size, lenient: true, ..Options::default() };
        let tally = self.0.tally(query, options, &facets).map_err(|error| refusal(query, &error))?;
        let mut numbers = vec![tally.total, tally.ids.len() as u32];
        numbers.extend(&tally.ids);
        for counts in &tally.facets {
            numbers.push(counts.len() as u32);
            numbers.extend(counts);
        }
        numbers.extend([tally.first_year as u32, tally.years.len() as u32]);
        numbers.extend(&tally.years);
        Ok(numbers)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn keys(&self, ids: &[u32]) -> String {
        self.0.keys(ids).collect::<Vec<&str>>().join("\n")
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn absences(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        reply_or_refuse(query, self.0.absences(query, read_options(&options)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn disagreements(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        let show = Show::read(&read_text(&options, "show"));
        reply_or_refuse(query, self.0.disagreements(query, read_options(&options), show))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn compare(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        reply_or_refuse(query, self.0.compare(query, read_options(&options), &read_sides(&options)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn explain(&self, query: &str, key: &str, options: JsValue) -> Result<JsValue, JsValue> {
        reply_or_refuse(query, self.0.explain(query, key, read_options(&options)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn network(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        let ties = Ties::parse(&read_text(&options, "ties"));
        reply_or_refuse(query, self.0.network(query, read_options(&options), ties))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn path(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        let (from, to) = (read_text(&options, "from"), read_text(&options, "to"));
        reply_or_refuse(query, self.0.path(query, read_options(&options), &from, &to))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn sources(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        reply_or_refuse(query, self.0.sources(query, read_options(&options)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn verify(&self, source: JsValue, text: JsValue, lang: JsValue) -> JsValue {
        plain(&self.0.verify(source.as_string().as_deref(), &read_bytes(&text), read_lang(&lang)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn timeline(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        let [lanes, axis, span] = ["lanes", "axis", "span"].map(|name| read_text(&options, name));
        reply_or_refuse(query, self.0.timeline(query, read_options(&options), &Shown::read(&lanes, &axis, &span)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn during(&self, query: &str, from: i32, to: i32, axis: JsValue) -> String {
        self.0.during(query, from, to, Axis::read(&axis.as_string().unwrap_or_default()))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn take(&self, query: &str, format: &str, options: JsValue) -> Result<JsValue, JsValue> {
        let Some(format) = Format::find(format) else {
            return Ok(JsValue::NULL);
        };
        let [lang, base, relation, group] = ["lang", "base", "relation", "group"].map(|name| read_text(&options, name));
        let options = take::Options {
            lang: Lang::parse(&lang).unwrap_or(Lang::En),
            base: &base,
            relation: Some(relation.as_str()).filter(|key| !key.is_empty()),
            group: Group::find(&group),
            is_marked: read(&options, "mark").as_bool().unwrap_or(false),
        };
        reply_or_refuse(query, self.0.take(query, format, &options))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn cite(&self, what: &str, key: &str, options: JsValue) -> JsValue {
        let texts = ["lang", "base", "address", "view", "seen"].map(|name| read_text(&options, name));
        let [lang, base, address, view, seen] = texts.each_ref().map(String::as_str);
        let lang = Lang::parse(lang).unwrap_or(Lang::En);
        plain(&self.0.cite(what, key, &cite::Options { lang, base, address, view, seen }))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn suggest(&self, text: &str, lang: JsValue) -> JsValue {
        plain(&self.0.suggest(text, read_lang(&lang)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn toggle(&self, query: &str, facet: &str, value: &str, mode: JsValue) -> String {
        let mode = if mode.as_string().as_deref() == Some("exclude") { Mode::Exclude } else { Mode::Choose };
        self.0.toggle(query, facet, value, mode)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn turn(&self, query: &str, page: u32) -> String {
        self.0.turn(query, page)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn sort(&self, query: &str, sort: &str) -> String {
        self.0.sort(query, sort)
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn relation(&self, key: &str, lang: JsValue) -> JsValue {
        plain(&self.0.relation(key, read_lang(&lang)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn entity(&self, key: &str, lang: JsValue) -> JsValue {
        plain(&self.0.entity(key, read_lang(&lang)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn source(&self, key: &str, lang: JsValue) -> JsValue {
        plain(&self.0.source(key, read_lang(&lang)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn event(&self, key: &str, lang: JsValue) -> JsValue {
        plain(&self.0.event(key, read_lang(&lang)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn figures(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        let is_hidden = read_text(&options, "derived") == "hidden";
        let worked_out = if is_hidden { WorkedOut::Hidden } else { WorkedOut::Shown };
        reply_or_refuse(query, self.0.figures(query, read_options(&options), worked_out))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn overview(&self, lang: JsValue) -> JsValue {
        plain(&self.0.overview(read_lang(&lang)))
    }
}

impl Default for Engine {
    fn default() -> Engine {
        Engine::new()
    }
}

fn reply_or_refuse(query: &str, answer: Result<impl Serialize, QueryError>) -> Result<JsValue, JsValue> {
    match answer {
        Ok(answer) => Ok(plain(&answer)),
        Err(error) => Err(refusal(query, &error)),
    }
}

/// A refused query as an Error that also says where, in UTF-16 offsets, and what may have been meant.
fn refusal(query: &str, error: &QueryError) -> JsValue {
    let js = js_sys::Error::new(&error.sentence);
    js.set_name("QueryError");
    let set = |name: &str, value: JsValue| js_sys::Reflect::set(&js, &JsValue::from_str(name), &value);
    // Setting a property of a fresh object cannot fail.
    let _ = set("from", utf16_len(&query[..error.from]).into());
    let _ = set("to", utf16_len(&query[..error.to]).into());
    let _ = set("hint", error.hint.as_deref().map_or(JsValue::NULL, JsValue::from_str));
    js.into()
}

/// Options parse on read and fall back.
fn read_options(options: &JsValue) -> Options {
    let get = |name: &str| read(options, name);
    let usual = Options::default();
    Options {
        lang: read_lang(&get("lang")),
        size: get("size")
            .as_f64()
            .filter(|size| (1.0..=f64::from(Options::MOST)).contains(size))
            .map_or(usual.size, |size| size as u32),
        lenient: get("lenient").as_bool().unwrap_or(usual.lenient),
    }
}

/// The sides of a comparison; what is no text is not given.
fn read_sides(options: &JsValue) -> Sides {
    Sides { of: read_text(options, "of"), left: read_text(options, "left"), right: read_text(options, "right") }
}

/// A text among the options; what is no text is empty.
fn read_text(options: &JsValue, name: &str) -> String {
    read(options, name).as_string().unwrap_or_default()
}

/// An option; reading a property of what is no object fails, and the option falls back.
fn read(options: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(options, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A text, or the bytes of a file; of a file that is too long no more is copied than shows that it is.
fn read_bytes(text: &JsValue) -> Vec<u8> {
    match text.dyn_ref::<js_sys::Uint8Array>() {
        Some(bytes) => bytes.subarray(0, bytes.length().min(MOST_BYTES as u32 + 1)).to_vec(),
        None => text.as_string().unwrap_or_default().into_bytes(),
    }
}

/// A language by its tag; whatever is none of ours is English.
fn read_lang(tag: &JsValue) -> Lang {
    tag.as_string().and_then(|tag| Lang::parse(&tag)).unwrap_or(Lang::En)
}

/// Leaves a mark on the page's own timeline, where there is one.
fn mark(name: &str) {
    let performance = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("performance"));
    if let Some(performance) = performance.ok().and_then(|value| value.dyn_into::<web_sys::Performance>().ok()) {
        let _ = performance.mark(name);
    }
}

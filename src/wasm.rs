//! The door to JavaScript: it translates and does nothing else. Its face is designed by hand in `door.d.ts`.
//!
//! The page loads it in two parts, compiled from these sources with other features: `docs/size.md` says why.

mod plain;
mod read;
#[cfg(feature = "views")]
mod views;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::engine::Engine as Inner;
use crate::lang::Lang;
use crate::pack::Facet;
use crate::query::answer::Options;
use crate::query::card::utf16_len;
use crate::query::edit::Mode;
use crate::query::parse::QueryError;

use plain::plain;
use read::{read, read_lang, read_options};

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

#[cfg(feature = "dataset")]
#[wasm_bindgen]
impl Engine {
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new() -> Engine {
        Engine(Inner::embedded())
    }
}

/// Where the dataset is embedded and nothing but lists are asked for, no other bytes ever come, and what checks them is left out.
#[cfg(any(feature = "views", not(feature = "dataset")))]
#[wasm_bindgen]
impl Engine {
    #[wasm_bindgen(skip_typescript)]
    pub fn open(bytes: &js_sys::Uint8Array) -> Result<Engine, JsError> {
        Ok(Engine(Inner::open(bytes.to_vec())?))
    }
}

#[wasm_bindgen]
impl Engine {
    #[wasm_bindgen(skip_typescript)]
    pub fn bytes(&self) -> js_sys::Uint8Array {
        self.0.store().bytes().into()
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn answer(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        reply_or_refuse(query, self.asked(&options)?.answer(query, read_options(&options)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn tally(&self, query: &str, facets: u32, size: u32, within: JsValue) -> Result<Vec<u32>, JsValue> {
        let engine = self.within(&within, Lang::En)?;
        let facets: Vec<Facet> = Facet::ALL.into_iter().filter(|&facet| facets >> facet as u32 & 1 == 1).collect();
        let options = Options { size, lenient: true, ..Options::default() };
        let tally = engine.tally(query, options, &facets).map_err(|error| refusal(query, &error))?;
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
    pub fn keys(&self, ids: &[u32], within: JsValue) -> Result<String, JsValue> {
        Ok(self.within(&within, Lang::En)?.keys(ids).collect::<Vec<&str>>().join("\n"))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn suggest(&self, text: &str, lang: JsValue, within: JsValue) -> Result<JsValue, JsValue> {
        let lang = read_lang(&lang);
        Ok(plain(&self.within(&within, lang)?.suggest(text, lang)))
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
    pub fn join(&self, query: &str, within: JsValue) -> Result<JsValue, JsValue> {
        Ok(plain(&self.within(&within, Lang::En)?.join(query)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn relation(&self, key: &str, lang: JsValue, within: JsValue) -> Result<JsValue, JsValue> {
        let lang = read_lang(&lang);
        Ok(plain(&self.within(&within, lang)?.relation(key, lang)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn entity(&self, key: &str, lang: JsValue, within: JsValue) -> Result<JsValue, JsValue> {
        let lang = read_lang(&lang);
        Ok(plain(&self.within(&within, lang)?.entity(key, lang)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn source(&self, key: &str, lang: JsValue, within: JsValue) -> Result<JsValue, JsValue> {
        let lang = read_lang(&lang);
        Ok(plain(&self.within(&within, lang)?.source(key, lang)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn event(&self, key: &str, lang: JsValue, within: JsValue) -> Result<JsValue, JsValue> {
        let lang = read_lang(&lang);
        Ok(plain(&self.within(&within, lang)?.event(key, lang)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn overview(&self, lang: JsValue, within: JsValue) -> Result<JsValue, JsValue> {
        let lang = read_lang(&lang);
        Ok(plain(&self.within(&within, lang)?.overview(lang)))
    }
}

impl Engine {
    /// The engine within a base query; what is no text is none.
    fn within(&self, base: &JsValue, lang: Lang) -> Result<Inner, JsValue> {
        let base = base.as_string().unwrap_or_default();
        self.0.within(&base, lang).map_err(|error| refusal(&base, &error))
    }

    /// The engine within the base query of some options.
    fn asked(&self, options: &JsValue) -> Result<Inner, JsValue> {
        self.within(&read(options, "within"), read_lang(&read(options, "lang")))
    }
}

#[cfg(feature = "dataset")]
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
    let set = |name: &str, value: JsValue| js_sys::Reflect::set(&js, &JsValue::from_str(name), &value);
    // Setting a property of a fresh object cannot fail, unless there is one of that name behind it and a host has frozen
    // that: so the name is not set but defined.
    let name = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&name, &JsValue::from_str("value"), &JsValue::from_str("QueryError"));
    let _ = js_sys::Reflect::define_property(&js, &JsValue::from_str("name"), &name);
    let _ = set("from", utf16_len(&query[..error.from]).into());
    let _ = set("to", utf16_len(&query[..error.to]).into());
    let _ = set("isBase", error.is_base.into());
    let _ = set("hint", error.hint.as_deref().map_or(JsValue::NULL, JsValue::from_str));
    js.into()
}

//! The questions beyond list and search, which the page asks of a second module.

use wasm_bindgen::prelude::*;

use crate::export::cite;
use crate::export::take::{self, Format, Group};
use crate::lang::Lang;
use crate::query::compare::Sides;
use crate::query::disagreements::Show;
use crate::query::figures::WorkedOut;
use crate::query::network::Ties;
use crate::query::timeline::{Axis, Shown};
use crate::query::verify::MOST_BYTES;

use super::plain::plain;
use super::read::{read, read_lang, read_options};
use super::{Engine, reply_or_refuse};

#[wasm_bindgen]
impl Engine {
    #[wasm_bindgen(skip_typescript)]
    pub fn absences(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        reply_or_refuse(query, self.asked(&options)?.absences(query, read_options(&options)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn disagreements(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        let show = Show::read(&read_text(&options, "show"));
        reply_or_refuse(query, self.asked(&options)?.disagreements(query, read_options(&options), show))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn compare(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        reply_or_refuse(query, self.asked(&options)?.compare(query, read_options(&options), &read_sides(&options)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn explain(&self, query: &str, key: &str, options: JsValue) -> Result<JsValue, JsValue> {
        reply_or_refuse(query, self.asked(&options)?.explain(query, key, read_options(&options)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn network(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        let ties = Ties::read(&read_text(&options, "ties"));
        reply_or_refuse(query, self.asked(&options)?.network(query, read_options(&options), ties))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn path(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        let (from, to) = (read_text(&options, "from"), read_text(&options, "to"));
        reply_or_refuse(query, self.asked(&options)?.path(query, read_options(&options), &from, &to))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn sources(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        reply_or_refuse(query, self.asked(&options)?.sources(query, read_options(&options)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn verify(&self, source: JsValue, text: JsValue, lang: JsValue, within: JsValue) -> Result<JsValue, JsValue> {
        let lang = read_lang(&lang);
        let engine = self.within(&within, lang)?;
        Ok(plain(&engine.verify(source.as_string().as_deref(), &read_bytes(&text), lang)))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn timeline(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        let [lanes, axis, span] = ["lanes", "axis", "span"].map(|name| read_text(&options, name));
        reply_or_refuse(
            query,
            self.asked(&options)?.timeline(query, read_options(&options), &Shown::read(&lanes, &axis, &span)),
        )
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn during(&self, query: &str, from: i32, to: i32, axis: JsValue, within: JsValue) -> Result<String, JsValue> {
        let axis = Axis::read(&axis.as_string().unwrap_or_default());
        Ok(self.within(&within, Lang::En)?.during(query, from, to, axis))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn take(&self, query: &str, format: &str, options: JsValue) -> Result<JsValue, JsValue> {
        let Some(format) = Format::find(format) else {
            return Ok(JsValue::NULL);
        };
        let engine = self.asked(&options)?;
        let [lang, base, relation, group] = ["lang", "base", "relation", "group"].map(|name| read_text(&options, name));
        let options = take::Options {
            lang: Lang::parse(&lang).unwrap_or(Lang::En),
            base: &base,
            relation: Some(relation.as_str()).filter(|key| !key.is_empty()),
            group: Group::find(&group),
            is_marked: read(&options, "mark").as_bool().unwrap_or(false),
        };
        reply_or_refuse(query, engine.take(query, format, &options))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn cite(&self, what: &str, key: &str, options: JsValue) -> JsValue {
        let texts = ["lang", "base", "address", "view", "seen"].map(|name| read_text(&options, name));
        let [lang, base, address, view, seen] = texts.each_ref().map(String::as_str);
        let lang = Lang::parse(lang).unwrap_or(Lang::En);
        plain(&self.0.cite(what, key, &cite::Options { lang, base, address, view, seen }))
    }

    #[wasm_bindgen(skip_typescript)]
    pub fn figures(&self, query: &str, options: JsValue) -> Result<JsValue, JsValue> {
        let is_hidden = read_text(&options, "derived") == "hidden";
        let worked_out = if is_hidden { WorkedOut::Hidden } else { WorkedOut::Shown };
        reply_or_refuse(query, self.asked(&options)?.figures(query, read_options(&options), worked_out))
    }
}

/// The sides of a comparison; what is no text is not given.
fn read_sides(options: &JsValue) -> Sides {
    Sides { of: read_text(options, "of"), left: read_text(options, "left"), right: read_text(options, "right") }
}

/// A text, or the bytes of a file; of a file that is too long no more is copied than shows that it is.
fn read_bytes(text: &JsValue) -> Vec<u8> {
    match text.dyn_ref::<js_sys::Uint8Array>() {
        Some(bytes) => bytes.subarray(0, bytes.length().min(MOST_BYTES as u32 + 1)).to_vec(),
        None => text.as_string().unwrap_or_default().into_bytes(),
    }
}

/// A text among the options; what is no text is empty.
fn read_text(options: &JsValue, name: &str) -> String {
    read(options, name).as_string().unwrap_or_default()
}

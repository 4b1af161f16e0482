//! What JavaScript says to us: options parse on read, and whatever is not understood falls back.

use wasm_bindgen::prelude::*;

use crate::lang::Lang;
use crate::query::answer::Options;

/// Options parse on read and fall back.
pub fn read_options(options: &JsValue) -> Options {
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

/// A language by its tag; whatever is none of ours is English.
pub fn read_lang(tag: &JsValue) -> Lang {
    tag.as_string().and_then(|tag| Lang::parse(&tag)).unwrap_or(Lang::En)
}

/// An option; reading a property of what is no object fails, and the option falls back.
pub fn read(options: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(options, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

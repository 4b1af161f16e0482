//! The door to JavaScript: pieces of the file go in, the pack comes out.

use wasm_bindgen::prelude::*;

use crate::{Built as Inner, Records as Reader, Refused};

/// Records on their way into a pack.
#[wasm_bindgen]
#[derive(Default)]
pub struct Records(Reader);

#[wasm_bindgen]
impl Records {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Records {
        Records::default()
    }

    /// Reads the next piece of the file.
    pub fn feed(&mut self, piece: &[u8]) -> Result<(), JsError> {
        self.0.feed(piece).map_err(refusal)
    }

    /// Packs what was read.
    pub fn finish(self) -> Result<Built, JsError> {
        self.0.finish().map(Built).map_err(refusal)
    }
}

/// A pack, and which of its values stands for which of the records'.
#[wasm_bindgen]
pub struct Built(Inner);

#[wasm_bindgen]
impl Built {
    /// The pack, copied out of this instance.
    pub fn pack(&self) -> js_sys::Uint8Array {
        js_sys::Uint8Array::from(self.0.pack.as_slice())
    }

    pub fn names(&self) -> String {
        self.0.names.clone()
    }
}

fn refusal(refused: Refused) -> JsError {
    JsError::new(&refused.0)
}

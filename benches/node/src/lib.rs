//! The engine as native code for Node: the numbers of the door to JavaScript, without WebAssembly between.
//!
//! The harness measures CPU time of the main thread of one Node process. Native code that runs there is measured with
//! the same clock, queries and checks as the module for browsers, and the ratio of the two is the price of WebAssembly.

use entente::engine::Engine as Inner;
use entente::lang::Lang;
use entente::pack::Facet;
use entente::query::answer::Options;
use entente_records::Records as Reader;
use napi::bindgen_prelude::{Buffer, Uint8Array, Uint32Array};
use napi::{Error, Result};
use napi_derive::napi;

/// Records on their way into a pack.
#[napi]
#[derive(Default)]
pub struct Records(Reader);

/// A pack, and which of its values stands for which of the records'.
#[napi(object)]
pub struct Built {
    pub pack: Buffer,
    pub names: String,
}

#[napi]
impl Records {
    #[napi(constructor)]
    pub fn new() -> Records {
        Records::default()
    }

    /// Reads the next piece of the file.
    #[napi]
    pub fn feed(&mut self, piece: Uint8Array) -> Result<()> {
        self.0.feed(&piece).map_err(refusal)
    }

    /// Packs what was read.
    #[napi]
    pub fn finish(&mut self) -> Result<Built> {
        let built = std::mem::take(&mut self.0).finish().map_err(refusal)?;
        Ok(Built { pack: built.pack.into(), names: built.names })
    }
}

/// The engine over one pack.
#[napi]
pub struct Engine(Inner);

#[napi]
impl Engine {
    #[napi(factory)]
    pub fn open(pack: Uint8Array) -> Result<Engine> {
        Inner::open(pack.to_vec()).map(Engine).map_err(refusal)
    }

    /// The numbers of an answer in one list, as the door to JavaScript gives them.
    #[napi]
    pub fn tally(&self, query: String, facets: u32, size: u32) -> Result<Uint32Array> {
        let asked: Vec<Facet> = Facet::ALL.into_iter().filter(|&facet| facets & 1 << facet as u32 != 0).collect();
        let options = Options { lang: Lang::En, size, lenient: false };
        let tally = self.0.tally(&query, options, &asked).map_err(refusal)?;
        let mut numbers = vec![tally.total, tally.ids.len() as u32];
        numbers.extend(&tally.ids);
        for counts in &tally.facets {
            numbers.push(counts.len() as u32);
            numbers.extend(counts);
        }
        numbers.push(tally.first_year as u32);
        numbers.push(tally.years.len() as u32);
        numbers.extend(&tally.years);
        Ok(numbers.into())
    }

    /// The keys of relations, one a line.
    #[napi]
    pub fn keys(&self, ids: Uint32Array) -> String {
        self.0.keys(&ids).collect::<Vec<_>>().join("\n")
    }

    /// The statement of a relation; null where no relation has that key.
    #[napi]
    pub fn statement(&self, key: String) -> Option<String> {
        self.0.relation(&key, Lang::En).map(|card| card.statement.text)
    }
}

fn refusal(error: impl std::fmt::Display) -> Error {
    Error::from_reason(error.to_string())
}

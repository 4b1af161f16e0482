//! stub
use crate::step::Outcome;
pub struct Options;
impl Options { pub fn read(_: &[&str]) -> Outcome<Options> { Ok(Options) } }
pub fn test(_: &Options) -> Outcome { Ok(()) }
pub fn check() -> Outcome { Ok(()) }

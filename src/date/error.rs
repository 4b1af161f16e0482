//! Why an expression is no date.

use std::fmt;
use std::ops::Range;

/// The hint for what resembles no date.
pub(super) const FORMS: &str = "a date is written `2026-02-12`, `2026-02` or `2026`";

pub(super) type Result<T> = std::result::Result<T, DateError>;

/// What is wrong with an expression, and where.
///
/// `Display` gives the sentence alone, since only the caller knows how to show the place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateError {
    /// The bytes of the expression that the sentence is about.
    pub range: Range<usize>,
    /// A lower-case sentence without a full stop.
    pub message: String,
    /// What to write instead, where that can be said.
    pub hint: Option<String>,
}

impl DateError {
    /// In the sentence, `{}` stands for what is written at the place.
    ///
    /// Not `format!`, nor pieces that each caller joins: there are some thirty callers, and each would
    /// lay out its pieces in the wasm module.
    #[cold]
    pub(super) fn new(text: &str, range: Range<usize>, message: &str) -> DateError {
        let message = match message.split_once("{}") {
            Some((before, after)) => [before, &text[range.clone()], after].concat(),
            None => message.to_owned(),
        };
        DateError { range, message, hint: None }
    }

    #[cold]
    pub(super) fn hint(mut self, hint: &str) -> DateError {
        self.hint = Some(hint.to_owned());
        self
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for DateError {}

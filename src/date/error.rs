//! Why an expression is no date.

use super::reason::Reason;
use crate::lang::Lang;
use std::fmt;
use std::ops::Range;

/// The hint for what resembles no date.
pub(super) const FORMS: &str = "a date is written `2026-02-12`, `2026-02` or `2026`";

pub(super) type Result<T> = std::result::Result<T, DateError>;

/// What is wrong with an expression, and where.
///
/// `Display` gives the sentence alone, in English, since only the caller knows how to show the place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateError {
    /// The bytes of the expression that the sentence is about.
    pub range: Range<usize>,
    /// What to write instead, where that can be said, in English: it is for curators.
    pub hint: Option<String>,
    reason: Reason,
    /// What is written at the place.
    written: String,
}

impl DateError {
    #[cold]
    pub(super) fn new(text: &str, range: Range<usize>, reason: Reason) -> DateError {
        let written = text[range.clone()].to_owned();
        DateError { range, hint: None, reason, written }
    }

    #[cold]
    pub(super) fn hint(mut self, hint: &str) -> DateError {
        self.hint = Some(hint.to_owned());
        self
    }

    /// What is wrong, in a language: a lower-case sentence without a full stop.
    ///
    /// ```
    /// use entente::{date::Date, lang::Lang};
    ///
    /// let error = Date::parse("2023-02-30").unwrap_err();
    /// assert_eq!(error.words(Lang::En), "February 2023 has 28 days");
    /// assert_eq!(error.words(Lang::Fr), "février 2023 a 28 jours");
    /// ```
    pub fn words(&self, lang: Lang) -> String {
        self.reason.words(lang, &self.written)
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.words(Lang::En))
    }
}

impl std::error::Error for DateError {}

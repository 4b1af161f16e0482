//! The languages in which Entente speaks to its readers.

/// A language of the page: English, French or Khmer.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Lang {
    /// English.
    En,
    /// French.
    Fr,
    /// Khmer.
    Km,
}

impl Lang {
    /// Every language, in the order a page offers them.
    pub const ALL: [Lang; 3] = [Lang::En, Lang::Fr, Lang::Km];

    /// The language that a tag names, if it is one of ours.
    ///
    /// Only the first part of a tag counts, since a browser sends `fr-CA` as readily as `fr`.
    ///
    /// ```
    /// use entente::lang::Lang;
    ///
    /// assert_eq!(Lang::parse("fr"), Some(Lang::Fr));
    /// assert_eq!(Lang::parse("fr-CA"), Some(Lang::Fr));
    /// assert_eq!(Lang::parse("de"), None);
    /// ```
    pub fn parse(tag: &str) -> Option<Lang> {
        let first = tag.split('-').next()?;
        Lang::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(first))
    }

    /// The language's code, as in `lang="fr"`.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Fr => "fr",
            Lang::Km => "km",
        }
    }
}

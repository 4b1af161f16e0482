//! A query, understood: every name in it is an id, and it can be printed in its one canonical spelling.

use crate::index::group::{Reach, Sought};
use crate::pack::Facet;

/// A query. Values of one facet are alternatives, facets add up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub words: Vec<Words>,
    /// One for each of [`Facet::ALL`].
    pub choices: [Choice; 8],
    /// Years, possibly within; `None` is `not-stated`.
    pub year: Years,
    pub roles: Vec<InRole>,
    /// When what is said holds or happened.
    pub when: Option<Span>,
    /// When it was said.
    pub said: Option<Span>,
    /// Only what is certainly within `when` and `year`.
    pub is_certain: bool,
    pub sort: Option<Sort>,
    /// From 1.
    pub page: u32,
}

/// A word, or several that stand side by side, in folded form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub forms: Vec<String>,
    /// How far a word reaches; the words of a phrase are exactly those.
    pub reach: Reach,
    /// Only in the relation's own words: `text:`.
    pub is_own: bool,
    pub is_excluded: bool,
}

impl Words {
    pub fn is_phrase(&self) -> bool {
        self.forms.len() > 1
    }

    /// The one word that is looked for; of a phrase the first.
    pub fn sought(&self, is_typed: bool) -> Sought<'_> {
        let reach = if is_typed { Reach::Typed } else { self.reach };
        Sought { word: self.forms.first().map_or("", String::as_str), reach, is_own: self.is_own }
    }
}

/// The values chosen and excluded in one facet; the number of values stands for `not-stated`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub chosen: Vec<u32>,
    pub excluded: Vec<u32>,
}

/// The years chosen and excluded; `None` stands for `not-stated`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Years {
    pub chosen: Vec<Option<i32>>,
    pub excluded: Vec<Option<i32>>,
}

/// Where a year stands in a list: in order, `not-stated` last.
pub fn year_place(year: Option<i32>) -> (bool, Option<i32>) {
    (year.is_none(), year)
}

/// An entity in a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InRole {
    pub role: u32,
    pub entity: u32,
    pub is_excluded: bool,
}

/// A span of days, both ends included, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: i32,
    pub to: i32,
    pub text: String,
    pub is_excluded: bool,
}

/// The order of relations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// What matches the words best; without words, the newest first.
    Relevance,
    /// The newest first; what has no date comes last.
    Newest,
    /// The oldest first.
    Date,
    /// As the sources say them, paragraph by paragraph.
    Source,
}

impl Sort {
    pub const ALL: [Sort; 4] = [Sort::Relevance, Sort::Newest, Sort::Date, Sort::Source];

    /// The order of that name.
    pub fn named(name: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.key() == name)
    }

    pub fn key(self) -> &'static str {
        match self {
            Sort::Relevance => "relevance",
            Sort::Newest => "newest",
            Sort::Date => "date",
            Sort::Source => "source",
        }
    }
}

impl Query {
    pub fn choice(&self, facet: Facet) -> &Choice {
        &self.choices[facet as usize]
    }

    pub fn choice_mut(&mut self, facet: Facet) -> &mut Choice {
        &mut self.choices[facet as usize]
    }

    /// Asks for an entity in a role besides, or leaves it out, once.
    pub fn add_role(&mut self, wanted: InRole) {
        if !self.roles.contains(&wanted) {
            self.roles.push(wanted);
        }
    }

    /// The page, from 1.
    pub fn page(&self) -> u32 {
        self.page.max(1)
    }

    /// Some word is asked for.
    pub fn has_words(&self) -> bool {
        self.words.iter().any(|words| !words.is_excluded)
    }

    /// The order: as told, or by relevance where there are words and the newest first where there are none.
    pub fn sort(&self) -> Sort {
        match self.sort {
            Some(Sort::Relevance) | None if !self.has_words() => Sort::Newest,
            Some(sort) => sort,
            None => Sort::Relevance,
        }
    }
}

/// The name of a facet in a query.
pub fn facet_name(facet: Facet) -> &'static str {
    match facet {
        Facet::Kind => "kind",
        Facet::Standing => "standing",
        Facet::Topic => "topic",
        Facet::Who => "who",
        Facet::By => "by",
        Facet::Source => "source",
        Facet::Place => "place",
        Facet::Event => "event",
    }
}

/// The facet of that name.
pub fn facet_named(name: &str) -> Option<Facet> {
    Facet::ALL.into_iter().find(|&facet| facet_name(facet) == name)
}

/// What stands for "has no value" in every facet.
pub const NOT_STATED: &str = "not-stated";

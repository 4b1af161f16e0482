//! What fields hold: keys that name, keys that point, dates, texts. The type of a field says what rules may ask of it.

use std::marker::PhantomData;
use std::ops::Deref;

use super::lists::Entry;
use super::reader::{Read, Reader, Value, entries};
use crate::date::{Date, DateError};
use crate::model::{Decimal, Scheme};
use crate::seed::diagnostic::{Place, Placed};

/// A text with its place; empty where it could not be read, which was reported then.
pub type Word = Placed<String>;

/// A count; `None` where it could not be read.
pub type Count = Placed<Option<u32>>;

/// A number; `None` where it could not be read.
pub type Number = Placed<Option<Decimal>>;

impl Word {
    /// Whether there is anything to ask about.
    pub fn is_blank(&self) -> bool {
        self.value.trim().is_empty()
    }

    /// The place of a part of the text, as near as quotation marks and escapes allow.
    pub fn part(&self, range: std::ops::Range<usize>) -> Place {
        let has_plain_quotes = (self.place.end - self.place.start) as usize == self.value.len() + 2;
        if !has_plain_quotes || range.end > self.value.len() {
            return self.place;
        }
        let start = self.place.start + 1;
        Place { start: start + range.start as u32, end: start + range.end as u32, ..self.place }
    }
}

/// What kind of record a key names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Species {
    Entity,
    Event,
    Source,
    Relation,
    Figure,
    Thread,
    Link,
    Absence,
    /// A reason for a date, which only its own file knows.
    Basis,
    /// What a link ties together: a relation or a figure.
    RelationOrFigure,
}

impl Species {
    /// The word for one record of this kind.
    pub fn noun(self) -> &'static str {
        match self {
            Species::Entity => "entity",
            Species::Event => "event",
            Species::Source => "source",
            Species::Relation => "relation",
            Species::Figure => "figure",
            Species::Thread => "thread",
            Species::Link => "link",
            Species::Absence => "absence",
            Species::Basis => "basis",
            Species::RelationOrFigure => "relation or figure",
        }
    }
}

/// What a walk over the records meets, in the order of the fields.
pub enum Leaf<'a> {
    /// A record's own key.
    Key(&'a Word),
    /// The key of another record.
    End(Species, &'a Word),
    /// A word of the vocabulary.
    Term(Scheme, &'a Word),
    /// A word out of a few that are built in.
    Choice(&'static [&'static str], &'a Word),
    Day(&'a Day),
    Text(&'a Text),
    /// A text that Khmer readers see as well.
    Label(&'a Text),
    /// The entries of a list that is kept sorted.
    Sorted(Vec<Entry>),
}

/// What can be walked.
pub trait Walk {
    /// Shows every leaf.
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Leaf<'a>));
}

/// A record's own key.
#[derive(Clone, Debug)]
pub struct Own(pub Word);

/// A record that keys can point to.
pub trait Target {
    const SPECIES: Species;
}

/// The key of another record.
#[derive(Clone, Debug)]
pub struct To<T> {
    word: Word,
    target: PhantomData<fn() -> T>,
}

/// A word of one scheme of the vocabulary, such as `TermOf<KIND>`.
#[derive(Clone, Debug)]
pub struct TermOf<const SCHEME: usize>(Word);

/// Words that no vocabulary lists, because the program itself must understand them.
pub trait Choices {
    const WORDS: &'static [&'static str];
}

/// One word of [`Choices`].
#[derive(Clone, Debug)]
pub struct Choice<T> {
    word: Word,
    choices: PhantomData<fn() -> T>,
}

/// Declares a newtype over a word: how it reads, derefs and shows itself on a walk.
macro_rules! words {
    ($([$($generics:tt)*] $type:ty, $make:expr, $field:tt, $leaf:expr;)*) => {$(
        impl<$($generics)*> Deref for $type {
            type Target = Word;

            fn deref(&self) -> &Word {
                &self.$field
            }
        }

        impl<$($generics)*> Read for $type {
            fn read(value: &Value, reader: &mut Reader) -> Self {
                $make(reader.word(value))
            }

            fn blank(place: Place) -> Self {
                $make(Word::blank(place))
            }
        }

        impl<$($generics)*> Walk for $type {
            fn walk<'a>(&'a self, visit: &mut dyn FnMut(Leaf<'a>)) {
                if !self.is_blank() {
                    visit($leaf(&**self));
                }
            }
        }
    )*};
}

words! {
    [] Own, Own, 0, Leaf::Key;
    [T: Target] To<T>, |word| To { word, target: PhantomData }, word, |to| Leaf::End(T::SPECIES, to);
    [const SCHEME: usize] TermOf<SCHEME>, TermOf, 0, |term| Leaf::Term(Scheme::ALL[SCHEME], term);
    [T: Choices] Choice<T>, |word| Choice { word, choices: PhantomData }, word, |choice| Leaf::Choice(T::WORDS, choice);
}

/// The digest of a text. An empty one is no slip of the pen: it waits for `entente verify --write`.
#[derive(Clone, Debug)]
pub struct Digest(pub Word);

impl Deref for Digest {
    type Target = Word;

    fn deref(&self) -> &Word {
        &self.0
    }
}

impl Read for Digest {
    fn read(value: &Value, reader: &mut Reader) -> Self {
        let is_empty = value.get_ref().as_str().is_some_and(str::is_empty);
        Digest(if is_empty { Word::blank(reader.place(value)) } else { reader.word(value) })
    }

    fn blank(place: Place) -> Self {
        Digest(Word::blank(place))
    }
}

/// A date in EDTF; `Ok(None)` where the seed says `not-stated`.
#[derive(Clone, Debug)]
pub struct Day {
    pub word: Word,
    pub date: Result<Option<Date>, DateError>,
}

impl Day {
    /// The date, where there is one that can be read.
    pub fn known(&self) -> Option<&Date> {
        self.date.as_ref().ok()?.as_ref()
    }
}

impl Read for Day {
    fn read(value: &Value, reader: &mut Reader) -> Self {
        let word = reader.word(value);
        let date = match word.value.as_str() {
            "not-stated" => Ok(None),
            _ if word.is_blank() => Ok(None),
            text => Date::parse(text).map(Some),
        };
        Day { word, date }
    }

    fn blank(place: Place) -> Self {
        Day { word: Word::blank(place), date: Ok(None) }
    }
}

/// A text for readers. What is left out or empty is left to the rules on languages.
#[derive(Clone, Debug)]
pub struct Text {
    pub place: Place,
    /// Whether it could be read; else it was reported, and there is nothing to ask.
    pub is_read: bool,
    pub en: Option<Word>,
    pub fr: Option<Word>,
    pub km: Option<Word>,
}

impl Text {
    /// Takes the languages out of the fields of a table, and returns the fields it did not take.
    pub fn of_entries<'v>(value: &'v Value<'v>, reader: &mut Reader) -> (Text, Vec<(Word, &'v Value<'v>)>) {
        let mut text = Text { is_read: value.get_ref().is_table(), ..Text::blank(reader.place(value)) };
        let mut others = Vec::new();
        for (name, value) in entries(value, reader) {
            match name.value.as_str() {
                "en" => text.en = language(value, reader),
                "fr" => text.fr = language(value, reader),
                "km" => text.km = language(value, reader),
                _ => others.push((name, value)),
            }
        }
        (text, others)
    }

    /// The languages that are there, English first.
    pub fn spoken(&self) -> impl Iterator<Item = &Word> {
        [&self.en, &self.fr, &self.km].into_iter().flatten().filter(|word| !word.is_blank())
    }
}

/// One language of a text. An empty one is as good as none.
fn language(value: &Value, reader: &mut Reader) -> Option<Word> {
    let is_empty = value.get_ref().as_str().is_some_and(|text| text.trim().is_empty());
    if is_empty { Some(Word::blank(reader.place(value))) } else { Some(reader.word(value)) }
}

impl Read for Text {
    fn read(value: &Value, reader: &mut Reader) -> Self {
        let (text, others) = Text::of_entries(value, reader);
        for (name, _) in others {
            reader.report.rule = "fields_are_known";
            let sentence = format!("`{}` is no language of this dataset", name.value);
            reader.report.error(name.place, sentence).hint("a text has: en, fr, km");
        }
        text
    }

    fn blank(place: Place) -> Self {
        Text { place, is_read: false, en: None, fr: None, km: None }
    }
}

/// A text that Khmer readers see as well: a label.
#[derive(Clone, Debug)]
pub struct Label(pub Text);

impl Read for Label {
    fn read(value: &Value, reader: &mut Reader) -> Self {
        Label(Text::read(value, reader))
    }

    fn blank(place: Place) -> Self {
        Label(Text::blank(place))
    }
}

impl Walk for Day {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Leaf<'a>)) {
        visit(Leaf::Day(self));
    }
}

impl Walk for Text {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Leaf<'a>)) {
        visit(Leaf::Text(self));
    }
}

impl Walk for Label {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Leaf<'a>)) {
        visit(Leaf::Label(&self.0));
    }
}

/// Plain values have nothing to show.
macro_rules! silent {
    ($($type:ty,)*) => {$(
        impl Walk for $type {
            fn walk<'a>(&'a self, _: &mut dyn FnMut(Leaf<'a>)) {}
        }
    )*};
}

silent![Word, Count, Number, Digest, Placed<bool>,];

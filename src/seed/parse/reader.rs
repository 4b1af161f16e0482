//! From TOML to values that know their place. No other module knows TOML.
//!
//! Reading never fails. What is missing or of the wrong type is reported and stands as a blank, which later stages
//! pass over in silence, so that one slip of the pen gives one finding.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::values::Word;
use crate::formula;
use crate::model::Decimal;
use crate::nearest::nearest;
use crate::seed::diagnostic::{Place, Placed, Report};

/// What reads one file: which file it is, and where findings go.
pub struct Reader<'r> {
    pub file: u32,
    pub report: &'r mut Report,
}

/// A value of a file, in the terms of TOML.
pub type Value<'v> = Spanned<DeValue<'v>>;

/// What can be read from a value.
pub trait Read: Sized {
    /// Whether a record without this field is refused.
    const IS_REQUIRED: bool = true;

    /// Reads a value, or reports what is wrong with it and returns a blank.
    fn read(value: &Value, reader: &mut Reader) -> Self;

    /// Stands for what is missing or unreadable.
    fn blank(place: Place) -> Self;
}

impl Reader<'_> {
    /// Reads a whole file as one record. A file that is no TOML is reported as such and stands as a blank.
    pub fn file<T: Read>(&mut self, text: &str) -> T {
        self.report.rule = "toml_is_valid";
        if let Some(at) = text.find('\u{FFFD}') {
            let place = Place { file: self.file, start: at as u32, end: at as u32 + 3 };
            self.report.error(place, "this is not UTF-8").hint("save the file as UTF-8");
        }
        match DeTable::parse(text) {
            Ok(table) => T::read(&Spanned::new(0..0, DeValue::Table(table.into_inner())), self),
            Err(error) => {
                self.syntax(text, &error);
                T::blank(Place::of_file(self.file))
            }
        }
    }

    /// Reports the first syntax error of every record.
    ///
    /// A bracket that is not closed makes everything after it wrong. So each stretch from one header to the next is
    /// read on its own, and one slip of the pen gives one finding.
    fn syntax(&mut self, text: &str, whole: &toml::de::Error) {
        let headers = text.match_indices("\n[").map(|(at, _)| at + 1);
        let mut starts: Vec<usize> = std::iter::once(0).chain(headers).collect();
        starts.push(text.len());
        let n_before = self.report.found.len();
        for stretch in starts.windows(2) {
            let (_, errors) = DeTable::parse_recoverable(&text[stretch[0]..stretch[1]]);
            let first = errors.iter().min_by_key(|error| error.span().map_or(0, |span| span.start));
            first.into_iter().for_each(|error| self.syntax_error(error, stretch[0]));
        }
        // What is wrong only with the whole: a table that stands twice.
        if self.report.found.len() == n_before {
            self.syntax_error(whole, 0);
        }
    }

    fn syntax_error(&mut self, error: &toml::de::Error, offset: usize) {
        let span = error.span().unwrap_or(0..0);
        let place = Place { file: self.file, start: (offset + span.start) as u32, end: (offset + span.end) as u32 };
        self.report.error(place, error.message());
    }

    /// The place of a value.
    pub fn place<T>(&self, value: &Spanned<T>) -> Place {
        let span = value.span();
        Place { file: self.file, start: span.start as u32, end: span.end as u32 }
    }

    /// Opens a value as a table.
    pub fn fields<'v>(&mut self, value: &'v Value<'v>, noun: &'static str) -> Fields<'v> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(value, "a table of fields");
        }
        // A record is shown at its key, which says more than its brackets.
        let key = table.and_then(|table| table.get("key"));
        let named = key.and_then(|key| key.get_ref().as_str()).map(|key| format!("{noun} `{key}`"));
        Fields {
            table,
            place: self.place(value),
            shown: self.place(key.unwrap_or(value)),
            noun,
            named: named.unwrap_or_else(|| format!("this {noun}")),
        }
    }

    /// The values of a list, or of none where it is no list.
    pub fn list<'v>(&mut self, value: &'v Value<'v>) -> &'v [Value<'v>] {
        match value.get_ref() {
            DeValue::Array(list) => list,
            _ => {
                self.wrong_type(value, "a list").hint("put it in square brackets");
                &[]
            }
        }
    }

    /// A text that is not empty.
    pub fn word(&mut self, value: &Value) -> Word {
        let place = self.place(value);
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(value, "a text in quotation marks");
            return Word::blank(place);
        };
        if text.trim().is_empty() {
            self.report.rule = "texts_are_not_empty";
            self.report.error(place, "this text is empty").hint("say it, or leave the field out");
        }
        Word { value: text.to_string(), place }
    }

    fn wrong_type(&mut self, value: &Value, wanted: &str) -> &mut crate::seed::diagnostic::Diagnostic {
        let found = match value.get_ref() {
            DeValue::String(_) => "a text".to_string(),
            DeValue::Integer(number) => format!("the number {number}"),
            DeValue::Float(number) => format!("the number {number}"),
            DeValue::Boolean(truth) => format!("`{truth}`"),
            DeValue::Datetime(_) => "a date without them".to_string(),
            DeValue::Array(_) => "a list".to_string(),
            DeValue::Table(_) => "a table of fields".to_string(),
        };
        self.report.rule = "fields_have_their_type";
        self.report.error(self.place(value), format!("this must be {wanted}, and it is {found}"))
    }
}

/// The fields of one record.
pub struct Fields<'v> {
    table: Option<&'v DeTable<'v>>,
    /// The whole record.
    pub place: Place,
    /// Its key, or else the record.
    pub shown: Place,
    noun: &'static str,
    named: String,
}

impl Fields<'_> {
    /// Takes one field.
    pub fn take<T: Read>(&self, name: &str, reader: &mut Reader) -> T {
        let Some(table) = self.table else { return T::blank(self.place) };
        if let Some(value) = table.get(name) {
            return T::read(value, reader);
        }
        if T::IS_REQUIRED {
            reader.report.rule = "fields_are_present";
            let place = if self.shown.end == 0 { Place::of_file(reader.file) } else { self.shown };
            reader.report.error(place, format!("{} has no `{name}`", self.named));
        }
        T::blank(self.shown)
    }

    /// Reports the fields that nobody takes.
    pub fn finish(&self, names: &[&str], reader: &mut Reader) {
        let Some(table) = self.table else { return };
        for (name, _) in table.iter().filter(|(name, _)| !names.contains(&name.get_ref().as_ref())) {
            reader.report.rule = "fields_are_known";
            let written = name.get_ref();
            let finding = reader.report.error(
                Place { file: reader.file, start: name.span().start as u32, end: name.span().end as u32 },
                format!("`{written}` is no field of {}", with_article(self.noun)),
            );
            match nearest(written, names.iter().copied()) {
                Some(near) => finding.did_you_mean(Some(near)),
                None => finding.hint(format!("{} has: {}", with_article(self.noun), names.join(", "))),
            };
        }
    }
}

/// "a relation", "an event".
fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// The names of the fields of a table, each with its value.
pub fn entries<'v>(value: &'v Value<'v>, reader: &mut Reader) -> Vec<(Word, &'v Value<'v>)> {
    let Some(table) = value.get_ref().as_table() else {
        reader.wrong_type(value, "a table of fields");
        return Vec::new();
    };
    table
        .iter()
        .map(|(name, value)| (Word { value: name.get_ref().to_string(), place: reader.place(name) }, value))
        .collect()
}

impl Read for Word {
    fn read(value: &Value, reader: &mut Reader) -> Word {
        reader.word(value)
    }

    fn blank(place: Place) -> Word {
        Word { value: String::new(), place }
    }
}

impl Read for Placed<bool> {
    fn read(value: &Value, reader: &mut Reader) -> Self {
        let found = value.get_ref().as_bool();
        if found.is_none() {
            reader.wrong_type(value, "`true` or `false`");
        }
        Placed { value: found.unwrap_or(false), place: reader.place(value) }
    }

    fn blank(place: Place) -> Self {
        Placed { value: false, place }
    }
}

/// A count, from 0; unreadable ones are `None`.
impl Read for Placed<Option<u32>> {
    fn read(value: &Value, reader: &mut Reader) -> Self {
        let written = value.get_ref().as_integer().filter(|integer| integer.radix() == 10);
        let count = written.and_then(|integer| integer.as_str().replace('_', "").parse().ok());
        if count.is_none() {
            reader.wrong_type(value, "a whole number from 0 upwards");
        }
        Placed { value: count, place: reader.place(value) }
    }

    fn blank(place: Place) -> Self {
        Placed { value: None, place }
    }
}

/// A number, exactly as written; unreadable ones are `None`.
impl Read for Placed<Option<Decimal>> {
    fn read(value: &Value, reader: &mut Reader) -> Self {
        let place = reader.place(value);
        let written = match value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
            DeValue::Float(float) => float.as_str(),
            _ => {
                reader.wrong_type(value, "a number");
                return Self::blank(place);
            }
        };
        match formula::decimal(written) {
            Ok(decimal) => Placed { value: Some(decimal), place },
            Err(hint) => {
                reader.report.rule = "fields_have_their_type";
                reader.report.error(place, "this number cannot be kept exactly").hint(hint);
                Self::blank(place)
            }
        }
    }

    fn blank(place: Place) -> Self {
        Placed { value: None, place }
    }
}

impl<T: Read> Read for Option<T> {
    const IS_REQUIRED: bool = false;

    fn read(value: &Value, reader: &mut Reader) -> Self {
        Some(T::read(value, reader))
    }

    fn blank(_: Place) -> Self {
        None
    }
}

impl<T: Read> Read for Vec<T> {
    const IS_REQUIRED: bool = false;

    fn read(value: &Value, reader: &mut Reader) -> Self {
        let values = reader.list(value);
        values.iter().map(|value| T::read(value, reader)).collect()
    }

    fn blank(_: Place) -> Self {
        Vec::new()
    }
}

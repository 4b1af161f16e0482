//! Lists: those that keep an order, those that must hold something, and how a walk goes through them.

use std::ops::Deref;

use super::reader::{Read, Reader, Value};
use super::values::{Count, Leaf, Walk, Word};
use crate::seed::diagnostic::Place;

/// An entry of a sorted list, as a rule sees it.
pub struct Entry {
    pub place: Place,
    pub written: String,
    /// What it is sorted by: a name, then a number.
    pub order: (String, u32),
}

/// What can stand in a sorted list.
pub trait Sorting {
    fn entry(&self) -> Entry;
}

impl<T: Deref<Target = Word>> Sorting for T {
    fn entry(&self) -> Entry {
        let Word { value, place } = self.deref();
        Entry { place: *place, written: value.clone(), order: (value.clone(), 0) }
    }
}

impl Sorting for Count {
    fn entry(&self) -> Entry {
        let number = self.value.unwrap_or(u32::MAX);
        Entry { place: self.place, written: number.to_string(), order: (String::new(), number) }
    }
}

/// A place of a source as a name uses it: `post-sokhonn-letter:14`.
impl Sorting for Word {
    fn entry(&self) -> Entry {
        let (source, paragraph) = self.value.split_once(':').unwrap_or((&self.value, ""));
        let order = (source.to_string(), paragraph.parse().unwrap_or(0));
        Entry { place: self.place, written: self.value.clone(), order }
    }
}

/// A list that is kept sorted and without repetition, so that two curators write it alike.
#[derive(Clone, Debug)]
pub struct Sorted<T>(pub Vec<T>);

/// A list that must be there and hold something.
#[derive(Clone, Debug)]
pub struct Filled<T>(pub Vec<T>);

impl<T: Read> Read for Sorted<T> {
    const IS_REQUIRED: bool = false;

    fn read(value: &Value, reader: &mut Reader) -> Self {
        Sorted(Vec::read(value, reader))
    }

    fn blank(_: Place) -> Self {
        Sorted(Vec::new())
    }
}

impl<T: Read> Read for Filled<T> {
    fn read(value: &Value, reader: &mut Reader) -> Self {
        let list = Vec::read(value, reader);
        if value.get_ref().as_array().is_some_and(|array| array.is_empty()) {
            reader.report.rule = "texts_are_not_empty";
            reader.report.error(reader.place(value), "this list is empty").hint("it needs at least one entry");
        }
        Filled(list)
    }

    fn blank(_: Place) -> Self {
        Filled(Vec::new())
    }
}

impl<T> Deref for Sorted<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T> Deref for Filled<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T: Walk + Sorting> Walk for Sorted<T> {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Leaf<'a>)) {
        visit(Leaf::Sorted(self.iter().map(Sorting::entry).collect()));
        self.0.walk(visit);
    }
}

impl<T: Walk> Walk for Filled<T> {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Leaf<'a>)) {
        self.0.walk(visit);
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Leaf<'a>)) {
        self.iter().for_each(|entry| entry.walk(visit));
    }
}

impl<T: Walk> Walk for Option<T> {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Leaf<'a>)) {
        self.iter().for_each(|value| value.walk(visit));
    }
}

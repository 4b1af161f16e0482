//! Answers as plain objects: serde-wasm-bindgen's values, put together without an error that cannot happen.
//!
//! serde-wasm-bindgen must reckon with failures, so each field of each answer carries a branch for one, with the undoing of
//! what was made so far. Nothing of ours fails to serialize: an error type without values lets the compiler leave all of
//! that out.

use std::cell::RefCell;
use std::fmt;

use js_sys::{Array, JsString, Object};
use serde::Serialize;
use serde::ser::{self, Impossible, Serializer};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Fields;

    #[wasm_bindgen(method, indexing_setter)]
    fn set(this: &Fields, key: &JsString, value: JsValue);
}

/// A value as JavaScript has it; what is absent is `null`, as in JSON.
pub fn plain(value: &(impl Serialize + ?Sized)) -> JsValue {
    match value.serialize(Plain) {
        Ok(value) => value,
        Err(never) => match never {},
    }
}

/// The error that cannot be made.
#[derive(Debug)]
enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl ser::Error for Never {
    fn custom<T: fmt::Display>(_: T) -> Never {
        unreachable!("no answer refuses to be written")
    }
}

#[derive(Clone, Copy)]
struct Plain;

/// What serde-wasm-bindgen makes of a value that has no parts.
macro_rules! scalars {
    ($($name:ident: $type:ty,)*) => {$(
        fn $name(self, value: $type) -> Result<JsValue, Never> {
            Ok(serde_wasm_bindgen::Serializer::json_compatible().$name(value).unwrap_or(JsValue::NULL))
        }
    )*};
}

impl Serializer for Plain {
    type Ok = JsValue;
    type Error = Never;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeStruct = Record;
    type SerializeTupleStruct = Impossible<JsValue, Never>;
    type SerializeTupleVariant = Impossible<JsValue, Never>;
    type SerializeMap = Impossible<JsValue, Never>;
    type SerializeStructVariant = Impossible<JsValue, Never>;

    scalars! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_f32: f32,
        serialize_f64: f64,
        serialize_char: char,
        serialize_str: &str,
        serialize_bytes: &[u8],
    }

    fn serialize_none(self) -> Result<JsValue, Never> {
        Ok(JsValue::NULL)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<JsValue, Never> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<JsValue, Never> {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<JsValue, Never> {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<JsValue, Never> {
        Ok(JsValue::from_str(variant))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<JsValue, Never> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<JsValue, Never> {
        no_such_shape()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List, Never> {
        Ok(List(Array::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<List, Never> {
        Ok(List(Array::new()))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Record, Never> {
        Ok(Record(Object::new().unchecked_into()))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Never> {
        no_such_shape()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Never> {
        no_such_shape()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Never> {
        no_such_shape()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Never> {
        no_such_shape()
    }
}

/// Answers are records, lists and scalars; `door.d.ts` knows no other shape, and the golden files hold all of them.
fn no_such_shape<T>() -> Result<T, Never> {
    unreachable!("an answer has neither maps nor variants with fields")
}

struct List(Array);

impl ser::SerializeSeq for List {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.0.push(&plain(value));
        Ok(())
    }

    fn end(self) -> Result<JsValue, Never> {
        Ok(self.0.into())
    }
}

impl ser::SerializeTuple for List {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.0.push(&plain(value));
        Ok(())
    }

    fn end(self) -> Result<JsValue, Never> {
        Ok(self.0.into())
    }
}

struct Record(Fields);

impl ser::SerializeStruct for Record {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Never> {
        set_field(&self.0, key, plain(value));
        Ok(())
    }

    fn end(self) -> Result<JsValue, Never> {
        Ok(self.0.into())
    }
}

/// How many slots the table of names has: several times as many as answers have names.
const SLOTS: usize = 2048;

thread_local! {
    /// The names of fields as JavaScript has them: each crosses the door once, and is found again by where it lies.
    static NAMES: RefCell<Vec<Option<(&'static str, JsString)>>> = RefCell::new(vec![None; SLOTS]);
}

#[inline(never)]
fn set_field(fields: &Fields, key: &'static str, value: JsValue) {
    NAMES.with_borrow_mut(|names| {
        let mut slot = key.as_ptr() as usize / 2 % SLOTS;
        while names[slot].as_ref().is_some_and(|(known, _)| !std::ptr::eq(*known, key)) {
            slot = (slot + 1) % SLOTS;
        }
        let (_, name) = names[slot].get_or_insert_with(|| (key, JsString::from(key)));
        fields.set(name, value);
    });
}

//! What containers hold, for `serde`: elements, members with their names, the variants of an enum.

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::fault::Kind;
use super::number;
use super::refusal::Refusal;
use super::scan::{Quoted, Scanner};
use super::string::unescape;
use super::value::{Values, visit_quoted};

/// The elements of an array, from behind its bracket.
pub(super) struct Elements<'a, 'de> {
    values: &'a mut Values<'de>,
    first: bool,
}

impl<'a, 'de> Elements<'a, 'de> {
    pub(super) fn new(values: &'a mut Values<'de>) -> Self {
        Self {
            values,
            first: true,
        }
    }
}

impl<'de> SeqAccess<'de> for Elements<'_, 'de> {
    type Error = Refusal;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Refusal> {
        if !advance(self.values, &mut self.first, b']') {
            return Ok(None);
        }
        seed.deserialize(&mut *self.values).map(Some)
    }
}

/// The members of an object, from behind its bracket.
pub(super) struct Members<'a, 'de> {
    values: &'a mut Values<'de>,
    first: bool,
}

impl<'a, 'de> Members<'a, 'de> {
    pub(super) fn new(values: &'a mut Values<'de>) -> Self {
        Self {
            values,
            first: true,
        }
    }
}

impl<'de> MapAccess<'de> for Members<'_, 'de> {
    type Error = Refusal;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Refusal> {
        if !advance(self.values, &mut self.first, b'}') {
            return Ok(None);
        }
        let name = self.values.scanner.name().or(Err(Refusal::Value))?;
        seed.deserialize(Name(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Refusal> {
        seed.deserialize(&mut *self.values)
    }
}

/// Steps to the next part of a container; false at its end, where it stays.
#[inline]
fn advance(values: &mut Values<'_>, first: &mut bool, bracket: u8) -> bool {
    match values.scanner.peek() {
        Some(b',') if !*first => {
            values.scanner.step();
            true
        }
        Some(byte) if *first && byte != bracket => {
            *first = false;
            true
        }
        _ => false,
    }
}

/// The name of a member: a string, and a number or a boolean where a map has such keys.
struct Name<'de>(Quoted<'de>);

macro_rules! keys {
    ($($method:ident $visit:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
            match whole_number(self.0.raw).and_then(|text| text.parse().ok()) {
                Some(value) => visitor.$visit(value),
                None => Err(Refusal::Value),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Name<'de> {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visit_quoted(self.0, visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self.0.raw {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(Refusal::Value),
        }
    }

    keys! {
        deserialize_i8 visit_i8 deserialize_i16 visit_i16 deserialize_i32 visit_i32 deserialize_i64 visit_i64
        deserialize_u8 visit_u8 deserialize_u16 visit_u16 deserialize_u32 visit_u32 deserialize_u64 visit_u64
        deserialize_i128 visit_i128 deserialize_u128 visit_u128
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_f32(
            whole_number(self.0.raw)
                .and_then(number::short_float)
                .ok_or(Refusal::Value)?,
        )
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_f64(
            whole_number(self.0.raw)
                .and_then(number::float)
                .ok_or(Refusal::Value)?,
        )
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        visitor.visit_enum(unescape(self.0.raw).into_deserializer())
    }

    forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// The text of a member's name that is a number, whole, by JSON's grammar.
fn whole_number(raw: &str) -> Option<&str> {
    Scanner::new(raw)
        .number()
        .ok()
        .filter(|digits| digits.len() == raw.len())
}

/// An enum: the name of a unit variant, or an object with the variant's name and its content.
pub(super) struct Variant<'a, 'de> {
    values: &'a mut Values<'de>,
    object: bool,
}

impl<'a, 'de> Variant<'a, 'de> {
    /// From the name's quote.
    pub(super) fn unit(values: &'a mut Values<'de>) -> Self {
        Self {
            values,
            object: false,
        }
    }

    /// From behind the object's bracket.
    pub(super) fn object(values: &'a mut Values<'de>) -> Self {
        Self {
            values,
            object: true,
        }
    }
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = Refusal;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Refusal> {
        let name = if self.object {
            self.values.scanner.name().or(Err(Refusal::Value))?
        } else {
            self.values.quoted()?
        };
        Ok((seed.deserialize(Name(name))?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Refusal;

    fn unit_variant(self) -> Result<(), Refusal> {
        if !self.object {
            return Ok(());
        }
        serde::Deserialize::deserialize(self.values)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Refusal> {
        self.content()?;
        seed.deserialize(self.values)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Refusal> {
        self.content()?;
        self.values.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        self.content()?;
        self.values.deserialize_struct("", fields, visitor)
    }
}

impl Variant<'_, '_> {
    /// A variant with content is an object.
    fn content(&self) -> Result<(), Refusal> {
        if self.object {
            Ok(())
        } else {
            Err(Refusal::Kind(Kind::String))
        }
    }
}

//! One value of an answer for `serde`: text that the walk has checked comes in, what its type asks for goes out.
//!
//! Our own and not `serde_json`'s, for three reasons: numbers stay exact or are refused; an error holds no value; and no
//! feature that an application turns on in `serde_json` changes what a claim is. It takes the same types in the same shapes.

use std::iter;

use serde::de::value::{BorrowedStrDeserializer, MapDeserializer};
use serde::de::{Deserializer, Visitor};

use super::fault::Kind;
use super::members::{Elements, Members, Variant};
use super::number::{self, Number};
use super::refusal::Refusal;
use super::scan::{Quoted, Scanner};
use super::string::unescape;

/// The name by which `serde_json::value::RawValue` asks for the text itself.
const RAW: &str = "$serde_json::private::RawValue";

/// The value that comes next in a text, and those inside of it.
pub struct Values<'de> {
    pub(super) scanner: Scanner<'de>,
    start: usize,
    /// Numbers and booleans are strings where a string is asked for, and the other way.
    coerce: bool,
}

impl<'de> Values<'de> {
    pub(super) fn new(scanner: Scanner<'de>) -> Self {
        Self {
            scanner,
            start: scanner.at(),
            coerce: false,
        }
    }

    /// The same, taking a string for a number or boolean and the other way.
    pub(crate) fn coerced(&mut self) -> &mut Self {
        self.coerce = true;
        self
    }

    /// Whether reading has come inside an array or object.
    pub(super) fn is_inside(&self) -> bool {
        let container = matches!(
            self.scanner.from(self.start).kind(),
            Ok(Kind::Array | Kind::Object)
        );
        container && self.scanner.at() > self.start + 1
    }

    /// The next value's kind.
    #[inline]
    pub(crate) fn kind(&mut self) -> Result<Kind, Refusal> {
        self.scanner.kind().or(Err(Refusal::Value))
    }

    /// The error of a value whose kind is not the one asked for.
    #[cold]
    pub(super) fn refuse<T>(&mut self) -> Result<T, Refusal> {
        Err(Refusal::Kind(self.kind()?))
    }

    #[inline]
    pub(super) fn quoted(&mut self) -> Result<Quoted<'de>, Refusal> {
        self.scanner.string().or(Err(Refusal::Value))
    }

    fn digits(&mut self) -> Result<&'de str, Refusal> {
        self.scanner.number().or(Err(Refusal::Value))
    }

    fn word(&mut self, word: &str) -> Result<(), Refusal> {
        self.scanner.word(word).or(Err(Refusal::Value))
    }

    fn skip(&mut self) -> Result<(), Refusal> {
        self.scanner.skip(0).or(Err(Refusal::Value))
    }

    /// The text of a number where one is asked for.
    fn numeric(&mut self) -> Result<&'de str, Refusal> {
        match self.kind()? {
            Kind::Number => self.digits(),
            Kind::String if self.coerce => self.quoted_number(),
            _ => self.refuse(),
        }
    }

    /// The text of a number in a string: the whole string, by JSON's grammar.
    fn quoted_number(&mut self) -> Result<&'de str, Refusal> {
        let raw = self.quoted()?.raw;
        let mut scanner = Scanner::new(raw);
        // White space would be stepped over by `end`.
        match scanner.number() {
            Ok(digits) if digits.len() == raw.len() => Ok(digits),
            _ => Err(Refusal::Kind(Kind::String)),
        }
    }

    fn visit_number<V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, Refusal> {
        match number::number(text).ok_or(Refusal::Value)? {
            Number::Unsigned(value) => visitor.visit_u64(value),
            Number::Signed(value) => visitor.visit_i64(value),
            Number::Float(value) => visitor.visit_f64(value),
        }
    }

    fn visit_array<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Refusal> {
        self.scanner.step();
        let value = visitor.visit_seq(Elements::new(self))?;
        self.close(b']')?;
        Ok(value)
    }

    fn visit_object<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Refusal> {
        self.scanner.step();
        let value = visitor.visit_map(Members::new(self))?;
        self.close(b'}')?;
        Ok(value)
    }

    /// The end of a container; one of which something is left is longer than its type.
    pub(super) fn close(&mut self, bracket: u8) -> Result<(), Refusal> {
        if self.scanner.take(bracket) {
            Ok(())
        } else {
            Err(Refusal::Value)
        }
    }
}

/// Hands the text of a string over, without a copy where it has no escape.
#[inline]
pub(super) fn visit_quoted<'de, V: Visitor<'de>>(
    quoted: Quoted<'de>,
    visitor: V,
) -> Result<V::Value, Refusal> {
    if quoted.escaped {
        visitor.visit_string(unescape(quoted.raw))
    } else {
        visitor.visit_borrowed_str(quoted.raw)
    }
}

macro_rules! integers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
            Values::visit_number(self.numeric()?, visitor)
        }
    )*};
}

macro_rules! texts {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
            match self.kind()? {
                Kind::String => visit_quoted(self.quoted()?, visitor),
                Kind::Number if self.coerce => visitor.visit_borrowed_str(self.digits()?),
                Kind::Boolean if self.coerce => {
                    let start = self.scanner.at();
                    self.skip()?;
                    visitor.visit_borrowed_str(self.scanner.since(start))
                }
                _ => self.refuse(),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut Values<'de> {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self.kind()? {
            Kind::Null => {
                self.word("null")?;
                visitor.visit_unit()
            }
            Kind::Boolean => self.deserialize_bool(visitor),
            Kind::Number => Values::visit_number(self.digits()?, visitor),
            Kind::String => visit_quoted(self.quoted()?, visitor),
            Kind::Array => self.visit_array(visitor),
            Kind::Object => self.visit_object(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        let value = match self.kind()? {
            Kind::Boolean => {
                let value = self.scanner.peek() == Some(b't');
                self.skip()?;
                value
            }
            Kind::String if self.coerce => match self.quoted()?.raw {
                "true" => true,
                "false" => false,
                _ => return Err(Refusal::Kind(Kind::String)),
            },
            _ => return self.refuse(),
        };
        visitor.visit_bool(value)
    }

    integers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    fn deserialize_i128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        let text = self.numeric()?;
        match text.parse() {
            Ok(value) if text != "-0" => visitor.visit_i128(value),
            _ => Values::visit_number(text, visitor),
        }
    }

    fn deserialize_u128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        let text = self.numeric()?;
        match text.parse() {
            Ok(value) => visitor.visit_u128(value),
            Err(_) => Values::visit_number(text, visitor),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_f32(number::short_float(self.numeric()?).ok_or(Refusal::Value)?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_f64(number::float(self.numeric()?).ok_or(Refusal::Value)?)
    }

    texts! { deserialize_char deserialize_str deserialize_string deserialize_identifier }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        match self.kind()? {
            Kind::String => {
                let quoted = self.quoted()?;
                if quoted.escaped {
                    visitor.visit_byte_buf(unescape(quoted.raw).into_bytes())
                } else {
                    visitor.visit_borrowed_bytes(quoted.raw.as_bytes())
                }
            }
            Kind::Array => self.visit_array(visitor),
            _ => self.refuse(),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        if self.kind()? == Kind::Null {
            self.word("null")?;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        if self.kind()? != Kind::Null {
            return self.refuse();
        }
        self.word("null")?;
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        if name == RAW {
            self.kind()?;
            let start = self.scanner.at();
            self.skip()?;
            let text = BorrowedStrDeserializer::new(self.scanner.since(start));
            return visitor.visit_map(MapDeserializer::new(iter::once((RAW, text))));
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        if self.kind()? != Kind::Array {
            return self.refuse();
        }
        self.visit_array(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Refusal> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        if self.kind()? != Kind::Object {
            return self.refuse();
        }
        self.visit_object(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        match self.kind()? {
            Kind::Array => self.visit_array(visitor),
            Kind::Object => self.visit_object(visitor),
            _ => self.refuse(),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        match self.kind()? {
            Kind::String => visitor.visit_enum(Variant::unit(self)),
            Kind::Object => {
                self.scanner.step();
                let value = visitor.visit_enum(Variant::object(self))?;
                self.close(b'}')?;
                Ok(value)
            }
            _ => self.refuse(),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.kind()?;
        self.skip()?;
        visitor.visit_unit()
    }
}

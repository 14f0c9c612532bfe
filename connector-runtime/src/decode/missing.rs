//! What a claim is that the answer does not hold: asked of its type, so that it works through every alias of `Option`.

use serde::de::{Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::refusal::Refusal;

/// Nothing: none to an `Option`, an error to all else, a unit, a `serde_json::Value` and an `IgnoredAny` among them.
pub(super) struct Missing;

impl<'de> Deserializer<'de> for Missing {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Refusal> {
        Err(Refusal::Value)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_none()
    }

    /// A newtype is what it wraps, as it is where the answer holds `null`.
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refusal> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

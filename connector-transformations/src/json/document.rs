//! Reading a JSON text one level deep: the members of an object in their order, each with its text untouched.
//! `serde_json`'s own `Value` would sort the members or not, and round numbers or not, as the application's other
//! dependencies have its features.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::TransformationError;

/// The members of an object, in the order of the text.
pub(super) struct Object<'a>(pub(super) Vec<(String, &'a RawValue)>);

impl<'a> Object<'a> {
    /// The one value of this name.
    pub(super) fn member(
        &self,
        name: &str,
        method: &'static str,
    ) -> Result<Option<&'a RawValue>, TransformationError> {
        let mut values = self
            .0
            .iter()
            .filter(|(there, _)| there == name)
            .map(|(_, value)| *value);
        match (values.next(), values.next()) {
            (value, None) => Ok(value),
            (_, Some(_)) => Err(TransformationError::refused(
                method,
                format!("`{name}` stands twice in the object"),
            )),
        }
    }
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;

        impl<'de> Visitor<'de> for Members {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Object(members))
            }
        }

        deserializer.deserialize_map(Members)
    }
}

/// Reads the text as what is asked for.
pub(super) fn read<'a, T: Deserialize<'a>>(
    text: &'a str,
    method: &'static str,
    expected: &'static str,
) -> Result<T, TransformationError> {
    serde_json::from_str(text).map_err(|error| {
        // The error's own text may quote the document; where it is wrong is safe to say.
        let (line, column) = (error.line(), error.column());
        TransformationError::refused(
            method,
            format!("the text is not {expected} (line {line}, column {column})"),
        )
    })
}

/// The value as the text of a claim: of a string its contents, of anything else its JSON; none of `null`.
pub(super) fn text_of(
    value: &RawValue,
    method: &'static str,
) -> Result<Option<String>, TransformationError> {
    match value.get() {
        "null" => Ok(None),
        text if text.starts_with('"') => read(text, method, "a valid JSON string").map(Some),
        text => Ok(Some(text.to_owned())),
    }
}

//! Members of an answer that are a text, or texts by name, or as good as absent.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::claim::{Reader, Unread};
use super::fault::Kind;
use super::value::Values;

/// A member's text, where it is one; what is something else is as good as absent.
#[derive(Default)]
pub(crate) struct Text {
    pub(crate) text: Option<String>,
    numbers: bool,
}

impl Text {
    /// A number is taken too, as it is written.
    pub(crate) fn or_number() -> Self {
        Self {
            text: None,
            numbers: true,
        }
    }
}

impl Reader for Text {
    fn read(&mut self, values: &mut Values<'_>) -> Result<(), Unread> {
        let text = match values.kind()? {
            Kind::String => String::deserialize(values)?,
            Kind::Number if self.numbers => String::deserialize(values.coerced())?,
            _ => return Ok(()),
        };
        self.text = Some(text);
        Ok(())
    }
}

/// The texts of a member that is an object; a member of it that is no text is passed over.
#[derive(Default)]
pub(crate) struct Texts {
    pub(crate) texts: BTreeMap<String, String>,
}

impl Reader for Texts {
    fn read(&mut self, values: &mut Values<'_>) -> Result<(), Unread> {
        if !matches!(values.kind()?, Kind::Object) {
            return Ok(());
        }
        for (name, value) in BTreeMap::<String, serde_json::Value>::deserialize(values)? {
            if let serde_json::Value::String(text) = value {
                self.texts.insert(name, text);
            }
        }
        Ok(())
    }
}

//! The attribute page: its fields as they are shown, and what the person typed, read.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::attribute::{Attribute, Kind, OnPage};
use crate::claims::{Claims, Value};

/// The attribute page, as it is to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributePage {
    /// The fields, in the order in which the flow declares them.
    pub fields: Vec<Field>,
    /// Why it is shown again.
    pub problem: Option<Problem>,
}

/// One field of the attribute page. `Debug` does not show the value.
#[derive(Clone, PartialEq, Eq)]
pub struct Field {
    /// The attribute's name.
    pub name: String,
    /// Its type.
    pub kind: Kind,
    /// Whether the page is not taken without it.
    pub required: bool,
    /// What stands in it: what the person typed, else what is known. A tick is `true`.
    pub value: String,
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Field")
            .field("name", &self.name)
            .field("kind", &self.kind)
            .field("required", &self.required)
            .finish_non_exhaustive()
    }
}

/// Why the attribute page is shown again: a text for the whole form, and faults of single fields.
///
/// `Debug` shows the names of the fields and no text: an API's text may repeat what was typed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The text for the form: of the API that refused, or of the call that failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The faults of single fields, by the attribute's name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, FieldFault>,
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Problem")
            .field("fields", &self.fields.keys())
            .finish_non_exhaustive()
    }
}

/// What is wrong with one field.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum FieldFault {
    /// It is required, and empty.
    Missing,
    /// It is no whole number.
    NoInteger,
    /// The API says so (an extension of ours: the documents' contract has one text for the whole form).
    Said(String),
}

impl fmt::Debug for FieldFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "Missing",
            Self::NoInteger => "NoInteger",
            Self::Said(_) => "Said(..)",
        })
    }
}

/// What the person typed, by attribute name, as a form sends it. What is no field of the page is never read.
///
/// `Debug` shows nothing of it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Typed(BTreeMap<String, String>);

impl Typed {
    /// The text of a field.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Typed {
    fn from_iter<T: IntoIterator<Item = (N, V)>>(fields: T) -> Self {
        let fields = fields.into_iter();
        Self(
            fields
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        )
    }
}

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed(..)")
    }
}

/// The page: what the person typed, else what is known.
pub(crate) fn page<'a>(
    attributes: impl Iterator<Item = &'a Attribute>,
    known: &Claims,
    typed: Option<&Typed>,
    problem: Option<Problem>,
) -> AttributePage {
    let fields = attributes.filter(|attribute| attribute.on_page());
    let fields = fields.map(|attribute| Field {
        name: attribute.name.clone(),
        kind: attribute.kind,
        required: attribute.page == OnPage::Required,
        value: match typed {
            Some(typed) => typed.get(&attribute.name).unwrap_or_default().to_owned(),
            None => known.get(&attribute.name).map(shown).unwrap_or_default(),
        },
    });
    AttributePage {
        fields: fields.collect(),
        problem,
    }
}

/// The fields of the page alone: what else a browser sends is nobody's.
pub(crate) fn fields_of<'a>(
    attributes: impl Iterator<Item = &'a Attribute>,
    typed: &Typed,
) -> Typed {
    let fields = attributes.filter(|attribute| attribute.on_page());
    fields
        .filter_map(|attribute| Some((attribute.name.as_str(), typed.get(&attribute.name)?)))
        .collect()
}

/// The claims that were typed, or what is wrong with them.
pub(crate) fn read<'a>(
    attributes: impl Iterator<Item = &'a Attribute>,
    typed: &Typed,
) -> Result<Claims, Problem> {
    let mut claims = Claims::new();
    let mut problem = Problem::default();
    for attribute in attributes.filter(|attribute| attribute.on_page()) {
        match value(
            attribute.kind,
            typed.get(&attribute.name).unwrap_or_default(),
        ) {
            Ok(Some(value)) => claims.set(&attribute.name, value),
            Ok(None) if attribute.page == OnPage::Required => {
                problem
                    .fields
                    .insert(attribute.name.clone(), FieldFault::Missing);
            }
            // A box without a tick is not sent, and says no.
            Ok(None) if attribute.kind == Kind::Boolean => claims.set(&attribute.name, false),
            Ok(None) => {}
            Err(fault) => {
                problem.fields.insert(attribute.name.clone(), fault);
            }
        }
    }
    if problem.fields.is_empty() {
        Ok(claims)
    } else {
        Err(problem)
    }
}

fn value(kind: Kind, text: &str) -> Result<Option<Value>, FieldFault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    match kind {
        Kind::Text => Ok(Some(text.into())),
        Kind::Integer => match text.parse::<i64>() {
            Ok(number) => Ok(Some(number.into())),
            Err(_) => Err(FieldFault::NoInteger),
        },
        Kind::Boolean => Ok(matches!(text, "true" | "on" | "1").then(|| true.into())),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(true) => "true".to_owned(),
        Value::Boolean(false) => String::new(),
    }
}

//! Why a claim's type does not take a value: all that is kept of an error of `serde`, whose texts quote the value.

use std::fmt::{self, Display};

use serde::de::{Error, Expected, Unexpected};

use super::fault::Kind;

/// What the type of a claim said to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It does not take this kind.
    Kind(Kind),
    /// It takes this kind, but not this value.
    Value,
    /// It needs a field of this name.
    Lacks(&'static str),
    /// It does not take a field of this name twice.
    Twice(&'static str),
    /// It is JSON in a string, and this string is not.
    Text,
}

impl Error for Refusal {
    fn custom<T: Display>(_: T) -> Self {
        Self::Value
    }

    fn invalid_type(found: Unexpected<'_>, _: &dyn Expected) -> Self {
        match found {
            Unexpected::Bool(_) => Self::Kind(Kind::Boolean),
            Unexpected::Unsigned(_) | Unexpected::Signed(_) => Self::Kind(Kind::Number),
            Unexpected::Char(_) | Unexpected::Str(_) | Unexpected::Bytes(_) => {
                Self::Kind(Kind::String)
            }
            Unexpected::Unit | Unexpected::Option => Self::Kind(Kind::Null),
            Unexpected::Seq => Self::Kind(Kind::Array),
            Unexpected::Map => Self::Kind(Kind::Object),
            // A float is refused by integers alone, which take numbers, but not this one.
            _ => Self::Value,
        }
    }

    fn missing_field(name: &'static str) -> Self {
        Self::Lacks(name)
    }

    fn duplicate_field(name: &'static str) -> Self {
        Self::Twice(name)
    }
}

impl Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind(kind) => write!(f, "{kind} is not taken"),
            Self::Value => f.write_str("the value is not taken"),
            Self::Lacks(name) => write!(f, "`{name}` is missing"),
            Self::Twice(name) => write!(f, "`{name}` stands twice"),
            Self::Text => f.write_str("the string does not hold JSON"),
        }
    }
}

impl std::error::Error for Refusal {}

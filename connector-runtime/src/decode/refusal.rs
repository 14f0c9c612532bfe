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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_type_did_not_expect_is_told_by_its_kind() {
        for (found, refusal) in [
            (Unexpected::Bool(true), Refusal::Kind(Kind::Boolean)),
            (Unexpected::Unsigned(7), Refusal::Kind(Kind::Number)),
            (Unexpected::Signed(-7), Refusal::Kind(Kind::Number)),
            (Unexpected::Char('x'), Refusal::Kind(Kind::String)),
            (Unexpected::Str("x"), Refusal::Kind(Kind::String)),
            (Unexpected::Bytes(b"x"), Refusal::Kind(Kind::String)),
            (Unexpected::Unit, Refusal::Kind(Kind::Null)),
            (Unexpected::Option, Refusal::Kind(Kind::Null)),
            (Unexpected::Seq, Refusal::Kind(Kind::Array)),
            (Unexpected::Map, Refusal::Kind(Kind::Object)),
            (Unexpected::Float(0.5), Refusal::Value),
            (Unexpected::Enum, Refusal::Value),
        ] {
            assert_eq!(Refusal::invalid_type(found, &"another"), refusal, "{found}");
        }
    }

    /// A type may put the error of a part of it into a message of its own.
    #[test]
    fn its_text_holds_no_value() {
        let shown = |refusal: Refusal| refusal.to_string();
        assert_eq!(shown(Refusal::Kind(Kind::Array)), "an array is not taken");
        assert_eq!(shown(Refusal::custom("canary")), "the value is not taken");
        assert_eq!(shown(Refusal::Lacks("street")), "`street` is missing");
        assert_eq!(shown(Refusal::Twice("street")), "`street` stands twice");
        assert_eq!(shown(Refusal::Text), "the string does not hold JSON");
    }
}

//! The kind of a value, told from the words of a Rust type. An alias and a type of the application's own are any value.

use std::fmt;

use super::Field;

/// The kind of a value.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// Nothing is known.
    Any,
    Boolean,
    /// Of so many bits, and whether below 0.
    Integer {
        bits: u32,
        signed: bool,
    },
    Number,
    /// With its format, in the words of OpenAPI.
    Text(Option<&'static str>),
    /// One of these words.
    Word(Vec<&'static str>),
    List(Box<Kind>),
    /// A list of which the first elements are known; their names are empty.
    Tuple(Vec<Field>),
    /// Other members are fine.
    Object(Vec<Field>),
    /// A scalar that is read leniently: `coerce`.
    Lenient(Box<Kind>),
    /// A schema that somebody gave.
    #[cfg(feature = "openapi")]
    Given(serde_json::Value),
}

impl Kind {
    pub(crate) const fn text() -> Self {
        Self::Text(None)
    }

    /// Whether it is a text, a number or a boolean.
    #[cfg(feature = "testing")]
    pub(crate) fn is_scalar(&self) -> bool {
        matches!(
            self,
            Self::Boolean | Self::Integer { .. } | Self::Number | Self::Text(_)
        )
    }

    /// The kind that a type says, and whether its value may be absent.
    pub(crate) fn of(ty: &str) -> (Self, bool) {
        let ty = ty
            .trim()
            .trim_start_matches('&')
            .trim_start_matches("'static ");
        let (name, argument) = match ty.split_once('<') {
            Some((name, rest)) => (name, rest.strip_suffix('>')),
            None => (ty, None),
        };
        let name = name.rsplit("::").next().unwrap_or(name).trim();
        let kind = match (name, argument) {
            ("Option", Some(inner)) => return (Self::of(inner).0, true),
            ("Secret" | "Box" | "Arc" | "Rc" | "Cow", Some(inner)) => {
                let inner = inner.rsplit(", ").next().unwrap_or(inner);
                return Self::of(inner);
            }
            ("Vec" | "HashSet" | "BTreeSet" | "VecDeque", Some(inner)) => {
                Self::List(Box::new(Self::of(inner).0))
            }
            ("HashMap" | "BTreeMap" | "Map", _) => Self::Object(Vec::new()),
            ("String" | "str" | "char" | "SecretString" | "IpAddr", None) => Self::text(),
            ("bool", None) => Self::Boolean,
            ("f32" | "f64", None) => Self::Number,
            ("Uuid", None) => Self::Text(Some("uuid")),
            ("Url", None) => Self::Text(Some("uri")),
            ("Timestamp", None) => Self::Text(Some("date-time")),
            ("Date", None) => Self::Text(Some("date")),
            ("Ipv4Addr", None) => Self::Text(Some("ipv4")),
            ("Ipv6Addr", None) => Self::Text(Some("ipv6")),
            ("Identity", None) => Self::identity(),
            (name, None) => integer(name).unwrap_or(Self::Any),
            _ => Self::Any,
        };
        (kind, false)
    }

    fn identity() -> Self {
        let text = |name: &str| Field {
            name: name.to_owned(),
            kind: Self::text(),
            required: true,
            claim: None,
        };
        Self::Object(
            ["signInType", "issuer", "issuerAssignedId"]
                .map(text)
                .into(),
        )
    }
}

fn integer(name: &str) -> Option<Kind> {
    let signed = name.starts_with('i');
    let bits = match name.strip_prefix(['i', 'u'])? {
        "size" => 64,
        bits => bits.parse().ok()?,
    };
    Some(Kind::Integer { bits, signed })
}

/// As a sentence says it.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("any value"),
            Self::Boolean => f.write_str("a boolean"),
            Self::Integer { bits, .. } => write!(f, "an integer of {bits} bits"),
            Self::Number => f.write_str("a number"),
            Self::Text(None) => f.write_str("a string"),
            Self::Text(Some(format)) => write!(f, "a string of the format `{format}`"),
            Self::Word(words) => write!(f, "one of `{}`", words.join("`, `")),
            Self::List(element) => write!(f, "a list of which each element is {element}"),
            Self::Tuple(_) => f.write_str("a list"),
            Self::Object(_) => f.write_str("an object"),
            Self::Lenient(kind) => kind.fmt(f),
            #[cfg(feature = "openapi")]
            Self::Given(_) => f.write_str("any value"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_from_words() {
        for (ty, kind, optional) in [
            ("String", "a string", false),
            ("Option<String>", "a string", true),
            (
                "std::option::Option<Vec<u8>>",
                "a list of which each element is an integer of 8 bits",
                true,
            ),
            ("connector_runtime::Secret<String>", "a string", false),
            ("Cow<'static, str>", "a string", false),
            ("&'static str", "a string", false),
            ("i64", "an integer of 64 bits", false),
            ("usize", "an integer of 64 bits", false),
            ("f32", "a number", false),
            ("uuid::Uuid", "a string of the format `uuid`", false),
            (
                "Vec<Identity>",
                "a list of which each element is an object",
                false,
            ),
            ("HashMap<String, u8>", "an object", false),
            ("Plan", "any value", false),
            ("item", "any value", false),
        ] {
            let (found, absent) = Kind::of(ty);
            assert_eq!(
                (found.to_string().as_str(), absent),
                (kind, optional),
                "{ty}"
            );
        }
    }
}

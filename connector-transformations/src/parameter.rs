//! Input parameters that the documents write as words: each is an enum here, with their words as its `Display`, and a
//! `FromStr` that reads them in any case, as their own samples write them (`ordinalIgnoreCase`, `not equal`).

use std::fmt;

/// A word that is none of those a parameter knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownWord {
    pub(crate) parameter: &'static str,
    pub(crate) known: &'static [&'static str],
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown `{}`: write one of", self.parameter)?;
        for (index, word) in self.known.iter().enumerate() {
            write!(f, "{} `{word}`", if index == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownWord {}

/// Declares such an enum: `parameter "operator" enum Equality { Equal = "EQUAL", … }`.
macro_rules! words {
    (
        $(#[$about:meta])*
        parameter $parameter:literal enum $name:ident { $( $(#[$variant_about:meta])* $variant:ident = $word:literal, )+ }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $( $(#[$variant_about])* $variant, )+ }

        impl $name {
            /// The documents' word.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )+ }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownWord;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $( if text.eq_ignore_ascii_case($word) { return Ok(Self::$variant); } )+
                Err($crate::UnknownWord { parameter: $parameter, known: &[$( $word, )+] })
            }
        }
    };
}
pub(crate) use words;

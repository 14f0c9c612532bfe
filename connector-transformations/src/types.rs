//! The documents' claim data types for which Rust has no type of its own: each a value with one text form
//! (`Display`, `FromStr`), which is also its form in JSON, but for the identities, which are JSON objects.
//!
//! | data type | in Rust | in a body (JSON) | elsewhere (form, header, URL, query) |
//! |---|---|---|---|
//! | `string` | `String` | `"text"` | `text` |
//! | `boolean` | `bool` | `true` | `true` |
//! | `int` | `i32` | `1` | `1` |
//! | `long` | `i64` | `6353399` | `6353399` |
//! | `date` | `Date` (feature `dates`) | `"2022-01-03"` | `2022-01-03` |
//! | `dateTime` | `DateTime` (feature `dates`) | `"2022-01-03T11:34:22.0000000Z"` | `2022-01-03T11:34:22.0000000Z` |
//! | `duration` | [`Duration`] | `"P1Y2M5DT8H5M620S"` | `P1Y2M5DT8H5M620S` |
//! | `phoneNumber` | [`PhoneNumber`] | `"+11234567890"` | `+11234567890` |
//! | `stringCollection` | `Vec<String>` | `["a","b"]` | repeated in a form or query, `a,b` in a header |
//! | `userIdentity` | `UserIdentity` (feature `social`) | `{"issuer":"…","issuerUserId":"…"}` | the same JSON as a text |
//! | `userIdentityCollection`, `alternativeSecurityIdCollection` | `Vec<UserIdentity>` | an array of those | as a collection of those texts |
//! | `identities` of an API connector | `Vec<Identity>` (feature `social`) | `[{"signInType":"…","issuer":"…","issuerAssignedId":"…"}]` | as a collection of those texts |
//!
//! In a body, and in an answer, they are claims of `connector-runtime` by `serde`; elsewhere by its `ClaimText`, which it
//! implements for them. What the text is percent-encoded to in a URL is the connector's affair.

#[cfg(feature = "dates")]
mod date;
#[cfg(feature = "dates")]
mod date_time;
mod duration;
#[cfg(feature = "social")]
mod identity;
mod phone_number;
mod wire;

#[cfg(feature = "dates")]
pub use date::Date;
#[cfg(feature = "dates")]
pub use date_time::DateTime;
pub use duration::Duration;
#[cfg(feature = "social")]
pub use identity::{Identity, UserIdentity};
pub use phone_number::PhoneNumber;

use std::fmt;

/// A text that is no value of a claim data type. Says how one is written, never what was there instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidValue {
    data_type: &'static str,
    expected: &'static str,
}

impl InvalidValue {
    const fn new(data_type: &'static str, expected: &'static str) -> Self {
        Self {
            data_type,
            expected,
        }
    }

    /// The documents' name of the data type, such as `dateTime`.
    #[must_use]
    pub const fn data_type(&self) -> &'static str {
        self.data_type
    }
}

impl fmt::Display for InvalidValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "this is no `{}`: write {}",
            self.data_type, self.expected
        )
    }
}

impl std::error::Error for InvalidValue {}

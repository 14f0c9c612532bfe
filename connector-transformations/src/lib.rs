//! The claims transformations of Azure AD B2C's custom policies, as typed functions.
//!
//! A policy computes claims by naming a method of a catalogue: `ChangeCase`, `FormatStringClaim`, `GenerateJson`. Each
//! method of that catalogue is a function here, under its name in snake case, with the documented example as its test.
//! They are plain functions: use them in a claim's `value = …` and `map = …`, where `?` takes their errors, or anywhere
//! else. `connector-runtime` has them as its module `transformations`.
//!
//! ```
//! # #[cfg(feature = "string")] {
//! use connector_transformations::{change_case, format_string_claim, parse_domain, Case, TransformationError};
//!
//! fn user_name(email: &str, object_id: &str) -> Result<String, TransformationError> {
//!     let domain = parse_domain(change_case(email, Case::Lower));
//!     format_string_claim(object_id, &format!("cpim_{{0}}@{domain}"))
//! }
//!
//! assert_eq!(user_name("SomeOne@Contoso.com", "5164db16")?, "cpim_5164db16@contoso.com");
//! # }
//! # Ok::<(), connector_transformations::TransformationError>(())
//! ```
//!
//! Texts come in as anything that is one (`&str`, `&String`), numbers and booleans by value, collections as slices. In
//! a `value = …` the other claims are references: write `*attempts` for a number, `email` for a text. What the
//! documents let be absent is an `Option`: `adjust_number(*attempts, …)` takes an `i32` and an `Option<i32>` alike.
//! Words such as `ordinalIgnoreCase` are enums that also read the documents' spelling.
//!
//! Where the documents contradict themselves or are silent, the function says what it does and why. No error, and no
//! `Debug` of an error, holds the value of a claim.
//!
//! # Families and features
//!
//! Each family is a feature and a module, and each builds alone; all their names are here at the top, too. On by
//! default is what needs next to nothing. Without any there remain the [`types`] and the [`catalogue`].
//!
//! | feature | brings | default |
//! |---|---|---|
//! | `boolean` | and, or, not, comparisons | yes |
//! | `dates` | dates and moments, `Date`, `DateTime`, the clock | no: jiff |
//! | `general` | copy, exists | yes |
//! | `hash` | `Hash` | no: sha2 |
//! | `integer` | counting, comparisons | yes |
//! | `json` | JSON built and taken apart | yes |
//! | `phone` | phone numbers | no: the numbering plans, 79 crates to build |
//! | `random` | `CreateRandomString`, `CreateOtpSecret` | yes |
//! | `regex` | `SetClaimsIfRegexMatch` | no: regex |
//! | `social` | identities at other providers, `UserIdentity` | yes |
//! | `string` | texts | yes |
//! | `string-collection` | collections of texts | yes |
//! | `xml` | `XmlStringToJsonString` | no: roxmltree |
//! | `full` | all of them | |
//!
//! # Not in the catalogue, and why
//!
//! A constant boolean (`value = true`), arithmetic (`value = *a + *b`) and base64 are one expression in Rust, and
//! reading inside nested JSON is the business of an output's `path`.

#[cfg(feature = "boolean")]
pub mod boolean;
pub mod catalogue;
mod comparison;
#[cfg(feature = "dates")]
pub mod date;
mod error;
#[cfg(feature = "general")]
pub mod general;
#[cfg(feature = "integer")]
pub mod integer;
#[cfg(feature = "json")]
pub mod json;
mod parameter;
#[cfg(feature = "phone")]
pub mod phone;
#[cfg(feature = "random")]
mod randomness;
#[cfg(feature = "social")]
pub mod social;
#[cfg(feature = "string")]
pub mod string;
#[cfg(feature = "string-collection")]
pub mod string_collection;
pub mod types;

#[cfg(feature = "boolean")]
#[doc(no_inline)]
pub use boolean::*;
pub use comparison::StringComparison;
#[cfg(feature = "dates")]
#[doc(no_inline)]
pub use date::*;
pub use error::{Failure, TransformationError};
#[cfg(feature = "general")]
#[doc(no_inline)]
pub use general::*;
#[cfg(feature = "integer")]
#[doc(no_inline)]
pub use integer::*;
#[cfg(feature = "json")]
#[doc(no_inline)]
pub use json::*;
pub use parameter::UnknownWord;
#[cfg(feature = "phone")]
#[doc(no_inline)]
pub use phone::*;
#[cfg(feature = "random")]
pub use randomness::{NoRandomness, Randomness, SystemRandomness};
#[cfg(feature = "social")]
#[doc(no_inline)]
pub use social::*;
#[cfg(feature = "string")]
#[doc(no_inline)]
pub use string::*;
#[cfg(feature = "string-collection")]
#[doc(no_inline)]
pub use string_collection::*;

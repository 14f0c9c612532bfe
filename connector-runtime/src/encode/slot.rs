//! One claim of one call, as generated code hands it over.

use std::fmt;

use super::body::{BodyClaim, Plain};
use super::payload::PayloadClaim;
use super::text::TextSlot;

/// One claim of one call, seen through the trait of its place.
pub enum Slot<'a> {
    /// A member of the JSON body.
    Body(&'a dyn BodyClaim),
    /// The same, of a type that most claims have.
    Plain(Plain<'a>),
    /// Text: form, header, URL, query string, bearer.
    Text(&'a dyn TextSlot),
    /// The whole body.
    Payload(&'a dyn PayloadClaim),
    /// A claim without value. Generated code looks into an `Option` itself, so that what it holds need not be serializable
    /// in every form: a [`Secret`](crate::Secret) is not.
    Absent,
}

impl fmt::Debug for Slot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Slot(..)")
    }
}

//! What goes wrong in a claims transformation: in comes a method's name and a [`Failure`], out goes a
//! [`TransformationError`] that carries the documents' message id and text, and never the value of a claim.

use std::borrow::Cow;
use std::fmt;

use crate::StringComparison;

/// A claims transformation that failed.
///
/// It converts into whatever the `?` of a `value = …` expects: it is an [`Error`](std::error::Error), `Send`, `Sync` and
/// `'static`. Its `Display` is the documents' default text where they give one (see [`Failure`]); neither `Display` nor
/// `Debug` ever holds the value of a claim.
///
/// ```
/// use connector_transformations::{Failure, TransformationError};
///
/// let error = TransformationError::new("AssertNumber", Failure::AssertNumber);
/// assert_eq!(error.message_id(), Some("AssertNumberError"));
/// assert_eq!(error.method(), "AssertNumber");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransformationError {
    method: &'static str,
    failure: Failure,
}

/// Why a claims transformation failed.
///
/// The first seven are those that the reference gives a message id, under which an application keeps its own texts. It
/// gives a default text for the first three only; the other four texts are ours.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// `UserMessageIfClaimsTransformationBooleanValueIsNotEqual`: the boolean is not the wanted one.
    BooleanValueIsNotEqual,
    /// `DateTimeGreaterThan`: the right date is later than the left one. The documents' text says the opposite of
    /// their rule; the text is theirs, letter by letter, since policies override it by its id anyway.
    DateTimeGreaterThan,
    /// `UserMessageIfClaimsTransformationStringsAreNotEqual`: the texts differ under this comparison.
    StringsAreNotEqual(StringComparison),
    /// `AssertNumberError`: the comparison, which must not be true, is true.
    AssertNumber,
    /// `LookupNotFound`: no row of the table has this key.
    LookupNotFound,
    /// `UserMessageIfClaimsTransformationInvalidPhoneNumber`: this is no phone number.
    InvalidPhoneNumber,
    /// `UserMessageIfPhoneNumberParseFailure`: the phone number cannot be taken apart.
    PhoneNumberParseFailure,
    /// A claim that the method needs is absent ("null value throws"). Holds the documents' name of the input.
    MissingClaim(&'static str),
    /// Anything else: what was wrong, and what to write.
    Refused(Cow<'static, str>),
}

impl TransformationError {
    /// The failure of a method, under the documents' name for it. Open, so that a transformation of your own fails like
    /// the ones here.
    #[must_use]
    pub const fn new(method: &'static str, failure: Failure) -> Self {
        Self { method, failure }
    }

    /// [`Failure::Refused`] with this text, which must not hold the value of a claim.
    #[must_use]
    pub fn refused(method: &'static str, text: impl Into<Cow<'static, str>>) -> Self {
        Self::new(method, Failure::Refused(text.into()))
    }

    /// The documents' name of the method that failed, such as `AssertNumber`.
    #[must_use]
    pub const fn method(&self) -> &'static str {
        self.method
    }

    /// Why it failed.
    #[must_use]
    pub const fn failure(&self) -> &Failure {
        &self.failure
    }

    /// The id under which the documents let an application override and translate the message, where there is one.
    #[must_use]
    pub const fn message_id(&self) -> Option<&'static str> {
        match self.failure {
            Failure::BooleanValueIsNotEqual => {
                Some("UserMessageIfClaimsTransformationBooleanValueIsNotEqual")
            }
            Failure::DateTimeGreaterThan => Some("DateTimeGreaterThan"),
            Failure::StringsAreNotEqual(_) => {
                Some("UserMessageIfClaimsTransformationStringsAreNotEqual")
            }
            Failure::AssertNumber => Some("AssertNumberError"),
            Failure::LookupNotFound => Some("LookupNotFound"),
            Failure::InvalidPhoneNumber => {
                Some("UserMessageIfClaimsTransformationInvalidPhoneNumber")
            }
            Failure::PhoneNumberParseFailure => Some("UserMessageIfPhoneNumberParseFailure"),
            Failure::MissingClaim(_) | Failure::Refused(_) => None,
        }
    }
}

impl fmt::Display for TransformationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.failure {
            Failure::BooleanValueIsNotEqual => {
                f.write_str("Boolean claim value comparison failed for claim type \"inputClaim\".")
            }
            Failure::DateTimeGreaterThan => f.write_str(
                "Claim value comparison failed: The provided left operand is greater than the right operand.",
            ),
            Failure::StringsAreNotEqual(comparison) => {
                write!(f, "Claim value comparison failed using StringComparison \"{comparison}\".")
            }
            Failure::AssertNumber => f.write_str("Claim value comparison failed for a number."),
            Failure::LookupNotFound => {
                f.write_str("No match was found for the claim value in the list of input parameter ids.")
            }
            Failure::InvalidPhoneNumber => f.write_str("The phone number is not valid."),
            Failure::PhoneNumberParseFailure => f.write_str("The phone number could not be read."),
            Failure::MissingClaim(claim) => write!(f, "`{}` needs its input `{claim}`, which is absent", self.method),
            Failure::Refused(text) => write!(f, "`{}`: {text}", self.method),
        }
    }
}

impl std::error::Error for TransformationError {}

#[cfg(test)]
mod tests {
    use super::{Failure, TransformationError};
    use crate::StringComparison;

    /// What a `?` in a computed claim asks of an error.
    fn text_of(error: impl Into<Box<dyn std::error::Error + Send + Sync + 'static>>) -> String {
        error.into().to_string()
    }

    #[test]
    fn the_documented_texts_are_the_documents_own() {
        for (failure, id, text) in [
            (
                Failure::BooleanValueIsNotEqual,
                "UserMessageIfClaimsTransformationBooleanValueIsNotEqual",
                "Boolean claim value comparison failed for claim type \"inputClaim\".",
            ),
            (
                Failure::DateTimeGreaterThan,
                "DateTimeGreaterThan",
                "Claim value comparison failed: The provided left operand is greater than the right operand.",
            ),
            (
                Failure::StringsAreNotEqual(StringComparison::OrdinalIgnoreCase),
                "UserMessageIfClaimsTransformationStringsAreNotEqual",
                "Claim value comparison failed using StringComparison \"OrdinalIgnoreCase\".",
            ),
        ] {
            let error = TransformationError::new("M", failure);
            assert_eq!(error.message_id(), Some(id));
            assert_eq!(text_of(error), text);
        }
    }

    #[test]
    fn a_failure_without_an_id_names_the_method() {
        let missing = TransformationError::new("AssertNumber", Failure::MissingClaim("inputClaim"));
        assert_eq!(missing.message_id(), None);
        assert_eq!(
            text_of(missing),
            "`AssertNumber` needs its input `inputClaim`, which is absent"
        );
        assert_eq!(
            text_of(TransformationError::refused("BuildUri", "no")),
            "`BuildUri`: no"
        );
    }
}

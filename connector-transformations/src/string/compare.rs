//! Texts compared, with each other or with a constant, and claims that are set by the result.

use crate::parameter::words;
use crate::{Failure, StringComparison, TransformationError};

words! {
    /// What [`compare_claims`] and [`compare_claim_to_value`] ask.
    parameter "operator" enum Equality {
        /// The same?
        Equal = "EQUAL",
        /// Not the same?
        NotEqual = "NOT EQUAL",
    }
}

/// The claims that [`set_claims_if_strings_are_equal`] sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StringsAreEqual {
    /// `outputClaim1`: `stringMatchMsg`, where the texts are equal.
    pub output_claim_1: Option<String>,
    /// `outputClaim2`: `stringMatchMsgCode`, where the texts are equal.
    pub output_claim_2: Option<String>,
    /// `stringCompareResultClaim`: they are equal.
    pub string_compare_result_claim: bool,
}

/// The claims that [`set_claims_if_strings_match`] sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StringsMatch {
    /// `outputClaim`: `outputClaimIfMatched`, where the texts are equal.
    pub output_claim: Option<String>,
    /// `stringCompareResultClaim`: they are equal.
    pub string_compare_result_claim: bool,
}

/// `AssertStringClaimsAreEqual`: an error unless the two claims are the same.
///
/// ```
/// # use connector_transformations::{assert_string_claims_are_equal, StringComparison::OrdinalIgnoreCase};
/// let error = assert_string_claims_are_equal("someone@contoso.com", "someone@outlook.com", OrdinalIgnoreCase).unwrap_err();
/// assert_eq!(error.message_id(), Some("UserMessageIfClaimsTransformationStringsAreNotEqual"));
/// assert_eq!(error.to_string(), "Claim value comparison failed using StringComparison \"OrdinalIgnoreCase\".");
/// ```
///
/// # Errors
/// [`Failure::StringsAreNotEqual`].
pub fn assert_string_claims_are_equal(
    input_claim_1: impl AsRef<str>,
    input_claim_2: impl AsRef<str>,
    string_comparison: StringComparison,
) -> Result<(), TransformationError> {
    if string_comparison.equal(input_claim_1.as_ref(), input_claim_2.as_ref()) {
        return Ok(());
    }
    Err(TransformationError::new(
        "AssertStringClaimsAreEqual",
        Failure::StringsAreNotEqual(string_comparison),
    ))
}

/// `CompareClaims`: the two claims are the same, or are not, whichever is asked.
///
/// ```
/// # use connector_transformations::{compare_claims, Equality::NotEqual, StringComparison::OrdinalIgnoreCase};
/// assert!(compare_claims("someone@contoso.com", "someone@outlook.com", NotEqual, OrdinalIgnoreCase));
/// ```
#[must_use]
pub fn compare_claims(
    input_claim_1: impl AsRef<str>,
    input_claim_2: impl AsRef<str>,
    operator: Equality,
    comparison: StringComparison,
) -> bool {
    let equal = comparison.equal(input_claim_1.as_ref(), input_claim_2.as_ref());
    equal == (operator == Equality::Equal)
}

/// `CompareClaimToValue`: the claim is the constant, or is not, whichever is asked. (The documents' table describes
/// `compareTo` as if it were `stringComparison`; by their example it is the constant.)
///
/// ```
/// # use connector_transformations::{compare_claim_to_value, Equality::Equal, StringComparison::OrdinalIgnoreCase};
/// assert!(compare_claim_to_value("v1", "V1", Equal, OrdinalIgnoreCase));
/// ```
#[must_use]
pub fn compare_claim_to_value(
    input_claim_1: impl AsRef<str>,
    compare_to: &str,
    operator: Equality,
    comparison: StringComparison,
) -> bool {
    compare_claims(input_claim_1, compare_to, operator, comparison)
}

/// `SetClaimIfBooleansMatch`: the text, where the claim has this value.
///
/// ```
/// # use connector_transformations::set_claim_if_booleans_match;
/// let promotion_code = set_claim_if_booleans_match(true, true, "Promotion code not found.")?;
/// assert_eq!(promotion_code.as_deref(), Some("Promotion code not found."));
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// # Errors
/// [`Failure::MissingClaim`] where the claim is absent.
pub fn set_claim_if_booleans_match(
    claim_to_match: impl Into<Option<bool>>,
    match_to: bool,
    output_claim_if_matched: &str,
) -> Result<Option<String>, TransformationError> {
    let claim = claim_to_match.into().ok_or_else(|| {
        TransformationError::new(
            "SetClaimIfBooleansMatch",
            Failure::MissingClaim("claimToMatch"),
        )
    })?;
    Ok((claim == match_to).then(|| output_claim_if_matched.to_owned()))
}

/// `SetClaimsIfStringsAreEqual`: a message and its code, where the claim is the constant.
///
/// ```
/// # use connector_transformations::{set_claims_if_strings_are_equal, StringComparison::OrdinalIgnoreCase};
/// let set = set_claims_if_strings_are_equal(
///     "v1", "V1", OrdinalIgnoreCase, "The TOS is upgraded to v2", "B2C_V1_90005",
/// );
/// assert_eq!(set.output_claim_1.as_deref(), Some("The TOS is upgraded to v2"));
/// assert_eq!(set.output_claim_2.as_deref(), Some("B2C_V1_90005"));
/// assert!(set.string_compare_result_claim);
/// ```
///
/// The documents' example shows the two outputs the other way round than their table; the table is followed, since it
/// is what says which is which.
#[must_use]
pub fn set_claims_if_strings_are_equal(
    input_claim: impl AsRef<str>,
    match_to: &str,
    string_comparison: StringComparison,
    string_match_msg: &str,
    string_match_msg_code: &str,
) -> StringsAreEqual {
    let equal = string_comparison.equal(input_claim.as_ref(), match_to);
    StringsAreEqual {
        output_claim_1: equal.then(|| string_match_msg.to_owned()),
        output_claim_2: equal.then(|| string_match_msg_code.to_owned()),
        string_compare_result_claim: equal,
    }
}

/// `SetClaimsIfStringsMatch`: the text, where the claim is the constant.
///
/// ```
/// # use connector_transformations::{set_claims_if_strings_match, StringComparison::OrdinalIgnoreCase};
/// let is_minor = set_claims_if_strings_match("Minor", "Minor", OrdinalIgnoreCase, "B2C_V1_90001");
/// assert_eq!(is_minor.output_claim.as_deref(), Some("B2C_V1_90001"));
/// assert!(is_minor.string_compare_result_claim);
/// ```
#[must_use]
pub fn set_claims_if_strings_match(
    claim_to_match: impl AsRef<str>,
    match_to: &str,
    string_comparison: StringComparison,
    output_claim_if_matched: &str,
) -> StringsMatch {
    let equal = string_comparison.equal(claim_to_match.as_ref(), match_to);
    StringsMatch {
        output_claim: equal.then(|| output_claim_if_matched.to_owned()),
        string_compare_result_claim: equal,
    }
}

/// `StringContains`: the constant stands somewhere in the claim.
///
/// ```
/// # use connector_transformations::{string_contains, StringComparison::OrdinalIgnoreCase};
/// assert!(string_contains("Admin, Approver, Editor", "admin,", OrdinalIgnoreCase));
/// ```
#[must_use]
pub fn string_contains(
    input_claim: impl AsRef<str>,
    contains: &str,
    comparison: StringComparison,
) -> bool {
    comparison.contains(input_claim.as_ref(), contains)
}

#[cfg(test)]
mod tests {
    use super::{
        Equality, compare_claims, set_claim_if_booleans_match, set_claims_if_strings_are_equal,
        set_claims_if_strings_match,
    };
    use crate::StringComparison::{Ordinal, OrdinalIgnoreCase};

    #[test]
    fn the_operator_turns_the_answer_round() {
        for (right, comparison, equal) in [
            ("a", Ordinal, true),
            ("A", Ordinal, false),
            ("A", OrdinalIgnoreCase, true),
        ] {
            assert_eq!(
                compare_claims("a", right, Equality::Equal, comparison),
                equal
            );
            assert_eq!(
                compare_claims("a", right, Equality::NotEqual, comparison),
                !equal
            );
        }
        assert_eq!("not equal".parse(), Ok(Equality::NotEqual));
    }

    #[test]
    fn without_a_match_nothing_is_set() {
        let set = set_claims_if_strings_are_equal("v1", "V1", Ordinal, "m", "c");
        assert_eq!(
            (
                set.output_claim_1,
                set.output_claim_2,
                set.string_compare_result_claim
            ),
            (None, None, false)
        );
        let set = set_claims_if_strings_match("v1", "V1", Ordinal, "m");
        assert_eq!(
            (set.output_claim, set.string_compare_result_claim),
            (None, false)
        );
        assert_eq!(set_claim_if_booleans_match(false, true, "m"), Ok(None));
        assert!(set_claim_if_booleans_match(None, true, "m").is_err());
    }
}

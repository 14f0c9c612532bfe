//! Boolean claims: and, or, not, compared with a constant. Claims come in by value (`*a` in a `value = …`).

use crate::{Failure, TransformationError};

/// `AndClaims`: both are true.
///
/// ```
/// # use connector_transformations::and_claims;
/// assert!(!and_claims(true, false));
/// ```
#[must_use]
pub const fn and_claims(input_claim_1: bool, input_claim_2: bool) -> bool {
    input_claim_1 && input_claim_2
}

/// `OrClaims`: one of them is true, or both are.
///
/// ```
/// # use connector_transformations::or_claims;
/// assert!(or_claims(true, false));
/// ```
#[must_use]
pub const fn or_claims(input_claim_1: bool, input_claim_2: bool) -> bool {
    input_claim_1 || input_claim_2
}

/// `NotClaims`: the opposite. Fits `map = not_claims` as it stands.
///
/// ```
/// # use connector_transformations::not_claims;
/// assert!(not_claims(false));
/// ```
#[must_use]
pub const fn not_claims(input_claim: bool) -> bool {
    !input_claim
}

/// `AssertBooleanClaimIsEqualToValue`: an error unless the claim has this value.
///
/// ```
/// # use connector_transformations::assert_boolean_claim_is_equal_to_value;
/// let error = assert_boolean_claim_is_equal_to_value(false, true).unwrap_err();
/// assert_eq!(error.message_id(), Some("UserMessageIfClaimsTransformationBooleanValueIsNotEqual"));
/// assert_eq!(error.to_string(), "Boolean claim value comparison failed for claim type \"inputClaim\".");
/// ```
///
/// # Errors
/// [`Failure::BooleanValueIsNotEqual`] where the claim has the other value, and where it is absent: the assertion is
/// that the claim *has* the value.
pub fn assert_boolean_claim_is_equal_to_value(
    input_claim: impl Into<Option<bool>>,
    value_to_compare_to: bool,
) -> Result<(), TransformationError> {
    if input_claim.into() == Some(value_to_compare_to) {
        return Ok(());
    }
    Err(TransformationError::new(
        "AssertBooleanClaimIsEqualToValue",
        Failure::BooleanValueIsNotEqual,
    ))
}

/// `CompareBooleanClaimToValue`: the claim has this value.
///
/// ```
/// # use connector_transformations::compare_boolean_claim_to_value;
/// assert!(!compare_boolean_claim_to_value(false, true));
/// ```
#[must_use]
pub const fn compare_boolean_claim_to_value(input_claim: bool, value_to_compare_to: bool) -> bool {
    input_claim == value_to_compare_to
}

#[cfg(test)]
mod tests {
    use super::{
        and_claims, assert_boolean_claim_is_equal_to_value, compare_boolean_claim_to_value,
        or_claims,
    };

    #[test]
    fn the_truth_tables() {
        for (left, right) in [(false, false), (false, true), (true, false), (true, true)] {
            assert_eq!(and_claims(left, right), left & right);
            assert_eq!(or_claims(left, right), left | right);
            assert_eq!(compare_boolean_claim_to_value(left, right), left == right);
            assert_eq!(
                assert_boolean_claim_is_equal_to_value(left, right).is_ok(),
                left == right
            );
        }
    }

    #[test]
    fn an_absent_claim_has_no_value_to_be_equal() {
        assert!(assert_boolean_claim_is_equal_to_value(None, false).is_err());
        assert!(assert_boolean_claim_is_equal_to_value(Some(false), false).is_ok());
    }
}

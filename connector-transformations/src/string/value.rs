//! Claims set, copied or emptied as a whole.

/// `CopyClaimIfPredicateMatch`: the claim, where it satisfies the other claim's predicate; else the other claim as it
/// was.
///
/// ```
/// # use connector_transformations::copy_claim_if_predicate_match;
/// let is_phone = |value: &str| value.strip_prefix('+').is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
/// assert_eq!(copy_claim_if_predicate_match("bob@contoso.com", is_phone, None), None);
/// assert_eq!(copy_claim_if_predicate_match("+11234567890", is_phone, None).as_deref(), Some("+11234567890"));
/// ```
#[must_use]
pub fn copy_claim_if_predicate_match(
    input_claim: impl AsRef<str>,
    predicate: impl FnOnce(&str) -> bool,
    output_claim: Option<&str>,
) -> Option<String> {
    let input = input_claim.as_ref();
    if predicate(input) {
        Some(input.to_owned())
    } else {
        output_claim.map(str::to_owned)
    }
}

/// `CreateStringClaim`: the constant. Expressions in it are filled in by [`Expressions`](crate::Expressions).
///
/// ```
/// # use connector_transformations::create_string_claim;
/// assert_eq!(create_string_claim("Contoso terms of service..."), "Contoso terms of service...");
/// ```
#[must_use]
pub fn create_string_claim(value: impl Into<String>) -> String {
    value.into()
}

/// `NullClaim`: no value. Its type is the claim's.
///
/// ```
/// # use connector_transformations::null_claim;
/// let terms_of_service: Option<String> = null_claim();
/// assert_eq!(terms_of_service, None);
/// ```
#[must_use]
pub const fn null_claim<T>() -> Option<T> {
    None
}

#[cfg(test)]
mod tests {
    use super::copy_claim_if_predicate_match;

    #[test]
    fn without_a_match_the_other_claim_stays() {
        assert_eq!(
            copy_claim_if_predicate_match("a", |_| false, Some("b")).as_deref(),
            Some("b")
        );
        assert_eq!(
            copy_claim_if_predicate_match("a", |_| true, Some("b")).as_deref(),
            Some("a")
        );
    }
}

//! Integer claims: count up and down, compare, print. Claims come in by value (`*steps` in a `value = …`).

use crate::parameter::words;
use crate::{Failure, TransformationError};

words! {
    /// The direction of [`adjust_number`]; the documents' default is `INCREMENT`.
    parameter "Operator" enum Adjustment {
        /// One more.
        Increment = "INCREMENT",
        /// One less.
        Decrement = "DECREMENT",
    }
}

words! {
    /// The comparison of [`assert_number`], of the claim with the constant.
    parameter "Operator" enum NumberOperator {
        /// `<`
        LessThan = "LessThan",
        /// `>`
        GreaterThan = "GreaterThan",
        /// `>=`
        GreaterThanOrEqual = "GreaterThanOrEqual",
        /// `<=`
        LessThanOrEqual = "LessThanOrEqual",
        /// `==`
        Equal = "Equal",
        /// `!=`
        NotEqual = "NotEqual",
    }
}

/// `AdjustNumber`: one more, or one less. An absent claim counts as 0.
///
/// ```
/// # use connector_transformations::{adjust_number, Adjustment::Increment};
/// assert_eq!(adjust_number(1, Increment)?, 2);
/// assert_eq!(adjust_number(None, Increment)?, 1);
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// # Errors
/// Where the result does not fit an `int`: the documents are silent there, and a counter that starts over at
/// −2,147,483,648 lets everybody in.
pub fn adjust_number(
    input_claim: impl Into<Option<i32>>,
    operator: Adjustment,
) -> Result<i32, TransformationError> {
    let number = input_claim.into().unwrap_or(0);
    match operator {
        Adjustment::Increment => number.checked_add(1),
        Adjustment::Decrement => number.checked_sub(1),
    }
    .ok_or_else(|| {
        TransformationError::refused(
            "AdjustNumber",
            "the result does not fit an `int` of 32 bits",
        )
    })
}

/// `AssertNumber`: compares the claim with a constant. With `throw_error`, the documents' default, a comparison that is
/// *true* is an error; without it the comparison's result comes back.
///
/// ```
/// # use connector_transformations::{assert_number, NumberOperator::GreaterThan};
/// let error = assert_number(10, GreaterThan, 5, true).unwrap_err();
/// assert_eq!(error.message_id(), Some("AssertNumberError"));
/// assert_eq!(assert_number(10, GreaterThan, 5, false), Ok(true));
/// ```
///
/// # Errors
/// [`Failure::AssertNumber`] as said; [`Failure::MissingClaim`] where the claim is absent, with and without `throw_error`.
pub fn assert_number(
    input_claim: impl Into<Option<i32>>,
    operator: NumberOperator,
    compare_to_value: i32,
    throw_error: bool,
) -> Result<bool, TransformationError> {
    let fail = |failure| TransformationError::new("AssertNumber", failure);
    let number = input_claim
        .into()
        .ok_or_else(|| fail(Failure::MissingClaim("inputClaim")))?;
    let result = match operator {
        NumberOperator::LessThan => number < compare_to_value,
        NumberOperator::GreaterThan => number > compare_to_value,
        NumberOperator::GreaterThanOrEqual => number >= compare_to_value,
        NumberOperator::LessThanOrEqual => number <= compare_to_value,
        NumberOperator::Equal => number == compare_to_value,
        NumberOperator::NotEqual => number != compare_to_value,
    };
    if result && throw_error {
        Err(fail(Failure::AssertNumber))
    } else {
        Ok(result)
    }
}

/// `ConvertNumberToStringClaim`: the `long` in decimal, a minus before a negative one.
///
/// ```
/// # use connector_transformations::convert_number_to_string_claim;
/// assert_eq!(convert_number_to_string_claim(12334), "12334");
/// ```
#[must_use]
pub fn convert_number_to_string_claim(input_claim: impl Into<i64>) -> String {
    input_claim.into().to_string()
}

#[cfg(test)]
mod tests {
    use super::{
        Adjustment, NumberOperator, adjust_number, assert_number, convert_number_to_string_claim,
    };
    use crate::Failure;

    #[test]
    fn a_counter_stops_at_its_ends() {
        assert!(adjust_number(i32::MAX, Adjustment::Increment).is_err());
        assert!(adjust_number(i32::MIN, Adjustment::Decrement).is_err());
        assert_eq!(adjust_number(None, Adjustment::Decrement), Ok(-1));
    }

    #[test]
    fn every_operator_on_less_equal_and_greater() {
        for (word, expected) in [
            ("LessThan", [true, false, false]),
            ("LessThanOrEqual", [true, true, false]),
            ("equal", [false, true, false]),
            ("NotEqual", [true, false, true]),
            ("GreaterThanOrEqual", [false, true, true]),
            ("GREATERTHAN", [false, false, true]),
        ] {
            let operator: NumberOperator = word.parse().unwrap();
            for (number, expected) in [4, 5, 6].into_iter().zip(expected) {
                assert_eq!(
                    assert_number(number, operator, 5, false),
                    Ok(expected),
                    "{number} {word} 5"
                );
                assert_eq!(
                    assert_number(number, operator, 5, true).is_err(),
                    expected,
                    "{number} {word} 5"
                );
            }
        }
    }

    #[test]
    fn an_absent_number_is_an_error_in_either_mode() {
        for throw_error in [true, false] {
            let error = assert_number(None, NumberOperator::Equal, 0, throw_error).unwrap_err();
            assert_eq!(error.failure(), &Failure::MissingClaim("inputClaim"));
        }
    }

    #[test]
    fn ints_and_longs_are_printed_whole() {
        assert_eq!(
            convert_number_to_string_claim(i64::MIN),
            "-9223372036854775808"
        );
        assert_eq!(convert_number_to_string_claim(-7_i32), "-7");
    }
}

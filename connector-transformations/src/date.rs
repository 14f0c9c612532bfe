//! Dates and moments: compare them, convert one into the other, ask for the present one. In come claims of type
//! `date` and `dateTime`, and for comparisons their texts too ([`DateTimeOperand`]); the present comes from a [`Clock`].

use crate::parameter::words;
use crate::types::{Date, DateTime};
use crate::{Failure, TransformationError};

/// Where the present comes from: [`SystemClock`] in an application, in a test a [`DateTime`], at which time stands still.
pub trait Clock {
    /// The present moment.
    fn now(&self) -> DateTime;
}

/// The clock of the machine. Past the year 9999 it stands still.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the clock that all else asks"
    )]
    fn now(&self) -> DateTime {
        std::time::SystemTime::now()
            .try_into()
            .unwrap_or(DateTime::MAX)
    }
}

impl Clock for DateTime {
    fn now(&self) -> DateTime {
        *self
    }
}

/// What a date method compares: a [`DateTime`], a [`Date`] (its first moment), or the text of either, since the
/// documents compare claims of type `string`; or a reference to one, or an `Option`.
///
/// In a text the time may be missing, and so may the offset, which is UTC then: the documents' own examples are written
/// so (`2022-01-01T15:00:00`). A *claim* of type [`DateTime`] is never read from such a text.
pub trait DateTimeOperand {
    /// The moment; none where the claim is absent.
    ///
    /// # Errors
    /// Where a text is no moment: how to write one.
    fn moment(&self) -> Result<Option<DateTime>, &'static str>;
}

impl DateTimeOperand for DateTime {
    fn moment(&self) -> Result<Option<DateTime>, &'static str> {
        Ok(Some(*self))
    }
}

impl DateTimeOperand for Date {
    fn moment(&self) -> Result<Option<DateTime>, &'static str> {
        Ok(Some((*self).into()))
    }
}

impl DateTimeOperand for str {
    fn moment(&self) -> Result<Option<DateTime>, &'static str> {
        match DateTime::read_leniently(self) {
            Some(moment) => Ok(Some(moment)),
            None => {
                Err("a text is no moment: write it like `2022-01-03T11:34:22Z` or `2022-01-03`")
            }
        }
    }
}

impl DateTimeOperand for String {
    fn moment(&self) -> Result<Option<DateTime>, &'static str> {
        self.as_str().moment()
    }
}

impl<T: DateTimeOperand + ?Sized> DateTimeOperand for &T {
    fn moment(&self) -> Result<Option<DateTime>, &'static str> {
        (**self).moment()
    }
}

impl<T: DateTimeOperand> DateTimeOperand for Option<T> {
    fn moment(&self) -> Result<Option<DateTime>, &'static str> {
        self.as_ref().map_or(Ok(None), DateTimeOperand::moment)
    }
}

/// The parameters of [`assert_date_time_is_greater_than`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GreaterThan {
    /// `AssertIfEqualTo`, default true: equal moments are an error.
    pub assert_if_equal_to: bool,
    /// `AssertIfRightOperandIsNotPresent`, default false: the assertion holds where the right claim is absent.
    pub assert_if_right_operand_is_not_present: bool,
    /// `TreatAsEqualIfWithinMillseconds` (their spelling), default 0: moments no further apart than this many
    /// milliseconds are equal.
    pub treat_as_equal_if_within_milliseconds: u32,
}

impl Default for GreaterThan {
    fn default() -> Self {
        Self {
            assert_if_equal_to: true,
            assert_if_right_operand_is_not_present: false,
            treat_as_equal_if_within_milliseconds: 0,
        }
    }
}

words! {
    /// The comparison of [`date_time_comparison`], of the first moment with the second.
    parameter "operator" enum DateTimeOperator {
        /// The same moment, to 100 nanoseconds.
        Same = "same",
        /// The first is after the second.
        LaterThan = "later than",
        /// The first is before the second.
        EarlierThan = "earlier than",
    }
}

/// `AssertDateTimeIsGreaterThan`: an error unless the left moment is later than the right one.
///
/// ```
/// # use connector_transformations::{assert_date_time_is_greater_than, GreaterThan};
/// let parameters = GreaterThan {
///     assert_if_equal_to: false,
///     assert_if_right_operand_is_not_present: true,
///     treat_as_equal_if_within_milliseconds: 300_000,
/// };
/// let (left, right) = ("2022-01-01T15:00:00", "2022-01-22T15:00:00");
/// let error = assert_date_time_is_greater_than(left, right, parameters).unwrap_err();
/// assert_eq!(error.message_id(), Some("DateTimeGreaterThan"));
/// ```
///
/// The documents turned the meaning of `AssertIfEqualTo` round in 2022: of the equal it was said before that the
/// assertion *passes* when true, since then that it *fails* when true, and that true is the default. We take the newer
/// word, which the note beside their example agrees with. What happens by default without a right claim they leave
/// open: here it is an error, since an assertion that nothing was compared for should not hold by accident.
///
/// # Errors
/// [`Failure::DateTimeGreaterThan`] where the right moment is later, and in the two cases that the parameters name;
/// [`Failure::MissingClaim`] without a left one; and where a text is no moment.
pub fn assert_date_time_is_greater_than(
    left_operand: impl DateTimeOperand,
    right_operand: impl DateTimeOperand,
    parameters: GreaterThan,
) -> Result<(), TransformationError> {
    const METHOD: &str = "AssertDateTimeIsGreaterThan";
    let left = required(METHOD, "leftOperand", &left_operand)?;
    let holds = match optional(METHOD, &right_operand)? {
        None => parameters.assert_if_right_operand_is_not_present,
        Some(right) => {
            let tolerance = u64::from(parameters.treat_as_equal_if_within_milliseconds);
            if left.abs_diff(right) <= std::time::Duration::from_millis(tolerance) {
                !parameters.assert_if_equal_to
            } else {
                left > right
            }
        }
    };
    if holds {
        Ok(())
    } else {
        Err(TransformationError::new(
            METHOD,
            Failure::DateTimeGreaterThan,
        ))
    }
}

/// `ConvertDateTimeToDateClaim`: the day of the moment, in UTC.
///
/// ```
/// # use connector_transformations::{convert_date_time_to_date_claim, types::DateTime};
/// let moment: DateTime = "2022-01-03T11:34:22.0000000Z".parse()?;
/// assert_eq!(convert_date_time_to_date_claim(moment).to_string(), "2022-01-03");
/// # Ok::<(), connector_transformations::types::InvalidValue>(())
/// ```
#[must_use]
pub fn convert_date_time_to_date_claim(input_claim: DateTime) -> Date {
    input_claim.date()
}

/// `ConvertDateToDateTimeClaim`: the first moment of the day, in UTC.
///
/// ```
/// # use connector_transformations::{convert_date_to_date_time_claim, types::Date};
/// let day: Date = "2022-01-03".parse()?;
/// assert_eq!(convert_date_to_date_time_claim(day).to_string(), "2022-01-03T00:00:00.0000000Z");
/// # Ok::<(), connector_transformations::types::InvalidValue>(())
/// ```
#[must_use]
pub fn convert_date_to_date_time_claim(input_claim: Date) -> DateTime {
    input_claim.into()
}

/// `DateTimeComparison`: adds the time span to the first moment and compares the sum with the second, which is the
/// present where it is absent.
///
/// ```
/// # use connector_transformations::{date_time_comparison, DateTimeOperator::LaterThan, SystemClock};
/// let (first, second) = ("2022-01-01T00:00:00.100000Z", "2022-03-16T00:00:00.100000Z");
/// assert!(date_time_comparison(first, second, LaterThan, 7_776_000, &SystemClock)?);
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// # Errors
/// [`Failure::MissingClaim`] without a first moment; where the sum lies outside the years 1 to 9999; and where a text
/// is no moment.
pub fn date_time_comparison(
    first_date_time: impl DateTimeOperand,
    second_date_time: impl DateTimeOperand,
    operator: DateTimeOperator,
    time_span_in_seconds: i32,
    clock: &impl Clock,
) -> Result<bool, TransformationError> {
    const METHOD: &str = "DateTimeComparison";
    let first = required(METHOD, "firstDateTime", &first_date_time)?
        .checked_add_seconds(time_span_in_seconds.into())
        .ok_or_else(|| {
            TransformationError::refused(
                METHOD,
                "`timeSpanInSeconds` leads out of the years 1 to 9999",
            )
        })?;
    let second = optional(METHOD, &second_date_time)?.unwrap_or_else(|| clock.now());
    Ok(match operator {
        DateTimeOperator::Same => first == second,
        DateTimeOperator::LaterThan => first > second,
        DateTimeOperator::EarlierThan => first < second,
    })
}

/// `IsTermsOfUseConsentRequired`: the user has not consented, or has before the text was changed.
///
/// ```
/// # use connector_transformations::is_terms_of_use_consent_required;
/// assert!(is_terms_of_use_consent_required("2020-03-09T09:15:00", "2021-11-15")?);
/// assert!(is_terms_of_use_consent_required(None::<&str>, "2021-11-15")?);
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// # Errors
/// [`Failure::MissingClaim`] without the moment of the change, and where a text is no moment.
pub fn is_terms_of_use_consent_required(
    terms_of_use_consent_date_time: impl DateTimeOperand,
    terms_of_use_text_update_date_time: impl DateTimeOperand,
) -> Result<bool, TransformationError> {
    const METHOD: &str = "IsTermsOfUseConsentRequired";
    let update = required(
        METHOD,
        "termsOfUseTextUpdateDateTime",
        &terms_of_use_text_update_date_time,
    )?;
    Ok(optional(METHOD, &terms_of_use_consent_date_time)?.is_none_or(|consent| consent < update))
}

/// `GetCurrentDateTime`: the present moment.
///
/// ```
/// # use connector_transformations::{get_current_date_time, types::DateTime, SystemClock};
/// assert!(get_current_date_time(&SystemClock) > "2022-01-14T11:40:35Z".parse()?);
///
/// let standing: DateTime = "2022-01-14T11:40:35Z".parse()?;
/// assert_eq!(get_current_date_time(&standing).to_string(), "2022-01-14T11:40:35.0000000Z");
/// # Ok::<(), connector_transformations::types::InvalidValue>(())
/// ```
#[must_use]
pub fn get_current_date_time(clock: &impl Clock) -> DateTime {
    clock.now()
}

fn optional(
    method: &'static str,
    operand: &impl DateTimeOperand,
) -> Result<Option<DateTime>, TransformationError> {
    operand
        .moment()
        .map_err(|text| TransformationError::refused(method, text))
}

fn required(
    method: &'static str,
    claim: &'static str,
    operand: &impl DateTimeOperand,
) -> Result<DateTime, TransformationError> {
    optional(method, operand)?
        .ok_or_else(|| TransformationError::new(method, Failure::MissingClaim(claim)))
}

#[cfg(test)]
mod tests {
    use super::{
        DateTimeOperator, GreaterThan, assert_date_time_is_greater_than, date_time_comparison,
        is_terms_of_use_consent_required,
    };
    use crate::Failure;
    use crate::types::{Date, DateTime};

    const NOON: &str = "2022-01-01T12:00:00Z";
    const ABSENT: Option<&str> = None;

    fn holds(left: &str, right: Option<&str>, parameters: GreaterThan) -> bool {
        assert_date_time_is_greater_than(left, right, parameters).is_ok()
    }

    #[test]
    fn the_later_left_passes_and_the_equal_only_when_told() {
        let strict = GreaterThan::default();
        let lax = GreaterThan {
            assert_if_equal_to: false,
            ..strict
        };
        assert!(holds("2022-01-01T12:00:00.0000001Z", Some(NOON), strict));
        assert!(!holds(NOON, Some("2022-01-01T12:00:00.0000001Z"), lax));
        assert!(!holds(NOON, Some(NOON), strict));
        assert!(holds(NOON, Some(NOON), lax));
        assert!(holds(NOON, Some("2022-01-01T13:00:00+01:00"), lax));
    }

    #[test]
    fn moments_within_the_tolerance_are_equal_to_its_end() {
        let near = GreaterThan {
            treat_as_equal_if_within_milliseconds: 1000,
            ..GreaterThan::default()
        };
        let lax = GreaterThan {
            assert_if_equal_to: false,
            ..near
        };
        assert!(!holds("2022-01-01T12:00:01Z", Some(NOON), near));
        assert!(holds("2022-01-01T12:00:01.0000001Z", Some(NOON), near));
        assert!(holds(NOON, Some("2022-01-01T12:00:01Z"), lax));
        assert!(!holds(NOON, Some("2022-01-01T12:00:01.0000001Z"), lax));
    }

    #[test]
    fn absent_operands() {
        let present = GreaterThan {
            assert_if_right_operand_is_not_present: true,
            ..GreaterThan::default()
        };
        assert!(holds(NOON, ABSENT, present));
        assert!(!holds(NOON, ABSENT, GreaterThan::default()));
        let error = assert_date_time_is_greater_than(ABSENT, NOON, present).unwrap_err();
        assert_eq!(error.failure(), &Failure::MissingClaim("leftOperand"));
    }

    #[test]
    fn a_text_that_is_no_moment_is_refused_without_being_quoted() {
        let error =
            assert_date_time_is_greater_than("tomorrow", NOON, GreaterThan::default()).unwrap_err();
        assert_eq!(error.message_id(), None);
        assert!(!format!("{error} {error:?}").contains("tomorrow"));
    }

    #[test]
    fn the_second_moment_is_the_present_where_it_is_absent() {
        let now: DateTime = NOON.parse().unwrap();
        let compare = |first: &str, operator: &str, seconds| {
            date_time_comparison(first, ABSENT, operator.parse().unwrap(), seconds, &now).unwrap()
        };
        assert!(compare(NOON, "same", 0));
        assert!(compare(NOON, "LATER THAN", 1));
        assert!(compare(NOON, "Earlier Than", -1));
        assert!(!compare(NOON, "same", 1));
    }

    #[test]
    fn a_comparison_needs_its_first_moment_and_a_sum_in_the_calendar() {
        let now: DateTime = NOON.parse().unwrap();
        let error =
            date_time_comparison(ABSENT, NOON, DateTimeOperator::Same, 0, &now).unwrap_err();
        assert_eq!(error.failure(), &Failure::MissingClaim("firstDateTime"));
        assert!(
            date_time_comparison(DateTime::MAX, NOON, DateTimeOperator::Same, 1, &now).is_err()
        );
    }

    #[test]
    fn consent_on_the_very_moment_of_the_change_counts() {
        let update = Date::new(2021, 11, 15).unwrap();
        assert_eq!(
            is_terms_of_use_consent_required("2021-11-15T00:00:00Z", update),
            Ok(false)
        );
        let consent = Some("2021-11-14T23:59:59.9999999Z".to_owned());
        assert_eq!(is_terms_of_use_consent_required(&consent, update), Ok(true));
        assert_eq!(is_terms_of_use_consent_required(consent, update), Ok(true));
        assert!(is_terms_of_use_consent_required(NOON, ABSENT).is_err());
    }
}

//! `dateTime`: a moment in UTC, in the steps of 100 nanoseconds that the documents' system counts in.

use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use jiff::{SignedDuration, civil};

use super::date::two;
use super::wire::text_form;
use super::{Date, InvalidValue};

/// A moment from 0001-01-01T00:00:00 to 9999-12-31T23:59:59.9999999 in UTC (the last is .NET's "never").
///
/// Written with seven digits of the second and `Z`. Read is any date-time of RFC 3339, whatever its offset, which is
/// converted; digits after the seventh are cut off. Refused are a time without offset, since nobody knows when that is,
/// a leap second (60), an hour 24, a blank in the place of the `T`, and a day that the calendar does not have.
///
/// ```
/// use connector_transformations::types::DateTime;
///
/// let moment: DateTime = "2022-01-03T12:34:22+01:00".parse()?;
/// assert_eq!(moment.to_string(), "2022-01-03T11:34:22.0000000Z");
/// assert!("2022-01-03T11:34:22".parse::<DateTime>().is_err());
/// # Ok::<(), connector_transformations::types::InvalidValue>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(
    // Not jiff's `Timestamp`, which ends before the last hours of the year 9999.
    civil::DateTime,
);

text_form!(DateTime);

const INVALID: InvalidValue = InvalidValue::new(
    "dateTime",
    "a moment with its offset like `2022-01-03T11:34:22Z` or `2022-01-03T12:34:22+01:00`",
);

/// One step of the claim type, in nanoseconds.
const STEP: i32 = 100;

impl DateTime {
    /// The first moment, .NET's `DateTime.MinValue`.
    pub const MIN: Self = Self(civil::DateTime::constant(1, 1, 1, 0, 0, 0, 0));

    /// The last moment, .NET's `DateTime.MaxValue`.
    pub const MAX: Self = Self(civil::DateTime::constant(
        9999,
        12,
        31,
        23,
        59,
        59,
        999_999_900,
    ));

    /// 1970-01-01T00:00:00Z.
    pub const UNIX_EPOCH: Self = Self(civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0));

    /// The moment on this day at this time of UTC.
    ///
    /// # Errors
    /// Where the hour is not 0 to 23, or the minute or second not 0 to 59.
    pub fn new(date: Date, hour: u8, minute: u8, second: u8) -> Result<Self, InvalidValue> {
        Self::with_nanosecond(date, hour, minute, second, 0).ok_or(INVALID)
    }

    /// The day in UTC.
    #[must_use]
    pub fn date(self) -> Date {
        Date(self.0.date())
    }

    /// The hour, 0 to 23.
    #[must_use]
    pub fn hour(self) -> u8 {
        self.0.hour().unsigned_abs()
    }

    /// The minute, 0 to 59.
    #[must_use]
    pub fn minute(self) -> u8 {
        self.0.minute().unsigned_abs()
    }

    /// The second, 0 to 59.
    #[must_use]
    pub fn second(self) -> u8 {
        self.0.second().unsigned_abs()
    }

    /// The fraction of the second in nanoseconds, a multiple of 100.
    #[must_use]
    pub fn nanosecond(self) -> u32 {
        self.0.subsec_nanosecond().unsigned_abs()
    }

    /// How far the two moments are apart, whichever is first.
    #[must_use]
    pub fn abs_diff(self, other: Self) -> std::time::Duration {
        self.0.duration_since(other.0).unsigned_abs()
    }

    /// The moment so many seconds later, or earlier; none outside the range of the type.
    #[must_use]
    pub fn checked_add_seconds(self, seconds: i64) -> Option<Self> {
        self.later(SignedDuration::from_secs(seconds))
    }

    fn later(self, duration: SignedDuration) -> Option<Self> {
        let moment = Self(self.0.checked_add(duration).ok()?);
        (Self::MIN..=Self::MAX).contains(&moment).then_some(moment)
    }

    fn with_nanosecond(
        date: Date,
        hour: u8,
        minute: u8,
        second: u8,
        nanosecond: i32,
    ) -> Option<Self> {
        // Asked before jiff is: it would take the second 60 for 59.
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let [hour, minute, second] = [hour, minute, second].map(u8::cast_signed);
        let time = civil::Time::new(hour, minute, second, nanosecond / STEP * STEP).ok()?;
        Some(Self(civil::DateTime::from_parts(date.0, time)))
    }

    /// Reads what the documents write where they are careless, in operands of their date methods: the offset may be
    /// missing (it is UTC then), and so may the time.
    pub(crate) fn read_leniently(text: &str) -> Option<Self> {
        let text = text.as_bytes();
        match Date::read(text) {
            Some(day) => Self::with_nanosecond(day, 0, 0, 0, 0),
            None => read(text, true),
        }
    }
}

/// A date-time of RFC 3339; its offset may be missing where that is said.
fn read(text: &[u8], without_offset: bool) -> Option<DateTime> {
    let (date, [b'T' | b't', h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..]) =
        text.split_at_checked(10)?
    else {
        return None;
    };
    let (nanosecond, offset) = fraction(rest)?;
    let local = DateTime::with_nanosecond(
        Date::read(date)?,
        two(*h1, *h2)?,
        two(*m1, *m2)?,
        two(*s1, *s2)?,
        nanosecond,
    )?;
    let (sign, hours, minutes) = match *offset {
        [b'Z' | b'z'] => return Some(local),
        [] if without_offset => return Some(local),
        [b'+', h1, h2, b':', m1, m2] => (-1, two(h1, h2)?, two(m1, m2)?),
        [b'-', h1, h2, b':', m1, m2] => (1, two(h1, h2)?, two(m1, m2)?),
        _ => return None,
    };
    if hours > 23 || minutes > 59 {
        return None;
    }
    local.later(SignedDuration::from_mins(
        sign * (i64::from(hours) * 60 + i64::from(minutes)),
    ))
}

/// `.123…` as nanoseconds, and what follows; nothing is no fraction. Digits after the ninth are cut off.
fn fraction(text: &[u8]) -> Option<(i32, &[u8])> {
    let [b'.', text @ ..] = text else {
        return Some((0, text));
    };
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = text.split_at(digits);
    if digits.is_empty() {
        return None;
    }
    let nine = digits.iter().chain(std::iter::repeat(&b'0')).take(9);
    Some((
        nine.fold(0, |number, digit| number * 10 + i32::from(digit - b'0')),
        rest,
    ))
}

impl FromStr for DateTime {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        read(text.as_bytes(), false).ok_or(INVALID)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps = self.0.subsec_nanosecond() / STEP;
        write!(
            f,
            "{}T{:02}:{:02}:{:02}.{steps:07}Z",
            self.date(),
            self.hour(),
            self.minute(),
            self.second()
        )
    }
}

impl From<Date> for DateTime {
    /// The first moment of the day.
    fn from(date: Date) -> Self {
        Self(date.0.at(0, 0, 0, 0))
    }
}

impl TryFrom<SystemTime> for DateTime {
    type Error = InvalidValue;

    fn try_from(time: SystemTime) -> Result<Self, InvalidValue> {
        let since = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => SignedDuration::try_from(after).ok(),
            Err(before) => SignedDuration::try_from(before.duration())
                .ok()
                .map(|before| -before),
        };
        let moment = since
            .and_then(|since| Self::UNIX_EPOCH.later(since))
            .ok_or(INVALID)?;
        Self::with_nanosecond(
            moment.date(),
            moment.hour(),
            moment.minute(),
            moment.second(),
            moment.0.subsec_nanosecond(),
        )
        .ok_or(INVALID)
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::{Date, DateTime};

    fn written(text: &str) -> Option<String> {
        text.parse::<DateTime>()
            .ok()
            .map(|moment| moment.to_string())
    }

    #[test]
    fn every_rfc_3339_form_comes_out_as_utc_with_seven_digits() {
        for (text, expected) in [
            ("2022-01-03T11:34:22Z", "2022-01-03T11:34:22.0000000Z"),
            ("2022-01-03t11:34:22z", "2022-01-03T11:34:22.0000000Z"),
            (
                "2022-01-03T11:34:22.1234567Z",
                "2022-01-03T11:34:22.1234567Z",
            ),
            (
                "2022-01-03T11:34:22.12345678901234Z",
                "2022-01-03T11:34:22.1234567Z",
            ),
            (
                "2022-01-03T11:34:22.5+00:00",
                "2022-01-03T11:34:22.5000000Z",
            ),
            ("2022-01-03T11:34:22-00:00", "2022-01-03T11:34:22.0000000Z"),
            ("2022-01-01T00:30:00+01:00", "2021-12-31T23:30:00.0000000Z"),
            ("2024-02-28T23:00:00-05:30", "2024-02-29T04:30:00.0000000Z"),
            ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000Z"),
            (
                "9999-12-31T23:59:59.9999999Z",
                "9999-12-31T23:59:59.9999999Z",
            ),
        ] {
            assert_eq!(written(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(
            written("9999-12-31T23:59:59.9999999Z"),
            Some(DateTime::MAX.to_string())
        );
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "1970-00-00T00:00:00Z",
            "2016-12-31T23:59:60Z",
            "2022-01-03T11:34:22",
            "10000-01-01T00:00:00Z",
            "9999-12-31T23:59:59-01:00",
            "0001-01-01T00:00:00+00:01",
            "0000-12-31T23:59:59-23:59",
            "2022-01-03 11:34:22Z",
            "2022-01-03T24:00:00Z",
            "2022-01-03T11:60:00Z",
            "2022-01-03T11:34Z",
            "2022-01-03T11:34:22.Z",
            "2022-01-03T11:34:22,5Z",
            "2022-01-03T11:34:22+0100",
            "2022-01-03T11:34:22+24:00",
            "2022-01-03T11:34:22+01:60",
            "2022-01-03T11:34:22Z ",
            "2022-01-03T11:34:22Z[UTC]",
            "2022-01-03",
            "2022-02-30T00:00:00Z",
            "10/10/2021 12:00:00 PM",
            "2022-01-0éT11:34:22Z",
            "",
        ] {
            assert_eq!(written(text), None, "{text:?}");
        }
    }

    #[test]
    fn moments_are_ordered_counted_and_bounded() {
        let moment = DateTime::new(Date::new(2022, 1, 1).unwrap(), 0, 0, 0).unwrap();
        let later = moment.checked_add_seconds(7_776_000).unwrap();
        assert_eq!(later.to_string(), "2022-04-01T00:00:00.0000000Z");
        assert!(moment < later);
        assert_eq!(moment.abs_diff(later), Duration::from_secs(7_776_000));
        assert_eq!(later.abs_diff(moment), moment.abs_diff(later));
        assert_eq!(DateTime::MAX.checked_add_seconds(1), None);
        assert_eq!(DateTime::MIN.checked_add_seconds(-1), None);
        assert_eq!(moment.checked_add_seconds(i64::MAX), None);
    }

    #[test]
    fn a_system_time_is_cut_to_the_step_of_the_type() {
        let time = SystemTime::UNIX_EPOCH + Duration::new(1_642_160_435, 123_456_789);
        assert_eq!(
            DateTime::try_from(time).unwrap().to_string(),
            "2022-01-14T11:40:35.1234567Z"
        );
        let time = SystemTime::UNIX_EPOCH - Duration::from_secs(1);
        assert_eq!(
            DateTime::try_from(time).unwrap().to_string(),
            "1969-12-31T23:59:59.0000000Z"
        );
    }

    #[test]
    fn the_wire_form_is_the_text() {
        let moment: DateTime = serde_json::from_str("\"2022-01-03T12:34:22+01:00\"").unwrap();
        assert_eq!(
            serde_json::to_string(&moment).unwrap(),
            "\"2022-01-03T11:34:22.0000000Z\""
        );
        assert!(serde_json::from_str::<DateTime>("1641209662").is_err());
    }
}

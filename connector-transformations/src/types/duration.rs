//! `duration`: an interval in calendar and clock units.

use std::fmt;
use std::str::FromStr;

use super::InvalidValue;
use super::wire::text_form;

/// An interval, kept in the units in which it was written: a month has no fixed length, so `P1M` is not 30 days, and
/// `PT60S` and `PT1M` are two values.
///
/// Read are `P1Y2M5DT8H5M620S` and, for a negative one, the form of ISO 8601 and XML Schema (`-P1D`) as well as the
/// documents' own, with `N` in the place of `P` (`N1D`). Written is the first, which .NET reads as well. Every number
/// is whole and fits 64 bits, but for the seconds, which may have a fraction of nine digits. Weeks are no part of the
/// documents' form.
///
/// ```
/// use connector_transformations::types::Duration;
///
/// let duration: Duration = "P1Y2M5DT8H5M620S".parse()?;
/// assert_eq!((duration.years(), duration.seconds()), (1, 620));
/// assert_eq!(duration.to_string(), "P1Y2M5DT8H5M620S");
/// assert_eq!("N21Y".parse::<Duration>()?.to_string(), "-P21Y");
/// # Ok::<(), connector_transformations::types::InvalidValue>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Duration {
    negative: bool,
    years: u64,
    months: u64,
    days: u64,
    hours: u64,
    minutes: u64,
    seconds: u64,
    nanoseconds: u32,
}

text_form!(Duration);

impl Duration {
    /// Before rather than after. An interval of nothing is never negative.
    #[must_use]
    pub const fn is_negative(&self) -> bool {
        self.negative
    }

    /// The years, without sign, like all the numbers below.
    #[must_use]
    pub const fn years(&self) -> u64 {
        self.years
    }

    /// The months as written: 14 are 14, not a year and two.
    #[must_use]
    pub const fn months(&self) -> u64 {
        self.months
    }

    /// The days as written.
    #[must_use]
    pub const fn days(&self) -> u64 {
        self.days
    }

    /// The hours as written.
    #[must_use]
    pub const fn hours(&self) -> u64 {
        self.hours
    }

    /// The minutes as written.
    #[must_use]
    pub const fn minutes(&self) -> u64 {
        self.minutes
    }

    /// The whole seconds as written.
    #[must_use]
    pub const fn seconds(&self) -> u64 {
        self.seconds
    }

    /// The fraction of the last second, in nanoseconds.
    #[must_use]
    pub const fn nanoseconds(&self) -> u32 {
        self.nanoseconds
    }

    fn is_zero(&self) -> bool {
        Self {
            negative: false,
            ..*self
        } == Self::default()
    }

    /// The units in the order in which they are written, each with whether it stands after the `T`.
    fn units(&mut self) -> [(u8, bool, &mut u64); 6] {
        [
            (b'Y', false, &mut self.years),
            (b'M', false, &mut self.months),
            (b'D', false, &mut self.days),
            (b'H', true, &mut self.hours),
            (b'M', true, &mut self.minutes),
            (b'S', true, &mut self.seconds),
        ]
    }
}

impl From<std::time::Duration> for Duration {
    /// Seconds, and a fraction of one.
    fn from(duration: std::time::Duration) -> Self {
        Self {
            seconds: duration.as_secs(),
            nanoseconds: duration.subsec_nanos(),
            ..Self::default()
        }
    }
}

impl FromStr for Duration {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        read(text.as_bytes()).ok_or(InvalidValue::new(
            "duration",
            "it like `P1Y2M5DT8H5M620S`, a negative one like `-P1D`",
        ))
    }
}

/// The units must come in their order, each at most once, and at least one after `P` and after `T`.
fn read(text: &[u8]) -> Option<Duration> {
    let (negative, mut rest) = match text {
        [b'-', b'P', rest @ ..] | [b'N', rest @ ..] => (true, rest),
        [b'P', rest @ ..] => (false, rest),
        _ => return None,
    };
    let mut duration = Duration::default();
    let mut nanoseconds = 0;
    let mut in_time = false;
    let mut pending = true; // a unit must follow
    for (unit, of_time, place) in duration.units() {
        if of_time && !in_time {
            let [b'T', after @ ..] = rest else { continue };
            (rest, in_time, pending) = (after, true, true);
        }
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (number, after) = rest.split_at(digits);
        let (fraction, after) = match after {
            [b'.', after @ ..] if unit == b'S' => {
                let digits = after
                    .iter()
                    .take_while(|byte| byte.is_ascii_digit())
                    .count();
                let (fraction, after) = after.split_at(digits);
                (Some(fraction), after)
            }
            _ => (None, after),
        };
        let [letter, after @ ..] = after else {
            continue;
        };
        if digits == 0 || *letter != unit {
            continue;
        }
        *place = whole(number)?;
        if let Some(fraction) = fraction {
            nanoseconds = nanos(fraction)?;
        }
        (rest, pending) = (after, false);
    }
    if pending || !rest.is_empty() {
        return None;
    }
    duration.nanoseconds = nanoseconds;
    duration.negative = negative && !duration.is_zero();
    Some(duration)
}

fn whole(digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(0_u64, |number, digit| {
        number.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
    })
}

fn nanos(digits: &[u8]) -> Option<u32> {
    let fits = (1..=9).contains(&digits.len());
    fits.then(|| {
        let digits = digits.iter().chain(std::iter::repeat(&b'0')).take(9);
        digits.fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
    })
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_zero() {
            return f.write_str("PT0S");
        }
        f.write_str(if self.negative { "-P" } else { "P" })?;
        let mut in_time = false;
        let mut copy = *self;
        for (unit, of_time, number) in copy.units() {
            let fraction = if of_time && unit == b'S' {
                self.nanoseconds
            } else {
                0
            };
            if *number == 0 && fraction == 0 {
                continue;
            }
            if of_time && !in_time {
                f.write_str("T")?;
                in_time = true;
            }
            write!(f, "{number}")?;
            if fraction != 0 {
                write!(f, ".{}", format!("{fraction:09}").trim_end_matches('0'))?;
            }
            write!(f, "{}", char::from(unit))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Duration;

    #[test]
    fn what_is_read_is_written() {
        for text in [
            "P21Y",
            "P1Y2M5DT8H5M620S",
            "PT0S",
            "-P1D",
            "PT0.5S",
            "P1M",
            "PT1M",
            "PT1.000000001S",
            "P18446744073709551615D",
        ] {
            assert_eq!(
                text.parse::<Duration>()
                    .map(|duration| duration.to_string()),
                Ok(text.to_owned())
            );
        }
        for (text, written) in [
            ("N1YT1S", "-P1YT1S"),
            ("-P0D", "PT0S"),
            ("P0Y0M1D", "P1D"),
            ("PT01.50S", "PT1.5S"),
        ] {
            assert_eq!(
                text.parse::<Duration>()
                    .map(|duration| duration.to_string()),
                Ok(written.to_owned())
            );
        }
    }

    #[test]
    fn what_is_no_duration_is_refused() {
        for text in [
            "",
            "P",
            "PT",
            "P1",
            "P1DT",
            "P1W",
            "1D",
            "+P1D",
            "-N1D",
            "P-1D",
            "P1D1Y",
            "PT1S1M",
            "P1H",
            "PT1D",
            "P1.5D",
            "PT.5S",
            "PT1.S",
            "PT1.0000000001S",
            "P18446744073709551616D",
            "p1d",
            " P1D",
            "P1D ",
            "P1M1M",
            "P1Y1",
            "00:05:00",
        ] {
            assert!(text.parse::<Duration>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_std_duration_is_one_in_seconds() {
        assert_eq!(
            Duration::from(std::time::Duration::from_millis(90_250)).to_string(),
            "PT90.25S"
        );
        assert_eq!(
            Duration::from(std::time::Duration::MAX).to_string(),
            "PT18446744073709551615.999999999S"
        );
    }
}

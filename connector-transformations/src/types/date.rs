//! `date`: a day of the Gregorian calendar.

use std::fmt;
use std::str::FromStr;

use jiff::civil;

use super::InvalidValue;
use super::wire::text_form;

/// A day, from 0001-01-01 to 9999-12-31, without time or zone. Written and read as `2022-01-03` only.
///
/// ```
/// use connector_transformations::types::Date;
///
/// let date: Date = "2022-01-03".parse()?;
/// assert_eq!(date, Date::new(2022, 1, 3)?);
/// assert!("1970-00-00".parse::<Date>().is_err());
/// # Ok::<(), connector_transformations::types::InvalidValue>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub(super) civil::Date);

text_form!(Date);

const INVALID: InvalidValue = InvalidValue::new("date", "a day of the calendar like `2022-01-03`");

impl Date {
    /// The day of these three; the first of a month is 1.
    ///
    /// # Errors
    /// Where the calendar has no such day, or the year is not 1 to 9999.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, InvalidValue> {
        let (Ok(year), Ok(month), Ok(day)) =
            (i16::try_from(year), i8::try_from(month), i8::try_from(day))
        else {
            return Err(INVALID);
        };
        // The year 0 is jiff's; neither the documents' system nor its .NET has one.
        if year == 0 {
            return Err(INVALID);
        }
        civil::Date::new(year, month, day)
            .map(Self)
            .map_err(|_| INVALID)
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> u16 {
        self.0.year().unsigned_abs()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// `YYYY-MM-DD` and nothing else.
    pub(super) fn read(text: &[u8]) -> Option<Self> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else {
            return None;
        };
        let year = u16::from(two(y1, y2)?) * 100 + u16::from(two(y3, y4)?);
        Self::new(year, two(m1, m2)?, two(d1, d2)?).ok()
    }
}

/// The number of two ASCII digits.
pub(super) fn two(tens: u8, ones: u8) -> Option<u8> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + (ones - b'0'))
}

impl FromStr for Date {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        Self::read(text.as_bytes()).ok_or(INVALID)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_of_the_calendar_survive_their_text() {
        for text in ["0001-01-01", "1970-01-01", "2024-02-29", "9999-12-31"] {
            assert_eq!(
                text.parse::<Date>().map(|date| date.to_string()),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn days_that_do_not_exist_and_other_forms_are_refused() {
        for text in [
            "1970-00-00",
            "1970-00-01",
            "1970-01-00",
            "2023-02-29",
            "2022-13-01",
            "2022-04-31",
            "0000-01-01",
            "10000-01-01",
            "-2022-01-01",
            "+2022-01-01",
            "2022-1-3",
            "20220103",
            "2022-01-03T",
            " 2022-01-03",
            "2022/01/03",
            "03.01.2022",
            "２０２２-01-03",
            "",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text:?}");
        }
    }
}

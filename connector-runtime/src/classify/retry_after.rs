//! `Retry-After` (RFC 9110 §10.2.3): seconds or a date in, the time to wait out.

use std::time::Duration;

use http::{HeaderMap, header};

use crate::clock::Clock;

/// More than a year is a year: nobody waits for either, and every clock can add it.
const LONGEST: Duration = Duration::from_secs(60 * 60 * 24 * 365);

/// How long the API asks to be left alone. A date that is past asks for nothing (zero); of two values the longer counts; what
/// is neither seconds nor a date is as if it was not there. The time of day is asked for a date alone.
pub(crate) fn retry_after(headers: &HeaderMap, clock: &dyn Clock) -> Option<Duration> {
    headers
        .get_all(header::RETRY_AFTER)
        .iter()
        .filter_map(|value| read(value.to_str().ok()?.trim(), clock))
        .max()
}

fn read(value: &str, clock: &dyn Clock) -> Option<Duration> {
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // What is too large to count is still a number of seconds.
        let seconds = value.parse().map_or(LONGEST, Duration::from_secs);
        return Some(seconds.min(LONGEST));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(
        date.duration_since(clock.system())
            .unwrap_or_default()
            .min(LONGEST),
    )
}

#[cfg(test)]
mod tests {
    use std::time::{Instant, SystemTime};

    use super::*;
    use proptest::prelude::*;

    const NOW: &str = "Fri, 20 Nov 2026 10:00:00 GMT";

    /// A clock for dates alone.
    struct At(SystemTime);

    impl Clock for At {
        fn now(&self) -> Instant {
            unreachable!("`Retry-After` needs the time of day only")
        }

        fn system(&self) -> SystemTime {
            self.0
        }
    }

    fn of(values: &[&str]) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(header::RETRY_AFTER, value.parse().unwrap());
        }
        retry_after(&headers, &At(httpdate::parse_http_date(NOW).unwrap()))
    }

    #[expect(
        clippy::unnecessary_wraps,
        reason = "what is expected reads as what is found"
    )]
    fn seconds(seconds: u64) -> Option<Duration> {
        Some(Duration::from_secs(seconds))
    }

    #[test]
    fn seconds_and_dates() {
        assert_eq!(of(&["120"]), seconds(120));
        assert_eq!(of(&[" 0 "]), seconds(0));
        assert_eq!(of(&["007"]), seconds(7));
        assert_eq!(of(&["Fri, 20 Nov 2026 10:00:30 GMT"]), seconds(30));
        assert_eq!(of(&["Friday, 20-Nov-26 10:01:00 GMT"]), seconds(60));
        assert_eq!(of(&["Fri Nov 20 10:02:00 2026"]), seconds(120));
    }

    #[test]
    fn a_past_date_asks_for_nothing() {
        assert_eq!(of(&["Fri, 20 Nov 2026 09:59:59 GMT"]), seconds(0));
        assert_eq!(of(&["Thu, 01 Jan 1970 00:00:00 GMT"]), seconds(0));
    }

    #[test]
    fn what_is_no_time_is_not_there() {
        for value in [
            "",
            "-1",
            "+5",
            "1e99",
            "1.5",
            "soon",
            "0x10",
            "5s",
            "5, 6",
            "٣",
            "Fri, 20 Nov 2026",
        ] {
            assert_eq!(of(&[value]), None, "{value}");
        }
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn what_is_beyond_counting_is_a_year() {
        for value in [
            "31536001",
            "18446744073709551615",
            "99999999999999999999999999",
            "Fri, 31 Dec 9999 23:59:59 GMT",
        ] {
            assert_eq!(of(&[value]), Some(LONGEST), "{value}");
        }
    }

    #[test]
    fn of_two_the_longer_counts_and_garbage_does_not() {
        assert_eq!(of(&["5", "9"]), seconds(9));
        assert_eq!(of(&["9", "5"]), seconds(9));
        assert_eq!(of(&["soon", "5"]), seconds(5));
        assert_eq!(of(&["5", "Fri, 20 Nov 2026 10:00:30 GMT"]), seconds(30));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        /// Whatever the API writes, and whatever the time of day here is: no panic, no time beyond the longest.
        #[test]
        fn bounded_whatever_is_written(
            values in prop::collection::vec(
                prop_oneof![
                    prop::collection::vec(any::<u8>(), 0..40),
                    "[0-9]{0,30}".prop_map(String::into_bytes),
                    "(Mon|Fri|Sunday),? [0-9]{1,2}[ -](Jan|Feb|Nov)[ -][0-9]{2,4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT".prop_map(String::into_bytes),
                    "(Mon|Fri) (Jan|Feb) [ 0-9][0-9] [0-9]{2}:[0-9]{2}:[0-9]{2} [0-9]{4}".prop_map(String::into_bytes),
                ],
                0..3,
            ),
            now in any::<u32>(),
        ) {
            let mut headers = HeaderMap::new();
            for value in &values {
                if let Ok(value) = http::HeaderValue::from_bytes(value) {
                    headers.append(header::RETRY_AFTER, value);
                }
            }
            let now = At(SystemTime::UNIX_EPOCH + Duration::from_secs(u64::from(now)));
            prop_assert!(retry_after(&headers, &now).is_none_or(|time| time <= LONGEST));
        }

        /// Seconds are read as they are written.
        #[test]
        fn seconds_are_read_as_written(number in any::<u64>()) {
            let read = of(&[&number.to_string()]);
            prop_assert_eq!(read, Some(Duration::from_secs(number).min(LONGEST)));
        }

        /// A date is as far away as it is.
        #[test]
        fn dates_are_read_as_written(after in 0_u64..31_536_000) {
            let date = httpdate::parse_http_date(NOW).unwrap() + Duration::from_secs(after);
            prop_assert_eq!(of(&[&httpdate::fmt_http_date(date)]), seconds(after));
        }
    }
}

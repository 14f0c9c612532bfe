//! `{Context:DateTimeInUtc}`: a time in the form that the documents show, the invariant one of the United States.

use std::time::{SystemTime, UNIX_EPOCH};

/// `10/10/2021 12:00:00 PM`; a time before 1970 counts as 1970.
pub(super) fn in_utc(at: SystemTime) -> String {
    let seconds = at
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let (days, second_of_day) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = civil(days);
    let (hour, minute, second) = (
        second_of_day / 3_600,
        second_of_day / 60 % 60,
        second_of_day % 60,
    );
    let half = if hour < 12 { "AM" } else { "PM" };
    let hour = match hour % 12 {
        0 => 12,
        hour => hour,
    };
    format!("{month}/{day}/{year} {hour}:{minute:02}:{second:02} {half}")
}

/// Year, month and day of a number of days since 1970, by the Gregorian calendar. Years are counted from March, so that the
/// leap day is the last of its year.
fn civil(days: u64) -> (u64, u64, u64) {
    // 1 March of the year 0 lies 719,468 days before 1970; 400 years have 146,097 days.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // Months from March, of 30.6 days on average.
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    (era * 400 + year_of_era + next, month, day)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_documents_example_and_the_edges() {
        for (seconds, expected) in [
            (1_633_867_200, "10/10/2021 12:00:00 PM"),
            (0, "1/1/1970 12:00:00 AM"),
            (951_782_399, "2/28/2000 11:59:59 PM"),
            (951_782_400, "2/29/2000 12:00:00 AM"),
            (951_868_800, "3/1/2000 12:00:00 AM"),
            (1_641_209_662, "1/3/2022 11:34:22 AM"),
            (4_107_542_399, "2/28/2100 11:59:59 PM"),
            (4_107_542_400, "3/1/2100 12:00:00 AM"),
            (253_402_300_799, "12/31/9999 11:59:59 PM"),
        ] {
            assert_eq!(
                in_utc(UNIX_EPOCH + Duration::from_secs(seconds)),
                expected,
                "{seconds}"
            );
        }
        assert_eq!(
            in_utc(UNIX_EPOCH - Duration::from_secs(1)),
            "1/1/1970 12:00:00 AM"
        );
    }
}

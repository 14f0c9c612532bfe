//! How long to wait before another attempt: full jitter over a doubling time, or what the API asked for.

use std::time::Duration;

/// The longest wait before jitter.
const LONGEST: Duration = Duration::from_secs(1);
const BASE: Duration = Duration::from_millis(50);
/// After 429: the API said that it has too much to do.
const THROTTLED_BASE: Duration = Duration::from_secs(1);

/// The wait after this many attempts (1 or more). `roll` is a random number from 0 up to 1.
///
/// The whole time is random, not a part of it, so that callers who failed together do not come back together. The API's
/// `Retry-After` is a lower bound: it is never cut, and a shorter one (0, or a date that is past) does not make us faster.
pub(super) fn wait(
    attempts: u32,
    throttled: bool,
    retry_after: Option<Duration>,
    roll: f64,
) -> Duration {
    let base = if throttled { THROTTLED_BASE } else { BASE };
    let longest = 2_u32
        .checked_pow(attempts.saturating_sub(1))
        .and_then(|factor| base.checked_mul(factor))
        .map_or(LONGEST, |time| time.min(LONGEST));
    let own = longest.mul_f64(roll.clamp(0.0, 1.0));
    own.max(retry_after.unwrap_or_default())
}

#[cfg(all(test, not(interleavings)))]
mod tests {
    use super::*;

    #[test]
    fn doubles_from_50_ms_to_a_second() {
        let longest: Vec<u128> = (1..=8)
            .map(|attempts| wait(attempts, false, None, 1.0).as_millis())
            .collect();
        assert_eq!(longest, [50, 100, 200, 400, 800, 1000, 1000, 1000]);
        assert_eq!(wait(u32::MAX, false, None, 1.0), LONGEST);
    }

    #[test]
    fn is_random_in_full() {
        assert_eq!(wait(3, false, None, 0.0), Duration::ZERO);
        assert_eq!(wait(3, false, None, 0.5), Duration::from_millis(100));
        assert_eq!(wait(1, true, None, 0.5), Duration::from_millis(500));
        assert_eq!(wait(9, true, None, 1.0), LONGEST);
    }

    #[test]
    fn retry_after_is_kept_in_full_and_never_makes_us_faster() {
        let hour = Duration::from_secs(3600);
        assert_eq!(wait(1, true, Some(hour), 1.0), hour);
        assert_eq!(wait(1, true, Some(Duration::ZERO), 1.0), LONGEST);
    }
}

//! The documents' system's own limits, for those who want them.

use std::time::Duration;

use super::configuration::Timeouts;
use crate::resilience::Retry;

/// How the documents' system limits and repeats calls. None of it could be changed there.
///
/// All of them send every call again after a limit of time or a broken connection, a POST too: the API may then see it twice.
/// That is what its teams had; new profiles are better off without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Compat {
    /// Custom policies since 2025: 10 s an attempt, one more attempt.
    B2c,
    /// Custom policies before 2025: 30 s an attempt, two more attempts.
    B2cLegacy,
    /// User flows since 2025: 5 s an attempt, one more attempt.
    B2cUserFlow,
}

impl Compat {
    /// The limits, and what is sent again. The whole call has the time of all attempts, and of the waits between them.
    pub(super) fn limits(self, timeouts: Timeouts) -> (Timeouts, Retry) {
        let (attempt, retries) = match self {
            Self::B2c => (10, 1),
            Self::B2cLegacy => (30, 2),
            Self::B2cUserFlow => (5, 1),
        };
        let attempt = Duration::from_secs(attempt);
        let total = (attempt + Duration::from_secs(1)) * (retries + 1);
        let retry = Retry::default().retries(retries).every_method();
        (timeouts.attempt(attempt).total(total), retry)
    }
}

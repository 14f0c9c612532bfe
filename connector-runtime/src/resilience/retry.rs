//! Whether a call that failed is sent again: what is known of the failed attempt goes in, a wait or the end comes out.

use std::time::Duration;

use http::StatusCode;

use super::{Budget, backoff};
use crate::error::{ErrorKind, Sent};
use crate::profile::{Method, Profile};

/// The most that a call is sent again.
const MOST: u32 = 10;

/// How often a call is sent again. A profile's own `retries` wins over it.
///
/// What the API may have seen is sent again only where the profile is idempotent: by its method (GET, PUT, DELETE), or because
/// it says so. What it has not seen is sent again for every profile. And only a failure that may pass is a reason: a name that
/// is not resolved (once), a connection that fails or breaks, a limit of time, 408, 429, 500, 502, 503, 504.
///
/// Before it is sent again the call waits for a random time of up to 50 ms, 100 ms, 200 ms … 1 s (after 429: up to 1 s), or for
/// as long as the API's `Retry-After` says; where that is longer than the call may take, the call fails at once. An origin that
/// fails for everybody is not sent anything again until it is better (a budget as in gRPC's retry throttling).
///
/// ```
/// # use connector_runtime::Retry;
/// let retry = Retry::default().retries(4);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    retries: u32,
    every_method: bool,
}

impl Default for Retry {
    fn default() -> Self {
        Self {
            retries: 2,
            every_method: false,
        }
    }
}

impl Retry {
    /// How often a call is sent again at the most, 0 to 10. Default: 2, as often as the documents' system does.
    #[must_use]
    pub fn retries(mut self, retries: u32) -> Self {
        self.retries = retries;
        self
    }

    /// Sends every profile's calls again, whether or not the API may have seen them: what the documents' system does.
    #[must_use]
    pub(crate) fn every_method(mut self) -> Self {
        self.every_method = true;
        self
    }

    /// The policy of one profile: its own `retries` win.
    #[must_use]
    pub(crate) fn of(mut self, profile: &Profile) -> Self {
        self.retries = profile.retries.unwrap_or(self.retries).min(MOST);
        self
    }

    /// How many attempts there may be in all.
    pub(crate) fn attempts(self) -> u32 {
        self.retries.min(MOST) + 1
    }

    /// What cannot be meant.
    pub(crate) fn fault(self) -> Option<&'static str> {
        (self.retries > MOST)
            .then_some("the `retries` of `retry` are more than 10; help: say 10 or less")
    }

    /// What comes after a failed attempt. Each failure that may pass costs the origin's budget, sent again or not.
    ///
    /// `remaining` is what is left of the time of the call, `roll` a random number from 0 up to 1.
    pub(crate) fn decide(
        self,
        failed: &FailedAttempt,
        resend: Resend,
        budget: &Budget,
        remaining: Duration,
        roll: f64,
    ) -> Decision {
        if !failed.may_pass() {
            return Decision::GiveUp;
        }
        let affordable = budget.failed();
        let safe = match resend {
            Resend::Always => true,
            Resend::Unsent => self.every_method || failed.sent == Sent::NotSent,
            Resend::Never => self.every_method,
        };
        let left = failed.attempts < self.attempts();
        // A name that is not there is not there a moment later; once more is for a resolver that lost its packet.
        let again = failed.kind != ErrorKind::Dns || failed.attempts == 1;
        let wait = backoff::wait(
            failed.attempts,
            failed.kind == ErrorKind::RateLimited,
            failed.retry_after,
            roll,
        );
        if affordable && safe && left && again && wait < remaining {
            Decision::Again(wait)
        } else {
            Decision::GiveUp
        }
    }
}

/// What is known of an attempt that failed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FailedAttempt {
    pub(crate) kind: ErrorKind,
    pub(crate) status: Option<StatusCode>,
    pub(crate) sent: Sent,
    pub(crate) retry_after: Option<Duration>,
    /// Attempts so far, this one included.
    pub(crate) attempts: u32,
}

impl FailedAttempt {
    /// Whether the failure of this attempt may pass, and is the API's: a call that this side refused is not sent again.
    fn may_pass(&self) -> bool {
        let local = matches!(self.kind, ErrorKind::CircuitOpen | ErrorKind::Overloaded);
        !local && self.kind.may_pass(self.status)
    }
}

/// What may be sent again of a profile's calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Resend {
    /// Everything: the API takes the same call twice.
    Always,
    /// What was not sent.
    Unsent,
    /// Nothing: the profile says `idempotent = false` against its method.
    Never,
}

impl Resend {
    pub(crate) fn of(profile: &Profile) -> Self {
        match profile.method {
            _ if profile.is_idempotent() => Self::Always,
            Method::Post | Method::Patch => Self::Unsent,
            Method::Get | Method::Put | Method::Delete => Self::Never,
        }
    }
}

/// What comes after a failed attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Another one, after this time.
    Again(Duration),
    /// None: the failure is the call's.
    GiveUp,
}

#[cfg(all(test, not(interleavings)))]
mod tests;

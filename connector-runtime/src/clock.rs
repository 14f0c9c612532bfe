//! What time it is: the one seam through which the crate asks.
//!
//! Everything that waits, expires or polls takes a [`Clock`], so that a test moves time itself and never sleeps.

use std::time::{Instant, SystemTime};

/// A source of time.
pub(crate) trait Clock: Send + Sync {
    /// For durations: never goes back.
    #[cfg_attr(
        not(feature = "client"),
        allow(dead_code, reason = "without a connector nothing waits or expires")
    )]
    fn now(&self) -> Instant;

    /// For dates that others wrote: time stamps of files, `Retry-After`. May jump either way.
    fn system(&self) -> SystemTime;
}

/// The machine's own clocks.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SystemClock;

#[expect(
    clippy::disallowed_methods,
    reason = "this is the clock that all others are sent to"
)]
impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn system(&self) -> SystemTime {
        SystemTime::now()
    }
}

/// A clock that stands still until it is moved.
#[cfg(test)]
#[derive(Debug)]
pub(crate) struct ManualClock {
    start: (Instant, SystemTime),
    passed: std::sync::Mutex<std::time::Duration>,
}

#[cfg(test)]
impl ManualClock {
    /// Starts at the machine's time, so that time stamps of real files can be compared.
    pub(crate) fn new() -> Self {
        Self {
            start: (SystemClock.now(), SystemClock.system()),
            passed: std::sync::Mutex::default(),
        }
    }

    pub(crate) fn advance(&self, by: std::time::Duration) {
        *self.passed.lock().unwrap() += by;
    }
}

#[cfg(test)]
impl Clock for ManualClock {
    fn now(&self) -> Instant {
        self.start.0 + *self.passed.lock().unwrap()
    }

    fn system(&self) -> SystemTime {
        self.start.1 + *self.passed.lock().unwrap()
    }
}

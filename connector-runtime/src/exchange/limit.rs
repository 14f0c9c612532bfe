//! The limits of time of one call.

use std::pin::pin;
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::attempt::Failed;
use crate::caught::at_once;
use crate::connector::Plan;
use crate::context::Context;
use crate::error::{ErrorKind, Sent};

/// The limits of time of one call: the whole, and each attempt within it.
#[derive(Debug)]
pub(crate) struct Limit {
    deadline: Instant,
    total: Duration,
    attempt: Duration,
}

impl Limit {
    /// The profile's limits, or the connector's, and the call's own deadline where that is earlier.
    pub(super) fn new(plan: &Plan, context: &Context, now: Instant) -> Self {
        let mut total = plan.total;
        if let Some(deadline) = context.deadline_at() {
            total = total.min(Instant::from_std(deadline).saturating_duration_since(now));
        }
        // A limit of centuries is none; `Instant` may not hold it.
        let deadline = now
            .checked_add(total)
            .unwrap_or(now + Duration::from_secs(60 * 60 * 24 * 365));
        Self {
            deadline,
            total,
            attempt: plan.attempt,
        }
    }

    /// Whether the call has time left.
    pub(super) fn holds(&self, now: Instant) -> bool {
        now < self.deadline
    }

    /// What is left of the time of the call.
    pub(super) fn remaining(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
    }

    /// Waits no longer than the call may take.
    pub(crate) async fn of_call<T>(&self, work: impl Future<Output = T>) -> Result<T, Failed> {
        // `timeout_at` polls once even when time is up.
        if Instant::now() >= self.deadline {
            return Err(self.out_of_time(self.total, Sent::NotSent));
        }
        timeout_at(self.deadline, work)
            .await
            .map_err(|_| self.out_of_time(self.total, Sent::NotSent))
    }

    /// As [`Self::of_call`], of work that is mostly there at once; and the time after it.
    pub(super) async fn of_step<T>(
        &self,
        now: Instant,
        work: impl Future<Output = T>,
    ) -> Result<(T, Instant), Failed> {
        if now >= self.deadline {
            return Err(self.out_of_time(self.total, Sent::NotSent));
        }
        let mut work = pin!(work);
        if let Some(done) = at_once(work.as_mut()).await {
            return Ok((done, now));
        }
        let done = self.of_call(work).await?;
        Ok((done, Instant::now()))
    }

    /// When an attempt that begins now has to be over, and the limit that says so.
    pub(super) fn of_attempt(&self) -> Result<(Instant, Duration), Failed> {
        let now = Instant::now();
        if now >= self.deadline {
            return Err(self.out_of_time(self.total, Sent::NotSent));
        }
        let own = now
            .checked_add(self.attempt)
            .filter(|own| *own < self.deadline);
        Ok(own.map_or((self.deadline, self.total), |own| (own, self.attempt)))
    }

    pub(super) fn out_of_time(&self, limit: Duration, sent: Sent) -> Failed {
        let (what, help) = if limit == self.attempt && limit != self.total {
            (
                "the attempt",
                "raise `attempt_timeout`, if the API may take that long",
            )
        } else {
            ("the call", "raise `timeout`, if the API may take that long")
        };
        Failed {
            kind: ErrorKind::Timeout,
            sent,
            reason: format!("{what} took longer than its limit of {limit:?}"),
            help: Some(help),
            limit: Some(limit),
            resolving: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_call_holds_until_its_deadline() {
        let now = Instant::now();
        let (total, attempt) = (Duration::from_secs(3), Duration::from_secs(1));
        let limit = Limit {
            deadline: now + total,
            total,
            attempt,
        };
        let moment = Duration::from_nanos(1);
        assert!(limit.holds(now) && limit.holds(now + total - moment));
        assert!(!limit.holds(now + total) && !limit.holds(now + total + moment));
        assert_eq!(limit.remaining(), total);
    }

    /// Of two limits that end together the call's is told: to raise the attempt's would change nothing.
    #[tokio::test(start_paused = true)]
    async fn the_limit_that_ends_first_is_told() {
        let seconds = Duration::from_secs;
        for (left, told) in [(2, 9), (3, 9), (4, 3)] {
            let deadline = Instant::now() + seconds(left);
            let limit = Limit {
                deadline,
                total: seconds(9),
                attempt: seconds(3),
            };
            let (end, which) = limit.of_attempt().unwrap();
            assert_eq!(end, deadline.min(Instant::now() + seconds(3)));
            assert_eq!(which, seconds(told), "{left} s left");
            let failed = limit.out_of_time(which, Sent::MaybeSent);
            let what = if told == 9 { "the call" } else { "the attempt" };
            assert!(failed.reason.starts_with(what), "{}", failed.reason);
        }
        let both = Limit {
            deadline: Instant::now() + seconds(3),
            total: seconds(3),
            attempt: seconds(3),
        };
        let failed = both.out_of_time(seconds(3), Sent::NotSent);
        assert!(failed.reason.starts_with("the call"), "{}", failed.reason);
    }
}

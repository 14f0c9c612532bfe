//! Attempts and failures of the last while, in ten buckets of a tenth of it.

use std::time::Duration;

use tokio::time::Instant;

const BUCKETS: usize = 10;

/// Counts over a window of time. Nothing runs in between: a bucket that is too old is emptied when it is needed again, so a
/// clock that jumps an hour ahead costs no more than one that does not.
#[derive(Debug)]
pub(super) struct Window {
    start: Instant,
    bucket: Duration,
    /// The number of the latest bucket in use, counted from the start.
    latest: u128,
    buckets: [Counts; BUCKETS],
}

/// How many, and how many of them failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) attempts: u32,
    pub(super) failures: u32,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.attempts = self.attempts.saturating_add(other.attempts);
        self.failures = self.failures.saturating_add(other.failures);
    }
}

impl Window {
    pub(super) fn new(length: Duration, now: Instant) -> Self {
        Self {
            start: now,
            bucket: (length / 10).max(Duration::from_nanos(1)),
            latest: 0,
            buckets: [Counts::default(); BUCKETS],
        }
    }

    /// Counts one attempt and gives the counts of the window. A time before the latest counts as that: threads do not come
    /// in the order in which they read the clock.
    pub(super) fn count(&mut self, failed: bool, now: Instant) -> Counts {
        let passed = now.saturating_duration_since(self.start).as_nanos();
        let number = (passed / self.bucket.as_nanos()).max(self.latest);
        for stale in (self.latest + 1..=number).rev().take(BUCKETS) {
            self.buckets[index(stale)] = Counts::default();
        }
        self.latest = number;
        self.add(Counts {
            attempts: 1,
            failures: u32::from(failed),
        });
        self.counts()
    }

    /// Adds to the latest bucket.
    pub(super) fn add(&mut self, counts: Counts) {
        self.buckets[index(self.latest)].add(counts);
    }

    /// The counts of the window, as of its latest bucket.
    pub(super) fn counts(&self) -> Counts {
        let mut sum = Counts::default();
        for bucket in self.buckets {
            sum.add(bucket);
        }
        sum
    }

    /// The number of the latest bucket.
    pub(super) fn latest(&self) -> u128 {
        self.latest
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.buckets = [Counts::default(); BUCKETS];
    }
}

fn index(number: u128) -> usize {
    (number % BUCKETS as u128) as usize
}

//! Successes while nothing fails, counted without a lock: there is nothing to judge then.
//!
//! One word of 64 bits: above, the number of the window's bucket in which they came; below, how many. Who finds that time has
//! passed to another bucket, or that something failed lately, goes under the lock, and takes what was counted here with him.

use std::time::Duration;

use tokio::time::Instant;

use super::super::shared::{AtomicU64, Ordering};

/// What is said while successes are to be counted under the lock: a bucket and a count that are never in use.
const LOUD: u64 = u64::MAX;

/// How many bits hold the count.
const BITS: u32 = 32;

#[derive(Debug)]
pub(super) struct Quiet {
    born: Instant,
    /// The length of a bucket, as the window has it.
    bucket: u128,
    word: AtomicU64,
}

impl Quiet {
    pub(super) fn new(window: Duration, born: Instant) -> Self {
        Self {
            born,
            bucket: (window / 10).as_nanos().max(1),
            word: AtomicU64::new(0),
        }
    }

    /// Counts a success, where that is all there is to it.
    pub(super) fn count(&self, now: Instant) -> bool {
        let passed = now.saturating_duration_since(self.born).as_nanos();
        // A division of 64 bits takes a tenth of the time of one of 128.
        let bucket = match (u64::try_from(passed), u64::try_from(self.bucket)) {
            (Ok(passed), Ok(bucket)) => passed / bucket,
            _ => return false,
        };
        let mut word = self.word.load(Ordering::Acquire);
        loop {
            if word >> BITS != bucket || word & (LOUD >> BITS) == LOUD >> BITS {
                return false;
            }
            let counted = self.word.compare_exchange_weak(
                word,
                word + 1,
                Ordering::AcqRel,
                Ordering::Acquire,
            );
            match counted {
                Ok(_) => return true,
                Err(other) => word = other,
            }
        }
    }

    /// What was counted since it was said to be quiet; from here on successes are counted under the lock, which the caller
    /// holds.
    pub(super) fn take(&self) -> u32 {
        match self.word.swap(LOUD, Ordering::AcqRel) {
            LOUD => 0,
            word => u32::try_from(word & (LOUD >> BITS)).unwrap_or(0),
        }
    }

    /// Successes of this bucket may be counted here. The caller holds the lock.
    pub(super) fn begin(&self, bucket: u128) {
        // A bucket of some nanoseconds has numbers for which there is no room, and no need of this.
        if let Ok(bucket) = u32::try_from(bucket)
            && bucket != u32::MAX
        {
            self.word
                .store(u64::from(bucket) << BITS, Ordering::Release);
        }
    }
}

#[cfg(all(test, not(interleavings)))]
mod tests {
    use super::super::{Breaker, CircuitBreaker, Verdict};
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_success_of_the_bucket_is_counted_until_it_is_taken() {
        let born = Instant::now();
        let quiet = Quiet::new(10 * SECOND, born);
        assert!(quiet.count(born) && quiet.count(born + SECOND / 2));
        // The next bucket is to be judged, and so is what comes after the count was taken.
        assert!(!quiet.count(born + SECOND));
        assert_eq!(quiet.take(), 2);
        assert!(!quiet.count(born));
        assert_eq!(quiet.take(), 0);
        quiet.begin(7);
        assert!(!quiet.count(born + 6 * SECOND) && !quiet.count(born + 8 * SECOND));
        for _ in 0..3 {
            assert!(quiet.count(born + 7 * SECOND));
        }
        assert_eq!(quiet.take(), 3);
    }

    #[test]
    fn a_count_or_a_bucket_for_which_there_is_no_room_is_never_wrong() {
        let born = Instant::now();
        let quiet = Quiet::new(10 * Duration::from_nanos(1), born);
        let most = u128::from(u32::MAX);
        quiet.begin(most - 1);
        assert!(quiet.count(born + Duration::from_nanos(u64::from(u32::MAX - 1))));
        assert_eq!(quiet.take(), 1);
        for bucket in [most, most + 1, u128::MAX] {
            quiet.begin(bucket);
            assert!(!quiet.count(born + Duration::from_nanos(u64::from(u32::MAX))));
            assert!(!quiet.count(born));
            assert_eq!(quiet.take(), 0);
        }
        // The last that the lower half holds is the last that is counted.
        quiet.begin(0);
        quiet.word.store((LOUD >> BITS) - 1, Ordering::Release);
        assert!(quiet.count(born));
        assert!(!quiet.count(born));
        assert_eq!(quiet.take(), u32::MAX);
    }

    fn settle(breaker: &Breaker, verdict: Verdict, now: Instant) {
        breaker.admit(now).unwrap().settle(verdict, now);
    }

    fn taken(breaker: &Breaker) -> u32 {
        breaker.0.as_ref().unwrap().quiet.take()
    }

    /// What the breaker promises of its cost: no lock for a success, as long as there is nothing to judge.
    #[test]
    fn successes_are_counted_here_while_nothing_failed_in_the_window() {
        let born = Instant::now();
        let breaker = Breaker::new(CircuitBreaker::default().window(10 * SECOND), born, 0);
        settle(&breaker, Verdict::Success, born);
        settle(&breaker, Verdict::Success, born);
        assert_eq!(taken(&breaker), 2);
        // The first of another bucket goes under the lock, those behind it do not.
        for now in [5 * SECOND, 5 * SECOND, 5 * SECOND + SECOND / 2] {
            settle(&breaker, Verdict::Success, born + now);
        }
        assert_eq!(taken(&breaker), 2);
        settle(&breaker, Verdict::Failure, born + 6 * SECOND);
        settle(&breaker, Verdict::Success, born + 6 * SECOND);
        assert_eq!(taken(&breaker), 0);
        // The failure has left the window.
        for _ in 0..2 {
            settle(&breaker, Verdict::Success, born + 17 * SECOND);
        }
        assert_eq!(taken(&breaker), 1);
    }

    #[test]
    fn a_success_from_before_the_last_change_is_not_counted() {
        let born = Instant::now();
        let breaker = Breaker::new(CircuitBreaker::default().minimum(1), born, 0);
        let late = breaker.admit(born).unwrap();
        settle(&breaker, Verdict::Failure, born);
        let now = born + 10 * SECOND;
        for _ in 0..3 {
            settle(&breaker, Verdict::Success, now);
        }
        // Closed again, and quiet; the window goes on with the bucket in which it was.
        settle(&breaker, Verdict::Success, now);
        late.settle(Verdict::Success, now);
        assert_eq!(taken(&breaker), 0);
        settle(&breaker, Verdict::Success, now);
        settle(&breaker, Verdict::Success, now);
        assert_eq!(taken(&breaker), 1);
    }
}

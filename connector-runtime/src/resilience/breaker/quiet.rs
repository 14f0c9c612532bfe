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

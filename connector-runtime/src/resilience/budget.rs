//! The retry budget of one origin: attempts that failed take from it, those that succeeded give back; at half of it nothing
//! is sent again. So a full outage costs one attempt a call, and not as many as are allowed.

use super::shared::{AtomicU32, Ordering};

/// Tokens are counted in tenths.
const MOST: u32 = 200;
const FAILURE: u32 = 10;
const SUCCESS: u32 = 1;
const HALF: u32 = MOST / 2;

/// The retry budget of one origin, as gRPC's retry throttling has it: at most 20 tokens, 1 less for a failure, 0.1 more for a
/// success, nothing is sent again at 10 or less.
#[derive(Debug)]
pub(crate) struct Budget(AtomicU32);

impl Budget {
    /// A full one.
    pub(crate) fn new() -> Self {
        Self(AtomicU32::new(MOST))
    }

    /// Takes a token for an attempt that failed in a way that may pass, and says whether one may be sent again.
    #[must_use]
    pub(crate) fn failed(&self) -> bool {
        self.change(|tokens| tokens.saturating_sub(FAILURE)) > HALF
    }

    /// Gives back a tenth of a token for an attempt that succeeded.
    pub(crate) fn succeeded(&self) {
        // The budget is full nearly always, and then nobody needs the cache line for himself.
        if self.0.load(Ordering::Relaxed) < MOST {
            self.change(|tokens| (tokens + SUCCESS).min(MOST));
        }
    }

    /// No other memory hangs on the number, so no order of accesses is asked for.
    fn change(&self, change: impl Fn(u32) -> u32) -> u32 {
        let mut before = self.0.load(Ordering::Relaxed);
        loop {
            let after = change(before);
            match self
                .0
                .compare_exchange_weak(before, after, Ordering::Relaxed, Ordering::Relaxed)
            {
                Ok(_) => return after,
                Err(other) => before = other,
            }
        }
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(all(test, not(interleavings)))]
mod tests {
    #![expect(clippy::print_stdout, reason = "a random test tells its seed")]

    use super::*;

    #[test]
    fn an_outage_stops_sending_again_after_half_of_the_tokens() {
        let budget = Budget::new();
        let again = (0..1000).filter(|_| budget.failed()).count();
        assert_eq!(again, 9);
        // A hundred successes are worth the ten tokens up to half, one more the first beyond, which the failure takes.
        for _ in 0..110 {
            budget.succeeded();
        }
        assert!(!budget.failed());
        for _ in 0..11 {
            budget.succeeded();
        }
        assert!(budget.failed());
    }

    /// Against whole tenths in a plain number.
    #[test]
    fn agrees_with_a_plain_number_over_a_million_steps() {
        let seed = fastrand::u64(..);
        println!("seed {seed}");
        let mut random = fastrand::Rng::with_seed(seed);
        let budget = Budget::new();
        let mut tenths: i64 = 200;
        let mut failing = 0.5;
        for step in 0..1_000_000 {
            if step % 1000 == 0 {
                failing = random.f64() * 0.2;
            }
            if random.f64() < failing {
                tenths = (tenths - 10).max(0);
                assert_eq!(budget.failed(), tenths > 100, "step {step}, seed {seed}");
            } else {
                tenths = (tenths + 1).min(200);
                budget.succeeded();
            }
            assert_eq!(
                i64::from(budget.0.load(Ordering::Relaxed)),
                tenths,
                "seed {seed}"
            );
        }
    }
}

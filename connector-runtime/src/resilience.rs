//! What keeps a failing API from being made worse, and its callers from waiting for it: when a call is sent again, how
//! often in all, and when not at all.
//!
//! Each part is a policy (what the developer says), a state (what the connector shares) and an error (why it refuses). None
//! of them waits or asks for the time: the call hands in the time, and a random number where one is needed.

mod backoff;
mod breaker;
mod budget;
mod retry;
mod verdict;

#[cfg(all(test, interleavings))]
mod interleavings;

pub use breaker::CircuitBreaker;
pub(crate) use breaker::{Breaker, CircuitOpen};
pub(crate) use budget::Budget;
pub use retry::Retry;
pub(crate) use retry::{Decision, FailedAttempt, Resend};
pub(crate) use verdict::Verdict;

/// What is shared between threads: loom's under `--cfg interleavings`, so that it can run every order of the accesses.
mod shared {
    #[cfg(all(test, interleavings))]
    pub(super) use loom::sync::{
        Mutex,
        atomic::{AtomicU32, AtomicU64, Ordering},
    };
    #[cfg(not(all(test, interleavings)))]
    pub(super) use std::sync::{
        Mutex,
        atomic::{AtomicU32, AtomicU64, Ordering},
    };
}

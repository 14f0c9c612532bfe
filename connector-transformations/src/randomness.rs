//! Where random bytes come from: the system in an application, a closure in a test.

use std::fmt;

/// A source of random bytes. [`SystemRandomness`], or in a test a closure that fills the buffer.
pub trait Randomness {
    /// Fills the buffer.
    ///
    /// # Errors
    /// Where the source has none to give.
    fn fill(&self, buffer: &mut [u8]) -> Result<(), NoRandomness>;
}

/// The system's random bytes, fit for secrets.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandomness;

/// The source has no random bytes: on the common systems only before they have started up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoRandomness;

impl Randomness for SystemRandomness {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), NoRandomness> {
        getrandom::fill(buffer).map_err(|_| NoRandomness)
    }
}

impl<F: Fn(&mut [u8])> Randomness for F {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), NoRandomness> {
        self(buffer);
        Ok(())
    }
}

impl fmt::Display for NoRandomness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the system has no random bytes")
    }
}

impl std::error::Error for NoRandomness {}

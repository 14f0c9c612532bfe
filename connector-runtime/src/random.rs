//! Random inputs of tests.

use std::hash::{BuildHasher, RandomState};

/// A small generator (splitmix64): the seed of a failure is in its message, and `CONNECTOR_SEED` runs it again.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn seeded() -> (Self, u64) {
        let seed = match std::env::var("CONNECTOR_SEED") {
            Ok(seed) => seed.parse().expect("CONNECTOR_SEED is a number"),
            Err(_) => RandomState::new().hash_one(0),
        };
        (Self(seed), seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).expect("below a usize")
    }

    pub(crate) fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

//! A small generator for tests: the seed of a failure stands in its message, and `CONNECTOR_SEED` runs it again.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

/// splitmix64.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn seeded() -> (Self, u64) {
        let seed = match std::env::var("CONNECTOR_SEED") {
            Ok(seed) => seed.parse().expect("CONNECTOR_SEED is a number"),
            Err(_) => RandomState::new().hash_one(0),
        };
        (Self(seed), seed)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound as u64).expect("below a usize")
    }

    pub(crate) fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

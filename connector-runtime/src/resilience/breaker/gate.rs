//! What a circuit says to the next who comes, in one word of 64 bits, so that it can be read without a lock.

use std::time::Duration;

/// What a circuit says to the next who comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gate {
    /// Come in; the result counts for this generation.
    Closed { generation: u64 },
    /// Not before this time, counted from the circuit's birth.
    Open { until: Duration },
    /// Not while the probe is out.
    Probing,
    /// The next may be the probe: to be asked under the lock.
    Ready,
}

/// The lowest two bits hold which it is, the others its number: 146 years of nanoseconds, and generations enough.
const BITS: u32 = 2;

impl Gate {
    pub(super) fn pack(self) -> u64 {
        match self {
            Self::Closed { generation } => generation << BITS,
            Self::Open { until } => {
                let nanos = u64::try_from(until.as_nanos()).unwrap_or(u64::MAX);
                nanos.min(u64::MAX >> BITS) << BITS | 1
            }
            Self::Probing => 2,
            Self::Ready => 3,
        }
    }

    pub(super) fn unpack(word: u64) -> Self {
        let number = word >> BITS;
        match word & 3 {
            0 => Self::Closed { generation: number },
            1 => Self::Open {
                until: Duration::from_nanos(number),
            },
            2 => Self::Probing,
            _ => Self::Ready,
        }
    }
}

#[cfg(all(test, not(interleavings)))]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_read_back() {
        for gate in [
            Gate::Closed { generation: 0 },
            Gate::Closed { generation: 7 },
            Gate::Open {
                until: Duration::ZERO,
            },
            Gate::Open {
                until: Duration::from_nanos(1_234_567_890_123),
            },
            Gate::Probing,
            Gate::Ready,
        ] {
            assert_eq!(Gate::unpack(gate.pack()), gate);
        }
    }

    /// Cut off above, such a time could begin anew at nothing, and the circuit would be open for no time at all.
    #[test]
    fn a_time_beyond_the_word_is_the_longest_that_it_holds() {
        let longest = Duration::from_nanos(u64::MAX >> BITS);
        for until in [
            longest,
            longest + Duration::from_nanos(1),
            longest * 2,
            Duration::MAX,
        ] {
            let gate = Gate::unpack(Gate::Open { until }.pack());
            assert_eq!(gate, Gate::Open { until: longest }, "{until:?}");
        }
    }
}

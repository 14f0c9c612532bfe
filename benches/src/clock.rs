//! The two clocks of a measurement: what the process computed, and what passed meanwhile.

use std::time::{Duration, Instant};

/// A moment on both clocks.
#[derive(Clone, Copy)]
pub(crate) struct Moment {
    processor: Duration,
    wall: Instant,
}

/// What lies between two moments.
#[derive(Clone, Copy)]
pub(crate) struct Elapsed {
    /// The processor time of this process, all threads.
    pub(crate) processor: Duration,
    pub(crate) wall: Duration,
}

impl Moment {
    pub(crate) fn now() -> Self {
        #[expect(clippy::disallowed_methods, reason = "this is a stopwatch")]
        let wall = Instant::now();
        Self {
            processor: processor(wall),
            wall,
        }
    }

    pub(crate) fn elapsed(self) -> Elapsed {
        let now = Self::now();
        Elapsed {
            processor: now.processor.saturating_sub(self.processor),
            wall: now.wall - self.wall,
        }
    }
}

#[cfg(target_os = "linux")]
fn processor(_: Instant) -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
    Duration::from_secs(seconds)
        + Duration::from_nanos(u64::try_from(time.tv_nsec).unwrap_or_default())
}

#[cfg(not(target_os = "linux"))]
fn processor(wall: Instant) -> Duration {
    use std::sync::OnceLock;
    static START: OnceLock<Instant> = OnceLock::new();
    wall.saturating_duration_since(*START.get_or_init(|| wall))
}

/// Keeps this process on one processor, where the system lets it.
pub(crate) fn pin(to: usize) {
    #[cfg(target_os = "linux")]
    {
        let mut set = rustix::thread::CpuSet::new();
        set.set(to);
        // Where there is no such processor, it runs where it may.
        let _ = rustix::thread::sched_setaffinity(None, &set);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = to;
}

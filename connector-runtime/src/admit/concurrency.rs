//! How many calls are under way: places for each origin, a bounded queue before them, and places over all origins.
//!
//! A call goes in, a place comes out, or the word that too many wait already. How long it waits is its own limit's matter.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{Semaphore, SemaphorePermit, TryAcquireError};

/// The places of one origin.
#[derive(Debug)]
pub(crate) struct Places {
    origin: Semaphore,
    total: Arc<Total>,
    waiting: AtomicUsize,
    queue: usize,
}

/// The places over all origins of a connector; without a number there is always one.
#[derive(Debug)]
pub(crate) struct Total(Option<Semaphore>);

/// A place among the calls under way. It is free again when this is dropped.
#[derive(Debug)]
#[must_use = "the place is free again as soon as this is dropped"]
pub(crate) struct Place<'p> {
    _origin: SemaphorePermit<'p>,
    _total: Option<SemaphorePermit<'p>>,
}

impl Total {
    pub(crate) fn new(in_flight: Option<usize>) -> Self {
        Self(in_flight.map(semaphore))
    }
}

impl Places {
    pub(crate) fn new(in_flight: usize, queue: usize, total: Arc<Total>) -> Self {
        Self {
            origin: semaphore(in_flight),
            total,
            waiting: AtomicUsize::new(0),
            queue,
        }
    }

    /// A place: at once where one is free, else in the order of arrival.
    ///
    /// The origin's place is taken before the one over all, so that who waits for a slow origin keeps nobody else's. A place
    /// that is given up while waiting goes to the next.
    pub(crate) async fn enter(&self) -> Result<Place<'_>, Overloaded> {
        if let Some(place) = self.try_enter() {
            return Ok(place);
        }
        let _waiting = self.wait()?;
        let origin = self.origin.acquire().await;
        let total = match &self.total.0 {
            Some(total) => Some(total.acquire().await),
            None => None,
        };
        // Neither is ever closed; were one, nobody could be let in.
        Ok(Place {
            _origin: origin.map_err(|_| Overloaded { queue: self.queue })?,
            _total: total
                .transpose()
                .map_err(|_| Overloaded { queue: self.queue })?,
        })
    }

    /// A place, where nobody has to wait for it. Who waits already comes first: a place that is given back goes to him.
    pub(crate) fn try_enter(&self) -> Option<Place<'_>> {
        let free = |found: Result<_, TryAcquireError>| found.ok();
        let origin = free(self.origin.try_acquire())?;
        let total = match &self.total.0 {
            Some(total) => Some(free(total.try_acquire())?),
            None => None,
        };
        Some(Place {
            _origin: origin,
            _total: total,
        })
    }

    fn wait(&self) -> Result<Waiting<'_>, Overloaded> {
        self.waiting
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |waiting| {
                (waiting < self.queue).then_some(waiting + 1)
            })
            .map(|_| Waiting(&self.waiting))
            .map_err(|_| Overloaded { queue: self.queue })
    }

    /// How many calls wait for a place.
    #[cfg(test)]
    pub(crate) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// How many places are free.
    #[cfg(test)]
    pub(crate) fn free(&self) -> usize {
        self.origin.available_permits()
    }
}

fn semaphore(places: usize) -> Semaphore {
    Semaphore::new(places.min(Semaphore::MAX_PERMITS))
}

/// One who waits; counted until he has a place or gives up.
struct Waiting<'p>(&'p AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Too many wait already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Overloaded {
    queue: usize,
}

impl fmt::Display for Overloaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.queue {
            0 => f.write_str("as many calls are under way as may be, and none may wait"),
            queue => write!(
                f,
                "as many calls are under way as may be, and {queue} wait already"
            ),
        }
    }
}

impl std::error::Error for Overloaded {}

#[cfg(all(test, not(interleavings)))]
mod tests;

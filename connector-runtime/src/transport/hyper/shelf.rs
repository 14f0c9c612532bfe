//! Where idle connections lie until the next call takes them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use super::dial::{Dial, now};
use super::link::Link;
use crate::transport::origin::Origin;
use crate::transport::pools::IDLE;

/// The idle connections of one owner, and what dials new ones.
pub(super) struct Shelf {
    pub(super) dial: Dial,
    /// The limit of making a connection.
    pub(super) connect: Duration,
    /// How long one is used.
    age: Duration,
    idle: Mutex<Idle>,
}

#[derive(Default)]
struct Idle {
    /// By origin, of which there are few: they are declared. The last that was put back is the first to be taken.
    links: Vec<(Origin, Vec<Link>)>,
    /// Whether a task sees to those that lie too long.
    swept: bool,
}

impl Idle {
    fn of(&mut self, origin: &Origin) -> Option<&mut Vec<Link>> {
        let known = self.links.iter_mut().find(|(known, _)| known == origin);
        known.map(|(_, links)| links)
    }

    fn put(&mut self, origin: Origin, links: impl IntoIterator<Item = Link>) {
        match self.of(&origin) {
            Some(known) => known.extend(links),
            None => self.links.push((origin, links.into_iter().collect())),
        }
    }
}

impl Shelf {
    pub(super) fn new(dial: Dial, connect: Duration, age: Duration) -> Self {
        Self {
            dial,
            connect,
            age,
            idle: Mutex::default(),
        }
    }

    /// An idle connection to this origin that is still open, as far as can be known here.
    pub(super) fn take(&self, origin: &Origin) -> Option<Link> {
        loop {
            // Closing those that are no use is not done under the lock.
            let mut link = self.lock().of(origin)?.pop()?;
            if self.is_young(&link, now()) && link.is_free() {
                return Some(link);
            }
        }
    }

    /// Puts a connection back whose answer is whole.
    pub(super) fn put(self: &Arc<Self>, origin: Origin, mut link: Link) {
        let now = now();
        if !link.is_free() || !self.is_young(&link, now) {
            return;
        }
        link.rest(now);
        let mut idle = self.lock();
        idle.put(origin, [link]);
        if !idle.swept {
            idle.swept = true;
            drop(idle);
            tokio::spawn(sweep(Sweeper(Arc::downgrade(self))));
        }
    }

    fn is_young(&self, link: &Link, now: Instant) -> bool {
        now.saturating_duration_since(link.born) < self.age
            && now.saturating_duration_since(link.idle) < IDLE
    }

    /// Closes what lay too long, and what the other side has closed; whether anything is left.
    fn clear(&self) -> bool {
        let now = now();
        let mut links = std::mem::take(&mut self.lock().links);
        for (_, links) in &mut links {
            links.retain_mut(|link| self.is_young(link, now) && link.is_free());
        }
        links.retain(|(_, links)| !links.is_empty());
        let mut idle = self.lock();
        // Those that came meanwhile are younger.
        for (origin, newer) in std::mem::replace(&mut idle.links, links) {
            idle.put(origin, newer);
        }
        idle.swept = !idle.links.is_empty();
        idle.swept
    }

    fn lock(&self) -> MutexGuard<'_, Idle> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How often idle connections are looked through.
const SWEEP: Duration = Duration::from_secs(10);

/// Closes what lies too long, while anything lies there.
async fn sweep(sweeper: Sweeper) {
    loop {
        tokio::time::sleep(SWEEP).await;
        match sweeper.0.upgrade() {
            Some(shelf) if shelf.clear() => {}
            _ => return,
        }
    }
}

/// The task that sees to a shelf. It ends early where its runtime does, and with that the connections are dead.
struct Sweeper(Weak<Shelf>);

impl Drop for Sweeper {
    fn drop(&mut self) {
        if let Some(shelf) = self.0.upgrade() {
            let mut idle = shelf.lock();
            if idle.swept {
                idle.swept = false;
                let links = std::mem::take(&mut idle.links);
                drop(idle);
                drop(links);
            }
        }
    }
}

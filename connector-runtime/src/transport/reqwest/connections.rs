//! How many connections there are: never more than calls may be under way at the same time.
//!
//! The client below dials for every call that finds no idle connection, and goes on dialling where another connection comes
//! free meanwhile. When a wave of calls is over, its connections are not idle yet at the moment in which the next wave looks for
//! them, so that there would be twice as many as calls, or three times. Up to the limit that is as well: who finds an idle one
//! waits for nothing. At the limit a dial waits for its turn: a connection that comes free while it waits is the call's, and
//! nothing was dialled.
//!
//! What is known of a connection is that it was made, and how the calls ended that used it. That it was closed while it was
//! idle nobody tells; so who waits gives up hope after a while, and at once where no call ended lately.

use std::pin::pin;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use tokio::sync::Notify;
use tokio::time::timeout;

use crate::clock::{Clock as _, SystemClock};
use crate::transport::origin::Origin;

/// Who waits looks so often, at such intervals, before it gives up hope. Looks are counted and not the time: where the runtime
/// has much to do, the connection takes as many turns to come as the look does, however long each of them is. The count begins
/// anew when a connection came to another who waits.
const LOOKS: u32 = 10;
const INTERVAL: Duration = Duration::from_millis(10);

/// The most looks in all.
const MOST_LOOKS: u32 = 100;

/// A connection that was left by its call longer ago than this is not on its way any more.
const LATELY: Duration = Duration::from_secs(1);

/// How long hope is given up for, unless a connection comes: a server that closes its connections without a word costs every
/// call a dial, and not every call the patience.
const DOUBT: Duration = Duration::from_secs(10);

/// The connections of one pool, by where they lead. Origins are declared, so there are few.
pub(super) struct Origins {
    most: usize,
    known: RwLock<Vec<(Origin, Arc<Connections>)>>,
}

impl Origins {
    /// No more connections than that to each of them.
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            known: RwLock::default(),
        }
    }

    /// The connections to this origin.
    pub(super) fn of(&self, origin: Origin) -> Arc<Connections> {
        let find = |known: &[(Origin, Arc<Connections>)]| {
            let known = known.iter().find(|(known, _)| *known == origin);
            known.map(|(_, connections)| Arc::clone(connections))
        };
        if let Some(known) = find(&self.known.read().unwrap_or_else(PoisonError::into_inner)) {
            return known;
        }
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        find(&known).unwrap_or_else(|| {
            let connections = Arc::new(Connections::new(self.most));
            known.push((origin, Arc::clone(&connections)));
            connections
        })
    }
}

/// The connections of one pool to one origin.
pub(super) struct Connections {
    /// How many there may be.
    most: usize,
    born: Instant,
    /// Calls under way, from the request to the end of the answer.
    calls: AtomicUsize,
    /// When a connection was left by its call last, in milliseconds after the birth and at least 1.
    freed: AtomicU64,
    known: Mutex<Known>,
    changed: Notify,
}

#[derive(Default)]
struct Known {
    /// Connections that were made and are not known to be gone, and those that are being made.
    made: usize,
    /// Those being made whose call has another one.
    orphans: usize,
    /// Calls that wait for a connection and do not dial.
    waiting: usize,
    /// How many of these were given the connection of another.
    given: u64,
    /// No hope is had until then.
    doubt: Option<Instant>,
}

impl Connections {
    fn new(most: usize) -> Self {
        Self {
            most,
            born: SystemClock.now(),
            calls: AtomicUsize::new(0),
            freed: AtomicU64::new(0),
            known: Mutex::default(),
            changed: Notify::new(),
        }
    }

    /// One more call.
    pub(super) fn call(self: &Arc<Self>) -> Use {
        self.calls.fetch_add(1, Ordering::AcqRel);
        Use {
            connections: Arc::clone(self),
            end: End::Unknown,
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is something to dial for.
    pub(super) async fn turn(self: Arc<Self>) -> Dialling {
        let (mut waiting, mut hope) = (None, None::<Hope>);
        loop {
            let mut changed = pin!(self.changed.notified());
            changed.as_mut().enable();
            let hopes = {
                let mut known = self.known();
                let calls = self.calls.load(Ordering::Acquire);
                if known.made < calls.max(self.most) {
                    return Dialling::begin(&self, &mut known);
                }
                waiting.get_or_insert_with(|| Waiting::begin(&self, &mut known));
                if known.orphans >= known.waiting {
                    // One of those being made is for this call.
                    hope = None;
                    None
                } else {
                    let now = SystemClock.now();
                    let hope = hope.get_or_insert_with(|| Hope::new(&known, self.lately(now)));
                    if !hope.goes_on(&known, now) {
                        known.give_up(calls, now);
                        return Dialling::begin(&self, &mut known);
                    }
                    Some(hope)
                }
            };
            match hopes {
                None => changed.await,
                Some(hope) => {
                    if timeout(INTERVAL, changed).await.is_err() {
                        hope.looks += 1;
                        hope.in_all += 1;
                    }
                }
            }
        }
    }

    /// Whether a call left its connection just now.
    fn lately(&self, now: Instant) -> bool {
        match self.freed.load(Ordering::Acquire) {
            0 => false,
            freed => {
                let age = now.saturating_duration_since(self.born);
                age.saturating_sub(Duration::from_millis(freed)) < LATELY
            }
        }
    }

    /// Another call's connection came to one that waited.
    pub(super) fn given(&self) {
        let mut known = self.known();
        known.given += 1;
        known.doubt = None;
    }
}

/// The hope of one who waits that a connection is on its way.
struct Hope {
    any: bool,
    given: u64,
    looks: u32,
    in_all: u32,
}

impl Hope {
    fn new(known: &Known, lately: bool) -> Self {
        Self {
            any: lately,
            given: known.given,
            looks: 0,
            in_all: 0,
        }
    }

    fn goes_on(&mut self, known: &Known, now: Instant) -> bool {
        if known.given != self.given {
            self.given = known.given;
            self.looks = 0;
        }
        let doubted = known.doubt.is_some_and(|until| now < until);
        self.any && !doubted && self.looks < LOOKS && self.in_all < MOST_LOOKS
    }
}

impl Known {
    /// Who does not wait has a connection or dials; what else was made is gone.
    fn give_up(&mut self, calls: usize, now: Instant) {
        let used = calls.saturating_sub(self.waiting) + self.orphans;
        self.made = self.made.min(used);
        self.doubt = Some(now + DOUBT);
    }
}

/// One call's use of a connection.
pub(super) struct Use {
    connections: Arc<Connections>,
    end: End,
}

#[derive(Clone, Copy)]
enum End {
    /// It may never have had one.
    Unknown,
    /// It goes back to the pool.
    Free,
    /// It cannot be used again.
    Gone,
}

impl Use {
    /// The connection can be used again.
    pub(super) fn free(&mut self) {
        self.end = End::Free;
    }

    /// The call has a connection, and it cannot be used again, unless it is said that it can.
    pub(super) fn gone(&mut self) {
        self.end = End::Gone;
    }
}

impl Drop for Use {
    fn drop(&mut self) {
        let connections = &self.connections;
        match self.end {
            End::Unknown => {}
            End::Free => {
                let age = SystemClock
                    .now()
                    .saturating_duration_since(connections.born);
                let age = u64::try_from(age.as_millis()).unwrap_or(u64::MAX);
                connections.freed.fetch_max(age.max(1), Ordering::AcqRel);
            }
            End::Gone => {
                let mut known = connections.known();
                known.made = known.made.saturating_sub(1);
            }
        }
        connections.calls.fetch_sub(1, Ordering::AcqRel);
        if matches!(self.end, End::Gone) {
            connections.changed.notify_waiters();
        }
    }
}

/// A call that waits; counted until it dials or has a connection.
struct Waiting(Arc<Connections>);

impl Waiting {
    fn begin(connections: &Arc<Connections>, known: &mut Known) -> Self {
        known.waiting += 1;
        Self(Arc::clone(connections))
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.known().waiting -= 1;
    }
}

/// A connection that is being made; gone again where it does not come about.
pub(super) struct Dialling {
    connections: Arc<Connections>,
    orphan: bool,
    made: bool,
}

impl Dialling {
    fn begin(connections: &Arc<Connections>, known: &mut Known) -> Self {
        known.made += 1;
        Self {
            connections: Arc::clone(connections),
            orphan: false,
            made: false,
        }
    }

    /// Its call has another connection; this one will be somebody's who waits.
    pub(super) fn orphaned(&mut self) {
        if !self.orphan {
            self.orphan = true;
            self.connections.known().orphans += 1;
            self.connections.changed.notify_waiters();
        }
    }
}

impl Dialling {
    /// The connection is there.
    pub(super) fn made(mut self) {
        self.made = true;
    }
}

impl Drop for Dialling {
    fn drop(&mut self) {
        let mut known = self.connections.known();
        if self.orphan {
            known.orphans -= 1;
        }
        if !self.made {
            known.made = known.made.saturating_sub(1);
        }
        drop(known);
        self.connections.changed.notify_waiters();
    }
}

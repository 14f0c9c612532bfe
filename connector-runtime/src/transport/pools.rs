//! What connections are shared by: the tokio runtime that made them, and the client certificate that they show.
//!
//! An identity goes in, the client of its connections comes out: the one that is there, or a new one.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use tokio::runtime;

use super::{Tls, TlsError};
use crate::auth::keys::{ClientIdentity, KeyVersion};
use crate::clock::{Clock as _, SystemClock};

/// How long an idle connection is kept: below the 60 to 75 s after which servers usually close theirs, so that few
/// requests meet a connection that is just being closed.
pub(super) const IDLE: Duration = Duration::from_secs(30);

/// How many pools there are at a time. Certificates change by rotation, one at a time, and a program has few runtimes.
const POOLS: usize = 32;

/// How long a pool of connections is used: an API behind a name that changes its address is found there after this time,
/// however busy the connections to the old address are.
pub(super) const AGE: Duration = Duration::from_secs(300);

/// One client for each owner of connections.
pub(super) struct Pools<C> {
    tls: Tls,
    anonymous: rustls::ClientConfig,
    /// After how long a client is made anew.
    pub(super) age: Duration,
    known: RwLock<Arc<Vec<Pool<C>>>>,
}

/// What connections are shared by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Owner {
    certificate: Option<KeyVersion>,
    runtime: Option<runtime::Id>,
}

/// The connections of one owner.
#[derive(Clone)]
struct Pool<C> {
    owner: Owner,
    born: Instant,
    tls: rustls::ClientConfig,
    client: C,
}

impl<C: Clone> Pools<C> {
    pub(super) fn new(tls: Tls) -> Result<Self, TlsError> {
        Ok(Self {
            anonymous: tls.config(None)?,
            known: RwLock::default(),
            tls,
            age: AGE,
        })
    }

    pub(super) fn tls(&self) -> &Tls {
        &self.tls
    }

    /// The client for this certificate; one that is new, or whose connections are old, gets a new one, and the old one's
    /// connections drain.
    pub(super) fn client(
        &self,
        identity: Option<&(ClientIdentity, KeyVersion)>,
        make: impl FnOnce(rustls::ClientConfig) -> Result<C, TlsError>,
    ) -> Result<C, TlsError> {
        let owner = Owner::of(identity);
        let known = Arc::clone(&self.known.read().unwrap_or_else(PoisonError::into_inner));
        if let Some(pool) = young(&known, owner, self.age) {
            return Ok(pool.client.clone());
        }
        let tls = match identity {
            None => self.anonymous.clone(),
            Some((identity, _)) => {
                let same = |pool: &&Pool<C>| pool.owner.certificate == owner.certificate;
                // Old connections are no reason to read the roots of the platform again.
                match known.iter().find(same) {
                    Some(pool) => pool.tls.clone(),
                    None => self.tls.config(Some(identity))?,
                }
            }
        };
        let new = Pool {
            owner,
            born: SystemClock.now(),
            client: make(tls.clone())?,
            tls,
        };
        let mut pools = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(pool) = young(&pools, owner, self.age) {
            return Ok(pool.client.clone());
        }
        let client = new.client.clone();
        let mut kept = others(&pools, owner);
        // The oldest go first; who still calls by one of them gets another.
        kept.drain(..kept.len().saturating_sub(POOLS - 1));
        kept.push(new);
        *pools = Arc::new(kept);
        Ok(client)
    }

    /// Lets calls that come now make new connections.
    #[cfg(feature = "reqwest")]
    pub(super) fn forget(&self, owner: Owner) {
        let mut pools = self.known.write().unwrap_or_else(PoisonError::into_inner);
        *pools = Arc::new(others(&pools, owner));
    }
}

fn young<C>(pools: &[Pool<C>], owner: Owner, age: Duration) -> Option<&Pool<C>> {
    let now = SystemClock.now();
    let pool = pools.iter().find(|pool| pool.owner == owner)?;
    (now.saturating_duration_since(pool.born) < age).then_some(pool)
}

fn others<C: Clone>(pools: &[Pool<C>], owner: Owner) -> Vec<Pool<C>> {
    let others = pools.iter().filter(|pool| pool.owner != owner);
    others.cloned().collect()
}

impl Owner {
    pub(super) fn of(identity: Option<&(ClientIdentity, KeyVersion)>) -> Self {
        Self {
            certificate: identity.map(|(_, version)| *version),
            runtime: runtime::Handle::try_current()
                .ok()
                .map(|runtime| runtime.id()),
        }
    }
}

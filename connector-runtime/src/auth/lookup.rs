//! The keys of one attempt out of the key container: within a limit of time, and where the container cannot be asked, those
//! that it gave last.

use std::fmt;
use std::pin::pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::keys::{Key, KeyError};
use crate::caught::{Panicked, caught, caught_within};
use crate::connector::{Inner, Plan};

/// The keys of a profile, in the order of its key names.
///
/// A container that is slow, panics, or says that it cannot be asked ([`KeyError::unavailable`]) does not stop the calls
/// while the keys that it gave last are young enough. What it does say holds at once: a key that is gone or cannot be used
/// is never replaced by an older one.
pub(super) async fn keys(inner: &Inner, plan: &Plan) -> Result<Vec<Option<Key>>, KeyError> {
    // One key is at one moment, and most containers have it at once.
    if let [name] = plan.key_names[..]
        && let Ok(Some(Ok(found))) = caught(|| inner.keys.get_now(name))
    {
        let found = vec![found];
        plan.kept.keep(&found, Instant::now());
        return Ok(found);
    }
    let timeouts = inner.configuration.timeouts;
    let asked = pin!(async { inner.keys.get_all(&plan.key_names).await });
    let why = match timeout(timeouts.keys, caught_within(asked)).await {
        Ok(Ok(Ok(found))) => {
            plan.kept.keep(&found, Instant::now());
            return Ok(found);
        }
        Ok(Ok(Err(error))) if error.is_unavailable() => error,
        Ok(Ok(Err(error))) => return Err(error),
        Ok(Err(Panicked)) => KeyError::nameless("the key container panicked"),
        Err(_) => KeyError::nameless(format!(
            "the key container did not answer within its limit of {:?}; help: raise `keys` of `timeouts`, if it may take that long",
            timeouts.keys
        )),
    };
    match plan.kept.younger_than(timeouts.last_keys, Instant::now()) {
        Some(found) => {
            tracing::warn!(error = %why, "the keys that the container gave last are used");
            Ok(found)
        }
        None => Err(why),
    }
}

/// The keys that a profile got last.
#[derive(Default)]
pub(crate) struct Kept(Mutex<Option<(Instant, Vec<Option<Key>>)>>);

impl Kept {
    fn keep(&self, found: &[Option<Key>], now: Instant) {
        let version = |key: &Option<Key>| key.as_ref().map(Key::version);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, kept)) = &mut *kept
            && kept.iter().map(version).eq(found.iter().map(version))
        {
            *at = now;
            return;
        }
        let found = found.to_vec();
        let before = kept.replace((now, found));
        drop(kept);
        // Wiping a key takes longer than the lock should be held.
        drop(before);
    }

    fn younger_than(&self, age: Duration, now: Instant) -> Option<Vec<Option<Key>>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref()
            .filter(|(at, _)| now.saturating_duration_since(*at) < age)
            .map(|(_, found)| found.clone())
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept(..)")
    }
}

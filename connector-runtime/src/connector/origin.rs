//! What all profiles share that call the same origin: its retry budget, and its places.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::configuration::Limits;
use crate::admit::{Places, Total};
use crate::resilience::Budget;

/// What is kept for one origin.
#[derive(Debug)]
pub(crate) struct Origin {
    pub(crate) budget: Budget,
    pub(crate) places: Places,
}

/// The origins of a connector, by scheme, host and port. They are asked for when a profile is first used, never in a call;
/// their number is that of the service URLs, since no claim stands in an origin.
#[derive(Debug)]
pub(crate) struct Origins {
    limits: Limits,
    total: Arc<Total>,
    known: Mutex<HashMap<String, Arc<Origin>>>,
}

impl Origins {
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            limits,
            total: Arc::new(Total::new(limits.total_in_flight)),
            known: Mutex::default(),
        }
    }

    /// What is kept for this origin ([`Endpoint::origin`](crate::endpoint::Endpoint::origin)).
    pub(crate) fn of(&self, origin: String) -> Arc<Origin> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known.entry(origin).or_insert_with(|| {
            let total = Arc::clone(&self.total);
            Arc::new(Origin {
                budget: Budget::new(),
                places: Places::new(self.limits.in_flight, self.limits.queue, total),
            })
        });
        Arc::clone(found)
    }
}

#[cfg(all(test, not(interleavings)))]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_origin_is_shared_and_another_is_not() {
        let origins = Origins::new(Limits::default().in_flight(1).queue(0));
        let first = origins.of("https://a.example:443".into());
        let same = origins.of("https://a.example:443".into());
        let other = origins.of("https://b.example:443".into());
        let _place = first.places.enter().await.unwrap();
        assert!(same.places.enter().await.is_err());
        assert!(other.places.enter().await.is_ok());
        while first.budget.failed() {}
        assert!(!same.budget.failed());
        assert!(other.budget.failed());
    }
}

//! The circuit breaker: one for each profile and origin. A request to send goes in, a permit or a refusal comes out; what
//! became of the request goes back in through the permit.
//!
//! Who is refused, and who is let in while all is well, pays for one atomic read, and a success while nothing fails for one
//! atomic addition. Everything that changes the circuit
//! happens under a lock that is held for some nanoseconds and under which no foreign code runs.

use std::fmt;
use std::sync::PoisonError;
use std::time::Duration;

use tokio::time::Instant;

use super::Verdict;
use super::shared::{AtomicU64, Mutex, Ordering};
use circuit::{Circuit, Ticket};
use gate::Gate;
use quiet::Quiet;

mod circuit;
mod gate;
mod quiet;
#[cfg(all(test, not(interleavings)))]
mod tests;
mod window;

/// When calls to a failing API are refused without being sent, and for how long.
///
/// Each profile has a circuit of its own at the origin that it calls. It *opens* when, of at least [`minimum`](Self::minimum)
/// attempts within the [`window`](Self::window), the [`failure_ratio`](Self::failure_ratio) or more failed: names that are
/// not resolved, connections that fail or break, limits of time, 408, 5xx. Other answers show that the API is alive; 429
/// counts neither way. While it is open, calls fail at once with [`ErrorKind::CircuitOpen`](crate::ErrorKind::CircuitOpen)
/// and nothing is sent.
///
/// When the time is over, one call is let through as a probe, all others are still refused. Three successful probes one after
/// another close the circuit; one that fails opens it again, for twice as long.
///
/// ```
/// # use std::time::Duration;
/// # use connector_runtime::CircuitBreaker;
/// let circuit_breaker = CircuitBreaker::default()
///     .window(Duration::from_secs(10))
///     .minimum(50)
///     .failure_ratio(0.25)
///     .open_for(Duration::from_secs(2));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CircuitBreaker {
    on: bool,
    window: Duration,
    minimum: u32,
    failure_ratio: f64,
    open_for: Duration,
}

impl Default for CircuitBreaker {
    fn default() -> Self {
        Self {
            on: true,
            window: Duration::from_secs(30),
            minimum: 20,
            failure_ratio: 0.5,
            open_for: Duration::from_secs(5),
        }
    }
}

impl CircuitBreaker {
    /// No circuit breaker: every call is sent.
    #[must_use]
    pub fn off() -> Self {
        Self {
            on: false,
            ..Self::default()
        }
    }

    /// How far back attempts count, in steps of a tenth of it. Default: 30 s.
    #[must_use]
    pub fn window(mut self, window: Duration) -> Self {
        self.window = window;
        self
    }

    /// How many attempts the window must hold before it is judged. Default: 20, so that three failures at night are no
    /// outage.
    #[must_use]
    pub fn minimum(mut self, attempts: u32) -> Self {
        self.minimum = attempts;
        self
    }

    /// The part of the attempts that must have failed, above 0 and up to 1, inclusive. Default: 0.5.
    #[must_use]
    pub fn failure_ratio(mut self, ratio: f64) -> Self {
        self.failure_ratio = ratio;
        self
    }

    /// How long the circuit stays open the first time. Default: 5 s.
    ///
    /// Each time that it opens again, after a failed probe or within a window after it was closed, the time doubles, up to
    /// 60 s (or this time, where it is longer). A fifth of it is added or taken away at random, so that not all replicas of
    /// an application probe at once.
    #[must_use]
    pub fn open_for(mut self, time: Duration) -> Self {
        self.open_for = time;
        self
    }

    /// What cannot be meant, one sentence each.
    pub(crate) fn faults(&self) -> impl Iterator<Item = &'static str> {
        let ratio = self.failure_ratio;
        [
            (self.window.is_zero(), "the `window` of `circuit_breaker` is 0; help: give it more than that, or say `CircuitBreaker::off()`"),
            (self.minimum == 0, "the `minimum` of `circuit_breaker` is 0; help: say 1 or more"),
            (!(ratio > 0.0 && ratio <= 1.0), "the `failure_ratio` of `circuit_breaker` is not above 0 and up to 1; help: half of the attempts is `0.5`"),
            (self.open_for.is_zero(), "`open_for` of `circuit_breaker` is 0; help: give it more than that, or say `CircuitBreaker::off()`"),
        ]
        .into_iter()
        .filter_map(move |(wrong, sentence)| (self.on && wrong).then_some(sentence))
    }
}

/// The circuit of one profile at one origin, shared by all its calls.
#[derive(Debug)]
pub(crate) struct Breaker(Option<Live>);

#[derive(Debug)]
struct Live {
    born: Instant,
    /// What the circuit says to the next who comes, as of the last change; written under the lock alone. Who reads an older
    /// one is judged as if he had come that much earlier.
    gate: AtomicU64,
    /// Successes that the circuit does not know of yet.
    quiet: Quiet,
    circuit: Mutex<Circuit>,
}

impl Breaker {
    /// A closed circuit. The seed is that of the jitter.
    pub(crate) fn new(policy: CircuitBreaker, now: Instant, seed: u64) -> Self {
        Self(policy.on.then(|| {
            let circuit = Circuit::new(policy, now, seed);
            Live {
                born: now,
                gate: AtomicU64::new(circuit.gate(now).pack()),
                quiet: Quiet::new(policy.window, now),
                circuit: Mutex::new(circuit),
            }
        }))
    }

    /// Whether a call that came now would be refused; for a look before it waits for anything else. Takes nothing.
    pub(crate) fn look(&self, now: Instant) -> Result<(), CircuitOpen> {
        match &self.0 {
            Some(live) => live.refused(live.gate(), now).map_or(Ok(()), Err),
            None => Ok(()),
        }
    }

    /// Lets one request be sent, or refuses it.
    pub(crate) fn admit(&self, now: Instant) -> Result<Permit<'_>, CircuitOpen> {
        let Some(live) = &self.0 else {
            return Ok(Permit(None));
        };
        let gate = live.gate();
        if let Gate::Closed { generation } = gate {
            return Ok(Permit(Some((live, Ticket::regular(generation)))));
        }
        if let Some(refused) = live.refused(gate, now) {
            return Err(refused);
        }
        let ticket = live.with(|circuit| circuit.admit(now))?;
        Ok(Permit(Some((live, ticket))))
    }
}

impl Live {
    fn gate(&self) -> Gate {
        Gate::unpack(self.gate.load(Ordering::Acquire))
    }

    fn refused(&self, gate: Gate, now: Instant) -> Option<CircuitOpen> {
        match gate {
            Gate::Open { until } => {
                let passed = now.saturating_duration_since(self.born);
                let left = until.checked_sub(passed).filter(|left| !left.is_zero())?;
                Some(CircuitOpen { left: Some(left) })
            }
            Gate::Probing => Some(CircuitOpen { left: None }),
            Gate::Closed { .. } | Gate::Ready => None,
        }
    }

    /// Counts a success, where nothing is to be judged.
    fn succeeded(&self, ticket: Ticket, now: Instant) -> bool {
        let closed = matches!(self.gate(), Gate::Closed { generation } if ticket.is_of(generation));
        closed && self.quiet.count(now)
    }

    fn with<T>(&self, work: impl FnOnce(&mut Circuit) -> T) -> T {
        let mut circuit = self.circuit.lock().unwrap_or_else(PoisonError::into_inner);
        circuit.succeeded(self.quiet.take());
        let done = work(&mut circuit);
        let gate = circuit.gate(self.born).pack();
        self.gate.store(gate, Ordering::Release);
        if let Some(bucket) = circuit.quiet() {
            self.quiet.begin(bucket);
        }
        done
    }
}

/// One request may be sent. What became of it is to be said; who drops the permit says nothing, and a probe's place is free
/// again.
#[derive(Debug)]
#[must_use = "what became of the request is said with `settle`"]
pub(crate) struct Permit<'b>(Option<(&'b Live, Ticket)>);

impl Permit<'_> {
    /// Says what became of the request. A result from before the circuit's last change is ignored.
    pub(crate) fn settle(mut self, verdict: Verdict, now: Instant) {
        if let Some((live, ticket)) = self.0.take()
            && !(verdict == Verdict::Success && live.succeeded(ticket, now))
        {
            live.with(|circuit| circuit.settle(ticket, verdict, now));
        }
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        if let Some((live, ticket)) = self.0.take()
            && ticket.is_probe()
        {
            live.with(Circuit::give_back_probe);
        }
    }
}

/// The request was refused: too many failed lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CircuitOpen {
    /// After which time the next probe is let through; `None` while one is out.
    pub(crate) left: Option<Duration>,
}

impl fmt::Display for CircuitOpen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the circuit is open, since too many attempts failed lately; ")?;
        match self.left {
            Some(left) => write!(f, "the API is tried again in {:.1} s", left.as_secs_f64()),
            None => f.write_str("another call is just trying the API"),
        }
    }
}

impl std::error::Error for CircuitOpen {}

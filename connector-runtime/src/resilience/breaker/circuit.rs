//! The circuit itself, for one thread: closed → open → half open → closed, each change with a new generation.

use std::time::Duration;

use tokio::time::Instant;

use super::gate::Gate;
use super::window::{Counts, Window};
use super::{CircuitBreaker, CircuitOpen, Verdict};

/// How many probes must succeed, one after another.
const PROBES: u32 = 3;

/// The longest that the circuit stays open, before jitter.
const LONGEST: Duration = Duration::from_secs(60);

/// How much of the time is added or taken away at random.
const JITTER: f64 = 0.2;

/// The circuit of one profile at one origin.
#[derive(Debug)]
pub(super) struct Circuit {
    policy: CircuitBreaker,
    state: State,
    generation: u64,
    window: Window,
    /// How often it opened without having been closed for a window in between.
    openings: u32,
    closed_at: Instant,
    random: fastrand::Rng,
}

#[derive(Debug, Clone, Copy)]
enum State {
    Closed,
    Open { until: Instant },
    HalfOpen { probing: bool, successes: u32 },
}

/// Who was let in, and when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ticket {
    generation: u64,
    probe: bool,
}

impl Ticket {
    pub(super) fn regular(generation: u64) -> Self {
        Self {
            generation,
            probe: false,
        }
    }

    pub(super) fn is_probe(self) -> bool {
        self.probe
    }

    pub(super) fn is_of(self, generation: u64) -> bool {
        self.generation == generation
    }
}

impl Circuit {
    pub(super) fn new(policy: CircuitBreaker, now: Instant, seed: u64) -> Self {
        Self {
            policy,
            state: State::Closed,
            generation: 0,
            window: Window::new(policy.window, now),
            openings: 0,
            closed_at: now,
            random: fastrand::Rng::with_seed(seed),
        }
    }

    /// What is said to the next who comes.
    pub(super) fn gate(&self, born: Instant) -> Gate {
        match self.state {
            State::Closed => Gate::Closed {
                generation: self.generation,
            },
            State::Open { until } => Gate::Open {
                until: until.saturating_duration_since(born),
            },
            State::HalfOpen { probing: true, .. } => Gate::Probing,
            State::HalfOpen { probing: false, .. } => Gate::Ready,
        }
    }

    pub(super) fn admit(&mut self, now: Instant) -> Result<Ticket, CircuitOpen> {
        match self.state {
            State::Closed => return Ok(Ticket::regular(self.generation)),
            State::Open { until } if now < until => {
                return Err(CircuitOpen {
                    left: Some(until - now),
                });
            }
            State::Open { .. } => self.change(State::HalfOpen {
                probing: false,
                successes: 0,
            }),
            State::HalfOpen { probing: true, .. } => return Err(CircuitOpen { left: None }),
            State::HalfOpen { probing: false, .. } => {}
        }
        self.set_probing(true);
        Ok(Ticket {
            generation: self.generation,
            probe: true,
        })
    }

    pub(super) fn settle(&mut self, ticket: Ticket, verdict: Verdict, now: Instant) {
        if ticket.generation != self.generation {
            return;
        }
        match (self.state, verdict) {
            (State::Closed, Verdict::Nothing) | (State::Open { .. }, _) => {}
            (State::Closed, _) => {
                let counts = self.window.count(verdict == Verdict::Failure, now);
                let ratio = f64::from(counts.failures) / f64::from(counts.attempts);
                if counts.attempts >= self.policy.minimum && ratio >= self.policy.failure_ratio {
                    // Who opens it soon after it was closed goes on where he was: the API comes and goes.
                    if now.saturating_duration_since(self.closed_at) >= self.policy.window {
                        self.openings = 0;
                    }
                    self.open(now);
                }
            }
            (State::HalfOpen { .. }, Verdict::Nothing) => self.set_probing(false),
            (State::HalfOpen { .. }, Verdict::Failure) => self.open(now),
            (State::HalfOpen { successes, .. }, Verdict::Success) if successes + 1 < PROBES => {
                self.state = State::HalfOpen {
                    probing: false,
                    successes: successes + 1,
                };
            }
            (State::HalfOpen { .. }, Verdict::Success) => {
                self.window.clear();
                self.closed_at = now;
                self.change(State::Closed);
            }
        }
    }

    /// Counts successes that came since the last change, all of them in the latest bucket.
    pub(super) fn succeeded(&mut self, attempts: u32) {
        self.window.add(Counts {
            attempts,
            failures: 0,
        });
    }

    /// The window's latest bucket, while there is nothing to judge: the circuit is closed, and nothing failed in the window.
    pub(super) fn quiet(&self) -> Option<u128> {
        let closed = matches!(self.state, State::Closed);
        (closed && self.window.counts().failures == 0).then(|| self.window.latest())
    }

    /// The probe was given up. While it was out nothing else could change the circuit.
    pub(super) fn give_back_probe(&mut self) {
        self.set_probing(false);
    }

    fn set_probing(&mut self, out: bool) {
        if let State::HalfOpen { probing, .. } = &mut self.state {
            *probing = out;
        }
    }

    fn open(&mut self, now: Instant) {
        let longest = LONGEST.max(self.policy.open_for);
        let doubled = 2_u32
            .checked_pow(self.openings)
            .and_then(|factor| self.policy.open_for.checked_mul(factor))
            .map_or(longest, |time| time.min(longest));
        self.openings = self.openings.saturating_add(1);
        let jitter = 1.0 + JITTER * (2.0 * self.random.f64() - 1.0);
        let time = Duration::try_from_secs_f64(doubled.as_secs_f64() * jitter).unwrap_or(longest);
        // A time of centuries is for ever; `Instant` may not hold it.
        let until = now.checked_add(time).unwrap_or(now + FOR_EVER);
        self.change(State::Open { until });
    }

    fn change(&mut self, state: State) {
        self.state = state;
        self.generation += 1;
    }
}

const FOR_EVER: Duration = Duration::from_secs(60 * 60 * 24 * 365);

#[cfg(all(test, not(interleavings)))]
mod tests {
    use super::*;

    fn opened(policy: CircuitBreaker, now: Instant) -> Circuit {
        let mut circuit = Circuit::new(policy.minimum(1), now, 0);
        let ticket = circuit.admit(now).unwrap();
        circuit.settle(ticket, Verdict::Failure, now);
        circuit
    }

    /// Who looked at the gate before it was shut comes here all the same.
    #[test]
    fn nobody_comes_in_before_the_time() {
        let now = Instant::now();
        let mut circuit = opened(CircuitBreaker::default(), now);
        let left = circuit.admit(now).unwrap_err().left.unwrap();
        assert!(left > Duration::from_secs(3), "{left:?}");
        let short = Duration::from_nanos(1);
        let refused = circuit.admit(now + left - short).unwrap_err();
        assert_eq!(refused.left, Some(short));
        assert!(circuit.admit(now + left).unwrap().is_probe());
    }

    #[test]
    fn a_time_that_no_clock_holds_is_a_year() {
        let now = Instant::now();
        let mut circuit = opened(CircuitBreaker::default().open_for(Duration::MAX), now);
        let refused = circuit.admit(now).unwrap_err();
        assert_eq!(refused.left, Some(Duration::from_secs(365 * 24 * 60 * 60)));
    }

    #[test]
    fn a_refusal_says_when_the_api_is_tried_again() {
        let now = Instant::now();
        let mut circuit = opened(CircuitBreaker::default(), now);
        let left = Some(Duration::from_millis(4_720));
        assert_eq!(
            CircuitOpen { left }.to_string(),
            "the circuit is open, since too many attempts failed lately; the API is tried again in 4.7 s"
        );
        let later = now + Duration::from_secs(7);
        circuit.admit(later).unwrap();
        assert_eq!(
            circuit.admit(later).unwrap_err().to_string(),
            "the circuit is open, since too many attempts failed lately; another call is just trying the API"
        );
    }
}

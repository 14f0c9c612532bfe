//! Rows 129 to 134, 139, 140 and 148, as far as no socket is needed, and the model: a reference of thirty lines.

#![expect(clippy::print_stdout, reason = "a random test tells its seed")]

use std::collections::VecDeque;
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::time::Instant;

use super::{Breaker, CircuitBreaker, Permit, Verdict};

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn breaker(born: Instant) -> Breaker {
    Breaker::new(CircuitBreaker::default(), born, 7)
}

fn run(breaker: &Breaker, verdict: Verdict, now: Instant) {
    breaker.admit(now).unwrap().settle(verdict, now);
}

fn fail(breaker: &Breaker, times: u32, now: Instant) {
    for _ in 0..times {
        run(breaker, Verdict::Failure, now);
    }
}

fn left(breaker: &Breaker, now: Instant) -> Duration {
    let refused = breaker.admit(now).unwrap_err();
    assert_eq!(breaker.look(now), Err(refused));
    refused.left.unwrap()
}

/// Whether the time lies within a fifth of what it is to be.
fn about(time: Duration, wanted: Duration) -> bool {
    time >= wanted.mul_f64(0.799) && time <= wanted.mul_f64(1.201)
}

#[tokio::test]
async fn opens_at_the_twentieth_result_of_which_half_failed() {
    let born = Instant::now();
    let breaker = breaker(born);
    for _ in 0..10 {
        run(&breaker, Verdict::Success, born);
    }
    fail(&breaker, 9, born);
    assert!(breaker.look(born).is_ok());
    fail(&breaker, 1, born);
    let left = left(&breaker, born);
    assert!(about(left, seconds(5)), "{left:?}");
    assert!(breaker.admit(born + seconds(3)).is_err());
    assert!(breaker.admit(born + seconds(6)).is_ok());
}

#[tokio::test]
async fn few_failures_are_no_outage() {
    let born = Instant::now();
    let breaker = breaker(born);
    fail(&breaker, 19, born);
    assert!(breaker.admit(born).is_ok());
    // The window moves on, and the twentieth finds the others gone.
    fail(&breaker, 1, born + seconds(31));
    assert!(breaker.admit(born + seconds(31)).is_ok());
}

#[tokio::test]
async fn what_says_nothing_is_not_counted() {
    let born = Instant::now();
    let breaker = breaker(born);
    fail(&breaker, 19, born);
    for _ in 0..100 {
        run(&breaker, Verdict::Nothing, born);
        drop(breaker.admit(born).unwrap());
    }
    assert!(breaker.look(born).is_ok());
    fail(&breaker, 1, born);
    assert!(breaker.look(born).is_err());
}

#[tokio::test]
async fn three_probes_one_after_another_close_it() {
    let born = Instant::now();
    let breaker = breaker(born);
    fail(&breaker, 20, born);
    let now = born + seconds(7);
    for _ in 0..3 {
        let probe = breaker.admit(now).unwrap();
        assert_eq!(breaker.admit(now).unwrap_err().left, None);
        assert!(breaker.look(now).is_err());
        probe.settle(Verdict::Success, now);
    }
    let both = (breaker.admit(now), breaker.admit(now));
    assert!(both.0.is_ok() && both.1.is_ok());
    // It begins anew: what failed before is forgotten.
    fail(&breaker, 19, now);
    assert!(breaker.look(now).is_ok());
}

#[tokio::test]
async fn a_failed_probe_opens_it_for_twice_as_long_up_to_a_minute() {
    let born = Instant::now();
    let breaker = breaker(born);
    fail(&breaker, 20, born);
    let mut now = born;
    for wanted in [5, 10, 20, 40, 60, 60, 60] {
        let left = left(&breaker, now);
        assert!(about(left, seconds(wanted)), "{left:?}, {wanted} s");
        now += left;
        let probe = breaker.admit(now).unwrap();
        probe.settle(Verdict::Failure, now);
    }
}

#[tokio::test]
async fn an_api_that_comes_and_goes_is_left_alone_longer_each_time() {
    let born = Instant::now();
    let breaker = breaker(born);
    let mut now = born;
    for wanted in [5, 10, 20] {
        fail(&breaker, 20, now);
        let left = left(&breaker, now);
        assert!(about(left, seconds(wanted)), "{left:?}, {wanted} s");
        now += left;
        for _ in 0..3 {
            run(&breaker, Verdict::Success, now);
        }
        now += seconds(10);
    }
    // A window without opening, and it is as if it had never been.
    now += seconds(30);
    fail(&breaker, 20, now);
    assert!(about(left(&breaker, now), seconds(5)));
}

#[tokio::test]
async fn the_time_differs_from_one_replica_to_the_next() {
    let born = Instant::now();
    let times: std::collections::HashSet<Duration> = (0..100)
        .map(|seed| {
            let breaker = Breaker::new(CircuitBreaker::default(), born, seed);
            fail(&breaker, 20, born);
            left(&breaker, born)
        })
        .collect();
    assert!(times.len() > 90);
    assert!(times.iter().all(|time| about(*time, seconds(5))));
}

#[tokio::test]
async fn a_probe_that_is_dropped_panics_or_says_nothing_leaves_its_place_to_the_next() {
    let born = Instant::now();
    let breaker = breaker(born);
    fail(&breaker, 20, born);
    let now = born + seconds(7);
    drop(breaker.admit(now).unwrap());
    let panicked = std::thread::scope(|scope| {
        let probing = scope.spawn(|| {
            let _probe = breaker.admit(now).unwrap();
            // Not through the panic hook: the test's output stays clean.
            std::panic::resume_unwind(Box::new(()));
        });
        probing.join().is_err()
    });
    assert!(panicked);
    run(&breaker, Verdict::Nothing, now);
    assert!(breaker.look(now).is_ok());
    // None of the three was a success.
    run(&breaker, Verdict::Success, now);
    run(&breaker, Verdict::Success, now);
    let third = breaker.admit(now).unwrap();
    assert!(breaker.admit(now).is_err());
    third.settle(Verdict::Success, now);
    assert!(breaker.admit(now).is_ok());
}

#[tokio::test]
async fn late_results_of_an_older_generation_are_ignored() {
    let born = Instant::now();
    let breaker = breaker(born);
    let late: Vec<Permit<'_>> = (0..40).map(|_| breaker.admit(born).unwrap()).collect();
    fail(&breaker, 20, born);
    let mut late = late.into_iter();
    let mut settle = |verdict, now| {
        for permit in late.by_ref().take(10) {
            permit.settle(verdict, now);
        }
    };
    // While it is open: the time is not doubled.
    settle(Verdict::Failure, born);
    assert!(about(left(&breaker, born), seconds(5)));
    // While the probe is out: neither closes nor opens, nor frees the probe's place.
    let now = born + seconds(7);
    let probe = breaker.admit(now).unwrap();
    settle(Verdict::Success, now);
    settle(Verdict::Failure, now);
    assert_eq!(breaker.admit(now).unwrap_err().left, None);
    probe.settle(Verdict::Success, now);
    run(&breaker, Verdict::Success, now);
    run(&breaker, Verdict::Success, now);
    // After it was closed: not counted.
    fail(&breaker, 19, now);
    settle(Verdict::Failure, now);
    assert!(breaker.look(now).is_ok());
}

#[tokio::test]
async fn a_clock_that_jumps_expires_the_window_cleanly() {
    let born = Instant::now();
    let breaker = breaker(born);
    fail(&breaker, 19, born);
    let now = born + seconds(3600);
    fail(&breaker, 19, now);
    assert!(breaker.look(now).is_ok());
    let year = now + seconds(60 * 60 * 24 * 365);
    fail(&breaker, 19, year);
    assert!(breaker.look(year).is_ok());
    // A thread that read its clock earlier comes later: it counts as of now, and the window does not go back with it.
    let breaker = self::breaker(born);
    fail(&breaker, 18, now);
    fail(&breaker, 1, born + seconds(4));
    assert!(breaker.look(now).is_ok());
    fail(&breaker, 1, now);
    assert!(breaker.look(now).is_err());
    assert!(breaker.admit(year).is_ok());
}

#[tokio::test]
async fn of_ten_thousand_callers_one_is_the_probe() {
    let born = Instant::now();
    let breaker = breaker(born);
    fail(&breaker, 20, born);
    let now = born + seconds(7);
    for round in 0..20 {
        let (threads, each) = (8, 1_250);
        let barrier = Barrier::new(threads);
        let probes = AtomicUsize::new(0);
        let permits: Vec<Permit<'_>> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..threads)
                .map(|_| {
                    scope.spawn(|| {
                        barrier.wait();
                        let permits: Vec<_> =
                            (0..each).filter_map(|_| breaker.admit(now).ok()).collect();
                        probes.fetch_add(permits.len(), Ordering::SeqCst);
                        permits
                    })
                })
                .collect();
            threads
                .into_iter()
                .flat_map(|thread| thread.join().unwrap())
                .collect()
        });
        assert_eq!(probes.load(Ordering::SeqCst), 1, "round {round}");
        drop(permits);
    }
}

#[tokio::test]
async fn off_is_off_and_nonsense_is_told() {
    let born = Instant::now();
    let off = Breaker::new(CircuitBreaker::off(), born, 0);
    fail(&off, 1000, born);
    assert!(off.admit(born).is_ok() && off.look(born).is_ok());
    assert_eq!(CircuitBreaker::default().faults().count(), 0);
    assert_eq!(CircuitBreaker::off().minimum(0).faults().count(), 0);
    let nonsense = CircuitBreaker::default()
        .window(Duration::ZERO)
        .minimum(0)
        .open_for(Duration::ZERO);
    for ratio in [0.0, -1.0, 1.1, f64::NAN, f64::INFINITY] {
        assert_eq!(nonsense.failure_ratio(ratio).faults().count(), 4);
    }
    // Even so nothing panics.
    let breaker = Breaker::new(nonsense.failure_ratio(f64::NAN), born, 0);
    fail(&breaker, 100, born);
    let for_ever = CircuitBreaker::default()
        .open_for(Duration::MAX)
        .window(Duration::MAX);
    let breaker = Breaker::new(for_ever, born, 0);
    fail(&breaker, 20, born);
    assert!(breaker.admit(born + seconds(60 * 60 * 24)).is_err());
}

/// The circuit as one would write it down: every result of the window in a list.
struct Reference {
    born: Instant,
    results: VecDeque<(u128, bool)>,
    generation: u32,
    open_until: Option<Instant>,
    half_open: Option<(bool, u32)>,
    openings: u32,
    closed_at: Instant,
}

impl Reference {
    /// The generation, and whether it is a probe.
    fn admit(&mut self, now: Instant) -> Option<(u32, bool)> {
        if let Some(until) = self.open_until {
            if now < until {
                return None;
            }
            (self.open_until, self.half_open) = (None, Some((false, 0)));
            self.generation += 1;
        }
        match &mut self.half_open {
            None => Some((self.generation, false)),
            Some((true, _)) => None,
            Some((probing, _)) => {
                *probing = true;
                Some((self.generation, true))
            }
        }
    }

    /// For how long it opens, if it does: before jitter, which the other draws.
    fn settle(&mut self, generation: u32, verdict: Option<bool>, now: Instant) -> Option<Duration> {
        if generation != self.generation {
            return None;
        }
        let opens = match (&mut self.half_open, verdict) {
            (None, None) => false,
            (None, Some(success)) => {
                let bucket = (now - self.born).as_nanos() / 3_000_000_000;
                self.results.push_back((bucket, success));
                self.results.retain(|(then, _)| then + 10 > bucket);
                let failures = self.results.iter().filter(|(_, success)| !success).count();
                let opens = self.results.len() >= 20 && failures * 2 >= self.results.len();
                if opens && now - self.closed_at >= seconds(30) {
                    self.openings = 0;
                }
                opens
            }
            (Some((probing, _)), None) => {
                *probing = false;
                false
            }
            (Some(_), Some(false)) => true,
            (Some((_, 2)), Some(true)) => {
                self.results.clear();
                (self.half_open, self.closed_at) = (None, now);
                self.generation += 1;
                false
            }
            (Some(state), Some(true)) => {
                *state = (false, state.1 + 1);
                false
            }
        };
        if !opens {
            return None;
        }
        self.generation += 1;
        self.half_open = None;
        self.openings += 1;
        Some(seconds((5 << (self.openings - 1).min(10)).min(60)))
    }
}

#[tokio::test]
async fn agrees_with_the_reference_over_a_million_steps() {
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let born = Instant::now();
    let breaker = Breaker::new(CircuitBreaker::default(), born, seed);
    let mut reference = Reference {
        born,
        results: VecDeque::new(),
        generation: 0,
        open_until: None,
        half_open: None,
        openings: 0,
        closed_at: born,
    };
    let mut now = born;
    let mut out: Vec<(Permit<'_>, u32)> = Vec::new();
    let (mut failing, mut opened, mut closed) = (0.3, 0, 0);
    for step in 0..1_200_000 {
        if step % 500 == 0 {
            failing = *random.choice(&[0.0, 0.02, 0.3, 0.5, 0.9, 1.0]).unwrap();
        }
        match random.u32(0..100) {
            0..45 => {
                let ours = breaker.admit(now);
                let theirs = reference.admit(now);
                assert_eq!(ours.is_ok(), theirs.is_some(), "step {step}, seed {seed}");
                if let (Ok(permit), Some((generation, probe))) = (ours, theirs) {
                    let is_probe = permit.0.as_ref().unwrap().1.is_probe();
                    assert_eq!(is_probe, probe, "step {step}, seed {seed}");
                    out.push((permit, generation));
                } else {
                    assert!(breaker.look(now).is_err());
                }
            }
            45..90 if !out.is_empty() => {
                let (permit, generation) = out.swap_remove(random.usize(0..out.len()));
                let success = random.f64() >= failing;
                let verdict = random.f64() >= 0.1;
                let before = reference.half_open.is_some();
                match (verdict, success) {
                    (true, true) => permit.settle(Verdict::Success, now),
                    (true, false) => permit.settle(Verdict::Failure, now),
                    (false, true) => permit.settle(Verdict::Nothing, now),
                    (false, false) => drop(permit),
                }
                let opens = reference.settle(generation, verdict.then_some(success), now);
                if let Some(wanted) = opens {
                    let left = left(&breaker, now);
                    assert!(
                        about(left, wanted),
                        "{left:?}, {wanted:?}, step {step}, seed {seed}"
                    );
                    reference.open_until = Some(now + left);
                    opened += 1;
                } else if before && reference.half_open.is_none() {
                    closed += 1;
                }
            }
            90..98 => now += Duration::from_millis(random.u64(0..1000)),
            98 => now += Duration::from_millis(random.u64(0..20_000)),
            _ if random.f64() < 0.02 => now += seconds(3600),
            _ => now += Duration::from_nanos(1),
        }
        // Callers do not stay out for ever.
        if out.len() > 200 {
            let (permit, generation) = out.swap_remove(0);
            drop(permit);
            reference.settle(generation, None, now);
        }
    }
    println!("opened {opened} times, closed {closed} times");
    assert!(opened > 1000 && closed > 100, "{opened}, {closed}");
}

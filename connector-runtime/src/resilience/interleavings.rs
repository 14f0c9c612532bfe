//! The circuit's and the budget's atomics under every order of accesses that the memory model allows, by loom:
//! `RUSTFLAGS="--cfg interleavings" cargo test -p connector-runtime --no-default-features --features client --release --lib interleavings`.

use loom::sync::Arc;
use loom::thread;
use tokio::time::{Duration, Instant};

use super::{Breaker, Budget, CircuitBreaker, Verdict};

/// One that opens at the first failure, and is open.
fn open(born: Instant) -> Breaker {
    let breaker = Breaker::new(CircuitBreaker::default().minimum(1), born, 1);
    breaker.admit(born).unwrap().settle(Verdict::Failure, born);
    assert!(breaker.admit(born).is_err());
    breaker
}

fn birth() -> Instant {
    Instant::now()
}

/// Of three who come when the time is over, one is the probe while it is out.
#[test]
fn one_probe() {
    let born = birth();
    loom::model(move || {
        let breaker = Arc::new(open(born));
        let later = born + Duration::from_secs(10);
        let held = Arc::new(loom::sync::atomic::AtomicUsize::new(0));
        let come = move |breaker: &Breaker, held: &loom::sync::atomic::AtomicUsize| {
            if let Ok(permit) = breaker.admit(later) {
                use loom::sync::atomic::Ordering::SeqCst;
                assert_eq!(held.fetch_add(1, SeqCst), 0, "two probes are out");
                held.fetch_sub(1, SeqCst);
                drop(permit);
                return 1;
            }
            0
        };
        let threads: Vec<_> = (0..2)
            .map(|_| {
                let (breaker, held) = (Arc::clone(&breaker), Arc::clone(&held));
                thread::spawn(move || come(&breaker, &held))
            })
            .collect();
        let mut probes = come(&breaker, &held);
        for thread in threads {
            probes += thread.join().unwrap();
        }
        assert!(probes >= 1, "nobody was let in");
        // All were given up: the place is free, whatever the last word at the gate was.
        assert_eq!(come(&breaker, &held), 1);
    });
}

/// A probe that fails opens again; who reads the gate meanwhile is refused or, at the most, becomes the one next probe.
#[test]
fn a_late_result_changes_nothing() {
    let born = birth();
    loom::model(move || {
        let breaker = Arc::new(Breaker::new(CircuitBreaker::default().minimum(1), born, 1));
        // Two were let in while it was closed; both fail. The second opening would double the time.
        let threads: Vec<_> = (0..2)
            .map(|_| {
                let breaker = Arc::clone(&breaker);
                thread::spawn(move || {
                    if let Ok(permit) = breaker.admit(born) {
                        permit.settle(Verdict::Failure, born);
                    }
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        let left = breaker.admit(born).unwrap_err().left.unwrap();
        assert!(
            left <= Duration::from_secs(6),
            "it opened once, for {left:?}"
        );
    });
}

/// No change of the budget is lost.
#[test]
fn every_token_is_counted() {
    loom::model(|| {
        let budget = Arc::new(Budget::new());
        for _ in 0..7 {
            assert!(budget.failed());
        }
        // 13 tokens are left: two fail at a time, one of them or the third is at 10.
        let threads: Vec<_> = (0..2)
            .map(|_| {
                let budget = Arc::clone(&budget);
                thread::spawn(move || budget.failed())
            })
            .collect();
        let mut may: usize = threads
            .into_iter()
            .map(|thread| usize::from(thread.join().unwrap()))
            .sum();
        may += usize::from(budget.failed());
        assert_eq!(may, 2);
    });
}

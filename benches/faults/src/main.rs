//! What a failing API does to a call: the same scripts against connector-runtime and against what people would write instead.
//! What is right is said in words that know no error type of anybody:
//!
//! * the call ends within two seconds (300 ms an attempt, a second in all, where such limits can be set),
//! * the process grows by no more than 16 MiB meanwhile,
//! * a POST arrives once, whatever happens; in an outage an API hears no more than 1.2 requests a call,
//! * neither the API key nor a claim comes to another origin, or stands in the text of the error,
//! * a program can tell the cause (its own list of a dozen causes: a limit of time, a status, a broken connection …).
//!
//! `cargo run --manifest-path benches/faults/Cargo.toml` prints the table of `benches/faults.md`.

#![allow(clippy::disallowed_methods, reason = "what is looked at is real time")]

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use connector_tests::{Arrival, Server};

mod cause;
mod ours;
mod rivals;
mod scenes;

use cause::{Cause, Told};
use scenes::{Count, Place, Scene};

/// Stands in the API key and in the claim.
const CANARY: &str = "C4n4rySings2u";

/// When a call is late, and when it is given up.
const LATE: Duration = Duration::from_secs(2);
const GIVEN_UP: Duration = Duration::from_secs(3);

/// When one of many at once is given up: how long each takes hangs on the machine.
const ONE_OF_MANY_GIVEN_UP: Duration = Duration::from_secs(40);

/// How many calls may be under way at a time, where that can be said.
const PLACES: usize = 64;

/// By how many pages of 4 KiB the process may grow.
const PAGES: usize = 16 * 256;

/// Who calls: a place goes in, something that calls it out.
type Rival = (&'static str, fn(&Place) -> rivals::Caller);

const ALL: [Rival; 5] = [
    ("connector-runtime", ours::caller),
    ("reqwest", rivals::plain),
    ("reqwest, tuned", rivals::tuned),
    ("reqwest-middleware + reqwest-retry", rivals::middleware),
    ("tower-resilience + reqwest", rivals::tower),
];

fn main() {
    rustls::crypto::ring::default_provider()
        .install_default()
        .expect("nothing else is installed yet");
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("the system has threads");
    runtime.block_on(table());
}

async fn table() {
    let names: Vec<_> = ALL.iter().map(|(name, _)| *name).collect();
    println!("| what happens | what is right | {} |", names.join(" | "));
    println!("|---|---|{}", "---|".repeat(ALL.len()));
    let mut right = [0; ALL.len()];
    let scenes = scenes::all();
    for scene in &scenes {
        let mut cells = Vec::new();
        for ((_, rival), right) in ALL.iter().zip(&mut right) {
            let wrong = play(scene, *rival).await;
            *right += usize::from(wrong.is_empty());
            cells.push(if wrong.is_empty() {
                "right".to_owned()
            } else {
                wrong.join(", ")
            });
        }
        println!(
            "| {} | {} | {} |",
            scene.what,
            scene.right,
            cells.join(" | ")
        );
    }
    let sums = right.map(|right| format!("**{right} of {}**", scenes.len()));
    println!("| right in all | | {} |", sums.join(" | "));
}

/// What a rival does wrong in a scene, in a word or two each.
async fn play(scene: &Scene, rival: fn(&Place) -> rivals::Caller) -> Vec<String> {
    let stage = scene.stage().await;
    let caller = rival(&stage.place);
    let peak = Arc::new(AtomicUsize::new(0));
    let before = pages();
    let watch = tokio::spawn(watch(Arc::clone(&peak)));
    let started = Instant::now();
    let told = match scene.count {
        Count::One => vec![call(&caller, GIVEN_UP).await],
        Count::InTurn(calls) => {
            let mut told = Vec::new();
            for _ in 0..calls {
                told.push(call(&caller, GIVEN_UP).await);
            }
            told
        }
        Count::AtOnce(calls) => {
            let calls: Vec<_> = (0..calls)
                .map(|_| {
                    let caller = Arc::clone(&caller);
                    tokio::spawn(async move { call(&caller, ONE_OF_MANY_GIVEN_UP).await })
                })
                .collect();
            let mut told = Vec::new();
            for call in calls {
                told.push(call.await.expect("a call does not panic"));
            }
            told
        }
    };
    let took = started.elapsed();
    watch.abort();
    let grown = peak.load(Ordering::Relaxed).saturating_sub(before);

    let mut wrong = Vec::new();
    if told.iter().any(Option::is_none) {
        wrong.push("never ends".to_owned());
    } else if matches!(scene.count, Count::One) && took > LATE {
        wrong.push(format!("late ({:.1} s)", took.as_secs_f64()));
    }
    if grown > PAGES {
        wrong.push(format!("{} MiB", grown / 256));
    }
    let arrivals = stage
        .server
        .as_ref()
        .map(Server::arrivals)
        .unwrap_or_default();
    wrong.extend(scene.too_many(
        arrivals.len(),
        stage.server.as_ref().map_or(0, Server::connections),
    ));
    let foreign = stage.foreign.arrivals();
    if foreign.iter().any(sings) {
        wrong.push("tells another origin".to_owned());
    }
    let told: Vec<Told> = told.into_iter().flatten().collect();
    if told.iter().any(|told| told.text.contains(CANARY)) {
        wrong.push("error shows a secret".to_owned());
    }
    if let Some(other) = told
        .iter()
        .map(|told| told.cause)
        .find(|cause| !scene.causes.contains(cause))
    {
        wrong.push(match other {
            Cause::Answered => "taken for a success".to_owned(),
            _ => format!("told as {other}"),
        });
    }
    wrong
}

/// `None` where it had to be given up.
async fn call(caller: &rivals::Caller, given_up: Duration) -> Option<Told> {
    tokio::time::timeout(given_up, caller()).await.ok()
}

fn sings(arrival: &Arrival) -> bool {
    let canary = CANARY.as_bytes();
    arrival
        .bytes
        .windows(canary.len())
        .any(|piece| piece == canary)
}

/// The pages that the process has in memory.
fn pages() -> usize {
    let status = fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let resident = status.split_whitespace().nth(1);
    resident.and_then(|pages| pages.parse().ok()).unwrap_or(0)
}

async fn watch(peak: Arc<AtomicUsize>) {
    loop {
        peak.fetch_max(pages(), Ordering::Relaxed);
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

//! Whole calls over loopback HTTP/1.1: claims go out, claims come back, and a server in another process answers.

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

use crate::clock;
use crate::harness::{Effort, Rival, Row, measure};

#[cfg(feature = "more")]
mod by_feignhttp;
mod by_hyper;
#[cfg(feature = "more")]
mod by_progenitor;
mod by_reqwest;
#[cfg(feature = "more")]
mod by_rustify;
mod by_socket;
#[expect(dead_code, reason = "claims are measured, not used")]
mod by_us;
mod growth;
mod server;

pub(crate) use growth::{alone, growth, memory};
use server::Below;
pub(crate) use server::serve;

const PATH: &str = "/v1/lookup";
const TOKEN: &str = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJiZW5jaCJ9.c2lnbmF0dXJl";
/// What everybody gives a call who gives it a limit.
const LIMIT: Duration = Duration::from_secs(10);

/// The claims that are sent, as people write them.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct Sent {
    email: String,
    #[serde(rename = "firstName")]
    given_name: String,
    #[serde(rename = "lastName")]
    surname: String,
    age: u32,
    member: bool,
}

/// The claims that come back.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "the claims are read; one of them is looked at")]
struct Returned {
    #[serde(rename = "MembershipId")]
    loyalty_number: String,
    loyalty_number_is_new: bool,
    points: i64,
    tier: Option<String>,
    greeting: String,
}

impl Sent {
    fn new() -> Self {
        Self {
            email: "yuna.kim@example.com".into(),
            given_name: "Yuna".into(),
            surname: "Kim".into(),
            age: 34,
            member: true,
        }
    }
}

/// The tables of 64 and 1,024 calls at a time, without TLS and with it.
pub(crate) fn all(only: &str) -> io::Result<Vec<Row>> {
    clock::pin(0);
    provider();
    let effort = Effort {
        only,
        rounds: 31,
        round: Duration::from_millis(120),
    };
    let mut rows = Vec::new();
    for below in [Below::Tcp, Below::Tls] {
        let server = server::Process::start(below, 0)?;
        for workers in [64, 1024] {
            rows.extend(figure(&server, effort, workers)?);
        }
    }
    Ok(rows)
}

fn figure(server: &server::Process, effort: Effort<'_>, workers: usize) -> io::Result<Vec<Row>> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let url = format!("{}{PATH}", server.url);
    let root = server.root.as_deref();
    let mut rivals = vec![
        rival(
            "reqwest, the idiom, with a limit of time",
            &runtime,
            workers,
            by_reqwest::idiom(url.clone(), root),
        ),
        rival(
            "reqwest, tuned",
            &runtime,
            workers,
            by_reqwest::tuned(&url, root),
        ),
        rival(
            "reqwest-middleware + reqwest-retry",
            &runtime,
            workers,
            by_reqwest::middleware(url.clone(), root),
        ),
    ];
    // What these show under TLS is no other than what they show without.
    #[cfg(feature = "more")]
    if root.is_none() {
        rivals.extend([
            rival(
                "rustify 0.7 over reqwest 0.13",
                &runtime,
                workers,
                by_rustify::call(&server.url),
            ),
            rival(
                "feignhttp 0.6 over reqwest 0.13",
                &runtime,
                workers,
                by_feignhttp::call(server.url.clone()),
            ),
            rival(
                "progenitor's generated client over reqwest 0.13",
                &runtime,
                workers,
                by_progenitor::call(&server.url),
            ),
        ]);
    }
    if root.is_none() {
        rivals.push(rival(
            "a raw socket by hand, no limits",
            &runtime,
            workers,
            by_socket::call(server.address),
        ));
    }
    rivals.extend([
        rival(
            "hyper-util's client by hand, no limits",
            &runtime,
            workers,
            by_hyper::call(&url, root),
        ),
        rival(
            "profile over reqwest, every protection on",
            &runtime,
            workers,
            by_us::call(&server.url, root, workers, false),
        ),
        rival(
            "profile over hyper, every protection on",
            &runtime,
            workers,
            by_us::call(&server.url, root, workers, true),
        ),
    ]);
    let below = root.map_or("", |_| " under TLS");
    Ok(measure(
        &format!("whole calls, {workers} at a time, HTTP/1.1{below}"),
        effort,
        rivals,
    ))
}

/// Makes calls, so many at a time.
fn rival<'a, F>(
    name: &'static str,
    runtime: &'a Runtime,
    workers: usize,
    call: impl Fn() -> F + Clone + Send + 'static,
) -> Rival<'a>
where
    F: Future<Output = ()> + Send,
{
    Rival::many(name, move |times| {
        let left = Arc::new(AtomicU64::new(times));
        runtime.block_on(async {
            let mut set = JoinSet::new();
            for worker in 1..=workers {
                // Who dials ten thousand times at once finds the server's queue full, and measures its system's patience.
                if worker % 256 == 0 && workers > 1024 {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                let (left, call) = (Arc::clone(&left), call.clone());
                set.spawn(async move {
                    let one = |left: u64| left.checked_sub(1);
                    while left
                        .fetch_update(Ordering::Relaxed, Ordering::Relaxed, one)
                        .is_ok()
                    {
                        call().await;
                    }
                });
            }
            while let Some(done) = set.join_next().await {
                done.expect("every call succeeds");
            }
        });
    })
}

/// ring, for the rivals: a profile's connector brings its own.
pub(crate) fn provider() {
    // Twice is once.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

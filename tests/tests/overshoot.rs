//! How far each limit of time is overshot: for every fault that only a limit ends, how much later than its limit the call
//! fails. Outside the ordinary run, since it wants a machine that does nothing else; `OVERSHOOT_RUNS` calls of each, 20 where
//! it is not set.
//!
//! ```text
//! cargo test --release -p connector-tests --test overshoot -- --ignored --nocapture
//! ```

#![expect(clippy::print_stdout, reason = "these are measurements")]
#![allow(dead_code, reason = "none of these calls returns a claim")]
#![allow(
    clippy::disallowed_methods,
    reason = "what is measured here is real time"
)]

use std::time::{Duration, Instant};

use connector_runtime::auth::keys::KeyFuture;
use connector_runtime::{
    CircuitBreaker, Connector, ConnectorBuilder, Context, ErrorKind, Key, KeyContainer, Keys,
    Limits, Retry, Timeouts, technical_profile,
};
use connector_tests::{Conversation, Server};

#[technical_profile(
    service_url = "https://api.example.com/ask",
    auth = Bearer,
    idempotent = true
)]
#[derive(Debug)]
struct Ask {
    #[input]
    email: String,
}

/// The limit of everything here.
const LIMIT: Duration = Duration::from_millis(200);

const TICK: Duration = Duration::from_millis(10);

/// One fault that only a limit ends.
struct Late {
    what: &'static str,
    connector: Connector,
    /// Whether the limit is the call's own, from its context.
    own: bool,
    /// What has to live as long.
    server: Option<Server>,
}

/// One attempt and no circuit: each call meets the fault.
fn builder() -> ConnectorBuilder {
    Connector::builder()
        .keys(Keys::new().with("BearerAuthenticationToken", "token"))
        .retry(Retry::default().retries(0))
        .circuit_breaker(CircuitBreaker::off())
}

async fn at(what: &'static str, timeouts: Timeouts, script: Conversation) -> Late {
    let server = Server::start(script).await;
    let connector = builder()
        .service_url::<Ask>(server.url("/ask"))
        .timeouts(timeouts)
        .build()
        .unwrap();
    Late {
        what,
        connector,
        own: false,
        server: Some(server),
    }
}

/// Answers that never come, or never end.
async fn answers() -> Vec<Late> {
    let attempt = Timeouts::default().attempt(LIMIT);
    let total = Timeouts::default().total(LIMIT);
    let read = || Conversation::new().read_request();
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n";
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    let early = Conversation::new()
        .write("HTTP/1.1 100 Continue\r\n\r\n")
        .sleep(TICK);
    let chunk = Conversation::new().chunk("x").sleep(TICK);
    let body = "x".repeat(1000);
    vec![
        at("the head never comes", attempt, read().hold()).await,
        at(
            "the request is not read",
            attempt,
            Conversation::new().hold(),
        )
        .await,
        at("the head trickles", attempt, read().trickle(head, TICK)).await,
        at(
            "informational answers without end",
            attempt,
            read().forever(early),
        )
        .await,
        at("the body stalls", attempt, read().write(head).hold()).await,
        at(
            "the body trickles",
            attempt,
            read().write(head).trickle(body, TICK),
        )
        .await,
        at(
            "chunks without end",
            attempt,
            read().write(chunked).forever(chunk),
        )
        .await,
        at("the whole call: no head", total, read().hold()).await,
        at("the whole call: no body", total, read().write(head).hold()).await,
    ]
}

/// What hangs before anything is sent.
async fn before() -> Vec<Late> {
    let server = Server::start(Conversation::new().hold()).await;
    let tls = Late {
        what: "TLS is never answered",
        connector: builder()
            .service_url::<Ask>(format!("https://localhost:{}/ask", server.port()))
            .timeouts(Timeouts::default().connect(LIMIT))
            .build()
            .unwrap(),
        own: false,
        server: Some(server),
    };
    let hour = Duration::from_secs(3600);
    let patient = Timeouts::default().total(hour).attempt(hour);
    let server = Server::start(Conversation::new().read_request().hold()).await;
    let place = Late {
        what: "no place comes free",
        connector: builder()
            .service_url::<Ask>(server.url("/ask"))
            .limits(Limits::default().in_flight(1))
            .timeouts(patient)
            .build()
            .unwrap(),
        own: true,
        server: Some(server),
    };
    tokio::spawn(place.connector.exchange(ask()));
    while place
        .server
        .as_ref()
        .is_some_and(|server| server.arrivals().is_empty())
    {
        tokio::time::sleep(TICK).await;
    }
    let keys = Late {
        what: "the key container never answers",
        connector: builder()
            .keys(Mute)
            .timeouts(Timeouts::default().keys(LIMIT))
            .build()
            .unwrap(),
        own: false,
        server: None,
    };
    vec![tls, place, keys]
}

/// A key container that never answers.
struct Mute;

impl KeyContainer for Mute {
    fn get<'a>(&'a self, _: &'a str) -> KeyFuture<'a, Option<Key>> {
        Box::pin(std::future::pending())
    }
}

fn ask() -> AskInput {
    AskInput {
        email: "kim@example.com".into(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement"]
async fn how_far_limits_are_overshot() {
    let runs = std::env::var("OVERSHOOT_RUNS").ok();
    let runs: usize = runs.map_or(20, |text| text.parse().unwrap());
    let mut largest = (Duration::ZERO, "");
    for late in answers().await.into_iter().chain(before().await) {
        let mut over = Vec::new();
        for _ in 0..runs {
            let started = Instant::now();
            let context = if late.own {
                Context::new().deadline(started + LIMIT)
            } else {
                Context::new()
            };
            let ended = late.connector.within(&context).exchange(ask()).await;
            let took = started.elapsed();
            let error = ended.unwrap_err();
            // What a container does not say in time is a missing key.
            let known = matches!(error.kind(), ErrorKind::Timeout | ErrorKind::Key);
            assert!(known, "{}: {error}", late.what);
            assert!(took >= LIMIT, "{}: {took:?}", late.what);
            over.push(took.saturating_sub(LIMIT));
        }
        over.sort_unstable();
        let (median, most) = (over[runs / 2], over[runs - 1]);
        println!(
            "{:<34} over {LIMIT:?} by {median:?} in the median, by {most:?} at the most, of {runs}",
            late.what
        );
        largest = largest.max((most, late.what));
    }
    println!("the largest overshoot: {:?} ({})", largest.0, largest.1);
}

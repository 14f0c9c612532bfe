//! Rows 127 to 137: many calls, the circuit, retries in an outage.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use connector_runtime::{CircuitBreaker, Connector, ErrorKind, Limits, Retry, Sent, Timeouts};
use connector_tests::{Conversation, Server, answer, connector_builder};
use tokio::task::JoinSet;
use tokio::time::{Instant, advance, sleep};

use super::stage::{Reply, Scripted, ask, calling, fragile, keys, look};

#[tokio::test(start_paused = true)]
async fn row_127_ten_thousand_calls_at_once() {
    let transport = Scripted::new(|_, _| Reply::status(200).after(Duration::from_millis(20)));
    let connector = connector_builder()
        .keys(keys())
        .limits(Limits::default().in_flight(512).queue(10_000))
        .transport(transport.clone())
        .build()
        .unwrap();
    let mut calls = JoinSet::new();
    for _ in 0..10_000 {
        calls.spawn(connector.exchange(ask()));
    }
    while let Some(call) = calls.join_next().await {
        assert_eq!(call.unwrap().unwrap().points, 7);
    }
    assert_eq!(
        (transport.count(), transport.most_under_way()),
        (10_000, 512)
    );
}

/// Over sockets: as many connections as places, wave after wave, although one is not idle yet when its place is given on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_127_no_more_connections_than_places() {
    let script = Conversation::new().forever(
        Conversation::new()
            .read_request()
            .sleep(Duration::from_millis(5))
            .write(answer(200, r#"{"points":7}"#)),
    );
    let server = Server::start(script).await;
    let connector = calling(&server)
        .limits(Limits::default().in_flight(128).queue(2000))
        .build()
        .unwrap();
    let mut calls = JoinSet::new();
    for _ in 0..2000 {
        calls.spawn(connector.exchange(ask()));
    }
    while let Some(call) = calls.join_next().await {
        assert_eq!(call.unwrap().unwrap().points, 7);
    }
    assert_eq!(server.arrivals().len(), 2000);
    assert!(server.connections() <= 128, "{}", server.connections());
}

/// What is given up or breaks makes room: nobody waits for a connection that is gone.
#[tokio::test]
async fn row_127_connections_that_are_gone_are_made_anew() {
    let good = || answer(200, r#"{"points":7}"#);
    let closing =
        "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 12\r\n\r\n{\"points\":7}";
    for script in [
        Conversation::new().read_request().write(good()).close(),
        Conversation::new().read_request().write(closing).close(),
        Conversation::new()
            .read_request()
            .write("HTTP/1.0 200 OK\r\n\r\n{\"points\":7}")
            .close(),
    ] {
        let server = Server::start(script).await;
        let connector = calling(&server)
            .limits(Limits::default().in_flight(4).queue(1000))
            .build()
            .unwrap();
        let mut calls = JoinSet::new();
        for _ in 0..40 {
            calls.spawn(connector.exchange(look()));
        }
        while let Some(call) = calls.join_next().await {
            assert_eq!(call.unwrap().unwrap().points, 7);
        }
    }
    let server = Server::start(Conversation::new().read_request().hold()).await;
    let connector = calling(&server)
        .limits(Limits::default().in_flight(4))
        .build()
        .unwrap();
    for calls in 1..=8 {
        let call = tokio::spawn(connector.exchange(ask()));
        while server.arrivals().len() < calls {
            sleep(Duration::from_millis(1)).await;
        }
        call.abort();
    }
    assert_eq!(server.connections(), 8);
}

#[tokio::test(start_paused = true)]
async fn row_127_who_is_too_many_is_told_at_once() {
    let transport = Scripted::new(|_, _| Reply::never());
    let connector = connector_builder()
        .keys(keys())
        .limits(Limits::default().in_flight(2).queue(3))
        .circuit_breaker(fragile())
        .transport(transport.clone())
        .build()
        .unwrap();
    let mut calls = JoinSet::new();
    for _ in 0..5 {
        calls.spawn(connector.exchange(ask()));
    }
    tokio::task::yield_now().await;
    let started = Instant::now();
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent(), error.user_message()),
        (ErrorKind::Overloaded, Sent::NotSent, "MF")
    );
    assert_eq!(started.elapsed(), Duration::ZERO);
    // It says nothing of the API: the next is refused for the same reason, not by the circuit.
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Overloaded);
    assert_eq!(transport.count(), 2);
    calls.shutdown().await;
    assert_eq!(transport.under_way(), 0);
}

#[tokio::test(start_paused = true)]
async fn row_128_a_slow_api_and_a_steady_stream_of_calls() {
    let transport = Scripted::new(|_, _| Reply::status(200).after(Duration::from_secs(9)));
    let connector = connector_builder()
        .keys(keys())
        .limits(Limits::default().in_flight(10).queue(20))
        .transport(transport.clone())
        .build()
        .unwrap();
    let mut calls = JoinSet::new();
    // Ten a second, of which the API does about one.
    for _ in 0..1000 {
        let call = connector.exchange(ask());
        calls.spawn(async move {
            let started = Instant::now();
            (call.await.map_err(|error| error.kind()), started.elapsed())
        });
        sleep(Duration::from_millis(100)).await;
        assert!(transport.under_way() <= 10 && calls.len() <= 1000);
    }
    let (mut done, mut refused, mut late) = (0, 0, 0);
    while let Some(call) = calls.join_next().await {
        match call.unwrap() {
            (Ok(_), took) => {
                done += 1;
                assert!(took <= Duration::from_secs(30));
            }
            (Err(ErrorKind::Overloaded), took) => {
                refused += 1;
                assert_eq!(took, Duration::ZERO);
            }
            (Err(ErrorKind::Timeout), took) => {
                late += 1;
                assert!(took <= Duration::from_millis(30_001), "{took:?}");
            }
            (Err(kind), _) => panic!("{kind:?}"),
        }
    }
    assert_eq!(done + refused + late, 1000);
    assert!(done > 90 && refused > 500, "{done} {refused} {late}");
}

#[tokio::test]
async fn row_129_an_open_circuit_opens_no_socket() {
    let script = Conversation::new().read_request().reset();
    let server = Server::start(script).await;
    let connector = calling(&server).circuit_breaker(fragile()).build().unwrap();
    connector.exchange(ask()).await.unwrap_err();
    let connections = server.connections();
    for _ in 0..1000 {
        let error = connector.exchange(ask()).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.sent(), error.user_message()),
            (ErrorKind::CircuitOpen, Sent::NotSent, "MC")
        );
        assert_eq!(error.attempts(), 0);
    }
    assert_eq!(
        (server.connections(), server.arrivals().len()),
        (connections, 1)
    );
}

/// A connector whose circuit is just half open, and how many requests had been sent until then.
async fn half_open(transport: &Scripted) -> (Connector, usize) {
    let connector = connector_builder()
        .keys(keys())
        .retry(Retry::default().retries(0))
        .circuit_breaker(fragile().open_for(Duration::from_secs(5)))
        .limits(Limits::default().in_flight(512).queue(20_000))
        .transport(transport.clone())
        .build()
        .unwrap();
    connector.exchange(ask()).await.unwrap_err();
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CircuitOpen);
    advance(Duration::from_secs(7)).await;
    (connector, transport.count())
}

#[tokio::test(start_paused = true)]
async fn row_130_ten_thousand_callers_and_one_probe() {
    let transport = Scripted::new(|number, _| match number {
        0 => Reply::status(500),
        _ => Reply::status(200).after(Duration::from_secs(1)),
    });
    let (connector, before) = half_open(&transport).await;
    let mut calls = JoinSet::new();
    for _ in 0..10_000 {
        calls.spawn(connector.exchange(ask()));
    }
    let mut refused = 0;
    while let Some(call) = calls.join_next().await {
        match call.unwrap() {
            Ok(claims) => assert_eq!(claims.points, 7),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::CircuitOpen);
                refused += 1;
            }
        }
    }
    assert_eq!((transport.count() - before, refused), (1, 9_999));
}

/// The same over sockets, with callers on two threads.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_130_one_probe_on_the_wire() {
    let failing = Conversation::new()
        .read_request()
        .write(answer(500, "{}"))
        .close();
    // The probe is never answered, so that all others come while it is out.
    let silent = Conversation::new().read_request().hold();
    let server = Server::start_each([failing, silent]).await;
    let connector = calling(&server)
        .retry(Retry::default().retries(0))
        .circuit_breaker(fragile().open_for(Duration::from_millis(100)))
        .timeouts(
            Timeouts::default()
                .attempt(Duration::from_secs(600))
                .total(Duration::from_secs(600)),
        )
        .build()
        .unwrap();
    connector.exchange(ask()).await.unwrap_err();
    sleep(Duration::from_millis(150)).await;
    let mut calls = JoinSet::new();
    for _ in 0..10_000 {
        calls.spawn(connector.exchange(ask()));
    }
    for _ in 1..10_000 {
        let error = calls.join_next().await.unwrap().unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::CircuitOpen);
    }
    assert_eq!(calls.len(), 1);
    calls.shutdown().await;
    assert_eq!(
        server.arrivals().len(),
        2,
        "the failure that opened it, and the probe"
    );
}

#[tokio::test(start_paused = true)]
async fn row_131_a_probe_that_is_given_up_panics_or_hangs() {
    let hangs = Scripted::new(|number, _| match number {
        0 => Reply::status(500),
        1 | 2 => Reply::never(),
        3 => panic!("the transport is out of its mind"),
        _ => Reply::status(200),
    });
    let (connector, before) = half_open(&hangs).await;
    let probe = tokio::spawn(connector.exchange(ask()));
    tokio::task::yield_now().await;
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CircuitOpen);
    probe.abort();
    assert!(probe.await.unwrap_err().is_cancelled());
    // Its place is the next one's, who hangs until the limit of an attempt, and opens the circuit again.
    let started = Instant::now();
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(started.elapsed().as_secs(), 10);
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CircuitOpen);
    advance(Duration::from_secs(13)).await;
    // A panic says nothing of the API.
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Internal);
    assert_eq!(connector.exchange(ask()).await.unwrap().points, 7);
    assert_eq!(hangs.count() - before, 4);
}

#[tokio::test(start_paused = true)]
async fn row_132_a_late_answer_of_an_older_generation() {
    let transport = Scripted::new(|number, _| match number {
        0 => Reply::status(200).after(Duration::from_secs(9)),
        _ => Reply::status(500),
    });
    let connector = connector_builder()
        .keys(keys())
        .circuit_breaker(fragile().open_for(Duration::from_secs(5)))
        .transport(transport.clone())
        .build()
        .unwrap();
    let late = tokio::spawn(connector.exchange(ask()));
    sleep(Duration::from_millis(10)).await;
    connector.exchange(ask()).await.unwrap_err();
    sleep(Duration::from_secs(7)).await;
    // The probe fails, and the circuit is open again when the late success comes.
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(late.await.unwrap().unwrap().points, 7);
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CircuitOpen);
}

#[tokio::test(start_paused = true)]
async fn row_133_an_api_that_comes_and_goes() {
    let transport = Scripted::new(|_, _| Reply::status(500));
    let (connector, _) = half_open(&transport).await;
    let mut open = Vec::new();
    for _ in 0..6 {
        let error = connector.exchange(ask()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Status);
        let since = Instant::now();
        let sent = transport.count();
        while transport.count() == sent {
            sleep(Duration::from_millis(100)).await;
            if transport.count() == sent {
                // Asked without sending, until a probe would be let through.
                let error = connector.exchange(ask()).await.unwrap_err();
                if error.kind() != ErrorKind::CircuitOpen {
                    break;
                }
            }
        }
        open.push(since.elapsed().as_secs_f64());
        advance(Duration::from_secs(80)).await;
    }
    // 10, 40 … s and a fifth more or less: each failed probe doubles the time, up to a minute.
    assert!((8.0..=12.2).contains(&open[0]), "{open:?}");
    assert!(open.iter().all(|time| *time <= 72.2), "{open:?}");
    assert!(open[3..].iter().all(|time| *time >= 47.9), "{open:?}");
}

#[tokio::test(start_paused = true)]
async fn row_134_three_failures_at_night() {
    let transport = Scripted::new(|_, _| Reply::status(500));
    let connector = connector_builder()
        .keys(keys())
        .transport(transport.clone())
        .build()
        .unwrap();
    for _ in 0..19 {
        let error = connector.exchange(ask()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Status);
    }
    assert_eq!(transport.count(), 19);
}

#[tokio::test(start_paused = true)]
async fn row_135_retries_in_an_outage() {
    let transport = Scripted::new(|_, _| Reply::status(503));
    let connector = connector_builder()
        .keys(keys())
        // Only the budget is left to stop them.
        .circuit_breaker(CircuitBreaker::off())
        .transport(transport.clone())
        .build()
        .unwrap();
    for calls in 1..=2000_usize {
        connector.exchange(look()).await.unwrap_err();
        let attempts = transport.count();
        assert!(
            attempts <= calls + 10,
            "{attempts} attempts in {calls} calls"
        );
    }
    // In steady state, all of it an outage: one each.
    let before = transport.count();
    for _ in 0..1000 {
        connector.exchange(look()).await.unwrap_err();
    }
    assert_eq!(transport.count() - before, 1000);
}

#[tokio::test(start_paused = true)]
async fn row_135_retries_where_half_of_the_calls_fail() {
    let transport =
        Scripted::new(|number, _| Reply::status(if number % 2 == 0 { 503 } else { 200 }));
    let connector = connector_builder()
        .keys(keys())
        .circuit_breaker(CircuitBreaker::off())
        .transport(transport.clone())
        .build()
        .unwrap();
    let calls = 5000;
    for _ in 0..calls {
        drop(connector.exchange(look()).await);
    }
    let attempts = transport.count();
    assert!(
        attempts * 10 <= calls * 11 + 200,
        "{attempts} attempts in {calls} calls"
    );
}

/// What an outage took of the budget, successes give back: a tenth of what a failure takes.
#[tokio::test(start_paused = true)]
async fn row_135_retries_after_an_outage() {
    let well = Arc::new(AtomicBool::new(false));
    let now = Arc::clone(&well);
    let transport = Scripted::new(move |_, _| {
        Reply::status(if now.load(Ordering::Relaxed) {
            200
        } else {
            503
        })
    });
    let connector = connector_builder()
        .keys(keys())
        .circuit_breaker(CircuitBreaker::off())
        .transport(transport.clone())
        .build()
        .unwrap();
    for _ in 0..40 {
        connector.exchange(look()).await.unwrap_err();
    }
    for (successes, attempts) in [(110, 1), (11, 2)] {
        well.store(true, Ordering::Relaxed);
        for _ in 0..successes {
            connector.exchange(look()).await.unwrap();
        }
        well.store(false, Ordering::Relaxed);
        let error = connector.exchange(look()).await.unwrap_err();
        assert_eq!(error.attempts(), attempts, "after {successes} successes");
    }
}

#[tokio::test]
async fn row_136_nobody_below_sends_again() {
    for script in [
        Conversation::new().read_request().reset(),
        Conversation::new().read_request().close(),
        Conversation::answering(answer(503, "{}")),
        Conversation::answering(answer(408, "{}")),
    ] {
        let server = Server::start(script).await;
        let connector = calling(&server)
            .retry(Retry::default().retries(0))
            .build()
            .unwrap();
        connector.exchange(look()).await.unwrap_err();
        assert_eq!((server.arrivals().len(), server.connections()), (1, 1));
        let request = server.arrival().request();
        let names: Vec<_> = request.headers.iter().map(|(name, _)| name).collect();
        assert!(
            !names.iter().any(|name| name.contains("attempt")),
            "{names:?}"
        );
    }
}

/// Everything after which a server may have seen the request.
pub(super) fn maybe_sent() -> Vec<Conversation> {
    let read = || Conversation::new().read_request();
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n";
    let tick = Duration::from_millis(5);
    vec![
        read().hold(),
        read().trickle(head, tick),
        read().write(head).trickle(r#"{"points":7}"#, tick),
        read().write(head).write("{\"poi").hold(),
        read().write(head).write("{\"poi").close(),
        read()
            .write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
            .chunk("{")
            .close(),
        read()
            .write("HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}")
            .close(),
        read().write("hello\r\n\r\n").close(),
        read().reset(),
        read().close(),
        read().write(head).write("{").reset(),
        read().write(answer(408, "")).close(),
        read().write(answer(429, "")).close(),
        read().write(answer(500, "")).close(),
        read().write(answer(502, "")).close(),
        read()
            .write("HTTP/1.1 503 Later\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n")
            .close(),
        read().write(answer(504, "")).close(),
        read().write(answer(999, "")).close(),
        Conversation::new().read_head().reset(),
        Conversation::new().read_head().close(),
    ]
}

/// Runs each of the scripts so many times by a POST, and counts what arrives beyond the first request.
async fn second_arrivals(runs: usize) -> (usize, usize) {
    let (mut calls, mut beyond) = (0, 0);
    for script in maybe_sent() {
        let server = Server::start(script).await;
        let connector = calling(&server)
            .timeouts(Timeouts::default().attempt(Duration::from_millis(40)))
            .retry(Retry::default().retries(3))
            .circuit_breaker(CircuitBreaker::off())
            .build()
            .unwrap();
        let mut under_way = JoinSet::new();
        let attempts = Arc::new(AtomicUsize::new(0));
        for _ in 0..runs {
            if under_way.len() >= 32 {
                under_way.join_next().await.unwrap().unwrap();
            }
            let (call, attempts) = (connector.exchange(ask()), Arc::clone(&attempts));
            under_way.spawn(async move {
                let error = call.await.unwrap_err();
                attempts.fetch_add(error.attempts() as usize, Ordering::SeqCst);
            });
        }
        while let Some(done) = under_way.join_next().await {
            done.unwrap();
        }
        calls += runs;
        // On a busy machine the time may be up before anything was sent.
        assert!(server.arrivals().len() <= runs);
        beyond += server.arrivals().len().saturating_sub(runs);
        assert_eq!(
            attempts.load(Ordering::SeqCst),
            runs,
            "each POST is sent once"
        );
    }
    (calls, beyond)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn row_137_a_post_arrives_once() {
    assert_eq!(second_arrivals(20).await.1, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes a minute: 1,000 runs of each script"]
async fn row_137_a_post_arrives_once_in_a_thousand_runs() {
    let (calls, beyond) = second_arrivals(1000).await;
    assert_eq!(beyond, 0, "of {calls} calls");
}

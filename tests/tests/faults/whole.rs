//! Whole calls under a paused clock: what is sent again, when, and under which key; what an error remembers.

use std::collections::BTreeSet;
use std::time::Duration;

use connector_runtime::{
    CircuitBreaker, Compat, Connector, ConnectorBuilder, Context, Error, ErrorKind, Retry, Sent,
    Timeouts,
};
use tokio::time::{Instant, advance};

use super::stage::{Reply, Scripted, ask, book, keys, look};

fn over(transport: &Scripted) -> ConnectorBuilder {
    Connector::builder()
        .keys(keys())
        .circuit_breaker(CircuitBreaker::off())
        .transport(transport.clone())
}

/// How many requests a POST, a GET and an idempotent POST make of this failure.
async fn arrivals(reply: impl Fn() -> Reply + Send + Sync + Clone + 'static) -> [usize; 3] {
    let mut counts = [0; 3];
    for (which, count) in counts.iter_mut().enumerate() {
        let reply = reply.clone();
        let transport = Scripted::new(move |_, _| reply());
        let connector = over(&transport).build().unwrap();
        let error = match which {
            0 => connector.exchange(ask()).await.unwrap_err(),
            1 => connector.exchange(look()).await.unwrap_err(),
            _ => connector.exchange(book()).await.unwrap_err(),
        };
        *count = transport.count();
        assert_eq!(error.attempts() as usize, *count, "{error}");
    }
    counts
}

#[tokio::test(start_paused = true)]
async fn sent_and_idempotency_and_kind_decide_what_is_sent_again() {
    use ErrorKind as Kind;
    // A failure that may pass, and one that will not.
    for kind in [
        Kind::Connect,
        Kind::Timeout,
        Kind::Transport,
        Kind::Protocol,
    ] {
        for (sent, wanted) in [
            (Sent::NotSent, [3, 3, 3]),
            (Sent::MaybeSent, [1, 3, 3]),
            (Sent::Answered, [1, 3, 3]),
        ] {
            let counts = arrivals(move || Reply::failure(kind, sent)).await;
            assert_eq!(counts, wanted, "{kind:?}, {sent:?}");
        }
    }
    for kind in [
        Kind::Tls,
        Kind::ClientCertificate,
        Kind::Egress,
        Kind::Key,
        Kind::Shutdown,
        Kind::Internal,
    ] {
        for sent in [Sent::NotSent, Sent::MaybeSent, Sent::Answered] {
            let counts = arrivals(move || Reply::failure(kind, sent)).await;
            assert_eq!(counts, [1, 1, 1], "{kind:?}, {sent:?}");
        }
    }
    // A name once more.
    let counts = arrivals(|| Reply::failure(Kind::Dns, Sent::NotSent)).await;
    assert_eq!(counts, [2, 2, 2]);
    for status in 100..=999 {
        let counts = match status {
            200..=299 => continue,
            // The first and the last are what no client gets from a transport that reads answers by the rules.
            100 | 102..=199 | 408 | 429 | 500 | 502 | 503 | 504 | 600..=999 => [1, 3, 3],
            _ => [1, 1, 1],
        };
        // 429 and 408 among them: the API answered, and a POST may have been done.
        assert_eq!(
            arrivals(move || Reply::status(status)).await,
            counts,
            "{status}"
        );
    }
}

fn keys_of(transport: &Scripted, header: &str) -> Vec<String> {
    let sent = transport.sent();
    let keys = sent.iter().map(|request| {
        let key = request.headers().get(header).unwrap();
        key.to_str().unwrap().to_owned()
    });
    keys.collect()
}

#[tokio::test(start_paused = true)]
async fn an_idempotency_key_is_one_exchange_s() {
    for header in ["idempotency-key", "x-request-key"] {
        let transport = Scripted::new(|_, _| Reply::status(503));
        let connector = over(&transport)
            .idempotency_key_header(header.parse().unwrap())
            .build()
            .unwrap();
        for _ in 0..3 {
            connector.exchange(book()).await.unwrap_err();
        }
        let keys = keys_of(&transport, header);
        assert_eq!(keys.len(), 9);
        let different: BTreeSet<_> = keys.iter().collect();
        assert_eq!(different.len(), 3, "one for each exchange");
        for attempts in keys.chunks(3) {
            assert!(attempts.iter().all(|key| *key == attempts[0]));
        }
    }
    let transport = Scripted::new(|_, _| Reply::status(200));
    let connector = over(&transport).build().unwrap();
    connector.exchange(ask()).await.unwrap();
    connector.exchange(look()).await.unwrap();
    for request in transport.sent() {
        assert!(!request.headers().contains_key("idempotency-key"));
    }
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_waited_for_in_full_or_not_at_all() {
    for (status, seconds) in [(429, 7), (503, 7), (429, 29), (503, 0)] {
        let transport = Scripted::new(move |number, _| match number {
            0 => Reply::status(status).header("retry-after", &seconds.to_string()),
            _ => Reply::status(200),
        });
        let connector = over(&transport).build().unwrap();
        let started = Instant::now();
        connector.exchange(look()).await.unwrap();
        let waited = started.elapsed();
        assert!(waited >= Duration::from_secs(seconds), "{waited:?}");
        assert!(waited <= Duration::from_secs(seconds + 2), "{waited:?}");
    }
    for (status, seconds) in [(429, 30_u64), (503, 30), (429, 86_400), (503, u64::MAX)] {
        let transport = Scripted::new(move |_, _| {
            Reply::status(status).header("retry-after", &seconds.to_string())
        });
        let connector = over(&transport).build().unwrap();
        let started = Instant::now();
        let error = connector.exchange(look()).await.unwrap_err();
        assert!(started.elapsed() < Duration::from_secs(1));
        assert_eq!(transport.count(), 1);
        assert!(error.retry_after() >= Some(Duration::from_secs(30)));
    }
}

#[tokio::test(start_paused = true)]
async fn row_138_a_deadline_in_mid_back_off_keeps_the_last_real_cause() {
    // The first attempt fails with 500, the second never ends: the limit is hit in it, and that is what is told.
    let transport = Scripted::new(|number, _| match number {
        0 => Reply::status(500),
        _ => Reply::never(),
    });
    let connector = over(&transport)
        .timeouts(Timeouts::default().total(Duration::from_secs(5)))
        .build()
        .unwrap();
    let started = Instant::now();
    let error = connector.exchange(look()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 2));
    assert_eq!(started.elapsed(), Duration::from_secs(5));
    // Every attempt takes most of the time: no wait fits any more, and the cause is the API's.
    let transport = Scripted::new(|_, _| Reply::status(503).after(Duration::from_millis(4995)));
    for roll in 0..50 {
        let connector = over(&transport)
            .timeouts(Timeouts::default().total(Duration::from_secs(5)))
            .retry(Retry::default().retries(10))
            .build()
            .unwrap();
        let started = Instant::now();
        let error = connector.exchange(look()).await.unwrap_err();
        assert!(started.elapsed() <= Duration::from_secs(5));
        // A wait of under 5 ms leaves time for an attempt that then hits the limit.
        let real = error.kind() == ErrorKind::Status && error.status().is_some();
        assert!(real || error.attempts() == 2, "{roll}: {error}");
    }
    // While the next attempt waits for a place, the time is up: the last real cause is kept.
    let transport = Scripted::new(|number, _| match number {
        0 => Reply::status(503).header("retry-after", "2"),
        _ => Reply::never(),
    });
    let connector = over(&transport)
        .timeouts(
            Timeouts::default()
                .total(Duration::from_secs(5))
                .attempt(Duration::from_secs(600)),
        )
        .limits(connector_runtime::Limits::default().in_flight(1))
        .build()
        .unwrap();
    let call = tokio::spawn(connector.exchange(look()));
    advance(Duration::from_secs(1)).await;
    // Somebody else takes the place while the call waits without one.
    let deadline = std::time::Instant::now() + Duration::from_secs(3600);
    let other = connector
        .within(&Context::new().deadline(deadline))
        .exchange(ask());
    let other = tokio::spawn(other);
    let error: Error = call.await.unwrap().unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::Status, 1),
        "{error}"
    );
    other.abort();
}

#[tokio::test(start_paused = true)]
async fn nobody_waits_with_a_place() {
    let transport = Scripted::new(|number, _| match number {
        0 => Reply::status(503).header("retry-after", "5"),
        _ => Reply::status(200),
    });
    let connector = over(&transport)
        .limits(connector_runtime::Limits::default().in_flight(1))
        .build()
        .unwrap();
    let waits = tokio::spawn(connector.exchange(look()));
    advance(Duration::from_secs(1)).await;
    // The one place is free while the other call waits to be sent again.
    let started = Instant::now();
    connector.exchange(ask()).await.unwrap();
    assert!(started.elapsed() < Duration::from_secs(1));
    assert_eq!(waits.await.unwrap().unwrap().points, 7);
    assert_eq!(transport.count(), 3);
}

#[tokio::test(start_paused = true)]
async fn no_attempt_begins_after_the_deadline() {
    for limit in [1, 10, 11, 30, 100, 1000, 3000] {
        let transport = Scripted::new(|_, _| Reply::status(503));
        let limit = Duration::from_millis(limit);
        let connector = over(&transport)
            .timeouts(Timeouts::default().total(limit))
            .retry(Retry::default().retries(10))
            .build()
            .unwrap();
        for _ in 0..20 {
            let started = Instant::now();
            connector.exchange(look()).await.unwrap_err();
            // Timers count in milliseconds.
            assert!(started.elapsed() <= limit + Duration::from_millis(1));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn presets_send_everything_again() {
    for (compat, attempt, attempts) in [
        (Compat::B2c, 10, 2),
        (Compat::B2cLegacy, 30, 3),
        (Compat::B2cUserFlow, 5, 2),
    ] {
        let transport = Scripted::new(|_, _| Reply::never());
        let connector = over(&transport).compat(compat).build().unwrap();
        let started = Instant::now();
        let error = connector.exchange(ask()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert_eq!(error.attempts(), attempts, "{compat:?}");
        let least = Duration::from_secs(attempt * u64::from(attempts));
        assert!(started.elapsed() >= least, "{compat:?}");
        assert!(started.elapsed() < least + Duration::from_secs(2));
        assert_eq!(transport.count(), attempts as usize);
        assert_eq!(transport.under_way(), 0);
    }
}

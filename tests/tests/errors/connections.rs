//! What goes wrong on the way.

use std::time::{Duration, Instant};

use connector_runtime::{Context, Error, ErrorKind, Limits, Sent, Timeouts};
use connector_tests::{Conversation, Deaf, Server, answer, connector_builder};

use super::record::{Lookup, Record, input, keys};

const SHORT: Duration = Duration::from_millis(300);

async fn failure(server: &Server, timeouts: Timeouts) -> Error {
    let connector = connector_builder()
        .keys(keys())
        .timeouts(timeouts)
        .limits(Limits::default().response(32))
        .service_url::<Lookup>(server.url("/lookup"))
        .build()
        .unwrap();
    connector.exchange(input()).await.unwrap_err()
}

#[tokio::test]
async fn no_connection() {
    let mut record = Record::default();
    let at = |url: String| {
        connector_builder()
            .keys(keys())
            .timeouts(
                Timeouts::default()
                    .connect(Duration::from_secs(20))
                    .attempt(Duration::from_secs(25)),
            )
            .service_url::<Lookup>(url)
            .build()
            .unwrap()
            .exchange(input())
    };
    // A name under `invalid` never resolves (RFC 6761 §6.4).
    let error = at("https://crm.example.invalid/lookup?code=canary".into())
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.sent()),
        (ErrorKind::Dns, Sent::NotSent)
    );
    record.add("a name that cannot be resolved", &error, None);

    // TCP is there, TLS never answers.
    let server = Server::start(Conversation::new().hold()).await;
    let connector = connector_builder()
        .keys(keys())
        .timeouts(Timeouts::default().connect(SHORT))
        .service_url::<Lookup>(format!("https://localhost:{}/lookup", server.port()))
        .build()
        .unwrap();
    let started = Instant::now();
    let error = connector.exchange(input()).await.unwrap_err();
    assert!(started.elapsed() < SHORT * 5);
    record.add("a server that says nothing to TLS", &error, Some(&server));
    record.assert("no_connection");
}

#[tokio::test]
async fn refused_connection() {
    let mut record = Record::default();
    let deaf = Deaf::new();
    let port = deaf.port();
    let connector = connector_builder()
        .keys(keys())
        .service_url::<Lookup>(format!("http://127.0.0.1:{port}/lookup"))
        .build()
        .unwrap();
    let error = connector.exchange(input()).await.unwrap_err();
    assert!(error.user_message().contains(&format!(":{port}/")));
    assert_eq!(
        (error.kind(), error.sent(), error.attempts()),
        // What was not sent may be sent again.
        (ErrorKind::Connect, Sent::NotSent, 3)
    );
    record.add("a connection that is refused", &error, None);
    record.masked(port).assert("refused_connection");
}

#[tokio::test]
async fn too_slow() {
    let mut record = Record::default();
    let attempt = Timeouts::default().attempt(SHORT);
    let total = Timeouts::default().total(SHORT);
    let read = || Conversation::new().read_request();
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n";
    let cases = [
        ("no answer within an attempt", read().hold(), attempt),
        ("no answer within the call", read().hold(), total),
        (
            "a head byte by byte",
            read().trickle(head, Duration::from_millis(20)),
            attempt,
        ),
        (
            "half a body",
            read().write(head).write("{\"poi").hold(),
            attempt,
        ),
        (
            "a body byte by byte",
            read().write(head).trickle("{\"points\":7}", SHORT / 4),
            attempt,
        ),
        (
            "informational answers without end",
            read().forever(
                Conversation::new()
                    .write("HTTP/1.1 103 Early Hints\r\n\r\n")
                    .sleep(Duration::from_millis(5)),
            ),
            attempt,
        ),
    ];
    for (what, conversation, timeouts) in cases {
        let server = Server::start(conversation).await;
        let started = Instant::now();
        let error = failure(&server, timeouts).await;
        assert!(
            started.elapsed() < SHORT * 3,
            "{what}: {:?}",
            started.elapsed()
        );
        assert!(error.is_timeout(), "{error}");
        record.add(what, &error, Some(&server));
        assert_eq!(server.arrivals().len(), 1, "{what}: a POST is sent once");
    }

    // The call's own deadline, which is earlier than every limit.
    let server = Server::start(read().hold()).await;
    let connector = connector_builder()
        .keys(keys())
        .service_url::<Lookup>(server.url("/lookup"))
        .build()
        .unwrap();
    let context = Context::new().deadline(Instant::now() + SHORT);
    let error = connector
        .within(&context)
        .exchange(input())
        .await
        .unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(error.sent(), Sent::MaybeSent);
    let context = Context::new().deadline(Instant::now());
    let error = connector
        .within(&context)
        .exchange(input())
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.sent(), error.attempts()),
        (ErrorKind::Timeout, Sent::NotSent, 0)
    );
    assert_eq!(server.arrivals().len(), 1);
    record.assert("too_slow");
}

#[tokio::test]
async fn broken() {
    let mut record = Record::default();
    let read = || Conversation::new().read_request();
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n";
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    let cases = [
        ("a reset after the request", read().reset()),
        ("a close after the request", read().close()),
        (
            "a close within the head",
            read().write("HTTP/1.1 200 O").close(),
        ),
        (
            "a body that is too short",
            read().write(head).write("{\"poi").close(),
        ),
        (
            "chunks that do not end",
            read().write(chunked).chunk("{\"poi").close(),
        ),
        (
            "a reset within the body",
            read().write(head).write("{").sleep(SHORT / 3).reset(),
        ),
        ("no HTTP", read().write("hello\r\n\r\n").close()),
        ("a status that is none", read().write(answer(999, "{}"))),
        (
            "a status of one digit",
            read().write("HTTP/1.1 2 OK\r\n\r\n").close(),
        ),
        (
            "two lengths",
            read()
                .write("HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}")
                .close(),
        ),
        (
            "another protocol, not asked for",
            read()
                .write("HTTP/1.1 101 Switching\r\nupgrade: x\r\n\r\n")
                .hold(),
        ),
        (
            "a head without end",
            read().forever(Conversation::new().write("HTTP/1.1 200 OK\r\n").repeat(
                2000,
                Conversation::new().write(format!("x-filler: {}\r\n", "y".repeat(2000))),
            )),
        ),
        ("a part of the answer", read().write(answer(206, "{}"))),
        (
            "an answer beyond the limit, and it says so",
            read().write(answer(200, "x".repeat(33))),
        ),
        (
            "an answer beyond the limit, in chunks",
            read()
                .write(chunked)
                .forever(Conversation::new().chunk("x")),
        ),
    ];
    for (what, conversation) in cases {
        let server = Server::start(conversation).await;
        let error = failure(&server, Timeouts::default()).await;
        record.add(what, &error, Some(&server));
        assert_eq!(server.arrivals().len(), 1, "{what}: a POST is sent once");
    }
    record.assert("broken");
}

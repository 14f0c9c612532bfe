//! Rows 19 to 36: slow, cut, oversized and garbled answers.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use connector_runtime::{ErrorKind, Sent};
use connector_tests::{Conversation, Server, answer};

use super::stage::{Again, Row, SHORT, ask, calling, row};

const TICK: Duration = Duration::from_millis(20);
const OF_12: &str = "HTTP/1.1 200 OK\r\ncontent-length: 12\r\n\r\n";
const CHUNKED: &str = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";

fn read() -> Conversation {
    Conversation::new().read_request()
}

fn timeout(sent: Sent) -> Row {
    row(ErrorKind::Timeout, sent)
        .message("MT")
        .again(Again::Idempotent)
        .failure()
        .within(SHORT)
}

fn transport(sent: Sent) -> Row {
    row(ErrorKind::Transport, sent)
        .again(Again::Idempotent)
        .failure()
}

fn protocol(sent: Sent) -> Row {
    row(ErrorKind::Protocol, sent)
        .again(Again::Idempotent)
        .failure()
}

#[tokio::test]
async fn row_019_headers_that_never_come() {
    timeout(Sent::MaybeSent).holds(read().hold()).await;
}

#[tokio::test]
async fn row_020_headers_byte_by_byte() {
    timeout(Sent::MaybeSent)
        .holds(read().trickle(OF_12, TICK))
        .await;
}

#[tokio::test]
async fn row_021_a_body_byte_by_byte() {
    // No pause is long; the whole is.
    timeout(Sent::Answered)
        .holds(read().write(OF_12).trickle(r#"{"points":7}"#, TICK))
        .await;
}

#[tokio::test]
async fn row_022_a_body_that_stops_half_way() {
    timeout(Sent::Answered)
        .holds(read().write(OF_12).write("{\"poi").hold())
        .await;
}

#[tokio::test]
async fn row_023_a_body_shorter_than_its_length() {
    transport(Sent::Answered)
        .holds(read().write(OF_12).write("{\"poi").close())
        .await;
}

#[tokio::test]
async fn row_024_chunks_that_do_not_end() {
    transport(Sent::Answered)
        .holds(read().write(CHUNKED).chunk(r#"{"points":7}"#).close())
        .await;
}

#[tokio::test]
async fn row_025_a_body_that_the_end_of_the_connection_ends() {
    let until_close = |body: &str| {
        read()
            .write(format!("HTTP/1.0 200 OK\r\n\r\n{body}"))
            .close()
    };
    let server = Server::start(until_close(r#"{"points":7}"#)).await;
    let connector = calling(&server).build().unwrap();
    assert_eq!(connector.exchange(ask()).await.unwrap().points, 7);
    // Nobody can see that it was cut, but a prefix of JSON is none.
    for prefix in [r#"{"points":7"#, r#"{"points":"#, r#"{"po"#, "{"] {
        row(ErrorKind::Decode, Sent::Answered)
            .holds(until_close(prefix))
            .await;
    }
}

#[tokio::test]
async fn row_026_bytes_behind_the_answer_are_nobody_s() {
    let foreign = answer(200, r#"{"points":666}"#);
    let mut bytes = answer(200, r#"{"points":7}"#);
    bytes.extend_from_slice(&foreign);
    let server = Server::start(Conversation::answering(bytes)).await;
    let connector = calling(&server).build().unwrap();
    for _ in 0..50 {
        assert_eq!(connector.exchange(ask()).await.unwrap().points, 7);
    }
    assert_eq!(server.arrivals().len(), 50);
    assert_eq!(server.connections(), 50, "none is used again");
}

#[tokio::test]
async fn row_027_two_lengths() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 12\r\ncontent-length: 2\r\n\r\n";
    protocol(Sent::MaybeSent)
        .holds(read().write(head).write(r#"{"points":7}"#).close())
        .await;
}

#[tokio::test]
async fn row_027_a_length_and_chunks() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 12\r\ntransfer-encoding: chunked\r\n\r\n";
    protocol(Sent::Answered)
        .holds(
            read()
                .write(head)
                .chunk(r#"{"points":7}"#)
                .last_chunk()
                .hold(),
        )
        .await;
}

#[tokio::test]
async fn row_028_an_answer_that_says_that_it_is_too_large() {
    // The body never comes, and nobody waits for it.
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 33\r\n\r\n";
    row(ErrorKind::BodyTooLarge, Sent::Answered)
        .response(32)
        .holds(read().write(head).hold())
        .await;
}

#[tokio::test]
async fn row_029_an_answer_without_end() {
    row(ErrorKind::BodyTooLarge, Sent::Answered)
        .response(32)
        .holds(
            read()
                .write(CHUNKED)
                .forever(Conversation::new().chunk("xxxx")),
        )
        .await;
}

#[tokio::test]
async fn row_029_the_limit_is_inclusive() {
    let body = r#"{"points":7}"#;
    for (limit, fits) in [(12, true), (11, false)] {
        let script = read().write(CHUNKED).chunk(body).last_chunk().hold();
        let server = Server::start(script).await;
        let connector = calling(&server)
            .limits(connector_runtime::Limits::default().response(limit))
            .build()
            .unwrap();
        assert_eq!(connector.exchange(ask()).await.is_ok(), fits);
    }
}

#[tokio::test]
async fn row_030_a_compressed_answer_is_never_unpacked() {
    // The start of a gzip member; what it would unpack to is never found out.
    let bomb = b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 10\r\n\r\n\x1f\x8b\x08\0\0\0\0\0\0\x03";
    let server = Server::start(Conversation::answering(bomb)).await;
    let connector = calling(&server).build().unwrap();
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ContentType);
    let request = server.arrival().request();
    assert_eq!(request.header("accept-encoding"), None);
}

#[tokio::test]
async fn row_031_an_encoding_that_was_not_asked_for() {
    for encoding in ["gzip", "br", "zstd", "deflate", "gzip, identity", "x-own"] {
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-encoding: {encoding}\r\ncontent-length: 12\r\n\r\n"
        );
        row(ErrorKind::ContentType, Sent::Answered)
            .holds(Conversation::answering(format!("{head}{{\"points\":7}}")))
            .await;
    }
}

#[tokio::test]
async fn row_032_a_flood_of_headers() {
    let mut head = "HTTP/1.1 200 OK\r\n".to_owned();
    for number in 0..200 {
        write!(head, "x-{number}: y\r\n").unwrap();
    }
    head.push_str("content-length: 12\r\n\r\n{\"points\":7}");
    protocol(Sent::MaybeSent)
        .holds(Conversation::answering(head))
        .await;
}

#[tokio::test]
async fn row_032_a_giant_header() {
    let filler = Conversation::new().write("y".repeat(64 * 1024));
    protocol(Sent::MaybeSent)
        .holds(read().write("HTTP/1.1 200 OK\r\nx: ").forever(filler))
        .await;
}

#[tokio::test]
async fn row_033_a_thousand_early_hints() {
    let early = Conversation::new().write("HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n");
    let script = read()
        .repeat(1000, early)
        .write(answer(200, r#"{"points":7}"#))
        .hold();
    let server = Server::start(script).await;
    let connector = calling(&server).build().unwrap();
    assert_eq!(connector.exchange(ask()).await.unwrap().points, 7);
}

#[tokio::test]
async fn row_033_informational_answers_without_end() {
    let early = Conversation::new()
        .write("HTTP/1.1 100 Continue\r\n\r\n")
        .sleep(Duration::from_millis(2));
    timeout(Sent::MaybeSent).holds(read().forever(early)).await;
}

#[tokio::test]
async fn row_034_another_protocol_that_was_not_asked_for() {
    let head = "HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n";
    row(ErrorKind::Protocol, Sent::Answered)
        .holds(read().write(head).hold())
        .await;
}

#[tokio::test]
async fn row_035_no_http() {
    for line in ["hello\r\n\r\n", "HTTP/1.1 2 OK\r\n\r\n", "\0\0\0\r\n\r\n"] {
        protocol(Sent::MaybeSent)
            .holds(read().write(line).close())
            .await;
    }
}

#[tokio::test]
async fn row_036_an_error_with_a_gigabyte() {
    let head = "HTTP/1.1 500 Oops\r\ncontent-length: 1073741824\r\n\r\n";
    let endless = Conversation::new().write(vec![b'x'; 4096]);
    let started = Instant::now();
    let error = row(ErrorKind::Status, Sent::Answered)
        .again(Again::Idempotent)
        .failure()
        .holds(read().write(head).forever(endless))
        .await;
    assert_eq!(error.body().len(), 16 * 1024);
    assert!(started.elapsed() < Duration::from_secs(10));
}

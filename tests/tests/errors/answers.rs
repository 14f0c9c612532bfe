//! What the API answers, and what cannot be read of it.

use connector_runtime::{Error, Sent};
use connector_tests::{Conversation, Server, answer, connector_builder};

use super::record::{Lookup, Record, input, keys};

async fn failure(bytes: Vec<u8>) -> (Server, Error) {
    let server = Server::start(Conversation::answering(bytes)).await;
    let connector = connector_builder()
        .keys(keys())
        .service_url::<Lookup>(server.url("/lookup"))
        .build()
        .unwrap();
    let error = connector.exchange(input()).await.unwrap_err();
    assert_eq!(
        (error.sent(), error.attempts()),
        (Sent::Answered, 1),
        "{error}"
    );
    assert_eq!(server.arrivals().len(), 1, "a POST is sent once");
    (server, error)
}

/// An answer with these fields, and a body.
fn with(status: u16, fields: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut bytes = format!(
        "HTTP/1.1 {status} Recorded\r\n{fields}content-length: {}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

const CONTRACT: &str = r#"{"version":"1.0.0","status":409,"code":"API12345","requestId":"50f0bd91","userMessage":"The number is not known.","developerMessage":"canary","moreInfo":"https://restapi/error"}"#;

#[tokio::test]
async fn statuses() {
    let mut record = Record::default();
    let cases = [
        (
            "301",
            with(301, "location: https://elsewhere.example/canary\r\n", ""),
        ),
        ("520, which has no name", with(520, "", "")),
        ("499, which has no name", with(499, "", "")),
        ("304", b"HTTP/1.1 304 Not Modified\r\n\r\n".to_vec()),
        ("307", with(307, "location: file:///etc/passwd\r\n", "")),
        ("400 with a message for the user", answer(400, CONTRACT)),
        ("409 with a message for the user", answer(409, CONTRACT)),
        (
            "409 with a page",
            with(409, "content-type: text/html\r\n", "<html>canary</html>"),
        ),
        ("409 without a body", with(409, "", "")),
        (
            "400 of another contract",
            answer(400, r#"{"error":"invalid_grant"}"#),
        ),
        (
            "401",
            with(401, "www-authenticate: Bearer realm=\"canary\"\r\n", ""),
        ),
        ("401 with a message for the user", answer(401, CONTRACT)),
        ("403", with(403, "", "no")),
        ("404", with(404, "", "")),
        ("407", with(407, "", "")),
        ("408", with(408, "", "")),
        ("408 with a message for the user", answer(408, CONTRACT)),
        ("429", with(429, "retry-after: 7\r\n", "")),
        ("429 with a message for the user", answer(429, CONTRACT)),
        ("500", with(500, "", "")),
        (
            "500 with what would be a message for the user",
            answer(500, CONTRACT),
        ),
        ("503", with(503, "retry-after: 3\r\n", "")),
        ("504", with(504, "", "")),
    ];
    for (what, bytes) in cases {
        let (server, error) = failure(bytes).await;
        record.add(what, &error, Some(&server));
    }
    record.assert("statuses");
}

#[tokio::test]
async fn bodies() {
    let mut record = Record::default();
    let deep = format!("{}1{}", "{\"a\":".repeat(33), "}".repeat(33));
    let json = |body: &str| answer(200, body);
    let cases = [
        (
            "a page",
            with(
                200,
                "content-type: text/html; charset=utf-8\r\n",
                "<html>canary</html>",
            ),
        ),
        (
            "compressed",
            with(
                200,
                "content-type: application/json\r\ncontent-encoding: gzip\r\n",
                "{}",
            ),
        ),
        (
            "UTF-16",
            with(
                200,
                "content-type: application/json; charset=utf-16\r\n",
                "{}",
            ),
        ),
        (
            "text that is no JSON",
            with(200, "content-type: text/plain\r\n", "canary"),
        ),
        ("cut JSON", json(r#"{"points":"#)),
        ("bytes behind the JSON", json(r#"{"points":7}{"points":8}"#)),
        (
            "invalid UTF-8",
            answer(200, b"{\"points\":7,\"x\":\"\xff\"}"),
        ),
        ("a missing claim", json("{}")),
        ("no body", with(204, "", "").into_iter().collect()),
        ("null for a claim", json(r#"{"points":null}"#)),
        ("a string for a number", json(r#"{"points":"canary"}"#)),
        (
            "a number that does not fit",
            json(r#"{"points":4294967296}"#),
        ),
        ("a negative number", json(r#"{"points":-1}"#)),
        ("an object for a number", json(r#"{"points":{"canary":1}}"#)),
        (
            "a claim that stands twice",
            json(r#"{"points":7,"points":8}"#),
        ),
        ("an array", json("[7]")),
        ("a string", json(r#""canary""#)),
        ("33 levels", json(&deep)),
    ];
    for (what, bytes) in cases {
        let (server, error) = failure(bytes).await;
        record.add(what, &error, Some(&server));
        let text = format!("{error} {error:?} {}", error.user_message());
        assert!(!text.contains("canary"), "{text}");
    }
    record.assert("bodies");
}

//! Rows 49 to 72: the status of an answer.

use std::time::{Duration, Instant};

use connector_runtime::{ErrorKind, Sent, Timeouts, technical_profile};
use connector_tests::{Conversation, Server};

use super::stage::{Again, SHORT, ask, at, builder, calling, look, row};

fn answered(kind: ErrorKind) -> super::stage::Row {
    row(kind, Sent::Answered)
}

fn with(status: u16, fields: &str, body: &str) -> Conversation {
    let length = body.len();
    Conversation::answering(format!(
        "HTTP/1.1 {status} Recorded\r\n{fields}content-length: {length}\r\n\r\n{body}"
    ))
}

const REFUSAL: &str = r#"{"version":"1.0.0","status":409,"code":"E1","requestId":"r","userMessage":"taken","developerMessage":"d","moreInfo":"m"}"#;

#[tokio::test]
async fn row_049_a_success() {
    let server = Server::start(with(200, "", r#"{"points":7}"#)).await;
    let connector = calling(&server).build().unwrap();
    assert_eq!(connector.exchange(ask()).await.unwrap().points, 7);
    assert_eq!(server.arrivals().len(), 1);
}

#[technical_profile(service_url = "https://api.example.com/", auth = Bearer, allow_http = true)]
struct Lenient {
    #[output(default = 3)]
    points: u32,
    #[output]
    name: Option<String>,
}

#[tokio::test]
async fn row_050_a_success_without_a_body() {
    for (status, body) in [(204, ""), (200, ""), (200, "null")] {
        let script = if status == 204 {
            Conversation::answering("HTTP/1.1 204 No Content\r\n\r\n")
        } else {
            with(status, "", body)
        };
        let server = Server::start(script.clone()).await;
        let connector = calling(&server)
            .service_url::<Lenient>(server.url("/"))
            .build()
            .unwrap();
        let claims = connector.exchange(LenientInput {}).await.unwrap();
        assert_eq!((claims.points, claims.name), (3, None));
        answered(ErrorKind::Decode).holds(script).await;
    }
}

#[tokio::test]
async fn row_051_other_successes() {
    for status in [201, 202, 203, 226, 299] {
        let server = Server::start(with(status, "", r#"{"points":7}"#)).await;
        let connector = calling(&server).build().unwrap();
        assert_eq!(connector.exchange(ask()).await.unwrap().points, 7);
    }
    // Nobody asked for a part.
    answered(ErrorKind::Protocol)
        .holds(with(206, "", r#"{"points":7}"#))
        .await;
}

#[tokio::test]
async fn row_052_400_with_the_error_of_the_documents() {
    answered(ErrorKind::Validation)
        .message("taken")
        .holds(with(400, "", REFUSAL))
        .await;
}

#[tokio::test]
async fn row_053_409_with_the_error_of_the_documents() {
    let error = answered(ErrorKind::Validation)
        .message("taken")
        .holds(with(409, "", REFUSAL))
        .await;
    let refusal = error.validation().unwrap();
    assert_eq!(refusal.code(), Some("E1"));
    assert_eq!(refusal.details(), None, "that is for debug mode");
}

#[tokio::test]
async fn row_054_409_without_a_message() {
    let bodies = [
        "",
        "<html>no</html>",
        "[]",
        "{}",
        r#"{"userMessage":7}"#,
        r#"{"UserMessage":"no"}"#,
        r#"{"userMessage":null}"#,
    ];
    for body in bodies {
        answered(ErrorKind::Status)
            .holds(with(409, "content-type: text/html\r\n", body))
            .await;
    }
}

#[tokio::test]
async fn row_055_a_message_of_a_megabyte_and_with_control_characters() {
    let long = format!(
        "{{\"userMessage\":\"<b>a\\u0007b\\u001b[31m\\u202e{}\"}}",
        "é".repeat(400_000)
    );
    let server = Server::start(with(409, "", &long)).await;
    let connector = calling(&server).build().unwrap();
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Validation);
    let message = error.user_message();
    assert!(message.len() <= 1024 + "…".len() && message.ends_with('…'));
    assert!(message.starts_with("<b>ab[31m"), "{}", &message[..40]);
    assert!(!message.chars().any(char::is_control));
    // A program that wants the text gets it as it came; logs never do.
    assert!(error.validation().unwrap().user_message().contains('\u{7}'));
    assert!(!format!("{error} {error:?}").contains("31m"));
}

#[tokio::test]
async fn row_056_401() {
    let challenge = "www-authenticate: Bearer realm=\"canary-7f3\"\r\n";
    let error = answered(ErrorKind::Unauthorized)
        .holds(with(401, challenge, "{}"))
        .await;
    assert!(!format!("{error} {error:?}").contains("canary-7f3"));
    answered(ErrorKind::Validation)
        .message("taken")
        .holds(with(401, "", REFUSAL))
        .await;
}

#[tokio::test]
async fn row_057_403() {
    answered(ErrorKind::Forbidden)
        .holds(with(403, "", "{}"))
        .await;
    answered(ErrorKind::Validation)
        .message("taken")
        .holds(with(403, "", REFUSAL))
        .await;
}

#[tokio::test]
async fn row_058_other_refusals() {
    for status in [402, 404, 405, 410, 415, 418, 422, 431, 451, 499] {
        answered(ErrorKind::Status)
            .holds(with(status, "", "no"))
            .await;
        answered(ErrorKind::Validation)
            .message("taken")
            .holds(with(status, "", REFUSAL))
            .await;
    }
}

#[tokio::test]
async fn row_059_a_proxy_that_wants_to_know_who_calls() {
    answered(ErrorKind::Egress)
        .holds(with(407, "proxy-authenticate: Basic\r\n", ""))
        .await;
}

#[tokio::test]
async fn row_060_408() {
    answered(ErrorKind::Timeout)
        .message("MT")
        .again(Again::Idempotent)
        .failure()
        .holds(with(408, "connection: close\r\n", ""))
        .await;
}

#[tokio::test]
async fn row_061_429_is_waited_for_and_no_failure() {
    answered(ErrorKind::RateLimited)
        .again(Again::Idempotent)
        .holds(with(429, "retry-after: 0\r\n", ""))
        .await;
    // In full, where it fits.
    let then = [
        Conversation::new()
            .read_request()
            .write("HTTP/1.1 429 Slow\r\nretry-after: 1\r\ncontent-length: 0\r\n\r\n")
            .close(),
        with(200, "", r#"{"points":7}"#),
    ];
    let server = Server::start_each(then).await;
    let connector = calling(&server).build().unwrap();
    connector.exchange(look()).await.unwrap();
    let arrivals = server.arrivals();
    let waited = arrivals[1].at - arrivals[0].at;
    assert!(waited >= Duration::from_millis(990), "{waited:?}");
    // At once, where it does not.
    let server = Server::start(with(429, "retry-after: 31\r\n", "")).await;
    let connector = calling(&server).build().unwrap();
    let started = Instant::now();
    let error = connector.exchange(look()).await.unwrap_err();
    assert!(started.elapsed() < Duration::from_secs(5));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(31)));
    assert_eq!(server.arrivals().len(), 1);
}

#[tokio::test]
async fn row_062_retry_after_in_every_form() {
    let long = Duration::from_secs(60 * 60 * 24 * 365);
    let none = ["-1", "1e99", "soon", "", "0x10", "5s", "+5", "1.5", "5, 9"];
    let some = [
        ("0", Duration::ZERO),
        ("7", Duration::from_secs(7)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", Duration::ZERO),
        ("99999999999999999999999", long),
        ("Fri, 31 Dec 9999 23:59:59 GMT", long),
        ("5\r\nretry-after: 9", Duration::from_secs(9)),
        ("soon\r\nretry-after: 9", Duration::from_secs(9)),
    ];
    let none = none.map(|value| (value, None));
    let some = some.map(|(value, wanted)| (value, Some(wanted)));
    for (value, wanted) in none.into_iter().chain(some) {
        let server = Server::start(with(429, &format!("retry-after: {value}\r\n"), "")).await;
        let connector = calling(&server).build().unwrap();
        let error = connector.exchange(ask()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::RateLimited);
        assert_eq!(error.retry_after(), wanted, "{value}");
    }
}

#[tokio::test]
async fn row_063_500() {
    answered(ErrorKind::Status)
        .again(Again::Idempotent)
        .failure()
        .holds(with(500, "", REFUSAL))
        .await;
}

#[tokio::test]
async fn row_064_what_the_api_will_never_do() {
    for status in [501, 505, 511] {
        answered(ErrorKind::Status)
            .failure()
            .holds(with(status, "", ""))
            .await;
    }
}

#[tokio::test]
async fn row_065_gateways() {
    for (status, message) in [(502, "MF"), (503, "MF"), (504, "MT")] {
        answered(ErrorKind::Status)
            .message(message)
            .again(Again::Idempotent)
            .failure()
            .holds(with(status, "", ""))
            .await;
    }
    // A 503 that says when is waited for.
    let server = Server::start_each([
        Conversation::new()
            .read_request()
            .write("HTTP/1.1 503 Later\r\nretry-after: 1\r\ncontent-length: 0\r\n\r\n")
            .close(),
        with(200, "", r#"{"points":7}"#),
    ])
    .await;
    let connector = calling(&server).build().unwrap();
    connector.exchange(look()).await.unwrap();
    let arrivals = server.arrivals();
    assert!(arrivals[1].at - arrivals[0].at >= Duration::from_millis(990));
}

/// A redirect to another server, which must hear nothing.
async fn redirected(status: u16, to: impl Fn(&Server, &Server) -> String) {
    let other = Server::start(with(200, "", r#"{"points":666}"#)).await;
    // It is known only when the server stands where it leads.
    let probe = Server::start(Conversation::new()).await;
    let location = to(&probe, &other);
    let script = with(status, &format!("location: {location}\r\n"), "");
    let error = answered(ErrorKind::Redirect).holds(script).await;
    assert_eq!(error.status().unwrap().as_u16(), status);
    assert!(!format!("{error} {error:?}").contains("canary-7f3"));
    assert_eq!((other.connections(), probe.connections()), (0, 0));
}

#[tokio::test]
async fn row_066_a_redirect_to_the_same_origin() {
    for status in [301, 302, 303, 307, 308] {
        redirected(status, |_, _| "/elsewhere?code=canary-7f3".into()).await;
    }
}

#[tokio::test]
async fn row_067_a_redirect_to_another_host() {
    for status in [301, 302, 303] {
        redirected(status, |_, other| other.url("/?code=canary-7f3")).await;
    }
}

#[tokio::test]
async fn row_068_a_redirect_from_https_to_http() {
    let authority = connector_tests::Authority::new("servers");
    let certified = authority.server(&["localhost"], connector_tests::Validity::Now);
    let other = Server::start(with(200, "", r#"{"points":666}"#)).await;
    let script = with(302, &format!("location: {}\r\n", other.url("/ask")), "");
    let server = Server::start_tls(connector_tests::ServerTls::new(&certified), script).await;
    let connector = at(builder(), |path| server.url(path))
        .tls(connector_runtime::Tls::default().root_certificate(authority.pem()))
        .build()
        .unwrap();
    let error = connector.exchange(ask()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert_eq!((server.arrivals().len(), other.connections()), (1, 0));
}

#[tokio::test]
async fn row_069_a_redirect_that_would_take_the_body_along() {
    for status in [307, 308] {
        redirected(status, |_, other| other.url("/")).await;
    }
}

#[tokio::test]
async fn row_070_redirects_to_anything() {
    answered(ErrorKind::Redirect)
        .holds(Conversation::answering("HTTP/1.1 304 Same\r\n\r\n"))
        .await;
    for location in [
        "file:///etc/passwd",
        "gopher://localhost/",
        "javascript:alert(1)",
        "",
        "//",
        "http://[::bad",
    ] {
        redirected(300, |_, _| location.to_owned()).await;
        redirected(302, |_, _| location.to_owned()).await;
    }
}

#[tokio::test]
async fn row_071_what_is_no_status() {
    for status in [600, 999] {
        row(ErrorKind::Protocol, Sent::Answered)
            .again(Again::Idempotent)
            .failure()
            .holds(with(status, "", "{}"))
            .await;
    }
    row(ErrorKind::Protocol, Sent::MaybeSent)
        .again(Again::Idempotent)
        .failure()
        .holds(Conversation::answering(
            "HTTP/1.1 000 Zero\r\ncontent-length: 0\r\n\r\n",
        ))
        .await;
}

#[tokio::test]
async fn row_072_cookies_are_not_kept() {
    let cookie = "set-cookie: session=1; path=/\r\n";
    let server = Server::start(with(200, cookie, r#"{"points":7}"#)).await;
    let connector = calling(&server)
        .timeouts(Timeouts::default().attempt(SHORT * 20))
        .build()
        .unwrap();
    for _ in 0..2 {
        connector.exchange(ask()).await.unwrap();
        connector.exchange(look()).await.unwrap();
    }
    let arrivals = server.arrivals();
    assert_eq!(arrivals.len(), 4);
    for arrival in arrivals {
        let request = arrival.request();
        assert_eq!(request.header("cookie"), None);
        assert_eq!(request.header("referer"), None);
    }
}

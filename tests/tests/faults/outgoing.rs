//! Rows 91 to 106: what is sent arrives as it was, or nothing is sent.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use connector_runtime::{
    Error, ErrorKind, InputClaims, Limits, MemoryTransport, Sent, technical_profile,
};
use connector_tests::{Conversation, Server, answer, connector_builder, form, over_hyper, percent};

use super::stage::{calling, keys, look};

/// Sends to nobody, and says what would have arrived.
async fn send<I: InputClaims>(input: I) -> Result<http::Request<Bytes>, Error> {
    let seen = Arc::new(Mutex::new(None));
    let arrival = Arc::clone(&seen);
    let connector = connector_builder()
        .keys(keys())
        .transport(MemoryTransport::new(move |request| {
            *arrival.lock().unwrap() = Some(request);
            http::Response::new("{}".into())
        }))
        .build()
        .unwrap();
    let result = connector.exchange(input).await;
    let seen = seen.lock().unwrap().take();
    match result {
        Ok(_) => Ok(seen.unwrap()),
        Err(error) => {
            assert!(seen.is_none(), "it was sent all the same");
            Err(error)
        }
    }
}

async fn refused<I: InputClaims>(input: I, claim: &str) -> Error {
    let error = send(input).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent(), error.claim(), error.attempts()),
        (ErrorKind::InputClaim, Sent::NotSent, Some(claim), 0),
        "{error}"
    );
    assert!(!format!("{error} {error:?}").contains("canary"), "{error}");
    error
}

#[technical_profile(service_url = "https://api.example.com/", auth = Bearer, send_claims_in = Header)]
struct InHeader {
    #[input(partner = "x-note")]
    note: String,
}

fn note(note: &str) -> InHeaderInput {
    InHeaderInput { note: note.into() }
}

#[tokio::test]
async fn row_091_line_breaks_in_a_header() {
    for text in [
        "canary\r\nx: y",
        "canary\n",
        "canary\r",
        "ca\0nary canary",
        "\u{7f}canary",
    ] {
        refused(note(text), "note").await;
    }
}

#[tokio::test]
async fn row_092_a_header_that_is_not_ascii() {
    for text in ["canary é", "김 canary", "canary\u{80}"] {
        refused(note(text), "note").await;
    }
}

#[tokio::test]
async fn row_093_blanks_round_a_header() {
    for text in [" canary", "canary ", "\tcanary", "canary\t"] {
        refused(note(text), "note").await;
    }
    let request = send(note("")).await.unwrap();
    assert_eq!(request.headers()["x-note"], "");
}

#[technical_profile(service_url = "https://api.example.com/a/{id}/b", auth = Bearer, send_claims_in = Url)]
struct InPath {
    #[input]
    id: String,
}

fn id(id: &str) -> InPathInput {
    InPathInput { id: id.into() }
}

async fn path(text: &str) -> String {
    let request = send(id(text)).await.unwrap();
    let uri = request.uri();
    assert_eq!(uri.authority().unwrap(), "api.example.com");
    assert_eq!(uri.query(), None);
    let path = uri.path().to_owned();
    let segments: Vec<_> = path.split('/').collect();
    assert_eq!(segments.len(), 4, "{path}");
    assert_eq!(percent::decode(segments[2]).as_deref(), Some(text));
    path
}

#[tokio::test]
async fn row_095_delimiters_in_a_path() {
    for text in [
        "/", "a/b", "%2F", "?", "a?b=c", "#", "\\", ";", "a;b", "@", ":",
    ] {
        path(text).await;
    }
    assert_eq!(path("a/%2f").await, "/a/a%2F%252f/b");
}

#[tokio::test]
async fn row_096_dots_in_a_path() {
    for text in [".", ".."] {
        refused(id(text), "id").await;
    }
    for text in ["%2e%2e", "..;", "...", ".a", "../.."] {
        path(text).await;
    }
}

#[tokio::test]
async fn row_097_control_characters_in_a_path() {
    assert_eq!(path(".\n.").await, "/a/.%0A./b");
    for text in ["\t", "\r", "a\nb", "\0", "\u{1f}"] {
        path(text).await;
    }
}

#[tokio::test]
async fn row_098_an_empty_path_segment() {
    refused(id(""), "id").await;
}

#[tokio::test]
async fn row_099_a_url_that_is_too_long() {
    let error = refused(id(&"canary".repeat(2000)), "id").await;
    assert!(error.to_string().contains("8 KiB"), "{error}");
    refused(
        super::stage::LookInput {
            email: "canary".repeat(2000),
        },
        "email",
    )
    .await;
}

#[technical_profile(service_url = "https://api.example.com/", auth = Bearer)]
struct InBody {
    #[input]
    short: String,
    #[input]
    long: String,
}

/// Section 2.2 of the table: a body of 1 MiB.
#[tokio::test]
async fn row_099_a_body_that_is_too_large() {
    let of = |length: usize| InBodyInput {
        short: "a".into(),
        long: "x".repeat(length),
    };
    let frame = r#"{"short":"a","long":""}"#.len();
    let most = (1 << 20) - frame;
    assert_eq!(send(of(most)).await.unwrap().body().len(), 1 << 20);
    let error = refused(of(most + 1), "long").await;
    assert!(
        error.to_string().contains("`request` of `.limits"),
        "{error}"
    );
    let connector = connector_builder()
        .keys(keys())
        .limits(Limits::default().request(2 << 20))
        .transport(MemoryTransport::new(|_| http::Response::new("{}".into())))
        .build()
        .unwrap();
    assert!(connector.exchange(of(most + 1)).await.is_ok());
}

#[tokio::test]
async fn row_102_a_host_that_no_client_can_read() {
    if over_hyper() {
        // It does not read names: the resolver gets them as they are, and does not find this one.
        return;
    }
    let connector = connector_builder()
        .keys(keys())
        .service_url::<super::stage::Ask>("https://xn--x/ask")
        .build()
        .unwrap();
    let error = connector.exchange(super::stage::ask()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent()),
        (ErrorKind::Setting, Sent::NotSent)
    );
    assert_eq!(error.attempts(), 1);
}

#[technical_profile(service_url = "https://api.example.com/?declared=1", auth = Bearer, send_claims_in = QueryString)]
struct InQuery {
    #[input]
    text: String,
}

#[technical_profile(service_url = "https://api.example.com/", auth = Bearer, send_claims_in = Form)]
struct InForm {
    #[input]
    text: String,
}

#[tokio::test]
async fn row_100_queries_and_forms_round_trip() {
    for text in [
        "&",
        "=",
        "a=b&c=d",
        "+",
        " ",
        "%",
        "%41",
        "é€😀",
        "\0\r\n",
        "'\"<>#",
    ] {
        let wanted = ("text".to_owned(), text.to_owned());
        let request = send(InQueryInput { text: text.into() }).await.unwrap();
        let pairs = form::pairs(request.uri().query().unwrap()).unwrap();
        assert_eq!(pairs, [("declared".into(), "1".into()), wanted.clone()]);
        let request = send(InFormInput { text: text.into() }).await.unwrap();
        let body = String::from_utf8(request.body().to_vec()).unwrap();
        assert_eq!(form::pairs(&body).unwrap(), [wanted]);
    }
}

#[technical_profile(service_url = "https://api.example.com/", auth = Bearer)]
struct Rated {
    #[input]
    rate: f64,
}

#[tokio::test]
async fn row_104_numbers_that_json_has_no_form_for() {
    for rate in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        refused(RatedInput { rate }, "rate").await;
    }
}

#[tokio::test]
async fn row_105_a_get_has_no_body() {
    let server = Server::start(Conversation::answering(answer(200, r#"{"points":7}"#))).await;
    let connector = calling(&server).build().unwrap();
    connector.exchange(look()).await.unwrap();
    let request = server.arrival().request();
    assert_eq!(request.method, "GET");
    assert!(request.body.is_empty());
    for name in ["content-length", "transfer-encoding", "content-type"] {
        assert_eq!(request.header(name), None);
    }
}

#[technical_profile(service_url = "https://api.example.com/", auth = Bearer)]
struct Payload {
    #[input(payload)]
    json: String,
}

#[tokio::test]
async fn row_106_a_payload_that_is_no_json() {
    for json in ["canary", "{", "{\"a\":1}x", "{'a':1}", "", "[1,]"] {
        refused(PayloadInput { json: json.into() }, "json").await;
    }
    let json = "{ \"a\" : 1 }";
    let request = send(PayloadInput { json: json.into() }).await.unwrap();
    assert_eq!(request.body(), json);
}

//! Rows 73 to 90: what the answer holds. Each fault of a document is found in the runtime's own tests of the same numbers
//! too, on every path through the decoder; here the whole call is seen to fail with it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use connector_runtime::{
    AnswerOf, Error, ErrorKind, InputClaims, MemoryTransport, Sent, technical_profile,
};
use connector_tests::connector_builder;

use super::stage::{fragile, keys};

/// Calls an API that answers so, twice, with a circuit that opens at the first failure: none of these is one.
async fn answered<I: InputClaims>(
    input: impl Fn() -> I,
    headers: &[(&'static str, &'static str)],
    body: impl Into<Vec<u8>>,
) -> Result<AnswerOf<I::Profile>, Error> {
    let (headers, body) = (headers.to_vec(), body.into());
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    let connector = connector_builder()
        .keys(keys())
        .circuit_breaker(fragile())
        .transport(MemoryTransport::new(move |_| {
            counted.fetch_add(1, Ordering::SeqCst);
            let mut answer = http::Response::new(body.clone().into());
            for (name, value) in &headers {
                answer.headers_mut().insert(*name, value.parse().unwrap());
            }
            answer
        }))
        .build()
        .unwrap();
    let first = connector.exchange(input()).await;
    let second = connector.exchange(input()).await;
    assert_eq!(first.is_ok(), second.is_ok(), "the circuit opened");
    assert_eq!(calls.load(Ordering::SeqCst), 2, "it was sent again");
    first
}

#[technical_profile(id = "Take", service_url = "https://api.example.com/", auth = Bearer)]
#[derive(Debug, PartialEq)]
struct Take {
    #[output]
    points: i64,
    #[output]
    name: Option<String>,
    #[output(default = true)]
    new: bool,
    #[output(path = "a[0].b")]
    deep: Option<String>,
}

async fn take(body: impl Into<Vec<u8>>) -> Result<Take, Error> {
    answered(|| TakeInput {}, &[], body).await
}

async fn refused(body: impl Into<Vec<u8>>) -> Error {
    let error = take(body).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent()),
        (ErrorKind::Decode, Sent::Answered),
        "{error}"
    );
    error
}

#[tokio::test]
async fn row_073_html_of_a_proxy() {
    let html = "<html>canary-7f3</html>";
    let header = [("content-type", "text/html; charset=utf-8")];
    let error = answered(|| TakeInput {}, &header, html).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ContentType);
    let error = refused(html).await;
    assert!(!format!("{error} {error:?}").contains("canary-7f3"));
}

#[tokio::test]
async fn row_074_json_under_other_names() {
    for name in ["text/plain", "text/json", "application/octet-stream", ""] {
        let header = [("content-type", name)];
        let claims = answered(|| TakeInput {}, &header, r#"{"points":7}"#).await;
        assert_eq!(claims.unwrap().points, 7, "{name}");
    }
    assert_eq!(take(r#"{"points":7}"#).await.unwrap().points, 7);
}

#[tokio::test]
async fn row_075_other_character_sets() {
    for set in ["utf-16", "UTF-16LE", "iso-8859-1", "\"windows-1252\""] {
        let name: &'static str = format!("application/json; charset={set}").leak();
        let header = [("content-type", name)];
        let error = answered(|| TakeInput {}, &header, r#"{"points":7}"#).await;
        assert_eq!(error.unwrap_err().kind(), ErrorKind::ContentType, "{set}");
    }
}

#[tokio::test]
async fn row_076_one_byte_order_mark() {
    assert_eq!(take("\u{feff}{\"points\":7}").await.unwrap().points, 7);
    refused("\u{feff}\u{feff}{\"points\":7}").await;
}

#[tokio::test]
async fn row_077_what_is_no_utf_8() {
    refused(b"{\"points\":7,\"name\":\"\xff\"}").await;
    refused(b"{\"points\":7,\"other\":\"\xc3(\"}").await;
    refused(r#"{"points":7,"name":"\ud800"}"#).await;
}

#[tokio::test]
async fn row_078_a_name_that_stands_twice() {
    let error = refused(r#"{"points":7,"points":666}"#).await;
    assert_eq!(error.claim(), Some("points"));
    // Nobody reads it.
    assert!(take(r#"{"points":7,"other":1,"other":2}"#).await.is_ok());
}

#[tokio::test]
async fn row_079_depth() {
    let nested = |levels: usize| {
        let inside = levels - 1;
        format!(
            "{{\"points\":7,\"x\":{}{}}}",
            "[".repeat(inside),
            "]".repeat(inside)
        )
    };
    assert!(take(nested(32)).await.is_ok());
    for levels in [33, 128, 200_000] {
        refused(nested(levels)).await;
    }
}

#[tokio::test]
async fn row_080_what_is_no_object() {
    for body in [r#"[{"points":7}]"#, "7", r#""points""#, "true"] {
        refused(body).await;
    }
}

#[tokio::test]
async fn row_081_null_is_absent() {
    let claims = take(r#"{"points":7,"name":null,"new":null}"#)
        .await
        .unwrap();
    assert_eq!((claims.name, claims.new), (None, true));
    let error = refused(r#"{"points":null}"#).await;
    assert_eq!(error.claim(), Some("points"));
}

#[tokio::test]
async fn row_082_a_claim_that_is_missing() {
    let claims = take(r#"{"points":7}"#).await.unwrap();
    assert_eq!((claims.name, claims.new), (None, true));
    let error = refused(r#"{"name":"a"}"#).await;
    assert_eq!(error.claim(), Some("points"));
    assert!(!error.user_message().is_empty());
}

#[tokio::test]
async fn row_083_another_type() {
    for body in [
        r#"{"points":"canary-7f3"}"#,
        r#"{"points":7,"new":1}"#,
        r#"{"points":7,"new":"true"}"#,
        r#"{"points":7,"name":8}"#,
        r#"{"points":7,"a":[{"b":9}]}"#,
        r#"{"points":true}"#,
    ] {
        let error = refused(body).await;
        assert!(error.claim().is_some());
        assert!(!format!("{error} {error:?}").contains("canary-7f3"));
    }
}

#[technical_profile(id = "Number", service_url = "https://api.example.com/", auth = Bearer)]
#[derive(Debug, PartialEq)]
struct Number {
    #[output]
    n: u64,
    #[output]
    f: Option<f64>,
}

#[tokio::test]
async fn row_084_numbers_are_exact_or_refused() {
    let number = async |body: &str| answered(|| NumberInput {}, &[], body).await;
    for n in [9_007_199_254_740_993, u64::MAX] {
        assert_eq!(number(&format!("{{\"n\":{n}}}")).await.unwrap().n, n);
    }
    for n in ["18446744073709551616", "-1", "1.0", "1e2", "NaN", "1e400"] {
        let error = number(&format!("{{\"n\":{n}}}")).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{n}");
    }
    let error = number(r#"{"n":1,"f":1e400}"#).await.unwrap_err();
    assert_eq!(error.claim(), Some("f"));
    let zero = number(r#"{"n":1,"f":-0}"#).await.unwrap();
    assert_eq!(zero.f.map(f64::to_bits), Some((-0.0_f64).to_bits()));
}

#[tokio::test]
async fn row_085_members_that_nobody_declared() {
    let claims = take(r#"{"x":{"points":8},"points":7,"y":[1,"\u0000"]}"#).await;
    assert_eq!(claims.unwrap().points, 7);
}

#[tokio::test]
async fn row_086_bytes_behind_the_json() {
    for body in [
        r#"{"points":7}{"points":8}"#,
        r#"{"points":7}x"#,
        r#"{"points":7},"#,
        "{\"points\":7}\0",
    ] {
        refused(body).await;
    }
    assert!(take("{\"points\":7} \r\n\t ").await.is_ok());
}

#[tokio::test]
async fn row_087_strings_are_what_they_are() {
    let odd = "\u{0}\u{202e}\u{200b}аpple";
    let long = "é".repeat(500_000 / 2);
    for text in [odd, &long] {
        let body = serde_json::json!({ "points": 7, "name": text }).to_string();
        assert_eq!(take(body).await.unwrap().name.as_deref(), Some(text));
    }
    // Up to the limit of the whole answer.
    let body = format!("{{\"points\":7,\"name\":\"{}\"}}", "x".repeat(1 << 20));
    let error = take(body).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::BodyTooLarge);
}

#[technical_profile(id = "Dated", service_url = "https://api.example.com/", auth = Bearer)]
#[derive(Debug)]
struct Dated {
    #[output]
    at: jiff::Timestamp,
    #[output]
    on: Option<jiff::civil::Date>,
}

#[tokio::test]
async fn row_088_dates() {
    let dated = async |body: &str| answered(|| DatedInput {}, &[], body).await;
    assert!(
        dated(r#"{"at":"2026-11-20T10:00:00Z","on":"2026-11-20"}"#)
            .await
            .is_ok()
    );
    for at in [
        "1970-00-00T00:00:00Z",
        "10000-01-01T00:00:00Z",
        "2026-11-20T10:00:00",
        "2026-02-30T10:00:00Z",
        "",
    ] {
        let error = dated(&format!("{{\"at\":\"{at}\"}}")).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.claim()),
            (ErrorKind::Decode, Some("at")),
            "{at}"
        );
    }
    for on in ["1970-00-00", "2026-02-30", "20-11-2026"] {
        let body = format!("{{\"at\":\"2026-11-20T10:00:00Z\",\"on\":\"{on}\"}}");
        assert_eq!(dated(&body).await.unwrap_err().claim(), Some("on"), "{on}");
    }
}

#[tokio::test]
async fn row_089_paths_that_lead_nowhere() {
    for rest in [
        "",
        r#","a":[]"#,
        r#","a":null"#,
        r#","a":[{"c":1}]"#,
        r#","a":[null]"#,
        r#","a[0].b":"no","__proto__":{"a":[{"b":"no"}]}"#,
    ] {
        let claims = take(format!("{{\"points\":7{rest}}}")).await.unwrap();
        assert_eq!(claims.deep, None, "{rest}");
    }
    let claims = take(r#"{"points":7,"a":[{"b":"yes"},{"b":"no"}]}"#).await;
    assert_eq!(claims.unwrap().deep.as_deref(), Some("yes"));
}

#[technical_profile(id = "Echo", service_url = "https://api.example.com/", auth = Bearer)]
#[derive(Debug)]
struct Echo {
    #[input]
    email: String,
    #[output]
    points: u32,
}

#[tokio::test]
async fn row_090_an_echo_does_not_change_what_was_sent() {
    let input = || EchoInput {
        email: "kim@example.com".into(),
    };
    let body = r#"{"points":7,"email":"mallory@example.com"}"#;
    let claims = answered(input, &[], body).await.unwrap();
    assert_eq!(claims.email, "kim@example.com");
}

//! `refusal`: the API's `code` as a type.

use connector_runtime::{Error, Refusal, technical_profile};

use super::refused;

#[derive(Debug, PartialEq, Refusal)]
enum SignUpRefusal {
    #[code("API12345", "API12346")]
    AddressTaken,
    #[code("20001")]
    NoMember,
    #[code(other)]
    Other(Option<String>),
}

#[derive(Debug, PartialEq, Refusal)]
enum Small {
    #[code("API12345")]
    Known,
    // The only one without a code is the one for all others.
    Unknown,
}

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    refusal = SignUpRefusal,
)]
#[derive(Debug)]
struct SignUp {
    #[input]
    email: String,
}

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
#[derive(Debug)]
struct Undeclared {
    #[input]
    email: String,
}

/// The body of the reference's *Returning validation error message*.
const DOCUMENTED: &str = r#"{
  "version": "1.0.0",
  "status": 409,
  "code": "API12345",
  "requestId": "50f0bd91-2ff4-4b8f-828f-00f170519ddb",
  "userMessage": "Message for the user",
  "developerMessage": "Verbose description of problem and how to fix it.",
  "moreInfo": "https://restapi/error/API12345/moreinfo"
}"#;

fn sign_up(status: u16, body: &str) -> Error {
    let email = "a@b.example".to_owned();
    refused::<SignUp>(SignUpInput { email }, status, body)
}

#[test]
fn the_code_is_the_type() {
    for (body, expected) in [
        (DOCUMENTED, SignUpRefusal::AddressTaken),
        (
            r#"{"userMessage":"m","code":"API12346"}"#,
            SignUpRefusal::AddressTaken,
        ),
        // A number is as good as the string of it.
        (
            r#"{"userMessage":"m","code":20001}"#,
            SignUpRefusal::NoMember,
        ),
        (
            r#"{"userMessage":"m","code":"api12345"}"#,
            SignUpRefusal::Other(Some("api12345".into())),
        ),
        (r#"{"userMessage":"m"}"#, SignUpRefusal::Other(None)),
    ] {
        assert_eq!(sign_up(409, body).refusal(), Some(expected), "{body}");
    }
}

#[test]
fn there_is_one_only_where_the_api_refused_and_the_profile_declares_it() {
    assert_eq!(sign_up(500, DOCUMENTED).refusal::<SignUpRefusal>(), None);
    assert_eq!(sign_up(409, "{}").refusal::<SignUpRefusal>(), None);
    // Another type than the declared one.
    assert_eq!(sign_up(409, DOCUMENTED).refusal::<Small>(), None);
    let email = "a@b.example".to_owned();
    let error = refused::<Undeclared>(UndeclaredInput { email }, 409, DOCUMENTED);
    assert_eq!(error.refusal::<SignUpRefusal>(), None);
    assert_eq!(error.validation().unwrap().code(), Some("API12345"));
}

#[test]
fn the_variant_for_the_rest_may_hold_nothing() {
    assert_eq!(Small::from_code(Some("API12345")), Small::Known);
    assert_eq!(Small::from_code(Some("x")), Small::Unknown);
    assert_eq!(Small::from_code(None), Small::Unknown);
}

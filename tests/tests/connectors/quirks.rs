//! What real systems send beside the documents: taken, never produced.

use connector_runtime::steps::post_attribute_collection::Answer;
use connector_runtime::{ApiConnector, Context, ErrorKind, ProfileApi, UserFlowStep};
use http::{Request, Response};

use crate::{APP, Enrich, EnrichInput, LookUp, LookUpInput, SignUp};

fn request(body: &str) -> Request<Vec<u8>> {
    Request::post("https://partner.example.com/validate")
        .body(body.as_bytes().to_vec())
        .unwrap()
}

fn response(status: u16, body: &str) -> Response<Vec<u8>> {
    Response::builder()
        .status(status)
        .body(body.as_bytes().to_vec())
        .unwrap()
}

fn sign_up(status: u16, body: &str) -> Result<Answer<SignUp>, connector_runtime::Error> {
    let input = SignUp::receive(&request(r#"{"email":"kim@example.com"}"#)).unwrap();
    let context = Context::new().setting(APP.0, APP.1);
    SignUp::prepare(input, &context)
        .unwrap()
        .decode(&response(status, body))
}

#[test]
fn a_surname_that_samples_call_last_name() {
    let received = SignUp::receive(&request(r#"{"email":"a","lastName":"Kim"}"#)).unwrap();
    assert_eq!(received.surname.as_deref(), Some("Kim"));
    // Where both stand, the right one counts.
    let both = r#"{"lastName":"No","surname":"Kim"}"#;
    assert_eq!(
        SignUp::receive(&request(both)).unwrap().surname.as_deref(),
        Some("Kim")
    );
}

#[test]
fn a_step_and_a_client_that_a_sample_calls_otherwise() {
    let sample = r#"{"clientId":"c","step":"PreTokenApplicationClaims","ui_locales":"en-US","objectId":"1"}"#;
    assert_eq!(Enrich::receive(&request(sample)).unwrap().object_id, "1");
    assert_eq!(
        UserFlowStep::of("PreTokenApplicationClaims"),
        Some(UserFlowStep::PreTokenIssuance)
    );
}

#[test]
fn a_request_of_another_step_is_refused() {
    let error = Enrich::receive(&request(
        r#"{"step":"PostFederationSignup","objectId":"1"}"#,
    ))
    .err()
    .unwrap();
    assert_eq!(
        error.to_string(),
        "the request is of another `step`, and this API is of `PreTokenIssuance`"
    );
    let error = Enrich::receive(&request(r#"{"step":"kim@example.com","objectId":"1"}"#))
        .err()
        .unwrap();
    assert!(!error.to_string().contains("kim"), "{error}");
}

#[test]
fn a_status_that_is_a_string() {
    let body =
        r#"{"version":"1.0.0","action":"ValidationError","status":"400","userMessage":"no"}"#;
    assert!(matches!(sign_up(400, body), Ok(Answer::ValidationError(text)) if text == "no"));
}

#[test]
fn claims_that_are_null_and_a_message_beside_continue() {
    let body = r#"{"version":"1.0.0","action":"Continue","userMessage":"fine","postalCode":null}"#;
    assert!(
        matches!(sign_up(200, body), Ok(Answer::Continue(claims)) if claims.postal_code.is_none())
    );
}

#[test]
fn custom_attributes_of_an_app_that_is_not_known() {
    // The API's side knows no app: any id is one.
    let body = r#"{"extension_00000000000000000000000000000000_CustomAttribute1":"v"}"#;
    assert_eq!(
        SignUp::receive(&request(body)).unwrap().first.as_deref(),
        Some("v")
    );
    // The client knows its own.
    let body = r#"{"version":"1","action":"Continue","extension_00000000000000000000000000000000_CustomAttribute1":"v"}"#;
    assert!(matches!(sign_up(200, body), Ok(Answer::Continue(claims)) if claims.first.is_none()));
}

#[test]
fn a_custom_attribute_in_both_forms_is_refused() {
    let body = r#"{"version":"1","action":"Continue","extension_831374b3bd5041bfaa54263ec9e050fc_CustomAttribute1":"v","extension_CustomAttribute1":"w"}"#;
    let error = sign_up(200, body).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[test]
fn wrong_answers_are_protocol_errors() {
    for (status, body) in [
        (
            200,
            r#"{"version":"1.0.0","status":400,"action":"ValidationError","userMessage":"no"}"#,
        ),
        (
            400,
            r#"{"version":"1.0.0","action":"ShowBlockPage","userMessage":"no"}"#,
        ),
        (400, r#"{"version":"1.0.0","action":"Continue"}"#),
        (200, r#"{"version":"1.0.0"}"#),
        (201, r#"{"version":"1.0.0","action":"Continue"}"#),
        (204, ""),
    ] {
        let error = sign_up(status, body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Protocol, "{status} {body}");
        assert!(!error.to_string().contains("no\""), "{error}");
    }
    // At a step without it.
    let body = r#"{"version":"1.0.0","status":400,"action":"ValidationError","userMessage":"no"}"#;
    let input = LookUpInput {
        email: "kim@example.com".into(),
    };
    let error = LookUp::prepare(input, &Context::new())
        .unwrap()
        .decode(&response(400, body))
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Protocol);
    let block = r#"{"version":"1.0.0","action":"ShowBlockPage","userMessage":"no"}"#;
    let input = EnrichInput {
        object_id: "1".into(),
    };
    let error = Enrich::prepare(input, &Context::new())
        .unwrap()
        .decode(&response(200, block))
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Protocol);
}

#[test]
fn other_failures_are_what_they_are_for_technical_profiles() {
    for (status, body, kind) in [
        (
            400,
            r#"{"version":"1.0.0","status":409,"userMessage":"no"}"#,
            ErrorKind::Validation,
        ),
        (400, "Bad Request", ErrorKind::Status),
        (401, "", ErrorKind::Unauthorized),
        (500, r#"{"action":"Continue"}"#, ErrorKind::Status),
    ] {
        assert_eq!(
            sign_up(status, body).unwrap_err().kind(),
            kind,
            "{status} {body}"
        );
    }
}

#[test]
fn the_extensions_app_is_a_setting() {
    let input = || SignUp::receive(&request("{}")).unwrap();
    let error = SignUp::prepare(input(), &Context::new()).err().unwrap();
    assert!(
        error
            .to_string()
            .contains("the setting `ExtensionsAppId` is missing"),
        "{error}"
    );
    let context = Context::new().setting("ExtensionsAppId", "my-app");
    let error = SignUp::prepare(input(), &context).err().unwrap();
    assert!(error.to_string().contains("is no app id"), "{error}");
}

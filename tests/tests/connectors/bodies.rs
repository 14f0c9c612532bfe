//! The bodies of the documents, typed from their pages.

use connector_runtime::steps::{
    post_attribute_collection, post_federation_signup, pre_token_issuance,
};
use connector_runtime::{
    ApiConnector, Context, Identity, Oidc, ProfileApi, Reply, technical_profile,
};
use http::{Request, Response, StatusCode};

use crate::{APP, Enrich, EnrichInput, EnrichOutput, LookUp, LookUpInput, LookUpOutput};
use crate::{SignUp, SignUpInput, SignUpOutput};

/// The documents' request, compact.
const REQUEST: &str = concat!(
    r#"{"email":"johnsmith@fabrikam.onmicrosoft.com","#,
    r#""identities":[{"signInType":"federated","issuer":"facebook.com","issuerAssignedId":"0123456789"}],"#,
    r#""displayName":"John Smith","objectId":"11111111-0000-0000-0000-000000000000","givenName":"John","surname":"Smith","jobTitle":"Supplier","#,
    r#""streetAddress":"1000 Microsoft Way","city":"Seattle","postalCode":"12345","state":"Washington","country":"United States","#,
    r#""extension_831374b3bd5041bfaa54263ec9e050fc_CustomAttribute1":"v1","extension_831374b3bd5041bfaa54263ec9e050fc_CustomAttribute2":"v2","#,
    r#""step":"PostAttributeCollection","client_id":"93fd07aa-333c-409d-955d-96008fd08dd9","ui_locales":"en-US"}"#,
);

fn john() -> SignUpInput {
    let some = |text: &str| Some(text.to_owned());
    SignUpInput {
        email: some("johnsmith@fabrikam.onmicrosoft.com"),
        identities: vec![Identity::federated("facebook.com", "0123456789")],
        display_name: some("John Smith"),
        object_id: some("11111111-0000-0000-0000-000000000000"),
        given_name: some("John"),
        surname: some("Smith"),
        job_title: some("Supplier"),
        street_address: some("1000 Microsoft Way"),
        city: some("Seattle"),
        postal_code: some("12345"),
        state: some("Washington"),
        country: some("United States"),
        first: some("v1"),
        second: some("v2"),
    }
}

fn context() -> Context {
    Context::new()
        .setting(APP.0, APP.1)
        .culture("en-US")
        .oidc(Oidc::ClientId, "93fd07aa-333c-409d-955d-96008fd08dd9")
}

fn response(status: u16, body: &str) -> Response<Vec<u8>> {
    Response::builder()
        .status(status)
        .header("content-type", "application/json")
        .body(body.as_bytes().to_vec())
        .unwrap()
}

fn request(body: &str) -> Request<Vec<u8>> {
    Request::post("https://partner.example.com/validate")
        .header("content-type", "application/json")
        .body(body.as_bytes().to_vec())
        .unwrap()
}

fn answered(answer: Response<bytes::Bytes>) -> (u16, String) {
    assert_eq!(answer.headers()["content-type"], "application/json");
    let body = String::from_utf8(answer.body().to_vec()).unwrap();
    (answer.status().as_u16(), body)
}

#[test]
fn the_request_in_both_directions() {
    let prepared = SignUp::prepare(john(), &context()).unwrap();
    let sent = prepared.request();
    assert_eq!(sent.method(), "POST");
    assert_eq!(sent.uri(), "https://partner.example.com/validate");
    assert_eq!(sent.headers()["content-type"], "application/json");
    assert_eq!(sent.body(), REQUEST);

    assert!(SignUp::receive(&request(REQUEST)).unwrap() == john());
}

#[test]
fn what_has_no_value_is_left_out() {
    let nobody = || SignUpInput {
        email: Some("kim@example.com".into()),
        identities: Vec::new(),
        display_name: None,
        object_id: None,
        given_name: None,
        surname: None,
        job_title: None,
        street_address: None,
        city: None,
        postal_code: None,
        state: None,
        country: None,
        first: None,
        second: None,
    };
    let context = Context::new().setting(APP.0, APP.1);
    let prepared = SignUp::prepare(nobody(), &context).unwrap();
    let body = r#"{"email":"kim@example.com","step":"PostAttributeCollection"}"#;
    assert_eq!(prepared.request().body(), body);
    assert!(SignUp::receive(&request(body)).unwrap() == nobody());
    // Of the product that sends neither step nor client.
    let body = r#"{"email":"kim@example.com"}"#;
    assert!(SignUp::receive(&request(body)).unwrap() == nobody());
}

#[test]
fn the_step_may_stay_unsaid() {
    let input = EnrichInput {
        object_id: "1".into(),
    };
    let prepared = Enrich::prepare(input, &Context::new()).unwrap();
    assert_eq!(prepared.request().body(), r#"{"objectId":"1"}"#);
}

const CONTINUE: &str = r#"{"version":"1.0.0","action":"Continue","postalCode":"12349","extension_831374b3bd5041bfaa54263ec9e050fc_CustomAttribute1":"v"}"#;
const CONTINUE_SHORT: &str = r#"{"version":"1.0.0","action":"Continue","postalCode":"12349","extension_CustomAttribute1":"v"}"#;
const BLOCK: &str = r#"{"version":"1.0.0","action":"ShowBlockPage","userMessage":"There was a problem with your request. You are not able to sign up at this time."}"#;
const INVALID: &str = r#"{"version":"1.0.0","status":400,"action":"ValidationError","userMessage":"Please enter a valid Postal Code."}"#;

fn decoded(answer: &Response<Vec<u8>>) -> post_attribute_collection::Answer<SignUp> {
    let prepared = SignUp::prepare(john(), &context()).unwrap();
    prepared.decode(answer).unwrap()
}

#[test]
fn continue_in_both_directions() {
    use post_attribute_collection::Answer;
    let output = || SignUpOutput {
        postal_code: Some("12349".into()),
        first: Some("v".into()),
    };
    let reply = Reply::<SignUp>::continue_with(output());
    assert_eq!(
        answered(reply.into_http()),
        (200, CONTINUE_SHORT.to_owned())
    );
    let reply = Reply::<SignUp>::continue_with(output()).extensions_app_id(APP.1);
    assert_eq!(answered(reply.into_http()), (200, CONTINUE.to_owned()));

    for body in [CONTINUE, CONTINUE_SHORT] {
        let Answer::Continue(claims) = decoded(&response(200, body)) else {
            panic!("{body}")
        };
        assert_eq!(claims.postal_code.as_deref(), Some("12349"));
        assert_eq!(claims.first.as_deref(), Some("v"));
        // What came back overrides, what did not stays.
        assert_eq!(claims.city.as_deref(), Some("Seattle"));
    }
}

#[test]
fn block_page_in_both_directions() {
    let text = "There was a problem with your request. You are not able to sign up at this time.";
    let reply = Reply::<SignUp>::show_block_page(text);
    assert_eq!(answered(reply.into_http()), (200, BLOCK.to_owned()));
    let reply = Reply::<LookUp>::show_block_page(text);
    assert_eq!(answered(reply.into_http()), (200, BLOCK.to_owned()));

    let answer = decoded(&response(200, BLOCK));
    assert!(
        matches!(&answer, post_attribute_collection::Answer::ShowBlockPage(shown) if shown == text)
    );
    assert_eq!(format!("{answer:?}"), "ShowBlockPage(80 bytes)");

    let input = LookUpInput {
        email: "kim@example.com".into(),
    };
    let prepared = LookUp::prepare(input, &Context::new()).unwrap();
    let answer = prepared.decode(&response(200, BLOCK)).unwrap();
    assert_eq!(
        answer,
        post_federation_signup::Answer::ShowBlockPage(text.into())
    );
}

#[test]
fn validation_error_in_both_directions() {
    let text = "Please enter a valid Postal Code.";
    let reply = Reply::<SignUp>::validation_error(text);
    assert_eq!(answered(reply.into_http()), (400, INVALID.to_owned()));
    let answer = decoded(&response(400, INVALID));
    assert!(
        matches!(answer, post_attribute_collection::Answer::ValidationError(shown) if shown == text)
    );
}

#[test]
fn enrichment_of_a_token_in_both_directions() {
    let body = r#"{"version":"1.0.0","action":"Continue","extension_831374b3bd5041bfaa54263ec9e050fc_Role":"admin"}"#;
    let output = EnrichOutput {
        role: Some("admin".into()),
    };
    let reply = Reply::<Enrich>::continue_with(output).extensions_app_id(APP.1);
    assert_eq!(answered(reply.into_http()), (200, body.to_owned()));

    let input = EnrichInput {
        object_id: "1".into(),
    };
    let prepared = Enrich::prepare(input, &Context::new()).unwrap();
    let pre_token_issuance::Answer::Continue(claims) =
        prepared.decode(&response(200, body)).unwrap();
    assert_eq!(claims.role.as_deref(), Some("admin"));
}

#[test]
fn a_version_of_ones_own() {
    let output = LookUpOutput { postal_code: None };
    let reply = Reply::<LookUp>::continue_with(output).version("2.3.1");
    let body = r#"{"version":"2.3.1","action":"Continue"}"#;
    assert_eq!(answered(reply.into_http()), (200, body.to_owned()));
}

/// The other document's API: its answer, and its error contract.
#[technical_profile(service_url = "https://crm.example.com/validate", auth = Bearer)]
#[derive(Debug)]
struct Validate {
    #[input]
    email: String,
    #[output(partner = "promoCode")]
    promo_code: String,
}

#[test]
fn a_technical_profile_in_both_directions() {
    let claims = r#"{"promoCode":"54321"}"#;
    let reply = Reply::<Validate>::continue_with(ValidateOutput {
        promo_code: "54321".into(),
    });
    assert_eq!(answered(reply.into_http()), (200, claims.to_owned()));

    let refusal = concat!(
        r#"{"version":"1.0.0","status":409,"code":"API12345","requestId":"50f0bd91-2ff4-4b8f-828f-00f170519ddb","#,
        r#""userMessage":"Message for the user","developerMessage":"Verbose description of problem and how to fix it.","#,
        r#""moreInfo":"https://restapi/error/API12345/moreinfo"}"#,
    );
    let reply = Reply::<Validate>::validation_error("Message for the user")
        .code("API12345")
        .request_id("50f0bd91-2ff4-4b8f-828f-00f170519ddb")
        .developer_message("Verbose description of problem and how to fix it.")
        .more_info("https://restapi/error/API12345/moreinfo");
    assert_eq!(answered(reply.into_http()), (409, refusal.to_owned()));

    let prepared = || {
        let input = ValidateInput {
            email: "kim@example.com".into(),
        };
        Validate::prepare(input, &Context::new()).unwrap()
    };
    assert_eq!(
        prepared()
            .decode(&response(200, claims))
            .unwrap()
            .promo_code,
        "54321"
    );
    let error = prepared().decode(&response(409, refusal)).unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::CONFLICT));
    let validation = error.validation().unwrap();
    assert_eq!(validation.code(), Some("API12345"));
    assert_eq!(validation.user_message(), "Message for the user");
}

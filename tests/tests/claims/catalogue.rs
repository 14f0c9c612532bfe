//! The catalogue of claims transformations in the language: its functions in `value` and `map`, its types as claims.

use connector_runtime::{Context, ErrorKind, Secret, technical_profile};
use connector_transformations::{
    Adjustment, Case, JsonClaim, StringComparison, TransformationError, adjust_number,
    assert_string_claims_are_equal, change_case, create_json_array, format_string_claim,
    generate_json, get_single_item_from_string_collection, parse_domain,
};

use super::{body, decoded};

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    rename_all = "camelCase",
)]
#[derive(Debug)]
struct SignUp {
    #[claim]
    password: Secret<String>,
    #[claim]
    repeated: Secret<String>,
    #[claim(value = assert_string_claims_are_equal(password.expose(), repeated.expose(), StringComparison::Ordinal)?)]
    same: (),
    #[input(map = |email: String| change_case(email, Case::Lower))]
    email: String,
    #[input(value = parse_domain(email))]
    domain: String,
    #[input(value = format_string_claim(email, "cpim_{0}")?)]
    user_name: String,
    #[claim]
    attempts: i32,
    #[input(value = adjust_number(*attempts, Adjustment::Increment)?)]
    attempt: i32,
    #[input(value = create_json_array(email))]
    emails: String,
    #[output]
    roles: Vec<String>,
    #[output(value = get_single_item_from_string_collection(roles))]
    role: Option<String>,
}

fn input(repeated: &str) -> SignUpInput {
    SignUpInput {
        password: "correct horse".into(),
        repeated: repeated.into(),
        email: "SomeOne@Contoso.com".into(),
        attempts: 1,
    }
}

#[test]
fn transformations_compute_claims() {
    assert_eq!(
        body::<SignUp>(input("correct horse"), &Context::new()).unwrap(),
        concat!(
            r#"{"email":"someone@contoso.com","domain":"contoso.com","userName":"cpim_someone@contoso.com","#,
            r#""attempt":2,"emails":"[\"someone@contoso.com\"]"}"#,
        )
    );
    let claims: SignUp = decoded(input("correct horse"), r#"{"roles":["admin","user"]}"#).unwrap();
    assert_eq!(claims.role.as_deref(), Some("admin"));
}

#[test]
fn an_assertion_that_fails_ends_the_call_before_it_begins() {
    let error = body::<SignUp>(input("battery staple"), &Context::new()).unwrap_err();
    assert_eq!(
        (error.kind(), error.claim()),
        (ErrorKind::InputClaim, Some("same"))
    );
    let source = std::error::Error::source(&error).unwrap();
    assert!(source.is::<TransformationError>(), "{source}");
}

/// `restful-technical-profile`, *Send a JSON payload*, as the documents do it: a transformation makes the body, and a claim
/// holds it.
#[technical_profile(service_url = "https://api.sendgrid.com/v3/mail/send", auth = Bearer)]
struct Payload {
    #[claim]
    email: String,
    #[claim]
    otp: String,
    #[input(payload, value = generate_json(&[
        ("personalizations.0.to.0.email", email as &dyn JsonClaim),
        ("personalizations.0.dynamic_template_data.otp", otp),
        ("from.email", &"service@contoso.com"),
    ])?)]
    send_grid_req_body: String,
}

#[test]
fn a_generated_payload_is_the_body() {
    let input = PayloadInput {
        email: "someone@example.com".into(),
        otp: "346349".into(),
    };
    assert_eq!(
        body::<Payload>(input, &Context::new()).unwrap(),
        r#"{"personalizations":[{"to":[{"email":"someone@example.com"}],"dynamic_template_data":{"otp":"346349"}}],"from":{"email":"service@contoso.com"}}"#
    );
}

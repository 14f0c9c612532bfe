//! The catalogue of claims transformations in the language: its functions in `value` and `map`, its types as claims.

use connector_runtime::{Context, ErrorKind, Secret, TechnicalProfile, technical_profile};
use connector_transformations::types::{Date, DateTime, Duration, PhoneNumber, UserIdentity};
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

/// The table of data types: the form of each in a body, in a form, in a header and in the query, and read back.
macro_rules! data_types {
    ($name:ident, $input:ident, $mode:ident) => {
        #[technical_profile(service_url = "https://crm.example.com/", auth = Bearer, send_claims_in = $mode)]
        #[derive(Debug, PartialEq)]
        struct $name {
            #[input]
            #[output]
            long: i64,
            #[input]
            #[output]
            date: Date,
            #[input]
            #[output]
            moment: DateTime,
            #[input]
            #[output]
            duration: Duration,
            #[input]
            #[output]
            phone: PhoneNumber,
            #[input]
            #[output]
            strings: Vec<String>,
            #[input]
            #[output]
            identity: Option<UserIdentity>,
        }

        impl $input {
            fn sample() -> Self {
                Self {
                    long: 6_353_399,
                    date: "2022-01-03".parse().unwrap(),
                    moment: "2022-01-03T12:34:22+01:00".parse().unwrap(),
                    duration: "P1Y2M5DT8H5M620S".parse().unwrap(),
                    phone: "+11234567890".parse().unwrap(),
                    strings: vec!["a".into(), "b".into()],
                    identity: Some(UserIdentity::new("google.com", "12334")),
                }
            }
        }
    };
}

data_types!(InBody, InBodyInput, Body);
data_types!(InForm, InFormInput, Form);
data_types!(InHeader, InHeaderInput, Header);
data_types!(InQuery, InQueryInput, QueryString);

const BODY: &str = concat!(
    r#"{"long":6353399,"date":"2022-01-03","moment":"2022-01-03T11:34:22.0000000Z","#,
    r#""duration":"P1Y2M5DT8H5M620S","phone":"+11234567890","strings":["a","b"],"#,
    r#""identity":{"issuer":"google.com","issuerUserId":"MTIzMzQ="}}"#,
);

const PAIRS: &str = concat!(
    "long=6353399&date=2022-01-03&moment=2022-01-03T11%3A34%3A22.0000000Z&duration=P1Y2M5DT8H5M620S",
    "&phone=%2B11234567890&strings=a&strings=b",
    "&identity=%7B%22issuer%22%3A%22google.com%22%2C%22issuerUserId%22%3A%22MTIzMzQ%3D%22%7D",
);

#[test]
fn data_types_have_their_form_in_every_mode_and_are_read_back() {
    let context = Context::new();
    assert_eq!(
        body::<InBody>(InBodyInput::sample(), &context).unwrap(),
        BODY
    );
    assert_eq!(
        body::<InForm>(InFormInput::sample(), &context).unwrap(),
        PAIRS
    );

    let prepared = InQuery::prepare(InQueryInput::sample(), &context).unwrap();
    assert_eq!(prepared.request().uri().query(), Some(PAIRS));

    let prepared = InHeader::prepare(InHeaderInput::sample(), &context).unwrap();
    let header = |name: &str| {
        prepared.request().headers()[name]
            .to_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(header("moment"), "2022-01-03T11:34:22.0000000Z");
    assert_eq!(header("strings"), "a,b");
    assert_eq!(
        header("identity"),
        r#"{"issuer":"google.com","issuerUserId":"MTIzMzQ="}"#
    );

    let sent: InBody = decoded(InBodyInput::sample(), "{}").unwrap();
    let other = InBodyInput {
        long: 1,
        date: "1999-12-31".parse().unwrap(),
        moment: "1999-12-31T00:00:00Z".parse().unwrap(),
        duration: "P1D".parse().unwrap(),
        phone: "+49891234567".parse().unwrap(),
        strings: vec![],
        identity: None,
    };
    let read: InBody = decoded(other, BODY).unwrap();
    assert_eq!(sent, read);
}

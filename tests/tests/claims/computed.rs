//! `value`, `default`, `map`, `#[claim]`: computed before the call and after it, in declaration order.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use bytes::Bytes;
use connector_runtime::{
    Connector, Context, Error, ErrorKind, Keys, MemoryTransport, Secret, Sent, Step,
    TechnicalProfile, technical_profile,
};

use super::{body, decoded};

fn trimmed(mut text: String) -> String {
    text.truncate(text.trim_end().len());
    text.split_off(text.len() - text.trim_start().len())
}

fn known_country(code: String) -> Result<String, UnknownCountry> {
    match code.as_str() {
        "KR" | "US" => Ok(code),
        _ => Err(UnknownCountry),
    }
}

#[derive(Debug)]
struct UnknownCountry;

impl std::fmt::Display for UnknownCountry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the country is not known")
    }
}

impl std::error::Error for UnknownCountry {}

const ORIGIN: &str = "sign-up";

#[technical_profile(
    service_url = "https://crm.example.com/",
    auth = Bearer,
    rename_all = "camelCase",
)]
#[derive(Debug)]
struct Computed {
    /// Given, and only computed with.
    #[claim]
    birth_year: u16,
    #[input(map = trimmed)]
    given_name: String,
    #[input(map = trimmed)]
    surname: Option<String>,
    #[input(map = known_country, default = "KR")]
    country: Option<String>,
    #[input(value = ORIGIN.to_owned())]
    origin: String,
    #[input(value = "1.0.0")]
    version: String,
    #[input(value = "perhaps")]
    literal_option: Option<String>,
    #[input(value = format!("{given_name} of {}", country.as_deref().unwrap_or("nowhere")))]
    display_name: String,
    #[input(value = 2026_u16.checked_sub(*birth_year).ok_or("born in the future")?)]
    age: u16,
    #[claim(value = display_name.len())]
    length: usize,
    #[input(value = if *length > 3 { Some(*length) } else { None })]
    long: Option<usize>,
    #[input(default = display_name.to_uppercase())]
    label: Option<String>,
    #[output(map = |points: i64| points.abs())]
    points: i64,
    #[output(default = points / 10)]
    level: i64,
    #[output(default = "none", map = trimmed)]
    tier: Option<String>,
    #[output(value = format!("{display_name}: {points} points, {tier:?}"))]
    summary: String,
}

fn kim() -> ComputedInput {
    ComputedInput {
        birth_year: 1990,
        given_name: " Kim ".into(),
        surname: None,
        country: None,
        label: None,
    }
}

#[test]
fn inputs_are_computed_in_declaration_order() {
    assert_eq!(
        body::<Computed>(kim(), &Context::new()).unwrap(),
        r#"{"givenName":"Kim","country":"KR","origin":"sign-up","version":"1.0.0","literalOption":"perhaps","displayName":"Kim of KR","age":36,"long":9,"label":"KIM OF KR"}"#
    );
    let input = ComputedInput {
        surname: Some("  Lee".into()),
        country: Some("US".into()),
        label: Some("x".into()),
        ..kim()
    };
    assert_eq!(
        body::<Computed>(input, &Context::new()).unwrap(),
        r#"{"givenName":"Kim","surname":"Lee","country":"US","origin":"sign-up","version":"1.0.0","literalOption":"perhaps","displayName":"Kim of US","age":36,"long":9,"label":"x"}"#
    );
}

#[test]
fn outputs_are_computed_from_inputs_and_earlier_outputs() {
    let claims: Computed = decoded(kim(), r#"{"points":-120,"tier":" gold "}"#).unwrap();
    assert_eq!(claims.points, 120);
    assert_eq!(claims.level, 12);
    assert_eq!(claims.tier.as_deref(), Some("gold"));
    assert_eq!(claims.summary, "Kim of KR: 120 points, Some(\"gold\")");
    assert_eq!(claims.length, 9);
    assert_eq!(claims.birth_year, 1990);

    let claims: Computed = decoded(
        kim(),
        r#"{"points":5,"level":3,"summary":"theirs","age":1}"#,
    )
    .unwrap();
    assert_eq!((claims.level, claims.age), (3, 36));
    assert_eq!(claims.tier.as_deref(), Some("none"));
    assert_eq!(claims.summary, "Kim of KR: 5 points, Some(\"none\")");
}

#[test]
fn what_the_api_returns_is_what_it_is_asked_for() {
    // Computed outputs are no part of what a server answers with.
    let ComputedOutput {
        points: _,
        level: _,
        tier: _,
    } = ComputedOutput {
        points: 1,
        level: 1,
        tier: None,
    };
    let names: Vec<_> = Computed::PROFILE.outputs.iter().map(|it| it.name).collect();
    assert_eq!(names, ["points", "level", "tier"]);
}

#[test]
fn a_failure_names_the_claim_and_keeps_the_cause() {
    let future = ComputedInput {
        birth_year: 3000,
        ..kim()
    };
    let error = body::<Computed>(future, &Context::new()).unwrap_err();
    assert_eq!(
        failed(&error),
        (ErrorKind::InputClaim, Step::Prepare, Sent::NotSent)
    );
    assert_eq!(error.claim(), Some("age"));
    assert_eq!(cause(&error), "born in the future");

    let stranger = ComputedInput {
        country: Some("XX".into()),
        ..kim()
    };
    let error = body::<Computed>(stranger, &Context::new()).unwrap_err();
    assert_eq!(error.claim(), Some("country"));
    let source = std::error::Error::source(&error).unwrap();
    assert!(source.downcast_ref::<UnknownCountry>().is_some());
    assert_eq!(
        error.to_string(),
        "`Computed`: the claim `country` could not be computed (step `prepare`, nothing was sent)"
    );
}

fn failed(error: &Error) -> (ErrorKind, Step, Sent) {
    (error.kind(), error.step(), error.sent())
}

fn cause(error: &Error) -> String {
    std::error::Error::source(error).unwrap().to_string()
}

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
#[derive(Debug)]
struct Overwritten {
    #[input]
    #[output(map = trimmed)]
    email: String,
    #[input]
    #[output(value = email.to_lowercase())]
    address: String,
    #[output(value = u8::try_from(address.len())?)]
    length: u8,
}

#[test]
fn an_answer_changes_what_later_claims_see() {
    let input = || OverwrittenInput {
        email: " A@B ".into(),
        address: "x".into(),
    };
    let claims: Overwritten = decoded(input(), r#"{"email":" NEW "}"#).unwrap();
    assert_eq!(
        (
            claims.email.as_str(),
            claims.address.as_str(),
            claims.length
        ),
        ("NEW", "new", 3)
    );
    // What was sent stays as it was sent.
    let claims: Overwritten = decoded(input(), "{}").unwrap();
    assert_eq!(
        (claims.email.as_str(), claims.address.as_str()),
        (" A@B ", " a@b ")
    );

    let long = format!(r#"{{"email":"{}"}}"#, "x".repeat(256));
    let error = decoded::<Overwritten>(input(), &long).unwrap_err();
    assert_eq!(
        failed(&error),
        (ErrorKind::OutputClaim, Step::Decode, Sent::Answered)
    );
    assert_eq!(error.claim(), Some("length"));
    assert_eq!(error.status(), Some(http::StatusCode::OK));
    assert!(
        std::error::Error::source(&error)
            .unwrap()
            .is::<std::num::TryFromIntError>()
    );
}

static COUNTED: AtomicU32 = AtomicU32::new(0);

fn count() -> u32 {
    COUNTED.fetch_add(1, Ordering::SeqCst)
}

#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Once {
    #[input(value = count())]
    number: u32,
    #[output(value = *number)]
    same: u32,
}

#[test]
fn a_claim_is_computed_once_and_comes_back_as_it_was_sent() {
    let before = COUNTED.load(Ordering::SeqCst);
    let prepared = Once::prepare(OnceInput {}, &Context::new()).unwrap();
    assert_eq!(
        prepared.request().body(),
        &format!(r#"{{"number":{before}}}"#)
    );
    let claims = prepared.decode(&http::Response::new("{}")).unwrap();
    assert_eq!((claims.number, claims.same), (before, before));
    assert_eq!(COUNTED.load(Ordering::SeqCst), before + 1);
}

#[tokio::test(start_paused = true)]
async fn further_attempts_send_the_claim_that_the_first_one_sent() {
    static SENT: Mutex<Vec<Bytes>> = Mutex::new(Vec::new());

    #[technical_profile(
        service_url = "https://crm.example.com/",
        auth = Bearer,
        idempotent = true,
        retries = 3,
    )]
    struct Again {
        #[input(value = COUNTED_AGAIN.fetch_add(1, Ordering::SeqCst))]
        number: u32,
    }
    static COUNTED_AGAIN: AtomicU32 = AtomicU32::new(7);

    let connector = Connector::builder()
        .keys(Keys::new().with("BearerAuthenticationToken", "t"))
        .transport(MemoryTransport::new(|request| {
            let mut sent = SENT.lock().unwrap();
            sent.push(request.body().clone());
            let mut answer = http::Response::new(Bytes::new());
            if sent.len() < 3 {
                *answer.status_mut() = http::StatusCode::SERVICE_UNAVAILABLE;
            }
            answer
        }))
        .build()
        .unwrap();
    let claims = connector.exchange(AgainInput {}).await.unwrap();
    assert_eq!(claims.number, 7);
    assert_eq!(*SENT.lock().unwrap(), [r#"{"number":7}"#; 3]);
    assert_eq!(COUNTED_AGAIN.load(Ordering::SeqCst), 8);
}

#[technical_profile(
    service_url = "https://crm.example.com/users/{id}",
    auth = Bearer,
    send_claims_in = Url,
)]
struct Places {
    #[claim]
    code: Secret<String>,
    #[input(value = format!("user-{}", code.expose().len()))]
    id: String,
    #[input(bearer, value = Secret::new(format!("token-{}", code.expose())))]
    token: Secret<String>,
    #[input(send_in = Header, partner = "X-Trace", value = id.to_uppercase())]
    trace: String,
    #[input(send_in = QueryString, value = vec![1, 2])]
    pages: Vec<u8>,
}

#[test]
fn computed_claims_go_wherever_claims_go() {
    let input = PlacesInput {
        code: "346349".into(),
    };
    let prepared = Places::prepare(input, &Context::new()).unwrap();
    let request = prepared.request();
    assert_eq!(
        request.uri(),
        "https://crm.example.com/users/user-6?pages=1&pages=2"
    );
    assert_eq!(request.headers()["x-trace"], "USER-6");
}

/// A claim and what surrounds it may bear any name.
#[technical_profile(service_url = "https://crm.example.com/", auth = Bearer)]
struct Names {
    #[input]
    input: String,
    #[input(value = input.clone())]
    scope: String,
    #[input(value = format!("{scope}{input}"))]
    value: String,
    #[input(value = value.len())]
    r#type: usize,
    #[output(value = *r#type + value.len())]
    sent: usize,
    #[output]
    answer: Option<String>,
    #[output(value = answer.clone().map(|value| value + scope))]
    result: Option<String>,
}

#[test]
fn names_of_claims_meet_no_names_of_ours() {
    let input = NamesInput { input: "a".into() };
    assert_eq!(
        body::<Names>(input, &Context::new()).unwrap(),
        r#"{"input":"a","scope":"a","value":"aa","type":2}"#
    );
    let claims: Names = decoded(NamesInput { input: "a".into() }, r#"{"answer":"b"}"#).unwrap();
    assert_eq!((claims.sent, claims.result.as_deref()), (4, Some("ba")));
}

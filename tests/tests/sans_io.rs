//! Both halves of a call without I/O, where neither a connector nor a runtime is at hand: `prepare` and `decode`.

use connector_runtime::{
    Context, Error, ErrorKind, Method, Place, Prepared, SendClaimsIn, Sent, Step, TechnicalProfile,
    technical_profile,
};

/// Looks a member up.
#[technical_profile(
    id = "REST-Member",
    service_url = "{Settings:Crm}/members/{number}?v=1",
    auth = [Basic, ApiKeyQuery("code")],
    method = Put,
    default_user_message_if_request_failed = "{0} is not there.",
)]
#[derive(Debug, Clone, PartialEq)]
struct Member {
    #[input(send_in = Url)]
    number: u32,
    #[input]
    #[output]
    email: String,
    #[input(default = "ko")]
    language: Option<String>,
    #[output(default = 0)]
    points: i32,
    #[output(path = "address.lines[1]")]
    street: Option<String>,
}

fn input() -> MemberInput {
    MemberInput {
        number: 7,
        email: "kim@example.com".into(),
        language: None,
    }
}

fn context() -> Context {
    Context::new().setting("Crm", "https://crm.example.com")
}

fn prepared() -> Prepared<Member> {
    Member::prepare(input(), &context()).unwrap()
}

fn decode(status: u16, body: &[u8]) -> Result<Member, Error> {
    let response = http::Response::builder().status(status).body(body).unwrap();
    prepared().decode(&response)
}

#[test]
fn the_request_is_whole_but_for_its_authentication() {
    let prepared = prepared();
    let request = prepared.request();
    assert_eq!(request.method(), http::Method::PUT);
    assert_eq!(request.uri(), "https://crm.example.com/members/7?v=1");
    let headers: Vec<_> = request
        .headers()
        .iter()
        .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
        .collect();
    assert_eq!(
        headers,
        [
            ("accept", "application/json"),
            ("content-type", "application/json")
        ]
    );
    assert_eq!(
        request.body(),
        r#"{"email":"kim@example.com","language":"ko"}"#
    );
    assert_eq!(
        format!("{prepared:?}"),
        "Prepared { profile: \"REST-Member\", method: PUT, service_url: \"{Settings:Crm}/members/{number}\", \
         headers: [\"accept\", \"content-type\"], body_length: 43, .. }"
    );
}

#[test]
fn what_was_sent_and_what_came_back_is_one() {
    let expected = Member {
        number: 7,
        email: "kim@example.com".into(),
        language: Some("ko".into()),
        points: 0,
        street: None,
    };
    for nothing in [
        &b""[..],
        b"null",
        b"{}",
        b"{\"points\":null,\"email\":null,\"else\":[1]}",
    ] {
        assert_eq!(decode(200, nothing).unwrap(), expected);
    }
    assert_eq!(decode(204, b"").unwrap(), expected);
    let answer = br#"{"address":{"lines":["a","b"]},"points":-3,"email":"other@example.com"}"#;
    assert_eq!(
        decode(201, answer).unwrap(),
        Member {
            email: "other@example.com".into(),
            points: -3,
            street: Some("b".into()),
            ..expected
        }
    );
    // Whatever holds the bytes.
    let owned = http::Response::new(Vec::from(*b"{\"points\":1}"));
    assert_eq!(prepared().decode(&owned).unwrap().points, 1);
}

#[test]
fn failures_are_the_same_as_those_of_a_call() {
    let error = decode(409, br#"{"userMessage":"Not today."}"#).unwrap_err();
    assert_eq!(
        (error.kind(), error.user_message()),
        (ErrorKind::Validation, "Not today.")
    );
    assert_eq!(error.validation().unwrap().user_message(), "Not today.");
    let error = decode(500, b"gone").unwrap_err();
    assert_eq!(
        (error.kind(), error.step(), error.sent()),
        (ErrorKind::Status, Step::Classify, Sent::Answered)
    );
    assert_eq!(error.body(), b"gone");
    assert_eq!(
        error.user_message(),
        "{Settings:Crm}/members/{number} is not there."
    );
    let error = decode(200, br#"{"points":"many"}"#).unwrap_err();
    assert_eq!(
        (error.kind(), error.step(), error.claim()),
        (ErrorKind::Decode, Step::Decode, Some("points"))
    );

    let error = Member::prepare(input(), &Context::new()).unwrap_err();
    assert_eq!(
        (error.kind(), error.step(), error.sent()),
        (ErrorKind::Setting, Step::Prepare, Sent::NotSent)
    );
    assert_eq!(
        error.user_message(),
        "{Settings:Crm}/members/{number} is not there."
    );
    let error = Member::prepare(
        input(),
        &Context::new().setting("Crm", "http://crm.example.com"),
    )
    .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setting);
}

#[test]
fn the_profile_is_data() {
    let profile = Member::PROFILE;
    assert_eq!((profile.name, profile.id), ("Member", "REST-Member"));
    assert_eq!(profile.display_name, "Looks a member up.");
    assert_eq!(
        (profile.method, profile.send_claims_in),
        (Method::Put, SendClaimsIn::Body)
    );
    assert!(profile.is_idempotent());
    let inputs: Vec<_> = profile
        .inputs
        .iter()
        .map(|claim| (claim.partner, claim.send_in))
        .collect();
    assert_eq!(
        inputs,
        [
            ("number", Place::Url),
            ("email", Place::Body),
            ("language", Place::Body)
        ]
    );
    let outputs: Vec<_> = profile
        .outputs
        .iter()
        .map(|claim| (claim.name, claim.optional))
        .collect();
    assert_eq!(
        outputs,
        [("email", true), ("points", true), ("street", false)]
    );
    assert!(
        std::ptr::eq(profile, Member::PROFILE),
        "one address a profile"
    );
}

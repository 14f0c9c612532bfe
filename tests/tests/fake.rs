//! The fake API, as a user's tests use it: in memory, as a server, with faults; and recordings of real exchanges.

#![allow(
    dead_code,
    reason = "these profiles are about what an API answers: what was sent is looked at as it came"
)]

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use connector_runtime::steps::post_federation_signup::Answer;
use connector_runtime::testing::{AnyKey, Fake, Fault, Recorder, Replay};
use connector_runtime::{
    Connector, Context, ErrorKind, Reply, Retry, Secret, Sent, Timeouts, api_connector,
    technical_profile,
};

#[technical_profile(
    service_url = "https://crm.example.com/api/tenants/{tenant}/members?v=2",
    auth = [Basic, ApiKeyQuery("code", key = "B2C_1A_Code")],
    rename_all = "camelCase",
)]
#[derive(Debug)]
struct Member {
    #[input(send_in = Url)]
    tenant: String,
    #[input]
    email: String,
    #[output]
    full_name: String,
    #[output]
    points: i64,
    #[output]
    active: bool,
    #[output(path = "plan.seats[0].id")]
    seat: Option<String>,
    #[output]
    since: Option<String>,
}

/// Another profile at the same endpoint.
#[technical_profile(service_url = "https://crm.example.com/api/tenants/{tenant}/members?v=2", auth = Bearer)]
#[derive(Debug)]
struct Other {
    #[input(send_in = Url)]
    tenant: String,
    #[input]
    phone: String,
    #[output]
    found: bool,
}

#[api_connector(step = PostFederationSignup, service_url = "https://partner.example.com/lookup", auth = Basic)]
#[derive(Debug)]
struct LookUp {
    #[input]
    email: String,
    #[output(partner = "extension_Code")]
    code: Option<Secret<String>>,
}

fn member(email: &str) -> MemberInput {
    MemberInput {
        tenant: "contoso".into(),
        email: email.into(),
    }
}

fn yuna() -> MemberOutput {
    MemberOutput {
        full_name: "Yuna Kim".into(),
        points: 4711,
        active: true,
        seat: Some("7f3a91aa-1b2c-4d5e-8f90-a1b2c3d4e5f6".into()),
        since: Some("2024-02-29T12:34:56Z".into()),
    }
}

fn crm() -> Fake {
    Fake::new()
        .on(|claims: MemberInput| {
            if claims.email.starts_with("taken") {
                Reply::<Member>::validation_error("This address is taken.").code("API12345")
            } else {
                Reply::continue_with(yuna())
            }
        })
        .on(|claims: OtherInput| OtherOutput {
            found: claims.phone.len() > 3,
        })
        .on(|claims: LookUpInput| match claims.email.as_str() {
            "blocked@example.com" => Reply::<LookUp>::show_block_page("Not you."),
            _ => Reply::continue_with(LookUpOutput {
                code: Some(Secret::from("c0de")),
            }),
        })
}

#[tokio::test]
async fn replies_are_typed_and_requests_recorded() {
    let api = crm();
    let connector = api.connector().unwrap();
    assert_eq!(
        connector
            .exchange(member("kim@example.com"))
            .await
            .unwrap()
            .full_name,
        "Yuna Kim"
    );
    let error = connector
        .exchange(member("taken@example.com"))
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.user_message()),
        (ErrorKind::Validation, "This address is taken.")
    );
    let other = OtherInput {
        tenant: "t".into(),
        phone: "1234".into(),
    };
    assert!(connector.exchange(other).await.unwrap().found);
    let received = api.received::<Member>();
    assert_eq!(received.len(), 2);
    assert_eq!(
        (received[0].tenant.as_str(), received[1].email.as_str()),
        ("contoso", "taken@example.com")
    );
    assert_eq!(api.received::<Other>()[0].phone, "1234");
    let raw = api.requests();
    assert_eq!(
        raw[0].uri(),
        "https://crm.example.com/api/tenants/contoso/members?v=2&code=test-B2C_1A_Code"
    );
    assert_eq!(raw[0].body(), r#"{"email":"kim@example.com"}"#);
    assert!(!format!("{api:?}").contains("kim@"));
}

#[tokio::test]
async fn a_connector_of_a_user_flow_is_faked_too() {
    let api = crm();
    let connector = api.connector().unwrap();
    let context = Context::new().culture("ko-KR");
    let call = |email: &str| {
        connector.within(&context).exchange(LookUpInput {
            email: email.into(),
        })
    };
    let Answer::Continue(claims) = call("kim@example.com").await.unwrap() else {
        panic!("blocked")
    };
    assert_eq!(claims.code.unwrap().expose(), "c0de");
    assert!(
        matches!(call("blocked@example.com").await.unwrap(), Answer::ShowBlockPage(text) if text == "Not you.")
    );
    assert_eq!(
        api.requests()[0].body(),
        r#"{"email":"kim@example.com","step":"PostFederationSignup","ui_locales":"ko-KR"}"#
    );
}

#[tokio::test(start_paused = true)]
async fn faults_happen_in_their_order_and_then_it_answers() {
    let api = crm();
    api.fail::<Member>([
        Fault::Dns,
        Fault::Refused,
        Fault::Tls,
        Fault::Closed,
        Fault::Hangs,
        Fault::Cut(10),
        Fault::status(429),
        Fault::html(502),
        Fault::json(200, r#"{"fullName":7}"#),
        Fault::json(409, r#"{"userMessage":"No."}"#),
        Fault::Slow(Duration::from_secs(1)),
    ]);
    let connector = api
        .builder()
        .retry(Retry::default().retries(0))
        .timeouts(Timeouts::default().total(Duration::from_secs(5)))
        .build()
        .unwrap();
    for (kind, sent) in [
        (ErrorKind::Dns, Sent::NotSent),
        (ErrorKind::Connect, Sent::NotSent),
        (ErrorKind::Tls, Sent::NotSent),
        (ErrorKind::Transport, Sent::MaybeSent),
        (ErrorKind::Timeout, Sent::MaybeSent),
        (ErrorKind::Transport, Sent::Answered),
        (ErrorKind::RateLimited, Sent::Answered),
        (ErrorKind::Status, Sent::Answered),
        (ErrorKind::Decode, Sent::Answered),
        (ErrorKind::Validation, Sent::Answered),
    ] {
        let error = connector
            .exchange(member("kim@example.com"))
            .await
            .unwrap_err();
        assert_eq!((error.kind(), error.sent()), (kind, sent), "{error}");
    }
    for _ in 0..2 {
        assert_eq!(
            connector
                .exchange(member("kim@example.com"))
                .await
                .unwrap()
                .points,
            4711
        );
    }
}

#[tokio::test]
async fn a_request_that_nobody_answers_says_so() {
    let connector = Fake::new()
        .builder()
        .retry(Retry::default().retries(0))
        .build()
        .unwrap();
    let error = connector
        .exchange(member("kim@example.com"))
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("no reply to such a request"),
        "{error}"
    );
}

#[tokio::test]
async fn the_same_api_is_a_server() {
    let api = crm();
    let server = api.serve().await.unwrap();
    let connector = Connector::builder()
        .keys(AnyKey)
        .service_url::<Member>(server.url::<Member>())
        .service_url::<LookUp>(server.url::<LookUp>())
        .retry(Retry::default().retries(0))
        .build()
        .unwrap();
    for _ in 0..3 {
        assert_eq!(
            connector
                .exchange(member("kim@example.com"))
                .await
                .unwrap()
                .full_name,
            "Yuna Kim"
        );
    }
    let found = connector
        .exchange(LookUpInput {
            email: "kim@example.com".into(),
        })
        .await
        .unwrap();
    assert!(matches!(found, Answer::Continue(_)));
    api.fail::<Member>([
        Fault::Closed,
        Fault::Cut(5),
        Fault::status(503),
        Fault::html(404),
    ]);
    for kind in [
        ErrorKind::Transport,
        ErrorKind::Transport,
        ErrorKind::Status,
        ErrorKind::Status,
    ] {
        let error = connector
            .exchange(member("kim@example.com"))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
    }
    assert_eq!(api.received::<Member>().len(), 7);
    let address = server.address();
    drop(server);
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
}

/// Everything that a recording must not hold.
const PERSONAL: [&str; 14] = [
    "kim@example.com",
    "kim",
    "contoso",
    "Yuna",
    "Kim",
    "4711",
    "true",
    "7f3a91aa",
    "2024",
    "c0de",
    "Not you",
    "taken",
    "test-",
    "dGVzdC",
];

#[tokio::test]
async fn a_recording_replays_and_holds_no_value() {
    let real = crm();
    let recorder = Recorder::new(real.clone()).of::<Member>().of::<LookUp>();
    let connector = real.builder().transport(recorder.clone()).build().unwrap();
    let first = connector.exchange(member("kim@example.com")).await.unwrap();
    connector
        .exchange(member("taken@example.com"))
        .await
        .unwrap_err();
    connector
        .exchange(LookUpInput {
            email: "kim@example.com".into(),
        })
        .await
        .unwrap();
    connector
        .exchange(LookUpInput {
            email: "blocked@example.com".into(),
        })
        .await
        .unwrap();
    // Of a profile that is not recorded.
    connector
        .exchange(OtherInput {
            tenant: "contoso".into(),
            phone: "1234".into(),
        })
        .await
        .unwrap();

    let recording = recorder.recording();
    for personal in PERSONAL {
        assert!(!recording.contains(personal), "{personal} in {recording}");
    }

    let file = std::env::temp_dir().join(format!("recording-{}.json", std::process::id()));
    recorder.save(&file).unwrap();
    let connector = Replay::open(&file)
        .unwrap()
        .builder()
        .retry(Retry::default().retries(0))
        .build()
        .unwrap();
    std::fs::remove_file(&file).unwrap();
    let again = connector
        .exchange(member("someone@else.example"))
        .await
        .unwrap();
    assert!(again.full_name.starts_with("redacted-"));
    assert_eq!((again.points, again.active), (0, false));
    assert_eq!(
        again.seat.map(|seat| seat.len()),
        first.seat.map(|seat| seat.len())
    );
    assert_eq!(again.since.as_deref(), Some("1970-01-01T00:00:00Z"));
    let refused = connector
        .exchange(member("someone@else.example"))
        .await
        .unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Validation);
    assert_eq!(refused.validation().unwrap().code(), Some("API12345"));
    let look_up = || {
        connector.exchange(LookUpInput {
            email: "someone@else.example".into(),
        })
    };
    assert!(matches!(look_up().await.unwrap(), Answer::Continue(claims) if claims.code.is_some()));
    assert!(matches!(look_up().await.unwrap(), Answer::ShowBlockPage(_)));
    let error = look_up().await.unwrap_err();
    assert!(error.to_string().contains("no further answer"), "{error}");
}

#[tokio::test]
async fn words_of_a_type_may_be_kept_and_what_is_not_declared_is_not() {
    let real = Fake::new().on(|_: MemberInput| yuna());
    real.fail::<Member>([Fault::json(
        200,
        r#"{"fullName":"basic","points":1,"active":true,"secret":"kim","plan":{"kim@example.com":"kim"},"more":{"name":"kim"}}"#,
    )]);
    let recorder = Recorder::new(real.clone()).of::<Member>().keep("fullName");
    let connector = real.builder().transport(recorder.clone()).build().unwrap();
    connector.exchange(member("kim@example.com")).await.unwrap();
    let recording = recorder.recording();
    assert!(recording.contains("\"fullName\": \"basic\""), "{recording}");
    for gone in ["kim", "secret", "more"] {
        assert!(!recording.contains(gone), "{gone} in {recording}");
    }
}

/// Claims whose names are values as well, and an API that says more than it should.
#[technical_profile(service_url = "https://crm.example.com/teams", auth = Bearer)]
#[derive(Debug)]
struct Teams {
    #[input(path = "ask[0].of")]
    of: HashMap<String, u8>,
    #[output(path = "teams.all")]
    all: HashMap<String, BTreeMap<String, u8>>,
    #[output(json)]
    more: BTreeMap<String, String>,
    #[output]
    plan: Plan,
}

#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Plan {
    seats: u8,
}

#[tokio::test]
async fn names_that_are_values_are_not_kept_and_no_word_beside_the_claims_is() {
    let real = Fake::new().on(|_: TeamsInput| Reply::<Teams>::validation_error("no"));
    real.fail::<Teams>([
        Fault::Answer {
            status: 200,
            content_type: "application/json; of=kim".to_owned(),
            body: r#"{"teams":{"all":{"kim":{"yuna":1}}},"more":"{\"kim\":\"yuna\"}","plan":{"seats":3},
                "status":"yuna","version":"kim","action":"yuna","userMessage":"kim","code":"kim","requestId":"kim"}"#
                .to_owned(),
        },
        Fault::json(
            409,
            r#"{"version":"1.0.0","status":409,"code":"API12345","userMessage":"kim","developerMessage":"kim","moreInfo":"kim","requestId":"kim","action":"kim"}"#,
        ),
    ]);
    let recorder = Recorder::new(real.clone()).of::<Teams>();
    let connector = real.builder().transport(recorder.clone()).build().unwrap();
    let input = || TeamsInput {
        of: [("yuna".to_owned(), 7)].into(),
    };
    connector.exchange(input()).await.unwrap();
    connector.exchange(input()).await.unwrap_err();
    let recording = recorder.recording();
    for gone in ["kim", "yuna"] {
        assert!(!recording.contains(gone), "{gone} in {recording}");
    }
    let connector = Replay::read(&recording).unwrap().connector().unwrap();
    let again = connector.exchange(input()).await.unwrap();
    assert_eq!(
        (again.all.len(), again.more.len(), again.plan.seats),
        (1, 1, 0)
    );
    let refused = connector.exchange(input()).await.unwrap_err();
    assert_eq!(refused.validation().unwrap().code(), Some("API12345"));
}

//! A whole sign-up whose connectors are structs with `#[api_connector]`, over the wire format of the documents.
#![allow(dead_code, reason = "what is only sent is not read again here")]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use connector_flows::{
    Account, ApiConnector, Attribute, Block, Call, Claims, Driver, FailurePolicy, FieldFault,
    MemoryAccounts, Outcome, Person, Screen, Typed, UserFlow, UserFlowStep,
};
use connector_runtime::testing::{Fake, Fault};
use connector_runtime::{Connector, Context, Identity, Reply, Retry, api_connector};

#[api_connector(step = PostFederationSignup, service_url = "https://api.example.com/look-up", auth = Basic)]
struct LookUp {
    #[input]
    email: Option<String>,
    #[input]
    identities: Vec<Identity>,
    #[output]
    city: Option<String>,
}

#[api_connector(step = PostAttributeCollection, service_url = "https://api.example.com/validate", auth = Basic)]
struct Validate {
    #[input]
    #[output]
    city: Option<String>,
    #[input]
    #[output]
    country: Option<String>,
}

#[api_connector(
    step = PreTokenIssuance,
    service_url = "https://api.example.com/enrich",
    auth = Basic,
    default_user_message_if_request_failed = "Not now."
)]
struct Enrich {
    #[input(partner = "objectId")]
    user: String,
    #[output(partner = "extension_Points")]
    points: Option<i64>,
}

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_800_000_000)
}

fn text(call: &Call, name: &str) -> Option<String> {
    call.claims.text(name).map(Into::into)
}

fn driver(connector: &Connector, policy: FailurePolicy) -> Driver {
    let flow = UserFlow::builder("sign_up")
        .attribute(Attribute::new("city").required().saved())
        .attribute(Attribute::new("country").collected())
        .attribute(
            Attribute::new("extension_Points")
                .kind(connector_flows::Kind::Integer)
                .in_token(),
        )
        .connector(UserFlowStep::PostFederationSignup, "look-up")
        .connector(UserFlowStep::PostAttributeCollection, "validate")
        .connector(UserFlowStep::PreTokenIssuance, "enrich")
        .policy(policy)
        .build()
        .unwrap();
    let look_up = ApiConnector::new(
        connector,
        |call: &Call| LookUpInput {
            email: call.person.email().map(Into::into),
            identities: call.person.account().identities(),
        },
        |claims: LookUp| Claims::new().with_some("city", claims.city),
    );
    let validate = ApiConnector::new(
        connector,
        |call: &Call| ValidateInput {
            city: text(call, "city"),
            country: text(call, "country"),
        },
        |claims: Validate| {
            Claims::new()
                .with_some("city", claims.city)
                .with_some("country", claims.country)
        },
    );
    let enrich = ApiConnector::new(
        connector,
        |call: &Call| EnrichInput {
            user: call.user.clone().unwrap_or_default(),
        },
        |claims: Enrich| Claims::new().with_some("extension_Points", claims.points),
    );
    Driver::new(flow, MemoryAccounts::new())
        .connector("look-up", look_up)
        .connector("validate", validate)
        .connector("enrich", enrich)
        .check()
        .unwrap()
}

fn kim() -> Person {
    Person::new(Account::federated("google.com", "0123"))
        .with_email("kim@example.com")
        .with_client_id("93fd07aa")
        .with_ui_locales("ko-KR")
}

fn api() -> Fake {
    Fake::new()
        .on(|claims: LookUpInput| -> Reply<LookUp> {
            match claims.email.as_deref() {
                Some("blocked@example.com") => Reply::show_block_page("You are not invited."),
                _ => Reply::continue_with(LookUpOutput {
                    city: Some("Seoul".into()),
                }),
            }
        })
        .on(|claims: ValidateInput| -> Reply<Validate> {
            match claims.city.as_deref() {
                Some("Atlantis") => Reply::validation_error("There is no such city."),
                Some("X") => Reply::validation_error("Please correct the page.")
                    .field("city", "One letter is no city.")
                    .field("extension_Points", "Not on the page."),
                city => Reply::continue_with(ValidateOutput {
                    city: city.map(str::to_uppercase),
                    country: None,
                }),
            }
        })
        .on(|_: EnrichInput| EnrichOutput { points: Some(7) })
}

fn typed(city: &str) -> Typed {
    Typed::from_iter([("city", city), ("country", "KR")])
}

#[tokio::test]
async fn texts_for_fields_come_over_the_wire_to_the_fields_of_the_page() {
    let api = api();
    let driver = driver(&api.connector().unwrap(), FailurePolicy::Closed);
    let context = Context::new();
    let begun = driver.begin(kim(), &Claims::new(), &context, now()).await;
    let (mut state, _) = begun.unwrap();
    let screen = driver
        .submit(&mut state, &typed("X"), &context, now())
        .await;
    let Ok(Screen::Page(page)) = screen else {
        panic!("{screen:?}")
    };
    assert_eq!(page.fields[0].value, "X");
    let problem = page.problem.unwrap();
    assert_eq!(problem.message.as_deref(), Some("Please correct the page."));
    let city = FieldFault::Said("One letter is no city.".into());
    assert_eq!(
        problem.fields.into_iter().collect::<Vec<_>>(),
        [("city".to_owned(), city)]
    );
}

#[tokio::test]
async fn a_sign_up_over_the_wire() {
    let api = api();
    let driver = driver(&api.connector().unwrap(), FailurePolicy::Closed);
    let context = Context::new();
    let (mut state, screen) = driver
        .begin(kim(), &Claims::new(), &context, now())
        .await
        .unwrap();
    let Screen::Page(page) = screen else {
        panic!("{screen:?}")
    };
    assert_eq!(page.fields[0].value, "Seoul");
    let received = api.received::<LookUp>();
    assert_eq!(received[0].email.as_deref(), Some("kim@example.com"));
    assert!(received[0].identities == [Identity::federated("google.com", "0123")]);

    let screen = driver
        .submit(&mut state, &typed("Atlantis"), &context, now())
        .await
        .unwrap();
    let Screen::Page(page) = screen else {
        panic!("{screen:?}")
    };
    assert_eq!(page.fields[0].value, "Atlantis");
    assert_eq!(
        page.problem.unwrap().message.as_deref(),
        Some("There is no such city.")
    );

    let screen = driver
        .submit(&mut state, &typed("Busan"), &context, now())
        .await
        .unwrap();
    let Screen::Token(token) = screen else {
        panic!("{screen:?}")
    };
    // `country` was sent and not returned: it is in no token.
    assert_eq!(
        token.claims,
        Claims::new()
            .with("city", "BUSAN")
            .with("extension_Points", 7)
    );
    assert_eq!(api.received::<Enrich>()[0].user, token.user);
}

#[tokio::test]
async fn a_block_page_shows_the_text_of_the_api() {
    let api = api();
    let driver = driver(&api.connector().unwrap(), FailurePolicy::Closed);
    let person = kim().with_email("blocked@example.com");
    let (_, screen) = driver
        .begin(person, &Claims::new(), &Context::new(), now())
        .await
        .unwrap();
    assert_eq!(
        screen,
        Screen::Blocked(Block::Said("You are not invited.".into()))
    );
}

#[tokio::test]
async fn a_failing_api_stops_the_flow_unless_that_is_said() {
    for policy in [FailurePolicy::Closed, FailurePolicy::Open] {
        let api = api().fails::<Enrich>([Fault::status(503)]);
        let connector = api
            .builder()
            .retry(Retry::default().retries(0))
            .build()
            .unwrap();
        let driver = driver(&connector, policy);
        let context = Context::new();
        let (mut state, _) = driver
            .begin(kim(), &Claims::new(), &context, now())
            .await
            .unwrap();
        let screen = driver
            .submit(&mut state, &typed("Busan"), &context, now())
            .await
            .unwrap();
        match (policy, screen) {
            (FailurePolicy::Closed, Screen::Failed(failure)) => {
                assert_eq!(failure.message, "Not now.");
                // The user is there; only the token waits for the API.
                let screen = driver.retry(&mut state, &context, now()).await.unwrap();
                assert!(matches!(screen, Screen::Token(_)));
                assert_eq!(api.received::<Validate>().len(), 1);
            }
            (FailurePolicy::Open, Screen::Token(token)) => {
                assert!(token.claims.get("extension_Points").is_none());
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_connector_of_another_step_is_told() {
    let api = api();
    let flow = UserFlow::builder("x")
        .connector(UserFlowStep::PreTokenIssuance, "look-up")
        .build()
        .unwrap();
    let look_up = ApiConnector::new(
        &api.connector().unwrap(),
        |_: &Call| LookUpInput {
            email: None,
            identities: Vec::new(),
        },
        |_: LookUp| Claims::new(),
    );
    let error = Driver::new(flow, MemoryAccounts::new())
        .connector("look-up", look_up)
        .check()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the connector `look-up` is of the step `PostFederationSignup`, and the flow calls it at `PreTokenIssuance`"
    );
}

/// What the flow says of itself reaches the API as the documents name it.
#[tokio::test]
async fn the_person_is_in_the_context_of_each_call() {
    let flow = UserFlow::builder("x")
        .connector(UserFlowStep::PostFederationSignup, "see")
        .build()
        .unwrap();
    let api = Fake::new().on(|_: LookUpInput| LookUpOutput { city: None });
    let connector = api.connector().unwrap();
    let driver = Driver::new(flow, MemoryAccounts::new()).connector("see", move |_: Call, context: Context| {
        let connector = connector.clone();
        async move {
            let input = LookUpInput {
                email: None,
                identities: Vec::new(),
            };
            let request = connector.within(&context).prepare(input).await.unwrap();
            let body = String::from_utf8_lossy(request.request().body()).into_owned();
            assert!(body.ends_with(r#""step":"PostFederationSignup","client_id":"93fd07aa","ui_locales":"ko-KR"}"#), "{body}");
            Outcome::Continue(Claims::new())
        }
    });
    let begun = driver
        .begin(kim(), &Claims::new(), &Context::new(), now())
        .await;
    assert!(matches!(begun, Ok((_, Screen::Token(_)))));
}

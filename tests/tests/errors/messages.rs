//! The profile's own messages: which failure gets which, and what its placeholders become.

use std::time::Duration;

use connector_runtime::{Retry, Timeouts, technical_profile};
use connector_tests::{Conversation, Deaf, Server, answer, connector_builder};

const OUR_NAME: &str = "Our name service does not know {0}.";

#[technical_profile(
    service_url = "https://api.example.com/{id}/x?code=declared",
    auth = None,
    allow_insecure_auth_in_production = true,
    send_claims_in = Url,
    timeout = "1m",
    attempt_timeout = "1500ms",
    default_user_message_if_request_failed = "{0} failed.",
    user_message_if_circuit_open = "{0} ({1})",
    user_message_if_dns_resolution_failed = OUR_NAME,
    user_message_if_request_timeout = "Not within {0} s: {1}",
)]
#[derive(Debug)]
struct Own {
    #[input]
    id: String,
    #[output]
    points: u32,
}

#[technical_profile(
    service_url = "https://api.example.com/x",
    auth = None,
    allow_insecure_auth_in_production = true,
    default_user_message_if_request_failed = "Please try again.",
)]
#[derive(Debug)]
struct DefaultAlone {
    #[output]
    points: u32,
}

async fn own(url: String) -> String {
    let timeouts = Timeouts::default().connect(Duration::from_secs(20));
    let connector = connector_builder()
        .timeouts(timeouts)
        .service_url::<Own>(url)
        .retry(Retry::default().retries(0))
        .build()
        .unwrap();
    let error = connector
        .exchange(OwnInput {
            id: "canary".into(),
        })
        .await
        .unwrap_err();
    error.user_message().to_owned()
}

/// The URL is the template in use: no claim, no query.
#[tokio::test]
async fn each_failure_has_its_message() {
    let silent = Server::start(Conversation::new().read_request().hold()).await;
    let url = silent.url("/{id}/x?code=secret");
    assert_eq!(
        own(url).await,
        format!(
            "Not within 1 s: http://127.0.0.1:{}/{{id}}/x",
            silent.port()
        )
    );
    let deaf = Deaf::new();
    let url = format!("http://127.0.0.1:{}/{{id}}/x?code=secret", deaf.port());
    assert_eq!(
        own(url).await,
        format!("http://127.0.0.1:{}/{{id}}/x failed.", deaf.port())
    );
    assert_eq!(
        own("https://crm.example.invalid/{id}?code=secret".into()).await,
        "Our name service does not know https://crm.example.invalid/{id}."
    );

    let failing = Server::start_each([
        Conversation::new()
            .read_request()
            .write(answer(500, "{}"))
            .close(),
        Conversation::new()
            .read_request()
            .write(answer(504, "{}"))
            .close(),
        Conversation::new()
            .read_request()
            .write(answer(
                409,
                r#"{"userMessage":"The number {0} is not known."}"#,
            ))
            .close(),
        Conversation::new()
            .read_request()
            .write(answer(408, r#"{"userMessage":"Too late."}"#))
            .close(),
    ])
    .await;
    let url = failing.url("/{id}/x?code=secret");
    let shown = format!("http://127.0.0.1:{}/{{id}}/x", failing.port());
    assert_eq!(own(url.clone()).await, format!("{shown} failed."));
    assert_eq!(own(url.clone()).await, format!("Not within 1 s: {shown}"));
    // The API's own message is no format of ours.
    assert_eq!(own(url.clone()).await, "The number {0} is not known.");
    assert_eq!(own(url).await, "Too late.");
}

#[tokio::test]
async fn without_its_own_message_a_failure_has_the_default_one() {
    let server = Server::start(Conversation::new().read_request().hold()).await;
    let connector = |url: String| {
        let timeouts = Timeouts::default()
            .connect(Duration::from_secs(20))
            .attempt(Duration::from_millis(200));
        connector_builder()
            .timeouts(timeouts)
            .service_url::<DefaultAlone>(url)
            .build()
            .unwrap()
    };
    for url in [server.url("/x"), "https://crm.example.invalid/x".into()] {
        let error = connector(url)
            .exchange(DefaultAloneInput {})
            .await
            .unwrap_err();
        assert_eq!(error.user_message(), "Please try again.", "{error}");
    }
}

#[tokio::test]
async fn a_message_that_is_no_format_is_told_when_the_connector_is_built() {
    #[technical_profile(
        service_url = "https://api.example.com/x",
        auth = None,
        allow_insecure_auth_in_production = true,
        default_user_message_if_request_failed = BROKEN,
    )]
    struct Broken {}
    const BROKEN: &str = "Please wait {0";
    let error = connector_builder().verify::<Broken>().build().unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("`Broken`: `default_user_message_if_request_failed`"),
        "{text}"
    );
}

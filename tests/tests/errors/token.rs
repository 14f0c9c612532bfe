//! What goes wrong while a token is fetched: the API itself has seen nothing.

use std::time::Duration;

use connector_runtime::{Keys, Sent, Timeouts, technical_profile};
use connector_tests::{Conversation, Server, answer, connector_builder};

use super::record::Record;

#[technical_profile(
    service_url = "https://api.example.com/x",
    auth = OAuth2ClientCredentials(
        token_url = "{Settings:Login}/token",
        client_id_key = "client-id",
        client_secret_key = "client-secret",
    ),
)]
#[derive(Debug)]
struct Known {
    #[output]
    points: u32,
}

fn keys() -> Keys {
    Keys::new()
        .with("client-id", "id")
        .with("client-secret", "canary")
}

#[tokio::test]
async fn tokens() {
    let mut record = Record::default();
    let answers = [
        (
            "the client is not known",
            answer(
                401,
                r#"{"error":"invalid_client","error_description":"canary"}"#,
            ),
        ),
        (
            "a refusal in words of its own",
            answer(400, r#"{"error":"canary"}"#),
        ),
        ("too many requests", answer(429, "{}")),
        ("out of order", answer(500, "canary")),
        ("a redirect", answer(302, "{}")),
        ("no token", answer(200, r#"{"token_type":"Bearer"}"#)),
        (
            "another type of token",
            answer(200, r#"{"access_token":"canary","token_type":"mac"}"#),
        ),
        (
            "a token that is none",
            answer(200, r#"{"access_token":"can\nary","token_type":"Bearer"}"#),
        ),
        ("no JSON", answer(200, "canary")),
    ];
    let cases = answers
        .into_iter()
        .map(|(what, bytes)| (what, Conversation::answering(bytes)))
        .chain([
            ("no answer", Conversation::new().read_request().hold()),
            ("a reset", Conversation::new().read_request().reset()),
        ]);
    for (what, conversation) in cases {
        let server = Server::start(conversation).await;
        let connector = connector_builder()
            .keys(keys())
            .timeouts(Timeouts::default().attempt(Duration::from_millis(300)))
            .setting("Login", server.url(""))
            .service_url::<Known>(server.url("/x"))
            .build()
            .unwrap();
        let error = connector.exchange(KnownInput {}).await.unwrap_err();
        assert_eq!(error.sent(), Sent::NotSent, "{error}");
        assert_eq!(server.arrivals().len(), 1);
        record.add(what, &error, Some(&server));
        let text = format!("{error} {error:?} {}", error.user_message());
        assert!(!text.contains("canary"), "{text}");
    }
    record.assert("tokens");
}

/// A token that the API does not take is fetched anew, once.
#[tokio::test]
async fn a_token_is_renewed_once() {
    let server = Server::start(Conversation::replying(|request| match request.path() {
        "/token" => answer(
            200,
            r#"{"access_token":"granted","token_type":"Bearer","expires_in":3600}"#,
        ),
        _ => answer(401, "{}"),
    }))
    .await;
    let connector = connector_builder()
        .keys(keys())
        .setting("Login", server.url(""))
        .service_url::<Known>(server.url("/x"))
        .build()
        .unwrap();
    let error = connector.exchange(KnownInput {}).await.unwrap_err();
    let paths: Vec<_> = server
        .arrivals()
        .iter()
        .map(|arrival| arrival.request().path().to_owned())
        .collect();
    assert_eq!(paths, ["/token", "/x", "/token", "/x"]);
    let mut record = Record::default();
    record.add("401 with a fresh token too", &error, Some(&server));
    record.assert("a_token_is_renewed_once");
}

//! The client credentials grant: one fetch for many waiting calls, kept until shortly before it expires, renewed once after a
//! 401, its failures shared. Time is paused, so an hour costs nothing.

#![allow(dead_code, reason = "the claims come back and are not looked at")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use connector_runtime::{
    Connector, ErrorKind, Keys, Sent, Step, Transport, TransportError, technical_profile,
    transport::{AnswerBody, BoxFuture, Outgoing},
};

#[technical_profile(
    id = "Lookup",
    service_url = "https://api.example.com/lookup",
    auth = OAuth2ClientCredentials(
        token_url = "https://login.example.com/token",
        client_id_key = "Id",
        client_secret_key = "Secret",
        scope = "a b",
    ),
)]
#[derive(Debug)]
struct Lookup {
    #[input]
    email: String,
    #[output]
    points: u32,
}

/// Counts what arrives at the token endpoint and at the API.
#[derive(Clone, Default)]
struct Counts {
    tokens: Arc<AtomicU32>,
    calls: Arc<AtomicU32>,
}

impl Counts {
    fn seen(&self) -> (u32, u32) {
        (
            self.tokens.load(Ordering::SeqCst),
            self.calls.load(Ordering::SeqCst),
        )
    }
}

/// A server whose answers a test scripts; each takes 20 ms.
struct Scripted<T, A> {
    counts: Counts,
    token: T,
    api: A,
}

impl<T, A> Transport for Scripted<T, A>
where
    T: Fn(u32) -> http::Response<String> + Send + Sync + 'static,
    A: Fn(u32, &str) -> http::Response<String> + Send + Sync + 'static,
{
    fn send(
        &self,
        outgoing: Outgoing,
    ) -> BoxFuture<'_, Result<http::Response<AnswerBody>, TransportError>> {
        Box::pin(async move {
            tokio::time::sleep(Duration::from_millis(20)).await;
            let request = outgoing.request;
            let authorization = request.headers()["authorization"]
                .to_str()
                .unwrap_or("")
                .to_owned();
            let answer = if request.uri().host() == Some("login.example.com") {
                assert_eq!(
                    authorization, "Basic bWU6cCU0MHNz",
                    "both are form-encoded before they are joined"
                );
                assert_eq!(request.body(), "grant_type=client_credentials&scope=a+b");
                (self.token)(self.counts.tokens.fetch_add(1, Ordering::SeqCst))
            } else {
                (self.api)(
                    self.counts.calls.fetch_add(1, Ordering::SeqCst),
                    &authorization,
                )
            };
            Ok(answer.map(|body| AnswerBody::from(bytes::Bytes::from(body))))
        })
    }
}

fn connector(
    token: impl Fn(u32) -> http::Response<String> + Send + Sync + 'static,
    api: impl Fn(u32, &str) -> http::Response<String> + Send + Sync + 'static,
) -> (Connector, Counts) {
    let counts = Counts::default();
    let connector = Connector::builder()
        .keys(Keys::new().with("Id", "me").with("Secret", "p@ss"))
        .transport(Scripted {
            counts: counts.clone(),
            token,
            api,
        })
        .build()
        .unwrap();
    (connector, counts)
}

fn status(status: u16, body: &str) -> http::Response<String> {
    http::Response::builder()
        .status(status)
        .body(body.to_owned())
        .unwrap()
}

fn granted(number: u32) -> http::Response<String> {
    status(
        200,
        &format!(r#"{{"token_type":"Bearer","expires_in":3600,"access_token":"token-{number}"}}"#),
    )
}

fn points(_: u32, _: &str) -> http::Response<String> {
    status(200, r#"{"points":7}"#)
}

fn input() -> LookupInput {
    LookupInput {
        email: "yuna@example.com".into(),
    }
}

async fn many(connector: &Connector, count: u32) -> Vec<Result<Lookup, connector_runtime::Error>> {
    let calls: Vec<_> = (0..count)
        .map(|_| tokio::spawn(connector.exchange(input())))
        .collect();
    let mut results = Vec::new();
    for call in calls {
        results.push(call.await.unwrap());
    }
    results
}

#[tokio::test(start_paused = true)]
async fn many_waiting_calls_share_one_fetch() {
    let (connector, counts) = connector(granted, points);
    let results = many(&connector, 100).await;
    assert!(
        results
            .iter()
            .all(|result| result.as_ref().is_ok_and(|lookup| lookup.points == 7))
    );
    assert_eq!(counts.seen(), (1, 100));
}

#[tokio::test(start_paused = true)]
async fn many_waiting_calls_share_one_failure() {
    let (connector, counts) = connector(|_| status(401, r#"{"error":"invalid_client"}"#), points);
    let results = many(&connector, 100).await;
    assert_eq!(counts.seen(), (1, 0));
    for error in results.into_iter().map(Result::unwrap_err) {
        assert_eq!(
            (error.kind(), error.step(), error.sent()),
            (ErrorKind::Unauthorized, Step::Authorize, Sent::NotSent)
        );
        assert!(error.to_string().contains("`invalid_client`"), "{error}");
    }
    // A later call asks anew.
    assert!(connector.exchange(input()).await.is_err());
    assert_eq!(counts.seen(), (2, 0));
}

#[tokio::test(start_paused = true)]
async fn a_token_is_kept_until_shortly_before_it_expires() {
    let (connector, counts) = connector(granted, |_, authorization| {
        assert!(authorization.starts_with("Bearer token-"));
        points(0, "")
    });
    connector.exchange(input()).await.unwrap();
    tokio::time::advance(Duration::from_secs(3600 - 65)).await;
    connector.exchange(input()).await.unwrap();
    assert_eq!(counts.seen(), (1, 2));
    tokio::time::advance(Duration::from_secs(6)).await;
    connector.exchange(input()).await.unwrap();
    assert_eq!(counts.seen(), (2, 3));
}

#[tokio::test(start_paused = true)]
async fn a_401_is_sent_once_more_with_a_fresh_token() {
    let (connector, counts) = connector(granted, |_, authorization| {
        if authorization == "Bearer token-0" {
            status(401, "")
        } else {
            points(0, "")
        }
    });
    assert_eq!(connector.exchange(input()).await.unwrap().points, 7);
    assert_eq!(counts.seen(), (2, 2));
    connector.exchange(input()).await.unwrap();
    assert_eq!(counts.seen(), (2, 3));
}

#[tokio::test(start_paused = true)]
async fn a_second_401_is_the_answer() {
    let (connector, counts) = connector(granted, |_, _| status(401, ""));
    let error = connector.exchange(input()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts(), error.sent()),
        (ErrorKind::Unauthorized, 2, Sent::Answered)
    );
    assert_eq!(counts.seen(), (2, 2));
}

#[technical_profile(
    id = "Look",
    service_url = "https://api.example.com/look",
    auth = OAuth2ClientCredentials(
        token_url = "https://login.example.com/token",
        client_id_key = "Id",
        client_secret_key = "Secret",
        scope = "a b",
    ),
    send_claims_in = QueryString,
)]
#[derive(Debug)]
struct Look {
    #[input]
    email: String,
}

/// Once in a call, whatever comes between.
#[tokio::test(start_paused = true)]
async fn a_401_after_another_failure_is_the_second_one_too() {
    let (connector, counts) = connector(granted, |number, _| {
        status(if number == 1 { 503 } else { 401 }, "")
    });
    let call = connector.exchange(LookInput {
        email: "yuna@example.com".into(),
    });
    let error = call.await.unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::Unauthorized, 3)
    );
    assert_eq!(counts.seen(), (2, 3));
}

#[tokio::test(start_paused = true)]
async fn a_dry_run_fetches_nothing() {
    let (connector, counts) = connector(granted, points);
    let dry = connector.prepare(input()).await.unwrap();
    assert!(dry.unauthorized() && !dry.request().headers().contains_key("authorization"));
    assert_eq!(counts.seen(), (0, 0));
    connector.exchange(input()).await.unwrap();
    let dry = connector.prepare(input()).await.unwrap();
    assert!(!dry.unauthorized());
    let authorization = &dry.request().headers()["authorization"];
    assert!(authorization.is_sensitive());
    assert_eq!(authorization, "Bearer token-0");
    assert_eq!(counts.seen(), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn what_is_no_grant_is_said_without_its_text() {
    for (answer, expected) in [
        (
            r#"{"access_token":"secret value"}"#,
            "does not fit a header",
        ),
        (r#"{"access_token":""}"#, "does not fit a header"),
        (
            r#"{"token_type":"mac","access_token":"secret"}"#,
            "another type",
        ),
        (r#"{"token_type":"Bearer"}"#, "no `access_token`"),
        ("<html>secret</html>", "could not be read"),
    ] {
        let (connector, _) = connector(move |_| status(200, answer), points);
        let error = connector.exchange(input()).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.step()),
            (ErrorKind::Decode, Step::Authorize)
        );
        assert!(error.to_string().contains(expected), "{error}");
        assert!(!format!("{error} {error:?}").contains("secret"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_waiting_call_keeps_its_own_limit() {
    let (connector, _) = connector(granted, points);
    let context = connector_runtime::Context::new()
        .deadline((tokio::time::Instant::now() + Duration::from_millis(5)).into_std());
    let error = connector
        .within(&context)
        .exchange(input())
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.step(), error.sent()),
        (ErrorKind::Timeout, Step::Authorize, Sent::NotSent)
    );
    // The fetch that was given up holds nobody back.
    assert_eq!(connector.exchange(input()).await.unwrap().points, 7);
}

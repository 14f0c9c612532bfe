//! What the rows share: three profiles, a connector with short limits, and what a row of the table says of a failure.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use connector_runtime::transport::{AnswerBody, BoxFuture, Outgoing};
use connector_runtime::{
    CircuitBreaker, Connector, ConnectorBuilder, Error, ErrorKind, Keys, Retry, Sent, Timeouts,
    Transport, TransportError, technical_profile,
};
use connector_tests::{Conversation, Server, connector_builder};

/// A POST that the API must not see twice.
#[technical_profile(
    id = "Ask",
    service_url = "https://api.example.com/ask",
    auth = Bearer,
    allow_http = true,
    default_user_message_if_request_failed = "MF",
    user_message_if_circuit_open = "MC",
    user_message_if_dns_resolution_failed = "MD",
    user_message_if_request_timeout = "MT",
)]
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ask {
    #[input]
    pub(super) email: String,
    #[output]
    pub(super) points: u32,
}

/// A GET: idempotent by its method.
#[technical_profile(
    id = "Look",
    service_url = "https://api.example.com/look",
    auth = Bearer,
    allow_http = true,
    send_claims_in = QueryString,
    default_user_message_if_request_failed = "MF",
    user_message_if_circuit_open = "MC",
    user_message_if_dns_resolution_failed = "MD",
    user_message_if_request_timeout = "MT",
)]
#[derive(Debug, Clone)]
pub(super) struct Look {
    #[input]
    pub(super) email: String,
    #[output]
    pub(super) points: u32,
}

/// A POST that says that the API takes it twice.
#[technical_profile(
    id = "Book",
    service_url = "https://api.example.com/book",
    auth = Bearer,
    allow_http = true,
    idempotent = true
)]
#[derive(Debug, Clone)]
pub(super) struct Book {
    #[input]
    pub(super) email: String,
    #[output]
    pub(super) points: u32,
}

pub(super) fn ask() -> AskInput {
    AskInput {
        email: "kim@example.com".into(),
    }
}

pub(super) fn look() -> LookInput {
    LookInput {
        email: "kim@example.com".into(),
    }
}

pub(super) fn book() -> BookInput {
    BookInput {
        email: "kim@example.com".into(),
    }
}

pub(super) fn keys() -> Keys {
    Keys::new().with("BearerAuthenticationToken", "token")
}

/// Where a limit of time is hit in a row.
pub(super) const SHORT: Duration = Duration::from_millis(150);

/// One more attempt, limits short enough to be hit and long enough for a busy machine.
pub(super) fn builder() -> ConnectorBuilder {
    connector_builder()
        .keys(keys())
        .timeouts(Timeouts::default().connect(Duration::from_secs(2)))
        .retry(Retry::default().retries(1))
}

pub(super) fn at(builder: ConnectorBuilder, url: impl Fn(&str) -> String) -> ConnectorBuilder {
    builder
        .service_url::<Ask>(url("/ask"))
        .service_url::<Look>(url("/look"))
        .service_url::<Book>(url("/book"))
}

pub(super) fn calling(server: &Server) -> ConnectorBuilder {
    at(builder(), |path| server.url(path))
}

/// What a row says of a failure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    kind: ErrorKind,
    sent: Sent,
    message: &'static str,
    again: Again,
    failure: bool,
    limit: Option<Duration>,
    response: Option<usize>,
}

/// What is sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Again {
    /// Every method: it was not sent.
    Any,
    /// What is idempotent.
    Idempotent,
    /// Nothing.
    Nothing,
}

/// A failure of this kind with the message for failed requests, which is not sent again and no failure for the circuit.
pub(super) fn row(kind: ErrorKind, sent: Sent) -> Row {
    Row {
        kind,
        sent,
        message: "MF",
        again: Again::Nothing,
        failure: false,
        limit: None,
        response: None,
    }
}

impl Row {
    pub(super) fn message(self, message: &'static str) -> Self {
        Self { message, ..self }
    }

    pub(super) fn again(self, again: Again) -> Self {
        Self { again, ..self }
    }

    /// It counts as a failure for the circuit.
    pub(super) fn failure(self) -> Self {
        Self {
            failure: true,
            ..self
        }
    }

    /// With this limit of an attempt.
    pub(super) fn within(self, limit: Duration) -> Self {
        Self {
            limit: Some(limit),
            ..self
        }
    }

    /// With this limit of the answer.
    pub(super) fn response(self, bytes: usize) -> Self {
        Self {
            response: Some(bytes),
            ..self
        }
    }

    fn compare(&self, error: &Error) {
        assert_eq!(
            (error.kind(), error.sent(), error.user_message()),
            (self.kind, self.sent, self.message),
            "{error}"
        );
    }

    fn limited(&self, builder: ConnectorBuilder) -> ConnectorBuilder {
        let builder = match self.limit {
            Some(limit) => builder.timeouts(Timeouts::default().attempt(limit)),
            None => builder,
        };
        match self.response {
            Some(bytes) => builder.limits(connector_runtime::Limits::default().response(bytes)),
            None => builder,
        }
    }

    /// Calls by POST, by GET, and with a circuit that opens at the first failure; each against a server of its own.
    pub(super) async fn holds(self, script: Conversation) -> Error {
        let server = Server::start(script.clone()).await;
        let connector = self.limited(calling(&server)).build().unwrap();
        let error = connector.exchange(ask()).await.unwrap_err();
        self.compare(&error);
        let attempts = usize::from(self.again == Again::Any) + 1;
        assert_eq!(error.attempts() as usize, attempts, "POST: {error}");
        assert_eq!(server.arrivals().len(), attempts, "POST: {error}");

        let server = Server::start(script.clone()).await;
        let connector = self.limited(calling(&server)).build().unwrap();
        let other = connector.exchange(look()).await.unwrap_err();
        self.compare(&other);
        let attempts = usize::from(self.again != Again::Nothing) + 1;
        assert_eq!(other.attempts() as usize, attempts, "GET: {other}");
        assert_eq!(server.arrivals().len(), attempts, "GET: {other}");

        let server = Server::start(script).await;
        let connector = self
            .limited(calling(&server))
            .retry(Retry::default().retries(0))
            .circuit_breaker(fragile())
            .build()
            .unwrap();
        self.counts(&connector).await;
        error
    }

    /// Whether the failure opens a circuit that opens at the first.
    pub(super) async fn counts(&self, connector: &Connector) {
        let first = connector.exchange(ask()).await.unwrap_err();
        assert_eq!(first.kind(), self.kind, "{first}");
        let next = connector.exchange(ask()).await.unwrap_err();
        if self.failure {
            assert_eq!(next.kind(), ErrorKind::CircuitOpen, "it is no failure");
        } else {
            assert_eq!(next.kind(), self.kind, "it is a failure");
        }
    }
}

/// A transport that does what a script says, under a paused clock.
#[derive(Clone, Default)]
pub(super) struct Scripted(Arc<Script>);

type Act = dyn Fn(usize, &http::Request<Bytes>) -> Reply + Send + Sync;

#[derive(Default)]
struct Script {
    act: Option<Box<Act>>,
    sent: Mutex<Vec<http::Request<Bytes>>>,
    under_way: AtomicUsize,
    most_under_way: AtomicUsize,
}

/// What a scripted transport does with one request.
pub(super) struct Reply {
    pub(super) after: Duration,
    pub(super) answer: Result<http::Response<Bytes>, TransportError>,
    /// How long the body takes.
    pub(super) body: Duration,
}

impl Reply {
    pub(super) fn status(status: u16) -> Self {
        let body = Bytes::from_static(br#"{"points":7}"#);
        Self {
            after: Duration::from_millis(10),
            answer: Ok(http::Response::builder().status(status).body(body).unwrap()),
            body: Duration::ZERO,
        }
    }

    pub(super) fn header(mut self, name: &'static str, value: &str) -> Self {
        if let Ok(answer) = &mut self.answer {
            answer.headers_mut().insert(name, value.parse().unwrap());
        }
        self
    }

    pub(super) fn failure(kind: ErrorKind, sent: Sent) -> Self {
        let mut error = TransportError::not_sent(kind, "scripted");
        error.sent = sent;
        Self {
            after: Duration::from_millis(10),
            answer: Err(error),
            body: Duration::ZERO,
        }
    }

    pub(super) fn after(self, after: Duration) -> Self {
        Self { after, ..self }
    }

    /// Never.
    pub(super) fn never() -> Self {
        Self::status(200).after(Duration::from_secs(1 << 30))
    }
}

impl Scripted {
    /// Does what the function says for the n-th request.
    pub(super) fn new(
        act: impl Fn(usize, &http::Request<Bytes>) -> Reply + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(Script {
            act: Some(Box::new(act)),
            ..Script::default()
        }))
    }

    pub(super) fn sent(&self) -> Vec<http::Request<Bytes>> {
        self.0.sent.lock().unwrap().clone()
    }

    pub(super) fn count(&self) -> usize {
        self.0.sent.lock().unwrap().len()
    }

    pub(super) fn under_way(&self) -> usize {
        self.0.under_way.load(Ordering::SeqCst)
    }

    pub(super) fn most_under_way(&self) -> usize {
        self.0.most_under_way.load(Ordering::SeqCst)
    }
}

struct UnderWay(Arc<Script>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.under_way.fetch_sub(1, Ordering::SeqCst);
    }
}

struct Body(Option<Bytes>, Duration, Option<UnderWay>);

impl connector_runtime::transport::Pieces for Body {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(async {
            if !self.1.is_zero() {
                tokio::time::sleep(self.1).await;
            }
            let piece = self.0.take();
            if piece.is_none() {
                self.2 = None;
            }
            Ok(piece)
        })
    }
}

impl Transport for Scripted {
    fn send(
        &self,
        outgoing: Outgoing,
    ) -> BoxFuture<'_, Result<http::Response<AnswerBody>, TransportError>> {
        Box::pin(async move {
            let script = &self.0;
            let number = {
                let mut sent = script.sent.lock().unwrap();
                sent.push(outgoing.request.clone());
                sent.len() - 1
            };
            let now = script.under_way.fetch_add(1, Ordering::SeqCst) + 1;
            script.most_under_way.fetch_max(now, Ordering::SeqCst);
            let under_way = UnderWay(Arc::clone(script));
            let reply = (script.act.as_ref().unwrap())(number, &outgoing.request);
            tokio::time::sleep(reply.after).await;
            let answer = reply.answer?;
            Ok(answer.map(|bytes| AnswerBody::new(Body(Some(bytes), reply.body, Some(under_way)))))
        })
    }
}

/// A circuit that opens at the first failure.
pub(super) fn fragile() -> CircuitBreaker {
    CircuitBreaker::default()
        .minimum(1)
        .failure_ratio(1.0)
        .open_for(Duration::from_secs(600))
}

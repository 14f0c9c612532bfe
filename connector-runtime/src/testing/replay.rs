//! [`Replay`]: a transport that answers from a recording.

use std::fmt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use http::{Response, StatusCode, header};
use serde_json::Value;

use crate::api::template::{Fit, Template};
use crate::connector::{Connector, ConnectorBuilder, DeploymentMode};
use crate::error::ErrorKind;
use crate::transport::{AnswerBody, BoxFuture, Outgoing, Transport, TransportError};

/// A transport that answers with what a [`Recorder`](super::Recorder) kept: to each profile's calls its exchanges, in their
/// order, each once.
///
/// ```
/// # use connector_runtime::{technical_profile, testing::{Fake, Recorder, Replay}};
/// # #[technical_profile(service_url = "https://crm.example.com/lookup", auth = Bearer)]
/// # struct Lookup { #[input] email: String, #[output] name: String }
/// # let lookup = || LookupInput { email: "kim@example.com".into() };
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // Once, against the real API (here a fake one):
/// # let real = Fake::new().on(|_: LookupInput| LookupOutput { name: "Yuna Kim".into() });
/// let recorder = Recorder::new(real.clone()).of::<Lookup>();
/// real.builder().transport(recorder.clone()).build()?.exchange(lookup()).await?;
/// let recording = recorder.recording(); // or `save("lookup.json")`
/// assert!(!recording.contains("Yuna") && !recording.contains("kim@"));
///
/// // In every test run:
/// let connector = Replay::read(&recording)?.connector()?; // or `open("lookup.json")`
/// assert!(connector.exchange(lookup()).await?.name.starts_with("redacted"));
/// # Ok(()) }
/// ```
pub struct Replay(Mutex<Vec<Exchange>>);

struct Exchange {
    method: String,
    service_url: String,
    answer: Response<Bytes>,
}

impl Replay {
    /// Reads a recording.
    ///
    /// # Errors
    ///
    /// The text is none.
    pub fn read(recording: &str) -> Result<Self, ReplayError> {
        let fault = |what: &str| ReplayError(format!("the recording {what}"));
        let document: Value = serde_json::from_str(recording).map_err(|_| fault("is no JSON"))?;
        let exchanges = document["exchanges"]
            .as_array()
            .ok_or_else(|| fault("has no `exchanges`"))?;
        let exchanges: Option<Vec<Exchange>> = exchanges.iter().map(exchange).collect();
        exchanges
            .map(|exchanges| Self(Mutex::new(exchanges)))
            .ok_or_else(|| fault("has an exchange that is none"))
    }

    /// Reads a recording from a file.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is no recording.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, ReplayError> {
        let path = path.as_ref();
        let text = std::fs::read_to_string(path)
            .map_err(|error| ReplayError(format!("`{}`: {error}", path.display())))?;
        Self::read(&text)
    }

    /// A connector whose calls are answered from here, with a key under every name, in development.
    ///
    /// # Errors
    ///
    /// None that is known: what can be wrong with a connector is not in this one.
    pub fn connector(self) -> Result<Connector, crate::BuildError> {
        self.builder().build()
    }

    /// The same, to be set up further.
    #[must_use]
    pub fn builder(self) -> ConnectorBuilder {
        Connector::builder()
            .keys(super::AnyKey)
            .deployment_mode(DeploymentMode::Development)
            .transport(self)
    }
}

fn exchange(value: &Value) -> Option<Exchange> {
    let status = u16::try_from(value["status"].as_u64()?).ok()?;
    let body = match &value["answer"] {
        Value::Null => Bytes::new(),
        answer => answer.to_string().into(),
    };
    let mut answer = Response::new(body);
    *answer.status_mut() = StatusCode::from_u16(status).ok()?;
    if let Some(content_type) = value["content_type"].as_str() {
        answer
            .headers_mut()
            .insert(header::CONTENT_TYPE, content_type.parse().ok()?);
    }
    Some(Exchange {
        method: value["method"].as_str()?.to_owned(),
        service_url: value["service_url"].as_str()?.to_owned(),
        answer,
    })
}

impl Transport for Replay {
    fn send(
        &self,
        request: Outgoing,
    ) -> BoxFuture<'_, Result<Response<AnswerBody>, TransportError>> {
        let request = request.request;
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fit = |exchange: &Exchange| {
            if exchange.method == request.method().as_str() {
                Template::parse(&exchange.service_url, |_| None).fit(request.uri())
            } else {
                Fit::None
            }
        };
        let best = left.iter().map(fit).max().unwrap_or(Fit::None);
        let next = left
            .iter()
            .position(|exchange| best != Fit::None && fit(exchange) == best)
            .map(|at| left.remove(at).answer);
        Box::pin(async move {
            next.map(|answer| answer.map(AnswerBody::from))
                .ok_or_else(|| {
                    TransportError::not_sent(
                        ErrorKind::Connect,
                        "the recording has no further answer to such a request",
                    )
                    .help("record it again, with this call in it")
                })
        })
    }
}

impl fmt::Debug for Replay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Replay(..)")
    }
}

/// Why a recording cannot be replayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplayError(String);

impl fmt::Display for ReplayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ReplayError {}

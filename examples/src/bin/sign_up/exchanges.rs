//! What the panel shows: each exchange with an API, redacted by the runtime's own recorder, and how long it took.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::{Response, header};
use connector_runtime::testing::Recorder;
use connector_runtime::transport::{AnswerBody, BoxFuture, Outgoing};
use connector_runtime::{MemoryTransport, ReqwestTransport, Transport, TransportError};
use serde_json::Value;

use crate::connectors;

/// The last exchanges, the newest first.
#[derive(Clone, Default)]
pub(crate) struct Exchanges(Arc<Mutex<VecDeque<Exchange>>>);

/// One exchange: names as they are, no value.
#[derive(Clone)]
pub(crate) struct Exchange {
    number: u64,
    pub(crate) line: String,
    pub(crate) authorization: &'static str,
    pub(crate) request: String,
    pub(crate) answer: Option<Answered>,
    /// Why there is no answer; none while it is under way.
    pub(crate) failure: Option<String>,
    pub(crate) took: Option<Duration>,
}

#[derive(Clone)]
pub(crate) struct Answered {
    pub(crate) status: u16,
    pub(crate) body: String,
}

impl Exchanges {
    const KEPT: usize = 24;

    pub(crate) fn read(&self) -> Vec<Exchange> {
        self.rows().iter().cloned().collect()
    }

    pub(crate) fn clear(&self) {
        self.rows().clear();
    }

    fn rows(&self) -> MutexGuard<'_, VecDeque<Exchange>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self, request: &http::Request<Bytes>, sent: String) -> UnderWay {
        let authorization = request.headers().get(header::AUTHORIZATION);
        let basic = authorization.is_some_and(|value| value.as_bytes().starts_with(b"Basic "));
        let mut rows = self.rows();
        let number = rows.front().map_or(1, |row| row.number + 1);
        rows.truncate(Self::KEPT - 1);
        rows.push_front(Exchange {
            number,
            line: format!("{} {}", request.method(), request.uri().path()),
            authorization: if basic {
                "Basic ••••••"
            } else {
                "–"
            },
            request: sent,
            answer: None,
            failure: None,
            took: None,
        });
        UnderWay {
            exchanges: self.clone(),
            number,
            began: now(),
            failure: Some("given up".to_owned()),
        }
    }
}

/// An exchange that has begun; dropped before its end, it was given up: the connector's time was over.
struct UnderWay {
    exchanges: Exchanges,
    number: u64,
    began: Instant,
    failure: Option<String>,
}

impl UnderWay {
    fn ended(mut self, failure: Option<String>, recording: &str) {
        self.failure = failure;
        let recorded = exchange(recording);
        self.change(|row| {
            row.answer = recorded["status"].as_u64().map(|status| Answered {
                status: u16::try_from(status).unwrap_or_default(),
                body: shown(&recorded["answer"]),
            });
        });
    }

    fn change(&self, change: impl FnOnce(&mut Exchange)) {
        let mut rows = self.exchanges.rows();
        if let Some(row) = rows.iter_mut().find(|row| row.number == self.number) {
            change(row);
        }
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let took = now().saturating_duration_since(self.began);
        let failure = self.failure.take();
        self.change(|row| {
            row.took = Some(took);
            row.failure = failure;
        });
    }
}

/// The one exchange of a recording.
fn exchange(recording: &str) -> Value {
    let whole: Value = serde_json::from_str(recording).unwrap_or_default();
    whole["exchanges"][0].clone()
}

/// What is sent, before it is: a call that nobody answers is shown too.
async fn sent(request: &http::Request<Bytes>) -> String {
    let nowhere = MemoryTransport::new(|_| Response::default());
    let recorder = connectors::known_to(Recorder::new(nowhere));
    let copy = Outgoing {
        request: request.clone(),
        identity: None,
    };
    // An answer of nothing, which nobody reads.
    let _ = recorder.send(copy).await;
    shown(&exchange(&recorder.recording())["request"])
}

fn shown(body: &Value) -> String {
    if body.is_null() {
        return String::new();
    }
    format!("{body:#}")
}

/// The transport that the panel watches.
pub(crate) struct Watched {
    pub(crate) transport: Arc<ReqwestTransport>,
    pub(crate) exchanges: Exchanges,
}

/// One transport, shared.
struct Shared(Arc<ReqwestTransport>);

impl Transport for Shared {
    fn send(
        &self,
        request: Outgoing,
    ) -> BoxFuture<'_, Result<Response<AnswerBody>, TransportError>> {
        self.0.send(request)
    }
}

impl Transport for Watched {
    fn send(
        &self,
        request: Outgoing,
    ) -> BoxFuture<'_, Result<Response<AnswerBody>, TransportError>> {
        // A recorder for this exchange alone, so that equal values of two people do not show as equal.
        let recorder = Recorder::new(Shared(Arc::clone(&self.transport)));
        let recorder = connectors::known_to(recorder);
        let exchanges = &self.exchanges;
        Box::pin(async move {
            let sent = sent(&request.request).await;
            let under_way = exchanges.begin(&request.request, sent);
            let answer = recorder.send(request).await;
            let failure = answer.as_ref().err().map(ToString::to_string);
            under_way.ended(failure, &recorder.recording());
            answer
        })
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the panel shows how long a call took"
)]
fn now() -> Instant {
    Instant::now()
}

//! What carries a request to the API and brings its answer back. The trait, and what stands behind it.
//!
//! A transport knows nothing of claims or profiles. It keeps to five rules: no redirect is followed, no cookie kept, no
//! proxy of the environment used, nothing is sent again by itself, and no error text holds the URL. Time and the size of the
//! answer are limited by the caller, who drops the future, and reads the body piece by piece.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;

use crate::auth::keys::{ClientIdentity, KeyVersion};
use crate::error::{ErrorKind, Sent};

mod memory;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "reqwest")]
mod tls;
#[cfg(feature = "tower")]
mod tower;

pub use memory::MemoryTransport;
#[cfg(feature = "reqwest")]
pub use reqwest::{ReqwestTransport, Resolver, SystemResolver};
#[cfg(feature = "reqwest")]
pub use tls::{Tls, TlsError};
#[cfg(feature = "tower")]
pub use tower::{ServiceBody, TowerTransport, TransportService};

/// A boxed future that can be sent between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Carries one request and brings back its answer.
pub trait Transport: Send + Sync + 'static {
    /// Sends the request once. The future is dropped where the call is given up; what it holds must go with it.
    fn send(
        &self,
        request: Outgoing,
    ) -> BoxFuture<'_, Result<http::Response<AnswerBody>, TransportError>>;
}

/// A request on its way out, whole.
pub struct Outgoing {
    /// The request, with its authentication.
    pub request: http::Request<Bytes>,
    /// The client certificate of this request, and its version: another version asks for another connection.
    pub identity: Option<(ClientIdentity, KeyVersion)>,
}

impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing")
            .field("method", self.request.method())
            .field("body_length", &self.request.body().len())
            .field("identity", &self.identity.is_some())
            .finish_non_exhaustive()
    }
}

/// The body of an answer, read piece by piece so that no more of it is taken than wanted.
pub struct AnswerBody(Source);

enum Source {
    Whole(Option<Bytes>),
    Pieces(Box<dyn Pieces>),
}

/// Where the pieces of a body come from.
pub trait Pieces: Send {
    /// The next piece; `None` at the end.
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>>;
}

impl AnswerBody {
    /// A body that comes in pieces.
    #[must_use]
    pub fn new(pieces: impl Pieces + 'static) -> Self {
        Self(Source::Pieces(Box::new(pieces)))
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    ///
    /// What broke on the way.
    pub async fn next(&mut self) -> Result<Option<Bytes>, TransportError> {
        match &mut self.0 {
            Source::Whole(whole) => Ok(whole.take()),
            Source::Pieces(pieces) => pieces.next().await,
        }
    }
}

impl From<Bytes> for AnswerBody {
    fn from(whole: Bytes) -> Self {
        Self(Source::Whole((!whole.is_empty()).then_some(whole)))
    }
}

impl fmt::Debug for AnswerBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnswerBody(..)")
    }
}

/// Why a request did not bring an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TransportError {
    /// `Dns`, `Connect`, `Tls`, `ClientCertificate`, `Timeout` (of the connection), `Transport`, `Protocol`, `Egress`, `Key`
    /// or `Shutdown`.
    pub kind: ErrorKind,
    /// Whether any of the request may have left.
    pub sent: Sent,
    /// What happened, in words that hold neither URL nor value.
    pub reason: String,
    /// The limit that was hit, where it is one of time.
    pub limit: Option<Duration>,
    /// What to change.
    pub help: Option<&'static str>,
    /// Whether the host's name was still being resolved when a limit was hit.
    pub resolving: bool,
}

impl TransportError {
    /// A failure before anything was sent.
    pub fn not_sent(kind: ErrorKind, reason: impl Into<String>) -> Self {
        Self {
            kind,
            sent: Sent::NotSent,
            reason: reason.into(),
            limit: None,
            help: None,
            resolving: false,
        }
    }

    /// A failure after which the API may have seen the request.
    pub fn maybe_sent(kind: ErrorKind, reason: impl Into<String>) -> Self {
        Self {
            sent: Sent::MaybeSent,
            ..Self::not_sent(kind, reason)
        }
    }

    /// Adds what to change.
    #[must_use]
    pub fn help(mut self, help: &'static str) -> Self {
        self.help = Some(help);
        self
    }

    /// Adds that the host's name was still being resolved: the person at the screen reads the message for that.
    #[must_use]
    pub fn resolving(mut self) -> Self {
        self.resolving = true;
        self
    }

    /// Adds the limit that was hit.
    #[must_use]
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = Some(limit);
        self
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for TransportError {}

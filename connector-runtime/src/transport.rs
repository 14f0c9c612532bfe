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

#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod fault;
#[cfg(feature = "hyper")]
mod hyper;
mod memory;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod names;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod origin;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod pools;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod tls;
#[cfg(feature = "tower")]
mod tower;

#[cfg(feature = "hyper")]
pub use hyper::HyperTransport;
pub use memory::MemoryTransport;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
pub use names::{Resolver, SystemResolver};
#[cfg(feature = "reqwest")]
pub use reqwest::ReqwestTransport;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
pub(crate) use tls::provider;
#[cfg(any(feature = "hyper", feature = "reqwest"))]
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
    /// The URL, where it is the same for all calls of a profile.
    #[cfg(feature = "reqwest")]
    pub(crate) fixed: Option<Fixed>,
}

/// A URL that is the same for all calls of a profile, as http and as reqwest have it.
#[cfg(feature = "reqwest")]
#[derive(Clone, Default)]
pub(crate) struct Fixed(std::sync::Arc<std::sync::OnceLock<(http::Uri, ::reqwest::Url)>>);

/// As an endpoint shows itself, without what may be secret.
#[cfg(feature = "reqwest")]
impl fmt::Debug for Fixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fixed(..)")
    }
}

impl Outgoing {
    /// A request, and the client certificate that it is sent with.
    #[must_use]
    pub fn new(
        request: http::Request<Bytes>,
        identity: Option<(ClientIdentity, KeyVersion)>,
    ) -> Self {
        Self {
            request,
            identity,
            #[cfg(feature = "reqwest")]
            fixed: None,
        }
    }
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
    #[cfg(feature = "hyper")]
    Hyper(hyper::Body),
    #[cfg(feature = "reqwest")]
    Reqwest(reqwest::Body),
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
            #[cfg(feature = "hyper")]
            Source::Hyper(body) => body.next().await,
            #[cfg(feature = "reqwest")]
            Source::Reqwest(body) => body.next().await,
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

/// Whether a request has to say that its body is empty: hyper says nothing of it by itself, and some servers refuse a POST
/// that does not either (RFC 9110 §8.6; 411).
#[cfg(any(feature = "hyper", feature = "reqwest"))]
fn says_length(method: &http::Method, body: &Bytes) -> bool {
    body.is_empty() && !matches!(*method, http::Method::GET | http::Method::DELETE)
}

#[cfg(any(feature = "hyper", feature = "reqwest"))]
fn not_absolute() -> TransportError {
    TransportError::not_sent(ErrorKind::Setting, "the service URL is not absolute")
}

/// Why a certificate could not be used, for the step that looked it up.
#[cfg(any(feature = "hyper", feature = "reqwest"))]
fn tls_fault(error: &TlsError) -> TransportError {
    TransportError::not_sent(ErrorKind::Key, format!("could not set up TLS: {error}"))
}

/// Why a request did not bring an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TransportError {
    /// `Dns`, `Connect`, `Tls`, `ClientCertificate`, `Timeout` (of the connection), `Transport`, `Protocol`, `Egress`, `Key`,
    /// `Setting` or `Shutdown`.
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

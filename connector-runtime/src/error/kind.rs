//! The words of an error: kind, step, sent.

use std::fmt;

use http::StatusCode;

/// What kind of failure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A claim cannot be sent as it is. Nothing was sent.
    InputClaim,
    /// A claim of the answer could not be computed.
    OutputClaim,
    /// A key is missing, unreadable or unfit. Nothing was sent.
    Key,
    /// A setting of the service URL is missing, or what it makes of the URL is refused. Nothing was sent.
    Setting,
    /// The profile may not run here: `development_only` in production. Nothing was sent.
    NotAllowed,
    /// The address is refused. Nothing was sent.
    Egress,
    /// The host's name could not be resolved. Nothing was sent.
    Dns,
    /// No connection could be made. Nothing was sent.
    Connect,
    /// The server's certificate or its TLS is not acceptable. Nothing was sent.
    Tls,
    /// The server did not accept the client certificate.
    ClientCertificate,
    /// A limit of time was hit.
    Timeout,
    /// The circuit is open: too many calls failed lately. Nothing was sent.
    CircuitOpen,
    /// Too many calls are under way. Nothing was sent.
    Overloaded,
    /// The connection broke.
    Transport,
    /// What came back is not the HTTP that was asked for.
    Protocol,
    /// The API answered with a redirect, which is never followed.
    Redirect,
    /// The answer is larger than the limit.
    BodyTooLarge,
    /// The API refused the claims, with a message for the user.
    Validation,
    /// 401, without a message for the user.
    Unauthorized,
    /// 403, without a message for the user.
    Forbidden,
    /// 429.
    RateLimited,
    /// Any other status that is no success.
    Status,
    /// The answer is not JSON by its `Content-Type` or `Content-Encoding`.
    ContentType,
    /// The answer could not be read, or a claim of it does not fit.
    Decode,
    /// The runtime was shut down during the call.
    Shutdown,
    /// A fault of this library.
    Internal,
}

impl ErrorKind {
    /// The kind in one word, as it is written here: for metrics and traces.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InputClaim => "InputClaim",
            Self::OutputClaim => "OutputClaim",
            Self::Key => "Key",
            Self::Setting => "Setting",
            Self::NotAllowed => "NotAllowed",
            Self::Egress => "Egress",
            Self::Dns => "Dns",
            Self::Connect => "Connect",
            Self::Tls => "Tls",
            Self::ClientCertificate => "ClientCertificate",
            Self::Timeout => "Timeout",
            Self::CircuitOpen => "CircuitOpen",
            Self::Overloaded => "Overloaded",
            Self::Transport => "Transport",
            Self::Protocol => "Protocol",
            Self::Redirect => "Redirect",
            Self::BodyTooLarge => "BodyTooLarge",
            Self::Validation => "Validation",
            Self::Unauthorized => "Unauthorized",
            Self::Forbidden => "Forbidden",
            Self::RateLimited => "RateLimited",
            Self::Status => "Status",
            Self::ContentType => "ContentType",
            Self::Decode => "Decode",
            Self::Shutdown => "Shutdown",
            Self::Internal => "Internal",
        }
    }

    /// Whether a failure of this kind may pass by itself.
    pub(crate) fn may_pass(self, status: Option<StatusCode>) -> bool {
        let status = status.map(|status| status.as_u16());
        match self {
            Self::Dns
            | Self::Connect
            | Self::Timeout
            | Self::CircuitOpen
            | Self::Overloaded
            | Self::Transport
            | Self::RateLimited => true,
            // Of answers that break the protocol, 101 and 206 are what the API means to say.
            Self::Protocol => !matches!(status, Some(101 | 206)),
            Self::Status => matches!(status, Some(500 | 502 | 503 | 504)),
            _ => false,
        }
    }
}

/// The steps of a call, in order: `prepare → admit → [authorize → attempt → classify → wait]* → decode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Step {
    /// Claims become a request.
    Prepare,
    /// The call is let in: egress, concurrency, the breaker's first look.
    Admit,
    /// The request gets its authentication.
    Authorize,
    /// The request is sent and the answer read.
    Attempt,
    /// The answer is told apart: success, refusal, failure.
    Classify,
    /// The time before another attempt.
    Wait,
    /// The answer becomes claims.
    Decode,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Prepare => "prepare",
            Self::Admit => "admit",
            Self::Authorize => "authorize",
            Self::Attempt => "attempt",
            Self::Classify => "classify",
            Self::Wait => "wait",
            Self::Decode => "decode",
        })
    }
}

/// Whether the API may have seen the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sent {
    /// Nothing of it left.
    NotSent,
    /// Some of it may have arrived.
    MaybeSent,
    /// The API answered.
    Answered,
}

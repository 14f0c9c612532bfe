//! [`Fault`]: what a call meets instead of an answer.

use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;

use crate::error::{ErrorKind, Sent};
use crate::transport::{AnswerBody, BoxFuture, Pieces, TransportError};

/// What a call meets instead of the answer.
///
/// `Dns`, `Refused` and `Tls` happen before a server is reached: one that [`Fake::serve`](super::Fake::serve) started closes
/// the connection instead.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The host has no address.
    Dns,
    /// Nobody listens.
    Refused,
    /// The certificate is not trusted.
    Tls,
    /// The request is taken, and the connection closed without an answer.
    Closed,
    /// The request is taken, and no answer ever comes.
    Hangs,
    /// The answer comes after a while.
    Slow(Duration),
    /// The answer's body ends early, behind so many bytes.
    Cut(usize),
    /// Another answer.
    Answer {
        /// Its status.
        status: u16,
        /// Its content type; none where it is empty.
        content_type: String,
        /// Its body.
        body: String,
    },
}

impl Fault {
    /// An answer of that status, without a body.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::Answer {
            status,
            content_type: String::new(),
            body: String::new(),
        }
    }

    /// An answer of that status with that JSON.
    #[must_use]
    pub fn json(status: u16, body: impl Into<String>) -> Self {
        Self::Answer {
            status,
            content_type: "application/json".to_owned(),
            body: body.into(),
        }
    }

    /// The page of a gateway that stands before the API.
    #[must_use]
    pub fn html(status: u16) -> Self {
        Self::Answer {
            status,
            content_type: "text/html".to_owned(),
            body: "<html><body><h1>The service is unavailable.</h1></body></html>".to_owned(),
        }
    }

    /// The answer that it is, if it is one.
    pub(super) fn answer(&self) -> Option<http::Response<Bytes>> {
        let Self::Answer {
            status,
            content_type,
            body,
        } = self
        else {
            return None;
        };
        let mut response = http::Response::new(Bytes::from(body.clone()));
        // A number that is no status is a fault that HTTP itself cannot carry.
        *response.status_mut() =
            StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if let (false, Ok(value)) = (content_type.is_empty(), content_type.parse()) {
            response
                .headers_mut()
                .insert(http::header::CONTENT_TYPE, value);
        }
        Some(response)
    }

    /// The failure of a transport that it is, if it is one.
    pub(super) fn failure(&self) -> Option<TransportError> {
        Some(match self {
            Self::Dns => TransportError::not_sent(ErrorKind::Dns, "the host's name has no address"),
            Self::Refused => {
                TransportError::not_sent(ErrorKind::Connect, "the connection was refused")
            }
            Self::Tls => {
                TransportError::not_sent(ErrorKind::Tls, "the server's certificate is not trusted")
            }
            Self::Closed => TransportError::maybe_sent(
                ErrorKind::Transport,
                "the connection was closed before an answer came",
            ),
            Self::Hangs | Self::Slow(_) | Self::Cut(_) | Self::Answer { .. } => return None,
        })
    }
}

/// A body that ends before it is whole.
pub(super) struct Cut(pub(super) Option<Bytes>);

impl Pieces for Cut {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(async move {
            match self.0.take() {
                Some(piece) => Ok(Some(piece)),
                None => Err(TransportError {
                    sent: Sent::Answered,
                    ..TransportError::maybe_sent(
                        ErrorKind::Transport,
                        "the connection was closed within the answer",
                    )
                }),
            }
        })
    }
}

impl Cut {
    pub(super) fn body(whole: &Bytes, after: usize) -> AnswerBody {
        AnswerBody::new(Self(Some(whole.slice(..after.min(whole.len())))))
    }
}

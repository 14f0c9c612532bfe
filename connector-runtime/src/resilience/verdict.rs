//! What the end of an attempt says about the service: kind and status in, one of three words out.

use http::StatusCode;

use crate::error::ErrorKind;

/// What the end of an attempt says about the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is alive, whatever it thinks of the request.
    Success,
    /// It could not be reached, did not answer in time, or failed.
    Failure,
    /// Nothing: the reason is on this side, or between, or the service only asks to be left alone for a while.
    Nothing,
}

impl Verdict {
    /// The verdict on an attempt that failed. One that did not is [`Self::Success`].
    ///
    /// 429 says nothing: to open the circuit on it would make an outage of a throttle.
    pub(crate) fn of(kind: ErrorKind, status: Option<StatusCode>) -> Self {
        match kind {
            ErrorKind::Dns
            | ErrorKind::Connect
            | ErrorKind::Tls
            | ErrorKind::ClientCertificate
            | ErrorKind::Timeout
            | ErrorKind::Transport => Self::Failure,
            ErrorKind::Protocol => match status.map(|status| status.as_u16()) {
                Some(206) => Self::Success,
                Some(101) => Self::Nothing,
                _ => Self::Failure,
            },
            ErrorKind::Status if status.is_some_and(|status| status.is_server_error()) => {
                Self::Failure
            }
            ErrorKind::Status
            | ErrorKind::Redirect
            | ErrorKind::Validation
            | ErrorKind::Unauthorized
            | ErrorKind::Forbidden
            | ErrorKind::Decode
            | ErrorKind::OutputClaim => Self::Success,
            ErrorKind::InputClaim
            | ErrorKind::Key
            | ErrorKind::Setting
            | ErrorKind::NotAllowed
            | ErrorKind::Egress
            | ErrorKind::CircuitOpen
            | ErrorKind::Overloaded
            | ErrorKind::BodyTooLarge
            | ErrorKind::RateLimited
            | ErrorKind::ContentType
            | ErrorKind::Shutdown
            | ErrorKind::Internal => Self::Nothing,
        }
    }
}

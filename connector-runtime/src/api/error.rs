//! Why a request cannot be taken.

use std::fmt;

use http::StatusCode;

/// Why a request is not one of the profile: a sentence without any value of it.
#[derive(Clone, PartialEq, Eq)]
pub struct RequestError {
    status: StatusCode,
    claim: Option<&'static str>,
    reason: String,
}

impl RequestError {
    pub(crate) fn new(status: StatusCode, reason: impl Into<String>) -> Self {
        Self {
            status,
            claim: None,
            reason: reason.into(),
        }
    }

    pub(crate) fn bad(reason: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, reason)
    }

    pub(crate) fn of(mut self, claim: &'static str) -> Self {
        self.claim = Some(claim);
        self
    }

    /// The status that answers it.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The claim that is to blame, by its field's name.
    #[must_use]
    pub fn claim(&self) -> Option<&'static str> {
        self.claim
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl fmt::Debug for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestError")
            .field("status", &self.status.as_u16())
            .field("claim", &self.claim)
            .field("reason", &self.reason)
            .finish()
    }
}

impl std::error::Error for RequestError {}

//! A dry run: the request as it would be sent.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

/// The request as it would be sent, authentication included; see [`Connector::prepare`](crate::Connector::prepare).
///
/// It holds secrets: `Debug` shows method, host, header names and sizes alone.
pub struct PreparedRequest {
    pub(crate) request: http::Request<Bytes>,
    pub(crate) unauthorized: bool,
    pub(crate) shown: Arc<str>,
}

impl PreparedRequest {
    /// The whole request; headers that hold secrets are marked sensitive.
    #[must_use]
    pub fn request(&self) -> &http::Request<Bytes> {
        &self.request
    }

    /// The request itself.
    #[must_use]
    pub fn into_request(self) -> http::Request<Bytes> {
        self.request
    }

    /// Whether `Authorization` is left out, because it would hold an OAuth 2 token that is not fetched yet.
    #[must_use]
    pub fn unauthorized(&self) -> bool {
        self.unauthorized
    }
}

impl fmt::Debug for PreparedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<&str> = self
            .request
            .headers()
            .keys()
            .map(http::HeaderName::as_str)
            .collect();
        f.debug_struct("PreparedRequest")
            .field("method", self.request.method())
            .field("service_url", &self.shown)
            .field("headers", &headers)
            .field("body_length", &self.request.body().len())
            .field("unauthorized", &self.unauthorized)
            .finish()
    }
}

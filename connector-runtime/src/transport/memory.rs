//! A transport without a network: a function answers. For tests of applications, and of what stands above a transport.

use std::fmt;

use bytes::Bytes;

use super::{AnswerBody, BoxFuture, Outgoing, Transport, TransportError};

/// A transport without a network: a function answers each request.
///
/// ```
/// # use connector_runtime::{technical_profile, Connector, Keys, MemoryTransport};
/// # #[technical_profile(service_url = "https://crm.example.com/lookup", auth = Bearer)]
/// # struct Lookup { #[input] email: String, #[output] points: u32 }
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let connector = Connector::builder()
///     .keys(Keys::new().with("BearerAuthenticationToken", "token"))
///     .transport(MemoryTransport::new(|request| {
///         assert_eq!(request.body(), r#"{"email":"kim@example.com"}"#);
///         http::Response::new(r#"{"points":7}"#.into())
///     }))
///     .build()?;
/// assert_eq!(connector.exchange(LookupInput { email: "kim@example.com".into() }).await?.points, 7);
/// # Ok(()) }
/// ```
pub struct MemoryTransport<F> {
    answer: F,
}

impl<F> MemoryTransport<F>
where
    F: Fn(http::Request<Bytes>) -> http::Response<Bytes> + Send + Sync + 'static,
{
    /// A transport that gives what the function gives.
    pub const fn new(answer: F) -> Self {
        Self { answer }
    }
}

impl<F> Transport for MemoryTransport<F>
where
    F: Fn(http::Request<Bytes>) -> http::Response<Bytes> + Send + Sync + 'static,
{
    fn send(
        &self,
        request: Outgoing,
    ) -> BoxFuture<'_, Result<http::Response<AnswerBody>, TransportError>> {
        Box::pin(async move { Ok((self.answer)(request.request).map(AnswerBody::from)) })
    }
}

impl<F> fmt::Debug for MemoryTransport<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MemoryTransport(..)")
    }
}

//! Over which of the transports that ship with the crate the tests call: `TRANSPORT=hyper` in the environment, else reqwest.

use std::time::Duration;

use connector_runtime::transport::{AnswerBody, BoxFuture, Outgoing};
use connector_runtime::{
    Connector, ConnectorBuilder, Egress, HyperTransport, ReqwestTransport, Resolver,
    SystemResolver, Tls, Transport, TransportError,
};

/// A connector to be set up, over the transport under test.
#[must_use]
pub fn connector_builder() -> ConnectorBuilder {
    let builder = Connector::builder();
    if over_hyper() {
        builder.over_hyper()
    } else {
        builder
    }
}

/// Whether the transport under test is the one over hyper alone.
///
/// # Panics
///
/// Where the environment names another one.
#[must_use]
pub fn over_hyper() -> bool {
    match std::env::var("TRANSPORT").as_deref() {
        Ok("hyper") => true,
        Err(_) | Ok("reqwest") => false,
        Ok(other) => panic!("`TRANSPORT={other}`: there are `reqwest` and `hyper`"),
    }
}

/// The transport under test, for who sets it up himself.
pub enum Shipped {
    /// Over hyper alone.
    Hyper(HyperTransport),
    /// Over reqwest.
    Reqwest(ReqwestTransport),
}

impl Shipped {
    /// With the system's resolver and the default [`Egress`].
    #[must_use]
    pub fn new(connect: Duration) -> Self {
        Self::dialling(Tls::default(), connect, Egress::default(), SystemResolver)
    }

    /// As its constructor of that name.
    ///
    /// # Panics
    ///
    /// Where TLS cannot be set up.
    #[must_use]
    pub fn dialling(tls: Tls, connect: Duration, egress: Egress, resolver: impl Resolver) -> Self {
        if over_hyper() {
            Self::Hyper(HyperTransport::dialling(tls, connect, egress, resolver).unwrap())
        } else {
            Self::Reqwest(ReqwestTransport::dialling(tls, connect, egress, resolver).unwrap())
        }
    }

    /// As its setter of that name.
    #[must_use]
    pub fn connection_age(self, age: Duration) -> Self {
        match self {
            Self::Hyper(transport) => Self::Hyper(transport.connection_age(age)),
            Self::Reqwest(transport) => Self::Reqwest(transport.connection_age(age)),
        }
    }
}

impl Transport for Shipped {
    fn send(
        &self,
        request: Outgoing,
    ) -> BoxFuture<'_, Result<http::Response<AnswerBody>, TransportError>> {
        match self {
            Self::Hyper(transport) => transport.send(request),
            Self::Reqwest(transport) => transport.send(request),
        }
    }
}

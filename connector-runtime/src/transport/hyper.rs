//! The transport for those who count microseconds: hyper, with each call driving the connection that it uses.
//!
//! A pooling client runs each connection in a task of its own and wakes calls from there. Here a call takes an idle
//! connection, or dials one, polls it itself until the answer is whole, and puts it back: there are never more connections
//! to an origin than calls under way, nothing is dialled that nobody waits for, and what a broken connection has sent is
//! known. Dialling is hyper-util's and TLS hyper-rustls's; of our own is the shelf on which idle connections lie.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::Uri;
use http::header::{CONTENT_LENGTH, HOST, HeaderValue};
use http::uri::PathAndQuery;
use http_body_util::Full;

use super::fault::{self, Fault};
use super::names::{Names, Resolver, SystemResolver};
use super::origin::Origin;
use super::pools::Pools;
use super::{
    AnswerBody, BoxFuture, Outgoing, Source, Tls, TlsError, Transport, TransportError,
    not_absolute, tls_fault,
};
use crate::admit::Egress;
use crate::error::Sent;

mod body;
mod dial;
mod link;
mod shelf;

pub(super) use body::Body;
use shelf::Shelf;

/// Carries requests by hyper, over HTTP/1.1 and rustls: the least that a call can cost with a client of the ecosystem.
///
/// As the transport over reqwest it follows no redirect, keeps no cookie, asks no proxy and sends nothing twice.
/// Connections belong to the tokio runtime that made them, and to the client certificate that they show. To one origin
/// there are never more of them than calls under way.
pub struct HyperTransport {
    pools: Pools<Arc<Shelf>>,
    connect: Duration,
    age: Duration,
    names: Names,
}

impl HyperTransport {
    /// A transport that trusts what `tls` says and gives up connecting (name, TCP and TLS) after `connect`; with the default
    /// [`Egress`] and the system's resolver.
    ///
    /// # Errors
    ///
    /// Where TLS cannot be set up with these roots.
    pub fn new(tls: Tls, connect: Duration) -> Result<Self, TlsError> {
        Self::dialling(tls, connect, Egress::default(), SystemResolver)
    }

    /// As [`Self::new`], but names are resolved by `resolver`, and of their addresses those alone are dialled that `egress`
    /// allows.
    ///
    /// # Errors
    ///
    /// As [`Self::new`].
    pub fn dialling(
        tls: Tls,
        connect: Duration,
        egress: Egress,
        resolver: impl Resolver,
    ) -> Result<Self, TlsError> {
        let mut pools = Pools::new(tls)?;
        // Each connection has its own age here; a pool of them need not.
        pools.age = Duration::MAX;
        Ok(Self {
            pools,
            names: Names::new(egress, Arc::new(resolver), connect),
            connect,
            age: super::pools::AGE,
        })
    }

    /// How long a connection is used before a new one is made, so that an API whose name leads elsewhere is followed.
    /// Default: 5 minutes; idle ones are closed after 30 s in any case.
    #[must_use]
    pub fn connection_age(mut self, age: Duration) -> Self {
        self.age = age;
        self
    }

    /// The request as it is sent, and what it is sent by.
    fn ready(&self, outgoing: Outgoing) -> Result<Ready, TransportError> {
        let Outgoing {
            request, identity, ..
        } = outgoing;
        let make = |tls| {
            let dial = dial::connector(tls, self.names.clone(), self.connect);
            Ok(Arc::new(Shelf::new(dial, self.connect, self.age)))
        };
        let links = self.pools.client(identity.as_ref(), make);
        let links = links.map_err(|error| tls_fault(&error))?;
        let (mut head, body) = request.into_parts();
        let url = std::mem::take(&mut head.uri);
        let origin = Origin::of(&url).ok_or_else(not_absolute)?;
        let path = url.path_and_query().cloned();
        head.uri = Uri::from(path.unwrap_or_else(|| PathAndQuery::from_static("/")));
        if super::says_length(&head.method, &body) {
            let length = HeaderValue::from_static("0");
            head.headers.insert(CONTENT_LENGTH, length);
        }
        Ok(Ready {
            request: http::Request::from_parts(head, Full::new(body)),
            url,
            origin,
            links,
            identified: identity.is_some(),
        })
    }
}

/// A request, and where it goes.
struct Ready {
    request: http::Request<Full<Bytes>>,
    url: Uri,
    origin: Origin,
    links: Arc<Shelf>,
    /// Whether a client certificate is shown.
    identified: bool,
}

impl Ready {
    async fn send(self, connect: Duration) -> Result<http::Response<AnswerBody>, TransportError> {
        let Self {
            mut request,
            url,
            origin,
            links,
            identified,
        } = self;
        loop {
            let (mut link, used) = match links.take(&origin) {
                Some(link) => (link, true),
                // Boxed, since dialling takes much room and few calls do.
                None => (Box::pin(links.dial(&url, identified)).await?, false),
            };
            request.headers_mut().insert(HOST, link.host.clone());
            match link.send(request).await {
                Ok(response) if fault::is_smuggled(response.headers()) => {
                    // What else is on that connection is anybody's guess; it goes with the link.
                    return Err(fault::smuggled());
                }
                Ok(response) => {
                    let (head, incoming) = response.into_parts();
                    let body = Body::new(incoming, link, links, origin);
                    let body = AnswerBody(Source::Hyper(body));
                    return Ok(http::Response::from_parts(head, body));
                }
                Err(mut refused) => match refused.take_message() {
                    // It was closed while it lay idle, and nothing of this request was written.
                    Some(back) if used => request = back,
                    back => {
                        let error = refused.into_error();
                        let fault = Fault::of(&error);
                        let mut error = fault::before_head(&fault, connect, identified);
                        if back.is_some() {
                            error.sent = Sent::NotSent;
                        }
                        return Err(error);
                    }
                },
            }
        }
    }
}

impl Transport for HyperTransport {
    fn send(
        &self,
        outgoing: Outgoing,
    ) -> BoxFuture<'_, Result<http::Response<AnswerBody>, TransportError>> {
        match self.ready(outgoing) {
            Ok(ready) => Box::pin(ready.send(self.connect)),
            Err(error) => Box::pin(std::future::ready(Err(error))),
        }
    }
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperTransport")
            .field("tls", self.pools.tls())
            .field("connect", &self.connect)
            .field("names", &self.names)
            .finish_non_exhaustive()
    }
}

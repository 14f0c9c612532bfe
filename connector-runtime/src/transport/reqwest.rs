//! The transport that ships with the crate: reqwest, with everything off that could send more than was asked for.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_LENGTH};
use http::{HeaderMap, Uri, Version};
use reqwest::{Client, Url};

use super::fault::{self, Fault};
use super::names::{Names, Resolver, SystemResolver};
use super::origin::Origin;
use super::pools::{IDLE, Owner, Pools};
use super::{
    AnswerBody, BoxFuture, Fixed, Outgoing, Source, Tls, TlsError, Transport, TransportError,
    not_absolute, tls_fault,
};
use crate::admit::Egress;
use crate::connector::Limits;
use crate::error::ErrorKind;

mod connections;
mod dial;

use connections::{Origins, Use};
use dial::Turns;

/// Carries requests by reqwest, over HTTP/1.1 and rustls.
///
/// Redirects, cookies, `Referer`, the environment's proxies, compression and reqwest's own retries are off, whatever
/// features the application turns on in reqwest. There is one pool of connections for each tokio runtime that calls, and one
/// more for each client certificate: a connection lives on the runtime that made it, and would hang with it elsewhere.
pub struct ReqwestTransport {
    pools: Pools<Pool>,
    connect: Duration,
    names: Arc<Names>,
    connections: usize,
}

/// The connections of one owner.
#[derive(Clone)]
struct Pool {
    client: Client,
    origins: Arc<Origins>,
}

impl ReqwestTransport {
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
        Ok(Self {
            pools: Pools::new(tls)?,
            names: Arc::new(Names::new(egress, Arc::new(resolver), connect)),
            connect,
            connections: Limits::default().in_flight,
        })
    }

    /// How long connections are used before new calls make new ones, so that an API whose name leads elsewhere is followed.
    /// Default: 5 minutes; idle ones are closed after 30 s in any case.
    #[must_use]
    pub fn connection_age(mut self, age: Duration) -> Self {
        self.pools.age = age;
        self
    }

    /// The most connections to one origin, of each pool. Default: 512, as many as calls may be under way by default; the
    /// transport that a builder makes takes its `in_flight`. Where more calls than that come, each has a connection.
    #[must_use]
    pub fn connections(mut self, most: usize) -> Self {
        self.connections = most;
        self
    }

    fn pool(&self, tls: rustls::ClientConfig) -> Result<Pool, TlsError> {
        let client = Client::builder()
            .tls_backend_preconfigured(tls)
            .http1_only()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            .no_proxy()
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            .dns_resolver(Arc::clone(&self.names))
            .connect_timeout(self.connect)
            .pool_idle_timeout(IDLE)
            // No limit of their number: that of all connections is limited where they are dialled. A lower one would close
            // connections in every burst, to open them again in the next.
            .pool_max_idle_per_host(usize::MAX)
            .connector_layer(Turns)
            .tcp_nodelay(true)
            .build()
            .map_err(|error| TlsError::setup(&error.without_url()))?;
        Ok(Pool {
            client,
            origins: Arc::new(Origins::new(self.connections)),
        })
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        outgoing: Outgoing,
    ) -> BoxFuture<'_, Result<http::Response<AnswerBody>, TransportError>> {
        Box::pin(async move {
            let identified = outgoing.identity.is_some();
            let pool = self
                .pools
                .client(outgoing.identity.as_ref(), |tls| self.pool(tls))
                .map_err(|error| tls_fault(&error))?;
            let origin = Origin::of(outgoing.request.uri()).ok_or_else(not_absolute)?;
            let connections = pool.origins.of(origin);
            let request = request(outgoing.request, outgoing.fixed.as_ref())?;
            let mut connection = connections.call();
            let answered = dial::within(&connections, pool.client.execute(request)).await;
            if !answered.as_ref().is_err_and(reqwest::Error::is_connect) {
                connection.gone();
            }
            let response = answered.map_err(|error| {
                let fault = Fault {
                    connecting: error.is_connect(),
                    name: error.is_dns(),
                    late: error.is_timeout(),
                    error: &error,
                };
                fault::before_head(&fault, self.connect, identified)
            })?;
            if fault::is_smuggled(response.headers()) {
                // What else is on that connection is anybody's guess, and it may be idle in the pool already.
                self.pools.forget(Owner::of(outgoing.identity.as_ref()));
                return Err(fault::smuggled());
            }
            let (mut head, ()) = http::Response::new(()).into_parts();
            head.status = response.status();
            head.version = response.version();
            let mut body = Body::new(response, connection);
            head.headers = std::mem::take(body.response.headers_mut());
            Ok(http::Response::from_parts(
                head,
                AnswerBody(Source::Reqwest(body)),
            ))
        })
    }
}

fn request(
    request: http::Request<Bytes>,
    fixed: Option<&Fixed>,
) -> Result<reqwest::Request, TransportError> {
    let (head, body) = request.into_parts();
    let url = match fixed {
        Some(Fixed(fixed)) => match fixed.get() {
            // Whoever stands between may have written another one.
            Some((uri, url)) if is_same(uri, &head.uri) || *uri == head.uri => url.clone(),
            Some(_) => url(&head.uri)?,
            None => {
                let url = url(&head.uri)?;
                let _ = fixed.set((head.uri, url.clone()));
                url
            }
        },
        None => url(&head.uri)?,
    };
    let says_length = super::says_length(&head.method, &body);
    let mut request = reqwest::Request::new(head.method, url);
    *request.headers_mut() = head.headers;
    if !body.is_empty() {
        *request.body_mut() = Some(body.into());
    } else if says_length {
        let length = http::HeaderValue::from_static("0");
        request.headers_mut().insert(CONTENT_LENGTH, length);
    }
    Ok(request)
}

/// Whether these are copies of one URL, which share its bytes.
fn is_same(one: &Uri, other: &Uri) -> bool {
    let authority = |uri: &Uri| {
        uri.authority()
            .map(|part| part.as_str().as_bytes().as_ptr_range())
    };
    let path = |uri: &Uri| {
        uri.path_and_query()
            .map(|part| part.as_str().as_bytes().as_ptr_range())
    };
    one.scheme() == other.scheme() && authority(one) == authority(other) && path(one) == path(other)
}

fn url(uri: &Uri) -> Result<Url, TransportError> {
    // The URL was checked when it was filled, all but the decoding of an `xn--` name. Its text stays out of the error, since
    // it holds claims.
    Url::parse(&text(uri)).map_err(|_| {
        TransportError::not_sent(
            ErrorKind::Setting,
            "the service URL's host is no international name that can be called",
        )
        .help("write the name in its `xn--` form as a browser shows it")
    })
}

/// The URL as text, written into room of the right size.
fn text(uri: &Uri) -> String {
    let scheme = uri.scheme_str().unwrap_or_default();
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    let path = uri.path_and_query().map_or("", |path| path.as_str());
    let mut text = String::with_capacity(scheme.len() + 3 + authority.len() + path.len());
    for part in [scheme, "://", authority, path] {
        text.push_str(part);
    }
    text
}

/// The body of an answer, and the connection on which it comes.
pub(super) struct Body {
    response: reqwest::Response,
    connection: Use,
    /// How much is still to come, where that is known.
    left: Option<u64>,
    /// Whether the connection is kept when all has come.
    lasting: bool,
}

impl Body {
    fn new(response: reqwest::Response, connection: Use) -> Self {
        let mut body = Self {
            left: response.content_length(),
            lasting: response.version() == Version::HTTP_11 && !closes(response.headers()),
            response,
            connection,
        };
        body.came(0);
        body
    }

    fn came(&mut self, bytes: usize) {
        self.left = self.left.map(|left| left.saturating_sub(bytes as u64));
        if self.lasting && self.left == Some(0) {
            self.connection.free();
        }
    }

    /// The next piece; `None` at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Bytes>, TransportError> {
        let piece = self.response.chunk().await.map_err(|error| {
            self.connection.gone();
            fault::in_body(&error)
        })?;
        if piece.is_none() {
            self.left = Some(0);
        }
        self.came(piece.as_ref().map_or(0, Bytes::len));
        Ok(piece)
    }
}

/// Whether the server says that it closes the connection after this answer.
fn closes(headers: &HeaderMap) -> bool {
    let said = headers.get_all(CONNECTION).iter();
    said.filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|word| word.trim().eq_ignore_ascii_case("close"))
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestTransport")
            .field("tls", self.pools.tls())
            .field("connect", &self.connect)
            .field("names", &self.names)
            .finish_non_exhaustive()
    }
}

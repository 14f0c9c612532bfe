//! The transport that ships with the crate: reqwest, with everything off that could send more than was asked for.

use std::fmt;
use std::mem;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderValue, Uri, Version};
use reqwest::{Client, Url};
use tokio::runtime;

use super::{AnswerBody, BoxFuture, Outgoing, Pieces, Tls, TlsError, Transport, TransportError};
use crate::admit::Egress;
use crate::auth::keys::{ClientIdentity, KeyVersion};
use crate::clock::{Clock as _, SystemClock};
use crate::error::{ErrorKind, Sent};

mod connections;
mod dial;
mod fault;
mod resolver;

use connections::{Origins, Use};
use dial::Turns;
use resolver::Names;
pub use resolver::{Resolver, SystemResolver};

/// How long an idle connection is kept: below the 60 to 75 s after which servers usually close theirs, so that few
/// requests meet a connection that is just being closed.
const IDLE: Duration = Duration::from_secs(30);

/// How many pools there are at a time. Certificates change by rotation, one at a time, and a program has few runtimes.
const POOLS: usize = 32;

/// How long a pool of connections is used: an API behind a name that changes its address is found there after this time,
/// however busy the connections to the old address are.
const AGE: Duration = Duration::from_secs(300);

/// Carries requests by reqwest, over HTTP/1.1 and rustls.
///
/// Redirects, cookies, `Referer`, the environment's proxies, compression and reqwest's own retries are off, whatever
/// features the application turns on in reqwest. There is one pool of connections for each tokio runtime that calls, and one
/// more for each client certificate: a connection lives on the runtime that made it, and would hang with it elsewhere.
pub struct ReqwestTransport {
    tls: Tls,
    anonymous: rustls::ClientConfig,
    connect: Duration,
    age: Duration,
    names: Arc<Names>,
    pools: RwLock<Arc<Vec<Pool>>>,
}

/// What connections are shared by.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Owner {
    certificate: Option<KeyVersion>,
    runtime: Option<runtime::Id>,
}

/// The connections of one owner.
#[derive(Clone)]
struct Pool {
    owner: Owner,
    born: Instant,
    tls: rustls::ClientConfig,
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
            anonymous: tls.config(None)?,
            names: Arc::new(Names::new(egress, Arc::new(resolver), connect)),
            pools: RwLock::default(),
            tls,
            connect,
            age: AGE,
        })
    }

    /// How long connections are used before new calls make new ones, so that an API whose name leads elsewhere is followed.
    /// Default: 5 minutes; idle ones are closed after 30 s in any case.
    #[must_use]
    pub fn connection_age(mut self, age: Duration) -> Self {
        self.age = age;
        self
    }

    /// The pool for this certificate; one that is new, or whose connections are old, gets a new one, and the old one's
    /// connections drain.
    fn pool(&self, identity: Option<&(ClientIdentity, KeyVersion)>) -> Result<Pool, TlsError> {
        let owner = Owner::of(identity);
        let known = Arc::clone(&self.pools.read().unwrap_or_else(PoisonError::into_inner));
        if let Some(pool) = young(&known, owner, self.age) {
            return Ok(pool.clone());
        }
        let tls = match identity {
            None => self.anonymous.clone(),
            Some((identity, _)) => {
                let same = |pool: &&Pool| pool.owner.certificate == owner.certificate;
                // Old connections are no reason to read the roots of the platform again.
                match known.iter().find(same) {
                    Some(pool) => pool.tls.clone(),
                    None => self.tls.config(Some(identity))?,
                }
            }
        };
        let new = Pool::new(owner, tls, self.connect, &self.names)?;
        let mut pools = self.pools.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(pool) = young(&pools, owner, self.age) {
            return Ok(pool.clone());
        }
        let mut kept = others(&pools, owner);
        // The oldest go first; who still calls by one of them gets another.
        kept.drain(..kept.len().saturating_sub(POOLS - 1));
        kept.push(new.clone());
        *pools = Arc::new(kept);
        Ok(new)
    }

    /// Lets calls that come now make new connections.
    fn forget(&self, owner: Owner) {
        let mut pools = self.pools.write().unwrap_or_else(PoisonError::into_inner);
        *pools = Arc::new(others(&pools, owner));
    }
}

fn young(pools: &[Pool], owner: Owner, age: Duration) -> Option<&Pool> {
    let now = SystemClock.now();
    let pool = pools.iter().find(|pool| pool.owner == owner)?;
    (now.saturating_duration_since(pool.born) < age).then_some(pool)
}

fn others(pools: &[Pool], owner: Owner) -> Vec<Pool> {
    let others = pools.iter().filter(|pool| pool.owner != owner);
    others.cloned().collect()
}

impl Owner {
    fn of(identity: Option<&(ClientIdentity, KeyVersion)>) -> Self {
        Self {
            certificate: identity.map(|(_, version)| *version),
            runtime: runtime::Handle::try_current()
                .ok()
                .map(|runtime| runtime.id()),
        }
    }
}

impl Pool {
    fn new(
        owner: Owner,
        tls: rustls::ClientConfig,
        connect: Duration,
        names: &Arc<Names>,
    ) -> Result<Self, TlsError> {
        let client = Client::builder()
            .tls_backend_preconfigured(tls.clone())
            .http1_only()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            .no_proxy()
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            .dns_resolver(Arc::clone(names))
            .connect_timeout(connect)
            .pool_idle_timeout(IDLE)
            // No limit of their number: there are no more connections than calls at a time, which `in_flight` limits. A lower
            // one would close connections in every burst, to open them again in the next.
            .pool_max_idle_per_host(usize::MAX)
            .connector_layer(Turns)
            .tcp_nodelay(true)
            .build()
            .map_err(|error| TlsError::setup(&error.without_url()))?;
        Ok(Self {
            owner,
            born: SystemClock.now(),
            tls,
            client,
            origins: Arc::default(),
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
            let pool = self.pool(outgoing.identity.as_ref()).map_err(|error| {
                TransportError::not_sent(ErrorKind::Key, format!("could not set up TLS: {error}"))
            })?;
            let connections = pool.origins.of(outgoing.request.uri());
            let request = request(outgoing.request)?;
            let mut connection = connections.call();
            let answered = dial::within(&connections, pool.client.execute(request)).await;
            if !answered.as_ref().is_err_and(reqwest::Error::is_connect) {
                connection.gone();
            }
            let response =
                answered.map_err(|error| fault::before_head(&error, self.connect, identified))?;
            let framed = |name| response.headers().contains_key(name);
            if framed(CONTENT_LENGTH) && framed(TRANSFER_ENCODING) {
                // What else is on that connection is anybody's guess, and it may be idle in the pool already.
                self.forget(Owner::of(outgoing.identity.as_ref()));
                return Err(TransportError {
                    sent: Sent::Answered,
                    ..TransportError::not_sent(
                        ErrorKind::Protocol,
                        "the answer says its length in two ways, which is how answers are smuggled",
                    )
                });
            }
            let (mut head, ()) = http::Response::new(()).into_parts();
            head.status = response.status();
            head.version = response.version();
            let mut body = Body::new(response, connection);
            head.headers = mem::take(body.response.headers_mut());
            Ok(http::Response::from_parts(head, AnswerBody::new(body)))
        })
    }
}

fn request(request: http::Request<Bytes>) -> Result<reqwest::Request, TransportError> {
    let (head, body) = request.into_parts();
    // The URL was checked when it was filled, all but the decoding of an `xn--` name. Its text stays out of the error, since
    // it holds claims.
    let url = Url::parse(&text(&head.uri)).map_err(|_| {
        TransportError::not_sent(
            ErrorKind::Setting,
            "the service URL's host is no international name that can be called",
        )
        .help("write the name in its `xn--` form as a browser shows it")
    })?;
    let optional = matches!(head.method, http::Method::GET | http::Method::DELETE);
    let mut request = reqwest::Request::new(head.method, url);
    *request.headers_mut() = head.headers;
    if !body.is_empty() {
        *request.body_mut() = Some(body.into());
    } else if !optional {
        // hyper says nothing of an empty body, and some servers refuse a POST that does not either (RFC 9110 §8.6; 411).
        request
            .headers_mut()
            .insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    Ok(request)
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
struct Body {
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

    async fn piece(&mut self) -> Result<Option<Bytes>, TransportError> {
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

impl Pieces for Body {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(self.piece())
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestTransport")
            .field("tls", &self.tls)
            .field("connect", &self.connect)
            .field("names", &self.names)
            .finish_non_exhaustive()
    }
}

//! The transport that ships with the crate: reqwest, with everything off that could send more than was asked for.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use bytes::Bytes;
use http::HeaderValue;
use reqwest::{Client, Url};

use super::{AnswerBody, BoxFuture, Outgoing, Pieces, Tls, TlsError, Transport, TransportError};
use crate::admit::Egress;
use crate::auth::keys::{ClientIdentity, KeyVersion};
use crate::error::ErrorKind;

mod fault;
mod resolver;

use resolver::Names;
pub use resolver::{Resolver, SystemResolver};

/// How long an idle connection is kept: below the 60 to 75 s after which servers usually close theirs, so that few
/// requests meet a connection that is just being closed.
const IDLE: Duration = Duration::from_secs(30);

/// Idle connections kept for one host.
const IDLE_PER_HOST: usize = 32;

/// How many client certificates have connections of their own at a time. Certificates change by rotation, one at a time.
const IDENTITIES: usize = 32;

/// Carries requests by reqwest, over HTTP/1.1 and rustls.
///
/// Redirects, cookies, `Referer`, the environment's proxies, compression and reqwest's own retries are off, whatever
/// features the application turns on in reqwest. There is one pool of connections, and one more for each client certificate.
pub struct ReqwestTransport {
    tls: Tls,
    connect: Duration,
    names: Arc<Names>,
    anonymous: Client,
    identified: RwLock<Arc<Vec<(KeyVersion, Client)>>>,
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
        let names = Arc::new(Names::new(egress, Arc::new(resolver), connect));
        Ok(Self {
            anonymous: client(&tls, connect, &names, None)?,
            identified: RwLock::default(),
            tls,
            connect,
            names,
        })
    }

    /// The client for this certificate; a certificate that is new gets a new one, and the old one's connections drain.
    fn client(&self, identity: Option<&(ClientIdentity, KeyVersion)>) -> Result<Client, TlsError> {
        let Some((identity, version)) = identity else {
            return Ok(self.anonymous.clone());
        };
        let known = Arc::clone(
            &self
                .identified
                .read()
                .unwrap_or_else(PoisonError::into_inner),
        );
        if let Some((_, client)) = known.iter().find(|(known, _)| known == version) {
            return Ok(client.clone());
        }
        let new = client(&self.tls, self.connect, &self.names, Some(identity))?;
        let mut identified = self
            .identified
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some((_, client)) = identified.iter().find(|(known, _)| known == version) {
            return Ok(client.clone());
        }
        let keep = identified.len().saturating_sub(IDENTITIES - 1);
        *identified = Arc::new(
            identified
                .iter()
                .skip(keep)
                .cloned()
                .chain([(*version, new.clone())])
                .collect(),
        );
        Ok(new)
    }
}

fn client(
    tls: &Tls,
    connect: Duration,
    names: &Arc<Names>,
    identity: Option<&ClientIdentity>,
) -> Result<Client, TlsError> {
    Client::builder()
        .tls_backend_preconfigured(tls.config(identity)?)
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
        .pool_max_idle_per_host(IDLE_PER_HOST)
        .tcp_nodelay(true)
        .build()
        .map_err(|error| TlsError::setup(&error.without_url()))
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        outgoing: Outgoing,
    ) -> BoxFuture<'_, Result<http::Response<AnswerBody>, TransportError>> {
        Box::pin(async move {
            let identified = outgoing.identity.is_some();
            let client = self.client(outgoing.identity.as_ref()).map_err(|error| {
                TransportError::not_sent(ErrorKind::Key, format!("could not set up TLS: {error}"))
            })?;
            let request = request(outgoing.request)?;
            let response = client
                .execute(request)
                .await
                .map_err(|error| fault::before_head(&error, self.connect, identified))?;
            let (mut head, ()) = http::Response::new(()).into_parts();
            head.status = response.status();
            head.version = response.version();
            head.headers = response.headers().clone();
            Ok(http::Response::from_parts(
                head,
                AnswerBody::new(Body(response)),
            ))
        })
    }
}

fn request(request: http::Request<Bytes>) -> Result<reqwest::Request, TransportError> {
    let (head, body) = request.into_parts();
    // The URL was checked when it was filled; its text stays out of the error, since it holds claims.
    let url = Url::parse(&head.uri.to_string()).map_err(|_| {
        TransportError::not_sent(
            ErrorKind::Internal,
            "the filled service URL could not be read",
        )
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
            .insert(http::header::CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    Ok(request)
}

struct Body(reqwest::Response);

impl Pieces for Body {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(async { self.0.chunk().await.map_err(|error| fault::in_body(&error)) })
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

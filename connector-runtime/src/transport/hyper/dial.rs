//! A URL's scheme, host and port → a connection: name, TCP and TLS within one limit.

use std::error::Error;
use std::io;
use std::time::{Duration, Instant};

use http::Uri;
use http::header::HeaderValue;
use hyper::client::conn::http1;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder, MaybeHttpsStream};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tower_service::Service as _;

use super::link::Link;
use super::shelf::Shelf;
use crate::clock::{Clock as _, SystemClock};
use crate::transport::TransportError;
use crate::transport::fault::{self, Fault};
use crate::transport::names::{Names, Refused};

/// What dials.
pub(super) type Dial = HttpsConnector<HttpConnector<Names>>;

/// What a connection reads and writes.
pub(super) type Stream = MaybeHttpsStream<TokioIo<TcpStream>>;

pub(super) fn connector(tls: rustls::ClientConfig, names: Names, limit: Duration) -> Dial {
    let mut tcp = HttpConnector::new_with_resolver(names);
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    // Of several addresses each gets its part, so that one that swallows everything leaves time for the others.
    tcp.set_connect_timeout(Some(limit));
    HttpsConnectorBuilder::new()
        .with_tls_config(tls)
        .https_or_http()
        .enable_http1()
        .wrap_connector(tcp)
}

impl Shelf {
    /// A new connection to the URL's host.
    pub(super) async fn dial(&self, url: &Uri, identified: bool) -> Result<Link, TransportError> {
        let mut dial = self.dial.clone();
        let connecting = |error: &(dyn Error + 'static)| {
            let fault = Fault {
                connecting: true,
                name: matches!(fault::find(error), Some(Refused::Failed(_))),
                late: error.is::<tokio::time::error::Elapsed>()
                    || fault::find::<io::Error>(error)
                        .is_some_and(|error| error.kind() == io::ErrorKind::TimedOut),
                error,
            };
            fault::before_head(&fault, self.connect, identified)
        };
        let stream = timeout(self.connect, dial.call(url.clone()))
            .await
            .map_err(|late| connecting(&late))?
            .map_err(|error| connecting(&*error))?;
        let (sender, connection) = http1::handshake(stream)
            .await
            .map_err(|error| connecting(&error))?;
        Ok(Link::new(sender, connection, host(url), now()))
    }
}

pub(super) fn now() -> Instant {
    SystemClock.now()
}

/// What stands in `Host`: the port too, where it is not the scheme's own.
fn host(url: &Uri) -> HeaderValue {
    let authority = url.authority().map_or("", |authority| authority.as_str());
    let own = match url.scheme_str() {
        Some("https") => ":443",
        _ => ":80",
    };
    let host = authority.strip_suffix(own).unwrap_or(authority);
    // An authority is visible ASCII.
    HeaderValue::from_str(host).unwrap_or_else(|_| HeaderValue::from_static(""))
}

//! The TLS of a server: its certificate, and whom it lets in.

use std::io;
use std::sync::Arc;

use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::{CryptoProvider, ring};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::version::{TLS12, TLS13};
use tokio_rustls::rustls::{RootCertStore, ServerConfig, SupportedProtocolVersion};
use tokio_rustls::server::TlsStream;

use crate::certificate::{Authority, Certified};

/// The TLS of a server.
#[derive(Clone)]
pub struct ServerTls(TlsAcceptor);

impl ServerTls {
    /// A server with this certificate that lets everyone in, over TLS 1.2 or 1.3.
    #[must_use]
    pub fn new(certified: &Certified) -> Self {
        Self::with(certified, None, &[&TLS12, &TLS13])
    }

    /// A server that lets in only who shows a certificate of this authority.
    #[must_use]
    pub fn mutual(certified: &Certified, clients: &Authority) -> Self {
        Self::with(certified, Some(clients), &[&TLS12, &TLS13])
    }

    /// As [`Self::mutual`], over TLS 1.2 alone, where a refusal is part of the handshake.
    #[must_use]
    pub fn mutual_tls12(certified: &Certified, clients: &Authority) -> Self {
        Self::with(certified, Some(clients), &[&TLS12])
    }

    fn with(
        certified: &Certified,
        clients: Option<&Authority>,
        versions: &[&'static SupportedProtocolVersion],
    ) -> Self {
        let provider: Arc<CryptoProvider> = Arc::new(ring::default_provider());
        let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
            .with_protocol_versions(versions)
            .expect("ring speaks these versions");
        let builder = match clients {
            None => builder.with_no_client_auth(),
            Some(clients) => {
                let mut roots = RootCertStore::empty();
                roots
                    .add(clients.certificate())
                    .expect("the authority has a certificate");
                let verifier =
                    WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider)
                        .build()
                        .expect("there is a root");
                builder.with_client_cert_verifier(verifier)
            }
        };
        let config = builder
            .with_single_cert(certified.chain(), certified.key())
            .expect("certificate and key belong together");
        Self(TlsAcceptor::from(Arc::new(config)))
    }

    pub(super) async fn accept(&self, stream: TcpStream) -> io::Result<TlsStream<TcpStream>> {
        self.0.accept(stream).await
    }
}

impl std::fmt::Debug for ServerTls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ServerTls(..)")
    }
}

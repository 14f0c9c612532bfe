//! TLS for the transports: rustls with ring, or with what the application has installed, given to them ready-made; nothing is installed for the process.

use std::fmt;
use std::sync::Arc;

use rustls::ClientConfig;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls_platform_verifier::Verifier;

use crate::auth::keys::ClientIdentity;

/// Which servers are trusted: those of the platform, and the roots added here.
///
/// TLS 1.2 and 1.3; a server's certificate and name are always checked, and there is no switch that turns this off.
#[derive(Clone, Default)]
pub struct Tls {
    roots: Vec<Result<Vec<CertificateDer<'static>>, TlsError>>,
}

impl Tls {
    /// Trusts the certificates of this PEM text too, as roots: those of an own certificate authority.
    ///
    /// What is no certificate is reported when the connector is built.
    #[must_use]
    pub fn root_certificate(mut self, pem: impl AsRef<[u8]>) -> Self {
        let roots: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem.as_ref()).collect();
        self.roots.push(match roots {
            Ok(roots) if !roots.is_empty() => Ok(roots),
            _ => Err(TlsError(
                "a root certificate is no PEM certificate".to_owned(),
            )),
        });
        self
    }

    /// The configuration of a client that shows this certificate, if any.
    pub(crate) fn config(
        &self,
        identity: Option<&ClientIdentity>,
    ) -> Result<ClientConfig, TlsError> {
        let provider = provider()?;
        let roots = self
            .roots
            .iter()
            .cloned()
            .collect::<Result<Vec<_>, _>>()?
            .concat();
        let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(|error| TlsError(error.to_string()))?
            .dangerous()
            .with_custom_certificate_verifier(verifier(roots, &provider)?);
        match identity {
            None => Ok(builder.with_no_client_auth()),
            Some(identity) => builder
                .with_client_auth_cert(identity.chain().to_vec(), identity.key())
                .map_err(|error| TlsError(error.to_string())),
        }
    }
}

/// What the cryptography comes from: ring with the feature of that name, else what the application has installed for the
/// process.
#[cfg_attr(
    feature = "ring",
    expect(
        clippy::unnecessary_wraps,
        reason = "without a feature there may be none"
    )
)]
pub(crate) fn provider() -> Result<Arc<CryptoProvider>, TlsError> {
    #[cfg(feature = "ring")]
    return Ok(Arc::new(rustls::crypto::ring::default_provider()));
    #[cfg(not(feature = "ring"))]
    CryptoProvider::get_default().cloned().ok_or_else(|| {
        TlsError(
            "there is no cryptography; help: turn on the feature `ring` of connector-runtime, or install a provider of \
             rustls for the process"
                .to_owned(),
        )
    })
}

/// The platform's verifier, with these roots too.
///
/// A machine without any root (a bare container) is no reason to fail: who calls plain loopback addresses needs none, and
/// who gives roots has them. What is called over TLS all the same fails as untrusted.
fn verifier(
    roots: Vec<CertificateDer<'static>>,
    provider: &Arc<CryptoProvider>,
) -> Result<Arc<dyn rustls::client::danger::ServerCertVerifier>, TlsError> {
    match Verifier::new_with_extra_roots(roots.clone(), Arc::clone(provider)) {
        Ok(verifier) => Ok(Arc::new(verifier)),
        Err(error) if roots.is_empty() => {
            tracing::warn!(%error, "no root certificates on this machine: every server will be untrusted");
            Ok(Arc::new(NoRoots(Arc::clone(provider))))
        }
        Err(_) => {
            let mut store = rustls::RootCertStore::empty();
            for root in roots {
                store.add(root).map_err(|error| {
                    TlsError(format!("a root certificate cannot be used: {error}"))
                })?;
            }
            rustls::client::WebPkiServerVerifier::builder_with_provider(
                Arc::new(store),
                Arc::clone(provider),
            )
            .build()
            .map(|verifier| verifier as Arc<_>)
            .map_err(|error| TlsError(error.to_string()))
        }
    }
}

/// Trusts nobody.
#[derive(Debug)]
struct NoRoots(Arc<CryptoProvider>);

impl rustls::client::danger::ServerCertVerifier for NoRoots {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &rustls::pki_types::ServerName<'_>,
        _: &[u8],
        _: rustls::pki_types::UnixTime,
    ) -> Result<rustls::client::danger::ServerCertVerified, rustls::Error> {
        Err(rustls::Error::InvalidCertificate(
            rustls::CertificateError::UnknownIssuer,
        ))
    }
    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &rustls::DigitallySignedStruct,
    ) -> Result<rustls::client::danger::HandshakeSignatureValid, rustls::Error> {
        Err(rustls::Error::InvalidCertificate(
            rustls::CertificateError::UnknownIssuer,
        ))
    }
    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &rustls::DigitallySignedStruct,
    ) -> Result<rustls::client::danger::HandshakeSignatureValid, rustls::Error> {
        Err(rustls::Error::InvalidCertificate(
            rustls::CertificateError::UnknownIssuer,
        ))
    }
    fn supported_verify_schemes(&self) -> Vec<rustls::SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tls")
            .field("root_certificates", &self.roots.len())
            .finish()
    }
}

/// Why TLS could not be set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlsError(String);

#[cfg(feature = "reqwest")]
impl TlsError {
    pub(crate) fn setup(error: &dyn fmt::Display) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for TlsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TlsError {}

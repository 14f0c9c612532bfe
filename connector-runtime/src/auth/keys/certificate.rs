//! [`ClientIdentity`]: a client certificate with its private key, and how it is read from PEM.
//!
//! In come bytes; out comes a chain and a key that belong together, or the words that follow "key `name`" in an error.

use std::{fmt, sync::Arc};

use rustls_pki_types::{
    CertificateDer, PrivateKeyDer,
    pem::{PemObject, SectionKind},
};

use super::key::SIZE_LIMIT;
use crate::secret::Secret;

/// A client certificate, those of its issuers, and its private key.
///
/// Cheap to clone; all clones share one private key, wiped when the last is dropped. `Debug` shows how many certificates
/// there are, and nothing of them.
#[derive(Clone)]
pub struct ClientIdentity(Arc<Parts>);

struct Parts {
    chain: Vec<CertificateDer<'static>>,
    private_key: Secret<PrivateKeyDer<'static>>,
}

impl ClientIdentity {
    /// The certificates in DER: its own first, then the issuers.
    #[must_use]
    pub fn certificates(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.0.chain.iter().map(AsRef::as_ref)
    }

    /// The private key in DER: PKCS#8, PKCS#1 or SEC1, as it was given.
    #[must_use]
    pub fn private_key(&self) -> &[u8] {
        self.0.private_key.expose().secret_der()
    }

    /// The certificates as rustls takes them.
    pub(crate) fn chain(&self) -> &[CertificateDer<'static>] {
        &self.0.chain
    }

    /// The private key as rustls takes it. The copy is rustls' own and is not wiped.
    #[cfg(any(feature = "hyper", feature = "reqwest"))]
    pub(crate) fn key(&self) -> PrivateKeyDer<'static> {
        self.0.private_key.expose().clone_key()
    }

    /// Joins what was read from a file. Where TLS is compiled in, it is asked whether it can use the key and whether the
    /// key belongs to the first certificate.
    pub(super) fn new(
        chain: Vec<CertificateDer<'static>>,
        private_key: Secret<PrivateKeyDer<'static>>,
    ) -> Result<Self, String> {
        if chain.is_empty() {
            return Err("holds no certificate: write it beside its private key".to_owned());
        }
        let identity = Self(Arc::new(Parts { chain, private_key }));
        #[cfg(any(feature = "hyper", feature = "reqwest"))]
        pair::check(&identity)?;
        Ok(identity)
    }

    pub(super) fn from_pem(pem: &[u8]) -> Result<Self, String> {
        if pem.len() > SIZE_LIMIT {
            return Err("is larger than 64 KiB".to_owned());
        }
        if is_encrypted(pem) {
            return Err(
                "holds a private key that is locked by a password: unlock it with `openssl pkey -in locked.pem \
                 -out key.pem`, or give certificate and key as PKCS#12"
                    .to_owned(),
            );
        }
        let mut chain = Vec::new();
        let mut private_keys = Vec::new();
        for section in <(SectionKind, Vec<u8>)>::pem_slice_iter(pem) {
            // The parser's own error may quote a line of the key.
            let (kind, der) = section.map_err(|_| {
                "is damaged PEM: each section needs its `BEGIN` and `END` line and its line breaks".to_owned()
            })?;
            if kind == SectionKind::Certificate {
                chain.push(CertificateDer::from(der));
            } else if let Some(key) = PrivateKeyDer::from_pem(kind, der) {
                private_keys.push(Secret::new(key));
            }
        }
        match (private_keys.len(), private_keys.pop()) {
            (1, Some(private_key)) => Self::new(chain, private_key),
            (0, _) if chain.is_empty() => {
                Err("holds no PEM certificate and no private key".to_owned())
            }
            (0, _) => Err(
                "holds no private key (PKCS#8, PKCS#1 or SEC1): write it beside its certificate"
                    .to_owned(),
            ),
            (several, _) => Err(format!(
                "holds {several} private keys: keep the one that belongs to the certificate"
            )),
        }
    }
}

impl fmt::Debug for ClientIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientIdentity")
            .field("certificates", &self.0.chain.len())
            .field("private_key", &self.0.private_key)
            .finish()
    }
}

/// Whether a section is locked in PKCS#8's way or in the older one. The parser skips the one as unknown and takes the
/// other for damaged, neither of which would help.
fn is_encrypted(pem: &[u8]) -> bool {
    pem.split(|&byte| byte == b'\n' || byte == b'\r')
        .any(|line| {
            line.starts_with(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
                || (line.starts_with(b"Proc-Type:")
                    && line.trim_ascii_end().ends_with(b"ENCRYPTED"))
        })
}

/// What only the TLS library knows of a certificate and a key.
#[cfg(any(feature = "hyper", feature = "reqwest"))]
pub(super) mod pair {
    use std::sync::Arc;

    use rustls::{
        Error, InconsistentKeys,
        sign::{CertifiedKey, SigningKey},
    };
    use rustls_pki_types::CertificateDer;

    use super::ClientIdentity;
    use crate::transport::provider;

    pub(super) fn check(identity: &ClientIdentity) -> Result<(), String> {
        let Ok(provider) = provider() else {
            // The connector is not built without one, and says so.
            return Ok(());
        };
        let key = provider.key_provider.load_private_key(identity.key());
        let key = key.map_err(|_| {
            "holds a private key that TLS cannot use: write one of RSA with 2,048 to 4,096 bits, of P-256, P-384 or \
             Ed25519"
                .to_owned()
        })?;
        let chain = identity.chain();
        match matches(&key, &chain[0]) {
            Ok(()) | Err(Error::InconsistentKeys(InconsistentKeys::Unknown)) => Ok(()),
            Err(Error::InconsistentKeys(_)) => Err(
                if chain[1..].iter().any(|other| matches(&key, other).is_ok()) {
                    "holds certificates in the wrong order: write the one of the private key first, then its issuers"
                } else {
                    "holds a private key that does not belong to its certificate"
                }
                .to_owned(),
            ),
            Err(_) => Err("holds a certificate that is damaged or no X.509 of version 3".to_owned()),
        }
    }

    /// Whether this certificate is the one of this key.
    #[cfg(feature = "pkcs12")]
    pub(in super::super) fn belong_together(
        key: &rustls_pki_types::PrivateKeyDer<'_>,
        certificate: &CertificateDer<'static>,
    ) -> bool {
        provider()
            .ok()
            .and_then(|provider| provider.key_provider.load_private_key(key.clone_key()).ok())
            .is_some_and(|key| matches(&key, certificate).is_ok())
    }

    fn matches(
        key: &Arc<dyn SigningKey>,
        certificate: &CertificateDer<'static>,
    ) -> Result<(), Error> {
        CertifiedKey::new(vec![certificate.clone()], Arc::clone(key)).keys_match()
    }
}

#[cfg(test)]
mod tests;

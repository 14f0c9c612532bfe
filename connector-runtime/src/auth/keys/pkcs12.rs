//! PKCS#12: a private key, its certificate and those of its issuers, in one file under a password.
//!
//! In come bytes and the password; out comes a [`ClientIdentity`], its chain put in order, or the words that follow
//! "key `name`" in an error.

use p12_keystore::{CertificateBag, Pkcs12Archive, PrivateKeyBag, error::Error};
use rustls_pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

use super::{ClientIdentity, key::SIZE_LIMIT};
use crate::secret::Secret;

pub(super) fn read(bytes: &[u8], password: &Secret<String>) -> Result<ClientIdentity, String> {
    if bytes.len() > SIZE_LIMIT {
        return Err("is larger than 64 KiB".to_owned());
    }
    let archive = Pkcs12Archive::from_pkcs12(bytes, password.expose())
        .map_err(|error| explain(&error).to_owned())?;
    identity(&archive)
}

fn identity(archive: &Pkcs12Archive) -> Result<ClientIdentity, String> {
    let [key] = archive.keys.as_slice() else {
        return Err(match archive.keys.len() {
            0 => "is PKCS#12 without a private key: export it together with its key".to_owned(),
            several => format!("is PKCS#12 with {several} private keys: export one alone"),
        });
    };
    let private_key = Secret::new(PrivateKeyDer::from(PrivatePkcs8KeyDer::from(
        key.key.as_der().to_vec(),
    )));
    let own = own_certificate(key, private_key.expose(), &archive.certs)?;
    ClientIdentity::new(chain(own, &archive.certs), private_key)
}

/// A file marks the certificate of the key by an id that both bear. Where it does not, the only one is meant, or the one
/// that TLS says belongs to it.
fn own_certificate<'a>(
    key: &PrivateKeyBag,
    private_key: &PrivateKeyDer<'_>,
    certs: &'a [CertificateBag],
) -> Result<&'a CertificateBag, String> {
    let id = key.local_key_id.as_ref().map(AsRef::as_ref);
    let marked = certs
        .iter()
        .find(|bag| id.is_some() && bag.local_key_id.as_deref() == id);
    match (marked, certs) {
        (Some(own), _) | (None, [own]) => Ok(own),
        (None, []) => Err(
            "is PKCS#12 without a certificate: export it together with its certificate".to_owned(),
        ),
        (None, several) => several
            .iter()
            .find(|bag| belongs(private_key, bag))
            .ok_or_else(|| {
                "is PKCS#12 with no certificate that belongs to its private key".to_owned()
            }),
    }
}

#[cfg(any(feature = "hyper", feature = "reqwest"))]
fn belongs(private_key: &PrivateKeyDer<'_>, bag: &CertificateBag) -> bool {
    super::certificate::pair::belong_together(private_key, &certificate(bag))
}

/// Without TLS nobody here can tell.
#[cfg(not(any(feature = "hyper", feature = "reqwest")))]
const fn belongs(_: &PrivateKeyDer<'_>, _: &CertificateBag) -> bool {
    false
}

/// The certificate, its issuer, that one's issuer and so on, whatever their order in the file; what does not belong to
/// that line is left out.
fn chain(own: &CertificateBag, certs: &[CertificateBag]) -> Vec<CertificateDer<'static>> {
    let mut line = vec![own];
    let mut last = own;
    while last.cert.issuer() != last.cert.subject() {
        // One that is already in the line would send us round in a circle.
        let issuer = certs.iter().find(|bag| {
            bag.cert.subject() == last.cert.issuer()
                && !line.iter().any(|known| known.cert == bag.cert)
        });
        let Some(issuer) = issuer else { break };
        line.push(issuer);
        last = issuer;
    }
    line.into_iter().map(certificate).collect()
}

fn certificate(bag: &CertificateBag) -> CertificateDer<'static> {
    CertificateDer::from(bag.cert.as_der().to_vec())
}

/// The library's own texts are not passed on: none of them is promised to be free of what it read.
const fn explain(error: &Error) -> &'static str {
    match error {
        Error::MacError(_) => "is PKCS#12 under another password, or damaged",
        Error::UnsupportedEncryptionScheme | Error::UnsupportedMacAlgorithm => {
            "is PKCS#12 under an encryption that is not read: export it again under AES-256 with SHA-256"
        }
        Error::InvalidParameters => {
            "is PKCS#12 that asks for more than 1,000,000 rounds of key derivation: export it again with fewer"
        }
        _ => {
            "cannot be read as PKCS#12: the file is damaged, of another kind, or under another password; `openssl \
             pkcs12 -in file.pfx -nodes -out file.pem` makes PEM of it"
        }
    }
}

#[cfg(test)]
mod tests;

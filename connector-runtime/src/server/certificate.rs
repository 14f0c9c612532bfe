//! A client's certificate as a proxy hands it on, in whatever form, and its fingerprint.

use data_encoding::{BASE64, HEXLOWER_PERMISSIVE};
use percent_encoding::percent_decode;
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject as _;

use super::credential::Digest;

/// The SHA-256 of a certificate's DER.
#[derive(Clone)]
pub(super) struct Fingerprint([u8; 32]);

impl Fingerprint {
    pub(super) fn of(der: &[u8]) -> Self {
        use sha2::Digest as _;
        Self(sha2::Sha256::digest(der).into())
    }

    /// Hexadecimal digits, with colons or without.
    pub(super) fn read(text: &str) -> Option<Self> {
        let digits: String = text
            .chars()
            .filter(|letter| *letter != ':' && !letter.is_whitespace())
            .collect();
        let bytes = HEXLOWER_PERMISSIVE.decode(digits.as_bytes()).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// Whether it is the same, in constant time: no secret, but compared as the others are.
    pub(super) fn is(&self, given: Option<&Self>) -> bool {
        let given = given.map(|given| Digest::of(&given.0));
        Digest::of(&self.0).is(given.as_ref())
    }
}

/// The DER of the certificate in a header.
pub(super) fn of_header(value: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(value).ok()?.trim();
    // Envoy: `By=…;Cert="…";…`, of which only an unambiguous one is taken.
    let envoy: Vec<&str> = text
        .split([';', ','])
        .filter_map(|pair| pair.trim().strip_prefix("Cert="))
        .collect();
    let text = match envoy[..] {
        [] => text,
        [one] => one.trim_matches('"'),
        _ => return None,
    };
    // RFC 9440: a byte sequence between colons.
    if let Some(sequence) = text
        .strip_prefix(':')
        .and_then(|text| text.strip_suffix(':'))
    {
        return BASE64.decode(sequence.as_bytes()).ok();
    }
    let text = percent_decode(text.as_bytes()).decode_utf8().ok()?;
    if text.starts_with("-----BEGIN") {
        // Some proxies put blanks for line breaks, which do not stand in a header.
        let text = lines(&text);
        let certificate = CertificateDer::from_pem_slice(text.as_bytes()).ok()?;
        return Some(certificate.as_ref().to_vec());
    }
    BASE64.decode(text.as_bytes()).ok()
}

/// PEM whose line breaks became blanks or tabs.
fn lines(text: &str) -> String {
    let Some((head, rest)) = text.split_once("CERTIFICATE-----") else {
        return text.to_owned();
    };
    let Some((body, tail)) = rest.split_once("-----END") else {
        return text.to_owned();
    };
    let body = body.split_whitespace().collect::<Vec<_>>().join("\n");
    format!("{head}CERTIFICATE-----\n{body}\n-----END{tail}\n")
}

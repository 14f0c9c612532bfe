//! The credentials of a request, each exactly once, and their comparison in constant time.

use data_encoding::BASE64;
use http::header::AUTHORIZATION;
use http::{HeaderMap, Uri};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// The SHA-256 of a credential: all are of one length, so that their comparison takes the same time.
pub(super) struct Digest([u8; 32]);

impl Digest {
    pub(super) fn of(credential: &[u8]) -> Self {
        Self(Sha256::digest(credential).into())
    }

    /// Whether it is the same, in constant time; what is not there is compared with what nothing has.
    pub(super) fn is(&self, given: Option<&Self>) -> bool {
        let other = given.map_or([0; 32], |given| given.0);
        bool::from(self.0.ct_eq(&other)) & given.is_some()
    }
}

/// The longest credential that is looked at. Longer ones are none; keys have at most 64 KiB, but no header has room for them.
const LONGEST: usize = 16 * 1024;

/// `user name:password`.
pub(super) fn basic(headers: &HeaderMap) -> Option<Vec<u8>> {
    let pair = scheme(headers, "Basic")?;
    BASE64.decode(pair.as_bytes()).ok()
}

/// The token of `Authorization: Bearer`.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    scheme(headers, "Bearer")
}

/// The scheme's case does not matter, and one blank or more stands behind it (RFC 9110 §11.4).
fn scheme<'h>(headers: &'h HeaderMap, scheme: &str) -> Option<&'h str> {
    let value = std::str::from_utf8(header(headers, AUTHORIZATION.as_str())?).ok()?;
    let (given, credential) = value.split_once(' ')?;
    let credential = credential.trim_matches(' ');
    (given.eq_ignore_ascii_case(scheme) && !credential.is_empty()).then_some(credential)
}

/// The one value of a header.
pub(super) fn header<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h [u8]> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.as_bytes();
    let one = values.next().is_none();
    (one && !value.is_empty() && value.len() <= LONGEST).then_some(value)
}

/// The one value of a parameter of the query.
pub(super) fn query(uri: &Uri, name: &str) -> Option<String> {
    let mut values = form_urlencoded::parse(uri.query()?.as_bytes()).filter(|(key, _)| key == name);
    let (_, value) = values.next()?;
    let one = values.next().is_none();
    (one && !value.is_empty() && value.len() <= LONGEST).then(|| value.into_owned())
}

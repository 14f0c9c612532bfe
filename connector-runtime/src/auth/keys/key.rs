//! [`Key`]: one secret text or certificate, checked when it is made.
//!
//! In come a name and what a container found under it; out comes a key that can be used, or an error that quotes the
//! name.

use std::{
    fmt,
    hash::{BuildHasher, RandomState},
    sync::{Arc, OnceLock},
};

use http::HeaderValue;

use super::{ClientIdentity, KeyError};
use crate::secret::Secret;

/// The largest value of a key in bytes, text or certificate: what is larger is the wrong file.
pub(super) const SIZE_LIMIT: usize = 64 * 1024;

/// What a container holds under one name: a secret text, or a certificate with its private key.
///
/// Cheap to clone; all clones share one secret, wiped when the last is dropped.
#[derive(Clone)]
pub struct Key {
    name: Arc<str>,
    value: Value,
    version: KeyVersion,
}

#[derive(Clone)]
enum Value {
    Text(Arc<Text>),
    Certificate(ClientIdentity),
}

/// A secret text, and the header that is made of it, once.
struct Text {
    secret: Secret<String>,
    header: OnceLock<Written>,
}

/// What a header says of a key.
struct Written {
    /// Whose text stands in it too.
    beside: Option<KeyVersion>,
    scheme: &'static str,
    value: HeaderValue,
}

impl Key {
    /// A secret text: a password, a token, an API key.
    ///
    /// # Errors
    ///
    /// The name is none (1 to 127 letters, digits, `_`, `-`, `.`), or the text is empty, larger than 64 KiB, or holds a
    /// line break or another control character.
    pub fn new(name: &str, text: impl Into<Secret<String>>) -> Result<Self, KeyError> {
        check_name(name)?;
        let text = text.into();
        check_text(name, text.expose())?;
        Ok(Self {
            name: name.into(),
            version: KeyVersion::of(text.expose().as_bytes()),
            value: Value::Text(Arc::new(Text {
                secret: text,
                header: OnceLock::new(),
            })),
        })
    }

    /// A client certificate in PEM: its chain, its own certificate first, and one private key (PKCS#8, PKCS#1 or SEC1,
    /// not encrypted), in any order, other sections ignored.
    ///
    /// With the feature `reqwest` or `hyper` a private key that does not belong to the certificate is found here, not at the first
    /// call.
    ///
    /// # Errors
    ///
    /// The name is none, or the bytes do not hold such a certificate.
    pub fn from_pem(name: &str, pem: &[u8]) -> Result<Self, KeyError> {
        check_name(name)?;
        Self::certified(name, ClientIdentity::from_pem(pem))
    }

    /// A client certificate in PKCS#12 (`.pfx`, `.p12`), the form in which the documents' system stores it: one private
    /// key, its certificate, and the certificates of its issuers. Files under PBES2 (AES) and the older ones under 3DES
    /// and RC2 are read.
    ///
    /// Deriving the file's key takes a noticeable time on purpose: do it once, not for every call.
    ///
    /// # Errors
    ///
    /// The name is none, the password is wrong, or the bytes do not hold such a certificate.
    #[cfg(feature = "pkcs12")]
    pub fn from_pkcs12(
        name: &str,
        bytes: &[u8],
        password: &Secret<String>,
    ) -> Result<Self, KeyError> {
        check_name(name)?;
        Self::certified(name, super::pkcs12::read(bytes, password))
    }

    fn certified(name: &str, identity: Result<ClientIdentity, String>) -> Result<Self, KeyError> {
        let identity = identity.map_err(|problem| KeyError::new(name, problem))?;
        Ok(Self {
            name: name.into(),
            version: KeyVersion::of(&(identity.chain(), identity.private_key())),
            value: Value::Certificate(identity),
        })
    }

    /// The name under which the container holds it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The secret text.
    ///
    /// # Errors
    ///
    /// It is a certificate.
    pub fn text(&self) -> Result<&str, KeyError> {
        match &self.value {
            Value::Text(text) => Ok(text.secret.expose()),
            Value::Certificate(_) => Err(KeyError::new(
                &self.name,
                "is a certificate where a secret text is needed",
            )),
        }
    }

    /// The secret text, fit to stand in a header as it is: visible ASCII and blanks, none at its ends, where the
    /// receiver would drop them.
    ///
    /// # Errors
    ///
    /// It is not fit for that, or a certificate.
    pub fn header_text(&self) -> Result<&str, KeyError> {
        let text = self.text()?;
        let problem = if text.starts_with(' ') || text.ends_with(' ') {
            "begins or ends with a blank, which a header cannot hold"
        } else if !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            "holds a character outside ASCII, which a header cannot hold"
        } else {
            return Ok(text);
        };
        Err(KeyError::new(&self.name, problem))
    }

    /// The certificate with its private key.
    ///
    /// # Errors
    ///
    /// It is a secret text.
    pub fn certificate(&self) -> Result<&ClientIdentity, KeyError> {
        match &self.value {
            Value::Certificate(identity) => Ok(identity),
            Value::Text(_) => Err(KeyError::new(
                &self.name,
                "is a secret text where a certificate with its private key is needed",
            )),
        }
    }

    /// The header of this scheme that holds the key, and another key beside it: made once, since most calls of a connector
    /// send the same. All clones share it, and it goes with the last of them.
    pub(crate) fn header<E>(
        &self,
        scheme: &'static str,
        beside: Option<&Self>,
        make: impl FnOnce() -> Result<HeaderValue, E>,
    ) -> Result<HeaderValue, E> {
        let Value::Text(text) = &self.value else {
            return make();
        };
        let beside = beside.map(Self::version);
        match text.header.get() {
            Some(known) if known.scheme == scheme && known.beside == beside => {
                Ok(known.value.clone())
            }
            Some(_) => make(),
            None => {
                let value = make()?;
                let written = Written {
                    beside,
                    scheme,
                    value: value.clone(),
                };
                // Another call may have been first, with the same or another scheme.
                let _ = text.header.set(written);
                Ok(value)
            }
        }
    }

    /// Tells one value from the next, whatever the name: after a rotation it is another one.
    #[must_use]
    pub const fn version(&self) -> KeyVersion {
        self.version
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value: &dyn fmt::Debug = match &self.value {
            Value::Text(text) => &text.secret,
            Value::Certificate(identity) => identity,
        };
        f.debug_struct("Key")
            .field("name", &self.name)
            .field("value", value)
            .finish_non_exhaustive()
    }
}

/// Equal for equal values, different for different ones (but for one chance in 2⁶⁴).
///
/// Made with a random key of this process, so it says nothing about the value and means nothing elsewhere or later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyVersion(u64);

impl KeyVersion {
    /// A number for several, in their order; 0 stands for what is not there.
    pub(crate) fn fold(versions: impl Iterator<Item = Option<Self>>) -> u64 {
        versions.fold(1, |folded: u64, version| {
            folded.rotate_left(7).wrapping_mul(0x9e37_79b9_7f4a_7c15)
                ^ version.map_or(0, |version| version.0)
        })
    }

    pub(super) fn of(value: &(impl std::hash::Hash + ?Sized)) -> Self {
        static STATE: OnceLock<RandomState> = OnceLock::new();
        Self(STATE.get_or_init(RandomState::new).hash_one(value))
    }
}

/// A text that is no key name is not quoted: it may be the secret, given in the name's place.
pub(super) fn check_name(name: &str) -> Result<(), KeyError> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    // `.` and `..` are folders, not files of one.
    if (1..=127).contains(&name.len()) && name.bytes().all(allowed) && name != "." && name != ".." {
        return Ok(());
    }
    Err(KeyError::nameless(
        "what was given as the name of a key is none: write 1 to 127 letters, digits, `_`, `-` or `.`",
    ))
}

fn check_text(name: &str, text: &str) -> Result<(), KeyError> {
    let problem = if text.is_empty() {
        "is empty"
    } else if text.len() > SIZE_LIMIT {
        "is larger than 64 KiB"
    } else if looks_like_pem(text) {
        "is PEM, not a secret text: give it as a certificate"
    } else if text.contains(['\r', '\n']) {
        "holds a line break: write the secret without it, at its end too"
    } else if text.contains(char::is_control) {
        "holds a control character: write the secret without it"
    } else {
        return Ok(());
    };
    Err(KeyError::new(name, problem))
}

/// A text with a line break is no secret text, so nothing is lost by looking for a later line too: programs write
/// remarks before the first section.
pub(super) fn looks_like_pem(text: &str) -> bool {
    const BEGIN: &str = "-----BEGIN ";
    text.trim_start().starts_with(BEGIN) || text.lines().any(|line| line.starts_with(BEGIN))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANARY: &str = "canary-7f3a91";

    fn refused(text: &str) -> String {
        Key::new("B2C_1A_Token", text).unwrap_err().to_string()
    }

    #[test]
    fn a_text_that_cannot_be_sent_is_refused_by_the_name_of_its_key() {
        assert_eq!(refused(""), "key `B2C_1A_Token` is empty");
        for text in ["canary\n", "canary\r\n", "\ncanary", "can\rary"] {
            assert_eq!(
                refused(text),
                "key `B2C_1A_Token` holds a line break: write the secret without it, at its end too"
            );
        }
        for text in ["canary\0", "can\tary", "can\u{7f}ary", "can\u{85}ary"] {
            assert_eq!(
                refused(text),
                "key `B2C_1A_Token` holds a control character: write the secret without it"
            );
        }
        for text in [
            "-----BEGIN CERTIFICATE-----\ncanary",
            "Bag Attributes\n-----BEGIN PRIVATE KEY-----",
        ] {
            assert_eq!(
                refused(text),
                "key `B2C_1A_Token` is PEM, not a secret text: give it as a certificate"
            );
        }
    }

    #[test]
    fn the_largest_text_has_64_kib() {
        assert!(Key::new("a", "x".repeat(65_536)).is_ok());
        assert_eq!(
            refused(&"x".repeat(65_537)),
            "key `B2C_1A_Token` is larger than 64 KiB"
        );
    }

    #[test]
    fn a_password_may_be_any_text_but_a_header_may_not() {
        let key = |text: &str| Key::new("k", text).unwrap();
        assert_eq!(key("pässwört 🔑").text().unwrap(), "pässwört 🔑");
        assert_eq!(
            key("pässwört").header_text().unwrap_err().to_string(),
            "key `k` holds a character outside ASCII, which a header cannot hold"
        );
        for text in [" a", "a ", " "] {
            assert_eq!(
                key(text).header_text().unwrap_err().to_string(),
                "key `k` begins or ends with a blank, which a header cannot hold"
            );
        }
        let visible: String = (' '..='~').collect::<String>().trim().to_owned();
        assert_eq!(key(&visible).header_text().unwrap(), visible);
        assert_eq!(key("two words").header_text().unwrap(), "two words");
    }

    #[test]
    fn a_text_is_no_certificate() {
        let error = Key::new("k", CANARY).unwrap().certificate().unwrap_err();
        assert_eq!(
            error.to_string(),
            "key `k` is a secret text where a certificate with its private key is needed"
        );
    }

    #[test]
    fn what_is_no_key_name_is_not_quoted() {
        let long = "n".repeat(128);
        for name in [
            "",
            ".",
            "..",
            "a/b",
            "../etc/passwd",
            "a b",
            "a:b",
            "naïve",
            "a\0b",
            &long,
        ] {
            let error = Key::new(name, CANARY).unwrap_err();
            assert_eq!(
                error.to_string(),
                "what was given as the name of a key is none: write 1 to 127 letters, digits, `_`, `-` or `.`"
            );
            assert_eq!(error.name(), None);
        }
        for name in ["a", "...", "..data", "B2C_1A_Rest-Api.Key9", &long[1..]] {
            assert!(Key::new(name, CANARY).is_ok(), "{name}");
        }
    }

    #[test]
    fn a_version_is_the_same_for_the_same_value_alone() {
        let version = |name, text: &str| Key::new(name, text).unwrap().version();
        assert_eq!(version("a", "one"), version("b", "one"));
        assert_ne!(version("a", "one"), version("a", "two"));
    }

    #[test]
    fn the_value_is_in_no_debug() {
        let key = Key::new("B2C_1A_Token", CANARY).unwrap();
        for text in [
            format!("{key:?}"),
            format!("{key:#?}"),
            format!("{:?}", key.version()),
        ] {
            assert!(!text.contains(CANARY), "{text}");
        }
        assert_eq!(
            format!("{key:?}"),
            r#"Key { name: "B2C_1A_Token", value: Secret(..), .. }"#
        );
    }

    #[test]
    fn a_foreign_cause_stands_in_the_source_only() {
        let error = KeyError::unavailable("k", CANARY);
        assert_eq!(
            error.to_string(),
            "key `k` could not be read by its container"
        );
        assert!(!format!("{error:?}").contains(CANARY));
        let source = std::error::Error::source(&error).unwrap();
        assert_eq!(source.to_string(), CANARY);
    }
}

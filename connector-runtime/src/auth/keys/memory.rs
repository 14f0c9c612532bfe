//! [`Keys`]: a key container in memory.

use std::{collections::BTreeMap, fmt};

use super::{Key, KeyContainer, KeyError, KeyFuture};
use crate::secret::Secret;

/// Keys that the program holds itself.
///
/// Nothing fails while it is filled: what is wrong with a key is kept under its name and reported when a connector is
/// built with it, all of it at once, or when the key is asked for.
///
/// ```
/// use connector_runtime::auth::keys::{KeyContainer, Keys};
///
/// let keys = Keys::new()
///     .with("B2C_1A_RestApiUser", "service")
///     .with("B2C_1A_RestApiPassword", "line one\n");
/// let problems = keys.problems();
/// assert_eq!(
///     problems[0].to_string(),
///     "key `B2C_1A_RestApiPassword` holds a line break: write the secret without it, at its end too",
/// );
/// ```
#[derive(Clone, Default)]
pub struct Keys {
    held: BTreeMap<String, Result<Key, KeyError>>,
    /// Of keys whose names are none, so that they cannot stand under them.
    misnamed: Vec<KeyError>,
}

impl Keys {
    /// An empty container.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a secret text; one of the same name is replaced. See [`Key::new`] for what it must not hold.
    #[must_use]
    pub fn with(self, name: &str, secret: impl Into<Secret<String>>) -> Self {
        self.insert(name, Key::new(name, secret))
    }

    /// Adds a client certificate with its private key in PEM; one of the same name is replaced. See [`Key::from_pem`].
    #[must_use]
    pub fn with_pem(self, name: &str, certificate_and_key: impl AsRef<[u8]>) -> Self {
        self.insert(name, Key::from_pem(name, certificate_and_key.as_ref()))
    }

    /// Adds a client certificate with its private key in PKCS#12; one of the same name is replaced. See
    /// [`Key::from_pkcs12`]. A file without a password has the empty one, `""`.
    #[cfg(feature = "pkcs12")]
    #[must_use]
    pub fn with_pkcs12(
        self,
        name: &str,
        bytes: impl AsRef<[u8]>,
        password: impl Into<Secret<String>>,
    ) -> Self {
        self.insert(
            name,
            Key::from_pkcs12(name, bytes.as_ref(), &password.into()),
        )
    }

    fn insert(mut self, name: &str, key: Result<Key, KeyError>) -> Self {
        match key {
            Err(error) if error.name().is_none() => self.misnamed.push(error),
            key => drop(self.held.insert(name.to_owned(), key)),
        }
        self
    }
}

impl KeyContainer for Keys {
    fn get<'a>(&'a self, name: &'a str) -> KeyFuture<'a, Option<Key>> {
        Box::pin(async move { self.held.get(name).cloned().transpose() })
    }

    fn get_now(&self, name: &str) -> Option<Result<Option<Key>, KeyError>> {
        Some(self.held.get(name).cloned().transpose())
    }

    fn problems(&self) -> Vec<KeyError> {
        let held = self.held.values().filter_map(|key| key.as_ref().err());
        self.misnamed.iter().chain(held).cloned().collect()
    }
}

impl fmt::Debug for Keys {
    /// The names alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Keys").field(&self.held.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANARY: &str = "canary-7f3a91";

    #[tokio::test]
    async fn a_secret_is_found_under_its_name_whatever_it_was_given_as() {
        let keys = Keys::new()
            .with("a", "one")
            .with("b", String::from("two"))
            .with("c", Secret::from("three"));
        let found = keys.get_all(&["c", "absent", "a", "b"]).await.unwrap();
        let texts: Vec<_> = found
            .iter()
            .map(|key| key.as_ref().map(|key| key.text().unwrap()))
            .collect();
        assert_eq!(texts, [Some("three"), None, Some("one"), Some("two")]);
        assert!(keys.problems().is_empty());
        assert_eq!(keys.get("a").await.unwrap().unwrap().text().unwrap(), "one");
        assert!(keys.get_now("absent").unwrap().unwrap().is_none());
    }

    #[tokio::test]
    async fn everything_wrong_is_reported_at_once_and_again_when_asked_for() {
        let keys = Keys::new()
            .with("good", CANARY)
            .with("Empty", "")
            .with("a secret, given as the name", CANARY)
            .with_pem("B2C_1A_ClientCertificate", CANARY);
        let problems: Vec<_> = keys.problems().iter().map(ToString::to_string).collect();
        assert_eq!(
            problems,
            [
                "what was given as the name of a key is none: write 1 to 127 letters, digits, `_`, `-` or `.`",
                "key `B2C_1A_ClientCertificate` holds no PEM certificate and no private key",
                "key `Empty` is empty",
            ]
        );
        let error = keys.get("B2C_1A_ClientCertificate").await.unwrap_err();
        assert_eq!(error.to_string(), problems[1]);
        let error = keys.get_now("Empty").unwrap().unwrap_err();
        assert_eq!(error.to_string(), problems[2]);
    }

    #[test]
    fn the_later_of_two_under_one_name_is_held() {
        let keys = Keys::new().with("a", "").with("a", "one");
        assert!(keys.problems().is_empty());
        assert_eq!(
            keys.get_now("a").unwrap().unwrap().unwrap().text().unwrap(),
            "one"
        );
    }

    #[test]
    fn debug_shows_names_alone() {
        let keys = Keys::new()
            .with("B2C_1A_Token", CANARY)
            .with("Bad", "canary-7f3a91\n");
        assert_eq!(format!("{keys:?}"), r#"Keys(["B2C_1A_Token", "Bad"])"#);
    }
}

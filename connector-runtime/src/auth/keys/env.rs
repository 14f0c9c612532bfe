//! [`EnvKeys`]: keys in environment variables.

use std::ffi::OsString;

use zeroize::Zeroizing;

use super::{
    Key, KeyContainer, KeyError, KeyFuture,
    key::{check_name, looks_like_pem},
};

/// Keys in environment variables, looked up at every use.
///
/// The variable of a key is its name in upper case with `-` and `.` as `_`: `B2C_1A_RestApi-Key` stands in
/// `B2C_1A_RESTAPI_KEY`. A value that is PEM is read as a certificate with its private key (see [`Key::from_pem`]), any
/// other is a secret text, taken as it is: a line break at its end is an error.
#[derive(Debug, Clone)]
pub struct EnvKeys {
    prefix: String,
    lookup: fn(&str) -> Option<OsString>,
}

impl EnvKeys {
    /// Looks up variables that are named as the keys are.
    #[must_use]
    pub fn new() -> Self {
        Self {
            prefix: String::new(),
            lookup: |variable| std::env::var_os(variable),
        }
    }

    /// What stands before the name in every variable, as it is: with `"APP_"` the key `Token` stands in `APP_TOKEN`.
    #[must_use]
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    fn find(&self, name: &str) -> Result<Option<Key>, KeyError> {
        check_name(name)?;
        let variable = self.variable(name);
        let Some(value) = (self.lookup)(&variable) else {
            return Ok(None);
        };
        let value = value.into_string().map_err(|_| {
            KeyError::new(name, format!("in the variable `{variable}` is not UTF-8"))
        })?;
        if looks_like_pem(&value) {
            let pem = Zeroizing::new(value);
            Key::from_pem(name, pem.as_bytes()).map(Some)
        } else {
            Key::new(name, value).map(Some)
        }
    }

    fn variable(&self, name: &str) -> String {
        let name = name.to_ascii_uppercase().replace(['-', '.'], "_");
        format!("{}{name}", self.prefix)
    }
}

impl Default for EnvKeys {
    fn default() -> Self {
        Self::new()
    }
}

impl KeyContainer for EnvKeys {
    fn get<'a>(&'a self, name: &'a str) -> KeyFuture<'a, Option<Key>> {
        Box::pin(async move { self.find(name) })
    }

    fn get_now(&self, name: &str) -> Option<Result<Option<Key>, KeyError>> {
        Some(self.find(name))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    const CANARY: &str = "canary-7f3a91";

    fn keys(lookup: fn(&str) -> Option<OsString>) -> EnvKeys {
        EnvKeys {
            lookup,
            ..EnvKeys::new()
        }
    }

    #[tokio::test]
    async fn the_name_is_turned_into_that_of_a_variable() {
        let keys = keys(|variable| (variable == "B2C_1A_REST_API_KEY").then(|| CANARY.into()));
        let key = keys.get("B2C_1A_Rest-Api.Key").await.unwrap().unwrap();
        assert_eq!(key.text().unwrap(), CANARY);
        assert_eq!(key.name(), "B2C_1A_Rest-Api.Key");
        assert!(keys.get("B2C_1A_RestApiKey").await.unwrap().is_none());
    }

    #[test]
    fn a_prefix_stands_before_it() {
        let keys = keys(|variable| (variable == "App_TOKEN").then(|| CANARY.into())).prefix("App_");
        assert!(keys.get_now("token").unwrap().unwrap().is_some());
    }

    #[test]
    fn the_environment_is_read_at_every_use() {
        static READS: AtomicU32 = AtomicU32::new(0);
        let keys = keys(|_| Some(READS.fetch_add(1, Ordering::SeqCst).to_string().into()));
        let text = || {
            keys.get_now("n")
                .unwrap()
                .unwrap()
                .unwrap()
                .text()
                .unwrap()
                .to_owned()
        };
        assert_eq!((text(), text()), ("0".to_owned(), "1".to_owned()));
    }

    #[test]
    fn the_real_environment_is_the_default() {
        // Cargo sets this one for every test.
        let package = EnvKeys::new()
            .prefix("CARGO_")
            .get_now("pkg-name")
            .unwrap()
            .unwrap();
        assert_eq!(package.unwrap().text().unwrap(), "connector-runtime");
        assert!(
            EnvKeys::default()
                .get_now("no.such.variable")
                .unwrap()
                .unwrap()
                .is_none()
        );
    }

    #[test]
    fn what_cannot_be_used_is_an_error_by_name() {
        let refused = |lookup| {
            keys(lookup)
                .get_now("Token")
                .unwrap()
                .unwrap_err()
                .to_string()
        };
        assert_eq!(refused(|_| Some("".into())), "key `Token` is empty");
        assert_eq!(
            refused(|_| Some("canary\n".into())),
            "key `Token` holds a line break: write the secret without it, at its end too"
        );
        let error = keys(|_| Some(CANARY.into()))
            .get_now("a b")
            .unwrap()
            .unwrap_err();
        assert_eq!(error.name(), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_value_that_is_not_utf8_is_refused() {
        use std::os::unix::ffi::OsStringExt;
        let keys = keys(|_| Some(OsString::from_vec(vec![0xff, b'a'])));
        assert_eq!(
            keys.get_now("Token").unwrap().unwrap_err().to_string(),
            "key `Token` in the variable `TOKEN` is not UTF-8"
        );
    }

    #[test]
    fn pem_is_read_as_a_certificate() {
        let key = keys(|_| Some(crate::auth::keys::fixture::own_pem().into()))
            .get_now("Certificate")
            .unwrap()
            .unwrap()
            .unwrap();
        assert_eq!(key.certificate().unwrap().certificates().len(), 1);

        let broken = keys(|_| Some("-----BEGIN CERTIFICATE-----\\ncanary".into()));
        let error = broken.get_now("Certificate").unwrap().unwrap_err();
        assert!(!error.to_string().contains("canary"), "{error}");
    }

    #[test]
    fn debug_shows_no_value() {
        let keys = keys(|_| Some(CANARY.into()));
        keys.get_now("n").unwrap().unwrap();
        assert!(!format!("{keys:?}").contains(CANARY));
    }
}

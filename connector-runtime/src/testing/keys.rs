//! [`AnyKey`]: a key under every name.

use crate::auth::keys::{Key, KeyContainer, KeyError, KeyFuture};

/// A key container for tests that holds a text under every name: the name itself, behind `test-`.
///
/// It has no certificates: a profile under `ClientCertificate` needs a container of its own.
#[derive(Debug, Clone, Copy, Default)]
pub struct AnyKey;

impl AnyKey {
    fn key(name: &str) -> Result<Option<Key>, KeyError> {
        Key::new(name, format!("test-{name}")).map(Some)
    }
}

impl KeyContainer for AnyKey {
    fn get<'a>(&'a self, name: &'a str) -> KeyFuture<'a, Option<Key>> {
        Box::pin(async move { Self::key(name) })
    }

    fn get_now(&self, name: &str) -> Option<Result<Option<Key>, KeyError>> {
        Some(Self::key(name))
    }
}

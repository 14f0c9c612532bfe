//! Key containers: where the secrets and certificates come from that profiles name.
//!
//! A profile says `Bearer(key = "B2C_1A_Token")`; what stands behind that name is looked up here, once per attempt, all
//! names of the attempt in one call. [`Keys`] holds them in memory, [`EnvKeys`] reads the environment, [`FileKeys`] a
//! folder of mounted secrets; [`KeyContainer`] is the trait for a container of one's own.

mod certificate;
mod env;
mod error;
mod files;
#[cfg(test)]
mod fixture;
mod key;
mod memory;
#[cfg(feature = "pkcs12")]
mod pkcs12;

use std::{pin::Pin, sync::Arc};

pub use self::{
    certificate::ClientIdentity,
    env::EnvKeys,
    error::KeyError,
    files::FileKeys,
    key::{Key, KeyVersion},
    memory::Keys,
};

/// What the asynchronous methods of a [`KeyContainer`] return: `Box::pin(async move { … })`.
pub type KeyFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, KeyError>> + Send + 'a>>;

/// Holds secrets and certificates by name.
///
/// One method is needed, [`get`](Self::get). A container that must ask somewhere else awaits in it:
///
/// ```
/// use connector_runtime::{
///     auth::keys::{Key, KeyContainer, KeyError, KeyFuture},
///     secret::Secret,
/// };
///
/// struct Vault;
///
/// impl Vault {
///     async fn read(&self, name: &str) -> Result<Option<String>, std::io::Error> {
///         // …
/// #       Ok((name == "B2C_1A_Token").then(|| "t-1".to_owned()))
///     }
/// }
///
/// impl KeyContainer for Vault {
///     fn get<'a>(&'a self, name: &'a str) -> KeyFuture<'a, Option<Key>> {
///         Box::pin(async move {
///             match self.read(name).await {
///                 Ok(Some(text)) => Key::new(name, Secret::new(text)).map(Some),
///                 Ok(None) => Ok(None),
///                 Err(error) => Err(KeyError::unavailable(name, error)),
///             }
///         })
///     }
/// }
/// ```
///
/// A name that is not held is `None`, not an error: which names are needed is known to the profile, and it is said
/// there. An error is what is held and cannot be used, or a container that cannot be asked.
pub trait KeyContainer: Send + Sync {
    /// The key of this name, as it is now. Called for every attempt: a container that asks over a network keeps what it
    /// has learnt for a while.
    ///
    /// # Errors
    ///
    /// The key is there and cannot be used, or the container cannot be asked.
    fn get<'a>(&'a self, name: &'a str) -> KeyFuture<'a, Option<Key>>;

    /// The keys of these names, in their order, as they were at *one* moment.
    ///
    /// A user name and its password are asked for in one such call, so that a rotation between the two cannot mix them.
    /// As provided it calls [`get`](Self::get) for one after the other: a container whose keys change should override
    /// it.
    ///
    /// # Errors
    ///
    /// As for [`get`](Self::get), the first of them.
    fn get_all<'a>(&'a self, names: &'a [&'a str]) -> KeyFuture<'a, Vec<Option<Key>>> {
        Box::pin(async move {
            let mut keys = Vec::with_capacity(names.len());
            for name in names {
                keys.push(self.get(name).await?);
            }
            Ok(keys)
        })
    }

    /// The same as [`get`](Self::get) where that needs no waiting, else `None` (the default).
    ///
    /// Through this a connector finds missing keys when it is built; a container that has to wait is asked by
    /// `Connector::verify`.
    fn get_now(&self, name: &str) -> Option<Result<Option<Key>, KeyError>> {
        let _ = name;
        None
    }

    /// All that is known to be wrong now, whether or not somebody asks for that name: a certificate that could not be
    /// read, a folder that is not there. A connector that is built with such a container fails with all of it. Nothing
    /// by default.
    fn problems(&self) -> Vec<KeyError> {
        Vec::new()
    }
}

macro_rules! forward {
    ($($pointer:ident),*) => {$(
        impl<K: KeyContainer + ?Sized> KeyContainer for $pointer<K> {
            fn get<'a>(&'a self, name: &'a str) -> KeyFuture<'a, Option<Key>> {
                (**self).get(name)
            }

            fn get_all<'a>(&'a self, names: &'a [&'a str]) -> KeyFuture<'a, Vec<Option<Key>>> {
                (**self).get_all(names)
            }

            fn get_now(&self, name: &str) -> Option<Result<Option<Key>, KeyError>> {
                (**self).get_now(name)
            }

            fn problems(&self) -> Vec<KeyError> {
                (**self).problems()
            }
        }
    )*};
}

forward!(Arc, Box);

#[cfg(test)]
mod tests {
    use super::*;

    /// A container of somebody's own: it has to wait, and overrides nothing.
    struct Slow;

    impl KeyContainer for Slow {
        fn get<'a>(&'a self, name: &'a str) -> KeyFuture<'a, Option<Key>> {
            Box::pin(async move {
                tokio::task::yield_now().await;
                match name {
                    "user" => Key::new(name, "admin").map(Some),
                    "sealed" => Err(KeyError::unavailable(name, "the vault is sealed")),
                    _ => Ok(None),
                }
            })
        }
    }

    #[tokio::test]
    async fn one_method_is_enough_for_a_container() {
        let container: Box<dyn KeyContainer> = Box::new(Arc::new(Slow));
        let keys = container.get_all(&["user", "absent"]).await.unwrap();
        assert_eq!(keys[0].as_ref().unwrap().text().unwrap(), "admin");
        assert!(keys[1].is_none());

        let error = container.get_all(&["user", "sealed"]).await.unwrap_err();
        assert_eq!(error.name(), Some("sealed"));

        assert!(container.get_now("user").is_none(), "it has to wait");
        assert!(container.problems().is_empty());
    }

    #[tokio::test]
    async fn a_pointer_forwards_what_the_container_overrides() {
        struct Whole;
        impl KeyContainer for Whole {
            fn get<'a>(&'a self, _: &'a str) -> KeyFuture<'a, Option<Key>> {
                Box::pin(async { Ok(None) })
            }
            fn get_all<'a>(&'a self, names: &'a [&'a str]) -> KeyFuture<'a, Vec<Option<Key>>> {
                Box::pin(async move {
                    names
                        .iter()
                        .map(|name| Key::new(name, "all").map(Some))
                        .collect()
                })
            }
            fn get_now(&self, _: &str) -> Option<Result<Option<Key>, KeyError>> {
                Some(Ok(None))
            }
            fn problems(&self) -> Vec<KeyError> {
                vec![KeyError::unavailable("a", "b")]
            }
        }

        let container: Arc<dyn KeyContainer> = Arc::new(Box::new(Whole));
        let keys = container.get_all(&["one"]).await.unwrap();
        assert_eq!(keys[0].as_ref().unwrap().text().unwrap(), "all");
        assert!(container.get_now("one").unwrap().unwrap().is_none());
        assert_eq!(container.problems().len(), 1);
    }

    #[test]
    fn the_futures_can_be_spawned() {
        fn spawnable<T: Send>(_: T) {}
        spawnable(Slow.get("user"));
        spawnable(Slow.get_all(&["user"]));
    }
}

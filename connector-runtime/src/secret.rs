//! [`Secret`]: a value that is never printed and is wiped from memory when it is dropped.
//!
//! Key containers hand out secrets in it, and it is a claim type for passwords and one-time codes.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _};
use zeroize::Zeroize;

/// A value that must not be seen: a password, a token, a one-time code.
///
/// `Debug` prints `Secret(..)`, and there is no `Display`, no `Serialize` and no `==` (a comparison that takes longer
/// the more of it is right gives the value away). [`expose`](Secret::expose) is the one way to the value, so that a
/// search for that word finds every place where a secret leaves its wrapper.
///
/// As a claim, `Secret<String>` is sent and received like a `String`, with its header marked sensitive.
///
/// # What is wiped, and what is not
///
/// The value is overwritten when the `Secret` is dropped. Copies that others make are out of reach: an
/// `http::HeaderValue`, the body of a request, the buffers of TLS and of the connection pool, the bytes that an answer
/// was read from, and the places from which the program itself took the value.
///
/// ```
/// use connector_runtime::secret::Secret;
///
/// let password: Secret<String> = "correct horse".into();
/// assert_eq!(format!("{password:?}"), "Secret(..)");
/// assert_eq!(password.expose(), "correct horse");
/// ```
///
/// ```compile_fail,E0277
/// # use connector_runtime::secret::Secret;
/// println!("{}", Secret::from("correct horse")); // no `Display`
/// ```
///
/// ```compile_fail,E0369
/// # use connector_runtime::secret::Secret;
/// let same = Secret::from("one") == Secret::from("two"); // no `PartialEq`
/// ```
///
/// ```compile_fail,E0277
/// # use connector_runtime::secret::Secret;
/// serde_json::to_string(&Secret::from("correct horse")); // no `Serialize`
/// ```
#[derive(Clone, Default)]
pub struct Secret<T: Zeroize>(T);

/// A secret text.
pub type SecretString = Secret<String>;

impl<T: Zeroize> Secret<T> {
    /// Wraps a value. From here on it is wiped when dropped, wherever it has been moved to.
    #[must_use]
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself. What is copied out of it is no longer protected.
    #[must_use]
    pub const fn expose(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize> Drop for Secret<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<T: Zeroize> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl<T: Zeroize> From<T> for Secret<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl From<&str> for Secret<String> {
    fn from(value: &str) -> Self {
        Self::new(value.to_owned())
    }
}

/// A value of the wrong type is an error that does not repeat it: serde's own would (``invalid type: string "…"``).
impl<'de, T: Deserialize<'de> + Zeroize> Deserialize<'de> for Secret<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer)
            .map(Self)
            .map_err(|_| D::Error::custom("a secret value does not have the declared type"))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    const CANARY: &str = "canary-7f3a91";

    #[test]
    fn debug_shows_nothing_of_the_value() {
        let secret = Secret::from(CANARY);
        assert_eq!(format!("{secret:?}"), "Secret(..)");
        assert_eq!(format!("{secret:#?}"), "Secret(..)");
        assert_eq!(format!("{:?}", Some(&secret)), "Some(Secret(..))");
    }

    #[test]
    fn the_value_is_wiped_on_drop_and_each_clone_too() {
        static WIPED: AtomicUsize = AtomicUsize::new(0);

        #[derive(Clone)]
        struct Counted;
        impl Zeroize for Counted {
            fn zeroize(&mut self) {
                WIPED.fetch_add(1, Ordering::SeqCst);
            }
        }

        let secret = Secret::new(Counted);
        let copy = secret.clone();
        assert_eq!(WIPED.load(Ordering::SeqCst), 0);
        drop(secret);
        assert_eq!(WIPED.load(Ordering::SeqCst), 1);
        drop(copy);
        assert_eq!(WIPED.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn an_answer_may_return_one() {
        let code: Secret<String> = serde_json::from_str(r#""123456""#).unwrap();
        assert_eq!(code.expose(), "123456");

        let absent: Option<Secret<String>> = serde_json::from_str("null").unwrap();
        assert!(absent.is_none());
    }

    #[test]
    fn a_value_of_the_wrong_type_is_not_repeated() {
        let json = format!(r#""{CANARY}""#);
        let plain = serde_json::from_str::<u32>(&json).unwrap_err().to_string();
        assert!(plain.contains(CANARY), "serde repeats it: {plain}");

        let error = serde_json::from_str::<Secret<u32>>(&json).unwrap_err();
        for text in [error.to_string(), format!("{error:?}")] {
            assert!(!text.contains(CANARY), "{text}");
            assert!(text.contains("a secret value"), "{text}");
        }
    }

    #[test]
    fn the_default_is_the_default_of_the_value() {
        assert_eq!(Secret::<String>::default().expose(), "");
    }
}

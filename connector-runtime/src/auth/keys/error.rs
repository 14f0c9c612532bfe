//! [`KeyError`]: what is wrong with a key, by its name and never by its value.

use std::{borrow::Cow, error::Error, fmt, sync::Arc};

/// A key that is there and cannot be used, or a container that cannot be asked.
///
/// Its text quotes the name of the key and never what it holds.
#[derive(Clone)]
pub struct KeyError {
    name: Option<Arc<str>>,
    problem: Cow<'static, str>,
    source: Option<Arc<dyn Error + Send + Sync>>,
}

impl KeyError {
    /// For containers of one's own: the key could not be asked for, and `source` is why. The text of this error does not
    /// repeat the source, which stands in [`Error::source`]; it must hold no secret all the same.
    pub fn unavailable(name: &str, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            source: Some(Arc::from(source.into())),
            ..Self::new(name, "could not be read by its container")
        }
    }

    /// `problem` goes on after "key `name`".
    pub(super) fn new(name: &str, problem: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: Some(name.into()),
            problem: problem.into(),
            source: None,
        }
    }

    /// For what belongs to no name, or to one that must not be quoted.
    pub(in crate::auth) fn nameless(problem: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: None,
            problem: problem.into(),
            source: None,
        }
    }

    /// Whether the container could not be asked: nothing is known of the key.
    pub(in crate::auth) fn is_unavailable(&self) -> bool {
        self.source.is_some()
    }

    /// The name of the key; `None` where it belongs to none, or where what was given as a name is none: that may be a
    /// secret in the wrong place.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "key `{name}` {}", self.problem),
            None => f.write_str(&self.problem),
        }
    }
}

impl fmt::Debug for KeyError {
    /// Without the source, whose words are not ours to vouch for.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("KeyError").field(&self.to_string()).finish()
    }
}

impl Error for KeyError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.source {
            Some(source) => Some(&**source),
            None => None,
        }
    }
}

//! Where a connection leads.

use http::Uri;
use http::uri::{Authority, Scheme};

/// A URL's scheme, host and port. Those that are called are declared, so there are few.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    scheme: Scheme,
    authority: Authority,
}

impl Origin {
    /// That of an absolute URL.
    pub(super) fn of(url: &Uri) -> Option<Self> {
        Some(Self {
            scheme: url.scheme()?.clone(),
            authority: url.authority()?.clone(),
        })
    }
}

impl PartialEq for Origin {
    fn eq(&self, other: &Self) -> bool {
        // Most URLs spell their host alike, and bytes are compared faster than letters in either case.
        let spelt_alike = self.authority.as_str() == other.authority.as_str();
        self.scheme == other.scheme && (spelt_alike || self.authority == other.authority)
    }
}

#[cfg(all(test, not(interleavings)))]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_the_same_in_any_spelling() {
        let origin = |url: &'static str| Origin::of(&Uri::from_static(url)).unwrap();
        let one = origin("https://api.example.com/a");
        for same in ["https://api.example.com/b?c", "https://API.example.com"] {
            assert!(one == origin(same), "{same}");
        }
        for other in [
            "http://api.example.com/a",
            "https://api.example.com:8443/a",
            "https://api.example.org/a",
        ] {
            assert!(one != origin(other), "{other}");
        }
        assert!(Origin::of(&Uri::from_static("/a")).is_none());
    }
}

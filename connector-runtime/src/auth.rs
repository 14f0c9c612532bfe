//! Authentication: how the API knows who calls, and where the secrets come from.

pub mod keys;

mod authorize;
mod lookup;
pub(crate) mod oauth2;

pub(crate) use authorize::{Authorized, Fetch, authorize, unfit};
pub(crate) use lookup::Kept;

use crate::profile::{Auth, Profile};

/// The names of all keys that a profile needs, in the order of its declaration.
pub(crate) fn key_names(profile: &'static Profile) -> impl Iterator<Item = &'static str> {
    profile.auth.iter().flat_map(|auth| {
        let (one, other) = match auth {
            Auth::Basic {
                username_key,
                password_key,
            } => (Some(*username_key), Some(*password_key)),
            Auth::Bearer { key }
            | Auth::ClientCertificate { key }
            | Auth::ApiKeyHeader { key, .. }
            | Auth::ApiKeyQuery { key, .. } => (Some(*key), None),
            Auth::BearerClaim => (None, None),
            Auth::OAuth2ClientCredentials {
                client_id_key,
                client_secret_key,
                ..
            } => (Some(*client_id_key), Some(*client_secret_key)),
        };
        one.into_iter().chain(other)
    })
}

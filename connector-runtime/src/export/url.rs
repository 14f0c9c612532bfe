//! `ServiceUrl`.

use crate::export::auth::Authenticated;
use crate::profile::Profile;

/// The URL, with the names of the keys that stand in it.
pub(super) fn of(profile: &Profile, auth: &Authenticated) -> String {
    let mut url = profile.service_url.to_owned();
    for (name, key) in &auth.in_url {
        let joint = if url.contains('?') { '&' } else { '?' };
        url.push(joint);
        url.extend([*name, "=", *key]);
    }
    url
}

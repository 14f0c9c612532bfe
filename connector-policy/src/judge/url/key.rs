//! Keys that stand in the URL: public to everybody who reads the policy.

use crate::judge::Judge;
use crate::policy::Text;
use crate::profile::{Auth, Input, Mode};

/// Parameters that carry secrets by their names.
const SECRETS: [&str; 9] = [
    "sig",
    "key",
    "api_key",
    "apikey",
    "api-key",
    "subscription-key",
    "ocp-apim-subscription-key",
    "token",
    "access_token",
];

impl Judge<'_> {
    /// A function key, `?code=…`, becomes a key of the container; other secrets are told.
    pub(super) fn key_in_url(
        &mut self,
        text: &Text,
        url: String,
        mode: Mode,
        inputs: &[Input],
    ) -> (String, Option<Auth>) {
        let Some((before, query)) = url.split_once('?') else {
            return (url, None);
        };
        let taken = mode == Mode::QueryString && inputs.iter().any(|input| input.wire == "code");
        let mut kept = Vec::new();
        let mut found = false;
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            if SECRETS
                .iter()
                .any(|secret| name.eq_ignore_ascii_case(secret))
                && !value.is_empty()
            {
                self.warn(
                    text.span,
                    "key-in-url",
                    format!("`{name}` in the URL looks like a key: it is public now, and must be rotated"),
                    "authenticate by a header: `ApiKeyHeader`",
                );
            }
            // A placeholder is filled later: it is no key that stands here.
            if name == "code" && pair.contains('=') && !value.contains('{') && !taken {
                found = true;
            } else {
                kept.push(pair);
            }
        }
        if !found {
            return (url, None);
        }
        let key = key_name(&self.profile.id.value);
        self.warn(
            text.span,
            "function-key-in-url",
            "the function key in the URL is public now, and must be rotated",
            format!("put the new one into the key container as `{key}`"),
        );
        let url = if kept.is_empty() {
            before.to_owned()
        } else {
            format!("{before}?{}", kept.join("&"))
        };
        let key = Auth::ApiKeyQuery {
            name: "code".to_owned(),
            key,
        };
        (url, Some(key))
    }
}

/// A name for a key that had none.
fn key_name(profile: &str) -> String {
    let plain: String = profile
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || "_-.".contains(*c))
        .take(100)
        .collect();
    let dash = if plain.is_empty() { "" } else { "-" };
    format!("{plain}{dash}code")
}

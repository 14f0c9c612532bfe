//! `AuthenticationType` and `CryptographicKeys`.

use crate::profile::{Auth, Profile};

/// How the documents' system authenticates.
#[derive(Debug)]
pub(super) struct Authenticated {
    /// `AuthenticationType`
    pub(super) word: &'static str,
    /// Ids with their storage names.
    pub(super) keys: Vec<(&'static str, &'static str)>,
    /// Parameters of the URL that carry keys, with the storage names.
    pub(super) in_url: Vec<(&'static str, &'static str)>,
    /// The profile that fetches the token.
    pub(super) token: Option<Token>,
    pub(super) remarks: Vec<String>,
}

/// A token endpoint, called by a profile of its own: the documents' way to an OAuth 2 token.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) url: &'static str,
    pub(super) client_id: &'static str,
    pub(super) client_secret: &'static str,
    pub(super) scope: Option<&'static str>,
    pub(super) audience: Option<&'static str>,
}

impl Authenticated {
    pub(super) fn of(profile: &Profile) -> Self {
        let mut found = Self {
            word: "None",
            keys: Vec::new(),
            in_url: Vec::new(),
            token: None,
            remarks: Vec::new(),
        };
        for auth in profile.auth {
            found.form(auth);
        }
        if !found.in_url.is_empty() {
            found.remarks.push(
                "the key stands in the URL, where everybody who reads the policy sees it; in this text stands its name"
                    .to_owned(),
            );
        }
        found
    }

    fn form(&mut self, auth: &Auth) {
        match *auth {
            Auth::Basic {
                username_key,
                password_key,
            } => self.word(
                "Basic",
                &[
                    ("BasicAuthenticationUsername", username_key),
                    ("BasicAuthenticationPassword", password_key),
                ],
            ),
            Auth::Bearer { key } => self.word("Bearer", &[("BearerAuthenticationToken", key)]),
            Auth::BearerClaim => self.word("Bearer", &[]),
            Auth::ClientCertificate { key } => {
                self.word("ClientCertificate", &[("ClientCertificate", key)]);
            }
            Auth::ApiKeyHeader { name, key } => self.word("ApiKeyHeader", &[(name, key)]),
            Auth::ApiKeyQuery { name, key } => self.in_url.push((name, key)),
            Auth::OAuth2ClientCredentials {
                token_url,
                client_id_key,
                client_secret_key,
                scope,
                audience,
            } => {
                self.word("Bearer", &[]);
                self.token = Some(Token {
                    url: token_url,
                    client_id: client_id_key,
                    client_secret: client_secret_key,
                    scope,
                    audience,
                });
                self.remarks.push(
                    "the token is fetched by a profile of its own, which must run first; it is not kept for the next call"
                        .to_owned(),
                );
            }
        }
    }

    fn word(&mut self, word: &'static str, keys: &[(&'static str, &'static str)]) {
        if self.word == "None" {
            self.word = word;
            self.keys.extend(keys);
        } else if (self.word, word) == ("ApiKeyHeader", "ApiKeyHeader") {
            self.keys.extend(keys);
            self.remarks.push(
                "it sends several API keys in headers, and the documents' system takes one"
                    .to_owned(),
            );
        } else {
            self.remarks.push(format!(
                "it authenticates by `{word}` too, and a policy by one way alone: `{}`",
                self.word
            ));
        }
    }
}

//! `AuthenticationType` and `CryptographicKeys`.

use crate::judge::Judge;
use crate::policy::{Key, Text};
use crate::profile::Auth;

const TYPES: [&str; 5] = [
    "None",
    "Basic",
    "Bearer",
    "ClientCertificate",
    "ApiKeyHeader",
];

const USERNAME: &str = "BasicAuthenticationUsername";
const PASSWORD: &str = "BasicAuthenticationPassword";
const TOKEN: &str = "BearerAuthenticationToken";
const CERTIFICATE: &str = "ClientCertificate";

/// How the API knows who calls.
pub(super) struct Judged {
    /// As it is listed.
    pub(super) listed: Option<String>,
    pub(super) forms: Vec<Auth>,
    pub(super) is_none: bool,
}

impl Judged {
    pub(super) fn is_bearer(&self) -> bool {
        self.listed.as_deref() == Some("Bearer")
    }
}

impl Judge<'_> {
    pub(super) fn auth(&mut self, insecure: bool) -> Judged {
        let text = self.profile.item("AuthenticationType");
        let Some(text) = text.filter(|text| !text.value.is_empty()) else {
            self.refuse(
                self.profile.span,
                "no-authentication-type",
                "it has no `AuthenticationType`, which the original requires",
                "write `<Item Key=\"AuthenticationType\">Bearer</Item>` in its `Metadata`",
            );
            return Judged {
                listed: None,
                forms: Vec::new(),
                is_none: false,
            };
        };
        let known = TYPES
            .into_iter()
            .find(|known| known.eq_ignore_ascii_case(&text.value));
        let forms = match known {
            Some("None") => {
                self.anonymous(text, insecure);
                Vec::new()
            }
            Some("Basic") => vec![Auth::Basic {
                username: self.key(USERNAME, text),
                password: self.key(PASSWORD, text),
            }],
            Some("Bearer") => vec![Auth::Bearer {
                key: self.token(text),
            }],
            Some("ClientCertificate") => vec![Auth::ClientCertificate {
                key: self.key(CERTIFICATE, text),
            }],
            Some(_) => self.headers(text),
            None => {
                self.refuse(
                    text.span,
                    "unknown-authentication-type",
                    format!("`{}` is no value of `AuthenticationType`", text.value),
                    "write `None`, `Basic`, `Bearer`, `ClientCertificate` or `ApiKeyHeader`",
                );
                Vec::new()
            }
        };
        if insecure && known.is_some_and(|known| known != "None") {
            let switch = self.profile.item("AllowInsecureAuthInProduction");
            self.warn(
                switch.unwrap_or(text).span,
                "switch-without-effect",
                "`AllowInsecureAuthInProduction` is for `AuthenticationType` `None`, and says nothing here",
                "leave it out",
            );
        }
        Judged {
            listed: Some(known.map_or_else(|| text.value.clone(), str::to_owned)),
            forms,
            is_none: known == Some("None"),
        }
    }

    fn anonymous(&mut self, text: &Text, insecure: bool) {
        if insecure {
            return;
        }
        let mode = self.merged.deployment_mode.as_ref();
        let development = mode.is_some_and(|mode| mode.value.eq_ignore_ascii_case("Development"));
        let message = if development {
            "anybody may call the API: the original takes it in development, and refuses it in production"
        } else {
            "anybody may call the API: the original refuses it in production"
        };
        self.warn(
            text.span,
            "insecure-auth",
            message,
            "authenticate, or write `<Item Key=\"AllowInsecureAuthInProduction\">true</Item>`; until then the profile is `development_only`",
        );
    }

    fn token(&mut self, text: &Text) -> Option<String> {
        let claim = self.profile.item("UseClaimAsBearerToken");
        let key = self.profile.keys.iter().find(|key| key.id.value == TOKEN);
        match (claim, key) {
            (Some(claim), Some(key)) => {
                self.warn(
                    key.id.span,
                    "two-tokens",
                    format!(
                        "the token is the claim `{}`, and a key too; the claim is taken",
                        claim.value
                    ),
                    "leave one of them out",
                );
                None
            }
            (Some(_), None) => None,
            (None, _) => self.key(TOKEN, text),
        }
    }

    /// The storage name of a key; `None` leaves the language's default, which is the key's id.
    fn key(&mut self, id: &'static str, auth: &Text) -> Option<String> {
        let keys = &self.profile.keys;
        let exact = keys.iter().find(|key| key.id.value == id);
        let found = exact.or_else(|| {
            keys.iter()
                .find(|key| key.id.value.eq_ignore_ascii_case(id))
        });
        let Some(key) = found else {
            self.warn(
                auth.span,
                "missing-key",
                format!("there is no key `{id}`; the name of its secret is taken to be the same"),
                format!("write `<Key Id=\"{id}\" StorageReferenceId=\"B2C_1A_…\" />` in `CryptographicKeys`"),
            );
            return None;
        };
        if exact.is_none() {
            self.warn(
                key.id.span,
                "key-case",
                format!(
                    "`{}` differs by case from `{id}`, which the original reads",
                    key.id.value
                ),
                format!("write `{id}`"),
            );
        }
        // The language's default is the key's id.
        self.storage(key).filter(|storage| storage != id)
    }

    fn storage(&mut self, key: &Key) -> Option<String> {
        let Some(storage) = key.storage.as_ref().filter(|name| !name.value.is_empty()) else {
            self.refuse(
                key.id.span,
                "no-storage-name",
                format!("the key `{}` has no `StorageReferenceId`", key.id.value),
                "write `StorageReferenceId=\"B2C_1A_…\"`",
            );
            return None;
        };
        if let Some(why) = illegal(&storage.value) {
            self.refuse(
                storage.span,
                "illegal-key-name",
                format!("the storage name of the key `{}` {why}", key.id.value),
                "write the name of a policy key, such as `B2C_1A_RestApiKey`, or give `--settings`",
            );
            return None;
        }
        Some(storage.value.clone())
    }

    /// Every key is a header, but for those that other types of authentication read.
    fn headers(&mut self, text: &Text) -> Vec<Auth> {
        let others = [USERNAME, PASSWORD, TOKEN, CERTIFICATE];
        let profile = self.profile;
        let keys: Vec<&Key> = profile
            .keys
            .iter()
            .filter(|key| !others.contains(&key.id.value.as_str()))
            .collect();
        if keys.is_empty() {
            self.refuse(
                text.span,
                "no-api-key-header",
                "`ApiKeyHeader` has no key whose `Id` is the name of the header",
                "write `<Key Id=\"x-functions-key\" StorageReferenceId=\"B2C_1A_…\" />` in `CryptographicKeys`",
            );
        }
        if let [_, second, ..] = keys.as_slice() {
            self.warn(
                second.id.span,
                "several-api-key-headers",
                "the key is a second header; the original takes one and refuses the policy",
                "keep it if the connector is to send both",
            );
        }
        let mut forms: Vec<Auth> = Vec::new();
        for key in keys {
            let name = &key.id.value;
            let Some(storage) = self.storage(key) else {
                continue;
            };
            if let Some(why) = super::name::no_header(name, true) {
                self.refuse(
                    key.id.span,
                    "illegal-header-name",
                    format!("the key's `Id` `{name}` is to be a header, and {why}"),
                    "write the header that the API asks for, such as `x-functions-key`",
                );
                continue;
            }
            let twice = forms.iter().any(|form| matches!(form, Auth::ApiKeyHeader { name: there, .. } if there.eq_ignore_ascii_case(name)));
            if twice {
                self.refuse(
                    key.id.span,
                    "duplicate-api-key-header",
                    format!("the header `{name}` carries two keys"),
                    "keep one of them",
                );
                continue;
            }
            forms.push(Auth::ApiKeyHeader {
                name: name.clone(),
                key: storage,
            });
        }
        forms
    }
}

/// Why a text is no name of a key; never repeats it: it may be the secret itself.
fn illegal(name: &str) -> Option<&'static str> {
    if crate::settings::first(name).is_some() {
        Some("is a setting that is not filled")
    } else if name.starts_with("eyJ") && name.split('.').count() == 3 {
        Some("looks like a secret: a JSON Web Token")
    } else if name.len() > 127 {
        Some("is longer than 127 characters")
    } else if name.contains(|c: char| !c.is_ascii_alphanumeric() && !"_-.".contains(c)) {
        Some("holds other characters than letters, digits, `_`, `-` and `.`")
    } else {
        None
    }
}

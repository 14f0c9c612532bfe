//! Secrets: from the environment or a folder, into the request; never into what is printed.

use std::path::PathBuf;

use data_encoding::BASE64;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::command::call::request::Request;
use crate::command::call::value::Given;
use crate::profile::{Auth, Call, Profile};

/// Where the keys are.
pub(super) struct Keys {
    folder: Option<PathBuf>,
}

impl Keys {
    pub(super) fn new(folder: Option<PathBuf>) -> Self {
        Self { folder }
    }

    fn get(&self, name: &str) -> Result<String, String> {
        let found = if let Some(folder) = &self.folder {
            std::fs::read_to_string(folder.join(name))
                .map_err(|error| format!("the key `{name}` cannot be read: {error}"))?
        } else {
            let variable = name.to_ascii_uppercase().replace(['-', '.'], "_");
            std::env::var(&variable).map_err(|_| {
                format!("there is no key `{name}`: set `{variable}`, or give `--keys FOLDER`")
            })?
        };
        // An editor leaves a line break behind.
        let text = found.strip_suffix('\n').unwrap_or(&found);
        let text = text.strip_suffix('\r').unwrap_or(text);
        if text.is_empty() {
            return Err(format!("the key `{name}` is empty"));
        }
        Ok(text.to_owned())
    }
}

/// Puts the secrets into the request; gives the client certificate and its key, if one is asked for.
pub(super) fn authorize(
    request: &mut Request,
    profile: &Profile,
    call: &Call,
    given: &Given,
    keys: &Keys,
) -> Result<Option<String>, String> {
    let named =
        |key: &Option<String>, otherwise: &str| keys.get(key.as_deref().unwrap_or(otherwise));
    let mut identity = None;
    for auth in &call.auth {
        match auth {
            Auth::Basic { username, password } => {
                let username = named(username, "BasicAuthenticationUsername")?;
                let password = named(password, "BasicAuthenticationPassword")?;
                let pair = BASE64.encode(format!("{username}:{password}").as_bytes());
                request.set("authorization", format!("Basic {pair}"));
            }
            Auth::Bearer { key } => {
                let claim = profile.inputs.iter().find(|input| input.bearer);
                let token = match claim {
                    Some(claim) => given.text(claim).ok_or_else(|| {
                        format!(
                            "the claim `{}` is the token and has no value: write `{}=…`",
                            claim.claim, claim.claim
                        )
                    })?,
                    None => named(key, "BearerAuthenticationToken")?,
                };
                request.set("authorization", format!("Bearer {token}"));
            }
            Auth::ClientCertificate { key } => identity = Some(named(key, "ClientCertificate")?),
            Auth::ApiKeyHeader { name, key } => {
                request.set(&name.to_ascii_lowercase(), keys.get(key)?);
            }
            Auth::ApiKeyQuery { name, key } => {
                let value = keys.get(key)?;
                let value = utf8_percent_encode(&value, NON_ALPHANUMERIC);
                let joint = if request.url.contains('?') { '&' } else { '?' };
                request.url = format!("{}{joint}{name}={value}", request.url);
            }
        }
    }
    Ok(identity)
}

impl Request {
    fn set(&mut self, name: &str, value: String) {
        self.headers.push((name.to_owned(), value));
    }
}

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

    /// Says of all keys at once which are not there.
    fn check(&self, names: &[&str]) -> Result<(), String> {
        let missing: Vec<&str> = names
            .iter()
            .copied()
            .filter(|name| self.get(name).is_err())
            .collect();
        match missing.as_slice() {
            [] => Ok(()),
            [one] => self.get(one).map(drop),
            several => {
                let names = several.join("`, `");
                let variables: Vec<_> = several.iter().map(|name| variable(name)).collect();
                Err(match &self.folder {
                    Some(folder) => format!(
                        "the keys `{names}` cannot be read from `{}`: each is a file of its name",
                        folder.display()
                    ),
                    None => format!(
                        "there are no keys `{names}`: set `{}`, or give `--keys FOLDER`",
                        variables.join("`, `")
                    ),
                })
            }
        }
    }

    fn get(&self, name: &str) -> Result<String, String> {
        let found = if let Some(folder) = &self.folder {
            std::fs::read_to_string(folder.join(name)).map_err(|error| {
                format!(
                    "the key `{name}` cannot be read from `{}`: {error}",
                    folder.display()
                )
            })?
        } else {
            let variable = variable(name);
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

const USERNAME: &str = "BasicAuthenticationUsername";
const PASSWORD: &str = "BasicAuthenticationPassword";
const TOKEN: &str = "BearerAuthenticationToken";
const CERTIFICATE: &str = "ClientCertificate";

/// The environment's name of a key.
fn variable(name: &str) -> String {
    name.to_ascii_uppercase().replace(['-', '.'], "_")
}

/// The keys that the profile needs.
fn names<'a>(profile: &Profile, call: &'a Call) -> Vec<&'a str> {
    let claim = profile.inputs.iter().any(|input| input.bearer);
    let each = call.auth.iter().flat_map(|auth| match auth {
        Auth::Basic { username, password } => vec![
            username.as_deref().unwrap_or(USERNAME),
            password.as_deref().unwrap_or(PASSWORD),
        ],
        Auth::Bearer { .. } if claim => Vec::new(),
        Auth::Bearer { key } => vec![key.as_deref().unwrap_or(TOKEN)],
        Auth::ClientCertificate { key } => vec![key.as_deref().unwrap_or(CERTIFICATE)],
        Auth::ApiKeyHeader { key, .. } | Auth::ApiKeyQuery { key, .. } => vec![key.as_str()],
    });
    each.collect()
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
    keys.check(&names(profile, call))?;
    let mut identity = None;
    for auth in &call.auth {
        match auth {
            Auth::Basic { username, password } => {
                let username = named(username, USERNAME)?;
                let password = named(password, PASSWORD)?;
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
                    None => named(key, TOKEN)?,
                };
                request.set("authorization", format!("Bearer {token}"));
            }
            Auth::ClientCertificate { key } => identity = Some(named(key, CERTIFICATE)?),
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

//! The step `authorize`: a request gets its authentication. All keys of one attempt are read in one go, so that a pair that
//! changes meanwhile is never mixed.

use bytes::Bytes;
use data_encoding::BASE64;
use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue, Uri};
use zeroize::Zeroizing;

use super::keys::{ClientIdentity, Key, KeyError, KeyVersion};
use super::oauth2::Token;
use crate::Secret;
use crate::connector::{Inner, Plan};
use crate::error::{Error, ErrorKind, Step};
use crate::exchange::Limit;
use crate::profile::{Auth, Profile};

/// A request that the API will know the sender of.
pub(crate) struct Authorized {
    pub(crate) request: http::Request<Bytes>,
    pub(crate) identity: Option<(ClientIdentity, KeyVersion)>,
    /// The OAuth 2 token in use.
    pub(crate) token: Option<Token>,
    /// Whether a token is left out because it would have to be fetched.
    pub(crate) unauthorized: bool,
}

/// How a token may be had.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fetch<'a> {
    /// From the cache alone.
    Never,
    /// From the token endpoint, within the limits, where the cache has none.
    Within(&'a Limit),
}

/// Adds the authentication that the profile declares.
pub(crate) async fn authorize(
    inner: &Inner,
    plan: &Plan,
    request: &http::Request<Bytes>,
    bearer: Option<&Secret<String>>,
    fetch: Fetch<'_>,
) -> Result<Authorized, Error> {
    let profile = plan.profile;
    let mut authorized = Authorized {
        request: request.clone(),
        identity: None,
        token: None,
        unauthorized: false,
    };
    let found = if plan.key_names.is_empty() {
        Vec::new()
    } else {
        inner
            .keys
            .get_all(&plan.key_names)
            .await
            .map_err(|error| of_key(profile, &error))?
    };
    let mut found = plan.key_names.iter().zip(found);
    let mut key = || {
        let (name, key) = found.next().ok_or_else(|| missing(profile, "?"))?;
        key.ok_or_else(|| missing(profile, name))
    };
    for auth in profile.auth {
        match auth {
            Auth::Basic { .. } => {
                let (username, password) = (key()?, key()?);
                let value =
                    basic(&username, &password).map_err(|error| unfit_key(profile, error))?;
                authorized
                    .request
                    .headers_mut()
                    .insert(AUTHORIZATION, value);
            }
            Auth::Bearer { .. } => {
                let token = key()?;
                let value = token_text(&token).map_err(|error| unfit_key(profile, error))?;
                authorized
                    .request
                    .headers_mut()
                    .insert(AUTHORIZATION, bearer_value(profile, value)?);
            }
            Auth::BearerClaim => {
                if let Some(token) = bearer {
                    authorized
                        .request
                        .headers_mut()
                        .insert(AUTHORIZATION, bearer_value(profile, token.expose())?);
                }
            }
            Auth::ClientCertificate { .. } => {
                let certificate = key()?;
                let identity = certificate
                    .certificate()
                    .map_err(|error| of_key(profile, &error))?;
                authorized.identity = Some((identity.clone(), certificate.version()));
            }
            Auth::ApiKeyHeader { name, .. } => {
                let value = key()?;
                let text = value
                    .header_text()
                    .map_err(|error| of_key(profile, &error))?;
                let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| {
                    Error::internal(profile, "the name of an API-key header is none")
                })?;
                authorized
                    .request
                    .headers_mut()
                    .append(name, sensitive(profile, text.to_owned())?);
            }
            Auth::ApiKeyQuery { name, .. } => {
                let value = key()?;
                let text = value.text().map_err(|error| of_key(profile, &error))?;
                let uri = with_query(authorized.request.uri(), name, text).ok_or_else(|| {
                    Error::new(
                        profile,
                        ErrorKind::Key,
                        Step::Authorize,
                        "an API key makes the URL too long",
                    )
                })?;
                *authorized.request.uri_mut() = uri;
            }
            Auth::OAuth2ClientCredentials {
                scope, audience, ..
            } => {
                let client = super::oauth2::Client {
                    id: key()?,
                    secret: key()?,
                    scope: *scope,
                    audience: *audience,
                };
                match inner.tokens.get(inner, plan, client, fetch).await? {
                    Some(token) => {
                        let value = bearer_value(profile, token.text())?;
                        authorized
                            .request
                            .headers_mut()
                            .insert(AUTHORIZATION, value);
                        authorized.token = Some(token);
                    }
                    None => authorized.unauthorized = true,
                }
            }
        }
    }
    Ok(authorized)
}

/// What makes a key unfit for what the profile does with it, for checks before any call.
pub(crate) fn unfit(profile: &'static Profile, name: &str, key: &Key) -> Option<KeyErrorText> {
    let fault = |result: Result<(), KeyErrorText>| result.err();
    profile.auth.iter().find_map(|auth| match auth {
        Auth::Basic { username_key, .. } if *username_key == name => {
            fault(user_name(key).map(drop))
        }
        Auth::Basic { password_key, .. } if *password_key == name => {
            fault(key.text().map(drop).map_err(Into::into))
        }
        Auth::Bearer { key: declared } if *declared == name => fault(token_text(key).map(drop)),
        Auth::ClientCertificate { key: declared } if *declared == name => {
            fault(key.certificate().map(drop).map_err(Into::into))
        }
        Auth::ApiKeyHeader { key: declared, .. } if *declared == name => {
            fault(key.header_text().map(drop).map_err(Into::into))
        }
        Auth::ApiKeyQuery { key: declared, .. } if *declared == name => {
            fault(key.text().map(drop).map_err(Into::into))
        }
        Auth::OAuth2ClientCredentials {
            client_id_key,
            client_secret_key,
            ..
        } if *client_id_key == name || *client_secret_key == name => {
            fault(key.text().map(drop).map_err(Into::into))
        }
        _ => None,
    })
}

/// What is wrong with a key: a sentence with its name and without its value.
#[derive(Debug)]
pub(crate) struct KeyErrorText(String);

impl From<KeyError> for KeyErrorText {
    fn from(error: KeyError) -> Self {
        Self(error.to_string())
    }
}

impl std::fmt::Display for KeyErrorText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// RFC 7617: user name and password in UTF-8, joined by the first colon, in base64.
fn basic(username: &Key, password: &Key) -> Result<HeaderValue, KeyErrorText> {
    let pair = Zeroizing::new(format!("{}:{}", user_name(username)?, password.text()?));
    let text = Zeroizing::new(format!("Basic {}", BASE64.encode(pair.as_bytes())));
    let mut value = HeaderValue::from_str(&text)
        .map_err(|_| KeyErrorText("Basic credentials do not fit a header".into()))?;
    value.set_sensitive(true);
    Ok(value)
}

fn user_name(key: &Key) -> Result<&str, KeyErrorText> {
    let text = key.text()?;
    if text.contains(':') {
        return Err(KeyErrorText(format!(
            "key `{}` is a user name with `:` in it, which Basic authentication cannot carry",
            key.name()
        )));
    }
    Ok(text)
}

fn token_text(key: &Key) -> Result<&str, KeyErrorText> {
    let text = key.header_text()?;
    if text.contains(' ') {
        return Err(KeyErrorText(format!(
            "key `{}` is a bearer token with a blank in it; help: keep the token alone, without `Bearer`",
            key.name()
        )));
    }
    Ok(text)
}

fn bearer_value(profile: &'static Profile, token: &str) -> Result<HeaderValue, Error> {
    sensitive(profile, format!("Bearer {token}"))
}

fn sensitive(profile: &'static Profile, text: String) -> Result<HeaderValue, Error> {
    let mut value = HeaderValue::try_from(text).map_err(|_| {
        Error::new(
            profile,
            ErrorKind::Key,
            Step::Authorize,
            "a key does not fit a header",
        )
    })?;
    value.set_sensitive(true);
    Ok(value)
}

/// The URL with one more pair, last in its query.
fn with_query(uri: &Uri, name: &str, value: &str) -> Option<Uri> {
    let mut url = uri.to_string();
    url.push(match uri.query() {
        None => '?',
        Some(_) => '&',
    });
    crate::encode::pair(name, value, |piece| url.push_str(piece));
    url.try_into().ok()
}

fn missing(profile: &'static Profile, name: &str) -> Error {
    Error::new(profile, ErrorKind::Key, Step::Authorize, format!("key `{name}` is missing"))
        .help("put it into the connector's key container, and say `.verify::<…>()` on its builder to know at once")
}

fn of_key(profile: &'static Profile, error: &KeyError) -> Error {
    Error::new(profile, ErrorKind::Key, Step::Authorize, error.to_string())
}

#[allow(
    clippy::needless_pass_by_value,
    reason = "the shape that `map_err` wants"
)]
fn unfit_key(profile: &'static Profile, error: KeyErrorText) -> Error {
    Error::new(profile, ErrorKind::Key, Step::Authorize, error.0)
}

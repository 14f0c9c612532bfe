//! The step `authorize`: a request gets its authentication. All keys of one attempt are read in one go, so that a pair that
//! changes meanwhile is never mixed.

use std::fmt;
use std::iter::Zip;
use std::{slice, vec};

use bytes::Bytes;
use data_encoding::BASE64;
use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue, Uri};
use zeroize::Zeroizing;

use super::keys::{ClientIdentity, Key, KeyError, KeyVersion};
use super::lookup;
use super::oauth2::{Client, Token};
use crate::Secret;
use crate::connector::{Inner, Plan};
use crate::error::{Error, ErrorKind, Step};
use crate::exchange::Limit;
use crate::profile::{Auth, Profile};

/// What makes a request one whose sender the API will know, beside the headers that stand in it already.
pub(crate) struct Authorized {
    /// The URL with an API key in it.
    uri: Option<Box<Uri>>,
    pub(crate) identity: Option<(ClientIdentity, KeyVersion)>,
    /// The OAuth 2 token in use.
    pub(crate) token: Option<Token>,
    /// Whether a token is left out because it would have to be fetched.
    pub(crate) unauthorized: bool,
}

impl Authorized {
    /// The request as it goes out: a copy, since a further attempt starts from the one that is given.
    pub(crate) fn request(&self, marked: &http::Request<Bytes>) -> http::Request<Bytes> {
        let mut request = marked.clone();
        if let Some(uri) = &self.uri {
            request.uri_mut().clone_from(uri);
        }
        request
    }
}

/// How a token may be had.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fetch<'a> {
    /// From the cache alone.
    Never,
    /// From the token endpoint, within the limits, where the cache has none.
    Within(&'a Limit),
}

/// Adds the authentication that the profile declares: headers to the request that is given, the rest as it is sent.
pub(crate) async fn authorize(
    inner: &Inner,
    plan: &Plan,
    request: &mut http::Request<Bytes>,
    bearer: Option<&Secret<String>>,
    fetch: Fetch<'_>,
) -> Result<Authorized, Error> {
    let profile = plan.profile;
    let found = if plan.key_names.is_empty() {
        Vec::new()
    } else {
        let found = lookup::keys(inner, plan).await;
        found.map_err(|error| refused(profile, error))?
    };
    let mut found = Found {
        profile,
        keys: plan.key_names.iter().zip(found),
    };
    let mut marked = Marked {
        request,
        uri: None,
        identity: None,
        token: None,
        unauthorized: false,
    };
    for auth in profile.auth {
        let written = match auth {
            Auth::Basic { .. } => marked.basic(&found.next()?, &found.next()?),
            Auth::Bearer { .. } => {
                let key = found.next()?;
                key.header("Bearer", None, || bearer_header(token_text(&key)?))
                    .map(|value| marked.insert(AUTHORIZATION, value))
            }
            Auth::BearerClaim => bearer.map_or(Ok(()), |token| marked.bearer(token.expose())),
            Auth::ClientCertificate { .. } => marked.certificate(&found.next()?),
            Auth::ApiKeyHeader { name, .. } => marked.header(name, &found.next()?),
            Auth::ApiKeyQuery { name, .. } => marked.query(name, &found.next()?),
            Auth::OAuth2ClientCredentials {
                scope, audience, ..
            } => {
                let client = Client {
                    id: found.next()?,
                    secret: found.next()?,
                    scope: *scope,
                    audience: *audience,
                };
                // Boxed, so that who needs no token holds no room for fetching one.
                marked.token = Box::pin(inner.tokens.get(inner, plan, client, fetch)).await?;
                marked.unauthorized = marked.token.is_none();
                marked
                    .token
                    .clone()
                    .map_or(Ok(()), |token| marked.bearer(token.text()))
            }
        };
        written.map_err(|fault| refused(profile, fault))?;
    }
    Ok(Authorized {
        uri: marked.uri.map(Box::new),
        identity: marked.identity,
        token: marked.token,
        unauthorized: marked.unauthorized,
    })
}

/// A request that gets its authentication.
struct Marked<'r> {
    request: &'r mut http::Request<Bytes>,
    /// The URL with an API key in it.
    uri: Option<Uri>,
    identity: Option<(ClientIdentity, KeyVersion)>,
    token: Option<Token>,
    unauthorized: bool,
}

/// What stands before a bearer token (RFC 6750 §2.1).
const SCHEME: &[u8] = b"Bearer ";

/// The keys of one attempt, in the order in which the profile declares them.
struct Found<'a> {
    profile: &'static Profile,
    keys: Zip<slice::Iter<'a, &'static str>, vec::IntoIter<Option<Key>>>,
}

impl Found<'_> {
    fn next(&mut self) -> Result<Key, Error> {
        match self.keys.next() {
            Some((_, Some(key))) => Ok(key),
            Some((name, None)) => Err(refused(self.profile, format!("key `{name}` is missing"))
                .help("put it into the connector's key container; `.verify::<…>()` on the builder tells at once")),
            None => Err(Error::internal(self.profile, "the key container gave fewer keys than were asked for")),
        }
    }
}

impl Marked<'_> {
    /// RFC 7617: user name and password in UTF-8, joined by the first colon, in base64.
    fn basic(&mut self, username: &Key, password: &Key) -> Result<(), Unfit> {
        let value = password.header("Basic", Some(username), || {
            let pair = Zeroizing::new(format!("{}:{}", user_name(username)?, password.text()?));
            let value = Zeroizing::new(format!("Basic {}", BASE64.encode(pair.as_bytes())));
            sensitive(HeaderValue::from_str(&value))
        })?;
        self.insert(AUTHORIZATION, value);
        Ok(())
    }

    fn bearer(&mut self, token: &str) -> Result<(), Unfit> {
        self.insert(AUTHORIZATION, bearer_header(token)?);
        Ok(())
    }

    fn certificate(&mut self, key: &Key) -> Result<(), Unfit> {
        self.identity = Some((key.certificate()?.clone(), key.version()));
        Ok(())
    }

    fn header(&mut self, name: &str, key: &Key) -> Result<(), Unfit> {
        let name = HeaderName::from_bytes(name.as_bytes())
            .map_err(|_| Unfit("the name of an API-key header is none".to_owned()))?;
        let value = key.header("", None, || {
            sensitive(HeaderValue::from_str(key.header_text()?))
        })?;
        self.insert(name, value);
        Ok(())
    }

    fn query(&mut self, name: &str, key: &Key) -> Result<(), Unfit> {
        let uri = self.uri.as_ref().unwrap_or(self.request.uri());
        let uri = with_query(uri, name, key.text()?)
            .ok_or_else(|| Unfit(format!("key `{}` makes the URL too long", key.name())))?;
        self.uri = Some(uri);
        Ok(())
    }

    fn insert(&mut self, name: HeaderName, value: HeaderValue) {
        self.request.headers_mut().insert(name, value);
    }
}

fn bearer_header(token: &str) -> Result<HeaderValue, Unfit> {
    // What is written here becomes the header: the token is copied once and no more.
    let mut text = Vec::with_capacity(SCHEME.len() + token.len());
    text.extend_from_slice(SCHEME);
    text.extend_from_slice(token.as_bytes());
    sensitive(HeaderValue::from_maybe_shared(Bytes::from(text)))
}

/// Marked sensitive, a value is left out of `Debug` and of header compression tables.
fn sensitive<E>(value: Result<HeaderValue, E>) -> Result<HeaderValue, Unfit> {
    let mut value = value.map_err(|_| Unfit("a key does not fit a header".to_owned()))?;
    value.set_sensitive(true);
    Ok(value)
}

/// What makes a key unfit for what the profile does with it, for checks before any call.
pub(crate) fn unfit(profile: &'static Profile, name: &str, key: &Key) -> Option<Unfit> {
    let fit = profile.auth.iter().try_for_each(|auth| match auth {
        Auth::Basic { username_key, .. } if *username_key == name => user_name(key).map(drop),
        Auth::Bearer { key: declared } if *declared == name => token_text(key).map(drop),
        Auth::ClientCertificate { key: declared } if *declared == name => {
            Ok(key.certificate().map(drop)?)
        }
        Auth::ApiKeyHeader { key: declared, .. } if *declared == name => {
            Ok(key.header_text().map(drop)?)
        }
        Auth::Basic {
            password_key: declared,
            ..
        }
        | Auth::ApiKeyQuery { key: declared, .. }
        | Auth::OAuth2ClientCredentials {
            client_id_key: declared,
            ..
        }
        | Auth::OAuth2ClientCredentials {
            client_secret_key: declared,
            ..
        } if *declared == name => Ok(key.text().map(drop)?),
        _ => Ok(()),
    });
    fit.err()
}

/// What is wrong with a key: a sentence with its name and without its value.
#[derive(Debug)]
pub(crate) struct Unfit(String);

impl From<KeyError> for Unfit {
    fn from(error: KeyError) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn user_name(key: &Key) -> Result<&str, Unfit> {
    let text = key.text()?;
    if text.contains(':') {
        return Err(Unfit(format!(
            "key `{}` is a user name with `:` in it, which Basic authentication cannot carry",
            key.name()
        )));
    }
    Ok(text)
}

fn token_text(key: &Key) -> Result<&str, Unfit> {
    let text = key.header_text()?;
    if text.contains(' ') {
        return Err(Unfit(format!(
            "key `{}` is a bearer token with a blank in it; help: keep the token alone, without `Bearer`",
            key.name()
        )));
    }
    Ok(text)
}

/// The URL with one more pair, last in its query; `None` where it gets too long.
fn with_query(uri: &Uri, name: &str, value: &str) -> Option<Uri> {
    let mut url = uri.to_string();
    url.push(match uri.query() {
        None => '?',
        Some(_) => '&',
    });
    crate::encode::pair(name, value, |piece| url.push_str(piece));
    (url.len() <= crate::encode::LONGEST)
        .then(|| url.try_into().ok())
        .flatten()
}

fn refused(profile: &'static Profile, fault: impl fmt::Display) -> Error {
    Error::new(profile, ErrorKind::Key, Step::Authorize, fault.to_string())
}

//! [`Callers`]: who may call, and the check of one request.

use std::fmt;
use std::sync::Arc;

use http::HeaderName;
use http::request::Parts;

use super::Rejection;
use super::certificate::{self, Fingerprint};
use super::credential::{self, Digest};
use crate::auth::keys::{Key, KeyContainer};
use crate::profile::{Auth, Profile};

/// Who may call an API: the keys that its profiles' `auth` names, the certificates that it knows.
///
/// Cheap to clone. The keys are asked for at every request, so that a container whose keys change is followed at once; while
/// callers move from one key to the next, [`also`](Self::also) takes the old ones too.
///
/// Secrets are compared in constant time, by their SHA-256: neither their content nor their length shows in how long it takes.
/// All that `auth` lists is asked of every request. A credential that stands twice is none.
///
/// | `auth` | what is checked |
/// |---|---|
/// | `Basic`, `Bearer`, `ApiKeyHeader`, `ApiKeyQuery` | the key, as the container has it |
/// | `ClientCertificate` | the certificate's fingerprint, as the proxy hands it on: [`certificate`](Self::certificate) |
/// | `OAuth2ClientCredentials` | the token, by a function of yours: [`tokens`](Self::tokens) |
/// | a claim as bearer | nothing: the token is a claim, and yours to check |
/// | `None` | nothing |
#[derive(Clone)]
pub struct Callers(Arc<Known>);

type TokenCheck = dyn Fn(&str) -> bool + Send + Sync;

#[derive(Clone, Default)]
struct Known {
    keys: Vec<Arc<dyn KeyContainer>>,
    header: Option<HeaderName>,
    certificates: Vec<Fingerprint>,
    tokens: Option<Arc<TokenCheck>>,
}

impl Callers {
    /// Those who know the keys of this container, under the names that the profiles' `auth` gives them.
    #[must_use]
    pub fn new(keys: impl KeyContainer + 'static) -> Self {
        Self(Arc::new(Known {
            keys: vec![Arc::new(keys)],
            ..Known::default()
        }))
    }

    /// Those who know the keys of this container as well: the old ones, while keys are changed.
    #[must_use]
    pub fn also(mut self, keys: impl KeyContainer + 'static) -> Self {
        self.known().keys.push(Arc::new(keys));
        self
    }

    /// The header in which the proxy that ends TLS hands on the client's certificate: `X-ARR-ClientCert`
    /// (base64, Azure App Service), `Client-Cert` (RFC 9440), `X-SSL-Client-Cert` with nginx's `$ssl_client_escaped_cert`, or
    /// `X-Forwarded-Client-Cert` (Envoy, its `Cert`).
    ///
    /// # The proxy must remove it
    ///
    /// Whoever reaches the API past the proxy, or through one that lets the header of a stranger pass, can put any certificate
    /// in it: a certificate is public. Have the proxy set or remove the header in *every* request, verify the chain and the
    /// possession of the private key (that is what TLS does there), and let nobody else reach the API.
    #[must_use]
    pub fn certificate_header(mut self, name: HeaderName) -> Self {
        self.known().header = Some(name);
        self
    }

    /// A client certificate that may call, by the SHA-256 of its DER in hexadecimal digits, with colons or without, as
    /// `openssl x509 -fingerprint -sha256` prints it. Of several, as while certificates are changed, any may call.
    ///
    /// # Errors
    ///
    /// The text is no such fingerprint.
    pub fn certificate(mut self, sha256: &str) -> Result<Self, FingerprintError> {
        let fingerprint = Fingerprint::read(sha256).ok_or(FingerprintError)?;
        self.known().certificates.push(fingerprint);
        Ok(self)
    }

    /// Checks the tokens of `OAuth2ClientCredentials`: signature, issuer, audience and time are for the function to know.
    #[must_use]
    pub fn tokens(mut self, check: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        self.known().tokens = Some(Arc::new(check));
        self
    }

    fn known(&mut self) -> &mut Known {
        Arc::make_mut(&mut self.0)
    }

    /// Whether the request is of somebody who may call. Every form is checked, whatever the others say.
    pub(super) async fn check(
        &self,
        profile: &'static Profile,
        head: &Parts,
    ) -> Result<(), Rejection> {
        let mut known = true;
        for auth in profile.auth {
            known &= self.one(profile, auth, head).await?;
        }
        if known {
            Ok(())
        } else {
            tracing::warn!(profile = profile.id, "a request of nobody who may call");
            Err(Rejection::unknown_caller(challenge(profile)))
        }
    }

    async fn one(
        &self,
        profile: &'static Profile,
        auth: &Auth,
        head: &Parts,
    ) -> Result<bool, Rejection> {
        let headers = &head.headers;
        Ok(match *auth {
            Auth::Basic {
                username_key,
                password_key,
            } => {
                let given = credential::basic(headers).map(|pair| Digest::of(&pair));
                self.any(profile, &[username_key, password_key], given, |keys| {
                    Some(format!("{}:{}", text(keys.first()?)?, text(keys.get(1)?)?))
                })
                .await?
            }
            Auth::Bearer { key } => {
                let given = credential::bearer(headers).map(|token| Digest::of(token.as_bytes()));
                self.any(profile, &[key], given, alone).await?
            }
            Auth::ApiKeyHeader { name, key } => {
                let given = credential::header(headers, name).map(Digest::of);
                self.any(profile, &[key], given, alone).await?
            }
            Auth::ApiKeyQuery { name, key } => {
                let given = credential::query(&head.uri, name);
                let given = given.map(|key| Digest::of(key.as_bytes()));
                self.any(profile, &[key], given, alone).await?
            }
            Auth::ClientCertificate { .. } => self.certified(profile, head)?,
            Auth::OAuth2ClientCredentials { .. } => {
                let Some(check) = &self.0.tokens else {
                    return Err(unprepared(
                        profile,
                        "give `Callers` a function with `.tokens(…)`",
                    ));
                };
                credential::bearer(headers).is_some_and(|token| check(token))
            }
            Auth::BearerClaim => true,
        })
    }

    /// Whether the digest is that of the keys of these names, of any of the containers; all are compared.
    async fn any(
        &self,
        profile: &'static Profile,
        names: &[&'static str],
        given: Option<Digest>,
        secret: impl Fn(&[Key]) -> Option<String>,
    ) -> Result<bool, Rejection> {
        let mut known = false;
        let mut wanted = false;
        for container in &self.0.keys {
            let keys = container.get_all(names).await.map_err(|error| {
                tracing::error!(profile = profile.id, %error, "a key cannot be read");
                Rejection::no_key()
            })?;
            let keys: Option<Vec<Key>> = keys.into_iter().collect();
            if let Some(secret) = keys.and_then(|keys| secret(&keys)) {
                wanted = true;
                let secret = zeroize::Zeroizing::new(secret);
                known |= Digest::of(secret.as_bytes()).is(given.as_ref());
            }
        }
        if wanted {
            Ok(known)
        } else {
            Err(unprepared(
                profile,
                "put the keys that `auth` names into the container",
            ))
        }
    }

    fn certified(&self, profile: &'static Profile, head: &Parts) -> Result<bool, Rejection> {
        let Some(header) = &self.0.header else {
            return Err(unprepared(
                profile,
                "say with `.certificate_header(…)` where the proxy hands on the certificate",
            ));
        };
        let given = credential::header(&head.headers, header.as_str())
            .and_then(certificate::of_header)
            .map(|der| Fingerprint::of(&der));
        let mut known = false;
        for certificate in &self.0.certificates {
            known |= certificate.is(given.as_ref());
        }
        Ok(known)
    }
}

fn unprepared(profile: &'static Profile, help: &str) -> Rejection {
    tracing::error!(profile = profile.id, help, "it cannot be checked who calls");
    Rejection::no_key()
}

fn alone(keys: &[Key]) -> Option<String> {
    text(keys.first()?).map(ToOwned::to_owned)
}

fn text(key: &Key) -> Option<&str> {
    key.text().ok()
}

/// What a 401 has to say of how to do better (RFC 9110 §11.6.1); for keys and certificates no scheme is registered.
fn challenge(profile: &Profile) -> &'static str {
    let scheme = profile.auth.iter().find_map(|auth| match auth {
        Auth::Basic { .. } => Some("Basic realm=\"api\", charset=\"UTF-8\""),
        Auth::Bearer { .. } | Auth::BearerClaim | Auth::OAuth2ClientCredentials { .. } => {
            Some("Bearer")
        }
        _ => None,
    });
    scheme.unwrap_or("Key")
}

impl fmt::Debug for Callers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Callers")
            .field("containers", &self.0.keys.len())
            .field("certificate_header", &self.0.header)
            .field("certificates", &self.0.certificates.len())
            .field("tokens", &self.0.tokens.is_some())
            .finish()
    }
}

/// A text that is no SHA-256 in hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FingerprintError;

impl fmt::Display for FingerprintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a fingerprint is 64 hexadecimal digits, the SHA-256 of the certificate; help: `openssl x509 -noout -fingerprint -sha256` prints it")
    }
}

impl std::error::Error for FingerprintError {}

//! The client credentials grant (RFC 6749 §4.4) over the connector's own transport, so that its limits, its error kinds and
//! its silence about secrets hold here too.
//!
//! A token is kept until shortly before it expires. While it is fetched, other calls that need it wait for the one fetch, and
//! share its failure; they do not all try again.

use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex as StdMutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use data_encoding::BASE64;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, StatusCode};
use tokio::sync::Mutex;
use tokio::time::Instant;
use zeroize::Zeroizing;

use super::authorize::Fetch;
use super::keys::{Key, KeyVersion};
use crate::Secret;
use crate::classify::Said;
use crate::connector::{Inner, Plan};
use crate::encode::pair;
use crate::error::{Error, ErrorKind, Sent, Step};
use crate::exchange::{Limit, Received};
use crate::transport::Outgoing;

mod answer;

use answer::Granted;

/// How long before its end a token is no longer used: so much, or a tenth of its life where that is shorter.
const EARLY: Duration = Duration::from_secs(60);

/// How long a token is kept whose answer does not say (RFC 6749 §5.1 only recommends that it does).
const UNSAID: Duration = Duration::from_secs(300);

/// Who asks for a token, and for what.
pub(crate) struct Client {
    pub(crate) id: Key,
    pub(crate) secret: Key,
    pub(crate) scope: Option<&'static str>,
    pub(crate) audience: Option<&'static str>,
}

/// A token in use; cheap to clone.
#[derive(Clone)]
pub(crate) struct Token(Arc<Held>);

struct Held {
    text: Secret<String>,
    until: Instant,
    client: (KeyVersion, KeyVersion),
    /// Whether the API did not take it.
    withdrawn: AtomicBool,
}

impl Token {
    pub(crate) fn text(&self) -> &str {
        self.0.text.expose()
    }

    /// Says that the API did not take it: it is used no more.
    pub(crate) fn withdraw(&self) {
        self.0.withdrawn.store(true, Ordering::Relaxed);
    }

    fn serves(&self, client: &Client) -> bool {
        !self.0.withdrawn.load(Ordering::Relaxed)
            && self.0.until > Instant::now()
            && self.0.client == (client.id.version(), client.secret.version())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

/// The tokens of a connector, by what they were asked for.
#[derive(Debug, Default)]
pub(crate) struct Tokens(StdMutex<HashMap<Wanted, Arc<Mutex<Slot>>>>);

/// What tokens are told apart by: token URL, key names of the client, scope, audience.
type Wanted = (
    String,
    Vec<&'static str>,
    Option<&'static str>,
    Option<&'static str>,
);

/// The place of one token. `fetched` counts the fetches, so that who waited for one knows it.
#[derive(Debug, Default)]
struct Slot {
    token: Option<Token>,
    fetched: u64,
    failure: Option<Failure>,
}

/// Why a fetch failed, without the profile that asked.
#[derive(Debug, Clone)]
struct Failure {
    kind: ErrorKind,
    reason: String,
    help: Option<&'static str>,
    limit: Option<Duration>,
    resolving: bool,
}

impl Tokens {
    /// A token: the kept one, or a fetched one where `fetch` allows it.
    pub(crate) async fn get(
        &self,
        inner: &Inner,
        plan: &Plan,
        client: Client,
        fetch: Fetch<'_>,
    ) -> Result<Option<Token>, Error> {
        let place = self.place(plan, &client);
        let Fetch::Within(limit) = fetch else {
            // A dry run waits for nobody's fetch either.
            return Ok(place
                .try_lock()
                .ok()
                .and_then(|slot| slot.token.clone())
                .filter(|token| token.serves(&client)));
        };
        let before = place.try_lock().map_or(None, |slot| Some(slot.fetched));
        let mut slot = limit
            .of_call(place.lock())
            .await
            .map_err(|failure| failed(plan, failure.into()))?;
        if let Some(token) = slot.token.clone().filter(|token| token.serves(&client)) {
            return Ok(Some(token));
        }
        // Who found the place taken waited for a fetch, and shares its failure.
        if before.is_none()
            && let Some(failure) = &slot.failure
        {
            return Err(failed(plan, failure.clone()));
        }
        let granted = grant(inner, plan, &client, limit).await;
        slot.fetched += 1;
        match granted {
            Ok(granted) => {
                let life = granted.expires_in.unwrap_or(UNSAID);
                let token = Token(Arc::new(Held {
                    text: granted.access_token,
                    until: Instant::now() + life.saturating_sub(EARLY.min(life / 10)),
                    client: (client.id.version(), client.secret.version()),
                    withdrawn: AtomicBool::new(false),
                }));
                slot.token = Some(token.clone());
                slot.failure = None;
                Ok(Some(token))
            }
            Err(failure) => {
                slot.failure = Some(failure.clone());
                Err(failed(plan, failure))
            }
        }
    }

    fn place(&self, plan: &Plan, client: &Client) -> Arc<Mutex<Slot>> {
        let url = plan
            .token_endpoint
            .as_ref()
            .and_then(|endpoint| endpoint.fixed.as_ref())
            .map(ToString::to_string);
        let wanted = (
            url.unwrap_or_default(),
            plan.key_names.clone(),
            client.scope,
            client.audience,
        );
        Arc::clone(
            self.0
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .entry(wanted)
                .or_default(),
        )
    }
}

/// Asks the token endpoint, once.
async fn grant(
    inner: &Inner,
    plan: &Plan,
    client: &Client,
    limit: &Limit,
) -> Result<Granted, Failure> {
    let outgoing = Outgoing::new(request(plan, client)?, None);
    let sending = limit.send(inner, outgoing)?;
    let received = limit.receive(sending, plan.response_limit).await?;
    if received.status == StatusCode::OK {
        answer::granted(&received.body).map_err(|reason| Failure::of(ErrorKind::Decode, reason))
    } else {
        Err(refused(&received))
    }
}

fn request(plan: &Plan, client: &Client) -> Result<http::Request<Bytes>, Failure> {
    let text = |key: &Key| {
        key.text()
            .map(encoded)
            .map_err(|error| Failure::of(ErrorKind::Key, error.to_string()))
    };
    let mut body = "grant_type=client_credentials".to_owned();
    for (name, value) in [("scope", client.scope), ("audience", client.audience)] {
        if let Some(value) = value {
            body.push('&');
            pair(name, value, |piece| body.push_str(piece));
        }
    }
    // RFC 6749 §2.3.1: both are form-encoded before they are joined, so a colon in the id does no harm.
    let credentials = Zeroizing::new(format!("{}:{}", *text(&client.id)?, *text(&client.secret)?));
    let basic = Zeroizing::new(format!("Basic {}", BASE64.encode(credentials.as_bytes())));
    let mut authorization = HeaderValue::from_str(&basic).map_err(|_| {
        Failure::of(
            ErrorKind::Key,
            "the client's credentials do not fit a header",
        )
    })?;
    authorization.set_sensitive(true);
    let mut request = http::Request::new(Bytes::from(body));
    *request.method_mut() = http::Method::POST;
    *request.uri_mut() = plan
        .token_endpoint
        .as_ref()
        .and_then(|endpoint| endpoint.fixed.clone())
        .ok_or_else(|| Failure::of(ErrorKind::Internal, "the profile has no token endpoint"))?;
    let headers = request.headers_mut();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    headers.insert(AUTHORIZATION, authorization);
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/x-www-form-urlencoded"),
    );
    Ok(request)
}

fn encoded(text: &str) -> Zeroizing<String> {
    Zeroizing::new(form_urlencoded::byte_serialize(text.as_bytes()).collect())
}

fn refused(received: &Received) -> Failure {
    let status = received.status;
    let kind = match status.as_u16() {
        300..=399 => ErrorKind::Redirect,
        429 => ErrorKind::RateLimited,
        400..=499 => ErrorKind::Unauthorized,
        _ => ErrorKind::Status,
    };
    let code = answer::error_code(&received.body)
        .map(|code| format!(" (`{code}`)"))
        .unwrap_or_default();
    Failure::of(
        kind,
        format!("the token endpoint answered {}{code}", Said(status)),
    )
}

impl Failure {
    fn of(kind: ErrorKind, reason: impl Into<String>) -> Self {
        Self {
            kind,
            reason: reason.into(),
            help: None,
            limit: None,
            resolving: false,
        }
    }
}

impl From<crate::exchange::Failed> for Failure {
    fn from(failed: crate::exchange::Failed) -> Self {
        Self {
            kind: failed.kind,
            reason: format!("while a token was fetched, {}", failed.reason),
            help: failed.help,
            limit: failed.limit,
            resolving: false,
        }
    }
}

/// The API itself has seen nothing, whatever became of the fetch.
fn failed(plan: &Plan, failure: Failure) -> Error {
    let mut error = Error::new(plan.profile, failure.kind, Step::Authorize, failure.reason);
    let parts = error.parts_mut();
    parts.sent = Sent::NotSent;
    parts.limit = failure.limit;
    parts.resolving = failure.resolving;
    parts.help = failure.help.map(Into::into);
    error
}

//! A request that is ready, and the claims as sent: the point between the two halves of a call.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use crate::Secret;
use crate::answer::Answer;
use crate::classify::classify;
use crate::clock::SystemClock;
use crate::context::Context;
use crate::contract::AnswerOf;
#[cfg(feature = "client")]
use crate::encode::largest;
use crate::encode::{Encoded, Encoder};
use crate::endpoint::Endpoint;
use crate::error::Error;
#[cfg(feature = "client")]
use crate::error::{ErrorKind, Step};
use crate::message::Words;
#[cfg(feature = "client")]
use crate::profile::Profile;
use crate::scope::Scope;
use crate::steps::{App, conclude};
use crate::technical_profile::{ClaimsExchange, InputClaims};

/// A request without the secrets of authentication, and the claims as sent.
///
/// `Debug` shows neither URL, nor header values, nor body.
pub struct Prepared<P: ClaimsExchange> {
    request: http::Request<Bytes>,
    sent: P::__Sent,
    shown: Arc<str>,
    app: Option<App>,
    /// What claims of the answer are computed from.
    context: Context,
}

impl<P: ClaimsExchange> Prepared<P> {
    pub(crate) fn new<I: InputClaims<Profile = P>>(
        input: I,
        endpoint: &Endpoint,
        context: &Context,
    ) -> Result<Self, Error>
    where
        P: ClaimsExchange<__Input = I>,
    {
        let (encoded, sent) = encode::<P>(input, endpoint, context).map_err(|mut error| {
            Words::plain(endpoint.shown(), LIMIT).put(&mut error);
            error
        })?;
        Ok(Self {
            request: encoded.into_request().0,
            sent,
            shown: Arc::clone(endpoint.shown()),
            app: endpoint.app().cloned(),
            context: context.clone(),
        })
    }

    /// The request: method, URL, headers and body, without `Authorization`, API keys and certificates.
    #[must_use]
    pub fn request(&self) -> &http::Request<Bytes> {
        &self.request
    }

    /// The claims of the API's answer, joined with what was sent: the second half of a call, without any I/O.
    ///
    /// # Errors
    ///
    /// `Validation` where the API refused the claims, the status's own kind where it failed otherwise, `Decode` where the
    /// answer does not hold the claims.
    pub fn decode(self, response: &http::Response<impl AsRef<[u8]>>) -> Result<AnswerOf<P>, Error> {
        let Self {
            sent,
            shown,
            app,
            context,
            ..
        } = self;
        let body = response.body().as_ref();
        let status = response.status();
        classify(P::DECLARED, status, response.headers(), body, &SystemClock)
            .and_then(|()| {
                let answer = Answer::new(P::DECLARED, &context, status, body, app.as_ref());
                conclude::<P>(sent, &answer)
            })
            .map_err(|mut error| {
                error.parts_mut().attempts = 1;
                Words::plain(&shown, LIMIT).put(&mut error);
                error
            })
    }
}

/// What a message says of a limit where no connector sets one: the default of an attempt.
pub(crate) const LIMIT: Duration = Duration::from_secs(10);

/// The step `prepare`: the claims of a call → its request, and the claims as sent.
pub(crate) fn encode<P: ClaimsExchange>(
    input: P::__Input,
    endpoint: &Endpoint,
    context: &Context,
) -> Result<(Encoded, P::__Sent), Error> {
    let sent = P::__sent(input, &Scope::before(P::DECLARED, context))?;
    let encoded = P::__encode(
        &sent,
        Encoder {
            profile: P::DECLARED,
            endpoint,
            context,
        },
    )?;
    Ok((encoded, sent))
}

impl Encoded {
    /// Itself, where its body is no larger than the connector lets a body be.
    #[cfg(feature = "client")]
    pub(crate) fn no_larger_than(
        self,
        limit: usize,
        profile: &'static Profile,
    ) -> Result<Self, Error> {
        let length = self.body.len();
        if length <= limit {
            return Ok(self);
        }
        let largest = self.largest.or_else(|| largest(profile, &self.body));
        let error = if let Some(claim) = largest {
            let reason = format!("makes the body {length} bytes long, and the limit is {limit}");
            Error::input_claim(profile, claim, &reason)
        } else {
            // Of a nested body nobody knows whose the bytes are.
            let reason = format!("the body is {length} bytes long, and the limit is {limit}");
            Error::new(profile, ErrorKind::InputClaim, Step::Prepare, reason)
        };
        Err(error.help("raise `request` of `.limits(…)`, if the API takes as much"))
    }

    /// The request, and the token that a bearer claim gave, which it is the connector that adds.
    pub(crate) fn into_request(self) -> (http::Request<Bytes>, Option<Secret<String>>) {
        let mut request = http::Request::new(self.body);
        *request.method_mut() = self.method;
        *request.uri_mut() = self.uri;
        *request.headers_mut() = self.headers;
        (request, self.bearer)
    }
}

impl<P: ClaimsExchange> fmt::Debug for Prepared<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<&str> = self
            .request
            .headers()
            .keys()
            .map(http::HeaderName::as_str)
            .collect();
        f.debug_struct("Prepared")
            .field("profile", &P::DECLARED.id)
            .field("method", self.request.method())
            .field("service_url", &self.shown)
            .field("headers", &headers)
            .field("body_length", &self.request.body().len())
            .finish_non_exhaustive()
    }
}

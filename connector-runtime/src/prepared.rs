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
use crate::encode::{Encoded, Encoder};
use crate::endpoint::Endpoint;
use crate::error::Error;
#[cfg(feature = "client")]
use crate::error::{ErrorKind, Step};
use crate::message::Words;
use crate::scope::Scope;
use crate::steps::{App, conclude};
use crate::technical_profile::{ClaimsExchange, InputClaims};

/// A request without the secrets of authentication, and the claims as sent.
///
/// `Debug` shows neither URL, nor header values, nor body.
pub struct Prepared<P: ClaimsExchange> {
    request: http::Request<Bytes>,
    #[cfg_attr(
        not(feature = "client"),
        expect(dead_code, reason = "it is the connector that adds `Authorization`")
    )]
    pub(crate) bearer: Option<Secret<String>>,
    sent: P::__Sent,
    /// The claim that takes most of the body.
    #[cfg(feature = "client")]
    largest: Option<&'static str>,
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
        let shown = endpoint.shown();
        Self::encode(input, endpoint, context).map_err(|mut error| {
            Words::plain(shown, LIMIT).put(&mut error);
            error
        })
    }

    fn encode(input: P::__Input, endpoint: &Endpoint, context: &Context) -> Result<Self, Error> {
        let sent = P::__sent(input, &Scope::before(P::DECLARED, context))?;
        let encoded = P::__encode(
            &sent,
            Encoder {
                profile: P::DECLARED,
                endpoint,
                context,
            },
        )?;
        #[cfg(feature = "client")]
        let largest = encoded.largest;
        let (request, bearer) = request(encoded);
        Ok(Self {
            request,
            bearer,
            sent,
            #[cfg(feature = "client")]
            largest,
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

    /// Itself, where its body is no larger than the connector lets a body be.
    #[cfg(feature = "client")]
    pub(crate) fn no_larger_than(self, limit: usize) -> Result<Self, Error> {
        let length = self.request.body().len();
        if length <= limit {
            return Ok(self);
        }
        let error = if let Some(claim) = self.largest {
            let reason = format!("makes the body {length} bytes long, and the limit is {limit}");
            Error::input_claim(P::DECLARED, claim, &reason)
        } else {
            // Of a nested body nobody knows whose the bytes are.
            let reason = format!("the body is {length} bytes long, and the limit is {limit}");
            Error::new(P::DECLARED, ErrorKind::InputClaim, Step::Prepare, reason)
        };
        Err(error.help("raise `request` of `.limits(…)`, if the API takes as much"))
    }

    #[cfg(feature = "client")]
    pub(crate) fn split(self) -> (http::Request<Bytes>, Option<Secret<String>>, P::__Sent) {
        (self.request, self.bearer, self.sent)
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

fn request(encoded: Encoded) -> (http::Request<Bytes>, Option<Secret<String>>) {
    let Encoded {
        method,
        uri,
        headers,
        body,
        bearer,
        ..
    } = encoded;
    let mut request = http::Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() = uri;
    *request.headers_mut() = headers;
    (request, bearer)
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

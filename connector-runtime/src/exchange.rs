//! The life of a call: `prepare → admit → [authorize → attempt → classify → wait]* → decode`.
//!
//! What is generic over the profile is thin; the call itself is compiled once. Each step takes what the one before it made:
//! a [`Prepared`] becomes [`Authorized`], that becomes [`Received`], and that the claims.

use std::sync::Arc;

use bytes::Bytes;
use tokio::time::Instant;
use tracing::Instrument as _;

use crate::Secret;
use crate::answer::Answer;
use crate::auth::{Authorized, Fetch, authorize};
use crate::classify::classify;
use crate::clock::SystemClock;
use crate::connector::{Inner, Plan, PreparedRequest};
use crate::context::Context;
use crate::error::{Error, ErrorKind};
use crate::message;
use crate::prepared::Prepared;
use crate::technical_profile::{InputClaims, TechnicalProfile};
use crate::transport::BoxFuture;

mod attempt;
mod limit;

pub(crate) use attempt::{Failed, Received};
pub(crate) use limit::Limit;

/// The whole call, for one profile.
pub(crate) async fn exchange<I: InputClaims>(
    inner: Arc<Inner>,
    context: Context,
    input: I,
) -> Result<I::Profile, Error> {
    let plan = inner.plan(I::Profile::PROFILE)?;
    let prepared = Prepared::<I::Profile>::new(input, &plan.endpoint, &context)?;
    let (request, bearer, sent) = prepared.split();
    let received = call(inner, Arc::clone(&plan), context, request, bearer).await?;
    I::Profile::__decode(
        sent,
        &Answer::new(plan.profile, received.status, &received.body),
    )
    .map_err(|error| with_words(&plan, error, received.attempt))
}

/// A dry run of the first steps.
pub(crate) async fn prepare<I: InputClaims>(
    inner: Arc<Inner>,
    context: Context,
    input: I,
) -> Result<PreparedRequest, Error> {
    let plan = inner.plan(I::Profile::PROFILE)?;
    let prepared = Prepared::<I::Profile>::new(input, &plan.endpoint, &context)?;
    let (request, bearer, _) = prepared.split();
    let authorized = authorize(&inner, &plan, &request, bearer.as_ref(), Fetch::Never)
        .await
        .map_err(|error| with_words(&plan, error, 0))?;
    Ok(PreparedRequest {
        request: authorized.request,
        unauthorized: authorized.unauthorized,
        shown: plan.endpoint.shown().to_owned(),
    })
}

/// From a request to a successful answer; boxed, so that a program with many profiles has it once.
fn call(
    inner: Arc<Inner>,
    plan: Arc<Plan>,
    context: Context,
    request: http::Request<Bytes>,
    bearer: Option<Secret<String>>,
) -> BoxFuture<'static, Result<Received, Error>> {
    let span = tracing::debug_span!(
        "exchange",
        profile = plan.profile.id,
        service_url = plan.endpoint.shown(),
        correlation_id = context.correlation(),
    );
    let work = async move {
        let mut attempt = 0;
        let result = steps(
            &inner,
            &plan,
            &context,
            &request,
            bearer.as_ref(),
            &mut attempt,
        )
        .await;
        result.map_err(|error| with_words(&plan, error, attempt))
    };
    Box::pin(work.instrument(span))
}

async fn steps(
    inner: &Inner,
    plan: &Plan,
    context: &Context,
    request: &http::Request<Bytes>,
    bearer: Option<&Secret<String>>,
    attempt: &mut u32,
) -> Result<Received, Error> {
    let limit = Limit::new(plan, context, Instant::now());
    loop {
        let authorized = limit
            .of_call(authorize(
                inner,
                plan,
                request,
                bearer,
                Fetch::Within(&limit),
            ))
            .await
            .map_err(|failed| failed.into_error(plan.profile, crate::Step::Authorize))??;
        *attempt += 1;
        let Authorized {
            request,
            identity,
            token,
            ..
        } = authorized;
        let mut received = limit
            .attempt(inner, request, identity, plan.response_limit)
            .await
            .map_err(|failed| failed.into_error(plan.profile, crate::Step::Attempt))?;
        received.attempt = *attempt;
        match received.classify(plan) {
            Ok(()) => return Ok(received),
            // The one answer that a token may be the reason of, and then once: the token may have been withdrawn.
            Err(error)
                if error.status() == Some(http::StatusCode::UNAUTHORIZED) && *attempt == 1 =>
            {
                let Some(token) = token else {
                    return Err(error);
                };
                inner.tokens.forget(&token).await;
            }
            Err(error) => return Err(error),
        }
    }
}

impl Received {
    fn classify(&self, plan: &Plan) -> Result<(), Error> {
        let profile = plan.profile;
        if self.cut && self.status.is_success() {
            let mut error = Error::new(
                profile,
                ErrorKind::BodyTooLarge,
                crate::Step::Attempt,
                format!(
                    "the answer is larger than the limit of {} bytes",
                    plan.response_limit
                ),
            )
            .help("raise `response_limit`, if the API means it");
            error.parts_mut().status = Some(self.status);
            error.parts_mut().sent = crate::Sent::Answered;
            return Err(error);
        }
        classify(
            profile,
            self.status,
            &self.headers,
            &self.body,
            &SystemClock,
        )
    }
}

fn with_words(plan: &Plan, mut error: Error, attempt: u32) -> Error {
    let parts = error.parts_mut();
    parts.attempts = attempt;
    parts.attempts_allowed = parts.attempts_allowed.max(attempt);
    message::put(&mut error, plan.endpoint.shown(), plan.attempt);
    error
}

//! The life of a call: `prepare → admit → [authorize → attempt → classify → wait]* → decode`.
//!
//! What is generic over the profile is thin; the call itself is compiled once. Each step takes what the one before it made:
//! a [`Prepared`] becomes [`Authorized`], that becomes [`Received`], and that the claims.

use std::sync::Arc;

use bytes::Bytes;
use http::StatusCode;
use tokio::time::{Instant, sleep};
use tracing::Instrument as _;

use crate::Secret;
use crate::admit::Place;
use crate::answer::Answer;
use crate::auth::{Authorized, Fetch, authorize};
use crate::connector::{Inner, Plan, PreparedRequest};
use crate::context::Context;
use crate::error::{Error, ErrorKind, Sent, Step};
use crate::message::Words;
use crate::prepared::Prepared;
use crate::resilience::{CircuitOpen, Decision, FailedAttempt, Verdict};
use crate::technical_profile::{InputClaims, TechnicalProfile};
use crate::transport::BoxFuture;

mod attempt;
mod idempotency;
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
    let context = context.deployed(inner.configuration.deployment_mode.name());
    let prepared = Prepared::<I::Profile>::new(input, &plan.endpoint, &context)
        .map_err(|error| with_words(&inner, &plan, &context, error))?;
    let (request, bearer, sent) = prepared.split();
    let call = Call {
        inner,
        plan,
        context,
        request,
        bearer,
        attempts: 0,
    };
    let (call, received) = call.start().await?;
    let answer = Answer::new(
        call.plan.profile,
        &call.context,
        received.status,
        &received.body,
    );
    I::Profile::__decode(sent, &answer).map_err(|error| call.failed(error))
}

/// A dry run of the first steps.
pub(crate) async fn prepare<I: InputClaims>(
    inner: Arc<Inner>,
    context: Context,
    input: I,
) -> Result<PreparedRequest, Error> {
    let plan = inner.plan(I::Profile::PROFILE)?;
    let context = context.deployed(inner.configuration.deployment_mode.name());
    let words = |error| with_words(&inner, &plan, &context, error);
    let prepared = Prepared::<I::Profile>::new(input, &plan.endpoint, &context).map_err(words)?;
    let (mut request, bearer, _) = prepared.split();
    idempotency::mark(&inner, &plan, &mut request).map_err(words)?;
    let authorized = authorize(&inner, &plan, &request, bearer.as_ref(), Fetch::Never)
        .await
        .map_err(words)?;
    Ok(PreparedRequest {
        request: authorized.request,
        unauthorized: authorized.unauthorized,
        shown: plan.endpoint.shown().to_owned(),
    })
}

/// One call, from its request to a successful answer.
struct Call {
    inner: Arc<Inner>,
    plan: Arc<Plan>,
    context: Context,
    request: http::Request<Bytes>,
    bearer: Option<Secret<String>>,
    /// How many attempts were begun.
    attempts: u32,
}

impl Call {
    /// Boxed, so that a program with many profiles has the call once. The call comes back with its answer: what is left of
    /// its life, the step `decode`, is the profile's.
    fn start(mut self) -> BoxFuture<'static, Result<(Self, Received), Error>> {
        let span = tracing::debug_span!(
            "exchange",
            profile = self.plan.profile.id,
            service_url = self.plan.endpoint.shown(),
            correlation_id = self.context.correlation(),
        );
        let work = async move {
            match self.run().await {
                Ok(received) => Ok((self, received)),
                Err(error) => Err(self.failed(error)),
            }
        };
        Box::pin(work.instrument(span))
    }

    async fn run(&mut self) -> Result<Received, Error> {
        let (inner, plan) = (Arc::clone(&self.inner), Arc::clone(&self.plan));
        let limit = Limit::new(&plan, &self.context, Instant::now());
        idempotency::mark(&inner, &plan, &mut self.request)?;
        // Why the attempt before this one failed: a further attempt that cannot begin does not hide it.
        let mut last: Option<Error> = None;
        loop {
            let place = match admit(&plan, &limit).await {
                Ok(place) => place,
                Err(refused) => return Err(last.unwrap_or(refused)),
            };
            let authorized = match self.authorize(&limit).await {
                Ok(authorized) => authorized,
                Err(late) if late.is_timeout() => return Err(last.unwrap_or(late)),
                Err(error) => return Err(error),
            };
            let permit = match plan.breaker.admit(Instant::now()) {
                Ok(permit) => permit,
                Err(open) => return Err(last.unwrap_or_else(|| circuit_open(&plan, open))),
            };
            self.attempts += 1;
            let token = authorized.token.clone();
            let outcome = attempt::attempt(&inner, &plan, authorized, &limit)
                .await
                .and_then(|received| received.classify(&plan).map(|()| received));
            let verdict = match &outcome {
                Ok(_) => Verdict::Success,
                Err(error) => Verdict::of(error.kind(), error.status()),
            };
            permit.settle(verdict, Instant::now());
            if verdict == Verdict::Success {
                plan.origin.budget.succeeded();
            }
            // Nobody waits with a place.
            drop(place);
            let error = match outcome {
                Ok(received) => return Ok(received),
                Err(error) => error,
            };
            // The one answer that a token may be the reason of, and then once: the token may have been withdrawn.
            if let (Some(token), Some(StatusCode::UNAUTHORIZED)) = (&token, error.status())
                && last.as_ref().and_then(Error::status) != Some(StatusCode::UNAUTHORIZED)
            {
                inner.tokens.forget(token).await;
            } else {
                match self.next(&error, &limit) {
                    Decision::Again(wait) => sleep(wait).await,
                    Decision::GiveUp => return Err(error),
                }
            }
            last = Some(error);
        }
    }

    async fn authorize(&self, limit: &Limit) -> Result<Authorized, Error> {
        let fetch = Fetch::Within(limit);
        let bearer = self.bearer.as_ref();
        limit
            .of_call(authorize(
                &self.inner,
                &self.plan,
                &self.request,
                bearer,
                fetch,
            ))
            .await
            .map_err(|failed| failed.into_error(self.plan.profile, Step::Authorize))?
    }

    /// What comes after a failed attempt.
    fn next(&self, error: &Error, limit: &Limit) -> Decision {
        let failed = FailedAttempt {
            kind: error.kind(),
            status: error.status(),
            sent: error.sent(),
            retry_after: error.retry_after(),
            attempts: self.attempts,
        };
        let plan = &self.plan;
        plan.retry.decide(
            &failed,
            plan.resend,
            &plan.origin.budget,
            limit.remaining(),
            fastrand::f64(),
        )
    }

    /// The error of a call, with what is known of the call and the words for the person.
    fn failed(&self, mut error: Error) -> Error {
        let parts = error.parts_mut();
        parts.attempts = self.attempts;
        parts.attempts_allowed = self.plan.retry.attempts().max(self.attempts);
        with_words(&self.inner, &self.plan, &self.context, error)
    }
}

/// The step `admit`: the circuit is looked at, then a place among the calls under way is waited for.
async fn admit<'p>(plan: &'p Plan, limit: &Limit) -> Result<Place<'p>, Error> {
    plan.breaker
        .look(Instant::now())
        .map_err(|open| circuit_open(plan, open))?;
    limit
        .of_call(plan.origin.places.enter())
        .await
        .map_err(|failed| failed.into_error(plan.profile, Step::Admit))?
        .map_err(|overloaded| {
            let reason = overloaded.to_string();
            Error::new(plan.profile, ErrorKind::Overloaded, Step::Admit, reason)
                .help("raise `in_flight` or `queue` of `.limits(…)`, if this machine and the API can bear it")
        })
}

fn circuit_open(plan: &Plan, open: CircuitOpen) -> Error {
    let mut error = Error::new(
        plan.profile,
        ErrorKind::CircuitOpen,
        Step::Admit,
        open.to_string(),
    );
    error.parts_mut().sent = Sent::NotSent;
    error
}

fn with_words(inner: &Inner, plan: &Plan, context: &Context, mut error: Error) -> Error {
    let messages = &inner.configuration.messages;
    let words = Words {
        url: plan.endpoint.shown(),
        limit: plan.attempt,
        localized: &|id| messages.text(plan.profile, id, context.culture_tag()?),
    };
    words.put(&mut error);
    error
}

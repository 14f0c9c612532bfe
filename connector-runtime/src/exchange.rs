//! The life of a call: `prepare → admit → [authorize → attempt → classify → wait]* → decode`.
//!
//! What is generic over the profile is thin; the call itself is compiled once. Each step takes what the one before it made:
//! a request becomes [`Authorized`], that becomes [`Received`], and that the claims.

use std::pin::pin;
use std::sync::Arc;

use bytes::Bytes;
use http::StatusCode;
use tokio::time::{Instant, sleep};
use tracing::{Instrument as _, Span};

use crate::Secret;
use crate::admit::Place;
use crate::answer::Answer;
use crate::auth::{Authorized, Fetch, authorize};
use crate::caught::{Panicked, caught, caught_within};
use crate::connector::{Inner, Plan, PreparedRequest};
use crate::context::Context;
use crate::contract::{Action, AnswerOf};
use crate::error::{Error, ErrorKind, Sent, Step};
use crate::message::Words;
use crate::observer::Watch;
use crate::prepared::encode;
use crate::resilience::{CircuitOpen, Decision, FailedAttempt, Verdict};
use crate::steps::{acted, conclude};
use crate::technical_profile::{ClaimsExchange, InputClaims};
use crate::transport::{BoxFuture, Outgoing};

mod attempt;
mod idempotency;
mod limit;
mod trace;

use attempt::Sending;
pub(crate) use attempt::{Failed, Received};
pub(crate) use limit::Limit;

/// The whole call, for one profile.
pub(crate) async fn exchange<I: InputClaims>(
    inner: Arc<Inner>,
    context: Context,
    input: I,
) -> Result<AnswerOf<I::Profile>, Error> {
    let span = trace::exchange(I::Profile::DECLARED, &context);
    exchange_within(inner, context, input, conclude::<I::Profile>, span.clone())
        .instrument(span)
        .await
}

/// The same; what comes back is whatever the API may answer at any step.
pub(crate) async fn action<I: InputClaims>(
    inner: Arc<Inner>,
    context: Context,
    input: I,
) -> Result<Action<I::Profile>, Error> {
    let span = trace::exchange(I::Profile::DECLARED, &context);
    exchange_within(inner, context, input, acted::<I::Profile>, span.clone())
        .instrument(span)
        .await
}

/// What makes an answer of the claims that were sent, and what came back.
type Conclude<P, T> = fn(<P as ClaimsExchange>::__Sent, &Answer<'_>) -> Result<T, Error>;

async fn exchange_within<I: InputClaims, T>(
    inner: Arc<Inner>,
    context: Context,
    input: I,
    conclude: Conclude<I::Profile, T>,
    span: Span,
) -> Result<T, Error> {
    let mut watch = Watch::new(I::Profile::DECLARED, inner.observer.as_ref());
    let ready = Ready::new(&inner, context, input).inspect_err(|error| {
        trace::failed(&span, error);
        watch.ended(Some(error));
    })?;
    let call = Call {
        inner,
        plan: ready.plan,
        context: ready.context,
        request: ready.request,
        bearer: ready.bearer,
        watch,
        span,
    };
    let (call, received) = call.start().await?;
    let answer = Answer::new(
        call.plan.profile,
        &call.context,
        received.status,
        &received.body,
        call.plan.endpoint.app(),
    );
    let decoded = caught(|| conclude(ready.sent, &answer));
    call.decoded(decoded)
}

/// A dry run of the first steps.
pub(crate) async fn prepare<I: InputClaims>(
    inner: Arc<Inner>,
    context: Context,
    input: I,
) -> Result<PreparedRequest, Error> {
    let ready = Ready::new(&inner, context, input)?;
    let (plan, mut request, bearer) = (ready.plan, ready.request, ready.bearer);
    let words = |error| with_words(&inner, &plan, &ready.context, error);
    idempotency::mark(&inner, &plan, &mut request).map_err(words)?;
    let authorized = authorize(&inner, &plan, &mut request, bearer.as_ref(), Fetch::Never)
        .await
        .map_err(words)?;
    Ok(PreparedRequest {
        request: authorized.request(&request),
        unauthorized: authorized.unauthorized,
        shown: Arc::clone(plan.endpoint.shown()),
    })
}

/// A call after the step `prepare`.
struct Ready<P: ClaimsExchange> {
    plan: Arc<Plan>,
    context: Context,
    request: http::Request<Bytes>,
    bearer: Option<Secret<String>>,
    sent: P::__Sent,
}

impl<P: ClaimsExchange> Ready<P> {
    fn new<I: InputClaims<Profile = P>>(
        inner: &Inner,
        context: Context,
        input: I,
    ) -> Result<Self, Error>
    where
        P: ClaimsExchange<__Input = I>,
    {
        let plan = inner.plan(P::DECLARED)?;
        let limit = inner.configuration.limits.request;
        let (encoded, sent) = caught(|| encode::<P>(input, &plan.endpoint, &context))
            .unwrap_or_else(|Panicked| {
                let reason = "a claim panicked while it was computed or encoded";
                Err(Error::internal(plan.profile, reason))
            })
            .and_then(|(encoded, sent)| Ok((encoded.no_larger_than(limit, plan.profile)?, sent)))
            .map_err(|error| with_words(inner, &plan, &context, error))?;
        let (request, bearer) = encoded.into_request();
        Ok(Self {
            plan,
            context,
            request,
            bearer,
            sent,
        })
    }
}

/// One call, from its request to a successful answer.
struct Call {
    inner: Arc<Inner>,
    plan: Arc<Plan>,
    context: Context,
    request: http::Request<Bytes>,
    bearer: Option<Secret<String>>,
    watch: Watch,
    span: Span,
}

/// An attempt that has begun.
struct Begun<'a> {
    span: Span,
    sending: Result<Sending<'a>, Failed>,
}

impl Call {
    /// Boxed, so that a program with many profiles has the call once. The call comes back with its answer: what is left of
    /// its life, the step `decode`, is the profile's.
    fn start(mut self) -> BoxFuture<'static, Result<(Self, Received), Error>> {
        self.span
            .record("service_url", &**self.plan.endpoint.shown());
        self.watch.request_bytes = self.request.body().len();
        Box::pin(async move {
            let run = caught_within(pin!(self.run())).await;
            // Other people's code is caught where it is called: what is left is a timer that has no runtime any more.
            let run = run.unwrap_or_else(|Panicked| Err(self.without_runtime()));
            match run {
                Ok(received) => Ok((self, received)),
                Err(error) => Err(self.failed(error)),
            }
        })
    }

    /// The end of the step `decode`.
    fn decoded<P>(mut self, decoded: Result<Result<P, Error>, Panicked>) -> Result<P, Error> {
        let decoded = decoded.unwrap_or_else(|Panicked| {
            let reason = "a claim panicked while it was read or computed";
            let mut error = Error::internal(self.plan.profile, reason);
            error.parts_mut().step = Step::Decode;
            error.parts_mut().sent = Sent::Answered;
            Err(error)
        });
        match decoded {
            Ok(claims) => {
                self.span.record("attempts", self.watch.attempts);
                self.watch.ended(None);
                Ok(claims)
            }
            Err(error) => Err(self.failed(error)),
        }
    }

    async fn run(&mut self) -> Result<Received, Error> {
        let (inner, plan) = (Arc::clone(&self.inner), Arc::clone(&self.plan));
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(self.without_runtime());
        }
        let mut now = Instant::now();
        let limit = Limit::new(&plan, &self.context, now);
        idempotency::mark(&inner, &plan, &mut self.request)?;
        // Why the attempt before this one failed: a further attempt that cannot begin does not hide it.
        let mut last: Option<Error> = None;
        let mut token_renewed = false;
        loop {
            let place;
            (place, now) = match admit(&plan, &limit, now).await {
                Ok(admitted) => admitted,
                Err(refused) => return Err(last.unwrap_or(refused)),
            };
            let (permit, token, begun);
            {
                // In a block of its own, so that its room is not kept while the answer is waited for.
                let (authorized, now) = match self.authorize(&limit, now).await {
                    Ok(authorized) => authorized,
                    Err(late) if late.is_timeout() => return Err(last.unwrap_or(late)),
                    Err(error) => return Err(error),
                };
                permit = match plan.breaker.admit(now) {
                    Ok(permit) => permit,
                    Err(open) => return Err(last.unwrap_or_else(|| circuit_open(&plan, open))),
                };
                token = authorized.token.clone();
                begun = self.begin(&inner, authorized, &limit);
            }
            let outcome = pin!(self.attempt(begun, &limit)).await;
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
            if let (Some(token), Some(StatusCode::UNAUTHORIZED), false) =
                (&token, error.status(), token_renewed)
            {
                token.withdraw();
                token_renewed = true;
            } else {
                match self.next(&error, &limit) {
                    Decision::Again(wait) => sleep(wait).await,
                    Decision::GiveUp => return Err(error),
                }
            }
            last = Some(error);
            now = Instant::now();
        }
    }

    fn without_runtime(&self) -> Error {
        let (step, sent) = match self.watch.attempts {
            0 => (Step::Admit, Sent::NotSent),
            _ => (Step::Attempt, Sent::MaybeSent),
        };
        let reason = "there is no tokio runtime with timers, or it was shut down during the call";
        let mut error = Error::new(self.plan.profile, ErrorKind::Shutdown, step, reason)
            .help("make the call in a task of a tokio runtime with time and I/O enabled");
        error.parts_mut().sent = sent;
        error
    }

    /// The first half of the step `attempt`: the transport gets the request.
    fn begin<'a>(&mut self, inner: &'a Inner, authorized: Authorized, limit: &Limit) -> Begun<'a> {
        self.watch.attempt();
        let (method, body) = (self.request.method(), self.request.body().len());
        let span = trace::attempt(&self.plan.endpoint, method, body, self.watch.attempts);
        let outgoing = Outgoing {
            #[cfg(feature = "reqwest")]
            fixed: self.plan.fixed.clone(),
            ..Outgoing::new(authorized.request(&self.request), authorized.identity)
        };
        let sending = span.in_scope(|| limit.send(inner, outgoing));
        Begun { span, sending }
    }

    /// The rest of the step `attempt`, and `classify`, in the span of the attempt.
    async fn attempt(&mut self, begun: Begun<'_>, limit: &Limit) -> Result<Received, Error> {
        let Begun { span, sending } = begun;
        let received = match sending {
            Ok(sending) => {
                let received = limit.receive(sending, self.plan.response_limit);
                pin!(received.instrument(span.clone())).await
            }
            Err(failed) => Err(failed),
        };
        let received =
            received.map_err(|failed| failed.into_error(self.plan.profile, Step::Attempt));
        let (mut status, mut bytes) = (None, 0);
        let outcome = received.and_then(|received| {
            (status, bytes) = (Some(received.status), received.body.len());
            received.classify(&self.plan).map(|()| received)
        });
        let failure = outcome.as_ref().err();
        trace::answered(&span, status, bytes);
        if let Some(error) = failure {
            trace::failed(&span, error);
        }
        self.watch.attempted(failure, status, bytes);
        outcome
    }

    /// The step `authorize`, and the time after it.
    async fn authorize(
        &mut self,
        limit: &Limit,
        now: Instant,
    ) -> Result<(Authorized, Instant), Error> {
        let (inner, plan, bearer) = (&self.inner, &self.plan, self.bearer.as_ref());
        let fetch = Fetch::Within(limit);
        let work = authorize(inner, plan, &mut self.request, bearer, fetch);
        // Pinned here, and so never moved: it is large.
        let (authorized, now) = limit
            .of_step(now, pin!(work))
            .await
            .map_err(|failed| failed.into_error(plan.profile, Step::Authorize))?;
        Ok((authorized?, now))
    }

    /// What comes after a failed attempt.
    fn next(&self, error: &Error, limit: &Limit) -> Decision {
        let failed = FailedAttempt {
            kind: error.kind(),
            status: error.status(),
            sent: error.sent(),
            retry_after: error.retry_after(),
            attempts: self.watch.attempts,
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
    fn failed(&mut self, mut error: Error) -> Error {
        let attempts = self.watch.attempts;
        let parts = error.parts_mut();
        parts.attempts = attempts;
        parts.attempts_allowed = self.plan.retry.attempts().max(attempts);
        self.span.record("attempts", attempts);
        trace::failed(&self.span, &error);
        self.watch.ended(Some(&error));
        with_words(&self.inner, &self.plan, &self.context, error)
    }
}

/// The step `admit`: the circuit is looked at, then a place among the calls under way is waited for. The place, and the time
/// after it.
async fn admit<'p>(
    plan: &'p Plan,
    limit: &Limit,
    now: Instant,
) -> Result<(Place<'p>, Instant), Error> {
    plan.breaker
        .look(now)
        .map_err(|open| circuit_open(plan, open))?;
    // Without a timer, where nobody has to wait.
    if limit.holds(now)
        && let Some(place) = plan.origin.places.try_enter()
    {
        return Ok((place, now));
    }
    let place = limit
        .of_call(plan.origin.places.enter())
        .await
        .map_err(|failed| failed.into_error(plan.profile, Step::Admit))?;
    let place = place.map_err(|overloaded| {
        let reason = overloaded.to_string();
        Error::new(plan.profile, ErrorKind::Overloaded, Step::Admit, reason).help(
            "raise `in_flight` or `queue` of `.limits(…)`, if this machine and the API can bear it",
        )
    })?;
    Ok((place, Instant::now()))
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

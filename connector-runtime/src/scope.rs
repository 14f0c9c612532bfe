//! What computed claims see of a call, before it and after it.

use bytes::Bytes;
use http::StatusCode;

use crate::classify::KEPT;
use crate::computed::Unresolved;
use crate::context::Context;
use crate::error::{BoxError, Error, ErrorKind, Sent, Step};
use crate::profile::Profile;

/// What computed claims see of a call; made by the runtime, handed to generated code.
#[derive(Debug)]
pub struct Scope<'a> {
    profile: &'static Profile,
    context: &'a Context,
    answered: Option<Answered<'a>>,
}

/// The answer, where it is there.
#[derive(Debug, Clone, Copy)]
struct Answered<'a> {
    status: StatusCode,
    body: &'a [u8],
}

impl<'a> Scope<'a> {
    pub(crate) fn before(profile: &'static Profile, context: &'a Context) -> Self {
        Self {
            profile,
            context,
            answered: None,
        }
    }

    pub(crate) fn after(
        profile: &'static Profile,
        context: &'a Context,
        status: StatusCode,
        body: &'a [u8],
    ) -> Self {
        Self {
            profile,
            context,
            answered: Some(Answered { status, body }),
        }
    }

    /// A claim that `value`, `default` or `map` computes.
    ///
    /// # Errors
    ///
    /// `InputClaim` before the call, `OutputClaim` after it, naming the claim, with the application's error as its source.
    pub fn computed<T>(
        &self,
        claim: &'static str,
        result: Result<T, BoxError>,
    ) -> Result<T, Error> {
        result.map_err(|source| {
            let mut error = self.error(claim, "could not be computed");
            error.parts_mut().source = Some(source);
            error
        })
    }

    /// A claim that `resolve` fills; `resolver` stands there without its braces, and `read` is the claim's own
    /// [`ResolvedClaim::__resolved`](crate::ResolvedClaim).
    ///
    /// # Errors
    ///
    /// As [`Self::computed`], where the context yields nothing and the claim needs a value, or where its type does not take
    /// what the context yields.
    pub fn resolved<T>(
        &self,
        claim: &'static str,
        resolver: &'static str,
        read: fn(Option<&str>) -> Result<T, Unresolved>,
    ) -> Result<T, Error> {
        let text = self.context.resolved(resolver);
        read(text.as_deref()).map_err(|fault| self.unresolved(claim, resolver, fault))
    }

    /// A claim that `resolve = "{Claim:…}"` fills from another claim, whose text is given.
    ///
    /// # Errors
    ///
    /// As [`Self::resolved`].
    pub fn resolved_from<T>(
        &self,
        claim: &'static str,
        resolver: &'static str,
        text: Result<Option<String>, Unresolved>,
        read: fn(Option<&str>) -> Result<T, Unresolved>,
    ) -> Result<T, Error> {
        text.and_then(|text| read(text.as_deref()))
            .map_err(|fault| self.unresolved(claim, resolver, fault))
    }

    fn unresolved(&self, claim: &'static str, resolver: &str, fault: Unresolved) -> Error {
        match fault {
            Unresolved::Absent => {
                let source = match resolver.strip_prefix("Claim:") {
                    Some(other) => format!("the claim `{other}` has none either"),
                    None => format!("the call's context has none for `{{{resolver}}}`"),
                };
                self.error(claim, &format!("has no value: {source}"))
                    .help("set it on the `Context` of the call, or let the claim be an `Option`")
            }
            Unresolved::Refused => self.error(
                claim,
                &format!("is of a type that does not take what `{{{resolver}}}` yields"),
            ),
        }
    }

    /// A claim that could not be computed; `reason` goes on from its name.
    fn error(&self, claim: &'static str, reason: &str) -> Error {
        let Some(Answered { status, body }) = self.answered else {
            return Error::input_claim(self.profile, claim, reason);
        };
        let reason = format!("the claim `{claim}` {reason}");
        let mut error = Error::new(self.profile, ErrorKind::OutputClaim, Step::Decode, reason);
        let parts = error.parts_mut();
        parts.claim = Some(claim);
        parts.sent = Sent::Answered;
        parts.status = Some(status);
        parts.body = Bytes::copy_from_slice(&body[..body.len().min(KEPT)]);
        error
    }
}

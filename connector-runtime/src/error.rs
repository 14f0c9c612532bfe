//! What went wrong: which step, what kind, whether the API may have seen the request, and the words for the person at the
//! screen.
//!
//! Nothing here holds a claim value, a secret or a filled URL, in `Debug` as in `Display`; what the API answered is in
//! [`Error::body`] and [`Error::validation`] alone.

use std::any::TypeId;
use std::borrow::Cow;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;

use crate::profile::Profile;
use crate::refusal::Refusal;
use crate::validation::ValidationError;

mod display;
mod kind;

pub use kind::{ErrorKind, Sent, Step};

/// Why an exchange failed.
///
/// ```
/// # use connector_runtime::{Error, ErrorKind};
/// fn answer(error: &Error) -> (u16, String) {
///     match error.kind() {
///         ErrorKind::Validation => (409, error.user_message().to_owned()), // the API's own sentence
///         _ => (502, error.user_message().to_owned()),                     // the profile's, or the built-in one
///     }
/// }
/// ```
pub struct Error(Box<Parts>);

/// What is known of a failure.
pub(crate) struct Parts {
    pub(crate) profile: &'static Profile,
    pub(crate) kind: ErrorKind,
    pub(crate) step: Step,
    pub(crate) sent: Sent,
    /// Attempts made, and how many there could have been.
    pub(crate) attempts: u32,
    pub(crate) attempts_allowed: u32,
    pub(crate) claim: Option<&'static str>,
    /// What happened: a sentence that goes on from the profile's id.
    pub(crate) reason: Cow<'static, str>,
    /// What to change.
    pub(crate) help: Option<Cow<'static, str>>,
    pub(crate) status: Option<StatusCode>,
    pub(crate) body: Bytes,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) validation: Option<ValidationError>,
    pub(crate) user_message: String,
    /// The limit that was hit.
    pub(crate) limit: Option<Duration>,
    /// Whether a name was being resolved: a resolver that hangs is a timeout with the message for names.
    pub(crate) resolving: bool,
    /// What the application's own code said, where that failed.
    pub(crate) source: Option<BoxError>,
}

/// An error of the application's own code, whatever it is: what `?` in a computed claim makes of it.
pub type BoxError = Box<dyn std::error::Error + Send + Sync + 'static>;

impl Error {
    pub(crate) fn new(
        profile: &'static Profile,
        kind: ErrorKind,
        step: Step,
        reason: impl Into<Cow<'static, str>>,
    ) -> Self {
        let (reason, help) = with_help(reason.into());
        Self(Box::new(Parts {
            profile,
            kind,
            step,
            sent: Sent::NotSent,
            attempts: 0,
            attempts_allowed: 1,
            claim: None,
            reason,
            help,
            status: None,
            body: Bytes::new(),
            retry_after: None,
            validation: None,
            user_message: String::new(),
            limit: None,
            resolving: false,
            source: None,
        }))
    }

    /// A claim that cannot be sent; `reason` goes on from the claim's name.
    pub(crate) fn input_claim(
        profile: &'static Profile,
        claim: &'static str,
        reason: &str,
    ) -> Self {
        let reason = format!("the claim `{claim}` {reason}");
        let mut error = Self::new(profile, ErrorKind::InputClaim, Step::Prepare, reason);
        error.0.claim = Some(claim);
        error
    }

    /// A claim of an answer that cannot be written; `reason` goes on from the claim's name.
    #[cfg(any(feature = "axum", feature = "testing"))]
    pub(crate) fn output_claim(
        profile: &'static Profile,
        claim: &'static str,
        reason: &str,
    ) -> Self {
        let reason = format!("the claim `{claim}` {reason}");
        let mut error = Self::new(profile, ErrorKind::OutputClaim, Step::Prepare, reason);
        error.0.claim = Some(claim);
        error
    }

    /// A fault of this library.
    pub(crate) fn internal(profile: &'static Profile, reason: &'static str) -> Self {
        Self::new(profile, ErrorKind::Internal, Step::Prepare, reason)
    }

    pub(crate) fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.0.help = Some(help.into());
        self
    }

    pub(crate) fn parts(&self) -> &Parts {
        &self.0
    }

    pub(crate) fn parts_mut(&mut self) -> &mut Parts {
        &mut self.0
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The step of the call in which it failed.
    #[must_use]
    pub fn step(&self) -> Step {
        self.0.step
    }

    /// Whether the API may have seen the request: what decides whether it may be sent again.
    #[must_use]
    pub fn sent(&self) -> Sent {
        self.0.sent
    }

    /// How many attempts were made; 0 where the call failed before the first.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The profile that was called.
    #[must_use]
    pub fn profile(&self) -> &'static Profile {
        self.0.profile
    }

    /// The claim that is to blame, by its field's name.
    #[must_use]
    pub fn claim(&self) -> Option<&'static str> {
        self.0.claim
    }

    /// The status of the answer, where there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The body of the answer, at most 16 KiB of it; empty where there was none. It may hold personal data.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// `Retry-After` of the answer.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The API's own error (the documents' *Returning validation error message*), for programs. 408 and 429 may have one
    /// too.
    #[must_use]
    pub fn validation(&self) -> Option<&ValidationError> {
        self.0.validation.as_ref()
    }

    /// The text for the person at the screen: the API's own message for a validation error, else the profile's message for
    /// that failure, else its default message, else the built-in one (the documents' *Error handling*).
    #[must_use]
    pub fn user_message(&self) -> &str {
        &self.0.user_message
    }

    /// The API's own error as the type that the profile declares by `refusal`: its `code`, without a string to compare.
    ///
    /// None where the API did not refuse the claims (see [`validation`](Self::validation)), and for any other type than the
    /// declared one.
    ///
    /// ```
    /// # use connector_runtime::{Error, Refusal, technical_profile};
    /// #[derive(Debug, Refusal)]
    /// enum SignUpRefusal {
    ///     #[code("API12345")]
    ///     AddressTaken,
    ///     #[code(other)]
    ///     Other(Option<String>),
    /// }
    ///
    /// #[technical_profile(service_url = "https://crm.example.com/signup", auth = Bearer, refusal = SignUpRefusal)]
    /// struct SignUp {
    ///     #[input] email: String,
    /// }
    ///
    /// fn advice(error: &Error) -> &'static str {
    ///     match error.refusal::<SignUpRefusal>() {
    ///         Some(SignUpRefusal::AddressTaken) => "sign in instead",
    ///         Some(SignUpRefusal::Other(_)) => "correct the input",
    ///         None => "try again later",
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn refusal<R: Refusal>(&self) -> Option<R> {
        let declared = self.0.profile.refusal?;
        let validation = self.0.validation.as_ref()?;
        (declared() == TypeId::of::<R>()).then(|| R::from_code(validation.code()))
    }

    /// Whether a limit of time was hit.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }

    /// Whether the same call may be sent again as it is and could then succeed: it was not sent, or its profile is
    /// idempotent, and the failure is of a passing kind.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        let again = self.0.sent == Sent::NotSent || self.0.profile.is_idempotent();
        again && self.0.kind.may_pass(self.0.status)
    }
}

/// What happened, and what to change: the sentences of keys and URLs come in one piece, and step and attempt stand between.
fn with_help(text: Cow<'static, str>) -> (Cow<'static, str>, Option<Cow<'static, str>>) {
    match text.split_once("; help: ") {
        None => (text, None),
        Some((reason, help)) => (reason.to_owned().into(), Some(help.to_owned().into())),
    }
}

//! A successful answer, as generated code reads it.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::StatusCode;

use crate::classify::KEPT;
use crate::context::Context;
use crate::decode::{self, Fault, Read, Reader};
use crate::error::{Error, ErrorKind, Sent, Step};
use crate::profile::Profile;
use crate::scope::Scope;
use crate::steps::{App, Verdict, shorten, verdict};

/// A successful answer; made by the runtime, handed to generated code.
pub struct Answer<'a> {
    profile: &'static Profile,
    context: &'a Context,
    status: StatusCode,
    body: Cow<'a, [u8]>,
}

impl<'a> Answer<'a> {
    pub(crate) fn new(
        profile: &'static Profile,
        context: &'a Context,
        status: StatusCode,
        body: &'a [u8],
        app: Option<&App>,
    ) -> Self {
        let body = if profile.step.is_some() {
            shorten(body, app)
        } else {
            Cow::Borrowed(body)
        };
        Self {
            profile,
            context,
            status,
            body,
        }
    }

    /// What the API decided: of a technical profile, that the claims are in the answer.
    pub(crate) fn verdict(&self) -> Result<Verdict, Error> {
        match self.profile.step {
            None => Ok(Verdict::Continue),
            Some(step) => verdict(self.profile, step, self.status, &self.body),
        }
    }

    /// What claims that are computed after the call see of it.
    #[must_use]
    pub fn scope(&self) -> Scope<'_> {
        Scope::after(self.profile, self.context, self.status, &self.body)
    }

    /// Reads the claims of the answer; `readers` stand in the order of the profile's outputs.
    ///
    /// # Errors
    ///
    /// `Decode`, naming the claim where one is to blame.
    pub fn read(&self, readers: &mut [&mut dyn Reader]) -> Result<(), Error> {
        decode::read(&self.body, self.profile.outputs, readers).map_err(|fault| self.error(&fault))
    }

    /// The claim at this index of the outputs, which must have a value unless its type can do without.
    ///
    /// # Errors
    ///
    /// `Decode`, naming the claim.
    pub fn required<T>(&self, index: usize, read: Read<T>) -> Result<T, Error> {
        read.required(index).map_err(|fault| self.error(&fault))
    }

    /// The claim's value, if the answer had one.
    #[must_use]
    pub fn optional<T>(&self, read: Read<T>) -> Option<T> {
        read.optional()
    }

    fn error(&self, fault: &Fault) -> Error {
        let outputs = self.profile.outputs;
        let mut error = Error::new(
            self.profile,
            ErrorKind::Decode,
            Step::Decode,
            fault.sentence(outputs).to_string(),
        );
        let parts = error.parts_mut();
        parts.claim = fault
            .claim()
            .and_then(|index| outputs.get(index))
            .map(|claim| claim.name);
        parts.help = fault.help().map(Into::into);
        parts.sent = Sent::Answered;
        parts.status = Some(self.status);
        parts.body = Bytes::copy_from_slice(&self.body[..self.body.len().min(KEPT)]);
        error
    }
}

/// Without what the API said: that may be anybody's data.
impl fmt::Debug for Answer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("profile", &self.profile.id)
            .field("status", &self.status)
            .field("body_length", &self.body.len())
            .finish()
    }
}

//! The parts of a call one by one, for the benchmarks and the fuzz targets, with what a connector holds ready.

use std::fmt;
use std::marker::PhantomData;

use crate::answer::Answer;
use crate::classify::classify;
use crate::clock::SystemClock;
use crate::context::Context;
use crate::encode::{self, Slot};
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::message::Words;
use crate::prepared::{LIMIT, Prepared};
use crate::profile::Profile;
use crate::technical_profile::TechnicalProfile;

/// A profile whose service URL is ready, as a connector holds it.
pub struct Ready<P> {
    endpoint: Endpoint,
    context: Context,
    profile: PhantomData<fn() -> P>,
}

impl<P: TechnicalProfile> Ready<P> {
    /// None where the service URL asks for settings.
    #[must_use]
    pub fn new(context: Context) -> Option<Self> {
        let profile = P::PROFILE;
        let endpoint = Endpoint::new(
            profile.service_url,
            profile.inputs,
            profile.allow_http,
            |_| None,
        );
        Some(Self {
            endpoint: endpoint.ok()?,
            context,
            profile: PhantomData,
        })
    }

    /// The step `prepare`.
    ///
    /// # Errors
    ///
    /// Those of [`TechnicalProfile::prepare`].
    pub fn prepare(&self, input: P::Input) -> Result<Prepared<P>, Error> {
        Prepared::new(input, &self.endpoint, &self.context)
    }

    /// The step `classify`, and the words for people.
    ///
    /// # Errors
    ///
    /// What the answer is, where it is no success.
    pub fn classify(
        &self,
        status: http::StatusCode,
        headers: &http::HeaderMap,
        body: &[u8],
    ) -> Result<(), Error> {
        classify(P::PROFILE, status, headers, body, &SystemClock).map_err(|mut error| {
            Words::plain(self.endpoint.shown(), LIMIT).put(&mut error);
            error
        })
    }

    /// The step `decode`, of an answer that is a success.
    ///
    /// # Errors
    ///
    /// Those of [`Prepared::decode`] at that step.
    pub fn decode(&self, sent: P::__Sent, body: &[u8]) -> Result<P, Error> {
        let status = http::StatusCode::OK;
        let answer = Answer::new(P::PROFILE, &self.context, status, body, self.endpoint.app());
        P::__decode(sent, &answer)
    }
}

impl<P> fmt::Debug for Ready<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Ready").field(&self.endpoint).finish()
    }
}

/// The body of mode `Body` alone.
///
/// # Errors
///
/// Those of encoding.
pub fn body(profile: &'static Profile, slots: &[Slot<'_>]) -> Result<Vec<u8>, Error> {
    encode::claims(profile, slots)
}

//! The traits that the macro implements, and the two halves of a call without I/O.

use crate::answer::Answer;
use crate::context::Context;
use crate::contract::{Contract, Restful};
use crate::encode::{Encoded, Encoder};
use crate::endpoint::Endpoint;
use crate::error::{Error, ErrorKind, Step};
use crate::message::Words;
use crate::prepared::{self, Prepared};
use crate::profile::Profile;
use crate::scope::Scope;

/// A struct of claims that a RESTful technical profile describes; implemented by
/// [`#[technical_profile]`](macro@crate::technical_profile) alone.
///
/// The struct is what an exchange returns: the claims after the call.
pub trait TechnicalProfile:
    ClaimsExchange<Contract = Restful, __Input = <Self as TechnicalProfile>::Input>
{
    /// The claims that the caller must provide: `…Input`.
    type Input: InputClaims<Profile = Self>;
    /// The claims that the API returns: `…Output`, what a server or a fake answers with.
    type Output;

    /// Everything that was declared, as data.
    const PROFILE: &'static Profile = <Self as ClaimsExchange>::__PROFILE;

    /// Makes the request, without authentication and without any I/O: the first half of a call. The second is
    /// [`Prepared::decode`].
    ///
    /// ```
    /// # use connector_runtime::{technical_profile, Context, TechnicalProfile};
    /// #[technical_profile(service_url = "https://crm.example.com/lookup", auth = Bearer)]
    /// struct Lookup {
    ///     #[input] email: String,
    ///     #[output(default = 0)] points: u32,
    /// }
    ///
    /// let prepared = Lookup::prepare(LookupInput { email: "kim@example.com".into() }, &Context::new())?;
    /// assert_eq!(prepared.request().body(), r#"{"email":"kim@example.com"}"#);
    ///
    /// let response = http::Response::new(br#"{"points":7}"#);
    /// assert_eq!(prepared.decode(&response)?.points, 7);
    /// # Ok::<(), connector_runtime::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `InputClaim`, naming the claim that cannot be sent as it is; `Setting` where the service URL has a `{Settings:Name}`
    /// that the context does not fill, or fills against the rules.
    fn prepare(
        input: <Self as TechnicalProfile>::Input,
        context: &Context,
    ) -> Result<Prepared<Self>, Error> {
        Self::__prepare(input, context)
    }
}

/// A struct of claims that a connector of a user flow describes; implemented by
/// [`#[api_connector]`](macro@crate::api_connector) alone.
///
/// The struct holds the claims after the call; it stands in the `Continue` of its step's answer.
pub trait ApiConnector: ClaimsExchange<__Input = <Self as ApiConnector>::Input> {
    /// The claims that the caller must provide: `…Input`.
    type Input: InputClaims<Profile = Self>;
    /// The claims that the API returns: `…Output`.
    type Output;

    /// Everything that was declared, as data.
    const PROFILE: &'static Profile = <Self as ClaimsExchange>::__PROFILE;

    /// Makes the request, as [`TechnicalProfile::prepare`] does.
    ///
    /// # Errors
    ///
    /// As [`TechnicalProfile::prepare`].
    fn prepare(
        input: <Self as ApiConnector>::Input,
        context: &Context,
    ) -> Result<Prepared<Self>, Error> {
        Self::__prepare(input, context)
    }
}

/// What a [`TechnicalProfile`] and an [`ApiConnector`] have in common: all that a call needs to know. Nobody implements it but
/// the macros.
pub trait ClaimsExchange: Sized {
    /// What the API may answer: [`Restful`] for a technical profile, the [step](crate::steps) of a connector.
    type Contract: Contract;

    #[doc(hidden)]
    type __Input: InputClaims<Profile = Self>;

    #[doc(hidden)]
    type __Output;

    #[doc(hidden)]
    const __PROFILE: &'static Profile;

    /// Everything that was declared, as data, for code that is generic over what it calls.
    #[must_use]
    fn profile() -> &'static Profile {
        Self::__PROFILE
    }

    /// The first half of a call.
    #[doc(hidden)]
    fn __prepare(input: Self::__Input, context: &Context) -> Result<Prepared<Self>, Error> {
        let profile = Self::__PROFILE;
        let endpoint = Endpoint::new(
            profile.service_url,
            profile.inputs,
            profile.allow_http,
            |name| context.setting_value(name),
        )
        .and_then(|endpoint| endpoint.of_app(profile, |name| context.setting_value(name)))
        .map_err(|fault| {
            let mut error = Error::new(profile, ErrorKind::Setting, Step::Prepare, fault);
            let shown = profile.service_url.split('?').next().unwrap_or_default();
            Words::plain(shown, prepared::LIMIT).put(&mut error);
            error
        })?;
        Prepared::new(input, &endpoint, context)
    }

    /// The claims as sent: given and computed.
    #[doc(hidden)]
    type __Sent;

    /// Computes what is computed before the call.
    #[doc(hidden)]
    fn __sent(input: Self::__Input, scope: &Scope<'_>) -> Result<Self::__Sent, Error>;

    /// Hands the claims to the encoder, in the order of the profile's inputs.
    #[doc(hidden)]
    fn __encode(sent: &Self::__Sent, encoder: Encoder<'_>) -> Result<Encoded, Error>;

    /// Reads the claims of the answer and joins them with what was sent.
    #[doc(hidden)]
    fn __decode(sent: Self::__Sent, answer: &Answer<'_>) -> Result<Self, Error>;
}

/// The claims that the caller of a profile provides, tied to the profile; implemented by
/// [`#[technical_profile]`](macro@crate::technical_profile) for each `…Input`, so that
/// [`Connector::exchange`](crate::Connector::exchange) needs no turbofish.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the input of a technical profile",
    label = "not an `…Input` struct",
    note = "help: `exchange` takes the `…Input` struct that `#[technical_profile]` makes beside yours"
)]
pub trait InputClaims: Sized {
    /// The struct that bears the attribute.
    type Profile: ClaimsExchange<__Input = Self>;

    /// As [`TechnicalProfile::prepare`], for code that is generic over what it calls.
    ///
    /// # Errors
    ///
    /// As [`TechnicalProfile::prepare`].
    fn prepare(self, context: &Context) -> Result<Prepared<Self::Profile>, Error> {
        Self::Profile::__prepare(self, context)
    }
}

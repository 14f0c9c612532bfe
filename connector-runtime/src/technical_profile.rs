//! The traits that the macro implements, and the two halves of a call without I/O.

use crate::answer::Answer;
use crate::context::Context;
use crate::contract::Contract;
use crate::encode::{Encoded, Encoder};
use crate::endpoint::Endpoint;
use crate::error::{Error, ErrorKind, Step};
use crate::message::Words;
use crate::prepared::{self, Prepared};
use crate::profile::Profile;
use crate::scope::Scope;

/// A struct of claims that a RESTful technical profile describes, or a connector of a user flow; implemented by
/// [`#[technical_profile]`](macro@crate::technical_profile) and [`#[api_connector]`](macro@crate::api_connector) alone.
///
/// The struct holds the claims after the call.
pub trait TechnicalProfile: Sized {
    /// The claims that the caller must provide: `…Input`.
    type Input: InputClaims<Profile = Self>;
    /// The claims that the API returns: `…Output`, what a server or a fake answers with.
    type Output;
    /// What the API may answer: [`Restful`](crate::Restful) for a technical profile, the [step](crate::steps) of a connector.
    type Contract: Contract;

    /// Everything that was declared, as data.
    const PROFILE: &'static Profile;

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
    fn prepare(input: Self::Input, context: &Context) -> Result<Prepared<Self>, Error> {
        let profile = Self::PROFILE;
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
    fn __sent(input: Self::Input, scope: &Scope<'_>) -> Result<Self::__Sent, Error>;

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
    /// The struct that bears `#[technical_profile]`.
    type Profile: TechnicalProfile<Input = Self>;
}

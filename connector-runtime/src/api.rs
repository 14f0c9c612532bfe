//! The API's side of a profile: a request comes in, its claims go out; claims come in, an answer goes out.
//!
//! The same struct gives both sides, so that client and server cannot drift apart. A server takes this up for axum
//! ([`server`](crate::server)), a fake API for tests ([`testing`](crate::testing)).

use http::{HeaderMap, Uri};

use crate::decode::AnswerClaim;
use crate::encode::BodyClaim;
use crate::error::Error;
use crate::technical_profile::ClaimsExchange;

mod call;
mod error;
mod incoming;
mod outgoing;
mod place;
mod reply;
pub(crate) mod template;

pub use call::UserFlowCall;
pub use error::RequestError;
pub use incoming::{Incoming, Wanted};
pub use outgoing::Outgoing;
pub(crate) use reply::malformed;
pub use reply::{IntoReply, Reply};

/// A profile whose API's side can be built: every input can be read from a request, every output written into an answer.
///
/// Implemented by the macros, for profiles whose claim types allow it: inputs implement `serde::Deserialize`, outputs
/// `serde::Serialize`, claims that are given and never sent (`#[claim]`) `Default`.
///
/// ```
/// # use connector_runtime::{Context, ProfileApi, Reply, TechnicalProfile, technical_profile};
/// #[technical_profile(service_url = "https://crm.example.com/lookup", auth = Bearer)]
/// struct Lookup { #[input] email: String, #[output] points: u32 }
///
/// let prepared = Lookup::prepare(LookupInput { email: "kim@example.com".into() }, &Context::new())?;
/// let received = Lookup::receive(prepared.request())?;
/// assert_eq!(received.email, "kim@example.com");
///
/// let answer = Reply::<Lookup>::continue_with(LookupOutput { points: 7 }).into_http();
/// assert_eq!(prepared.decode(&answer)?.points, 7);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait ProfileApi: ClaimsExchange<__Output: OutputClaims<Profile = Self>> {
    /// Reads the claims of a request, without any framework; who calls is not checked.
    ///
    /// # Errors
    ///
    /// What is wrong with the request, naming the claim where one is to blame.
    fn receive(request: &http::Request<impl AsRef<[u8]>>) -> Result<Self::__Input, RequestError> {
        let body = request.body().as_ref();
        receive::<Self>(request.uri(), request.headers(), body).map(|(claims, _)| claims)
    }

    /// Reads the claims of a request.
    #[doc(hidden)]
    fn __receive<__L>(incoming: &Incoming<'_>) -> Result<Self::__Input, RequestError>;

    /// Writes the claims of an answer.
    #[doc(hidden)]
    fn __reply<__L>(output: &Self::__Output) -> Result<Outgoing, Error>;
}

/// The claims of a request, and what a user flow says of itself in it.
pub(crate) fn receive<P: ProfileApi>(
    uri: &Uri,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<(P::__Input, UserFlowCall), RequestError> {
    let claims = P::__receive::<()>(&Incoming::new(P::__PROFILE, uri, headers, body))?;
    let call = UserFlowCall::read(P::__PROFILE, body)?;
    Ok((claims, call))
}

/// The claims that the API of a profile returns, tied to the profile; implemented for each `…Output`.
pub trait OutputClaims: Sized {
    /// The struct that bears the macro.
    type Profile: ClaimsExchange<__Output = Self>;
}

/// A type that an input claim may have on the API's side. The lifetime is bound to nothing: with it, rustc checks the bound
/// where it is needed, and a profile that only calls needs none.
#[diagnostic::on_unimplemented(
    message = "the API's side of the profile cannot read `{Self}` from a request",
    label = "this type does not implement `serde::Deserialize`",
    note = "help: write `#[derive(serde::Deserialize)]` on `{Self}`, or turn on the `serde` feature of the crate that it comes from"
)]
pub trait ReceivedClaim<'a>: AnswerClaim {}
#[diagnostic::do_not_recommend]
impl<T: AnswerClaim> ReceivedClaim<'_> for T {}

/// The same for an output claim.
#[diagnostic::on_unimplemented(
    message = "the API's side of the profile cannot write `{Self}` into an answer",
    label = "this type does not implement `serde::Serialize`",
    note = "help: write `#[derive(serde::Serialize)]` on `{Self}`, or turn on the `serde` feature of the crate that it comes from"
)]
pub trait RepliedClaim<'a>: BodyClaim {}
#[diagnostic::do_not_recommend]
impl<T: BodyClaim> RepliedClaim<'_> for T {}

/// The same for a claim that is given and never sent: the API never sees it, and there it has its default.
#[diagnostic::on_unimplemented(
    message = "the API's side of the profile never sees a claim of type `{Self}`, and the type has no default to stand for it",
    label = "this type does not implement `Default`",
    note = "help: write `#[derive(Default)]` on `{Self}`"
)]
pub trait UnsentClaim<'a>: Default {}
#[diagnostic::do_not_recommend]
impl<T: Default> UnsentClaim<'_> for T {}

/// Lets through what the macros write for the API's side.
#[doc(hidden)]
#[macro_export]
macro_rules! __api {
    ($($tokens:tt)*) => { $($tokens)* };
}

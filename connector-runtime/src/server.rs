//! The API itself, for axum: the struct that calls an API also receives the call and answers it.
//!
//! [`Received`] is an extractor, [`Reply`] an answer; [`Callers`] says who may call, out of the same key container and under
//! the same names as the profile's `auth`.
//!
//! ```
//! use axum::{Router, routing::post};
//! use connector_runtime::server::{Callers, Received, Reply};
//! use connector_runtime::{Keys, api_connector};
//!
//! #[api_connector(
//!     step = PostAttributeCollection,
//!     service_url = "https://partner.example.com/validate",
//!     auth = Basic,
//! )]
//! pub struct ValidateSignUp {
//!     #[input]                        pub email: String,
//!     #[input(partner = "jobTitle")]  pub job_title: Option<String>,
//!     #[output(partner = "extension_LoyaltyNumber")] pub loyalty_number: Option<String>,
//! }
//!
//! async fn validate(claims: Received<ValidateSignUp>) -> Reply<ValidateSignUp> {
//!     if claims.job_title.is_none() {
//!         return Reply::validation_error("Please enter a job title.");
//!     }
//!     Reply::continue_with(ValidateSignUpOutput { loyalty_number: Some("en-1234".into()) })
//! }
//!
//! let keys = Keys::new()
//!     .with("BasicAuthenticationUsername", "azure-ad")
//!     .with("BasicAuthenticationPassword", "correct horse");
//! let app: Router = Router::new().route("/validate", post(validate)).with_state(Callers::new(keys));
//! ```
//!
//! # What is answered to a request that is none
//!
//! | what is wrong | status | body |
//! |---|---|---|
//! | nobody, or somebody else, calls | 401 | none |
//! | the body is too large for axum's limit | 413 | none |
//! | the `Content-Type` is another | 415 | the error contract |
//! | a claim is missing or of another type, or the body is no JSON | 400 | the error contract |
//! | a key that `auth` names is missing here | 500 | none |
//!
//! The error contract is the documents' (`version`, `status`, `code`, `userMessage`, `developerMessage`), and
//! `developerMessage` names the claim and never its value. A 401 has no body: with a `userMessage` in it, the one who calls
//! would take it for a validation error.

use std::fmt;
use std::ops::Deref;

use axum_core::body::Body;
use axum_core::extract::{FromRef, FromRequest, Request};
use axum_core::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};

use crate::api;
pub use crate::api::{Reply, RequestError, UserFlowCall};
use crate::{OutputClaims, ProfileApi};

mod callers;
mod certificate;
mod credential;

pub use callers::{Callers, FingerprintError};

/// The claims of a request of the profile `P`, from somebody who may call: an extractor for axum that dereferences to
/// `…Input`.
///
/// The state of the router is a [`Callers`], or one that holds it (`axum::extract::FromRef`).
pub struct Received<P: ProfileApi> {
    /// The claims.
    pub claims: P::__Input,
    call: UserFlowCall,
}

impl<P: ProfileApi> Received<P> {
    /// The claims alone.
    #[must_use]
    pub fn into_inner(self) -> P::__Input {
        self.claims
    }

    /// What the user flow says of itself, in a request of an API connector.
    #[must_use]
    pub fn user_flow(&self) -> &UserFlowCall {
        &self.call
    }
}

impl<P: ProfileApi> Deref for Received<P> {
    type Target = P::__Input;

    fn deref(&self) -> &P::__Input {
        &self.claims
    }
}

/// Nothing of the claims.
impl<P: ProfileApi> fmt::Debug for Received<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received")
            .field("profile", &P::__PROFILE.id)
            .finish_non_exhaustive()
    }
}

impl<S, P> FromRequest<S> for Received<P>
where
    S: Send + Sync,
    P: ProfileApi<__Input: Send>,
    Callers: FromRef<S>,
{
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        let (head, body) = request.into_parts();
        // Before the body is read: a stranger is not worth its bytes.
        Callers::from_ref(state).check(P::__PROFILE, &head).await?;
        let body = Request::from_parts(head.clone(), body);
        let body = Bytes::from_request(body, state)
            .await
            .map_err(|refused| Rejection(Box::new(refused.into_response())))?;
        let (claims, call) = api::receive::<P>(&head.uri, &head.headers, &body)
            .map_err(|error| Rejection::malformed(P::__PROFILE, &error))?;
        Ok(Self { claims, call })
    }
}

/// The answer to a request that is none of the profile, or of nobody who may call.
pub struct Rejection(Box<Response>);

impl Rejection {
    fn malformed(profile: &'static crate::Profile, error: &RequestError) -> Self {
        tracing::debug!(profile = profile.id, %error, "a request is none of the profile");
        Self(Box::new(api::malformed(profile, error).map(Body::from)))
    }

    fn unknown_caller(challenge: &'static str) -> Self {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::UNAUTHORIZED;
        response.headers_mut().insert(
            header::WWW_AUTHENTICATE,
            HeaderValue::from_static(challenge),
        );
        Self(Box::new(response))
    }

    fn no_key() -> Self {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        Self(Box::new(response))
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        *self.0
    }
}

impl fmt::Debug for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Rejection")
            .field(&self.0.status().as_u16())
            .finish()
    }
}

impl<P: ProfileApi> IntoResponse for Reply<P>
where
    P::__Output: OutputClaims<Profile = P>,
{
    fn into_response(self) -> Response {
        self.into_http().map(Body::from)
    }
}

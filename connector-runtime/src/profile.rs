//! What a technical profile declares, as data.
//!
//! The macro writes one [`Profile`] a struct, as a `static`; encoding, decoding and the call read it and are compiled once,
//! here. The same description serves whoever wants to print, document or export a profile.

use std::any::TypeId;
use std::time::Duration;

use crate::steps::UserFlowStep;

mod auth;
mod body;
mod claim;
mod rule;

pub use auth::Auth;
pub use body::{Member, Node};
pub use claim::{InputClaim, OutputClaim, Place, Step};
pub use rule::{ClaimPart, ClaimRule, Says};

/// Everything that a technical profile declares: the documents' `TechnicalProfile` element.
///
/// Written by `#[technical_profile]` alone, read by anyone: each field bears the name of the key that sets it. Fields may be
/// added in any release, so a profile is not made by hand.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of its own in the documents"
)]
pub struct Profile {
    /// The name of the struct.
    pub name: &'static str,
    /// `Id`. Default: the struct's name.
    pub id: &'static str,
    /// `DisplayName`. Default: the first line of the doc comment, empty without one.
    pub display_name: &'static str,
    /// `ServiceUrl`: the endpoint as written, with its placeholders.
    pub service_url: &'static str,
    /// `AuthenticationType` and `CryptographicKeys`: how the API knows who calls; empty for `None`.
    pub auth: &'static [Auth],
    /// `AllowInsecureAuthInProduction`: `auth = None` may run in production. Default: false.
    pub allow_insecure_auth_in_production: bool,
    /// The profile is refused by a connector in production. Default: false. The documents' `DeploymentMode`.
    pub development_only: bool,
    /// `SendClaimsIn`: where the input claims go unless they say otherwise. Default: `Body`.
    pub send_claims_in: SendClaimsIn,
    /// The verb. Default: fixed by the mode, POST for `Body` and `Form`, GET for the others.
    pub method: Method,
    /// `DebugMode`: an API's own error shows all its fields in [`ValidationError::details`](crate::ValidationError::details).
    /// Default: false.
    pub debug_mode: bool,
    /// `DefaultUserMessageIfRequestFailed`.
    pub default_user_message_if_request_failed: Option<&'static str>,
    /// `UserMessageIfCircuitOpen`.
    pub user_message_if_circuit_open: Option<&'static str>,
    /// `UserMessageIfDnsResolutionFailed`.
    pub user_message_if_dns_resolution_failed: Option<&'static str>,
    /// `UserMessageIfRequestTimeout`.
    pub user_message_if_request_timeout: Option<&'static str>,
    /// The limit of the whole call. Default: the connector's.
    pub timeout: Option<Duration>,
    /// The limit of one attempt. Default: the connector's.
    pub attempt_timeout: Option<Duration>,
    /// How often a call is sent again at the most. Default: the connector's.
    pub retries: Option<u32>,
    /// Whether the API takes the same call twice. Default: as the method is (GET, PUT and DELETE are).
    pub idempotent: Option<bool>,
    /// The largest answer, in bytes, that is read. Default: the connector's.
    pub response_limit: Option<usize>,
    /// `Content-Type` of a payload claim. Default: `application/json`.
    pub content_type: &'static str,
    /// Plain `http:` to a host that is not loopback. Default: false.
    pub allow_http: bool,
    /// The step of a user flow, of an API connector; none for a technical profile.
    pub step: Option<UserFlowStep>,
    /// Whether a connector sends its `step`. Default: true.
    pub send_step: bool,
    /// `InputClaims`: the claims that travel to the API, in declaration order, the bearer and the payload among them.
    pub inputs: &'static [InputClaim],
    /// `OutputClaims`: the claims that are read from the answer, in declaration order.
    pub outputs: &'static [OutputClaim],
    /// The members of the request's body, where a claim's `path` nests it; none where the body is flat.
    pub body: Option<&'static [Member]>,
    /// What claims say beside names and places: a line a key, for [`Profile::rules`] to take apart.
    #[doc(hidden)]
    pub rules: &'static str,
    /// The type of the enum that `refusal` names.
    pub refusal: Option<fn() -> TypeId>,
}

impl Profile {
    /// Whether the API takes the same call twice: as `idempotent` says, else as the method is (RFC 9110 §9.2.2).
    #[must_use]
    pub fn is_idempotent(&self) -> bool {
        self.idempotent.unwrap_or(matches!(
            self.method,
            Method::Get | Method::Put | Method::Delete
        ))
    }

    /// Whether the API knows who calls.
    #[must_use]
    pub fn is_anonymous(&self) -> bool {
        self.auth.is_empty()
    }

    /// What holds where a profile says nothing; the macro starts from it.
    #[doc(hidden)]
    pub const DEFAULT: Self = Self {
        name: "",
        id: "",
        display_name: "",
        service_url: "",
        auth: &[],
        allow_insecure_auth_in_production: false,
        development_only: false,
        send_claims_in: SendClaimsIn::Body,
        method: Method::Post,
        debug_mode: false,
        default_user_message_if_request_failed: None,
        user_message_if_circuit_open: None,
        user_message_if_dns_resolution_failed: None,
        user_message_if_request_timeout: None,
        timeout: None,
        attempt_timeout: None,
        retries: None,
        idempotent: None,
        response_limit: None,
        content_type: "application/json",
        allow_http: false,
        step: None,
        send_step: true,
        inputs: &[],
        outputs: &[],
        body: None,
        rules: "",
        refusal: None,
    };
}

/// `SendClaimsIn`: where the input claims of a profile go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SendClaimsIn {
    /// A JSON object in the request body, one member a claim. POST.
    Body,
    /// `application/x-www-form-urlencoded` in the request body. POST.
    Form,
    /// One request header a claim. GET.
    Header,
    /// Placeholders of the service URL. GET.
    Url,
    /// Appended to the query of the service URL. GET.
    QueryString,
}

/// The verb of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

impl From<Method> for http::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::GET,
            Method::Post => Self::POST,
            Method::Put => Self::PUT,
            Method::Patch => Self::PATCH,
            Method::Delete => Self::DELETE,
        }
    }
}

//! RESTful technical profiles for Rust: annotate a struct of claims, call the API, get typed claims back.
//!
//! Sign-up and sign-in systems call other people's REST APIs to check, enrich and overwrite what they know of a user, their
//! *claims*. A *technical profile* says how: where the API is, how it knows who calls, where each claim goes and where it
//! comes from. Here a profile is an attribute on a struct:
//!
//! ```
//! use connector_runtime::{Connector, Keys, MemoryTransport, technical_profile};
//!
//! /// Validates the user's input and returns the loyalty number.
//! #[technical_profile(
//!     id = "REST-UserMembershipValidator",
//!     service_url = "https://crm.example.com/api/identity/signup",
//!     auth = Bearer,
//!     send_claims_in = Body,
//!     rename_all = "camelCase",
//! )]
//! #[derive(Debug, Clone)]
//! pub struct UserMembership {
//!     #[input]                            pub email: String,
//!     #[input(partner = "firstName")]     pub given_name: String,
//!     #[input(partner = "lastName")]      pub surname: String,
//!     #[output(partner = "MembershipId")] pub loyalty_number: String,
//!     #[output(default = true)]           pub loyalty_number_is_new: bool,
//! }
//!
//! # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let connector = Connector::builder()
//!     .keys(Keys::new().with("BearerAuthenticationToken", "secret"))
//!     # .transport(MemoryTransport::new(|request| {
//!     #     assert_eq!(request.body(), r#"{"email":"yuna@example.com","firstName":"Yuna","lastName":"Kim"}"#);
//!     #     http::Response::new(r#"{"MembershipId":"en-1234"}"#.into())
//!     # }))
//!     .build()?;
//!
//! let member = connector
//!     .exchange(UserMembershipInput {
//!         email: "yuna@example.com".into(),
//!         given_name: "Yuna".into(),
//!         surname: "Kim".into(),
//!     })
//!     .await?;
//! assert_eq!(member.email, "yuna@example.com"); // every claim, sent …
//! assert_eq!(member.loyalty_number, "en-1234"); // … and returned
//! # Ok(()) }
//! ```
//!
//! Two rules give the language its shape. *What concerns the call is said on the profile; what concerns one claim is said on
//! that claim.* And *every word of the XML is understood*: where the form here differs, the word in its place is a compile
//! error that says what to write. All keys are in the table on [`technical_profile`].
//!
//! # What the macro makes
//!
//! | item | what it is |
//! |---|---|
//! | `UserMembership` | the struct as written; what an exchange returns: the claims after the call |
//! | `UserMembershipInput` | the claims that the caller provides |
//! | `UserMembershipOutput` | the claims that the API returns: what a server or a fake answers with |
//! | [`TechnicalProfile`] for it | the description as data, and the two halves of a call |
//!
//! # Where claims go
//!
//! `send_claims_in` says it for all of them, `send_in` for one; the verb follows from the mode, or from `method`.
//!
//! ```
//! # use connector_runtime::{Context, TechnicalProfile, technical_profile};
//! #[technical_profile(
//!     service_url = "https://crm.example.com/tenants/{tenant}/members?v=2",
//!     auth = Bearer,
//!     send_claims_in = QueryString,
//!     method = Delete,
//! )]
//! struct Remove {
//!     #[input(send_in = Url)]                         tenant: String,
//!     #[input]                                        email: String,
//!     #[input]                                        tags: Vec<String>,
//!     #[input(send_in = Header, partner = "x-reason")] reason: Option<String>,
//! }
//!
//! let prepared = Remove::prepare(
//!     RemoveInput {
//!         tenant: "a/b".into(),
//!         email: "yuna+1@example.com".into(),
//!         tags: vec!["x".into(), "y z".into()],
//!         reason: None,
//!     },
//!     &Context::new(),
//! )?;
//! assert_eq!(prepared.request().method(), "DELETE");
//! assert_eq!(
//!     prepared.request().uri(),
//!     "https://crm.example.com/tenants/a%2Fb/members?v=2&email=yuna%2B1%40example.com&tags=x&tags=y+z",
//! );
//! # Ok::<(), connector_runtime::Error>(())
//! ```
//!
//! A value arrives as it was, or nothing is sent: a header with a line break, an empty path segment, `..` and a number that
//! is not finite are errors that name the claim, before any I/O. A claim without value is omitted, never sent as `null`.
//!
//! # Claims that are computed
//!
//! `value` computes a claim from those above it, by their names, as references; `?` ends the call with an error that names the
//! claim. `resolve` fills it from what the [`Context`] knows of the call, `map` changes it in place, `path` nests it in the
//! body, and `#[claim]` is given to compute with and never sent. Outputs are computed in the same way from all that is known
//! after the call.
//!
//! ```
//! # use connector_runtime::{Context, TechnicalProfile, technical_profile};
//! #[technical_profile(service_url = "https://mail.example.com/send", auth = Bearer)]
//! struct Welcome {
//!     #[claim]                                              email: String,
//!     #[input(path = "to[0].address", value = email.to_lowercase())] address: String,
//!     #[input(path = "to[0].domain", value = address.split_once('@').ok_or("no `@`")?.1.to_owned())] domain: String,
//!     #[input(resolve = "{Culture:RFC5646}")]               language: Option<String>,
//!     #[input(value = "welcome")]                           template: String,
//!     #[output(map = zero_based)]                           queued: u64,
//!     #[output(value = format!("{address} is number {queued}"))] summary: String,
//! }
//!
//! fn zero_based(number: u64) -> u64 {
//!     number.saturating_sub(1)
//! }
//!
//! let input = WelcomeInput { email: "Yuna@Example.com".into() }; // all that is not computed
//! let prepared = Welcome::prepare(input, &Context::new().culture("ko-KR"))?;
//! assert_eq!(
//!     prepared.request().body(),
//!     r#"{"to":[{"address":"yuna@example.com","domain":"example.com"}],"language":"ko-KR","template":"welcome"}"#,
//! );
//! let claims = prepared.decode(&http::Response::new(r#"{"queued":8}"#))?;
//! assert_eq!(claims.summary, "yuna@example.com is number 7");
//! # Ok::<(), connector_runtime::Error>(())
//! ```
//!
//! All resolvers are in [`ClaimResolver::ALL`], and [`Context::from_request`] fills them from the request that an application
//! is answering. The documents' claims transformations are functions of the crate `connector-transformations`.
//!
//! # Who calls
//!
//! `auth` says how the API knows it, and the names of the keys; the secrets are in a [`KeyContainer`]: [`Keys`] in memory,
//! [`EnvKeys`] in the environment, [`FileKeys`] in a folder of mounted secrets, or your own. The builder reports everything
//! that is missing at once:
//!
//! ```
//! # use connector_runtime::{Connector, Keys, technical_profile};
//! #[technical_profile(
//!     service_url = "https://crm.example.com/lookup",
//!     auth = [
//!         Basic(username_key = "B2C_1A_Id", password_key = "B2C_1A_Secret"),
//!         ApiKeyHeader("x-functions-key", key = "B2C_1A_RestApiKey"),
//!     ],
//! )]
//! struct Lookup { #[input] email: String, #[output] points: u32 }
//!
//! let error = Connector::builder()
//!     .keys(Keys::new().with("B2C_1A_Id", "me"))
//!     .verify::<Lookup>()
//!     .build()
//!     .unwrap_err();
//! assert_eq!(error.faults().count(), 2); // `B2C_1A_Secret` and `B2C_1A_RestApiKey`, by name
//! ```
//!
//! # What comes back
//!
//! The status alone decides between success and failure. Of a success, each output is read strictly, by its name or by a
//! `path` into nested JSON; an `Option` may be absent, a `default` fills in, anything else is an error that names the claim.
//!
//! ```
//! # use connector_runtime::{Context, TechnicalProfile, technical_profile};
//! #[technical_profile(service_url = "https://graph.example.com/me", auth = Bearer, method = Get, send_claims_in = Url)]
//! struct Me {
//!     #[output(path = "emails[0].address")]     email: String,
//!     #[output(path = "manager['@odata.id']")]  manager: Option<String>,
//!     #[output(partner = "lang", default = "en")] language: String,
//! }
//!
//! let answer = http::Response::new(r#"{"emails":[{"address":"yuna@example.com"}],"lang":null,"more":[]}"#);
//! let me = Me::prepare(MeInput {}, &Context::new())?.decode(&answer)?;
//! assert_eq!((me.email.as_str(), me.manager, me.language.as_str()), ("yuna@example.com", None, "en"));
//! # Ok::<(), connector_runtime::Error>(())
//! ```
//!
//! # What goes wrong
//!
//! An [`Error`] says what kind of failure it is, in which step, and whether the API may have seen the request.
//! [`Error::user_message`] is the text for the person at the screen: the API's own, where it has one.
//!
//! ```
//! # use connector_runtime::{Context, ErrorKind, TechnicalProfile, technical_profile};
//! # #[technical_profile(service_url = "https://crm.example.com/signup", auth = Bearer)]
//! # struct SignUp { #[input] email: String }
//! let refusal = http::Response::builder()
//!     .status(409)
//!     .body(r#"{"version":"1.0.0","status":409,"code":"API12345","userMessage":"This address is taken."}"#)?;
//! let prepared = SignUp::prepare(SignUpInput { email: "yuna@example.com".into() }, &Context::new())?;
//! let error = prepared.decode(&refusal).err().unwrap();
//! assert_eq!(error.kind(), ErrorKind::Validation);
//! assert_eq!(error.user_message(), "This address is taken.");
//! assert_eq!(error.validation().and_then(|refusal| refusal.code()), Some("API12345"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Seeing it
//!
//! Each exchange is a `tracing` span, and each request in it another, with OpenTelemetry's names for HTTP clients. For metrics
//! there is an [`Observer`], whose [`Report`] has few labels by construction; [`ExchangeLog`] writes one line a call.
//!
//! ```
//! # use connector_runtime::{Connector, ExchangeLog, Keys, MemoryTransport, technical_profile};
//! # #[technical_profile(service_url = "https://crm.example.com/lookup", auth = Bearer)]
//! # struct Lookup { #[input] email: String, #[output] points: u32 }
//! # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let connector = Connector::builder()
//!     .keys(Keys::new().with("BearerAuthenticationToken", "secret"))
//!     .observer(ExchangeLog::new()) // `Lookup` Succeeded (200) in 21 ms, attempts: 1; sent `email` (28 bytes), …
//!     # .transport(MemoryTransport::new(|_| http::Response::new(r#"{"points":7}"#.into())))
//!     .build()?;
//! # connector.exchange(LookupInput { email: "yuna@example.com".into() }).await?;
//! # Ok(()) }
//! ```
//!
//! Neither `Debug` nor `Display` of anything here shows a claim value, a secret or a filled URL.
//!
//! # Mistakes do not compile
//!
//! ```compile_fail
//! # use connector_runtime::technical_profile;
//! #[technical_profile(service_url = "https://crm.example.com/{usr}", auth = Bearer, send_claims_in = Url)]
//! struct Lookup {
//!     #[input] user: String, // error: `{usr}` names no claim; help: write `{user}`
//! }
//! ```
//!
//! ```compile_fail
//! # use connector_runtime::technical_profile;
//! #[technical_profile(service_url = "https://crm.example.com/", AuthenticationType = "Bearer")]
//! struct Lookup { // error: `AuthenticationType` is `auth` here; help: write `auth = Bearer`
//!     #[input] user: String,
//! }
//! ```
//!
//! # Connectors of a user flow
//!
//! [`api_connector`](macro@api_connector) is the same for the APIs that a user flow calls at a step of a sign-up. What such an
//! API may answer depends on the [step](steps), and the answer is an enum of that step:
//!
//! ```
//! use connector_runtime::steps::post_attribute_collection::Answer;
//! use connector_runtime::{ApiConnector, Context, api_connector};
//!
//! #[api_connector(
//!     step = PostAttributeCollection,
//!     service_url = "https://partner.example.com/validate",
//!     auth = Basic,
//! )]
//! struct ValidateSignUp {
//!     #[input]                        email: String,
//!     #[input(partner = "jobTitle")]  job_title: Option<String>,
//!     #[output(partner = "extension_LoyaltyNumber")] loyalty_number: Option<String>,
//! }
//!
//! let input = ValidateSignUpInput { email: "yuna@example.com".into(), job_title: None };
//! let prepared = ValidateSignUp::prepare(input, &Context::new().culture("ko-KR"))?;
//! assert_eq!(
//!     prepared.request().body(),
//!     r#"{"email":"yuna@example.com","step":"PostAttributeCollection","ui_locales":"ko-KR"}"#,
//! );
//!
//! let answer = http::Response::builder().status(400).body(
//!     r#"{"version":"1.0.0","status":400,"action":"ValidationError","userMessage":"Please enter a job title."}"#,
//! )?;
//! match prepared.decode(&answer)? {
//!     Answer::Continue(claims) => drop(claims.loyalty_number),
//!     Answer::ShowBlockPage(text) => println!("the end: {text}"),
//!     Answer::ValidationError(text) => assert_eq!(text, "Please enter a job title."),
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The API itself
//!
//! The struct that calls an API also describes it (`openapi`), receives its calls and answers them (`server`, for axum), and
//! stands in for it in tests (`testing`): modules behind the features `openapi`, `axum` and `testing`. `export` writes it as
//! a policy of the documents' system.
//!
//! # Without a network
//!
//! [`MemoryTransport`] lets a function answer. [`TechnicalProfile::prepare`] and [`Prepared::decode`] are the two halves of a
//! call without any I/O: they are there with default features off, without tokio and reqwest.

#![forbid(unsafe_code)]

pub mod secret;
pub mod steps;

mod answer;
#[cfg(any(feature = "axum", feature = "testing"))]
mod api;
#[cfg(feature = "client")]
mod caught;
mod classify;
mod clock;
mod computed;
mod context;
mod contract;
mod decode;
mod encode;
mod endpoint;
mod error;
mod message;
#[cfg(not(any(feature = "axum", feature = "testing")))]
mod no_api;
mod prepared;
mod profile;
#[cfg(test)]
mod random;
mod refusal;
mod scope;
mod technical_profile;
mod validation;

#[cfg(feature = "client")]
mod admit;
#[cfg(feature = "client")]
pub mod auth;
#[cfg(feature = "client")]
mod connector;
#[cfg(feature = "client")]
mod exchange;
#[cfg(feature = "client")]
mod observer;
#[cfg(feature = "client")]
mod resilience;
#[cfg(feature = "client")]
pub mod transport;

#[cfg(feature = "export")]
pub mod export;
#[cfg(feature = "openapi")]
pub mod openapi;
#[cfg(feature = "axum")]
pub mod server;
#[cfg(any(feature = "openapi", feature = "testing"))]
mod shape;
#[cfg(feature = "testing")]
pub mod testing;

#[doc(hidden)]
pub mod private;

#[cfg(feature = "policy")]
pub use connector_macros::technical_profiles;
pub use connector_macros::{Refusal, api_connector, technical_profile};

#[cfg(any(feature = "axum", feature = "testing"))]
pub use api::{
    IntoReply, OutputClaims, ProfileApi, ReceivedClaim, RepliedClaim, Reply, RequestError,
    UnsentClaim, UserFlowCall,
};
pub use computed::{MappedClaim, ResolvedClaim, SourceClaim};
pub use context::{ClaimResolver, Context, OAuth2, Oidc, Saml};
pub use contract::{AnswerOf, Blocks, Contract, Restful, Validates};
pub use decode::AnswerClaim;
pub use encode::{
    BearerClaim, BodyClaim, ClaimText, Kind, ListedClaim, Many, One, Optional, PayloadClaim,
    Single, Texts, UrlText,
};
pub use error::{BoxError, Error, ErrorKind, Sent, Step};
pub use message::MessageId;
pub use prepared::Prepared;
pub use profile::Step as PathStep;
pub use profile::{
    Auth, ClaimPart, ClaimRule, InputClaim, Member, Method, Node, OutputClaim, Place, Profile,
    Says, SendClaimsIn,
};
pub use refusal::Refusal;
pub use secret::Secret;
pub use steps::{Identity, UserFlowStep};
pub use technical_profile::{ApiConnector, ClaimsExchange, InputClaims, TechnicalProfile};
pub use validation::ValidationError;

#[cfg(feature = "client")]
pub use admit::{Egress, EgressError};
#[cfg(feature = "client")]
pub use auth::keys::{EnvKeys, FileKeys, Key, KeyContainer, KeyError, Keys};
#[cfg(feature = "client")]
pub use connector::{
    BuildError, Compat, Connector, ConnectorBuilder, DeploymentMode, Limits, PreparedRequest,
    Timeouts, Within,
};
#[cfg(feature = "client")]
pub use message::{Messages, MessagesError};
#[cfg(feature = "client")]
pub use observer::{ExchangeLog, Observer, Outcome, Report};
#[cfg(feature = "client")]
pub use resilience::{CircuitBreaker, Retry};
#[cfg(feature = "client")]
pub use transport::{MemoryTransport, Transport, TransportError};
#[cfg(feature = "reqwest")]
pub use transport::{ReqwestTransport, Resolver, SystemResolver, Tls};

#[doc(hidden)]
pub use private as __private;

/// The README's example compiles.
#[cfg(all(doctest, feature = "reqwest"))]
#[doc = include_str!("../../README.md")]
struct Readme;

//! User flows: a sign-up or sign-in that a person walks through in a browser, with API connectors at its steps.
//!
//! | step | called | what its answer does |
//! |---|---|---|
//! | [`PostFederationSignup`](UserFlowStep::PostFederationSignup) | after the identity provider, before the page; not for local accounts | claims **prefill** the page; or a block page ends the sign-up |
//! | [`PostAttributeCollection`](UserFlowStep::PostAttributeCollection) | after the page, and always before the user is created | claims **override** what was typed; or a block page; or a message beside the form |
//! | [`PreTokenIssuance`](UserFlowStep::PreTokenIssuance) | before the token, at sign-up and sign-in | claims are **put in the token** |
//!
//! Only declared attributes ([`Attribute`]) are ever taken from an answer. What the first two steps returned also stands in
//! the first token, saved with the user or not. Somebody who is a user already meets the third step alone.
//!
//! # A sign-up
//!
//! One HTTP request of the person is one call of the [`Driver`]. Between two requests the state is all there is: sealed in the
//! browser, or in a store, so that any replica goes on with it.
//!
//! ```
//! # use std::time::{Duration, SystemTime, UNIX_EPOCH};
//! use connector_flows::{
//!     Account, Attribute, Call, Claims, Driver, FailurePolicy, MemoryAccounts, Outcome, Person, Screen, Typed, UserFlow,
//!     UserFlowStep,
//! };
//! use connector_runtime::Context;
//!
//! # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let now = UNIX_EPOCH + Duration::from_secs(1_800_000_000);
//! // What the flow knows, and whom it asks.
//! let flow = UserFlow::builder("sign_up")
//!     .attribute(Attribute::new("displayName").required().saved().in_token())
//!     .attribute(Attribute::new("postalCode").collected().saved())
//!     .attribute(Attribute::new("loyaltyNumber").in_token())
//!     .connector(UserFlowStep::PostFederationSignup, "look-up").policy(FailurePolicy::Open)
//!     .connector(UserFlowStep::PostAttributeCollection, "validate")
//!     .connector(UserFlowStep::PreTokenIssuance, "enrich")
//!     .build()?;
//!
//! // A connector is a struct with `#[api_connector]` (see `ApiConnector`), or any async function.
//! let driver = Driver::new(flow, MemoryAccounts::new())
//!     .connector("look-up", |_: Call, _: Context| async {
//!         Outcome::Continue(Claims::new().with("displayName", "Kim Yuna"))
//!     })
//!     .connector("validate", |call: Call, _: Context| async move {
//!         match call.claims.text("postalCode") {
//!             Some(code) if code.len() != 5 => Outcome::validation_error("A postal code has five digits."),
//!             _ => Outcome::Continue(Claims::new()),
//!         }
//!     })
//!     .connector("enrich", |call: Call, _: Context| async move {
//!         Outcome::Continue(Claims::new().with_some("loyaltyNumber", call.user))
//!     })
//!     .check()?;
//!
//! // The person comes from the identity provider: the page is prefilled.
//! let context = Context::new().culture("en-US");
//! let kim = Person::new(Account::federated("id.example.com", "0123")).with_email("kim@example.com");
//! let (mut state, screen) = driver.begin(kim, &Claims::new(), &context, now).await?;
//! let Screen::Page(page) = screen else { panic!("{screen:?}") };
//! assert_eq!(page.fields[0].value, "Kim Yuna");
//!
//! // Refused: what was typed stays, with the text of the API.
//! let typed = Typed::from_iter([("displayName", "Kim Yuna"), ("postalCode", "45")]);
//! let screen = driver.submit(&mut state, &typed, &context, now).await?;
//! let Screen::Page(page) = screen else { panic!("{screen:?}") };
//! assert_eq!(page.fields[1].value, "45");
//! assert_eq!(page.problem.unwrap().message.as_deref(), Some("A postal code has five digits."));
//!
//! // Corrected: the user is created, and the token enriched.
//! let typed = Typed::from_iter([("displayName", "Kim Yuna"), ("postalCode", "04524")]);
//! let screen = driver.submit(&mut state, &typed, &context, now).await?;
//! let Screen::Token(token) = screen else { panic!("{screen:?}") };
//! assert_eq!(token.claims.text("loyaltyNumber"), Some(&*token.user));
//! # Ok(()) }
//! ```
//!
//! The example `sign_up` of the project is a whole web application round it.
//!
//! # The parts
//!
//! * [`UserFlow`] with [`FlowState`]: the rules, as a state machine without I/O. The state is plain data.
//! * [`Driver`]: calls the connectors ([`StepConnector`]) and creates the user ([`Accounts`]); one call for one HTTP request.
//! * `Sealer` (feature `seal`): the state as a text that the browser carries.
//! * [`Approvals`]: sign-ups that somebody decides.
//! * `SqlStore` (feature `sql`, Rust 1.94): users and approvals in SQLite or PostgreSQL.
//!
//! # When a call fails
//!
//! A connector is a check unless you say otherwise: [`FailurePolicy::Closed`] stops the flow, with the sentence of the error,
//! and the person can try again; before the user is created that is the attribute page with all that was typed.
//! [`FailurePolicy::Open`] goes on without the claims.
//!
//! # Exactly one user
//!
//! A page is sent twice, an answer is lost, a replica dies: the run's [`FlowId`] is the key under which a directory creates at
//! most one user. A block ends the id, so that the back button leads nowhere. A state is never trusted from the browser: it is
//! sealed, or kept in a store, and it expires.

#![forbid(unsafe_code)]

mod account;
mod accounts;
mod api_connector;
mod approvals;
mod attribute;
mod claims;
mod connector;
mod driver;
mod flow;
mod next;
mod page;
#[cfg(feature = "seal")]
mod seal;
#[cfg(feature = "sql")]
mod sql;
mod state;
mod transition;

pub use account::{Account, Person};
pub use accounts::{Accounts, MemoryAccounts, StoreError, StoreFuture};
pub use api_connector::ApiConnector;
#[cfg(feature = "axum")]
pub use approvals::ApprovalTexts;
pub use approvals::{
    Approval, ApprovalStore, Approvals, CheckApprovalStatus, CheckApprovalStatusInput,
    CheckApprovalStatusOutput, Decision, MemoryApprovals, RequestApproval, RequestApprovalInput,
    RequestApprovalOutput, Standing,
};
pub use attribute::{Attribute, Kind};
pub use claims::{Claims, Value};
pub use connector::{CallFuture, StepConnector};
pub use connector_runtime::UserFlowStep;
pub use driver::{ConnectorsError, Driver, DriverError, Screen};
pub use flow::{DefinitionError, FailurePolicy, UserFlow, UserFlowBuilder};
pub use next::{Call, Failure, NewUser, Next, TokenClaims};
pub use page::{AttributePage, Field, FieldFault, Problem, Typed};
#[cfg(feature = "seal")]
pub use seal::{SealError, Sealer};
#[cfg(feature = "sql")]
pub use sql::SqlStore;
pub use state::{Block, FlowId, FlowState, StateError};
pub use transition::{Creation, Outcome, User};

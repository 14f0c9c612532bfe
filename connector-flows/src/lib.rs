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
pub use api_connector::{ApiConnector, StepContract};
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

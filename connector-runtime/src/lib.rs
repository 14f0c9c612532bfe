//! RESTful technical profiles for Rust: annotate a struct of claims, call the API, get typed claims back.

// Generated code names this crate; so do the examples and tests inside it.
extern crate self as connector_runtime;

pub mod secret;

mod answer;
mod classify;
mod clock;
mod context;
mod decode;
mod encode;
mod endpoint;
mod error;
mod message;
mod prepared;
mod profile;
mod scope;
mod technical_profile;
mod validation;

#[cfg(feature = "client")]
#[allow(
    dead_code,
    unused_imports,
    reason = "the call takes its parts up one by one"
)]
mod admit;
#[cfg(feature = "client")]
pub mod auth;
#[cfg(feature = "client")]
mod connector;
#[cfg(feature = "client")]
mod exchange;
#[cfg(feature = "client")]
#[allow(
    dead_code,
    unused_imports,
    reason = "the call takes its parts up one by one"
)]
mod resilience;
#[cfg(feature = "client")]
pub mod transport;

#[doc(hidden)]
pub mod private;

pub use context::Context;
pub use decode::AnswerClaim;
pub use encode::{
    BearerClaim, BodyClaim, ClaimText, Kind, Many, One, Optional, PayloadClaim, Single, Texts,
    UrlText,
};
pub use error::{Error, ErrorKind, Sent, Step};
pub use message::MessageId;
pub use prepared::Prepared;
pub use profile::Step as PathStep;
pub use profile::{Auth, InputClaim, Method, OutputClaim, Place, Profile, SendClaimsIn};
pub use secret::Secret;
pub use technical_profile::{InputClaims, TechnicalProfile};
pub use validation::ValidationError;

#[cfg(feature = "client")]
pub use admit::{Egress, EgressError};
#[cfg(feature = "client")]
pub use auth::keys::{EnvKeys, FileKeys, Key, KeyContainer, KeyError, Keys};
#[cfg(feature = "client")]
pub use connector::{
    BuildError, Connector, ConnectorBuilder, DeploymentMode, Limits, PreparedRequest, Timeouts,
    Within,
};
#[cfg(feature = "client")]
pub use resilience::{CircuitBreaker, Retry};
#[cfg(feature = "client")]
pub use transport::{MemoryTransport, Transport, TransportError};
#[cfg(feature = "reqwest")]
pub use transport::{ReqwestTransport, Resolver, SystemResolver, Tls};

#[doc(hidden)]
pub use private as __private;

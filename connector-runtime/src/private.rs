//! All that generated code calls and users do not, grouped by the part of the expansion that uses it. No promise holds here:
//! the macros pin their version of this crate.

// Everywhere: generated code compiles without a prelude and under shadowed names.
// Hidden, or rustc would name std's items by this path.
#[doc(hidden)]
pub use core;

// The static description.
pub use crate::endpoint::service_url;
pub use crate::profile::{
    Auth, InputClaim, Member, Method, Node, OutputClaim, Place, Profile, SendClaimsIn, Step,
};

pub use crate::steps::UserFlowStep;

// Computed claims.
pub use crate::error::BoxError;
pub use crate::scope::Scope;

// Claims → request.
pub use crate::encode::{Encoded, Encoder, Plain, Slot};

// Answer → claims.
pub use crate::answer::Answer;
pub use crate::decode::{Read, Reader};

// The API's side.
pub use crate::__api as api;
#[cfg(any(feature = "axum", feature = "testing"))]
pub use crate::api::{Incoming, Outgoing, Wanted};

// The parts of a call by themselves, for the benchmarks.
mod measured;
pub use measured::{Ready, body};

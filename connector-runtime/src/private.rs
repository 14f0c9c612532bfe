//! All that generated code calls and users do not, grouped by the part of the expansion that uses it. No promise holds here:
//! the macros pin their version of this crate.

// Everywhere: generated code compiles without a prelude and under shadowed names. Item by item: by a re-export of the whole
// crate rustc would name what only `core` has, such as `str`'s methods. And hidden, or it would name these by this path.
#[doc(hidden)]
pub use core::convert::{From, Into};
#[doc(hidden)]
pub use core::default::Default;
#[doc(hidden)]
pub use core::marker::PhantomData;
#[doc(hidden)]
pub use core::option::Option::{self, None, Some};
#[doc(hidden)]
pub use core::prelude::v1::derive;
#[doc(hidden)]
pub use core::primitive::str;
#[doc(hidden)]
pub use core::result::Result::{Err, Ok};

/// What the calls return.
#[doc(hidden)]
pub type Result<T, E = crate::Error> = core::result::Result<T, E>;

// The static description.
pub use crate::endpoint::service_url;
pub use crate::profile::{
    Auth, InputClaim, Member, Method, Node, OutputClaim, Place, Profile, SendClaimsIn, Step,
};

pub use crate::steps::UserFlowStep;

/// A limit in time.
#[doc(hidden)]
#[must_use]
pub const fn milliseconds(count: u64) -> Option<core::time::Duration> {
    Some(core::time::Duration::from_millis(count))
}

// Computed claims.
/// What a claim's own expression gives: the claim, or what went wrong.
#[doc(hidden)]
pub type Computed<T> = core::result::Result<T, crate::error::BoxError>;
pub use crate::scope::Scope;

// Claims → request.
pub use crate::encode::{Encoded, Encoder, Members, Next, Plain, Slot};

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

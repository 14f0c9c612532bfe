//! All that generated code calls and users do not, grouped by the part of the expansion that uses it. No promise holds here:
//! the macros pin their version of this crate.

// Everywhere: generated code compiles without a prelude and under shadowed names.
// Item by item: by a re-export of the whole crate rustc would name what only `core` has, such as `str`'s methods. And hidden,
// or it would name these by this path.
#[doc(hidden)]
pub mod core {
    pub mod convert {
        pub use ::core::convert::{From, Into};
    }
    pub mod default {
        pub use ::core::default::Default;
    }
    pub mod marker {
        pub use ::core::marker::PhantomData;
    }
    pub mod option {
        pub use ::core::option::Option;
    }
    pub mod prelude {
        pub mod v1 {
            pub use ::core::prelude::v1::derive;
        }
    }
    pub mod primitive {
        pub use ::core::primitive::str;
    }
    pub mod result {
        pub use ::core::result::Result;
    }
    pub mod time {
        pub use ::core::time::Duration;
    }
}

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

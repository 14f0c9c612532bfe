//! RESTful technical profiles for Rust.
#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the decoder's callers are not on this branch"
)]

mod decode;
mod profile;
mod validation;

pub use decode::AnswerClaim;
pub use profile::*;
pub use validation::ValidationError;

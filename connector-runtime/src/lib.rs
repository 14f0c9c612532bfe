//! RESTful technical profiles for Rust.

#[cfg(feature = "client")]
pub mod auth;
#[cfg(feature = "client")]
mod clock;
pub mod secret;

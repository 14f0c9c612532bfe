//! What the tests share: servers that no code of ours answers for, and readers of requests that share no code with the
//! writers under test.
//!
//! [`Server`] goes through a script over raw TCP or TLS and keeps every byte that arrives. [`Request`], [`form`] and
//! [`percent`] read those bytes by the letter of their specifications; [`transcript`] prints them for a snapshot.

pub mod bad_input;
mod carrier;
mod certificate;
pub mod form;
pub mod percent;
mod request;
mod server;
mod transcript;

pub use carrier::{Shipped, connector_builder, over_hyper};
pub use certificate::{Authority, Certified, Validity};
pub use request::Request;
pub use server::{Arrival, Conversation, Deaf, Server, ServerTls, answer};
pub use transcript::transcript;

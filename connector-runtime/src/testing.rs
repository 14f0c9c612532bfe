//! For the tests of applications: a fake API, recordings of real ones, and a profile held against its API's own description.
//!
//! ```
//! use connector_runtime::{technical_profile, testing::Fake};
//!
//! #[technical_profile(service_url = "https://crm.example.com/lookup", auth = Bearer)]
//! struct Lookup {
//!     #[input] email: String,
//!     #[output] points: u32,
//! }
//!
//! # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let api = Fake::new().on(|claims: LookupInput| LookupOutput { points: claims.email.len() as u32 });
//! let connector = api.connector()?;
//! let found = connector.exchange(LookupInput { email: "kim@example.com".into() }).await?;
//!
//! assert_eq!(found.points, 15);
//! assert_eq!(api.received::<Lookup>()[0].email, "kim@example.com");
//! # Ok(()) }
//! ```
//!
//! # A failing API
//!
//! What the next calls meet is scripted; the calls after those are answered again.
//!
//! ```
//! # use connector_runtime::{ErrorKind, technical_profile, testing::{Fake, Fault}};
//! # #[technical_profile(service_url = "https://crm.example.com/lookup", auth = Bearer)]
//! # struct Lookup { #[input] email: String, #[output] points: u32 }
//! # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let api = Fake::new()
//!     .on(|_: LookupInput| LookupOutput { points: 7 })
//!     .fails::<Lookup>([Fault::Dns, Fault::status(403)]);
//! let connector = api.builder().retry(connector_runtime::Retry::default().retries(0)).build()?;
//! let call = || connector.exchange(LookupInput { email: "kim@example.com".into() });
//!
//! assert_eq!(call().await.err().map(|error| error.kind()), Some(ErrorKind::Dns));
//! assert_eq!(call().await.err().map(|error| error.kind()), Some(ErrorKind::Forbidden));
//! assert_eq!(call().await?.points, 7);
//! # Ok(()) }
//! ```
//!
//! # A server
//!
//! [`Fake::serve`] answers on a port of this machine, for programs that bring their own connector.
//!
//! # Recordings
//!
//! A [`Recorder`] before a real transport keeps what an API answers, without the values; a [`Replay`] answers with it.
//!
//! # The API's own description
//!
//! [`agrees_with`] reads an OpenAPI file and names all that differs from the profile.

mod agreement;
mod fake;
mod fault;
mod keys;
mod recorder;
mod redact;
mod replay;
mod served;

pub use agreement::{Difference, Disagreement, agrees_with, agrees_with_text};
pub use fake::Fake;
pub use fault::Fault;
pub use keys::AnyKey;
pub use recorder::Recorder;
pub use replay::{Replay, ReplayError};
pub use served::Served;

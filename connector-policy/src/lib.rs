//! Azure AD B2C custom policies as typed connectors.
//!
//! In: `TrustFramework` policy files, in any order. Out: what their RESTful technical profiles are after merging, what is
//! doubtful in them, and source in the language of `connector-runtime`.

#![forbid(unsafe_code)]

mod chain;
#[cfg(feature = "cli")]
pub mod command;
mod finding;
mod folder;
mod formula;
mod judge;
mod layout;
mod list;
mod merge;
mod policy;
mod print;
mod profile;
mod read;
mod settings;
mod source;
mod workspace;

pub use finding::{Finding, Severity};
pub use print::Printer;
pub use profile::{Auth, Call, Given, Input, Key, Mode, Output, Profile, Translation};
pub use settings::Settings;
pub use workspace::{Leaf, Policies};

//! Azure AD B2C custom policies as typed connectors.
//!
//! In: `TrustFramework` policy files, in any order. Out: what their RESTful technical profiles are after merging, what is
//! doubtful in them, and source in the language of `connector-runtime`.
//!
//! ```
//! use connector_policy::{Policies, Settings};
//!
//! let policy = r#"<TrustFrameworkPolicy PolicyId="B2C_1A_SignUp">
//!   <ClaimsProviders><ClaimsProvider><TechnicalProfiles>
//!     <TechnicalProfile Id="REST-Lookup">
//!       <Protocol Name="Proprietary" Handler="Web.TPEngine.Providers.RestfulProvider, Web.TPEngine" />
//!       <Metadata>
//!         <Item Key="ServiceUrl">https://crm.example.com/lookup</Item>
//!         <Item Key="AuthenticationType">ApiKeyHeader</Item>
//!       </Metadata>
//!       <CryptographicKeys><Key Id="x-functions-key" StorageReferenceId="B2C_1A_Key" /></CryptographicKeys>
//!       <InputClaims><InputClaim ClaimTypeReferenceId="email" /></InputClaims>
//!     </TechnicalProfile>
//!   </TechnicalProfiles></ClaimsProvider></ClaimsProviders>
//! </TrustFrameworkPolicy>"#;
//!
//! let policies = Policies::from_texts([("SignUp.xml", policy.as_bytes())], &Settings::default());
//! assert!(policies.to_source().contains(r#"auth = ApiKeyHeader("x-functions-key", key = "B2C_1A_Key"),"#));
//! // `email` is not declared in the claims schema.
//! assert_eq!(policies.findings()[0].code, "undeclared-claim-type");
//! ```
//!
//! [`guide`] tells how a team moves off custom policies, and what becomes of each element. The command `connector` is behind
//! the feature `cli`: `cargo install connector-policy --features cli`.
//!
//! # The way of a file
//!
//! read (guards, XML, settings) → chain (who stands on whom) → merge (over the chain, then what is included) → judge (what it
//! means, what is doubtful, what is refused) → print. Nothing is judged before it is merged.

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

#[doc = include_str!("../guide.md")]
pub mod guide {}

pub use finding::{Finding, Severity};
pub use print::Printer;
pub use profile::{Auth, Call, Given, Input, Key, Mode, Output, Profile, Translation};
pub use settings::Settings;
pub use workspace::{Leaf, Policies};

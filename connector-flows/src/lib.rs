//! User flows: a sign-up that a person walks through in a browser, with API connectors at its steps.
#![forbid(unsafe_code)]

mod account;
mod attribute;
mod claims;
mod flow;
mod next;
mod page;
#[cfg(feature = "seal")]
mod seal;
mod state;
mod step;
mod transition;

pub use account::{Account, Person};
pub use attribute::{Attribute, Kind};
pub use claims::{Claims, Value};
pub use flow::{DefinitionError, FailurePolicy, UserFlow, UserFlowBuilder};
pub use next::{Call, Failure, NewUser, Next, TokenClaims};
pub use page::{AttributePage, Field, FieldFault, Problem, Typed};
#[cfg(feature = "seal")]
pub use seal::{SealError, Sealer};
pub use state::{Block, FlowId, FlowState, StateError};
pub use step::UserFlowStep;
pub use transition::{Creation, Outcome, User};

//! What an exchange gives back: of a technical profile its claims, of a connector of a user flow the answer of its step.
//!
//! The macros name one contract for each profile; nobody else implements any of this.

use crate::steps::{self, UserFlowStep};
use crate::technical_profile::ClaimsExchange;

/// What an exchange of the profile `P` returns: `P` itself for a technical profile, for a connector of a user flow the
/// `Answer` of its step with `P` in its `Continue`.
pub type AnswerOf<P> = <<P as ClaimsExchange>::Contract as Contract>::Answer<P>;

/// What an API may answer: that of a technical profile ([`Restful`]) its claims, that of an API connector what its step
/// knows ([`steps`]).
pub trait Contract: sealed::Sealed + 'static {
    /// The answer, with the claims `C` after the call.
    type Answer<C>;

    /// The step, of a connector of a user flow.
    const STEP: Option<UserFlowStep>;

    /// The answer, where the contract has it.
    #[doc(hidden)]
    fn __answer<C>(outcome: Outcome<C>) -> Option<Self::Answer<C>>;
}

/// The contract of a RESTful technical profile: its claims come back, and whatever else the API says is an error.
#[derive(Debug)]
pub enum Restful {}

impl Contract for Restful {
    type Answer<C> = C;
    const STEP: Option<UserFlowStep> = None;

    fn __answer<C>(outcome: Outcome<C>) -> Option<C> {
        match outcome {
            Outcome::Continue(claims) => Some(claims),
            Outcome::ShowBlockPage(_) | Outcome::ValidationError(_) => None,
        }
    }
}

/// What an API answered, whatever the contract.
#[doc(hidden)]
#[derive(Debug)]
pub enum Outcome<C> {
    Continue(C),
    ShowBlockPage(String),
    ValidationError(String),
}

/// A contract under which an API can refuse claims with a message, so that the person corrects them: that of a technical
/// profile, and of the step `PostAttributeCollection`.
#[diagnostic::on_unimplemented(
    message = "at the step `{Self}` there is no validation error",
    label = "no form is before the person that could be corrected",
    note = "help: block with `Reply::show_block_page(…)` where the step has that, or let it go on"
)]
pub trait Validates: Contract {}
impl Validates for Restful {}
impl Validates for steps::PostAttributeCollection {}

/// A step at which an API can end the sign-up with a page: `PostFederationSignup` and `PostAttributeCollection`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no block page",
    label = "there is no page to be blocked",
    note = "help: answer with claims, or refuse with `Reply::validation_error(…)` where the contract has that"
)]
pub trait Blocks: Contract {}
impl Blocks for steps::PostFederationSignup {}
impl Blocks for steps::PostAttributeCollection {}

pub(crate) mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Restful {}
}

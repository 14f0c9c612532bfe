//! What an exchange gives back: of a technical profile its claims, of a connector of a user flow the answer of its step.
//!
//! The macros name one contract for each profile; nobody else implements any of this.

use std::collections::BTreeMap;
use std::fmt;

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
    fn __answer<C>(action: Action<C>) -> Option<Self::Answer<C>>;
}

/// The contract of a RESTful technical profile: its claims come back, and whatever else the API says is an error.
#[derive(Debug)]
pub enum Restful {}

impl Contract for Restful {
    type Answer<C> = C;
    const STEP: Option<UserFlowStep> = None;

    fn __answer<C>(action: Action<C>) -> Option<C> {
        match action {
            Action::Continue(claims) => Some(claims),
            Action::ShowBlockPage(_) | Action::ValidationError { .. } => None,
        }
    }
}

/// What an API answered, whatever its step: for code that serves all of them, as a driver of user flows does; see
/// [`Within::action`](crate::Within::action). A step's own `Answer` has no variant that cannot come, and no texts for fields.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Action<C> {
    /// The flow goes on, with the claims after the call.
    Continue(C),
    /// The sign-up ends with a page that shows this text.
    ShowBlockPage(String),
    /// The person corrects the page and sends it again.
    #[non_exhaustive]
    ValidationError {
        /// The text for the form.
        message: String,
        /// Texts for single fields, by the attribute's name on the wire: `attributeErrors`, an object of strings. An extension
        /// of ours, with the name that the successor of the documents' product gives it; a member that is no string is passed
        /// over, and whoever does not know it reads the text for the form.
        fields: BTreeMap<String, String>,
    },
}

/// Lengths and names of texts only: they may repeat the claims that the API was sent.
impl<C: fmt::Debug> fmt::Debug for Action<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Continue(claims) => f.debug_tuple("Continue").field(claims).finish(),
            Self::ShowBlockPage(text) => write!(f, "ShowBlockPage({} bytes)", text.len()),
            Self::ValidationError { message, fields } => {
                write!(f, "ValidationError({} bytes, fields ", message.len())?;
                f.debug_set().entries(fields.keys()).finish()?;
                f.write_str(")")
            }
        }
    }
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

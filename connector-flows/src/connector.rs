//! [`StepConnector`]: what a driver calls at a step of a flow.

use std::future::Future;
use std::pin::Pin;

use connector_runtime::{Context, Error, UserFlowStep};

use crate::next::Call;
use crate::transition::Outcome;

/// The future of a call.
pub type CallFuture<'a> = Pin<Box<dyn Future<Output = Outcome> + Send + 'a>>;

/// What a driver calls at a step of a flow: any `async` function of a [`Call`] and the call's [`Context`], an
/// [`ApiConnector`](crate::ApiConnector), or a type of yours.
pub trait StepConnector: Send + Sync {
    /// Calls it. The context holds `client_id` and `ui_locales` of the person.
    fn call(&self, call: Call, context: Context) -> CallFuture<'_>;

    /// The step at which it can be called, where it fits one alone; [`Driver::check`](crate::Driver::check) compares it.
    fn step(&self) -> Option<UserFlowStep> {
        None
    }
}

impl<F, C> StepConnector for F
where
    F: Fn(Call, Context) -> C + Send + Sync,
    C: Future<Output = Outcome> + Send + 'static,
{
    fn call(&self, call: Call, context: Context) -> CallFuture<'_> {
        Box::pin(self(call, context))
    }
}

/// A failed call, with the text for the person that the error carries.
impl From<Error> for Outcome {
    fn from(error: Error) -> Self {
        Self::Failed(error.user_message().to_owned())
    }
}

//! [`ApiConnector`]: a struct with `#[api_connector]` as the connector of a step.

use std::fmt;
use std::marker::PhantomData;

use connector_runtime::steps::Action;
use connector_runtime::{ApiConnector as Profile, Connector, Context, Error, UserFlowStep};

use crate::claims::Claims;
use crate::connector::{CallFuture, StepConnector};
use crate::next::Call;
use crate::transition::Outcome;

/// A struct with `#[api_connector]` as the connector of a step: one function gives the claims to be sent, one takes those that
/// came back, both in the types of the struct.
///
/// A claim that came back as it was sent is none that the API returned: a field that is input and output holds what was sent
/// where the answer has nothing.
///
/// ```
/// use connector_flows::{ApiConnector, Attribute, Call, Claims, Driver, MemoryAccounts, UserFlow, UserFlowStep};
/// use connector_runtime::{Connector, Identity, Keys, api_connector};
///
/// #[api_connector(step = PostAttributeCollection, service_url = "https://partner.example.com/validate", auth = Basic)]
/// pub struct ValidateSignUp {
///     #[input] email: Option<String>,
///     #[input] identities: Vec<Identity>,
///     #[input(partner = "postalCode")] #[output] postal_code: Option<String>,
/// }
///
/// let flow = UserFlow::builder("sign_up")
///     .attribute(Attribute::new("postalCode").collected().saved())
///     .connector(UserFlowStep::PostAttributeCollection, "validate")
///     .build()?;
/// # let keys = Keys::new().with("BasicAuthenticationUsername", "me").with("BasicAuthenticationPassword", "secret");
/// let connector = Connector::builder()
///     .keys(keys)
///     # .transport(connector_runtime::MemoryTransport::new(|_| Default::default()))
///     .verify::<ValidateSignUp>()
///     .build()?;
/// let validate = ApiConnector::new(
///     &connector,
///     |call: &Call| ValidateSignUpInput {
///         email: call.person.email().map(Into::into),
///         identities: call.person.account().identities(),
///         postal_code: call.claims.text("postalCode").map(Into::into),
///     },
///     |claims: ValidateSignUp| Claims::new().with_some("postalCode", claims.postal_code),
/// );
/// let driver = Driver::new(flow, MemoryAccounts::new()).connector("validate", validate).check()?;
/// # let _ = driver;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct ApiConnector<P, S, R> {
    connector: Connector,
    send: S,
    returned: R,
    profile: PhantomData<fn() -> P>,
}

impl<P, S, R> ApiConnector<P, S, R>
where
    P: Profile,
    S: Fn(&Call) -> <P as Profile>::Input,
    R: Fn(P) -> Claims,
{
    /// Calls `P` with what `send` gives, and goes on with what `returned` makes of the answer.
    #[must_use]
    pub fn new(connector: &Connector, send: S, returned: R) -> Self {
        Self {
            connector: connector.clone(),
            send,
            returned,
            profile: PhantomData,
        }
    }
}

impl<P, S, R> StepConnector for ApiConnector<P, S, R>
where
    P: Profile<Input: Send, __Sent: Send> + Send + 'static,
    S: Fn(&Call) -> <P as Profile>::Input + Send + Sync,
    R: Fn(P) -> Claims + Send + Sync,
{
    fn call(&self, call: Call, context: Context) -> CallFuture<'_> {
        // Outside of the future: what the function gives need not be kept across the wait.
        let action = self.connector.within(&context).action((self.send)(&call));
        Box::pin(async move { outcome(action.await, &call, &self.returned) })
    }

    fn step(&self) -> Option<UserFlowStep> {
        P::PROFILE.step
    }
}

/// What the answer does to the flow.
fn outcome<P>(
    answer: Result<Action<P>, Error>,
    call: &Call,
    returned: impl Fn(P) -> Claims,
) -> Outcome {
    match answer {
        Ok(Action::Continue(claims)) => {
            let returned = returned(claims);
            Outcome::Continue(returned.only(|name| returned.get(name) != call.claims.get(name)))
        }
        Ok(Action::ShowBlockPage(text)) => Outcome::ShowBlockPage(text),
        Ok(Action::ValidationError {
            message, fields, ..
        }) => Outcome::ValidationError {
            message,
            fields: fields.into_iter().collect(),
        },
        // An answer that came later than this crate stops the flow.
        Ok(_) => Outcome::Failed(String::new()),
        Err(error) => error.into(),
    }
}

impl<P: Profile, S, R> fmt::Debug for ApiConnector<P, S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiConnector")
            .field("profile", &P::PROFILE.id)
            .finish_non_exhaustive()
    }
}

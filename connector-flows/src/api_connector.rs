//! [`ApiConnector`]: a struct with `#[api_connector]` as the connector of a step.

use std::fmt;
use std::marker::PhantomData;

use connector_runtime::steps::{
    PostAttributeCollection, PostFederationSignup, PreTokenIssuance, post_attribute_collection,
    post_federation_signup, pre_token_issuance,
};
use connector_runtime::{ClaimsExchange, Connector, Context, Contract, UserFlowStep};

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
    P: ClaimsExchange<Contract: StepContract>,
    S: Fn(&Call) -> P::__Input,
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
    P: ClaimsExchange<Contract: StepContract, __Input: Send, __Sent: Send> + Send + 'static,
    <P::Contract as Contract>::Answer<P>: Send,
    S: Fn(&Call) -> P::__Input + Send + Sync,
    R: Fn(P) -> Claims + Send + Sync,
{
    fn call(&self, call: Call, context: Context) -> CallFuture<'_> {
        // Outside of the future: what the function gives need not be kept across the wait.
        let exchange = self.connector.within(&context).exchange((self.send)(&call));
        Box::pin(async move {
            match exchange.await {
                Ok(answer) => P::Contract::outcome(answer, |claims| {
                    let returned = (self.returned)(claims);
                    returned.only(|name| returned.get(name) != call.claims.get(name))
                }),
                Err(error) => error.into(),
            }
        })
    }

    fn step(&self) -> Option<UserFlowStep> {
        P::Contract::STEP
    }
}

impl<P: ClaimsExchange, S, R> fmt::Debug for ApiConnector<P, S, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiConnector")
            .field("profile", &P::profile().id)
            .finish_non_exhaustive()
    }
}

/// The contract of a step: what a technical profile answers says nothing to a flow.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the contract of a step",
    label = "not the answer of an API connector",
    note = "help: write `#[api_connector(step = …)]` on the struct; a technical profile is called by an async function"
)]
pub trait StepContract: Contract {
    /// What the answer does to the flow.
    #[doc(hidden)]
    fn outcome<C>(answer: Self::Answer<C>, returned: impl FnOnce(C) -> Claims) -> Outcome;
}

impl StepContract for PostFederationSignup {
    fn outcome<C>(answer: Self::Answer<C>, returned: impl FnOnce(C) -> Claims) -> Outcome {
        use post_federation_signup::Answer;
        match answer {
            Answer::Continue(claims) => Outcome::Continue(returned(claims)),
            Answer::ShowBlockPage(text) => Outcome::ShowBlockPage(text),
        }
    }
}

impl StepContract for PostAttributeCollection {
    fn outcome<C>(answer: Self::Answer<C>, returned: impl FnOnce(C) -> Claims) -> Outcome {
        use post_attribute_collection::Answer;
        match answer {
            Answer::Continue(claims) => Outcome::Continue(returned(claims)),
            Answer::ShowBlockPage(text) => Outcome::ShowBlockPage(text),
            Answer::ValidationError(text) => Outcome::validation_error(text),
        }
    }
}

impl StepContract for PreTokenIssuance {
    fn outcome<C>(answer: Self::Answer<C>, returned: impl FnOnce(C) -> Claims) -> Outcome {
        let pre_token_issuance::Answer::Continue(claims) = answer;
        Outcome::Continue(returned(claims))
    }
}

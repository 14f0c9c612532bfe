//! [`UserFlow`]: which attributes a flow knows, and which connectors it calls at which step.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use crate::attribute::Attribute;
use connector_runtime::UserFlowStep;

/// A user flow: its attributes, and its connectors in the order in which they are called.
///
/// It holds no connection and does no I/O. [`begin`](Self::begin) or [`sign_in`](Self::sign_in) give a
/// [`FlowState`](crate::FlowState), [`next`](Self::next) says what is to be done, and the outcome goes back in with
/// [`answered`](Self::answered), [`submit`](Self::submit) or [`created`](Self::created). A [`Driver`](crate::Driver) does
/// all that.
///
/// ```
/// use connector_flows::{Attribute, FailurePolicy, UserFlow, UserFlowStep};
///
/// let flow = UserFlow::builder("sign_up")
///     .attribute(Attribute::new("city").required().saved().in_token())
///     .attribute(Attribute::new("extension_LoyaltyNumber").saved().in_token())
///     .connector(UserFlowStep::PostAttributeCollection, "validate")
///     .connector(UserFlowStep::PreTokenIssuance, "enrich").policy(FailurePolicy::Open)
///     .build()?;
/// # let _ = flow;
/// # Ok::<(), connector_flows::DefinitionError>(())
/// ```
#[derive(Debug, Clone)]
pub struct UserFlow {
    pub(crate) name: String,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) connectors: Vec<Called>,
    pub(crate) lifetime: Duration,
}

/// A connector of a flow, by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Called {
    pub(crate) step: UserFlowStep,
    pub(crate) name: String,
    pub(crate) policy: FailurePolicy,
}

/// What becomes of the flow when the call of a connector fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum FailurePolicy {
    /// The flow stands still: no user is created, no token sent, until a call succeeds.
    #[default]
    Closed,
    /// The flow goes on as if the connector had answered `Continue` without claims. For what is nice to have; never for a
    /// check.
    Open,
}

/// Names that belong to the contract, and so to no attribute. `email` is not for a connector to change, and step 3 must not
/// return it.
const RESERVED: [&str; 10] = [
    "action",
    "client_id",
    "email",
    "identities",
    "objectId",
    "status",
    "step",
    "ui_locales",
    "userMessage",
    "version",
];

impl UserFlow {
    /// A flow to be set up. The name tells its states from those of other flows.
    #[must_use]
    pub fn builder(name: impl Into<String>) -> UserFlowBuilder {
        UserFlowBuilder(Self {
            name: name.into(),
            attributes: Vec::new(),
            connectors: Vec::new(),
            lifetime: Duration::from_secs(60 * 60),
        })
    }

    /// The names of its connectors, in the order in which they are called.
    pub fn connectors(&self) -> impl Iterator<Item = (UserFlowStep, &str)> {
        self.connectors
            .iter()
            .map(|called| (called.step, &*called.name))
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name == name)
    }

    pub(crate) fn has_page(&self) -> bool {
        self.attributes.iter().any(Attribute::on_page)
    }

    pub(crate) fn called(&self, name: &str) -> Option<&Called> {
        self.connectors.iter().find(|called| called.name == name)
    }

    pub(crate) fn first_of(&self, step: UserFlowStep) -> Option<&Called> {
        self.connectors.iter().find(|called| called.step == step)
    }

    /// The next connector of the same step.
    pub(crate) fn after(&self, name: &str) -> Option<&Called> {
        let at = self
            .connectors
            .iter()
            .position(|called| called.name == name)?;
        let (this, next) = (&self.connectors[at], self.connectors.get(at + 1)?);
        (this.step == next.step).then_some(next)
    }
}

/// A [`UserFlow`] to be set up.
#[derive(Debug, Clone)]
pub struct UserFlowBuilder(UserFlow);

impl UserFlowBuilder {
    /// Declares an attribute; the page shows them in the order in which they are declared.
    #[must_use]
    pub fn attribute(mut self, attribute: Attribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    /// Calls a connector at a step, for federated and local accounts alike; `PostFederationSignup` is no step of a local
    /// account. Several at one step are called in the order in which they stand here (the documents' system takes one): each
    /// is sent what those before it returned, and one that blocks or refuses ends the row.
    #[must_use]
    pub fn connector(mut self, step: UserFlowStep, name: impl Into<String>) -> Self {
        self.0.connectors.push(Called {
            step,
            name: name.into(),
            policy: FailurePolicy::Closed,
        });
        self
    }

    /// The failure policy of the connector that was named last. Default: [`FailurePolicy::Closed`].
    #[must_use]
    pub fn policy(mut self, policy: FailurePolicy) -> Self {
        if let Some(called) = self.0.connectors.last_mut() {
            called.policy = policy;
        }
        self
    }

    /// How long a person may take from the beginning to the token. Default: one hour, which outlasts a form that is filled
    /// in over lunch.
    #[must_use]
    pub fn lifetime(mut self, lifetime: Duration) -> Self {
        self.0.lifetime = lifetime;
        self
    }

    /// The flow.
    ///
    /// # Errors
    ///
    /// A name that is empty, stands twice, or belongs to the contract.
    pub fn build(self) -> Result<UserFlow, DefinitionError> {
        let mut flow = self.0;
        unique("the attribute", flow.attributes.iter().map(Attribute::name))?;
        unique(
            "the connector",
            flow.connectors.iter().map(|called| &*called.name),
        )?;
        if let Some(reserved) = flow
            .attributes
            .iter()
            .find(|attribute| RESERVED.contains(&&*attribute.name))
        {
            return Err(DefinitionError(format!(
                "`{}` belongs to the contract of the connectors; help: give the attribute another name",
                reserved.name
            )));
        }
        // Stable: within a step the order stays.
        flow.connectors.sort_by_key(|called| called.step as u8);
        Ok(flow)
    }
}

fn unique<'n>(what: &str, names: impl Iterator<Item = &'n str>) -> Result<(), DefinitionError> {
    let mut seen = Vec::new();
    for name in names {
        if name.is_empty() {
            return Err(DefinitionError(format!("{what} has an empty name")));
        }
        if seen.contains(&name) {
            return Err(DefinitionError(format!(
                "{what} `{name}` is declared twice"
            )));
        }
        seen.push(name);
    }
    Ok(())
}

/// What is wrong with the definition of a flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefinitionError(String);

impl fmt::Display for DefinitionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for DefinitionError {}

//! [`Next`]: what a run waits for.

use std::fmt;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use crate::account::{Account, Person};
use crate::claims::Claims;
use crate::flow::UserFlow;
use crate::page::{self, AttributePage};
use crate::state::{Block, FlowState, Stage, StateError};
use connector_runtime::UserFlowStep;

/// What a run waits for. Asking changes nothing, and asking again gives the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// A connector is to be called; then [`UserFlow::answered`].
    Call(Call),
    /// The attribute page is to be shown; then [`UserFlow::submit`].
    Page(AttributePage),
    /// The user is to be created, at most one under [`NewUser::key`]; then [`UserFlow::created`].
    Create(NewUser),
    /// A call failed, and the flow stands still: the text is to be shown, empty where there is none; then
    /// [`UserFlow::retry`].
    Failed(Failure),
    /// It has ended without a user: the page is to be shown. After that nothing changes.
    Blocked(Block),
    /// It has ended: the token is to be sent. After that nothing changes.
    Token(TokenClaims),
}

/// A call to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The connector, by its name in the flow.
    pub connector: String,
    /// The step at which it is called.
    pub step: UserFlowStep,
    /// Who it is about.
    pub person: Person,
    /// The user's id, where there is a user: at the third step.
    pub user: Option<String>,
    /// The attributes as they are now, to be sent.
    pub claims: Claims,
}

/// A user to be created.
///
/// `Debug` shows the key and names alone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewUser {
    /// What this user is created for: a store creates at most one under it, however often it is asked.
    pub key: String,
    /// How the user signs in.
    pub account: Account,
    /// The e-mail address.
    pub email: Option<String>,
    /// The attributes to be saved.
    pub claims: Claims,
}

impl fmt::Debug for NewUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewUser")
            .field("key", &self.key)
            .field("claims", &self.claims)
            .finish_non_exhaustive()
    }
}

/// A call that failed. `Debug` does not show the text.
#[derive(Clone, PartialEq, Eq)]
pub struct Failure {
    /// The connector, by its name in the flow.
    pub connector: String,
    /// The text for the person; empty where there is none.
    pub message: String,
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Failure")
            .field("connector", &self.connector)
            .finish_non_exhaustive()
    }
}

/// What the token says. `Debug` shows names alone.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenClaims {
    /// The user's id.
    pub user: String,
    /// The e-mail address.
    pub email: Option<String>,
    /// The attributes: those of the application; in the first token also what the connectors of the sign-up returned, saved
    /// or not; over all of them, what the connectors of the third step returned.
    pub claims: Claims,
}

impl fmt::Debug for TokenClaims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenClaims")
            .field("user", &self.user)
            .field("claims", &self.claims)
            .finish_non_exhaustive()
    }
}

impl UserFlow {
    /// What the run waits for.
    ///
    /// # Errors
    ///
    /// The state is no longer taken.
    pub fn next(&self, state: &FlowState, now: SystemTime) -> Result<Next, StateError> {
        self.check(state, now)?;
        Ok(match &state.stage {
            Stage::Calling(connector) => Next::Call(self.call(state, connector)?),
            Stage::Page(problem) => Next::Page(page::page(
                self.attributes.iter(),
                &state.known,
                state.typed.as_ref(),
                problem.clone(),
            )),
            Stage::Creating => Next::Create(NewUser {
                key: state.id.to_string(),
                account: state.person.account().clone(),
                email: state.person.email().map(ToOwned::to_owned),
                claims: state
                    .claims
                    .only(|name| self.attribute(name).is_some_and(|known| known.saved)),
            }),
            Stage::Failed { connector, message } => Next::Failed(Failure {
                connector: connector.clone(),
                message: message.clone(),
            }),
            Stage::Blocked(block) => Next::Blocked(block.clone()),
            Stage::Issuing => Next::Token(self.issue_token(state, now)?),
        })
    }

    /// The claims of the token.
    ///
    /// # Errors
    ///
    /// The state is no longer taken, or not yet at the token.
    pub fn issue_token(
        &self,
        state: &FlowState,
        now: SystemTime,
    ) -> Result<TokenClaims, StateError> {
        self.check(state, now)?;
        let (Stage::Issuing, Some(user)) = (&state.stage, &state.user) else {
            return Err(StateError::Elsewhere);
        };
        let returned =
            |name: &str| state.prefilled.contains(name) || state.overridden.contains(name);
        let mut claims = state.claims.only(|name| {
            returned(name) || self.attribute(name).is_some_and(|known| known.in_token)
        });
        claims.overwrite(state.token.clone());
        Ok(TokenClaims {
            user: user.clone(),
            email: state.person.email().map(ToOwned::to_owned),
            claims,
        })
    }

    fn call(&self, state: &FlowState, connector: &str) -> Result<Call, StateError> {
        let called = self.called(connector).ok_or(StateError::Changed)?;
        let claims = match called.step {
            UserFlowStep::PostFederationSignup => &state.known,
            UserFlowStep::PostAttributeCollection | UserFlowStep::PreTokenIssuance => &state.claims,
        };
        Ok(Call {
            connector: called.name.clone(),
            step: called.step,
            person: state.person.clone(),
            user: state.user.clone(),
            claims: claims.clone(),
        })
    }
}

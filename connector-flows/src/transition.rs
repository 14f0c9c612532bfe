//! What happens to a run: an event comes in, and the state moves on or stays as it was. The rules of the documents stand here.

use std::collections::BTreeSet;
use std::fmt;
use std::time::SystemTime;

use crate::account::{Account, Person};
use crate::attribute::Attribute;
use crate::claims::Claims;
use crate::flow::{Called, FailurePolicy, UserFlow};
use crate::page::{self, FieldFault, Problem, Typed};
use crate::state::{Block, FlowId, FlowState, Stage, StateError, seconds};
use connector_runtime::UserFlowStep;

/// How the call of a connector ended.
///
/// `Debug` shows no text.
#[derive(Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The flow goes on, with these claims.
    Continue(Claims),
    /// The sign-up ends with a page that shows this text.
    ShowBlockPage(String),
    /// The person stays on the page and corrects it.
    ValidationError {
        /// The text for the form.
        message: String,
        /// Texts for single fields, by the attribute's name: an extension of ours. Names without field are ignored.
        fields: Vec<(String, String)>,
    },
    /// The call failed; the text for the person is `Error::user_message`.
    Failed(String),
}

impl Outcome {
    /// A validation error with a text for the form alone, as the documents have it.
    #[must_use]
    pub fn validation_error(message: impl Into<String>) -> Self {
        Self::ValidationError {
            message: message.into(),
            fields: Vec::new(),
        }
    }
}

impl fmt::Debug for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Continue(claims) => f.debug_tuple("Continue").field(claims).finish(),
            Self::ShowBlockPage(_) => f.write_str("ShowBlockPage(..)"),
            Self::ValidationError { .. } => f.write_str("ValidationError(..)"),
            Self::Failed(_) => f.write_str("Failed(..)"),
        }
    }
}

/// What became of creating a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Creation {
    /// The user has this id, created now or by an earlier try of the same run.
    User(String),
    /// Somebody else's sign-up has taken this account.
    Taken,
    /// The run was ended, by a block, before it could create one.
    Ended,
}

/// A user who is there already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The user's id.
    pub id: String,
    /// The saved attributes.
    pub claims: Claims,
}

impl UserFlow {
    /// Begins a sign-up. Of what the identity provider says, `claims`, the declared attributes are kept, and prefill the page.
    ///
    /// For a federated account the connectors of `PostFederationSignup` come next, for a local one the page.
    #[must_use]
    pub fn begin(&self, id: FlowId, person: Person, claims: &Claims, now: SystemTime) -> FlowState {
        let federated = matches!(person.account(), Account::Federated { .. });
        let mut state = self.start(id, person, now);
        state.known = self.declared(claims);
        match self.first_of(UserFlowStep::PostFederationSignup) {
            Some(first) if federated => state.stage = Stage::Calling(first.name.clone()),
            _ => self.collect(&mut state),
        }
        state
    }

    /// Begins a sign-in of somebody who is a user: only the connectors of `PreTokenIssuance` are called.
    #[must_use]
    pub fn sign_in(&self, id: FlowId, person: Person, user: User, now: SystemTime) -> FlowState {
        let mut state = self.start(id, person, now);
        state.claims = self.declared(&user.claims);
        self.enrich(&mut state, user.id);
        state
    }

    /// The attribute page comes in. What is missing or malformed keeps the person on it, before any connector is called.
    ///
    /// # Errors
    ///
    /// The state is no longer taken, or not on the page; it is as it was.
    pub fn submit(
        &self,
        state: &mut FlowState,
        typed: &Typed,
        now: SystemTime,
    ) -> Result<(), StateError> {
        self.check(state, now)?;
        let Stage::Page(_) = state.stage else {
            return Err(StateError::Elsewhere);
        };
        let typed = page::fields_of(self.attributes.iter(), typed);
        match page::read(self.attributes.iter(), &typed) {
            Err(problem) => state.stage = Stage::Page(Some(problem)),
            Ok(claims) => {
                // A field that was emptied has no value, whatever prefilled it.
                let beside =
                    |name: &str| self.attribute(name).is_some_and(|known| !known.on_page());
                state.claims = state.known.only(beside);
                state.claims.overwrite(claims);
                self.validate(state);
            }
        }
        state.typed = Some(typed);
        Ok(())
    }

    /// The call of a connector ended.
    ///
    /// # Errors
    ///
    /// The state is no longer taken, or does not wait for this connector; it is as it was.
    pub fn answered(
        &self,
        state: &mut FlowState,
        connector: &str,
        outcome: Outcome,
        now: SystemTime,
    ) -> Result<(), StateError> {
        self.check(state, now)?;
        match &state.stage {
            Stage::Calling(name) if name == connector => {}
            _ => return Err(StateError::Elsewhere),
        }
        let called = self.called(connector).ok_or(StateError::Changed)?;
        let before_user = called.step != UserFlowStep::PreTokenIssuance;
        let form = called.step == UserFlowStep::PostAttributeCollection;
        match outcome {
            Outcome::Continue(claims) => match self.fitting(&claims) {
                Some(claims) => self.go_on(state, called, claims),
                None => self.fail(state, called, String::new()),
            },
            Outcome::ShowBlockPage(text) if before_user => {
                state.stage = Stage::Blocked(Block::Said(text));
            }
            Outcome::ValidationError { message, fields } if form => {
                state.stage = if self.has_page() {
                    Stage::Page(Some(self.problem(message, fields)))
                } else {
                    // There is nothing to correct, and the same again would be refused again.
                    Stage::Blocked(Block::Said(message))
                };
            }
            Outcome::Failed(message) => self.fail(state, called, message),
            // The step has no such answer.
            Outcome::ShowBlockPage(_) | Outcome::ValidationError { .. } => {
                self.fail(state, called, String::new());
            }
        }
        Ok(())
    }

    /// The user was created, or not.
    ///
    /// # Errors
    ///
    /// The state is no longer taken, or creates no user now; it is as it was.
    pub fn created(
        &self,
        state: &mut FlowState,
        creation: Creation,
        now: SystemTime,
    ) -> Result<(), StateError> {
        self.check(state, now)?;
        if state.stage != Stage::Creating {
            return Err(StateError::Elsewhere);
        }
        match creation {
            Creation::User(id) => self.enrich(state, id),
            Creation::Taken => state.stage = Stage::Blocked(Block::Taken),
            Creation::Ended => state.stage = Stage::Blocked(Block::Ended),
        }
        Ok(())
    }

    /// The person asks to try again, after a call that failed.
    ///
    /// # Errors
    ///
    /// The state is no longer taken, or nothing failed; it is as it was.
    pub fn retry(&self, state: &mut FlowState, now: SystemTime) -> Result<(), StateError> {
        self.check(state, now)?;
        let Stage::Failed { connector, .. } = &state.stage else {
            return Err(StateError::Elsewhere);
        };
        state.stage = Stage::Calling(connector.clone());
        Ok(())
    }

    pub(crate) fn check(&self, state: &FlowState, now: SystemTime) -> Result<(), StateError> {
        if state.flow != self.name {
            return Err(StateError::OtherFlow);
        }
        if seconds(now) >= state.expires_at {
            return Err(StateError::Expired);
        }
        Ok(())
    }

    fn start(&self, id: FlowId, person: Person, now: SystemTime) -> FlowState {
        FlowState {
            flow: self.name.clone(),
            id,
            expires_at: seconds(now).saturating_add(self.lifetime.as_secs()),
            stage: Stage::Page(None),
            person,
            known: Claims::new(),
            typed: None,
            claims: Claims::new(),
            prefilled: BTreeSet::new(),
            overridden: BTreeSet::new(),
            token: Claims::new(),
            user: None,
        }
    }

    /// After the first step: the page, or without one straight on, for the second step is always there.
    fn collect(&self, state: &mut FlowState) {
        if self.has_page() {
            state.stage = Stage::Page(None);
        } else {
            state.claims = state.known.clone();
            self.validate(state);
        }
    }

    /// The second step, from its first connector on: what was typed has changed.
    fn validate(&self, state: &mut FlowState) {
        state.overridden.clear();
        state.stage = match self.first_of(UserFlowStep::PostAttributeCollection) {
            Some(first) => Stage::Calling(first.name.clone()),
            None => Stage::Creating,
        };
    }

    /// The third step.
    fn enrich(&self, state: &mut FlowState, user: String) {
        state.user = Some(user);
        state.stage = match self.first_of(UserFlowStep::PreTokenIssuance) {
            Some(first) => Stage::Calling(first.name.clone()),
            None => Stage::Issuing,
        };
    }

    fn go_on(&self, state: &mut FlowState, called: &Called, claims: Claims) {
        let names = claims.iter().map(|(name, _)| name.to_owned()).collect();
        match called.step {
            UserFlowStep::PostFederationSignup => {
                state.prefilled.append(&mut { names });
                state.known.overwrite(claims);
            }
            UserFlowStep::PostAttributeCollection => {
                state.overridden.append(&mut { names });
                state.claims.overwrite(claims);
            }
            UserFlowStep::PreTokenIssuance => {
                let selected =
                    |name: &str| self.attribute(name).is_some_and(|known| known.in_token);
                state.token.overwrite(claims.only(selected));
            }
        }
        match (self.after(&called.name), called.step) {
            (Some(next), _) => state.stage = Stage::Calling(next.name.clone()),
            (None, UserFlowStep::PostFederationSignup) => self.collect(state),
            (None, UserFlowStep::PostAttributeCollection) => state.stage = Stage::Creating,
            (None, UserFlowStep::PreTokenIssuance) => state.stage = Stage::Issuing,
        }
    }

    fn fail(&self, state: &mut FlowState, called: &Called, message: String) {
        match called.policy {
            FailurePolicy::Open => self.go_on(state, called, Claims::new()),
            FailurePolicy::Closed => {
                let form = called.step == UserFlowStep::PostAttributeCollection && self.has_page();
                state.stage = if form {
                    // Sending the page again is the second try, with all that was typed.
                    Stage::Page(Some(self.problem(message, Vec::new())))
                } else {
                    let connector = called.name.clone();
                    Stage::Failed { connector, message }
                };
            }
        }
    }

    fn problem(&self, message: String, fields: Vec<(String, String)>) -> Problem {
        let on_page = |name: &str| self.attribute(name).is_some_and(Attribute::on_page);
        let fields = fields.into_iter().filter(|(name, _)| on_page(name));
        Problem {
            message: Some(message),
            fields: fields
                .map(|(name, text)| (name, FieldFault::Said(text)))
                .collect(),
        }
    }

    /// The declared attributes; one of another type than declared is left out, for nobody has promised it.
    fn declared(&self, claims: &Claims) -> Claims {
        let mut kept = Claims::new();
        for (name, value) in claims.iter() {
            if self.attribute(name).is_some_and(|known| known.takes(value)) {
                kept.set(name, value.clone());
            }
        }
        kept
    }

    /// The declared attributes of a connector's answer; none where one is of another type, for that breaks the contract.
    fn fitting(&self, claims: &Claims) -> Option<Claims> {
        let known = claims.only(|name| self.attribute(name).is_some());
        let kept = self.declared(&known);
        (kept == known).then_some(kept)
    }
}

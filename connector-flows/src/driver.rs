//! [`Driver`]: walks a run as far as it goes without the person: calls the connectors, creates the user.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::SystemTime;

use connector_runtime::{Context, Oidc, UserFlowStep};

use crate::account::Person;
use crate::accounts::{Accounts, StoreError};
use crate::claims::Claims;
use crate::connector::StepConnector;
use crate::flow::UserFlow;
use crate::next::{Failure, Next, TokenClaims};
use crate::page::{AttributePage, Typed};
use crate::state::{Block, FlowId, FlowState, StateError};

/// A flow with its connectors and its directory.
///
/// One HTTP request is one call here: [`begin`](Self::begin), [`submit`](Self::submit), [`retry`](Self::retry) or
/// [`show`](Self::show). Each goes on until the person is asked something, and says what to show. What it leaves in the state
/// is true even if the future is dropped: the next call goes on from there, on any replica.
///
/// ```
/// # use std::time::SystemTime;
/// use connector_flows::{
///     Account, Attribute, Call, Claims, Driver, MemoryAccounts, Outcome, Person, Screen, Typed, UserFlow, UserFlowStep,
/// };
/// use connector_runtime::Context;
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let now = SystemTime::UNIX_EPOCH;
/// let flow = UserFlow::builder("sign_up")
///     .attribute(Attribute::new("city").required().saved().in_token())
///     .connector(UserFlowStep::PostAttributeCollection, "tidy")
///     .build()?;
/// let driver = Driver::new(flow, MemoryAccounts::new())
///     .connector("tidy", |call: Call, _: Context| async move {
///         let city = call.claims.text("city").unwrap_or_default().to_uppercase();
///         Outcome::Continue(Claims::new().with("city", city))
///     })
///     .check()?;
///
/// let kim = Person::new(Account::local("kim@example.com"));
/// let context = Context::new();
/// let (mut state, screen) = driver.begin(kim, &Claims::new(), &context, now).await?;
/// assert!(matches!(screen, Screen::Page(_)));
///
/// let screen = driver.submit(&mut state, &Typed::from_iter([("city", "Seoul")]), &context, now).await?;
/// let Screen::Token(token) = screen else { panic!() };
/// assert_eq!(token.claims.text("city"), Some("SEOUL"));
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Driver {
    flow: Arc<UserFlow>,
    connectors: BTreeMap<String, Arc<dyn StepConnector>>,
    accounts: Arc<dyn Accounts>,
}

/// What to show the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screen {
    /// The attribute page.
    Page(AttributePage),
    /// A page with the text, and a way to [`retry`](Driver::retry).
    Failed(Failure),
    /// The block page: the end.
    Blocked(Block),
    /// The token is to be sent: the end.
    Token(TokenClaims),
}

impl Driver {
    /// A flow in this directory.
    #[must_use]
    pub fn new(flow: UserFlow, accounts: impl Accounts + 'static) -> Self {
        Self {
            flow: Arc::new(flow),
            connectors: BTreeMap::new(),
            accounts: Arc::new(accounts),
        }
    }

    /// What is called under a name of the flow.
    #[must_use]
    pub fn connector(
        mut self,
        name: impl Into<String>,
        connector: impl StepConnector + 'static,
    ) -> Self {
        self.connectors.insert(name.into(), Arc::new(connector));
        self
    }

    /// The same driver, once every connector of the flow is there.
    ///
    /// # Errors
    ///
    /// The names that are missing, that the flow does not have, or that it calls at a step that is not theirs.
    pub fn check(self) -> Result<Self, ConnectorsError> {
        let names = || self.flow.connectors().map(|(_, name)| name);
        let missing = names().filter(|name| !self.connectors.contains_key(*name));
        let strange = self.connectors.keys().map(String::as_str);
        let strange = strange.filter(|given| names().all(|name| name != *given));
        let misplaced = self.flow.connectors().filter_map(|(step, name)| {
            let own = self.connectors.get(name)?.step()?;
            (own != step).then(|| (name.to_owned(), own, step))
        });
        let error = ConnectorsError {
            misplaced: misplaced.collect(),
            missing: missing.map(ToOwned::to_owned).collect(),
            strange: strange.map(ToOwned::to_owned).collect(),
        };
        if error == ConnectorsError::default() {
            Ok(self)
        } else {
            Err(error)
        }
    }

    /// Begins: a sign-in where the directory has the person, else a sign-up.
    ///
    /// `claims` is what the identity provider says; the person must be proven before.
    ///
    /// # Errors
    ///
    /// [`DriverError`]; nothing was begun.
    pub async fn begin(
        &self,
        person: Person,
        claims: &Claims,
        context: &Context,
        now: SystemTime,
    ) -> Result<(FlowState, Screen), DriverError> {
        let id = FlowId::random()?;
        let mut state = match self.accounts.find(person.account()).await? {
            Some(user) => self.flow.sign_in(id, person, user, now),
            None => self.flow.begin(id, person, claims, now),
        };
        let screen = self.show(&mut state, context, now).await?;
        Ok((state, screen))
    }

    /// The attribute page comes in. Sent again, by a second click or the back button, it shows where the run is.
    ///
    /// # Errors
    ///
    /// [`DriverError`]; the state is as far as it came.
    pub async fn submit(
        &self,
        state: &mut FlowState,
        typed: &Typed,
        context: &Context,
        now: SystemTime,
    ) -> Result<Screen, DriverError> {
        elsewhere_is_fine(self.flow.submit(state, typed, now))?;
        self.show(state, context, now).await
    }

    /// The person asks to try again.
    ///
    /// # Errors
    ///
    /// [`DriverError`]; the state is as far as it came.
    pub async fn retry(
        &self,
        state: &mut FlowState,
        context: &Context,
        now: SystemTime,
    ) -> Result<Screen, DriverError> {
        elsewhere_is_fine(self.flow.retry(state, now))?;
        self.show(state, context, now).await
    }

    /// Goes on as far as it goes without the person.
    ///
    /// # Errors
    ///
    /// [`DriverError`]; the state is as far as it came.
    pub async fn show(
        &self,
        state: &mut FlowState,
        context: &Context,
        now: SystemTime,
    ) -> Result<Screen, DriverError> {
        let context = about(state.person(), context);
        loop {
            match self.flow.next(state, now)? {
                Next::Call(call) => {
                    // Taken out of the flow since the driver was checked.
                    let connector = self
                        .connectors
                        .get(&call.connector)
                        .ok_or(StateError::Changed)?;
                    let name = call.connector.clone();
                    let outcome = connector.call(call, context.clone()).await;
                    tracing::debug!(connector = name, ?outcome, "a connector of a user flow");
                    self.flow.answered(state, &name, outcome, now)?;
                }
                Next::Create(user) => {
                    let creation = self.accounts.create(&user).await?;
                    self.flow.created(state, creation, now)?;
                }
                Next::Page(page) => return Ok(Screen::Page(page)),
                Next::Failed(failure) => return Ok(Screen::Failed(failure)),
                Next::Blocked(block) => {
                    // Before the page is shown: a state from before the block may come again.
                    self.accounts.end(&state.id().to_string()).await?;
                    return Ok(Screen::Blocked(block));
                }
                Next::Token(token) => return Ok(Screen::Token(token)),
            }
        }
    }
}

/// The call's context, with what the run knows of the person.
fn about(person: &Person, context: &Context) -> Context {
    let mut context = context.clone();
    if let Some(id) = person.client_id() {
        context = context.oidc(Oidc::ClientId, id);
    }
    if let Some(locales) = person.ui_locales() {
        context = context.query_parameter("ui_locales", locales);
    }
    context
}

/// An event that came twice has been taken the first time.
fn elsewhere_is_fine(result: Result<(), StateError>) -> Result<(), StateError> {
    match result {
        Err(StateError::Elsewhere) => Ok(()),
        other => other,
    }
}

/// The names alone.
impl fmt::Debug for Driver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Driver")
            .field("flow", &self.flow.name)
            .field("connectors", &self.connectors.keys())
            .finish_non_exhaustive()
    }
}

/// The connectors given and those of the flow are not the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConnectorsError {
    misplaced: Vec<(String, UserFlowStep, UserFlowStep)>,
    missing: Vec<String>,
    strange: Vec<String>,
}

impl fmt::Display for ConnectorsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = Vec::new();
        for name in &self.missing {
            lines.push(format!("the flow's connector `{name}` is missing; help: give it with `.connector(\"{name}\", …)`"));
        }
        for name in &self.strange {
            lines.push(format!("the flow has no connector `{name}`"));
        }
        for (name, own, step) in &self.misplaced {
            lines.push(format!(
                "the connector `{name}` is of the step `{own}`, and the flow calls it at `{step}`"
            ));
        }
        f.write_str(&lines.join("\n"))
    }
}

impl Error for ConnectorsError {}

/// Why a run cannot go on.
#[derive(Debug)]
#[non_exhaustive]
pub enum DriverError {
    /// The state is not taken: the sign-up begins anew.
    State(StateError),
    /// The directory failed: the same state can go on later.
    Store(StoreError),
    /// The system has no random bytes for an id.
    NoRandomBytes(io::Error),
}

impl fmt::Display for DriverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::State(error) => error.fmt(f),
            Self::Store(error) => error.fmt(f),
            Self::NoRandomBytes(error) => error.fmt(f),
        }
    }
}

impl Error for DriverError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::State(_) => None,
            Self::Store(error) => error.source(),
            Self::NoRandomBytes(error) => error.source(),
        }
    }
}

impl From<StateError> for DriverError {
    fn from(error: StateError) -> Self {
        Self::State(error)
    }
}

impl From<StoreError> for DriverError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for DriverError {
    fn from(error: io::Error) -> Self {
        Self::NoRandomBytes(error)
    }
}

//! The connector: what an application holds, shares and calls.

use std::fmt;
use std::future::Future;
use std::sync::Arc;

use crate::auth::keys::KeyContainer;
use crate::auth::oauth2::Tokens;
use crate::context::Context;
use crate::contract::{Action, AnswerOf};
use crate::error::Error;
use crate::exchange;
use crate::observer::Observer;
use crate::technical_profile::{ClaimsExchange, InputClaims};
use crate::transport::Transport;

mod builder;
mod compat;
mod configuration;
mod doubt;
mod origin;
mod plan;
mod prepared_request;

pub use builder::{BuildError, ConnectorBuilder};
pub use compat::Compat;
pub use configuration::{DeploymentMode, Limits, Timeouts};
pub(crate) use plan::Plan;
pub use prepared_request::PreparedRequest;

use configuration::Configuration;
use origin::Origins;
use plan::Plans;

/// Calls APIs as technical profiles say. Cheap to clone; one is shared by the whole application, since connections, tokens
/// and limits are shared with it.
///
/// A future of a call that is dropped gives up the call: its connection is closed and nothing is sent after that.
#[derive(Clone)]
pub struct Connector(pub(crate) Arc<Inner>);

/// What the clones of a connector share.
pub(crate) struct Inner {
    pub(crate) configuration: Configuration,
    pub(crate) keys: Arc<dyn KeyContainer>,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) observer: Option<Arc<dyn Observer>>,
    pub(crate) tokens: Tokens,
    /// What is known of a call of which the application says nothing.
    bare: Context,
    origins: Origins,
    plans: Plans,
}

impl Inner {
    pub(crate) fn plan(&self, profile: &'static crate::Profile) -> Result<Arc<Plan>, Error> {
        self.plans.get(profile, &self.configuration, &self.origins)
    }
}

impl Connector {
    /// A connector to be set up.
    #[must_use]
    pub fn builder() -> ConnectorBuilder {
        ConnectorBuilder::default()
    }

    /// Sends the claims and returns the claims after the call.
    ///
    /// # Errors
    ///
    /// [`Error`] says which step failed, whether the API may have seen the request, and what the person at the screen
    /// should read.
    pub fn exchange<I: InputClaims>(
        &self,
        input: I,
    ) -> impl Future<Output = Result<AnswerOf<I::Profile>, Error>> + use<I> {
        exchange::exchange(Arc::clone(&self.0), self.0.bare.clone(), input)
    }

    /// The same calls, with what is known of this one: language, correlation id, deadline.
    #[must_use]
    pub fn within(&self, context: &Context) -> Within {
        Within {
            inner: Arc::clone(&self.0),
            context: context.clone(),
        }
    }

    /// The request as it would be sent, authentication included; nothing is sent, not even for a token.
    ///
    /// # Errors
    ///
    /// As [`Self::exchange`], as far as it goes without sending.
    pub fn prepare<I: InputClaims>(
        &self,
        input: I,
    ) -> impl Future<Output = Result<PreparedRequest, Error>> + use<I> {
        exchange::prepare(Arc::clone(&self.0), self.0.bare.clone(), input)
    }

    /// Checks that everything a profile needs is there: what [`ConnectorBuilder::verify`] checks, and keys of a container
    /// that has to wait for them.
    ///
    /// # Errors
    ///
    /// All that is missing or wrong.
    pub async fn verify<P: ClaimsExchange>(&self) -> Result<(), BuildError> {
        let mut faults = builder::Faults::default();
        faults.plan(&self.0, P::DECLARED);
        for name in crate::auth::key_names(P::DECLARED) {
            faults.key(P::DECLARED, name, self.0.keys.get(name).await);
        }
        faults.finish()
    }
}

/// A connector within a [`Context`]; see [`Connector::within`].
#[derive(Clone)]
pub struct Within {
    inner: Arc<Inner>,
    context: Context,
}

impl Within {
    /// As [`Connector::exchange`]. The future holds all it needs, so it fits `tokio::spawn`.
    ///
    /// # Errors
    ///
    /// As [`Connector::exchange`].
    pub fn exchange<I: InputClaims>(
        &self,
        input: I,
    ) -> impl Future<Output = Result<AnswerOf<I::Profile>, Error>> + use<I> {
        exchange::exchange(Arc::clone(&self.inner), self.context.clone(), input)
    }

    /// As [`Self::exchange`]; what comes back is the same at every step, and has the texts for single fields.
    ///
    /// # Errors
    ///
    /// As [`Connector::exchange`].
    pub fn action<I: InputClaims>(
        &self,
        input: I,
    ) -> impl Future<Output = Result<Action<I::Profile>, Error>> + use<I> {
        exchange::action(Arc::clone(&self.inner), self.context.clone(), input)
    }

    /// As [`Connector::prepare`].
    ///
    /// # Errors
    ///
    /// As [`Connector::prepare`].
    pub fn prepare<I: InputClaims>(
        &self,
        input: I,
    ) -> impl Future<Output = Result<PreparedRequest, Error>> + use<I> {
        exchange::prepare(Arc::clone(&self.inner), self.context.clone(), input)
    }
}

impl fmt::Debug for Connector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connector")
            .field("configuration", &self.0.configuration)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Within")
            .field("context", &self.context)
            .finish_non_exhaustive()
    }
}

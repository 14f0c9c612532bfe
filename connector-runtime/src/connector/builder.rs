//! Setting up a connector. Everything that can be found wrong without waiting is found here, and all of it at once.

use std::fmt;
use std::sync::Arc;

use http::HeaderName;

use super::compat::Compat;
use super::configuration::{
    Configuration, DeploymentMode, IdempotencyKeyHeader, Limits, Timeouts, address,
};
use super::origin::Origins;
use super::{Connector, Inner};
use crate::admit::Egress;
use crate::auth::keys::{Key, KeyContainer, KeyError, Keys};
use crate::context::Context;
use crate::error::Error;
use crate::message::{self, MessageId, Messages};
use crate::observer::Observer;
use crate::profile::Profile;
use crate::resilience::{CircuitBreaker, Retry};
use crate::technical_profile::ClaimsExchange;
use crate::transport::Transport;

/// A connector to be set up; see [`Connector::builder`].
#[derive(Default)]
pub struct ConnectorBuilder {
    configuration: Configuration,
    keys: Option<Arc<dyn KeyContainer>>,
    transport: Option<Arc<dyn Transport>>,
    observer: Option<Arc<dyn Observer>>,
    profiles: Vec<&'static Profile>,
    #[cfg(any(feature = "hyper", feature = "reqwest"))]
    tls: crate::transport::Tls,
    #[cfg(feature = "hyper")]
    over_hyper: bool,
}

impl ConnectorBuilder {
    /// Where secrets come from: [`Keys`], [`EnvKeys`](crate::EnvKeys), [`FileKeys`](crate::FileKeys) or your own. Default: a
    /// container without keys.
    #[must_use]
    pub fn keys(mut self, keys: impl KeyContainer + 'static) -> Self {
        self.keys = Some(Arc::new(keys));
        self
    }

    /// Whether this is production (default) or development.
    #[must_use]
    pub fn deployment_mode(mut self, mode: DeploymentMode) -> Self {
        self.configuration.deployment_mode = mode;
        self
    }

    /// Fills `{Settings:name}` of service URLs. The value is inserted as it is, and the URL then checked again.
    #[must_use]
    pub fn setting(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.configuration
            .settings
            .insert(name.into(), value.into());
        self
    }

    /// Another service URL for one profile. It obeys the rules of the declared one: its placeholders name the same claims.
    #[must_use]
    pub fn service_url<P: ClaimsExchange>(mut self, url: impl Into<String>) -> Self {
        self.configuration
            .service_urls
            .insert(address(P::DECLARED), url.into());
        self.profiles.push(P::DECLARED);
        self
    }

    /// Limits of time.
    #[must_use]
    pub fn timeouts(mut self, timeouts: Timeouts) -> Self {
        self.configuration.timeouts = timeouts;
        self
    }

    /// How often a call is sent again, where it may be.
    #[must_use]
    pub fn retry(mut self, retry: Retry) -> Self {
        self.configuration.retry = retry;
        self
    }

    /// When calls to a failing API are refused without being sent.
    #[must_use]
    pub fn circuit_breaker(mut self, circuit_breaker: CircuitBreaker) -> Self {
        self.configuration.circuit_breaker = circuit_breaker;
        self
    }

    /// The limits of time and the repetitions that the documents' system has; later calls of [`Self::timeouts`] and
    /// [`Self::retry`] win over it.
    #[must_use]
    pub fn compat(mut self, compat: Compat) -> Self {
        let (timeouts, retry) = compat.limits(self.configuration.timeouts);
        self.configuration.timeouts = timeouts;
        self.configuration.retry = retry;
        self
    }

    /// Which addresses may be called. The addresses of names are checked by the transport that ships with the crate, on every
    /// dial; a transport of your own has to do that itself.
    #[must_use]
    pub fn egress(mut self, egress: Egress) -> Self {
        self.configuration.egress = egress;
        self
    }

    /// Messages for people in their languages.
    #[must_use]
    pub fn messages(mut self, messages: Messages) -> Self {
        self.configuration.messages = messages;
        self
    }

    /// The header that bears the idempotency key of profiles that say `idempotent = true`: the same on every attempt of an
    /// exchange, and new for the next. Default: `Idempotency-Key`.
    #[must_use]
    pub fn idempotency_key_header(mut self, name: HeaderName) -> Self {
        self.configuration.idempotency_key_header = IdempotencyKeyHeader(name);
        self
    }

    /// Limits of size and number.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.configuration.limits = limits;
        self
    }

    /// What carries the requests. Default: the transport that ships with the crate, `ReqwestTransport` with the feature
    /// `reqwest`, else `HyperTransport` with the feature `hyper`.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Who hears what becomes of calls: metrics, or a log such as [`ExchangeLog`](crate::ExchangeLog). Default: nobody.
    #[must_use]
    pub fn observer(mut self, observer: impl Observer) -> Self {
        self.observer = Some(Arc::new(observer));
        self
    }

    /// Which servers are trusted, where no other transport is given.
    #[cfg(any(feature = "hyper", feature = "reqwest"))]
    #[must_use]
    pub fn tls(mut self, tls: crate::transport::Tls) -> Self {
        self.tls = tls;
        self
    }

    /// Carries requests over hyper where the feature `reqwest` is on too, with this builder's TLS, [`Egress`] and limit of the
    /// connection: [`HyperTransport`](crate::HyperTransport).
    #[cfg(feature = "hyper")]
    #[must_use]
    pub fn over_hyper(mut self) -> Self {
        self.over_hyper = true;
        self
    }

    /// Lets [`Self::build`] fail where something is missing that this profile needs.
    #[must_use]
    pub fn verify<P: ClaimsExchange>(mut self) -> Self {
        self.profiles.push(P::DECLARED);
        self
    }

    /// The connector.
    ///
    /// # Errors
    ///
    /// All that is wrong, not the first of it: keys of the container that cannot be used, and for profiles under
    /// [`Self::verify`] missing keys and settings, URLs against the rules, and what may not run in production.
    pub fn build(mut self) -> Result<Connector, BuildError> {
        let mut faults = Faults::default();
        faults.configuration(&self.configuration);
        let transport = match self.transport.take() {
            Some(transport) => Some(transport),
            None => match self.shipped() {
                Ok(transport) => Some(transport),
                Err(fault) => {
                    faults.0.push(fault);
                    None
                }
            },
        };
        let keys = self.keys.unwrap_or_else(|| Arc::new(Keys::new()));
        faults
            .0
            .extend(keys.problems().iter().map(ToString::to_string));
        let Some(transport) = transport else {
            return Err(BuildError(faults.0));
        };
        let origins = Origins::new(self.configuration.limits);
        let mode = self.configuration.deployment_mode.name();
        let inner = Inner {
            bare: Context::default().deployed(mode),
            configuration: self.configuration,
            keys,
            transport,
            observer: self.observer,
            tokens: crate::auth::oauth2::Tokens::default(),
            origins,
            plans: super::plans::Plans::default(),
        };
        let mut seen = Vec::new();
        for profile in self.profiles {
            if seen.contains(&address(profile)) {
                continue;
            }
            seen.push(address(profile));
            faults.plan(&inner, profile);
            for name in crate::auth::key_names(profile) {
                if let Some(found) = inner.keys.get_now(name) {
                    faults.key(profile, name, found);
                }
            }
        }
        faults.finish()?;
        Ok(Connector(Arc::new(inner)))
    }

    /// The transport that ships with the crate.
    fn shipped(&self) -> Result<Arc<dyn Transport>, String> {
        #[cfg(any(feature = "hyper", feature = "reqwest"))]
        let (tls, connect, egress) = (
            self.tls.clone(),
            self.configuration.timeouts.connect,
            self.configuration.egress.clone(),
        );
        #[cfg(feature = "hyper")]
        if self.over_hyper || cfg!(not(feature = "reqwest")) {
            use crate::transport::{HyperTransport, SystemResolver};
            return match HyperTransport::dialling(tls, connect, egress, SystemResolver) {
                Ok(transport) => Ok(Arc::new(transport)),
                Err(error) => Err(format!("TLS: {error}")),
            };
        }
        #[cfg(feature = "reqwest")]
        {
            use crate::transport::{ReqwestTransport, SystemResolver};
            match ReqwestTransport::dialling(tls, connect, egress, SystemResolver) {
                Ok(transport) => {
                    let most = self.configuration.limits.in_flight;
                    Ok(Arc::new(transport.connections(most)))
                }
                Err(error) => Err(format!("TLS: {error}")),
            }
        }
        #[cfg(not(feature = "reqwest"))]
        Err("no transport; help: give one with `.transport(…)`, or turn on the feature `reqwest` or `hyper`".into())
    }
}

impl fmt::Debug for ConnectorBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConnectorBuilder")
            .field("configuration", &self.configuration)
            .finish_non_exhaustive()
    }
}

/// Everything that is wrong with a connector, one sentence each.
#[derive(Clone, PartialEq, Eq)]
pub struct BuildError(Vec<String>);

impl BuildError {
    /// The sentences.
    pub fn faults(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connector cannot be built")?;
        for fault in &self.0 {
            write!(f, "\n  {fault}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `fn main() -> Result<(), Box<dyn Error>>` prints `Debug`: people read this.
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for BuildError {}

/// Faults as they are found.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<String>);

impl Faults {
    /// What cannot be meant of the connector's own limits.
    fn configuration(&mut self, configuration: &Configuration) {
        let timeouts = configuration.timeouts;
        for (name, limit) in [
            ("connect", timeouts.connect),
            ("attempt", timeouts.attempt),
            ("total", timeouts.total),
            ("keys", timeouts.keys),
        ] {
            if limit.is_zero() {
                self.0.push(format!(
                    "the limit `{name}` of `timeouts` is 0; help: give it more than that"
                ));
            }
        }
        let fixed = configuration.limits.faults();
        let fixed = fixed.chain(configuration.circuit_breaker.faults());
        let fixed = fixed.chain(configuration.retry.fault());
        self.0.extend(fixed.map(str::to_owned));
        let given = configuration.messages.faults();
        self.0.extend(given.map(str::to_owned));
        self.0.extend(configuration.egress.faults());
    }

    /// What the plan of a profile refuses, and messages that are no formats.
    pub(super) fn plan(&mut self, inner: &Inner, profile: &'static Profile) {
        if let Err(error) = inner.plan(profile) {
            self.0.push(of_error(&error));
        }
        for id in MessageId::ALL {
            if let Some(text) = id.of_profile(profile)
                && let Err(fault) = message::format(text, &["", ""])
            {
                self.0
                    .push(format!("`{}`: `{}` {fault}", profile.id, id.key()));
            }
        }
    }

    /// A key that is missing or cannot be used.
    pub(super) fn key(
        &mut self,
        profile: &'static Profile,
        name: &str,
        found: Result<Option<Key>, KeyError>,
    ) {
        let fault = match found {
            Ok(Some(key)) => crate::auth::unfit(profile, name, &key).map(|error| error.to_string()),
            Ok(None) => Some(format!(
                "key `{name}` is missing; help: put it into the connector's key container"
            )),
            Err(error) => Some(error.to_string()),
        };
        if let Some(fault) = fault {
            let fault = format!("`{}`: {fault}", profile.id);
            if !self.0.contains(&fault) {
                self.0.push(fault);
            }
        }
    }

    pub(super) fn finish(self) -> Result<(), BuildError> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(BuildError(self.0))
        }
    }
}

fn of_error(error: &Error) -> String {
    let parts = error.parts();
    let help = parts
        .help
        .as_ref()
        .map(|help| format!("; help: {help}"))
        .unwrap_or_default();
    format!("`{}`: {}{help}", parts.profile.id, parts.reason)
}

//! What is known of a profile before its first call, worked out once for a connector.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::configuration::{Configuration, DeploymentMode, address};
use super::origin::{Origin, Origins};
use crate::auth::Kept;
use crate::endpoint::Endpoint;
use crate::error::{Error, ErrorKind, Step};
use crate::message::Words;
use crate::profile::{Auth, Profile};
use crate::resilience::{Breaker, Resend, Retry};

/// A profile made ready for a connector.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) profile: &'static Profile,
    pub(crate) endpoint: Endpoint,
    /// Its URL for reqwest, where no claim goes into it.
    #[cfg(feature = "reqwest")]
    pub(crate) fixed: Option<crate::transport::Fixed>,
    pub(crate) key_names: Vec<&'static str>,
    /// The keys that it got last.
    pub(crate) kept: Kept,
    /// The token endpoint, under `OAuth2ClientCredentials`.
    pub(crate) token_endpoint: Option<Endpoint>,
    pub(crate) total: Duration,
    pub(crate) attempt: Duration,
    pub(crate) response_limit: usize,
    /// Of this profile at its origin.
    pub(crate) breaker: Breaker,
    pub(crate) retry: Retry,
    pub(crate) resend: Resend,
    /// What it shares with the other profiles that call the same origin.
    pub(crate) origin: Arc<Origin>,
}

impl Plan {
    pub(super) fn new(
        profile: &'static Profile,
        configuration: &Configuration,
        origins: &Origins,
    ) -> Result<Self, Error> {
        let prepare = |kind, reason: String| {
            let mut error = Error::new(profile, kind, Step::Prepare, reason);
            let shown = profile.service_url.split('?').next().unwrap_or_default();
            Words::plain(shown, configuration.timeouts.attempt).put(&mut error);
            error
        };
        if profile.development_only && configuration.deployment_mode == DeploymentMode::Production {
            return Err(prepare(ErrorKind::NotAllowed, "the profile is `development_only`, and the connector is in production".into())
                .help("give the profile an `auth`, or the connector `.deployment_mode(DeploymentMode::Development)`"));
        }
        let setting = |name: &str| configuration.settings.get(name).map(String::as_str);
        let template = configuration
            .service_urls
            .get(&address(profile))
            .map_or(profile.service_url, String::as_str);
        let endpoint = Endpoint::new(template, profile.inputs, profile.allow_http, setting)
            .and_then(|endpoint| endpoint.of_app(profile, setting))
            .map_err(|fault| prepare(ErrorKind::Setting, fault))?;
        let token_url = profile.auth.iter().find_map(|auth| match auth {
            Auth::OAuth2ClientCredentials { token_url, .. } => Some(*token_url),
            _ => None,
        });
        let token_endpoint = token_url
            .map(|url| Endpoint::new(url, &[], profile.allow_http, setting))
            .transpose()
            .map_err(|fault| prepare(ErrorKind::Setting, format!("`token_url`: {fault}")))?;
        for endpoint in [Some(&endpoint), token_endpoint.as_ref()]
            .into_iter()
            .flatten()
        {
            if let Err(refused) = configuration.egress.check_host(endpoint.host()) {
                let mut error = prepare(ErrorKind::Egress, refused.to_string())
                    .help("an address that is meant is allowed with `.egress(Egress::default().allow(…))`");
                error.parts_mut().step = Step::Admit;
                return Err(error);
            }
        }
        #[cfg(feature = "reqwest")]
        let key_in_url = profile
            .auth
            .iter()
            .any(|auth| matches!(auth, Auth::ApiKeyQuery { .. }));
        let total = profile.timeout.unwrap_or(configuration.timeouts.total);
        Ok(Self {
            profile,
            key_names: crate::auth::key_names(profile).collect(),
            kept: Kept::default(),
            token_endpoint,
            total,
            attempt: profile
                .attempt_timeout
                .unwrap_or(configuration.timeouts.attempt),
            response_limit: profile
                .response_limit
                .unwrap_or(configuration.limits.response),
            breaker: Breaker::new(
                configuration.circuit_breaker,
                Instant::now(),
                fastrand::u64(..),
            ),
            retry: configuration.retry.of(profile),
            resend: Resend::of(profile),
            origin: origins.of(endpoint.origin()),
            #[cfg(feature = "reqwest")]
            fixed: (endpoint.fixed.is_some() && !key_in_url).then(Default::default),
            endpoint,
        })
    }
}

//! What is known of a profile before its first call, worked out once for a connector.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use super::configuration::{Configuration, DeploymentMode, address};
use crate::endpoint::Endpoint;
use crate::error::{Error, ErrorKind, Step};
use crate::message;
use crate::profile::{Auth, Profile};

/// A profile made ready for a connector.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) profile: &'static Profile,
    pub(crate) endpoint: Endpoint,
    pub(crate) key_names: Vec<&'static str>,
    /// The token endpoint, under `OAuth2ClientCredentials`.
    pub(crate) token_endpoint: Option<Endpoint>,
    pub(crate) total: Duration,
    pub(crate) attempt: Duration,
    pub(crate) response_limit: usize,
}

impl Plan {
    fn new(profile: &'static Profile, configuration: &Configuration) -> Result<Self, Error> {
        let prepare = |kind, reason: String| {
            let mut error = Error::new(profile, kind, Step::Prepare, reason);
            let shown = profile.service_url.split('?').next().unwrap_or_default();
            message::put(&mut error, shown, configuration.timeouts.attempt);
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
        let total = profile.timeout.unwrap_or(configuration.timeouts.total);
        Ok(Self {
            profile,
            endpoint,
            key_names: crate::auth::key_names(profile).collect(),
            token_endpoint,
            total,
            attempt: profile
                .attempt_timeout
                .unwrap_or(configuration.timeouts.attempt),
            response_limit: profile
                .response_limit
                .unwrap_or(configuration.limits.response),
        })
    }
}

/// The plans of a connector, by profile. Their number is that of the profiles in the program.
#[derive(Debug, Default)]
pub(super) struct Plans(RwLock<HashMap<usize, Arc<Plan>>>);

impl Plans {
    pub(super) fn get(
        &self,
        profile: &'static Profile,
        configuration: &Configuration,
    ) -> Result<Arc<Plan>, Error> {
        if let Some(plan) = self
            .0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&address(profile))
        {
            return Ok(Arc::clone(plan));
        }
        let plan = Arc::new(Plan::new(profile, configuration)?);
        let mut plans = self.0.write().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(plans.entry(address(profile)).or_insert(plan)))
    }
}

//! What a connector is told, as data.

use std::collections::HashMap;
use std::fmt;
use std::time::Duration;

use crate::admit::Egress;
use crate::message::Messages;
use crate::profile::Profile;
use crate::resilience::{CircuitBreaker, Retry};

/// What a connector is told.
#[derive(Clone, Default)]
pub(crate) struct Configuration {
    pub(crate) deployment_mode: DeploymentMode,
    pub(crate) settings: HashMap<String, String>,
    /// URLs given for single profiles, by [`address`].
    pub(crate) service_urls: HashMap<usize, String>,
    pub(crate) timeouts: Timeouts,
    pub(crate) limits: Limits,
    pub(crate) retry: Retry,
    pub(crate) circuit_breaker: CircuitBreaker,
    pub(crate) egress: Egress,
    pub(crate) messages: Messages,
    pub(crate) idempotency_key_header: IdempotencyKeyHeader,
}

/// A profile's own number: the macro writes one `static` a profile, so its address is it.
pub(crate) fn address(profile: &'static Profile) -> usize {
    std::ptr::from_ref(profile) as usize
}

impl fmt::Debug for Configuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut settings: Vec<&String> = self.settings.keys().collect();
        settings.sort();
        f.debug_struct("Configuration")
            .field("deployment_mode", &self.deployment_mode)
            .field("settings", &settings)
            .field("timeouts", &self.timeouts)
            .field("limits", &self.limits)
            .field("retry", &self.retry)
            .field("circuit_breaker", &self.circuit_breaker)
            .field("egress", &self.egress)
            .field("messages", &self.messages)
            .finish_non_exhaustive()
    }
}

/// The documents' `DeploymentMode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DeploymentMode {
    /// Profiles that are `development_only` are refused. The default, as in the documents.
    #[default]
    Production,
    /// All profiles may run.
    Development,
}

impl DeploymentMode {
    /// The documents' word for it, which `{Context:DeploymentMode}` yields.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Production => "Production",
            Self::Development => "Development",
        }
    }
}

/// Limits of time. A profile's own `timeout` and `attempt_timeout` win over them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    pub(crate) connect: Duration,
    pub(crate) attempt: Duration,
    pub(crate) total: Duration,
    pub(crate) keys: Duration,
    pub(crate) last_keys: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(3),
            attempt: Duration::from_secs(10),
            total: Duration::from_secs(30),
            keys: Duration::from_secs(3),
            last_keys: Duration::from_secs(300),
        }
    }
}

impl Timeouts {
    /// The limit of making a connection: name, TCP and TLS. Default: 3 s.
    #[must_use]
    pub fn connect(mut self, limit: Duration) -> Self {
        self.connect = limit;
        self
    }

    /// The limit of one attempt, to the last byte of the answer. Default: 10 s, as the documents' system has it.
    #[must_use]
    pub fn attempt(mut self, limit: Duration) -> Self {
        self.attempt = limit;
        self
    }

    /// The limit of the whole call, waiting and sending again included. Default: 30 s.
    #[must_use]
    pub fn total(mut self, limit: Duration) -> Self {
        self.total = limit;
        self
    }

    /// The limit of one look into the key container. Default: 3 s.
    #[must_use]
    pub fn keys(mut self, limit: Duration) -> Self {
        self.keys = limit;
        self
    }

    /// How long the keys that a container gave last serve on where it takes longer than [`Self::keys`], panics, or says
    /// [`KeyError::unavailable`](crate::KeyError::unavailable). What a container does say holds at once: a key that is gone
    /// is gone. Default: 5 minutes; zero for not at all.
    #[must_use]
    pub fn last_keys(mut self, age: Duration) -> Self {
        self.last_keys = age;
        self
    }
}

/// Limits of number and size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub(crate) in_flight: usize,
    pub(crate) queue: usize,
    pub(crate) total_in_flight: Option<usize>,
    pub(crate) response: usize,
    pub(crate) request: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            in_flight: 512,
            queue: 8192,
            total_in_flight: None,
            response: 1024 * 1024,
            request: 1024 * 1024,
        }
    }
}

impl Limits {
    /// How many calls may be under way to one origin (scheme, host and port). Default: 512, which bounds connections and
    /// file descriptors; the others wait.
    #[must_use]
    pub fn in_flight(mut self, calls: usize) -> Self {
        self.in_flight = calls;
        self
    }

    /// How many calls may wait for one origin, each no longer than its own limit of time. Default: 8,192; one more fails at
    /// once with [`ErrorKind::Overloaded`](crate::ErrorKind::Overloaded).
    #[must_use]
    pub fn queue(mut self, calls: usize) -> Self {
        self.queue = calls;
        self
    }

    /// How many calls may be under way to all origins together. Default: as many as the origins allow.
    #[must_use]
    pub fn total_in_flight(mut self, calls: usize) -> Self {
        self.total_in_flight = Some(calls);
        self
    }

    /// The largest answer that is read, in bytes, inclusive. Default: 1 MiB; a profile's own `response_limit` wins.
    #[must_use]
    pub fn response(mut self, bytes: usize) -> Self {
        self.response = bytes;
        self
    }

    /// The largest body that is sent, in bytes, inclusive. Default: 1 MiB, which is what common servers take; a larger one
    /// is an input-claim error of its largest claim. (A URL and each header are limited to 8 KiB in any case.)
    #[must_use]
    pub fn request(mut self, bytes: usize) -> Self {
        self.request = bytes;
        self
    }

    /// What cannot be meant, one sentence each.
    pub(crate) fn faults(self) -> impl Iterator<Item = &'static str> {
        [
            (
                self.in_flight == 0,
                "`in_flight` of `limits` is 0, so no call could begin; help: say 1 or more",
            ),
            (
                self.total_in_flight == Some(0),
                "`total_in_flight` of `limits` is 0, so no call could begin; help: say 1 or more",
            ),
        ]
        .into_iter()
        .filter_map(|(wrong, sentence)| wrong.then_some(sentence))
    }
}

/// The name of the header that tells an API that it has seen a call already. Default: `Idempotency-Key`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IdempotencyKeyHeader(pub(crate) http::HeaderName);

impl Default for IdempotencyKeyHeader {
    fn default() -> Self {
        Self(http::HeaderName::from_static("idempotency-key"))
    }
}

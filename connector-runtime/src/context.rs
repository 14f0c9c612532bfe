//! What is known about one call: its language, its correlation id, its deadline, and settings for a call without connector.

use std::fmt;
use std::time::Instant;

/// What is known about one call, given with [`Connector::within`](crate::Connector::within) or to
/// [`TechnicalProfile::prepare`](crate::TechnicalProfile::prepare).
///
/// ```
/// use connector_runtime::Context;
///
/// let context = Context::new().culture("ko-KR").correlation_id("50f0bd91-2ff4-4b8f-828f-00f170519ddb");
/// ```
#[derive(Clone, Default)]
pub struct Context {
    culture: Option<String>,
    correlation_id: Option<String>,
    deadline: Option<Instant>,
    settings: Vec<(String, String)>,
}

impl Context {
    /// A context in which nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The language of the person at the screen, as a BCP 47 tag (`ko-KR`): the messages of the call are in it.
    #[must_use]
    pub fn culture(mut self, tag: impl Into<String>) -> Self {
        self.culture = Some(tag.into());
        self
    }

    /// The id that joins what different systems write of the same call; it stands in the call's trace.
    #[must_use]
    pub fn correlation_id(mut self, id: impl Into<String>) -> Self {
        self.correlation_id = Some(id.into());
        self
    }

    /// When the call must be over, whatever its own limits say; the earlier of the two counts.
    #[must_use]
    pub fn deadline(mut self, at: Instant) -> Self {
        self.deadline = Some(at);
        self
    }

    /// A setting that fills `{Settings:Name}` of a service URL, for a request that is prepared without a connector. It is
    /// inserted as it is.
    #[must_use]
    pub fn setting(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.push((name.into(), value.into()));
        self
    }

    pub(crate) fn culture_tag(&self) -> Option<&str> {
        self.culture.as_deref()
    }

    pub(crate) fn correlation(&self) -> Option<&str> {
        self.correlation_id.as_deref()
    }

    pub(crate) fn deadline_at(&self) -> Option<Instant> {
        self.deadline
    }

    pub(crate) fn setting_value(&self, name: &str) -> Option<&str> {
        self.settings
            .iter()
            .rev()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Names only: a setting or a correlation id may be personal.
impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let settings: Vec<&str> = self
            .settings
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        f.debug_struct("Context")
            .field("culture", &self.culture)
            .field("correlation_id", &self.correlation_id.is_some())
            .field("deadline", &self.deadline)
            .field("settings", &settings)
            .finish()
    }
}

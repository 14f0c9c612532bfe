//! The words for the person at the screen: which message a failure gets, and its placeholders.

use std::time::Duration;

use http::StatusCode;

use crate::error::{Error, ErrorKind};
use crate::profile::Profile;
use crate::validation::ValidationError;

mod composite;
#[cfg(feature = "client")]
mod language;
#[cfg(feature = "client")]
mod messages;

pub(crate) use composite::format;
#[cfg(feature = "client")]
pub use messages::{Messages, MessagesError};

/// The messages of the documents' *Error handling*, and their built-in texts (the documents' localization page).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MessageId {
    /// `DefaultUserMessageIfRequestFailed`; `{0}` is the service URL.
    RequestFailed,
    /// `UserMessageIfCircuitOpen`; `{0}` is what happened, `{1}` the service URL.
    CircuitOpen,
    /// `UserMessageIfDnsResolutionFailed`; `{0}` is the service URL.
    DnsResolutionFailed,
    /// `UserMessageIfRequestTimeout`; `{0}` is the limit that was hit, in whole seconds, `{1}` the service URL.
    RequestTimeout,
}

impl MessageId {
    #[cfg(feature = "client")]
    pub(crate) const ALL: [Self; 4] = [
        Self::RequestFailed,
        Self::CircuitOpen,
        Self::DnsResolutionFailed,
        Self::RequestTimeout,
    ];

    /// The key of the profile that sets it.
    #[cfg(feature = "client")]
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::RequestFailed => "default_user_message_if_request_failed",
            Self::CircuitOpen => "user_message_if_circuit_open",
            Self::DnsResolutionFailed => "user_message_if_dns_resolution_failed",
            Self::RequestTimeout => "user_message_if_request_timeout",
        }
    }

    /// The documents' word for it.
    #[cfg(feature = "client")]
    pub(crate) fn document(self) -> &'static str {
        match self {
            Self::RequestFailed => "DefaultUserMessageIfRequestFailed",
            Self::CircuitOpen => "UserMessageIfCircuitOpen",
            Self::DnsResolutionFailed => "UserMessageIfDnsResolutionFailed",
            Self::RequestTimeout => "UserMessageIfRequestTimeout",
        }
    }

    pub(crate) fn of_profile(self, profile: &Profile) -> Option<&'static str> {
        match self {
            Self::RequestFailed => profile.default_user_message_if_request_failed,
            Self::CircuitOpen => profile.user_message_if_circuit_open,
            Self::DnsResolutionFailed => profile.user_message_if_dns_resolution_failed,
            Self::RequestTimeout => profile.user_message_if_request_timeout,
        }
    }

    fn built_in(self) -> &'static str {
        match self {
            Self::RequestFailed => {
                "Failed to establish connection to restful service end point. Restful service URL: {0}"
            }
            Self::CircuitOpen => "{0} Restful Service URL: {1}",
            Self::DnsResolutionFailed => {
                "Failed to resolve the hostname of the restful service endpoint. Restful service URL: {0}"
            }
            Self::RequestTimeout => {
                "Failed to establish connection to restful service end point within timeout limit {0} seconds. Restful service URL: {1}"
            }
        }
    }

    fn of_failure(kind: ErrorKind, status: Option<StatusCode>) -> Self {
        match kind {
            ErrorKind::CircuitOpen => Self::CircuitOpen,
            ErrorKind::Dns => Self::DnsResolutionFailed,
            ErrorKind::Timeout => Self::RequestTimeout,
            _ if status == Some(StatusCode::GATEWAY_TIMEOUT) => Self::RequestTimeout,
            _ => Self::RequestFailed,
        }
    }
}

/// What the words of an error are made of besides the error.
pub(crate) struct Words<'w> {
    /// The service URL as messages show it: the template in use, without query.
    pub(crate) url: &'w str,
    /// The limit of an attempt, where the error knows none that was hit.
    pub(crate) limit: Duration,
    /// The application's text for a message, in the language of the call.
    pub(crate) localized: &'w dyn Fn(MessageId) -> Option<&'w str>,
}

impl<'w> Words<'w> {
    /// Words without a language, for a call without connector.
    pub(crate) fn plain(url: &'w str, limit: Duration) -> Self {
        Self {
            url,
            limit,
            localized: &|_| None,
        }
    }

    /// Gives the error its words: the API's own message, else the text for that failure, else the default text, else the
    /// built-in one; a text in the language of the call before the profile's own (the documents' localization).
    pub(crate) fn put(&self, error: &mut Error) {
        let parts = error.parts_mut();
        let own = parts.validation.as_ref().map(ValidationError::for_display);
        if let Some(own) = own.filter(|own| !own.is_empty()) {
            parts.user_message = own;
            return;
        }
        let mut id = MessageId::of_failure(parts.kind, parts.status);
        if parts.resolving {
            id = MessageId::DnsResolutionFailed;
        }
        let profile = parts.profile;
        let text = |id: MessageId| Some(((self.localized)(id).or(id.of_profile(profile))?, id));
        let (text, id) = text(id)
            .or_else(|| text(MessageId::RequestFailed))
            .unwrap_or((id.built_in(), id));
        // A limit below a second is not 0 seconds to the person who waited.
        let limit = parts.limit.unwrap_or(self.limit);
        let seconds = limit.as_secs().max(1).to_string();
        let arguments: &[&str] = match id {
            MessageId::RequestFailed | MessageId::DnsResolutionFailed => &[self.url],
            MessageId::CircuitOpen => &[UNREACHABLE, self.url],
            MessageId::RequestTimeout => &[&seconds, self.url],
        };
        // A text that is no format was reported when the connector was built; the person still gets it, as it is.
        parts.user_message = format(text, arguments).unwrap_or_else(|_| text.to_owned());
    }
}

/// What happened while the circuit is open, in the documents' words.
const UNREACHABLE: &str = "Unable to connect to the restful service end point.";

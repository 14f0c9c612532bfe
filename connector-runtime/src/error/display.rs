//! The text of an error for logs and developers: profile, claim, what happened, where, whether it was sent, what to change.

use std::fmt;

use super::{Error, Sent};

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = self.parts();
        write!(f, "`{}`: ", parts.profile.id)?;
        write!(f, "{} (step `{}`", parts.reason, parts.step)?;
        if parts.attempts > 0 {
            write!(
                f,
                ", attempt {} of {}",
                parts.attempts, parts.attempts_allowed
            )?;
        }
        f.write_str(match parts.sent {
            Sent::NotSent => ", nothing was sent)",
            Sent::MaybeSent => ", the API may have seen the request)",
            Sent::Answered => ", the API answered)",
        })?;
        if let Some(help) = &parts.help {
            write!(f, "; help: {help}")?;
        }
        Ok(())
    }
}

/// The facts by name; the body and the API's texts by their length only.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = self.parts();
        f.debug_struct("Error")
            .field("profile", &parts.profile.id)
            .field("kind", &parts.kind)
            .field("step", &parts.step)
            .field("sent", &parts.sent)
            .field("attempts", &parts.attempts)
            .field("claim", &parts.claim)
            .field("reason", &parts.reason)
            .field("help", &parts.help)
            .field("status", &parts.status)
            .field("retry_after", &parts.retry_after)
            .field("body_length", &parts.body.len())
            .field("validation", &parts.validation.is_some())
            .finish_non_exhaustive()
    }
}

/// The source is what the application's own code returned in a computed claim. Only it knows whether its text holds a claim's
/// value, so that text stands in neither `Display` nor `Debug` of ours.
impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        let source = self.parts().source.as_deref()?;
        Some(source)
    }
}

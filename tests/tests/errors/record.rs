//! What is recorded of a failure.

use std::fmt::Write as _;

use connector_runtime::{Error, Keys, technical_profile};
use connector_tests::Server;

/// The texts of the failures of one test.
#[derive(Default)]
pub(super) struct Record(String);

impl Record {
    /// Adds what is to be read of a failure; ports are masked.
    pub(super) fn add(&mut self, what: &str, error: &Error, server: Option<&Server>) {
        let mut text = format!(
            "──── {what}\n{error}\n  for the person: {}\n  {:?} in {}, {:?}, attempt {}",
            error.user_message(),
            error.kind(),
            error.step(),
            error.sent(),
            error.attempts(),
        );
        if let Some(status) = error.status() {
            write!(text, ", {status}").unwrap();
        }
        if let Some(claim) = error.claim() {
            write!(text, ", claim {claim}").unwrap();
        }
        if let Some(after) = error.retry_after() {
            write!(text, ", again after {after:?}").unwrap();
        }
        if error.is_retryable() {
            text.push_str(", may be sent again");
        }
        text.push('\n');
        if let Some(server) = server {
            text = text.replace(&format!(":{}", server.port()), ":<port>");
        }
        self.0.push_str(&text);
    }

    /// The same with this port masked.
    pub(super) fn masked(mut self, port: u16) -> Self {
        self.0 = self.0.replace(&format!(":{port}"), ":<port>");
        self
    }

    /// Compares with the snapshot of this name.
    pub(super) fn assert(self, name: &str) {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/errors"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, self.0));
    }
}

/// The profile that most of these calls are made with.
#[technical_profile(id = "REST-Lookup", service_url = "https://api.example.com/lookup?code=declared", auth = Bearer)]
#[derive(Debug)]
pub(super) struct Lookup {
    #[input]
    pub(super) email: String,
    #[output]
    pub(super) points: u32,
}

pub(super) fn input() -> LookupInput {
    LookupInput {
        email: "kim@example.com".into(),
    }
}

pub(super) fn keys() -> Keys {
    Keys::new().with("BearerAuthenticationToken", "token")
}

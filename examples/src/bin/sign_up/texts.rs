//! What the pages say, in English and Korean.

use axum::http::{HeaderMap, header};

use crate::faults::Fault;

#[path = "texts/english.rs"]
mod english;
#[path = "texts/korean.rs"]
mod korean;

/// The texts of one language.
pub(crate) struct Texts {
    pub(crate) lang: &'static str,
    pub(crate) locale: &'static str,
    pub(crate) other: &'static str,
    pub(crate) other_name: &'static str,
    pub(crate) brand: &'static str,
    pub(crate) skip: &'static str,
    pub(crate) steps: &'static str,
    pub(crate) step_provider: &'static str,
    pub(crate) step_details: &'static str,
    pub(crate) step_done: &'static str,
    pub(crate) error: &'static str,
    pub(crate) start: &'static str,
    pub(crate) start_text: &'static str,
    pub(crate) to_provider: &'static str,
    pub(crate) provider: &'static str,
    pub(crate) provider_heading: &'static str,
    pub(crate) provider_text: &'static str,
    pub(crate) provider_hint: &'static str,
    pub(crate) email: &'static str,
    pub(crate) bad_email: &'static str,
    pub(crate) sign_in: &'static str,
    pub(crate) attributes: &'static str,
    pub(crate) signed_in_as: &'static str,
    pub(crate) required: &'static str,
    pub(crate) missing: &'static str,
    pub(crate) not_taken: &'static str,
    pub(crate) see_fields: &'static str,
    pub(crate) go_on: &'static str,
    pub(crate) failed: &'static str,
    pub(crate) failed_text: &'static str,
    pub(crate) retry: &'static str,
    pub(crate) blocked: &'static str,
    pub(crate) taken: &'static str,
    pub(crate) ended: &'static str,
    pub(crate) refused: &'static str,
    pub(crate) refused_text: &'static str,
    pub(crate) again: &'static str,
    pub(crate) token: &'static str,
    pub(crate) token_text: &'static str,
    pub(crate) claim: &'static str,
    pub(crate) value: &'static str,
    pub(crate) console: &'static str,
    pub(crate) console_text: &'static str,
    pub(crate) nobody_waits: &'static str,
    pub(crate) approve: &'static str,
    pub(crate) deny: &'static str,
    pub(crate) journal: &'static str,
    pub(crate) audited: &'static str,
    pub(crate) notified: &'static str,
    pub(crate) nothing_yet: &'static str,
    pub(crate) panel: &'static str,
    pub(crate) panel_text: &'static str,
    pub(crate) faults: &'static str,
    pub(crate) set: &'static str,
    pub(crate) clear: &'static str,
    pub(crate) no_exchanges: &'static str,
    pub(crate) sent: &'static str,
    pub(crate) received: &'static str,
    pub(crate) no_answer: &'static str,
    pub(crate) under_way: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) fault_none: &'static str,
    pub(crate) fault_slow: &'static str,
    pub(crate) fault_refused: &'static str,
    pub(crate) fault_once: &'static str,
    pub(crate) fault_malformed: &'static str,
    pub(crate) fault_down: &'static str,
    pub(crate) no_key: &'static str,
    pub(crate) no_key_text: &'static str,
    pub(crate) nowhere: &'static str,
    pub(crate) nowhere_text: &'static str,
    pub(crate) label_display_name: &'static str,
    pub(crate) label_job_title: &'static str,
    pub(crate) label_city: &'static str,
    pub(crate) label_postal_code: &'static str,
    pub(crate) request_failed: &'static str,
    pub(crate) circuit_open: &'static str,
    pub(crate) request_timeout: &'static str,
    pub(crate) denied_address: &'static str,
    pub(crate) not_verified: &'static str,
    pub(crate) no_such_city: &'static str,
    pub(crate) postal_code: &'static str,
    pub(crate) asked: &'static str,
    pub(crate) pending: &'static str,
    pub(crate) denied: &'static str,
    pub(crate) nobody: &'static str,
    pub(crate) known_name: &'static str,
    pub(crate) known_city: &'static str,
}

impl Texts {
    /// The texts for a language tag, or for several with blanks between: English for any but Korean.
    pub(crate) fn of(tag: &str) -> &'static Self {
        if tag.starts_with("ko") {
            &korean::TEXTS
        } else {
            &english::TEXTS
        }
    }

    /// The texts for what the browser prefers.
    pub(crate) fn preferred(headers: &HeaderMap) -> &'static Self {
        let tags = headers.get(header::ACCEPT_LANGUAGE);
        Self::of(tags.and_then(|tags| tags.to_str().ok()).unwrap_or_default())
    }

    /// The label of an attribute.
    pub(crate) fn label<'n>(&self, name: &'n str) -> &'n str {
        match name {
            "displayName" => self.label_display_name,
            "jobTitle" => self.label_job_title,
            "city" => self.label_city,
            "postalCode" => self.label_postal_code,
            other => other,
        }
    }

    pub(crate) fn fault(&self, fault: Fault) -> &'static str {
        match fault {
            Fault::None => self.fault_none,
            Fault::Slow => self.fault_slow,
            Fault::Refused => self.fault_refused,
            Fault::FailOnce => self.fault_once,
            Fault::Malformed => self.fault_malformed,
            Fault::Down => self.fault_down,
        }
    }
}

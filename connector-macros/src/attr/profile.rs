//! The keys of a profile.

use proc_macro2::TokenStream;
use syn::{Ident, LitBool, LitInt, LitStr, Path};

use crate::attr::entry::{self, Entry};
use crate::attr::{AuthValue, Slot, Written, auth, option, stranger, url, value};
use crate::model::{Choice, Contract, FlowStep, Method, Mode, Text};
use crate::support::Bag;
use crate::support::words::On;

/// What stands in `#[technical_profile(…)]` or `#[api_connector(…)]`.
#[derive(Default)]
pub(crate) struct ProfileArgs {
    pub(crate) id: Slot<Text>,
    pub(crate) display_name: Slot<LitStr>,
    pub(crate) service_url: Slot<Text>,
    pub(crate) auth: Slot<AuthValue>,
    pub(crate) allow_insecure_auth_in_production: Slot<LitBool>,
    pub(crate) development_only: Slot<LitBool>,
    pub(crate) send_claims_in: Slot<Choice<Mode>>,
    pub(crate) method: Slot<Choice<Method>>,
    pub(crate) debug_mode: Slot<LitBool>,
    pub(crate) default_user_message_if_request_failed: Slot<Text>,
    pub(crate) user_message_if_circuit_open: Slot<Text>,
    pub(crate) user_message_if_dns_resolution_failed: Slot<Text>,
    pub(crate) user_message_if_request_timeout: Slot<Text>,
    pub(crate) timeout: Slot<LitStr>,
    pub(crate) attempt_timeout: Slot<LitStr>,
    pub(crate) retries: Slot<LitInt>,
    pub(crate) idempotent: Slot<LitBool>,
    pub(crate) response_limit: Slot<LitStr>,
    pub(crate) rename_all: Slot<LitStr>,
    pub(crate) content_type: Slot<LitStr>,
    pub(crate) refusal: Slot<Path>,
    pub(crate) input_derive: Slot<Vec<Path>>,
    pub(crate) output_derive: Slot<Vec<Path>>,
    pub(crate) allow_http: Slot<LitBool>,
    pub(crate) runtime: Slot<Path>,
    /// Of an API connector alone, as the next.
    pub(crate) step: Slot<Choice<FlowStep>>,
    pub(crate) send_step: Slot<LitBool>,
}

/// Reads them all, and says which are unknown.
pub(crate) fn read(contract: Contract, args: TokenStream, bag: &mut Bag) -> ProfileArgs {
    let mut profile = ProfileArgs::default();
    let before = bag.count();
    let entries = entry::entries(args, "service_url", bag);
    let unreadable = bag.count() > before;
    for entry in entries {
        if let Some(stranger) = profile.take(contract, entry, bag) {
            for meant in stranger::in_profile(&stranger, On::of(contract), bag) {
                profile.forgive(meant);
            }
        }
    }
    if unreadable {
        // What could not be read may be what is missing.
        for required in ["service_url", "auth", "step"] {
            profile.forgive(required);
        }
    }
    profile
}

impl ProfileArgs {
    /// Puts an entry where it belongs, or gives it back.
    fn take(&mut self, contract: Contract, entry: Entry, bag: &mut Bag) -> Option<Entry> {
        let connector = contract == Contract::ApiConnector;
        match entry.key.to_string().as_str() {
            "id" => self.id.fill(entry, value::text_or_constant, bag),
            "display_name" => self.display_name.fill(entry, value::text, bag),
            "service_url" => self.service_url.fill(entry, url::read, bag),
            "auth" => self.auth.fill(entry, auth::read, bag),
            "allow_insecure_auth_in_production" => {
                self.allow_insecure_auth_in_production
                    .fill(entry, value::boolean, bag);
            }
            "development_only" => self.development_only.fill(entry, value::boolean, bag),
            "send_claims_in" => self.send_claims_in.fill(entry, mode, bag),
            "method" => self.method.fill(entry, method, bag),
            "debug_mode" => self.debug_mode.fill(entry, value::boolean, bag),
            "default_user_message_if_request_failed" => {
                self.default_user_message_if_request_failed.fill(
                    entry,
                    value::text_or_constant,
                    bag,
                );
            }
            "user_message_if_circuit_open" => {
                self.user_message_if_circuit_open
                    .fill(entry, value::text_or_constant, bag);
            }
            "user_message_if_dns_resolution_failed" => {
                self.user_message_if_dns_resolution_failed.fill(
                    entry,
                    value::text_or_constant,
                    bag,
                );
            }
            "user_message_if_request_timeout" => {
                self.user_message_if_request_timeout
                    .fill(entry, value::text_or_constant, bag);
            }
            "timeout" => self.timeout.fill(entry, value::text, bag),
            "attempt_timeout" => self.attempt_timeout.fill(entry, value::text, bag),
            "retries" => self.retries.fill(entry, value::integer, bag),
            "idempotent" => self.idempotent.fill(entry, value::boolean, bag),
            "response_limit" => self.response_limit.fill(entry, value::text, bag),
            "rename_all" => self.rename_all.fill(entry, value::text, bag),
            "content_type" => self.content_type.fill(entry, value::text, bag),
            "refusal" => self.refusal.fill(entry, value::path, bag),
            "input_derive" => self.input_derive.fill(entry, value::paths, bag),
            "output_derive" => self.output_derive.fill(entry, value::paths, bag),
            "allow_http" => self.allow_http.fill(entry, value::boolean, bag),
            "step" if connector => self.step.fill(entry, step, bag),
            "send_step" if connector => self.send_step.fill(entry, value::boolean, bag),
            "crate" => self.runtime.fill(entry, value::path, bag),
            _ => return Some(entry),
        }
        None
    }

    /// A required key that was misspelt is not missing as well.
    fn forgive(&mut self, meant: &str) {
        match meant {
            "service_url" => told(&mut self.service_url),
            "step" => told(&mut self.step),
            "auth" => told(&mut self.auth),
            "allow_insecure_auth_in_production" => {
                told(&mut self.allow_insecure_auth_in_production);
            }
            "development_only" => told(&mut self.development_only),
            _ => {}
        }
    }
}

fn told<T>(slot: &mut Slot<T>) {
    if slot.is_absent() {
        *slot = Written::Broken;
    }
}

fn mode(key: &Ident, given: entry::Given, bag: &mut Bag) -> Option<Choice<Mode>> {
    value::word(key, given, &option::MODES, bag)
}

fn step(key: &Ident, given: entry::Given, bag: &mut Bag) -> Option<Choice<FlowStep>> {
    value::word(key, given, &option::STEPS, bag)
}

fn method(key: &Ident, given: entry::Given, bag: &mut Bag) -> Option<Choice<Method>> {
    value::word(key, given, &option::METHODS, bag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::words;

    #[test]
    fn every_word_of_the_table_is_read_and_its_sample_is_right() {
        for word in words::PROFILE {
            let mut bag = Bag::default();
            let contract = if word.on.contains(&On::Profile) {
                Contract::TechnicalProfile
            } else {
                Contract::ApiConnector
            };
            read(contract, word.sample.parse().unwrap(), &mut bag);
            let errors: Vec<_> = bag.into_errors().iter().map(ToString::to_string).collect();
            assert_eq!(errors, [""; 0], "{}", word.sample);
        }
    }
}

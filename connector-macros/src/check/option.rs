//! The keys of a profile that stand alone, each as the description holds it.

use proc_macro2::Ident;
use syn::{LitBool, LitStr};

use crate::attr::{Keyed, ProfileArgs, Slot};
use crate::check::limit;
use crate::model::{Declared, Text, Value};
use crate::support::{Bag, types};

/// All that were written and hold.
pub(crate) fn options(args: &ProfileArgs, bag: &mut Bag) -> Vec<Declared<Value>> {
    let mut options = Options(Vec::new());
    options.put(&args.id, |text| Value::Text(text.clone()));
    options.put(&args.display_name, |text| {
        Value::Text(Text::Literal(text.clone()))
    });
    for slot in [
        &args.allow_insecure_auth_in_production,
        &args.development_only,
        &args.debug_mode,
        &args.allow_http,
        &args.send_step,
    ] {
        options.put(slot, |value: &LitBool| Value::Bool(value.clone()));
    }
    options.put(&args.send_claims_in, |mode| Value::Mode(mode.clone()));
    for slot in [
        &args.default_user_message_if_request_failed,
        &args.user_message_if_circuit_open,
        &args.user_message_if_dns_resolution_failed,
        &args.user_message_if_request_timeout,
    ] {
        options.put(slot, |text: &Text| Value::Message(text.clone()));
    }
    options.put(&args.idempotent, |value| Value::Idempotent(value.clone()));
    times(args, &mut options, bag);
    if let Some(keyed) = args.retries.whole() {
        options.add(&keyed.key, limit::count(keyed, bag).map(Value::Count));
    }
    if let Some(keyed) = args.response_limit.whole() {
        options.add(&keyed.key, limit::size(keyed, bag).map(Value::Size));
    }
    if let Some(keyed) = args.content_type.whole() {
        options.add(&keyed.key, content_type(keyed, bag));
    }
    options.0
}

struct Options(Vec<Declared<Value>>);

impl Options {
    fn put<T>(&mut self, slot: &Slot<T>, value: impl Fn(&T) -> Value) {
        if let Some(keyed) = slot.whole() {
            self.add(&keyed.key, Some(value(&keyed.value)));
        }
    }

    fn add(&mut self, key: &Ident, value: Option<Value>) {
        self.0.extend(value.map(|value| Declared {
            key: key.clone(),
            value,
        }));
    }
}

/// One attempt is not longer than the call.
fn times(args: &ProfileArgs, options: &mut Options, bag: &mut Bag) {
    let mut read = |slot: &Slot<LitStr>| {
        let keyed = slot.whole()?;
        let time = limit::time(keyed, bag);
        options.add(&keyed.key, time.map(Value::Duration));
        time
    };
    let (whole, attempt) = (read(&args.timeout), read(&args.attempt_timeout));
    if let (Some(whole), Some(attempt), Some(literal)) =
        (whole, attempt, args.attempt_timeout.value())
        && attempt > whole
    {
        bag.help(
            literal,
            "one attempt may not take longer than `timeout`, the whole call",
            format_args!(
                "write `attempt_timeout = {}` or less, or leave it out",
                types::text(args.timeout.value().unwrap_or(literal))
            ),
        );
    }
}

/// `type/subtype`, with parameters or without (RFC 9110 §8.3.1).
fn content_type(keyed: &Keyed<LitStr>, bag: &mut Bag) -> Option<Value> {
    let text = keyed.value.value();
    let essence = text.split(';').next().unwrap_or(&text).trim_end();
    let token = |part: &str| !part.is_empty() && crate::support::header::stray(part).is_none();
    let fine = essence
        .split_once('/')
        .is_some_and(|(kind, sub)| token(kind) && token(sub))
        && text.chars().all(|c| matches!(c, ' '..='~'));
    if !fine {
        bag.help(
            &keyed.value,
            format_args!("`{text}` is no content type"),
            "write `content_type = \"text/plain\"`",
        );
    }
    fine.then(|| Value::Text(Text::Literal(keyed.value.clone())))
}

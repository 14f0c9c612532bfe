//! The pages, as askama checks them while compiling.

use askama::Template;
use connector_flows::{Approval, AttributePage, FieldFault, Kind, TokenClaims, Value};

use crate::api::Entry;
use crate::exchanges::Exchange;
use crate::faults::Fault;
use crate::texts::Texts;

#[derive(Template)]
#[template(path = "sign_up/start.html")]
pub(crate) struct Start {
    pub(crate) t: &'static Texts,
}

#[derive(Template)]
#[template(path = "sign_up/provider.html")]
pub(crate) struct Provider {
    t: &'static Texts,
    state: String,
    fault: bool,
}

impl Provider {
    pub(crate) fn new(t: &'static Texts, state: String, fault: bool) -> Self {
        Self { t, state, fault }
    }
}

#[derive(Template)]
#[template(path = "sign_up/attributes.html")]
pub(crate) struct Attributes {
    t: &'static Texts,
    email: String,
    message: Option<String>,
    fields: Vec<Shown>,
}

struct Shown {
    label: String,
    name: String,
    value: String,
    autocomplete: &'static str,
    required: bool,
    fault: Option<String>,
}

impl Attributes {
    pub(crate) fn new(t: &'static Texts, email: &str, page: AttributePage) -> Self {
        let problem = page.problem.unwrap_or_default();
        let fields = page.fields.into_iter().map(|field| Shown {
            fault: problem.fields.get(&field.name).map(|fault| match fault {
                FieldFault::Missing => t.missing.to_owned(),
                FieldFault::Said(text) => text.clone(),
                _ => t.not_taken.to_owned(),
            }),
            label: t.label(&field.name).to_owned(),
            autocomplete: autocomplete(&field.name, field.kind),
            name: field.name,
            value: field.value,
            required: field.required,
        });
        let fields: Vec<_> = fields.collect();
        let at_fault = fields.iter().any(|field| field.fault.is_some());
        // A failure without a sentence of its own still has to be said.
        let message = match problem.message {
            Some(text) if text.is_empty() => Some(t.request_failed.to_owned()),
            None if at_fault => Some(t.see_fields.to_owned()),
            said => said,
        };
        let email = email.to_owned();
        Self {
            t,
            email,
            message,
            fields,
        }
    }
}

/// What the browser knows of a field by itself.
fn autocomplete(name: &str, kind: Kind) -> &'static str {
    match (kind, name) {
        (Kind::Text, "displayName") => "name",
        (Kind::Text, "jobTitle") => "organization-title",
        (Kind::Text, "city") => "address-level2",
        (Kind::Text, "postalCode") => "postal-code",
        _ => "off",
    }
}

#[derive(Template)]
#[template(path = "sign_up/message.html")]
pub(crate) struct Message {
    t: &'static Texts,
    heading: &'static str,
    text: String,
    retry: bool,
}

impl Message {
    /// A page that says something; from there it goes back to the beginning.
    pub(crate) fn plain(t: &'static Texts, heading: &'static str, text: &str) -> Self {
        Self {
            t,
            heading,
            text: text.to_owned(),
            retry: false,
        }
    }

    /// A call failed: with a button to try again.
    pub(crate) fn retry(t: &'static Texts, text: String) -> Self {
        Self {
            t,
            heading: t.failed,
            text,
            retry: true,
        }
    }
}

#[derive(Template)]
#[template(path = "sign_up/token.html")]
pub(crate) struct Token {
    t: &'static Texts,
    claims: Vec<(String, String)>,
}

impl Token {
    pub(crate) fn new(t: &'static Texts, token: TokenClaims) -> Self {
        let mut claims = vec![("sub".to_owned(), token.user)];
        claims.extend(token.email.map(|email| ("email".to_owned(), email)));
        claims.extend(token.claims.iter().map(|(name, value)| {
            let value = match value {
                Value::Text(text) => text.clone(),
                Value::Integer(number) => number.to_string(),
                Value::Boolean(truth) => truth.to_string(),
            };
            (name.to_owned(), value)
        }));
        Self { t, claims }
    }
}

#[derive(Template)]
#[template(path = "sign_up/console.html")]
pub(crate) struct Console {
    t: &'static Texts,
    requests: Vec<Request>,
    journal: Vec<Entry>,
}

struct Request {
    id: String,
    email: String,
    name: String,
    city: String,
}

impl Console {
    pub(crate) fn new(t: &'static Texts, pending: Vec<Approval>, journal: Vec<Entry>) -> Self {
        let requests = pending.into_iter().map(|request| {
            let text = |name: &str| request.claims.text(name).unwrap_or_default().to_owned();
            Request {
                name: text("displayName"),
                city: text("city"),
                id: request.id,
                email: request.email.unwrap_or_default(),
            }
        });
        Self {
            t,
            requests: requests.collect(),
            journal,
        }
    }
}

#[derive(Template)]
#[template(path = "sign_up/panel.html")]
pub(crate) struct Panel {
    t: &'static Texts,
    faults: Vec<Choice>,
    exchanges: Vec<Exchange>,
}

struct Choice {
    word: &'static str,
    label: &'static str,
    chosen: bool,
}

impl Panel {
    pub(crate) fn new(t: &'static Texts, now: Fault, exchanges: Vec<Exchange>) -> Self {
        let faults = Fault::ALL.map(|fault| Choice {
            word: fault.word(),
            label: t.fault(fault),
            chosen: fault == now,
        });
        Self {
            t,
            faults: faults.into(),
            exchanges,
        }
    }
}

impl Exchange {
    /// How long it took, in milliseconds; nothing while it is under way.
    fn milliseconds(&self) -> String {
        self.took
            .map(|took| format!("{:.1} ms", took.as_secs_f64() * 1_000.0))
            .unwrap_or_default()
    }
}

//! The pages, as askama checks them while compiling.

use askama::Template;
use connector_flows::{AttributePage, FieldFault, TokenClaims, Value};

use crate::texts::Texts;

#[derive(Template)]
#[template(path = "sign_up/start.html")]
pub(crate) struct Start {
    pub(crate) t: &'static Texts,
}

#[derive(Template)]
#[template(path = "sign_up/provider.html")]
pub(crate) struct Provider {
    pub(crate) t: &'static Texts,
}

#[derive(Template)]
#[template(path = "sign_up/attributes.html")]
pub(crate) struct Attributes {
    t: &'static Texts,
    state: String,
    message: Option<String>,
    /// Where no field is at fault, the message has the focus.
    focus_message: bool,
    fields: Vec<Shown>,
}

struct Shown {
    label: String,
    name: String,
    value: String,
    required: bool,
    fault: Option<String>,
    focus: bool,
}

impl Attributes {
    pub(crate) fn new(t: &'static Texts, state: String, page: AttributePage) -> Self {
        let problem = page.problem.unwrap_or_default();
        let mut focused = false;
        let fields = page.fields.into_iter().map(|field| {
            let fault = problem.fields.get(&field.name).map(|fault| match fault {
                FieldFault::Missing => t.missing.to_owned(),
                FieldFault::NoInteger => t.no_integer.to_owned(),
                FieldFault::Said(text) => text.clone(),
                _ => t.refused.to_owned(),
            });
            let focus = fault.is_some() && !focused;
            focused |= focus;
            Shown {
                label: t.label(&field.name).to_owned(),
                name: field.name,
                value: field.value,
                required: field.required,
                fault,
                focus,
            }
        });
        let fields = fields.collect();
        // A failure without a sentence of its own still has to be said.
        let message = problem.message.map(|text| {
            if text.is_empty() {
                t.failed_text.to_owned()
            } else {
                text
            }
        });
        Self {
            t,
            state,
            focus_message: message.is_some() && !focused,
            message,
            fields,
        }
    }
}

#[derive(Template)]
#[template(path = "sign_up/message.html")]
pub(crate) struct Message {
    pub(crate) t: &'static Texts,
    pub(crate) heading: &'static str,
    pub(crate) text: String,
    /// With it there is a button to try again.
    pub(crate) state: Option<String>,
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
    pub(crate) t: &'static Texts,
    pub(crate) key: String,
    pub(crate) requests: Vec<Request>,
}

pub(crate) struct Request {
    pub(crate) id: String,
    pub(crate) email: String,
}

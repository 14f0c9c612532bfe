//! A profile as the other end sees it: its method and path, what a request must hold, and what is answered.

use serde_json::{Map, Value};

use crate::command::serve::exchange::{Answer, Request};
use crate::judge::{Step, steps};
use crate::profile::{Auth, Call, DataType, Given, Mode, Output, Profile};

/// A profile that can be called.
pub(super) struct Route {
    pub(super) id: String,
    pub(super) method: &'static str,
    /// The path of the URL, with its placeholders.
    pub(super) path: String,
    /// Headers that must be there.
    secrets: Vec<String>,
    is_json: bool,
    answer: String,
}

impl Route {
    pub(super) fn new(profile: &Profile, call: &Call) -> Self {
        let url = call.service_url.split('?').next().unwrap_or_default();
        // A setting may be the whole beginning.
        let start = url.find("://").map_or(0, |at| at + 3);
        let path = url[start..].find('/').map_or("/", |at| &url[start + at..]);
        let secrets = call.auth.iter().filter_map(|auth| match auth {
            Auth::Basic { .. } | Auth::Bearer { .. } => Some("authorization".to_owned()),
            Auth::ApiKeyHeader { name, .. } => Some(name.clone()),
            Auth::ApiKeyQuery { .. } | Auth::ClientCertificate { .. } => None,
        });
        Self {
            id: profile.id.clone(),
            method: profile.send_claims_in.method(),
            path: path.to_owned(),
            secrets: secrets.collect(),
            is_json: profile.send_claims_in == Mode::Body,
            answer: body(&profile.outputs),
        }
    }

    /// Whether it would answer the same requests.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (self.method, &self.path) == (other.method, &other.path)
    }

    /// Whether a path fits: a segment with a placeholder takes any.
    pub(super) fn takes(&self, path: &str) -> bool {
        let own = self.path.split('/');
        let mut given = path.split('/');
        let fits = own.into_iter().all(|own| {
            given
                .next()
                .is_some_and(|given| own == given || own.contains('{'))
        });
        fits && given.next().is_none()
    }

    pub(super) fn answer(&self, request: &Request) -> Answer {
        let lacking = self
            .secrets
            .iter()
            .find(|name| request.header(name).is_none());
        if let Some(name) = lacking {
            return Answer {
                status: 401,
                body: "{}".to_owned(),
                said: format!("{}: no `{name}`", self.id),
            };
        }
        if self.is_json && serde_json::from_slice::<Value>(&request.body).is_err() {
            return Answer {
                status: 400,
                body: r#"{"version":"1.0.0","status":409,"userMessage":"the body is no JSON"}"#
                    .to_owned(),
                said: format!("{}: the body is no JSON", self.id),
            };
        }
        Answer {
            status: 200,
            body: self.answer.clone(),
            said: self.id.clone(),
        }
    }
}

/// A value of its type for each claim that is read; its default where it has one.
fn body(outputs: &[Output]) -> String {
    let mut root = Value::Object(Map::new());
    for output in outputs {
        if matches!(output.given, Given::Value(_)) {
            continue;
        }
        let steps = if output.is_path {
            steps(&output.wire).unwrap_or_default()
        } else {
            vec![Step::Name(output.wire.clone())]
        };
        put(&mut root, &steps, sample(output));
    }
    root.to_string()
}

fn put(at: &mut Value, steps: &[Step], value: Value) {
    let Some((step, rest)) = steps.split_first() else {
        *at = value;
        return;
    };
    match step {
        Step::Name(name) => {
            if !at.is_object() {
                *at = Value::Object(Map::new());
            }
            if let Some(members) = at.as_object_mut() {
                put(
                    members.entry(name.as_str()).or_insert(Value::Null),
                    rest,
                    value,
                );
            }
        }
        Step::Index(index) => {
            // An answer of a fake is small: a path to the millionth element is not filled.
            let index = (*index).min(63);
            if !at.is_array() {
                *at = Value::Array(Vec::new());
            }
            if let Some(elements) = at.as_array_mut() {
                while elements.len() <= index {
                    elements.push(Value::Null);
                }
                put(&mut elements[index], rest, value);
            }
        }
    }
}

fn sample(output: &Output) -> Value {
    let text = output.given.text();
    match output.meta.ty {
        DataType::Boolean => Value::Bool(text.is_none_or(|text| text.eq_ignore_ascii_case("true"))),
        DataType::Int | DataType::Long => Value::from(
            text.and_then(|text| text.trim().parse::<i64>().ok())
                .unwrap_or(1),
        ),
        DataType::StringCollection | DataType::IdentityCollection => {
            Value::from(vec![text.unwrap_or(&output.claim)])
        }
        DataType::Text("date") => Value::from(text.unwrap_or("2022-01-03")),
        DataType::Text("dateTime") => Value::from(text.unwrap_or("2022-01-03T11:34:22.0000000Z")),
        DataType::Text("duration") => Value::from(text.unwrap_or("P1D")),
        DataType::Text(_) => Value::from(text.unwrap_or("+11234567890")),
        DataType::Identity => {
            Value::from(text.unwrap_or(r#"{"issuer":"example.com","issuerUserId":"MQ=="}"#))
        }
        DataType::String | DataType::Secret => Value::from(text.unwrap_or(&output.claim)),
    }
}

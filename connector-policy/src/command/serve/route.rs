//! A profile as the other end sees it: its method and path, what a request must hold, and what is answered.

use serde_json::{Map, Value};

use crate::command::serve::exchange::{Answer, Request};
use crate::judge::{Step, steps};
use crate::profile::{Auth, Call, DataType, Given, Mode, Output, Profile};

/// What is asked by one method at one path: of one profile, or of several that share it.
pub(super) struct Route {
    pub(super) method: &'static str,
    /// The path of the URL, with its placeholders.
    pub(super) path: String,
    profiles: Vec<Asked>,
    answer: Value,
}

/// A profile's side of a route.
struct Asked {
    id: String,
    /// Headers that must be there.
    secrets: Vec<String>,
    /// It sends a JSON object: the names that must be in it.
    members: Option<Vec<String>>,
}

impl Route {
    pub(super) fn new(profile: &Profile, call: &Call) -> Self {
        let mut route = Self {
            method: profile.send_claims_in.method(),
            path: path(call).to_owned(),
            profiles: Vec::new(),
            answer: Value::Object(Map::new()),
        };
        route.add(profile, call);
        route
    }

    /// Whether requests of the profile come here.
    pub(super) fn is_of(&self, profile: &Profile, call: &Call) -> bool {
        (self.method, self.path.as_str()) == (profile.send_claims_in.method(), path(call))
    }

    /// A profile more: the answer has the claims of all.
    pub(super) fn add(&mut self, profile: &Profile, call: &Call) {
        fill(&mut self.answer, &profile.outputs);
        let secrets = call.auth.iter().filter_map(|auth| match auth {
            Auth::Basic { .. } | Auth::Bearer { .. } => Some("authorization".to_owned()),
            Auth::ApiKeyHeader { name, .. } => Some(name.clone()),
            Auth::ApiKeyQuery { .. } | Auth::ClientCertificate { .. } => None,
        });
        let is_payload = profile.inputs.iter().any(|input| input.payload);
        let members = (profile.send_claims_in == Mode::Body && !is_payload).then(|| {
            let required = profile.inputs.iter().filter(|input| {
                input.send_in.is_some()
                    && (input.meta.required || matches!(input.given, Given::Value(_)))
            });
            required.map(|input| input.wire.clone()).collect()
        });
        let asked = Asked {
            id: profile.id.clone(),
            secrets: secrets.collect(),
            members,
        };
        // Policies of one base see the same profile.
        if !self.profiles.iter().any(|there| there.is_same(&asked)) {
            self.profiles.push(asked);
        }
    }

    /// The profiles, for people.
    pub(super) fn ids(&self) -> String {
        let mut ids: Vec<&str> = Vec::new();
        for asked in &self.profiles {
            if !ids.contains(&asked.id.as_str()) {
                ids.push(&asked.id);
            }
        }
        ids.join(", ")
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

    /// The answer: a request that suits one of the profiles is fine.
    pub(super) fn answer(&self, request: &Request) -> Answer {
        let mut faults = Vec::new();
        for asked in &self.profiles {
            match asked.fault(request) {
                None => {
                    return Answer {
                        status: 200,
                        body: self.answer.to_string(),
                        said: asked.id.clone(),
                    };
                }
                Some((status, fault)) => faults.push((status, format!("{}: {fault}", asked.id))),
            }
        }
        let (status, said) = faults.into_iter().next().unwrap_or_default();
        let message = serde_json::json!({
            "version": "1.0.0",
            "status": 409,
            "userMessage": said,
        });
        Answer {
            status,
            body: message.to_string(),
            said,
        }
    }
}

impl Asked {
    fn is_same(&self, other: &Self) -> bool {
        (&self.id, &self.secrets, &self.members) == (&other.id, &other.secrets, &other.members)
    }

    /// What is wrong with a request, and the status that says so.
    fn fault(&self, request: &Request) -> Option<(u16, String)> {
        let mut secrets = self.secrets.iter();
        if let Some(name) = secrets.find(|name| request.header(name).is_none()) {
            return Some((401, format!("there is no header `{name}`")));
        }
        let members = self.members.as_ref()?;
        match serde_json::from_slice(&request.body) {
            Ok(Value::Object(body)) => {
                let name = members.iter().find(|name| !body.contains_key(*name))?;
                Some((400, format!("`{name}` is not in the body")))
            }
            Ok(_) => Some((400, "the body is no JSON object".to_owned())),
            Err(_) => Some((400, "the body is no JSON".to_owned())),
        }
    }
}

fn path(call: &Call) -> &str {
    let url = call.service_url.split('?').next().unwrap_or_default();
    // A setting may be the whole beginning.
    let start = url.find("://").map_or(0, |at| at + 3);
    url[start..].find('/').map_or("/", |at| &url[start + at..])
}

/// A value of its type for each claim that is read; its default where it has one.
fn fill(root: &mut Value, outputs: &[Output]) {
    for output in outputs {
        if matches!(output.given, Given::Value(_)) {
            continue;
        }
        let steps = if output.is_path {
            steps(&output.wire).unwrap_or_default()
        } else {
            vec![Step::Name(output.wire.clone())]
        };
        put(root, &steps, sample(output));
    }
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

//! What `list` shows of a profile, as JSON.

use serde_json::{Map, Value, json};

use crate::profile::{Given, Input, Output, Profile};

impl Profile {
    /// The profile as `connector list --format json` shows it.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let keys: Vec<Value> = self
            .keys
            .iter()
            .map(|key| json!({"id": key.id, "storage": key.storage}))
            .collect();
        let messages: Map<String, Value> = self
            .messages
            .iter()
            .map(|(name, text)| ((*name).to_owned(), Value::from(text.as_str())))
            .collect();
        json!({
            "id": self.id,
            "file": self.file,
            "line": self.line,
            "auth": self.auth,
            "send_claims_in": self.send_claims_in.as_str(),
            "method": self.send_claims_in.method(),
            "service_url": self.service_url,
            "keys": keys,
            "inputs": self.inputs.iter().map(input).collect::<Vec<_>>(),
            "outputs": self.outputs.iter().map(output).collect::<Vec<_>>(),
            "messages": messages,
            "debug_mode": self.debug_mode,
            "allow_insecure_auth_in_production": self.allow_insecure_auth_in_production,
        })
    }
}

fn input(input: &Input) -> Value {
    let (default, value, resolve) = given(&input.given);
    json!({
        "claim": input.claim,
        "type": input.data_type,
        "wire": input.wire,
        "send_in": input.send_in.map(crate::profile::Mode::as_str),
        "default": default,
        "value": value,
        "resolve": resolve,
        "payload": input.payload,
        "bearer": input.bearer,
    })
}

fn output(output: &Output) -> Value {
    let (default, value, _) = given(&output.given);
    let (wire, path) = if output.is_path {
        (None, Some(&output.wire))
    } else {
        (Some(&output.wire), None)
    };
    json!({
        "claim": output.claim,
        "type": output.data_type,
        "wire": wire,
        "path": path,
        "default": default,
        "value": value,
    })
}

fn given(given: &Given) -> (Option<&str>, Option<&str>, Option<&str>) {
    match given {
        Given::Plain => (None, None, None),
        Given::Default(text) => (Some(text), None, None),
        Given::Value(text) => (None, Some(text), None),
        Given::Resolve(text) => (None, None, Some(text)),
    }
}

//! The answer, for the person at the terminal: the claims that the profile reads, or the API's own message.

use std::io::{self, Write};

use serde_json::Value;

use crate::command::call::transport::Received;
use crate::command::call::value;
use crate::command::{Failure, message};
use crate::judge::{Step, steps};
use crate::profile::{Given, Output, Profile};

/// Writes what came back; `false` where the call failed.
pub(super) fn write(received: &Received, profile: &Profile) -> Result<bool, Failure> {
    let body: Value = serde_json::from_slice(&received.body).unwrap_or(Value::Null);
    let status = received.status;
    if !(200..300).contains(&status) {
        message::error(&format!("the API answered {status}"))?;
        if let Some(message) = body.get("userMessage").and_then(Value::as_str) {
            writeln!(io::stderr(), "{}", message.escape_debug())?;
        }
        return Ok(false);
    }
    if body.is_null() && !received.body.is_empty() && received.body != b"null" {
        message::error("the answer is no JSON")?;
        return Ok(false);
    }
    let mut out = io::stdout().lock();
    for output in &profile.outputs {
        match claim(output, &body) {
            Some(value) => writeln!(out, "{} = {value}", output.claim)?,
            None => writeln!(out, "{} is not in the answer", output.claim)?,
        }
    }
    Ok(true)
}

fn claim(output: &Output, body: &Value) -> Option<Value> {
    let typed = |text: &str| value::json(output.meta.ty, text, &output.claim).ok();
    if let Given::Value(text) = &output.given {
        return typed(text);
    }
    let found = if output.is_path {
        let mut at = Some(body);
        for step in steps(&output.wire).ok()? {
            at = match step {
                Step::Name(name) => at?.get(name),
                Step::Index(index) => at?.get(index),
            };
        }
        at
    } else {
        body.get(&output.wire)
    };
    let found = found.filter(|value| !value.is_null()).cloned();
    found.or_else(|| output.given.text().and_then(typed))
}

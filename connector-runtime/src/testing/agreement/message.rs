//! Bodies: what is sent, and what is read from an answer.

use serde_json::{Value, json};

use super::document::Document;
use super::operation::Operation;
use super::{Differences, value};
use crate::shape::Shape;

/// Compares what is sent.
pub(super) fn body(
    document: &Document,
    shape: &Shape,
    operation: &Operation<'_>,
    differences: &mut Differences,
) {
    let theirs = document.resolve(&operation.value["requestBody"]);
    match (&shape.body, theirs.is_object()) {
        (None, false) => {}
        (None, true) => {
            if theirs["required"] == Value::Bool(true) {
                differences.add(
                    "body",
                    "the API needs one, and the profile sends none",
                    "write `send_claims_in = Body`, and `method` where the verb is not POST",
                );
            }
        }
        (Some(_), false) => differences.add(
            "body",
            "the API takes none, and the profile sends one",
            "write `send_claims_in = QueryString`, or what the API takes",
        ),
        (Some((content_type, kind)), true) => {
            let Some(schema) = document.content(&theirs, content_type) else {
                let known = Document::content_types(&theirs);
                let help = match known.as_str() {
                    "application/x-www-form-urlencoded" => "write `send_claims_in = Form`",
                    "application/json" => "write `send_claims_in = Body`",
                    _ => "send what it takes as a `payload` with that `content_type`",
                };
                differences.add(
                    "body",
                    format!("the profile sends `{content_type}`, and the API takes `{known}`"),
                    help,
                );
                return;
            };
            value::compare(
                document,
                "body",
                kind,
                &schema,
                value::Way::Sent,
                differences,
            );
        }
    }
}

/// Compares what is read.
pub(super) fn answer(
    document: &Document,
    shape: &Shape,
    operation: &Operation<'_>,
    differences: &mut Differences,
) {
    if shape.profile.outputs.is_empty() {
        return;
    }
    let responses = || {
        operation.value["responses"]
            .as_object()
            .into_iter()
            .flatten()
    };
    let of = |wanted: fn(&str) -> bool| {
        let found = responses().filter(move |(status, _)| wanted(status.as_str()));
        found.collect::<Vec<_>>()
    };
    let mut successes = of(|status| status.starts_with('2') && status != "206");
    if successes.is_empty() {
        successes = of(|status| status == "default");
    }
    if successes.is_empty() {
        differences.add(
            "answer",
            "the API describes no success",
            "ask for a description with one: nothing can be said of the outputs",
        );
        return;
    }
    let mut json = false;
    for (status, response) in &successes {
        let response = document.resolve(response);
        let Some(schema) = document.content(&response, "application/json") else {
            continue;
        };
        json = true;
        value::compare(
            document,
            &format!("answer {status}"),
            &shape.answer,
            &going_on(document, shape, schema),
            value::Way::Read,
            differences,
        );
    }
    if let (false, Some((status, _))) = (json, successes.first()) {
        differences.add(
            format!("answer {status}"),
            "the API returns no JSON, and the profile reads claims from it",
            "leave the outputs out",
        );
    }
}

/// What a connector's API may return beside the claims is for the contract to judge: those of its answers that go on.
fn going_on(document: &Document, shape: &Shape, schema: Value) -> Value {
    if shape.profile.step.is_none() {
        return schema;
    }
    let goes_on = |choice: &Value| {
        let action = document.resolve(&choice["properties"]["action"]);
        let word = Value::from("Continue");
        let listed = action["enum"].as_array();
        (action["const"].is_null() || action["const"] == word)
            && listed.is_none_or(|words| words.contains(&word))
    };
    let mut choices = document.alternatives(&schema);
    choices.retain(goes_on);
    if choices.is_empty() {
        return schema;
    }
    json!({ "oneOf": choices })
}

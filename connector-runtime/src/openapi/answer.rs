//! What may be answered: the claims, a block page, a validation error, and the error contract.

use serde_json::{Value, json};

use super::schema;
use crate::profile::Profile;
use crate::shape::{Field, Kind, Shape};
use crate::steps::UserFlowStep;

/// A 200: the claims; of a connector, beside what it decided.
pub(super) fn success(shape: &Shape) -> Value {
    let Some(step) = shape.profile.step else {
        return schema::answer(&shape.answer);
    };
    let mut fields = decided("Continue");
    if let Kind::Object(claims) = &shape.answer {
        fields.extend(claims.iter().cloned());
    }
    let go_on = schema::answer(&Kind::Object(fields));
    if step == UserFlowStep::PreTokenIssuance {
        return go_on;
    }
    let mut block = decided("ShowBlockPage");
    block.push(required("userMessage", Kind::text()));
    json!({ "oneOf": [go_on, schema::answer(&Kind::Object(block))] })
}

/// A 400: the request is none of the profile; at one step, a validation error too.
pub(super) fn malformed(profile: &Profile) -> Value {
    if profile.step != Some(UserFlowStep::PostAttributeCollection) {
        return refused();
    }
    let mut invalid = decided("ValidationError");
    invalid.push(required("userMessage", Kind::text()));
    let mut invalid = schema::answer(&Kind::Object(invalid));
    invalid["properties"]["status"] = json!({ "type": "integer", "const": 400 });
    invalid["properties"]["attributeErrors"] = json!({
        "description": "Texts for single fields, by the attribute's name: an extension.",
        "type": "object",
        "additionalProperties": { "type": "string" },
    });
    json!({ "anyOf": [invalid, refused()] })
}

/// The error contract, by reference.
pub(super) fn refused() -> Value {
    json!({ "$ref": "#/components/schemas/Refusal" })
}

/// The documents' error contract.
pub(super) fn refusal() -> Value {
    let text = json!({ "type": "string" });
    json!({
        "description": "The error contract of RESTful technical profiles: `userMessage` is for the person at the screen.",
        "type": "object",
        "properties": {
            "version": { "type": "string", "examples": ["1.0.0"] },
            "status": { "type": "integer", "examples": [409] },
            "code": text,
            "requestId": text,
            "userMessage": text,
            "developerMessage": text,
            "moreInfo": text,
        },
        "required": ["version", "status", "userMessage"],
    })
}

fn decided(action: &'static str) -> Vec<Field> {
    vec![
        required("version", Kind::text()),
        required("action", Kind::Word(vec![action])),
    ]
}

fn required(name: &str, kind: Kind) -> Field {
    Field {
        name: name.to_owned(),
        kind,
        required: true,
        claim: None,
    }
}

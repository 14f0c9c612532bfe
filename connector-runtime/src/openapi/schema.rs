//! Kinds of values as schemas (JSON Schema 2020-12, which OpenAPI 3.1 speaks).

use serde_json::{Map, Value, json};

use crate::shape::{Field, Kind};

/// What JSON in a request may hold: `null` is absent, where a value may be absent.
pub(super) fn request(kind: &Kind) -> Value {
    schema(kind, true)
}

/// What an answer, a form or a parameter holds: what is absent is left out.
pub(super) fn answer(kind: &Kind) -> Value {
    schema(kind, false)
}

fn schema(kind: &Kind, nulls: bool) -> Value {
    match kind {
        Kind::Any => json!({}),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Number => json!({ "type": "number" }),
        Kind::Integer { bits, signed } => {
            let mut schema = json!({ "type": "integer" });
            match bits {
                32 if *signed => schema["format"] = "int32".into(),
                64 if *signed => schema["format"] = "int64".into(),
                _ => {}
            }
            if let Some((lowest, highest)) = bounds(*bits, *signed) {
                schema["minimum"] = lowest.into();
                schema["maximum"] = highest.into();
            }
            schema
        }
        Kind::Text(None) => json!({ "type": "string" }),
        Kind::Text(Some(format)) => json!({ "type": "string", "format": format }),
        Kind::Word(words) => json!({ "type": "string", "enum": words }),
        Kind::List(element) => json!({ "type": "array", "items": schema(element, nulls) }),
        Kind::Tuple(elements) => tuple(elements, nulls),
        Kind::Object(fields) => object(fields, nulls),
        // What is answered is written as the type has it, and what is sent is told of by the type.
        Kind::Lenient(kind) => schema(kind, nulls),
        Kind::Given(schema) => schema.clone(),
    }
}

fn tuple(elements: &[Field], nulls: bool) -> Value {
    let each: Vec<Value> = elements
        .iter()
        .map(|element| member(element, nulls))
        .collect();
    let needed = elements.iter().rposition(|element| element.required);
    let mut schema = json!({ "type": "array", "prefixItems": each });
    if let Some(last) = needed {
        schema["minItems"] = (last + 1).into();
    }
    schema
}

fn member(field: &Field, nulls: bool) -> Value {
    let mut schema = schema(&field.kind, nulls);
    if nulls && !field.required {
        or_null(&mut schema);
    }
    schema
}

fn object(fields: &[Field], nulls: bool) -> Value {
    let properties: Map<String, Value> = fields
        .iter()
        .map(|field| (field.name.clone(), member(field, nulls)))
        .collect();
    let required: Vec<&str> = fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.name.as_str())
        .collect();
    let mut schema = json!({ "type": "object" });
    if !properties.is_empty() {
        schema["properties"] = Value::Object(properties);
    }
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

fn or_null(schema: &mut Value) {
    match schema.get("type").cloned() {
        Some(Value::String(ty)) => {
            schema["type"] = json!([ty, "null"]);
            if let Some(Value::Array(words)) = schema.get_mut("enum") {
                words.push(Value::Null);
            }
        }
        // Nothing is said, and `null` is a part of it.
        None if schema.as_object().is_some_and(Map::is_empty) => {}
        _ => *schema = json!({ "anyOf": [schema.take(), { "type": "null" }] }),
    }
}

/// The bounds of an integer type; of those beyond 64 bits no number of JSON tells.
fn bounds(bits: u32, signed: bool) -> Option<(i64, u64)> {
    let highest = |bits: u32| u64::MAX >> (64 - bits);
    match (bits, signed) {
        (65.., _) => None,
        (_, true) => Some((i64::MIN >> (64 - bits), highest(bits - 1))),
        (_, false) => Some((0, highest(bits))),
    }
}

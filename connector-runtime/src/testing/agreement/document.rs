//! An OpenAPI document: references followed, `allOf` joined, what 3.0 and 3.1 write differently made one.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

use super::yaml;

/// A document.
pub(super) struct Document {
    pub(super) root: Value,
    /// What could not be read of it, as it is met: sentences.
    unread: RefCell<BTreeSet<String>>,
    /// How many schemas may still be joined.
    left: Cell<usize>,
}

/// How many references and compositions are followed into one another: more is a circle.
const DEPTH: usize = 32;

/// How many schemas are joined: in a circle of compositions they would double at each round.
const JOINED: usize = 20_000;

impl Document {
    /// Reads YAML, or JSON.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{feff}');
        let root: Value = match serde_json::from_str(text) {
            Ok(value) => value,
            // JSON's own parser knows better what is wrong with JSON.
            Err(error) => yaml::read(text).map_err(|other| {
                if text.trim_start().starts_with('{') {
                    format!("it is no JSON: {error}")
                } else {
                    other
                }
            })?,
        };
        let version = match &root["openapi"] {
            // `openapi: 3.1`, without quotes.
            Value::Number(number) => number.to_string(),
            value => value.as_str().unwrap_or_default().to_owned(),
        };
        if version == "3" || version.starts_with("3.") {
            Ok(Self {
                root,
                unread: RefCell::default(),
                left: Cell::new(JOINED),
            })
        } else if !root["swagger"].is_null() {
            Err("it is of Swagger 2, which converters make OpenAPI 3 of".to_owned())
        } else if !version.is_empty() {
            Err("its `openapi` is not 3".to_owned())
        } else if root.is_object() {
            Err("it has no `openapi`".to_owned())
        } else {
            Err("it is no object with an `openapi`".to_owned())
        }
    }

    /// What could not be read of it so far.
    pub(super) fn unread(&self) -> BTreeSet<String> {
        self.unread.borrow().clone()
    }

    /// The value itself, behind its references.
    pub(super) fn resolve(&self, value: &Value) -> Value {
        self.joined(value, 0)
    }

    /// A reference followed, without what is joined to it.
    pub(super) fn followed<'v>(&'v self, mut value: &'v Value) -> &'v Value {
        for _ in 0..DEPTH {
            let Some(reference) = value["$ref"].as_str() else {
                return value;
            };
            let target = reference.strip_prefix('#').and_then(|pointer| {
                let pointer = percent_decode_str(pointer).decode_utf8().ok()?;
                self.root.pointer(&pointer)
            });
            let Some(target) = target else {
                let what = format!("it refers to `{reference}`, which is not in it");
                self.unread.borrow_mut().insert(what);
                return &Value::Null;
            };
            value = target;
        }
        self.unread
            .borrow_mut()
            .insert("its references lead round in a circle".to_owned());
        &Value::Null
    }

    /// Whether one more schema may be joined.
    fn spend(&self) -> bool {
        let left = self.left.get().saturating_sub(1);
        self.left.set(left);
        if left == 0 {
            let what = "its schemas are composed of one another without end";
            self.unread.borrow_mut().insert(what.to_owned());
        }
        left > 0
    }

    fn joined(&self, value: &Value, depth: usize) -> Value {
        let Value::Object(own) = value else {
            return value.clone();
        };
        let parts = own.get("allOf").and_then(Value::as_array);
        if !(own.contains_key("$ref") || parts.is_some()) {
            return value.clone();
        }
        if depth == DEPTH || !self.spend() {
            return Value::Null;
        }
        let mut whole = match own.get("$ref") {
            Some(_) => self.joined(self.followed(value), depth + 1),
            None => json!({}),
        };
        for part in parts.into_iter().flatten() {
            merge(&mut whole, self.joined(part, depth + 1));
        }
        // What stands beside a reference counts in 3.1, and is meant to in 3.0.
        let mut own = own.clone();
        own.remove("$ref");
        own.remove("allOf");
        merge(&mut whole, Value::Object(own));
        whole
    }

    /// The schema under a content type, the nearest: its own, another of its kind, one that stands for all. Parameters do not
    /// matter.
    pub(super) fn content(&self, holder: &Value, content_type: &str) -> Option<Value> {
        let essence = |text: &str| {
            let essence = text.split(';').next().unwrap_or_default();
            essence.trim().to_ascii_lowercase()
        };
        let wanted = essence(content_type);
        let all = wanted.split_once('/').map(|(kind, _)| format!("{kind}/*"));
        let contents = holder["content"].as_object()?;
        let nearness = |name: &str| {
            let name = essence(name);
            if name == wanted {
                Some(0)
            } else if wanted == "application/json" && name.ends_with("+json") {
                Some(1)
            } else if Some(&name) == all.as_ref() || name == "*/*" {
                Some(2)
            } else {
                None
            }
        };
        let found = contents
            .iter()
            .filter_map(|(name, content)| Some((nearness(name)?, content)))
            .min_by_key(|(nearness, _)| *nearness);
        found.map(|(_, content)| self.resolve(&content["schema"]))
    }

    /// The content types, for a sentence.
    pub(super) fn content_types(holder: &Value) -> String {
        let names = holder["content"].as_object().map(|contents| {
            let names: Vec<&str> = contents.keys().map(String::as_str).collect();
            names.join("`, `")
        });
        names.unwrap_or_default()
    }

    /// The alternatives of a schema: those of `oneOf` and `anyOf`, each with what is said of all of them, else itself. `null`
    /// is none of them.
    pub(super) fn alternatives(&self, schema: &Value) -> Vec<Value> {
        let mut alternatives = Vec::new();
        self.spread(schema, 0, &mut alternatives);
        alternatives
    }

    fn spread(&self, schema: &Value, depth: usize, alternatives: &mut Vec<Value>) {
        let key = ["oneOf", "anyOf"]
            .into_iter()
            .find(|key| schema[*key].is_array());
        let Some(key) = key.filter(|_| depth < DEPTH && self.spend()) else {
            alternatives.push(schema.clone());
            return;
        };
        let mut rest = schema.clone();
        if let Value::Object(rest) = &mut rest {
            rest.remove(key);
        }
        for choice in schema[key].as_array().into_iter().flatten() {
            let choice = self.resolve(choice);
            if types(&choice) == ["null"] {
                continue;
            }
            let mut whole = rest.clone();
            merge(&mut whole, choice);
            self.spread(&whole, depth + 1, alternatives);
        }
    }
}

/// Adds to a schema what another says, which must hold too.
fn merge(whole: &mut Value, part: Value) {
    let Value::Object(part) = part else { return };
    if !whole.is_object() {
        *whole = json!({});
    }
    let Value::Object(whole) = whole else { return };
    for (name, more) in part {
        match (whole.get_mut(&name), more) {
            (Some(known), more) if *known == more => {}
            (Some(Value::Object(known)), Value::Object(more)) if name == "properties" => {
                properties(known, more);
            }
            (Some(Value::Object(known)), Value::Object(more)) => known.extend(more),
            (Some(Value::Array(known)), Value::Array(more)) if name == "required" => {
                known.extend(more);
            }
            (_, more) => {
                whole.insert(name, more);
            }
        }
    }
}

/// What two schemas say of one property holds both.
fn properties(known: &mut Map<String, Value>, more: Map<String, Value>) {
    for (name, schema) in more {
        let both = match known.remove(&name) {
            Some(other) if other != schema => json!({ "allOf": [other, schema] }),
            _ => schema,
        };
        known.insert(name, both);
    }
}

/// One schema of objects of which any may come: it has what any has, and needs what all need.
pub(super) fn union(choices: &[Value]) -> Value {
    let mut properties: Map<String, Value> = Map::new();
    for (name, schema) in choices.iter().flat_map(members) {
        match properties.get_mut(name) {
            None => {
                properties.insert(name.clone(), json!({ "oneOf": [schema] }));
            }
            Some(known) => {
                if let Some(Value::Array(known)) = known.get_mut("oneOf") {
                    known.push(schema.clone());
                }
            }
        }
    }
    let needed = |schema: &Value, name: &str| required(schema).any(|needed| needed == name);
    let required: Vec<&str> = choices
        .first()
        .into_iter()
        .flat_map(required)
        .filter(|name| choices.iter().all(|choice| needed(choice, name)))
        .collect();
    json!({
        "type": "object",
        "required": required,
        "additionalProperties": choices.iter().any(is_open),
        "properties": properties,
    })
}

/// The properties of an object's schema.
pub(super) fn members(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema["properties"].as_object().into_iter().flatten()
}

/// The names of the properties that an object must have.
pub(super) fn required(schema: &Value) -> impl Iterator<Item = &str> {
    let names = schema["required"].as_array().into_iter().flatten();
    names.filter_map(Value::as_str)
}

/// Whether an object may have members that its schema does not name. One of which nothing is said is any.
pub(super) fn is_open(schema: &Value) -> bool {
    match &schema["additionalProperties"] {
        Value::Null => !schema["properties"].is_object(),
        Value::Bool(open) => *open,
        _ => true,
    }
}

/// The types of a schema: one in 3.0, a list in 3.1. Without the word, what else stands there tells it.
pub(super) fn types(schema: &Value) -> Vec<String> {
    let has = |key: &str| !schema[key].is_null();
    let words: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ if has("properties") || has("required") => vec!["object"],
        _ if has("items") || has("prefixItems") => vec!["array"],
        _ => {
            let constant = schema.get("const").into_iter();
            let listed = schema["enum"].as_array().into_iter().flatten();
            constant.chain(listed).map(type_of).collect()
        }
    };
    let mut types: Vec<String> = Vec::new();
    for word in words {
        if !types.iter().any(|known| known == word) {
            types.push(word.to_owned());
        }
    }
    if types.len() > 1 {
        types.retain(|ty| ty != "null");
    }
    types
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// Whether a value of the schema may be `null`: `nullable` in 3.0, a type in 3.1.
pub(super) fn is_nullable(document: &Document, schema: &Value) -> bool {
    let says = |schema: &Value| {
        let holds = |key: &str, null: &Value| {
            let list = schema[key].as_array();
            list.is_some_and(|list| list.contains(null))
        };
        schema["nullable"] == Value::Bool(true)
            || schema["type"] == "null"
            || holds("type", &json!("null"))
            || holds("enum", &Value::Null)
    };
    let mut choices = ["oneOf", "anyOf"]
        .into_iter()
        .filter_map(|key| schema[key].as_array())
        .flatten();
    says(schema) || choices.any(|choice| says(&document.resolve(choice)))
}

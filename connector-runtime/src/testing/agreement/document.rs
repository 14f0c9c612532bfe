//! An OpenAPI document: references followed, `allOf` joined, what 3.0 and 3.1 write differently made one.

use serde_json::{Map, Value, json};

use super::yaml;

/// A document.
pub(super) struct Document(pub(super) Value);

/// How many references and compositions are followed into one another: more is a circle.
const DEPTH: usize = 32;

impl Document {
    /// Reads YAML, of which JSON is a part.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let value = match serde_json::from_str(text) {
            Ok(value) => value,
            Err(_) => yaml::read(text)?,
        };
        match value["openapi"].as_str() {
            Some(version) if version.starts_with("3.") => Ok(Self(value)),
            Some(_) => Err("its `openapi` is not 3".to_owned()),
            None if value["swagger"].is_string() => {
                Err("it is of Swagger 2, which converters make OpenAPI 3 of".to_owned())
            }
            None => Err("it has no `openapi`".to_owned()),
        }
    }

    /// The value itself, behind its references.
    pub(super) fn resolve(&self, value: &Value) -> Value {
        self.joined(value, 0)
    }

    /// A reference followed, without what is joined to it.
    pub(super) fn followed<'v>(&'v self, mut value: &'v Value) -> &'v Value {
        for _ in 0..DEPTH {
            let Some(pointer) = value["$ref"]
                .as_str()
                .and_then(|path| path.strip_prefix('#'))
            else {
                return value;
            };
            match self.0.pointer(pointer) {
                Some(next) => value = next,
                None => return value,
            }
        }
        &Value::Null
    }

    fn joined(&self, value: &Value, depth: usize) -> Value {
        let value = self.followed(value);
        let Some(parts) = value["allOf"].as_array().filter(|_| depth < DEPTH) else {
            return value.clone();
        };
        let mut whole = Map::new();
        let mut own = value.clone();
        if let Value::Object(own) = &mut own {
            own.remove("allOf");
        }
        let parts = parts.iter().map(|part| self.joined(part, depth + 1));
        for part in parts.chain([own]) {
            let Value::Object(part) = part else { continue };
            for (name, more) in part {
                match (whole.get_mut(&name), more) {
                    (Some(Value::Object(known)), Value::Object(more)) => known.extend(more),
                    (Some(Value::Array(known)), Value::Array(more)) => known.extend(more),
                    (_, more) => {
                        whole.insert(name, more);
                    }
                }
            }
        }
        Value::Object(whole)
    }

    /// The schema under a content type; one that stands for all is fine, and parameters do not matter.
    pub(super) fn content(&self, holder: &Value, content_type: &str) -> Option<Value> {
        let essence = |text: &str| {
            let essence = text.split(';').next().unwrap_or_default();
            essence.trim().to_ascii_lowercase()
        };
        let wanted = essence(content_type);
        let json = wanted == "application/json";
        let contents = holder["content"].as_object()?;
        let found = contents.iter().find(|(name, _)| {
            let name = essence(name);
            name == wanted || name == "*/*" || (json && name.ends_with("+json"))
        });
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

    /// The alternatives of a schema: those of `oneOf` and `anyOf`, else itself. `null` is none of them.
    pub(super) fn alternatives(&self, schema: &Value) -> Vec<Value> {
        let choices = schema["oneOf"].as_array().or(schema["anyOf"].as_array());
        let Some(choices) = choices else {
            return vec![schema.clone()];
        };
        let choices = choices.iter().map(|choice| self.resolve(choice));
        choices.filter(|choice| types(choice) != ["null"]).collect()
    }
}

/// The types of a schema: one in 3.0, a list in 3.1. Without the word, what else stands there tells it.
pub(super) fn types(schema: &Value) -> Vec<String> {
    let inferred = || {
        let has = |key: &str| !schema[key].is_null();
        if has("properties") || has("required") {
            json!("object")
        } else if has("items") {
            json!("array")
        } else {
            Value::Null
        }
    };
    let ty = match &schema["type"] {
        Value::Null => inferred(),
        ty => ty.clone(),
    };
    let mut types: Vec<String> = match ty {
        Value::String(one) => vec![one],
        Value::Array(many) => many
            .iter()
            .filter_map(|ty| ty.as_str().map(ToOwned::to_owned))
            .collect(),
        _ => Vec::new(),
    };
    if types.len() > 1 {
        types.retain(|ty| ty != "null");
    }
    types
}

/// Whether a value of the schema may be `null`: `nullable` in 3.0, a type in 3.1.
pub(super) fn is_nullable(document: &Document, schema: &Value) -> bool {
    let listed = schema["type"]
        .as_array()
        .is_some_and(|types| types.contains(&json!("null")));
    let choice = ["oneOf", "anyOf"].iter().any(|key| {
        schema[*key].as_array().is_some_and(|choices| {
            let mut choices = choices.iter();
            choices.any(|choice| types(&document.resolve(choice)) == ["null"])
        })
    });
    schema["nullable"] == Value::Bool(true) || listed || choice
}

//! YAML 1.2 as the data model of JSON, in which OpenAPI is defined.

use saphyr::{LoadableYamlNode as _, Scalar, Yaml};
use serde_json::{Map, Number, Value};

/// The first document.
pub(super) fn read(text: &str) -> Result<Value, String> {
    let documents = Yaml::load_from_str(text).map_err(|error| format!("it is no YAML: {error}"))?;
    let first = documents.into_iter().next().ok_or("it is empty")?;
    value(first).ok_or_else(|| "it holds what JSON cannot hold".to_owned())
}

fn value(yaml: Yaml<'_>) -> Option<Value> {
    Some(match yaml {
        Yaml::Value(scalar) => match scalar {
            Scalar::Null => Value::Null,
            Scalar::Boolean(value) => Value::Bool(value),
            Scalar::Integer(value) => Value::from(value),
            Scalar::FloatingPoint(value) => {
                Number::from_f64(*value).map_or(Value::Null, Value::Number)
            }
            Scalar::String(text) => Value::String(text.into_owned()),
        },
        Yaml::Sequence(elements) => {
            Value::Array(elements.into_iter().map(value).collect::<Option<_>>()?)
        }
        Yaml::Mapping(members) => {
            let mut object = Map::new();
            for (name, member) in members {
                // `200:` is a number in YAML, and a name in OpenAPI.
                let name = match value(name)? {
                    Value::String(name) => name,
                    other => other.to_string(),
                };
                object.insert(name, value(member)?);
            }
            Value::Object(object)
        }
        Yaml::Tagged(_, inner) => value(*inner)?,
        Yaml::Representation(text, ..) => Value::String(text.into_owned()),
        Yaml::Alias(_) | Yaml::BadValue => return None,
    })
}

//! YAML 1.2 as the data model of JSON, in which OpenAPI is defined.

use saphyr::{LoadableYamlNode as _, Scalar, Yaml};
use serde_json::{Map, Number, Value};

/// How far to the right a block may begin. Each level stands further to the right than the one that it is in, and the parser
/// has no limit of its own for blocks; in flow style it has.
const WIDEST: usize = 1_000;

/// The first document.
pub(super) fn read(text: &str) -> Result<Value, String> {
    if let Some(line) = text.lines().position(|line| indentation(line) > WIDEST) {
        return Err(format!(
            "it is no YAML of a description: it is nested too deep at line {}",
            line + 1
        ));
    }
    let documents = Yaml::load_from_str(text).map_err(|error| format!("it is no YAML: {error}"))?;
    let first = documents.into_iter().next().ok_or("it is empty")?;
    value(first).ok_or_else(|| "it holds what JSON cannot hold".to_owned())
}

/// Where a line's text begins, behind blanks and the marks of elements.
fn indentation(line: &str) -> usize {
    let mut rest = line;
    while let Some(next) = [" ", "- ", "? "]
        .iter()
        .find_map(|mark| rest.strip_prefix(mark))
    {
        rest = next;
    }
    line.len() - rest.len()
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
            let mut merged = Vec::new();
            for (name, member) in members {
                // `200:` is a number in YAML, and a name in OpenAPI.
                let name = match value(name)? {
                    Value::String(name) => name,
                    other => other.to_string(),
                };
                let member = value(member)?;
                // Of YAML 1.1, and in use.
                if name == "<<" {
                    merged.push(member);
                } else {
                    object.insert(name, member);
                }
            }
            for other in merged {
                merge(&mut object, other);
            }
            Value::Object(object)
        }
        Yaml::Tagged(_, inner) => value(*inner)?,
        Yaml::Representation(text, ..) => Value::String(text.into_owned()),
        Yaml::Alias(_) | Yaml::BadValue => return None,
    })
}

/// What a merge key brings; what stands there itself is the nearer.
fn merge(object: &mut Map<String, Value>, other: Value) {
    match other {
        Value::Object(other) => {
            for (name, member) in other {
                object.entry(name).or_insert(member);
            }
        }
        Value::Array(others) => {
            for other in others {
                merge(object, other);
            }
        }
        _ => {}
    }
}

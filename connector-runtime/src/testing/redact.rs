//! What a recording keeps of a JSON document: its shape, and values that are nobody's.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::profile::{Profile, Step};

mod maps;

use maps::Below;

/// Puts other values for those that came. Equal texts become equal texts, so that what is the same stays the same.
#[derive(Debug, Default)]
pub(super) struct Redaction {
    seen: HashMap<String, usize>,
    /// Members whose values stay.
    kept: Vec<String>,
}

impl Redaction {
    pub(super) fn keep(&mut self, name: &str) {
        self.kept.push(name.to_owned());
    }

    /// An answer: the declared claims and the members of the contract, all else left out.
    pub(super) fn answer(&mut self, profile: &Profile, status: u16, body: &[u8]) -> Value {
        let Ok(document) = serde_json::from_slice::<Value>(body) else {
            // Text, HTML: it may say anything.
            return Value::Null;
        };
        let maps = maps::read(profile);
        let maps = maps.below();
        let whole = profile.outputs.iter().any(|claim| claim.path.is_empty());
        let Value::Object(members) = document else {
            return if whole {
                self.value(document, &maps)
            } else {
                Value::Null
            };
        };
        let refused = (400..500).contains(&status);
        // Of other answers a member of such a name is anything that the API says.
        let contract = refused || profile.step.is_some();
        let declared = |name: &str| {
            let mut outputs = profile.outputs.iter();
            whole || outputs.any(|claim| matches!(claim.path.first(), Some(Step::Name(known)) if names(profile, known, name)))
        };
        let kept = members.into_iter().filter_map(|(name, value)| {
            if declared(&name) {
                let value = self.claim(profile, &name, value, &maps.of_member(&name));
                return Some((self.name(name, &maps), value));
            }
            if contract && is_own(&name, &value) || refused && name == "code" && is_word(&value) {
                return Some((name, value));
            }
            (contract && name == "userMessage").then(|| (name, redacted_message(&value)))
        });
        Value::Object(kept.collect())
    }

    /// A request's body: the declared claims alone.
    pub(super) fn request(&mut self, profile: &Profile, body: &[u8]) -> Value {
        let Ok(Value::Object(members)) = serde_json::from_slice(body) else {
            return Value::Null;
        };
        let maps = maps::sent(profile);
        let maps = maps.below();
        let kept = members.into_iter().map(|(name, value)| {
            let step = name == "step" && profile.step.is_some();
            if step {
                return (name, value);
            }
            self.member(name, value, &maps)
        });
        Value::Object(kept.collect())
    }

    fn member(&mut self, name: String, value: Value, maps: &Below<'_>) -> (String, Value) {
        if self.kept.contains(&name) {
            return (name, value);
        }
        let value = self.value(value, &maps.of_member(&name));
        (self.name(name, maps), value)
    }

    fn claim(&mut self, profile: &Profile, name: &str, value: Value, maps: &Below<'_>) -> Value {
        if self.kept.iter().any(|kept| kept == name) {
            return value;
        }
        // A document inside a string keeps its shape too: what reads it needs it.
        if let Value::String(text) = &value
            && text.starts_with(['{', '['])
            && let Ok(document) = serde_json::from_str::<Value>(text)
            && profile
                .outputs
                .iter()
                .any(|claim| matches!(claim.path, [Step::Name(known)] if *known == name))
        {
            return Value::String(self.value(document, maps).to_string());
        }
        self.value(value, maps)
    }

    fn value(&mut self, value: Value, maps: &Below<'_>) -> Value {
        match value {
            Value::Null => Value::Null,
            Value::Bool(_) => Value::Bool(false),
            Value::Number(number) if number.is_f64() => Value::from(0.5),
            Value::Number(_) => Value::from(0),
            Value::String(text) => Value::String(self.text(&text)),
            Value::Array(elements) => elements
                .into_iter()
                .enumerate()
                .map(|(index, element)| self.value(element, &maps.of_element(index)))
                .collect(),
            Value::Object(members) => {
                let members: Map<String, Value> = members
                    .into_iter()
                    .map(|(name, value)| self.member(name, value, maps))
                    .collect();
                Value::Object(members)
            }
        }
    }

    /// A text of the same form, as far as a claim's type may ask for it.
    fn text(&mut self, text: &str) -> String {
        let number = self.number(text);
        if text.is_empty() {
            return String::new();
        }
        if text.parse::<bool>().is_ok() {
            return "false".to_owned();
        }
        if text.parse::<f64>().is_ok() {
            return "0".to_owned();
        }
        if is_uuid(text) {
            return format!("00000000-0000-0000-0000-{number:012}");
        }
        if is_date(text) {
            // The date and whatever follows it: zone and fraction keep their form.
            let rest: String = text
                .chars()
                .skip(10)
                .map(|letter| if letter.is_ascii_digit() { '0' } else { letter })
                .filter(|letter| "0T:.+-Z ".contains(*letter))
                .collect();
            return format!("1970-01-01{rest}");
        }
        if text.starts_with("https://") || text.starts_with("http://") {
            return format!("https://redacted.example/{number}");
        }
        if text.contains('@') {
            return format!("redacted-{number}@example.com");
        }
        format!("redacted-{number}")
    }

    /// A name of a member: of a field it stays, since a type asks for it; a key that is a value goes.
    fn name(&mut self, name: String, maps: &Below<'_>) -> String {
        let field = !maps.is_map()
            && name.len() <= 64
            && name.starts_with(|first: char| first.is_ascii_alphabetic() || "_@$".contains(first))
            && name
                .chars()
                .skip(1)
                .all(|letter| letter.is_ascii_alphanumeric() || "_-.".contains(letter));
        if field {
            name
        } else {
            let number = self.number(&name);
            format!("redacted-{number}")
        }
    }

    fn number(&mut self, text: &str) -> usize {
        let next = self.seen.len() + 1;
        *self.seen.entry(text.to_owned()).or_insert(next)
    }
}

/// Whether a member of that name holds the claim that is declared as `known`.
fn names(profile: &Profile, known: &str, name: &str) -> bool {
    let short = |name: &str| -> Option<String> {
        let (id, rest) = name.strip_prefix("extension_")?.split_at_checked(33)?;
        id.ends_with('_').then(|| format!("extension_{rest}"))
    };
    known == name || (profile.step.is_some() && short(name).as_deref() == Some(known))
}

fn redacted_message(value: &Value) -> Value {
    match value {
        Value::String(_) => Value::String("redacted message".to_owned()),
        _ => Value::Null,
    }
}

/// Whether it is what an API says of itself.
fn is_own(name: &str, value: &Value) -> bool {
    let is = |allowed: fn(char) -> bool| match value {
        Value::String(text) => text.len() <= 40 && text.chars().all(allowed),
        _ => value.is_number(),
    };
    match name {
        "version" => is(|letter| letter.is_ascii_digit() || "v.-".contains(letter)),
        "status" => is(|letter| letter.is_ascii_digit()),
        "action" => {
            let known = ["Continue", "ShowBlockPage", "ValidationError"];
            value.as_str().is_some_and(|word| known.contains(&word))
        }
        _ => false,
    }
}

/// A short word or number, as codes are.
fn is_word(value: &Value) -> bool {
    match value {
        Value::Number(_) => true,
        Value::String(text) => {
            text.len() <= 40
                && text
                    .chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || "._-".contains(letter))
        }
        _ => false,
    }
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 10
        && bytes
            .iter()
            .take(10)
            .enumerate()
            .all(|(at, byte)| match at {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            })
}

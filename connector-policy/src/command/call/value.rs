//! What the command line says of claims and resolvers, and the value of an input.

use std::collections::HashMap;

use serde_json::Value;

use crate::judge::Resolver;
use crate::profile::{self, DataType, Input, Profile, Translation};

/// Claims by id, and resolvers in their braces.
pub(super) struct Given(HashMap<String, String>);

impl Given {
    /// Reads `name=value`s; a name that the profile does not take is told.
    pub(super) fn read(claims: &[String], profile: &Profile) -> Result<Self, String> {
        let mut given = HashMap::new();
        let mut known: Vec<String> = Vec::new();
        for input in &profile.inputs {
            known.extend([input.claim.clone(), input.meta.identity.clone()]);
        }
        if let Translation::Whole(call) = &profile.translation {
            known.extend(call.named.iter().map(|(name, _)| name.clone()));
            let inputs = call
                .before
                .iter()
                .flat_map(|transformation| &transformation.inputs);
            known.extend(inputs.map(|claim| claim.identity.clone()));
        }
        for claim in claims {
            let Some((name, value)) = claim.split_once('=') else {
                return Err(format!("`{claim}` is no claim: write `name=value`"));
            };
            if !known.iter().any(|known| known == name) && Resolver::read(name).is_none() {
                known.sort();
                known.dedup();
                return Err(format!(
                    "the profile has no claim `{name}`; it takes {}",
                    known.join(", ")
                ));
            }
            given.insert(name.to_owned(), value.to_owned());
        }
        Ok(Self(given))
    }

    pub(super) fn claim(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }

    /// The text of an input, if it has one: as given, else by its default or resolver.
    pub(super) fn text(&self, input: &Input) -> Option<String> {
        let own = || {
            self.claim(&input.claim)
                .or_else(|| self.claim(&input.meta.identity))
                .map(str::to_owned)
        };
        match &input.given {
            profile::Given::Plain => own(),
            profile::Given::Default(text) => Some(own().unwrap_or_else(|| text.clone())),
            profile::Given::Value(text) => Some(text.clone()),
            profile::Given::Resolve(text) => {
                let resolver = Resolver::read(text)?;
                let claim = resolver.claim().and_then(|claim| self.claim(claim));
                claim
                    .or_else(|| self.claim(&resolver.text()))
                    .or_else(|| self.claim(text))
                    .map(str::to_owned)
            }
        }
    }
}

/// A text as JSON of its claim's type.
pub(super) fn json(ty: DataType, text: &str, claim: &str) -> Result<Value, String> {
    let wrong = |what: &str| format!("the claim `{claim}` is to be {what}");
    Ok(match ty {
        DataType::Boolean => match text.to_ascii_lowercase().as_str() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => return Err(wrong("`true` or `false`")),
        },
        DataType::Int | DataType::Long => text
            .trim()
            .parse::<i64>()
            .map(Value::from)
            .map_err(|_| wrong("a whole number"))?,
        DataType::StringCollection | DataType::IdentityCollection => {
            Value::from(many(text).map(Value::from).collect::<Vec<_>>())
        }
        _ => Value::from(text),
    })
}

/// The elements of a collection.
pub(super) fn many(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').filter(|element| !element.is_empty())
}

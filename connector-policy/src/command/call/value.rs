//! What the command line says of claims and resolvers, and the value of an input.

use std::collections::HashMap;

use serde_json::Value;

use crate::judge::Resolver;
use crate::profile::{self, DataType, Input, Mode, Profile, Translation};

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
                return Err(unknown(name, known));
            }
            given.insert(name.to_owned(), value.to_owned());
        }
        Ok(Self(given))
    }

    /// Whether the values have the types of their claims, and required ones are there; gives the claims without a value.
    pub(super) fn check<'a>(&self, profile: &'a Profile) -> Result<Vec<&'a str>, String> {
        let (mut absent, mut lacking) = (Vec::new(), Vec::new());
        for input in profile
            .inputs
            .iter()
            .filter(|input| input.send_in.is_some())
        {
            match self.text(input) {
                Some(text) if !input.payload => {
                    json(input.meta.ty, &text, &input.claim)?;
                }
                // What stands in the URL or is the body is told where it is missed.
                Some(_) => {}
                None if input.payload || input.send_in == Some(Mode::Url) => {}
                None if input.meta.required => lacking.push(input.claim.as_str()),
                None => absent.push(input.claim.as_str()),
            }
        }
        if lacking.is_empty() {
            return Ok(absent);
        }
        let write: Vec<_> = lacking.iter().map(|claim| format!("{claim}=…")).collect();
        Err(format!(
            "no value for what the profile requires: write `{}`",
            write.join(" ")
        ))
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

fn unknown(name: &str, mut known: Vec<String>) -> String {
    if let Some(near) = known.iter().find(|known| known.eq_ignore_ascii_case(name)) {
        return format!("the profile has no claim `{name}`: write `{near}=…`");
    }
    known.sort();
    known.dedup();
    if known.is_empty() {
        return format!("the profile has no claim `{name}`: it takes none");
    }
    format!(
        "the profile has no claim `{name}`; it takes `{}`",
        known.join("`, `")
    )
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
        DataType::Int => text
            .trim()
            .parse::<i32>()
            .map(Value::from)
            .map_err(|_| wrong("a whole number of 32 bits"))?,
        DataType::Long => text
            .trim()
            .parse::<i64>()
            .map(Value::from)
            .map_err(|_| wrong("a whole number of 64 bits"))?,
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

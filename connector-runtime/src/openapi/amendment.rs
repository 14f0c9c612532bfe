//! What a description says of a claim beyond the words of its type.

use std::fmt;

use serde_json::Value;

use crate::profile::{Place, Profile};
use crate::shape::{Field, Kind, Shape};

/// What is said of one claim.
#[derive(Clone)]
pub(super) struct Amendment {
    pub(super) profile: &'static Profile,
    pub(super) claim: String,
    pub(super) says: Says,
}

#[derive(Clone)]
pub(super) enum Says {
    /// It must be there.
    Required,
    /// Its value has this schema.
    Schema(Value),
}

impl Amendment {
    /// What is said of a claim, named by its field.
    pub(super) fn new(
        profile: &'static Profile,
        claim: &str,
        says: Says,
    ) -> Result<Self, DescriptionError> {
        let inputs = profile.inputs.iter().map(|claim| claim.name);
        let known: Vec<&str> = inputs
            .chain(profile.outputs.iter().map(|claim| claim.name))
            .collect();
        if known.contains(&claim) {
            let claim = claim.to_owned();
            return Ok(Self {
                profile,
                claim,
                says,
            });
        }
        Err(DescriptionError(format!(
            "`{}` has no claim `{claim}` that travels; help: give one of `{}`, which are the names of fields",
            profile.id,
            known.join("`, `"),
        )))
    }

    /// Says it in the shape of the profile.
    pub(super) fn apply(&self, shape: &mut Shape) {
        for parameter in &mut shape.parameters {
            self.field(&mut parameter.field);
        }
        if let Some((_, kind)) = &mut shape.body {
            self.kind(kind);
        }
        self.kind(&mut shape.answer);
        let Says::Schema(schema) = &self.says else {
            return;
        };
        // A claim that is all of a body stands under no name in it.
        let mut inputs = self.profile.inputs.iter();
        if inputs.any(|claim| claim.send_in == Place::Payload && claim.name == self.claim)
            && let Some((_, kind)) = &mut shape.body
        {
            *kind = Kind::Given(schema.clone());
        }
        let mut outputs = self.profile.outputs.iter();
        if outputs.any(|claim| claim.path.is_empty() && claim.name == self.claim) {
            shape.answer = Kind::Given(schema.clone());
        }
    }

    /// Whether the claim is the field's, or somewhere in it.
    fn field(&self, field: &mut Field) -> bool {
        let own = field.claim.is_some_and(|(name, _)| name == self.claim);
        let inside = self.kind(&mut field.kind);
        match &self.says {
            Says::Required if own || inside => field.required = true,
            Says::Schema(schema) if own => field.kind = Kind::Given(schema.clone()),
            _ => {}
        }
        own || inside
    }

    fn kind(&self, kind: &mut Kind) -> bool {
        match kind {
            Kind::Object(fields) | Kind::Tuple(fields) => fields
                .iter_mut()
                .fold(false, |found, field| self.field(field) | found),
            _ => false,
        }
    }
}

/// Why something cannot be said of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescriptionError(pub(super) String);

impl fmt::Display for DescriptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DescriptionError {}

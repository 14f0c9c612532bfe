//! `InputClaims` and `InputClaimsTransformations`.

use crate::export::body;
use crate::export::claims::Claim;
use crate::export::expression::{self, default};
use crate::export::method;
use crate::export::profile::{Parts, Reference, is_at};
use crate::export::transformation::Transformation;
use crate::profile::{ClaimPart, InputClaim, Place, Says, SendClaimsIn};

impl Parts<'_> {
    /// Gathers what is sent; gives the claim that is the whole body.
    pub(super) fn inputs(&mut self) -> Option<String> {
        for rule in self.profile.rules() {
            let Some(claim) = self.claims.named(rule.claim) else {
                continue;
            };
            match (rule.part, rule.says) {
                (ClaimPart::Output, _) => {}
                (_, Says::Value(source)) => self.value(claim, source),
                (_, Says::Map(function)) => self.map(claim, function),
                _ => {}
            }
        }
        let nested = body::paths(self.profile);
        let payload = self
            .claims
            .0
            .iter()
            .find(|claim| is_at(claim, Place::Payload));
        // An input claim that is not sent has a meaning in these alone.
        let unsent = nested.is_some()
            || payload.is_some()
            || self.profile.send_claims_in == SendClaimsIn::Url;
        for claim in &self.claims.0 {
            match claim.input {
                Some(input) if input.send_in == Place::Body && nested.is_some() => {
                    self.beside(claim);
                }
                Some(input) => self.sent(claim, input),
                None if unsent && (claim.given || Self::is_constant(claim)) => self.unsent(claim),
                None => {}
            }
        }
        match nested {
            Some(paths) => Some(self.document(&paths)),
            None => payload.map(|claim| claim.id.clone()),
        }
    }

    /// A constant of an input claim is its default; everything else a transformation.
    fn value(&mut self, claim: &Claim, source: &str) {
        let copied = claim.copy_of.is_some();
        if copied || (Self::is_constant(claim) && self.can_default(claim)) {
            return;
        }
        let found = method::of(source).and_then(|method| {
            Transformation::of(method, self.named(&claim.id), &claim.id, self.claims)
        });
        match found {
            Some(found) => self.transformations.push(found),
            None => self.left(claim.field, source),
        }
    }

    fn map(&mut self, claim: &Claim, function: &str) {
        let found = method::in_place(function, claim.field).and_then(|method| {
            Transformation::of(method, self.named(&claim.id), &claim.id, self.claims)
        });
        match found {
            Some(found) => self.transformations.push(found),
            None => self.left(claim.field, function),
        }
    }

    /// A literal, or a text with braces, which no transformation may write.
    fn is_constant(claim: &Claim) -> bool {
        claim
            .before
            .value
            .is_some_and(|source| default(source).is_some())
    }

    /// Whether the claim can have a default: it is an input claim.
    fn can_default(&self, claim: &Claim) -> bool {
        claim.input.is_some()
            || self.profile.body.is_some()
            || self.profile.send_claims_in == SendClaimsIn::Url
            || self
                .claims
                .0
                .iter()
                .any(|claim| is_at(claim, Place::Payload))
    }

    fn sent(&mut self, claim: &Claim, input: &'static InputClaim) {
        let mut reference = self.reference(claim);
        let travels = !matches!(input.send_in, Place::Payload | Place::Bearer);
        if travels && input.partner != reference.id {
            reference.partner = Some(input.partner.to_owned());
        }
        let always_there = !travels || input.send_in == Place::Url;
        reference.required &= !always_there;
        self.references.push(reference);
    }

    /// An input claim that is not sent.
    fn unsent(&mut self, claim: &Claim) {
        let reference = self.reference(claim);
        self.references.push(reference);
    }

    /// A claim of a nested body is an input claim where it says more than its place.
    fn beside(&mut self, claim: &Claim) {
        let reference = self.reference(claim);
        if claim.copy_of.is_none()
            && claim.before.value.is_none()
            && (reference.default.is_some() || reference.required)
        {
            self.references.push(reference);
        }
    }

    fn reference(&mut self, claim: &Claim) -> Reference {
        let mut reference = Reference {
            id: claim.id.clone(),
            ..Reference::default()
        };
        if let Some(resolver) = claim.before.resolve {
            reference.default = Some(self.resolver(resolver));
            reference.always = true;
        } else if let Some(text) = claim.before.value.and_then(default) {
            reference.default = Some(text);
            reference.always = true;
        } else if let Some(source) = claim.before.default {
            reference.default = expression::constant(source);
            if reference.default.is_none() {
                self.left(claim.field, source);
            }
        }
        if let Some(copy) = &claim.copy_of {
            reference.default.clone_from(&copy.otherwise);
        }
        reference.required = !claim.is_optional() && claim.before.value.is_none();
        reference
    }

    /// `{Claim:field}` names the claim by its id in a policy.
    fn resolver(&self, text: &str) -> String {
        let field = text
            .strip_prefix("{Claim:")
            .and_then(|text| text.strip_suffix('}'));
        match field.and_then(|field| self.claims.named(field)) {
            Some(claim) => format!("{{Claim:{}}}", claim.id),
            None => text.to_owned(),
        }
    }

    /// `GenerateJson` for the nested body; gives the claim that it writes.
    fn document(&mut self, paths: &[(&'static InputClaim, body::Path)]) -> String {
        let (mut inputs, mut parameters) = (Vec::new(), Vec::new());
        for (input, path) in paths {
            let Some(claim) = self.claims.named(input.name) else {
                continue;
            };
            if path.is_ambiguous {
                self.remarks.push(format!(
                    "`{}` stands at `{}`, where a name is read as several, or as an index",
                    claim.field, path.text
                ));
            }
            match claim.before.value.and_then(default) {
                Some(text) => parameters.push((path.text.clone(), claim.data_type, text)),
                None => inputs.push((claim.id.clone(), path.text.clone())),
            }
        }
        let mut field = "request_body".to_owned();
        while self.claims.named(&field).is_some() {
            field.push_str("_json");
        }
        let id = self.schema.id(&field, "string");
        self.transformations.push(Transformation {
            id: self.named(&id),
            method: "GenerateJson",
            inputs,
            parameters,
            outputs: vec![(id.clone(), "outputClaim".to_owned())],
        });
        self.references.push(Reference {
            id: id.clone(),
            ..Reference::default()
        });
        id
    }
}

//! `OutputClaims` and `OutputClaimsTransformations`.

use crate::export::claims::Claim;
use crate::export::expression::{self, default};
use crate::export::method;
use crate::export::profile::{Parts, Reference};
use crate::export::transformation::Transformation;
use crate::profile::{OutputClaim, Step};

impl Parts<'_> {
    /// Gathers what comes back; `true` where a name is a path.
    pub(super) fn outputs(&mut self) -> bool {
        let is_path = self
            .profile
            .outputs
            .iter()
            .any(|output| !matches!(output.path, [Step::Name(_)]));
        for output in self.profile.outputs {
            if let Some(claim) = self.claims.named(output.name) {
                self.read(claim, output, is_path);
            }
        }
        for claim in &self.claims.0 {
            if claim.is_computed_after() {
                self.computed(claim, is_path);
            }
        }
        for claim in &self.claims.0 {
            if let Some(function) = claim.after.map {
                self.changed(claim, function);
            }
        }
        is_path
    }

    fn read(&mut self, claim: &Claim, output: &OutputClaim, is_path: bool) {
        let mut reference = Reference {
            id: claim.id.clone(),
            partner: Some(path(output.path, is_path)),
            ..Reference::default()
        };
        if reference.partner.as_ref() == Some(&reference.id) {
            reference.partner = None;
        }
        if let Some(source) = claim.after.default {
            reference.default = expression::constant(source);
            if reference.default.is_none() {
                self.remarks.push(format!(
                    "`{}` has the default `{source}`, and a policy takes constants alone",
                    claim.field
                ));
            }
        }
        reference.required = !claim.is_optional() && !output.optional;
        if output.path.is_empty() {
            self.remarks.push(format!(
                "`{}` is the whole answer, which the documents' system cannot put into a claim",
                claim.field
            ));
        }
        if claim.after.json {
            self.remarks.push(format!(
                "`{}` is a JSON document inside a string, and stays that string in a policy",
                claim.field
            ));
        }
        self.references.push(reference);
    }

    fn computed(&mut self, claim: &Claim, is_path: bool) {
        let Some(source) = claim.after.value else {
            self.remarks.push(format!(
                "`{}` is resolved after the call, and the documents' system resolves input claims alone",
                claim.field
            ));
            return;
        };
        let mut reference = Reference {
            id: claim.id.clone(),
            ..Reference::default()
        };
        if let Some(text) = default(source) {
            reference.default = Some(text);
            reference.always = true;
            self.references.push(reference);
            return;
        }
        // A value of the answer that two claims hold is read twice.
        let first = source
            .strip_suffix(".clone()")
            .map(|field| field.trim_start_matches("r#"))
            .and_then(|field| self.claims.named(field)?.output);
        if let Some(first) = first {
            reference.partner = Some(path(first.path, is_path));
            self.references.push(reference);
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

    fn changed(&mut self, claim: &Claim, function: &str) {
        let found = method::in_place(function, claim.field).and_then(|method| {
            Transformation::of(method, self.named(&claim.id), &claim.id, self.claims)
        });
        match found {
            Some(found) => self.transformations.push(found),
            None => self.left(claim.field, function),
        }
    }
}

/// A name, or the path in the documents' grammar; `is_path`: whether names are read as paths.
fn path(steps: &[Step], is_path: bool) -> String {
    if steps.is_empty() {
        return "$".to_owned();
    }
    let mut text = String::new();
    for step in steps {
        match step {
            Step::Index(index) => text.extend(["[", &index.to_string(), "]"]),
            Step::Name(name) if is_path && !is_plain(name) => {
                let quote = if name.contains('\'') { "\"" } else { "'" };
                text.extend(["[", quote, name, quote, "]"]);
            }
            Step::Name(name) => {
                if !text.is_empty() {
                    text.push('.');
                }
                text.push_str(name);
            }
        }
    }
    text
}

/// A name that stands for itself in a path.
fn is_plain(name: &str) -> bool {
    let digits = name.bytes().all(|byte| byte.is_ascii_digit());
    !digits && !name.contains(|c: char| c.is_whitespace() || ".[]*?()'\",$\\".contains(c))
}

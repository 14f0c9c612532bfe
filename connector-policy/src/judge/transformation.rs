//! `InputClaimsTransformations` and `OutputClaimsTransformations`: references to what they name, and what of it has no
//! expression.

use std::collections::BTreeSet;

use crate::formula::{self, Unwritten};
use crate::judge::Judge;
use crate::layout;
use crate::policy::{Text, TransformedClaim};
use crate::profile::{DataType, Input, Transformation, Transformed};

impl Judge<'_> {
    /// What runs before the call, and what runs after it.
    pub(super) fn transformations(
        &mut self,
        inputs: &[Input],
    ) -> (Vec<Transformation>, Vec<Transformation>) {
        let profile = self.profile;
        let payload = inputs.iter().find(|input| input.payload);
        let payload = payload.map(|input| input.meta.identity.as_str());
        (
            self.each(&profile.input_transformations, payload),
            self.each(&profile.output_transformations, None),
        )
    }

    fn each(&mut self, references: &[Text], payload: Option<&str>) -> Vec<Transformation> {
        let merged = self.merged;
        let mut found = Vec::new();
        for reference in references {
            let Some(written) = merged.transformation(&reference.value) else {
                let behind = self.behind();
                self.refuse(
                    reference.span,
                    "missing-transformation",
                    format!(
                        "the claims transformation `{}` is not there{behind}",
                        reference.value
                    ),
                    "declare it in `ClaimsTransformations`",
                );
                continue;
            };
            let transformation = Transformation {
                id: reference.value.clone(),
                method: written.method.clone(),
                inputs: written
                    .inputs
                    .iter()
                    .map(|claim| self.declared(claim))
                    .collect(),
                parameters: written.parameters.clone(),
                outputs: written
                    .outputs
                    .iter()
                    .map(|claim| self.declared(claim))
                    .collect(),
            };
            self.translatable(reference, &transformation, payload);
            found.push(transformation);
        }
        found
    }

    fn declared(&self, written: &TransformedClaim) -> Transformed {
        let id = &written.claim.value;
        let declared = self.merged.claim_types.find(id);
        let data_type = declared.and_then(|declared| declared.data_type.as_ref());
        Transformed {
            identity: declared.map_or_else(|| id.clone(), |declared| declared.id.value.clone()),
            ty: data_type
                .and_then(|data_type| DataType::read(&data_type.value))
                .unwrap_or(DataType::String),
            role: written.role.clone(),
        }
    }

    fn translatable(
        &mut self,
        reference: &Text,
        transformation: &Transformation,
        payload: Option<&str>,
    ) {
        let is_document = transformation.method.eq_ignore_ascii_case("GenerateJson");
        if is_document && !layout::is_document(transformation) {
            self.refuse(
                reference.span,
                "wrong-transformation",
                format!("the paths of the claims transformation `{}` make no JSON document: two of them are in each other's way, or the indices of an array have a gap", reference.value),
                "give each value a path of its own, the indices of an array from 0",
            );
            return;
        }
        let output = transformation.outputs.first();
        let output = output.map(|output| output.identity.as_str());
        if is_document
            && payload.is_some()
            && output == payload
            && layout::of(transformation).is_some()
        {
            return;
        }
        let (id, method) = (&reference.value, &transformation.method);
        match formula::of(transformation, &self.profile.id.value) {
            Ok(formulas) => {
                let features: BTreeSet<&'static str> =
                    formulas.iter().filter_map(|formula| formula.feature).collect();
                for feature in &features {
                    self.warn(
                        reference.span,
                        "needs-feature",
                        format!("`{id}` ({method}) needs the feature `{feature}` of connector-runtime"),
                        format!("enable it, and import with `--features {feature}`"),
                    );
                }
                self.features.extend(features);
            }
            Err(Unwritten::Given(why)) => self.warn(
                reference.span,
                "untranslated-transformation",
                format!("`{id}` ({method}) has no expression in the printed source: {why}; its claims are left to the caller"),
                format!("compute them with `transformations::{}` before the call", formula::function(method)),
            ),
            Err(Unwritten::Wrong(why)) => self.refuse(
                reference.span,
                "wrong-transformation",
                format!("the claims transformation `{id}` ({method}) cannot be written: {why}"),
                "correct the transformation, or leave out its reference",
            ),
        }
    }
}

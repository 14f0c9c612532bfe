//! `InputClaimsTransformations` and `OutputClaimsTransformations`: references to what they name, and what of it has no
//! expression.

use crate::formula;
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
                self.warn(
                    reference.span,
                    "missing-transformation",
                    format!("the claims transformation `{}` is not there{behind}; its claims are left to the caller", reference.value),
                    "declare it in `ClaimsTransformations`",
                );
                continue;
            };
            let transformation = Transformation {
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
        let method = &transformation.method;
        let fine = if method.eq_ignore_ascii_case("GenerateJson") {
            layout::of(transformation).is_some()
                && payload.is_some()
                && transformation
                    .outputs
                    .first()
                    .map(|output| output.identity.as_str())
                    == payload
        } else {
            formula::of(transformation).is_some()
        };
        if !fine {
            self.warn(
                reference.span,
                "untranslated-transformation",
                format!("`{}` ({method}) has no expression in the printed source; its claims are left to the caller", reference.value),
                format!("compute them with `connector_transformations::{}` in a `value`", formula::function(method)),
            );
        }
    }
}

//! A `ClaimsTransformation`, from a method and the claims of a profile.

use crate::export::claims::{Claim, Claims};
use crate::export::method::Method;
use crate::export::xml::Xml;

/// A claims transformation.
#[derive(Debug)]
pub(super) struct Transformation {
    pub(super) id: String,
    pub(super) method: &'static str,
    /// Claim types' ids, each under its `TransformationClaimType`.
    pub(super) inputs: Vec<(String, String)>,
    /// `Id`, `DataType`, `Value`.
    pub(super) parameters: Vec<(String, &'static str, String)>,
    pub(super) outputs: Vec<(String, String)>,
}

impl Transformation {
    /// The method on claims of the profile; `None` where it names something else, or claims of types that it does not take.
    pub(super) fn of(
        mut method: Method,
        id: String,
        output: &str,
        claims: &Claims,
    ) -> Option<Self> {
        let inputs: Vec<_> = method
            .inputs
            .iter()
            .map(|(field, role)| Some((claims.named(field)?, *role)))
            .collect::<Option<_>>()?;
        let is_number = |claim: &&Claim| ["int", "long"].contains(&claim.data_type);
        // `*count` is a copy, `*is_new` a comparison too.
        if method.name == "CompareBooleanClaimToValue"
            && inputs.iter().any(|(claim, _)| is_number(claim))
        {
            (method.name, method.output) = ("CopyClaim", "outputClaim");
            method.parameters.clear();
        }
        let takes = |types: &[&str]| {
            let mut inputs = inputs.iter();
            inputs.all(|(claim, _)| types.contains(&claim.data_type))
        };
        let fits = match method.name {
            "CompareClaims" => takes(&["string"]),
            "ConvertNumberToStringClaim" => takes(&["int", "long"]),
            "NotClaims" | "AndClaims" | "OrClaims" | "CompareBooleanClaimToValue" => {
                takes(&["boolean"])
            }
            _ => true,
        };
        fits.then(|| Self {
            id,
            method: method.name,
            inputs: inputs
                .iter()
                .map(|(claim, role)| (claim.id.clone(), (*role).to_owned()))
                .collect(),
            parameters: method
                .parameters
                .into_iter()
                .map(|(id, ty, value)| (id.to_owned(), ty, value))
                .collect(),
            // An assertion writes nothing.
            outputs: (!method.output.is_empty())
                .then(|| (output.to_owned(), method.output.to_owned()))
                .into_iter()
                .collect(),
        })
    }

    pub(super) fn write(&self, xml: &mut Xml) {
        xml.open(
            "ClaimsTransformation",
            &[
                ("Id", Some(&self.id)),
                ("TransformationMethod", Some(self.method)),
            ],
        );
        xml.list("InputClaims", |list| {
            claims(list, "InputClaim", &self.inputs);
        });
        xml.list("InputParameters", |list| {
            for (id, ty, value) in &self.parameters {
                list.empty(
                    "InputParameter",
                    &[
                        ("Id", Some(id)),
                        ("DataType", Some(ty)),
                        ("Value", Some(value)),
                    ],
                );
            }
        });
        xml.list("OutputClaims", |list| {
            claims(list, "OutputClaim", &self.outputs);
        });
        xml.close("ClaimsTransformation");
    }
}

fn claims(xml: &mut Xml, name: &str, claims: &[(String, String)]) {
    for (id, role) in claims {
        xml.empty(
            name,
            &[
                ("ClaimTypeReferenceId", Some(id)),
                ("TransformationClaimType", Some(role)),
            ],
        );
    }
}

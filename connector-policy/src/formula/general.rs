//! Transformations of claims of any type.

use crate::formula::part::{Parts, Takes, one};
use crate::formula::{CATALOGUE, Said, Taken};
use crate::profile::{DataType, Transformed};

pub(super) fn of(method: &str, parts: &Parts<'_>) -> Said {
    Some(match method {
        "copyclaim" => one(|| {
            let input = parts.input("inputClaim", Takes::Any)?.raw();
            let ty = input.claim.ty;
            let formula = parts.formula("outputClaim", ty.rust(), vec![input], move |claims| {
                if ty.is_boolean() || ty.is_number() {
                    format!("*{}", claims[0].name)
                } else {
                    format!("{}.clone()", claims[0].name)
                }
            })?;
            Ok(formula.copy())
        }),
        "doesclaimexist" => one(|| {
            let input = parts.input("inputClaim", Takes::Any)?.raw();
            parts.formula("outputClaim", "bool", vec![input], |claims| {
                if claims[0].optional {
                    format!("{}.is_some()", claims[0].name)
                } else {
                    "true".to_owned()
                }
            })
        }),
        "nullclaim" => one(|| {
            let output = parts.outputs().first();
            let ty = output.map_or("String", |output| output.ty.rust());
            Ok(parts
                .formula("claim_to_null", ty, Vec::new(), |_| "None".to_owned())?
                .option())
        }),
        "hash" => one(|| {
            let secret = parts.parameter("randomizerSecret")?;
            let inputs = vec![
                parts.input("plaintext", Takes::Text)?,
                parts.input("salt", Takes::Text)?,
                // The policy key is the caller's to give: an expression reads no keys.
                Taken {
                    claim: Transformed {
                        identity: secret.to_owned(),
                        ty: DataType::Secret,
                        role: String::new(),
                    },
                    raw: true,
                    needed: true,
                },
            ];
            let formula = parts.formula("hash", "String", inputs, |claims| {
                format!(
                    "{CATALOGUE}hash({}, {}, {}.expose())",
                    claims[0].name, claims[1].name, claims[2].name
                )
            })?;
            Ok(formula.feature("hash"))
        }),
        _ => return None,
    })
}

//! Boolean transformations.

use crate::formula::part::{Parts, Takes, one};
use crate::formula::{CATALOGUE, Said};

pub(super) fn of(method: &str, parts: &Parts<'_>) -> Said {
    let pair = |sign: &'static str| {
        one(|| {
            let inputs = vec![
                parts.input("inputClaim1", Takes::Boolean)?,
                parts.input("inputClaim2", Takes::Boolean)?,
            ];
            parts.formula("outputClaim", "bool", inputs, move |claims| {
                format!("*{} {sign} *{}", claims[0].name, claims[1].name)
            })
        })
    };
    Some(match method {
        "andclaims" => pair("&&"),
        "orclaims" => pair("||"),
        "notclaims" => one(|| {
            let input = parts.input("inputClaim", Takes::Boolean)?;
            parts.formula("outputClaim", "bool", vec![input], |claims| {
                format!("!*{}", claims[0].name)
            })
        }),
        "comparebooleanclaimtovalue" => one(|| {
            let input = parts.input("inputClaim", Takes::Boolean)?;
            parts.parameter("valueToCompareTo")?;
            let sign = if parts.switch("valueToCompareTo", false)? {
                "*"
            } else {
                "!*"
            };
            parts.formula("compareResult", "bool", vec![input], move |claims| {
                format!("{sign}{}", claims[0].name)
            })
        }),
        "assertbooleanclaimisequaltovalue" => one(|| {
            let input = parts.input("inputClaim", Takes::Boolean)?.raw();
            parts.parameter("valueToCompareTo")?;
            let value = parts.switch("valueToCompareTo", false)?;
            Ok(Parts::assertion(vec![input], move |claims| {
                format!(
                    "{CATALOGUE}assert_boolean_claim_is_equal_to_value(*{}, {value})",
                    claims[0].name
                )
            }))
        }),
        _ => return None,
    })
}

//! Texts compared with each other or with a constant.

use crate::formula::part::{Parts, Takes, one};
use crate::formula::{CATALOGUE, Said, Taken};

pub(super) fn of(method: &str, parts: &Parts<'_>) -> Said {
    Some(match method {
        "assertstringclaimsareequal" => one(|| {
            let comparison = parts.comparison()?;
            Ok(Parts::assertion(pair(parts)?, move |claims| {
                format!(
                    "{CATALOGUE}assert_string_claims_are_equal({}, {}, {CATALOGUE}StringComparison::{comparison})",
                    claims[0].name, claims[1].name
                )
            }))
        }),
        "compareclaims" => one(|| {
            let (operator, comparison) = (operator(parts)?, parts.comparison()?);
            parts.formula("outputClaim", "bool", pair(parts)?, move |claims| {
                format!(
                    "{CATALOGUE}compare_claims({}, {}, {CATALOGUE}Equality::{operator}, {CATALOGUE}StringComparison::{comparison})",
                    claims[0].name, claims[1].name
                )
            })
        }),
        "compareclaimtovalue" => one(|| {
            let (operator, comparison) = (operator(parts)?, parts.comparison()?);
            let input = parts.input("inputClaim1", Takes::Text)?;
            let value = parts.parameter("compareTo")?.to_owned();
            parts.formula("outputClaim", "bool", vec![input], move |claims| {
                format!(
                    "{CATALOGUE}compare_claim_to_value({}, {value:?}, {CATALOGUE}Equality::{operator}, {CATALOGUE}StringComparison::{comparison})",
                    claims[0].name
                )
            })
        }),
        "stringcontains" => one(|| {
            let input = parts.input("inputClaim", Takes::Text)?;
            let part = parts.parameter("contains")?.to_owned();
            let comparison = parts.comparison()?;
            parts.formula("outputClaim", "bool", vec![input], move |claims| {
                format!(
                    "{CATALOGUE}string_contains({}, {part:?}, {CATALOGUE}StringComparison::{comparison})",
                    claims[0].name
                )
            })
        }),
        _ => return None,
    })
}

fn pair(parts: &Parts<'_>) -> Result<Vec<Taken>, String> {
    Ok(vec![
        parts.input("inputClaim1", Takes::Text)?,
        parts.input("inputClaim2", Takes::Text)?,
    ])
}

fn operator(parts: &Parts<'_>) -> Result<&'static str, String> {
    let words = [("EQUAL", "Equal"), ("NOT EQUAL", "NotEqual")];
    parts.word("operator", &words, None)
}

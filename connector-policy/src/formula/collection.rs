//! Transformations of collections of texts.

use crate::formula::part::{Parts, Takes, one};
use crate::formula::{CATALOGUE, Operand, Said};

pub(super) fn of(method: &str, parts: &Parts<'_>) -> Said {
    Some(match method {
        "additemtostringcollection" => one(|| {
            let inputs = vec![
                parts.input("item", Takes::Text)?,
                parts.input("collection", Takes::Many)?.raw(),
            ];
            parts.formula("collection", "Vec<String>", inputs, |claims| {
                format!(
                    "{CATALOGUE}add_item_to_string_collection({}, {})",
                    claims[0].name,
                    slice(&claims[1])
                )
            })
        }),
        "addparametertostringcollection" => one(|| {
            let input = parts.input("collection", Takes::Many)?.raw();
            let item = parts.parameter("item")?.to_owned();
            parts.formula("collection", "Vec<String>", vec![input], move |claims| {
                format!(
                    "{CATALOGUE}add_parameter_to_string_collection({}, {item:?})",
                    slice(&claims[0])
                )
            })
        }),
        "getsingleitemfromstringcollection" => one(|| {
            let input = parts.input("collection", Takes::Many)?;
            let formula = parts.formula("extractedItem", "String", vec![input], |claims| {
                format!(
                    "{CATALOGUE}get_single_item_from_string_collection({})",
                    claims[0].name
                )
            })?;
            Ok(formula.option())
        }),
        "stringcollectioncontains" => one(|| {
            let input = parts.input("inputClaim", Takes::Many)?;
            let item = parts.parameter("item")?.to_owned();
            let comparison = parts.comparison()?;
            parts.formula("outputClaim", "bool", vec![input], move |claims| {
                format!(
                    "{CATALOGUE}string_collection_contains({}, {item:?}, {CATALOGUE}StringComparison::{comparison})",
                    claims[0].name
                )
            })
        }),
        "stringcollectioncontainsclaim" => one(|| {
            let inputs = vec![
                parts.input("collection", Takes::Many)?,
                parts.input("item", Takes::Text)?,
            ];
            let comparison = parts.comparison()?;
            parts.formula("outputClaim", "bool", inputs, move |claims| {
                format!(
                    "{CATALOGUE}string_collection_contains_claim({}, {}, {CATALOGUE}StringComparison::{comparison})",
                    claims[0].name, claims[1].name
                )
            })
        }),
        "stringjoin" => one(|| {
            let input = parts.input("inputClaim", Takes::Many)?;
            let delimiter = parts.parameter("delimiter")?.to_owned();
            parts.formula("outputClaim", "String", vec![input], move |claims| {
                format!("{CATALOGUE}string_join({}, {delimiter:?})", claims[0].name)
            })
        }),
        "stringsplit" => one(|| {
            let input = parts.input("inputClaim", Takes::Text)?;
            let delimiter = parts.parameter("delimiter")?.to_owned();
            let formula =
                parts.formula("outputClaim", "Vec<String>", vec![input], move |claims| {
                    format!("{CATALOGUE}string_split({}, {delimiter:?})", claims[0].name)
                })?;
            Ok(formula.fallible())
        }),
        _ => return None,
    })
}

/// A collection that is begun where it is absent.
fn slice(claim: &Operand) -> String {
    if claim.optional {
        format!("{}.as_deref().unwrap_or_default()", claim.name)
    } else {
        claim.name.clone()
    }
}

//! Integer transformations.

use crate::formula::part::{Parts, Takes, one};
use crate::formula::{CATALOGUE, Said};

pub(super) fn of(method: &str, parts: &Parts<'_>) -> Said {
    Some(match method {
        "adjustnumber" => one(|| {
            let input = parts.input("inputClaim", Takes::Int)?.raw();
            let words = [("INCREMENT", "Increment"), ("DECREMENT", "Decrement")];
            let operator = parts.word("Operator", &words, Some("Increment"))?;
            let formula = parts.formula("outputClaim", "i32", vec![input], move |claims| {
                format!(
                    "{CATALOGUE}adjust_number(*{}, {CATALOGUE}Adjustment::{operator})",
                    claims[0].name
                )
            })?;
            Ok(formula.fallible())
        }),
        "assertnumber" => one(|| {
            let input = parts.input("inputClaim", Takes::Int)?.raw();
            let words = [
                "LessThan",
                "GreaterThan",
                "GreaterThanOrEqual",
                "LessThanOrEqual",
                "Equal",
                "NotEqual",
            ]
            .map(|word| (word, word));
            let operator = parts.word("Operator", &words, None)?;
            let value = parts.number("CompareToValue", None)?;
            let throws = parts.switch("throwError", true)?;
            let body = move |claims: &[super::Operand]| {
                let call = format!(
                    "{CATALOGUE}assert_number(*{}, {CATALOGUE}NumberOperator::{operator}, {value}, {throws})",
                    claims[0].name
                );
                if throws {
                    format!("{call}.map(|_| ())")
                } else {
                    call
                }
            };
            if throws {
                return Ok(Parts::assertion(vec![input], body));
            }
            Ok(parts
                .formula("outputClaim", "bool", vec![input], body)?
                .fallible())
        }),
        "convertnumbertostringclaim" => one(|| {
            let input = parts.input("inputClaim", Takes::Number)?;
            parts.formula("outputClaim", "String", vec![input], |claims| {
                format!("{}.to_string()", claims[0].name)
            })
        }),
        _ => return None,
    })
}

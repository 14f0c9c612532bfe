//! JSON transformations.

use crate::formula::part::{Parts, Takes, one, some};
use crate::formula::{CATALOGUE, Formula, Said, Taken};
use crate::print::literal;

pub(super) fn of(method: &str, parts: &Parts<'_>) -> Said {
    Some(match method {
        "createjsonarray" => one(|| {
            let input = parts.input("inputClaim", Takes::Text)?;
            parts.formula("outputClaim", "String", vec![input], |claims| {
                format!("{CATALOGUE}create_json_array({})", claims[0].name)
            })
        }),
        "generatejson" => one(|| generated(parts)),
        "getclaimfromjson" => one(|| extracted(parts, "get_claim_from_json", "String")),
        "getnumericclaimfromjson" => one(|| extracted(parts, "get_numeric_claim_from_json", "i64")),
        "getsingleitemfromjson" => some(|| {
            let item = |role: &str, member: &'static str| {
                let input = parts.input("inputJson", Takes::Text)?;
                let formula =
                    parts.optional_formula(role, "String", vec![input], move |claims| {
                        format!(
                            "{CATALOGUE}get_single_item_from_json({}).map(|item| item.{member})",
                            claims[0].name
                        )
                    })?;
                Ok::<_, String>(formula.map(Formula::fallible))
            };
            Ok(vec![item("key", "key")?, item("value", "value")?])
        }),
        "getsinglevaluefromjsonarray" => one(|| {
            let input = parts.input("inputJsonClaim", Takes::Text)?;
            let formula = parts.formula("extractedClaim", "String", vec![input], |claims| {
                format!(
                    "{CATALOGUE}get_single_value_from_json_array({})",
                    claims[0].name
                )
            })?;
            Ok(formula.fallible())
        }),
        "getclaimsfromjsonarray" => some(|| {
            let input = parts.input("jsonSource", Takes::Text)?;
            listed(parts, &input, "get_claims_from_json_array")
        }),
        "getclaimsfromjsonarrayv2" => some(|| {
            let named = parts.optional_input("jsonSource", Takes::Many)?;
            let input = match named {
                Some(input) => input,
                // As the documents' table calls it.
                None => parts.input("jsonSourceClaim", Takes::Many)?,
            };
            listed(parts, &input, "get_claims_from_json_array_v2")
        }),
        "xmlstringtojsonstring" => one(|| {
            let input = parts.input("xml", Takes::Text)?;
            let formula = parts.formula("json", "String", vec![input], |claims| {
                format!("{CATALOGUE}xml_string_to_json_string({})", claims[0].name)
            })?;
            Ok(formula.fallible().feature("xml"))
        }),
        _ => return None,
    })
}

fn generated(parts: &Parts<'_>) -> Result<Formula, String> {
    let inputs: Vec<Taken> = parts
        .inputs()
        .iter()
        .map(|claim| Taken {
            claim: claim.clone(),
            raw: true,
            needed: false,
        })
        .collect();
    let roles: Vec<String> = parts
        .inputs()
        .iter()
        .map(|claim| claim.role.clone())
        .collect();
    let constants: Vec<(String, String)> = parts
        .parameters()
        .iter()
        .map(|parameter| {
            let ty = crate::layout::constant(parameter);
            (parameter.id.clone(), literal::bare(ty, &parameter.value))
        })
        .collect();
    let role = parts
        .outputs()
        .first()
        .map_or("outputClaim", |claim| claim.role.as_str());
    let formula = parts.formula(role, "String", inputs, move |claims| {
        let claims = roles
            .iter()
            .zip(claims)
            .map(|(role, claim)| format!("({role:?}, {})", claim.name));
        let constants = constants
            .iter()
            .map(|(path, value)| format!("({path:?}, &{value})"));
        let members: Vec<String> = claims.chain(constants).collect();
        format!("{CATALOGUE}generate_json(&[{}])", members.join(", "))
    })?;
    Ok(formula.fallible())
}

fn extracted(
    parts: &Parts<'_>,
    function: &'static str,
    gives: &'static str,
) -> Result<Formula, String> {
    let input = parts.input("inputJson", Takes::Text)?;
    let name = parts.parameter("claimToExtract")?.to_owned();
    let formula = parts.formula("extractedClaim", gives, vec![input], move |claims| {
        format!("{CATALOGUE}{function}({}, {name:?})", claims[0].name)
    })?;
    Ok(formula.fallible())
}

/// Each claim by its key; the array is read for each of them.
fn listed(
    parts: &Parts<'_>,
    input: &Taken,
    function: &'static str,
) -> Result<Vec<Option<Formula>>, String> {
    let mut fields = Vec::new();
    for (id, field) in [
        ("errorOnMissingClaims", "error_on_missing_claims"),
        ("includeEmptyClaims", "include_empty_claims"),
    ] {
        if parts.switch(id, false)? {
            fields.push(format!("{field}: true"));
        }
    }
    for (id, field) in [
        ("jsonSourceKeyName", "json_source_key_name"),
        ("jsonSourceValueName", "json_source_value_name"),
    ] {
        if let Some(name) = parts.optional_parameter(id) {
            fields.push(format!("{field}: {name:?}"));
        }
    }
    let parameters = match fields.as_slice() {
        [] => format!("{CATALOGUE}JsonArrayParameters::default()"),
        fields => {
            let rest = if fields.len() == 4 {
                String::new()
            } else {
                format!(", ..{CATALOGUE}JsonArrayParameters::default()")
            };
            format!(
                "{CATALOGUE}JsonArrayParameters {{ {}{rest} }}",
                fields.join(", ")
            )
        }
    };
    parts
        .outputs()
        .iter()
        .map(|output| {
            let (role, parameters) = (output.role.clone(), parameters.clone());
            let ty = output.ty.rust();
            let formula =
                parts.optional_formula(&output.role, ty, vec![input.clone()], move |claims| {
                    format!(
                        "{CATALOGUE}{function}({}, &[{role:?}], {parameters}).and_then(|claims| claims.get({role:?}))",
                        claims[0].name
                    )
                })?;
            Ok(formula.map(|formula| formula.fallible().option()))
        })
        .collect()
}

//! Claims that are set by a comparison.

use crate::formula::part::{Parts, Takes, one, some};
use crate::formula::{CATALOGUE, Formula, Said};

pub(super) fn of(method: &str, parts: &Parts<'_>) -> Said {
    Some(match method {
        "setclaimifbooleansmatch" => one(|| {
            let input = parts.input("claimToMatch", Takes::Boolean)?.raw();
            parts.parameter("matchTo")?;
            let value = parts.switch("matchTo", false)?;
            let text = parts.parameter("outputClaimIfMatched")?.to_owned();
            let formula = parts.formula("outputClaim", "String", vec![input], move |claims| {
                format!(
                    "{CATALOGUE}set_claim_if_booleans_match(*{}, {value}, {text:?})",
                    claims[0].name
                )
            })?;
            Ok(formula.fallible().option())
        }),
        "setclaimsifstringsmatch" => some(|| {
            let to = format!("{:?}", parts.parameter("matchTo")?);
            let text = format!("{:?}", parts.parameter("outputClaimIfMatched")?);
            let comparison = parts.comparison()?;
            let call = format!("{to}, {CATALOGUE}StringComparison::{comparison}, {text}");
            let set = |role: &str, ty, member| {
                call_of(
                    parts,
                    ("claimToMatch", "set_claims_if_strings_match", &call),
                    (role, ty, member),
                )
            };
            Ok(vec![
                set("outputClaim", "String", "output_claim")?.map(Formula::option),
                set(
                    "stringCompareResultClaim",
                    "bool",
                    "string_compare_result_claim",
                )?,
            ])
        }),
        "setclaimsifstringsareequal" => some(|| {
            let of = |id| Ok::<_, String>(format!("{:?}", parts.parameter(id)?));
            let comparison = parts.comparison()?;
            let call = format!(
                "{}, {CATALOGUE}StringComparison::{comparison}, {}, {}",
                of("matchTo")?,
                of("stringMatchMsg")?,
                of("stringMatchMsgCode")?
            );
            let set = |role: &str, ty, member| {
                call_of(
                    parts,
                    ("inputClaim", "set_claims_if_strings_are_equal", &call),
                    (role, ty, member),
                )
            };
            Ok(vec![
                set("outputClaim1", "String", "output_claim_1")?.map(Formula::option),
                set("outputClaim2", "String", "output_claim_2")?.map(Formula::option),
                set(
                    "stringCompareResultClaim",
                    "bool",
                    "string_compare_result_claim",
                )?,
            ])
        }),
        "setclaimsifregexmatch" => some(|| matched(parts)),
        _ => return None,
    })
}

/// A call with one claim and constants, of whose result one member is the output.
fn call_of(
    parts: &Parts<'_>,
    (input, function, constants): (&str, &'static str, &str),
    (role, ty, member): (&str, &'static str, &'static str),
) -> Result<Option<Formula>, String> {
    let input = parts.input(input, Takes::Text)?;
    let constants = constants.to_owned();
    parts.optional_formula(role, ty, vec![input], move |claims| {
        format!(
            "{CATALOGUE}{function}({}, {constants}).{member}",
            claims[0].name
        )
    })
}

fn matched(parts: &Parts<'_>) -> Result<Vec<Option<Formula>>, String> {
    let pattern = parts.parameter("matchTo")?.to_owned();
    let text = parts
        .optional_parameter("outputClaimIfMatched")
        .unwrap_or_default()
        .to_owned();
    let groups = parts.switch("extractGroups", false)?;
    let set = |role: &str, ty, member: String| {
        let input = parts.input("claimToMatch", Takes::Text)?;
        let (pattern, text) = (pattern.clone(), text.clone());
        let formula = parts.optional_formula(role, ty, vec![input], move |claims| {
            format!(
                "{CATALOGUE}set_claims_if_regex_match({}, {pattern:?}, {text:?}, {groups}).map(|found| {member})",
                claims[0].name
            )
        })?;
        Ok::<_, String>(formula.map(|formula| formula.fallible().feature("regex")))
    };
    let mut formulas = vec![
        set("outputClaim", "String", "found.output_claim".to_owned())?.map(Formula::option),
        set(
            "regexCompareResultClaim",
            "bool",
            "found.regex_compare_result_claim".to_owned(),
        )?,
    ];
    let known = ["outputClaim", "regexCompareResultClaim"];
    let named = parts.outputs().iter().filter(|output| {
        groups
            && !known
                .iter()
                .any(|known| known.eq_ignore_ascii_case(&output.role))
    });
    for output in named {
        let member = format!("found.groups.get({:?}).cloned()", output.role);
        formulas.push(set(&output.role, "String", member)?.map(Formula::option));
    }
    Ok(formulas)
}

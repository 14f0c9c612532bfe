//! Transformations of texts.

mod compare;
mod set;

use crate::formula::part::{Parts, Takes, one};
use crate::formula::{CATALOGUE, Formula, Said, Taken, Unwritten};
use crate::profile::{DataType, Transformed};

pub(super) fn of(method: &str, parts: &Parts<'_>) -> Said {
    let of = |text: &'static str| Err(Unwritten::Given(text));
    Some(match method {
        "builduri" => one(|| uri(parts)),
        "changecase" => one(|| {
            let input = parts.input("inputClaim1", Takes::Text)?;
            let case = parts.word("toCase", &[("LOWER", "Lower"), ("UPPER", "Upper")], None)?;
            parts.formula("outputClaim", "String", vec![input], move |claims| {
                format!(
                    "{CATALOGUE}change_case({}, {CATALOGUE}Case::{case})",
                    claims[0].name
                )
            })
        }),
        "copyclaimifpredicatematch" => of("the claim's predicate is not read"),
        "createstringclaim" => one(|| constant(parts)),
        "formatlocalizedstring" | "getlocalizedstringstransformation" => {
            of("the policy's texts stand by page and language, and a call knows no page")
        }
        "getmappedvaluefromlocalizedcollection" => of("the claim's enumeration is not read"),
        "formatstringclaim" => one(|| {
            let input = parts.input("inputClaim", Takes::Shown)?;
            formatted(parts, "format_string_claim", vec![input])
        }),
        "formatstringmultipleclaims" => one(|| {
            let inputs = vec![
                parts.input("inputClaim1", Takes::Shown)?,
                parts.input("inputClaim2", Takes::Shown)?,
            ];
            formatted(parts, "format_string_multiple_claims", inputs)
        }),
        "lookupvalue" => one(|| lookup(parts)),
        "parsedomain" => one(|| {
            let input = parts.input("emailAddress", Takes::Text)?;
            parts.formula("domain", "String", vec![input], |claims| {
                format!("{CATALOGUE}parse_domain({})", claims[0].name)
            })
        }),
        "stringreplace" => one(|| {
            let input = parts.input("inputClaim", Takes::Text)?;
            let old = parts.parameter("oldValue")?.to_owned();
            let new = parts.parameter("newValue")?.to_owned();
            if old.is_empty() {
                return Err("its parameter `oldValue` is empty".to_owned());
            }
            parts.formula("outputClaim", "String", vec![input], move |claims| {
                format!("{}.replace({old:?}, {new:?})", claims[0].name)
            })
        }),
        "stringsubstring" => one(|| {
            let input = parts.input("inputClaim", Takes::Text)?;
            let number = |id| {
                usize::try_from(parts.number(id, None)?)
                    .map_err(|_| format!("its parameter `{id}` is less than nothing"))
            };
            let (start, length) = (number("startIndex")?, number("length")?);
            let formula = parts.formula("outputClaim", "String", vec![input], move |claims| {
                format!(
                    "{CATALOGUE}string_substring({}, {start}, {length})",
                    claims[0].name
                )
            })?;
            Ok(formula.fallible())
        }),
        _ => return compare::of(method, parts).or_else(|| set::of(method, parts)),
    })
}

fn uri(parts: &Parts<'_>) -> Result<Formula, String> {
    let inputs = vec![
        parts.input("path", Takes::Text)?,
        parts.input("query.secret", Takes::Text)?,
    ];
    let mut fields: Vec<String> = [
        ("scheme", "scheme"),
        ("host", "host"),
        ("query.issuer", "query_issuer"),
    ]
    .into_iter()
    .filter_map(|(id, field)| Some((field, parts.optional_parameter(id)?)))
    .map(|(field, value)| format!("{field}: {value:?}"))
    .collect();
    if fields.len() < 3 {
        fields.push(format!("..{CATALOGUE}UriParameters::default()"));
    }
    let formula = parts.formula("outputClaim", "String", inputs, move |claims| {
        format!(
            "{CATALOGUE}build_uri({}, {}, {CATALOGUE}UriParameters {{ {} }})",
            claims[0].name,
            claims[1].name,
            fields.join(", ")
        )
    })?;
    Ok(formula.fallible())
}

fn lookup(parts: &Parts<'_>) -> Result<Formula, String> {
    const SWITCH: &str = "errorOnFailedLookup";
    let input = parts.input("inputParameterId", Takes::Text)?;
    let fails = parts.switch(SWITCH, false)?;
    let rows: Vec<String> = parts
        .parameters()
        .iter()
        .filter(|row| !row.id.eq_ignore_ascii_case(SWITCH))
        .map(|row| format!("({:?}, {:?})", row.id, row.value))
        .collect();
    let rows = rows.join(", ");
    let formula = parts.formula("outputClaim", "String", vec![input], move |claims| {
        format!(
            "{CATALOGUE}lookup_value({}, &[{rows}], {fails})",
            claims[0].name
        )
    })?;
    Ok(formula.fallible())
}

/// The expressions that stand in a constant or a format; the first is known here.
const TENANTS: [&str; 2] = ["RelyingPartyTenantId", "TrustFrameworkTenantId"];

/// A text with the profile's id filled in, and the claims that the caller fills in.
fn expressions(parts: &Parts<'_>, text: &str) -> (String, Vec<Taken>) {
    let text = text.replace("{TechnicalProfileId}", parts.profile);
    let tenants = TENANTS
        .into_iter()
        .filter(|tenant| text.contains(&format!("{{{tenant}}}")));
    let tenants = tenants.map(|tenant| Taken {
        claim: Transformed {
            identity: tenant.to_owned(),
            ty: DataType::String,
            role: tenant.to_owned(),
        },
        raw: false,
        needed: true,
    });
    let tenants = tenants.collect();
    (text, tenants)
}

/// The text as an expression, its tenants replaced.
fn filled(text: &str, tenants: &[String], claims: &[super::Operand]) -> String {
    let replaced: Vec<String> = tenants
        .iter()
        .zip(claims)
        .map(|(tenant, claim)| format!(".replace(\"{{{tenant}}}\", {})", claim.name))
        .collect();
    format!("{text:?}{}", replaced.concat())
}

fn constant(parts: &Parts<'_>) -> Result<Formula, String> {
    let (text, tenants) = expressions(parts, parts.parameter("value")?);
    let names: Vec<String> = tenants
        .iter()
        .map(|taken| taken.claim.role.clone())
        .collect();
    parts.formula("createdClaim", "String", tenants, move |claims| {
        if claims.is_empty() {
            format!("String::from({text:?})")
        } else {
            filled(&text, &names, claims)
        }
    })
}

fn formatted(
    parts: &Parts<'_>,
    function: &'static str,
    mut inputs: Vec<Taken>,
) -> Result<Formula, String> {
    let count = inputs.len();
    let (text, tenants) = expressions(parts, parts.parameter("stringFormat")?);
    let names: Vec<String> = tenants
        .iter()
        .map(|taken| taken.claim.role.clone())
        .collect();
    let mut plain = text.clone();
    for name in &names {
        plain = plain.replace(&format!("{{{name}}}"), "");
    }
    places(&plain, count)?;
    inputs.extend(tenants);
    let formula = parts.formula("outputClaim", "String", inputs, move |claims| {
        let (claims, tenants) = claims.split_at(count);
        let claims: Vec<&str> = claims.iter().map(|claim| claim.name.as_str()).collect();
        let format = filled(&text, &names, tenants);
        let borrowed = if tenants.is_empty() { "" } else { "&" };
        format!(
            "{CATALOGUE}{function}({}, {borrowed}{format})",
            claims.join(", ")
        )
    })?;
    Ok(formula.fallible())
}

/// A composite format of .NET with places for so many claims: `{0}`, `{0,10}`, `{{` and `}}`.
pub(super) fn places(format: &str, count: usize) -> Result<(), String> {
    let wrong = || {
        format!(
            "its parameter `stringFormat` is no format of {count} claims: write `{{0}}`, and `{{{{` for a brace"
        )
    };
    let mut rest = format;
    while let Some(at) = rest.find(['{', '}']) {
        let braced = &rest[at..];
        if braced.starts_with("{{") || braced.starts_with("}}") {
            rest = &braced[2..];
            continue;
        }
        let inside = braced
            .strip_prefix('{')
            .and_then(|left| left.split_once('}'));
        let (inside, left) = inside.ok_or_else(wrong)?;
        let index = inside.split(',').next().unwrap_or_default();
        index
            .parse::<usize>()
            .ok()
            .filter(|index| *index < count)
            .ok_or_else(wrong)?;
        rest = left;
    }
    Ok(())
}

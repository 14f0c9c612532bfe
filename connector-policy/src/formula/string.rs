//! Transformations of texts.

mod set;

use crate::formula::part::{Parts, Takes, one};
use crate::formula::{CATALOGUE, Formula, Said, Taken, Unwritten};
use crate::profile::{DataType, Transformed};

pub(super) fn of(method: &str, parts: &Parts<'_>) -> Said {
    let of = |text: &'static str| Err(Unwritten::Given(text));
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
        _ => return set::of(method, parts),
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

fn uri(parts: &Parts<'_>) -> Result<Formula, String> {
    let inputs = vec![
        parts.input("path", Takes::Text)?,
        parts.input("query.secret", Takes::Text)?,
    ];
    let mut fields = String::new();
    for (id, field) in [
        ("scheme", "scheme"),
        ("host", "host"),
        ("query.issuer", "query_issuer"),
    ] {
        if let Some(value) = parts.optional_parameter(id) {
            fields.push_str(&format!("{field}: {value:?}, "));
        }
    }
    let formula = parts.formula("outputClaim", "String", inputs, move |claims| {
        format!(
            "{CATALOGUE}build_uri({}, {}, {CATALOGUE}UriParameters {{ {fields}..{CATALOGUE}UriParameters::default() }})",
            claims[0].name, claims[1].name
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
    let mut filled = format!("{text:?}");
    for (tenant, claim) in tenants.iter().zip(claims) {
        filled.push_str(&format!(".replace(\"{{{tenant}}}\", {})", claim.name));
    }
    filled
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

//! Transformations of identities at other providers: claims of text in the printed source, each its JSON.

use crate::formula::part::{Parts, Takes, one};
use crate::formula::{CATALOGUE, Formula, Operand, Said};

pub(super) fn of(method: &str, parts: &Parts<'_>) -> Said {
    Some(match method {
        "createalternativesecurityid" => one(|| {
            parts.formula(
                "alternativeSecurityId",
                "String",
                person(parts)?,
                |claims| {
                    format!(
                        "{CATALOGUE}create_alternative_security_id({}, {})",
                        claims[0].name, claims[1].name
                    )
                },
            )
        }),
        "createuseridentity" => one(|| {
            parts.formula("userIdentity", "String", person(parts)?, |claims| {
                format!(
                    "{CATALOGUE}create_user_identity({}, {}).to_string()",
                    claims[0].name, claims[1].name
                )
            })
        }),
        "additemtoalternativesecurityidcollection" | "additemtouseridentitycollection" => {
            one(|| {
                let inputs = vec![
                    parts.input("item", Takes::Text)?,
                    parts.input("collection", Takes::Many)?.raw(),
                ];
                parts.formula("collection", "Vec<String>", inputs, |claims| {
                    let flat = if claims[1].optional { ".flatten()" } else { "" };
                    format!(
                        "{}.iter(){flat}.chain([{}]).cloned().collect()",
                        claims[1].name, claims[0].name
                    )
                })
            })
        }
        "getidentityprovidersfromalternativesecurityidcollectiontransformation" => one(|| {
            issuers(
                parts,
                "alternativeSecurityIdCollection",
                "identityProvidersCollection",
            )
        }),
        "getissuersfromuseridentitycollectiontransformation" => {
            one(|| issuers(parts, "userIdentityCollection", "issuersCollection"))
        }
        "removealternativesecurityidbyidentityprovider"
        | "removeuseridentityfromcollectionbyissuer" => one(|| removed(parts)),
        _ => return None,
    })
}

fn person(parts: &Parts<'_>) -> Result<Vec<super::Taken>, String> {
    Ok(vec![
        parts.input("key", Takes::Text)?,
        parts.input("identityProvider", Takes::Text)?,
    ])
}

fn issuers(parts: &Parts<'_>, input: &str, output: &str) -> Result<Formula, String> {
    let input = parts.input(input, Takes::Many)?;
    let formula = parts.formula(output, "Vec<String>", vec![input], |claims| {
        format!(
            "{}.iter().map(|identity| identity.parse().map(|identity: {CATALOGUE}types::UserIdentity| identity.issuer().to_owned())).collect::<Result<_, _>>()",
            claims[0].name
        )
    })?;
    Ok(formula.fallible())
}

/// What is no identity is of no provider, and stays.
fn removed(parts: &Parts<'_>) -> Result<Formula, String> {
    let provider = match parts.optional_input("identityProvider", Takes::Text)? {
        Some(provider) => provider,
        None => parts.input("issuer", Takes::Text)?,
    };
    let inputs = vec![provider, parts.input("collection", Takes::Many)?];
    parts.formula("collection", "Vec<String>", inputs, |claims: &[Operand]| {
        let (provider, collection) = (&claims[0].name, &claims[1].name);
        format!(
            "{collection}.iter().filter(|identity| !identity.parse().is_ok_and(|identity: {CATALOGUE}types::UserIdentity| identity.issuer() == {provider})).cloned().collect()"
        )
    })
}

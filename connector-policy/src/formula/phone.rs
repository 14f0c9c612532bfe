//! Transformations of phone numbers, which are claims of text in the printed source.

use crate::formula::part::{Parts, Takes, one, some};
use crate::formula::{CATALOGUE, Formula, Said};

pub(super) fn of(method: &str, parts: &Parts<'_>) -> Said {
    Some(match method {
        "convertphonenumberclaimtostring" => one(|| {
            let input = parts.input("phoneNumber", Takes::Text)?;
            parts.formula("phoneNumberString", "String", vec![input], |claims| {
                format!("{}.clone()", claims[0].name)
            })
        }),
        "convertstringtophonenumberclaim" => one(|| {
            let mut inputs = vec![parts.input("phoneNumberString", Takes::Text)?];
            inputs.extend(
                parts
                    .optional_input("country", Takes::Text)?
                    .map(super::Taken::raw),
            );
            let formula = parts.formula("outputClaim", "String", inputs, |claims| {
                let country = match claims.get(1) {
                    Some(country) if country.optional => format!("{}.as_deref()", country.name),
                    Some(country) => format!("Some({}.as_str())", country.name),
                    None => "None".to_owned(),
                };
                format!(
                    "{CATALOGUE}convert_string_to_phone_number_claim({}, {country}).map(|number| number.to_string())",
                    claims[0].name
                )
            })?;
            Ok(formula.fallible().feature("phone"))
        }),
        "getnationalnumberandcountrycodefromphonenumberstring" => some(|| {
            Ok(vec![
                taken_apart(parts, "nationalNumber", "national_number")?,
                taken_apart(parts, "countryCode", "country_code")?,
            ])
        }),
        _ => return None,
    })
}

fn taken_apart(
    parts: &Parts<'_>,
    role: &str,
    member: &'static str,
) -> Result<Option<Formula>, String> {
    let input = parts.input("phoneNumber", Takes::Text)?;
    let throws = parts.switch("throwExceptionOnFailure", false)?;
    let words = [("CallingCode", "CallingCode"), ("ISO3166", "Iso3166")];
    let kind = parts.word("countryCodeType", &words, Some("CallingCode"))?;
    let formula = parts.optional_formula(role, "String", vec![input], move |claims| {
        let ok = if throws { "" } else { ".ok()" };
        format!(
            "{CATALOGUE}get_national_number_and_country_code_from_phone_number_string({}, {CATALOGUE}CountryCodeType::{kind}){ok}.map(|number| number.{member})",
            claims[0].name
        )
    })?;
    Ok(formula.map(|formula| {
        let formula = if throws {
            formula.fallible()
        } else {
            formula.option()
        };
        formula.feature("phone")
    }))
}

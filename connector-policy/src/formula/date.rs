//! Date transformations. Dates and moments are claims of text in the printed source.

use crate::formula::part::{Parts, Takes, one};
use crate::formula::{CATALOGUE, Formula, Said};

pub(super) fn of(method: &str, parts: &Parts<'_>) -> Said {
    Some(match method {
        "assertdatetimeisgreaterthan" => one(|| greater(parts)),
        "convertdatetimetodateclaim" => one(|| converted(parts, "convert_date_time_to_date_claim")),
        "convertdatetodatetimeclaim" => one(|| converted(parts, "convert_date_to_date_time_claim")),
        "datetimecomparison" => one(|| compared(parts)),
        "istermsofuseconsentrequired" => one(|| {
            let input = parts.input("termsOfUseConsentDateTime", Takes::Text)?.raw();
            let updated = parts.parameter("termsOfUseTextUpdateDateTime")?.to_owned();
            let formula = parts.formula("result", "bool", vec![input], move |claims| {
                format!(
                    "{CATALOGUE}is_terms_of_use_consent_required({}, {updated:?})",
                    claims[0].name
                )
            })?;
            Ok(formula.fallible())
        }),
        "getcurrentdatetime" => one(|| {
            parts.formula("currentDateTime", "String", Vec::new(), |_| {
                format!("{CATALOGUE}get_current_date_time(&{CATALOGUE}SystemClock).to_string()")
            })
        }),
        _ => return None,
    })
}

fn greater(parts: &Parts<'_>) -> Result<Formula, String> {
    let inputs = vec![
        parts.input("leftOperand", Takes::Text)?.raw(),
        parts.input("rightOperand", Takes::Text)?.raw(),
    ];
    let mut fields = Vec::new();
    if !parts.switch("AssertIfEqualTo", true)? {
        fields.push("assert_if_equal_to: false".to_owned());
    }
    if parts.switch("AssertIfRightOperandIsNotPresent", false)? {
        fields.push("assert_if_right_operand_is_not_present: true".to_owned());
    }
    let within = parts.number("TreatAsEqualIfWithinMillseconds", Some(0))?;
    if within < 0 {
        return Err(
            "its parameter `TreatAsEqualIfWithinMillseconds` is less than nothing".to_owned(),
        );
    }
    if within > 0 {
        fields.push(format!("treat_as_equal_if_within_milliseconds: {within}"));
    }
    let parameters = match fields.as_slice() {
        [] => format!("{CATALOGUE}GreaterThan::default()"),
        fields => {
            let rest = if fields.len() == 3 {
                String::new()
            } else {
                format!(", ..{CATALOGUE}GreaterThan::default()")
            };
            format!("{CATALOGUE}GreaterThan {{ {}{rest} }}", fields.join(", "))
        }
    };
    Ok(Parts::assertion(inputs, move |claims| {
        format!(
            "{CATALOGUE}assert_date_time_is_greater_than({}, {}, {parameters})",
            claims[0].name, claims[1].name
        )
    }))
}

fn converted(parts: &Parts<'_>, function: &'static str) -> Result<Formula, String> {
    let input = parts.input("inputClaim", Takes::Text)?;
    let formula = parts.formula("outputClaim", "String", vec![input], move |claims| {
        format!(
            "{}.parse().map(|claim| {CATALOGUE}{function}(claim).to_string())",
            claims[0].name
        )
    })?;
    Ok(formula.fallible())
}

fn compared(parts: &Parts<'_>) -> Result<Formula, String> {
    let mut inputs = vec![parts.input("firstDateTime", Takes::Text)?.raw()];
    // Without it the first is compared with the present.
    inputs.extend(
        parts
            .optional_input("secondDateTime", Takes::Text)?
            .map(super::Taken::raw),
    );
    let operators = [
        ("same", "Same"),
        ("later than", "LaterThan"),
        ("earlier than", "EarlierThan"),
    ];
    let operator = parts.word("operator", &operators, None)?;
    let span = parts.number("timeSpanInSeconds", Some(0))?;
    let formula = parts.formula("result", "bool", inputs, move |claims| {
        let second = claims
            .get(1)
            .map_or("None::<&str>", |claim| claim.name.as_str());
        format!(
            "{CATALOGUE}date_time_comparison({}, {second}, {CATALOGUE}DateTimeOperator::{operator}, {span}, &{CATALOGUE}SystemClock)",
            claims[0].name
        )
    })?;
    Ok(formula.fallible())
}

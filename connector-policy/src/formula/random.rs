//! Random texts.

use crate::formula::part::{Parts, one};
use crate::formula::{CATALOGUE, Formula, Said};

pub(super) fn of(method: &str, parts: &Parts<'_>) -> Said {
    Some(match method {
        "createrandomstring" => one(|| string(parts)),
        "createotpsecret" => one(|| {
            let formula = parts.formula("outputClaim", "String", Vec::new(), |_| {
                format!("{CATALOGUE}create_otp_secret(&{CATALOGUE}SystemRandomness)")
            })?;
            Ok(formula.fallible())
        }),
        _ => return None,
    })
}

fn string(parts: &Parts<'_>) -> Result<Formula, String> {
    let words = [("GUID", "guid"), ("INTEGER", "integer")];
    let kind = parts.word("randomGeneratorType", &words, None)?;
    let mut text = format!("{CATALOGUE}RandomString::");
    if kind == "guid" {
        text.push_str("guid()");
    } else {
        let maximum = match parts.optional_parameter("maximumNumber") {
            None => "None".to_owned(),
            Some(number) => number
                .trim()
                .parse::<u32>()
                .map_err(|_| "its parameter `maximumNumber` is no whole number".to_owned())?
                .to_string(),
        };
        text.push_str(&match parts.optional_parameter("seed") {
            None => format!("integer({maximum})"),
            Some(_) => format!("seeded_integer({maximum}, {})", parts.number("seed", None)?),
        });
    }
    if let Some(format) = parts.optional_parameter("stringFormat") {
        super::string::places(format, 1)?;
        text.push_str(&format!(".string_format({format:?})"));
    }
    if parts.switch("base64", false)? {
        text.push_str(".base64()");
    }
    let formula = parts.formula("outputClaim", "String", Vec::new(), move |_| {
        format!("{CATALOGUE}create_random_string({text}, &{CATALOGUE}SystemRandomness)")
    })?;
    Ok(formula.fallible())
}

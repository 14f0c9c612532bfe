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
    let generator = if kind == "guid" {
        "guid()".to_owned()
    } else {
        let maximum = match parts.optional_parameter("maximumNumber") {
            None => "None".to_owned(),
            Some(number) => number
                .trim()
                .parse::<u32>()
                .map_err(|_| "its parameter `maximumNumber` is no whole number".to_owned())?
                .to_string(),
        };
        match parts.optional_parameter("seed") {
            None => format!("integer({maximum})"),
            Some(_) => format!("seeded_integer({maximum}, {})", parts.number("seed", None)?),
        }
    };
    let format = match parts.optional_parameter("stringFormat") {
        Some(format) => {
            super::string::places(format, 1)?;
            format!(".string_format({format:?})")
        }
        None => String::new(),
    };
    let base64 = if parts.switch("base64", false)? {
        ".base64()"
    } else {
        ""
    };
    let text = format!("{CATALOGUE}RandomString::{generator}{format}{base64}");
    let formula = parts.formula("outputClaim", "String", Vec::new(), move |_| {
        format!("{CATALOGUE}create_random_string({text}, &{CATALOGUE}SystemRandomness)")
    })?;
    Ok(formula.fallible())
}

//! `phoneNumber`: a number in the international form E.164.

use std::fmt;
use std::str::FromStr;

use super::InvalidValue;
use super::wire::text_form;

/// A phone number in the international form: `+`, the country's calling code, the national number; digits only, 15 at
/// most.
///
/// Reading one checks this form alone. What people type (`(123) 456-7890`) is read by
/// `convert_string_to_phone_number_claim` (feature `phone`), which knows the numbering plans.
///
/// ```
/// use connector_transformations::types::PhoneNumber;
///
/// let number: PhoneNumber = "+11234567890".parse()?;
/// assert_eq!(number.to_string(), "+11234567890");
/// assert!("011234567890".parse::<PhoneNumber>().is_err());
/// # Ok::<(), connector_transformations::types::InvalidValue>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhoneNumber(String);

text_form!(PhoneNumber);

impl PhoneNumber {
    /// The number as it is written: `+11234567890`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PhoneNumber {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        match text.as_bytes() {
            [b'+', b'1'..=b'9', rest @ ..]
                if (1..=14).contains(&rest.len()) && rest.iter().all(u8::is_ascii_digit) =>
            {
                Ok(Self(text.to_owned()))
            }
            _ => Err(InvalidValue::new(
                "phoneNumber",
                "it in the international form, like `+11234567890`",
            )),
        }
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for PhoneNumber {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::PhoneNumber;

    #[test]
    fn only_the_international_form_is_one() {
        for text in ["+450334567890", "+12", "+123456789012345"] {
            assert_eq!(
                text.parse::<PhoneNumber>().map(|number| number.to_string()),
                Ok(text.to_owned())
            );
        }
        for text in [
            "",
            "+",
            "+1",
            "+0123",
            "+1234567890123456",
            "+1 234",
            "0045",
            "+12٣",
            "+12\n",
            "tel:+12",
        ] {
            assert!(text.parse::<PhoneNumber>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn the_wire_form_is_the_text() {
        let number: PhoneNumber = serde_json::from_str("\"+11234567890\"").unwrap();
        assert_eq!(serde_json::to_string(&number).unwrap(), "\"+11234567890\"");
        let error = serde_json::from_str::<PhoneNumber>("\"0123secret\"")
            .unwrap_err()
            .to_string();
        assert!(
            error.starts_with("this is no `phoneNumber`") && !error.contains("secret"),
            "{error}"
        );
    }
}

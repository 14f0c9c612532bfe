//! Arrays of one element: made, and their first taken.

use serde_json::value::RawValue;

use super::document::{read, text_of};
use crate::TransformationError;

/// `CreateJsonArray`: the text of a JSON array with the claim as its one element, a string.
///
/// ```
/// # use connector_transformations::create_json_array;
/// assert_eq!(create_json_array("someone@example.com"), r#"["someone@example.com"]"#);
/// ```
///
/// (The documents' example puts someone@example.com in and gets someone@contoso.com out.)
#[must_use]
pub fn create_json_array(input_claim: impl AsRef<str>) -> String {
    // A string always has a JSON form: `Value` has an infallible `Display`.
    let element = serde_json::Value::from(input_claim.as_ref());
    format!("[{element}]")
}

/// `GetSingleValueFromJsonArray`: the first element; of a string its contents, of anything else its JSON.
///
/// ```
/// # use connector_transformations::get_single_value_from_json_array;
/// let email = get_single_value_from_json_array(r#"["someone@example.com", "Someone", 6353399]"#)?;
/// assert_eq!(email, "someone@example.com");
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// # Errors
/// Where the text is no JSON array, and where there is no first element or it is `null`: the documents say nothing
/// of an empty array, and an empty text in its place would be taken for a value.
pub fn get_single_value_from_json_array(
    input_json_claim: impl AsRef<str>,
) -> Result<String, TransformationError> {
    const METHOD: &str = "GetSingleValueFromJsonArray";
    let elements: Vec<&RawValue> = read(input_json_claim.as_ref(), METHOD, "a JSON array")?;
    let first = elements
        .first()
        .ok_or_else(|| TransformationError::refused(METHOD, "the array is empty"))?;
    text_of(first, METHOD)?
        .ok_or_else(|| TransformationError::refused(METHOD, "the first element is `null`"))
}

#[cfg(test)]
mod tests {
    use super::{create_json_array, get_single_value_from_json_array};

    #[test]
    fn what_goes_into_an_array_comes_out_of_it() {
        for text in ["", "a\"b\\c\n\u{1}", "[\"nested\"]", "이메일", "\u{2028}"] {
            assert_eq!(
                get_single_value_from_json_array(create_json_array(text)).as_deref(),
                Ok(text)
            );
        }
    }

    #[test]
    fn other_values_come_out_as_they_stand() {
        for (json, first) in [
            ("[1.50, 2]", "1.50"),
            ("[true]", "true"),
            ("[ {\"a\": [1]} ]", "{\"a\": [1]}"),
        ] {
            assert_eq!(get_single_value_from_json_array(json).as_deref(), Ok(first));
        }
    }

    #[test]
    fn what_has_no_first_element_is_refused_without_being_quoted() {
        for json in [
            "[]",
            "[null]",
            "{}",
            "\"secret\"",
            "[\"secret\"",
            "",
            "[\"\\ud800secret\"]",
        ] {
            let error = get_single_value_from_json_array(json).unwrap_err();
            assert!(
                !format!("{error} {error:?}").contains("secret"),
                "{error:?}"
            );
        }
    }
}

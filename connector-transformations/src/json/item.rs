//! One member of a JSON object, by its name or because it is the first.

use super::document::{Object, read, text_of};
use crate::TransformationError;

/// The member that [`get_single_item_from_json`] finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonItem {
    /// Its name.
    pub key: String,
    /// Its value: of a string its contents, of anything else its JSON.
    pub value: String,
}

/// `GetClaimFromJson`: the member of this name, at the top level only; of a string its contents, of anything else its
/// JSON as it stands.
///
/// ```
/// # use connector_transformations::get_claim_from_json;
/// let json = r#"{"emailAddress": "someone@example.com", "displayName": "Someone"}"#;
/// assert_eq!(get_claim_from_json(json, "emailAddress")?, "someone@example.com");
/// assert_eq!(get_claim_from_json(json, "displayName")?, "Someone");
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// # Errors
/// Where the text is no JSON object, where the member is missing or `null`, and where it stands twice.
pub fn get_claim_from_json(
    input_json: impl AsRef<str>,
    claim_to_extract: &str,
) -> Result<String, TransformationError> {
    member("GetClaimFromJson", input_json.as_ref(), claim_to_extract)
}

/// `GetNumericClaimFromJson`: the member of this name, a whole number, as a `long`.
///
/// ```
/// # use connector_transformations::get_numeric_claim_from_json;
/// let json = r#"{"emailAddress": "someone@example.com", "displayName": "Someone", "id": 6353399}"#;
/// assert_eq!(get_numeric_claim_from_json(json, "id")?, 6_353_399);
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// # Errors
/// Those of [`get_claim_from_json`], and where the member is no whole number of 64 bits: a number inside a string is
/// none, nor are `1.0` and `1e3`.
pub fn get_numeric_claim_from_json(
    input_json: impl AsRef<str>,
    claim_to_extract: &str,
) -> Result<i64, TransformationError> {
    const METHOD: &str = "GetNumericClaimFromJson";
    let object: Object<'_> = read(input_json.as_ref(), METHOD, "a JSON object")?;
    let value = object
        .member(claim_to_extract, METHOD)?
        .ok_or_else(|| missing(METHOD, claim_to_extract))?;
    value.get().parse().map_err(|_| {
        TransformationError::refused(
            METHOD,
            format!("`{claim_to_extract}` is not a whole number of 64 bits"),
        )
    })
}

/// `GetSingleItemFromJson`: the name and the value of the first member.
///
/// ```
/// # use connector_transformations::get_single_item_from_json;
/// let item = get_single_item_from_json(r#"{"givenName": "Emily", "lastName": "Smith"}"#)?;
/// assert_eq!((&*item.key, &*item.value), ("givenName", "Emily"));
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// # Errors
/// Where the text is no JSON object, where it has no member, and where the first is `null`.
pub fn get_single_item_from_json(
    input_json: impl AsRef<str>,
) -> Result<JsonItem, TransformationError> {
    const METHOD: &str = "GetSingleItemFromJson";
    let object: Object<'_> = read(input_json.as_ref(), METHOD, "a JSON object")?;
    let (key, value) = object
        .0
        .into_iter()
        .next()
        .ok_or_else(|| TransformationError::refused(METHOD, "the object has no members"))?;
    let value = text_of(value, METHOD)?
        .ok_or_else(|| TransformationError::refused(METHOD, "the first member is `null`"))?;
    Ok(JsonItem { key, value })
}

fn member(method: &'static str, json: &str, name: &str) -> Result<String, TransformationError> {
    let object: Object<'_> = read(json, method, "a JSON object")?;
    let value = object
        .member(name, method)?
        .ok_or_else(|| missing(method, name))?;
    text_of(value, method)?.ok_or_else(|| missing(method, name))
}

fn missing(method: &'static str, name: &str) -> TransformationError {
    TransformationError::refused(
        method,
        format!("the object has no `{name}` at its top level"),
    )
}

#[cfg(test)]
mod tests {
    use super::{get_claim_from_json, get_numeric_claim_from_json, get_single_item_from_json};

    #[test]
    fn values_that_are_no_strings_come_out_as_they_stand() {
        let json = r#"{"a": 1.500, "b": [1, {"x": "y"}], "c": false, "\u0064": "\u00e9"}"#;
        assert_eq!(get_claim_from_json(json, "a").as_deref(), Ok("1.500"));
        assert_eq!(
            get_claim_from_json(json, "b").as_deref(),
            Ok(r#"[1, {"x": "y"}]"#)
        );
        assert_eq!(get_claim_from_json(json, "c").as_deref(), Ok("false"));
        assert_eq!(get_claim_from_json(json, "d").as_deref(), Ok("é"));
    }

    #[test]
    fn the_first_member_is_the_first_of_the_text() {
        let item = get_single_item_from_json(r#"{"z": {"k": 1}, "a": 2}"#).unwrap();
        assert_eq!((&*item.key, &*item.value), ("z", r#"{"k": 1}"#));
    }

    #[test]
    fn what_is_not_there_is_refused_without_quoting_what_is() {
        for (json, name) in [
            ("{}", "a"),
            (r#"{"a": null}"#, "a"),
            (r#"{"a": "secret", "a": "secret"}"#, "a"),
            (r#"{"a": {"b": "secret"}}"#, "a.b"),
            (r#"["secret"]"#, "a"),
            ("secret", "a"),
            (r#"{"a": "secret"} secret"#, "a"),
        ] {
            let error = get_claim_from_json(json, name).unwrap_err();
            assert!(
                !format!("{error} {error:?}").contains("secret"),
                "{error:?}"
            );
        }
        assert!(get_single_item_from_json("{}").is_err());
        assert!(get_single_item_from_json(r#"{"a": null, "b": 1}"#).is_err());
    }

    #[test]
    fn only_whole_numbers_of_64_bits_are_numeric() {
        let read = |value: &str| get_numeric_claim_from_json(format!("{{\"id\": {value}}}"), "id");
        assert_eq!(read("-9223372036854775808"), Ok(i64::MIN));
        assert_eq!(read("-0"), Ok(0));
        for value in [
            "9223372036854775808",
            "1.0",
            "1e3",
            "\"1\"",
            "true",
            "null",
            "[1]",
        ] {
            assert!(read(value).is_err(), "{value}");
        }
    }
}

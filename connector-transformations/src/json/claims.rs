//! Claims as an array of objects, each with a key and a value: looked up by their keys, read as their own types.

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::document::{Object, read};
use crate::TransformationError;

/// The parameters of [`get_claims_from_json_array`] and [`get_claims_from_json_array_v2`]; the defaults are those of
/// the documents' samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JsonArrayParameters<'a> {
    /// `errorOnMissingClaims`, default false: a claim that no element names is an error.
    pub error_on_missing_claims: bool,
    /// `includeEmptyClaims`, default false: a claim whose value is `""` or `null` is there, rather than left out.
    pub include_empty_claims: bool,
    /// `jsonSourceKeyName`, default `key`: the member of an element that names the claim.
    pub json_source_key_name: &'a str,
    /// `jsonSourceValueName`, default `value`: the member of an element that holds the claim's value.
    pub json_source_value_name: &'a str,
}

impl Default for JsonArrayParameters<'_> {
    fn default() -> Self {
        Self {
            error_on_missing_claims: false,
            include_empty_claims: false,
            json_source_key_name: "key",
            json_source_value_name: "value",
        }
    }
}

/// The claims that were found, by name.
#[derive(Clone)]
pub struct JsonClaims {
    method: &'static str,
    claims: Vec<(String, Box<RawValue>)>,
}

impl JsonClaims {
    /// The claim of this name as its type: a `String`, an `i32`, a `bool`, a `DateTime`. None where it was not found,
    /// or is `null`.
    ///
    /// # Errors
    /// Where its value is of another type. Nothing is converted: `"5"` is no number.
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, TransformationError> {
        let Some((_, value)) = self.claims.iter().find(|(there, _)| there == name) else {
            return Ok(None);
        };
        serde_json::from_str(value.get()).map_err(|_| {
            TransformationError::refused(
                self.method,
                format!("the value of `{name}` is not of the claim's type"),
            )
        })
    }

    /// The names of the claims that were found, in the order in which they were asked for.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.claims.iter().map(|(name, _)| name.as_str())
    }
}

impl fmt::Debug for JsonClaims {
    /// The names alone: the values are claims.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.names()).finish()
    }
}

/// `GetClaimsFromJsonArray`: of an array like `[{"key":"email","value":"someone@example.com"}, …]` the claims of these
/// names.
///
/// ```
/// # use connector_transformations::{get_claims_from_json_array, JsonArrayParameters};
/// let json = r#"[
///     {"key": "email", "value": "someone@example.com"},
///     {"key": "displayName", "value": "Someone"},
///     {"key": "membershipID", "value": 6353399},
///     {"key": "active", "value": true},
///     {"key": "birthDate", "value": "2005-09-23T00:00:00Z"}
/// ]"#;
/// let names = ["email", "displayName", "membershipID", "active", "birthDate"];
/// let claims = get_claims_from_json_array(json, &names, JsonArrayParameters::default())?;
/// assert_eq!(claims.get("email")?, Some("someone@example.com".to_owned()));
/// assert_eq!(claims.get("displayName")?, Some("Someone".to_owned()));
/// assert_eq!(claims.get("membershipID")?, Some(6353399));
/// assert_eq!(claims.get("active")?, Some(true));
/// # #[cfg(feature = "dates")]
/// assert_eq!(claims.get("birthDate")?, Some("2005-09-23T00:00:00Z".parse::<connector_transformations::types::DateTime>()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Elements of other names are passed over. (The documents' table types `includeEmptyClaims` as a string, all their
/// samples as a boolean: it is one.)
///
/// # Errors
/// Where the text is no array of objects each of which has the key, a string; where one of these names stands twice;
/// and as `error_on_missing_claims` says. A claim that is there but empty is not missing.
pub fn get_claims_from_json_array(
    json_source: impl AsRef<str>,
    names: &[&str],
    parameters: JsonArrayParameters<'_>,
) -> Result<JsonClaims, TransformationError> {
    const METHOD: &str = "GetClaimsFromJsonArray";
    let elements: Vec<Object<'_>> = read(json_source.as_ref(), METHOD, "a JSON array of objects")?;
    collect(METHOD, &elements, names, parameters)
}

/// `GetClaimsFromJsonArrayV2`: the same from a collection of texts, each of which is one of the objects.
///
/// ```
/// # use connector_transformations::{get_claims_from_json_array_v2, JsonArrayParameters};
/// let collection = [
///     r#"{"key": "email", "value": "someone@example.com"}"#,
///     r#"{"key": "displayName", "value": "Someone"}"#,
///     r#"{"key": "membershipID", "value": 6353399}"#,
///     r#"{"key": "active", "value": true}"#,
///     r#"{"key": "birthDate", "value": "2005-09-23T00:00:00Z"}"#,
/// ];
/// let claims = get_claims_from_json_array_v2(&collection, &["email", "active"], JsonArrayParameters::default())?;
/// assert_eq!(claims.get("email")?, Some("someone@example.com".to_owned()));
/// assert_eq!(claims.get("active")?, Some(true));
/// assert_eq!(claims.get::<i32>("membershipID")?, None);
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// # Errors
/// Those of [`get_claims_from_json_array`].
pub fn get_claims_from_json_array_v2(
    json_source: &[impl AsRef<str>],
    names: &[&str],
    parameters: JsonArrayParameters<'_>,
) -> Result<JsonClaims, TransformationError> {
    const METHOD: &str = "GetClaimsFromJsonArrayV2";
    let elements = json_source
        .iter()
        .map(|element| read(element.as_ref(), METHOD, "a collection of JSON objects"))
        .collect::<Result<Vec<Object<'_>>, _>>()?;
    collect(METHOD, &elements, names, parameters)
}

fn collect(
    method: &'static str,
    elements: &[Object<'_>],
    names: &[&str],
    parameters: JsonArrayParameters<'_>,
) -> Result<JsonClaims, TransformationError> {
    let refused = |text: String| TransformationError::refused(method, text);
    let mut found: Vec<Option<Option<&RawValue>>> = vec![None; names.len()];
    for element in elements {
        let key = element.member(parameters.json_source_key_name, method)?;
        let key: String = key
            .and_then(|key| serde_json::from_str(key.get()).ok())
            .ok_or_else(|| {
                refused(format!(
                    "an element of the array has no text under `{}`",
                    parameters.json_source_key_name
                ))
            })?;
        let Some(index) = names.iter().position(|name| *name == key) else {
            continue;
        };
        if found[index].is_some() {
            return Err(refused(format!(
                "`{}` stands twice in the array",
                names[index]
            )));
        }
        found[index] = Some(element.member(parameters.json_source_value_name, method)?);
    }
    let mut claims = Vec::with_capacity(names.len());
    for (name, value) in names.iter().zip(found) {
        match value {
            None if parameters.error_on_missing_claims => {
                return Err(refused(format!("the array has no claim `{name}`")));
            }
            None | Some(None) => {}
            Some(Some(value)) => {
                let empty = matches!(value.get(), "null" | "\"\"");
                if !empty || parameters.include_empty_claims {
                    claims.push(((*name).to_owned(), value.to_owned()));
                }
            }
        }
    }
    Ok(JsonClaims { method, claims })
}

#[cfg(test)]
mod tests {
    use super::{JsonArrayParameters, get_claims_from_json_array, get_claims_from_json_array_v2};

    const PARAMETERS: JsonArrayParameters<'static> = JsonArrayParameters {
        error_on_missing_claims: false,
        include_empty_claims: false,
        json_source_key_name: "k",
        json_source_value_name: "v",
    };

    #[test]
    fn empty_claims_are_left_out_unless_they_are_included() {
        let json = r#"[{"k":"a","v":""},{"k":"b","v":null},{"k":"c"},{"k":"d","v":"x","more":1}]"#;
        let names = ["a", "b", "c", "d"];
        let claims = get_claims_from_json_array(json, &names, PARAMETERS).unwrap();
        assert_eq!(claims.names().collect::<Vec<_>>(), ["d"]);
        let included = JsonArrayParameters {
            include_empty_claims: true,
            error_on_missing_claims: true,
            ..PARAMETERS
        };
        let claims = get_claims_from_json_array(json, &names, included).unwrap();
        assert_eq!(claims.names().collect::<Vec<_>>(), ["a", "b", "d"]);
        assert_eq!(claims.get("a"), Ok(Some(String::new())));
        assert_eq!(claims.get::<String>("b"), Ok(None));
    }

    #[test]
    fn a_missing_claim_is_an_error_where_that_is_said() {
        let strict = JsonArrayParameters {
            error_on_missing_claims: true,
            ..PARAMETERS
        };
        let error = get_claims_from_json_array("[]", &["mail"], strict).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`GetClaimsFromJsonArray`: the array has no claim `mail`"
        );
        assert!(get_claims_from_json_array("[]", &["mail"], PARAMETERS).is_ok());
    }

    #[test]
    fn what_is_no_such_array_is_refused_without_being_quoted() {
        for json in [
            "secret",
            r#"{"k":"a","v":"secret"}"#,
            r#"["secret"]"#,
            r#"[{"v":"secret"}]"#,
            r#"[{"k":1,"v":"secret"}]"#,
            r#"[{"k":"a","v":"secret"},{"k":"a","v":"secret"}]"#,
            r#"[{"k":"a","k":"a","v":"secret"}]"#,
            r#"[{"k":"a","v":"secret","v":"secret"}]"#,
        ] {
            let error = get_claims_from_json_array(json, &["a"], PARAMETERS).unwrap_err();
            assert!(
                !format!("{error} {error:?}").contains("secret"),
                "{error:?}"
            );
        }
        assert!(get_claims_from_json_array_v2(&["{}", "secret"], &["a"], PARAMETERS).is_err());
    }

    #[test]
    fn a_claim_of_another_type_is_refused_and_debug_shows_names_alone() {
        let claims =
            get_claims_from_json_array_v2(&[r#"{"k":"a","v":"secret"}"#], &["a"], PARAMETERS)
                .unwrap();
        let error = claims.get::<i32>("a").unwrap_err();
        assert!(!format!("{error} {error:?} {claims:?}").contains("secret"));
        assert_eq!(format!("{claims:?}"), r#"{"a"}"#);
    }
}

//! `LookupValue`.

use crate::{Failure, TransformationError};

/// `LookupValue`: the value of the row whose key is the claim, letter by letter.
///
/// ```
/// # use connector_transformations::lookup_value;
/// const CLIENTS: &[(&str, &str)] = &[
///     ("contoso.com", "13c15f79-8fb1-4e29-a6c9-be0d36ff19f1"),
///     ("microsoft.com", "0213308f-17cb-4398-b97e-01da7bd4804e"),
///     ("test.com", "c7026f88-4299-4cdb-965d-3f166464b8a9"),
/// ];
/// assert_eq!(lookup_value("test.com", CLIENTS, false)?, "c7026f88-4299-4cdb-965d-3f166464b8a9");
/// assert_eq!(lookup_value("live.com", CLIENTS, true).unwrap_err().message_id(), Some("LookupNotFound"));
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// # Errors
/// [`Failure::LookupNotFound`] where no row has this key and `error_on_failed_lookup` is true; where it is false, the
/// result is the empty text.
pub fn lookup_value(
    input_parameter_id: impl AsRef<str>,
    input_parameters: &[(&str, &str)],
    error_on_failed_lookup: bool,
) -> Result<String, TransformationError> {
    let id = input_parameter_id.as_ref();
    match input_parameters.iter().find(|(there, _)| *there == id) {
        Some((_, value)) => Ok((*value).to_owned()),
        None if error_on_failed_lookup => Err(TransformationError::new(
            "LookupValue",
            Failure::LookupNotFound,
        )),
        None => Ok(String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::lookup_value;

    #[test]
    fn a_miss_is_empty_or_an_error() {
        let table = [("a", "1"), ("a", "2")];
        assert_eq!(lookup_value("a", &table, true).as_deref(), Ok("1"));
        assert_eq!(lookup_value("A", &table, false).as_deref(), Ok(""));
        assert!(lookup_value("A", &table, true).is_err());
    }
}

//! Texts cut, replaced, joined and split.

use crate::TransformationError;

/// `StringSubstring`: so many characters from this one on; the first is 0.
///
/// ```
/// # use connector_transformations::string_substring;
/// assert_eq!(string_substring("+1644114520", 0, 2)?, "+1");
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// Characters are those of Unicode; .NET counts units of UTF-16, of which some characters (emoji) have two, and can cut
/// one in half.
///
/// # Errors
/// Where the text has not so many characters.
pub fn string_substring(
    input_claim: impl AsRef<str>,
    start_index: usize,
    length: usize,
) -> Result<String, TransformationError> {
    let text = input_claim.as_ref();
    let after = |text: &str, count: usize| {
        text.char_indices()
            .map(|(byte, _)| byte)
            .chain([text.len()])
            .nth(count)
    };
    let from = after(text, start_index).map(|start| &text[start..]);
    from.and_then(|from| after(from, length).map(|end| from[..end].to_owned()))
        .ok_or_else(|| {
            TransformationError::refused(
                "StringSubstring",
                "the text ends before `startIndex` + `length` characters",
            )
        })
}

/// `StringReplace`: the text with every occurrence of one text replaced by another.
///
/// ```
/// # use connector_transformations::string_replace;
/// assert_eq!(string_replace("+164-411-452-054", "-", "")?, "+164411452054");
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// # Errors
/// Where `old_value` is empty, as in .NET.
pub fn string_replace(
    input_claim: impl AsRef<str>,
    old_value: &str,
    new_value: &str,
) -> Result<String, TransformationError> {
    if old_value.is_empty() {
        return Err(TransformationError::refused(
            "StringReplace",
            "`oldValue` is empty",
        ));
    }
    Ok(input_claim.as_ref().replace(old_value, new_value))
}

/// `StringJoin`: the items with the delimiter between them.
///
/// ```
/// # use connector_transformations::string_join;
/// assert_eq!(string_join(&["Admin", "Author", "Reader"], ","), "Admin,Author,Reader");
/// ```
#[must_use]
pub fn string_join(input_claim: &[impl AsRef<str>], delimiter: &str) -> String {
    input_claim
        .iter()
        .map(AsRef::as_ref)
        .collect::<Vec<_>>()
        .join(delimiter)
}

/// `StringSplit`: what stands between the delimiters, empty texts too, as a new collection.
///
/// ```
/// # use connector_transformations::string_split;
/// assert_eq!(string_split("Admin,Author,Reader", ",")?, ["Admin", "Author", "Reader"]);
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// The empty text is the empty collection, so that what [`string_join`] made of one comes back. (.NET would give one
/// empty item; the documents do not say.)
///
/// # Errors
/// Where the delimiter is empty.
pub fn string_split(
    input_claim: impl AsRef<str>,
    delimiter: &str,
) -> Result<Vec<String>, TransformationError> {
    if delimiter.is_empty() {
        return Err(TransformationError::refused(
            "StringSplit",
            "`delimiter` is empty",
        ));
    }
    let text = input_claim.as_ref();
    if text.is_empty() {
        return Ok(Vec::new());
    }
    Ok(text.split(delimiter).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::{string_join, string_replace, string_split, string_substring};

    #[test]
    fn a_part_lies_within_the_text() {
        for (start, length, part) in [
            (0, 0, Some("")),
            (0, 3, Some("a😀b")),
            (1, 1, Some("😀")),
            (3, 0, Some("")),
            (2, 1, Some("b")),
        ] {
            assert_eq!(
                string_substring("a😀b", start, length).ok().as_deref(),
                part
            );
        }
        for (start, length) in [(0, 4), (3, 1), (4, 0), (usize::MAX, 1), (1, usize::MAX)] {
            assert!(
                string_substring("a😀b", start, length).is_err(),
                "{start} {length}"
            );
        }
    }

    #[test]
    fn all_occurrences_are_replaced_and_what_is_put_in_is_not_looked_at() {
        assert_eq!(string_replace("aaa", "a", "aa").as_deref(), Ok("aaaaaa"));
        assert_eq!(string_replace("aaa", "b", "").as_deref(), Ok("aaa"));
        assert!(string_replace("aaa", "", "b").is_err());
    }

    #[test]
    fn what_is_joined_is_split_again() {
        for items in [vec![], vec!["a"], vec!["a", "", "b"], vec!["", ""]] {
            assert_eq!(
                string_split(string_join(&items, "; "), "; "),
                Ok(items.iter().map(ToString::to_string).collect())
            );
        }
        assert!(string_split("a", "").is_err());
    }
}

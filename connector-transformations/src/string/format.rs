//! .NET's composite format, as far as texts go: `{0}`, `{0,width}`, `{{` and `}}`. Everything else in braces is an
//! error, not text.

use std::fmt::{Display, Write as _};

use crate::TransformationError;

/// The most characters that a format, and what it makes, may have; the documents' limit.
const MAX_LENGTH: usize = 4000;

/// `FormatStringClaim`: the format with the claim in the place of `{0}`.
///
/// ```
/// # use connector_transformations::format_string_claim;
/// assert_eq!(format_string_claim("5164db16", "cpim_{0}@contoso.onmicrosoft.com")?, "cpim_5164db16@contoso.onmicrosoft.com");
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// `{0,10}` sets the claim right in ten characters, `{0,-10}` left; `{{` and `}}` are braces. The documents' example
/// has `{RelyingPartyTenantId}` in its format: [`Expressions`](crate::Expressions) fills it in.
///
/// # Errors
/// Where the format has another brace, or a place of which there is no claim; where it, or the result, has more than
/// 4,000 characters.
pub fn format_string_claim(
    input_claim: impl Display,
    string_format: &str,
) -> Result<String, TransformationError> {
    format("FormatStringClaim", string_format, &[&input_claim])
}

/// `FormatStringMultipleClaims`: the format with two claims in the places of `{0}` and `{1}`.
///
/// ```
/// # use connector_transformations::format_string_multiple_claims;
/// assert_eq!(format_string_multiple_claims("Joe", "Fernando", "{0} {1}")?, "Joe Fernando");
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// # Errors
/// Those of [`format_string_claim`].
pub fn format_string_multiple_claims(
    input_claim_1: impl Display,
    input_claim_2: impl Display,
    string_format: &str,
) -> Result<String, TransformationError> {
    format(
        "FormatStringMultipleClaims",
        string_format,
        &[&input_claim_1, &input_claim_2],
    )
}

/// Fills a format; errors name the method.
pub(super) fn format(
    method: &'static str,
    format: &str,
    claims: &[&dyn Display],
) -> Result<String, TransformationError> {
    let refused = |text: String| TransformationError::refused(method, text);
    if format.chars().count() > MAX_LENGTH {
        return Err(refused("the format has more than 4,000 characters".into()));
    }
    let mut text = String::with_capacity(format.len());
    let mut rest = format;
    while let Some(brace) = rest.find(['{', '}']) {
        let (before, there) = rest.split_at(brace);
        text.push_str(before);
        let doubled = ["{{", "}}"]
            .into_iter()
            .find(|pair| there.starts_with(pair));
        if let Some(pair) = doubled {
            text.push_str(&pair[1..]);
            rest = &there[2..];
            continue;
        }
        let position = format.len() - there.len();
        let (inside, after) = there
            .strip_prefix('{')
            .and_then(|there| there.split_once('}'))
            .ok_or_else(|| refused(format!("the format has a single brace at byte {position}: a brace itself is `{{{{` or `}}}}`")))?;
        let (index, width) = place(inside).ok_or_else(|| {
            refused(format!(
                "the format has a place at byte {position} that is not like `{{0}}` or `{{0,10}}`"
            ))
        })?;
        let claim = claims.get(index).ok_or_else(|| {
            refused(format!(
                "the format has a place `{{{index}}}`, of which there is no claim"
            ))
        })?;
        // Writing to a `String` cannot fail; a claim's own `Display` can.
        write_aligned(&mut text, *claim, width)
            .map_err(|_| refused("a claim has no text form".into()))?;
        rest = after;
    }
    text.push_str(rest);
    if text.chars().count() > MAX_LENGTH {
        return Err(refused("the result has more than 4,000 characters".into()));
    }
    Ok(text)
}

/// `0`, `0,10` or `0,-10`, with blanks round the number after the comma as .NET allows them.
fn place(inside: &str) -> Option<(usize, i32)> {
    let (index, width) = inside.split_once(',').unwrap_or((inside, "0"));
    let width = width.trim_matches(' ');
    let digits = width.strip_prefix('-').unwrap_or(width);
    let whole = |text: &str| {
        !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !whole(index) || !whole(digits) {
        return None;
    }
    Some((index.parse().ok()?, width.parse().ok()?))
}

fn write_aligned(text: &mut String, claim: &dyn Display, width: i32) -> std::fmt::Result {
    let start = text.len();
    write!(text, "{claim}")?;
    let missing = (width.unsigned_abs() as usize).saturating_sub(text[start..].chars().count());
    let blanks = " ".repeat(missing);
    text.insert_str(if width < 0 { text.len() } else { start }, &blanks);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{format_string_claim, format_string_multiple_claims};

    #[test]
    fn places_widths_and_braces() {
        for (format, text) in [
            ("", ""),
            ("{0}{0}", "ëë"),
            ("{{{0}}}", "{ë}"),
            ("{{0}}", "{0}"),
            ("{{{0}", "{ë"),
            ("[{0,3}]", "[  ë]"),
            ("[{0,-3}]", "[ë  ]"),
            ("[{0, 3 }]", "[  ë]"),
            ("[{0,1}]", "[ë]"),
            ("[{0,0}]", "[ë]"),
            ("{00}", "ë"),
        ] {
            assert_eq!(
                format_string_claim("ë", format).as_deref(),
                Ok(text),
                "{format}"
            );
        }
        assert_eq!(
            format_string_multiple_claims(1, "{0}", "{1} {0}").as_deref(),
            Ok("{0} 1")
        );
    }

    #[test]
    fn every_other_brace_is_an_error_that_does_not_quote_the_claim() {
        for format in [
            "{",
            "}",
            "{}",
            "{0",
            "0}",
            "{1}",
            "{-1}",
            "{+1}",
            "{0:X}",
            "{0,}",
            "{0,-}",
            "{0,x}",
            "{0,5:X}",
            "{ 0}",
            "{0 }",
            "{name}",
            "{{0}",
            "{0}}",
            "{٠}",
            "{99999999999999999999}",
            "{0,99999}",
            "{0,+5}",
            "{0,5,5}",
        ] {
            let error = format_string_claim("secret", format).unwrap_err();
            assert!(
                !format!("{error} {error:?}").contains("secret"),
                "{error:?}"
            );
        }
    }

    #[test]
    fn a_format_and_its_result_have_4000_characters_at_most() {
        let error =
            |format: &str| format_string_claim("ä", format).map_err(|error| error.to_string());
        assert_eq!(
            error(&"ä".repeat(4000)).map(|text| text.chars().count()),
            Ok(4000)
        );
        assert!(
            error(&"ä".repeat(4001))
                .unwrap_err()
                .ends_with("the format has more than 4,000 characters")
        );
        assert!(
            error(&format!("{{0,9}}{}", "x".repeat(3993)))
                .unwrap_err()
                .ends_with("the result has more than 4,000 characters")
        );
        assert_eq!(error("{0,4000}").map(|text| text.chars().count()), Ok(4000));
    }
}

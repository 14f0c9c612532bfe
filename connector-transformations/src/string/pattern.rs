//! `SetClaimsIfRegexMatch`: regular expressions bounded in size and time, and refused where .NET, for which they were
//! written, would have meant something else.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use regex::{Regex, RegexBuilder};

use crate::TransformationError;

const METHOD: &str = "SetClaimsIfRegexMatch";

/// Bytes of a pattern; the longest of the public policies has some hundred.
const MAX_PATTERN: usize = 8 * 1024;
/// Bytes of a claim that is matched: with the size of a compiled pattern, what bounds the time. The slowest of a dozen
/// patterns made to be slow (`1[01é]{2000}2` on such letters) took 0.1 s.
const MAX_INPUT: usize = 16 * 1024;
/// Bytes of a compiled pattern, and of the cache of its search.
const MAX_COMPILED: usize = 1 << 20;
const MAX_NESTING: u32 = 64;

/// A regular expression, compiled once. Where one is used at every call, keep it in a `LazyLock`; a `&str` is compiled
/// at each.
///
/// ```
/// use std::sync::LazyLock;
/// use connector_transformations::{set_claims_if_regex_match, Pattern};
///
/// static PHONE: LazyLock<Pattern> = LazyLock::new(|| Pattern::new("^[0-9]{4,16}$").expect("a constant pattern"));
///
/// let result = set_claims_if_regex_match("64854114520", &*PHONE, "isPhone", false)?;
/// assert!(result.regex_compare_result_claim);
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// It is found anywhere in the text unless it is anchored. The time of a search is linear in the text; the price is that
/// there is no look-around and there are no back-references. Other differences to .NET: `$` is the very end, never
/// before a last line break; and `-[`, `[` and doubled `&`, `-` or `~` inside a class, which mean different things
/// there and here, are refused.
#[derive(Clone)]
pub struct Pattern(Regex);

impl Pattern {
    /// Compiles the expression.
    ///
    /// # Errors
    /// Where it is none, has what is not understood here, is longer than 8 KiB, compiles to more than 1 MiB (mostly
    /// `\d{1,1000}`: write `[0-9]`), or is nested more than 64 deep.
    pub fn new(pattern: &str) -> Result<Self, TransformationError> {
        let refused = |text: Cow<'static, str>| Err(TransformationError::refused(METHOD, text));
        if pattern.len() > MAX_PATTERN {
            return refused("the regular expression is longer than 8 KiB".into());
        }
        if let Some(text) = misread(pattern) {
            return refused(text);
        }
        let compiled = RegexBuilder::new(pattern)
            .size_limit(MAX_COMPILED)
            .dfa_size_limit(MAX_COMPILED)
            .nest_limit(MAX_NESTING)
            .build();
        match compiled {
            Ok(regex) => Ok(Self(regex)),
            Err(regex::Error::CompiledTooBig(_)) => refused(
                "the regular expression compiles to more than 1 MiB: repeat less, and write `[0-9]` for `\\d`".into(),
            ),
            Err(_) => refused(
                "this is no regular expression, or it is nested too deep: there are no atomic groups and no conditions".into(),
            ),
        }
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pattern").field(&self.0.as_str()).finish()
    }
}

/// What [`set_claims_if_regex_match`] matches with: a [`Pattern`], or the text of one.
pub trait MatchTo<'a> {
    /// The compiled pattern.
    ///
    /// # Errors
    /// Those of [`Pattern::new`].
    fn into_pattern(self) -> Result<Cow<'a, Pattern>, TransformationError>;
}

impl<'a> MatchTo<'a> for &'a Pattern {
    fn into_pattern(self) -> Result<Cow<'a, Pattern>, TransformationError> {
        Ok(Cow::Borrowed(self))
    }
}

impl MatchTo<'static> for &str {
    fn into_pattern(self) -> Result<Cow<'static, Pattern>, TransformationError> {
        Pattern::new(self).map(Cow::Owned)
    }
}

/// The claims that [`set_claims_if_regex_match`] sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegexMatch {
    /// `outputClaim`: `outputClaimIfMatched`, where the expression was found.
    pub output_claim: Option<String>,
    /// `regexCompareResultClaim`: it was found.
    pub regex_compare_result_claim: bool,
    /// The named groups that took part in the match, where they were asked for.
    pub groups: BTreeMap<String, String>,
}

/// `SetClaimsIfRegexMatch`: a text, where the expression is found in the claim, and what its named groups found.
///
/// ```
/// # use connector_transformations::set_claims_if_regex_match;
/// let phone = set_claims_if_regex_match("64854114520", "^[0-9]{4,16}$", "isPhone", false)?;
/// assert_eq!(phone.output_claim.as_deref(), Some("isPhone"));
/// assert!(phone.regex_compare_result_claim);
///
/// let email = set_claims_if_regex_match("emily@contoso.com", "(?<mailAlias>.*)@(.*)$", "isEmail", true)?;
/// assert_eq!(email.output_claim.as_deref(), Some("isEmail"));
/// assert_eq!(email.groups["mailAlias"], "emily");
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// (The newer documents call the first text `Phone` in the parameter and `iPhone` in the result, the older ones
/// `isPhone` in both.)
///
/// # Errors
/// Those of [`Pattern::new`], and where the claim is longer than 16 KiB: cut, it could match what it does not.
pub fn set_claims_if_regex_match<'a>(
    claim_to_match: impl AsRef<str>,
    match_to: impl MatchTo<'a>,
    output_claim_if_matched: &str,
    extract_groups: bool,
) -> Result<RegexMatch, TransformationError> {
    let claim = claim_to_match.as_ref();
    let pattern = match_to.into_pattern()?;
    if claim.len() > MAX_INPUT {
        return Err(TransformationError::refused(
            METHOD,
            "the claim is longer than 16 KiB",
        ));
    }
    let regex = &pattern.0;
    let mut groups = BTreeMap::new();
    let found = if extract_groups {
        let captures = regex.captures(claim);
        for name in regex.capture_names().flatten() {
            if let Some(group) = captures.as_ref().and_then(|captures| captures.name(name)) {
                groups.insert(name.to_owned(), group.as_str().to_owned());
            }
        }
        captures.is_some()
    } else {
        regex.is_match(claim)
    };
    Ok(RegexMatch {
        output_claim: found.then(|| output_claim_if_matched.to_owned()),
        regex_compare_result_claim: found,
        groups,
    })
}

/// What is not here, or would be read in another way than .NET reads it.
fn misread(pattern: &str) -> Option<Cow<'static, str>> {
    let mut in_class = false;
    let mut rest = pattern;
    while let Some(character) = rest.chars().next() {
        if character == '\\' {
            let escaped = rest[1..].chars().next();
            if !in_class && matches!(escaped, Some('1'..='9' | 'k')) {
                return Some(
                    "a back-reference in the regular expression: there are none here".into(),
                );
            }
            rest = &rest[1 + escaped.map_or(0, char::len_utf8)..];
            continue;
        }
        if in_class {
            let class_only = ["-[", "&&", "--", "~~", "["]
                .into_iter()
                .find(|words| rest.starts_with(words));
            if let Some(words) = class_only {
                return Some(
                    format!("`{words}` inside a class of the regular expression, which .NET reads in another way: write the class out, and a bracket as `\\[`")
                        .into(),
                );
            }
            in_class = character != ']';
        } else if character == '[' {
            in_class = true;
            // A `]` that comes first is one of the class.
            let inside = rest[1..].strip_prefix('^').unwrap_or(&rest[1..]);
            rest = inside.strip_prefix(']').unwrap_or(inside);
            continue;
        } else if ["(?=", "(?!", "(?<=", "(?<!"]
            .iter()
            .any(|look| rest.starts_with(look))
        {
            return Some("look-around in the regular expression: there is none here".into());
        }
        rest = &rest[character.len_utf8()..];
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Pattern, set_claims_if_regex_match};

    fn error(pattern: &str) -> String {
        Pattern::new(pattern).unwrap_err().to_string()
    }

    #[test]
    fn a_pattern_is_found_anywhere_unless_it_is_anchored() {
        let found = |pattern| {
            set_claims_if_regex_match("abc", pattern, "", false)
                .unwrap()
                .regex_compare_result_claim
        };
        assert!(found("b") && found("") && found("^abc$") && found("(?i)B"));
        assert!(!found("^b") && !found("d"));
    }

    #[test]
    fn without_a_match_nothing_is_set_and_groups_only_where_asked_for() {
        let missed = set_claims_if_regex_match("x", "(?<a>y)", "m", true).unwrap();
        assert_eq!(
            (
                missed.output_claim,
                missed.regex_compare_result_claim,
                missed.groups.len()
            ),
            (None, false, 0)
        );
        let silent = set_claims_if_regex_match("x", "(?<a>x)", "m", false).unwrap();
        assert!(silent.groups.is_empty());
        let either = set_claims_if_regex_match("x", "(?<a>x)|(?<b>y)", "m", true).unwrap();
        assert_eq!(
            either.groups.into_iter().collect::<Vec<_>>(),
            [("a".to_owned(), "x".to_owned())]
        );
    }

    #[test]
    fn what_dotnet_reads_in_another_way_is_refused() {
        for pattern in [
            "[a-z-[aeiou]]",
            "[a[b]",
            "[^[]",
            "[a&&b]",
            "[a--b]",
            "[a~~b]",
            "[[:alpha:]]",
            "[]-[a]]",
        ] {
            assert!(error(pattern).contains("inside a class"), "{pattern}");
        }
        for pattern in [
            "[a-z\\-\\[aeiou\\]]",
            "[a&b]",
            "[a-]",
            "[]a]",
            "[^]a]",
            "a-[b]",
            "\\[-[a]",
            "[\\]-a]",
        ] {
            assert!(Pattern::new(pattern).is_ok(), "{pattern}");
        }
    }

    #[test]
    fn what_is_not_here_is_named() {
        for pattern in ["(?=a)", "a(?!b)", "(?<=a)b", "(?<!a)b"] {
            assert!(error(pattern).contains("look-around"), "{pattern}");
        }
        for pattern in ["(a)\\1", "(?<n>a)\\k<n>"] {
            assert!(error(pattern).contains("back-reference"), "{pattern}");
        }
        assert!(Pattern::new("[\\1]").is_err() && Pattern::new("\\\\1").is_ok());
        for pattern in ["(", "(?>a)", "(?'n'a)", "[z-a]", "\\", "[", "(?(a)b|c)"] {
            assert!(
                error(pattern).contains("no regular expression"),
                "{pattern}"
            );
        }
    }

    #[test]
    fn what_would_take_the_machine_down_is_refused() {
        assert!(error(&"a".repeat(8193)).contains("8 KiB"));
        assert!(error("((a{1,100}){1,100}){1,100}").contains("1 MiB"));
        assert!(error("\\d{1,1000}").contains("1 MiB"));
        assert!(
            error(&format!("{}{}", "(".repeat(100), ")".repeat(100))).contains("nested too deep")
        );
        assert!(set_claims_if_regex_match("a".repeat(16 * 1024 + 1), "a", "", false).is_err());
        assert!(set_claims_if_regex_match("a".repeat(16 * 1024), "a", "", false).is_ok());
    }
}

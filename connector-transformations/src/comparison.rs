//! How two texts are compared: in come the texts, out goes whether they are the same, or one stands in the other.

use crate::parameter::words;

words! {
    /// How two texts are compared: the documents' `stringComparison`. Where they have `ignoreCase` instead, its `true`
    /// is `OrdinalIgnoreCase` and its `false`, the default there, `Ordinal`.
    ///
    /// ```
    /// use connector_transformations::StringComparison::{Ordinal, OrdinalIgnoreCase};
    ///
    /// assert!(!Ordinal.equal("v1", "V1"));
    /// assert!(OrdinalIgnoreCase.equal("v1", "V1"));
    /// assert_eq!("ordinalIgnoreCase".parse(), Ok(OrdinalIgnoreCase));
    /// ```
    parameter "stringComparison" enum StringComparison {
        /// Character by character.
        Ordinal = "Ordinal",
        /// Character by character in upper case, in no language: `ß` is not `SS`, the dotless `ı` is not `i`.
        OrdinalIgnoreCase = "OrdinalIgnoreCase",
    }
}

impl StringComparison {
    /// The same text, compared this way?
    #[must_use]
    pub fn equal(self, left: &str, right: &str) -> bool {
        match self {
            Self::Ordinal => left == right,
            Self::OrdinalIgnoreCase => left.chars().map(upper).eq(right.chars().map(upper)),
        }
    }

    /// Does the part stand in the text, compared this way? The empty part stands in every text.
    #[must_use]
    pub fn contains(self, text: &str, part: &str) -> bool {
        match self {
            Self::Ordinal => text.contains(part),
            Self::OrdinalIgnoreCase => {
                let text: String = text.chars().map(upper).collect();
                let part: String = part.chars().map(upper).collect();
                text.contains(&part)
            }
        }
    }
}

/// Upper case of one character, as .NET's ordinal operations have it: one for one, and `ı` and `ſ` stay, so that no
/// text without an ASCII letter equals one with it.
pub(crate) fn upper(character: char) -> char {
    if matches!(character, 'ı' | 'ſ') {
        return character;
    }
    let mut upper = character.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(single), None) => single,
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::StringComparison::{self, Ordinal, OrdinalIgnoreCase};

    #[test]
    fn case_is_ignored_beyond_ascii_but_never_across_lengths_or_into_ascii() {
        for (left, right) in [
            ("straße", "STRAßE"),
            ("Émile", "émile"),
            ("ΣΊΣΥΦΟΣ", "σίσυφοσ"),
        ] {
            assert!(OrdinalIgnoreCase.equal(left, right), "{left} {right}");
            assert!(!Ordinal.equal(left, right), "{left} {right}");
        }
        for (left, right) in [
            ("straße", "STRASSE"),
            ("admın", "ADMIN"),
            ("ſ", "S"),
            ("\u{212A}", "k"),
            ("İ", "i"),
        ] {
            assert!(!OrdinalIgnoreCase.equal(left, right), "{left} {right}");
        }
    }

    #[test]
    fn parts_are_found_as_texts_are_compared() {
        assert!(OrdinalIgnoreCase.contains("Admin, Approver", "admin,"));
        assert!(!Ordinal.contains("Admin, Approver", "admin,"));
        assert!(Ordinal.contains("", ""));
        assert!(!OrdinalIgnoreCase.contains("a", "ab"));
    }

    #[test]
    fn an_unknown_word_is_answered_with_the_known_ones() {
        let error = "CurrentCulture"
            .parse::<StringComparison>()
            .map_err(|error| error.to_string());
        assert_eq!(
            error,
            Err("unknown `stringComparison`: write one of `Ordinal`, `OrdinalIgnoreCase`".into())
        );
    }
}

//! `ChangeCase`.

use crate::comparison::upper;
use crate::parameter::words;

words! {
    /// The direction of [`change_case`].
    parameter "toCase" enum Case {
        /// Small letters.
        Lower = "LOWER",
        /// Capital letters.
        Upper = "UPPER",
    }
}

/// `ChangeCase`: the text in small or capital letters.
///
/// ```
/// # use connector_transformations::{change_case, Case::Lower};
/// assert_eq!(change_case("SomeOne@contoso.com", Lower), "someone@contoso.com");
/// ```
///
/// Letter by letter and in no language, as .NET does it: a letter whose other case has several (`ß`) stays as it is, so
/// that a text never changes its length.
#[must_use]
pub fn change_case(input_claim_1: impl AsRef<str>, to_case: Case) -> String {
    let letter: fn(char) -> char = match to_case {
        Case::Lower => lower,
        Case::Upper => upper,
    };
    input_claim_1.as_ref().chars().map(letter).collect()
}

fn lower(character: char) -> char {
    let mut lower = character.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(single), None) => single,
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, change_case};

    #[test]
    fn letters_change_one_by_one() {
        assert_eq!(
            change_case("Straße ΣΊΣΥΦΟΣ É", Case::Lower),
            "straße σίσυφοσ é"
        );
        assert_eq!(change_case("Straße ſ ı é ŉ", Case::Upper), "STRAßE ſ ı É ŉ");
        assert_eq!(change_case("İ", Case::Lower), "İ");
        assert_eq!("lower".parse(), Ok(Case::Lower));
    }
}

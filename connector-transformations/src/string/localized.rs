//! Texts in several languages: looked up by their ids, filled, or used as a table.

use std::fmt::Display;

use super::format::format;
use crate::TransformationError;

/// Texts by language and id, as a constant of the application.
///
/// A language is looked up as it is asked for, then without its last part, and so on (`es-MX`, `es`), then the default
/// one; a text that a language lacks comes from the next. Tags and ids are compared without their case, and with it.
///
/// ```
/// use connector_transformations::LocalizedStrings;
///
/// const TEXTS: LocalizedStrings<'_> = LocalizedStrings::new("en", &[
///     ("en", &[("email_subject", "Verification code"), ("email_signature", "Sincerely")]),
///     ("es", &[("email_subject", "Código de verificación")]),
/// ]);
/// assert_eq!(TEXTS.text("es-MX", "email_subject"), Some("Código de verificación"));
/// assert_eq!(TEXTS.text("es-MX", "email_signature"), Some("Sincerely"));
/// assert_eq!(TEXTS.text("ko", "email_subject"), Some("Verification code"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalizedStrings<'a> {
    default_language: &'a str,
    languages: &'a [(&'a str, &'a [(&'a str, &'a str)])],
}

impl<'a> LocalizedStrings<'a> {
    /// The texts of these languages, one of which is the default.
    #[must_use]
    pub const fn new(
        default_language: &'a str,
        languages: &'a [(&'a str, &'a [(&'a str, &'a str)])],
    ) -> Self {
        Self {
            default_language,
            languages,
        }
    }

    /// The text of this id in this language, or in the nearest that has it.
    #[must_use]
    pub fn text(&self, language: &str, id: &str) -> Option<&'a str> {
        let mut tag = language;
        loop {
            if let Some(text) = self.exactly(tag, id) {
                return Some(text);
            }
            let Some((parent, _)) = tag.rsplit_once('-') else {
                break;
            };
            tag = parent;
        }
        self.exactly(self.default_language, id)
    }

    fn exactly(&self, language: &str, id: &str) -> Option<&'a str> {
        self.languages
            .iter()
            .filter(|(tag, _)| tag.eq_ignore_ascii_case(language))
            .flat_map(|(_, texts)| texts.iter())
            .find_map(|(there, text)| (*there == id).then_some(*text))
    }

    fn required(
        &self,
        method: &'static str,
        language: &str,
        id: &str,
    ) -> Result<&'a str, TransformationError> {
        self.text(language, id).ok_or_else(|| {
            TransformationError::refused(method, format!("there is no localized text `{id}`"))
        })
    }
}

/// `FormatLocalizedString`: the text of this id in this language, with the claims in the places of `{0}`, `{1}`, ….
///
/// ```
/// # use connector_transformations::{format_localized_string, LocalizedStrings};
/// const TEXTS: LocalizedStrings<'_> = LocalizedStrings::new("en", &[
///     ("en", &[("ResponseMessge_EmailExists", "The email '{0}' is already an account in this organization. Click Next to sign in with that account.")]),
///     ("es", &[("ResponseMessge_EmailExists", "Este correo electrónico \"{0}\" ya es una cuenta de esta organización. Haga clic en Siguiente para iniciar sesión con esa cuenta.")]),
/// ]);
/// assert_eq!(
///     format_localized_string(&TEXTS, "en-US", "ResponseMessge_EmailExists", &[&"sarah@contoso.com"])?,
///     "The email 'sarah@contoso.com' is already an account in this organization. Click Next to sign in with that account.",
/// );
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// # Errors
/// Where no language has the text, and those of [`format_string_claim`](crate::format_string_claim).
pub fn format_localized_string(
    texts: &LocalizedStrings<'_>,
    language: &str,
    string_format_id: &str,
    input_claims: &[&dyn Display],
) -> Result<String, TransformationError> {
    const METHOD: &str = "FormatLocalizedString";
    format(
        METHOD,
        texts.required(METHOD, language, string_format_id)?,
        input_claims,
    )
}

/// `GetLocalizedStringsTransformation`: the texts of these ids in this language.
///
/// ```
/// # use connector_transformations::{get_localized_strings_transformation, LocalizedStrings};
/// const TEXTS: LocalizedStrings<'_> = LocalizedStrings::new("en", &[
///     ("en", &[
///         ("email_subject", "Contoso account email verification code"),
///         ("email_message", "Thanks for verifying your account!"),
///         ("email_code", "Your code is"),
///         ("email_signature", "Sincerely"),
///     ]),
/// ]);
/// let [subject, message, code_intro, signature] = get_localized_strings_transformation(
///     &TEXTS, "en", ["email_subject", "email_message", "email_code", "email_signature"],
/// )?;
/// assert_eq!(subject, "Contoso account email verification code");
/// assert_eq!(signature, "Sincerely");
/// # Ok::<(), connector_transformations::TransformationError>(())
/// ```
///
/// # Errors
/// Where no language has one of the texts.
pub fn get_localized_strings_transformation<const N: usize>(
    texts: &LocalizedStrings<'_>,
    language: &str,
    ids: [&str; N],
) -> Result<[String; N], TransformationError> {
    let mut found = [const { String::new() }; N];
    for (text, id) in found.iter_mut().zip(ids) {
        text.push_str(texts.required("GetLocalizedStringsTransformation", language, id)?);
    }
    Ok(found)
}

/// `GetMappedValueFromLocalizedCollection`: the value that a claim's enumeration gives to this text, in this language.
/// The enumeration is a [`LocalizedStrings`] whose ids are the texts of its items.
///
/// ```
/// # use connector_transformations::{get_mapped_value_from_localized_collection, LocalizedStrings};
/// const RESPONSE_MSG: LocalizedStrings<'_> = LocalizedStrings::new("en", &[
///     ("en", &[
///         ("B2C_V1_90001", "You cannot sign in because you are a minor"),
///         ("B2C_V1_90002", "This action can only be performed by gold members"),
///         ("B2C_V1_90003", "You have not been enabled for this operation"),
///     ]),
/// ]);
/// assert_eq!(
///     get_mapped_value_from_localized_collection(&RESPONSE_MSG, "en", "B2C_V1_90001").as_deref(),
///     Some("You cannot sign in because you are a minor"),
/// );
/// ```
///
/// None where the enumeration has no such item; the documents do not say what then.
#[must_use]
pub fn get_mapped_value_from_localized_collection(
    restriction: &LocalizedStrings<'_>,
    language: &str,
    map_from_claim: impl AsRef<str>,
) -> Option<String> {
    restriction
        .text(language, map_from_claim.as_ref())
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{
        LocalizedStrings, format_localized_string, get_localized_strings_transformation,
        get_mapped_value_from_localized_collection,
    };

    const TEXTS: LocalizedStrings<'_> = LocalizedStrings::new(
        "en",
        &[
            ("en", &[("a", "en a {0}"), ("b", "en b")]),
            ("zh-Hant", &[("a", "hant")]),
            ("zh", &[("a", "zh"), ("b", "zh b")]),
        ],
    );

    #[test]
    fn a_text_comes_from_the_nearest_language_that_has_it() {
        for (language, id, text) in [
            ("ZH-hant-TW", "a", Some("hant")),
            ("zh-Hant-TW", "b", Some("zh b")),
            ("fr", "b", Some("en b")),
            ("", "b", Some("en b")),
            ("zh", "c", None),
        ] {
            assert_eq!(TEXTS.text(language, id), text, "{language} {id}");
        }
    }

    #[test]
    fn a_text_that_is_nowhere_is_named() {
        let error = format_localized_string(&TEXTS, "en", "c", &[])
            .unwrap_err()
            .to_string();
        assert_eq!(
            error,
            "`FormatLocalizedString`: there is no localized text `c`"
        );
        assert!(get_localized_strings_transformation(&TEXTS, "en", ["a", "c"]).is_err());
        assert_eq!(
            get_mapped_value_from_localized_collection(&TEXTS, "en", "c"),
            None
        );
    }

    #[test]
    fn a_localized_format_needs_its_claims() {
        assert_eq!(
            format_localized_string(&TEXTS, "en", "a", &[&5]).as_deref(),
            Ok("en a 5")
        );
        assert!(format_localized_string(&TEXTS, "en", "a", &[]).is_err());
    }
}

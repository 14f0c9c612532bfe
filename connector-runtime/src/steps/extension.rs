//! Custom attributes: `extension_Name` in a profile is `extension_<app id>_Name` on the wire, and either in an answer.

use std::borrow::Cow;

use super::EXTENSIONS_APP_ID;
use crate::decode::rename;
use crate::profile::Profile;

const PREFIX: &str = "extension_";
/// The letters of an app id without its dashes.
const LETTERS: usize = 32;

/// The id of the extensions app, without dashes, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct App(String);

impl App {
    /// The app of a connector that declares custom attributes, out of the settings.
    ///
    /// # Errors
    ///
    /// A sentence, where the setting is missing or no id, and the request needs it.
    pub(crate) fn of<'s>(
        profile: &Profile,
        setting: impl Fn(&str) -> Option<&'s str>,
    ) -> Result<Option<Self>, String> {
        if profile.step.is_none() {
            return Ok(None);
        }
        let needs = profile
            .inputs
            .iter()
            .find(|claim| claim.partner.starts_with(PREFIX));
        match (setting(EXTENSIONS_APP_ID), needs) {
            (Some(id), _) => Self::read(id).map(Some).ok_or_else(|| {
                format!("the setting `{EXTENSIONS_APP_ID}` is no app id; help: write it as `00000000-0000-0000-0000-000000000000`")
            }),
            (None, Some(claim)) => Err(format!(
                "the setting `{EXTENSIONS_APP_ID}` is missing, and `{}` is sent under the app's id; help: give it to the connector with `.setting(\"{EXTENSIONS_APP_ID}\", …)`",
                claim.name
            )),
            (None, None) => Ok(None),
        }
    }

    pub(crate) fn read(id: &str) -> Option<Self> {
        let id: String = id.chars().filter(|letter| *letter != '-').collect();
        is_id(&id).then(|| Self(id.to_ascii_lowercase()))
    }

    /// Appends a key, `"extension_Name":`, with the app's id in it.
    pub(crate) fn lengthen(&self, key: &str, json: &mut Vec<u8>) {
        match key.strip_prefix("\"extension_") {
            Some(rest) => {
                for piece in ["\"extension_", &self.0, "_", rest] {
                    json.extend_from_slice(piece.as_bytes());
                }
            }
            None => json.extend_from_slice(key.as_bytes()),
        }
    }

    /// The name with the app's id in it.
    #[cfg(any(feature = "axum", feature = "testing"))]
    pub(crate) fn long(&self, name: &str) -> Option<String> {
        let rest = name.strip_prefix(PREFIX)?;
        Some(format!("{PREFIX}{}_{rest}", self.0))
    }
}

/// The same object with the app's id taken out of its names: of this app, or of any where none is known.
pub(crate) fn shorten<'b>(body: &'b [u8], app: Option<&App>) -> Cow<'b, [u8]> {
    rename(body, |name| {
        let (id, rest) = name.strip_prefix(PREFIX)?.split_at_checked(LETTERS)?;
        let rest = rest.strip_prefix('_').filter(|rest| !rest.is_empty())?;
        let ours = is_id(id) && app.is_none_or(|app| id.eq_ignore_ascii_case(&app.0));
        ours.then(|| format!("{PREFIX}{rest}"))
    })
}

fn is_id(text: &str) -> bool {
    text.len() == LETTERS && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "831374b3-bd50-41bf-aa54-263ec9e050fc";

    #[test]
    fn an_app_id_is_read_with_dashes_and_without() {
        let app = App::read(ID).unwrap();
        assert_eq!(app, App::read("831374B3BD5041BFAA54263EC9E050FC").unwrap());
        for wrong in ["", "831374b3", &format!("{ID}0"), &ID.replace('f', "g")] {
            assert_eq!(App::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn answers_hold_either_form() {
        let app = App::read(ID).unwrap();
        let body = br#"{ "a":{"extension_831374b3bd5041bfaa54263ec9e050fc_N":1},"extension_831374b3bd5041bfaa54263ec9e050fc_N" : 2,"extension_M":3}"#;
        let short = br#"{ "a":{"extension_831374b3bd5041bfaa54263ec9e050fc_N":1},"extension_N" : 2,"extension_M":3}"#;
        for app in [Some(&app), None] {
            assert_eq!(shorten(body, app).as_ref(), short);
        }
        let other = App::read("00000000000000000000000000000000").unwrap();
        assert_eq!(shorten(body, Some(&other)).as_ref(), body);
    }

    #[test]
    fn what_is_no_object_stays() {
        for body in ["", "null", "[1]", "{", r#"{"extension_"#, r#"{"a" 1}"#] {
            assert_eq!(shorten(body.as_bytes(), None).as_ref(), body.as_bytes());
        }
    }
}

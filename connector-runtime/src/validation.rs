//! The documents' error contract: what an API says with a 4xx to the person at the screen, and to programs.
//!
//! The body of such an answer comes in; out goes the API's own error, or nothing where the body is not one.

use std::fmt;

use crate::decode::{self, Reader, Text};
use crate::profile::{OutputClaim, Step};

/// The most bytes of an API's text that a screen shows.
const SHOWN: usize = 1024;

/// The members of the contract, in the order of [`ValidationError`]'s fields.
const MEMBERS: &[OutputClaim] = &[
    member(&[Step::Name("version")]),
    member(&[Step::Name("status")]),
    member(&[Step::Name("code")]),
    member(&[Step::Name("requestId")]),
    member(&[Step::Name("userMessage")]),
    member(&[Step::Name("developerMessage")]),
    member(&[Step::Name("moreInfo")]),
];

const fn member(path: &'static [Step]) -> OutputClaim {
    OutputClaim {
        name: "",
        path,
        ty: "String",
        optional: true,
    }
}

/// The API's own error: a 4xx whose body is a JSON object with a string `userMessage`, the documents' error contract.
///
/// Its other members may be absent, and one of the wrong type is: `version`, `status` and `code` are strings or numbers, the
/// rest strings. The texts are the API's and are not to be trusted: escape them before they become HTML. Here they are
/// whole, as they came; [`Error::user_message`](crate::Error::user_message) is the one to show.
#[derive(Clone, PartialEq, Eq)]
pub struct ValidationError {
    version: Option<String>,
    status: Option<u16>,
    code: Option<String>,
    request_id: Option<String>,
    user_message: String,
    developer_message: Option<String>,
    more_info: Option<String>,
    debug_mode: bool,
}

impl ValidationError {
    /// Reads the body of a 4xx; none where it is not the contract: no object, no string `userMessage`, no valid JSON, deeper
    /// than 32 levels, or one of the contract's names twice.
    pub(crate) fn read(body: &[u8], debug_mode: bool) -> Option<Self> {
        let [mut version, mut status, mut code] = [(); 3].map(|()| Text::or_number());
        let [
            mut request_id,
            mut user_message,
            mut developer_message,
            mut more_info,
        ] = [(); 4].map(|()| Text::default());
        let readers: &mut [&mut dyn Reader] = &mut [
            &mut version,
            &mut status,
            &mut code,
            &mut request_id,
            &mut user_message,
            &mut developer_message,
            &mut more_info,
        ];
        decode::read(body, MEMBERS, readers).ok()?;
        Some(Self {
            version: version.text,
            status: status.text.and_then(|text| text.parse().ok()),
            code: code.text,
            request_id: request_id.text,
            user_message: user_message.text?,
            developer_message: developer_message.text,
            more_info: more_info.text,
            debug_mode,
        })
    }

    /// `version`: the API's version. A number is given as it was written.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// `status`: the status that the body bears, which need not be the one of the answer; a number or a string of one.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// `code`: the API's error code. A number is given as it was written.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// `requestId`: the API's name for this request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// `userMessage`: the text for the person at the screen, as it came; perhaps empty.
    #[must_use]
    pub fn user_message(&self) -> &str {
        &self.user_message
    }

    /// `developerMessage`: what went wrong and how to fix it.
    #[must_use]
    pub fn developer_message(&self) -> Option<&str> {
        self.developer_message.as_deref()
    }

    /// `moreInfo`: where to read more, mostly a URL.
    #[must_use]
    pub fn more_info(&self) -> Option<&str> {
        self.more_info.as_deref()
    }

    /// The text for a screen with all members, a line each, the user message first; none unless the profile says
    /// `debug_mode`. Each line is cleaned and cut as [`Error::user_message`](crate::Error::user_message) is.
    #[must_use]
    pub fn details(&self) -> Option<String> {
        if !self.debug_mode {
            return None;
        }
        let mut details = self.for_display();
        let status = self.status.map(|status| status.to_string());
        for (name, text) in [
            ("code", self.code()),
            ("requestId", self.request_id()),
            ("developerMessage", self.developer_message()),
            ("moreInfo", self.more_info()),
            ("version", self.version()),
            ("status", status.as_deref()),
        ] {
            if let Some(text) = text {
                details.push('\n');
                details.push_str(name);
                details.push_str(": ");
                details.push_str(&for_display(text));
            }
        }
        Some(details)
    }

    /// The user message, fit to be shown.
    pub(crate) fn for_display(&self) -> String {
        for_display(&self.user_message)
    }
}

/// Lengths only: an API's texts may repeat the claims that it was sent.
impl fmt::Debug for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = |text: &Option<String>| text.as_ref().map(|text| Length(text.len()));
        f.debug_struct("ValidationError")
            .field("version", &length(&self.version))
            .field("status", &self.status)
            .field("code", &length(&self.code))
            .field("request_id", &length(&self.request_id))
            .field("user_message", &Length(self.user_message.len()))
            .field("developer_message", &length(&self.developer_message))
            .field("more_info", &length(&self.more_info))
            .finish_non_exhaustive()
    }
}

struct Length(usize);

impl fmt::Debug for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0)
    }
}

/// A text of a stranger, fit for a screen: at most 1,024 bytes and then `…`, cut between characters; a run of line breaks and
/// tabs is one space, other control characters are gone.
///
/// Gone too are the characters that turn the direction of what follows them (U+202A–U+202E, U+2066–U+2069): they can make a
/// text read as another, and leak into the page behind it. The marks that Arabic and Hebrew need between words (U+200E, U+200F,
/// U+061C) stay.
pub(crate) fn for_display(text: &str) -> String {
    let mut shown = String::with_capacity(text.len().min(SHOWN + '…'.len_utf8()));
    let mut broken = false;
    for character in text.chars() {
        let character = match character {
            '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                if std::mem::replace(&mut broken, true) {
                    continue;
                }
                ' '
            }
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => continue,
            control if control.is_control() => continue,
            other => {
                broken = false;
                other
            }
        };
        if shown.len() + character.len_utf8() > SHOWN {
            shown.push('…');
            break;
        }
        shown.push(character);
    }
    shown
}

#[cfg(test)]
mod tests;

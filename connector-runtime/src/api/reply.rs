//! [`Reply`]: what an API answers, by its profile's contract.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};

use super::{Outgoing, OutputClaims, ProfileApi, RequestError};
use crate::contract::{Blocks, Contract, Validates};
use crate::decode::rename;
use crate::error::Error;
use crate::profile::Profile;
use crate::steps::App;

/// What the API of the profile `P` answers: claims, a validation error or a block page, each where the contract of `P` has it.
///
/// | | technical profile | API connector |
/// |---|---|---|
/// | [`continue_with`](Self::continue_with) | 200 with the claims | 200, `action` `Continue`, with the claims |
/// | [`validation_error`](Self::validation_error) | 409 with the error contract | 400, `action` `ValidationError` |
/// | [`show_block_page`](Self::show_block_page) | – | 200, `action` `ShowBlockPage` |
///
/// `version` is `1.0.0` unless [`version`](Self::version) says otherwise.
pub struct Reply<P> {
    content: Result<Content, Box<Error>>,
    version: Cow<'static, str>,
    app: Option<App>,
    profile: PhantomData<fn() -> P>,
}

enum Content {
    Claims(Outgoing),
    ShowBlockPage(String),
    Invalid(Box<Invalid>),
}

/// The members of the documents' error contract.
#[derive(Default)]
struct Invalid {
    user_message: String,
    code: Option<String>,
    request_id: Option<String>,
    developer_message: Option<String>,
    more_info: Option<String>,
    fields: Vec<(String, String)>,
}

impl<P: ProfileApi> Reply<P> {
    /// The claims; at a step of a user flow, with which it continues.
    ///
    /// A claim without a JSON form (a number that is not finite) becomes a 500 without a body, and an event of `tracing`.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "an answer is given away, as every handler's result is"
    )]
    pub fn continue_with(claims: P::Returned) -> Self {
        Self::new(match P::__reply::<()>(&claims) {
            Ok(claims) => Ok(Content::Claims(claims)),
            Err(error) => Err(Box::new(error)),
        })
    }

    /// A page that shows this text and ends the sign-up.
    #[must_use]
    pub fn show_block_page(user_message: impl Into<String>) -> Self
    where
        P::Contract: Blocks,
    {
        Self::new(Ok(Content::ShowBlockPage(user_message.into())))
    }

    /// A text for the person, who corrects the claims and sends them again: the documents' *Returning validation error
    /// message*.
    #[must_use]
    pub fn validation_error(user_message: impl Into<String>) -> Self
    where
        P::Contract: Validates,
    {
        Self::new(Ok(Content::Invalid(Box::new(Invalid {
            user_message: user_message.into(),
            ..Invalid::default()
        }))))
    }

    fn new(content: Result<Content, Box<Error>>) -> Self {
        Self {
            content,
            version: Cow::Borrowed("1.0.0"),
            app: None,
            profile: PhantomData,
        }
    }

    /// `version`: that of your API. Default: `1.0.0`.
    #[must_use]
    pub fn version(mut self, version: impl Into<Cow<'static, str>>) -> Self {
        self.version = version.into();
        self
    }

    /// `code` of a validation error: a name for programs. Of a technical profile alone, as the next three.
    #[must_use]
    pub fn code(self, code: impl Into<String>) -> Self {
        self.invalid(|invalid| invalid.code = Some(code.into()))
    }

    /// `requestId` of a validation error.
    #[must_use]
    pub fn request_id(self, id: impl Into<String>) -> Self {
        self.invalid(|invalid| invalid.request_id = Some(id.into()))
    }

    /// `developerMessage` of a validation error.
    #[must_use]
    pub fn developer_message(self, message: impl Into<String>) -> Self {
        self.invalid(|invalid| invalid.developer_message = Some(message.into()))
    }

    /// `moreInfo` of a validation error.
    #[must_use]
    pub fn more_info(self, url: impl Into<String>) -> Self {
        self.invalid(|invalid| invalid.more_info = Some(url.into()))
    }

    /// A text for one field of the page, by the attribute's name on the wire, beside the one for the whole form. Of an API
    /// connector alone: `attributeErrors`, an extension of ours that others ignore; see
    /// [`Action`](crate::steps::Action).
    #[must_use]
    pub fn field(self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.invalid(|invalid| invalid.fields.push((name.into(), text.into())))
    }

    fn invalid(mut self, set: impl FnOnce(&mut Invalid)) -> Self {
        if let Ok(Content::Invalid(invalid)) = &mut self.content {
            set(invalid);
        }
        self
    }

    /// Names custom attributes with the id of the extensions app, `extension_<app id>_Name`, with dashes or without. Without
    /// it they are `extension_Name`, which the documents' system takes as well; an id that is none changes nothing.
    #[must_use]
    pub fn extensions_app_id(mut self, id: &str) -> Self {
        self.app = App::read(id);
        self
    }

    /// The answer as it goes over the wire.
    #[must_use]
    pub fn into_http(self) -> http::Response<Bytes> {
        let connector = P::Contract::STEP.is_some();
        let mut members = String::new();
        let (status, whole) = match &self.content {
            Err(error) => {
                tracing::error!(profile = P::DECLARED.id, %error, "a claim of the answer has no JSON form");
                return answer(StatusCode::INTERNAL_SERVER_ERROR, None);
            }
            Ok(Content::Claims(claims)) if !connector => (StatusCode::OK, Some(claims.whole())),
            Ok(Content::Claims(claims)) => {
                text(&mut members, "version", &self.version);
                text(&mut members, "action", "Continue");
                claims.members(&mut members);
                (StatusCode::OK, None)
            }
            Ok(Content::ShowBlockPage(message)) => {
                text(&mut members, "version", &self.version);
                text(&mut members, "action", "ShowBlockPage");
                text(&mut members, "userMessage", message);
                (StatusCode::OK, None)
            }
            Ok(Content::Invalid(invalid)) if connector => {
                text(&mut members, "version", &self.version);
                members.push_str(",\"status\":400");
                text(&mut members, "action", "ValidationError");
                text(&mut members, "userMessage", &invalid.user_message);
                attribute_errors(&mut members, &invalid.fields);
                (StatusCode::BAD_REQUEST, None)
            }
            Ok(Content::Invalid(invalid)) => {
                text(&mut members, "version", &self.version);
                members.push_str(",\"status\":409");
                let optional = |members: &mut String, name, value: &Option<String>| {
                    if let Some(value) = value {
                        text(members, name, value);
                    }
                };
                optional(&mut members, "code", &invalid.code);
                optional(&mut members, "requestId", &invalid.request_id);
                text(&mut members, "userMessage", &invalid.user_message);
                optional(&mut members, "developerMessage", &invalid.developer_message);
                optional(&mut members, "moreInfo", &invalid.more_info);
                (StatusCode::CONFLICT, None)
            }
        };
        // The first comma is one too many.
        let body = whole.unwrap_or_else(|| format!("{{{}}}", members.trim_start_matches(',')));
        let body = match &self.app {
            Some(app) if connector => rename(body.as_bytes(), |name| app.long(name)).into_owned(),
            _ => body.into_bytes(),
        };
        answer(status, Some(body))
    }
}

/// The answer to a request that is none of the profile, by the error contract.
pub(crate) fn malformed(profile: &Profile, error: &RequestError) -> http::Response<Bytes> {
    let mut members = String::new();
    text(&mut members, "version", "1.0.0");
    // A technical profile's contract knows this one status in a body, whatever the answer's own.
    members.push_str(match profile.step {
        None => ",\"status\":409",
        Some(_) => ",\"status\":400",
    });
    text(&mut members, "code", "MalformedRequest");
    text(
        &mut members,
        "userMessage",
        "The request could not be processed.",
    );
    text(&mut members, "developerMessage", &error.to_string());
    let body = format!("{{{}}}", members.trim_start_matches(','));
    answer(error.status(), Some(body.into_bytes()))
}

fn answer(status: StatusCode, body: Option<Vec<u8>>) -> http::Response<Bytes> {
    let typed = body.is_some();
    let mut response = http::Response::new(Bytes::from(body.unwrap_or_default()));
    *response.status_mut() = status;
    if typed {
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        );
    }
    response
}

/// Appends `,"attributeErrors":{…}`, where there are some; of two texts for one field the later.
fn attribute_errors(members: &mut String, fields: &[(String, String)]) {
    let fields: BTreeMap<_, _> = fields.iter().map(|(name, text)| (name, text)).collect();
    if !fields.is_empty() {
        members.push_str(",\"attributeErrors\":");
        // An object of strings always has a JSON form.
        members.push_str(&serde_json::to_string(&fields).unwrap_or_default());
    }
}

/// Appends `,"name":"value"`.
fn text(members: &mut String, name: &str, value: &str) {
    members.push_str(",\"");
    members.push_str(name);
    members.push_str("\":");
    // A string always has a JSON form.
    members.push_str(&serde_json::to_string(value).unwrap_or_default());
}

/// What an API's code may return where a [`Reply`] is wanted: that, or the claims alone, with which it continues.
pub trait IntoReply<P> {
    /// The reply.
    fn into_reply(self) -> Reply<P>;
}

impl<P> IntoReply<P> for Reply<P> {
    fn into_reply(self) -> Self {
        self
    }
}

impl<P: ProfileApi<Returned = O>, O: OutputClaims<Profile = P>> IntoReply<P> for O {
    fn into_reply(self) -> Reply<P> {
        Reply::continue_with(self)
    }
}

/// Neither claims nor texts.
impl<P> fmt::Debug for Reply<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.content {
            Ok(Content::Claims(_)) => "Reply(claims)",
            Ok(Content::ShowBlockPage(_)) => "Reply(block page)",
            Ok(Content::Invalid(_)) => "Reply(validation error)",
            Err(_) => "Reply(failed)",
        })
    }
}

//! The step `classify`: an answer's head and body in; nothing where it is a success, else the failure that it is.
//!
//! The status alone decides between success and failure. What a 4xx says for the user is read leniently, since real APIs
//! agree on little more than `userMessage`.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};

use crate::clock::Clock;
use crate::error::{Error, ErrorKind, Sent, Step};
use crate::profile::Profile;
use crate::steps::has_action;
use crate::validation::ValidationError;

mod retry_after;

use retry_after::retry_after;

/// How much of a failed answer's body an error keeps.
pub(crate) const KEPT: usize = 16 * 1024;

/// Tells an answer apart. The clock is asked only where `Retry-After` is a date.
pub(crate) fn classify(
    profile: &'static Profile,
    status: StatusCode,
    headers: &HeaderMap,
    body: &[u8],
    clock: &dyn Clock,
) -> Result<(), Error> {
    let failed = |kind, reason: String| {
        let mut error = Error::new(profile, kind, Step::Classify, reason);
        let parts = error.parts_mut();
        parts.sent = Sent::Answered;
        parts.status = Some(status);
        parts.body = Bytes::copy_from_slice(&body[..body.len().min(KEPT)]);
        parts.retry_after = retry_after(headers, clock);
        error
    };
    match status.as_u16() {
        206 => Err(failed(
            ErrorKind::Protocol,
            "the API answered 206, a part of what was asked for whole".into(),
        )),
        code @ 201..=299 if profile.step.is_some() => Err(failed(
            ErrorKind::Protocol,
            format!("the API answered {code}, and that of a connector answers 200 or 400"),
        )),
        200..=299 => match content_fault(headers).filter(|_| !body.is_empty()) {
            Some(fault) => Err(failed(ErrorKind::ContentType, fault.into())),
            None => Ok(()),
        },
        300..=399 => Err(failed(
            ErrorKind::Redirect,
            format!(
                "the API answered {}, and redirects are never followed",
                Said(status)
            ),
        )
        .help("let `service_url` name the address that answers")),
        // Not a failure: an answer of the contract, to be judged with its `action`.
        400 if profile.step.is_some() && content_fault(headers).is_none() && has_action(body) => {
            Ok(())
        }
        400..=499 => Err(refused(profile, status, headers, body, failed)),
        500..=599 => Err(failed(
            ErrorKind::Status,
            format!("the API answered {}", Said(status)),
        )),
        100..=199 => Err(failed(
            ErrorKind::Protocol,
            format!("the API answered {}, which was not asked for", Said(status)),
        )),
        code => Err(failed(
            ErrorKind::Protocol,
            format!("the API answered {code}, which is no status of HTTP"),
        )),
    }
}

fn refused(
    profile: &'static Profile,
    status: StatusCode,
    headers: &HeaderMap,
    body: &[u8],
    failed: impl Fn(ErrorKind, String) -> Error,
) -> Error {
    let plain = !headers.contains_key(header::CONTENT_ENCODING);
    let validation = plain
        .then(|| ValidationError::read(body, profile.debug_mode))
        .flatten();
    let said = Said(status);
    let mut error = match (status, &validation) {
        (StatusCode::REQUEST_TIMEOUT, _) => {
            failed(ErrorKind::Timeout, format!("the API answered {said}"))
        }
        (StatusCode::TOO_MANY_REQUESTS, _) => {
            failed(ErrorKind::RateLimited, format!("the API answered {said}"))
        }
        (_, Some(_)) => failed(
            ErrorKind::Validation,
            format!("the API refused the claims with {said} and a message for the user"),
        ),
        (StatusCode::UNAUTHORIZED, None) => failed(
            ErrorKind::Unauthorized,
            format!("the API answered {said}: it does not know who calls"),
        )
        .help("check the keys that `auth` names"),
        (StatusCode::FORBIDDEN, None) => failed(
            ErrorKind::Forbidden,
            format!("the API answered {said}: it knows who calls and does not allow it"),
        ),
        (StatusCode::PROXY_AUTHENTICATION_REQUIRED, None) => failed(
            ErrorKind::Egress,
            format!("a proxy on the way answered {said}"),
        ),
        (_, None) => failed(
            ErrorKind::Status,
            format!("the API answered {said} without a message for the user"),
        )
        .help(
            "an API that has a message answers a 4xx with a JSON object that holds `userMessage`",
        ),
    };
    error.parts_mut().validation = validation;
    error
}

/// A status as it is said: with its name where it has one, and without remarks where it has none.
#[derive(Clone, Copy)]
pub(crate) struct Said(pub(crate) StatusCode);

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())?;
        match self.0.canonical_reason() {
            Some(name) => write!(f, " {name}"),
            None => Ok(()),
        }
    }
}

/// Why an answer's body is not to be read as JSON. APIs send JSON as plain text, as bytes, or under no type at all, so what
/// is refused is what says that it is something else.
fn content_fault(headers: &HeaderMap) -> Option<&'static str> {
    let encoding = headers
        .get(header::CONTENT_ENCODING)
        .map(http::HeaderValue::as_bytes);
    if encoding.is_some_and(|encoding| !encoding.eq_ignore_ascii_case(b"identity")) {
        return Some("the answer is compressed, which was not asked for (`Content-Encoding`)");
    }
    let content_type = headers.get(header::CONTENT_TYPE)?;
    if content_type.as_bytes() == b"application/json" {
        return None;
    }
    let Ok(content_type) = content_type.to_str() else {
        return Some("the answer's `Content-Type` cannot be read");
    };
    let content_type = content_type.to_ascii_lowercase();
    let mut pieces = content_type.split(';').map(str::trim);
    let essence = pieces.next().unwrap_or_default();
    let json = matches!(
        essence,
        "" | "application/json" | "text/json" | "text/plain" | "application/octet-stream"
    ) || essence.ends_with("+json");
    if !json {
        return Some("the answer's `Content-Type` says that it is not JSON");
    }
    let charset = pieces
        .find_map(|piece| piece.strip_prefix("charset="))
        .map(|charset| charset.trim_matches('"'));
    match charset {
        None | Some("utf-8" | "utf8" | "us-ascii" | "") => None,
        Some(_) => Some("the answer's `Content-Type` names another character set than UTF-8"),
    }
}

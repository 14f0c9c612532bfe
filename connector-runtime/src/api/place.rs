//! The values of one claim in a place that carries text, and the payload.
//!
//! Text is read by the claim's own `Deserialize`, out of a JSON string, as lenient as `coerce` is: `"7"` is a number.

use std::borrow::Cow;

use http::header::AUTHORIZATION;

use super::error::RequestError;
use super::incoming::Incoming;
use crate::decode::{self, Reader};
use crate::profile::{InputClaim, OutputClaim, Place};

/// The values of a claim; more than one only where the claim may have many.
pub(super) fn values(
    incoming: &Incoming<'_>,
    index: usize,
    claim: &InputClaim,
    many: bool,
) -> Result<Vec<String>, RequestError> {
    let values = match claim.send_in {
        Place::Header => header(incoming, claim, many)?,
        Place::QueryString => pairs(
            incoming.uri.query().unwrap_or_default().as_bytes(),
            claim.partner,
        ),
        Place::Form => pairs(incoming.body(), claim.partner),
        Place::Url => {
            let mut url = incoming.url.iter();
            let value = url.find(|(at, _)| *at == index).map(|(_, value)| value);
            value.cloned().into_iter().collect()
        }
        Place::Bearer => bearer(incoming)?,
        Place::Body | Place::Payload => Vec::new(),
    };
    if values.len() > 1 && !many {
        return Err(twice(claim));
    }
    Ok(values)
}

fn twice(claim: &InputClaim) -> RequestError {
    let InputClaim { name, partner, .. } = claim;
    RequestError::bad(format!("`{name}`: the request has `{partner}` twice")).of(name)
}

fn header(
    incoming: &Incoming<'_>,
    claim: &InputClaim,
    many: bool,
) -> Result<Vec<String>, RequestError> {
    let mut values = Vec::new();
    for value in incoming.headers.get_all(claim.partner) {
        let text = std::str::from_utf8(value.as_bytes()).map_err(|_| {
            let InputClaim { name, partner, .. } = claim;
            RequestError::bad(format!("`{name}`: the header `{partner}` is not UTF-8")).of(name)
        })?;
        if many {
            values.extend(text.split(',').map(|value| value.trim().to_owned()));
        } else {
            values.push(text.to_owned());
        }
    }
    Ok(values)
}

fn pairs(text: &[u8], name: &str) -> Vec<String> {
    form_urlencoded::parse(text)
        .filter(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
        .collect()
}

/// The token of `Authorization: Bearer …`; the scheme's case does not matter (RFC 9110 §11.1).
fn bearer(incoming: &Incoming<'_>) -> Result<Vec<String>, RequestError> {
    let mut tokens = Vec::new();
    for value in incoming.headers.get_all(AUTHORIZATION) {
        let token = value.to_str().ok().and_then(|value| value.split_once(' '));
        match token {
            Some((scheme, token)) if scheme.eq_ignore_ascii_case("Bearer") => {
                tokens.push(token.trim().to_owned());
            }
            _ => return Err(RequestError::bad("the request has no bearer token")),
        }
    }
    Ok(tokens)
}

/// The values as a member of a JSON object; none where the claim is absent. A list without elements is sent as nothing.
pub(super) fn document(claim: &InputClaim, mut values: Vec<String>, many: bool) -> Option<String> {
    let optional = claim.ty.contains("Option<Vec<");
    let value = if !many {
        serde_json::to_string(&values.pop()?)
    } else if values.is_empty() && optional {
        return None;
    } else {
        serde_json::to_string(&values)
    };
    // Strings always have a JSON form.
    let name = serde_json::to_string(claim.partner).ok()?;
    Some(format!("{{{name}:{}}}", value.ok()?))
}

/// The whole body: JSON for what is not text, else the text as it came, which a `String` payload is sent as.
pub(super) fn payload(
    incoming: &Incoming<'_>,
    member: &OutputClaim,
    reader: &mut dyn Reader,
) -> Result<(), RequestError> {
    let body = incoming.body();
    let refused = |claim| {
        RequestError::bad(format!("`{claim}`: the request's body is not what it is")).of(claim)
    };
    let text = || -> Option<String> {
        let text = std::str::from_utf8(body).ok()?;
        serde_json::to_string(text).ok()
    };
    let member = std::slice::from_ref(member);
    let name = member.first().map_or("", |claim| claim.name);
    let is_text = matches!(
        member.first().map(|claim| claim.ty),
        Some("String" | "Option<String>" | "Secret<String>" | "Option<Secret<String>>")
    );
    let document: Cow<'_, [u8]> = if is_text {
        text().ok_or_else(|| refused(name))?.into_bytes().into()
    } else {
        body.into()
    };
    if decode::read(&document, member, &mut [&mut *reader]).is_ok() {
        return Ok(());
    }
    // A string type of the application's own.
    let document = text().ok_or_else(|| refused(name))?;
    decode::read(document.as_bytes(), member, &mut [reader]).map_err(|_| refused(name))
}

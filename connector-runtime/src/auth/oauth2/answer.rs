//! What a token endpoint answers (RFC 6749 §5).

use std::time::Duration;

use crate::Secret;
use crate::decode::{self, Read, Reader};
use crate::profile::{OutputClaim, Step};

/// A token, as granted.
pub(super) struct Granted {
    pub(super) access_token: Secret<String>,
    pub(super) expires_in: Option<Duration>,
}

const fn member(name: &'static str, path: &'static [Step]) -> OutputClaim {
    OutputClaim {
        name,
        path,
        ty: "String",
        optional: true,
    }
}

static GRANTED: [OutputClaim; 3] = [
    member("access_token", &[Step::Name("access_token")]),
    member("token_type", &[Step::Name("token_type")]),
    member("expires_in", &[Step::Name("expires_in")]),
];

static REFUSED: [OutputClaim; 1] = [member("error", &[Step::Name("error")])];

/// The token of an answer; the sentence that says why there is none.
pub(super) fn granted(body: &[u8]) -> Result<Granted, &'static str> {
    let mut token = Read::<Secret<String>>::new();
    let mut kind = Read::<String>::new();
    // Some endpoints write the seconds as a string.
    let mut seconds = Read::<u64>::coerced();
    let readers: &mut [&mut dyn Reader] = &mut [&mut token, &mut kind, &mut seconds];
    decode::read(body, &GRANTED, readers)
        .map_err(|_| "the token endpoint's answer could not be read")?;
    if kind
        .optional()
        .is_some_and(|kind| !kind.eq_ignore_ascii_case("bearer"))
    {
        return Err("the token endpoint granted another type of token than `Bearer`");
    }
    let access_token = token
        .optional()
        .ok_or("the token endpoint's answer holds no `access_token`")?;
    if access_token.expose().is_empty()
        || !access_token
            .expose()
            .bytes()
            .all(|byte| matches!(byte, b'!'..=b'~'))
    {
        return Err("the token endpoint granted a token that does not fit a header");
    }
    Ok(Granted {
        access_token,
        expires_in: seconds.optional().map(Duration::from_secs),
    })
}

/// The error code, where it is one of the specification's: other texts are not ours to repeat.
pub(super) fn error_code(body: &[u8]) -> Option<&'static str> {
    let mut code = Read::<String>::new();
    decode::read(body, &REFUSED, &mut [&mut code]).ok()?;
    let code = code.optional()?;
    [
        "invalid_request",
        "invalid_client",
        "invalid_grant",
        "unauthorized_client",
        "unsupported_grant_type",
        "invalid_scope",
    ]
    .into_iter()
    .find(|known| *known == code)
}

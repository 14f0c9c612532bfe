//! `ClaimUsedForRequestPayload`: one claim is the whole body.

use std::marker::PhantomData;

use serde::Serialize;
use serde_json::value::RawValue;

use super::body::BodyClaim;
use super::{Refusal, Slot};
use crate::secret::Secret;

/// A claim that can be the whole body (`payload`): a string that holds JSON, sent as it is after a validity check, or
/// whatever implements [`serde::Serialize`], sent as its JSON.
///
/// With a `content_type` that is not JSON, a string is sent as it is, unchecked. Where the claim is absent (`None`) the body
/// is `{}`, as where nothing is sent; under another content type it is empty.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the request's payload",
    label = "this type does not implement `serde::Serialize`",
    note = "help: write `#[derive(serde::Serialize)]` on `{Self}`, or use a `String` that holds JSON"
)]
pub trait PayloadClaim {
    /// Asks whether a type is one: what generated code does first with a type inside of another.
    #[doc(hidden)]
    fn __asked(_: PhantomData<Self>)
    where
        Self: Sized,
    {
    }

    /// Appends the value as JSON: a string as a JSON string.
    ///
    /// # Errors
    ///
    /// The sentence that says why the value has no JSON form.
    #[doc(hidden)]
    fn __json(&self, json: &mut Vec<u8>) -> Result<(), &'static str>;

    /// The claim as generated code hands it over.
    #[doc(hidden)]
    fn __slot(&self) -> Slot<'_>
    where
        Self: Sized,
    {
        Slot::Payload(self)
    }
}

impl<T: Serialize + ?Sized> PayloadClaim for T {
    fn __json(&self, json: &mut Vec<u8>) -> Result<(), &'static str> {
        BodyClaim::__json(self, json)
    }
}

impl<T: Serialize + zeroize::Zeroize> PayloadClaim for Secret<T> {
    fn __json(&self, json: &mut Vec<u8>) -> Result<(), &'static str> {
        BodyClaim::__json(self, json)
    }
}

/// Writes the payload. What serializes as a string is taken for text that is the body already, so aliases of `String`,
/// `Cow<str>` and people's own string types need no word of their own.
pub(super) fn write(
    content_type: &str,
    slot: &Slot<'_>,
    body: &mut Vec<u8>,
) -> Result<(), Refusal> {
    let json = is_json(content_type);
    match slot {
        Slot::Payload(value) => value.__json(body).map_err(Refusal::new)?,
        Slot::Absent => body.extend_from_slice(b"null"),
        Slot::Body(_) | Slot::Plain(_) | Slot::Text(_) => return Err(Refusal::OTHER_FORM),
    }
    if body.first() == Some(&b'"') {
        let text: String =
            serde_json::from_slice(body).map_err(|_| Refusal::new("could not be read as text"))?;
        if json && !is_valid(&text) {
            return Err(Refusal::new(
                "is no valid JSON, and the payload is sent as it is",
            ));
        }
        *body = text.into_bytes();
    } else if body == b"null" {
        body.clear();
        if json {
            body.extend_from_slice(b"{}");
        }
    } else if !json {
        return Err(Refusal::new(
            "is not text, and the profile's `content_type` is not JSON",
        ));
    }
    Ok(())
}

/// `application/json`, or a type with the `+json` suffix (RFC 6839), whatever its parameters.
fn is_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}

fn is_valid(text: &str) -> bool {
    serde_json::from_str::<&RawValue>(text).is_ok()
}

//! Mode `Header`: one request header a claim; a claim of many values is joined with commas (RFC 9110 §5.3).
//!
//! What a server would read otherwise than it was given is refused before anything is sent: a header has no escape.

use http::{HeaderMap, HeaderName, HeaderValue};

use super::text::each;
use super::{LONGEST, Refusal, Slot};
use crate::profile::InputClaim;

/// Adds the header, or nothing where the claim is absent.
pub(super) fn write(
    claim: &InputClaim,
    slot: &Slot<'_>,
    headers: &mut HeaderMap,
) -> Result<(), Refusal> {
    let mut joined: Option<String> = None;
    let written = each(slot, |value| {
        fits(value)?;
        match &mut joined {
            Some(joined) => {
                joined.push(',');
                joined.push_str(value);
            }
            None => joined = Some(value.to_owned()),
        }
        Ok(())
    })?;
    let Some(text) = joined else { return Ok(()) };
    if written.many {
        // Read back, a comma inside an element would make two of it, and an empty one none.
        each(slot, |value| {
            if value.is_empty() || value.contains(',') {
                Err(Refusal::new(
                    "holds an element that is empty or has a comma in it: a header joins its elements with commas and has no escape",
                ))
            } else {
                Ok(())
            }
        })?;
    }
    if text.len() > LONGEST {
        return Err(Refusal::new(
            "is longer than 8 KiB, which is what servers take as a header's value",
        ));
    }
    let name = HeaderName::from_bytes(claim.partner.as_bytes())
        .map_err(|_| Refusal::new("has a wire name that is no header name"))?;
    let mut value = HeaderValue::from_maybe_shared(bytes::Bytes::from(text))
        .map_err(|_| Refusal::new("holds a character that no header can carry"))?;
    // Claims are personal data: marked, they are left out of `Debug` and of header compression tables.
    value.set_sensitive(true);
    headers.append(name, value);
    Ok(())
}

fn fits(value: &str) -> Result<(), Refusal> {
    if value.bytes().any(|byte| matches!(byte, b'\r' | b'\n' | 0)) {
        Err(Refusal::new(
            "holds a line break or NUL, which would end the header",
        ))
    } else if !value.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        Err(Refusal::new(
            "holds a character outside printable ASCII, which a header does not carry safely; help: send it in the body, or encode it",
        ))
    } else if value.starts_with(' ') || value.ends_with(' ') {
        Err(Refusal::new(
            "begins or ends with a space, which the server would cut off",
        ))
    } else {
        Ok(())
    }
}

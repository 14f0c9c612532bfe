//! Mode `Form`: `application/x-www-form-urlencoded` as the URL standard serializes it; a claim of many values is repeated.

use super::text::each;
use super::{Refusal, Slot};
use crate::profile::InputClaim;

/// Writes `name=value` for each value, with `&` between pairs.
pub(super) fn write(
    claim: &InputClaim,
    slot: &Slot<'_>,
    body: &mut Vec<u8>,
) -> Result<(), Refusal> {
    each(slot, |value| {
        if !body.is_empty() {
            body.push(b'&');
        }
        pair(claim.partner, value, |piece| {
            body.extend_from_slice(piece.as_bytes());
        });
        Ok(())
    })
    .map(drop)
}

/// One pair, serialized; shared with the query string, which obeys the same rules.
pub(crate) fn pair(name: &str, value: &str, mut piece: impl FnMut(&str)) {
    form_urlencoded::byte_serialize(name.as_bytes()).for_each(&mut piece);
    piece("=");
    form_urlencoded::byte_serialize(value.as_bytes()).for_each(&mut piece);
}

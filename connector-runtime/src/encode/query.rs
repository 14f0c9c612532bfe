//! Mode `QueryString`: pairs appended to what the service URL has.

use super::form::pair;
use super::text::each;
use super::url::Writer;
use super::{Refusal, Slot};
use crate::profile::InputClaim;

/// Writes `name=value` for each value, as the URL standard serializes a form (a space is `+`).
pub(super) fn write(
    index: usize,
    claim: &InputClaim,
    slot: &Slot<'_>,
    url: &mut Writer<'_>,
) -> Result<(), Refusal> {
    each(slot, |value| {
        url.pair(index, value.len(), |query| {
            pair(claim.partner, value, |piece| query.push_str(piece));
        });
        Ok(())
    })
    .map(drop)
}

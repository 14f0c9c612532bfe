//! The body of an API connector: its claims, those of custom attributes under the app's id, then what the user flow says of
//! itself.

use super::body::{comma, value};
use super::{Refusal, Slot};
use crate::context::Context;
use crate::profile::{InputClaim, Profile};
use crate::steps::{App, UserFlowStep};

/// The claim that lists how a person signs in; one without identities is left out, as the documents' system does.
const IDENTITIES: &str = "identities";

/// Writes one claim, as [`super::body::write`] does.
pub(super) fn write(
    app: Option<&App>,
    claim: &InputClaim,
    slot: &Slot<'_>,
    body: &mut Vec<u8>,
) -> Result<(), Refusal> {
    let before = body.len();
    comma(body);
    match app {
        Some(app) => app.lengthen(claim.key, body),
        None => body.extend_from_slice(claim.key.as_bytes()),
    }
    let start = body.len();
    let there = value(slot, body)?;
    let none = claim.partner == IDENTITIES && body.get(start..) == Some(b"[]");
    if !there || none {
        body.truncate(before);
    }
    Ok(())
}

/// Writes the members that the call's context fills, each where it has a value.
pub(super) fn close(profile: &Profile, step: UserFlowStep, context: &Context, body: &mut Vec<u8>) {
    let step = profile.send_step.then(|| step.name().into());
    let client_id = context.resolved("OIDC:ClientId");
    let locales = context
        .resolved("OAUTH-KV:ui_locales")
        .or_else(|| context.resolved("Culture:RFC5646"));
    for (name, text) in [
        ("step", step),
        ("client_id", client_id),
        ("ui_locales", locales),
    ] {
        // A string always has a JSON form.
        if let Some(Ok(text)) = text.map(|text| serde_json::to_string(&text)) {
            comma(body);
            for piece in ["\"", name, "\":", &text] {
                body.extend_from_slice(piece.as_bytes());
            }
        }
    }
}

//! `payload`: one claim is the whole body.

use crate::attr::{ProfileArgs, Written};
use crate::check::Claims;
use crate::model::{Contract, Mode, Place};
use crate::support::Bag;

/// The rules across the payload, the profile and the other claims.
pub(crate) fn payload(args: &ProfileArgs, contract: Contract, claims: &Claims<'_>, bag: &mut Bag) {
    let mut payloads = claims
        .iter()
        .filter_map(|claim| Some((claim, claim.input()?.payload.key()?)));
    let Some((payload, key)) = payloads.next() else {
        // An API connector has neither.
        if contract == Contract::ApiConnector {
            return;
        }
        if let (Some(key), true) = (
            args.content_type.key(),
            claims.iter().all(|claim| claim.claim.is_some()),
        ) {
            bag.help(
                key,
                "`content_type` is of a payload, and no claim is one",
                "write `#[input(payload)]` on the claim that is the body, or leave `content_type` out",
            );
        }
        return;
    };
    for (second, again) in payloads {
        bag.twice(
            (
                again,
                format_args!(
                    "`{}` is a second payload\nhelp: write `#[claim]` to compute the first from it",
                    second.name
                ),
            ),
            (key, format_args!("`{}` is the first", payload.name)),
        );
    }
    let mode = match payload.input().map(|input| &input.send_in) {
        Some(Written::Whole(keyed)) => Some(keyed.value.value),
        Some(Written::Absent) => match &args.send_claims_in {
            Written::Absent => Some(Mode::Body),
            Written::Broken => None,
            Written::Whole(keyed) => Some(keyed.value.value),
        },
        _ => None,
    };
    if let Some(mode) = mode.filter(|mode| *mode != Mode::Body) {
        bag.help(
            key,
            format_args!("`{}` is the whole body, and goes in {}", payload.name, mode.place()),
            "write `send_claims_in = Body` in `#[technical_profile(…)]`, or `#[input(payload, send_in = Body)]` here",
        );
    }
    for claim in claims {
        if claim
            .sent()
            .is_some_and(|sent| sent.place.value == Place::In(Mode::Body))
        {
            bag.help(
                claim.place_at(),
                format_args!(
                    "`{}` goes in the body beside the payload `{}`",
                    claim.name, payload.name
                ),
                "write `#[claim]` to compute the payload from it, or `#[input(send_in = Header)]`",
            );
        }
    }
}

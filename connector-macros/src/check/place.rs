//! Where claims go: the verb must have a body for those in it, and a request has one body.

use quote::ToTokens;

use crate::attr::{ProfileArgs, Written};
use crate::check::claim::Checked;
use crate::check::{Claims, Ground};
use crate::model::{Method, Mode, Place, Text};
use crate::support::{Bag, types};

/// The rules across claims and the profile's mode.
pub(crate) fn places(args: &ProfileArgs, ground: &Ground<'_>, claims: &Claims<'_>, bag: &mut Bag) {
    let bodies: Vec<_> = claims
        .iter()
        .filter_map(|claim| Some((claim, body(claim)?)))
        .collect();
    verb(args, ground, &bodies, bag);
    one_body(&bodies, bag);
    for claim in claims {
        lists(claim, bag);
    }
}

/// The body that the claim goes in, if it does.
fn body(claim: &Checked<'_>) -> Option<Mode> {
    match claim.sent()?.place.value {
        Place::In(mode @ (Mode::Body | Mode::Form)) => Some(mode),
        Place::Payload => Some(Mode::Body),
        Place::In(_) | Place::Bearer => None,
    }
}

/// What a text can hold: a bearer token is one text, and a list holds no lists.
fn lists(claim: &Checked<'_>, bag: &mut Bag) {
    let Some(sent) = claim.sent() else { return };
    let name = &claim.name;
    let list = |ty| types::many(types::optional(ty).unwrap_or(ty));
    let ty = types::peel(&claim.args.field.ty);
    let Some(inner) = list(ty) else { return };
    match sent.place.value {
        Place::Bearer => bag.help(
            ty,
            format_args!("`{name}` is the bearer token, which is a single text"),
            format_args!("write `{}`", types::text(inner)),
        ),
        Place::In(mode @ (Mode::Form | Mode::Header | Mode::QueryString))
            if list(inner).is_some() =>
        {
            bag.help(
                ty,
                format_args!(
                    "`{name}` is a list of lists, which {} cannot hold",
                    mode.place()
                ),
                format_args!("write `{}`, or send it in the body", types::text(inner)),
            );
        }
        Place::In(_) | Place::Payload => {}
    }
}

/// A secret has no form for everybody who can serialize a list: the list is the secret.
pub(crate) fn secrets(claims: &Claims<'_>, bag: &mut Bag) {
    for claim in claims {
        let ty = types::peel(&claim.args.field.ty);
        let whole = types::optional(ty).unwrap_or(ty);
        let secret = types::many(whole).and_then(types::secret);
        if let (Some(Mode::Body), Some(secret)) = (body(claim), secret) {
            bag.help(
                ty,
                format_args!(
                    "`{}` is a list of secrets, which the body cannot hold",
                    claim.name
                ),
                format_args!(
                    "write `{}`",
                    types::text(ty).replace(
                        &types::text(whole),
                        &format!("Secret<Vec<{}>>", types::text(secret))
                    )
                ),
            );
        }
    }
}

/// GET has no body.
fn verb(args: &ProfileArgs, ground: &Ground<'_>, bodies: &[(&Checked<'_>, Mode)], bag: &mut Bag) {
    let Some((claim, place)) = bodies.first() else {
        return;
    };
    // What the URL names is told there: it was meant to go in the URL.
    let template = match args.service_url.value() {
        Some(Text::Literal(literal)) => literal.value(),
        _ => String::new(),
    };
    let meant = |claim: &Checked<'_>| {
        claim
            .sent()
            .is_some_and(|sent| template.contains(&format!("{{{}}}", sent.partner.value)))
    };
    if bodies.iter().all(|(claim, _)| meant(claim)) {
        return;
    }
    let payload = bodies.iter().any(|(claim, _)| {
        claim
            .sent()
            .is_some_and(|sent| sent.place.value == Place::Payload)
    });
    let name = &claim.name;
    let place = place.place();
    match (&args.method, ground.mode) {
        (Written::Whole(keyed), _) if keyed.value.value == Method::Get => bag.help(
            &keyed.value.word,
            format_args!("GET has no body, and `{name}` goes in {place}"),
            if payload {
                "write `method = Post`"
            } else {
                "write `method = Post`, or `send_claims_in = QueryString`"
            },
        ),
        (Written::Absent, Some(mode)) if mode.verb() == Method::Get => bag.help(
            claim.place_at(),
            format_args!("`{name}` goes in {place}, and the verb of `send_claims_in = {}` is GET, which has none", mode.name()),
            "write `method = Post` in `#[technical_profile(…)]`",
        ),
        _ => {}
    }
}

/// Form and body exclude each other.
fn one_body(bodies: &[(&Checked<'_>, Mode)], bag: &mut Bag) {
    let Some((first, mode)) = bodies.first() else {
        return;
    };
    let Some((other, _)) = bodies.iter().find(|(_, other)| other != mode) else {
        return;
    };
    // The one that says where it goes is the one to change.
    let said = |claim: &Checked<'_>| {
        claim
            .input()
            .is_some_and(|input| input.send_in.whole().is_some())
    };
    let (at, beside) = if said(other) || !said(first) {
        (other, first)
    } else {
        (first, other)
    };
    let place = |claim: &Checked<'_>| body(claim).map_or("", Mode::place);
    bag.help(
        at.place_at().into_token_stream(),
        format_args!(
            "`{}` goes in {}, and `{}` in {}: a request has one body",
            at.name,
            place(at),
            beside.name,
            place(beside)
        ),
        "write `send_in = Header`, or send both in one body",
    );
}

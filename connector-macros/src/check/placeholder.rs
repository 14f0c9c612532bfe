//! Claims in the URL: each placeholder has its claim, each such claim its placeholder, and is one value that is always there.

use proc_macro2::Ident;
use syn::LitStr;

use crate::check::Claims;
use crate::check::claim::Checked;
use crate::check::template::Piece;
use crate::model::{Contract, Mode, Place};
use crate::support::{Bag, nearest, types};

/// A constant holds no placeholder.
pub(crate) fn none(claims: &Claims<'_>, bag: &mut Bag) -> bool {
    let Some((claim, wire)) = in_url(claims).next() else {
        return true;
    };
    bag.help(
        claim.place_at(),
        format_args!(
            "`{}` goes in the URL, and a constant holds no placeholder",
            claim.name
        ),
        format_args!(
            "write `send_in = QueryString`, or the URL as a literal with `{{{wire}}}` in it"
        ),
    );
    false
}

/// Both directions for a literal.
pub(crate) fn each(literal: &LitStr, pieces: &[Piece], claims: &Claims<'_>, bag: &mut Bag) -> bool {
    let before = bag.count();
    let names: Vec<_> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Claim(name, _) => Some(name.as_str()),
            Piece::Text(_) | Piece::Setting(_) => None,
        })
        .collect();
    // A claim that was meant by a wrong name is not missing as well.
    let mut met = names.clone();
    for (index, name) in names.iter().enumerate() {
        let known = in_url(claims).any(|(_, wire)| wire == *name);
        let said = names.iter().take(index).any(|earlier| earlier == name);
        if !known && !said {
            met.extend(stray(literal, name, &names, claims, bag));
        }
    }
    for (claim, wire) in in_url(claims) {
        if !met.contains(&wire) {
            bag.help(
                claim.place_at(),
                format_args!("`{}` goes in the URL, and `service_url` has no `{{{wire}}}`", claim.name),
                format_args!(
                    "write `service_url = \"{}\"` in `#[technical_profile(…)]`, or send the claim elsewhere: `send_in = QueryString`",
                    with(&literal.value(), wire)
                ),
            );
        }
        single(claim, bag);
    }
    bag.count() == before
}

/// The template with one more placeholder, at the end of its path.
fn with(template: &str, wire: &str) -> String {
    let (path, query) = template.split_at(template.find('?').unwrap_or(template.len()));
    format!("{}/{{{wire}}}{query}", path.trim_end_matches('/'))
}

/// The claims that are placed in the URL, with their names on the wire.
fn in_url<'a>(claims: &'a Claims<'_>) -> impl Iterator<Item = (&'a Checked<'a>, &'a str)> {
    claims.iter().filter_map(|claim| {
        let sent = claim.sent()?;
        (sent.place.value == Place::In(Mode::Url)).then_some((claim, sent.partner.value.as_str()))
    })
}

/// A placeholder without its claim; gives the claim that was meant.
fn stray<'a>(
    literal: &LitStr,
    name: &str,
    names: &[&str],
    claims: &'a Claims<'_>,
    bag: &mut Bag,
) -> Option<&'a str> {
    let rule = format!("`{{{name}}}` has no claim in the URL");
    let by_field = in_url(claims)
        .find(|(claim, _)| claim.name == name)
        .map(|(_, wire)| wire);
    let free = in_url(claims)
        .map(|(_, wire)| wire)
        .filter(|wire| !names.contains(wire));
    if let Some(meant) = by_field.or_else(|| nearest::nearest(name, free)) {
        bag.help(
            literal,
            rule,
            format_args!("write `{{{meant}}}`, its name on the wire"),
        );
        return Some(meant);
    }
    let elsewhere = claims.iter().find(|claim| {
        claim.name == name || claim.sent().is_some_and(|sent| sent.partner.value == name)
    });
    match elsewhere {
        Some(claim) if claim.claim.is_none() => {}
        Some(claim) if bag.contract() == Contract::ApiConnector => bag.help(
            literal,
            format_args!("{rule}: those of an API connector go in the body"),
            format_args!(
                "write `{{Settings:{}}}` for what the connector's settings hold",
                claim.name
            ),
        ),
        Some(claim) => bag.help(
            literal,
            rule,
            format_args!("write `#[input(send_in = Url)]` on `{}`", claim.name),
        ),
        // What could not be read may be the claim.
        None if claims.iter().any(|claim| claim.claim.is_none()) => {}
        None => bag.help(
            literal,
            rule,
            format_args!(
                "write `#[input(send_in = Url)] {}: String` in the struct",
                field(name)
            ),
        ),
    }
    None
}

fn field(name: &str) -> &str {
    if syn::parse_str::<Ident>(name).is_ok() {
        name
    } else {
        "claim"
    }
}

/// A claim in the URL is one value that is always there.
fn single(claim: &Checked<'_>, bag: &mut Bag) {
    let ty = types::peel(&claim.args.field.ty);
    let name = &claim.name;
    let defaulted = claim
        .input()
        .is_some_and(|input| !input.default.is_absent());
    if let (Some(inner), false) = (types::optional(ty), defaulted) {
        bag.help(
            ty,
            format_args!("`{name}` goes in the URL, where a claim is never absent"),
            format_args!("write `{}`, or give it a `default`", types::text(inner)),
        );
    } else if let Some(inner) = types::many(types::optional(ty).unwrap_or(ty)) {
        bag.help(
            ty,
            format_args!("`{name}` goes in the URL, where a claim is a single value"),
            format_args!(
                "write `{}`, or send it elsewhere: `send_in = QueryString`",
                types::text(inner)
            ),
        );
    }
}

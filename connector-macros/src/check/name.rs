//! Names on the wire: what a place allows, and that none stands twice.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::attr::ProfileArgs;
use crate::check::claim::Checked;
use crate::check::path::shown;
use crate::check::{Claims, parameter};
use crate::model::{Auth, Declared, Mode, Place, Step};
use crate::support::{Bag, header};

/// All rules of names.
pub(crate) fn names(
    args: &ProfileArgs,
    claims: &Claims<'_>,
    auth: Option<&Declared<Vec<Auth>>>,
    bag: &mut Bag,
) {
    let auth = auth.map_or(&[][..], |auth| &auth.value);
    let declared = parameter::declared(args);
    parameter::of_keys(args, &declared, bag);
    let mut sent: Vec<(Mode, String, &Checked<'_>)> = Vec::new();
    for claim in claims {
        let Some((mode, name)) = claim.sent().and_then(|sent| match sent.place.value {
            // A nested claim has no name of its own; the body's tree tells where it is.
            Place::In(_) if sent.path.is_some() => None,
            Place::In(mode) => Some((mode, &sent.partner.value)),
            Place::Payload | Place::Bearer => None,
        }) else {
            continue;
        };
        if mode == Mode::QueryString && declared.contains(name) {
            bag.help(
                at(claim),
                format_args!("`{name}` stands in the query of `service_url` already"),
                format_args!(
                    "write `{}`, or take it out of `service_url`",
                    another(claim, name)
                ),
            );
            continue;
        }
        if !one(claim, mode, name, auth, bag) {
            continue;
        }
        let folded = if mode == Mode::Header {
            name.to_ascii_lowercase()
        } else {
            name.clone()
        };
        let first = sent.iter().find(|(there, same, first)| {
            // Two fields of one name are told by rustc.
            *there == mode && *same == folded && first.name != claim.name
        });
        if let Some((_, _, first)) = first {
            bag.twice(
                (
                    at(claim),
                    format_args!(
                        "`{}` is sent twice as `{name}` in {}\nhelp: write `{}`, or another name",
                        claim.name,
                        mode.place(),
                        another(claim, name)
                    ),
                ),
                (
                    at(first),
                    format_args!("`{}` is sent first here", first.name),
                ),
            );
        } else {
            sent.push((mode, folded, claim));
        }
    }
    answers(claims, bag);
}

/// One name in its place.
fn one(claim: &Checked<'_>, mode: Mode, name: &str, auth: &[Auth], bag: &mut Bag) -> bool {
    let before = bag.count();
    if name.is_empty() {
        bag.help(
            at(claim),
            "the name on the wire is empty",
            format_args!("write `partner = \"{}\"`, or leave it out", claim.name),
        );
        return false;
    }
    match mode {
        Mode::Header => header_name(claim, name, auth, bag),
        Mode::QueryString => {
            let taken = auth
                .iter()
                .any(|form| matches!(form, Auth::ApiKeyQuery { name: key, .. } if key == name));
            if taken {
                bag.help(
                    at(claim),
                    format_args!("`{name}` carries the API key in the query"),
                    format_args!(
                        "write `{}`, or send the claim elsewhere",
                        another(claim, name)
                    ),
                );
            }
        }
        Mode::Body | Mode::Form | Mode::Url => {}
    }
    bag.count() == before
}

fn header_name(claim: &Checked<'_>, name: &str, auth: &[Auth], bag: &mut Bag) {
    let own = claim.input().is_some_and(|input| input.partner.is_absent());
    let dashed = name.replace('_', "-");
    if let Some(stray) = header::stray(name) {
        bag.help(
            at(claim),
            format_args!("`{name}` is no header name: it holds `{}`", stray.escape_default()),
            "write `partner = \"X-Claim\"`",
        );
    } else if header::reserved(name) {
        let help = match name.to_ascii_lowercase().as_str() {
            "authorization" => "write `#[input(bearer)]` for a token that is a claim, and leave any other to `auth`".to_owned(),
            "content-type" => "write `#[input(payload)]` for the body, and `content_type` in `#[technical_profile(…)]`".to_owned(),
            _ => format!("write `{}`, or another name", another(claim, name)),
        };
        bag.help(at(claim), format_args!("`{name}` is set by the connector, and no claim"), help);
    } else if auth.iter().any(|form| matches!(form, Auth::ApiKeyHeader { name: key, .. } if key.eq_ignore_ascii_case(name))) {
        bag.help(
            at(claim),
            format_args!("`{name}` is the header that carries the API key"),
            format_args!("write `{}`, or another name", another(claim, name)),
        );
    } else if own && dashed != name {
        bag.help(
            at(claim),
            format_args!("`{name}` is sent as a header, and common proxies drop headers with `_`"),
            format_args!("write `partner = \"{dashed}\"`, or `rename_all = \"kebab-case\"` in `#[technical_profile(…)]`"),
        );
    }
}

/// Another name, fit to paste.
fn another(claim: &Checked<'_>, name: &str) -> String {
    let field = claim.name.replace('_', "-");
    if name.eq_ignore_ascii_case(&field) || name == claim.name {
        format!("partner = \"other-{field}\"")
    } else {
        format!("partner = \"{field}\"")
    }
}

/// One place of the answer for each output, and `$` alone.
fn answers(claims: &Claims<'_>, bag: &mut Bag) {
    let mut read: Vec<(&[Step], &Checked<'_>)> = Vec::new();
    for claim in claims {
        let Some(path) = claim
            .claim
            .as_ref()
            .and_then(|claim| claim.read())
            .map(|read| read.path.value.as_slice())
        else {
            continue;
        };
        if path == [Step::Name(String::new())] {
            if claim
                .args
                .output
                .value()
                .is_some_and(|output| !output.partner.is_absent())
            {
                bag.help(
                    read_at(claim),
                    "the name on the wire is empty",
                    format_args!("write `partner = \"{}\"`, or leave it out", claim.name),
                );
            }
            continue;
        }
        let same =
            |(there, first): &&(&[Step], &Checked<'_>)| *there == path && first.name != claim.name;
        if let Some((_, first)) = read.iter().find(same) {
            bag.twice(
                (
                    read_at(claim),
                    format_args!(
                        "`{}` is read from `{}`, as another claim is\nhelp: write the name that is meant: `{}`",
                        claim.name,
                        shown(path),
                        elsewhere(claim)
                    ),
                ),
                (read_at(first), format_args!("`{}` is read from it first", first.name)),
            );
        }
        read.push((path, claim));
    }
    let whole = read.iter().find(|(path, _)| path.is_empty());
    let other = read.iter().find(|(path, _)| !path.is_empty());
    if let (Some((_, whole)), Some((_, other))) = (whole, other) {
        bag.help(
            read_at(whole),
            format_args!(
                "`$` is the whole body, and `{}` is read from it too",
                other.name
            ),
            "leave the other outputs out, or give each its own `path`",
        );
    }
}

/// Another place of the answer, fit to paste.
fn elsewhere(claim: &Checked<'_>) -> String {
    let path = claim
        .args
        .output
        .value()
        .is_some_and(|output| !output.path.is_absent());
    let key = if path { "path" } else { "partner" };
    format!("{key} = \"other_{}\"", claim.name)
}

/// What says an input's name: `partner`'s literal, or the field.
fn at(claim: &Checked<'_>) -> TokenStream {
    match claim.input().and_then(|input| input.partner.value()) {
        Some(literal) => literal.to_token_stream(),
        None => claim.field().to_token_stream(),
    }
}

/// What says where an output is: `path`'s literal, `partner`'s, or the field.
fn read_at(claim: &Checked<'_>) -> TokenStream {
    let output = claim.args.output.value();
    match output.and_then(|output| output.path.value().or(output.partner.value())) {
        Some(literal) => literal.to_token_stream(),
        None => claim.field().to_token_stream(),
    }
}

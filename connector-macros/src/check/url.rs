//! The rules of URLs: absolute, `https:`, nothing in it that a URL cannot hold, and its placeholders.

use proc_macro2::Ident;
use syn::LitStr;

use crate::attr::{AuthForm, ProfileArgs, Slot};
use crate::check::template::{self, Fault, Piece};
use crate::check::{Claims, endpoint, placeholder};
use crate::model::{Declared, Text, Url};
use crate::support::Bag;

/// The endpoint.
pub(crate) fn service_url(
    args: &ProfileArgs,
    profile: &Ident,
    claims: &Claims<'_>,
    bag: &mut Bag,
) -> Option<Declared<Url>> {
    if args.service_url.is_absent() {
        bag.help(
            profile,
            format_args!("`{profile}` has no `service_url`"),
            "write `service_url = \"https://api.example.com/\"` in `#[technical_profile(…)]`",
        );
    }
    let keyed = args.service_url.whole()?;
    let url = match &keyed.value {
        Text::Constant(_) => placeholder::none(claims, bag).then(|| constant(&keyed.value, args)),
        Text::Literal(literal) => {
            let pieces = pieces(literal, args, bag)?;
            placeholder::each(literal, &pieces, claims, bag)
                .then(|| Some(Url::Literal(literal.clone())))
        }
    };
    Some(Declared {
        key: keyed.key.clone(),
        value: url.flatten()?,
    })
}

/// The token endpoint: the same rules, and no claims.
pub(crate) fn token_url(
    form: &AuthForm,
    args: &ProfileArgs,
    bag: &mut Bag,
) -> Option<Declared<Url>> {
    let keyed = form.token_url.whole()?;
    let url = match &keyed.value {
        Text::Constant(_) => constant(&keyed.value, args)?,
        Text::Literal(literal) => {
            let pieces = pieces(literal, args, bag)?;
            let claim = pieces.iter().find_map(|piece| match piece {
                Piece::Claim(name, _) => Some(name),
                Piece::Text(_) | Piece::Setting(_) => None,
            });
            if let Some(name) = claim {
                bag.help(
                    literal,
                    format_args!("`{{{name}}}`: a token URL takes no claims"),
                    format_args!(
                        "write `{{Settings:{name}}}` for what the connector's settings hold"
                    ),
                );
                return None;
            }
            Url::Literal(literal.clone())
        }
    };
    Some(Declared {
        key: keyed.key.clone(),
        value: url,
    })
}

fn constant(text: &Text, args: &ProfileArgs) -> Option<Url> {
    match text {
        Text::Constant(path) => Some(Url::Constant {
            path: path.clone(),
            allow_http: allow_http(args),
        }),
        Text::Literal(_) => None,
    }
}

fn allow_http(args: &ProfileArgs) -> bool {
    args.allow_http.value().is_some_and(|value| value.value)
}

/// The pieces of a literal that obeys all rules but those of claims.
fn pieces(literal: &LitStr, args: &ProfileArgs, bag: &mut Bag) -> Option<Vec<Piece>> {
    let http = allow_http(args) || Slot::is_broken(&args.allow_http);
    let checked = template::pieces(&literal.value())
        .and_then(|pieces| endpoint::check(&pieces, http).map(|()| pieces));
    match checked {
        Ok(pieces) => Some(pieces),
        Err(Fault { rule, help }) => {
            bag.help(literal, rule, help);
            None
        }
    }
}

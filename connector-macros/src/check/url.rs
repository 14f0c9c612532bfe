//! The rules of URLs: absolute, `https:`, nothing in it that a URL cannot hold; each placeholder has its claim, each claim in
//! the URL its placeholder.

use proc_macro2::Ident;
use syn::LitStr;

use crate::attr::{AuthForm, ProfileArgs, Slot, Written};
use crate::check::claim::Checked;
use crate::check::template::{self, Fault, Piece, Region};
use crate::check::{Claims, endpoint};
use crate::model::{Declared, Mode, Place, Text, Url, UrlPart};
use crate::support::{Bag, nearest, types};

/// The endpoint.
pub(crate) fn service_url(
    args: &ProfileArgs,
    profile: &Ident,
    claims: &Claims<'_>,
    bag: &mut Bag,
) -> Option<Declared<Url>> {
    let keyed = match &args.service_url {
        Written::Absent => {
            bag.help(
                profile,
                format_args!("`{profile}` has no `service_url`"),
                "write `service_url = \"https://…\"` in `#[technical_profile(…)]`",
            );
            return None;
        }
        Written::Broken => return None,
        Written::Whole(keyed) => keyed,
    };
    let placed = InUrl::of(claims);
    let url = match &keyed.value {
        Text::Constant(path) => {
            if let Some(claim) = placed.claims.first() {
                bag.help(
                    claim.1.place_at(),
                    format_args!(
                        "`{}` goes in the URL, and a constant holds no placeholder",
                        claim.1.name
                    ),
                    format_args!(
                        "write the URL as a literal with `{{{}}}` in it",
                        claim.wire()
                    ),
                );
                return None;
            }
            Url::Constant {
                path: path.clone(),
                allow_http: allow_http(args),
            }
        }
        Text::Literal(literal) => {
            let pieces = pieces(literal, args, bag)?;
            let parts = placed.join(literal, pieces, bag)?;
            Url::Template {
                literal: literal.clone(),
                parts,
            }
        }
    };
    Some(Declared {
        key: keyed.key.clone(),
        value: url,
    })
}

/// The token endpoint: the same rules, and no claims.
pub(crate) fn token_url(
    form: &AuthForm,
    word: &Ident,
    args: &ProfileArgs,
    bag: &mut Bag,
) -> Option<Declared<Url>> {
    let keyed = match &form.token_url {
        Written::Absent => {
            bag.help(
                word,
                format_args!("`{word}` needs `token_url`"),
                "write `token_url = \"https://login.example.com/token\"`",
            );
            return None;
        }
        Written::Broken => return None,
        Written::Whole(keyed) => keyed,
    };
    let url = match &keyed.value {
        Text::Constant(path) => Url::Constant {
            path: path.clone(),
            allow_http: allow_http(args),
        },
        Text::Literal(literal) => {
            let mut parts = Vec::new();
            for piece in pieces(literal, args, bag)? {
                match piece {
                    Piece::Text(text) => parts.push(UrlPart::Text(text)),
                    Piece::Setting(name) => parts.push(UrlPart::Setting(name)),
                    Piece::Claim(name, _) => {
                        bag.help(
                            literal,
                            format_args!("`{{{name}}}`: a token URL takes no claims"),
                            format_args!(
                                "write `{{Settings:{name}}}` for what the connector's settings hold"
                            ),
                        );
                        return None;
                    }
                }
            }
            Url::Template {
                literal: literal.clone(),
                parts,
            }
        }
    };
    Some(Declared {
        key: keyed.key.clone(),
        value: url,
    })
}

fn allow_http(args: &ProfileArgs) -> bool {
    args.allow_http.value().is_some_and(|value| value.value)
}

/// The pieces of a literal that obeys all rules but those of claims.
fn pieces(literal: &LitStr, args: &ProfileArgs, bag: &mut Bag) -> Option<Vec<Piece>> {
    let http = allow_http(args) || matches!(args.allow_http, Slot::Broken);
    match template::pieces(&literal.value())
        .and_then(|pieces| endpoint::check(&pieces, http).map(|()| pieces))
    {
        Ok(pieces) => Some(pieces),
        Err(Fault { rule, help }) => {
            bag.help(literal, rule, help);
            None
        }
    }
}

/// The claims that are placed in the URL, with their index among the inputs.
struct InUrl<'a> {
    claims: Vec<InUrlClaim<'a>>,
    all: &'a Claims<'a>,
    /// Whether a claim could not be read: a missing one may be that.
    broken: bool,
}

struct InUrlClaim<'a>(usize, &'a Checked<'a>);

impl InUrlClaim<'_> {
    fn wire(&self) -> &str {
        self.1.sent().map_or("", |sent| &sent.partner.value)
    }
}

impl<'a> InUrl<'a> {
    fn of(all: &'a Claims<'a>) -> Self {
        let claims = all
            .iter()
            .filter(|claim| claim.sent().is_some())
            .enumerate()
            .filter(|(_, claim)| {
                claim
                    .sent()
                    .is_some_and(|sent| sent.place.value == Place::In(Mode::Url))
            })
            .map(|(index, claim)| InUrlClaim(index, claim))
            .collect();
        Self {
            claims,
            all,
            broken: all.iter().any(|claim| claim.claim.is_none()),
        }
    }

    /// Puts the claims at their placeholders; each needs the other.
    fn join(&self, literal: &LitStr, pieces: Vec<Piece>, bag: &mut Bag) -> Option<Vec<UrlPart>> {
        let before = bag.count();
        let mut met: Vec<&str> = Vec::new();
        let mut parts = Vec::new();
        let unmet: Vec<_> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Claim(name, _) => Some(name.as_str()),
                _ => None,
            })
            .collect();
        for piece in &pieces {
            match piece {
                Piece::Text(text) => parts.push(UrlPart::Text(text.clone())),
                Piece::Setting(name) => parts.push(UrlPart::Setting(name.clone())),
                Piece::Claim(name, region) => {
                    if let Some(InUrlClaim(index, _)) =
                        self.claims.iter().find(|claim| claim.wire() == name)
                    {
                        met.push(name);
                        parts.push(match region {
                            Region::Query => UrlPart::Query(*index),
                            _ => UrlPart::Path(*index),
                        });
                    } else if let Some(meant) = self.stray(literal, name, &unmet, bag) {
                        met.push(meant);
                    }
                }
            }
        }
        for claim in &self.claims {
            if !met.contains(&claim.wire()) {
                let wire = claim.wire();
                bag.help(
                    claim.1.place_at(),
                    format_args!("`{}` goes in the URL, and `service_url` has no `{{{wire}}}`", claim.1.name),
                    format_args!("write `{{{wire}}}` into `service_url`, or send the claim elsewhere: `#[input(send_in = QueryString)]`"),
                );
            }
            single(claim.1, bag);
        }
        (bag.count() == before && !self.broken).then_some(parts)
    }

    /// A placeholder without its claim; gives the claim that was meant, which is then not missing as well.
    fn stray(&self, literal: &LitStr, name: &str, unmet: &[&str], bag: &mut Bag) -> Option<&str> {
        let wires = || self.claims.iter().map(InUrlClaim::wire);
        let rule = format!("`{{{name}}}` has no claim in the URL");
        // By the field's name: the wire has another one.
        let by_field = self
            .claims
            .iter()
            .find(|claim| claim.1.name == name)
            .map(InUrlClaim::wire);
        let free = wires().filter(|wire| !unmet.contains(wire));
        if let Some(meant) = by_field.or_else(|| nearest::nearest(name, free)) {
            bag.help(
                literal,
                rule,
                format_args!("write `{{{meant}}}`, its name on the wire"),
            );
            return wires().find(|wire| *wire == meant);
        }
        let elsewhere = self.all.iter().find(|claim| {
            claim.name == name || claim.sent().is_some_and(|sent| sent.partner.value == name)
        });
        match elsewhere {
            Some(claim) if claim.claim.is_none() => {}
            Some(claim) => bag.help(
                literal,
                rule,
                format_args!("write `#[input(send_in = Url)]` on `{}`", claim.name),
            ),
            None if self.broken => {}
            None => {
                let field = field(name);
                bag.help(
                    literal,
                    rule,
                    format_args!("write `#[input(send_in = Url)] {field}: String` in the struct"),
                );
            }
        }
        None
    }
}

fn field(name: &str) -> String {
    match syn::parse_str::<Ident>(name) {
        Ok(_) => name.to_owned(),
        Err(_) => "claim".to_owned(),
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
        let inner = types::text(inner);
        bag.help(
            ty,
            format_args!("`{name}` goes in the URL, where a claim is never absent"),
            format_args!("write `{inner}`, or give it a `default`"),
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

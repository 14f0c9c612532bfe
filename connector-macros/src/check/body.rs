//! The request's body where claims say `path`: the tree of objects and arrays that they make together.
//!
//! Claims come in one after another; a place that two of them fill, or that would be an object and an array, and an array with
//! a gap are refused. Members stand in the order of their first mention, claims without `path` at the root.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::check::Claims;
use crate::check::body::tree::{Clash, Tree};
use crate::check::claim::Checked;
use crate::check::path::shown;
use crate::model::{Member, Mode, Place, Step};
use crate::support::Bag;

mod tree;

/// The members of the root, if any claim says `path`.
pub(crate) fn body(claims: &Claims<'_>, bag: &mut Bag) -> Option<Vec<Member>> {
    // A claim that could not be read may be the one that is missing.
    if claims.iter().any(|claim| claim.claim.is_none()) {
        return None;
    }
    let sent: Vec<_> = claims
        .iter()
        .filter(|claim| claim.sent().is_some())
        .collect();
    let nested = |claim: &Checked<'_>| claim.sent().is_some_and(|sent| sent.path.is_some());
    if !sent.iter().any(|claim| nested(claim)) {
        return None;
    }
    let before = bag.count();
    let mut tree = Tree::new();
    for (index, claim) in sent.into_iter().enumerate() {
        let Some(sent) = claim.sent() else { continue };
        let flat = [Step::Name(sent.partner.value.clone())];
        let steps = match &sent.path {
            Some(path) => &path.value[..],
            None if sent.place.value == Place::In(Mode::Body) => &flat,
            None => continue,
        };
        match tree.put(steps, claim, index) {
            // Two claims at the root are told by their names.
            Err(Clash::Same(other)) if !nested(claim) && !nested(other) => {}
            Err(clash) => tell(&clash, claim, steps, bag),
            Ok(()) => {}
        }
    }
    if bag.count() == before {
        for (missing, claim) in tree.gaps() {
            bag.help(
                place_of(claim),
                format_args!("the array has no `{}` before it", shown(&missing)),
                "count from 0 without a gap: where a claim is absent, its array is shorter",
            );
        }
    }
    tree.members()
}

fn tell(clash: &Clash<&Checked<'_>>, claim: &Checked<'_>, steps: &[Step], bag: &mut Bag) {
    let (name, path, at) = (&claim.name, shown(steps), place_of(claim));
    let mixed = "name members everywhere, or count elements everywhere; `['0']` is a name";
    match clash {
        Clash::Same(other) => bag.twice(
            (
                at,
                format_args!(
                    "`{name}` is sent twice as `{path}` in the body\nhelp: write another path, such as `path = \"other_{name}\"`"
                ),
            ),
            (
                place_of(other),
                format_args!("`{}` is sent first here", other.name),
            ),
        ),
        Clash::Above(other) => bag.help(
            at,
            format_args!("`{path}` goes through the value of `{}`", other.name),
            format_args!("write another path, such as `path = \"other_{name}\"`, or send the whole object as one claim"),
        ),
        Clash::Below(other) => bag.help(
            at,
            format_args!(
                "`{path}` is a value here, and `{}` goes into it",
                other.name
            ),
            format_args!("write another path, such as `path = \"other_{name}\"`, or send the whole object as one claim"),
        ),
        Clash::Array(other) => bag.help(
            at,
            format_args!(
                "`{path}` makes an object of what `{}` makes an array of",
                other.name
            ),
            mixed,
        ),
        Clash::Object(other) => bag.help(
            at,
            format_args!(
                "`{path}` makes an array of what `{}` makes an object of",
                other.name
            ),
            mixed,
        ),
    }
}

/// What says where the claim goes: `path`'s literal, `partner`'s, or the field.
fn place_of(claim: &Checked<'_>) -> TokenStream {
    let input = claim.input();
    match input.and_then(|input| input.path.value().or(input.partner.value())) {
        Some(literal) => literal.to_token_stream(),
        None => claim.field().to_token_stream(),
    }
}

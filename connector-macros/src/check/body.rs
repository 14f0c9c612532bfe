//! The request's body where claims say `path`: the tree of objects and arrays that they make together.
//!
//! Claims come in one after another; a place that two of them fill, or that would be an object and an array, and an array with
//! a gap are refused. Members stand in the order of their first mention, claims without `path` at the root.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::check::Claims;
use crate::check::claim::Checked;
use crate::check::path::shown;
use crate::model::{Member, Mode, Node, Place, Step};
use crate::support::{Bag, json};

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
    let mut root = Vec::new();
    for (index, claim) in sent.into_iter().enumerate() {
        let Some(sent) = claim.sent() else { continue };
        let flat = [Step::Name(sent.partner.value.clone())];
        let steps = match &sent.path {
            Some(path) => &path.value[..],
            None if sent.place.value == Place::In(Mode::Body) => &flat,
            None => continue,
        };
        match put(&mut root, steps, Leaf { index, claim }) {
            // Two claims at the root are told by their names.
            Err(Clash::Same(other)) if !nested(claim) && !nested(other) => {}
            Err(clash) => clash.tell(claim, steps, bag),
            Ok(()) => {}
        }
    }
    if bag.count() == before {
        gaps(&mut root, &mut Vec::new(), bag);
    }
    members(&root)
}

/// A claim at its place.
#[derive(Clone, Copy)]
struct Leaf<'a> {
    index: usize,
    claim: &'a Checked<'a>,
}

/// What stands in an object or an array, while claims come in.
type Twigs<'a> = Vec<(Step, Twig<'a>)>;

enum Twig<'a> {
    Leaf(Leaf<'a>),
    /// An object or an array, with the claim for which it was made.
    Branch(Leaf<'a>, Twigs<'a>),
}

/// Why a claim has no place.
enum Clash<'a> {
    /// Its place is another's.
    Same(&'a Checked<'a>),
    /// Another's value stands on its way.
    Above(&'a Checked<'a>),
    /// Another is placed inside of its value.
    Below(&'a Checked<'a>),
    /// It makes an array of what another makes an object of, or the other way, where the other's is an array.
    Mixed(&'a Checked<'a>, bool),
}

fn put<'a>(twigs: &mut Twigs<'a>, steps: &[Step], leaf: Leaf<'a>) -> Result<(), Clash<'a>> {
    let Some((step, rest)) = steps.split_first() else {
        return Ok(());
    };
    if let Some((other, twig)) = twigs.first()
        && is_index(other) != is_index(step)
    {
        return Err(Clash::Mixed(twig.first(), is_index(other)));
    }
    let found = twigs.iter_mut().find(|(there, _)| there == step);
    match (found, rest) {
        (Some((_, Twig::Leaf(there))), []) => Err(Clash::Same(there.claim)),
        (Some((_, Twig::Leaf(there))), _) => Err(Clash::Above(there.claim)),
        (Some((_, Twig::Branch(first, _))), []) => Err(Clash::Below(first.claim)),
        (Some((_, Twig::Branch(_, twigs))), rest) => put(twigs, rest, leaf),
        (None, []) => {
            twigs.push((step.clone(), Twig::Leaf(leaf)));
            Ok(())
        }
        (None, rest) => {
            let mut inner = Vec::new();
            put(&mut inner, rest, leaf)?;
            twigs.push((step.clone(), Twig::Branch(leaf, inner)));
            Ok(())
        }
    }
}

/// Puts elements in their order, and says of each array which index is missing before another.
fn gaps(twigs: &mut Twigs<'_>, at: &mut Vec<Step>, bag: &mut Bag) {
    // Members keep the order of their first mention: the sort is stable.
    twigs.sort_by_key(|(step, _)| match step {
        Step::Index(index) => *index,
        Step::Name(_) => 0,
    });
    let gap = twigs
        .iter()
        .enumerate()
        .find(|(place, (step, _))| matches!(step, Step::Index(index) if index != place));
    if let Some((missing, (_, twig))) = gap {
        at.push(Step::Index(missing));
        bag.help(
            place_of(twig.first()),
            format_args!("the array has no `{}` before it", shown(at)),
            "count from 0 without a gap: where a claim is absent, its array is shorter",
        );
        at.pop();
    }
    for (step, twig) in twigs {
        if let Twig::Branch(_, inner) = twig {
            at.push(step.clone());
            gaps(inner, at, bag);
            at.pop();
        }
    }
}

fn members(twigs: &Twigs<'_>) -> Option<Vec<Member>> {
    let member = |(step, twig): &(Step, Twig<'_>)| match step {
        Step::Name(name) => Some(Member {
            key: json::key(name),
            node: twig.node()?,
        }),
        Step::Index(_) => None,
    };
    twigs.iter().map(member).collect()
}

fn is_index(step: &Step) -> bool {
    matches!(step, Step::Index(_))
}

impl<'a> Twig<'a> {
    /// The claim that was there first.
    fn first(&self) -> &'a Checked<'a> {
        match self {
            Self::Leaf(leaf) | Self::Branch(leaf, _) => leaf.claim,
        }
    }

    fn node(&self) -> Option<Node> {
        match self {
            Self::Leaf(leaf) => Some(Node::Claim(leaf.index)),
            Self::Branch(_, twigs) if twigs.iter().all(|(step, _)| is_index(step)) => {
                let elements = twigs.iter().map(|(_, twig)| twig.node());
                elements.collect::<Option<_>>().map(Node::Array)
            }
            Self::Branch(_, twigs) => members(twigs).map(Node::Object),
        }
    }
}

impl Clash<'_> {
    fn tell(&self, claim: &Checked<'_>, steps: &[Step], bag: &mut Bag) {
        let (name, path, at) = (&claim.name, shown(steps), place_of(claim));
        match self {
            Self::Same(other) => bag.twice(
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
            Self::Above(other) => bag.help(
                at,
                format_args!("`{path}` goes through the value of `{}`", other.name),
                format_args!("write another path, such as `path = \"other_{name}\"`, or send the whole object as one claim"),
            ),
            Self::Below(other) => bag.help(
                at,
                format_args!(
                    "`{path}` is a value here, and `{}` goes into it",
                    other.name
                ),
                format_args!("write another path, such as `path = \"other_{name}\"`, or send the whole object as one claim"),
            ),
            Self::Mixed(other, array) => {
                let (this, that) = if *array {
                    ("an object", "an array")
                } else {
                    ("an array", "an object")
                };
                bag.help(
                    at,
                    format_args!(
                        "`{path}` makes {this} of what `{}` makes {that} of",
                        other.name
                    ),
                    "name members everywhere, or count elements everywhere; `['0']` is a name",
                );
            }
        }
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

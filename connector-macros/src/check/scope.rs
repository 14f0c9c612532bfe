//! What an expression of a claim may name: the claims that have their value by then, in declaration order.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::ext::IdentExt;

use crate::attr::ClaimArgs;
use crate::check::case::Case;
use crate::support::mention::Mentions;
use crate::support::{Bag, nearest};

/// When something is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Time {
    Before,
    After,
}

/// The claims, seen from one of them.
pub(crate) struct Scope<'a> {
    pub(crate) claims: &'a [ClaimArgs],
    /// The case of names on the wire, as far as it could be read.
    pub(crate) case: Option<Case>,
    /// The claim that is computed.
    pub(crate) at: usize,
    pub(crate) time: Time,
}

/// What a name in `{Claim:…}` is.
pub(crate) enum Named<'a> {
    /// A claim that has its value, by its index.
    Known(usize),
    /// A claim that has not.
    Late(Late<'a>),
    /// No claim; perhaps another name was meant.
    Unknown(Option<String>),
}

/// A claim that has no value yet.
pub(crate) struct Late<'a> {
    index: usize,
    field: &'a Ident,
}

impl<'a> Scope<'a> {
    /// The claims that the expression may name, by index; says which it cannot.
    pub(crate) fn names(&self, mentions: &Mentions, bag: &mut Bag) -> Vec<usize> {
        let mut names = Vec::new();
        for (index, field) in self.fields() {
            let name = field.unraw().to_string();
            if self.has(index) {
                if mentions.may(&name) {
                    names.push(index);
                }
            } else if let Some(at) = mentions.free(&name) {
                self.late(at, &Late { index, field }, bag);
            }
        }
        names
    }

    /// The claim of that name, the field's or the one on the wire.
    pub(crate) fn named(&self, name: &str) -> Named<'a> {
        let by_field = self.fields().find(|(_, field)| field.unraw() == name);
        let found = by_field.or_else(|| {
            self.fields()
                .find(|(index, _)| self.wire(*index).as_deref() == Some(name))
        });
        match found {
            Some((index, _)) if self.has(index) => Named::Known(index),
            Some((index, field)) => Named::Late(Late { index, field }),
            None => {
                let known: Vec<_> = self
                    .fields()
                    .filter(|(index, _)| self.has(*index))
                    .map(|(_, field)| field.unraw().to_string())
                    .collect();
                let meant = nearest::nearest(name, known.iter().map(String::as_str));
                Named::Unknown(meant.map(str::to_owned))
            }
        }
    }

    /// Says that a claim has no value yet.
    pub(crate) fn late(&self, at: impl ToTokens, late: &Late<'_>, bag: &mut Bag) {
        let field = late.field.unraw();
        let Some((_, own)) = self.fields().find(|(index, _)| *index == self.at) else {
            return;
        };
        let own = own.unraw();
        if late.index == self.at {
            bag.help(
                at,
                format_args!("`{own}` is computed from itself"),
                "name claims that stand above it, or write `map = …` to change a claim in place",
            );
        } else if self.time == Time::Before && !self.is_before(late.index) {
            bag.help(
                at,
                format_args!(
                    "`{own}` is computed before the call, and `{field}` is read from the answer"
                ),
                format_args!("write `#[output(value = …)]` on `{own}`"),
            );
        } else {
            bag.help(
                at,
                format_args!("`{own}` is computed from `{field}`, which stands below it"),
                format_args!("move `{field}` above `{own}`"),
            );
        }
    }

    fn fields(&self) -> impl Iterator<Item = (usize, &'a Ident)> + use<'a> {
        self.claims
            .iter()
            .enumerate()
            .filter_map(|(index, claim)| Some((index, claim.field.ident.as_ref()?)))
    }

    fn wire(&self, index: usize) -> Option<String> {
        let claim = self.claims.get(index)?;
        let options = claim.input.value().or(claim.output.value())?;
        match options.partner.value() {
            Some(partner) => Some(partner.value()),
            None => Some(
                self.case?
                    .apply(&claim.field.ident.as_ref()?.unraw().to_string()),
            ),
        }
    }

    /// Whether the claim has its value when this one is computed.
    fn has(&self, index: usize) -> bool {
        match self.time {
            Time::Before => index < self.at && self.is_before(index),
            Time::After => index < self.at || self.is_before(index),
        }
    }

    /// Whether the claim has a value before the call. What says nothing readable is taken for one that has.
    fn is_before(&self, index: usize) -> bool {
        self.claims.get(index).is_some_and(|claim| {
            !claim.input.is_absent() || !claim.claim.is_absent() || claim.output.is_absent()
        })
    }
}

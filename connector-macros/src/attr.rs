//! Stage 1: what the user wrote. Grammar only, spans kept, no rule across attributes.
//!
//! In: the tokens of the attribute and of the item. Out: a [`Declaration`], as much of it as could be read.

use proc_macro2::TokenStream;
use syn::Ident;

pub(crate) use auth::{AuthForm, AuthValue};
pub(crate) use claim::{ClaimArgs, Options};
pub(crate) use item::{Promised, Shape};
pub(crate) use profile::ProfileArgs;
pub(crate) use refusal::{Code, RefusalArgs, VariantArgs, read as refusal};

use crate::attr::entry::Entry;
use crate::model::Contract;
use crate::support::Bag;

mod auth;
mod claim;
mod entry;
mod item;
mod option;
mod profile;
mod refusal;
pub(crate) mod stranger;
mod url;
mod value;

/// What stands at one macro: its keys, its struct, its claims.
pub(crate) struct Declaration {
    pub(crate) contract: Contract,
    pub(crate) profile: ProfileArgs,
    pub(crate) shape: Shape,
    /// One for each field of the struct.
    pub(crate) claims: Vec<ClaimArgs>,
}

/// Reads the whole declaration, and says what cannot be read.
pub(crate) fn read(
    contract: Contract,
    args: TokenStream,
    item: TokenStream,
    bag: &mut Bag,
) -> Declaration {
    let profile = profile::read(contract, args, bag);
    let (mut shape, fields) = item::read(item, bag);
    let claims: Vec<_> = fields
        .into_iter()
        .map(|field| claim::read(field, bag))
        .collect();
    if let Shape::Struct(item) = &mut shape {
        // An attribute that was taken for a misspelt one of ours would be unknown to rustc as well.
        for (field, claim) in item.fields.iter_mut().zip(&claims) {
            field.attrs.clone_from(&claim.field.attrs);
        }
    }
    Declaration {
        contract,
        profile,
        shape,
        claims,
    }
}

/// What became of a key.
#[derive(Clone, Default)]
pub(crate) enum Written<T> {
    /// It is not there.
    #[default]
    Absent,
    /// It is there and wrong, and the user knows: stay silent about it.
    Broken,
    /// It is there.
    Whole(T),
}

impl<T> Written<T> {
    pub(crate) fn whole(&self) -> Option<&T> {
        match self {
            Self::Whole(value) => Some(value),
            Self::Absent | Self::Broken => None,
        }
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    pub(crate) fn is_broken(&self) -> bool {
        matches!(self, Self::Broken)
    }
}

/// A value with the key that says it.
#[derive(Clone)]
pub(crate) struct Keyed<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

/// A key with its value, or not.
pub(crate) type Slot<T> = Written<Keyed<T>>;

impl<T> Slot<T> {
    /// The value alone.
    pub(crate) fn value(&self) -> Option<&T> {
        self.whole().map(|keyed| &keyed.value)
    }

    /// The key alone, of a value that is whole.
    pub(crate) fn key(&self) -> Option<&Ident> {
        self.whole().map(|keyed| &keyed.key)
    }

    /// Puts an entry into its slot.
    fn fill(
        &mut self,
        entry: Entry,
        read: impl FnOnce(&Ident, entry::Given, &mut Bag) -> Option<T>,
        bag: &mut Bag,
    ) {
        match self {
            Self::Absent => {
                *self = match read(&entry.key, entry.given, bag) {
                    Some(value) => Self::Whole(Keyed {
                        key: entry.key,
                        value,
                    }),
                    None => Self::Broken,
                };
            }
            Self::Whole(first) => bag.twice(
                (
                    &entry.key,
                    format_args!("`{}` is said twice\nhelp: keep one of them", entry.key),
                ),
                (&first.key, "first said here"),
            ),
            Self::Broken => {}
        }
    }
}

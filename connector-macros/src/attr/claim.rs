//! The attributes of a field: `#[input]`, `#[output]`, `#[claim]`, and the keys in them.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, Expr, Field, Ident, LitStr, Meta};

use crate::attr::entry::{self, Entry};
use crate::attr::item::OwnField;
use crate::attr::{Keyed, Slot, Written, option, stranger, value};
use crate::model::{Choice, Mode};
use crate::support::Bag;
use crate::support::words::{self, On};

/// A field, and what is said of it.
pub(crate) struct ClaimArgs {
    pub(crate) field: Field,
    /// `#[input]`
    pub(crate) input: Slot<Options>,
    /// `#[output]`
    pub(crate) output: Slot<Options>,
    /// `#[claim]`
    pub(crate) claim: Slot<Options>,
}

/// The keys in one attribute of a field. Which of them fit there is said by the word list.
#[derive(Clone, Default)]
pub(crate) struct Options {
    pub(crate) partner: Slot<LitStr>,
    pub(crate) path: Slot<LitStr>,
    pub(crate) default: Slot<Expr>,
    pub(crate) value: Slot<Expr>,
    pub(crate) map: Slot<Expr>,
    pub(crate) resolve: Slot<LitStr>,
    pub(crate) payload: Slot<()>,
    pub(crate) bearer: Slot<()>,
    pub(crate) coerce: Slot<()>,
    pub(crate) json: Slot<()>,
    pub(crate) send_in: Slot<Choice<Mode>>,
    /// Whether a word in it could not be read: what is missing may be that one.
    pub(crate) broken: bool,
}

impl ClaimArgs {
    /// Whether anything said of the field could not be read.
    pub(crate) fn is_broken(&self) -> bool {
        [&self.input, &self.output, &self.claim]
            .into_iter()
            .any(|slot| match slot {
                Written::Absent => false,
                Written::Broken => true,
                Written::Whole(keyed) => keyed.value.broken,
            })
    }
}

/// Reads what is said of one field.
pub(crate) fn read(OwnField { ours, field }: OwnField, bag: &mut Bag) -> ClaimArgs {
    let mut claim = ClaimArgs {
        field,
        input: Written::Absent,
        output: Written::Absent,
        claim: Written::Absent,
    };
    for attr in &ours {
        let (slot, on) = if attr.path().is_ident("input") {
            (&mut claim.input, On::Input)
        } else if attr.path().is_ident("output") {
            (&mut claim.output, On::Output)
        } else {
            (&mut claim.claim, On::Claim)
        };
        attribute(slot, attr, on, bag);
    }
    strangers(&mut claim, ours.is_empty(), bag);
    claim
}

fn attribute(slot: &mut Slot<Options>, attr: &Attribute, on: On, bag: &mut Bag) {
    let Some(key) = attr.path().get_ident() else {
        return;
    };
    if let Written::Whole(first) = slot {
        bag.twice(
            (
                key,
                format_args!(
                    "`#[{key}]` stands twice on one field\nhelp: join them into one `#[{key}(…)]`"
                ),
            ),
            (&first.key, "first stands here"),
        );
        return;
    }
    let value = match &attr.meta {
        Meta::Path(_) => Options::default(),
        Meta::List(list) => options(list.tokens.clone(), on, bag),
        Meta::NameValue(pair) => {
            bag.help(
                &pair.value,
                format_args!("`#[{key}]` takes its keys in parentheses"),
                format_args!(
                    "write `#[{key}(partner = {})]`",
                    pair.value.to_token_stream()
                ),
            );
            Options {
                broken: true,
                ..Options::default()
            }
        }
    };
    *slot = Written::Whole(Keyed {
        key: key.clone(),
        value,
    });
}

fn options(tokens: TokenStream, on: On, bag: &mut Bag) -> Options {
    let mut options = Options::default();
    let before = bag.count();
    for entry in entry::entries(tokens, "partner", bag) {
        let name = entry.key.to_string();
        let fits = words::CLAIM
            .iter()
            .any(|word| word.name == name && word.on.contains(&on));
        if fits {
            options.take(&name, entry, bag);
        } else {
            stranger::in_claim(&entry, on, bag);
        }
    }
    options.broken = bag.count() > before;
    options
}

impl Options {
    fn take(&mut self, name: &str, entry: Entry, bag: &mut Bag) {
        match name {
            "partner" => self.partner.fill(entry, value::text, bag),
            "path" => self.path.fill(entry, value::text, bag),
            "default" => self.default.fill(entry, value::expression, bag),
            "value" => self.value.fill(entry, value::expression, bag),
            "map" => self.map.fill(entry, value::expression, bag),
            "resolve" => self.resolve.fill(entry, value::text, bag),
            "payload" => self.payload.fill(entry, value::flag, bag),
            "bearer" => self.bearer.fill(entry, value::flag, bag),
            "coerce" => self.coerce.fill(entry, value::flag, bag),
            "json" => self.json.fill(entry, value::flag, bag),
            "send_in" => self.send_in.fill(entry, mode, bag),
            _ => {}
        }
    }
}

fn mode(key: &Ident, given: entry::Given, bag: &mut Bag) -> Option<Choice<Mode>> {
    value::word(key, given, &option::MODES, bag)
}

/// Attributes that are not ours but stand for one of ours.
fn strangers(claim: &mut ClaimArgs, bare: bool, bag: &mut Bag) {
    let mut found = false;
    claim.field.attrs.retain(|attr| {
        let strange = stranger::stands_for_ours(attr, bare, bag);
        found |= strange;
        !strange
    });
    if found {
        claim.input = Written::Broken;
    }
}

//! Elements of a policy written as keys: `Metadata(ServiceUrl = "…")`, `Item(Key = "…", Value = "…")`, `#[InputClaim(…)]`.

use proc_macro2::TokenStream;
use syn::{Expr, ExprLit, Lit, LitStr};

use super::said;
use crate::attr::entry::{self, Entry, Given};
use crate::support::reference::{self, Ours};
use crate::support::words::On;
use crate::support::{Bag, nearest, types, words};

/// What the items in an element are here, and the keys that they stand for.
pub(super) fn items(entry: &Entry, on: On) -> Option<(Vec<&'static str>, String)> {
    if !["metadata", "item", "technicalprofile"]
        .contains(&nearest::fold(&entry.key.to_string()).as_str())
    {
        return None;
    }
    let mut ours: Vec<(&'static str, String)> = Vec::new();
    collect(entry, on, &mut ours);
    let (keys, texts): (Vec<_>, Vec<_>) = ours.into_iter().unzip();
    (!keys.is_empty()).then(|| (keys, texts.join(", ")))
}

fn collect(entry: &Entry, on: On, ours: &mut Vec<(&'static str, String)>) {
    let Given::List(tokens) = &entry.given else {
        return;
    };
    let inner = inside(tokens.clone());
    if nearest::fold(&entry.key.to_string()) == "item" {
        // `Item(Key = "ServiceUrl", Value = "…")`, or with the text inside.
        let text = |name: &str| {
            let there = inner.iter().find(|entry| entry.key == name)?;
            literal(&there.given)
        };
        if let Some(key) = text("Key") {
            let value = text("Value").map_or(Given::Nothing, |value| Given::Value(string(value)));
            one(&key.value(), &value, on, ours);
        }
        return;
    }
    for entry in &inner {
        collect(entry, on, ours);
        one(&entry.key.to_string(), &entry.given, on, ours);
    }
}

fn one(word: &str, given: &Given, on: On, ours: &mut Vec<(&'static str, String)>) {
    let name = match reference::ours(word) {
        Some(Ours::Profile(name)) => name,
        _ => match words::find(word) {
            Some(known) => known.name,
            None => return,
        },
    };
    let fits = words::find(name).is_some_and(|word| word.on.contains(&on));
    if fits && !ours.iter().any(|(known, _)| *known == name) {
        ours.push((name, said(name, given)));
    }
}

/// What `#[InputClaim(PartnerClaimType = "…", DefaultValue = "…")]` says, as keys of ours in parentheses.
pub(super) fn claim(tokens: TokenStream) -> String {
    let keys: Vec<_> = inside(tokens)
        .iter()
        .filter_map(|entry| match reference::ours(&entry.key.to_string()) {
            // A default is of an `Option`, which only the user can make of the claim.
            Some(Ours::Claim("partner", _)) => Some(said("partner", &entry.given)),
            _ => None,
        })
        .collect();
    if keys.is_empty() {
        String::new()
    } else {
        format!("({})", keys.join(", "))
    }
}

/// The entries in an element; what cannot be read is none, since the element itself is the mistake.
fn inside(tokens: TokenStream) -> Vec<Entry> {
    let mut mistakes = Bag::default();
    let entries = entry::entries(tokens, "Key", &mut mistakes);
    drop(mistakes);
    entries
}

/// The one text that stands there.
pub(super) fn literal(given: &Given) -> Option<LitStr> {
    match given {
        Given::Value(value) => types::literal(value).cloned(),
        Given::List(tokens) => syn::parse2(tokens.clone()).ok(),
        Given::Nothing | Given::Broken => None,
    }
}

fn string(literal: LitStr) -> Expr {
    Expr::Lit(ExprLit {
        attrs: Vec::new(),
        lit: Lit::Str(literal),
    })
}

//! Names of keys in the key container.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::LitStr;

use crate::attr::{Slot, Written};
use crate::model::{Declared, Key};
use crate::support::{self, Bag, words};

/// The name that is written, or the default under the key's own word.
pub(crate) fn key(slot: &Slot<LitStr>, word: &str, default: &str, bag: &mut Bag) -> Option<Key> {
    match slot {
        Written::Absent => Some(Declared {
            key: support::word(word),
            value: default.to_owned(),
        }),
        Written::Broken => None,
        Written::Whole(keyed) => written(&keyed.key, &keyed.value, bag),
    }
}

fn written(key: &Ident, literal: &LitStr, bag: &mut Bag) -> Option<Key> {
    let name = literal.value();
    is_name(&name, literal, key, bag).then(|| Declared {
        key: key.clone(),
        value: name,
    })
}

/// Whether a text can be the name of a key. What looks like a secret is not repeated.
pub(crate) fn is_name(name: &str, at: impl ToTokens, key: &Ident, bag: &mut Bag) -> bool {
    let help = format!(
        "write `{key} = \"{}\"`, the name under which the key container holds it",
        words::value(&key.to_string())
    );
    if let Some(looks) = secret(name) {
        bag.help(
            at,
            format_args!("this looks like a secret ({looks}), and secrets are never in source"),
            help,
        );
    } else if name.is_empty() {
        bag.help(at, format_args!("`{key}` is empty"), help);
    } else if let Some(stray) = name
        .chars()
        .find(|c| !c.is_ascii_alphanumeric() && !"_-.".contains(*c))
    {
        bag.help(
            at,
            format_args!(
                "the name of a key holds letters, digits, `_`, `-` and `.`, not `{}`",
                stray.escape_default()
            ),
            help,
        );
    } else if name.len() > 127 {
        bag.help(
            at,
            format_args!(
                "the name of a key has at most 127 characters, and this one has {}",
                name.len()
            ),
            help,
        );
    } else {
        return true;
    }
    false
}

fn secret(name: &str) -> Option<&'static str> {
    let parts: Vec<_> = name.split('.').collect();
    if name.starts_with("eyJ") && parts.len() == 3 {
        Some("a JSON Web Token")
    } else if name.contains(char::is_whitespace) {
        Some("it holds a blank")
    } else if name.contains(':') {
        Some("it holds a `:`")
    } else if name.contains('/') {
        Some("it holds a `/`")
    } else {
        None
    }
}

//! What serde's attributes say.

use proc_macro2::{Ident, Literal, TokenTree};
use syn::{Attribute, Meta};

/// A word in `#[serde(…)]`, with the literal that it is set to.
pub(crate) fn word(attr: &Attribute, word: &str) -> Option<(Ident, Option<Literal>)> {
    let Meta::List(list) = &attr.meta else {
        return None;
    };
    if !list.path.is_ident("serde") {
        return None;
    }
    let mut tokens = list.tokens.clone().into_iter();
    let found = tokens.find_map(|token| match token {
        TokenTree::Ident(ident) if ident == word => Some(ident),
        _ => None,
    })?;
    let literal = match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Punct(_)), Some(TokenTree::Literal(literal))) => Some(literal),
        _ => None,
    };
    Some((found, literal))
}

//! What no stage owns: the bag of errors, the words, questions about types, spans.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;

pub(crate) use bag::Bag;

mod bag;
pub(crate) mod header;
pub(crate) mod json;
pub(crate) mod mention;
pub(crate) mod nearest;
pub(crate) mod reference;
pub(crate) mod resolvers;
pub(crate) mod serde;
pub(crate) mod types;
pub(crate) mod words;

/// Where the runtime is, if `crate = …` does not say otherwise.
pub(crate) fn runtime() -> TokenStream {
    quote!(::connector_runtime)
}

/// A word that the user did not write.
pub(crate) fn word(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// The same tokens, each of them at `span`.
///
/// rustc joins the first and the last token of an expression: one stray span, and a message underlines the whole attribute.
///
/// The name of a crate keeps its place: where there is no such crate, rustc tells it once for all that is generated.
pub(crate) fn at(span: Span, tokens: TokenStream) -> TokenStream {
    placed(span, tokens, true)
}

/// The same, the name of a crate too: rustc points at it where it cannot tell what an associated type is.
pub(crate) fn whole_at(span: Span, tokens: TokenStream) -> TokenStream {
    placed(span, tokens, false)
}

fn placed(span: Span, tokens: TokenStream, but_crates: bool) -> TokenStream {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let is_colon =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':');
    let is_crate = |at: usize| match tokens.get(..at).unwrap_or_default() {
        // `::name`, with no path before it.
        [before @ .., first, second] => {
            let goes_on = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word != "as" && word != "impl");
            is_colon(first) && is_colon(second) && !before.last().is_some_and(goes_on)
        }
        _ => false,
    };
    tokens
        .iter()
        .enumerate()
        .map(|(index, token)| {
            let mut token = token.clone();
            if let TokenTree::Group(group) = &token {
                token =
                    Group::new(group.delimiter(), placed(span, group.stream(), but_crates)).into();
            }
            if !(but_crates && matches!(token, TokenTree::Ident(_)) && is_crate(index)) {
                token.set_span(span);
            }
            token
        })
        .collect()
}
